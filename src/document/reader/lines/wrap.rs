//! How text is hard-wrapped: what its full lines measure.

use super::page_number::is_bare_number;
use crate::document::reader::marker::{End, end, marker};
use crate::document::reader::piece::{Piece, PieceKind};

/// How lines were wrapped by whoever made the text.
#[derive(Clone, Copy)]
pub struct Wrap {
    /// What full lines measure.
    pub width: usize,
    /// How much less nearly all lines measure at most that end inside a sentence.
    slack: usize,
    /// Whether the first lines of paragraphs were indented, and the blanks are gone.
    stripped: bool,
    /// How a line is measured: in print, or by a program that counts characters and cuts inside words.
    measure: fn(&str) -> usize,
}

impl Wrap {
    /// Whether a line is full but for `slack`; the first of a paragraph is indented by two characters.
    pub fn is_full(&self, line: &str, first: bool, slack: usize) -> bool {
        (self.measure)(line) + if first { 4 } else { 0 } + slack >= self.width
    }

    /// Whether a line at whose end a sentence ends is as full as those that end inside one, and the next one not as
    /// short as the first of a paragraph.
    pub fn may_go_on(&self, line: &str, first: bool, indented: bool, next: &str) -> bool {
        let indent = if indented || first && self.stripped { 4 } else { 0 };
        let short = |line: &str| {
            let measured = (self.measure)(line);
            measured + self.slack < self.width && measured + self.slack + 4 >= self.width
        };
        let begins = self.stripped && self.slack < 4 && end(next) != End::Closed && short(next);
        (self.measure)(line) + indent + self.slack >= self.width && !begins
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
            let slack = slack(pieces, measure, width);
            let stripped = is_stripped(pieces, measure, width);
            fits.then_some((within(2), Wrap { width, slack, stripped, measure }))
        };
        match (fit(columns), fit(characters)) {
            (Some((printed, wrap)), Some((counted, _))) if printed >= counted => Some(wrap),
            (Some((_, wrap)), None) | (_, Some((_, wrap))) => Some(wrap),
            (None, None) => None,
        }
    }
}

/// How much less than `width` nearly all lines measure at most that begin and end inside a sentence.
fn slack(pieces: &[Piece], measure: fn(&str) -> usize, width: usize) -> usize {
    let inside = |pair: &&[Piece]| pair.iter().all(|piece| end(&piece.text) != End::Closed) && !pair[1].indented;
    let widths = pieces.windows(2).filter(inside).map(|pair| measure(&pair[1].text));
    let mut widths: Vec<usize> = widths.filter(|w| w + 8 >= width).collect();
    widths.sort_unstable();
    widths.get(widths.len() * 3 / 100).map_or(6, |&least| width.saturating_sub(least).clamp(1, 6))
}

/// Whether the lines that surely begin paragraphs are shorter by an indent than the full lines.
fn is_stripped(pieces: &[Piece], measure: fn(&str) -> usize, width: usize) -> bool {
    const LEAST: usize = 4;
    let begins = |pair: &&[Piece]| {
        let (before, line) = (&pair[0].text, &pair[1]);
        end(before) == End::Closed && measure(before) + 12 < width && !line.indented
    };
    let first = pieces.windows(2).filter(begins).map(|pair| pair[1].text.as_str());
    // A heading is no first line of a paragraph.
    let widths: Vec<usize> =
        first.filter(|line| end(line) != End::Closed).map(measure).filter(|w| w + 10 >= width).collect();
    let short = widths.iter().filter(|&&w| w + 2 < width).count();
    widths.len() >= LEAST && short * 5 >= widths.len() * 4
}

/// Half-width columns that a line takes.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Twice the characters of a line, to be compared with columns.
fn characters(text: &str) -> usize {
    2 * text.chars().count()
}
