//! The texts as they sound: any stretch of them is found by its pinyin, its initials, or a homophone, whether it is a
//! word of the dictionary or not.

use super::{Sequence, Syllables};

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

impl Sound {
    fn is_spoken(&self, number: u16, syllable: &str) -> bool {
        match self {
            Self::Initial(letter) => syllable.as_bytes().first() == Some(letter),
            Self::Spoken(numbers) => numbers.contains(&number),
            Self::Same(_) => false,
        }
    }

    /// The character that it is, whatever that sounds like.
    fn is_written(&self) -> Option<char> {
        match self {
            Self::Initial(letter) => Some(char::from(*letter)),
            Self::Spoken(_) => None,
            Self::Same(c) => Some(*c),
        }
    }
}

/// Where the sequence sounds like a pattern, a stretch each.
pub fn sounding<'a>(sequence: &'a Sequence, syllables: &Syllables, pattern: &[Sound]) -> Vec<&'a [u16]> {
    if pattern.is_empty() || pattern.len() > LONGEST_PATTERN {
        return Vec::new();
    }
    let fits = fits(sequence, syllables, pattern);
    // The places of all characters that fit the rarest sound are looked at.
    let numbers =
        |at: usize| (0u16..).zip(&fits).filter(move |(_, fits)| *fits >> at & 1 == 1).map(|(number, _)| number);
    let standing = |at: &usize| numbers(*at).map(|number| sequence.places(number).len()).sum::<usize>();
    let Some(rarest) = (0..pattern.len()).min_by_key(standing) else { return Vec::new() };
    let mut found = Vec::new();
    for place in numbers(rarest).flat_map(|number| sequence.places(number)) {
        let Some(start) = (*place as usize).checked_sub(rarest) else { continue };
        let Some(stretch) = sequence.numbers().get(start..start + pattern.len()) else { continue };
        if (0..).zip(stretch).all(|(at, number)| fits[usize::from(*number)] >> at & 1 == 1) {
            found.push(stretch);
        }
    }
    found
}

/// For each number of a character the places of the pattern that it fits, a bit each.
fn fits(sequence: &Sequence, syllables: &Syllables, pattern: &[Sound]) -> Vec<u64> {
    let mut fits = vec![0u64; sequence.chars().len() + 1];
    for (at, c) in (0..).zip(pattern.iter().map(Sound::is_written)) {
        fits[usize::from(c.map_or(0, |c| sequence.number(c)))] |= 1 << at;
    }
    let spoken: Vec<u64> = syllables
        .all()
        .map(|(number, syllable)| {
            let places = (0..).zip(pattern).filter(|(_, sound)| sound.is_spoken(number, syllable));
            places.fold(0, |bits, (at, _)| bits | 1 << at)
        })
        .collect();
    // Both are in order.
    let mut rest = (1..).zip(sequence.chars()).peekable();
    for (c, syllable) in syllables.readings() {
        while rest.next_if(|(_, other)| **other < c).is_some() {}
        if let Some((number, _)) = rest.peek().filter(|(_, other)| **other == c) {
            let number: usize = *number;
            fits[number] |= spoken.get(usize::from(syllable)).copied().unwrap_or(0);
        }
    }
    fits[0] = 0;
    fits
}
