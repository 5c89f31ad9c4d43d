//! `mingcha ledger`: targets with the outcomes reported for them.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::input::Reading;
use super::output::{self, Format};
use super::status::{Failure, Status};
use crate::corpus::{Corpus, Group};

/// Prints a row for each target, with the outcome that a document reports for the same indicator, place, period,
/// measure and unit: the one told last, and the others after it. Targets are not judged.
#[derive(Args)]
pub struct Ledger {
    /// Files and folders to read
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// How to print the rows
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    #[command(flatten)]
    reading: Reading,
}

/// A target with its outcomes.
#[derive(Serialize)]
struct Row {
    indicator: String,
    region: String,
    period: String,
    measure: &'static str,
    target: Side,
    outcome: Option<Side>,
    others: Vec<Side>,
}

/// A figure of a row.
#[derive(Serialize)]
struct Side {
    value: f64,
    value_max: Option<f64>,
    unit: String,
    comparator: &'static str,
    surface: String,
    doc: String,
    sentence: String,
}

/// A row without nesting and without the other outcomes, for CSV.
#[derive(Serialize)]
struct Flat {
    indicator: String,
    region: String,
    period: String,
    measure: &'static str,
    target_value: f64,
    target_value_max: Option<f64>,
    target_unit: String,
    target_comparator: &'static str,
    target_surface: String,
    target_doc: String,
    target_sentence: String,
    outcome_value: Option<f64>,
    outcome_value_max: Option<f64>,
    outcome_unit: Option<String>,
    outcome_comparator: Option<&'static str>,
    outcome_surface: Option<String>,
    outcome_doc: Option<String>,
    outcome_sentence: Option<String>,
}

impl Ledger {
    /// Prints the rows, ordered by indicator, place and period.
    pub fn run(self) -> Result<Status, Failure> {
        let (corpus, status) = self.reading.corpus(&self.paths)?;
        let rows = corpus.ledger.iter().flat_map(|group| rows(&corpus, group));
        match self.format {
            Format::Jsonl => output::print_rows(rows, self.format)?,
            Format::Csv => output::print_rows(rows.map(Flat::from), self.format)?,
        }
        Ok(status)
    }
}

/// A row for each target of a group.
fn rows(corpus: &Corpus, group: &Group) -> Vec<Row> {
    let mut rows = Vec::new();
    for &target in &group.targets {
        let Some(metric) = corpus.metrics.get(target as usize) else { continue };
        let Some(target) = side(corpus, target) else { continue };
        let mut outcomes = group.outcomes.iter().filter_map(|&outcome| side(corpus, outcome));
        rows.push(Row {
            indicator: corpus.name_of(metric).to_owned(),
            region: corpus.region_of(metric).to_owned(),
            period: metric.period.as_deref().unwrap_or_default().to_owned(),
            measure: metric.measure.key(),
            target,
            outcome: outcomes.next(),
            others: outcomes.collect(),
        });
    }
    rows
}

fn side(corpus: &Corpus, metric: u32) -> Option<Side> {
    let metric = corpus.metrics.get(metric as usize)?;
    let document = corpus.documents.get(metric.doc as usize)?;
    Some(Side {
        value: metric.value,
        value_max: metric.value_max,
        unit: metric.unit.to_string(),
        comparator: metric.comparator.key(),
        surface: corpus.surface_of(metric),
        doc: document.id.clone(),
        sentence: corpus.sentence_of(metric).of(&document.text).to_owned(),
    })
}

impl From<Row> for Flat {
    fn from(row: Row) -> Flat {
        let (target, outcome) = (row.target, row.outcome);
        Flat {
            indicator: row.indicator,
            region: row.region,
            period: row.period,
            measure: row.measure,
            target_value: target.value,
            target_value_max: target.value_max,
            target_unit: target.unit,
            target_comparator: target.comparator,
            target_surface: target.surface,
            target_doc: target.doc,
            target_sentence: target.sentence,
            outcome_value: outcome.as_ref().map(|o| o.value),
            outcome_value_max: outcome.as_ref().and_then(|o| o.value_max),
            outcome_unit: outcome.as_ref().map(|o| o.unit.clone()),
            outcome_comparator: outcome.as_ref().map(|o| o.comparator),
            outcome_surface: outcome.as_ref().map(|o| o.surface.clone()),
            outcome_doc: outcome.as_ref().map(|o| o.doc.clone()),
            outcome_sentence: outcome.map(|o| o.sentence),
        }
    }
}
