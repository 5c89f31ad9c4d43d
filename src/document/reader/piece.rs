//! What format readers hand on: fields that the format names, and pieces of text in reading order.

use crate::text::fold_text;

/// A document between its format and its cleaning.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// Front matter, header block or JSON keys, in the order of the file; keys in lower case.
    pub fields: Fields,
    pub pieces: Vec<Piece>,
    /// What its author struck out, which is no piece.
    pub struck: Vec<String>,
    /// In how many places columns stood side by side that are read one after the other.
    pub columns: usize,
    /// How many characters were damaged in decoding.
    pub damaged: usize,
    /// The encoding where it is not UTF-8.
    pub encoding: Option<&'static str>,
}

/// One line or block of text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub kind: PieceKind,
    pub text: String,
    /// 1-based line of the decoded file.
    pub line: u32,
    /// A blank line stood before it.
    pub after_blank: bool,
    /// It began with an indent of two ideographic spaces or more, or with the block that it stands in.
    pub indented: bool,
    /// A printed page ended before it.
    pub after_page: bool,
    /// How many links it is made of; 0 where not all of it is links.
    pub links: usize,
    /// How many characters it begins with that are bold, blanks not counted; none where all of it is.
    pub bold_lead: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// A line that may be a part of a paragraph: plain text is made of these.
    Line,
    /// A paragraph that its format closes.
    Paragraph,
    /// An item of a list of the format.
    Item,
    /// A paragraph that is bold as a whole.
    Bold,
    /// A heading of the format, with its level.
    Heading(u8),
    /// A row of a table, cells parted by tabs.
    Row { table: u32, head: bool },
}

impl Piece {
    pub fn new(kind: PieceKind, text: impl Into<String>, line: u32) -> Self {
        let text = text.into();
        let (after_blank, indented, after_page) = (false, false, false);
        Piece { kind, text, line, after_blank, indented, after_page, links: 0, bold_lead: 0 }
    }
}

/// Named values that came with a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Fields(pub Vec<(String, String)>);

impl Fields {
    pub fn push(&mut self, key: &str, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            // A value is one line, whatever its format lets in.
            let value = value.replace(char::is_control, " ");
            // Keys are compared folded: 發布日期 is 发布日期.
            self.0.push((fold_text(key.trim()), value));
        }
    }

    /// The first value of any of these keys, keys in order of preference.
    pub fn get(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|key| self.0.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str()))
    }
}
