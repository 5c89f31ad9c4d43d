//! Tables of words: the longest one at an edge of a text, without trying each.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use serde::{Deserialize, Deserializer};

/// Where one of our own short words first stands in a text.
///
/// Unlike `str::find` it prepares nothing: texts of a clause would be searched sooner than a search is prepared.
pub fn find(text: &str, word: &str) -> Option<usize> {
    // Of a Han character's three bytes the last one tells most.
    let telling = word.chars().next()?.len_utf8() - 1;
    let bytes = text.as_bytes();
    let places = memchr::memchr_iter(word.as_bytes()[telling], bytes).filter_map(|at| at.checked_sub(telling));
    places.into_iter().find(|&at| bytes[at..].starts_with(word.as_bytes()))
}

/// The first `count` characters of a text.
pub fn first_chars(text: &str, count: usize) -> &str {
    &text[..text.char_indices().nth(count).map_or(text.len(), |(at, _)| at)]
}

/// The last `count` characters of a text.
pub fn last_chars(text: &str, count: usize) -> &str {
    &text[text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at)..]
}

/// Words, each with what it means, found by their first or last character.
pub struct Words<V = ()> {
    first: ByChar<V>,
    last: ByChar<V>,
}

/// Words by one of their characters, the longest first. The characters are our own words', so nobody can choose them
/// to collide.
struct ByChar<V> {
    words: HashMap<char, Vec<(String, V)>, BuildHasherDefault<CharHasher>>,
    /// A bit for the low bits of every character that has words: most looks at a text are for one that has none.
    known: [u64; 32],
}

impl<V> ByChar<V> {
    fn insert(&mut self, c: char, word: String, meaning: V) {
        self.known[c as usize / 64 % 32] |= 1 << (c as usize % 64);
        self.words.entry(c).or_default().push((word, meaning));
    }

    fn may_know(&self, c: char) -> bool {
        self.known[c as usize / 64 % 32] >> (c as usize % 64) & 1 == 1
    }

    fn of(&self, c: char) -> &[(String, V)] {
        if !self.may_know(c) {
            return &[];
        }
        self.words.get(&c).map_or(&[], Vec::as_slice)
    }
}

impl<V> Default for ByChar<V> {
    fn default() -> Self {
        ByChar { words: HashMap::default(), known: [0; 32] }
    }
}

/// Spreads the bits of one character.
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
        Words { first: ByChar::default(), last: ByChar::default() }
    }
}

impl<V: Copy> FromIterator<(String, V)> for Words<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(words: I) -> Self {
        let mut found = Words::default();
        for (word, meaning) in words {
            if let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) {
                found.first.insert(first, word.clone(), meaning);
                found.last.insert(last, word, meaning);
            }
        }
        for words in found.first.words.values_mut().chain(found.last.words.values_mut()) {
            words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        }
        found
    }
}

/// Checks that each word stands in its table once: of two meanings it would have either.
pub fn once<'w, E: serde::de::Error>(words: impl Iterator<Item = &'w String>) -> Result<(), E> {
    let mut seen = HashSet::new();
    for word in words {
        if !seen.insert(word) {
            return Err(E::custom(format!("{word} stands twice in one table")));
        }
    }
    Ok(())
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let words = Vec::<String>::deserialize(source)?;
        once(words.iter())?;
        Ok(words.into_iter().map(|word| (word, ())).collect())
    }
}

impl<V: Copy> Words<V> {
    /// The longest word that `text` begins with, and its meaning.
    pub fn at_start(&self, text: &str) -> Option<(&str, V)> {
        self.all_at_start(text).next()
    }

    /// Whether a word may begin with `c`; where not, none does.
    pub fn may_begin(&self, c: char) -> bool {
        self.first.may_know(c)
    }

    /// Every word that `text` begins with, longest first.
    pub fn all_at_start<'w>(&'w self, text: &str) -> impl Iterator<Item = (&'w str, V)> {
        let words = text.chars().next().map_or(&[][..], |first| self.first.of(first));
        let found = words.iter().filter(move |(word, _)| text.starts_with(word));
        found.map(|(word, meaning)| (word.as_str(), *meaning))
    }

    /// The longest word that `text` ends with, and its meaning.
    pub fn at_end(&self, text: &str) -> Option<(&str, V)> {
        let words = self.last.of(text.chars().next_back()?);
        words.iter().find(|(word, _)| text.ends_with(word)).map(|(word, meaning)| (word.as_str(), *meaning))
    }
}

impl Words {
    /// All words of the table, in no order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.first.words.values().flatten().map(|(word, ())| word.as_str())
    }

    /// The longest word that `text` begins with.
    pub fn beginning(&self, text: &str) -> Option<&str> {
        self.at_start(text).map(|(word, ())| word)
    }

    /// The longest word that `text` ends with.
    pub fn ending(&self, text: &str) -> Option<&str> {
        self.at_end(text).map(|(word, ())| word)
    }

    /// The longest word at each place of `text` where one begins, and where that is.
    pub fn all_in<'w>(&'w self, text: &str) -> impl Iterator<Item = (usize, &'w str)> {
        text.char_indices().filter_map(move |(at, first)| {
            let words = self.first.of(first).iter();
            words.map(|(word, ())| word.as_str()).find(|word| text[at..].starts_with(word)).map(|word| (at, word))
        })
    }

    /// Whether `text` holds one of the words.
    pub fn is_in(&self, text: &str) -> bool {
        self.all_in(text).next().is_some()
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
