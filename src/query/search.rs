//! One question, one answer.

use super::facets::facets;
use super::find::{Match, find};
use super::rank::scores;
use super::readings::readings;
use super::{Facets, Filters, Query, Reading, ReadingKind};
use crate::corpus::Corpus;
use crate::index::Index;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// All matched paragraphs, best first; ties in reading order.
    pub hits: Vec<Hit>,
    /// In how many documents they stand.
    pub documents: usize,
    /// What the hits are made of.
    pub facets: Facets,
    /// The folded texts to mark in what is shown ([`super::snippet`], [`super::marks`]).
    pub needles: Vec<String>,
    /// The reading that is answered; its `query` differs from what was typed where the literal one finds
    /// nothing. None without a query.
    pub answered: Option<Reading>,
    /// Other readings with hits, best first.
    pub readings: Vec<Reading>,
    /// Indices of the metrics in [`Corpus::metrics`] that answer the query, best first.
    pub figures: Vec<u32>,
    /// Whether the end of an overlong query was left out.
    pub cut: bool,
}

/// A paragraph found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of its document.
    pub doc: u32,
    /// Index of the paragraph in the document.
    pub paragraph: u32,
    /// Higher is better.
    pub score: u32,
}

/// Answers a query within filters. An empty query without filters finds nothing.
pub fn search(index: &Index, corpus: &Corpus, query: &Query, filters: &Filters) -> Answer {
    if query.is_empty() {
        return Answer { cut: query.cut, ..Answer::default() };
    }
    let literal = find(index, corpus, query, filters);
    let mut others = Vec::new();
    for mut reading in readings(index, corpus, query) {
        let read = Query::parse(&reading.query);
        let matches = find(index, corpus, &read, filters);
        reading.total = matches.len();
        if reading.total > 0 {
            others.push((reading, read, matches));
        }
    }
    let asked =
        Reading { kind: ReadingKind::Literal, query: query.text.clone(), total: literal.len(), dropped: Vec::new() };
    let (answered, read, matches) =
        if literal.is_empty() && !others.is_empty() { others.remove(0) } else { (asked, query.clone(), literal) };
    let facets = facets(index, corpus, &matches);
    Answer {
        hits: ranked(index, corpus, &matches),
        documents: facets.docs.len(),
        facets,
        needles: read.needles(),
        answered: Some(answered),
        readings: others.into_iter().map(|(reading, ..)| reading).collect(),
        figures: Vec::new(),
        cut: query.cut,
    }
}

fn ranked(index: &Index, corpus: &Corpus, matches: &[Match]) -> Vec<Hit> {
    let scores = scores(index, corpus, matches);
    let mut hits: Vec<Hit> = matches
        .iter()
        .zip(scores)
        .map(|(matched, score)| {
            let (doc, paragraph) = index.paragraphs.place(matched.paragraph);
            Hit { doc, paragraph, score }
        })
        .collect();
    hits.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.doc, hit.paragraph));
    hits
}
