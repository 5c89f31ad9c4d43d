//! How wide a text is, without a font: Han and full-width characters fill an em, the rest goes by a table of
//! common sans-serif widths. The same on every machine, so that page and command line lay out alike.

use crate::text::is_han;

/// Width of a text at `size` pixels.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

/// Width of a character in em.
fn em(c: char) -> f64 {
    match c {
        _ if is_han(c) => 1.0,
        '\u{2e80}'..='\u{303f}' | '\u{30a0}'..='\u{31ff}' | '\u{ff00}'..='\u{ff60}' | '—' | '…' | '“' | '”' => {
            1.0
        }
        'i' | 'j' | 'l' | '\'' | '|' => 0.24,
        ' ' | '.' | ',' | ':' | ';' | 'I' | 'f' | 't' | '!' | '/' | '·' => 0.3,
        '(' | ')' | '-' | 'r' | '[' | ']' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' | '‰' | '@' => 0.89,
        'A'..='Z' => 0.7,
        '+' | '−' | '<' | '>' | '=' | '≥' | '≤' | '≈' => 0.6,
        _ => 0.56,
    }
}

/// The text cut to a width, with … where something is left out.
pub fn clip(text: &str, size: f64, most: f64) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    let mut clipped = String::new();
    let mut used = size;
    for c in text.chars() {
        used += em(c) * size;
        if used > most {
            break;
        }
        clipped.push(c);
    }
    clipped.trim_end().to_owned() + "…"
}

/// The text in lines of at most `most` pixels, broken between Han characters or at blanks.
pub fn wrap(text: &str, size: f64, most: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for word in words(text) {
        let wide = width(word, size);
        if used > 0.0 && used + wide > most {
            lines.push(String::new());
            used = 0.0;
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(if used == 0.0 { word.trim_start() } else { word });
        }
        used += wide;
    }
    lines.iter().map(|line| line.trim_end().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Pieces that stay together: a Han character with the punctuation after it, a Latin word with its blank.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let opened = before.is_some_and(|b| matches!(b, '（' | '“' | '《'));
        let breaks =
            before.is_some_and(|b| is_han(b) || is_han(c) || b == ' ' || closes(b) && !b.is_ascii()) && !opened;
        if breaks && !closes(c) {
            words.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    words.push(&text[start..]);
    words
}

/// Whether a line must not begin with `c`.
fn closes(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '）' | '”' | '》' | ',' | '.' | ')' | '%' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_is_an_em_wide() {
        assert_eq!(width("就业", 10.0), 20.0);
        assert!(width("2023", 10.0) < 24.0);
    }

    #[test]
    fn clipped_and_wrapped_lines_fit() {
        let text = "城镇新增就业人数（万人），2019 to 2023";
        for most in [40.0, 90.0, 200.0] {
            assert!(width(&clip(text, 12.0, most), 12.0) <= most + 12.0);
            assert!(wrap(text, 12.0, most).iter().all(|line| width(line, 12.0) <= most.max(50.0)));
            assert_eq!(wrap(text, 12.0, most).concat().replace(' ', ""), text.replace(' ', ""));
        }
        assert!(wrap("", 12.0, 50.0).is_empty());
    }
}
