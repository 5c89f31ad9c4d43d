//! Questions for the first of many: 2023年哪个省失业率最高？ 失业率最高的一年. The figures that compare come in the order of
//! their values, as they do where more than elsewhere is asked for: 失业率比四川高的省.

use std::cmp::Reverse;

use super::comparison::is_more;
use super::named_figure::NamedFigure;
use crate::corpus::Corpus;
use crate::metric::{Measure, Metric, Status, unit};
use crate::text::fold_text;

/// Words that ask for the first.
pub const EXTREMES: [&str; 12] =
    ["最高", "最大", "最多", "最快", "最长", "最低", "最小", "最少", "最慢", "最短", "排名", "排行"];
/// What may be first, by the level of such places ([`crate::corpus::Region::level`]); any below the nation for 9.
pub const PLACES: [(&str, u8); 19] = [
    ("省", 1),
    ("省份", 1),
    ("省区", 1),
    ("市", 2),
    ("城市", 2),
    ("地市", 2),
    ("县", 3),
    ("区", 3),
    ("区县", 3),
    ("地区", 9),
    ("地方", 9),
    ("各省", 1),
    ("各市", 2),
    ("各县", 3),
    ("各区", 3),
    ("province", 1),
    ("provinces", 1),
    ("city", 2),
    ("cities", 2),
];
/// Words for the years of which one may be first.
const TIMES: [&str; 5] = ["哪年", "哪一年", "哪几年", "一年", "年份"];

/// Of more figures it is not asked how many compare with each.
const MOST: usize = 500;

/// Whether a word stands for one year of many.
pub fn is_time(word: &str) -> bool {
    TIMES.contains(&word)
}

/// Whether a word asks for the greatest of many (最高, 更高, 谁的GDP高, 比四川高, 各省GDP排名) or for the least; none where it
/// asks for neither.
pub fn asks_most(word: &str) -> Option<bool> {
    match word {
        "排名" | "排行" | "highest" | "largest" | "most" | "fastest" => return Some(true),
        "lowest" | "smallest" | "least" | "slowest" => return Some(false),
        _ => {}
    }
    let rest = word.strip_prefix(['最', '更', '比']).unwrap_or(word);
    let last = rest.chars().next_back()?;
    is_more(last).filter(|_| rest.len() < word.len() || rest.len() == last.len_utf8())
}

/// Whether the first of many is asked for, by the words that a question is read without.
pub fn asks_order(dropped: &[String]) -> bool {
    dropped.iter().any(|word| asks_most(word).is_some())
}

/// The level of the places that a word names.
pub fn level(word: &str) -> Option<u8> {
    PLACES.iter().find(|(place, _)| *place == word).map(|(_, level)| *level)
}

/// Gives figures an order where one is asked to be first; `dropped` are the words that the question was read without.
/// What compares is of the same indicator, unit, measure and year as the best one that was reported, or that has one of
/// the `statuses` where these are asked for: a growth where a change or a speed is asked for, else a level where there is
/// one by the very name asked for; of these one that many compare with. Years are compared in one place.
#[inline(never)] // called late, see `engine`
pub fn arrange(corpus: &Corpus, dropped: &[String], statuses: &[Status], changes: bool, found: &mut Vec<NamedFigure>) {
    let Some((word, most)) = dropped.iter().find_map(|word| Some((word, asks_most(word)?))) else { return };
    let level = dropped.iter().find_map(|word| level(word));
    let of_years = dropped.iter().any(|word| is_time(word));
    let grows = changes || matches!(word.as_str(), "最快" | "最慢");
    let statuses = if statuses.is_empty() { &[Status::Outcome] } else { statuses };
    // Of two cities it is not a district, nor the region of both.
    let there = level.is_none() && found.iter().any(|named| !named.other_place);
    let is_asked = |named: &NamedFigure| {
        !(there && named.other_place)
            && corpus.metrics.get(named.at as usize).is_some_and(|metric| {
                // Several years do not stand among single ones.
                statuses.contains(&metric.status)
                    && metric.distant_base().is_none()
                    && (!of_years || is_of_one_year(metric))
                    && (!grows || metric.measure == Measure::Growth)
                    && level.is_none_or(|level| is_of(corpus, corpus.region_of(metric), level))
            })
    };
    // Each is held against each: no more than a reader could weigh.
    let asked: Vec<&NamedFigure> = found.iter().filter(|named| is_asked(named)).take(MOST).collect();
    let compares = |one: &NamedFigure, other: &NamedFigure| {
        let [a, b] = [one, other].map(|named| &corpus.metrics[named.at as usize]);
        // 国内生产总值 and 地区生产总值 are one where both are names of what is asked for.
        (!one.other_name && !other.other_name || corpus.name_of(a) == corpus.name_of(b))
            && (!of_years || corpus.region_of(a) == corpus.region_of(b))
            && (a.measure, one.years_off) == (b.measure, other.years_off)
            && in_unit_of(a, b).is_some()
            // What grew in several years does not stand among growths of one.
            && is_of_one_year(a) == is_of_one_year(b)
    };
    let fitness = |named: &&NamedFigure| {
        let is_level = corpus.metrics[named.at as usize].measure == Measure::Level;
        let others = asked.iter().filter(|other| compares(named, other)).count();
        // What stands alone is first of nothing.
        (others < 2, named.other_name, named.years_off, !is_level, Reverse(others), **named)
    };
    let Some(model) = asked.iter().copied().min_by_key(fitness).copied() else {
        // Of no city there is no highest: a province's figure is no answer.
        if level.is_some() {
            found.clear();
        }
        return;
    };
    for named in found.iter_mut().filter(|named| is_asked(named) && compares(named, &model)) {
        let [metric, model] = [named.at, model.at].map(|at| &corpus.metrics[at as usize]);
        let value = in_unit_of(metric, model).unwrap_or(f64::NAN);
        named.order = in_order(if most { -value } else { value });
    }
    // Among what is in order, what is not looks as if it were.
    if level.is_some() {
        found.retain(|named| named.order != i64::MAX);
    }
}

/// The value of a metric in the unit of another one, where that can be told: 871.6亿斤 in 吨.
fn in_unit_of(metric: &Metric, other: &Metric) -> Option<f64> {
    if metric.unit == other.unit {
        return Some(metric.signed());
    }
    Some(metric.signed() * unit::conversion(&fold_text(&metric.unit), &fold_text(&other.unit))?)
}

fn is_of_one_year(metric: &Metric) -> bool {
    metric.years().is_some_and(|(first, last)| first == last)
}

/// A number that is less where a value is.
fn in_order(value: f64) -> i64 {
    let bits = value.to_bits() as i64;
    bits ^ ((bits >> 63) as u64 >> 1) as i64
}

/// Whether a place is of a level that [`level`] tells.
pub fn is_of(corpus: &Corpus, region: &str, level: u8) -> bool {
    let of = corpus.region(region).map_or(9, |known| known.level);
    // 直辖市 are cities, too.
    of == level || level == 9 && of > 0 || level == 2 && of == 1 && region.ends_with('市')
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
