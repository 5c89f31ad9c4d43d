//! Lines → paragraphs.
//!
//! A line goes on in the next one where the text demands it: it ends with an open mark, the next begins
//! inside a sentence, or it is full in hard-wrapped text and no sentence ended. A blank line decides nothing
//! by itself: PDF extraction puts one inside sentences. Links that a page set on lines of their own
//! (次全会) are learned from where they interrupt a sentence and joined wherever they stand.

use std::collections::HashSet;

use super::marker::{End, Marker, begins_inside, end, is_running, marker};
use super::piece::{Piece, PieceKind};

/// Joins the lines of each paragraph; other pieces stay as they are.
pub(super) fn join(pieces: Vec<Piece>) -> Vec<Piece> {
    let wrap = wrap_width(&pieces);
    let fragments = if wrap.is_none() { fragments(&pieces) } else { HashSet::new() };
    let rule = Rule { wrap, fragments };
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut last = LastLine::default();
    for piece in pieces {
        let first = match joined.last_mut() {
            Some(open) if rule.goes_on(open, &last, &piece) => {
                append(&mut open.text, &piece.text);
                false
            }
            _ => {
                joined.push(piece.clone());
                true
            }
        };
        last = LastLine { text: piece.text, first };
    }
    for piece in joined.iter_mut().filter(|piece| piece.kind == PieceKind::Line) {
        piece.kind = PieceKind::Paragraph;
    }
    joined
}

/// The line before, and whether it was the first of its paragraph.
#[derive(Default)]
struct LastLine {
    text: String,
    first: bool,
}

impl LastLine {
    /// Columns in print: a first line is indented by two characters.
    fn columns(&self) -> usize {
        columns(&self.text) + if self.first { 4 } else { 0 }
    }
}

struct Rule {
    /// The columns of a full line where the text is hard-wrapped.
    wrap: Option<usize>,
    /// Lines that interrupt sentences.
    fragments: HashSet<String>,
}

impl Rule {
    /// Whether the paragraph `open`, whose last line is `last`, goes on in `next`.
    fn goes_on(&self, open: &Piece, last: &LastLine, next: &Piece) -> bool {
        if open.kind != PieceKind::Line || next.kind != PieceKind::Line {
            return false;
        }
        if begins_inside(&next.text) {
            return true;
        }
        if next.indented {
            return false;
        }
        let ended = end(&open.text);
        match self.wrap {
            Some(width) => goes_on_wrapped(ended, width, last, next),
            None => match ended {
                End::Closed => false,
                End::Open => is_running(&open.text) || marker(&next.text).is_none(),
                End::Bare if starts_anew(&next.text) || is_caption(&open.text) => false,
                End::Bare => {
                    interrupts(&open.text) || self.fragments.contains(&last.text) || self.fragments.contains(&next.text)
                }
            },
        }
    }
}

fn goes_on_wrapped(ended: End, width: usize, last: &LastLine, next: &Piece) -> bool {
    let full = |slack: usize| last.columns() + slack >= width;
    match ended {
        End::Open => true,
        End::Closed => full(6) && !next.after_blank && !starts_anew(&next.text),
        End::Bare => full(8) && !starts_anew(&next.text),
    }
}

/// Whether a text that ends bare stops inside a sentence: it holds sentences already.
fn interrupts(text: &str) -> bool {
    is_running(text) && text.chars().count() >= 16
}

/// Whether a line begins a part by its numbering.
fn starts_anew(line: &str) -> bool {
    // A lone dash or a number in brackets may stand inside a sentence.
    marker(line).is_some_and(|(kind, ..)| kind != Marker::BracketedArabic) || line.starts_with("各位代表")
}

/// The line under a picture: 某某摄.
fn is_caption(text: &str) -> bool {
    text.ends_with('摄') || text.ends_with('攝')
}

/// The columns of full lines, where most lines end in the middle of a sentence at about the same width.
fn wrap_width(pieces: &[Piece]) -> Option<usize> {
    let lines: Vec<&Piece> = pieces.iter().filter(|piece| piece.kind == PieceKind::Line).collect();
    let mut broken: Vec<usize> =
        lines.iter().filter(|line| end(&line.text) != End::Closed).map(|line| columns(&line.text)).collect();
    if broken.len() < 6 || broken.len() * 2 < lines.len() {
        return None;
    }
    broken.sort_unstable();
    let width = broken[broken.len() * 9 / 10];
    let near = broken.iter().filter(|&&columns| columns + 8 >= width && columns <= width + 8).count();
    (20..=160).contains(&width).then_some(width).filter(|_| near * 10 >= broken.len() * 7)
}

/// The short lines without punctuation that stand where a sentence was interrupted.
fn fragments(pieces: &[Piece]) -> HashSet<String> {
    let mut found = HashSet::new();
    let mut open = false;
    for piece in pieces {
        let text = &piece.text;
        let bare = end(text) == End::Bare;
        if open && bare && text.chars().count() <= 14 && !is_running(text) && !starts_anew(text) && !piece.indented {
            found.insert(text.clone());
            continue;
        }
        open = piece.kind == PieceKind::Line && bare && interrupts(text) && !is_caption(text);
    }
    found
}

/// Half-width columns that a line takes.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Appends a line: no blank between Han characters, one between words of letters and between numbers.
fn append(text: &mut String, line: &str) {
    let parted = text.chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric())
        && line.chars().next().is_some_and(|c| c.is_ascii_alphanumeric());
    if parted {
        text.push(' ');
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::super::format::{Format, read};
    use super::*;

    fn paragraphs(text: &str) -> Vec<String> {
        join(read(Format::Plain, text).pieces).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn hard_wraps_and_blank_lines_inside_sentences() {
        let text = "城市建设扎实推进。新建道路三十二\n公里，新增公园五处，其中国家级示范\n\n“小绿地”四处，全年共有六万人次参\n加志愿服务活动。\n\n\
                    （二）坚持优势互补、\n共同发展稳步前进\n\n农业生产保持稳定。粮食产量达到\n八万吨，同比增长百分之三，生猪出栏\n十万头。\n";
        assert_eq!(
            paragraphs(text),
            [
                "城市建设扎实推进。新建道路三十二公里，新增公园五处，其中国家级示范“小绿地”四处，全年共有六万人次参加志愿服务活动。",
                "（二）坚持优势互补、共同发展稳步前进",
                "农业生产保持稳定。粮食产量达到八万吨，同比增长百分之三，生猪出栏十万头。",
            ]
        );
    }

    #[test]
    fn links_on_lines_of_their_own() {
        let text = "从今年开始，我市将实施新的规划。市委八届六\n次全会\n作出了部署，我们要抓好落实。\n这一时期是我市\n次全会\n提出目标的时期。\n一、回顾\n过去一年，成绩很大。\n";
        assert_eq!(
            paragraphs(text),
            [
                "从今年开始，我市将实施新的规划。市委八届六次全会作出了部署，我们要抓好落实。",
                "这一时期是我市次全会提出目标的时期。",
                "一、回顾",
                "过去一年，成绩很大。",
            ]
        );
    }

    #[test]
    fn titles_and_speakers_stay_apart() {
        let text = "甲市政府工作报告\n——2020年1月2日在甲市第一届人民代表大会第二次会议上\n甲市市长　张三\n各位代表：\n现在，我报告工作，请予审议。\n";
        assert_eq!(paragraphs(text).len(), 5);
    }
}
