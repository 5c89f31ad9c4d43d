//! Which figures a query speaks of: those that it names, else those whose sentence holds its words; a condition
//! (失业率<=5.5%) takes the figures that meet it.

use super::{Clause, Filters, Query, Term, search};
use crate::corpus::Corpus;
use crate::index::{Index, without_quotes};
use crate::text::fold;

/// For each metric of the corpus whether the query speaks of it. Where the words as typed speak of none, it is read as
/// the search reads it.
pub fn speaking(index: &Index, corpus: &Corpus, query: &Query) -> Vec<bool> {
    let literal = as_read(index, corpus, query);
    if literal.contains(&true) {
        return literal;
    }
    match search(index, corpus, query, &Filters::default()).answered {
        Some(reading) => as_read(index, corpus, &Query::parse(&reading.query)),
        None => literal,
    }
}

fn as_read(index: &Index, corpus: &Corpus, query: &Query) -> Vec<bool> {
    let named = Speaking { index, corpus, query, by_name: true }.metrics();
    if named.contains(&true) { named } else { Speaking { index, corpus, query, by_name: false }.metrics() }
}

struct Speaking<'a> {
    index: &'a Index,
    corpus: &'a Corpus,
    query: &'a Query,
    /// Whether the words must stand in what is measured; else in the sentence.
    by_name: bool,
}

impl Speaking<'_> {
    fn metrics(&self) -> Vec<bool> {
        let meeting: Vec<Vec<bool>> =
            self.query.clauses.iter().flat_map(|c| &c.terms).map(|t| self.meeting(t)).collect();
        let speaks = |metric: usize| {
            let said = self.said(metric);
            let holds = |term: &Term| said.contains(&without_quotes(&term.folded));
            let mut at = 0;
            let mut has_one = |clause: &Clause| {
                let terms = (at..).zip(&clause.terms);
                at += clause.terms.len();
                terms.into_iter().any(|(at, term)| meeting[at].get(metric) == Some(&true) || holds(term))
            };
            self.query.clauses.iter().all(&mut has_one) && !self.query.without.iter().any(holds)
        };
        (0..self.corpus.metrics.len()).map(|metric| self.admits(metric) && speaks(metric)).collect()
    }

    /// The metrics that meet a term's condition; empty where it has none.
    fn meeting(&self, term: &Term) -> Vec<bool> {
        let Some(quantity) = &term.quantity else { return Vec::new() };
        let mut meeting = vec![false; self.corpus.metrics.len()];
        for (metric, _) in quantity.met(self.index, self.corpus) {
            meeting[metric as usize] = true;
        }
        meeting
    }

    /// What a metric is called, or its sentence, folded and without quotation marks.
    fn said(&self, metric: usize) -> String {
        let names = self.index.measured(self.corpus, metric);
        let mut said = names.map_or(String::new(), |names| format!("{}\n{}", names.written, names.canonical));
        if !self.by_name {
            let metric = &self.corpus.metrics[metric];
            let text = self.corpus.documents.get(metric.doc as usize).map_or("", |d| d.text.as_str());
            said += "\n";
            said += &without_quotes(&fold(self.corpus.sentence_of(metric).of(text)).text);
        }
        said
    }

    fn admits(&self, metric: usize) -> bool {
        let filters = &self.query.filters;
        let metric = &self.corpus.metrics[metric];
        filters.is_empty()
            || (filters.statuses.is_empty() || filters.statuses.contains(&metric.status))
                && self.corpus.documents.get(metric.doc as usize).is_some_and(|document| {
                    filters.admits(self.corpus, document)
                        && document
                            .paragraph_at(metric.surface.start)
                            .is_none_or(|at| filters.admits_section(document, at))
                })
    }
}
