//! Text as the whole house sees it: folding with a way back, sentences, hashes.
//!
//! - [`fold`] makes texts comparable (width, case, Traditional → Simplified, white space) and keeps the
//!   map back to the original, so that marks stand on the characters that the document has.
//! - [`sentences`] cuts a paragraph; [`sentence_hash`] names a sentence across rebuilds.

pub mod ambiguous;
mod decimal;
mod escape;
mod fold;
mod joined;
#[cfg(feature = "native")]
mod segment;
mod sentence;
mod span;
mod table;
#[cfg(feature = "native")]
mod words;

pub use decimal::decimal;
pub use escape::escape;
pub use fold::{Folded, fold, fold_alone, fold_into, fold_text, is_han, is_sign, is_unseen};
pub use joined::joined;
#[cfg(feature = "native")]
pub use segment::words_of;
pub use sentence::{sentence_hash, sentences};
pub use span::Span;
#[cfg(feature = "native")]
pub use words::{Words, find, first_chars, last_chars, once};
