//! One question, one answer.

use std::ops::ControlFlow;

use super::absence::asks_absence;
use super::facets::facets;
use super::figures::{distinct, figures, keep_years, metrics_of};
use super::find::{Matches, absent, find};
use super::rank::scores;
use super::readings::readings;
use super::written::as_written;
use super::{Facets, Filters, Query, Reading, ReadingKind};
use crate::corpus::Corpus;
use crate::index::Index;
use crate::metric::Status;
use crate::order;
use crate::text::Span;

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
    /// Indices of the metrics that meet a condition of the query, in order: they are marked, too.
    pub met: Vec<u32>,
    /// Indices of the metrics in [`Corpus::metrics`] that answer the query, best first.
    pub figures: Vec<u32>,
    /// Whether years are asked for, and the figures are of others.
    pub other_years: bool,
    /// Whether the end of an overlong query was left out.
    pub cut: bool,
}

impl Answer {
    /// Where a document's paragraph holds a figure that meets a condition of the query.
    pub fn met_in(&self, corpus: &Corpus, doc: usize, paragraph: usize) -> Vec<Span> {
        if self.met.is_empty() {
            return Vec::new();
        }
        let metrics = metrics_of(corpus, doc as u32, paragraph as u32);
        let met = metrics.filter(|at| self.met.binary_search(at).is_ok());
        met.filter_map(|at| Some(corpus.metrics.get(at as usize)?.surface)).collect()
    }
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
    let mut others = others(index, corpus, query, filters, &literal, usize::MAX);
    for (reading, read, _) in &mut others {
        // What was guessed is shown, and is to look as it does in the texts.
        if matches!(reading.kind, ReadingKind::Pinyin | ReadingKind::DidYouMean) {
            reading.query = as_written(index, corpus, read);
        }
    }
    let (answered, read, matches) = if literal.paragraphs.is_empty() && !others.is_empty() {
        others.remove(0)
    } else {
        (as_typed(query, &literal), query.clone(), literal)
    };
    let (hits, mut figures) = ranked(index, corpus, &read, &answered.dropped, &matches);
    if !matches.figures.is_empty() {
        figures = distinct(corpus, newest_first(corpus, &matches.figures, &read.filters.years), matches.figures.len());
    }
    // Some of the words answer nothing where another stands nowhere: 广东GDP, of which other places have one.
    if answered.kind == ReadingKind::AnyWord && !absent(index, &read).is_empty() {
        figures.clear();
    }
    let years = read.years_asked(query);
    let other_years = !figures.is_empty() && !years.is_empty() && !keep_years(corpus, &years, &mut figures);
    let facets = facets(index, corpus, &matches.paragraphs);
    Answer {
        hits,
        documents: facets.docs.len(),
        facets,
        needles: matches.needles,
        met: matches.figures,
        answered: Some(answered),
        readings: others.into_iter().map(|(reading, ..)| reading).collect(),
        figures,
        other_years,
        cut: query.cut,
    }
}

/// Figures that meet a condition: those of the year asked for, what was reported before what is aimed at, then those of
/// a year, the newest first, then those of longer times.
fn newest_first(corpus: &Corpus, figures: &[u32], years: &[(i16, i16)]) -> Vec<u32> {
    let asked: Vec<String> = years.iter().map(|(first, _)| first.to_string()).collect();
    let is_asked = |period: &str| asked.iter().any(|year| year == period);
    let mut ordered = figures.to_vec();
    let period = |at: u32| corpus.metrics.get(at as usize).and_then(|metric| metric.period.as_deref()).unwrap_or("");
    let is_told = |at: u32| corpus.metrics.get(at as usize).is_some_and(|metric| metric.status == Status::Outcome);
    let key = |at: &u32| {
        let period = period(*at);
        (!is_asked(period), !is_told(*at), period.len() != 4, std::cmp::Reverse(period))
    };
    order::sort_by(&mut ordered, |a, b| key(a).cmp(&key(b)));
    ordered
}

/// The hits of [`search`] alone: what else was meant is asked only where nothing stands as typed, and no further than
/// to the reading that answers.
pub fn hits(index: &Index, corpus: &Corpus, query: &Query, filters: &Filters) -> Vec<Hit> {
    let literal = find(index, corpus, query, filters);
    if literal.paragraphs.is_empty()
        && let Some((_, read, matches)) = others(index, corpus, query, filters, &literal, 1).pop()
    {
        return ranked(index, corpus, &read, &[], &matches).0;
    }
    ranked(index, corpus, query, &[], &literal).0
}

/// What the paragraphs are made of that a query finds as it stands within filters.
pub fn facets_of(index: &Index, corpus: &Corpus, query: &Query, filters: &Filters) -> Facets {
    facets(index, corpus, &find(index, corpus, query, filters).paragraphs)
}

fn as_typed(query: &Query, literal: &Matches) -> Reading {
    Reading {
        kind: ReadingKind::Literal,
        query: query.text.clone(),
        total: literal.paragraphs.len(),
        dropped: Vec::new(),
    }
}

/// The other readings with what they find, best first, `most` of them.
fn others(
    index: &Index,
    corpus: &Corpus,
    query: &Query,
    filters: &Filters,
    literal: &Matches,
    most: usize,
) -> Vec<(Reading, Query, Matches)> {
    let mut others: Vec<(Reading, Query, Matches)> = Vec::new();
    let _ = readings(index, corpus, query, literal.paragraphs.len(), &mut |reading| {
        let counted = counted(index, corpus, reading, filters);
        // Some of the words, and other places and years, are the last resort.
        let is_late = match counted.0.kind {
            ReadingKind::AnyWord => {
                others.iter().any(|(reading, ..)| matches!(reading.kind, ReadingKind::Unquoted | ReadingKind::Words))
            }
            ReadingKind::Elsewhere => !others.is_empty() || !literal.paragraphs.is_empty(),
            _ => false,
        };
        if is_news(&counted.0, &counted.2, literal) && !is_late {
            others.push(counted);
        }
        if others.len() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    others
}

fn counted(index: &Index, corpus: &Corpus, mut reading: Reading, filters: &Filters) -> (Reading, Query, Matches) {
    let query = Query::parse(&reading.query);
    let matches = find(index, corpus, &query, filters);
    reading.total = matches.paragraphs.len();
    (reading, query, matches)
}

/// Whether a reading finds something that the literal one does not.
fn is_news(reading: &Reading, found: &Matches, literal: &Matches) -> bool {
    let (total, typed) = (found.paragraphs.len(), literal.paragraphs.len());
    match reading.kind {
        // What is likely a typing error is rare beside what was meant.
        ReadingKind::DidYouMean => total > 2 * typed,
        ReadingKind::AnyWord => typed == 0 && total > 0,
        // That nothing is found is the answer, too.
        ReadingKind::Question if asks_absence(&reading.dropped) => true,
        // Its filters leave out what stands elsewhere.
        ReadingKind::Question | ReadingKind::Condition => {
            found.paragraphs.iter().any(|p| literal.paragraphs.binary_search(p).is_err())
        }
        _ => total > typed,
    }
}

/// The hits, best first, and the figures that answer.
fn ranked(
    index: &Index,
    corpus: &Corpus,
    query: &Query,
    dropped: &[String],
    matches: &Matches,
) -> (Vec<Hit>, Vec<u32>) {
    let scores = scores(index, corpus, query, matches);
    let mut hits: Vec<Hit> = matches
        .paragraphs
        .iter()
        .zip(scores)
        .map(|(&paragraph, score)| {
            let (doc, paragraph) = index.paragraphs.place(paragraph);
            Hit { doc, paragraph, score }
        })
        .collect();
    sort(&mut hits);
    let figures = figures(index, corpus, query, dropped, &mut hits);
    sort(&mut hits);
    (hits, figures)
}

fn sort(hits: &mut [Hit]) {
    hits.sort_unstable_by_key(|hit| (std::cmp::Reverse(hit.score), hit.doc, hit.paragraph));
}
