//! Metrics as rows: the fields of the annotation guideline, then what else is useful. JSON Lines and CSV.

use rayon::prelude::*;
use serde::{Serialize, Serializer};

use super::anchor::without_blanks;
use super::{Anchor, Corpus};
use crate::metric::because::Because;
use crate::metric::{self, Metric};

/// One metric as a row of `mingcha extract`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Record {
    /// Document id.
    pub doc: String,
    /// Number, multiplier and unit as written, white space removed.
    pub surface: String,
    /// The clause that holds it, as written, white space removed.
    pub context: String,
    /// In plain units.
    #[serde(serialize_with = "plain")]
    pub value: f64,
    /// The upper end of a range.
    #[serde(serialize_with = "plain_or_none")]
    pub value_max: Option<f64>,
    /// Unit without its multiplier.
    pub unit: String,
    /// `=`, `>`, `>=`, `<`, `<=`, `~`
    pub comparator: &'static str,
    /// `up`, `down` or none.
    pub direction: Option<&'static str>,
    /// `level`, `growth`, `change`, `rank`
    pub measure: &'static str,
    /// What is measured.
    pub indicator: String,
    /// `outcome`, `target`, `context`
    pub status: &'static str,
    /// Observation period.
    pub period: Option<String>,
    /// Reference area.
    pub region: Option<String>,
    /// The thesaurus' name of the indicator; empty where it has none.
    pub canonical: String,
    /// Where the thesaurus has no name: the wording that stands for all those made of the same words.
    pub cluster: String,
    /// Headings from the outermost, parted by ` / `.
    pub section: String,
    /// The name of the figure in links.
    pub at: String,
    /// Why it should be checked; empty where nothing.
    pub doubt: String,
    /// The names of the same figure in other documents that say it in the same words; see [`Many`].
    pub sources: Many,
    /// 编辑更正 and the editor's note; empty where nobody corrected it.
    pub corrected: String,
    /// Which rule gave each field, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<Explained>,
}

/// The rules behind a row: an object in JSON, one text in CSV (`unit=written comparator=…`).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Explained {
    /// Field → rule.
    Fields(Because),
    /// The same in words.
    Joined(String),
}

/// Several values in one field: a list in JSON, one text in CSV.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Many {
    /// As they are.
    List(Vec<String>),
    /// Parted by ` / `.
    Joined(String),
}

impl Record {
    /// The row without nesting, for CSV.
    pub fn flat(self) -> Record {
        let sources = match self.sources {
            Many::List(sources) => Many::Joined(sources.join(" / ")),
            joined => joined,
        };
        let because = self.because.map(|because| match because {
            Explained::Fields(because) => {
                Explained::Joined(because.fields().map(|(field, rule)| format!("{field}={}", rule.key)).join(" "))
            }
            joined => joined,
        });
        Record { sources, because, ..self }
    }
}

/// The rows of a corpus with the rules behind them: documents are read once more.
pub fn explained(corpus: &Corpus) -> Vec<(Record, Because)> {
    let because = corpus.documents.par_iter().enumerate().map(|(doc, document)| {
        let mut found = metric::explain(document, doc as u32).into_iter();
        // Corrections leave figures out, but move none.
        let of = |metric: &Metric| found.find(|(read, _)| read.surface == metric.surface);
        corpus.metrics[corpus.metrics_of(doc)].iter().map(of).collect::<Vec<_>>()
    });
    let because: Vec<_> = because.flatten_iter().collect();
    let row = |((record, metric), found): ((Record, &Metric), Option<(Metric, Because)>)| {
        let (read, because) = found?;
        let because = because.corrected(&read, metric);
        Some((Record { because: Some(Explained::Fields(because)), ..record }, because))
    };
    records(corpus).into_iter().zip(&corpus.metrics).zip(because).filter_map(row).collect()
}

/// The rows of a corpus, in reading order.
pub fn records(corpus: &Corpus) -> Vec<Record> {
    let anchors: Vec<Anchor> = (0..corpus.documents.len()).flat_map(|doc| corpus.anchors_of(doc)).collect();
    let (mut place, mut section) = (None, String::new());
    let record = |(index, metric): (usize, &Metric)| {
        let (document, anchor) = (corpus.documents.get(metric.doc as usize)?, anchors.get(index)?);
        let paragraph = document.paragraph_at(metric.surface.start)?;
        if place != Some((metric.doc, paragraph)) {
            place = Some((metric.doc, paragraph));
            section = document.section_path(paragraph).join(" / ");
        }
        let common = |cluster: bool| {
            let indicator = metric.canonical.and_then(|at| corpus.indicators.get(at as usize));
            indicator.filter(|i| i.is_cluster() == cluster).map_or(String::new(), |i| i.name.clone())
        };
        Some(Record {
            doc: document.id.clone(),
            surface: anchor.surface.clone(),
            context: without_blanks(metric.context.of(&document.text)),
            value: metric.value,
            value_max: metric.value_max,
            unit: metric.unit.to_string(),
            comparator: metric.comparator.key(),
            direction: metric.direction.map(metric::Direction::key),
            measure: metric.measure.key(),
            indicator: metric.indicator.to_string(),
            status: metric.status.key(),
            period: metric.period.as_deref().map(str::to_owned),
            region: metric.region.as_deref().map(str::to_owned),
            canonical: common(false),
            cluster: common(true),
            section: section.clone(),
            at: anchor.to_string(),
            doubt: metric.doubt.as_deref().unwrap_or_default().to_owned(),
            sources: Many::List(corpus.sources_of(index).into_iter().map(|other| anchors[other].to_string()).collect()),
            corrected: corpus.correction_of(index).map_or(String::new(), corrected),
            because: None,
        })
    };
    corpus.metrics.iter().enumerate().filter_map(record).collect()
}

/// 编辑更正, with the editor's note.
fn corrected(note: &str) -> String {
    if note.is_empty() { "编辑更正".to_owned() } else { format!("编辑更正：{note}") }
}

/// The largest whole number that a double holds exactly.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Whole numbers print without `.0`.
fn plain<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if value.fract() == 0.0 && value.abs() < EXACT {
        serializer.serialize_i64(*value as i64)
    } else {
        serializer.serialize_f64(*value)
    }
}

fn plain_or_none<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => plain(value, serializer),
        None => serializer.serialize_none(),
    }
}
