//! Metrics as rows: the fields of the annotation guideline, then what else is useful. JSON Lines and CSV.

use serde::{Serialize, Serializer};

use crate::corpus::{Anchor, Corpus, without_blanks};

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
    /// Headings from the outermost, parted by ` / `.
    pub section: String,
    /// The name of the figure in links.
    pub at: String,
    /// Why it should be checked; empty where nothing.
    pub doubt: String,
    /// 编辑更正 and the editor's note; empty where nobody corrected it.
    pub corrected: String,
}

/// The rows of a corpus, in reading order.
pub fn records(corpus: &Corpus) -> Vec<Record> {
    (0..corpus.documents.len()).flat_map(|doc| of_document(corpus, doc)).collect()
}

fn of_document(corpus: &Corpus, doc: usize) -> Vec<Record> {
    let document = &corpus.documents[doc];
    let (mut paragraph, mut section) = (None, String::new());
    let record = |(index, anchor): (usize, Anchor)| {
        let metric = &corpus.metrics[index];
        let at = document.paragraph_at(metric.surface.start);
        if paragraph != at {
            paragraph = at;
            section = at.map_or(String::new(), |at| document.section_path(at).join(" / "));
        }
        Record {
            doc: document.id.clone(),
            at: anchor.to_string(),
            surface: anchor.surface,
            context: without_blanks(metric.context.of(&document.text)),
            value: metric.value,
            value_max: metric.value_max,
            unit: metric.unit.clone(),
            comparator: metric.comparator.key(),
            direction: metric.direction.map(super::Direction::key),
            measure: metric.measure.key(),
            indicator: metric.indicator.clone(),
            status: metric.status.key(),
            period: metric.period.clone(),
            region: metric.region.clone(),
            canonical: corpus.canonical_of(metric).to_owned(),
            section: section.clone(),
            doubt: metric.doubt.clone().unwrap_or_default(),
            corrected: corpus.correction_of(index).map_or(String::new(), corrected),
        }
    };
    corpus.metrics_of(doc).zip(corpus.anchors_of(doc)).map(record).collect()
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
