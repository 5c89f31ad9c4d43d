//! The ledger (native): every target beside the outcomes that documents report for it.
//!
//! A [`Group`] holds the targets and outcomes of one indicator, place and year, unjudged; verdicts by rule come later
//! and have their place in it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::corpus::{Corpus, Group};
use crate::metric::{Measure, Metric, Status};

/// What two figures must share to stand side by side.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    indicator: &'a str,
    region: &'a str,
    period: &'a str,
    unit: &'a str,
    measure: &'static str,
    base: Option<u16>,
}

/// The groups that hold a target, by indicator, place and period; of their outcomes the one that was told last comes
/// first. A figure of unknown indicator stands in none; one that several documents state stands once.
pub fn groups(corpus: &Corpus) -> Vec<Group> {
    let mut found = BTreeMap::<Key<'_>, Group>::new();
    let stated_once = |(index, _): &(usize, &Metric)| corpus.first_of(*index) == *index;
    for (index, metric) in corpus.metrics.iter().enumerate().filter(stated_once) {
        let Some(key) = key(corpus, metric) else { continue };
        let group = found.entry(key).or_default();
        match metric.status {
            Status::Target => group.targets.push(index as u32),
            Status::Outcome => group.outcomes.push(index as u32),
            Status::Context => {}
        }
    }
    let mut groups: Vec<Group> = found.into_values().filter(|group| !group.targets.is_empty()).collect();
    for group in &mut groups {
        group.outcomes.sort_by_cached_key(|&outcome| Reverse((corpus.last_told(outcome as usize), outcome)));
    }
    groups
}

fn key<'a>(corpus: &'a Corpus, metric: &'a Metric) -> Option<Key<'a>> {
    let indicator = corpus.name_of(metric);
    if indicator.is_empty() || metric.measure == Measure::Rank {
        return None;
    }
    Some(Key {
        indicator,
        region: corpus.region_of(metric),
        period: metric.period.as_deref().unwrap_or(""),
        unit: &metric.unit,
        measure: metric.measure.key(),
        base: metric.distant_base(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn metric(indicator: &str, period: &str, unit: &str, status: Status) -> Metric {
        Metric {
            doc: 0,
            surface: Default::default(),
            context: Default::default(),
            value: 1.0,
            value_max: None,
            unit: unit.into(),
            comparator: Default::default(),
            direction: None,
            measure: Measure::Level,
            indicator: indicator.into(),
            canonical: None,
            status,
            period: Some(period.into()),
            region: Some("甲市".into()),
            base_year: None,
            doubt: None,
        }
    }

    #[test]
    fn a_target_meets_the_outcomes_of_its_year_and_unit() {
        let corpus = Corpus {
            documents: vec![Document::default()],
            metrics: vec![
                metric("新增就业", "2023", "人", Status::Target),
                metric("新增就业", "2023", "人", Status::Outcome),
                metric("新增就业", "2022", "人", Status::Outcome),
                metric("新增就业", "2023", "%", Status::Outcome),
                metric("", "2023", "人", Status::Target),
            ],
            ..Corpus::default()
        };
        let groups = groups(&corpus);
        assert_eq!(groups.len(), 1, "{groups:?}");
        assert_eq!((&groups[0].targets[..], &groups[0].outcomes[..]), (&[0][..], &[1][..]));
    }

    #[test]
    fn what_grew_in_several_years_is_no_outcome_of_one() {
        for (base_year, outcomes) in [(Some(2002), 0), (Some(2006), 1), (None, 1)] {
            let mut target = metric("产值", "2007", "%", Status::Target);
            let mut outcome = metric("产值", "2007", "%", Status::Outcome);
            (target.measure, outcome.measure) = (Measure::Growth, Measure::Growth);
            outcome.base_year = base_year;
            let corpus =
                Corpus { documents: vec![Document::default()], metrics: vec![target, outcome], ..Corpus::default() };
            assert_eq!(groups(&corpus)[0].outcomes.len(), outcomes, "{base_year:?}");
        }
    }

    #[test]
    fn what_came_of_a_part_of_the_year_is_no_outcome_of_the_year() {
        let report = "---\ntitle: 江湾省2024年政府工作报告\ndate: 2024-01-20\nregion: 江湾省\n---\n\n\
                      ## 二、2024年工作安排\n\n城镇新增就业50万人以上。\n";
        let story = |date: &str, told: &str| {
            format!("---\ntitle: 江湾就业\ndate: {date}\nregion: 江湾省\n---\n\n{told}，城镇新增就业42万人。\n")
        };
        let outcomes = |date: &str, told: &str| {
            let sources = [("report.md", report.to_owned()), ("story.md", story(date, told))];
            let documents =
                sources.iter().flat_map(|(name, source)| crate::document::read_bytes(name, source.as_bytes()).unwrap());
            let groups = crate::assemble::assemble(documents.collect()).ledger;
            assert_eq!(groups.len(), 1, "{told}: {groups:?}");
            groups[0].outcomes.len()
        };
        for told in ["前三季度", "1—11月", "2024年前10个月", "今年1至5月", "上半年"] {
            assert_eq!(outcomes("2024-12-20", told), 0, "{told}");
        }
        assert_eq!(outcomes("2025-01-20", "2024年1—12月"), 1);
        assert_eq!(outcomes("2025-01-20", "2024年全年"), 1);
    }
}
