//! How often terms stand in documents or years; what sets one document apart; what keeps company.

use super::Filters;
use super::rank::{ONE, log2};
use crate::corpus::Corpus;
use crate::index::{Found, Index, Kinds};
use crate::order;
use crate::text::fold_text;

/// What a row of a trend is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// A year of publication; documents without a date are left out.
    #[default]
    Year,
    /// A document.
    Document,
}

/// Counts of several terms in each document or year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TermCounts {
    /// The terms, as asked.
    pub terms: Vec<String>,
    /// In order of time; documents of one date by id.
    pub rows: Vec<TrendRow>,
}

/// One document or year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrendRow {
    /// The year, where it is one or the document has one.
    pub year: Option<i16>,
    /// The document's index, where the row is one.
    pub doc: Option<u32>,
    /// Folded characters.
    pub characters: u64,
    /// For each term how often it stands there.
    pub counts: Vec<u64>,
}

impl TrendRow {
    /// How often a term stands there, per ten thousand characters.
    pub fn rate(&self, term: usize) -> f64 {
        let count = self.counts.get(term).copied().unwrap_or(0);
        if self.characters == 0 { 0.0 } else { count as f64 * 10_000.0 / self.characters as f64 }
    }

    /// Both together.
    fn with(mut self, other: TrendRow) -> TrendRow {
        self.characters += other.characters;
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count += more;
        }
        self
    }
}

/// Counts terms over documents or years within filters.
pub fn trends(index: &Index, corpus: &Corpus, terms: &[String], filters: &Filters, by: Grouping) -> TermCounts {
    let found: Vec<_> = terms.iter().map(|term| index.find(&fold_text(term))).collect();
    let mut rows: Vec<((i32, Option<u32>), TrendRow)> = Vec::new();
    for (doc, document) in (0..).zip(&corpus.documents) {
        let year = document.meta.date.map(|date| date.year);
        if !filters.admits(corpus, document) || (by == Grouping::Year && year.is_none()) {
            continue;
        }
        let paragraphs = index.paragraphs.of_document(doc);
        let order = match (by, document.meta.date) {
            (Grouping::Year, Some(date)) => i32::from(date.year),
            (_, Some(d)) => (i32::from(d.year) * 16 + i32::from(d.month)) * 32 + i32::from(d.day),
            (_, None) => i32::MAX,
        };
        let of = (by == Grouping::Document).then_some(doc);
        let characters = paragraphs.clone().map(|p| index.paragraphs.text(p).chars().count() as u64).sum();
        let count = |found: &Vec<Found>| {
            let from = found.partition_point(|f| f.paragraph < paragraphs.start);
            let here = found[from..].iter().take_while(|f| f.paragraph < paragraphs.end);
            here.map(|f| u64::from(f.count)).sum()
        };
        rows.push(((order, of), TrendRow { year, doc: of, characters, counts: found.iter().map(count).collect() }));
    }
    let mut groups = Vec::new();
    for rows in order::grouped(rows, |a, b| a.0.cmp(&b.0)) {
        groups.extend(rows.into_iter().map(|(_, row)| row).reduce(TrendRow::with));
    }
    TermCounts { terms: terms.to_vec(), rows: groups }
}

/// The words that set some documents apart from the others, the most telling first.
pub fn keyness(index: &Index, docs: &[u32], limit: usize) -> Vec<String> {
    let mut paragraphs: Vec<u32> = Vec::new();
    for doc in docs {
        paragraphs.extend(index.paragraphs.of_document(*doc));
    }
    first(telling(index, &paragraphs), limit)
}

/// The words that keep company with a term, the most telling first.
pub fn collocates(index: &Index, term: &str, limit: usize) -> Vec<String> {
    let term = fold_text(term);
    let paragraphs: Vec<u32> = index.find(&term).iter().map(|found| found.paragraph).collect();
    let mut words = telling(index, &paragraphs);
    words.retain(|word| !word.contains(&term) && !term.contains(word));
    first(words, limit)
}

fn first(mut words: Vec<&str>, limit: usize) -> Vec<String> {
    words.truncate(limit);
    words.into_iter().map(str::to_owned).collect()
}

/// Fewer occurrences tell nothing.
const LEAST: usize = 3;

/// The words that stand in some paragraphs more often than chance has it, by their log-likelihood.
fn telling<'a>(index: &'a Index, paragraphs: &[u32]) -> Vec<&'a str> {
    let mut stand: Vec<(&str, u32)> = Vec::new();
    let mut bytes = 0;
    for &paragraph in paragraphs {
        let text = index.paragraphs.text(paragraph);
        bytes += text.len() as u64;
        for (at, _) in text.char_indices() {
            let words = index.words.at_start_of(&text[at..]).filter(|(_, word)| word.kinds.has(Kinds::TERM));
            stand.extend(words.map(|(length, word)| (&text[at..at + length], word.count)));
        }
    }
    let all = index.paragraphs.bytes() as u64;
    let mut words: Vec<(&str, u64)> = Vec::new();
    for ((text, count), here) in order::counted(stand) {
        let keyness = log_likelihood(here as u64, u64::from(count).max(here as u64), bytes, all);
        if here >= LEAST && keyness > 0 {
            words.push((text, keyness));
        }
    }
    order::sort_by(&mut words, |a, b| b.1.cmp(&a.1));
    words.into_iter().map(|(text, _)| text).collect()
}

/// Dunning's log-likelihood (base 2) of a word that stands `here` of `count` times in `part` of a text of
/// `all` bytes; 0 where that is no more than chance has it.
fn log_likelihood(here: u64, count: u64, part: u64, all: u64) -> u64 {
    // here · log(here / expected) + there · log(there / expected there), the second below nought.
    let (there, rest) = (count - here, all.saturating_sub(part));
    if part == 0 || here * all <= count * part {
        return 0;
    }
    let more = here * log2(ONE * here * all / (count * part).max(1));
    let less = there * log2(ONE * count * rest / (there * all).max(1));
    2 * more.saturating_sub(less)
}

#[cfg(test)]
mod tests {
    use super::log_likelihood;

    #[test]
    fn what_stands_here_only_tells_most() {
        let only_here = log_likelihood(10, 10, 1000, 10_000);
        let mostly_here = log_likelihood(10, 20, 1000, 10_000);
        assert!(only_here > mostly_here && mostly_here > 0);
        assert_eq!(log_likelihood(1, 10, 1000, 10_000), 0);
    }
}
