//! Metrics as a section: words interned, places as differences, so that a figure takes some twenty bytes.

#[cfg(feature = "native")]
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::metric::{Comparator, Direction, Measure, Metric, Status};
use crate::shared::Str;
use crate::text::Span;

#[derive(Serialize, Deserialize)]
struct Packed<'a> {
    /// All words, one behind the other, and how long each is.
    words: &'a str,
    lengths: Vec<u32>,
    rows: Vec<Row>,
}

#[derive(Serialize, Deserialize)]
struct Row {
    doc: u32,
    /// Start of the surface after that of the row before (of the same document); may be negative.
    start: i64,
    length: u32,
    /// From the context's start to the surface's, and from the surface's end to the context's.
    before: i64,
    after: i64,
    value: Number,
    value_max: Option<Number>,
    unit: u32,
    /// Comparator, direction, measure and status: one digit of base 8 each.
    kind: u16,
    indicator: u32,
    canonical: Option<u32>,
    period: u32,
    /// 0 for none.
    base_year: u16,
    region: u32,
    doubt: u32,
}

/// A decimal where that is exact, as figures in texts are; else the bits.
#[derive(Serialize, Deserialize)]
enum Number {
    Decimal(i64, i8),
    Bits(f64),
}

impl Number {
    #[cfg(feature = "native")]
    fn pack(value: f64) -> Number {
        let mut digits = value;
        for exponent in 0..6i8 {
            if digits.fract() == 0.0 && digits.abs() < 9e15 {
                let (mut whole, mut power) = (digits as i64, -exponent);
                while whole != 0 && whole % 10 == 0 && power < 12 {
                    whole /= 10;
                    power += 1;
                }
                let packed = Number::Decimal(whole, power);
                if packed.unpack().to_bits() == value.to_bits() {
                    return packed;
                }
            }
            digits = value * 10f64.powi(i32::from(exponent) + 1);
        }
        Number::Bits(value)
    }

    fn unpack(&self) -> f64 {
        match *self {
            // Both operands are exact, so division and multiplication round once, as parsing a decimal does.
            Number::Decimal(whole, power) => {
                let ten = (0..power.unsigned_abs()).fold(1.0, |ten, _| ten * 10.0);
                if power < 0 { whole as f64 / ten } else { whole as f64 * ten }
            }
            Number::Bits(value) => value,
        }
    }
}

/// Writes metrics. Those of a document should stand in reading order.
#[cfg(feature = "native")]
pub(super) fn pack(metrics: &[Metric]) -> Vec<u8> {
    let mut words = Words::default();
    let mut last = (0, 0);
    let rows = metrics
        .iter()
        .map(|m| {
            let origin = if last.0 == m.doc { last.1 } else { 0 };
            last = (m.doc, i64::from(m.surface.start));
            Row {
                doc: m.doc,
                start: i64::from(m.surface.start) - origin,
                length: m.surface.len() as u32,
                before: i64::from(m.surface.start) - i64::from(m.context.start),
                after: i64::from(m.context.end) - i64::from(m.surface.end),
                value: Number::pack(m.value),
                value_max: m.value_max.map(Number::pack),
                unit: words.intern(&m.unit),
                kind: pack_kind(m),
                indicator: words.intern(&m.indicator),
                canonical: m.canonical,
                period: words.intern_option(m.period.as_deref()),
                base_year: m.base_year.unwrap_or(0),
                region: words.intern_option(m.region.as_deref()),
                doubt: words.intern_option(m.doubt.as_deref()),
            }
        })
        .collect();
    let lengths = words.list.iter().map(|word| word.len() as u32).collect();
    postcard::to_allocvec(&Packed { words: &words.list.concat(), lengths, rows })
        .expect("plain data with known lengths serialises")
}

/// Reads metrics; `None` where the bytes are not what [`pack`] writes.
#[inline(never)] // a hot loop, see ARCHITECTURE.md
pub(super) fn unpack(bytes: &[u8]) -> Option<Vec<Metric>> {
    let Packed { words, lengths, rows } = postcard::from_bytes(bytes).ok()?;
    let words = parts(words, &lengths)?;
    let word = |index: u32| words.get(index as usize).cloned();
    // In optional fields 0 means absent and n the word n - 1.
    let optional = |index: u32| match index.checked_sub(1) {
        None => Some(None),
        Some(index) => word(index).map(Some),
    };
    let mut last = (0, 0i64);
    let mut metrics = Vec::with_capacity(rows.len());
    for row in &rows {
        let origin = if last.0 == row.doc { last.1 } else { 0 };
        let start = origin.checked_add(row.start)?;
        last = (row.doc, start);
        let end = start.checked_add(i64::from(row.length))?;
        let (comparator, direction, measure, status) = unpack_kind(row.kind)?;
        metrics.push(Metric {
            doc: row.doc,
            surface: span(start, end)?,
            context: span(start.checked_sub(row.before)?, end.checked_add(row.after)?)?,
            value: row.value.unpack(),
            value_max: row.value_max.as_ref().map(Number::unpack),
            unit: word(row.unit)?,
            comparator,
            direction,
            measure,
            indicator: word(row.indicator)?,
            canonical: row.canonical,
            status,
            period: optional(row.period)?,
            base_year: Some(row.base_year).filter(|year| *year > 0),
            region: optional(row.region)?,
            doubt: optional(row.doubt)?,
        });
    }
    Some(metrics)
}

/// The parts of a text, of which these are the lengths.
fn parts(text: &str, lengths: &[u32]) -> Option<Vec<Str>> {
    let all = text.into();
    let mut parts = Vec::with_capacity(lengths.len());
    let mut start = 0u32;
    for length in lengths {
        let end = start.checked_add(*length)?;
        parts.push(Str::part(&all, start..end)?);
        start = end;
    }
    Some(parts)
}

fn span(start: i64, end: i64) -> Option<Span> {
    Some(Span { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
}

#[cfg(feature = "native")]
fn pack_kind(m: &Metric) -> u16 {
    fn digit<T: PartialEq>(all: &[T], value: &T) -> u16 {
        all.iter().position(|v| v == value).unwrap_or(0) as u16
    }
    let direction = m.direction.map_or(0, |d| 1 + digit(Direction::ALL, &d));
    digit(Comparator::ALL, &m.comparator)
        | direction << 3
        | digit(Measure::ALL, &m.measure) << 6
        | digit(Status::ALL, &m.status) << 9
}

fn unpack_kind(kind: u16) -> Option<(Comparator, Option<Direction>, Measure, Status)> {
    let digit = |place: u16| usize::from(kind >> (3 * place) & 7);
    let direction = match digit(1).checked_sub(1) {
        None => None,
        Some(index) => Some(*Direction::ALL.get(index)?),
    };
    Some((*Comparator::ALL.get(digit(0))?, direction, *Measure::ALL.get(digit(2))?, *Status::ALL.get(digit(3))?))
}

#[cfg(feature = "native")]
#[derive(Default)]
struct Words {
    list: Vec<String>,
    index: BTreeMap<String, u32>,
}

#[cfg(feature = "native")]
impl Words {
    fn intern(&mut self, word: &str) -> u32 {
        if let Some(&known) = self.index.get(word) {
            return known;
        }
        let new = self.list.len() as u32;
        self.list.push(word.to_owned());
        self.index.insert(word.to_owned(), new);
        new
    }

    fn intern_option(&mut self, word: Option<&str>) -> u32 {
        word.map_or(0, |word| 1 + self.intern(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_to_the_bit() {
        for value in [0.0, 5.5, 13000.0, 0.1, 6.48, 1.2e15, -3.7, 20817.5e8, 1.0 / 3.0, f64::MAX, 5.3e12] {
            assert_eq!(Number::pack(value).unpack().to_bits(), value.to_bits(), "{value}");
        }
        assert!(matches!(Number::pack(5.3e12), Number::Decimal(53, 11)));
    }
}
