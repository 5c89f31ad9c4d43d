//! Other readings of a query: what else may have been meant.

use super::Query;
use crate::corpus::Corpus;
use crate::index::Index;

/// What a reading does to the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReadingKind {
    /// As typed.
    Literal,
    /// Quotation marks, 《》 and · inside words are passed over (专精特新小巨人 → 专精特新“小巨人”).
    PassedOver,
    /// A typed question: years and places become filters, question words are dropped.
    Question,
    /// Cut into words that need not stand together.
    Words,
    /// Pinyin or initials for Han characters (jiuye → 就业).
    Pinyin,
    /// A likely typing error set right (就夜 → 就业).
    DidYouMean,
}

/// A reading of what was typed, as a query of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What it does.
    pub kind: ReadingKind,
    /// The query text that says it outright, for the search box and for links.
    pub query: String,
    /// How many paragraphs it finds.
    pub total: usize,
    /// Words of the question that it leaves out.
    pub dropped: Vec<String>,
}

/// Other readings of a query, best first, as query texts that are still to be counted.
pub fn readings(_index: &Index, _corpus: &Corpus, _query: &Query) -> Vec<Reading> {
    Vec::new()
}
