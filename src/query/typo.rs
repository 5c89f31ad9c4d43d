//! Typing errors: a homophone (就夜 for 就业), one wrong, missing or extra character.
//!
//! What was meant is looked for in the texts themselves, so that it need not be a word of the dictionary: homophones
//! by their sound; the others by the half of what was typed that the error left alone.

use super::sound::nearly;
use crate::index::{Index, Kinds, Sound};
use crate::order;

/// Texts that may have been meant, by how well they fit and how often they stand.
pub struct Candidates<'a> {
    index: &'a Index,
    /// Text, fit, weight.
    fits: Vec<(String, u32, usize)>,
}

/// A word of the dictionary weighs so many times what another stretch of text does.
const WORD: usize = 6;

impl<'a> Candidates<'a> {
    /// None yet.
    pub fn of(index: &'a Index) -> Self {
        Self { index, fits: Vec::new() }
    }

    /// Adds a word of the dictionary.
    pub fn add_word(&mut self, word: &str, fit: u32) {
        let count = self.index.words.get(word).map_or(0, |word| word.count as usize);
        self.add(word, fit, count);
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
    pub fn add_sounding(&mut self, patterns: &[Vec<Sound>], fit: u32) {
        let index = self.index;
        for (text, count) in patterns.iter().flat_map(|pattern| index.sounding(pattern)) {
            self.add(text, fit, count);
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

/// Longest text that is looked at, in characters.
const LONGEST: usize = 24;

/// What a folded Han text may have been meant to be, best first: texts that stand in the documents.
pub fn meant(index: &Index, typed: &str, most: usize) -> Vec<String> {
    let characters: Vec<char> = typed.chars().collect();
    if !(2..=LONGEST).contains(&characters.len()) || typed.is_ascii() {
        return Vec::new();
    }
    let mut found = Candidates::of(index);
    let exactly: Vec<Sound> = characters.iter().map(|c| spoken(index, *c)).collect();
    let pattern: Vec<Sound> = exactly.iter().map(|sound| nearly(index, sound)).collect();
    for (text, count) in index.sounding(&pattern) {
        let others = text.chars().zip(&characters).filter(|(c, typed)| c != *typed).count();
        let same_sound = text.chars().zip(&exactly).all(|(c, sound)| sound.is(&index.syllables, c));
        let fit = match (same_sound, others, found.knows(text)) {
            (_, 0, _) => continue,
            (true, 1, true) => 6,
            (true, 1, false) => 5,
            (true, _, true) => 4,
            (false, _, true) => 3,
            (_, 1, false) => 1,
            // Several characters that are no word and happen to sound so.
            (_, _, false) => continue,
        };
        found.add(text, fit, count);
    }
    for (text, count) in one_edit_apart(index, &characters) {
        // Of two characters one alone says little; and what is left when one is taken out, least.
        let shorter = text.chars().count() < characters.len() && !found.knows(text);
        let fit = if characters.len() == 2 {
            2
        } else if shorter {
            4
        } else {
            5
        };
        found.add(text, fit, count);
    }
    found.best(most)
}

/// How a typed character sounds; one that nobody speaks is itself.
fn spoken(index: &Index, c: char) -> Sound {
    let numbers: Vec<u16> = index.syllables.numbers(c).collect();
    if numbers.is_empty() { Sound::Same(c) } else { Sound::Spoken(numbers) }
}

/// The stretches of the texts that one wrong, missing or extra character made of what was typed, each with how
/// often it stands. One of the two halves of what was typed is as it should be: around it the other one is held
/// against the text.
fn one_edit_apart<'a>(index: &'a Index, typed: &[char]) -> Vec<(&'a str, usize)> {
    let (left, right) = typed.split_at(typed.len() / 2);
    let mut stretches: Vec<&str> = Vec::new();
    let backwards: Vec<char> = left.iter().rev().copied().collect();
    for (half, other, forwards) in [(left, right, true), (right, backwards.as_slice(), false)] {
        let half: String = half.iter().collect();
        for found in index.find(&half) {
            let text = index.paragraphs.text(found.paragraph);
            for (at, _) in text[found.at as usize..].match_indices(&half) {
                let start = found.at as usize + at;
                let end = start + half.len();
                let there: Vec<char> = if forwards {
                    text[end..].chars().take(other.len() + 1).collect()
                } else {
                    text[..start].chars().rev().take(other.len() + 1).collect()
                };
                for length in fitting(other, &there) {
                    let width: usize = there[..length].iter().map(|c| c.len_utf8()).sum();
                    stretches.push(if forwards { &text[start..end + width] } else { &text[start - width..end] });
                }
            }
        }
    }
    if typed.len() == 2 {
        stretches.retain(|text| text.chars().count() == 3);
    }
    order::counted(stretches)
}

/// How many characters of a text make what is wanted when one of them is set right.
fn fitting(wanted: &[char], there: &[char]) -> Vec<usize> {
    let same = wanted.iter().zip(there).take_while(|(a, b)| a == b).count();
    let (wanted_rest, there_rest) = (&wanted[same..], &there[same..]);
    let Some((_, after)) = wanted_rest.split_first() else { return Vec::new() };
    let mut lengths = Vec::new();
    if there_rest.starts_with(after) {
        lengths.push(same + after.len());
    }
    if let Some((_, there_after)) = there_rest.split_first().filter(|(c, _)| c.is_alphanumeric()) {
        if there_after.starts_with(after) {
            lengths.push(same + 1 + after.len());
        }
        if there_after.starts_with(wanted_rest) {
            lengths.push(same + 1 + wanted_rest.len());
        }
    }
    lengths
}
