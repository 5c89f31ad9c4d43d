//! The dictionary: words, what they are, how often they stand, and where.

use fst::automaton::{Automaton, Str};
use fst::{IntoStreamer, Map, Streamer};

use super::{IndexError, LONGEST_WORD, proof};
use crate::shared::Bytes;
use crate::varint;

/// What a word is; several can be true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    /// A word of the texts.
    pub const TERM: Self = Self(1);
    /// The name of an indicator.
    pub const INDICATOR: Self = Self(2);
    /// The name of a place.
    pub const REGION: Self = Self(4);
    /// The title of a document.
    pub const TITLE: Self = Self(8);

    /// Whether all of `kinds` are among these.
    pub fn has(self, kinds: Self) -> bool {
        self.0 & kinds.0 == kinds.0
    }

    /// These and those.
    #[must_use]
    pub fn with(self, more: Self) -> Self {
        Self(self.0 | more.0)
    }

    /// As it travels.
    #[cfg(feature = "native")]
    pub fn bits(self) -> u8 {
        self.0
    }
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// What it is.
    pub kinds: Kinds,
    /// How often its characters stand in the texts.
    pub count: u32,
    /// How many blocks its postings name, and where these begin.
    held: u32,
    postings: u32,
}

/// The dictionary with its postings.
pub struct Words {
    map: Map<Bytes>,
    /// For each word how often its characters stand in the texts, how many blocks its postings name, and where in
    /// `postings`, which begin with the kinds of all words, these stand.
    counts: Vec<u32>,
    held: Vec<u32>,
    begins: Vec<u32>,
    postings: Bytes,
}

impl Words {
    /// Reads the sections `words` and `postings`. Postings are columns: the kinds of all
    /// words, their counts, the numbers of blocks, and the blocks, as steps from one to the next.
    pub fn open(dictionary: Bytes, postings: Bytes) -> Result<Self, IndexError> {
        if !proof::is_sound(&dictionary, 4 * LONGEST_WORD) {
            return Err(IndexError::Damaged { section: "words", what: "it is no dictionary" });
        }
        let map = Map::new(dictionary).map_err(IndexError::Dictionary)?;
        let damaged = |what| IndexError::Damaged { section: "postings", what };
        let early = || damaged("it ends early");
        let (_, mut rest) = postings.split_at_checked(map.len()).ok_or_else(early)?;
        let counts = varint::take_all(map.len(), &mut rest).ok_or_else(early)?;
        let held = varint::take_all(map.len(), &mut rest).ok_or_else(early)?;
        let mut begins = Vec::with_capacity(held.len());
        for held in &held {
            begins.push((postings.len() - rest.len()) as u32);
            rest = varint::skip(*held, rest).ok_or_else(early)?;
        }
        if !rest.is_empty() {
            return Err(damaged("it is too long"));
        }
        Ok(Self { map, counts, held, begins, postings })
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Bytes of the dictionary and of the postings.
    pub fn sizes(&self) -> (usize, usize) {
        (self.map.as_fst().as_bytes().len(), self.postings.len())
    }

    /// What is known of a folded word.
    pub fn get(&self, word: &str) -> Option<Word> {
        self.word(self.map.get(word)?)
    }

    fn word(&self, number: u64) -> Option<Word> {
        let number = usize::try_from(number).ok()?;
        Some(Word {
            count: *self.counts.get(number)?,
            kinds: Kinds(*self.postings.get(number)?),
            held: *self.held.get(number)?,
            postings: *self.begins.get(number)?,
        })
    }

    /// The words at the beginning of a folded text: (their length in bytes, what is known), shortest first.
    pub fn at_start_of<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, Word)> + 'a {
        let fst = self.map.as_fst();
        let mut node = fst.root();
        let mut output = 0u64;
        let mut bytes = text.bytes().enumerate();
        let mut characters = 0;
        std::iter::from_fn(move || {
            loop {
                let (at, byte) = bytes.next()?;
                characters += usize::from(text.is_char_boundary(at));
                if characters > LONGEST_WORD {
                    return None;
                }
                let transition = node.transition(node.find_input(byte)?);
                output = output.wrapping_add(transition.out.value());
                node = fst.node(transition.addr);
                if node.is_final() {
                    let number = output.wrapping_add(node.final_output().value());
                    if let Some(word) = self.word(number) {
                        return Some((at + 1, word));
                    }
                }
            }
        })
    }

    /// All words in order.
    pub fn all(&self, mut each: impl FnMut(&str, Word)) {
        let mut stream = self.map.stream();
        while let Some((key, number)) = stream.next() {
            self.tell(key, number, &mut each);
        }
    }

    /// The words that begin with a folded text, in order.
    pub fn beginning_with(&self, prefix: &str, mut each: impl FnMut(&str, Word)) {
        let mut stream = self.map.search(Str::new(prefix).starts_with()).into_stream();
        while let Some((key, number)) = stream.next() {
            self.tell(key, number, &mut each);
        }
    }

    fn tell(&self, key: &[u8], number: u64, each: &mut impl FnMut(&str, Word)) {
        if let (Ok(key), Some(word)) = (std::str::from_utf8(key), self.word(number)) {
            each(key, word);
        }
    }

    /// Of so many blocks those that can hold a folded text, by the words in it; `None` where no word tells.
    pub fn blocks_of(&self, text: &str, among: usize) -> Option<Vec<u32>> {
        let mut blocks: Option<Vec<u32>> = None;
        for (at, _) in text.char_indices() {
            // The longest word says most.
            let Some((_, word)) = self.at_start_of(&text[at..]).last() else { continue };
            let held = self.blocks(word, among);
            if held.is_empty() {
                continue;
            }
            blocks = Some(match blocks {
                None => held,
                Some(before) => before.into_iter().filter(|block| held.binary_search(block).is_ok()).collect(),
            });
            if blocks.as_ref().is_some_and(|blocks| blocks.len() < 2) || at > 3 * LONGEST_WORD {
                break;
            }
        }
        blocks
    }

    /// The blocks that hold a word, in order; none where it stands nearly everywhere and the postings
    /// do not tell.
    fn blocks(&self, word: Word, among: usize) -> Vec<u32> {
        let mut bytes = self.postings.get(word.postings as usize..).unwrap_or(&[]);
        let mut next = 0u32;
        (0..word.held)
            .map_while(|_| {
                let block = next.checked_add(varint::take(&mut bytes)?)?;
                next = block.saturating_add(1);
                Some(block)
            })
            .take_while(|&block| (block as usize) < among)
            .collect()
    }
}
