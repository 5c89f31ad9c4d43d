//! Pinyin, initials, and mixtures with Han characters: jiuye, gnsczz, 就ye, jiuy.

use super::candidates::Candidates;
use super::find::stands;
use crate::index::{Index, LONGEST_PATTERN, Sound, alike};
use crate::text::{is_han, joined};

/// Ways to cut letters into syllables that are tried, and steps on the way to them.
const MOST_WAYS: usize = 8;
const MOST_STEPS: usize = 1_000;

/// The texts that letters (with Han characters among them) may stand for, best first.
#[inline(never)] // called late, see `engine`
pub fn pinyin_candidates(index: &Index, typed: &str, most: usize) -> Vec<String> {
    let letters: String = typed.chars().filter(|c| !matches!(c, '\'' | ' ')).collect();
    let plain = letters.chars().all(|c| c.is_ascii_alphanumeric() || is_han(c));
    let length = letters.chars().count();
    if !plain || !letters.contains(|c: char| c.is_ascii_alphabetic()) || length > LONGEST_PATTERN {
        return Vec::new();
    }
    let mut found = Candidates::of(index);
    let ways = ways(index, &letters, false);
    found.add_sounding(&ways);
    if found.is_empty() && length > 1 {
        found.add_sounding(&[letters.chars().map(initial).collect()]);
    }
    if found.is_empty() && letters.is_ascii() && length > 2 {
        index.spoken().beginning_with_pinyin(&letters, |_, word| found.add_word(word));
    }
    if found.is_empty() {
        found.add_sounding(&self::ways(index, &letters, true));
    }
    if found.is_empty() {
        let nearly: Vec<Vec<Sound>> = ways.iter().map(|way| way.iter().map(|s| nearly(index, s)).collect()).collect();
        found.add_sounding(&nearly);
    }
    if found.is_empty() && length > 4 {
        index.spoken().like_pinyin(&letters, |_, word| found.add_word(word));
    }
    let mut words = found.best(most);
    if words.is_empty() {
        words.extend(several(index, &letters));
    }
    words
}

fn initial(c: char) -> Sound {
    u8::try_from(c).map_or(Sound::Same(c), Sound::Initial)
}

/// The sound with those that many speakers do not tell from it.
pub fn nearly(index: &Index, sound: &Sound) -> Sound {
    let Sound::Spoken(numbers) = sound else { return sound.clone() };
    let mut near = numbers.clone();
    for number in numbers {
        near.extend(alike(index.syllables.spelling(*number)).iter().filter_map(|other| index.syllables.number(other)));
    }
    Sound::Spoken(near)
}

/// The ways to cut letters into syllables, longest first; `loose` where consonants may stand for syllables. Han
/// characters and digits stand for themselves.
fn ways(index: &Index, letters: &str, loose: bool) -> Vec<Vec<Sound>> {
    let mut cutting = Cutting { index, loose, steps: 0, path: Vec::new(), ways: Vec::new() };
    cutting.go_on(letters);
    cutting.ways
}

struct Cutting<'a> {
    index: &'a Index,
    loose: bool,
    steps: usize,
    path: Vec<Sound>,
    ways: Vec<Vec<Sound>>,
}

impl Cutting<'_> {
    fn go_on(&mut self, rest: &str) {
        let Some(c) = rest.chars().next() else {
            self.ways.push(self.path.clone());
            return;
        };
        self.steps += 1;
        for length in (1..=6).rev() {
            let Some((syllable, after)) = rest.split_at_checked(length) else { continue };
            if let Some(number) = self.index.syllables.number(syllable) {
                self.take(Sound::Spoken(vec![number]), after);
            }
        }
        if !c.is_ascii_alphabetic() || (self.loose && !"aeiou".contains(c)) {
            self.take(initial(c), &rest[c.len_utf8()..]);
        }
    }

    fn take(&mut self, sound: Sound, after: &str) {
        if self.ways.len() < MOST_WAYS && self.steps < MOST_STEPS {
            self.path.push(sound);
            self.go_on(after);
            self.path.pop();
        }
    }
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
            index.spoken().by_pinyin(&letters[from..to], |_, word| best.add_word(word));
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
    Some(if stands(index, &together) { together } else { joined(&words, " ") })
}
