//! Which paragraphs a query matches, exactly.

use std::collections::BTreeMap;

use super::{Clause, Filters, Query};
use crate::corpus::Corpus;
use crate::index::{Found, Index};

/// A paragraph that matches.
#[derive(Clone, Debug, Default)]
pub struct Match {
    /// Its number through all documents.
    pub paragraph: u32,
    /// For each clause, in order: how often the best of its terms stands there, and where first.
    pub clauses: Vec<Found>,
}

/// The paragraphs that match the words of a query and pass the filters, in order.
pub fn find(index: &Index, corpus: &Corpus, query: &Query, filters: &Filters) -> Vec<Match> {
    let filters = query.filters.and(filters);
    let sieve = Sieve::of(index, corpus, &filters);
    let mut matches: Option<Vec<Match>> = None;
    for clause in &query.clauses {
        let found = find_clause(index, clause);
        matches = Some(match matches {
            None => found.into_iter().filter(|f| sieve.admits(f.paragraph)).map(Match::of).collect(),
            Some(before) => intersect(before, &found),
        });
    }
    // Without words the filters alone say what is shown.
    let mut matches = matches.unwrap_or_else(|| {
        let all = (0..index.paragraphs.len() as u32).filter(|p| !query.is_empty() && sieve.admits(*p));
        all.map(|paragraph| Match { paragraph, clauses: Vec::new() }).collect()
    });
    for term in &query.without {
        let unwanted = index.find(&term.folded);
        matches.retain(|m| unwanted.binary_search_by_key(&m.paragraph, |f| f.paragraph).is_err());
    }
    matches
}

impl Match {
    fn of(found: Found) -> Self {
        Self { paragraph: found.paragraph, clauses: vec![found] }
    }
}

/// The paragraphs that hold one of the alternatives, in order.
fn find_clause(index: &Index, clause: &Clause) -> Vec<Found> {
    if let [term] = clause.terms.as_slice() {
        return index.find(&term.folded);
    }
    let mut merged = BTreeMap::<u32, Found>::new();
    for found in clause.terms.iter().flat_map(|term| index.find(&term.folded)) {
        let entry = merged.entry(found.paragraph).or_insert(Found { count: 0, ..found });
        entry.count += found.count;
        entry.at = entry.at.min(found.at);
    }
    merged.into_values().collect()
}

fn intersect(before: Vec<Match>, found: &[Found]) -> Vec<Match> {
    let mut rest = found.iter().peekable();
    before
        .into_iter()
        .filter_map(|mut m| {
            while rest.next_if(|f| f.paragraph < m.paragraph).is_some() {}
            let f = rest.next_if(|f| f.paragraph == m.paragraph)?;
            m.clauses.push(*f);
            Some(m)
        })
        .collect()
}

/// The paragraphs that pass some filters.
struct Sieve<'a> {
    index: &'a Index,
    corpus: &'a Corpus,
    filters: &'a Filters,
    /// For each document whether it passes; empty where all do.
    docs: Vec<bool>,
    /// The paragraphs with a figure of a status asked for, in order.
    with_figure: Vec<u32>,
}

impl<'a> Sieve<'a> {
    fn of(index: &'a Index, corpus: &'a Corpus, filters: &'a Filters) -> Self {
        let docs = if filters.is_empty() {
            Vec::new()
        } else {
            corpus.documents.iter().map(|document| filters.admits(corpus, document)).collect()
        };
        let mut with_figure = Vec::new();
        if !filters.statuses.is_empty() {
            let wanted = corpus.metrics.iter().filter(|m| filters.statuses.contains(&m.status));
            with_figure.extend(wanted.filter_map(|m| paragraph_of(index, corpus, m)));
            with_figure.sort_unstable();
            with_figure.dedup();
        }
        Self { index, corpus, filters, docs, with_figure }
    }

    fn admits(&self, paragraph: u32) -> bool {
        if self.docs.is_empty() {
            return true;
        }
        let (doc, at) = self.index.paragraphs.place(paragraph);
        self.docs.get(doc as usize).copied().unwrap_or(false)
            && (!self.filters.looks_at_paragraphs()
                || (self.corpus.documents.get(doc as usize))
                    .is_some_and(|document| self.filters.admits_section(document, at as usize))
                    && (self.filters.statuses.is_empty() || self.with_figure.binary_search(&paragraph).is_ok()))
    }
}

/// The number of the paragraph that a metric stands in.
pub fn paragraph_of(index: &Index, corpus: &Corpus, metric: &crate::metric::Metric) -> Option<u32> {
    let at = corpus.documents.get(metric.doc as usize)?.paragraph_at(metric.surface.start)?;
    Some(index.paragraphs.number(metric.doc, at))
}
