//! Metrics: numbers that measure something in the world, with what they measure.

mod model;
pub mod numeral;
pub mod unit;

pub use model::{Comparator, Direction, Indicator, Measure, Metric, Status};
