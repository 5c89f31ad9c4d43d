//! Questions for the first of many: 2023年哪个省失业率最高？ The figures that compare come in the order of their values.

use super::figures::Named;
use crate::corpus::Corpus;
use crate::metric::{Measure, Metric, Status};
use crate::order;

/// Words that ask for the greatest.
pub const MOST: [&str; 4] = ["最高", "最大", "最多", "最快"];
/// Words that ask for the least.
pub const LEAST: [&str; 4] = ["最低", "最小", "最少", "最慢"];
/// What may be first, by the level of such places ([`crate::corpus::Region::level`]).
const PLACES: [(&str, u8); 6] = [("省", 1), ("市", 2), ("城市", 2), ("县", 3), ("区", 3), ("地区", 9)];

/// Whether a word asks for the first of many.
pub fn is_extreme(word: &str) -> bool {
    MOST.contains(&word) || LEAST.contains(&word)
}

/// The level of the places that a word names.
pub fn level(word: &str) -> Option<u8> {
    PLACES.iter().find(|(place, _)| *place == word).map(|(_, level)| *level)
}

/// Brings what is asked to be first to the front, in order; `dropped` are the words that the question was read without.
/// What compares measures the same as the best figure that was reported: a growth where a speed is asked for, else
/// rather a level.
pub fn first(corpus: &Corpus, dropped: &[String], found: &mut [Named]) {
    let Some(word) = dropped.iter().find(|word| is_extreme(word)) else { return };
    let level = dropped.iter().find_map(|word| level(word));
    let is_growth = matches!(word.as_str(), "最快" | "最慢");
    let metric = |named: &Named| corpus.metrics.get(named.at as usize);
    let is_model = |metric: &&Metric| {
        metric.status == Status::Outcome
            && (metric.measure == Measure::Growth) == is_growth
            && is_of(corpus, metric, level)
    };
    let Some(model) = found.iter().filter_map(metric).find(is_model) else { return };
    let key = |named: &Named| {
        let metric = metric(named)?;
        let same = corpus.name_of(metric) == corpus.name_of(model)
            && (metric.status, metric.measure) == (model.status, model.measure)
            && metric.unit == model.unit
            && is_of(corpus, metric, level);
        let value = metric.signed();
        same.then_some((named.other_year, if LEAST.contains(&word.as_str()) { value } else { -value }))
    };
    order::sort_by(found, |a, b| match (key(a), key(b)) {
        (Some(a), Some(b)) => a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
}

/// Whether a figure is of a place of a level; of any place below the nation where several are meant.
fn is_of(corpus: &Corpus, metric: &Metric, level: Option<u8>) -> bool {
    let region = corpus.region_of(metric);
    let of = corpus.regions.iter().find(|known| known.name == region).map_or(9, |known| known.level);
    level.is_none_or(|level| if level > 3 { of > 0 } else { of == level })
}
