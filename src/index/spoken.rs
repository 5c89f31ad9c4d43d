//! How words are spoken: pinyin without tones (`jiuye`) and initials (`jy`).
//!
//! What travels is one table of the characters' syllables. The spellings of whole words are derived from it and
//! from the dictionary of words when a query needs them first: stored they would double the index. They are sorted
//! lists, since they are made in the page: fst's builder would bring tables of 16 kB there.
//! ü is written `v`, as on every keyboard.

use std::sync::OnceLock;

use super::{IndexError, Words};
use crate::order;

/// Between spelling and word in a key: `jiuye\0就业`.
const PART: &str = "\0";
/// A word whose characters have several readings gets at most so many spellings.
const MOST_SPELLINGS: usize = 8;

/// The syllables of Han characters.
pub struct Syllables {
    /// The section: lines of a syllable, a tab, and the characters that have it as their first reading, a tab, and
    /// those that have it as another one.
    lines: String,
    /// Made of the lines when first asked for.
    table: OnceLock<Table>,
}

#[derive(Default)]
struct Table {
    syllables: Vec<String>,
    /// Character and syllable, in order; a character with several readings stands several times, the most
    /// usual first.
    readings: Vec<(char, u16)>,
}

impl Syllables {
    /// Reads the section.
    pub fn open(section: &[u8]) -> Result<Self, IndexError> {
        let damaged = |what| IndexError::Damaged { section: "syllables", what };
        let lines = std::str::from_utf8(section).map_err(|_| damaged("it is not UTF-8"))?;
        if !is_table(section) {
            return Err(damaged("it is no table of syllables"));
        }
        Ok(Self { lines: lines.to_owned(), table: OnceLock::new() })
    }

    fn table(&self) -> &Table {
        self.table.get_or_init(|| {
            let mut table = Table::default();
            let mut ranked = Vec::new();
            for (number, line) in (0..u16::MAX).zip(self.lines.lines()) {
                let mut parts = line.split('\t');
                table.syllables.push(parts.next().unwrap_or_default().to_owned());
                for (other, characters) in [false, true].into_iter().zip(parts) {
                    ranked.extend(characters.chars().map(|c| (c, other, number)));
                }
            }
            order::sort_by(&mut ranked, Ord::cmp);
            table.readings = ranked.into_iter().map(|(c, _, number)| (c, number)).collect();
            table
        })
    }

    /// The readings of a character, the most usual first; none for what is no Han character of the texts.
    pub fn of(&self, c: char) -> impl Iterator<Item = &str> {
        self.numbers(c).map(|number| self.spelling(number))
    }

    /// The readings of a character as numbers.
    pub fn numbers(&self, c: char) -> impl Iterator<Item = u16> {
        let readings = &self.table().readings;
        let from = readings.partition_point(|entry| entry.0 < c);
        readings[from..].iter().take_while(move |entry| entry.0 == c).map(|entry| entry.1)
    }

    /// All syllables with their numbers.
    pub fn all(&self) -> impl Iterator<Item = (u16, &str)> {
        (0..).zip(self.table().syllables.iter().map(String::as_str))
    }

    /// The number of a syllable.
    pub fn number(&self, syllable: &str) -> Option<u16> {
        // Lines are in order where nobody damaged them; where somebody did, some are not found.
        self.table().syllables.binary_search_by(|known| known.as_str().cmp(syllable)).ok().map(|at| at as u16)
    }

    /// The syllable of a number; empty where there is none.
    pub fn spelling(&self, number: u16) -> &str {
        self.table().syllables.get(usize::from(number)).map_or("", String::as_str)
    }

    /// The spellings of a text, the most usual first: (pinyin, initials). Letters and digits stand for
    /// themselves; a text with other characters has none.
    pub fn spell(&self, text: &str) -> Vec<(String, String)> {
        let mut spellings = vec![(String::new(), String::new())];
        for c in text.chars() {
            let mut readings: Vec<&str> = self.of(c).collect();
            let own = c.to_string();
            if c.is_ascii_alphanumeric() {
                readings.push(&own);
            }
            let room = MOST_SPELLINGS / spellings.len();
            readings.truncate(room.max(1));
            let mut longer = Vec::with_capacity(readings.len() * spellings.len());
            for reading in readings {
                for (pinyin, initials) in &spellings {
                    longer.push(([pinyin, reading].concat(), [initials, reading.get(..1).unwrap_or("")].concat()));
                }
            }
            spellings = longer;
            if spellings.is_empty() {
                break;
            }
        }
        spellings
    }
}

/// Whether every line has three parts, of which the first is in letters, and a number: a walk by bytes, since every page takes it
/// before its first answer.
fn is_table(section: &[u8]) -> bool {
    let (mut lines, mut letters, mut tabs) = (0, 0, 0);
    for byte in section {
        match (byte, tabs) {
            (b'\n', 2) => (lines, letters, tabs) = (lines + 1, 0, 0),
            (b'\t', 0 | 1) if letters > 0 => tabs += 1,
            (b'\n' | b'\t', _) => return false,
            (b'a'..=b'z', 0) => letters += 1,
            (_, 0) => return false,
            _ => {}
        }
    }
    letters == 0 && lines < usize::from(u16::MAX)
}

/// The pinyin and the initials of all words, as sorted keys: spelling, [`PART`], word.
pub struct Spoken {
    pinyin: Vec<String>,
    initials: Vec<String>,
}

impl Spoken {
    /// Spells all words that hold a Han character.
    pub fn of(words: &Words, syllables: &Syllables) -> Self {
        let mut pinyin = Vec::new();
        let mut initials = Vec::new();
        words.all(|word, _| {
            if word.is_ascii() {
                return;
            }
            for (spelled, begun) in syllables.spell(word) {
                pinyin.push([&spelled, PART, word].concat());
                initials.push([&begun, PART, word].concat());
            }
        });
        for keys in [&mut pinyin, &mut initials] {
            order::sort_unique(keys);
        }
        Self { pinyin, initials }
    }

    /// Words with exactly this pinyin.
    pub fn by_pinyin(&self, pinyin: &str, each: impl FnMut(&str, &str)) {
        tell(beginning(&self.pinyin, &format!("{pinyin}{PART}")), each);
    }

    /// Words whose pinyin begins so.
    pub fn beginning_with_pinyin(&self, pinyin: &str, each: impl FnMut(&str, &str)) {
        tell(beginning(&self.pinyin, pinyin), each);
    }

    /// Words whose initials begin so.
    pub fn beginning_with_initials(&self, initials: &str, each: impl FnMut(&str, &str)) {
        tell(beginning(&self.initials, initials), each);
    }

    /// Words whose pinyin differs in at most one letter: another one, one more or one less.
    pub fn like_pinyin(&self, pinyin: &str, mut each: impl FnMut(&str, &str)) {
        tell(&self.pinyin, |spelled, word| {
            if within_one_letter(spelled.as_bytes(), pinyin.as_bytes()) {
                each(spelled, word);
            }
        });
    }
}

/// The keys that begin so.
fn beginning<'a>(keys: &'a [String], prefix: &str) -> &'a [String] {
    let from = keys.partition_point(|key| key.as_str() < prefix);
    let keys = &keys[from..];
    &keys[..keys.partition_point(|key| key.starts_with(prefix))]
}

fn tell(keys: &[String], mut each: impl FnMut(&str, &str)) {
    for (spelled, word) in keys.iter().filter_map(|key| key.split_once(PART)) {
        each(spelled, word);
    }
}

/// Whether one letter changed, put in or left out makes the one of the other.
fn within_one_letter(one: &[u8], other: &[u8]) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    match long.len() - short.len() {
        0 => short.get(same + 1..).unwrap_or_default() == long.get(same + 1..).unwrap_or_default(),
        1 => short[same..] == long[same + 1..],
        _ => false,
    }
}

/// Sounds that many speakers do not tell apart.
const ALIKE: [(&str, &str); 8] =
    [("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"), ("l", "n"), ("h", "f")];

/// Pinyin that sounds nearly the same: one sound in one place taken for another.
pub fn alike(pinyin: &str) -> Vec<String> {
    let mut spellings = Vec::new();
    for (one, other) in ALIKE.into_iter().chain(ALIKE.map(|(one, other)| (other, one))) {
        for (at, _) in pinyin.match_indices(one) {
            spellings.push(format!("{}{other}{}", &pinyin[..at], &pinyin[at + one.len()..]));
        }
    }
    spellings
}

#[cfg(test)]
mod tests {
    use super::{is_table, within_one_letter};

    #[test]
    fn a_table_is_lines_of_a_syllable_and_two_parts() {
        for table in ["", "jiu\t就九\t\n", "jiu\t就\t\nye\t业\t也\n"] {
            assert!(is_table(table.as_bytes()), "{table:?}");
        }
        for other in ["jiu", "jiu\t就\t", "jiu\t就\n", "\t就\t\n", "jiu\t就\t\t\n", "Jiu\t就\t\n", "\n", "jiu1\t\t\n"]
        {
            assert!(!is_table(other.as_bytes()), "{other:?}");
        }
        assert!(is_table("a\t\t\n".repeat(65_534).as_bytes()));
        assert!(!is_table("a\t\t\n".repeat(65_535).as_bytes()));
    }

    #[test]
    fn one_letter_is_forgiven_and_not_two() {
        for like in ["jiuye", "jiuyi", "jjuye", "xiuye", "jiuyue", "jiye", "jiuy", "iuye", "jiuyee"] {
            assert!(within_one_letter(b"jiuye", like.as_bytes()), "{like}");
        }
        for other in ["", "jiu", "juiye", "jiuyan", "jiuxia", "jiuyexx"] {
            assert!(!within_one_letter(b"jiuye", other.as_bytes()), "{other}");
        }
    }
}
