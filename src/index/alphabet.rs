//! The alphabet: texts coded so that frequent characters take one byte and others two.
//!
//! A Han character takes three bytes in UTF-8, of which the first two say little: coded by frequency the
//! texts are half as long, and a gzip of the code is a third smaller than a gzip of the text.
//!
//! A byte below `short` is the character of that rank. A lead byte from `short` to 254 and the byte after it
//! name a later rank. The byte 255 and three more are a code point as such: for what is beyond [`MOST`].

use super::IndexError;
use crate::varint;

/// How many characters an alphabet can hold.
const MOST: usize = 255 + 255 * 255;
const ESCAPE: u8 = 255;

/// Characters by frequency.
pub struct Alphabet {
    chars: Vec<char>,
    /// How many of them take one byte.
    short: usize,
}

impl Alphabet {
    fn new(chars: Vec<char>) -> Self {
        // With `leads` bytes set aside there is room for 255 - leads + 256 * leads characters.
        let leads = chars.len().saturating_sub(255).div_ceil(255);
        Self { chars, short: 255 - leads.min(255) }
    }

    /// Reads the section `alphabet`.
    pub fn open(section: &[u8]) -> Result<Self, IndexError> {
        let text = std::str::from_utf8(section)
            .map_err(|_| IndexError::Damaged { section: "alphabet", what: "it is not UTF-8" })?;
        let chars: Vec<char> = text.chars().collect();
        if chars.len() > MOST {
            return Err(IndexError::Damaged { section: "alphabet", what: "it is too long" });
        }
        Ok(Self::new(chars))
    }

    /// Reads the section `text`: the number of texts, their lengths in bytes of code, their codes.
    pub fn decode_all(&self, mut section: &[u8]) -> Result<Vec<String>, IndexError> {
        let damaged = |what| IndexError::Damaged { section: "text", what };
        let bytes = &mut section;
        let count = varint::take(bytes).ok_or(damaged("no count"))? as usize;
        if count > bytes.len() {
            return Err(damaged("it counts more texts than it has bytes"));
        }
        let lengths: Option<Vec<u32>> = (0..count).map(|_| varint::take(bytes)).collect();
        let spelled: Vec<([u8; 4], usize)> = self.chars.iter().map(|c| spelled(*c)).collect();
        let mut texts = Vec::with_capacity(count);
        let mut room = Vec::new();
        for length in lengths.ok_or(damaged("it ends early"))? {
            let (code, rest) = bytes.split_at_checked(length as usize).ok_or(damaged("it ends early"))?;
            *bytes = rest;
            room.resize(room.len().max(4 * code.len()), 0);
            let text = self.decode(code, &spelled, &mut room).map(<[u8]>::to_vec);
            let text = text.and_then(|text| String::from_utf8(text).ok());
            texts.push(text.ok_or(damaged("it holds a code without a character"))?);
        }
        if bytes.is_empty() { Ok(texts) } else { Err(damaged("it is too long")) }
    }

    /// Decodes into a room of four bytes for each byte of code. Byte by byte, since this is what opening a large
    /// bundle takes.
    fn decode<'a>(&self, mut code: &[u8], spelled: &[([u8; 4], usize)], room: &'a mut [u8]) -> Option<&'a [u8]> {
        let mut at = 0;
        while let Some((&lead, rest)) = code.split_first() {
            code = rest;
            let mut rank = usize::from(lead);
            let (bytes, length) = if lead == ESCAPE {
                let (point, rest) = code.split_first_chunk::<3>()?;
                code = rest;
                self::spelled(char::from_u32(u32::from_le_bytes([point[0], point[1], point[2], 0]))?)
            } else {
                if rank >= self.short {
                    let (&low, rest) = code.split_first()?;
                    code = rest;
                    rank = self.short + (rank - self.short) * 256 + usize::from(low);
                }
                *spelled.get(rank)?
            };
            *room.get_mut(at..)?.first_chunk_mut::<4>()? = bytes;
            at += length;
        }
        room.get(..at)
    }
}

/// The bytes of a character, and how many there are.
fn spelled(c: char) -> ([u8; 4], usize) {
    let mut bytes = [0; 4];
    let length = c.encode_utf8(&mut bytes).len();
    (bytes, length)
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
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// The section `text`.
    pub fn encode_all<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Vec<u8> {
        let mut ranks = vec![usize::MAX; 0x11_0000];
        for (rank, c) in self.chars.iter().enumerate() {
            ranks[*c as usize] = rank;
        }
        let codes: Vec<Vec<u8>> = texts.map(|text| self.encode(text, &ranks)).collect();
        let mut section = Vec::new();
        varint::push(codes.len() as u32, &mut section);
        for code in &codes {
            varint::push(code.len() as u32, &mut section);
        }
        section.extend(codes.iter().flatten());
        section
    }

    fn encode(&self, text: &str, ranks: &[usize]) -> Vec<u8> {
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

#[cfg(all(test, feature = "native"))]
mod tests {
    use super::*;

    fn round_trip(texts: &[&str]) -> Vec<String> {
        let alphabet = Alphabet::of(texts.iter().copied());
        let code = alphabet.encode_all(texts.iter().copied());
        let section: String = alphabet.chars().iter().collect();
        Alphabet::open(section.as_bytes()).unwrap().decode_all(&code).unwrap()
    }

    #[test]
    fn texts_come_back() {
        let many: String = ('\u{4e00}'..'\u{5e00}').collect();
        let planes: String = (0..0x10ffff).step_by(13).filter_map(char::from_u32).collect();
        for texts in [vec![], vec![""], vec!["稳就业", "", "稳\n就"], vec![many.as_str(), "𠮷"], vec![&planes]] {
            assert_eq!(round_trip(&texts), texts);
        }
    }

    #[test]
    fn damage_is_an_error() {
        let alphabet = Alphabet::of(["稳就业稳"].into_iter());
        let code = alphabet.encode_all(["稳就业稳", "业"].into_iter());
        for end in 0..code.len() {
            assert!(alphabet.decode_all(&code[..end]).is_err(), "{end}");
        }
        assert!(alphabet.decode_all(&[0xff, 0xff, 0xff, 0xff, 0x0f]).is_err());
        assert!(alphabet.decode_all(&[1, 1, 200]).is_err());
    }
}
