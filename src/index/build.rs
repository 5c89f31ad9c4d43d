//! Building an index, natively: which words there are, how often, and in which blocks.
//!
//! The words are what a segmenter finds in the folded texts (twice in large ones), the words that keep together
//! (高质量 + 发展), and the names of indicators, places and documents. The segmenter only proposes: what
//! counts in the postings is where the characters of a word stand.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use fst::MapBuilder;
use rayon::prelude::*;

use super::alphabet::Alphabet;
use super::paragraphs::Paragraphs;
use super::words::Kinds;
use super::{IndexError, LONGEST_WORD, pinyin, texts};
use crate::document::Document;
use crate::text::{fold_text, is_han, words_of};
use crate::varint;

/// Names that are words of the dictionary whether a segmenter finds them or not.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Names and other forms of indicators.
    pub indicators: Vec<String>,
    /// Full names of places.
    pub regions: Vec<String>,
    /// Titles of documents.
    pub titles: Vec<String>,
}

/// The sections of an index of `documents`, by name. The same documents give the same bytes.
pub fn build(documents: &[Document], names: &Vocabulary) -> Result<Vec<(String, Vec<u8>)>, IndexError> {
    let texts = || documents.iter().map(|document| &*document.text);
    let alphabet = Alphabet::of(texts());
    let paragraphs = Paragraphs::of(documents)?;
    let (text, posted) =
        rayon::join(|| texts::encode(&alphabet, texts()), || post(&choose(&paragraphs, names), &paragraphs));
    let (words, postings) = posted?;
    let chars: String = alphabet.chars().collect();
    let syllables = syllables(alphabet.chars().chain(common_han()));
    Ok([
        ("alphabet", chars.into_bytes()),
        ("text", text),
        ("words", words),
        ("postings", postings),
        ("syllables", syllables.into_bytes()),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .into())
}

/// The words of the dictionary with their kinds, in order.
fn choose(paragraphs: &Paragraphs, names: &Vocabulary) -> BTreeMap<String, Kinds> {
    let mut words = BTreeMap::<String, Kinds>::new();
    for word in segmented(paragraphs) {
        words.insert(word, Kinds::TERM);
    }
    let named = [(&names.indicators, Kinds::INDICATOR), (&names.regions, Kinds::REGION), (&names.titles, Kinds::TITLE)];
    for (names, kind) in named {
        for name in names {
            let folded = fold_text(name);
            if !folded.is_empty() && folded.chars().count() <= LONGEST_WORD {
                let kinds = words.entry(folded).or_default();
                *kinds = kinds.with(kind);
            }
        }
    }
    words
}

/// Texts from this many folded bytes on are large: what stands once or twice in them is left to the scan.
const LARGE: usize = 512 << 10;

/// So many paragraphs are cut at once.
const BATCH: usize = 4096;

/// The words that a segmenter finds, and pairs of them that keep together.
fn segmented(paragraphs: &Paragraphs) -> Vec<String> {
    let (least, least_pair) = if paragraphs.bytes() < LARGE { (1, 2) } else { (2, 4) };
    let mut numbers = HashMap::<&str, usize>::new();
    let mut tokens = Vec::<Token>::new();
    // How often one token follows another, where the two may be one term.
    let mut pairs = HashMap::<(usize, usize), u32>::new();
    // Cut by all cores, counted by one, a batch at a time: the words of all texts together would take much memory.
    let all: Vec<u32> = (0..paragraphs.len() as u32).collect();
    let batches = all.chunks(BATCH);
    let cut = |batch: &[u32]| -> Vec<Vec<&str>> {
        batch.par_iter().map(|number| words_of(paragraphs.text(*number)).collect()).collect()
    };
    for words in batches.flat_map(cut) {
        let mut before: Option<usize> = None;
        for word in words {
            let number = *numbers.entry(word).or_insert_with_key(|word| {
                tokens.push(Token { word, count: 0, joins: joins(word) });
                tokens.len() - 1
            });
            let token = &mut tokens[number];
            token.count += 1;
            let joining = token.joins.then_some(number);
            if let (Some(before), Some(number)) = (before, joining) {
                *pairs.entry((before, number)).or_default() += 1;
            }
            before = joining;
        }
    }
    // A pair keeps together where one of its words hardly stands without the other.
    let together = |(left, right): (usize, usize), count: u32| {
        let (left, right) = (&tokens[left], &tokens[right]);
        (count >= least_pair && count * 3 >= left.count.min(right.count))
            .then(|| format!("{}{}", left.word, right.word))
    };
    let singles = tokens.iter().filter(|token| token.count >= least).map(|token| token.word.to_owned());
    let doubles = pairs.iter().filter_map(|(pair, count)| together(*pair, *count));
    singles.chain(doubles).filter(|word| is_word(word)).collect()
}

/// A text that the segmenter cuts out.
struct Token<'a> {
    word: &'a str,
    count: u32,
    joins: bool,
}

/// Whether a token can be part of a longer term: two Han characters or more.
fn joins(token: &str) -> bool {
    token.len() >= 6 && token.chars().all(is_han)
}

/// Whether a token is worth an entry: two characters or more, Han or Latin letters in it, no blank.
fn is_word(token: &str) -> bool {
    let length = token.chars().count();
    (2..=LONGEST_WORD).contains(&length)
        && token.chars().any(|c| is_han(c) || c.is_ascii_alphabetic())
        && token.chars().all(char::is_alphanumeric)
}

/// The sections `words` and `postings`.
fn post(words: &BTreeMap<String, Kinds>, paragraphs: &Paragraphs) -> Result<(Vec<u8>, Vec<u8>), IndexError> {
    let mut builder = MapBuilder::memory();
    for (number, word) in words.keys().enumerate() {
        builder.insert(word, number as u64).map_err(IndexError::Dictionary)?;
    }
    let dictionary = builder.into_inner().map_err(IndexError::Dictionary)?;
    let places = stand(&dictionary, words, paragraphs)?;
    // Column by column: what is alike stands together and is made small.
    let mut columns: [Vec<u8>; 4] = Default::default();
    let [kinds, counts, held, steps] = &mut columns;
    for (word, Standing { count, blocks }) in words.values().zip(&places) {
        // What stands in every other block narrows no search.
        let blocks = if blocks.len() * 2 > paragraphs.blocks() { &[] } else { blocks.as_slice() };
        kinds.push(word.bits());
        varint::push(*count, counts);
        varint::push(blocks.len() as u32, held);
        let mut next = 0;
        for block in blocks {
            varint::push(block - next, steps);
            next = block + 1;
        }
    }
    let postings = columns.concat();
    Ok((dictionary, postings))
}

/// For each word where its characters stand.
fn stand(
    dictionary: &[u8],
    words: &BTreeMap<String, Kinds>,
    paragraphs: &Paragraphs,
) -> Result<Vec<Standing>, IndexError> {
    let map = fst::Map::new(dictionary).map_err(IndexError::Dictionary)?;
    let fst = map.as_fst();
    // The way through each first character is walked once: from then on it is known by the character.
    let mut numbers = vec![0u32; 0x11_0000];
    let mut ways = Vec::new();
    for c in words.keys().filter_map(|word| word.chars().next()) {
        if numbers[c as usize] == 0 {
            let (mut node, mut output) = (fst.root(), 0);
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let Some(found) = node.find_input(byte) else { break };
                let transition = node.transition(found);
                output += transition.out.value();
                node = fst.node(transition.addr);
            }
            ways.push((node, output));
            numbers[c as usize] = ways.len() as u32;
        }
    }
    let walk = |stretch: Range<u32>| {
        let mut places = vec![Standing::default(); words.len()];
        for number in stretch {
            let (text, block) = (paragraphs.text(number), paragraphs.block(number));
            for (at, c) in text.char_indices() {
                let Some(way) = (numbers[c as usize] as usize).checked_sub(1) else { continue };
                let (mut node, mut output) = ways[way];
                let mut rest = text[at + c.len_utf8()..].bytes();
                loop {
                    if node.is_final() {
                        places[(output + node.final_output().value()) as usize].add(1, &[block]);
                    }
                    let Some(found) = rest.next().and_then(|byte| node.find_input(byte)) else { break };
                    let transition = node.transition(found);
                    output += transition.out.value();
                    node = fst.node(transition.addr);
                }
            }
        }
        places
    };
    // Stretches of the text are walked side by side, then put together in order.
    let end = paragraphs.len() as u32;
    let length = end.div_ceil(STRETCHES).max(1);
    let stretches: Vec<u32> = (0..end).step_by(length as usize).collect();
    let walked: Vec<Vec<Standing>> =
        stretches.into_par_iter().map(|start| walk(start..end.min(start + length))).collect();
    let mut places = vec![Standing::default(); words.len()];
    for stretch in walked {
        places.iter_mut().zip(stretch).for_each(|(place, more)| place.add(more.count, &more.blocks));
    }
    Ok(places)
}

/// In so many stretches the text is walked.
const STRETCHES: u32 = 4;

/// How often a word stands, and in which blocks, in order.
#[derive(Clone, Default)]
struct Standing {
    count: u32,
    blocks: Vec<u32>,
}

impl Standing {
    /// Adds where it stands farther on.
    fn add(&mut self, count: u32, blocks: &[u32]) {
        self.count += count;
        let again = usize::from(!blocks.is_empty() && self.blocks.last() == blocks.first());
        self.blocks.extend_from_slice(&blocks[again..]);
    }
}

/// The common Han characters (GB/T 2312, first level): a homophone that was typed for another may stand
/// nowhere in the texts.
fn common_han() -> impl Iterator<Item = char> {
    let rows = (0xb0..=0xd7u8).flat_map(|row| (0xa1..=0xfeu8).map(move |cell| [row, cell]));
    rows.filter_map(|code| encoding_rs::GBK.decode(&code).0.chars().next()).filter(|c| is_han(*c))
}

/// The section `syllables`: see [`super::spoken::Syllables::open`].
fn syllables(chars: impl Iterator<Item = char>) -> String {
    let mut lines = BTreeMap::<String, (String, String)>::new();
    let mut folded: Vec<char> = chars.flat_map(|c| fold_text(&c.to_string()).chars().collect::<Vec<_>>()).collect();
    folded.sort_unstable();
    folded.dedup();
    for c in folded {
        for (at, syllable) in pinyin::of(c).into_iter().enumerate() {
            let (first, other) = lines.entry(syllable).or_default();
            if at == 0 { first } else { other }.push(c);
        }
    }
    lines.iter().map(|(syllable, (first, other))| format!("{syllable}\t{first}\t{other}\n")).collect()
}
