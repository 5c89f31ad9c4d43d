//! The first screen: what the corpus is, and ways into it.

use std::collections::{BTreeMap, BTreeSet};

use super::api::{Choice, Home, Number};
use super::scene::Scene;
use super::select::first_year;
use crate::metric::{Metric, Status};
use crate::view::{Tab, View};

/// Example questions.
const EXAMPLES: usize = 5;
/// Charts of the first screen.
const CHARTS: usize = 4;

/// What the corpus says of one indicator.
#[derive(Default)]
struct Coverage {
    figures: usize,
    years: BTreeSet<i16>,
    regions: BTreeSet<String>,
    targets: usize,
}

impl Scene<'_> {
    /// The first screen.
    pub fn home(&self) -> Home {
        let coverage = self.coverage();
        Home {
            numbers: self.numbers(),
            examples: self.examples(&coverage),
            charts: self.telling_charts(&coverage),
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

    fn coverage(&self) -> BTreeMap<&str, Coverage> {
        let corpus = &self.engine.corpus;
        let mut all = BTreeMap::<&str, Coverage>::new();
        for metric in &corpus.metrics {
            let name = corpus.name_of(metric);
            if name.is_empty() {
                continue;
            }
            let coverage = all.entry(name).or_default();
            coverage.figures += 1;
            coverage.years.extend(first_year(metric));
            coverage.regions.insert(corpus.region_of(metric).to_owned());
            coverage.targets += usize::from(metric.status == Status::Target);
        }
        all
    }

    /// Questions that the corpus answers, each about another indicator and, where it can be, another place.
    fn examples(&self, coverage: &BTreeMap<&str, Coverage>) -> Vec<Choice> {
        let indicators = most(coverage, |c| c.figures);
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

    /// The indicators that are followed over most years, and those that most places report.
    fn telling_charts(&self, coverage: &BTreeMap<&str, Coverage>) -> Vec<Choice> {
        let over_time = most(coverage, |c| if c.years.len() > 2 { c.years.len() * c.targets.min(99) } else { 0 });
        let by_place = most(coverage, |c| if c.regions.len() > 2 { c.regions.len() } else { 0 });
        let mut names: Vec<&str> = Vec::new();
        for name in interleaved(&over_time, &by_place) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let view = |name: &str| (name.to_owned(), self.fresh(Tab::Metrics).with("ind", Some(name)));
        names.into_iter().take(CHARTS).map(|name| choice(view(name))).collect()
    }
}

fn choice((label, view): (String, View)) -> Choice {
    Choice { value: label.clone(), label, selected: false, count: None, query: view.to_query() }
}

/// The names with the greatest measure, greatest first; those of measure 0 are left out.
fn most<'a>(coverage: &BTreeMap<&'a str, Coverage>, measure: impl Fn(&Coverage) -> usize) -> Vec<&'a str> {
    let mut names: Vec<(usize, &str)> = coverage.iter().map(|(name, c)| (measure(c), *name)).collect();
    names.retain(|(measure, _)| *measure > 0);
    names.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    names.into_iter().map(|(_, name)| name).collect()
}

fn interleaved<'a>(a: &[&'a str], b: &[&'a str]) -> Vec<&'a str> {
    let at = |list: &[&'a str], i: usize| list.get(i).copied();
    (0..a.len().max(b.len())).flat_map(|i| [at(a, i), at(b, i)]).flatten().collect()
}
