//! Which figures may be drawn as one: the same indicator, unit, measure, kind of period and level of government.

use crate::corpus::{Corpus, Region};
use crate::document::Date;
use crate::metric::period::{Kind, Period};
use crate::metric::{Comparator, Metric, Status};
use crate::order;
use crate::text::fold_text;

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
    kind: Kind,
    level: u8,
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
        let Some((datum, kind)) = datum(corpus, index, metric) else { continue };
        let kin = Kin {
            indicator: indicator_key(corpus, metric),
            unit: &metric.unit,
            measure: metric.measure.key(),
            kind,
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
        "" => fold_text(&metric.indicator),
        name => name.to_owned(),
    }
}

fn datum<'a>(corpus: &'a Corpus, index: u32, metric: &'a Metric) -> Option<(Datum<'a>, Kind)> {
    let written = metric.period.as_deref()?;
    let period = Period::parse(written)?;
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
    let (time, kind) = (period.time(), period.kind());
    let told = corpus.last_told(index as usize);
    Some((Datum { index, metric, region, time, told, period: written, value, value_max, comparator }, kind))
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

    /// The periods of the groups that figures of one indicator make, in the order of their times.
    fn groups(periods: &[&str]) -> Vec<Vec<String>> {
        let metric = |period: &&str| Metric {
            indicator: "渔业开支".into(),
            unit: "元".into(),
            value: 1.0,
            period: Some((*period).into()),
            ..Metric::default()
        };
        let corpus = Corpus { metrics: periods.iter().map(metric).collect(), ..Corpus::default() };
        let indices: Vec<u32> = (0..periods.len() as u32).collect();
        let mut groups = comparable_groups(&corpus, &indices, false).0;
        for group in &mut groups {
            group.sort_by(|a, b| a.time.total_cmp(&b.time));
        }
        groups.iter().map(|group| group.iter().map(|datum| datum.period.to_owned()).collect()).collect()
    }

    #[test]
    fn fiscal_years_are_points_of_their_own() {
        let drawn = groups(&["2024", "2023/24", "2022/23", "2023", "2024/25", "2022/23-2025/26"]);
        assert_eq!(drawn, [&["2022/23", "2023/24", "2024/25"][..], &["2023", "2024"], &["2022/23-2025/26"]]);
    }

    #[test]
    fn months_stand_only_beside_the_same_months_of_other_years() {
        let drawn =
            groups(&["2023-01-2023-09", "2023", "2022-01-2022-09", "2022", "2021", "2023-01-2023-11", "2023H1"]);
        assert_eq!(drawn[..2], [&["2021", "2022", "2023"][..], &["2022-01-2022-09", "2023-01-2023-09"]]);
        assert_eq!(drawn[2..].iter().map(Vec::len).collect::<Vec<_>>(), [1, 1]);
    }

    #[test]
    fn what_is_no_period_is_not_drawn() {
        assert!(groups(&["", "2022-13", "去年"]).is_empty());
    }
}
