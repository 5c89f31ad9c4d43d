//! `mingcha ledger`: targets with the outcomes reported for them.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::input::Reading;
use super::output::{self, Format};
use super::status::{Failure, Status};
use crate::corpus::{Corpus, Group};

/// Prints each target with each outcome that a document reports for the same indicator, place, period and
/// unit; a target without one stands alone. Verdicts are not given yet.
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

/// A target with an outcome.
#[derive(Serialize)]
struct Pair {
    indicator: String,
    region: String,
    period: String,
    target: Side,
    outcome: Option<Side>,
}

/// A figure of a pair.
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

/// A pair without nesting, for CSV.
#[derive(Serialize)]
struct Flat {
    indicator: String,
    region: String,
    period: String,
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
    /// Prints the pairs, ordered by indicator, place and period.
    pub fn run(self) -> Result<Status, Failure> {
        let (corpus, status) = self.reading.corpus(&self.paths)?;
        let pairs = corpus.ledger.iter().flat_map(|group| pairs(&corpus, group));
        match self.format {
            Format::Jsonl => output::print_rows(pairs, self.format)?,
            Format::Csv => output::print_rows(pairs.map(Flat::from), self.format)?,
        }
        Ok(status)
    }
}

fn pairs(corpus: &Corpus, group: &Group) -> Vec<Pair> {
    let outcomes: Vec<Option<u32>> = match group.outcomes.as_slice() {
        [] => vec![None],
        outcomes => outcomes.iter().copied().map(Some).collect(),
    };
    let pair = |target: u32, outcome: Option<u32>| {
        Some(Pair {
            indicator: group.indicator.clone(),
            region: group.region.clone(),
            period: group.period.clone(),
            target: side(corpus, target)?,
            outcome: outcome.and_then(|outcome| side(corpus, outcome)),
        })
    };
    group.targets.iter().flat_map(|&target| outcomes.iter().filter_map(move |&outcome| pair(target, outcome))).collect()
}

fn side(corpus: &Corpus, metric: u32) -> Option<Side> {
    let metric = corpus.metrics.get(metric as usize)?;
    let document = corpus.documents.get(metric.doc as usize)?;
    Some(Side {
        value: metric.value,
        value_max: metric.value_max,
        unit: metric.unit.clone(),
        comparator: metric.comparator.key(),
        surface: corpus.surface_of(metric),
        doc: document.id.clone(),
        sentence: corpus.sentence_of(metric).of(&document.text).to_owned(),
    })
}

impl From<Pair> for Flat {
    fn from(pair: Pair) -> Flat {
        let (target, outcome) = (pair.target, pair.outcome);
        Flat {
            indicator: pair.indicator,
            region: pair.region,
            period: pair.period,
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
