//! A page in ASCII: what lies beyond it is written as references and escapes.
//!
//! A browser keeps text of one byte a character while it can. One character beyond makes it hold everything that it
//! reads in two, the payload too: on a phone that delays the first answer by a twentieth.

/// HTML whose scripts and styles are ASCII already.
pub(super) fn html(text: &str) -> String {
    beyond(text, |c| format!("&#{};", u32::from(c)))
}

/// A script whose identifiers are ASCII: what lies beyond stands in its strings, templates and patterns.
pub(super) fn script(text: &str) -> String {
    beyond(text, |c| c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect())
}

/// A style. The blank ends an escape and is part of it.
pub(super) fn style(text: &str) -> String {
    beyond(text, |c| format!("\\{:x} ", u32::from(c)))
}

fn beyond(text: &str, written: impl Fn(char) -> String) -> String {
    let mut ascii = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() { ascii.push(c) } else { ascii += &written(c) }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_way_of_writing() {
        assert_eq!(html("<p title=\"明\">x😀</p>"), "<p title=\"&#26126;\">x&#128512;</p>");
        assert_eq!(script("f(\"明😀\", `·`);"), "f(\"\\u660e\\ud83d\\ude00\", `\\u00b7`);");
        assert_eq!(style("a::before { content: \"·\"; }"), "a::before { content: \"\\b7 \"; }");
    }
}
