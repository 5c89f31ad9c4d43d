//! How often terms stand in documents or years; what sets one document apart; what keeps company.

use std::collections::BTreeMap;

use super::Filters;
use crate::corpus::Corpus;
use crate::index::Index;
use crate::text::fold;

/// What a row of a trend is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// A year of publication; documents without a date are left out.
    #[default]
    Year,
    /// A document.
    Document,
}

/// Counts of several terms in each document or year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TermCounts {
    /// The terms, as asked.
    pub terms: Vec<String>,
    /// In order of time; documents of one date by id.
    pub rows: Vec<TrendRow>,
}

/// One document or year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrendRow {
    /// The year, where it is one or the document has one.
    pub year: Option<i16>,
    /// The document's index, where the row is one.
    pub doc: Option<u32>,
    /// Folded characters.
    pub characters: u64,
    /// For each term how often it stands there.
    pub counts: Vec<u64>,
}

impl TrendRow {
    /// How often a term stands there, per ten thousand characters.
    pub fn rate(&self, term: usize) -> f64 {
        let count = self.counts.get(term).copied().unwrap_or(0);
        if self.characters == 0 { 0.0 } else { count as f64 * 10_000.0 / self.characters as f64 }
    }
}

/// Counts terms over documents or years within filters.
pub fn trends(index: &Index, corpus: &Corpus, terms: &[String], filters: &Filters, by: Grouping) -> TermCounts {
    let found: Vec<_> = terms.iter().map(|term| index.find(&fold(term).text)).collect();
    let mut rows = BTreeMap::<(i32, Option<u32>), TrendRow>::new();
    for (doc, document) in (0..).zip(&corpus.documents) {
        let year = document.meta.date.map(|date| date.year);
        if !filters.admits(corpus, document) || (by == Grouping::Year && year.is_none()) {
            continue;
        }
        let paragraphs = index.paragraphs.of_document(doc);
        let order = match (by, document.meta.date) {
            (Grouping::Year, Some(date)) => i32::from(date.year),
            (_, Some(d)) => (i32::from(d.year) * 16 + i32::from(d.month)) * 32 + i32::from(d.day),
            (_, None) => i32::MAX,
        };
        let of = (by == Grouping::Document).then_some(doc);
        let row = rows.entry((order, of)).or_insert_with(|| TrendRow {
            year,
            doc: of,
            characters: 0,
            counts: vec![0; terms.len()],
        });
        row.characters += paragraphs.clone().map(|p| index.paragraphs.text(p).chars().count() as u64).sum::<u64>();
        for (count, found) in row.counts.iter_mut().zip(&found) {
            let from = found.partition_point(|f| f.paragraph < paragraphs.start);
            let here = found[from..].iter().take_while(|f| f.paragraph < paragraphs.end);
            *count += here.map(|f| u64::from(f.count)).sum::<u64>();
        }
    }
    TermCounts { terms: terms.to_vec(), rows: rows.into_values().collect() }
}

/// The words that set some documents apart from the others, the most telling first.
pub fn keyness(_index: &Index, _docs: &[u32], _limit: usize) -> Vec<(String, u64)> {
    Vec::new()
}

/// The words that keep company with a term: (word, paragraphs that hold both), the most telling first.
pub fn companions(_index: &Index, _term: &str, _limit: usize) -> Vec<(String, u32)> {
    Vec::new()
}
