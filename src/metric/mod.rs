//! Metrics: numbers that measure something in the world, with what they measure.
//!
//! | part | what it is |
//! | --- | --- |
//! | `model` | [`Metric`]: one figure with what it says |
//! | `period` | [`Period`]: the time that a figure is for, and how it is written (shared with the page) |
//! | `numeral`, `unit` | 1.3万, 三千多; the registry of units (shared with the page) |
//! | `extraction` | from a document to its metrics |
//! | `thesaurus` | the yearbooks' names of indicators |
//! | `cluster` | indicators without such a name, by their words |
//! | `because` | which rule decided a field |

mod model;
pub mod numeral;
pub mod period;
pub mod unit;

#[cfg(feature = "native")]
pub mod because;
#[cfg(feature = "native")]
pub mod cluster;
#[cfg(feature = "native")]
mod extraction;
#[cfg(feature = "native")]
pub mod thesaurus;

#[cfg(feature = "native")]
pub use extraction::{explain, extract};
pub use model::{Comparator, Direction, Indicator, Measure, Metric, Status};
pub use period::Period;
