//! Marks: round numbers that something passes. They are no part of what is measured (财政收入首次突破百亿大关), and may be
//! counted (连跨4个万亿元台阶).

use super::super::lexicon::WORDS;

/// How many bytes behind a number say that it is a mark or how many marks there are: 3万亿元｜新台阶, 4个｜万亿元台阶,
/// 4万亿、5万亿｜两个台阶.
pub fn behind(rest: &str) -> usize {
    let text = rest.strip_prefix('的').unwrap_or(rest);
    let text = ["两个", "三个", "四个"].iter().find_map(|several| text.strip_prefix(several)).unwrap_or(text);
    let height = text.trim_start_matches(['十', '百', '千', '万', '亿', '元', '级']);
    let end = |text: &str| WORDS.marks.beginning(text).map(|mark| rest.len() - text.len() + mark.len());
    end(text).or_else(|| if height.len() < text.len() { end(height) } else { None }).unwrap_or(0)
}

/// Whether a number counts marks; `tail` is what stands behind it up to their end.
pub fn are_counted(tail: &str) -> bool {
    tail.starts_with(['十', '百', '千', '万', '亿']) && WORDS.marks.ending(tail).is_some()
}

/// Where the name ends of what passes a mark, in a text that ends with one or is followed by it (`marked`):
/// 财政收入｜首次突破百亿大关, 财政收入｜先后迈上 before 3万亿元台阶.
pub fn name_end(text: &str, marked: bool) -> usize {
    if !marked && WORDS.marks.ending(text).is_none() {
        return text.len();
    }
    let passing = WORDS.indicator.passing.words().filter_map(|word| text.find(word)).filter(|at| *at > 0).min();
    passing.unwrap_or(text.len())
}
