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
    chars: Vec<char>,
    foldings: Vec<Folding>,
    /// How many of them take one byte.
    short: usize,
}

/// What a character folds to wherever it stands, as one number that is read at once: in the lower half its bytes in
/// UTF-8, above them how many these are, and how many the character itself takes.
#[derive(Clone, Copy)]
pub struct Folding(u64);

impl Folding {
    /// For a character whose neighbours count, or that folds to more than four bytes.
    const NONE: Self = Self(0);

    fn of(c: char) -> Self {
        let Some(alone) = fold_alone(c).filter(|alone| alone.len() <= 4) else { return Self::NONE };
        let mut bytes = [0; 8];
        bytes[..alone.len()].copy_from_slice(alone.as_bytes());
        bytes[4] = alone.len() as u8;
        bytes[5] = c.len_utf8() as u8;
        Self(u64::from_le_bytes(bytes))
    }

    /// Its bytes, of which [`Folding::width`] count.
    pub fn bytes(self) -> [u8; 4] {
        (self.0 as u32).to_le_bytes()
    }

    /// How many bytes the folding takes.
    pub fn width(self) -> usize {
        usize::from((self.0 >> 32) as u8)
    }

    /// How many bytes the character takes.
    pub fn length(self) -> u32 {
        (self.0 >> 40) as u32
    }
}

impl Alphabet {
    fn new(chars: Vec<char>) -> Self {
        // With `leads` bytes set aside there is room for 255 - leads + 256 * leads characters.
        let leads = chars.len().saturating_sub(255).div_ceil(255);
        let foldings = chars.iter().map(|c| Folding::of(*c)).collect();
        Self { chars, foldings, short: 255 - leads.min(255) }
    }

    /// Reads the section `alphabet`.
    #[inline(never)] // a hot loop, see `texts`
    pub fn open(section: &[u8]) -> Result<Self, IndexError> {
        let damaged = |what| IndexError::Damaged { section: "alphabet", what };
        let text = std::str::from_utf8(section).map_err(|_| damaged("it is not UTF-8"))?;
        let chars: Vec<char> = text.chars().collect();
        if chars.len() > MOST { Err(damaged("it is too long")) } else { Ok(Self::new(chars)) }
    }

    /// What the character at a place of a code folds to, behind which `at` is put; where that is not known of the
    /// character by itself, `None`, and `at` stays.
    // In its loop by itself: opening a large bundle is little else.
    #[inline(always)]
    pub fn folding(&self, code: &[u8], at: &mut usize) -> Option<Folding> {
        let (rank, next) = self.rank(code, *at)?;
        let folding = *self.foldings.get(rank)?;
        if folding.0 == Folding::NONE.0 {
            return None;
        }
        *at = next;
        Some(folding)
    }

    /// The character at a place of a code, behind which `at` is put; `None` where there is none.
    pub fn char(&self, code: &[u8], at: &mut usize) -> Option<char> {
        if code.get(*at) == Some(&ESCAPE) {
            let point = code.get(*at + 1..)?.first_chunk::<3>()?;
            *at += 4;
            return char::from_u32(u32::from_le_bytes([point[0], point[1], point[2], 0]));
        }
        let (rank, next) = self.rank(code, *at)?;
        *at = next;
        self.chars.get(rank).copied()
    }

    /// The text of a code, up to what is none.
    pub fn text(&self, code: &[u8]) -> String {
        let mut at = 0;
        std::iter::from_fn(|| self.char(code, &mut at)).collect()
    }

    /// The rank of the character at a place of a code, that of none where it is escaped, and where the next one begins.
    #[inline(always)]
    fn rank(&self, code: &[u8], at: usize) -> Option<(usize, usize)> {
        let lead = usize::from(*code.get(at)?);
        if lead < self.short {
            return Some((lead, at + 1));
        }
        Some((self.short + (lead - self.short) * 256 + usize::from(*code.get(at + 1)?), at + 2))
    }
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
        Self::new(ranked.into_iter().take(MOST).map(|(_, c)| c).collect())
    }

    /// The characters, most frequent first.
    pub fn chars(&self) -> impl Iterator<Item = char> {
        self.chars.iter().copied()
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
