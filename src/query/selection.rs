//! Which figures a query speaks of: those that it names, else those whose sentence holds its words; conditions
//! (失业率<=5.5%) take the figures that meet one of them where all are met, as in the search.

use super::find::find;
use super::quantity::is_measured;
use super::{Clause, Filters, Query, Reading, Term, search};
use crate::corpus::Corpus;
use crate::index::{Index, without_quotes};
use crate::text::fold_text;

/// What a query speaks of.
pub struct Selection {
    /// For each metric of the corpus whether it is one.
    pub metrics: Vec<bool>,
    /// Where the words as typed speak of none, how the search reads them.
    pub reading: Option<Reading>,
    /// With a reading those that answer best, in order.
    pub first: Vec<u32>,
}

/// Which metrics of the corpus a query speaks of.
pub fn select(index: &Index, corpus: &Corpus, query: &Query) -> Selection {
    let literal = Selection { metrics: as_read(index, corpus, query), reading: None, first: Vec::new() };
    if literal.metrics.contains(&true) {
        return literal;
    }
    let answer = search(index, corpus, query, &Filters::default());
    let Some(reading) = answer.answered else { return literal };
    let metrics = as_read(index, corpus, &Query::parse(&reading.query));
    Selection { metrics, reading: Some(reading), first: answer.figures }
}

fn as_read(index: &Index, corpus: &Corpus, query: &Query) -> Vec<bool> {
    let selector = Selector::new(index, corpus, query);
    let named = selector.metrics(false);
    if named.contains(&true) { named } else { selector.metrics(true) }
}

struct Selector<'a> {
    index: &'a Index,
    corpus: &'a Corpus,
    query: &'a Query,
    /// For each clause its alternatives.
    clauses: Vec<Vec<Wanted>>,
    /// What must not be said.
    without: Vec<String>,
    /// The metrics that meet a condition, in order.
    met: Vec<u32>,
}

/// What a term asks of a metric.
struct Wanted {
    /// The words, without quotation marks.
    words: String,
    /// Whether it can be read as a condition, too.
    is_condition: bool,
}

impl<'a> Selector<'a> {
    fn new(index: &'a Index, corpus: &'a Corpus, query: &'a Query) -> Self {
        let words = |term: &Term| without_quotes(&term.folded);
        let wanted = |term: &Term| Wanted { words: words(term), is_condition: term.quantity.is_some() };
        let clauses = query.clauses.iter().map(|clause| clause.terms.iter().map(wanted).collect()).collect();
        let is_condition = |clause: &Clause| clause.terms.iter().any(|term| term.quantity.is_some());
        let mut met = Vec::new();
        if query.clauses.iter().any(is_condition) {
            let mut conditions = query.clone();
            conditions.clauses.retain(is_condition);
            met = find(index, corpus, &conditions, &Filters::default()).figures;
        }
        Selector { index, corpus, query, clauses, without: query.without.iter().map(words).collect(), met }
    }

    /// For each metric whether the words call what is measured so (生产总值 is not 单位生产总值能耗), or where `told` stand
    /// in its sentence.
    fn metrics(&self, told: bool) -> Vec<bool> {
        let speaks = |metric: usize| {
            let said = self.said(metric, told);
            let measured = self.index.measured(self.corpus, metric);
            let met = self.met.binary_search(&(metric as u32)).is_ok();
            let has = |Wanted { words, is_condition }: &Wanted| {
                met && *is_condition
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
            said += &without_quotes(&fold_text(self.corpus.sentence_of(metric).of(text)));
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
