//! Corrections of the newsroom (编辑更正): rows of `mingcha.toml` that set what was read wrongly, or drop a figure.
//!
//! ```toml
//! [[correction]]
//! at = "chengdu-2024~3fa9c1b2~13%"  # the figure's name in links, the column `at` of `mingcha extract`
//! version = 2                       # of several rows for one figure the highest stands; 1 where left out
//! note = "…"                        # what readers are told
//! direction = "down"                # value value_max unit comparator direction measure indicator status
//!                                   # period region; "" takes direction, period or region away
//! drop = true                       # instead of fields: it is no figure
//! ```
//! A figure is named by its sentence's words, so a correction survives a rebuild; where the sentence or the
//! figure is gone it is reported and not applied, never guessed.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::Error as _;

use super::{Anchor, Corpus};
use crate::document::Note;
use crate::metric::{Comparator, Direction, Measure, Metric, Period, Status};
use crate::shared::Str;

/// A correction of one figure.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Row")]
pub struct Correction {
    at: Anchor,
    version: u32,
    note: String,
    /// None drops the figure.
    fields: Option<Fields>,
}

/// A row as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    at: String,
    #[serde(default = "first")]
    version: u32,
    #[serde(default)]
    note: String,
    #[serde(default)]
    drop: bool,
    value: Option<f64>,
    value_max: Option<f64>,
    unit: Option<String>,
    comparator: Option<Comparator>,
    direction: Option<String>,
    measure: Option<Measure>,
    indicator: Option<String>,
    status: Option<Status>,
    period: Option<String>,
    region: Option<String>,
}

fn no_period(text: &str) -> String {
    format!(
        "“{text}” is no period: 2023, 2022H1, 2022Q1, 2022-07, 2022-07-28, 2021-2025, 2023-01-2023-09, 2017/18, \
         2022/23-2025/26"
    )
}

fn first() -> u32 {
    1
}

/// What to set; a field that is not given stays.
#[derive(Clone, Debug, Default, PartialEq)]
struct Fields {
    value: Option<f64>,
    value_max: Option<f64>,
    unit: Option<Str>,
    comparator: Option<Comparator>,
    direction: Option<Option<Direction>>,
    measure: Option<Measure>,
    indicator: Option<Str>,
    status: Option<Status>,
    period: Option<Option<Str>>,
    region: Option<Option<Str>>,
}

impl TryFrom<Row> for Correction {
    type Error = String;

    fn try_from(row: Row) -> Result<Correction, String> {
        let at = Anchor::parse(&row.at).filter(|anchor| !anchor.surface.is_empty());
        let at = at.ok_or(format!("“{}” names no figure: take it from the column `at` of mingcha extract", row.at))?;
        let number = |value: Option<f64>| match value {
            Some(value) if !value.is_finite() => Err(format!("{value} is no number that a figure can have")),
            value => Ok(value),
        };
        let direction = match row.direction.as_deref() {
            None => None,
            Some("") => Some(None),
            Some(word) => Some(Some(Direction::from_key(word).ok_or(format!("“{word}” is no direction: up, down"))?)),
        };
        let period = match row.period.as_deref() {
            None => None,
            Some("") => Some(None),
            Some(text) => Some(Some(Period::parse(text).ok_or_else(|| no_period(text))?.to_string().into())),
        };
        let fields = Fields {
            value: number(row.value)?,
            value_max: number(row.value_max)?,
            unit: row.unit.map(Into::into),
            comparator: row.comparator,
            direction,
            measure: row.measure,
            indicator: row.indicator.map(Into::into),
            status: row.status,
            period,
            region: row.region.map(|name| (!name.is_empty()).then(|| name.into())),
        };
        let fields = match (row.drop, fields == Fields::default()) {
            (true, true) => None,
            (false, false) => Some(fields),
            (true, false) => return Err("a figure that is dropped has no fields to set".to_owned()),
            (false, true) => return Err("says neither `drop = true` nor a field to set".to_owned()),
        };
        Ok(Correction { at, version: row.version, note: row.note, fields })
    }
}

impl Fields {
    fn apply(&self, metric: &mut Metric) {
        fn set<T: Clone>(field: &mut T, value: &Option<T>) {
            if let Some(value) = value {
                field.clone_from(value);
            }
        }
        // A new number takes the place of the whole range.
        if self.value.is_some() {
            metric.value_max = None;
        }
        set(&mut metric.value, &self.value);
        metric.value_max = self.value_max.or(metric.value_max);
        set(&mut metric.unit, &self.unit);
        set(&mut metric.comparator, &self.comparator);
        set(&mut metric.direction, &self.direction);
        set(&mut metric.measure, &self.measure);
        set(&mut metric.indicator, &self.indicator);
        set(&mut metric.status, &self.status);
        set(&mut metric.period, &self.period);
        set(&mut metric.region, &self.region);
        // Somebody has looked.
        metric.doubt = None;
    }
}

/// The corrections of a `mingcha.toml`; its other tables are the reader's.
pub fn corrections(text: &str) -> Result<Vec<Correction>, toml::de::Error> {
    #[derive(Deserialize)]
    struct File {
        #[serde(default)]
        correction: Vec<Correction>,
    }
    let rows = toml::from_str::<File>(text)?.correction;
    let mut known = BTreeMap::new();
    for row in &rows {
        if known.insert((row.at.to_string(), row.version), ()).is_some() {
            let message = format!("{} is corrected twice as version {}", row.at, row.version);
            return Err(toml::de::Error::custom(message));
        }
    }
    Ok(rows)
}

/// A correction that fits nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Unapplied {
    /// The figure that it names.
    pub at: Anchor,
    /// What is not there.
    pub gone: Gone,
}

/// What a correction misses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// The document was not read.
    Document,
    /// The document has no such sentence.
    Sentence,
    /// The sentence has no such figure.
    Figure,
}

impl fmt::Display for Unapplied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self.gone {
            Gone::Document => "its document was not read",
            Gone::Sentence => "its sentence is gone",
            Gone::Figure => "its sentence has no such figure",
        };
        write!(f, "the correction of {} was not applied: {why}", self.at)
    }
}

/// Applies corrections to the metrics of a corpus, before anything is made of them. What was corrected is marked;
/// what fits nothing is given back, and noted in its document.
pub(crate) fn apply(corpus: &mut Corpus, corrections: &[Correction]) -> Vec<Unapplied> {
    let mut standing: BTreeMap<String, &Correction> = BTreeMap::new();
    for correction in corrections {
        let known = standing.entry(correction.at.to_string()).or_insert(correction);
        if known.version < correction.version {
            *known = correction;
        }
    }
    let mut unapplied = Vec::new();
    let mut found: BTreeMap<usize, &Correction> = BTreeMap::new();
    let mut anchors: BTreeMap<usize, Vec<Anchor>> = BTreeMap::new();
    for correction in standing.into_values() {
        let at = &correction.at;
        let Some((doc, here)) = corpus.anchored(at) else {
            unapplied.push(Unapplied { at: at.clone(), gone: Gone::Document });
            continue;
        };
        let anchors = anchors.entry(doc).or_insert_with(|| corpus.anchors_of(doc));
        if let Some(nth) = anchors.iter().position(|anchor| *anchor == here) {
            found.insert(corpus.metrics_of(doc).start + nth, correction);
            continue;
        }
        let sentence = !corpus.sentences_named(&corpus.documents[doc], &at.sentence).is_empty();
        let gone = if sentence { Gone::Figure } else { Gone::Sentence };
        unapplied.push(Unapplied { at: at.clone(), gone });
        let note = Note { key: "note-correction-gone".to_owned(), args: vec![at.surface.clone()] };
        corpus.documents[doc].notes.push(note);
    }
    let mut metrics = Vec::with_capacity(corpus.metrics.len());
    for (index, mut metric) in std::mem::take(&mut corpus.metrics).into_iter().enumerate() {
        match found.get(&index) {
            None => metrics.push(metric),
            Some(Correction { fields: None, .. }) => {}
            Some(Correction { fields: Some(fields), note, .. }) => {
                fields.apply(&mut metric);
                corpus.corrected.push((metrics.len() as u32, note.clone()));
                metrics.push(metric);
            }
        }
    }
    corpus.metrics = metrics;
    unapplied
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble::{assemble, assemble_corrected};
    use crate::document::{Document, read_bytes};

    const TEXT: &str = "---\ntitle: 2024年甲市政府工作报告\ndate: 2024-01-15\nregion: 成都市\n---\n\n全年新建公园12座，失业率为3.1%。投资增长8%。\n";

    fn documents() -> Vec<Document> {
        read_bytes("jia.md", TEXT.as_bytes()).unwrap()
    }

    fn name(surface: &str) -> String {
        let corpus = assemble(documents());
        corpus.anchors_of(0).iter().find(|anchor| anchor.surface == surface).unwrap().to_string()
    }

    #[test]
    fn a_correction_sets_fields_or_drops_and_is_marked() {
        let rows = format!(
            "[[document]]\nid = 'x'\n[[correction]]\nat = '{}'\nversion = 2\nnote = '原文为新建'\nvalue = 13\nperiod = '2023-12'\n\
             [[correction]]\nat = '{}'\nvalue = 99\n[[correction]]\nat = '{}'\ndrop = true\n",
            name("12座"),
            name("12座"),
            name("3.1%"),
        );
        let (corpus, unapplied) = assemble_corrected(documents(), &corrections(&rows).unwrap());
        assert_eq!(unapplied, []);
        let read: Vec<_> = corpus.metrics.iter().map(|m| (corpus.surface_of(m), m.value)).collect();
        assert_eq!(read, [("12座".to_owned(), 13.0), ("8%".to_owned(), 8.0)]);
        assert_eq!(corpus.metrics[0].period.as_deref(), Some("2023-12"));
        assert_eq!((corpus.correction_of(0), corpus.correction_of(1)), (Some("原文为新建"), None));
    }

    /// The same file read with others of its name around it has folders before its id: its corrections stay its own.
    #[test]
    fn a_correction_survives_more_files_of_the_name() {
        let rows = format!("[[correction]]\nat = '{}'\nvalue = 13\n", name("12座"));
        let other = TEXT.replace("甲市", "乙市").replace("12座", "11座");
        let read = |id: &str, text: &str| Document {
            id: id.to_owned(),
            ..read_bytes("x.md", text.as_bytes()).unwrap().remove(0)
        };
        let documents = vec![read("a/jia", &other), read("b/jia", TEXT)];
        let (corpus, unapplied) = assemble_corrected(documents, &corrections(&rows).unwrap());
        assert_eq!(unapplied, []);
        assert_eq!(corpus.metrics.iter().map(|m| m.value).collect::<Vec<_>>(), [11.0, 3.1, 8.0, 13.0, 3.1, 8.0]);
    }

    #[test]
    fn what_is_gone_is_reported_and_changes_nothing() {
        let there = name("8%");
        let (sentence, _) = there.rsplit_once('~').unwrap();
        let rows: String = [format!("{sentence}~9%"), "jia~00000000~8%".to_owned(), "yi~00000000~8%".to_owned()]
            .iter()
            .map(|at| format!("[[correction]]\nat = '{at}'\nvalue = 1\n"))
            .collect();
        let (corpus, unapplied) = assemble_corrected(documents(), &corrections(&rows).unwrap());
        let gone: Vec<Gone> = unapplied.iter().map(|one| one.gone).collect();
        assert_eq!(gone, [Gone::Sentence, Gone::Figure, Gone::Document]);
        assert_eq!(corpus.metrics, assemble(documents()).metrics);
        let notes = corpus.documents[0].notes.iter().filter(|note| note.key == "note-correction-gone");
        assert_eq!(notes.count(), 2);
    }

    #[test]
    fn rows_that_say_nothing_or_nonsense_are_refused() {
        for row in [
            "value = 1",
            "at = 'jia~00000000~8%'",
            "at = 'jia~00000000'\nvalue = 1",
            "at = 'jia~00000000~8%'\ndrop = true\nvalue = 1",
            "at = 'jia~00000000~8%'\nvalue = nan",
            "at = 'jia~00000000~8%'\ndirection = 'upwards'",
            "at = 'jia~00000000~8%'\nperiod = '2023年'",
            "at = 'jia~00000000~8%'\nvalues = 1",
        ] {
            assert!(corrections(&format!("[[correction]]\n{row}\n")).is_err(), "{row}");
        }
        let row = "[[correction]]\nat = 'jia~00000000~8%'\nvalue = 1\n";
        assert!(corrections(row).is_ok());
        assert!(corrections(&row.repeat(2)).is_err(), "twice the same version");
    }

    #[test]
    fn every_period_that_extract_writes_can_be_set() {
        let rows =
            |period: &str| corrections(&format!("[[correction]]\nat = 'jia~00000000~8%'\nperiod = '{period}'\n"));
        let spans = ["2021-2025", "2023-01-2023-09", "2023-04-2024-03", "2014/15", "2022/23-2025/26"];
        for period in ["2023", "2022H1", "2022Q4", "2022-07", "2022-07-28", ""].into_iter().chain(spans) {
            assert!(rows(period).is_ok(), "{period}");
        }
        for period in ["202", "2022H3", "2022-7", "2022-07-28-01", "2021—2025", "2025-2021", "去年", "2022-"] {
            assert!(rows(period).is_err(), "{period}");
        }
    }
}
