//! Phrases: pieces of a text as they compare and as they are shown.

use std::ops::Range;

use super::period;
use crate::text::Folded;

/// A piece of text as written, with its folding.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phrase {
    /// For comparing.
    pub folded: String,
    /// For showing.
    pub written: String,
}

impl Phrase {
    /// A range of a folded text, without blanks and footnote marks.
    pub fn of(folded: &Folded, range: Range<usize>) -> Phrase {
        let written: String = folded.source_span(range.clone()).of(folded.source).split_whitespace().collect();
        Phrase {
            folded: without_years(&without_marks(&folded.text[range])),
            written: without_years(&without_marks(&written)),
        }
    }

    /// A word that the text only implies.
    pub fn word(word: &str) -> Phrase {
        Phrase { folded: word.to_owned(), written: word.to_owned() }
    }

    /// This phrase with another one after it.
    pub fn then(&self, other: &Phrase) -> Phrase {
        Phrase { folded: self.folded.clone() + &other.folded, written: self.written.clone() + &other.written }
    }

    /// This phrase, or another one where it is empty.
    pub fn or(self, other: &Phrase) -> Phrase {
        if self.is_empty() { other.clone() } else { self }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }
}

/// A text without footnote marks: 装备制造业[12]增加值.
fn without_marks(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(['[', '［', '〔']) {
        let width = rest[open..].chars().next().map_or(1, char::len_utf8);
        let inner = &rest[open + width..];
        let digits = inner.find(|c: char| !c.is_numeric()).unwrap_or(inner.len());
        match inner[digits..].chars().next().filter(|c| digits > 0 && matches!(c, ']' | '］' | '〕')) {
            Some(close) => {
                clean.push_str(&rest[..open]);
                rest = &inner[digits + close.len_utf8()..];
            }
            None => {
                clean.push_str(&rest[..open + width]);
                rest = inner;
            }
        }
    }
    clean.push_str(rest);
    clean
}

/// A text without the fiscal year that it is for: 宽减｜2016/17年度｜利得税.
fn without_years(text: &str) -> String {
    let found = text.match_indices('/').find_map(|(at, _)| {
        let start = at.checked_sub("2016".len())?;
        let (_, len) = period::fiscal_year_at(text.get(start..)?)?;
        Some(start..start + len)
    });
    match found {
        Some(year) => text[..year.start].to_owned() + &text[year.end..],
        None => text.to_owned(),
    }
}

/// The longest indicator worth showing, in characters.
pub const LONGEST_HEAD: usize = 40;

/// A phrase without what stands in brackets.
pub fn without_brackets(phrase: &Phrase) -> Phrase {
    let clean = |text: &str| {
        let mut depth = 0i32;
        let keep = |c: char| {
            depth += i32::from(matches!(c, '(' | '（'));
            let inside = depth > 0;
            depth -= i32::from(matches!(c, ')' | '）') && depth > 0);
            !inside
        };
        text.chars()
            .filter({
                let mut keep = keep;
                move |&c| keep(c)
            })
            .collect()
    };
    Phrase { folded: clean(&phrase.folded), written: clean(&phrase.written) }
}

/// Keeps the end of a head that ran too long, from a boundary between words.
pub fn shorten(head: &Phrase) -> Phrase {
    let keep = |text: &str| {
        let from = text.char_indices().rev().nth(LONGEST_HEAD - 1).map_or(0, |(at, _)| at);
        let cut = text[from..].find(['、', '”']).filter(|&at| at < (text.len() - from) / 2);
        text[from..][cut.map_or(0, |at| at + '、'.len_utf8())..].to_owned()
    };
    Phrase { folded: keep(&head.folded), written: keep(&head.written) }
}

/// Splits a phrase at a byte of its folding.
pub fn split_at(phrase: &Phrase, at: usize) -> (Phrase, Phrase) {
    let chars = phrase.folded[..at].chars().count();
    let written = phrase.written.char_indices().nth(chars).map_or(phrase.written.len(), |(at, _)| at);
    let part = |folded: &str, written: &str| Phrase { folded: folded.to_owned(), written: written.to_owned() };
    (part(&phrase.folded[..at], &phrase.written[..written]), part(&phrase.folded[at..], &phrase.written[written..]))
}
