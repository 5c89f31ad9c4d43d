//! What a metric is, for native and page alike. The terms are SDMX's where it has one.

use serde::{Deserialize, Serialize};

use super::Period;
use crate::shared::Str;
use crate::text::Span;

/// One number with what it measures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metric {
    /// Index of its document in [`crate::corpus::Corpus::documents`].
    pub doc: u32,
    /// Number, multiplier and unit as they stand in [`crate::document::Document::text`].
    pub surface: Span,
    /// The clause or sentence that holds it.
    pub context: Span,
    /// In plain units (1.3万家 → 13000), the magnitude as written.
    pub value: f64,
    /// The upper end of a range.
    pub value_max: Option<f64>,
    /// Unit without its multiplier; empty where there is none.
    pub unit: Str,
    /// How the value is bounded.
    pub comparator: Comparator,
    /// Where the number itself is a change.
    pub direction: Option<Direction>,
    /// Level, growth, change or rank.
    pub measure: Measure,
    /// What is measured, in the words of the text.
    pub indicator: Str,
    /// Index of the thesaurus entry in [`crate::corpus::Corpus::indicators`].
    pub canonical: Option<u32>,
    /// Reported, planned, or neither.
    pub status: Status,
    /// Observation period, as [`super::Period`] writes it: `2023`, `2022H1`, `2022Q1`, `2022-07`, `2022-07-28`,
    /// `2021-2025`, `2023-01-2023-09`, `2017/18`, `2022/23-2025/26`.
    pub period: Option<Str>,
    /// The year that a change is told against, where the text names one: 比2002年增长65.5%.
    pub base_year: Option<u16>,
    /// Reference area, a full name: 成都市.
    pub region: Option<Str>,
    /// Why it should be checked before it is quoted (待核): a message key, `doubt-…`.
    pub doubt: Option<Str>,
}

impl Metric {
    /// Whether the number says how far something fell: it stands below zero among others.
    pub fn falls(&self) -> bool {
        self.direction == Some(Direction::Down) && self.measure != Measure::Level && self.value > 0.0
    }

    /// The year that a change is told against, where that is earlier than the year before its own: what grew in several
    /// years is no growth of one.
    pub fn distant_base(&self) -> Option<u16> {
        let year: u32 = self.period.as_deref()?.parse().ok()?;
        self.base_year.filter(|base| u32::from(*base) + 1 < year)
    }

    /// The value, below zero where it is a fall.
    pub fn signed(&self) -> f64 {
        if self.falls() { -self.value } else { self.value }
    }

    /// First and last year of the period.
    pub fn years(&self) -> Option<(i16, i16)> {
        let period = Period::parse(self.period.as_deref()?)?;
        let (first, last) = (period.first_year(), period.last_year());
        // A span of more than a century is a mistake, not a period.
        (last - first <= 100).then_some((first as i16, last as i16))
    }
}

/// How a value is bounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Comparator {
    /// Nothing said.
    #[default]
    #[serde(rename = "=")]
    Equal,
    /// 超, 突破, 余, 多
    #[serde(rename = ">")]
    Above,
    /// 以上, 不低于, 至少
    #[serde(rename = ">=")]
    AtLeast,
    /// 近, 不足, 低于
    #[serde(rename = "<")]
    Below,
    /// 以内, 不超过
    #[serde(rename = "<=")]
    AtMost,
    /// 约, 左右, 上下
    #[serde(rename = "~")]
    About,
}

impl Comparator {
    /// The bound of a value with its sign turned: a fall of at least 3% is a change of at most −3%.
    pub fn mirrored(self) -> Self {
        match self {
            Comparator::AtLeast => Comparator::AtMost,
            Comparator::AtMost => Comparator::AtLeast,
            Comparator::Above => Comparator::Below,
            Comparator::Below => Comparator::Above,
            same => same,
        }
    }
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// 增长, 提高
    Up,
    /// 下降, 减少
    Down,
}

/// What a value is of its indicator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// A size, count, amount, share or rate at a time.
    #[default]
    Level,
    /// A relative change.
    Growth,
    /// An absolute change.
    Change,
    /// A place in an order.
    Rank,
}

/// Whether a value was reported or is to be reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Reported as happened or standing.
    #[default]
    Outcome,
    /// Planned, expected, promised.
    Target,
    /// A scope, or a fact about others.
    Context,
}

/// A canonical indicator of the thesaurus (`assets/indicators.toml`), or a cluster of wordings made of the same words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// The name in statistical yearbooks: 城镇新增就业人数.
    pub name: String,
    /// English name.
    pub english: String,
    /// Other written forms.
    pub forms: Vec<String>,
    /// Theme key: `economy`, `jobs`, …; empty for a cluster.
    pub theme: String,
    /// Dimension key of its level in the unit registry: `money`, `persons`, `ratio`, …
    pub dimension: String,
    /// Which way is good; absent where neither is.
    pub better: Option<Direction>,
    /// Where the definition comes from.
    pub source: String,
}

impl Indicator {
    /// Whether it is no entry of the thesaurus but a cluster of wordings.
    pub fn is_cluster(&self) -> bool {
        self.theme.is_empty()
    }

    /// Its name and its other written forms.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.forms)
    }
}

macro_rules! keys {
    ($type:ident { $($variant:ident = $key:literal),+ $(,)? }) => {
        impl $type {
            /// All values, in order.
            pub const ALL: &[$type] = &[$($type::$variant),+];

            /// The word for it in data and links.
            pub fn key(self) -> &'static str {
                match self { $($type::$variant => $key),+ }
            }

            /// The value that a word of data or links means.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.key() == key)
            }
        }
    };
}

keys!(Comparator { Equal = "=", Above = ">", AtLeast = ">=", Below = "<", AtMost = "<=", About = "~" });
keys!(Direction { Up = "up", Down = "down" });
keys!(Measure { Level = "level", Growth = "growth", Change = "change", Rank = "rank" });
keys!(Status { Outcome = "outcome", Target = "target", Context = "context" });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_the_years_of_their_periods() {
        for (period, years) in [
            ("2023", Some((2023, 2023))),
            ("2022H1", Some((2022, 2022))),
            ("2022-07", Some((2022, 2022))),
            ("2021-2025", Some((2021, 2025))),
            ("2022/23-2025/26", Some((2022, 2025))),
            ("2023-04-2024-03", Some((2023, 2024))),
            ("1000-2999", None),
            ("2025-2021", None),
            ("", None),
            ("十四五", None),
        ] {
            let metric = Metric { period: Some(period.into()), ..Metric::default() };
            assert_eq!(metric.years(), years, "{period}");
        }
    }
}
