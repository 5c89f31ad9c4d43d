//! Questions for the first of many: 2023年哪个省失业率最高？ 失业率最高的一年. The figures that compare come in the order of
//! their values, as they do where more than elsewhere is asked for: 失业率比四川高的省.

use super::comparison::is_more;
use super::named_figure::NamedFigure;
use crate::corpus::Corpus;
use crate::metric::{Measure, Metric, Status};

/// Words that ask for the first.
pub const EXTREMES: [&str; 10] = ["最高", "最大", "最多", "最快", "最长", "最低", "最小", "最少", "最慢", "最短"];
/// What may be first, by the level of such places ([`crate::corpus::Region::level`]); any below the nation for 9.
const PLACES: [(&str, u8); 6] = [("省", 1), ("市", 2), ("城市", 2), ("县", 3), ("区", 3), ("地区", 9)];
/// Words for the years of which one may be first.
const TIMES: [&str; 5] = ["哪年", "哪一年", "哪几年", "一年", "年份"];

/// Whether a word stands for one year of many.
pub fn is_time(word: &str) -> bool {
    TIMES.contains(&word)
}

/// Whether a word asks for the greatest of many (最高, 比四川高) or for the least; none where it asks for neither.
pub fn asks_most(word: &str) -> Option<bool> {
    word.strip_prefix(['最', '比']).and_then(|rest| rest.chars().next_back()).and_then(is_more)
}

/// The level of the places that a word names.
pub fn level(word: &str) -> Option<u8> {
    PLACES.iter().find(|(place, _)| *place == word).map(|(_, level)| *level)
}

/// Gives figures an order where one is asked to be first; `dropped` are the words that the question was read without.
/// What compares is of the same indicator, unit, measure and year as the best one that was reported, or that has one of
/// the `statuses` where these are asked for: a growth where a change or a speed is asked for, else a level where there is
/// one by the very name asked for. Years are compared in one place.
#[inline(never)] // called late, see `engine`
pub fn arrange(corpus: &Corpus, dropped: &[String], statuses: &[Status], changes: bool, found: &mut [NamedFigure]) {
    let Some((word, most)) = dropped.iter().find_map(|word| Some((word, asks_most(word)?))) else { return };
    let level = dropped.iter().find_map(|word| level(word));
    let of_years = dropped.iter().any(|word| is_time(word));
    let grows = changes || matches!(word.as_str(), "最快" | "最慢");
    let statuses = if statuses.is_empty() { &[Status::Outcome] } else { statuses };
    let is_asked = |metric: &Metric| {
        statuses.contains(&metric.status)
            && (!grows || metric.measure == Measure::Growth)
            && level.is_none_or(|level| is_of(corpus, corpus.region_of(metric), level))
    };
    let mut best = None;
    for named in found.iter() {
        let Some(metric) = corpus.metrics.get(named.at as usize).filter(|metric| is_asked(metric)) else { continue };
        let fitness = (named.other_name, named.other_year, metric.measure != Measure::Level, named);
        if best.is_none_or(|best| fitness < best) {
            best = Some(fitness);
        }
    }
    let Some((other_name, other_year, _, &NamedFigure { at, .. })) = best else { return };
    let model = &corpus.metrics[at as usize];
    for named in found {
        let Some(metric) = corpus.metrics.get(named.at as usize) else { continue };
        // 国内生产总值 and 地区生产总值 are one where both are names of what is asked for.
        let same = !other_name && !named.other_name || corpus.name_of(metric) == corpus.name_of(model);
        let there = !of_years || corpus.region_of(metric) == corpus.region_of(model);
        if same
            && there
            && is_asked(metric)
            && metric.measure == model.measure
            && metric.unit == model.unit
            && named.other_year == other_year
        {
            let value = metric.signed();
            named.order = in_order(if most { -value } else { value });
        }
    }
}

/// A number that is less where a value is.
fn in_order(value: f64) -> i64 {
    let bits = value.to_bits() as i64;
    bits ^ ((bits >> 63) as u64 >> 1) as i64
}

fn is_of(corpus: &Corpus, region: &str, level: u8) -> bool {
    let of = corpus.region(region).map_or(9, |known| known.level);
    of == level || level == 9 && of > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_in_the_order_of_values() {
        let values = [f64::MIN, -2.5, -1.0, 0.0, 0.3, 7e12];
        assert!(values.windows(2).all(|pair| in_order(pair[0]) < in_order(pair[1])));
    }
}
