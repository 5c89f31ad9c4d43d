//! Conditions on figures: 失业率<=5.5%, 新增就业>1000万人, 5%<=增速<=5.3%, and of whatever figure =1.81万亿元.
//!
//! A figure is compared with its own value in the base unit of its dimension, ranges by overlap; its own
//! comparator (超, 不低于) is shown but not used. % and 个百分点 are different units and never compare.

use super::comparison::{Comparison, at_sign};
use super::find::paragraph_of;
use crate::corpus::Corpus;
use crate::index::{Index, Measured, without_quotes};
use crate::metric::{Direction, Measure, Metric, numeral, unit};
use crate::text::fold_text;

/// A condition on figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// What is measured, folded, without a closing word of change (增长); empty for whatever it may be.
    pub indicator: String,
    /// The change that the words ask for (GDP增长>5%, 能耗下降>3%): its size is compared. Without one a fall is less than
    /// nothing.
    pub change: Option<Direction>,
    /// What a figure must keep, all of it; one at least.
    pub bounds: Vec<Bound>,
}

/// A number that figures are compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// How they must compare.
    pub comparison: Comparison,
    /// The number as typed, multipliers counted in.
    pub value: f64,
    /// The unit as typed, folded; empty for none.
    pub unit: String,
}

/// Words that say which way something went.
const CHANGES: [(&str, Direction); 17] = [
    ("同比增长", Direction::Up),
    ("增长率", Direction::Up),
    ("增长", Direction::Up),
    ("增速", Direction::Up),
    ("增幅", Direction::Up),
    ("增加", Direction::Up),
    ("涨幅", Direction::Up),
    ("上涨", Direction::Up),
    ("提高", Direction::Up),
    ("上升", Direction::Up),
    ("同比下降", Direction::Down),
    ("下降", Direction::Down),
    ("降低", Direction::Down),
    ("降幅", Direction::Down),
    ("跌幅", Direction::Down),
    ("减少", Direction::Down),
    ("回落", Direction::Down),
];

/// Nouns of change, and the verbs by which texts tell it.
const TOLD: [(&str, &str); 6] =
    [("增速", "增长"), ("增幅", "增长"), ("增长率", "增长"), ("涨幅", "上涨"), ("降幅", "下降"), ("跌幅", "下降")];

/// The verb of a noun of change: 增长 for 增速.
pub fn told(noun: &str) -> Option<&'static str> {
    TOLD.iter().find(|(known, _)| *known == noun).map(|(_, verb)| *verb)
}

/// What changes, and which way, where words end with a change: 生产总值增长.
pub fn changed(words: &str) -> Option<(&str, Direction)> {
    let changed = |(word, direction): &(&str, Direction)| Some((words.strip_suffix(word)?, *direction));
    CHANGES.iter().find_map(changed)
}

/// What makes another measure of what follows: 人均地区生产总值 is not 地区生产总值.
const MEANS: [&str; 2] = ["人均", "户均"];
/// What what follows is divided by: 单位生产总值能耗 is a kind of 能耗, not of 生产总值.
const PER: [&str; 4] = ["单位", "每", "万元", "亿元"];
/// What is a part of what stands before it: 制造业增加值占生产总值比重 is no kind of 生产总值.
const SHARES: [&str; 4] = ["占", "比重", "比例", "之比"];
const MYRIAD: f64 = 10_000.0;

impl Quantity {
    /// Reads a folded word; none where it is no condition.
    pub fn parse(folded: &str) -> Option<Self> {
        let (words, comparison, after) = at_sign(folded)?;
        Self::of(words, comparison, after)
    }

    #[inline(never)] // called late, see `engine`
    fn of<'a>(mut words: &'a str, comparison: Comparison, after: &'a str) -> Option<Self> {
        let bounds = if let Some((between, other, number)) = at_sign(after) {
            let last = Bound::of(other, number)?;
            let mut first = Bound::of(comparison.turned(), std::mem::replace(&mut words, between))?;
            // 5到5.3%
            if first.unit.is_empty() {
                first.unit.clone_from(&last.unit);
            }
            vec![first, last]
        } else {
            vec![Bound::of(comparison, after)?]
        };
        words = words.trim();
        // Whatever it may be is asked for by its very number only.
        if words.is_empty() && bounds[0].comparison != Comparison::Equal {
            return None;
        }
        let stem = changed(words).filter(|(stem, _)| !stem.is_empty());
        Some(Self {
            indicator: stem.map_or(words, |(stem, _)| stem).to_owned(),
            change: stem.map(|(_, direction)| direction),
            bounds,
        })
    }

    /// The metrics that meet the condition, with the numbers of their paragraphs, in reading order.
    pub fn met(&self, index: &Index, corpus: &Corpus) -> Vec<(u32, u32)> {
        let named: Vec<bool> = corpus.indicators.iter().map(|i| names(i, &self.indicator)).collect();
        let indicator = without_quotes(&self.indicator);
        let is_named = |at: u32, m: &Metric| {
            indicator.is_empty()
                || m.canonical.and_then(|c| named.get(c as usize)).copied().unwrap_or(false)
                || index.measured(corpus, at as usize).is_some_and(|measured| is_called(&measured.written, &indicator))
        };
        let mut met = Vec::new();
        for (at, metric) in (0..).zip(&corpus.metrics) {
            if self.is_met(metric) && is_named(at, metric) {
                met.extend(paragraph_of(index, corpus, metric).map(|paragraph| (at, paragraph)));
            }
        }
        met
    }

    fn is_met(&self, metric: &Metric) -> bool {
        let changes = matches!(metric.measure, Measure::Growth | Measure::Change);
        let asked = match self.change {
            Some(_) => changes && metric.direction == self.change,
            // Nobody asks for a change by a number alone: PM2.5<30.
            None => !changes || self.bounds.iter().any(|bound| !bound.unit.is_empty()),
        };
        if !asked {
            return false;
        }
        // A fall asked for by its name is as large as it is written.
        let falls = self.change.is_none() && metric.falls();
        self.bounds.iter().all(|bound| bound.is_kept(metric, if falls { -1.0 } else { 1.0 }))
    }
}

impl Bound {
    fn of(comparison: Comparison, number: &str) -> Option<Self> {
        let number = number.trim();
        let (sign, number) = number.strip_prefix('-').map_or((1.0, number), |number| (-1.0, number));
        let numeral = numeral::parse(number)?;
        let unit = number[numeral.len..].trim();
        is_unit(unit).then(|| Self { comparison, value: sign * numeral.value, unit: unit.to_owned() })
    }

    fn is_kept(&self, metric: &Metric, sign: f64) -> bool {
        let Some(factor) = self.factor(&metric.unit).map(|factor| factor * sign) else { return false };
        let ends = [metric.value, metric.value_max.unwrap_or(metric.value)].map(|value| value * factor);
        let (low, high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
        // A hair's breadth, since 1.3 × 10000 is not 13000 to the last bit.
        let hair = self.value.abs() * 1e-9;
        match self.comparison {
            Comparison::Below => low < self.value - hair,
            Comparison::AtMost => low <= self.value + hair,
            Comparison::Above => high > self.value + hair,
            Comparison::AtLeast => high >= self.value - hair,
            Comparison::Equal => low <= self.value + hair && self.value - hair <= high,
            Comparison::Other => low > self.value + hair || self.value - hair > high,
        }
    }

    /// What a figure's value is to be multiplied with to stand in the unit asked for; none where the two
    /// units do not compare. Without a unit any will do.
    fn factor(&self, written: &str) -> Option<f64> {
        let theirs = fold_text(written);
        if self.unit.is_empty() {
            // Nobody asks for ten thousand per cent: 生产总值<1万亿.
            let is_share = self.value.abs() >= MYRIAD && matches!(theirs.as_str(), "%" | "个百分点" | "百分点");
            return (!is_share).then_some(1.0);
        }
        unit::conversion(&theirs, &self.unit)
    }
}

/// Whether an indicator of the thesaurus is called so.
pub fn names(indicator: &crate::metric::Indicator, words: &str) -> bool {
    indicator.names().any(|name| is_called(&fold_text(name), words))
}

/// Whether a folded name is that of what the words name, or of a kind of it.
pub fn is_called(name: &str, words: &str) -> bool {
    let differ = |starts: &[&str]| starts.iter().any(|start| name.starts_with(start) && !words.starts_with(start));
    let is_share = SHARES.iter().any(|word| name.contains(word) && !words.contains(word));
    name.contains(words) && !differ(&MEANS) && (!differ(&PER) && !is_share || name.ends_with(words))
}

/// Whether what a metric measures is called so, as the text or as the thesaurus has it.
pub fn is_measured(measured: &Measured, words: &str) -> bool {
    is_called(&measured.written, words) || is_called(&measured.canonical, words)
}

fn is_unit(text: &str) -> bool {
    text.is_empty() || unit::lookup(text).is_some()
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
            unit: unit.into(),
            comparator: Comparator::Equal,
            direction: None,
            measure: Measure::Level,
            indicator: "".into(),
            canonical: None,
            status: Status::Outcome,
            period: None,
            region: None,
            base_year: None,
            doubt: None,
        }
    }

    #[test]
    fn reads_conditions_and_leaves_words_alone() {
        let read = |text: &str| Quantity::parse(&fold_text(text));
        let condition = read("新增就业＞１０００万人").unwrap();
        let bound = Bound { comparison: Comparison::Above, value: 1e7, unit: "人".to_owned() };
        assert_eq!((condition.indicator.as_str(), condition.bounds), ("新增就业", vec![bound]));
        assert_eq!(read("失业率≤5.5%").unwrap().bounds[0].comparison, Comparison::AtMost);
        assert_eq!(read("gdp增长>=5%").unwrap().change, Some(Direction::Up));
        assert_eq!(read("能耗降低 > 3%").unwrap().change, Some(Direction::Down));
        assert_eq!(read("失业率！=5.5%").unwrap().bounds[0].comparison, Comparison::Other);
        let between = read("5≤GDP增长 < 5.3%").unwrap();
        assert_eq!((between.indicator.as_str(), between.change), ("gdp", Some(Direction::Up)));
        assert_eq!(between.bounds[0], Bound { comparison: Comparison::AtLeast, value: 5.0, unit: "%".to_owned() });
        assert_eq!(read("失业率≠5.5%").unwrap().indicator, "失业率");
        for words in ["6%-6.5%", "<=5%", "失业率<=", "a=b", "甲>乙", "就业", "失业率!<5%", "占比≠全部", "5%<x<全部"]
        {
            assert_eq!(read(words), None, "{words}");
        }
    }

    #[test]
    fn compares_across_multipliers_units_and_ranges() {
        let met = |text: &str, metric: &Metric| Quantity::parse(&fold_text(text)).unwrap().is_met(metric);
        assert!(met("产值>1亿元", &metric(1.2e8, None, "元")));
        assert!(met("产值<1万亿", &metric(1.2e8, None, "元")) && !met("产值<1万亿", &metric(6.0, None, "%")));
        assert!(met("失业率!=5.5%", &metric(5.1, None, "%")) && !met("失业率<>5.5%", &metric(5.5, None, "%")));
        assert!(!met("增速≠6.2%", &metric(6.0, Some(6.5), "%")) && !met("失业率≠5%", &metric(0.2, None, "个百分点")));
        assert!(!met("产值>1亿元", &metric(0.9e8, None, "元")));
        assert!(met("增速>=6.5%", &metric(6.0, Some(6.5), "%")));
        assert!(met("增速<=6%", &metric(6.0, Some(6.5), "%")));
        assert!(!met("增速<6%", &metric(6.0, Some(6.5), "%")));
        assert!(met("5%<=增速<=6%", &metric(6.0, Some(6.5), "%")) && !met("5%<=增速<6%", &metric(6.0, None, "%")));
        assert!(met("=1.2亿元", &metric(1.2e8, None, "元")) && !met("=1.2亿元", &metric(1.3e8, None, "元")));
        assert!(!met("失业率<=5.5%", &metric(0.2, None, "个百分点")));
        assert!(!met("企业>5家", &metric(6.0, None, "个")));
        assert!(met("企业>一百五家", &metric(160.0, None, "家")) && !met("企业>一百五家", &metric(120.0, None, "家")));
        let fall = Metric { measure: Measure::Growth, direction: Some(Direction::Down), ..metric(5.2, None, "%") };
        assert!(!met("能耗<30", &fall) && met("能耗<30", &metric(27.0, None, "吨")));
        assert!(met("能耗降低>3%", &fall) && met("能耗<0%", &fall));
        assert!(!met("能耗增长>3%", &fall) && !met("能耗>3%", &fall));
        assert!(is_called("国内生产总值", "生产总值") && is_called("人均国内生产总值", "人均国内生产总值"));
        assert!(is_called("单位国内生产总值能耗", "能耗"));
        assert!(!is_called("人均国内生产总值", "国内生产总值") && !is_called("单位国内生产总值能耗", "国内生产总值"));
    }
}
