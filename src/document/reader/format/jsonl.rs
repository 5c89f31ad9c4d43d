//! JSON Lines: one document a line, with `text` or `html` and any of the known fields; `text` may be a list of
//! paragraphs. An array of such objects, or a single one over several lines, is read too.

use std::borrow::Cow;

use rayon::prelude::*;
use serde_json::{Map, Value};

use super::{html, plain};
use crate::document::reader::error::Problem;
use crate::document::reader::piece::Source;
use crate::document::reader::{date, decode, keys};

/// Reads the documents of a JSON Lines text; a line that cannot be read gives its number and why. Objects of an
/// array are counted instead of lines.
pub(in super::super) fn lines(text: &str) -> Vec<(u32, Result<Source, Problem>)> {
    if let Some(objects) = collection(text) {
        return (1..).zip(objects.iter().map(record)).collect();
    }
    let parsed = |line: &str| record(&serde_json::from_str(line).map_err(Problem::Json)?);
    let lines: Vec<(u32, &str)> = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).collect();
    lines.into_par_iter().map(|(number, line)| (number, parsed(line))).collect()
}

/// The objects of an array, or the one of a text that is a single object over several lines.
pub(super) fn collection(text: &str) -> Option<Vec<Map<String, Value>>> {
    let is_document = |object: &Map<String, Value>| object.keys().any(|key| is_body(key));
    let objects: Vec<Map<String, Value>> = match text.trim_start().chars().next()? {
        '[' => serde_json::from_str(text).ok()?,
        '{' if !is_record(text.trim_start().lines().next()?) => vec![serde_json::from_str(text).ok()?],
        _ => return None,
    };
    // {"articles": [{…}, …]}
    let objects = match objects.as_slice() {
        [only] if !is_document(only) => only.values().find_map(objects_of)?,
        _ => objects,
    };
    objects.iter().any(is_document).then_some(objects)
}

/// The objects of a list of objects.
fn objects_of(value: &Value) -> Option<Vec<Map<String, Value>>> {
    let items = value.as_array().filter(|items| !items.is_empty())?;
    items.iter().map(|item| item.as_object().cloned()).collect()
}

/// Whether a line is a record that this module reads.
pub(super) fn is_record(line: &str) -> bool {
    serde_json::from_str::<Map<String, Value>>(line)
        .is_ok_and(|object| document_in(&object).keys().any(|key| is_body(key)))
}

/// The object that holds a document: itself, or the one inside that has a text: {"code": 0, "data": {…}}.
fn document_in(object: &Map<String, Value>) -> &Map<String, Value> {
    let has_text = |object: &Map<String, Value>| BODY.iter().any(|key| value_of(object, key).is_some_and(is_text));
    if has_text(object) {
        return object;
    }
    object.values().filter_map(Value::as_object).find(|inner| has_text(inner)).unwrap_or(object)
}

/// The keys of a document's text, in order of preference.
pub(in super::super) const BODY: &[&str] =
    &["html", "text", "content", "body", "article", "articlebody", "paragraphs", "正文", "内容"];

/// Whether a key, in whatever case, is that of a document's text.
fn is_body(key: &str) -> bool {
    BODY.contains(&key.to_lowercase().as_str())
}

/// The value of a key in whatever case.
fn value_of<'a>(object: &'a Map<String, Value>, key: &str) -> Option<&'a Value> {
    object.get(key).or_else(|| object.iter().find(|(own, _)| own.to_lowercase() == key).map(|(_, value)| value))
}

/// A value as its page shows it: `&amp;` is &.
fn without_entities(value: &str) -> Cow<'_, str> {
    const ENTITIES: [(&str, &str); 6] =
        [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    Cow::Owned(ENTITIES.iter().fold(value.to_owned(), |text, (name, sign)| text.replace(name, sign)))
}

/// Whether a text is markup whose signs are entities: &lt;p&gt;.
fn is_escaped(text: &str) -> bool {
    !text.contains('<') && ["&lt;p", "&lt;div", "&lt;br", "&lt;span"].iter().any(|tag| text.contains(tag))
}

/// Whether a value holds text: a string, or a list of strings.
fn is_text(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(items) => items.iter().any(|item| item.as_str().is_some_and(|text| !text.trim().is_empty())),
        _ => false,
    }
}

/// The text of a value that holds one.
fn text_of(value: &Value) -> Option<String> {
    is_text(value).then(|| match value {
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        text => text.as_str().unwrap_or_default().to_owned(),
    })
}

/// The day of a moment in a field of this key, if it is one: "1770696000000". 2026021012 is a day and its hour.
fn moment(key: &str, value: &str) -> Option<String> {
    if value.len() < 9 || !keys::is_date_key(&key.to_lowercase()) {
        return None;
    }
    let moment: f64 = value.parse().ok()?;
    let of_day = value.get(..8).and_then(date::bare).filter(|date| (1980..2100).contains(&date.year));
    of_day.or_else(|| date::of_moment(moment)).map(|date| date.to_string())
}

fn record(outer: &Map<String, Value>) -> Result<Source, Problem> {
    let object = document_in(outer);
    let body = BODY.iter().find_map(|key| Some((*key, text_of(value_of(object, key)?)?)));
    // Markup that was escaped once more.
    let body =
        body.map(|(key, text)| (key, if is_escaped(&text) { without_entities(&text).into_owned() } else { text }));
    let mut source = match body {
        Some(("html", markup)) => html::read(&decode::line_ends(&markup)),
        Some((key, text)) if key != "text" && html::looks_like(text.trim_start()) => {
            html::read(&decode::line_ends(&text))
        }
        Some((_, text)) => plain::read(&decode::line_ends(&text)),
        None if object.keys().any(|key| is_body(key)) => return Err(Problem::Empty),
        None => return Err(Problem::NoText(BODY)),
    };
    // {"title": …, "article": {"content": …}}: what stands around the document tells about it, too.
    let around = outer.iter().filter(|(_, value)| !std::ptr::eq(object, outer) && !value.is_object());
    for (key, value) in object.iter().chain(around).filter(|(key, _)| !is_body(key)) {
        let value = match value {
            Value::String(value) => without_entities(value),
            Value::Number(value) => Cow::Owned(value.to_string()),
            // "source": {"name": "某报"}
            Value::Object(inner) => match inner.get("name") {
                Some(Value::String(name)) => without_entities(name),
                _ => continue,
            },
            _ => continue,
        };
        source.fields.push(key, &moment(key, &value).map_or(value, Cow::Owned));
    }
    Ok(source)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_of_every_shape() {
        let text = "{\"text\":[\"甲段。\",\"乙段。\"]}\n{\"content\":\"<p>丙段。</p><p>丁段。</p>\"}\n{\"text\":\"戊段。\\r\\n己<b>段。\"}\n{\"text\":null,\"body\":\"庚段。\"}\n{\"text\":\" \"}\n";
        let read: Vec<Option<Vec<String>>> = lines(text)
            .into_iter()
            .map(|(_, source)| Some(source.ok()?.pieces.into_iter().map(|piece| piece.text).collect()))
            .collect();
        let texts = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            read,
            [
                texts(&["甲段。", "乙段。"]),
                texts(&["丙段。", "丁段。"]),
                texts(&["戊段。", "己<b>段。"]),
                texts(&["庚段。"]),
                None
            ]
        );
        for text in ["[{\"text\":\"甲。\"},\n {\"text\":\"乙。\"}]", "{\n \"text\": \"甲。\"\n}"] {
            assert_eq!(lines(text)[0].1.as_ref().unwrap().pieces[0].text, "甲。");
        }
        let inside = lines("{\"code\":0,\"data\":{\"content\":\"甲。\",\"publishTime\":\"1770696000000\"}}")
            .remove(0)
            .1
            .unwrap();
        assert_eq!((inside.pieces[0].text.as_str(), inside.fields.get(&["publishtime"])), ("甲。", Some("2026-02-10")));
        assert_eq!(lines("{\"paragraphs\":[\"甲。\",\"乙。\"]}")[0].1.as_ref().unwrap().pieces.len(), 2);
        let escaped = lines("{\"content\":\"&lt;p&gt;甲段。&lt;/p&gt;&lt;p&gt;乙段。&lt;/p&gt;\"}");
        assert_eq!(escaped[0].1.as_ref().unwrap().pieces.len(), 2);
        let nested = "{\"articles\":[{\"Title\":\"甲&amp;乙\",\"Content\":\"丙。\"}]}";
        let source = lines(nested).remove(0).1.unwrap();
        assert_eq!((source.pieces[0].text.as_str(), source.fields.get(&["title"])), ("丙。", Some("甲&乙")));
        let dated = lines("{\"articleBody\":\"甲。\",\"pub_time\":1681257600,\"source\":{\"name\":\"甲日报\"}}")
            .remove(0)
            .1
            .unwrap();
        assert_eq!(dated.fields.get(&["source"]), Some("甲日报"));
        assert_eq!(dated.fields.get(&["pub_time"]), Some("2023-04-12"));
        let around = "{\"title\":\"甲\",\"date\":\"2026021012\",\"article\":{\"content\":\"乙。\",\"title\":\"丙\",\"pubtime\":2026021012}}";
        let source = lines(around).remove(0).1.unwrap();
        let fields = ["title", "date", "pubtime"].map(|key| source.fields.get(&[key]).unwrap());
        assert_eq!(fields, ["丙", "2026-02-10", "2026-02-10"]);
        assert!(matches!(lines("{\"text\":\"\"}\n{\"text\":\"\"}")[0].1, Err(Problem::Empty)));
        assert!(collection("[1]注：甲。").is_none() && collection("{\"text\":\"甲\"}\n{\"text\":\"乙\"}").is_none());
    }
}
