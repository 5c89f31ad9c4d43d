//! Completions while typing.

use crate::corpus::Corpus;
use crate::index::{Index, Kinds, Word};
use crate::text::fold;

/// What a suggestion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SuggestionKind {
    /// A word of the texts.
    Term,
    /// An indicator.
    Indicator,
    /// A place.
    Region,
    /// A document, by its title.
    Document,
}

/// A completion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it puts into the search box.
    pub text: String,
    /// What it is.
    pub kind: SuggestionKind,
    /// How often its characters stand in the texts.
    pub count: u32,
}

/// Completions of what is being typed, best first.
pub fn suggest(index: &Index, _corpus: &Corpus, typed: &str, limit: usize) -> Vec<Suggestion> {
    let prefix = fold(typed).text;
    if prefix.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Word, String)> = Vec::new();
    index.words.beginning_with(&prefix, |text, word| found.push((word, text.to_owned())));
    found.sort_by(|a, b| b.0.count.cmp(&a.0.count).then_with(|| a.1.cmp(&b.1)));
    found.truncate(limit);
    found.into_iter().map(|(word, text)| Suggestion { text, kind: kind(word.kinds), count: word.count }).collect()
}

fn kind(kinds: Kinds) -> SuggestionKind {
    match kinds {
        _ if kinds.has(Kinds::REGION) => SuggestionKind::Region,
        _ if kinds.has(Kinds::INDICATOR) => SuggestionKind::Indicator,
        _ if kinds.has(Kinds::TITLE) && !kinds.has(Kinds::TERM) => SuggestionKind::Document,
        _ => SuggestionKind::Term,
    }
}
