//! How text is hard-wrapped: what its full lines measure.

use super::page_number::is_bare_number;
use crate::document::reader::marker::{End, end, marker};
use crate::document::reader::piece::{Piece, PieceKind};

/// How lines were wrapped by whoever made the text.
#[derive(Clone, Copy)]
pub struct Wrap {
    /// What full lines measure.
    pub width: usize,
    /// How a line is measured: in print, or by a program that counts characters and cuts inside words.
    measure: fn(&str) -> usize,
}

impl Wrap {
    /// Whether a line is full but for `slack`; the first of a paragraph is indented by two characters.
    pub fn is_full(&self, line: &str, first: bool, slack: usize) -> bool {
        (self.measure)(line) + if first { 4 } else { 0 } + slack >= self.width
    }

    /// Whether a line reaches the width but for the last character or two, or the indent of a paragraph's first.
    pub fn fills(&self, line: &str) -> bool {
        (self.measure)(line) + 8 >= self.width
    }
}

/// How many columns a short heading takes.
const HEADING: usize = 32;

impl Wrap {
    /// The wrap of a text most of whose lines end in the middle of a sentence at about the same width.
    pub fn of(pieces: &[Piece]) -> Option<Wrap> {
        let lines: Vec<&str> =
            pieces.iter().filter(|piece| piece.kind == PieceKind::Line).map(|piece| piece.text.as_str()).collect();
        // Neither the number of a page nor a short numbered heading tells how wide a line is.
        let tells = |line: &str| !is_bare_number(line) && (marker(line).is_none() || columns(line) > HEADING);
        let lines: Vec<&str> = lines.into_iter().filter(|line| tells(line)).collect();
        let broken: Vec<&str> = lines.iter().copied().filter(|line| end(line) != End::Closed).collect();
        if broken.len() < 6 || broken.len() * 2 < lines.len() {
            return None;
        }
        let fit = |measure: fn(&str) -> usize| {
            let mut widths: Vec<usize> = broken.iter().map(|line| measure(line)).collect();
            widths.sort_unstable();
            let width = widths[widths.len() * 9 / 10];
            let within = |slack: usize| widths.iter().filter(|&&w| w + slack >= width && w <= width + slack).count();
            let fits = (20..=160).contains(&width) && within(8) * 10 >= widths.len() * 7;
            fits.then_some((within(2), Wrap { width, measure }))
        };
        match (fit(columns), fit(characters)) {
            (Some((printed, wrap)), Some((counted, _))) if printed >= counted => Some(wrap),
            (Some((_, wrap)), None) | (_, Some((_, wrap))) => Some(wrap),
            (None, None) => None,
        }
    }
}

/// Half-width columns that a line takes.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Twice the characters of a line, to be compared with columns.
fn characters(text: &str) -> usize {
    2 * text.chars().count()
}
