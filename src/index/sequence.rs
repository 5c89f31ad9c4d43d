//! The texts as one sequence of numbered characters, and where each character stands: what sounds, typing errors and
//! texts with quotes inside are looked for in, and what tells at once that a text stands nowhere. Derived with the
//! first query that needs it: six bytes a character.

use std::ops::Range;

use super::{Found, Paragraphs};

/// Between paragraphs, and for characters beyond what a number can say.
const NONE: u16 = 0;

/// The characters of all folded paragraphs.
#[derive(Default)]
pub struct Sequence {
    /// The different characters in order; their numbers are one more than their places here.
    chars: Vec<char>,
    /// All characters in reading order by number, [`NONE`] after each paragraph.
    numbers: Vec<u16>,
    /// The places in `numbers` of the first character, of the second, and so on.
    places: Vec<u32>,
    /// Where in `places` those of each number begin, and the end of all.
    starts: Vec<u32>,
    /// Where in `numbers` each paragraph begins.
    paragraphs: Vec<u32>,
}

impl Sequence {
    /// Derives it from the paragraphs.
    pub fn of(paragraphs: &Paragraphs) -> Self {
        let texts = || (0..paragraphs.len() as u32).map(|number| paragraphs.text(number));
        let mut met = vec![false; 0x11_0000];
        for c in texts().flat_map(str::chars) {
            met[c as usize] = true;
        }
        let met = (0..).zip(met).filter(|(_, met)| *met);
        let chars: Vec<char> = met.filter_map(|(code, _)| char::from_u32(code)).take(usize::from(u16::MAX)).collect();
        let mut sequence = Self { chars, ..Self::default() };
        // Characters of the basic plane are looked up at once.
        let mut known = vec![NONE; 0x1_0000];
        for (number, c) in (1..).zip(&sequence.chars) {
            if let Some(known) = known.get_mut(*c as usize) {
                *known = number;
            }
        }
        let mut numbers = Vec::with_capacity(paragraphs.bytes() / 3 + paragraphs.len());
        let mut starts = Vec::with_capacity(paragraphs.len());
        for text in texts() {
            starts.push(numbers.len() as u32);
            let number = |c: char| known.get(c as usize).copied().unwrap_or_else(|| sequence.number(c));
            numbers.extend(text.chars().map(number));
            numbers.push(NONE);
        }
        (sequence.numbers, sequence.paragraphs) = (numbers, starts);
        sequence.place();
        sequence
    }

    /// Sorts the places by number.
    fn place(&mut self) {
        let mut starts = vec![0u32; self.chars.len() + 2];
        for number in &self.numbers {
            starts[usize::from(*number) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut places = vec![0; self.numbers.len()];
        for (place, number) in (0..).zip(&self.numbers) {
            let next = &mut next[usize::from(*number)];
            places[*next as usize] = place;
            *next += 1;
        }
        (self.places, self.starts) = (places, starts);
    }

    /// The different characters in order; the first one's number is 1.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The number of a character; 0 for one that the texts do not hold.
    pub fn number(&self, c: char) -> u16 {
        self.chars.binary_search(&c).map_or(NONE, |at| at as u16 + 1)
    }

    /// Where a character stands, in order.
    pub fn places(&self, number: u16) -> &[u32] {
        let start = |number: usize| self.starts.get(number).map_or(0, |start| *start as usize);
        if number == NONE { &[] } else { &self.places[start(number.into())..start(usize::from(number) + 1)] }
    }

    /// Whether a text may stand somewhere. No is certain; yes is, too, where the texts do not hold more different
    /// characters than there are numbers.
    pub fn may_hold(&self, text: &str) -> bool {
        let wanted = self.numbered(text);
        if wanted.contains(&NONE) {
            return self.chars.len() == usize::from(u16::MAX);
        }
        self.starting(&wanted).next().is_some()
    }

    /// The numbers of a text's characters.
    pub fn numbered(&self, text: &str) -> Vec<u16> {
        text.chars().map(|c| self.number(c)).collect()
    }

    /// Where some characters stand in a row: the places of the first, in order.
    pub fn starting<'a>(&'a self, wanted: &'a [u16]) -> impl Iterator<Item = usize> + 'a {
        let rarest = self.rarest(wanted);
        let places = wanted.get(rarest).map_or(&[][..], |number| self.places(*number));
        let starts = places.iter().filter_map(move |place| (*place as usize).checked_sub(rarest));
        starts.filter(|start| self.numbers[*start..].starts_with(wanted))
    }

    /// Which of some characters stands in the fewest places.
    pub fn rarest(&self, wanted: &[u16]) -> usize {
        (0..wanted.len()).min_by_key(|at| self.places(wanted[*at]).len()).unwrap_or(0)
    }

    /// The paragraphs that some stretches, in order, stand in.
    pub fn found(&self, paragraphs: &Paragraphs, stretches: &[Range<usize>]) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for stretch in stretches {
            let next = self.paragraphs.partition_point(|start| *start as usize <= stretch.start);
            let Some(&start) = self.paragraphs.get(next.wrapping_sub(1)) else { continue };
            let paragraph = next as u32 - 1;
            match found.last_mut() {
                Some(last) if last.paragraph == paragraph => last.count += 1,
                _ => {
                    let before = paragraphs.text(paragraph).chars().take(stretch.start - start as usize);
                    let at = before.map(char::len_utf8).sum::<usize>() as u32;
                    found.push(Found { paragraph, count: 1, at });
                }
            }
        }
        found
    }

    /// The numbers of all characters, 0 after each paragraph.
    pub fn numbers(&self) -> &[u16] {
        &self.numbers
    }

    /// The text of some numbers.
    pub fn text(&self, numbers: &[u16]) -> String {
        numbers.iter().filter_map(|number| self.char(*number)).collect()
    }

    /// The character of a number.
    pub fn char(&self, number: u16) -> Option<char> {
        self.chars.get(usize::from(number).checked_sub(1)?).copied()
    }
}
