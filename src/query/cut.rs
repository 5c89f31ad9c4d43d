//! Cutting a query into words with the index's own vocabulary, and with no other.

use super::rank::{ONE, log2};
use crate::index::{Index, Kinds};

/// A part of a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The characters.
    pub text: &'a str,
    /// What the dictionary says it is; none for a character that no word covers.
    pub kinds: Option<Kinds>,
}

/// What a character that no word covers costs, in bits: more than any word, ...
const UNKNOWN: u64 = 40 * ONE;
/// ... which costs these less the logarithm of how often it stands (2³² is more than any corpus has) ...
const WORD: u64 = 32 * ONE;
/// ... and so many less where it is a word of questions, as if it stood four thousand times.
const ALSO: u64 = 12 * ONE;

/// Cuts a folded text at the most probable words: every word costs the fewer bits the more often it stands.
/// Letters and digits that stand together stay together. `also` are words whatever the texts hold.
pub fn cut<'a>(index: &Index, text: &'a str, also: &[&str]) -> Vec<Piece<'a>> {
    // From the end: the least cost from each byte on, and the length and kind of the piece taken there.
    let mut least: Vec<u64> = vec![0; text.len() + 1];
    let mut taken: Vec<(usize, Option<Kinds>)> = vec![(0, None); text.len() + 1];
    for (at, c) in text.char_indices().rev() {
        let rest = &text[at..];
        let own = if is_run(c) { rest.find(|c| !is_run(c)).unwrap_or(rest.len()) } else { c.len_utf8() };
        let mut choose = |length: usize, cost: u64, kinds: Option<Kinds>| {
            let cost = cost + least[at + length];
            if taken[at].0 == 0 || cost < least[at] {
                least[at] = cost;
                taken[at] = (length, kinds);
            }
        };
        choose(own, UNKNOWN, None);
        for (length, word) in index.words.at_start_of(rest) {
            // Names that the texts do not use cut nothing; places are no words to find.
            let stands = word.count > 0 && (word.kinds.has(Kinds::TERM) || word.kinds.has(Kinds::INDICATOR));
            let says = stands || word.kinds.has(Kinds::REGION);
            if says && (!is_run(c) || length >= own) {
                let bits = log2(ONE * (u64::from(word.count) + 2));
                choose(length, WORD.saturating_sub(bits), Some(word.kinds));
            }
        }
        for word in also.iter().filter(|word| rest.starts_with(**word)) {
            choose(word.len(), WORD - ALSO, Some(Kinds::default()));
        }
    }
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let (length, kinds) = taken[at];
        pieces.push(Piece { text: &text[at..at + length], kinds });
        at += length;
    }
    pieces
}

fn is_run(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '%')
}
