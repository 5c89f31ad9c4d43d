//! JSON Lines: one document a line, with `text` or `html` and any of the known fields.

use serde_json::{Map, Value};

use super::super::error::Problem;
use super::super::piece::Source;
use super::{html, plain};

/// Reads the documents of a JSON Lines text; a line that cannot be read gives its number and why.
pub(in super::super) fn lines(text: &str) -> impl Iterator<Item = (u32, Result<Source, Problem>)> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| (number as u32 + 1, record(line)))
}

/// Whether a line is a record that this module reads.
pub(super) fn is_record(line: &str) -> bool {
    serde_json::from_str::<Map<String, Value>>(line)
        .is_ok_and(|object| object.contains_key("text") || object.contains_key("html"))
}

fn record(line: &str) -> Result<Source, Problem> {
    let object: Map<String, Value> = serde_json::from_str(line).map_err(Problem::Json)?;
    let string = |key: &str| object.get(key).and_then(Value::as_str).filter(|value| !value.trim().is_empty());
    let mut source = match (string("html"), string("text").or_else(|| string("content"))) {
        (Some(markup), _) => html::read(markup),
        (None, Some(text)) => plain::read(text),
        (None, None) => return Err(Problem::NoText),
    };
    for (key, value) in object.iter().filter(|(key, _)| !matches!(key.as_str(), "html" | "text" | "content")) {
        match value {
            Value::String(value) => source.fields.push(key, value),
            Value::Number(value) => source.fields.push(key, &value.to_string()),
            _ => {}
        }
    }
    Ok(source)
}
