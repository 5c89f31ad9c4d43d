//! Files → documents.
//!
//! [`read_paths`] walks files and folders, [`read_bytes`] reads one file, [`builtin`] the corpus that ships.
//! The way of a file: `decode` (bytes → text) → `format` (Markdown, HTML, plain text, JSON Lines → pieces) → `lines`
//! (pieces → paragraphs) → `outline` (headings, sections) → `metadata` (title, date, publisher, place, kind). What was
//! taken out or guessed is told in the document's notes. PDF and Word are not read yet.
//!
//! All of them ask the same of a line: how it begins and ends (`marker`), what it names (`naming`), its `date`. The words they know are data: `assets/reader.toml`, read by
//! `lexicon`.

mod builtin;
mod date;
mod decode;
mod draft;
mod error;
mod file;
mod format;
pub mod gazetteer;
mod identity;
mod keys;
mod lexicon;
mod lines;
mod marker;
mod metadata;
mod naming;
mod outline;
mod piece;
mod sidecar;
mod walk;
#[cfg(test)]
mod whole;

pub use builtin::builtin;
pub use error::{Problem, ReadError};
pub use file::read_bytes;
pub use walk::{ReadOptions, ReadOutcome, read_paths};
