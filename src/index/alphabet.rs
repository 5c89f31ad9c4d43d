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
/// UTF-8, above them sixteen bits each for how many these are and how many the character itself takes.
#[derive(Clone, Copy)]
struct Folding(u64);

impl Folding {
    /// For a character whose neighbours count, or that folds to more than four bytes.
    const NONE: Self = Self(0);

    /// Of a character, with room for its folding.
    fn of(c: char, alone: &mut String) -> Self {
        alone.clear();
        if !fold_alone(c, alone) || alone.len() > 4 {
            return Self::NONE;
        }
        let mut bytes = [0; 8];
        bytes[..alone.len()].copy_from_slice(alone.as_bytes());
        bytes[4] = alone.len() as u8;
        bytes[6] = c.len_utf8() as u8;
        Self(u64::from_le_bytes(bytes))
    }

    /// Its bytes, of which as many count as [`Folding::lengths`] says.
    fn bytes(self) -> [u8; 4] {
        (self.0 as u32).to_le_bytes()
    }

    /// The two lengths, which are added up as one number: its own in the lower half.
    fn lengths(self) -> u32 {
        (self.0 >> 32) as u32
    }
}

/// So many bytes hold what is folded at once, and what is written beyond it.
const ROOM: usize = 4096;

/// Where [`Alphabet::fold`] leaves what it folds.
pub type Room = [u8; ROOM + 4];

/// Room in which nothing has been folded yet.
pub const EMPTY_ROOM: Room = [0; ROOM + 4];

/// What was folded at once.
#[derive(Clone, Copy)]
pub struct Run {
    /// Where the code goes on.
    pub next: usize,
    /// How many bytes the folding takes.
    pub width: usize,
    /// How many bytes the characters take.
    pub length: u32,
}

impl Alphabet {
    fn new(chars: Vec<char>) -> Self {
        // With `leads` bytes set aside there is room for 255 - leads + 256 * leads characters.
        let leads = chars.len().saturating_sub(255).div_ceil(255);
        let mut room = String::new();
        let foldings = chars.iter().map(|c| Folding::of(*c, &mut room)).collect();
        Self { chars, foldings, short: 255 - leads.min(255) }
    }

    /// Reads the section `alphabet`.
    #[inline(never)] // a hot loop, see ARCHITECTURE.md
    pub fn open(section: &[u8]) -> Result<Self, IndexError> {
        let damaged = |what| IndexError::Damaged { section: "alphabet", what };
        let text = std::str::from_utf8(section).map_err(|_| damaged("it is not UTF-8"))?;
        let chars: Vec<char> = text.chars().collect();
        if chars.len() > MOST { Err(damaged("it is too long")) } else { Ok(Self::new(chars)) }
    }

    /// Folds the characters of a code from `at` on into `room`, as many as surely fit, up to one of which it is not
    /// known by itself what it folds to.
    #[inline(never)] // a hot loop, see ARCHITECTURE.md: opening a large bundle is little else
    pub fn fold(&self, code: &[u8], at: usize, room: &mut Room) -> Run {
        let mut next = at;
        let mut lengths = 0;
        for _ in 1..ROOM / 4 {
            let Some((rank, behind)) = self.rank(code, next) else { break };
            let Some(folding) = self.foldings.get(rank).filter(|folding| folding.0 != Folding::NONE.0) else { break };
            let width = lengths as usize % ROOM;
            room[width..width + 4].copy_from_slice(&folding.bytes());
            lengths += folding.lengths();
            next = behind;
        }
        Run { next, width: lengths as usize % ROOM, length: lengths >> 16 }
    }

    /// The character at a place of a code, behind which `at` is put; `None` where there is none.
    #[inline(never)] // seldom asked, see ARCHITECTURE.md
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
        let mut text = String::with_capacity(code.len() * 2);
        self.spell(code, &mut text);
        text
    }

    /// Appends the text of a code, up to what is none.
    pub fn spell(&self, code: &[u8], text: &mut String) {
        let mut at = 0;
        while let Some(c) = self.char(code, &mut at) {
            text.push(c);
        }
    }

    /// The rank of the character at a place of a code, that of none where it is escaped, and where the next one begins.
    // Without a branch for its length, which no processor foresees.
    #[inline(always)]
    fn rank(&self, code: &[u8], at: usize) -> Option<(usize, usize)> {
        let lead = usize::from(*code.get(at)?);
        let long = usize::from(lead >= self.short);
        let last = usize::from(*code.get(at + long)?);
        // As `short + (lead - short) * 256 + last` where it is long.
        let more = lead.wrapping_sub(self.short).wrapping_mul(255).wrapping_add(last);
        Some((lead + (more & long.wrapping_neg()), at + 1 + long))
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
