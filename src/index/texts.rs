//! The texts as they travel: coded by an [`Alphabet`], folded when a bundle is opened, spelled out when somebody reads
//! them.
//!
//! Folding straight from the code is what makes opening fast: nearly all characters fold to the same bytes wherever
//! they stand. A paragraph with others in it (a blank, 著) is spelled out first.

use std::ops::Range;
use std::sync::Arc;

use super::alphabet::{Alphabet, EMPTY_ROOM, Room};
use super::{IndexError, Paragraphs};
use crate::document::Text;
use crate::shared::Bytes;
use crate::text::{Span, fold_into};
use crate::varint;

/// Texts read from their section.
pub struct Texts {
    /// Each document's text with its paragraphs: what `\n` parts; none in an empty one.
    pub told: Vec<(Text, Vec<Span>)>,
    /// The paragraphs, folded.
    pub folded: Paragraphs,
}

struct Coded {
    alphabet: Alphabet,
    section: Bytes,
}

impl Texts {
    /// Reads the section `text`: the number of texts, their lengths in bytes of code, their codes.
    pub fn open(alphabet: &[u8], section: Bytes) -> Result<Self, IndexError> {
        let alphabet = Alphabet::open(alphabet)?;
        let codes = codes(&section)?;
        let coded = Arc::new(Coded { alphabet, section });
        let mut folded = Paragraphs::with_capacity(coded.section.len() * 5 / 2);
        let mut told = Vec::with_capacity(codes.len());
        let mut buffers = Buffers { room: EMPTY_ROOM, text: String::new(), folded: String::new() };
        for code in codes {
            let paragraphs = coded.fold(&coded.section[code.clone()], &mut folded, &mut buffers)?;
            let coded = Arc::clone(&coded);
            told.push((Text::later(move || coded.alphabet.text(&coded.section[code])), paragraphs));
        }
        Ok(Self { told, folded })
    }
}

/// The section `text` of some texts.
#[cfg(feature = "native")]
pub fn encode<'a>(alphabet: &Alphabet, texts: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let ranks = alphabet.ranks();
    let codes: Vec<Vec<u8>> = texts.map(|text| alphabet.encode(text, &ranks)).collect();
    let mut section = Vec::new();
    varint::push(codes.len() as u32, &mut section);
    for code in &codes {
        varint::push(code.len() as u32, &mut section);
    }
    section.extend(codes.iter().flatten());
    section
}

/// Where the codes of the texts stand.
fn codes(section: &[u8]) -> Result<Vec<Range<usize>>, IndexError> {
    let mut bytes = section;
    let count = varint::take(&mut bytes).ok_or(damaged("no count"))? as usize;
    if count > bytes.len() {
        return Err(damaged("it counts more texts than it has bytes"));
    }
    let lengths: Option<Vec<u32>> = (0..count).map(|_| varint::take(&mut bytes)).collect();
    let mut end = section.len() - bytes.len();
    let code = |length: u32| {
        let start = end;
        end = start.saturating_add(length as usize);
        start..end
    };
    let codes: Vec<Range<usize>> = lengths.ok_or(damaged("it ends early"))?.into_iter().map(code).collect();
    if end == section.len() { Ok(codes) } else { Err(damaged("it is longer or shorter than its texts")) }
}

impl Coded {
    /// Folds the paragraphs of a code, and tells where they stand in the text.
    #[inline(never)] // its loop is not to make a hot function of what it stands in
    fn fold(&self, code: &[u8], folded: &mut Paragraphs, buffers: &mut Buffers) -> Result<Vec<Span>, IndexError> {
        let mut spans = Vec::new();
        let mut at = 0;
        let mut start = 0;
        let mut more = !code.is_empty();
        while more {
            more = false;
            let paragraph = at;
            let (mut end, mut length) = (at, 0);
            let mut alone = true;
            while end < code.len() {
                let run = self.alphabet.fold(code, at, &mut buffers.room);
                if run.next > at {
                    folded.extend(&buffers.room[..run.width]);
                    length += run.length;
                    at = run.next;
                } else {
                    match self.alphabet.char(code, &mut at) {
                        None => return Err(damaged("it holds a code without a character")),
                        Some('\n') => {
                            more = true;
                            break;
                        }
                        Some(c) => length += c.len_utf8() as u32,
                    }
                    alone = false;
                }
                end = at;
            }
            spans.push(Span { start, end: start + length });
            start += length + 1;
            if !alone {
                folded.take_back();
                folded.extend(buffers.fold(&self.alphabet, &code[paragraph..end]).as_bytes());
            }
            folded.end_paragraph()?;
        }
        folded.end_document();
        Ok(spans)
    }
}

/// For what is folded at once, and for a paragraph that is spelled out and its folding: one of each for all texts.
struct Buffers {
    room: Room,
    text: String,
    folded: String,
}

impl Buffers {
    #[inline(never)] // seldom asked, see ARCHITECTURE.md
    fn fold(&mut self, alphabet: &Alphabet, code: &[u8]) -> &str {
        self.text.clear();
        self.folded.clear();
        alphabet.spell(code, &mut self.text);
        fold_into(&self.text, &mut self.folded);
        &self.folded
    }
}

fn damaged(what: &'static str) -> IndexError {
    IndexError::Damaged { section: "text", what }
}

#[cfg(all(test, feature = "native"))]
mod tests {
    use super::*;

    /// The texts, their paragraphs, and the folded ones, by way of the sections.
    fn read(texts: &[&str]) -> Vec<(String, Vec<String>)> {
        let alphabet = Alphabet::of(texts.iter().copied());
        let section = encode(&alphabet, texts.iter().copied());
        let chars: String = alphabet.chars().collect();
        let Texts { told, folded } = Texts::open(chars.as_bytes(), section.into()).unwrap();
        let folded = |doc: usize| folded.of_document(doc as u32).map(|number| folded.text(number).to_owned()).collect();
        let paragraphs = |(doc, (text, spans)): (usize, &(Text, Vec<Span>))| {
            assert_eq!(spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join("\n"), **text);
            (str::to_owned(text), folded(doc))
        };
        told.iter().enumerate().map(paragraphs).collect()
    }

    #[test]
    fn texts_come_back_and_are_folded_by_paragraph() {
        let many: String = ('\u{4e00}'..'\u{5e00}').collect();
        let planes: String = (0..0x10ffff).step_by(13).filter_map(char::from_u32).filter(|c| *c != '\n').collect();
        let signs = "５％，㎡㍿\u{ad}";
        for texts in [
            vec![],
            vec![""],
            vec!["稳就業", "", "穩\n就", "\n", "a\n"],
            vec!["隨著 顯著\n提高 a b", signs, "著\n著力"],
            vec![many.as_str(), "𠮷"],
            vec![planes.as_str(), "稳"],
        ] {
            let folded = |paragraph: &str| {
                let mut folded = String::new();
                fold_into(paragraph, &mut folded);
                folded
            };
            let paragraphs = |text: &str| if text.is_empty() { vec![] } else { text.split('\n').map(folded).collect() };
            let expected: Vec<_> = texts.iter().map(|text| (str::to_owned(text), paragraphs(text))).collect();
            assert_eq!(read(&texts), expected);
        }
    }

    #[test]
    fn damage_is_an_error() {
        let alphabet = Alphabet::of(["稳就业稳"].into_iter());
        let chars: String = alphabet.chars().collect();
        let open =
            |section: &[u8]| Texts::open(chars.as_bytes(), section.to_vec().into()).map(|texts| texts.told.len());
        let section = encode(&alphabet, ["稳就业稳", "业"].into_iter());
        assert_eq!(open(&section).unwrap(), 2);
        for end in 0..section.len() {
            assert!(open(&section[..end]).is_err(), "{end}");
        }
        assert!(open(&[0xff, 0xff, 0xff, 0xff, 0x0f]).is_err());
        assert!(open(&[1, 1, 200]).is_err());
    }
}
