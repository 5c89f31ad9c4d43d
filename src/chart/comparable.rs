//! Which figures may be drawn as one: the same indicator, unit, measure, kind of period and level of government.

use crate::corpus::{Corpus, Region};
use crate::document::Date;
use crate::metric::{Comparator, Metric, Status};
use crate::order;
use crate::text::fold;

/// A figure that can be drawn.
#[derive(Clone, Debug)]
pub struct Datum<'a> {
    /// Its index in the corpus.
    pub index: u32,
    /// The figure.
    pub metric: &'a Metric,
    /// Place; empty where unknown.
    pub region: &'a str,
    /// When, in years.
    pub time: f64,
    /// When it was last told.
    pub told: Option<Date>,
    /// The period as written.
    pub period: &'a str,
    /// Signed: a fall is below zero.
    pub value: f64,
    /// Upper end of a range.
    pub value_max: Option<f64>,
    /// Bound of the signed value.
    pub comparator: Comparator,
}

/// What figures share that may be drawn as one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Kin<'a> {
    indicator: String,
    unit: &'a str,
    measure: &'static str,
    span: Span,
    level: u8,
}

/// Kinds of period; a half-year's total is not drawn among years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Span {
    Year,
    Half(u16),
    Quarter(u16),
    Month,
    Day,
    Years(u8),
}

/// The groups of comparable figures among `indices`, the largest first, and how many could be drawn at all.
pub fn comparable_groups<'a>(corpus: &'a Corpus, indices: &[u32], context: bool) -> (Vec<Vec<Datum<'a>>>, usize) {
    let level = |name: &str| corpus.region(name).map(|region| region.level);
    let mut found: Vec<(Kin, Datum)> = Vec::new();
    for index in indices.iter().copied() {
        let Some(metric) = corpus.metrics.get(index as usize) else { continue };
        if metric.status == Status::Context && !context {
            continue;
        }
        let Some((datum, span)) = datum(corpus, index, metric) else { continue };
        let kin = Kin {
            indicator: indicator_key(corpus, metric),
            unit: &metric.unit,
            measure: metric.measure.key(),
            span,
            level: level(datum.region).unwrap_or_else(|| Region::level_of(datum.region)),
        };
        found.push((kin, datum));
    }
    let total = found.len();
    let mut ranked = Vec::new();
    for group in order::grouped(found, |a, b| a.0.cmp(&b.0)) {
        let group: Vec<Datum> = group.into_iter().map(|(_, datum)| datum).collect();
        ranked.push(((spread(&group), group.len()), group));
    }
    // Earlier groups win ties, so that the same corpus gives the same chart.
    order::sort_by(&mut ranked, |a, b| b.0.cmp(&a.0));
    (ranked.into_iter().map(|(_, group)| group).collect(), total)
}

/// How many different places and times a group has.
fn spread(group: &[Datum]) -> usize {
    order::counted(group.iter().map(|datum| (datum.region, datum.time.to_bits())).collect()).len()
}

/// The name that tells an indicator from others: canonical, else the text's words, folded.
fn indicator_key(corpus: &Corpus, metric: &Metric) -> String {
    match corpus.canonical_of(metric) {
        "" => fold(&metric.indicator).text,
        name => name.to_owned(),
    }
}

fn datum<'a>(corpus: &'a Corpus, index: u32, metric: &'a Metric) -> Option<(Datum<'a>, Span)> {
    let period = metric.period.as_deref()?;
    let (time, span) = read_period(period)?;
    let finite = metric.value.is_finite() && metric.value_max.is_none_or(f64::is_finite);
    if !finite || metric.indicator.is_empty() {
        return None;
    }
    let falls = metric.falls();
    let (value, value_max) = match (metric.value_max, falls) {
        (Some(most), true) => (-most, Some(-metric.value)),
        (most, false) => (metric.value, most),
        (None, true) => (-metric.value, None),
    };
    let comparator = if falls { metric.comparator.mirrored() } else { metric.comparator };
    let region = corpus.region_of(metric);
    let told = corpus.last_told(index as usize);
    Some((Datum { index, metric, region, time, told, period, value, value_max, comparator }, span))
}

/// When a period is, in years, and its kind; a span of years counts where it ends.
fn read_period(period: &str) -> Option<(f64, Span)> {
    let (year, rest) = period.split_at_checked(4)?;
    let year: f64 = f64::from(year.parse::<u16>().ok()?);
    let number = |text: &str| text.parse::<u16>().ok().filter(|n| (1..=31).contains(n));
    Some(match rest.split_at_checked(1) {
        None => (year, Span::Year),
        Some(("H", half)) => (year + f64::from(number(half)? - 1) / 2.0, Span::Half(number(half)?)),
        Some(("Q", quarter)) => (year + f64::from(number(quarter)? - 1) / 4.0, Span::Quarter(number(quarter)?)),
        Some(("-", to)) if to.len() == 4 => {
            let end = f64::from(to.parse::<u16>().ok()?);
            (end, Span::Years((end - year).clamp(0.0, 255.0) as u8))
        }
        Some(("-", rest)) => match rest.split_once('-') {
            None => (year + f64::from(number(rest)? - 1) / 12.0, Span::Month),
            Some((month, day)) => {
                (year + f64::from(number(month)? - 1) / 12.0 + f64::from(number(day)? - 1) / 372.0, Span::Day)
            }
        },
        _ => return None,
    })
}

/// The figures of each place of a group that can be seen over time.
pub(super) fn over_time<'g, 'a>(group: &'g [Datum<'a>]) -> impl Iterator<Item = &'g [Datum<'a>]> {
    group.chunk_by(|a, b| a.region == b.region).filter(|data| times(data) > 1)
}

/// At how many times figures in order stand.
pub(super) fn times(data: &[Datum]) -> usize {
    data.chunk_by(|a, b| a.time == b.time).count()
}

/// Of all places the one of which most indicators can be seen over time: the figures of each, those of most times first.
/// The same indicator, unit and measure for another kind of period is no small chart of its own.
pub(super) fn of_one_place<'g, 'a>(groups: &'g [Vec<Datum<'a>>]) -> Vec<&'g [Datum<'a>]> {
    let mut all: Vec<&[Datum]> = Vec::new();
    for group in groups {
        all.extend(over_time(group));
    }
    all.retain(|data| !data[0].region.is_empty());
    order::sort_by(&mut all, |a, b| a[0].region.cmp(b[0].region).then(times(b).cmp(&times(a))));
    let mut best = Vec::new();
    for place in all.chunk_by(|a, b| a[0].region == b[0].region) {
        let mut panels: Vec<&[Datum]> = Vec::new();
        for data in place {
            if !panels.iter().any(|panel| same_measure(&panel[0], &data[0])) {
                panels.push(data);
            }
        }
        if panels.len() > best.len() {
            best = panels;
        }
    }
    best
}

fn same_measure(a: &Datum, b: &Datum) -> bool {
    let (a, b) = (a.metric, b.metric);
    let same_name = a.canonical == b.canonical && (a.canonical.is_some() || a.indicator == b.indicator);
    same_name && a.measure == b.measure && a.unit == b.unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_times() {
        assert_eq!(read_period("2023"), Some((2023.0, Span::Year)));
        assert_eq!(read_period("2022H2"), Some((2022.5, Span::Half(2))));
        assert_eq!(read_period("2021-2025"), Some((2025.0, Span::Years(4))));
        assert_eq!(read_period("2022-07"), Some((2022.5, Span::Month)));
        for broken in ["", "年", "20", "2022X", "2022-", "2022-99", "2022H", "2022-1-1-1"] {
            assert_eq!(read_period(broken), None, "{broken}");
        }
    }
}
