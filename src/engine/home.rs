//! The first screen: what the corpus is, and ways into it.

use std::cmp::Ordering;

use super::api::{Choice, Home, Number};
use super::scene::Scene;
use super::select::first_year;
use crate::i18n::{Lang, Messages};
use crate::metric::{Measure, Metric, Status};
use crate::order;
use crate::view::{Tab, View};

/// Example questions.
const EXAMPLES: usize = 5;
/// Charts of the first screen.
const CHARTS: usize = 4;
/// More documents are left to the Documents view.
const DOCUMENTS: usize = 12;

/// A figure as a point of a series: the same indicator, measure and unit, and the same place or year.
struct Point<'a> {
    metric: &'a Metric,
    name: &'a str,
    /// The place that a chart over the years holds fixed, or the year of a chart of places.
    fixed: String,
    /// The year, or the place.
    along: String,
}

impl Point<'_> {
    fn series(&self) -> (&str, Measure, &str, &str) {
        (self.name, self.metric.measure, &self.metric.unit, &self.fixed)
    }
}

/// How much a chart of a series has to tell. Targets and outcomes tell more than either.
fn worth(series: &[Point<'_>]) -> usize {
    let different = |order: &dyn Fn(&Point<'_>, &Point<'_>) -> Ordering| {
        order::sorted(series.len(), |a, b| order(&series[a], &series[b]))
            .windows(2)
            .filter(|pair| order(&series[pair[0]], &series[pair[1]]).is_ne())
            .count()
            + 1
    };
    if different(&|a, b| a.along.cmp(&b.along)) < 3 {
        return 0;
    }
    different(&|a, b| a.metric.value.total_cmp(&b.metric.value))
        * different(&|a, b| a.metric.status.key().cmp(b.metric.status.key()))
}

impl Scene<'_> {
    /// The first screen.
    #[inline(never)] // called late, see `engine`
    pub fn home(&self) -> Home {
        let newest = self.newest_first((0..self.engine.corpus.documents.len()).collect());
        Home {
            numbers: self.numbers(),
            examples: self.examples(),
            charts: self.telling_charts(),
            documents: newest.into_iter().take(DOCUMENTS).map(|doc| self.card(doc)).collect(),
        }
    }

    fn numbers(&self) -> Vec<Number> {
        let (facts, corpus) = (&self.engine.facts, &self.engine.corpus);
        let figures = || (0..corpus.metrics.len()).filter(|&index| corpus.first_of(index) == index);
        let number = |key: &str, value: String| Number { label: self.messages.text(key).to_owned(), value };
        let counted = |key: &str, value: usize| number(key, self.number(value));
        let years = || self.engine.corpus.documents.iter().filter_map(|d| d.meta.date).map(|date| date.year);
        let mut numbers = vec![
            counted("home-documents", facts.len()),
            counted("home-characters", (0..facts.len()).map(|doc| self.engine.characters(doc)).sum()),
            counted("home-figures", figures().count()),
            counted("home-targets", figures().filter(|&index| corpus.metrics[index].status == Status::Target).count()),
        ];
        if let (Some(first), Some(last)) = (years().min(), years().max()) {
            let span = if first == last {
                first.to_string()
            } else {
                self.messages.format("span-years", &[first.to_string(), last.to_string()])
            };
            numbers.push(number("home-span", span));
        }
        numbers
    }

    /// The indicators, those of most figures first.
    fn indicators(&self) -> Vec<&str> {
        let corpus = &self.engine.corpus;
        let names = corpus.metrics.iter().map(|metric| corpus.name_of(metric)).filter(|name| !name.is_empty());
        let mut counted = order::counted(names.collect());
        order::sort_by(&mut counted, order::by_count);
        counted.into_iter().map(|(name, _)| name).collect()
    }

    /// Questions that the corpus answers, each about another indicator and, where it can be, another place.
    pub fn examples(&self) -> Vec<Choice> {
        let mut examples = Vec::new();
        for (turn, name) in self.indicators().into_iter().enumerate() {
            if examples.len() == EXAMPLES {
                break;
            }
            if let Some(question) = self.question(name, turn) {
                let view = self.fresh(Tab::Search).with("q", Some(&question));
                examples.push(choice((question, view)));
            }
        }
        examples
    }

    /// A question about an indicator: 江苏省2026年粮食产量目标是多少？ In English where there are names for it.
    fn question(&self, name: &str, turn: usize) -> Option<String> {
        let corpus = &self.engine.corpus;
        // Of its own year or the year before: a question for a year looks no further.
        let is_told_in_time = |metric: &Metric| {
            let date = corpus.documents.get(metric.doc as usize).and_then(|document| document.meta.date);
            first_year(metric).zip(date).is_some_and(|(year, date)| (year..=year + 1).contains(&date.year))
        };
        let of_name = |metric: &&Metric| corpus.name_of(metric) == name && is_told_in_time(metric);
        let mut asked: Vec<&Metric> = corpus.metrics.iter().filter(of_name).collect();
        // In turn for what was reached and for what is aimed at.
        let is_wanted = |metric: &&Metric| (metric.status == Status::Target) == (turn % 2 == 1);
        if asked.iter().any(is_wanted) {
            asked.retain(is_wanted);
        }
        let metric = asked.get(turn * asked.len() / (EXAMPLES + 1) % asked.len().max(1))?;
        let key = if metric.status == Status::Target { "example-target" } else { "example-outcome" };
        let (place, year) = (corpus.region_of(metric), first_year(metric)?.to_string());
        let lang = self.view.lang();
        let is_named = |name: &str| corpus.in_language(name, lang) != name;
        let lang = if lang.is_chinese() || is_named(place) && is_named(name) { lang } else { Lang::Hans };
        let [place, name] = [place, name].map(|name| corpus.in_language(name, lang));
        Some(Messages::of(lang).format(key, &[place, &year, name]))
    }

    /// Charts of different indicators: in turn one of a place over the years and one of a year's places.
    fn telling_charts(&self) -> Vec<Choice> {
        let of_places = self.telling_series(|place, year| (place, year));
        let of_years = self.telling_series(|place, year| (year, place));
        let mut shown: Vec<&str> = Vec::new();
        let mut choices = Vec::new();
        for turn in 0..of_places.len().max(of_years.len()) {
            for (param, series) in [("region", &of_places), ("year", &of_years)] {
                let new = |point: &&Point| choices.len() < CHARTS && !shown.contains(&point.name);
                let Some(point) = series.get(turn).filter(new) else { continue };
                shown.push(point.name);
                choices.push(self.chart_choice(point.name, point.metric.measure, param, &point.fixed));
            }
        }
        choices
    }

    /// The first point of each series worth a chart, the most telling series first. `part` says which of place
    /// and year a series holds fixed, and which it runs along.
    fn telling_series(&self, part: fn(String, String) -> (String, String)) -> Vec<Point<'_>> {
        let corpus = &self.engine.corpus;
        let point = |metric| {
            let (name, place) = (corpus.name_of(metric), corpus.region_of(metric));
            let year = first_year(metric).map(|year| year.to_string());
            let year = year.filter(|_| metric.status != Status::Context && !name.is_empty())?;
            let (fixed, along) = part(place.to_owned(), year.clone());
            (metric.period.as_deref() == Some(&*year)).then_some(Point { metric, name, fixed, along })
        };
        let points = corpus.metrics.iter().filter_map(point).collect();
        let series = order::grouped(points, |a, b| a.series().cmp(&b.series()));
        let mut ranked: Vec<(usize, Vec<Point>)> = series.into_iter().map(|points| (worth(&points), points)).collect();
        ranked.retain(|(worth, _)| *worth > 0);
        order::sort_by(&mut ranked, |a, b| b.0.cmp(&a.0));
        ranked.into_iter().filter_map(|(_, points)| points.into_iter().next()).collect()
    }

    fn chart_choice(&self, name: &str, measure: Measure, param: &str, fixed: &str) -> Choice {
        let view = self.fresh(Tab::Metrics).with("ind", Some(name)).with("measure", Some(measure.key()));
        choice((self.named(name), view.with(param, Some(fixed))))
    }
}

fn choice((label, view): (String, View)) -> Choice {
    Choice { value: label.clone(), label, selected: false, count: None, query: view.to_query() }
}
