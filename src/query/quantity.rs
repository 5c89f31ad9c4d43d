//! Conditions on figures: 失业率<=5.5%, 新增就业>1000万人.
//!
//! A figure is compared with its own value in the base unit of its dimension, ranges by overlap; its own
//! comparator (超, 不低于) is shown but not used. % and 个百分点 are different units and never compare.

use super::find::paragraph_of;
use crate::corpus::Corpus;
use crate::index::{Index, without_quotes};
use crate::metric::{Measure, Metric, numeral, unit};
use crate::text::fold;

/// A condition on figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// What is measured, folded, without a closing word of change (增长).
    pub indicator: String,
    /// Whether the words ask for a change (GDP增长>5%).
    pub growth: bool,
    /// How figures must compare with the value.
    pub comparison: Comparison,
    /// The number as typed, multipliers counted in.
    pub value: f64,
    /// The unit as typed, folded; empty for none.
    pub unit: String,
}

/// How figures must compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
    /// `=`
    Equal,
}

const SIGNS: [(&str, Comparison); 7] = [
    ("<=", Comparison::AtMost),
    (">=", Comparison::AtLeast),
    ("≤", Comparison::AtMost),
    ("≥", Comparison::AtLeast),
    ("<", Comparison::Below),
    (">", Comparison::Above),
    ("=", Comparison::Equal),
];
const CHANGES: [&str; 6] = ["同比增长", "增长率", "增长", "增速", "增幅", "下降"];

impl Quantity {
    /// Reads a folded word; none where it is no condition.
    pub fn parse(folded: &str) -> Option<Self> {
        let at = folded.find(['<', '>', '=', '≤', '≥'])?;
        let (words, rest) = folded.split_at(at);
        let (sign, comparison) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign))?;
        let number = &rest[sign.len()..];
        let (negative, number) = number.strip_prefix('-').map_or((false, number), |number| (true, number));
        let numeral = numeral::parse(number)?;
        let unit = number[numeral.len..].trim();
        if words.is_empty() || !is_unit(unit) {
            return None;
        }
        let stem = CHANGES.iter().find_map(|change| words.strip_suffix(change)).filter(|stem| !stem.is_empty());
        let value = if negative { -numeral.value } else { numeral.value };
        Some(Self {
            indicator: stem.unwrap_or(words).to_owned(),
            growth: stem.is_some(),
            comparison: *comparison,
            value,
            unit: unit.to_owned(),
        })
    }

    /// The metrics that meet the condition, with the numbers of their paragraphs, in reading order.
    pub fn met(&self, index: &Index, corpus: &Corpus) -> Vec<(u32, u32)> {
        let named: Vec<bool> = corpus.indicators.iter().map(|i| names(i, &self.indicator)).collect();
        let indicator = without_quotes(&self.indicator);
        let is_named = |at: u32, m: &Metric| {
            m.canonical.and_then(|c| named.get(c as usize)).copied().unwrap_or(false)
                || index.measured(corpus, at as usize).is_some_and(|measured| measured.written.contains(&indicator))
        };
        (0..)
            .zip(&corpus.metrics)
            .filter(|(at, m)| self.is_met(m) && is_named(*at, m))
            .filter_map(|(at, m)| Some((at, paragraph_of(index, corpus, m)?)))
            .collect()
    }

    fn is_met(&self, metric: &Metric) -> bool {
        if self.growth && metric.measure != Measure::Growth {
            return false;
        }
        let Some(factor) = self.factor(&metric.unit) else { return false };
        let (low, high) = (metric.value * factor, metric.value_max.unwrap_or(metric.value) * factor);
        // A hair's breadth, since 1.3 × 10000 is not 13000 to the last bit.
        let hair = self.value.abs() * 1e-9;
        match self.comparison {
            Comparison::Below => low < self.value - hair,
            Comparison::AtMost => low <= self.value + hair,
            Comparison::Above => high > self.value + hair,
            Comparison::AtLeast => high >= self.value - hair,
            Comparison::Equal => low <= self.value + hair && self.value - hair <= high,
        }
    }

    /// What a figure's value is to be multiplied with to stand in the unit asked for; none where the two
    /// units do not compare. Without a unit any will do.
    fn factor(&self, written: &str) -> Option<f64> {
        let theirs = fold(written).text;
        if self.unit.is_empty() || theirs == self.unit {
            return Some(1.0);
        }
        let (ours, theirs) = (unit::lookup(&self.unit)?, unit::lookup(&theirs)?);
        // Measure words count things of different kinds (家, 个): they compare only with themselves.
        let compares = ours.dimension == theirs.dimension && !matches!(ours.dimension, "count" | "");
        compares.then_some(theirs.factor / ours.factor)
    }
}

/// Whether an indicator of the thesaurus is called so.
pub fn names(indicator: &crate::metric::Indicator, words: &str) -> bool {
    let mut all = std::iter::once(&indicator.name).chain(&indicator.forms);
    all.any(|name| fold(name).text.contains(words))
}

fn is_unit(text: &str) -> bool {
    text.is_empty() || matches!(text, "%" | "个百分点" | "百分点") || unit::lookup(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::{Comparator, Status};
    use crate::text::Span;

    fn metric(value: f64, value_max: Option<f64>, unit: &str) -> Metric {
        Metric {
            doc: 0,
            surface: Span::default(),
            context: Span::default(),
            value,
            value_max,
            unit: unit.to_owned(),
            comparator: Comparator::Equal,
            direction: None,
            measure: Measure::Level,
            indicator: String::new(),
            canonical: None,
            status: Status::Outcome,
            period: None,
            region: None,
            doubt: None,
        }
    }

    #[test]
    fn reads_conditions_and_leaves_words_alone() {
        let read = |text: &str| Quantity::parse(&fold(text).text);
        let condition = read("新增就业＞１０００万人").unwrap();
        assert_eq!((condition.indicator.as_str(), condition.value, condition.unit.as_str()), ("新增就业", 1e7, "人"));
        assert_eq!(read("失业率≤5.5%").unwrap().comparison, Comparison::AtMost);
        assert!(read("gdp增长>=5%").unwrap().growth);
        for words in ["6%-6.5%", "<=5%", "失业率<=", "a=b", "甲>乙", "就业"] {
            assert_eq!(read(words), None, "{words}");
        }
    }

    #[test]
    fn compares_across_multipliers_units_and_ranges() {
        let met = |text: &str, metric: &Metric| Quantity::parse(&fold(text).text).unwrap().is_met(metric);
        assert!(met("产值>1亿元", &metric(1.2e8, None, "元")));
        assert!(!met("产值>1亿元", &metric(0.9e8, None, "元")));
        assert!(met("增速>=6.5%", &metric(6.0, Some(6.5), "%")));
        assert!(met("增速<=6%", &metric(6.0, Some(6.5), "%")));
        assert!(!met("增速<6%", &metric(6.0, Some(6.5), "%")));
        assert!(!met("失业率<=5.5%", &metric(0.2, None, "个百分点")));
        assert!(!met("企业>5家", &metric(6.0, None, "个")));
    }
}
