//! Metrics as rows: the fields of the annotation guideline, then what else is useful. JSON Lines and CSV.

use std::collections::HashMap;

use serde::{Serialize, Serializer};

use super::Metric;
use crate::corpus::{Anchor, Corpus};
use crate::text::{Span, sentence_hash};

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
}

/// The rows of a corpus, in reading order.
pub fn records(corpus: &Corpus) -> Vec<Record> {
    let mut places = Places::default();
    corpus.metrics.iter().filter_map(|metric| places.record(corpus, metric)).collect()
}

/// The sentences of the paragraph that was read last, and how often each surface stood in the sentence.
#[derive(Default)]
struct Places {
    paragraph: Option<(u32, usize)>,
    sentences: Vec<Span>,
    section: String,
    sentence: Option<Span>,
    hash: String,
    surfaces: HashMap<String, u32>,
}

impl Places {
    fn record(&mut self, corpus: &Corpus, metric: &Metric) -> Option<Record> {
        let document = corpus.documents.get(metric.doc as usize)?;
        let at = document.paragraph_at(metric.surface.start)?;
        if self.paragraph != Some((metric.doc, at)) {
            self.paragraph = Some((metric.doc, at));
            self.sentences = document.sentences(at);
            self.section = document.section_path(at).join(" / ");
            self.sentence = None;
        }
        let nth = self.sentences.partition_point(|s| s.end <= metric.surface.start);
        let sentence = self.sentences.get(nth).copied().unwrap_or(metric.context);
        if self.sentence != Some(sentence) {
            self.sentence = Some(sentence);
            self.hash = sentence_hash(sentence.of(&document.text));
            self.surfaces.clear();
        }
        let surface = without_blanks(metric.surface.of(&document.text));
        let occurrence = self.surfaces.entry(surface.clone()).or_insert(0);
        *occurrence += 1;
        let anchor = Anchor {
            doc: document.id.clone(),
            sentence: self.hash.clone(),
            surface: surface.clone(),
            occurrence: *occurrence,
        };
        let canonical = metric.canonical.and_then(|index| corpus.indicators.get(index as usize));
        Some(Record {
            doc: document.id.clone(),
            surface,
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
            canonical: canonical.map_or_else(String::new, |indicator| indicator.name.clone()),
            section: self.section.clone(),
            at: anchor.to_string(),
            doubt: metric.doubt.clone().unwrap_or_default(),
        })
    }
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
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
