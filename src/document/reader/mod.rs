//! Files → documents.
//!
//! [`read_paths`] walks files and folders, [`read_bytes`] reads one file, [`builtin`] the corpus that ships.
//! The way of a file: `decode` (bytes → text) → `format` (Markdown, HTML, plain text, JSON Lines → pieces) →
//! `furniture`, `title_block`, `page_break`, `linked`, `join`, `spacing`, `parts`, `duplicate` (pieces → paragraphs) →
//! `outline`, `metadata`, `region`, `excerpt`. What was taken out or guessed is told in the document's notes. PDF and
//! Word are not read yet.

mod builtin;
mod by_form;
mod contents;
mod date;
mod dating;
mod decode;
mod district;
mod duplicate;
mod error;
mod excerpt;
mod file;
mod format;
mod furniture;
pub mod gazetteer;
mod heading_line;
mod join;
mod kind;
mod linked;
mod lone_number;
mod marker;
mod metadata;
mod other_pages;
mod outline;
mod page_break;
mod page_number;
mod parts;
mod piece;
mod publisher;
mod ragged;
mod region;
mod run_in;
mod sidecar;
mod site_words;
mod spacing;
mod speaker;
mod title_block;
mod walk;
#[cfg(test)]
mod whole;

pub use builtin::builtin;
pub use error::{Problem, ReadError};
pub use file::read_bytes;
pub use walk::{ReadOptions, ReadOutcome, read_paths};
