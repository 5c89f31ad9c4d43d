//! Typing errors: a homophone (就夜 for 就业), one wrong, missing or extra character.

use super::cut::cut;
use super::find::stands;
use crate::index::{Index, Kinds, alike};
use crate::order;

/// Words that may have been meant, by how well they fit and how often they stand.
pub struct Candidates<'a> {
    index: &'a Index,
    fits: Vec<(String, u32)>,
}

impl<'a> Candidates<'a> {
    /// None yet.
    pub fn of(index: &'a Index) -> Self {
        Self { index, fits: Vec::new() }
    }

    /// Adds a word under a condition; a word added twice keeps its better fit.
    pub fn add_if(&mut self, fits: bool, word: &str, fit: u32) {
        if fits {
            self.fits.push((word.to_owned(), fit));
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.fits.is_empty()
    }

    /// The best words that stand in the texts: by fit, then count, then in order.
    pub fn best(self, most: usize) -> Vec<String> {
        let count = |word: &str| self.index.words.get(word).map_or(0, |word| word.count);
        let counted = self.fits.into_iter().map(|(word, fit)| (fit, count(&word), word));
        let mut ranked: Vec<(u32, u32, String)> = counted.filter(|(_, n, _)| *n > 0).collect();
        order::sort_by(&mut ranked, |a, b| a.2.cmp(&b.2).then(b.0.cmp(&a.0)));
        ranked.dedup_by(|next, kept| next.2 == kept.2);
        order::sort_by(&mut ranked, |a, b| (b.0, b.1).cmp(&(a.0, a.1)));
        ranked.into_iter().take(most).map(|(.., word)| word).collect()
    }
}

/// Longest text that is looked at, in characters.
const LONGEST: usize = 16;

/// What a folded Han text may have been meant to be, best first: texts that stand in the documents.
pub fn meant(index: &Index, typed: &str, most: usize) -> Vec<String> {
    let length = typed.chars().count();
    if !(2..=LONGEST).contains(&length) || typed.is_ascii() {
        return Vec::new();
    }
    let mut whole = similar(index, typed).best(most);
    if whole.len() < most {
        whole.extend(repaired(index, typed, most - whole.len()));
        let mut seen = Vec::new();
        whole.retain(|text| {
            !seen.contains(text) && {
                seen.push(text.clone());
                true
            }
        });
    }
    whole
}

/// Words like a text: same sound, nearly the same sound, one character apart.
fn similar<'a>(index: &'a Index, typed: &str) -> Candidates<'a> {
    let length = typed.chars().count();
    let mut found = Candidates::of(index);
    let other = |word: &str| word != typed;
    for (pinyin, _) in index.syllables.spell(typed) {
        index.spoken().by_pinyin(&pinyin, |_, word| {
            let same_length = word.chars().count() == length;
            found.add_if(other(word), word, if same_length && shares(word, typed) { 6 } else { 4 });
        });
        for near in alike(&pinyin) {
            let same_length = |word: &str| word.chars().count() == length;
            index.spoken().by_pinyin(&near, |_, word| found.add_if(same_length(word), word, 3));
        }
    }
    // One character of two apart says little; three and more say something.
    index.words.like(typed, 1, |word, known| {
        let fit = match word.chars().count() {
            _ if length > 2 => 5,
            longer if longer > length => 2,
            _ => 1,
        };
        found.add_if(other(word) && known.kinds != Kinds::TITLE, word, fit);
    });
    found
}

/// Whether two texts have a character in common.
fn shares(a: &str, b: &str) -> bool {
    a.chars().any(|c| b.contains(c))
}

/// A phrase with one of its stretches replaced by a word like it, where the result stands in the texts.
fn repaired(index: &Index, typed: &str, most: usize) -> Vec<String> {
    let pieces = cut(index, typed, &[]);
    let mut texts: Vec<String> = Vec::new();
    // Stretches that hold a character no word covers come first, the shorter before the longer.
    let mut stretches: Vec<(bool, usize, usize, usize)> = Vec::new();
    for from in 0..pieces.len() {
        for to in from + 1..=pieces.len().min(from + 4) {
            let characters: usize = pieces[from..to].iter().map(|piece| piece.text.chars().count()).sum();
            if (2..=6).contains(&characters) && to - from < pieces.len() {
                stretches.push((pieces[from..to].iter().all(|piece| piece.kinds.is_some()), characters, from, to));
            }
        }
    }
    stretches.sort_unstable();
    for (_, _, from, to) in stretches.into_iter().take(12) {
        let join = |range: &[super::cut::Piece<'_>]| range.iter().map(|piece| piece.text).collect::<String>();
        let (before, stretch, after) = (join(&pieces[..from]), join(&pieces[from..to]), join(&pieces[to..]));
        for word in similar(index, &stretch).best(4) {
            let text = format!("{before}{word}{after}");
            if !texts.contains(&text) && stands(index, &text) {
                texts.push(text);
            }
        }
        if texts.len() >= most {
            break;
        }
    }
    texts.truncate(most);
    texts
}
