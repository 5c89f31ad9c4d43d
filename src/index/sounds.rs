//! The texts as they sound: any stretch of them is found by its pinyin, its initials, or a homophone, whether it is a
//! word of the dictionary or not.

use super::{Sequence, Syllables};
use crate::order;

/// Longest pattern, in characters.
pub const LONGEST_PATTERN: usize = 40;

/// What one character must sound like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sound {
    /// One of its readings begins with this letter, or it is this letter or digit.
    Initial(u8),
    /// It has one of these readings, numbers of [`Syllables`].
    Spoken(Vec<u16>),
    /// It is this very character.
    Same(char),
}

/// Which characters of the texts have which sound.
pub struct Sounds {
    /// Syllable and number of a character, in order.
    spoken: Vec<(u16, u16)>,
    /// For each letter the syllables that begin with it.
    begun: [Vec<u16>; 26],
}

impl Sounds {
    /// Derives them from the characters of a sequence.
    pub fn of(sequence: &Sequence, syllables: &Syllables) -> Self {
        let mut spoken = Vec::new();
        for (number, c) in (1..).zip(sequence.chars()) {
            spoken.extend(syllables.numbers(*c).map(|syllable| (syllable, number)));
        }
        order::sort_by(&mut spoken, Ord::cmp);
        let mut begun: [Vec<u16>; 26] = Default::default();
        for (number, syllable) in syllables.all() {
            let letter = syllable.as_bytes().first().and_then(|letter| place(*letter));
            if let Some(letter) = letter {
                begun[letter].push(number);
            }
        }
        Self { spoken, begun }
    }

    /// Where the sequence sounds like a pattern, a stretch each.
    pub fn like<'a>(&self, sequence: &'a Sequence, pattern: &[Sound]) -> Vec<&'a [u16]> {
        let mut found = Vec::new();
        if pattern.len() > LONGEST_PATTERN {
            return found;
        }
        // For each character the places of the pattern that it fits, a bit each; and for each place its characters.
        let mut fits = vec![0u64; sequence.chars().len() + 1];
        let mut fitting: Vec<Vec<u16>> = Vec::new();
        for (at, sound) in pattern.iter().enumerate() {
            let mut numbers = self.fitting(sequence, sound);
            numbers.retain(|number| {
                let fits = &mut fits[usize::from(*number)];
                let is_new = *number != 0 && *fits >> at & 1 == 0;
                *fits |= 1 << at;
                is_new
            });
            fitting.push(numbers);
        }
        fits[0] = 0;
        let standing = |at: &usize| fitting[*at].iter().map(|number| sequence.places(*number).len()).sum::<usize>();
        let Some(rarest) = (0..pattern.len()).min_by_key(standing) else { return found };
        // Around all places of the rarest sound the next rarest is looked for first.
        let next = (0..pattern.len()).filter(|at| *at != rarest).min_by_key(standing).unwrap_or(rarest);
        let all = sequence.numbers();
        for place in fitting[rarest].iter().flat_map(|number| sequence.places(*number)) {
            let Some(start) = (*place as usize).checked_sub(rarest) else { continue };
            let near = all.get(start + next).map_or(0, |number| fits[usize::from(*number)]);
            if near >> next & 1 == 0 {
                continue;
            }
            let Some(stretch) = all.get(start..start + pattern.len()) else { continue };
            if (0..).zip(stretch).all(|(at, number)| fits[usize::from(*number)] >> at & 1 == 1) {
                found.push(stretch);
            }
        }
        found
    }

    /// The numbers of the characters that sound so; some may come twice.
    fn fitting(&self, sequence: &Sequence, sound: &Sound) -> Vec<u16> {
        match sound {
            Sound::Same(c) => vec![sequence.number(*c)],
            Sound::Spoken(syllables) => self.having(syllables),
            Sound::Initial(letter) => {
                let mut numbers = place(*letter).map_or(Vec::new(), |letter| self.having(&self.begun[letter]));
                numbers.push(sequence.number(char::from(*letter)));
                numbers
            }
        }
    }

    fn having(&self, syllables: &[u16]) -> Vec<u16> {
        let mut numbers = Vec::new();
        for syllable in syllables {
            let from = self.spoken.partition_point(|entry| entry.0 < *syllable);
            numbers.extend(self.spoken[from..].iter().take_while(|entry| entry.0 == *syllable).map(|entry| entry.1));
        }
        numbers
    }
}

/// Which letter of the alphabet it is.
fn place(letter: u8) -> Option<usize> {
    letter.is_ascii_lowercase().then(|| usize::from(letter - b'a'))
}
