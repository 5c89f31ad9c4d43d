//! A whole figure for reading: comparator, sign, number, multiplier, unit.

use super::{Messages, number};
use crate::metric::{Comparator, Direction, Measure, Metric};

/// What is needed to write a figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantity<'a> {
    /// In plain units.
    pub value: f64,
    /// Upper end of a range.
    pub value_max: Option<f64>,
    /// Unit, as in documents.
    pub unit: &'a str,
    /// How the value is bounded.
    pub comparator: Comparator,
    /// Which way it goes, where it is a change.
    pub direction: Option<Direction>,
    /// What it is of its indicator.
    pub measure: Measure,
}

impl<'a> From<&'a Metric> for Quantity<'a> {
    fn from(metric: &'a Metric) -> Self {
        Quantity {
            value: metric.value,
            value_max: metric.value_max,
            unit: &metric.unit,
            comparator: metric.comparator,
            direction: metric.direction,
            measure: metric.measure,
        }
    }
}

impl Messages {
    /// A figure: ≥ 1.3万家, +13%, 6%–6.5%, ≤ −2个百分点 (a fall of at least two), 第9位. `plain` writes all digits.
    pub fn figure(&self, quantity: &Quantity, plain: bool) -> String {
        let number = |value: f64| if plain { number::plain(value) } else { number::grouped(value, self.lang()) };
        if quantity.measure == Measure::Rank && quantity.direction.is_none() && quantity.value_max.is_none() {
            return self.comparator(quantity.comparator).to_owned() + &self.format("rank-n", &[number(quantity.value)]);
        }
        let unit = self.unit(quantity.unit);
        let value = match quantity.value_max {
            // 6%–6.5% repeats the sign as print does; 3–5个 says the unit once.
            Some(most) if matches!(quantity.unit, "%" | "‰") => {
                format!("{}{unit}–{}{unit}", number(quantity.value), number(most))
            }
            Some(most) => format!("{}–{}{unit}", number(quantity.value), number(most)),
            None => format!("{}{unit}", number(quantity.value)),
        };
        let sign = sign(quantity);
        let comparator = if sign == "−" { quantity.comparator.mirrored() } else { quantity.comparator };
        format!("{}{sign}{value}", self.comparator(comparator))
    }

    /// The sign before a bounded value, with its space: `≥ `; empty for an equal one.
    pub fn comparator(&self, comparator: Comparator) -> &'static str {
        match comparator {
            Comparator::Equal => "",
            Comparator::Above => "> ",
            Comparator::AtLeast => "≥ ",
            Comparator::Below => "< ",
            Comparator::AtMost => "≤ ",
            Comparator::About => "≈ ",
        }
    }

    /// A unit after a number: as in documents, in English the words for common ones, with their space.
    pub fn unit(&self, unit: &str) -> String {
        if self.lang().is_chinese() || unit.is_empty() || matches!(unit, "%" | "‰") {
            return unit.to_owned();
        }
        format!(" {}", self.get(&format!("unit-{unit}")).unwrap_or(unit))
    }
}

fn sign(quantity: &Quantity) -> &'static str {
    match quantity.direction {
        Some(Direction::Up) if quantity.value > 0.0 => "+",
        Some(Direction::Down) if quantity.value > 0.0 => "−",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn figures_read_as_in_print() {
        let floor = Quantity { value: 13_000.0, unit: "家", comparator: Comparator::AtLeast, ..Quantity::default() };
        let range = Quantity { value: 6.0, value_max: Some(6.5), unit: "%", ..Quantity::default() };
        let growth = Quantity {
            value: 8.0,
            unit: "%",
            comparator: Comparator::About,
            direction: Some(Direction::Up),
            measure: Measure::Growth,
            ..Quantity::default()
        };
        let fall = Quantity {
            value: 0.3,
            unit: "个百分点",
            comparator: Comparator::AtLeast,
            direction: Some(Direction::Down),
            measure: Measure::Change,
            ..Quantity::default()
        };
        let rank = Quantity { value: 9.0, unit: "位", measure: Measure::Rank, ..Quantity::default() };
        let hans = Messages::of(Lang::Hans);
        let shown = [&floor, &range, &growth, &fall, &rank].map(|quantity| hans.figure(quantity, false));
        assert_eq!(shown, ["≥ 1.3万家", "6%–6.5%", "≈ +8%", "≤ −0.3个百分点", "第9位"]);
        assert_eq!(hans.figure(&floor, true), "≥ 13,000家");
        let english = Messages::of(Lang::English);
        let money = Quantity { value: 5.3e12, unit: "元", ..Quantity::default() };
        assert_eq!(english.figure(&money, false), "5.3 trillion yuan");
        assert_eq!(english.figure(&rank, false), "No. 9");
    }
}
