//! What a document is, for native and page alike.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Text;
use crate::text::{Span, sentences};

/// One document, read whole.
///
/// `text` is what a reader sees: paragraphs parted by `\n`, hard wraps joined, markup gone, the
/// characters otherwise as written (Traditional stays Traditional). All spans of the house are byte ranges of it.
/// Text and paragraphs are written and read apart from the rest, see [`crate::bundle`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The file's stem, or the shortest path that tells it from others (`hebei/2003`), or an explicit `id`.
    pub id: String,
    /// Title, date, place and what else is known about it.
    pub meta: Meta,
    /// The text, paragraphs parted by `\n`.
    #[serde(skip)]
    pub text: Text,
    /// The paragraphs in reading order; headings and table rows are paragraphs too.
    #[serde(skip)]
    pub paragraphs: Vec<Paragraph>,
    /// The outline, in reading order. A section's parent comes before it.
    pub sections: Vec<Section>,
    /// What the reader of files noticed: furniture removed, a body held twice, damaged characters.
    pub notes: Vec<Note>,
}

/// What is known about a document. Empty where unknown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    /// Title.
    pub title: String,
    /// Date of publication or delivery.
    pub date: Option<Date>,
    /// Who published it (发文单位, newspaper).
    pub publisher: String,
    /// Where it is published.
    pub url: String,
    /// The place it speaks for, as a full name: 成都市, 四川省, 全国.
    pub region: String,
    /// What kind of document it is.
    pub kind: Kind,
    /// For a digest, the title of the original; its sentences are not quotations (摘要，非原文).
    pub digest_of: String,
    /// Where the document announces more parts than it holds.
    pub excerpt: Option<Excerpt>,
    /// The file it was read from, as the user named it; with `:line` for one of many in a file.
    pub file: String,
}

/// A document that announces more than it holds (九个方面 · 本文存二).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Excerpt {
    /// The announcement as written: 重点做好十个方面的工作.
    pub surface: String,
    /// How many parts it announces.
    pub announced: u32,
    /// How many of them the document holds.
    pub held: u32,
}

/// The kinds of document that Mingcha tells apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// 政府工作报告
    WorkReport,
    /// Report of a meeting (全会, 经济工作会).
    MeetingReport,
    /// 统计公报, statistical analysis.
    Communique,
    /// A news story.
    News,
    /// Our own words about another document.
    Digest,
    /// Anything else.
    #[default]
    Other,
}

/// A paragraph of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// Its bytes in [`Document::text`].
    pub span: Span,
    /// Body, heading or table row.
    pub kind: ParagraphKind,
    /// Index of the innermost section it stands in.
    pub section: Option<u32>,
    /// Where it began in the file as decoded: 1-based line.
    pub line: u32,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Running text.
    #[default]
    Body,
    /// A heading: its section's title is this text, or a part of it; the document's own title heads no section.
    Heading,
    /// A table's row: cells parted by tabs.
    Row {
        /// Which table of the document, from 0.
        table: u32,
        /// Whether it is a row of column heads.
        head: bool,
    },
}

/// A part of the outline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Heading without the closing 。 of a run-in heading, numbering kept: 一、2011年工作回顾.
    pub title: String,
    /// Depth from 1.
    pub level: u8,
    /// Index of the section that holds it.
    pub parent: Option<u32>,
    /// Index of the paragraph in which it begins.
    pub paragraph: u32,
    /// Whether the heading is the first sentence of a paragraph (先进制造业提档升级。…).
    pub run_in: bool,
}

/// Something that the reader of files noticed and a user should know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// A message key of the catalogue, `note-…`.
    pub key: String,
    /// Its arguments, in order.
    pub args: Vec<String>,
}

/// A calendar date, or only its year or month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Date {
    /// Gregorian year.
    pub year: i16,
    /// Month from 1; 0 where unknown.
    pub month: u8,
    /// Day from 1; 0 where unknown.
    pub day: u8,
}

impl fmt::Display for Date {
    /// ISO 8601 with what is known: `2012-03-05`, `2012-03`, `2012`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.month, self.day) {
            (0, _) => write!(f, "{:04}", self.year),
            (month, 0) => write!(f, "{:04}-{month:02}", self.year),
            (month, day) => write!(f, "{:04}-{month:02}-{day:02}", self.year),
        }
    }
}

impl Document {
    /// The text of a paragraph.
    pub fn paragraph_text(&self, index: usize) -> &str {
        self.paragraphs.get(index).map_or("", |p| p.span.of(&self.text))
    }

    /// The sentences of a paragraph, as spans of [`Document::text`].
    pub fn sentences(&self, index: usize) -> Vec<Span> {
        let Some(paragraph) = self.paragraphs.get(index) else { return Vec::new() };
        let shift = paragraph.span.start;
        sentences(paragraph.span.of(&self.text))
            .into_iter()
            .map(|s| Span { start: s.start + shift, end: s.end + shift })
            .collect()
    }

    /// The paragraph that holds a byte of the text.
    pub fn paragraph_at(&self, byte: u32) -> Option<usize> {
        let next = self.paragraphs.partition_point(|p| p.span.start <= byte);
        next.checked_sub(1)
    }

    /// The section titles from the outermost to the one that paragraph `index` stands in.
    pub fn section_path(&self, index: usize) -> Vec<&str> {
        let mut path = Vec::new();
        let mut at = self.paragraphs.get(index).and_then(|p| p.section);
        while let Some(section) = at.and_then(|i| self.sections.get(i as usize)) {
            path.push(section.title.as_str());
            // A parent comes before its child: a damaged file cannot make a circle.
            at = section.parent.filter(|&parent| Some(parent) < at);
        }
        path.reverse();
        path
    }
}
