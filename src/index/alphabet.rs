//! The alphabet: texts coded so that frequent characters take one byte and others two.
//!
//! A Han character takes three bytes in UTF-8, of which the first two say little: coded by frequency the
//! texts are half as long, and a gzip of the code is a third smaller than a gzip of the text.
//!
//! A byte below `short` is the character of that rank. A lead byte from `short` to 254 and the byte after it
//! name a later rank. The byte 255 and three more are a code point as such: for what is beyond [`MOST`].

use super::IndexError;
use crate::text::fold_alone;

/// How many characters an alphabet can hold.
const MOST: usize = 255 + 255 * 255;
const ESCAPE: u8 = 255;

/// Characters by frequency.
pub struct Alphabet {
    letters: Vec<Letter>,
    /// How many of them take one byte.
    short: usize,
}

/// A character, and what it folds to.
#[derive(Clone, Copy)]
pub struct Letter {
    /// The character.
    pub char: char,
    /// Its own length in UTF-8.
    pub length: u8,
    /// What it folds to wherever it stands, in UTF-8: so many of these bytes; [`BY_NEIGHBOURS`] where it is another
    /// case.
    pub width: u8,
    pub folded: [u8; 4],
}

/// The width of what is folded by its neighbours, or to more than four bytes.
pub const BY_NEIGHBOURS: u8 = u8::MAX;

impl Letter {
    fn new(char: char) -> Self {
        let mut letter = Self { char, length: char.len_utf8() as u8, width: BY_NEIGHBOURS, folded: [0; 4] };
        if let Some(alone) = fold_alone(char)
            && let Some(folded) = letter.folded.get_mut(..alone.len())
        {
            folded.copy_from_slice(alone.as_bytes());
            letter.width = alone.len() as u8;
        }
        letter
    }
}

impl Alphabet {
    fn new(chars: impl Iterator<Item = char>) -> Self {
        let letters: Vec<Letter> = chars.map(Letter::new).collect();
        // With `leads` bytes set aside there is room for 255 - leads + 256 * leads characters.
        let leads = letters.len().saturating_sub(255).div_ceil(255);
        Self { letters, short: 255 - leads.min(255) }
    }

    /// Reads the section `alphabet`.
    pub fn open(section: &[u8]) -> Result<Self, IndexError> {
        let damaged = |what| IndexError::Damaged { section: "alphabet", what };
        let text = std::str::from_utf8(section).map_err(|_| damaged("it is not UTF-8"))?;
        let alphabet = Self::new(text.chars());
        if alphabet.letters.len() > MOST { Err(damaged("it is too long")) } else { Ok(alphabet) }
    }

    /// The letter at a place of a code, which moves on; `None` where there is none.
    // In both loops by itself: opening a large bundle is little else.
    #[inline(always)]
    pub fn letter(&self, code: &[u8], at: &mut usize) -> Option<Letter> {
        let lead = *code.get(*at)?;
        *at += 1;
        let mut rank = usize::from(lead);
        if rank >= self.short {
            if lead == ESCAPE {
                return escaped(code, at);
            }
            rank = self.short + (rank - self.short) * 256 + usize::from(*code.get(*at)?);
            *at += 1;
        }
        self.letters.get(rank).copied()
    }

    /// The text of a code; what comes before the damage where it is none.
    pub fn text(&self, code: &[u8]) -> String {
        let mut at = 0;
        std::iter::from_fn(|| self.letter(code, &mut at)).map(|letter| letter.char).collect()
    }
}

#[inline(never)] // hardly ever met
fn escaped(code: &[u8], at: &mut usize) -> Option<Letter> {
    let point = code.get(*at..)?.first_chunk::<3>()?;
    *at += 3;
    char::from_u32(u32::from_le_bytes([point[0], point[1], point[2], 0])).map(Letter::new)
}

#[cfg(feature = "native")]
impl Alphabet {
    /// The alphabet of some texts: by frequency, ties by code point.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = vec![0u64; 0x11_0000];
        for c in texts.flat_map(str::chars) {
            counts[c as usize] += 1;
        }
        let met = (0..).zip(counts).filter(|(_, count)| *count > 0);
        let mut ranked: Vec<(u64, char)> =
            met.filter_map(|(c, count)| Some((u64::MAX - count, char::from_u32(c)?))).collect();
        ranked.sort_unstable();
        Self::new(ranked.into_iter().take(MOST).map(|(_, c)| c))
    }

    /// The characters, most frequent first.
    pub fn chars(&self) -> impl Iterator<Item = char> {
        self.letters.iter().map(|letter| letter.char)
    }

    /// For each code point the rank of its character.
    pub fn ranks(&self) -> Vec<usize> {
        let mut ranks = vec![usize::MAX; 0x11_0000];
        for (rank, c) in self.chars().enumerate() {
            ranks[c as usize] = rank;
        }
        ranks
    }

    /// The code of a text.
    pub fn encode(&self, text: &str, ranks: &[usize]) -> Vec<u8> {
        let mut code = Vec::with_capacity(text.len());
        for c in text.chars() {
            match ranks[c as usize] {
                usize::MAX => {
                    let point = (c as u32).to_le_bytes();
                    code.extend([ESCAPE, point[0], point[1], point[2]]);
                }
                rank if rank < self.short => code.push(rank as u8),
                rank => {
                    let rest = rank - self.short;
                    code.extend([(self.short + rest / 256) as u8, (rest % 256) as u8]);
                }
            }
        }
        code
    }
}
