//! The folded paragraphs of all documents, one after the other: what a scan reads.

use memchr::memmem;

use super::IndexError;
#[cfg(feature = "native")]
use crate::document::Document;
#[cfg(feature = "native")]
use crate::text::fold_into;

/// Postings name stretches of this many bytes of folded text, 8192 Han characters; a paragraph belongs to the one it begins in.
const BLOCK: usize = 24576;

/// The folded paragraphs, numbered through all documents.
pub struct Paragraphs {
    /// Each paragraph folded, in UTF-8, ended by `\n` (folding leaves none inside).
    text: Vec<u8>,
    /// Where each paragraph begins in `text`, and the end of all.
    starts: Vec<u32>,
    /// The number of each document's first paragraph, and the end of all.
    firsts: Vec<u32>,
}

/// A paragraph that holds a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its number.
    pub paragraph: u32,
    /// How often it holds the text.
    pub count: u32,
    /// Where in the folded paragraph the first one begins, in bytes.
    pub at: u32,
}

impl Paragraphs {
    /// None yet, with room for so many bytes of folded text.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { text: Vec::with_capacity(bytes), starts: vec![0], firsts: vec![0] }
    }

    /// Folds the paragraphs of some documents.
    #[cfg(feature = "native")]
    pub fn of(documents: &[Document]) -> Result<Self, IndexError> {
        let mut all = Self::with_capacity(documents.iter().map(|document| document.text.len()).sum());
        let mut folded = String::new();
        for document in documents {
            for paragraph in &document.paragraphs {
                folded.clear();
                fold_into(paragraph.span.of(&document.text), &mut folded);
                all.extend(folded.as_bytes());
                all.end_paragraph()?;
            }
            all.end_document();
        }
        Ok(all)
    }

    /// Adds folded text to the paragraph that has not ended.
    pub fn extend(&mut self, folded: &[u8]) {
        self.text.extend_from_slice(folded);
    }

    /// Takes back what was added to the paragraph that has not ended.
    pub fn take_back(&mut self) {
        self.text.truncate(self.starts.last().map_or(0, |start| *start as usize));
    }

    /// What is added next belongs to another paragraph.
    pub fn end_paragraph(&mut self) -> Result<(), IndexError> {
        self.text.push(b'\n');
        self.starts.push(u32::try_from(self.text.len()).map_err(|_| IndexError::TooLarge)?);
        Ok(())
    }

    /// What is added next belongs to another document.
    pub fn end_document(&mut self) {
        self.firsts.push(self.starts.len() as u32 - 1);
    }

    /// How many paragraphs there are.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The folded text of a paragraph; empty where there is none of that number.
    pub fn text(&self, paragraph: u32) -> &str {
        let range = self.range(paragraph);
        let bytes = self.text.get(range.start..range.end.saturating_sub(1)).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// Length of a folded paragraph in bytes.
    pub fn length(&self, paragraph: u32) -> usize {
        self.range(paragraph).len().saturating_sub(1)
    }

    /// Length of all folded paragraphs in bytes.
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Mean length of a folded paragraph in bytes, at least 1.
    pub fn mean_length(&self) -> usize {
        (self.text.len() / self.len().max(1)).max(1)
    }

    /// The document of a paragraph, and the paragraph's index in it.
    pub fn place(&self, paragraph: u32) -> (u32, u32) {
        let doc = self.firsts.partition_point(|&first| first <= paragraph).saturating_sub(1);
        (doc as u32, paragraph - self.firsts.get(doc).copied().unwrap_or(0))
    }

    /// The numbers of a document's paragraphs.
    pub fn of_document(&self, doc: u32) -> std::ops::Range<u32> {
        let at = |i: usize| self.firsts.get(i).copied().unwrap_or(self.len() as u32);
        at(doc as usize)..at(doc as usize + 1)
    }

    /// The number of the paragraph at an index of a document.
    pub fn number(&self, doc: u32, index: usize) -> u32 {
        self.of_document(doc).start + index as u32
    }

    /// How many blocks postings can name.
    pub fn blocks(&self) -> usize {
        self.text.len() / BLOCK + 1
    }

    /// The block that a paragraph belongs to.
    pub fn block(&self, paragraph: u32) -> u32 {
        (self.range(paragraph).start / BLOCK) as u32
    }

    /// Finds a folded text by a scan of everything.
    pub fn find(&self, needle: &str) -> Vec<Found> {
        let mut found = Vec::new();
        self.scan(&memmem::Finder::new(needle), 0..self.len() as u32, &mut found);
        found
    }

    /// Finds a folded text by a scan of some blocks, given in order.
    pub fn find_in(&self, needle: &str, blocks: &[u32]) -> Vec<Found> {
        let finder = memmem::Finder::new(needle);
        let mut found = Vec::new();
        for block in blocks {
            self.scan(&finder, self.of_block(*block), &mut found);
        }
        found
    }

    fn of_block(&self, block: u32) -> std::ops::Range<u32> {
        let from = |byte: usize| self.starts[..self.len()].partition_point(|&start| (start as usize) < byte) as u32;
        from(block as usize * BLOCK)..from((block as usize + 1) * BLOCK)
    }

    /// Adds the paragraphs of a range that hold the needle; none for an empty needle.
    fn scan(&self, finder: &memmem::Finder<'_>, paragraphs: std::ops::Range<u32>, found: &mut Vec<Found>) {
        if finder.needle().is_empty() {
            return;
        }
        let (from, end) = (self.start(paragraphs.start), self.start(paragraphs.end));
        let mut paragraph = paragraphs.start;
        let mut stop = from;
        // A needle has no `\n` in it: none is found across paragraphs.
        for at in finder.find_iter(&self.text[from..end]) {
            let at = from + at;
            match found.last_mut() {
                Some(last) if at < stop => last.count += 1,
                _ => {
                    while self.start(paragraph + 1) <= at {
                        paragraph += 1;
                    }
                    stop = self.start(paragraph + 1);
                    found.push(Found { paragraph, count: 1, at: (at - self.start(paragraph)) as u32 });
                }
            }
        }
    }

    fn start(&self, paragraph: u32) -> usize {
        self.starts.get(paragraph as usize).map_or(self.text.len(), |&start| start as usize)
    }

    fn range(&self, paragraph: u32) -> std::ops::Range<usize> {
        self.start(paragraph)..self.start(paragraph.saturating_add(1))
    }
}
