//! The styles of headings: what the whole document says about them decides whether a piece is one, and how deep it stands.

use super::heading_line::{
    is_appendix, is_bold_heading, is_bracketed, is_file_name, is_foreword, is_label, is_label_of_notes,
    is_list_of_annexes, is_sentence, is_short,
};
use super::run_in::{self, first_sentence};
use super::{contents, lone_number};
use crate::document::model::ParagraphKind;
use crate::document::reader::date;
use crate::document::reader::marker::{
    End, Marker, decimal, end, is_contents_line, is_item, is_row_of_numbers, is_running, marker,
};
use crate::document::reader::naming::{is_about_document, is_document_name, opens_report, text_start};
use crate::document::reader::piece::{Piece, PieceKind};
use crate::text::{fold_text, is_han};

/// A heading found at a piece.
pub struct Heading {
    /// The smaller, the higher.
    pub rank: u8,
    pub title: String,
    /// How many pieces it takes; 0 for a run-in heading.
    pub pieces: usize,
    /// It heads its own paragraph only.
    pub single: bool,
}

/// How deep a marker stands: the smaller, the higher.
pub fn rank_of(marker: Marker) -> u8 {
    match marker {
        Marker::Part => 10,
        Marker::Chapter => 12,
        Marker::Section => 14,
        Marker::Keyword => 15,
        Marker::Chinese => 20,
        Marker::Bracketed => 30,
        Marker::Arabic => 40,
        Marker::BracketedArabic => 50,
        Marker::Dash => 60,
    }
}

/// The rank of a run-in heading without marker: below all that have one.
const RUN_IN: u8 = 61;

/// What the whole document says about the style of its headings.
pub struct Styles<'a> {
    pieces: &'a [Piece],
    title: String,
    /// Where running text begins.
    body: usize,
    /// Whether headings are numbered 一、 二、.
    chinese: bool,
    /// The first heading of a year without number that stands above 一、.
    yearly: Option<usize>,
    /// Whether headings are numbered 1, 1.1, 1.2.
    decimal: bool,
    /// The run-in heading of each piece, in bytes.
    run_ins: Vec<Option<usize>>,
    /// The pieces that are the numbers of chapters and nothing else.
    lone_numbers: Vec<usize>,
    /// The lines of a table of contents.
    contents: std::ops::Range<usize>,
}

impl<'a> Styles<'a> {
    /// Reads the styles of a text with this title.
    pub fn of(pieces: &'a [Piece], title: &str) -> Self {
        let body = body_start(pieces);
        let chinese = pieces.iter().any(|piece| matches!(marker(&piece.text), Some((Marker::Chinese, ..))));
        let mut styles = Styles {
            pieces,
            yearly: None,
            title: fold_text(title),
            body,
            chinese,
            decimal: pieces.iter().filter(|piece| decimal(&piece.text).is_some_and(|(depth, _)| depth > 0)).count() > 1,
            run_ins: run_in::find(pieces),
            lone_numbers: lone_number::find(pieces),
            contents: contents::find(pieces, body),
        };
        styles.yearly = styles.first_of_a_year();
        styles
    }

    fn first_of_a_year(&self) -> Option<usize> {
        let (mut next, mut first) = (None, None);
        for (at, piece) in self.pieces.iter().enumerate().rev() {
            if next == Some(1) && begins_with_year(&piece.text) && self.is_bare(at) {
                first = Some(at);
            }
            next = chinese_number(&piece.text).or(next);
        }
        first
    }

    /// Whether a heading is a kicker above the title, or a deck between it and who wrote the text.
    fn is_beside_title(&self, at: usize) -> bool {
        const HEAD: usize = 12;
        let is_heading = |at: usize| matches!(self.pieces[at].kind, PieceKind::Heading(1 | 2));
        let kicker = || (at + 1..self.body.min(HEAD)).any(|at| self.is_title(at) && is_heading(at));
        let wrote = |piece: &Piece| piece.kind != PieceKind::Item && fold_text(&piece.text).contains("记者");
        let told = || self.pieces.get(at + 1).is_some_and(|next| is_about_document(&next.text) && wrote(next));
        at > 0 && self.is_title(at - 1) && told() || kicker()
    }

    /// What a piece is that heads no section.
    pub fn kind(&self, at: usize) -> ParagraphKind {
        match self.pieces[at].kind {
            PieceKind::Row { table, head } => ParagraphKind::Row { table, head },
            PieceKind::Heading(_) if !is_sentence(&self.pieces[at].text) => ParagraphKind::Heading,
            _ if self.is_title(at) => ParagraphKind::Heading,
            _ => ParagraphKind::Body,
        }
    }

    /// Whether a piece is the document's own title, which heads no section.
    fn is_title(&self, at: usize) -> bool {
        let text = &self.pieces[at].text;
        at <= self.body
            && (!self.title.is_empty()
                && fold_text(text) == self.title
                && marker(text).is_none()
                && !text.ends_with('。')
                || is_short(text, 40) && is_document_name(text))
    }

    pub fn heading(&self, at: usize) -> Option<Heading> {
        let Piece { kind, text, .. } = &self.pieces[at];
        let no_heading = matches!(kind, PieceKind::Row { .. })
            || is_contents_line(text)
            || is_file_name(text)
            || self.contents.contains(&at);
        if self.is_title(at) || no_heading {
            return None;
        }
        if is_label_of_notes(text) {
            return Some(whole(NOTES, text.trim_end_matches(['：', ':'])));
        }
        self.of_format(at)
            .or_else(|| self.lone_number(at))
            .or_else(|| self.numbered(at))
            .or_else(|| self.bare(at))
            .or_else(|| self.run_in(at))
            .or_else(|| self.bold_lead(at))
    }

    /// The rank of a heading without number: above 一、 where that follows, below 二、 where it stands between.
    fn plain_rank(&self, at: usize) -> u8 {
        if is_foreword(&self.pieces[at].text) {
            return rank_of(Marker::Chinese);
        }
        if let Some(rank) = self.decimal_rank(&self.pieces[at].text) {
            return rank;
        }
        let next = self.pieces[at + 1..].iter().find_map(|piece| chinese_number(&piece.text));
        // 2023年主要工作 stands above 一、, and so does 2024年工作打算 with no number under it.
        let yearly = self.yearly.is_some_and(|first| first < at) && begins_with_year(&self.pieces[at].text);
        let rank =
            if self.chinese && next != Some(1) && !yearly && !is_appendix(&self.pieces[at].text) { 25 } else { 15 };
        // ◆ stands below what has no sign.
        rank + u8::from(self.pieces[at].text.starts_with(['◆', '■', '★', '●', '▲', '◎', '▶', '□', '◇']))
    }

    /// The rank of a line that a decimal number begins, 1.2 below 1, where the document counts so; that of ①.
    fn decimal_rank(&self, text: &str) -> Option<u8> {
        if text.starts_with(|c| ('①'..='⑳').contains(&c)) {
            return Some(rank_of(Marker::BracketedArabic) + 5);
        }
        let (depth, _) = decimal(text).filter(|_| self.decimal)?;
        Some(rank_of(Marker::Arabic) + 2 * depth)
    }

    /// A heading of the format, bold lines among them.
    fn of_format(&self, at: usize) -> Option<Heading> {
        let piece = &self.pieces[at];
        match piece.kind {
            PieceKind::Heading(_) if is_sentence(&piece.text) => None,
            // The date and the speaker under the title.
            PieceKind::Heading(_) | PieceKind::Bold
                if at < self.body
                    && (is_about_document(&piece.text) || is_date(&piece.text) || self.is_beside_title(at)) =>
            {
                None
            }
            PieceKind::Heading(level) => Some(whole(level, &piece.text)),
            PieceKind::Bold if is_bold_heading(&piece.text) => {
                let second =
                    self.pieces.get(at + 1).filter(|next| next.kind == PieceKind::Bold && is_bold_heading(&next.text));
                let third_bold = self.pieces.get(at + 2).is_some_and(|piece| piece.kind == PieceKind::Bold);
                match second.filter(|_| !third_bold) {
                    Some(second) => Some(Heading {
                        pieces: 2,
                        ..whole(self.plain_rank(at), &format!("{} {}", piece.text, second.text))
                    }),
                    None => Some(whole(self.plain_rank(at), &piece.text)),
                }
            }
            _ => None,
        }
    }

    /// A number on a line of its own, as reports of earlier decades part their chapters: 一, 二.
    fn lone_number(&self, at: usize) -> Option<Heading> {
        let index = self.lone_numbers.binary_search(&at).ok()?;
        Some(whole(rank_of(Marker::Chinese), &self.pieces[self.lone_numbers[index]].text))
    }

    /// A heading with a number: a line of its own or the first sentence of its paragraph.
    fn numbered(&self, at: usize) -> Option<Heading> {
        let text = &self.pieces[at].text;
        let (kind, _, taken) = marker(text).filter(|(kind, ..)| *kind != Marker::Dash)?;
        let rank = rank_of(kind);
        let minor = matches!(kind, Marker::Arabic | Marker::BracketedArabic);
        let rest = &text[taken..];
        let ended = text.ends_with(['。', '；', ';']) && (minor || text.contains(|c: char| c.is_ascii_digit()))
            || text.ends_with(['；', ';'])
            || minor && text.ends_with(['：', ':']);
        if is_short(rest, if minor { 36 } else { 60 }) && !ended && !(minor && self.is_in_list(at, kind)) {
            return Some(whole(rank, text.trim_end_matches(['。', '：', ':'])));
        }
        let first = first_sentence(text).filter(|first| !minor && first[taken..].chars().count() <= 60)?;
        Some(Heading { rank, title: without_stop(first), pieces: 0, single: false })
    }

    /// Whether the piece beside has a number of the same kind: items of a list, with no text under each.
    fn is_in_list(&self, at: usize, kind: Marker) -> bool {
        // 附件：1.任务清单 stands before 2.分配表.
        if at > 0 && is_list_of_annexes(&self.pieces[at - 1].text) {
            return true;
        }
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        beside
            .filter_map(|at| self.pieces.get(at))
            .any(|piece| matches!(marker(&piece.text), Some((other, ..)) if other == kind) && !is_running(&piece.text))
    }

    /// A short line without number or sentence between running text, or above it where others follow and the
    /// title stands before.
    fn bare(&self, at: usize) -> Option<Heading> {
        let first_of_row = || {
            at + 1 == self.body
                && at > 0
                && (0..at).any(|at| self.is_title(at))
                && (at + 2..self.pieces.len()).filter(|&at| self.is_bare(at)).nth(1).is_some()
        };
        let foreword = || at + 1 == self.body && is_foreword(&self.pieces[at].text);
        if !self.is_bare(at) || at < self.body && !first_of_row() && !foreword() {
            return None;
        }
        let (text, next) = (&self.pieces[at].text, self.pieces.get(at + 1)?);
        let rank = self.plain_rank(at);
        // Under the name of a document stands its date.
        let under = !is_document_name(text)
            && matches!(marker(&next.text), Some((Marker::Dash, ..)))
            && is_short(&next.text, 50);
        match under {
            true => Some(Heading { pieces: 2, ..whole(rank, &format!("{text}{}", next.text)) }),
            false => Some(whole(rank, text)),
        }
    }

    /// Whether a piece looks like a heading without number above the text that follows.
    fn is_bare(&self, at: usize) -> bool {
        let text = &self.pieces[at].text;
        let announces = |text: &str| text.ends_with('：') && text.contains('，');
        let begins_body =
            |piece: &Piece| is_running(&piece.text) || marker(&piece.text).is_some() || announces(&piece.text);
        self.pieces[at].kind != PieceKind::Item
            && (is_short(text, 30) || is_short(text, 60) && is_document_name(text))
            && end(text) == End::Bare
            && marker(text).is_none()
            && text.chars().filter(|&c| is_han(c)).count() >= 2
            && !is_about_document(text)
            && !is_date(text)
            && !is_bracketed(text)
            && !is_list_of_annexes(text)
            && !is_label(text)
            && !is_item(text)
            && !is_row_of_numbers(text)
            && self.pieces.get(at + 1).is_some_and(begins_body)
    }

    /// The first sentence of a paragraph where it is bold and the rest is not.
    fn bold_lead(&self, at: usize) -> Option<Heading> {
        let piece = &self.pieces[at];
        let first = run_in::bold_sentence(piece)?;
        let rank = marker(first).map_or(RUN_IN, |(kind, ..)| rank_of(kind));
        Some(Heading { rank, title: without_stop(first), pieces: 0, single: true })
    }

    fn run_in(&self, at: usize) -> Option<Heading> {
        let text = &self.pieces[at].text;
        let first = &text[..self.run_ins[at]?];
        let rank = marker(text).map_or(RUN_IN, |(kind, ..)| rank_of(kind));
        let title = without_stop(first.trim_start_matches(['—', '―', '─', '-', '–']));
        Some(Heading { rank, title, pieces: 0, single: true })
    }
}

/// Whether a line is a date and nothing else: 2025年3月.
fn is_date(text: &str) -> bool {
    date::find(text).is_some_and(|(_, end)| end == text.len())
}

/// The number of a line that 一、 or its like begins.
fn chinese_number(text: &str) -> Option<u32> {
    match marker(text) {
        Some((Marker::Chinese, number, _)) => Some(number),
        _ => None,
    }
}

/// Whether a line begins with a year and nothing more of a date.
fn begins_with_year(text: &str) -> bool {
    date::find(text)
        .is_some_and(|(date, end)| date.month == 0 && end <= "二〇二四年".len() && text[..end].ends_with('年'))
}

fn whole(rank: u8, title: &str) -> Heading {
    Heading { rank, title: title.trim().to_owned(), pieces: 1, single: false }
}

/// The rank of the notes behind a text: beside its outermost parts.
const NOTES: u8 = 10;

/// Where the text begins that is no head: at the address, else at the first running paragraph.
fn body_start(pieces: &[Piece]) -> usize {
    let address = pieces.iter().take(40).position(|piece| opens_report(&piece.text));
    address.or_else(|| text_start(pieces)).unwrap_or(pieces.len())
}

fn without_stop(sentence: &str) -> String {
    sentence.trim().trim_end_matches('。').to_owned()
}
