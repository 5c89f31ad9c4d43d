//! Which paragraphs a query matches, exactly.

use super::{Clause, Filters, Query, Term};
use crate::corpus::Corpus;
use crate::index::{Found, Index};
use crate::order;
use crate::text::{ambiguous, fold};

/// The paragraphs that match, and where the terms of the query stand.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    /// Numbers of the paragraphs, in order.
    pub paragraphs: Vec<u32>,
    /// For each term of the query all paragraphs that hold it, in order, matching or not.
    pub terms: Vec<Vec<Found>>,
    /// The folded texts to mark.
    pub needles: Vec<String>,
    /// The metrics that meet a condition of the query, in order.
    pub figures: Vec<u32>,
}

/// The paragraphs that match the words of a query and pass the filters.
pub fn find(index: &Index, corpus: &Corpus, query: &Query, filters: &Filters) -> Matches {
    let sieves = [&query.filters, filters].map(|filters| Sieve::of(index, corpus, filters));
    let admits = |paragraph: &u32| sieves.iter().all(|sieve| sieve.admits(*paragraph));
    let mut matches = Matches::default();
    let mut paragraphs: Option<Vec<u32>> = None;
    for clause in &query.clauses {
        if paragraphs.as_ref().is_some_and(Vec::is_empty) {
            break;
        }
        let found = matches.find_clause(index, corpus, clause);
        paragraphs = Some(match paragraphs {
            None => found.into_iter().filter(admits).collect(),
            Some(before) => common(before, &found),
        });
    }
    // Without words the filters alone say what is shown.
    let mut paragraphs = paragraphs
        .unwrap_or_else(|| (0..index.paragraphs.len() as u32).filter(|p| !query.is_empty() && admits(p)).collect());
    for term in &query.without {
        let unwanted = Matches::default().find_term(index, corpus, term);
        paragraphs.retain(|p| unwanted.binary_search_by_key(p, |f| f.paragraph).is_err());
    }
    // Figures that meet a condition answer only where the whole query holds, and with the status that it asks for.
    let statuses = [&query.filters.statuses, &filters.statuses];
    order::sort_unique(&mut matches.figures);
    matches.figures.retain(|at| {
        corpus.metrics.get(*at as usize).is_some_and(|metric| {
            paragraph_of(index, corpus, metric).is_some_and(|p| paragraphs.binary_search(&p).is_ok())
                && statuses.iter().all(|asked| asked.is_empty() || asked.contains(&metric.status))
        })
    });
    matches.paragraphs = paragraphs;
    matches
}

impl Matches {
    /// The paragraphs that hold one of the alternatives, in order.
    fn find_clause(&mut self, index: &Index, corpus: &Corpus, clause: &Clause) -> Vec<u32> {
        let mut paragraphs = Vec::new();
        for term in &clause.terms {
            let found = self.find_term(index, corpus, term);
            paragraphs.extend(found.iter().map(|f| f.paragraph));
            self.terms.push(found);
        }
        if clause.terms.len() > 1 {
            paragraphs.sort_unstable();
            paragraphs.dedup();
        }
        paragraphs
    }

    /// The paragraphs that hold a term, in order.
    fn find_term(&mut self, index: &Index, corpus: &Corpus, term: &Term) -> Vec<Found> {
        if term.unquoted {
            let (found, written) = index.find_unquoted(&term.folded);
            self.needles.extend(written);
            return found;
        }
        self.needles.push(term.folded.clone());
        let mut found = index.find(&term.folded);
        if term.text.starts_with('著') {
            self.find_cut_zhu(index, corpus, &term.folded, &mut found);
        }
        if let Some(quantity) = &term.quantity {
            if !quantity.indicator.is_empty() {
                self.needles.push(quantity.indicator.clone());
            }
            for (metric, paragraph) in quantity.met(index, corpus) {
                self.figures.push(metric);
                found.push(Found { paragraph, count: 1, at: 0 });
            }
            self.needles.dedup();
            in_order(&mut found);
        }
        found
    }

    /// A term that begins with 著 is cut out of a word that says which 著 it is: what is written so is found, too,
    /// where it folds to the other one.
    #[inline(never)] // called late, see `engine`
    fn find_cut_zhu(&mut self, index: &Index, corpus: &Corpus, folded: &str, found: &mut Vec<Found>) {
        let Some(other) = ambiguous::other(folded) else { return };
        let written_so = |f: &Found| {
            let (doc, paragraph) = index.paragraphs.place(f.paragraph);
            let text = corpus.documents.get(doc as usize).map_or("", |d| d.paragraph_text(paragraph as usize));
            let text = fold(text);
            text.text
                .match_indices(&other)
                .any(|(at, _)| text.source[text.source_span(at..at + 1).range()].starts_with('著'))
        };
        let others = index.find(&other).into_iter().filter(written_so).collect::<Vec<_>>();
        if !others.is_empty() {
            self.needles.push(other.clone());
            found.extend(others);
            in_order(found);
        }
    }
}

fn in_order(found: &mut Vec<Found>) {
    order::sort_by(found, |a, b| a.paragraph.cmp(&b.paragraph));
    found.dedup_by_key(|f| f.paragraph);
}

/// Whether a folded text stands anywhere.
pub fn stands(index: &Index, text: &str) -> bool {
    index.sequence().may_hold(text) && !index.find(text).is_empty()
}

/// The words of a query that stand nowhere, folded; none of a query of one word.
#[inline(never)] // called late, see `engine`
pub fn absent(index: &Index, query: &Query) -> Vec<String> {
    let mut terms = query.terms();
    if terms.len() < 2 {
        return Vec::new();
    }
    terms.retain(|term| !term.unquoted && term.quantity.is_none() && !stands(index, &term.folded));
    terms.into_iter().map(|term| term.folded.clone()).collect()
}

fn common(mut before: Vec<u32>, found: &[u32]) -> Vec<u32> {
    let mut rest = found;
    before.retain(|p| {
        rest = &rest[rest.partition_point(|other| other < p)..];
        rest.first() == Some(p)
    });
    before
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
