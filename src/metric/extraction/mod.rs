//! From a document to its metrics, sentence by sentence. Native only: the page reads the bundle.
//!
//! A grammar in stages, each a file, or a folder whose head says what its parts do, over one folded sentence at a time:
//!
//! | stage | what it does |
//! | --- | --- |
//! | `quantity` | numeral and unit, ranges, ranks, shares, multiples |
//! | `exclude` | dates, names, codes, structure, bases, baselines measure nothing |
//! | `clause` | segments: the pieces that say one thing of one number |
//! | `indicator` | the indicator: the words beside a number, distributed over lists |
//! | `period` | the time that a text says a number is for |
//! | `setting` | what the place in the outline says: review or plan, of which period |
//! | `region` | the place that a statement is for |
//! | `given` | a sentence with what was said before it |
//! | `figure` | a figure with its fields |
//! | `telling` | what a sentence tells its figures, clause by clause: time, place, base year |
//! | `leaning` | what a figure takes from those before it |
//! | `sentence` | these stages in their order |
//! | `table` | a row's name, a column's head and a cell |
//!
//! The words it knows are data: `assets/lexicon.toml`, read by `lexicon`, and `assets/units.toml`.

mod clause;
mod exclude;
mod figure;
mod given;
mod indicator;
mod leaning;
pub(super) mod lexicon;
mod period;
mod quantity;
mod region;
mod sentence;
mod setting;
mod table;
mod telling;

use self::clause::compare;
use self::given::{Before, Sentence};
use self::indicator::phrase::Phrase;
use self::indicator::{dependence, scheme};
use self::period::calendar::Calendar;
use self::setting::Setting;
use self::table::Table;
use super::because::{self, Because};
use super::{Measure, Metric};
use crate::document::{Document, ParagraphKind};
use crate::text::{Folded, Span, first_chars, fold, fold_text};

/// All metrics of a document, in reading order. `doc_index` is its place in the corpus.
pub fn extract(document: &Document, doc_index: u32) -> Vec<Metric> {
    explain(document, doc_index).into_iter().map(|(metric, _)| metric).collect()
}

/// The same, each with the rules that decided.
pub fn explain(document: &Document, doc_index: u32) -> Vec<(Metric, Because)> {
    let calendar = Calendar::of(document);
    let mut setting = Setting::of(document, calendar);
    let title = fold_text(&document.meta.title);
    let home = region::of_title(&title, &document.text).unwrap_or_else(|| document.meta.region.clone());
    let known = fold_text(&home);
    let mut metrics = Vec::new();
    let mut table = Table::default();
    let mut before = Before::default();
    let digest = is_digest(&title);
    for (at, paragraph) in document.paragraphs.iter().enumerate() {
        if matches!(paragraph.kind, ParagraphKind::Row { .. }) {
            metrics.extend(table.row(document, at, doc_index, &setting, &home));
            continue;
        }
        setting.enter(document, at);
        let (mut topic, mut owner, mut scheme) = (None, Phrase::default(), Phrase::default());
        // A nation is told of for longer than a province.
        let nation = |place: &String| !digest && region::is_nation(place);
        let place = before.place.take().filter(nation);
        before = Before { place, ..Before::default() };
        for span in document.sentences(at) {
            let folded = calendar.plain(fold(span.of(&document.text)));
            setting.observe(&folded.text);
            let own = region::topic(&folded.text);
            let heading = own.is_some() && folded.text.chars().count() <= 16;
            let region = match own.as_ref().or(topic.as_ref()) {
                Some(topic) => (topic.as_str(), &because::TOPIC),
                None => (home.as_str(), &because::DOCUMENT),
            };
            let sentence = Sentence {
                doc: doc_index,
                span,
                folded: &folded,
                setting: &setting,
                home: &known,
                region,
                owner: &owner,
                before: &before,
                scheme: &scheme,
            };
            let first = metrics.len();
            before = sentence.read(&mut metrics);
            for (metric, _) in &mut metrics[first..] {
                metric.base_year = base_year(&folded, span, metric);
            }
            if heading {
                topic = own;
            }
            owner = run_in(&folded).unwrap_or(owner);
            if setting.announces() {
                scheme = scheme::scheme_in(&folded, folded.text.len()).unwrap_or(scheme);
            }
        }
    }
    metrics
}

/// Whether a title is that of a digest of news, of which each paragraph may tell of another place.
fn is_digest(title: &str) -> bool {
    ["快讯", "简讯", "联播"].iter().any(|word| title.contains(word))
}

/// The year that a change in a sentence is told against.
fn base_year(sentence: &Folded, span: Span, metric: &Metric) -> Option<u16> {
    if !matches!(metric.measure, Measure::Growth | Measure::Change) {
        return None;
    }
    let place = |at: u32| sentence.folded_offset(at.saturating_sub(span.start));
    let (before, rest) = sentence.text.split_at_checked(place(metric.context.start))?;
    compare::base_year(before, rest.get(..place(metric.surface.start).checked_sub(before.len())?)?)
}

/// The subject of a short sentence that opens what follows: 经营主体持续壮大。
fn run_in(sentence: &Folded) -> Option<Phrase> {
    const LONGEST: usize = 14;
    let text = sentence.text.trim_end_matches('。');
    let short = first_chars(text, LONGEST).len() == text.len();
    if !short || text.contains([',', '、']) || !quantity::scan(text).is_empty() {
        return None;
    }
    let end = dependence::subject_end(text);
    (end < text.len()).then(|| Phrase::of(sentence, 0..end))
}
