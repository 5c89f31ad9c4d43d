//! The thesaurus of indicators (`assets/indicators.toml`): what a free-text indicator is called in yearbooks.
//!
//! A name is found by its exact written form, then without the scope before it (全市, 成都市, 全年), never by a
//! part of it alone: 民营经济增加值 is not 增加值. The unit must fit the entry's dimension. Below the nation some have
//! another name: what is 国内生产总值 of the country is 地区生产总值 of a province, also where a report says 经济增长.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::extraction::lexicon::WORDS;
use super::{Direction, Indicator, Measure, Metric, unit};
use crate::document::reader::gazetteer::place_at_start;
use crate::text::fold_text;

/// What ships with the program.
const INDICATORS: &str = include_str!("../../assets/indicators.toml");

/// The entries with an index of their written forms.
#[derive(Debug, Default)]
pub struct Thesaurus {
    entries: Vec<Indicator>,
    forms: HashMap<String, u32>,
    /// Entries that have another one for places below the nation.
    local: BTreeMap<usize, usize>,
}

#[derive(Deserialize)]
struct Entry {
    name: String,
    #[serde(default)]
    english: String,
    #[serde(default)]
    forms: Vec<String>,
    #[serde(default)]
    dimension: String,
    #[serde(default)]
    better: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    local: String,
}

impl Thesaurus {
    /// The one that ships with the program.
    pub fn builtin() -> Thesaurus {
        Thesaurus::parse(INDICATORS).expect("a test checks that assets/indicators.toml parses")
    }

    /// Reads a thesaurus: for each theme a list of entries with `name`, `english`, `forms`, `dimension`, `better`,
    /// `source`, `local` (the name of the entry that takes its place below the nation).
    pub fn parse(text: &str) -> Result<Thesaurus, toml::de::Error> {
        let themes: BTreeMap<String, Vec<Entry>> = toml::from_str(text)?;
        let mut thesaurus = Thesaurus::default();
        let mut local = Vec::new();
        let entries =
            themes.into_iter().flat_map(|(theme, entries)| entries.into_iter().map(move |e| (theme.clone(), e)));
        for (index, (theme, entry)) in (0u32..).zip(entries) {
            for form in entry.forms.iter().chain([&entry.name]) {
                thesaurus.forms.entry(plain(form)).or_insert(index);
            }
            local.push((index as usize, plain(&entry.local)));
            thesaurus.entries.push(Indicator {
                name: entry.name,
                english: entry.english,
                forms: entry.forms,
                theme,
                dimension: entry.dimension,
                better: Direction::from_key(&entry.better),
                source: entry.source,
            });
        }
        let named = local.into_iter().filter_map(|(of, name)| Some((of, *thesaurus.forms.get(&name)? as usize)));
        thesaurus.local = named.collect();
        Ok(thesaurus)
    }

    /// All entries.
    pub fn entries(&self) -> &[Indicator] {
        &self.entries
    }

    /// The entry that a free-text indicator means.
    pub fn find(&self, indicator: &str) -> Option<usize> {
        let plain = plain(indicator);
        let mut rest = plain.as_str();
        loop {
            if let Some(index) = self.forms.get(rest) {
                return Some(*index as usize);
            }
            rest = without_scope(rest).or_else(|| without_place(rest))?;
        }
    }

    /// An entry as a corpus holds it: it is found by the names of what it takes the place of, too.
    fn as_found(&self, entry: usize) -> Indicator {
        let mut indicator = self.entries[entry].clone();
        for (of, _) in self.local.iter().filter(|(_, local)| **local == entry) {
            indicator.forms.extend(self.entries[*of].names().cloned());
        }
        indicator
    }

    /// The entry that a metric measures, of a place below the nation or not: its indicator's, where the unit fits.
    fn entry_of(&self, metric: &Metric, local: bool) -> Option<usize> {
        // 产值增速居全国第2位 ranks what the entry names.
        let growth = ["增速", "增幅", "涨幅"];
        let named = growth
            .iter()
            .find_map(|word| metric.indicator.strip_suffix(word))
            .filter(|_| metric.measure == Measure::Rank);
        let index = self.find(named.unwrap_or(&metric.indicator))?;
        let index = self.local.get(&index).copied().filter(|_| local).unwrap_or(index);
        let unit = fold_text(&metric.unit);
        // 地区生产总值跨越3个千亿元台阶 counts no money.
        let compares = match metric.measure {
            Measure::Level => true,
            Measure::Change => unit::lookup(&unit).is_some_and(|unit| unit.dimension == "count"),
            _ => false,
        };
        (!compares || fits(&self.entries[index].dimension, &unit)).then_some(index)
    }
}

/// A name without the scopes before it: 新增就业 of 全市新增就业.
pub(super) fn bare(name: &str) -> String {
    let plain = plain(name);
    let mut rest = plain.as_str();
    while let Some(inner) = without_scope(rest) {
        rest = inner;
    }
    rest.to_owned()
}

/// A name as it compares: folded, without quotes.
fn plain(name: &str) -> String {
    fold_text(name).chars().filter(|c| !matches!(c, '“' | '”' | '"')).collect()
}

/// Takes one word of scope off the front; none where there is none.
fn without_scope(indicator: &str) -> Option<&str> {
    let scope = WORDS.thesaurus.scopes.beginning(indicator)?;
    indicator.get(scope.len()..).filter(|rest| !rest.is_empty())
}

/// Takes the place off the front that an indicator is of: 江苏GDP, 临江市GDP.
fn without_place(indicator: &str) -> Option<&str> {
    if let Some((_, place)) = place_at_start(indicator)
        && place.len() < indicator.len()
    {
        let rest = &indicator[place.len()..];
        return Some(rest.strip_prefix('的').unwrap_or(rest)).filter(|rest| !rest.is_empty());
    }
    // A place that no table knows: at most six characters that end with the generic word of its rung.
    let generic = |(_, c): &(usize, char)| matches!(c, '省' | '市' | '州' | '盟' | '区' | '县' | '旗');
    let (at, c) = indicator.char_indices().take(6).skip(2).find(generic)?;
    let (place, rest) = indicator.split_at_checked(at + c.len_utf8())?;
    (!rest.is_empty() && WORDS.thesaurus.no_places.ending(place).is_none()).then_some(rest)
}

/// Whether a folded unit can be that of a level of this dimension.
fn fits(dimension: &str, name: &str) -> bool {
    let Some(unit) = unit::lookup(name) else { return dimension.is_empty() || name.is_empty() };
    let kind = |dimension: &str| match dimension {
        "persons" | "count" | "visits" => "count".to_owned(),
        "ratio" | "points" | "multiple" => "ratio".to_owned(),
        other => other.split('-').next().unwrap_or(other).to_owned(),
    };
    dimension.is_empty() || kind(dimension) == kind(unit.dimension)
}

/// Names the metrics of a corpus by the thesaurus that ships; see [`link_by`].
pub fn link(metrics: &mut [Metric], is_local: impl Fn(&Metric) -> bool) -> Vec<Indicator> {
    link_by(&Thesaurus::builtin(), metrics, is_local)
}

/// Names the metrics of a corpus, of which some are of places below the nation, by a thesaurus and gives the entries
/// that they use, in the thesaurus' order.
pub fn link_by(thesaurus: &Thesaurus, metrics: &mut [Metric], is_local: impl Fn(&Metric) -> bool) -> Vec<Indicator> {
    let mut known: HashMap<String, Option<usize>> = HashMap::new();
    let mut found: Vec<Option<usize>> = Vec::with_capacity(metrics.len());
    for metric in metrics.iter() {
        let local = is_local(metric);
        let key = format!("{}\t{}\t{}\t{local}", metric.indicator, metric.unit, metric.measure.key());
        found.push(*known.entry(key).or_insert_with(|| thesaurus.entry_of(metric, local)));
    }
    let mut used: Vec<usize> = found.iter().flatten().copied().collect();
    used.sort_unstable();
    used.dedup();
    for (metric, entry) in metrics.iter_mut().zip(found) {
        metric.canonical = entry.and_then(|entry| used.binary_search(&entry).ok()).map(|at| at as u32);
    }
    used.into_iter().map(|entry| thesaurus.as_found(entry)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Thesaurus {
        Thesaurus::parse(
            "economy = [\n{ name = '地区生产总值', forms = ['GDP', '生产总值'], dimension = 'money', better = 'up' },\n\
             { name = '增加值', dimension = 'money' },\n{ name = '经济', local = '地区生产总值' },\n]\n",
        )
        .unwrap()
    }

    #[test]
    fn forms_and_scopes() {
        let thesaurus = small();
        assert_eq!(thesaurus.find("全市地區生產總值"), Some(0));
        for of_a_place in [
            "临江市GDP",
            "江苏GDP",
            "江苏的GDP",
            "四川全省GDP",
            "广西壮族自治区生产总值",
            "安吉县GDP",
            "临江区生产总值",
        ] {
            assert_eq!(thesaurus.find(of_a_place), Some(0), "{of_a_place}");
        }
        for part in [
            "民营经济增加值",
            "区本级增加值",
            "新增城市增加值",
            "对东盟增加值",
            "国内增加值",
            "开发区增加值",
            "贫困县增加值",
        ] {
            assert_eq!(thesaurus.find(part), None, "{part}");
        }
    }

    #[test]
    fn links_what_fits() {
        let metric = |unit: &str, measure| Metric {
            indicator: "生产总值".into(),
            unit: unit.into(),
            measure,
            ..Metric::default()
        };
        let mut metrics = [metric("元", Measure::Level), metric("家", Measure::Level), metric("%", Measure::Growth)];
        let used = link_by(&small(), &mut metrics, |_| false);
        assert_eq!(used.iter().map(|i| i.name.as_str()).collect::<Vec<_>>(), ["地区生产总值"]);
        assert_eq!(metrics.map(|m| m.canonical), [Some(0), None, Some(0)]);
    }

    #[test]
    fn a_place_may_call_it_otherwise() {
        let growth = || Metric { indicator: "经济".into(), unit: "%".into(), ..Metric::default() };
        let mut metrics = [growth(), Metric { region: Some("四川省".into()), measure: Measure::Growth, ..growth() }];
        let used = link_by(&small(), &mut metrics, |metric| metric.region.is_some());
        let names = metrics.map(|metric| metric.canonical.map(|at| used[at as usize].name.as_str()));
        assert_eq!(names, [Some("经济"), Some("地区生产总值")]);
        assert!(used[0].forms.iter().any(|form| form == "经济"));
    }

    #[test]
    fn what_is_no_synonym_has_an_entry_of_its_own_or_none() {
        let thesaurus = Thesaurus::builtin();
        // Wider or narrower, a stock or its flow, a sum or a figure per head.
        let different = [
            ("国民生产总值", "国内生产总值"),
            ("工业增加值", "规模以上工业增加值"),
            ("全社会固定资产投资", "固定资产投资"),
            ("地方一般公共预算收入", "一般公共预算收入"),
            ("社会融资规模增量", "社会融资规模存量"),
            ("农民人均纯收入", "农村居民人均可支配收入"),
            ("生猪存栏", "生猪出栏"),
            ("夏粮产量", "粮食产量"),
            ("新能源汽车产量", "汽车产量"),
            ("电信业务总量", "邮政业务总量"),
            ("新增高速公路", "高速公路里程"),
            ("新增城市公共停车位", "停车位"),
            ("人均体育场地面积", "体育场地面积"),
            ("能繁母猪", "生猪出栏"),
            ("对东盟进出口", "进出口"),
            ("城镇居民人均消费支出", "居民人均消费支出"),
        ];
        for (one, other) in different {
            assert!(thesaurus.find(other).is_some(), "{other}");
            assert_ne!(thesaurus.find(one), thesaurus.find(other), "{one} {other}");
        }
        assert_eq!(thesaurus.find("国民生产总值"), thesaurus.find("国民总收入"));
        assert_eq!(thesaurus.find("全部工业增加值"), thesaurus.find("工业增加值"));
    }

    #[test]
    fn a_form_belongs_to_one_entry() {
        let thesaurus = Thesaurus::builtin();
        for (index, entry) in thesaurus.entries().iter().enumerate() {
            for form in entry.names() {
                assert_eq!(thesaurus.find(form), Some(index), "{form}");
            }
        }
    }

    #[test]
    fn the_shipped_thesaurus_parses() {
        if let Err(error) = Thesaurus::parse(INDICATORS) {
            panic!("assets/indicators.toml: {error}");
        }
    }
}
