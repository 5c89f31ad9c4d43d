//! The first screen: what the corpus is, and ways into it.

use std::collections::{BTreeMap, BTreeSet};

use super::api::{Choice, Home, Number};
use super::scene::Scene;
use super::select::first_year;
use crate::metric::{Measure, Metric, Status};
use crate::view::{Tab, View};

/// Example questions.
const EXAMPLES: usize = 5;
/// Charts of the first screen.
const CHARTS: usize = 4;

/// Figures that one chart can hold: the same indicator, measure and unit, and the same place or year.
type Series<'a> = (&'a str, Measure, &'a str, String);

/// How much a chart of a series has to tell.
#[derive(Default)]
struct Spread {
    /// The years of one place, or the places of one year.
    along: BTreeSet<String>,
    values: BTreeSet<u64>,
    /// Targets and outcomes tell more than either.
    statuses: BTreeSet<&'static str>,
}

impl Spread {
    fn worth(&self) -> usize {
        if self.along.len() < 3 { 0 } else { self.values.len() * self.statuses.len() }
    }
}

impl Scene<'_> {
    /// The first screen.
    pub fn home(&self) -> Home {
        Home {
            numbers: self.numbers(),
            examples: self.examples(),
            charts: self.telling_charts(),
            documents: (0..self.engine.corpus.documents.len()).map(|doc| self.card(doc)).collect(),
        }
    }

    fn numbers(&self) -> Vec<Number> {
        let facts = &self.engine.facts;
        let number = |key: &str, value: String| Number { label: self.messages.text(key).to_owned(), value };
        let counted = |key: &str, value: usize| number(key, self.number(value));
        let years: BTreeSet<i16> =
            self.engine.corpus.documents.iter().filter_map(|d| d.meta.date).map(|date| date.year).collect();
        let mut numbers = vec![
            counted("home-documents", facts.len()),
            counted("home-characters", facts.iter().map(|f| f.characters).sum()),
            counted("home-figures", self.engine.corpus.metrics.len()),
            counted("home-targets", facts.iter().map(|f| f.targets).sum()),
        ];
        if let (Some(first), Some(last)) = (years.first(), years.last()) {
            let span = if first == last {
                first.to_string()
            } else {
                self.messages.format("span-years", &[first.to_string(), last.to_string()])
            };
            numbers.push(number("home-span", span));
        }
        numbers
    }

    /// How many figures each indicator has.
    fn coverage(&self) -> BTreeMap<&str, usize> {
        let corpus = &self.engine.corpus;
        let mut all = BTreeMap::new();
        for name in corpus.metrics.iter().map(|metric| corpus.name_of(metric)).filter(|name| !name.is_empty()) {
            *all.entry(name).or_default() += 1;
        }
        all
    }

    /// Questions that the corpus answers, each about another indicator and, where it can be, another place.
    fn examples(&self) -> Vec<Choice> {
        let indicators = most(&self.coverage(), |figures| *figures);
        let questions = indicators.iter().enumerate().filter_map(|(turn, name)| self.question(name, turn));
        let view = |question: String| (question.clone(), self.fresh(Tab::Search).with("q", Some(&question)));
        questions.take(EXAMPLES).map(view).map(choice).collect()
    }

    /// A question about an indicator, in the language of the documents: 江苏省2026年粮食产量目标是多少？
    fn question(&self, name: &str, turn: usize) -> Option<String> {
        let corpus = &self.engine.corpus;
        let of_name = |metric: &&Metric| corpus.name_of(metric) == name && first_year(metric).is_some();
        let asked: Vec<&Metric> = corpus.metrics.iter().filter(of_name).collect();
        let metric = asked.get(turn * asked.len() / (EXAMPLES + 1) % asked.len().max(1))?;
        let status = if metric.status == Status::Target { "目标" } else { "" };
        Some(format!("{}{}年{name}{status}是多少？", corpus.region_of(metric), first_year(metric)?))
    }

    /// Charts of different indicators: in turn one of a place over the years and one of a year's places.
    fn telling_charts(&self) -> Vec<Choice> {
        let corpus = &self.engine.corpus;
        let (mut of_places, mut of_years) = (BTreeMap::<Series, Spread>::new(), BTreeMap::<Series, Spread>::new());
        for metric in corpus.metrics.iter().filter(|metric| metric.status != Status::Context) {
            let (name, place) = (corpus.name_of(metric), corpus.region_of(metric));
            let Some(year) = first_year(metric).filter(|year| metric.period == Some(year.to_string())) else {
                continue;
            };
            let kind = (name, metric.measure, metric.unit.as_str());
            note(&mut of_places, kind, place.to_owned(), (year.to_string(), metric));
            note(&mut of_years, kind, year.to_string(), (place.to_owned(), metric));
        }
        let mut names = BTreeSet::new();
        let of_places = most(&of_places, Spread::worth).into_iter().map(|series| ("region", series));
        let of_years = most(&of_years, Spread::worth).into_iter().map(|series| ("year", series));
        let charts = interleaved(&of_places.collect::<Vec<_>>(), &of_years.collect::<Vec<_>>());
        let fresh = charts.into_iter().filter(|(_, (name, ..))| !name.is_empty() && names.insert(*name));
        fresh
            .take(CHARTS)
            .map(|(param, (name, measure, _, fixed))| self.chart_choice(name, measure, param, &fixed))
            .collect()
    }

    fn chart_choice(&self, name: &str, measure: Measure, param: &str, fixed: &str) -> Choice {
        let view = self.fresh(Tab::Metrics).with("ind", Some(name)).with("measure", Some(measure.key()));
        choice((name.to_owned(), view.with(param, Some(fixed))))
    }
}

/// Counts a figure, which stands at `along` its series.
fn note<'a>(
    all: &mut BTreeMap<Series<'a>, Spread>,
    (name, measure, unit): (&'a str, Measure, &'a str),
    fixed: String,
    (along, metric): (String, &Metric),
) {
    let spread = all.entry((name, measure, unit, fixed)).or_default();
    spread.along.insert(along);
    spread.values.insert(metric.value.to_bits());
    spread.statuses.insert(metric.status.key());
}

fn choice((label, view): (String, View)) -> Choice {
    Choice { value: label.clone(), label, selected: false, count: None, query: view.to_query() }
}

/// The keys with the greatest measure, greatest first; those of measure 0 are left out.
fn most<K: Ord + Clone, V>(all: &BTreeMap<K, V>, measure: impl Fn(&V) -> usize) -> Vec<K> {
    let mut keys: Vec<(usize, &K)> = all.iter().map(|(key, value)| (measure(value), key)).collect();
    keys.retain(|(measure, _)| *measure > 0);
    keys.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    keys.into_iter().map(|(_, key)| key.clone()).collect()
}

fn interleaved<T: Clone>(a: &[T], b: &[T]) -> Vec<T> {
    (0..a.len().max(b.len())).flat_map(|i| [a.get(i).cloned(), b.get(i).cloned()]).flatten().collect()
}
