//! Questions for what is not there: 哪些省份没有提低空经济？ The hits are those of the words; the answer is whose documents
//! have none of them.

use super::extreme::{is_of, level};
use super::{Answer, Filters};
use crate::corpus::Corpus;
use crate::order;

/// Words that ask who says nothing of what follows.
pub const LACKING: [&str; 12] = [
    "没有提到",
    "没有提及",
    "没有提出",
    "没有提",
    "没提到",
    "没提及",
    "没提",
    "未提到",
    "未提及",
    "未提",
    "没有写到",
    "没写到",
];

/// Whether a word asks for what is not there.
pub fn is_lacking(word: &str) -> bool {
    LACKING.contains(&word)
}

/// Whether a question asks so, by the words that it is read without.
pub fn asks_absence(dropped: &[String]) -> bool {
    dropped.iter().any(|word| is_lacking(word))
}

/// The places that a question asks for, sorted: those of the documents within the filters of which none has a hit, of one
/// level where a word that it is read without names one (省份).
pub fn lacking<'a>(corpus: &'a Corpus, answer: &Answer, dropped: &[String], filters: &[&Filters]) -> Vec<&'a str> {
    let level = dropped.iter().find_map(|word| level(word));
    let is_asked = |place: &str| level.is_none_or(|level| is_of(corpus, place, level));
    let mut hits: Vec<u32> = answer.facets.docs.iter().map(|(doc, _)| *doc).collect();
    order::sort_unique(&mut hits);
    let (mut silent, mut holding) = (Vec::new(), Vec::new());
    for (doc, document) in (0..).zip(&corpus.documents) {
        let place = document.meta.region.as_str();
        if place.is_empty() || !is_asked(place) || !filters.iter().all(|filters| filters.admits(corpus, document)) {
            continue;
        }
        if hits.binary_search(&doc).is_ok() { holding.push(place) } else { silent.push(place) }
    }
    order::sort_unique(&mut holding);
    order::sort_unique(&mut silent);
    silent.retain(|place| holding.binary_search(place).is_err());
    silent
}
