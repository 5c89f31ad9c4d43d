//! Ranking: the paragraph one wants first.
//!
//! BM25 over the terms of the query, with terms that stand close together, headings, and titles weighing
//! more. All in integers, so that every machine gives the same order.

use super::find::Match;
use crate::corpus::Corpus;
use crate::document::ParagraphKind;
use crate::index::Index;

/// Scores are in these parts of one.
const ONE: u64 = 1 << 10;

/// The scores of matched paragraphs, in the same order.
pub fn scores(index: &Index, corpus: &Corpus, matches: &[Match]) -> Vec<u32> {
    let clauses = matches.first().map_or(0, |m| m.clauses.len());
    let weights: Vec<u64> = vec![rarity(matches.len() as u64, index.paragraphs.len() as u64); clauses];
    matches.iter().map(|m| score(index, corpus, m, &weights)).collect()
}

fn score(index: &Index, corpus: &Corpus, matched: &Match, weights: &[u64]) -> u32 {
    let length = index.paragraphs.length(matched.paragraph) as u64;
    let mean = index.paragraphs.mean_length() as u64;
    let mut sum = 0;
    for (found, weight) in matched.clauses.iter().zip(weights) {
        sum += weight * saturation(u64::from(found.count), length, mean) / ONE;
    }
    sum += sum * closeness(matched) / ONE;
    let (doc, at) = index.paragraphs.place(matched.paragraph);
    let kind = corpus.documents.get(doc as usize).and_then(|d| d.paragraphs.get(at as usize)).map(|p| p.kind);
    if kind == Some(ParagraphKind::Heading) {
        sum += sum / 4;
    }
    u32::try_from(sum).unwrap_or(u32::MAX)
}

/// BM25's share of a term's count, k1 = 1.2 and b = 0.75, in parts of [`ONE`].
fn saturation(count: u64, length: u64, mean: u64) -> u64 {
    let scaled = ONE / 4 + ONE * 3 / 4 * length / mean.max(1);
    count * ONE * 22 / (count * 10 + 12 * scaled / ONE).max(1)
}

/// How much a term says that `held` of `all` paragraphs hold, in parts of [`ONE`].
fn rarity(held: u64, all: u64) -> u64 {
    log2(ONE + ONE * (2 * all.saturating_sub(held) + 1) / (2 * held + 1))
}

/// The binary logarithm of `x / ONE` in parts of [`ONE`], by repeated squaring; 0 below one.
fn log2(x: u64) -> u64 {
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

/// How close the first places of several terms lie, from 0 (far) to [`ONE`]/2.
fn closeness(matched: &Match) -> u64 {
    let places = || matched.clauses.iter().map(|found| u64::from(found.at));
    match (places().min(), places().max()) {
        (Some(first), Some(last)) if matched.clauses.len() > 1 => ONE * 24 / (48 + (last - first)),
        _ => 0,
    }
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
        assert!(saturation(2, 100, 100) > saturation(1, 100, 100));
        assert!(saturation(1, 50, 100) > saturation(1, 200, 100));
    }
}
