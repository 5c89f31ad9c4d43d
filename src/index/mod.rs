//! The index: what search needs beside the documents themselves, built natively, read everywhere.
//!
//! | section | what travels in it | size |
//! | --- | --- | --- |
//! | `alphabet` | the characters of all texts, most frequent first | 3 bytes each |
//! | `text` | the texts, one byte for a frequent character, two for others | less than a gzip of UTF-8 |
//! | `words` | an [`fst`] dictionary: folded word → its number | the vocabulary |
//! | `postings` | for each word its kinds, its count and the blocks of text that hold it | deltas |
//! | `syllables` | for each Han character how it is spoken | 2 bytes each |
//!
//! Everything that follows from the text is derived when a bundle is opened: the folded paragraphs
//! ([`Paragraphs`]), and, with the first query that needs them, the pinyin and initials of words ([`Spoken`]), the
//! texts as one sequence of numbered characters ([`Sequence`]), in which what has quotes inside or is one error away
//! from a query is found, and whatever sounds like it ([`Sounds`]). A word's postings hold every block in which its characters
//! stand, whatever the segmenter made of them: so the words inside a query name the blocks that can hold it, and a
//! scan of these blocks finds exactly the paragraphs that do. A query without any word of the dictionary scans the
//! whole text.
//!
//! Limits: texts up to 4 GiB together; words up to [`LONGEST_WORD`] characters.

mod alphabet;
#[cfg(feature = "native")]
mod build;
mod error;
mod paragraphs;
#[cfg(feature = "native")]
mod pinyin;
mod proof;
mod sequence;
mod sounds;
mod spoken;
mod texts;
mod unquoted;
mod words;

use std::sync::OnceLock;

#[cfg(feature = "native")]
pub use build::{Vocabulary, build};
pub use error::IndexError;
pub use paragraphs::{Found, Paragraphs};
pub use sequence::Sequence;
pub use sounds::{LONGEST_PATTERN, Sound, Sounds};
pub use spoken::{Spoken, Syllables, alike};
pub use texts::Texts;
pub use unquoted::without_quotes;
pub use words::{Kinds, Word, Words};

use crate::corpus::Corpus;
use crate::document::Document;
use crate::metric::Metric;
use crate::order;
use crate::shared::Bytes;
use crate::text::fold_text;

/// Longest word of the dictionary, in characters.
pub const LONGEST_WORD: usize = 24;

/// Gives a section of the bundle away by its name.
pub type Sections<'a> = dyn FnMut(&str) -> Option<Bytes> + 'a;

/// An opened index.
pub struct Index {
    /// The folded paragraphs.
    pub paragraphs: Paragraphs,
    /// The folded titles of the documents.
    pub titles: Vec<String>,
    /// The dictionary of words with their postings.
    pub words: Words,
    /// How characters are spoken.
    pub syllables: Syllables,
    spoken: OnceLock<Spoken>,
    sequence: OnceLock<Sequence>,
    sounds: OnceLock<Sounds>,
    measured: OnceLock<Vec<OnceLock<Measured>>>,
}

/// What a metric measures, folded and without quotation marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// In the words of the text.
    pub written: String,
    /// By its canonical name; empty where there is none.
    pub canonical: String,
}

impl Measured {
    fn of(corpus: &Corpus, metric: &Metric) -> Self {
        let indicator = metric.canonical.and_then(|at| corpus.indicators.get(at as usize));
        let canonical = indicator.map_or("", |indicator| &indicator.name);
        let plain = |name: &str| without_quotes(&fold_text(name));
        Self { written: plain(&metric.indicator), canonical: plain(canonical) }
    }
}

impl Index {
    /// Opens the index of `documents`, whose words [`dictionary`] and whose paragraphs [`texts`] gave, without trusting a
    /// byte of it.
    #[inline(never)] // see ARCHITECTURE.md
    pub fn open(
        sections: &mut Sections<'_>,
        words: Words,
        paragraphs: Paragraphs,
        documents: &[Document],
    ) -> Result<Self, IndexError> {
        let syllables = Syllables::open(&section(sections, "syllables")?)?;
        let mut titles = Vec::with_capacity(documents.len());
        for document in documents {
            titles.push(fold_text(&document.meta.title));
        }
        Ok(Self {
            paragraphs,
            titles,
            words,
            syllables,
            spoken: OnceLock::new(),
            sequence: OnceLock::new(),
            sounds: OnceLock::new(),
            measured: OnceLock::new(),
        })
    }

    /// The dictionaries of pinyin and initials, derived from the words on first use.
    pub fn spoken(&self) -> &Spoken {
        self.spoken.get_or_init(|| Spoken::of(&self.words, &self.syllables))
    }

    /// The characters of the texts, numbered on first use.
    pub fn sequence(&self) -> &Sequence {
        self.sequence.get_or_init(|| Sequence::of(&self.paragraphs))
    }

    /// Where the texts sound like a pattern, each different stretch with how often it stands, in order.
    pub fn sounding(&self, pattern: &[Sound]) -> Vec<(&[u16], usize)> {
        let sequence = self.sequence();
        let sounds = self.sounds.get_or_init(|| Sounds::of(sequence, &self.syllables));
        order::counted(sounds.like(sequence, pattern))
    }

    /// What a metric of the corpus that was indexed measures, folded when it is first asked for.
    pub fn measured(&self, corpus: &Corpus, metric: usize) -> Option<&Measured> {
        let all = self.measured.get_or_init(|| corpus.metrics.iter().map(|_| OnceLock::new()).collect());
        let metrics = corpus.metrics.get(metric).zip(all.get(metric));
        metrics.map(|(metric, known)| known.get_or_init(|| Measured::of(corpus, metric)))
    }

    /// Finds every paragraph that holds a folded text, exactly.
    pub fn find(&self, needle: &str) -> Vec<Found> {
        // Whoever derived it knows what stands nowhere without a scan.
        if self.sequence.get().is_some_and(|sequence| !sequence.may_hold(needle)) {
            return Vec::new();
        }
        match self.words.blocks_of(needle, self.paragraphs.blocks()) {
            Some(blocks) => self.paragraphs.find_in(needle, &blocks),
            None => self.paragraphs.find(needle),
        }
    }

    /// Finds every paragraph that holds a text (itself without quotes) when quotes are passed over, and tells in what
    /// ways it is written.
    pub fn find_unquoted(&self, needle: &str) -> (Vec<Found>, Vec<String>) {
        let sequence = self.sequence();
        let stretches = unquoted::standing(sequence, needle);
        let mut written: Vec<&[u16]> = stretches.iter().map(|stretch| &sequence.numbers()[stretch.clone()]).collect();
        order::sort_unique(&mut written);
        let written = written.into_iter().map(|numbers| sequence.text(numbers)).collect();
        (sequence.found(&self.paragraphs, &stretches), written)
    }
}

/// The dictionary, from the sections `words` and `postings`.
pub fn dictionary(sections: &mut Sections<'_>) -> Result<Words, IndexError> {
    Words::open(section(sections, "words")?, section(sections, "postings")?)
}

/// The texts of the documents and their folded paragraphs, from the sections `alphabet` and `text`.
pub fn texts(sections: &mut Sections<'_>) -> Result<Texts, IndexError> {
    Texts::open(&section(sections, "alphabet")?, section(sections, "text")?)
}

fn section(sections: &mut Sections<'_>, name: &'static str) -> Result<Bytes, IndexError> {
    sections(name).ok_or(IndexError::Missing { section: name })
}
