//! Documents: what a file says, cleaned of what its format adds.
//!
//! [`model`], its [`Text`] and headings are shared with the page; [`reader`] is native: it makes documents of files.

#[cfg(feature = "native")]
mod another;
mod heading;
mod model;
#[cfg(feature = "native")]
pub mod reader;
mod text;

#[cfg(feature = "native")]
pub use another::opens_another_report;
pub use heading::unnumbered;
pub use model::{Date, Document, Excerpt, Kind, Meta, Note, Paragraph, ParagraphKind, Section};
#[cfg(feature = "native")]
pub use reader::{Problem, ReadError, ReadOptions, ReadOutcome, builtin, read_bytes, read_paths};
pub use text::Text;
