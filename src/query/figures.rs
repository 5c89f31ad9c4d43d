//! The figures that answer a query: those whose indicator it names.

use super::{Hit, Query};
use crate::corpus::Corpus;
use crate::metric::Metric;
use crate::text::fold;

/// Figures are looked for in so many of the best hits.
const HITS: usize = 100;
/// So many figures are enough for an answer.
const MOST: usize = 50;

/// The metrics in the best hits whose indicator the query names, those that are named by most of its
/// words first, then in the order of the hits. A hit that holds one is worth more.
pub fn figures(corpus: &Corpus, query: &Query, hits: &mut [Hit]) -> Vec<u32> {
    let words: Vec<&str> = query
        .clauses
        .iter()
        .flat_map(|clause| &clause.terms)
        .map(|term| term.folded.as_str())
        .filter(|word| word.chars().count() > 1)
        .collect();
    let mut found: Vec<(usize, usize, u32)> = Vec::new();
    if words.is_empty() {
        return Vec::new();
    }
    for (rank, hit) in hits.iter_mut().enumerate().take(HITS) {
        let best = metrics_of(corpus, hit.doc, hit.paragraph).map(|(at, metric)| (named(corpus, metric, &words), at));
        let mut named = 0;
        for (by, at) in best.filter(|(by, _)| *by > 0) {
            named = named.max(by);
            found.push((words.len() - by.min(words.len()), rank, at));
        }
        if named > 0 {
            hit.score = hit.score.saturating_add(hit.score / 4);
        }
    }
    found.sort_unstable();
    found.into_iter().take(MOST).map(|(.., at)| at).collect()
}

/// The metrics of a paragraph with their numbers: those of a document stand together, in order.
fn metrics_of(corpus: &Corpus, doc: u32, paragraph: u32) -> impl Iterator<Item = (u32, &Metric)> {
    let span = corpus.documents.get(doc as usize).and_then(|d| d.paragraphs.get(paragraph as usize)).map(|p| p.span);
    let (from, to) = span.map_or((0, 0), |span| (span.start, span.end));
    let first = corpus.metrics.partition_point(|m| (m.doc, m.surface.start) < (doc, from));
    (first as u32..).zip(&corpus.metrics[first..]).take_while(move |(_, m)| m.doc == doc && m.surface.start < to)
}

/// How many of the words the indicator of a metric answers to: a word in its name, or its name in a word.
fn named(corpus: &Corpus, metric: &Metric, words: &[&str]) -> usize {
    let written = fold(&metric.indicator).text;
    let canonical = metric.canonical.and_then(|c| corpus.indicators.get(c as usize));
    let canonical = canonical.map_or(String::new(), |indicator| fold(&indicator.name).text);
    let answers = |word: &&&str| {
        written.contains(**word)
            || canonical.contains(**word)
            || (written.chars().count() > 1 && word.contains(written.as_str()))
    };
    words.iter().filter(answers).count()
}
