//! What the stages are given: a sentence with what was said before it, and what its signs alone tell.

use super::indicator::phrase::{Phrase, is_mark};
use super::period::Said;
use super::quantity::Quantity;
use super::setting::Setting;
use crate::metric::because::Rule;
use crate::text::{Folded, Span};

/// What the sentences before one told, as far as it may lean on them.
#[derive(Default)]
pub struct Before {
    /// What they told of.
    pub told: Phrase,
    /// The time that the last one told of.
    pub said: Option<Said>,
    /// The place that they are for, in a document that is of none.
    pub place: Option<String>,
}

/// A sentence while it is read.
pub struct Sentence<'s> {
    /// Its document's place in the corpus.
    pub doc: u32,
    /// Where it stands in the document.
    pub span: Span,
    /// Its text, folded.
    pub folded: &'s Folded<'s>,
    /// What the document said before it.
    pub setting: &'s Setting,
    /// The place that the document is for, folded; empty where it is of none.
    pub home: &'s str,
    /// The place that the sentence is for where a clause names no other, and why.
    pub region: (&'s str, &'static Rule),
    /// What a short sentence before it is about.
    pub owner: &'s Phrase,
    /// What the sentences before it told.
    pub before: &'s Before,
    /// The scheme that the paragraph named last.
    pub scheme: &'s Phrase,
}

impl Sentence<'_> {
    /// The years or the part of one that a sentence without figures tells of: “十三五”时期，空气质量持续好转。
    pub fn years(&self) -> Option<Said> {
        let text = self.folded.text.as_str();
        self.setting.said(text, 0..text.len()).filter(|said| !said.is_day() && !said.until)
    }

    /// What a bracket after a label tells of: 教育:(经常开支预算为…).
    pub fn label(&self) -> Option<Phrase> {
        let (label, rest) = self.folded.text.split_once(':')?;
        let named = (1..=8).contains(&label.chars().count()) && label.chars().all(crate::text::is_han);
        let told = rest
            .strip_prefix('(')
            .is_some_and(|inner| !inner.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(')'));
        (named && told).then(|| Phrase::of(self.folded, 0..label.len()))
    }

    /// Where a headline parts its statements with a wide blank, which folding leaves out.
    pub fn gaps(&self) -> Vec<usize> {
        const LONGEST: usize = 240;
        let source = self.folded.source.trim();
        if source.len() > LONGEST || self.folded.text.contains('。') {
            return Vec::new();
        }
        let shift = self.folded.source.find(source).unwrap_or(0);
        let parts = |at: usize, blank: &str| {
            let (before, after) = (&source[..at], &source[at + blank.len()..]);
            // 經濟增長1.8% 失業率2.8%: behind a figure any blank does.
            let told = before.rsplit([' ', '　']).next().is_some_and(holds_figure);
            blank == "　"
                || told && after.starts_with(crate::text::is_han) && !before.ends_with(|c: char| c.is_ascii_digit())
        };
        let blanks = source.match_indices([' ', '　']).filter(|(at, blank)| parts(*at, blank));
        blanks.map(|(at, _)| self.folded.folded_offset((shift + at) as u32)).collect()
    }

    /// ①, ² and the like fold to digits but count nothing.
    pub fn is_numbering(&self, quantity: &Quantity) -> bool {
        let written = self.folded.source_span(quantity.span.clone()).of(self.folded.source);
        written.contains(is_mark)
    }
}

/// Whether a word of a headline holds a number that is no date: 1.8%, 62个项目.
fn holds_figure(word: &str) -> bool {
    word.match_indices(|c: char| c.is_ascii_digit()).any(|(at, digit)| {
        let rest = &word[at + digit.len()..];
        let fraction = rest.strip_prefix('.').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let next = fraction.unwrap_or(rest).chars().next();
        next.is_some_and(|c| !c.is_ascii_digit() && !".、)）年月日届".contains(c))
    })
}
