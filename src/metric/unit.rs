//! The registry of units (`assets/units.toml`): dimension, factor to the base unit, measure words.
//!
//! Shared with the page: a query's 1000万人 is compared in base units as the metrics are.

use std::sync::LazyLock;

use crate::text::decimal;

static LINES: &str = include_str!(concat!(env!("OUT_DIR"), "/units.tsv"));

/// All units in the order of their names. Read from lines, which take a third of what a table of them takes in the page.
static UNITS: LazyLock<Vec<Unit>> = LazyLock::new(|| LINES.lines().filter_map(Unit::read).collect());

/// A unit of measure or a measure word.
#[derive(Debug, PartialEq)]
pub struct Unit {
    /// Its folded name.
    pub name: &'static str,
    /// Dimension key: `money`, `area`, `count`, …
    pub dimension: &'static str,
    /// What one of it is in the base unit of its dimension.
    pub factor: f64,
}

impl Unit {
    /// Reads a line of name, dimension and factor.
    fn read(line: &'static str) -> Option<Self> {
        let mut parts = line.split('\t');
        let (name, dimension) = (parts.next()?, parts.next()?);
        Some(Self { name, dimension, factor: decimal(parts.next()?, 0)? })
    }
}

/// The unit of exactly this folded name; of 元/吨 and 套(间) the part before the slash or bracket.
pub fn lookup(name: &str) -> Option<&'static Unit> {
    let exact = |name: &str| UNITS.binary_search_by(|unit| unit.name.cmp(name)).ok().map(|at| &UNITS[at]);
    exact(name).or_else(|| exact(name.split(['/', '(']).next()?))
}

/// The unit with the longest name at the start of a folded text.
pub fn longest(text: &str) -> Option<&'static Unit> {
    // A text stands in order behind all names that it begins with, the longest of them last.
    let before = &UNITS[..UNITS.partition_point(|unit| unit.name <= text)];
    let first = text.chars().next()?;
    before.iter().rev().take_while(|unit| unit.name.starts_with(first)).find(|unit| text.starts_with(unit.name))
}

/// What a value in the unit `from` is to be multiplied with to stand in the unit `to`; none where the two do not compare.
/// Measure words count things of different kinds (家, 个): they compare only with themselves.
pub fn conversion(from: &str, to: &str) -> Option<f64> {
    if from == to {
        return Some(1.0);
    }
    let (from, to) = (lookup(from)?, lookup(to)?);
    let compares = from.dimension == to.dimension && !matches!(from.dimension, "count" | "");
    compares.then_some(from.factor / to.factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_unit_with_its_factor() {
        assert!(UNITS.is_sorted_by(|one, next| one.name < next.name));
        assert_eq!(UNITS.len(), LINES.lines().count());
        for (unit, line) in UNITS.iter().zip(LINES.lines()) {
            let factor: f64 = line.rsplit('\t').next().unwrap().parse().unwrap();
            assert!((unit.factor / factor - 1.0).abs() < 1e-15, "{line}");
        }
    }

    #[test]
    fn finds_the_longest() {
        assert_eq!(longest("人次超过").map(|unit| unit.name), Some("人次"));
        assert_eq!(longest("平方公里的").map(|unit| unit.factor), Some(1e6));
        assert_eq!(longest("元/吨").map(|unit| unit.dimension), Some("money"));
        assert_eq!(longest("关于"), None);
    }

    #[test]
    fn looks_through_compounds() {
        assert_eq!(lookup("套(间)").map(|unit| unit.dimension), Some("count"));
        assert_eq!(lookup("亩").map(|unit| unit.dimension), Some("area"));
        assert_eq!(lookup(""), None);
    }
}
