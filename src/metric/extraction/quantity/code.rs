//! Codes: digits that are no numbers (S11, PM2.5, 1+5), and where a name in letters ends and its number begins.

use crate::metric::numeral::{self, Script};
use crate::text::is_han;

/// Whether a digit at `at` goes on with a code: S11, PM2.5, 1+5, 4.0.1.
pub fn in_code(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '+' | '_' | '.' | '#'))
}

/// Where a measure's name in letters ends and its number begins: GDP|9.4%, CPI|2.1%. A code's number has no such unit.
pub fn glued(text: &str, at: usize) -> Option<usize> {
    let letters = text[at..].bytes().take_while(u8::is_ascii_alphabetic).count();
    let number = numeral::parse(&text[at + letters..]).filter(|number| number.script == Script::Arabic)?;
    let after = &text[at + letters + number.len..];
    (letters >= 3 && (after.starts_with('%') || number.exponent >= 4)).then_some(at + letters)
}

/// Whether the letters that end before `at` name what its number measures.
pub fn follows_name(text: &str, at: usize) -> bool {
    let name = text[..at].trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    glued(text, name) == Some(at)
}

/// Whether a number may be the end of one that blanks broke: 12 34亿元, 产值123. 4亿元. That of a list (1. 5个)
/// has no word before it.
pub fn is_tail(text: &str, at: usize) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let before = text[..at].trim_end_matches([' ', '\u{a0}']);
    if before.len() == at {
        return false;
    }
    match before.strip_suffix('.') {
        Some(number) => {
            let number = number.trim_end_matches(' ');
            let lead = number.trim_end_matches(digit);
            lead.len() < number.len() && lead.trim_end().ends_with(is_han)
        }
        None => before.ends_with(digit),
    }
}

pub fn code_end(text: &str, at: usize) -> usize {
    let is_code = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '_' | '.');
    text[at..].find(|c| !is_code(c)).map_or(text.len(), |len| at + len)
}
