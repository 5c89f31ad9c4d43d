//! The texts as they sound: any stretch of them is found by its pinyin, its initials, or a homophone, whether it is a
//! word of the dictionary or not.
//!
//! For each character of the folded paragraphs one byte names the set of letters that its readings begin with. A
//! pattern is looked for among these bytes by shift-and, one machine word for all its places; what it finds is held
//! against the syllables. Derived with the first query that needs it: one byte a character.

use super::{Paragraphs, Syllables};
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

/// The first letters of all characters of the texts.
pub struct Sounds {
    /// For each character the number of its set; after each paragraph an empty one.
    classes: Vec<u8>,
    /// Where each paragraph begins in `classes`.
    starts: Vec<u32>,
    /// Sets of letters and digits, a bit each.
    sets: Vec<u64>,
}

impl Sounds {
    /// Derives them from the paragraphs.
    pub fn of(paragraphs: &Paragraphs, syllables: &Syllables) -> Self {
        let mut sounds =
            Self { classes: Vec::with_capacity(paragraphs.bytes() / 3), starts: Vec::new(), sets: vec![0] };
        // The classes of the characters of the basic plane that were met; the first of all is the empty set.
        let mut met: Vec<Option<u8>> = vec![None; 0x1_0000];
        for number in 0..paragraphs.len() as u32 {
            sounds.starts.push(sounds.classes.len() as u32);
            for c in paragraphs.text(number).chars() {
                let class = match met.get(c as usize) {
                    Some(Some(class)) => *class,
                    known => {
                        let class = sounds.class(letters(syllables, c));
                        if known.is_some() {
                            met[c as usize] = Some(class);
                        }
                        class
                    }
                };
                sounds.classes.push(class);
            }
            sounds.classes.push(0);
        }
        sounds
    }

    /// The number of a set. There are far fewer than 256 of them; a damaged table loses those beyond.
    fn class(&mut self, set: u64) -> u8 {
        let known = self.sets.iter().position(|other| *other == set);
        let class = known.unwrap_or(self.sets.len());
        if known.is_none() && class < 256 {
            self.sets.push(set);
        }
        u8::try_from(class).unwrap_or(0)
    }

    /// The stretches of the texts that sound like a pattern, each with how often it stands, in order.
    pub fn stretches<'a>(
        &self,
        paragraphs: &'a Paragraphs,
        syllables: &Syllables,
        pattern: &[Sound],
    ) -> Vec<(&'a str, usize)> {
        let mut found: Vec<&str> = Vec::new();
        // The paragraph looked at, its characters from the last place looked at on, and the number of that place.
        let (mut number, mut at, mut rest) = (0, 0, "");
        for place in self.places(syllables, pattern) {
            let paragraph = self.starts.partition_point(|start| *start as usize <= place) - 1;
            if paragraph != number || rest.is_empty() {
                (number, at, rest) = (paragraph, self.starts[paragraph] as usize, paragraphs.text(paragraph as u32));
            }
            rest = &rest[rest.char_indices().nth(place - at).map_or(rest.len(), |(byte, _)| byte)..];
            at = place;
            if pattern.iter().zip(rest.chars()).all(|(sound, c)| sound.is(syllables, c)) {
                let length = rest.char_indices().nth(pattern.len()).map_or(rest.len(), |(byte, _)| byte);
                found.push(&rest[..length]);
            }
        }
        order::counted(found)
    }

    /// Where in `classes` the first letters fit, in order.
    fn places(&self, syllables: &Syllables, pattern: &[Sound]) -> Vec<usize> {
        let mut places = Vec::new();
        if pattern.is_empty() || pattern.len() > LONGEST_PATTERN {
            return places;
        }
        let mut fits = [0u64; 256];
        for (at, sound) in pattern.iter().enumerate() {
            let wanted = sound.letters(syllables);
            for (fits, set) in fits.iter_mut().zip(&self.sets) {
                *fits |= u64::from(set & wanted != 0) << at;
            }
        }
        let last = 1u64 << (pattern.len() - 1);
        let mut state = 0u64;
        for (at, class) in self.classes.iter().enumerate() {
            state = (state << 1 | 1) & fits[usize::from(*class)];
            if state & last != 0 {
                places.push(at + 1 - pattern.len());
            }
        }
        places
    }
}

impl Sound {
    /// Whether a character sounds so, as far as its first letter does not say it.
    pub fn is(&self, syllables: &Syllables, c: char) -> bool {
        match self {
            Self::Initial(_) => true,
            Self::Spoken(numbers) => syllables.numbers(c).any(|number| numbers.contains(&number)),
            Self::Same(same) => c == *same,
        }
    }

    fn letters(&self, syllables: &Syllables) -> u64 {
        match self {
            Self::Initial(letter) => bit(*letter),
            Self::Spoken(numbers) => {
                numbers.iter().map(|number| initial(syllables.spelling(*number))).fold(0, |a, b| a | b)
            }
            Self::Same(c) => letters(syllables, *c),
        }
    }
}

/// The letters that the readings of a character begin with; a letter or digit itself.
fn letters(syllables: &Syllables, c: char) -> u64 {
    match u8::try_from(c) {
        Ok(ascii) => bit(ascii),
        Err(_) => syllables.of(c).map(initial).fold(0, |a, b| a | b),
    }
}

fn initial(syllable: &str) -> u64 {
    syllable.bytes().next().map_or(0, bit)
}

fn bit(letter: u8) -> u64 {
    match letter {
        b'a'..=b'z' => 1 << (letter - b'a'),
        b'0'..=b'9' => 1 << (26 + letter - b'0'),
        _ => 0,
    }
}
