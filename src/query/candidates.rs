//! What may have been meant, where it was typed by its sound (`sound`) or with an error (`typo`).

use crate::index::{Index, Kinds, Sound};
use crate::order;

/// A word of the dictionary weighs so many times what another stretch of text does: among stretches that stand as often,
/// those that the segmenter cut elsewhere are many more. Set by the cases of `tests/cases/search/clever.md`.
const WORD: usize = 6;

/// Texts that may have been meant, by how well they fit and how often they stand.
pub struct Candidates<'a> {
    index: &'a Index,
    /// Text, fit, weight.
    fits: Vec<(String, u32, usize)>,
}

impl<'a> Candidates<'a> {
    /// None yet.
    pub fn of(index: &'a Index) -> Self {
        Self { index, fits: Vec::new() }
    }

    /// Adds a word of the dictionary.
    pub fn add_word(&mut self, word: &str) {
        let count = self.index.words.get(word).map_or(0, |word| word.count as usize);
        self.add(word, 0, count);
    }

    /// Adds a stretch of the texts that stands so often; one added twice keeps its better fit.
    pub fn add(&mut self, text: &str, fit: u32, count: usize) {
        let weight = if self.knows(text) { count * WORD } else { count };
        self.fits.push((text.to_owned(), fit, weight));
    }

    /// Whether a text is a word of the dictionary.
    pub fn knows(&self, text: &str) -> bool {
        self.index.words.get(text).is_some_and(|word| word.kinds != Kinds::TITLE)
    }

    /// Adds what sounds like one of some patterns.
    pub fn add_sounding(&mut self, patterns: &[Vec<Sound>]) {
        for pattern in patterns {
            for (stretch, count) in self.index.sounding(pattern) {
                self.add(&self.index.sequence().text(stretch), 0, count);
            }
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.fits.is_empty()
    }

    /// The best that stand in the texts: by fit, then weight, then in order.
    pub fn best(self, most: usize) -> Vec<String> {
        let mut ranked = self.fits;
        ranked.retain(|(.., weight)| *weight > 0);
        order::sort_by(&mut ranked, |a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        ranked.dedup_by(|next, kept| next.0 == kept.0);
        order::sort_by(&mut ranked, |a, b| (b.1, b.2).cmp(&(a.1, a.2)));
        ranked.into_iter().take(most).map(|(text, ..)| text).collect()
    }
}
