//! Metrics: numbers that measure something in the world, with what they measure.

mod model;

pub use model::{Comparator, Direction, Indicator, Measure, Metric, Status};
