//! Axes whose ticks and labels are known before plotters lays anything out.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

use super::measure::width;
use crate::i18n::{Lang, tick};

/// A linear axis with its ticks.
#[derive(Clone, Debug)]
pub struct Axis {
    /// Value at the lower or left end.
    pub from: f64,
    /// Value at the other end.
    pub to: f64,
    /// Where it is labelled, and with what.
    pub ticks: Vec<(f64, String)>,
}

impl Axis {
    /// An axis of values with about `wanted` round ticks. It begins at zero where that costs little room, and
    /// always where `from_zero` (bars).
    pub fn of_values(values: &[f64], wanted: usize, from_zero: bool, lang: Lang) -> Axis {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values {
            low = low.min(*value);
            high = high.max(*value);
        }
        if !low.is_finite() || !high.is_finite() {
            (low, high) = (0.0, 1.0);
        }
        if from_zero || (low > 0.0 && low < 0.45 * high) {
            low = low.min(0.0);
            high = high.max(0.0);
        }
        if low == 0.0 && high == 0.0 {
            // Nothing is no less than nothing.
            high = 1.0;
        } else if low == high {
            let room = low.abs() * 0.1;
            (low, high) = (low - room, high + room);
        }
        let step = round_step((high - low) / wanted.max(1) as f64);
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        let most = low.abs().max(high.abs());
        let ticks = (0..(last - first).min(100.0) as u32 + 1)
            .map(|n| (first + f64::from(n)) * step)
            .map(|value| (value, tick(value, most, lang)))
            .collect();
        Axis { from: first * step, to: last * step, ticks }
    }

    /// The widest label.
    pub fn label_width(&self, size: f64) -> f64 {
        self.ticks.iter().map(|(_, label)| width(label, size)).fold(0.0, f64::max)
    }
}

/// The round number (1, 2, 2.5 or 5 times a power of ten) that is at least `rough`.
fn round_step(rough: f64) -> f64 {
    let mut powers = (-308..=308).rev().map(|exponent| 10f64.powi(exponent));
    let power = powers.find(|power| *power <= rough).unwrap_or(f64::MIN_POSITIVE);
    [1.0, 2.0, 2.5, 5.0].into_iter().map(|factor| factor * power).find(|step| *step >= rough).unwrap_or(10.0 * power)
}

/// Of the labels along `room` pixels those that do not touch: every first, second, … of them.
pub fn thin(labels: &[(f64, String)], size: f64, room: f64) -> Vec<(f64, String)> {
    let (Some(first), Some(last)) = (labels.first(), labels.last()) else { return Vec::new() };
    let span = (last.0 - first.0).max(f64::MIN_POSITIVE);
    let place = |x: f64| (x - first.0) / span * room;
    let fits = |kept: &[&(f64, String)]| {
        kept.windows(2).all(|pair| {
            let gap = place(pair[1].0) - place(pair[0].0);
            gap >= (width(&pair[0].1, size) + width(&pair[1].1, size)) / 2.0 + size * 0.7
        })
    };
    for step in 1..=labels.len() {
        // The newest label always stays.
        let mut kept: Vec<&(f64, String)> = labels.iter().rev().step_by(step).collect();
        kept.reverse();
        if fits(&kept) {
            return kept.into_iter().cloned().collect();
        }
    }
    vec![last.clone()]
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (start, end): (i32, i32)) -> i32 {
        let share = (value - self.from) / (self.to - self.from);
        start + (share * f64::from(end - start)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.ticks.iter().map(|(value, _)| *value).collect()
    }

    fn range(&self) -> Range<f64> {
        self.from..self.to
    }
}

impl ValueFormatter<f64> for Axis {
    fn format_ext(&self, value: &f64) -> String {
        self.ticks.iter().find(|(tick, _)| tick == value).map_or(String::new(), |(_, label)| label.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(values: &[f64], from_zero: bool) -> Vec<String> {
        Axis::of_values(values, 5, from_zero, Lang::Hans).ticks.into_iter().map(|t| t.1).collect()
    }

    #[test]
    fn ticks_are_round_and_hold_all_values() {
        assert_eq!(
            labels(&[11_000_000.0, 13_000_000.0], false),
            ["1,100万", "1,150万", "1,200万", "1,250万", "1,300万"]
        );
        assert_eq!(labels(&[5.0, 8.0], true), ["0", "2", "4", "6", "8"]);
        assert_eq!(labels(&[-2.0, 3.0], true), ["−2", "−1", "0", "1", "2", "3"]);
        assert!(labels(&[7.0], false).len() >= 3);
        assert_eq!(labels(&[0.0, 0.0], true)[0], "0");
        assert!(labels(&[], false).len() >= 2);
        assert!(labels(&[1e-9, 1e15], false).len() >= 2);
    }

    #[test]
    fn labels_never_touch_and_the_last_stays() {
        let years: Vec<_> = (1993..=2024).map(|year| (f64::from(year), year.to_string())).collect();
        for room in [30.0, 200.0, 700.0, 2000.0] {
            let kept = thin(&years, 12.0, room);
            assert_eq!(kept.last().unwrap().1, "2024");
            assert!(kept.len() as f64 * 30.0 <= room + 40.0, "{room}: {}", kept.len());
        }
    }
}
