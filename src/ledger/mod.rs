//! The ledger: every target beside the outcomes that documents report for it.
//!
//! A group holds the targets and outcomes of one indicator, place and year, unjudged; verdicts by rule
//! come later and have their place in it.

#[cfg(feature = "native")]
mod group;

#[cfg(feature = "native")]
pub use group::groups;

use serde::{Deserialize, Serialize};

/// The targets of one indicator, place and period, and the outcomes of the same.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Canonical name where the thesaurus has one, else the words of the text.
    pub indicator: String,
    /// Reference area; empty where unknown.
    pub region: String,
    /// Observation period; empty where unknown.
    pub period: String,
    /// Indices of the targets in [`crate::corpus::Corpus::metrics`].
    pub targets: Vec<u32>,
    /// Indices of the outcomes of the same unit and measure.
    pub outcomes: Vec<u32>,
}
