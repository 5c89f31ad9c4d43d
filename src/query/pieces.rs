//! A query cut at its blanks: what each piece is by its first characters.

use super::Quantity;
use super::comparison::is_comparison;
use super::model::{Field, QUOTES, Term};
use crate::text::fold_text;

/// A stretch between blanks, with what its first characters say.
pub struct Piece<'a> {
    /// Without its quotation marks.
    pub text: &'a str,
    /// Whether it stood in them.
    pub quoted: bool,
    /// Whether a minus stands before it.
    pub negated: bool,
    /// A known field with its value.
    pub field: Option<(Field, &'a str)>,
    /// The terms of alternatives in brackets.
    pub alternatives: Vec<Term>,
}

impl Piece<'_> {
    /// Whether it is this operator.
    pub fn is(&self, operator: &str) -> bool {
        !self.quoted && !self.negated && self.text == operator
    }

    /// Whether alternatives stand on its sides.
    pub fn is_or(&self) -> bool {
        let bars = !self.text.is_empty() && self.text.chars().all(is_bar);
        self.is("OR") || self.is("或者") || !self.quoted && !self.negated && bars
    }
}

/// Alternatives in brackets at the beginning of a text, (就业 OR 创业), and what follows. Other brackets are text.
#[inline(never)]
fn in_brackets(text: &str) -> Option<(Vec<Term>, &str)> {
    let (mut inside, after) = text.strip_prefix(['(', '（'])?.split_once([')', '）'])?;
    let mut terms = Vec::new();
    let mut between = false;
    while let Some(piece) = next_piece(&mut inside) {
        if piece.is_or() != between || piece.negated || piece.field.is_some() {
            return None;
        }
        if !between {
            terms.push(Term::of(piece.text, piece.quoted)?);
        }
        between = !between;
    }
    let ends = after.chars().next().is_none_or(|c| c.is_whitespace() || is_bar(c));
    (between && terms.len() > 1 && ends).then_some((terms, after))
}

/// The field that comes next.
pub fn field_at(rest: &str) -> Option<Field> {
    known_field(rest.trim_start()).map(|(field, _)| field)
}

/// Takes the next piece off the front of `rest`.
pub fn next_piece<'a>(rest: &mut &'a str) -> Option<Piece<'a>> {
    let text = rest.trim_start();
    if text.is_empty() {
        *rest = text;
        return None;
    }
    // A minus is an operator only where a term follows it at once.
    let after =
        text.strip_prefix(['-', '－']).filter(|after| after.starts_with(|c: char| !c.is_whitespace() && c != '-'));
    let (negated, text) = (after.is_some(), after.unwrap_or(text));
    let plain = Piece { text: "", quoted: false, negated, field: None, alternatives: Vec::new() };
    if let Some((inside, after)) = quotation(text) {
        *rest = after;
        return Some(Piece { text: inside, quoted: true, ..plain });
    }
    // Asked before, so that no browser compiles it for nothing.
    if text.starts_with(['(', '（'])
        && let Some((alternatives, after)) = in_brackets(text)
    {
        *rest = after;
        return Some(Piece { alternatives, ..plain });
    }
    if let Some((field, value)) = known_field(text) {
        let quoted = quotation(value);
        let (inside, after) = quoted.unwrap_or_else(|| split_word(value));
        if !inside.trim().is_empty() {
            *rest = after;
            let whole = &text[..text.len() - after.len()];
            return Some(Piece { text: whole, field: (!negated).then_some((field, inside)), ..plain });
        }
    }
    let whole = condition(text);
    let (word, after) = whole.unwrap_or_else(|| split_word(text));
    *rest = after;
    // A sign that compares nothing stands for itself, whatever it is written beside later.
    let quoted = whole.is_none() && (word.starts_with(is_comparison) || word.ends_with(is_comparison));
    Some(Piece { text: word, quoted, ..plain })
}

/// A condition on figures with blanks around its sign (失业率 <= 5.5%) at the beginning of a text.
fn condition(text: &str) -> Option<(&str, &str)> {
    let mut end = 0;
    // Of a range the first sign makes no condition yet: 5% <= 失业率 <= 5.5%.
    for _ in 0..2 {
        let sign = end + text[end..].find(is_comparison)?;
        // One word before it, so that the words before that stay terms of their own.
        if text[end..sign].trim_end_matches(['!', '！']).trim().contains(char::is_whitespace) {
            break;
        }
        let value = sign + text[sign..].find(|c: char| !is_comparison(c) && !c.is_whitespace())?;
        end = value + split_word(&text[value..]).0.len();
        if Quantity::parse(&fold_text(&text[..end])).is_some() {
            return Some(text.split_at(end));
        }
    }
    None
}

fn split_word(text: &str) -> (&str, &str) {
    let bar = text.starts_with(is_bar);
    text.split_at(text.find(|c: char| c.is_whitespace() || is_bar(c) != bar).unwrap_or(text.len()))
}

/// Whether a character is an OR that needs no blanks.
fn is_bar(c: char) -> bool {
    matches!(c, '|' | '｜')
}

/// A quotation at the beginning of a text that a blank or the end follows: (inside, after). A quotation
/// mark inside a word is text.
fn quotation(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    let (open, close) = QUOTES.into_iter().find(|(open, _)| *open == first)?;
    let (inside, after) = text[open.len_utf8()..].split_once(close)?;
    let ends = after.chars().next().is_none_or(|c| c.is_whitespace() || is_bar(c));
    (ends && !inside.trim().is_empty()).then_some((inside, after))
}

/// A known field at the beginning of a text: (field, what follows the colon).
fn known_field(text: &str) -> Option<(Field, &str)> {
    let (name, value) = text.split_once([':', '：'])?;
    if name.len() > 12 {
        return None;
    }
    Some((Field::named(name)?, value))
}
