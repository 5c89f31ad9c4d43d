//! How words are spoken: pinyin without tones (`jiuye`) and initials (`jy`).
//!
//! What travels is one table of the characters' syllables. The dictionaries of whole words are derived from
//! it and from the dictionary of words when a query needs them first: stored they would double the index.
//! ü is written `v`, as on every keyboard.

use fst::automaton::{Automaton, Levenshtein, Str};
use fst::{IntoStreamer, Set, Streamer};

use super::{IndexError, Words};

/// Between spelling and word in a key: `jiuye\0就业`.
const PART: char = '\0';
/// A word whose characters have several readings gets at most so many spellings.
const MOST_SPELLINGS: usize = 8;

/// The syllables of Han characters.
pub struct Syllables {
    syllables: Vec<String>,
    /// Character and syllable, in order; a character with several readings stands several times, the most
    /// usual first.
    readings: Vec<(char, u16)>,
}

impl Syllables {
    /// Reads the section: lines of a syllable, a tab, and the characters that have it as their first reading,
    /// a tab, and those that have it as another one.
    pub fn open(section: &[u8]) -> Result<Self, IndexError> {
        let damaged = |what| IndexError::Damaged { section: "syllables", what };
        let text = std::str::from_utf8(section).map_err(|_| damaged("it is not UTF-8"))?;
        let mut syllables = Vec::new();
        let mut ranked = Vec::new();
        for line in text.lines() {
            let mut parts = line.split('\t');
            let (Some(syllable), Some(first), Some(other), None) =
                (parts.next(), parts.next(), parts.next(), parts.next())
            else {
                return Err(damaged("a line has not three parts"));
            };
            let number = u16::try_from(syllables.len()).map_err(|_| damaged("it has too many syllables"))?;
            if syllable.is_empty() || !syllable.bytes().all(|b| b.is_ascii_lowercase()) {
                return Err(damaged("a syllable is not in letters"));
            }
            syllables.push(syllable.to_owned());
            ranked.extend(first.chars().map(|c| (c, false, number)));
            ranked.extend(other.chars().map(|c| (c, true, number)));
        }
        ranked.sort_unstable();
        Ok(Self { syllables, readings: ranked.into_iter().map(|(c, _, number)| (c, number)).collect() })
    }

    /// The readings of a character, the most usual first; none for what is no Han character of the texts.
    pub fn of(&self, c: char) -> impl Iterator<Item = &str> {
        let from = self.readings.partition_point(|entry| entry.0 < c);
        let same = self.readings[from..].iter().take_while(move |entry| entry.0 == c);
        same.filter_map(|entry| self.syllables.get(usize::from(entry.1)).map(String::as_str))
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
            spellings = readings
                .iter()
                .flat_map(|reading| {
                    spellings.iter().map(move |(pinyin, initials)| {
                        (format!("{pinyin}{reading}"), format!("{initials}{}", reading.get(..1).unwrap_or("")))
                    })
                })
                .collect();
            if spellings.is_empty() {
                return spellings;
            }
        }
        spellings
    }
}

/// The dictionaries of pinyin and initials.
pub struct Spoken {
    pinyin: Set<Vec<u8>>,
    initials: Set<Vec<u8>>,
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
                pinyin.push(format!("{spelled}{PART}{word}"));
                initials.push(format!("{begun}{PART}{word}"));
            }
        });
        let set = |mut keys: Vec<String>| {
            keys.sort_unstable();
            keys.dedup();
            Set::from_iter(keys).unwrap_or_default()
        };
        Self { pinyin: set(pinyin), initials: set(initials) }
    }

    /// Words with exactly this pinyin.
    pub fn by_pinyin(&self, pinyin: &str, each: impl FnMut(&str, &str)) {
        tell(&self.pinyin, Str::new(&format!("{pinyin}{PART}")).starts_with(), each);
    }

    /// Words with exactly these initials.
    pub fn by_initials(&self, initials: &str, each: impl FnMut(&str, &str)) {
        tell(&self.initials, Str::new(&format!("{initials}{PART}")).starts_with(), each);
    }

    /// Words whose pinyin begins so.
    pub fn beginning_with_pinyin(&self, pinyin: &str, each: impl FnMut(&str, &str)) {
        tell(&self.pinyin, Str::new(pinyin).starts_with(), each);
    }

    /// Words whose initials begin so.
    pub fn beginning_with_initials(&self, initials: &str, each: impl FnMut(&str, &str)) {
        tell(&self.initials, Str::new(initials).starts_with(), each);
    }

    /// Words whose pinyin differs in one letter from a pinyin of up to 16.
    pub fn like_pinyin(&self, pinyin: &str, mut each: impl FnMut(&str, &str)) {
        let Some(automaton) = Levenshtein::new(pinyin, 1).ok().filter(|_| pinyin.len() <= 16) else { return };
        // The automaton stops at the spelling's end; the word follows in the key.
        tell(&self.pinyin, automaton.starts_with(), |spelled, word| {
            if spelled.len().abs_diff(pinyin.len()) <= 1 {
                each(spelled, word);
            }
        });
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

fn tell(set: &Set<Vec<u8>>, automaton: impl Automaton, mut each: impl FnMut(&str, &str)) {
    let mut stream = set.search(automaton).into_stream();
    while let Some(key) = stream.next() {
        if let Some((spelled, word)) = std::str::from_utf8(key).ok().and_then(|key| key.split_once(PART)) {
            each(spelled, word);
        }
    }
}
