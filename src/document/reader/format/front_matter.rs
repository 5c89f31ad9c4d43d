//! Front matter: the YAML (`---`) that Jekyll and its kin write, as far as they use it, and TOML (`+++`).
//!
//! Of YAML are read `key: value`, quoted values, lists (`- x` and `[a, b]`, joined by `、`), values over several
//! lines and folded blocks (`>`, `|`); nested maps are passed over. A block with any other line is text.

use std::borrow::Cow;

use crate::document::reader::piece::Fields;
use crate::text::is_han;

/// Parts a text that begins with front matter: its fields, what follows, and how many lines it took.
pub(super) fn split(text: &str) -> Option<(Fields, &str, u32)> {
    let blank = text.len() - text.trim_start_matches(['\n', ' ']).len();
    let (before, text) = text.split_at(blank);
    let before = before.matches('\n').count() as u32;
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let is_toml = match first.trim_end() {
        "---" => false,
        "+++" => true,
        _ => return None,
    };
    let start = first.len();
    let mut at = start;
    for (count, line) in lines.enumerate().take(400) {
        let end = line.trim_end();
        if if is_toml { end == "+++" } else { matches!(end, "---" | "...") } {
            let head = &text[start..at];
            let fields = if is_toml { parse_toml(head)? } else { parse_yaml(head)? };
            return Some((fields, &text[at + line.len()..], before + count as u32 + 2));
        }
        at += line.len();
    }
    if is_toml { None } else { unclosed(&text[start..]).map(|(fields, rest, count)| (fields, rest, before + count)) }
}

/// The fields of a block that a blank line ends, where all its keys are known.
fn unclosed(text: &str) -> Option<(Fields, &str, u32)> {
    let end = text.find("\n\n")?;
    let lines: Vec<&str> = text[..end].lines().collect();
    let known = |line: &&str| line.split_once(':').is_some_and(|(key, _)| super::super::keys::is_key(key));
    let fields = parse_yaml(&text[..end]).filter(|_| lines.len() >= 2 && lines.iter().all(known))?;
    Some((fields, &text[end..], lines.len() as u32 + 1))
}

fn parse_toml(head: &str) -> Option<Fields> {
    let table: toml::Table = head.parse().ok()?;
    let mut fields = Fields::default();
    for (key, value) in &table {
        match value {
            toml::Value::String(value) => fields.push(key, value),
            toml::Value::Array(items) => {
                fields.push(key, &items.iter().filter_map(toml::Value::as_str).collect::<Vec<_>>().join("、"));
            }
            toml::Value::Table(_) => {}
            value => fields.push(key, &value.to_string()),
        }
    }
    Some(fields)
}

/// A key whose value goes on in the lines below it.
struct Open {
    key: String,
    values: Vec<String>,
    /// The values are lines of one text, not items of a list.
    text: bool,
}

impl Open {
    fn close(self, fields: &mut Fields) {
        let mut joined = String::new();
        for value in &self.values {
            // Folded lines of Chinese need no blank.
            let parted = !self.text || joined.ends_with(is_han) && value.starts_with(is_han);
            let joint = if joined.is_empty() || self.text && parted {
                ""
            } else if self.text {
                " "
            } else {
                "、"
            };
            joined.push_str(joint);
            joined.push_str(value);
        }
        fields.push(&self.key, &joined);
    }
}

/// The fields of a block of which every line is a key with its value, what goes on below one, a comment or blank.
fn parse_yaml(yaml: &str) -> Option<Fields> {
    let mut fields = Fields::default();
    let mut open: Option<Open> = None;
    for line in yaml.lines() {
        let item = line.trim();
        // A blank line ends nothing.
        let nested = line.starts_with([' ', '\t', '-']) || item.is_empty();
        if let (true, Some(open)) = (nested, &mut open) {
            match item.strip_prefix("- ") {
                Some(item) if !open.text => open.values.push(scalar(item.trim()).into_owned()),
                _ if !item.is_empty() => open.values.push(scalar(item).into_owned()),
                _ => {}
            }
            continue;
        }
        if let Some(open) = open.take() {
            open.close(&mut fields);
        }
        if item.is_empty() || item.starts_with('#') {
            continue;
        }
        let (key, value) = line.split_once(':').filter(|(key, _)| is_key(key) && !nested)?;
        let value = value.trim();
        let is_block = value.starts_with(['>', '|']) && value.len() <= 3;
        open = match value {
            list if list.starts_with('[') && list.ends_with(']') => {
                let items = list[1..list.len() - 1].split(',').map(|item| scalar(item.trim()).into_owned());
                Some(Open { key: key.to_owned(), values: items.collect(), text: false })
            }
            // A map in one line, whole or broken.
            map if map.starts_with('{') => None,
            "" => Some(Open { key: key.to_owned(), values: Vec::new(), text: false }),
            _ if is_block => Some(Open { key: key.to_owned(), values: Vec::new(), text: true }),
            value => Some(Open { key: key.to_owned(), values: vec![scalar(value).into_owned()], text: true }),
        };
    }
    if let Some(open) = open {
        open.close(&mut fields);
    }
    Some(fields)
}

/// Whether what stands before a colon is a key and no clause of a sentence.
fn is_key(key: &str) -> bool {
    !key.trim().is_empty() && key.chars().count() <= 40 && !key.contains(['。', '，', '；', '、'])
}

/// A value without its quotes, escapes and comment.
fn scalar(value: &str) -> Cow<'_, str> {
    let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        return Cow::Borrowed(value.find(" #").map_or(value, |comment| value[..comment].trim_end()));
    };
    let mut text = String::new();
    let mut chars = value[1..].chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if quote == '"' => text.extend(chars.next().map(|c| if matches!(c, 'n' | 't') { ' ' } else { c })),
            '\'' if quote == '\'' && chars.next_if_eq(&'\'').is_some() => text.push('\''),
            c if c == quote => return Cow::Owned(text),
            c => text.push(c),
        }
    }
    // No closing quote: the mark is the author's.
    Cow::Borrowed(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_jekyll_writes() {
        let text = "---\ntitle: \"甲：乙\"\ndate:  +0800\ntags:\n  - 丙\n  - '丁'\nkeys: [戊, 己]\n---\n正文\n";
        let (fields, rest, lines) = split(text).unwrap();
        assert_eq!(fields.get(&["title"]), Some("甲：乙"));
        assert_eq!(fields.get(&["tags"]), Some("丙、丁"));
        assert_eq!(fields.get(&["keys"]), Some("戊、己"));
        assert_eq!((rest, lines), ("正文\n", 8));
        assert!(split("--- 不是\n---\n").is_none());
    }

    #[test]
    fn odd_yaml_and_toml() {
        let text = "---\ntitle: >-\n  甲县开会\n  部署工作\nsummary: 'it''s 好' # 注\nname: \"三个\\\"一\\\"\"  # 注\n\
                    author: {name: 张三}\nlong: 一行\n  又一行\nmap:\n  title: 乙\n# title: 丙\nopen: \"半\n---\n";
        let (fields, ..) = split(text).unwrap();
        let values = ["title", "summary", "name", "long", "open"].map(|key| fields.get(&[key]).unwrap());
        assert_eq!(values, ["甲县开会部署工作", "it's 好", "三个\"一\"", "一行又一行", "\"半"]);
        assert_eq!(fields.get(&["author"]), None);
        let (fields, rest, _) = split("+++\ntitle = '甲'\ndate = 2021-01-02\ntags = ['乙', '丙']\n+++\n文\n").unwrap();
        assert_eq!([fields.get(&["title"]), fields.get(&["date"])], [Some("甲"), Some("2021-01-02")]);
        assert_eq!((fields.get(&["tags"]), rest), (Some("乙、丙"), "文\n"));
    }

    #[test]
    fn a_block_after_blank_lines_or_without_its_end() {
        let (fields, rest, lines) = split("\n\n---\ntitle: 甲\n---\n正文\n").unwrap();
        assert_eq!((fields.get(&["title"]), rest, lines), (Some("甲"), "正文\n", 5));
        let (fields, rest, lines) = split("---\ntitle: 甲\ndate: 2024-01-01\n\n正文\n").unwrap();
        assert_eq!((fields.get(&["title"]), rest.trim(), lines), (Some("甲"), "正文", 3));
        assert!(split("---\n会上他说:增长\n要求:落实\n\n正文\n").is_none());
        assert_eq!(split("---\ntitle: {a: b\ndate: 2024\n---\n正文\n").unwrap().0.get(&["title"]), None);
    }

    #[test]
    fn a_block_with_sentences_is_text() {
        for head in
            ["\n甲市去年增长5%。\n\n", "title: 甲\n甲市去年增长5%。\n", "- 增长5%\n", "会上，他说:增长5%\n", "甲：乙\n"]
        {
            assert!(split(&format!("---\n{head}---\n今年增长6%。\n")).is_none(), "{head}");
        }
        for head in ["", "# 注\n\ntitle: 甲\n\ntags:\n\n- 乙\n- 丙\n", "标题: 甲\nnote: |\n  一。\n\n  二。\ndate:\n"]
        {
            assert!(split(&format!("---\n{head}---\n今年增长6%。\n")).is_some(), "{head}");
        }
    }
}
