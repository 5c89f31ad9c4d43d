//! Which figures a query speaks of: those that it names, else those whose sentence holds its words; a condition
//! (失业率<=5.5%) takes the figures that meet it.

use super::quantity::is_measured;
use super::{Filters, Query, Reading, Term, search};
use crate::corpus::Corpus;
use crate::index::{Index, without_quotes};
use crate::text::fold;

/// For each metric of the corpus whether the query speaks of it. Where the words as typed speak of none, it is read as
/// the search reads it, which is told.
pub fn speaking(index: &Index, corpus: &Corpus, query: &Query) -> (Vec<bool>, Option<Reading>) {
    let literal = as_read(index, corpus, query);
    if literal.contains(&true) {
        return (literal, None);
    }
    match search(index, corpus, query, &Filters::default()).answered {
        Some(reading) => (as_read(index, corpus, &Query::parse(&reading.query)), Some(reading)),
        None => (literal, None),
    }
}

fn as_read(index: &Index, corpus: &Corpus, query: &Query) -> Vec<bool> {
    let speaking = Speaking::new(index, corpus, query);
    let named = speaking.metrics(false);
    if named.contains(&true) { named } else { speaking.metrics(true) }
}

struct Speaking<'a> {
    index: &'a Index,
    corpus: &'a Corpus,
    query: &'a Query,
    /// For each clause its alternatives.
    clauses: Vec<Vec<Wanted>>,
    /// What must not be said.
    without: Vec<String>,
}

/// What a term asks of a metric.
struct Wanted {
    /// The words, without quotation marks.
    words: String,
    /// The metrics that meet the condition that the term can be read as, in order.
    met: Vec<u32>,
}

impl<'a> Speaking<'a> {
    fn new(index: &'a Index, corpus: &'a Corpus, query: &'a Query) -> Self {
        let words = |term: &Term| without_quotes(&term.folded);
        let wanted = |term: &Term| {
            let met = term.quantity.as_ref().map_or(Vec::new(), |quantity| quantity.met(index, corpus));
            Wanted { words: words(term), met: met.into_iter().map(|(metric, _)| metric).collect() }
        };
        let clauses = query.clauses.iter().map(|clause| clause.terms.iter().map(wanted).collect()).collect();
        Speaking { index, corpus, query, clauses, without: query.without.iter().map(words).collect() }
    }

    /// For each metric whether the words call what is measured so (生产总值 is not 单位生产总值能耗), or where `told` stand
    /// in its sentence.
    fn metrics(&self, told: bool) -> Vec<bool> {
        let speaks = |metric: usize| {
            let said = self.said(metric, told);
            let measured = self.index.measured(self.corpus, metric);
            let has = |Wanted { words, met }: &Wanted| {
                met.binary_search(&(metric as u32)).is_ok()
                    || if told { said.contains(words) } else { measured.is_some_and(|m| is_measured(m, words)) }
            };
            self.clauses.iter().all(|clause| clause.iter().any(has))
                && !self.without.iter().any(|words| said.contains(words))
        };
        (0..self.corpus.metrics.len()).map(|metric| self.admits(metric) && speaks(metric)).collect()
    }

    /// What a metric is called, and where `told` its sentence, folded and without quotation marks.
    fn said(&self, metric: usize, told: bool) -> String {
        let names = self.index.measured(self.corpus, metric);
        let mut said = names.map_or(String::new(), |names| format!("{}\n{}", names.written, names.canonical));
        if told {
            let metric = &self.corpus.metrics[metric];
            let text = self.corpus.documents.get(metric.doc as usize).map_or("", |d| &*d.text);
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
