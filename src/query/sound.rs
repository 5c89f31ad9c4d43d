//! Pinyin, initials, and mixtures with Han characters: jiuye, gnsczz, 就ye.

use super::find::stands;
use super::typo::Candidates;
use crate::index::Index;
use crate::text::is_han;

/// The words that a text in letters (with Han characters among them) may stand for, best first.
pub fn heard(index: &Index, typed: &str, most: usize) -> Vec<String> {
    let letters: String = typed.chars().filter(|c| !matches!(c, '\'' | ' ')).collect();
    let plain = letters.chars().all(|c| c.is_ascii_alphanumeric() || is_han(c));
    if !plain || !letters.contains(|c: char| c.is_ascii_alphabetic()) || letters.chars().count() > 40 {
        return Vec::new();
    }
    let spoken = index.spoken();
    let mut found = Candidates::of(index);
    for (pinyin, initials) in spellings(index, &letters) {
        // The Han characters that were typed must be in the word, in their order.
        let fits = |word: &str| {
            let mut rest = word.chars();
            letters.chars().filter(|c| is_han(*c)).all(|typed| rest.any(|c| c == typed))
        };
        spoken.by_pinyin(&pinyin, |_, word| found.add_if(fits(word), word, 4));
        spoken.by_initials(&initials, |_, word| found.add_if(fits(word), word, 3));
        if found.is_empty() && pinyin.len() > 2 {
            spoken.beginning_with_pinyin(&pinyin, |_, word| found.add_if(fits(word), word, 2));
        }
        if found.is_empty() && pinyin.len() > 4 {
            spoken.like_pinyin(&pinyin, |_, word| found.add_if(fits(word), word, 1));
        }
    }
    let mut words = found.best(most);
    if words.is_empty() {
        words.extend(several(index, &letters));
    }
    words
}

/// A text of letters and Han characters spelled out, the most usual first: (as pinyin, as initials). Letters
/// stand for themselves in both, so that 就y is heard as jy.
pub fn spellings(index: &Index, typed: &str) -> Vec<(String, String)> {
    if typed.is_ascii() {
        return vec![(typed.to_owned(), typed.to_owned())];
    }
    let mut spelled = index.syllables.spell(typed);
    spelled.truncate(4);
    spelled
}

/// Several words typed as one: the fewest words that cover all letters, if these stand somewhere together,
/// else with blanks between.
fn several(index: &Index, letters: &str) -> Option<String> {
    if !letters.is_ascii() {
        return None;
    }
    // From the front: for each letter the fewest, most frequent words that reach it.
    let mut reached: Vec<Option<(usize, u64, Vec<String>)>> = vec![None; letters.len() + 1];
    reached[0] = Some((0, 0, Vec::new()));
    for from in 0..letters.len() {
        let Some((words, weight, path)) = reached[from].clone() else { continue };
        for to in from + 3..=letters.len().min(from + 24) {
            let mut best = Candidates::of(index);
            index.spoken().by_pinyin(&letters[from..to], |_, word| best.add_if(true, word, 4));
            let Some(word) = best.best(1).pop() else { continue };
            let count = index.words.get(&word).map_or(0, |word| u64::from(word.count));
            let better = reached[to]
                .as_ref()
                .is_none_or(|(n, w, _)| (*n, std::cmp::Reverse(*w)) > (words + 1, std::cmp::Reverse(weight + count)));
            if better {
                let path = path.iter().cloned().chain([word]).collect();
                reached[to] = Some((words + 1, weight + count, path));
            }
        }
    }
    let (.., words) = reached.pop()??;
    let together = words.concat();
    Some(if stands(index, &together) { together } else { words.join(" ") })
}
