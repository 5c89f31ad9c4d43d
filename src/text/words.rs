//! Tables of words: the longest one at an edge of a text, without trying each.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Words, each with what it means, found by their first or last character.
pub struct Words<V = ()> {
    first: ByChar<Vec<(String, V)>>,
    last: ByChar<Vec<(String, V)>>,
}

/// A table by character; its keys are our own words', so nobody can choose them to collide.
type ByChar<V> = HashMap<char, V, BuildHasherDefault<CharHasher>>;

/// Spreads the bits of one character: most looks at a text are for characters that begin no word.
#[derive(Default)]
struct CharHasher(u64);

impl Hasher for CharHasher {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u32(u32::from(byte)));
    }

    fn write_u32(&mut self, c: u32) {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        self.0 = (self.0 ^ u64::from(c)).wrapping_mul(ODD);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl<V> Default for Words<V> {
    fn default() -> Self {
        Words { first: HashMap::default(), last: HashMap::default() }
    }
}

impl<V: Copy> FromIterator<(String, V)> for Words<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(words: I) -> Self {
        let mut found = Words::default();
        for (word, meaning) in words {
            if let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) {
                found.first.entry(first).or_default().push((word.clone(), meaning));
                found.last.entry(last).or_default().push((word, meaning));
            }
        }
        for words in found.first.values_mut().chain(found.last.values_mut()) {
            words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        found
    }
}

impl<V: Copy> Words<V> {
    /// The longest word that `text` begins with, and its meaning.
    pub fn at_start(&self, text: &str) -> Option<(&str, V)> {
        let words = self.first.get(&text.chars().next()?)?;
        words.iter().find(|(word, _)| text.starts_with(word)).map(|(word, meaning)| (word.as_str(), *meaning))
    }

    /// Every word that `text` begins with, longest first.
    pub fn all_at_start<'w>(&'w self, text: &'w str) -> impl Iterator<Item = (&'w str, V)> {
        let words = text.chars().next().and_then(|first| self.first.get(&first)).map_or(&[][..], Vec::as_slice);
        let found = words.iter().filter(move |(word, _)| text.starts_with(word));
        found.map(|(word, meaning)| (word.as_str(), *meaning))
    }

    /// The longest word that `text` ends with, and its meaning.
    pub fn at_end(&self, text: &str) -> Option<(&str, V)> {
        let words = self.last.get(&text.chars().next_back()?)?;
        words.iter().find(|(word, _)| text.ends_with(word)).map(|(word, meaning)| (word.as_str(), *meaning))
    }
}

impl Words {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: &[&str]) -> Words {
        list.iter().map(|word| ((*word).to_owned(), ())).collect()
    }

    #[test]
    fn the_longest_word_at_an_edge() {
        let verbs = words(&["提高", "提高到", "到"]);
        assert_eq!(verbs.ending("利用外资提高到"), Some("提高到"));
        assert_eq!(verbs.beginning("提高收入"), Some("提高"));
        assert_eq!(verbs.beginning(""), None);
        assert!(verbs.is_in("比去年提高了") && !verbs.is_in("持平"));
        assert!(verbs.contains("到") && !verbs.contains("到期"));
    }

    #[test]
    fn every_word_at_a_start() {
        let places = words(&["海南", "海南藏族"]);
        let found: Vec<_> = places.all_at_start("海南藏族自治州").map(|(word, ())| word).collect();
        assert_eq!(found, ["海南藏族", "海南"]);
    }
}
