//! Documents: what a file says, cleaned of what its format adds.

mod model;

pub use model::{Date, Document, Excerpt, Kind, Meta, Note, Paragraph, ParagraphKind, Section};
