//! How often terms occur → what is drawn.

use super::{ChartData, Lines, Plot, Point, RowOfPoints, Series, Table, measure};
use crate::i18n::Messages;
use crate::metric::{Comparator, Status};
use crate::text::joined;
use crate::view::{ChartKind, View};

/// One document or year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TermRow {
    /// Document title or year.
    pub label: String,
    /// For each term how often per ten thousand characters.
    pub rates: Vec<f64>,
    /// The view that searches there.
    pub query: String,
}

/// The chart of terms over documents or years, `source` being the words for where they were counted.
pub fn data_of_terms(view: &View, terms: &[String], rows: &[TermRow], source: &str) -> ChartData {
    let messages = Messages::of(view.lang());
    let nothing = terms.is_empty() || rows.is_empty();
    let heads = std::iter::once(messages.text("trends-place").to_owned()).chain(terms.iter().cloned());
    let cells = |row: &TermRow| {
        std::iter::once(row.label.clone()).chain(row.rates.iter().map(|rate| short(*rate))).collect::<Vec<_>>()
    };
    ChartData {
        key: view.to_query(),
        kind: ChartKind::Trends,
        kinds: vec![ChartKind::Trends],
        title: messages.text("chart-title-trends").to_owned(),
        description: if nothing { String::new() } else { describe(&messages, terms, rows) },
        message: if nothing { messages.text("chart-none-terms").to_owned() } else { absent(&messages, terms, rows) },
        source: if source.is_empty() { String::new() } else { messages.format("chart-source", &[source]) },
        plot: if nothing { Plot::Nothing } else { plot(&messages, terms, rows) },
        table: Table { columns: heads.collect(), shown: terms.len() + 1, rows: rows.iter().map(cells).collect() },
    }
}

/// Lines over the rows; with one row only, a bar each term.
fn plot(messages: &Messages, terms: &[String], rows: &[TermRow]) -> Plot {
    let point = |term: usize, name: &str, row: &TermRow, x: f64| {
        let rate = row.rates.get(term).copied().filter(|rate| rate.is_finite()).unwrap_or(0.0);
        let words = messages.format("chart-rate", &[short(rate)]);
        Point {
            x,
            value: rate,
            value_max: None,
            comparator: Comparator::Equal,
            status: Status::Outcome,
            text: short(rate),
            label: joined(&[row.label.as_str(), name, &words], " · "),
            query: row.query.clone(),
        }
    };
    if let [only] = rows {
        let row = |(term, name): (usize, &String)| RowOfPoints {
            label: name.clone(),
            points: vec![point(term, name, only, 0.0)],
        };
        return Plot::Rows(terms.iter().enumerate().map(row).collect());
    }
    let xs = places(rows);
    let series = terms.iter().enumerate().map(|(term, name)| Series {
        name: name.clone(),
        status: Status::Outcome,
        colour: term,
        points: rows.iter().zip(&xs).map(|(row, x)| point(term, name, row, *x)).collect(),
    });
    let labels = rows.iter().zip(&xs).map(|(row, x)| (*x, measure::clip(&row.label, 12.0, 100.0))).collect();
    Plot::Lines(Lines { series: series.collect(), labels })
}

/// Years stand where they are, documents side by side.
fn places(rows: &[TermRow]) -> Vec<f64> {
    let years: Option<Vec<f64>> = rows.iter().map(|row| row.label.parse::<u32>().ok().map(f64::from)).collect();
    let rising = |years: &Vec<f64>| years.windows(2).all(|pair| pair[0] < pair[1]);
    years.filter(rising).unwrap_or_else(|| (0..rows.len()).map(|at| at as f64).collect())
}

fn describe(messages: &Messages, terms: &[String], rows: &[TermRow]) -> String {
    let peak = |(term, name): (usize, &String)| {
        let rate = |row: &TermRow| row.rates.get(term).copied().unwrap_or(0.0);
        let best = rows.iter().max_by(|a, b| rate(a).total_cmp(&rate(b)))?;
        Some(messages.format("chart-describe-term", &[name.as_str(), &best.label, &short(rate(best))]))
    };
    let peaks: Vec<String> = terms.iter().enumerate().filter_map(peak).collect();
    let label = |row: Option<&TermRow>| row.map_or(String::new(), |row| row.label.clone());
    let comma = messages.text("list-comma");
    let args = [
        joined(terms, comma),
        label(rows.first()),
        label(rows.last()),
        joined(&peaks, messages.text("list-semicolon")),
    ];
    messages.format("chart-describe-trends", &args)
}

/// Which terms stand nowhere.
fn absent(messages: &Messages, terms: &[String], rows: &[TermRow]) -> String {
    let mut absent = Vec::new();
    for (term, name) in terms.iter().enumerate() {
        if rows.iter().all(|row| row.rates.get(term).is_none_or(|rate| *rate == 0.0)) {
            absent.push(name.as_str());
        }
    }
    if absent.is_empty() {
        return String::new();
    }
    messages.format("chart-absent-terms", &[joined(&absent, messages.text("list-comma"))])
}

/// Two decimals at most; a rate is computed, never quoted.
fn short(rate: f64) -> String {
    crate::i18n::plain((rate * 100.0).round() / 100.0)
}
