//! Which figures a query speaks of: those that it names, by whatever name the thesaurus has for them (GDP), changes or
//! targets where it asks for them (GDP增长目标); else those whose sentence holds its words. Conditions (失业率<=5.5%) take the figures that
//! meet one of them where all are met, as in the search.

use super::figures::is_of;
use super::find::find;
use super::names::is_name_of;
use super::quantity::{changed, is_measured};
use super::{Clause, Filters, Query, Reading, Term, search};
use crate::corpus::Corpus;
use crate::index::{Index, Measured, without_quotes};
use crate::metric::{Measure, Metric, Status};
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
    let read = Query::parse(&reading.query);
    let mut metrics = as_read(index, corpus, &read);
    keep_years(corpus, &read.years_asked(query), &mut metrics);
    Selection { metrics, reading: Some(reading), first: answer.figures }
}

/// Keeps the figures of some years, if there are any.
fn keep_years(corpus: &Corpus, years: &[(i16, i16)], metrics: &mut [bool]) {
    let of_year: Vec<bool> =
        metrics.iter().zip(&corpus.metrics).map(|(chosen, metric)| *chosen && is_of(metric, years)).collect();
    if of_year.contains(&true) {
        metrics.copy_from_slice(&of_year);
    }
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
    /// What they ask about, empty for anything: GDP of GDP增长目标; 经济增长 is a name itself.
    thing: String,
    /// Which indicators of the corpus have that as a name.
    indicators: Vec<bool>,
    /// Whether a change is asked for, and whether a target.
    change: bool,
    target: bool,
    /// Whether it can be read as a condition, too.
    is_condition: bool,
}

impl Wanted {
    fn of(corpus: &Corpus, words: String, is_condition: bool) -> Self {
        let named = |name: &str| corpus.indicators.iter().map(|i| is_name_of(i, name)).collect::<Vec<bool>>();
        let aim = ["预期目标", "目标"].iter().find_map(|aim| words.strip_suffix(aim));
        let mut thing = aim.unwrap_or(&words);
        let mut indicators = named(thing);
        let change = changed(thing).map(|(of, _)| of);
        if let Some(of) = change.filter(|_| !indicators.contains(&true)) {
            thing = of;
            indicators = named(of);
        }
        let (thing, change, target) = (thing.to_owned(), change.is_some(), aim.is_some());
        Self { words, thing, indicators, change, target, is_condition }
    }

    /// Whether what a metric measures is called so (生产总值 is not 单位生产总值能耗), and is what is asked for of it.
    fn names(&self, metric: &Metric, measured: &Measured) -> bool {
        let has_name = || metric.canonical.and_then(|at| self.indicators.get(at as usize)).is_some_and(|named| *named);
        let is_thing = || self.thing.is_empty() || is_measured(measured, &self.thing) || has_name();
        let is_asked = (!self.change || matches!(metric.measure, Measure::Growth | Measure::Change))
            && (!self.target || metric.status == Status::Target);
        is_measured(measured, &self.words) || is_asked && is_thing()
    }
}

impl<'a> Selector<'a> {
    fn new(index: &'a Index, corpus: &'a Corpus, query: &'a Query) -> Self {
        let words = |term: &Term| without_quotes(&term.folded);
        let wanted = |term: &Term| Wanted::of(corpus, words(term), term.quantity.is_some());
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

    /// For each metric whether the words name it, or where `told` stand in its sentence.
    fn metrics(&self, told: bool) -> Vec<bool> {
        let speaks = |metric: usize| {
            let said = if told || !self.without.is_empty() { self.said(metric, told) } else { String::new() };
            let measured = self.index.measured(self.corpus, metric);
            let met = self.met.binary_search(&(metric as u32)).is_ok();
            let has = |wanted: &Wanted| {
                met && wanted.is_condition
                    || if told {
                        said.contains(&wanted.words)
                    } else {
                        measured.is_some_and(|m| wanted.names(&self.corpus.metrics[metric], m))
                    }
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
