//! Metrics: numbers that measure something in the world, with what they measure.
//!
//! A grammar in stages, each in its own file, over one folded sentence at a time:
//!
//! | stage | what it does |
//! | --- | --- |
//! | [`numeral`], [`unit`] | 1.3万, 三千多; the registry of units (shared with the page) |
//! | `quantity` | numeral and unit, ranges, ranks, shares, multiples |
//! | `exclude` | dates, names, codes, structure, bases, baselines measure nothing |
//! | `clause` | segments: the pieces that say one thing of one number |
//! | `lead` | the words before a number: comparator, direction, measure |
//! | `head` | the indicator, shared over lists and repeated for what is said of it again |
//! | `setting` | where in the outline a sentence stands: review or plan, of which period |
//! | `region` | the place that a statement is for |
//! | `table` | a row's name, a column's head and a cell |
//! | `extract` | all of it, sentence by sentence |
//!
//! The words it knows are data, in `lexicon` and `assets/units.toml`.

mod model;
pub mod numeral;
pub mod unit;

#[cfg(feature = "native")]
mod clause;
#[cfg(feature = "native")]
mod exclude;
#[cfg(feature = "native")]
mod extract;
#[cfg(feature = "native")]
mod head;
#[cfg(feature = "native")]
mod lead;
#[cfg(feature = "native")]
mod lexicon;
#[cfg(feature = "native")]
mod quantity;
#[cfg(feature = "native")]
mod record;
#[cfg(feature = "native")]
mod region;
#[cfg(feature = "native")]
mod setting;
#[cfg(feature = "native")]
mod table;
#[cfg(feature = "native")]
pub mod thesaurus;

#[cfg(feature = "native")]
pub use extract::extract;
pub use model::{Comparator, Direction, Indicator, Measure, Metric, Status};
#[cfg(feature = "native")]
pub use record::{Record, records};
