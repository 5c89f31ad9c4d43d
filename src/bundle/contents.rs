//! What a bundle holds: a corpus and its index, as sections and back.
//!
//! | section | content |
//! | --- | --- |
//! | `meta` | [`Meta`]: which program wrote it, from how many documents |
//! | `documents` | [`Document`]s without their texts, which the index's own sections hold |
//! | `metrics` | figures, words interned |
//! | `indicators`, `regions`, `ledger` | as in [`Corpus`] |
//! | all others | the index's, see [`crate::index`] |

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Bundle, Error, Source, metrics};
use crate::corpus::Corpus;
use crate::document::Document;

/// What a bundle says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Program and version that wrote it: `mingcha 0.1.0`.
    pub program: String,
    /// Documents in it.
    pub documents: u32,
    /// Figures in it.
    pub metrics: u32,
}
