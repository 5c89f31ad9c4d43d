//! Lines → paragraphs.
//!
//! A line goes on in the next one where the text demands it: it ends with an open mark, the next begins
//! inside a sentence, or it is full in hard-wrapped text and no sentence ended. A blank line decides nothing
//! by itself: PDF extraction puts one inside sentences. Where paragraphs are indented, a line without indent goes
//! on. Links that a page set on lines of their own, [`super::linked`] knows, and breaks that show by themselves that
//! they stand inside a sentence, [`super::ragged`].

use super::foot::{is_note, notes_inside};
use super::inside::{interrupts, is_caption, is_inside, starts_anew};
use super::wrap::Wrap;
use super::{linked, ragged};
use crate::document::reader::date;
use crate::document::reader::marker::{
    End, Marker, begins_inside, end, is_contents_line, is_digit, is_running, marker, parts_name,
};
use crate::document::reader::naming::{is_about_document, is_newspaper, is_office};
use crate::document::reader::piece::{Piece, PieceKind};
use crate::text::{first_chars, fold_text};

/// Joins the lines of each paragraph; other pieces stay as they are.
pub fn join(pieces: Vec<Piece>) -> Vec<Piece> {
    let wrap = Wrap::of(&pieces);
    let mut pieces = pieces;
    // Where a blank line stands between all lines, none tells anything.
    let parted = pieces.iter().filter(|piece| piece.after_blank).count();
    if wrap.is_some() && parted * 10 >= pieces.len() * 9 {
        pieces.iter_mut().for_each(|piece| piece.after_blank = false);
    }
    let none = || vec![false; pieces.len()];
    let cut = if wrap.is_none() { linked::cut_sentences(&pieces) } else { none() };
    let broken = if wrap.is_none() { ragged::breaks(&pieces) } else { none() };
    let rule = Rule { wrap, indents: indents(&pieces, wrap), blanks_part: blanks_part(&pieces) };
    let feet = notes_inside(&pieces);
    // The notes at the foot of a page, which stand behind the paragraph that goes on over it.
    let mut notes: Vec<Piece> = Vec::new();
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut last = LastLine::default();
    for (((piece, cut), broken), foot) in pieces.into_iter().zip(cut).zip(broken).zip(feet) {
        if foot {
            match notes.last_mut().filter(|_| !is_note(&piece.text)) {
                Some(note) => append(&mut note.text, &piece.text),
                None => notes.push(piece),
            }
            continue;
        }
        // The first line of a document is no part of a paragraph unless its text demands it.
        let titled = joined.len() == 1;
        let first = match joined.last_mut() {
            Some(open) if broken || rule.goes_on(open, &last, &piece, titled, cut) => {
                append(&mut open.text, &piece.text);
                false
            }
            _ => {
                joined.append(&mut notes);
                joined.push(piece.clone());
                true
            }
        };
        last = LastLine { text: piece.text, first, indented: piece.indented };
    }
    joined.append(&mut notes);
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
    indented: bool,
}

impl LastLine {
    fn fills(&self, wrap: Wrap, slack: usize) -> bool {
        wrap.is_full(&self.text, self.first, slack)
    }
}

struct Rule {
    /// Where the text is hard-wrapped.
    wrap: Option<Wrap>,
    /// Whether paragraphs are indented.
    indents: bool,
    /// Whether blank lines stand between paragraphs, and seldom inside one.
    blanks_part: bool,
}

impl Rule {
    /// Whether the paragraph `open`, whose last line is `last`, goes on in `next`; `cut` where a link cuts a
    /// sentence between them.
    fn goes_on(&self, open: &Piece, last: &LastLine, next: &Piece, titled: bool, cut: bool) -> bool {
        if open.kind != PieceKind::Line || next.kind != PieceKind::Line {
            return false;
        }
        if begins_inside(&next.text) || is_hyphenated(&open.text, &next.text) || parts_name(&open.text, &next.text) {
            return true;
        }
        if next.indented || is_delivery(&open.text) {
            return false;
        }
        if is_contents_line(&open.text) || is_contents_line(&next.text) {
            return false;
        }
        let ended = end(&open.text);
        if ended == End::Closed && open.indented && names_who_does(&next.text) {
            return true;
        }
        if next.after_page && ended == End::Bare && !starts_anew(&next.text) && marker(&open.text).is_none() {
            let full = self.wrap.is_some_and(|wrap| open.indented && last.fills(wrap, 8));
            return !titled && (full || is_inside(&open.text) && (is_running(&next.text) || has_mark(&next.text)));
        }
        if self.blanks_part && next.after_blank && last.first && ended == End::Bare && heads(&last.text) {
            return false;
        }
        match self.wrap {
            // A semicolon ends a paragraph only where the next one shows that it begins.
            Some(wrap) if self.indents && open.text.ends_with('；') => last.fills(wrap, wrap.width / 3),
            // Under a title stands its date and source, however wide it is.
            Some(_) if titled && names_publisher(&next.text) && !is_running(&next.text) => false,
            Some(wrap) => goes_on_wrapped(ended, wrap, last, next, self.indents),
            None => match ended {
                End::Closed => false,
                End::Open => is_running(&open.text) || marker(&next.text).is_none(),
                End::Bare if starts_anew(&next.text) || is_caption(&open.text) => false,
                End::Bare => {
                    let broken = !titled && !next.after_blank && is_broken(&open.text, &next.text);
                    interrupts(&open.text)
                        || broken
                        || self.indents
                            && open.indented
                            && !next.after_blank
                            && (has_mark(&open.text) || is_running(&next.text) && is_long(&open.text))
                        || cut
                }
            },
        }
    }
}

/// Whether a line is the aside behind a task that tells whose it is: （责任单位：某局）
fn names_who_does(line: &str) -> bool {
    let words = ["责任单位", "牵头单位", "责任部门", "牵头部门", "配合单位"];
    line.strip_prefix(['（', '(']).is_some_and(|rest| {
        let rest = fold_text(first_chars(rest, 4));
        words.contains(&rest.as_str())
    })
}

fn goes_on_wrapped(ended: End, wrap: Wrap, last: &LastLine, next: &Piece, indents: bool) -> bool {
    match ended {
        End::Open => true,
        End::Closed => {
            // Where paragraphs are indented, a line without indent begins none.
            let full =
                indents && last.fills(wrap, 8) || wrap.may_go_on(&last.text, last.first, last.indented, &next.text);
            full && !next.after_blank && !starts_anew(&next.text)
        }
        End::Bare => last.fills(wrap, 8) && !starts_anew(&next.text),
    }
}

/// Whether a line tells all about when and where a report was delivered: ——某年某月某日在某会议上
fn is_delivery(line: &str) -> bool {
    let line = line.trim_end_matches(['）', ')']);
    let opens = line.starts_with(['（', '('])
        || matches!(marker(line), Some((Marker::Dash, ..)))
        || line.starts_with(is_digit) && date::find(line).is_some_and(|(date, _)| date.day > 0);
    let ends = ["会议上", "會議上", "大会上", "大會上", "通过", "通過", "批准"];
    opens && ends.iter().any(|end| line.ends_with(end)) && line.chars().count() <= 60 || is_office_and_day(line)
}

/// Whether a line tells who published a document and when: 某市财政局　2024年3月5日
fn is_office_and_day(line: &str) -> bool {
    const LONGEST: usize = 180;
    let Some((name, rest)) =
        Some(line).filter(|line| line.len() <= LONGEST).and_then(|line| line.split_once([' ', '\u{3000}']))
    else {
        return false;
    };
    let day = date::find(rest).filter(|(date, end)| date.day > 0 && *end == rest.len());
    day.is_some() && (is_office(name) || is_newspaper(name))
}

/// Whether a line break stands inside a sentence: before a quantity, or after a clause with one.
fn is_broken(open: &str, next: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let number = next.trim_start_matches(|c: char| digit(c) || matches!(c, '.' | ','));
    let is_quantity = number.len() < next.len() && !number.starts_with(['年', '月', '日', '、', '-', '—', '/', ' ']);
    let in_clause = open.contains('，') && open.contains(digit) && open.chars().count() >= 16;
    // …项目12 / 个，完成投资
    let counted = open.contains('，')
        && open.ends_with(digit)
        && next.starts_with(|c| "个万亿家人元项公吨户亩平".contains(c))
        && has_mark(next);
    marker(open).is_none()
        && marker(next).is_none()
        && (counted || in_clause || is_quantity && next.contains(['，', '。', '；']))
}

/// Whether a line under a title tells its date, its source or who speaks.
fn names_publisher(line: &str) -> bool {
    is_about_document(line) || is_office(line) || is_newspaper(line)
}

/// Whether a line is longer than headings are: in the indented text of a page a line that goes on in no indent.
fn is_long(line: &str) -> bool {
    line.chars().count() >= 20
}

/// Whether a text has a mark of a sentence in it: a signature and its date have none.
fn has_mark(text: &str) -> bool {
    text.contains(['，', ',', '、', '；', '。'])
}

/// Whether nearly all lines after the end of a paragraph are indented: after a sentence's end, in a line that is not full.
fn indents(pieces: &[Piece], wrap: Option<Wrap>) -> bool {
    let ends = |line: &str| end(line) == End::Closed && wrap.is_none_or(|wrap| !wrap.is_full(line, false, 12));
    // Who signs stands at the right.
    let signs =
        |line: &str| is_office(line) || date::find(line).is_some_and(|(date, end)| date.day > 0 && end == line.len());
    let after = pieces.windows(2).filter(|pair| ends(&pair[0].text) && !signs(&pair[1].text));
    let (all, indented) =
        after.fold((0, 0), |(all, indented), pair| (all + 1, indented + usize::from(pair[1].indented)));
    // Of a short text all of them.
    all >= 3 && indented * 10 >= all * 9 || all == 2 && indented == 2
}

/// Whether hardly any blank line stands where a sentence breaks off.
fn blanks_part(pieces: &[Piece]) -> bool {
    const LEAST: usize = 4;
    let parted = pieces.windows(2).filter(|pair| pair[1].after_blank);
    let (all, inside) = parted.fold((0, 0), |(all, inside), pair| {
        let open = end(&pair[0].text) != End::Closed && !heads(&pair[0].text);
        (all + 1, inside + usize::from(open))
    });
    all >= LEAST && inside * 10 <= all
}

/// Whether a line may be a heading: a number begins it and no sentence ends in it, or it has no mark of one.
fn heads(line: &str) -> bool {
    marker(line).is_some_and(|(kind, ..)| kind != Marker::Dash) && !line.contains('。') || !is_inside(line)
}

/// Whether a line breaks inside a word of letters or a span of numbers: Micro- / soft.
fn is_hyphenated(open: &str, next: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric();
    open.strip_suffix('-').is_some_and(|before| before.ends_with(word)) && next.starts_with(word)
}

/// Appends a line: no blank between Han characters, one between words of letters. A number goes on: no
/// sentence has two side by side.
fn append(text: &mut String, line: &str) {
    if is_hyphenated(text, line) && line.starts_with(|c: char| c.is_ascii_lowercase()) {
        text.pop();
        return text.push_str(line);
    }
    let (left, right) = (text.chars().next_back(), line.chars().next());
    let is = |c: Option<char>, is: fn(&char) -> bool| c.is_some_and(|c| is(&c));
    let number = is(left, char::is_ascii_digit) && is(right, char::is_ascii_digit);
    if is(left, char::is_ascii_alphanumeric) && is(right, char::is_ascii_alphanumeric) && !number {
        text.push(' ');
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests;
