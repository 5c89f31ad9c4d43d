//! One reader for each format; what a file is, its content decides, its name is only a hint.

mod aligned;
mod blocks;
mod columns;
mod elements;
mod front_matter;
mod html;
mod jsonl;
mod letters;
mod markdown;
mod plain;
mod prepare;

use crate::document::reader::piece::Source;

pub(super) use jsonl::lines as json_lines;

/// The text formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    Markdown,
    Html,
    JsonLines,
}

/// The format of a decoded text; `name` helps where the text fits several.
pub(super) fn detect(name: &str, text: &str) -> Format {
    let name = name.to_ascii_lowercase();
    let start = text.trim_start();
    let named = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    // Whatever else an object holds, it is no text.
    let object =
        named(&[".json"]) && start.starts_with('{') && serde_json::from_str::<serde_json::Value>(start).is_ok();
    let record = object || start.starts_with('{') && jsonl::is_record(start.lines().next().unwrap_or_default());
    if record || jsonl::collection(start).is_some() {
        Format::JsonLines
    } else if named(&[".md", ".markdown"]) || front_matter::split(text).is_some() {
        Format::Markdown
    } else if html::looks_like(start) || named(&[".html", ".htm"]) && start.contains('<') {
        Format::Html
    } else if named(&[".jsonl", ".ndjson"]) {
        Format::JsonLines
    } else {
        Format::Plain
    }
}

/// Reads a text of one document.
pub(super) fn read(format: Format, text: &str) -> Source {
    match format {
        Format::Markdown => markdown::read(text),
        Format::Html => html::read(text),
        Format::Plain | Format::JsonLines => plain::read(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        assert_eq!(detect("a.txt", "---\ntitle: 甲\n---\n正文"), Format::Markdown);
        assert_eq!(detect("a.txt", " <!DOCTYPE html><p>甲"), Format::Html);
        assert_eq!(detect("a", "{\"title\":\"甲\",\"text\":\"乙\"}\n"), Format::JsonLines);
        assert_eq!(detect("a.html", "一、没有标记的文字"), Format::Plain);
        assert_eq!(detect("a.md", "# 甲"), Format::Markdown);
    }
}
