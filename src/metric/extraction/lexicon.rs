//! The words that the grammar knows (`assets/lexicon.toml`), in tables that find the longest one at an edge of a text.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer};

use crate::metric::{Comparator, Direction};

/// The lexicon that ships with the program. A test checks that it parses; a damaged one would know no words.
pub static WORDS: LazyLock<Lexicon> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/lexicon.toml")).unwrap_or_default());

/// The tables; the asset says beside each what it holds.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    pub levels: Table,
    pub fillers: Table,
    pub openings: Table,
    pub doing: Table,
    pub bare_predicates: Table,
    pub predicates: Table,
    pub shared_tails: Table,
    /// One word, and the two things that it names.
    pub pairs: Vec<[String; 3]>,
    pub dependent: Table,
    pub adverbs: Table,
    pub arrivals: Table,
    pub manners: Table,
    pub alone: Table,
    pub members: Table,
    pub unopened: Table,
    pub replaced: Table,
    pub measures: Table,
    pub planned: Table,
    pub populations: Table,
    pub imperatives: Table,
    pub done: Table,
    /// For each unit what may not follow it.
    pub unit_guards: HashMap<String, Table>,
    pub hedges_before: Table<Comparator>,
    pub hedges_after: Table<Comparator>,
    pub changes: Table<Direction>,
    pub growth_nouns: Table<Direction>,
}

/// Words, each with what it means, found by their first or last character.
pub struct Table<V = ()> {
    first: HashMap<char, Vec<(String, V)>>,
    last: HashMap<char, Vec<(String, V)>>,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Table { first: HashMap::new(), last: HashMap::new() }
    }
}

impl<V: Copy> FromIterator<(String, V)> for Table<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(words: I) -> Self {
        let mut table = Table::default();
        for (word, meaning) in words {
            if let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) {
                table.first.entry(first).or_default().push((word.clone(), meaning));
                table.last.entry(last).or_default().push((word, meaning));
            }
        }
        for words in table.first.values_mut().chain(table.last.values_mut()) {
            words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        table
    }
}

impl<V: Copy> Table<V> {
    /// The longest word that `text` begins with, and its meaning.
    pub fn at_start(&self, text: &str) -> Option<(&str, V)> {
        let words = self.first.get(&text.chars().next()?)?;
        words.iter().find(|(word, _)| text.starts_with(word)).map(|(word, meaning)| (word.as_str(), *meaning))
    }

    /// The longest word that `text` ends with, and its meaning.
    pub fn at_end(&self, text: &str) -> Option<(&str, V)> {
        let words = self.last.get(&text.chars().next_back()?)?;
        words.iter().find(|(word, _)| text.ends_with(word)).map(|(word, meaning)| (word.as_str(), *meaning))
    }
}

impl Table {
    /// The longest word that `text` begins with.
    pub fn beginning(&self, text: &str) -> Option<&str> {
        self.at_start(text).map(|(word, ())| word)
    }

    /// The longest word that `text` ends with.
    pub fn ending(&self, text: &str) -> Option<&str> {
        self.at_end(text).map(|(word, ())| word)
    }

    /// Whether `text` holds one of the words.
    pub fn is_in(&self, text: &str) -> bool {
        text.char_indices().any(|(at, _)| self.at_start(&text[at..]).is_some())
    }

    /// Whether `text` is one of the words.
    pub fn contains(&self, text: &str) -> bool {
        self.beginning(text).is_some_and(|word| word.len() == text.len())
    }
}

impl<'de> Deserialize<'de> for Table {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        Ok(Vec::<String>::deserialize(source)?.into_iter().map(|word| (word, ())).collect())
    }
}

/// A table of lists, one for each meaning.
fn by_meaning<'de, V: Deserialize<'de> + Copy + Eq + Hash, D: Deserializer<'de>>(
    source: D,
) -> Result<Table<V>, D::Error> {
    let lists = HashMap::<V, Vec<String>>::deserialize(source)?;
    Ok(lists.into_iter().flat_map(|(meaning, words)| words.into_iter().map(move |word| (word, meaning))).collect())
}

impl<'de> Deserialize<'de> for Table<Comparator> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        by_meaning(source)
    }
}

impl<'de> Deserialize<'de> for Table<Direction> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        by_meaning(source)
    }
}

/// Whether a character is a Han character, letter or digit, so that a word may go on with it.
pub fn is_word(c: char) -> bool {
    crate::text::is_han(c) || c.is_ascii_alphanumeric()
}

/// The longest of a few words that `text` ends with.
pub fn ending<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().copied().filter(|word| text.ends_with(word)).max_by_key(|word| word.len())
}

/// The longest of a few words that `text` begins with.
pub fn beginning<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    words.iter().copied().filter(|word| text.starts_with(word)).max_by_key(|word| word.len())
}

/// Whether `text` holds one of a few words.
pub fn holds(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_lexicon_parses() {
        let lexicon: Lexicon = toml::from_str(include_str!("../../../assets/lexicon.toml")).unwrap();
        assert_eq!(lexicon.levels.ending("利用外资提高到"), Some("提高到"));
        assert_eq!(lexicon.hedges_before.at_end("同比增长不低于"), Some(("不低于", Comparator::AtLeast)));
        assert!(lexicon.unit_guards["人"].beginning("口密度").is_some());
        assert!(lexicon.planned.is_in("我们力争再创佳绩") && !lexicon.doing.contains("新增就业"));
    }
}
