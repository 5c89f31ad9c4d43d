//! The written form of a view: `name=value&name=value`, percent-encoded as little as a link allows.
//!
//! Han characters stay readable; a space is `+`. Lists are parted by commas, a comma inside a value is
//! written `\,` (and `\` is `\\`): the escape lies below the percent-encoding, so that a program which
//! rewrites a link's `,` to `%2C` on its way changes nothing. Reading is lenient: what is no valid escape
//! stands for itself, broken UTF-8 becomes U+FFFD.

use crate::text::joined;

/// The pairs of a query, decoded, in order; a leading `#` or `?` is passed over.
pub fn pairs(text: &str) -> impl Iterator<Item = (String, String)> + '_ {
    let text = text.trim().trim_start_matches(['#', '?']);
    text.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with('=')).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(name), decode(value))
    })
}

/// Joins pairs to a query.
pub fn join(pairs: &[(String, String)]) -> String {
    let written: Vec<String> = pairs
        .iter()
        .map(|(name, value)| {
            let name = encode(name).replace('=', "%3D").replace('?', "%3F");
            if value.is_empty() { name } else { format!("{name}={}", encode(value)) }
        })
        .collect();
    joined(&written, "&")
}

/// The values of a list; empty ones and repetitions are dropped.
pub fn split_list(text: &str) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let mut value = String::new();
    let mut chars = text.chars();
    loop {
        match chars.next() {
            Some('\\') => value.extend(chars.next()),
            Some(c) if c != ',' => value.push(c),
            end => {
                let done = std::mem::take(&mut value);
                if !done.is_empty() && values.len() < MOST_VALUES && !values.contains(&done) {
                    values.push(done);
                }
                if end.is_none() {
                    return values;
                }
            }
        }
    }
}

/// A list holds at most so many values; a link with more was not made here.
pub const MOST_VALUES: usize = 200;

/// Writes a list.
pub fn join_list<T: AsRef<str>>(values: &[T]) -> String {
    let escaped: Vec<String> =
        values.iter().map(|value| value.as_ref().replace('\\', "\\\\").replace(',', "\\,")).collect();
    joined(&escaped, ",")
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = (byte == b'%').then(|| bytes.get(at + 1..at + 3)).flatten().and_then(hex_pair);
        out.push(escaped.unwrap_or(if byte == b'+' { b' ' } else { byte }));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn hex_pair(pair: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    match pair {
        [high, low] => u8::try_from(digit(*high)? * 16 + digit(*low)?).ok(),
        _ => None,
    }
}

fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c == ' ' {
            out.push('+');
        } else if must_be_escaped(c) {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                out.push('%');
                out.extend([byte >> 4, byte & 15].map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])));
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// What would end the link, mean something else in it, or could not be seen by its reader.
fn must_be_escaped(c: char) -> bool {
    match c {
        '%' | '&' | '+' | '#' | '"' | '\'' | '<' | '>' | '`' | '\\' | '^' | '{' | '|' | '}' => true,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => true,
        _ => c.is_whitespace() || c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn han_stays_readable_and_the_rest_is_safe() {
        assert_eq!(join(&[pair("region", "成都市"), pair("q", "失业率 <=5.5%")]), "region=成都市&q=失业率+%3C=5.5%25");
        assert_eq!(join(&[pair("q", "a&b=c#d\u{202e}")]), "q=a%26b=c%23d%E2%80%AE");
    }

    #[test]
    fn reading_is_lenient() {
        let read = |text| pairs(text).collect::<Vec<_>>();
        assert_eq!(read("#q=%E5%B0%B1%e4%b8%9a+%zz%"), [pair("q", "就业 %zz%")]);
        assert_eq!(read("?a&&b==c&=d&q=%ff"), [pair("a", ""), pair("b", "=c"), pair("q", "\u{fffd}")]);
    }

    #[test]
    fn lists_bear_commas_and_a_rewritten_link() {
        let values = ["甲,乙", "丙\\", "丁"];
        assert_eq!(split_list(&join_list(&values)), values);
        let rewritten = join(&[pair("ind", &join_list(&values))]).replace(',', "%2C");
        let (_, value) = pairs(&rewritten).next().unwrap();
        assert_eq!(split_list(&value), values);
        assert_eq!(split_list(",a,,a,b\\"), ["a", "b"]);
    }
}
