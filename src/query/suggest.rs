//! Completions while typing.

use super::find::find;
use super::names::other_names;
use super::sound::spellings;
use super::written::written;
use super::{Filters, Query};
use crate::corpus::Corpus;
use crate::document::Document;
use crate::index::{Index, Kinds, LONGEST_WORD, Word};
use crate::order;
use crate::text::{fold_text, is_han};

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
    /// How many paragraphs it finds; a document's title may stand in none.
    pub count: u32,
}

/// So many completions are tried beside the words before them.
const TRIED: usize = 40;
/// So many places are kept for documents.
const DOCUMENTS: usize = 2;

/// Completions of what is being typed within filters, best first: of its last word, what stands before it is kept.
///
/// Words are completed by their characters, or by their pinyin or initials where letters are typed; documents
/// by any part of their title.
pub fn suggest(index: &Index, corpus: &Corpus, typed: &str, filters: &Filters, limit: usize) -> Vec<Suggestion> {
    let start =
        typed.rfind(char::is_whitespace).map_or(0, |at| at + typed[at..].chars().next().map_or(1, char::len_utf8));
    let (before, last) = typed.split_at(start);
    let prefix = fold_text(last);
    if prefix.is_empty() || prefix.chars().count() > LONGEST_WORD {
        return Vec::new();
    }
    let count = |text: &str| find(index, corpus, &Query::parse(text), filters).paragraphs.len() as u32;
    let mut documents = Vec::new();
    for document in by_title(index, corpus, &fold_text(typed), filters) {
        let (text, kind) = (document.meta.title.clone(), SuggestionKind::Document);
        documents.push(Suggestion { count: count(&text), text, kind });
    }
    // A title that is a word of the dictionary, too, is said once.
    let is_said = |folded: &str| documents.iter().any(|document| fold_text(&document.text) == folded);
    let mut completions = completions(index, corpus, &prefix);
    completions.retain(|(folded, word)| kind(word.kinds) != SuggestionKind::Document || !is_said(folded));
    completions.truncate(TRIED);
    let mut suggestions: Vec<Suggestion> = Vec::new();
    for (folded, word) in completions {
        if suggestions.len() + documents.len() >= limit {
            break;
        }
        let text = format!("{before}{}", written(index, corpus, &folded));
        let count = count(&text);
        if count > 0 {
            suggestions.push(Suggestion { text, kind: kind(word.kinds), count });
        }
    }
    suggestions.extend(documents);
    suggestions.truncate(limit);
    suggestions
}

/// The words that a folded text begins, best first: names of indicators and places before other words, then the more
/// frequent; an indicator under another name (GDP) by those of the texts, and where nothing begins so those that hold it.
fn completions(index: &Index, corpus: &Corpus, prefix: &str) -> Vec<(String, Word)> {
    let mut found: Vec<(String, Word)> = Vec::new();
    let mut add = |text: &str, word: Word| {
        if word.count > 0 {
            found.push((text.to_owned(), word));
        }
    };
    index.words.beginning_with(prefix, &mut add);
    let named = other_names(index, corpus, prefix);
    named.iter().filter_map(|name| Some((name, index.words.get(name)?))).for_each(|(name, word)| add(name, word));
    if prefix.contains(|c: char| c.is_ascii_alphabetic()) {
        let hear = |text: &str| index.words.get(text);
        for (pinyin, initials) in spellings(index, prefix) {
            let fits = |text: &str| prefix.chars().filter(|c| is_han(*c)).all(|c| text.contains(c));
            let mut add_heard = |_: &str, text: &str| {
                if let Some(word) = hear(text).filter(|_| fits(text)) {
                    add(text, word);
                }
            };
            index.spoken().beginning_with_pinyin(&pinyin, &mut add_heard);
            if initials.len() > 1 {
                index.spoken().beginning_with_initials(&initials, &mut add_heard);
            }
        }
    }
    if found.is_empty() && prefix.chars().nth(1).is_some() {
        for indicator in &corpus.indicators {
            for name in indicator.names() {
                let name = fold_text(name);
                if name.contains(prefix)
                    && let Some(word) = index.words.get(&name).filter(|word| word.count > 0)
                {
                    found.push((name, word));
                }
            }
        }
    }
    let weight = |word: &Word| u64::from(word.count) * if word.kinds == Kinds::TERM { 1 } else { 3 };
    order::sort_by(&mut found, |a, b| weight(&b.1).cmp(&weight(&a.1)).then_with(|| a.0.cmp(&b.0)));
    found.dedup_by(|next, kept| next.0 == kept.0);
    found
}

/// The first documents within filters whose title holds a folded text.
fn by_title<'a>(index: &Index, corpus: &'a Corpus, words: &str, filters: &Filters) -> Vec<&'a Document> {
    let mut found = Vec::new();
    for (document, title) in corpus.documents.iter().zip(&index.titles) {
        if found.len() < DOCUMENTS && title.contains(words) && filters.admits(corpus, document) {
            found.push(document);
        }
    }
    found
}

fn kind(kinds: Kinds) -> SuggestionKind {
    match kinds {
        _ if kinds.has(Kinds::REGION) => SuggestionKind::Region,
        _ if kinds.has(Kinds::INDICATOR) => SuggestionKind::Indicator,
        _ if kinds.has(Kinds::TITLE) && !kinds.has(Kinds::TERM) => SuggestionKind::Document,
        _ => SuggestionKind::Term,
    }
}
