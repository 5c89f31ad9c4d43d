//! Whether a line stands inside a sentence or begins something of its own.

use crate::document::reader::marker::{Marker, is_digit, is_running, marker};

/// Whether a line that does not end a sentence is a part of one: it has its marks or a number at its end.
pub fn is_inside(text: &str) -> bool {
    is_running(text)
        || text.contains(['，', '、', '。'])
        || text.ends_with(|c: char| is_digit(c) || matches!(c, '万' | '亿' | '达' | '为' | '近'))
}

/// Whether a text that ends bare stops inside a sentence: it holds sentences already.
pub fn interrupts(text: &str) -> bool {
    is_running(text) && text.chars().count() >= 16
}

/// Whether a line begins a part by its numbering.
pub fn starts_anew(line: &str) -> bool {
    // A lone dash or a number in brackets may stand inside a sentence.
    marker(line).is_some_and(|(kind, ..)| kind != Marker::BracketedArabic) || line.starts_with("各位代表")
}

/// The line under a picture: 某某摄.
pub fn is_caption(text: &str) -> bool {
    text.ends_with('摄') || text.ends_with('攝')
}
