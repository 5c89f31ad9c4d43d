//! The figures that answer a query: those whose indicator it names.

use super::extreme;
use super::filters::tells_of;
use super::named_figure::NamedFigure;
use super::quantity::{changed, is_measured};
use super::{Hit, Query};
use crate::corpus::Corpus;
use crate::index::{Index, Measured, without_quotes};
use crate::metric::{Measure, Metric, Status};
use crate::order;
use crate::text::{Span, joined};

/// Figures are looked for in so many of the best hits, ...
const HITS: usize = 100;
/// ... and in so many where the first of many is asked for.
const HITS_TO_ORDER: usize = 5000;
/// A hit gains so many quarters of its score where it holds a figure that the query names, ...
const NAMED: u32 = 1;
/// ... and so many where that is of the year asked for: more than any other word in it can give.
const OF_THE_YEAR: u32 = 8;
/// So many figures are enough for an answer.
const MOST: usize = 50;

/// The metrics in the best hits whose indicator the query names, those that are named by most of its words first, of
/// these the ones of the status, the change, the year and the very place that it asks for, then what was reported, the
/// newest first.
/// A hit that holds one is worth more, and much more where the figure is of the year asked for: reports name last year's
/// figures and this year's targets side by side. `dropped` are the words that the query was read without.
pub fn figures(index: &Index, corpus: &Corpus, query: &Query, dropped: &[String], hits: &mut [Hit]) -> Vec<u32> {
    let mut words: Vec<Vec<String>> = Vec::new();
    for clause in &query.clauses {
        let mut names: Vec<String> = clause.terms.iter().map(|term| without_quotes(&term.folded)).collect();
        names.retain(|name| name.chars().count() > 1);
        words.push(names);
    }
    let mut found: Vec<NamedFigure> = Vec::new();
    let all = words.iter().map(Vec::len).sum::<usize>();
    if all == 0 {
        return Vec::new();
    }
    let period = |&published: &(i16, i16)| match tells_of(published) {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first}-{last}"),
    };
    let periods: Vec<String> = query.filters.years.iter().map(period).collect();
    // Where the years asked for were left out, the nearest ones come first.
    let years = match query.filters.years.as_slice() {
        [] => Query::parse(&joined(dropped, " ")).filters.years,
        years => years.to_vec(),
    };
    let spans: Vec<(i16, i16)> = years.into_iter().map(tells_of).collect();
    // What was typed stands first; another name of it (经济增长 for GDP) asks for no change.
    let changes = words.iter().filter_map(|names| names.first()).any(|word| changed(word).is_some());
    let most = if extreme::asks_order(dropped) { HITS_TO_ORDER } else { HITS };
    for (rank, hit) in hits.iter_mut().enumerate().take(most) {
        let mut gain = 0;
        for at in metrics_of(corpus, hit.doc, hit.paragraph) {
            let measured = index.measured(corpus, at as usize);
            let Some((metric, measured)) = corpus.metrics.get(at as usize).zip(measured) else { continue };
            let (mut by, mut clauses) = (0, 0);
            for names in &words {
                let named = named(measured, metric.measure, names);
                by += named;
                // GDP 增长: a growth of it is one, whether its name says so or not.
                let grown = metric.measure != Measure::Level && names.first().is_some_and(|word| is_bare_change(word));
                clauses += usize::from(named == 0 && !grown);
            }
            if by == 0 {
                continue;
            }
            let asked = metric.period.as_deref().is_some_and(|period| periods.iter().any(|asked| asked == period));
            // A place brings its districts with it, but whoever asks for a city does not mean a district.
            let there = query.filters.regions.iter().any(|region| region == corpus.region_of(metric));
            let statuses = &query.filters.statuses;
            let meant = (statuses.is_empty() || statuses.contains(&metric.status))
                && !(changes && metric.measure == Measure::Level);
            gain = gain.max(if asked { OF_THE_YEAR } else { NAMED });
            found.push(NamedFigure {
                order: i64::MAX,
                clauses,
                other_kind: !meant,
                years_off: if asked || spans.is_empty() { 0 } else { 1 + years_off(metric, &spans) },
                is_long: metric.distant_base().is_some(),
                other_place: !there,
                other_name: !words
                    .iter()
                    .flatten()
                    .any(|word| *word == measured.written || *word == measured.canonical),
                words: all - by,
                is_change: !changes && metric.measure != Measure::Level,
                is_unreported: metric.status != Status::Outcome,
                age: metric.years().map_or(0, |(_, last)| -last),
                rank,
                at,
            });
        }
        hit.score = hit.score.saturating_add(hit.score / 4 * gain);
    }
    // Nothing is first where nothing is left out.
    if !dropped.is_empty() {
        extreme::arrange(corpus, dropped, &query.filters.statuses, changes, &mut found);
    }
    order::sort_by(&mut found, Ord::cmp);
    let mut figures = distinct(corpus, found.into_iter().map(|candidate| candidate.at), MOST);
    // What a report says twice answers once.
    let metric = |at: u32| &corpus.metrics[at as usize];
    for index in (0..figures.len()).rev() {
        let (before, this) = (&figures[..index], metric(figures[index]));
        if before.iter().any(|&at| says_the_same(corpus, metric(at), this)) {
            figures.remove(index);
        }
    }
    figures
}

/// Whether two metrics say the same of the same thing.
fn says_the_same(corpus: &Corpus, one: &Metric, other: &Metric) -> bool {
    let said = |metric: &Metric| (metric.value, metric.value_max, metric.comparator, metric.measure, metric.status);
    said(one) == said(other)
        && one.period == other.period
        && one.unit == other.unit
        && corpus.name_of(one) == corpus.name_of(other)
        && corpus.region_of(one) == corpus.region_of(other)
}

/// Whether a metric tells of one of some years.
pub(super) fn is_of(metric: &Metric, years: &[(i16, i16)]) -> bool {
    metric.years().is_some_and(|(first, last)| years.iter().any(|&(from, to)| first <= to && from <= last))
}

/// How many years lie between a metric and the nearest of some years; what has no year is the farthest.
fn years_off(metric: &Metric, years: &[(i16, i16)]) -> u16 {
    let Some((first, last)) = metric.years() else { return u16::MAX - 1 };
    let off = |&(from, to): &(i16, i16)| from.saturating_sub(last).max(first.saturating_sub(to)).max(0);
    years.iter().map(off).min().unwrap_or(0).unsigned_abs()
}

/// Leaves the figures of the years that are asked for; false, and all of them, where there is none.
pub(super) fn keep_years(corpus: &Corpus, years: &[(i16, i16)], figures: &mut Vec<u32>) -> bool {
    let asked = |at: &u32| corpus.metrics.get(*at as usize).is_some_and(|metric| is_of(metric, years));
    let some = figures.iter().any(asked);
    if some {
        figures.retain(asked);
    }
    some
}

/// The first `most` of some metrics, of a statement that several documents make the first one.
pub(super) fn distinct(corpus: &Corpus, metrics: impl IntoIterator<Item = u32>, most: usize) -> Vec<u32> {
    let mut told = vec![false; corpus.metrics.len()];
    let mut figures = Vec::new();
    for at in metrics {
        if figures.len() == most {
            break;
        }
        if let Some(told) = told.get_mut(corpus.first_of(at as usize))
            && !std::mem::replace(told, true)
        {
            figures.push(at);
        }
    }
    figures
}

/// The numbers of the metrics in a paragraph: those of a document stand together, in order.
pub(super) fn metrics_of(corpus: &Corpus, doc: u32, paragraph: u32) -> std::ops::Range<u32> {
    let document = corpus.documents.get(doc as usize);
    let span = document.and_then(|d| d.paragraphs.get(paragraph as usize)).map_or(Span::default(), |p| p.span);
    let before = |byte: u32| corpus.metrics.partition_point(|m| (m.doc, m.surface.start) < (doc, byte)) as u32;
    before(span.start)..before(span.end)
}

fn is_bare_change(word: &str) -> bool {
    changed(word).is_some_and(|(stem, _)| stem.is_empty())
}

/// How many of the words a metric answers to: a word in the name of what it measures, or that name in a word. A growth
/// of 地区生产总值 answers to 生产总值增长, too.
fn named(measured: &Measured, measure: Measure, words: &[String]) -> usize {
    let written = &measured.written;
    let answers = |word: &&String| {
        is_measured(measured, word)
            || (written.chars().nth(1).is_some() && word.contains(written.as_str()))
            // Short words stand in many names: 经济 in 数字经济.
            || (measure != Measure::Level
                && changed(word)
                    .filter(|(stem, _)| stem.chars().nth(2).is_some())
                    .is_some_and(|(stem, _)| is_measured(measured, stem)))
    };
    words.iter().filter(answers).count()
}
