//! Ranking: the paragraph one wants first.
//!
//! BM25 over the terms of the query, with terms that stand close together, headings, and titles weighing
//! more. All in integers, so that every machine gives the same order.

use memchr::memmem;

use super::Query;
use super::find::Matches;
use crate::corpus::Corpus;
use crate::document::ParagraphKind;
use crate::index::{Found, Index};

/// Weights and logarithms are in these parts of one.
pub const ONE: u64 = 1 << 10;

// What BM25 leaves open, in parts of a paragraph's own score: so it decides between paragraphs of nearly the same score.
// The cases of `tests/cases/search` hold the order.

/// A heading gains so much: its words are what the text below is about.
const HEADING: u64 = ONE / 4;
/// A paragraph of a document whose title holds a term gains so much; all of its paragraphs do, so it is less.
const TITLE: u64 = ONE / 8;
/// Terms beside each other gain so much, ...
const CLOSE: u64 = ONE / 2;
/// ... and half of it where so many bytes lie between them: sixteen Han characters, a clause.
const CLAUSE: u64 = 48;

/// The scores of the matched paragraphs, in the same order.
pub fn scores(index: &Index, corpus: &Corpus, query: &Query, matches: &Matches) -> Vec<u32> {
    let titled = Titled::of(index, query);
    let mut sums: Vec<Sum> = vec![Sum::default(); matches.paragraphs.len()];
    let mean = index.paragraphs.mean_length() as u64;
    for found in &matches.terms {
        let weight = rarity(found.len() as u64, index.paragraphs.len() as u64);
        let mut rest = found.as_slice();
        for (sum, &paragraph) in sums.iter_mut().zip(&matches.paragraphs) {
            rest = &rest[rest.partition_point(|f| f.paragraph < paragraph)..];
            if let Some(f) = rest.first().filter(|f| f.paragraph == paragraph) {
                let length = index.paragraphs.length(paragraph) as u64;
                sum.add(f, weight * saturation(u64::from(f.count), length, mean) / ONE);
            }
        }
    }
    let finished = sums.iter().zip(&matches.paragraphs).map(|(sum, &paragraph)| {
        let score = sum.weight + sum.weight * sum.closeness() / ONE;
        let (doc, at) = index.paragraphs.place(paragraph);
        let heading = if is_heading(corpus, doc, at) { score * HEADING / ONE } else { 0 };
        let title = if titled.holds(doc) { score * TITLE / ONE } else { 0 };
        u32::try_from(score + heading + title).unwrap_or(u32::MAX)
    });
    finished.collect()
}

/// What the terms of one paragraph come to.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    weight: u64,
    terms: u64,
    first: u32,
    last: u32,
}

impl Sum {
    fn add(&mut self, found: &Found, weight: u64) {
        (self.first, self.last) = match self.terms {
            0 => (found.at, found.at),
            _ => (self.first.min(found.at), self.last.max(found.at)),
        };
        self.terms += 1;
        self.weight += weight;
    }

    /// How close the first places of several terms lie, from 0 (far) to [`CLOSE`].
    fn closeness(&self) -> u64 {
        if self.terms < 2 { 0 } else { CLOSE * CLAUSE / (CLAUSE + u64::from(self.last - self.first)) }
    }
}

fn is_heading(corpus: &Corpus, doc: u32, paragraph: u32) -> bool {
    let found = corpus.documents.get(doc as usize).and_then(|d| d.paragraphs.get(paragraph as usize));
    found.is_some_and(|p| p.kind == ParagraphKind::Heading)
}

/// For each document whether its title holds a term of the query.
struct Titled(Vec<bool>);

impl Titled {
    fn of(index: &Index, query: &Query) -> Self {
        let terms: Vec<memmem::Finder<'_>> = query.words().into_iter().map(memmem::Finder::new).collect();
        let holds = |title: &String| terms.iter().any(|term| term.find(title.as_bytes()).is_some());
        Self(index.titles.iter().map(holds).collect())
    }

    fn holds(&self, doc: u32) -> bool {
        self.0.get(doc as usize).copied().unwrap_or(false)
    }
}

/// BM25's share of a term's count, k1 = 1.2 and b = 0.75, in parts of [`ONE`] (Robertson and Zaragoza, The Probabilistic
/// Relevance Framework: BM25 and Beyond, 2009).
fn saturation(count: u64, length: u64, mean: u64) -> u64 {
    let scaled = ONE / 4 + ONE * 3 * length / (4 * mean.max(1));
    22 * count * ONE * ONE / (10 * count * ONE + 12 * scaled)
}

/// How much a term says that `held` of `all` paragraphs hold, in parts of [`ONE`].
fn rarity(held: u64, all: u64) -> u64 {
    log2(ONE + ONE * (2 * all.saturating_sub(held) + 1) / (2 * held + 1))
}

/// The binary logarithm of `x / ONE` in parts of [`ONE`], by repeated squaring; 0 below one.
pub fn log2(x: u64) -> u64 {
    if x <= ONE {
        return 0;
    }
    let whole = x.ilog2() - ONE.ilog2();
    let mut fraction = 0;
    let mut rest = x >> whole;
    let mut bit = ONE / 2;
    while bit > 0 {
        rest = rest * rest / ONE;
        if rest >= 2 * ONE {
            rest /= 2;
            fraction += bit;
        }
        bit /= 2;
    }
    u64::from(whole) * ONE + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_right() {
        for x in [1024u64, 1025, 1500, 2048, 5000, 1 << 20, 1 << 40] {
            let exact = (x as f64 / ONE as f64).log2();
            assert!((log2(x) as f64 / ONE as f64 - exact).abs() < 0.01, "{x}");
        }
    }

    #[test]
    fn rare_terms_and_short_paragraphs_weigh_more() {
        assert!(rarity(1, 1000) > rarity(10, 1000));
        assert!(rarity(1000, 1000) < ONE);
        for (count, length, mean) in [(1u64, 100u64, 100u64), (1, 105, 100), (3, 20, 300), (7, 90_000, 400), (1, 0, 1)]
        {
            let (tf, size) = (count as f64, length as f64 / mean as f64);
            let exact = tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * size));
            assert!((saturation(count, length, mean) as f64 / ONE as f64 - exact).abs() < 0.01, "{count} {length}");
        }
        assert!(saturation(2, 100, 100) > saturation(1, 100, 100));
        assert!(saturation(1, 50, 100) > saturation(1, 200, 100));
    }
}
