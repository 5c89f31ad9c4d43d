//! The default corpus, embedded at build time from `assets/corpus`.

use super::file::read_bytes;
use crate::document::model::Document;

// `CORPUS: &[(&str, &[u8])]`, made by `build.rs`, ordered by name.
include!(concat!(env!("OUT_DIR"), "/corpus_table.rs"));

/// The documents that ship with Mingcha, ordered by id.
pub fn builtin() -> Vec<Document> {
    let mut documents: Vec<Document> =
        CORPUS.iter().filter_map(|(name, bytes)| read_bytes(name, bytes).ok()).flatten().collect();
    documents.sort_by(|a, b| a.id.cmp(&b.id));
    documents
}
