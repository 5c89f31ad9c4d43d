//! Front matter: the YAML that Jekyll and its kin write, as far as they use it.
//!
//! Read are `key: value`, quoted values, lists (`- x` and `[a, b]`, joined by `、`) and folded blocks (`>`,
//! `|`); nested maps are passed over.

use super::super::piece::Fields;

/// Parts a text that begins with front matter: its fields, what follows, and how many lines it took.
pub(super) fn split(text: &str) -> Option<(Fields, &str, u32)> {
    let mut lines = text.split_inclusive('\n');
    let mut at = lines.next().filter(|line| line.trim_end() == "---")?.len();
    let start = at;
    for (count, line) in lines.enumerate().take(400) {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((parse(&text[start..at]), &text[at + line.len()..], count as u32 + 2));
        }
        at += line.len();
    }
    None
}

fn parse(yaml: &str) -> Fields {
    let mut fields = Fields::default();
    let mut open: Option<(String, Vec<String>)> = None;
    for line in yaml.lines() {
        let nested = line.starts_with([' ', '\t', '-']);
        if let (true, Some((_, values))) = (nested, &mut open) {
            let item = line.trim();
            values.push(unquote(item.strip_prefix("- ").unwrap_or(item)).to_owned());
            continue;
        }
        if let Some((key, values)) = open.take() {
            fields.push(&key, &values.join("、"));
        }
        let Some((key, value)) = line.split_once(':').filter(|_| !line.starts_with('#')) else { continue };
        match value.trim() {
            "" | ">" | "|" | ">-" | "|-" => open = Some((key.to_owned(), Vec::new())),
            list if list.starts_with('[') && list.ends_with(']') => {
                let items: Vec<_> = list[1..list.len() - 1].split(',').map(|item| unquote(item.trim())).collect();
                fields.push(key, &items.join("、"));
            }
            value => fields.push(key, unquote(value)),
        }
    }
    if let Some((key, values)) = open {
        fields.push(&key, &values.join("、"));
    }
    fields
}

fn unquote(value: &str) -> &str {
    ['"', '\''].iter().find_map(|&quote| value.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(value)
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
}
