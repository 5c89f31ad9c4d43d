//! What each view shows: one type a view, and the rows in them.

use serde::Serialize;

use super::{Choice, Facet, Run};

/// First screen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Home {
    /// Documents, characters, figures, targets.
    pub numbers: Vec<Number>,
    /// Views worth a click: example searches and questions.
    pub examples: Vec<Choice>,
    /// Views whose charts stand on the first screen.
    pub charts: Vec<Choice>,
    /// The newest documents.
    pub documents: Vec<Card>,
}

/// A number of the corpus with its label.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Number {
    /// What is counted.
    pub label: String,
    /// The formatted number.
    pub value: String,
}

/// Search results.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Results {
    /// Paragraphs found.
    pub total: usize,
    /// Documents they stand in.
    pub documents: usize,
    /// How the query was read, and other readings to choose (did you mean).
    pub readings: Vec<Choice>,
    /// Words of a question that are not looked for, each to be added.
    pub dropped: Vec<Choice>,
    /// What went wrong with the query, in words; empty where nothing.
    pub message: String,
    /// Questions to begin with, where nothing is asked.
    pub examples: Vec<Choice>,
    /// This page of hits.
    pub hits: Vec<Hit>,
    /// Figures that answer the query, best first.
    pub figures: Vec<Row>,
    /// Filters.
    pub facets: Vec<Facet>,
    /// Pages.
    pub pages: Pages,
    /// Orders: relevance, newest, oldest.
    pub sorts: Vec<Choice>,
    /// Every paragraph by itself, or each document by its best.
    pub groups: Vec<Choice>,
}

/// Which part of a long list is shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Pages {
    /// From 1.
    pub page: usize,
    /// How many there are; at least 1.
    pub pages: usize,
    /// View of the page before; empty on the first.
    pub previous: String,
    /// View of the page after; empty on the last.
    pub next: String,
}

/// One paragraph found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// Document id.
    pub doc: String,
    /// Its title.
    pub title: String,
    /// Its date, formatted.
    pub date: String,
    /// Its place.
    pub region: String,
    /// Index of the paragraph.
    pub paragraph: usize,
    /// Section titles, outermost first.
    pub section: Vec<String>,
    /// Integer score, higher is better.
    pub score: u32,
    /// The words around the match, marks and figures in them.
    pub snippet: Vec<Run>,
    /// Whether the words are a digest's (摘要，非原文).
    pub digest: bool,
    /// Anchor of the sentence that matched best.
    pub at: String,
    /// The view that opens it.
    pub query: String,
    /// The document's other hits, where each document is shown by its best.
    pub others: Option<Choice>,
}

/// Figures: a table of metrics.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// How many pass the filters.
    pub total: usize,
    /// How the query was read, where that is not as typed; else empty.
    pub reading: String,
    /// This page of rows.
    pub rows: Vec<Row>,
    /// Filters.
    pub facets: Vec<Facet>,
    /// Pages.
    pub pages: Pages,
    /// Orders, one for each sortable column.
    pub sorts: Vec<Choice>,
    /// What the rows can be gathered by.
    pub groups: Vec<Choice>,
    /// Where on this page the rows of a group begin; empty where they are not gathered.
    pub headings: Vec<Heading>,
    /// How numbers can be written.
    pub numbers: Vec<Choice>,
    /// Whether a chart can be drawn of what is shown; ask for it with [`Request::Chart`].
    pub chart: bool,
}

/// A group of figures.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Heading {
    /// The row of this page that it stands above.
    pub row: usize,
    /// What its figures share; empty where they have none of the kind.
    pub label: String,
    /// How many figures it has on all pages.
    pub count: usize,
}

/// One metric as shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Its anchor.
    pub at: String,
    /// Document id.
    pub doc: String,
    /// Document title.
    pub title: String,
    /// What is measured, in the text's words.
    pub indicator: String,
    /// Canonical name, empty where the thesaurus has none.
    pub canonical: String,
    /// The same in the view's language.
    pub canonical_label: String,
    /// Comparator, number and unit for reading: ≥ 1.3万家.
    pub shown: String,
    /// Number, multiplier and unit as written.
    pub surface: String,
    /// In plain units.
    pub value: f64,
    /// Upper end of a range.
    pub value_max: Option<f64>,
    /// Unit.
    pub unit: String,
    /// `=`, `>`, `>=`, `<`, `<=`, `~`.
    pub comparator: String,
    /// `up`, `down` or empty.
    pub direction: String,
    /// `level`, `growth`, `change`, `rank`.
    pub measure: String,
    /// Its label.
    pub measure_label: String,
    /// `outcome`, `target`, `context`.
    pub status: String,
    /// Its label.
    pub status_label: String,
    /// Period, empty where unknown; of a change over several years with the year that it is told against.
    pub period: String,
    /// Place, empty where unknown.
    pub region: String,
    /// The same in the view's language.
    pub region_label: String,
    /// The sentence, the figure marked as target.
    pub sentence: Vec<Run>,
    /// Why it should be checked (待核); empty where nothing.
    pub doubt: String,
    /// What the editors say of their correction (编辑更正); empty where they made none.
    pub corrected: String,
    /// The other documents that say the same in the same words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Whether the sentence is a digest's.
    pub digest: bool,
    /// The view that opens its sentence.
    pub query: String,
}

/// Another document that a figure stands in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// The view that opens its sentence.
    pub query: String,
}

/// Targets beside outcomes, unjudged.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Targets {
    /// How many groups pass the filters.
    pub total: usize,
    /// How the query was read, where that is not as typed; else empty.
    pub reading: String,
    /// This page of groups.
    pub groups: Vec<TargetGroup>,
    /// Filters.
    pub facets: Vec<Facet>,
    /// Pages.
    pub pages: Pages,
}

/// The targets of one indicator, place and year with the outcomes of the same.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TargetGroup {
    /// Indicator.
    pub indicator: String,
    /// Place.
    pub region: String,
    /// Period.
    pub period: String,
    /// Targets.
    pub targets: Vec<Row>,
    /// Outcomes.
    pub outcomes: Vec<Row>,
}

/// How often terms stand in documents or years.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trends {
    /// The terms.
    pub terms: Vec<String>,
    /// One row a document or year.
    pub rows: Vec<TrendRow>,
    /// Group by document or year.
    pub groups: Vec<Choice>,
    /// Terms worth trying.
    pub examples: Vec<Choice>,
    /// Words that keep company with the first term, the most telling first, each to be added.
    pub collocates: Vec<Choice>,
    /// Words that set the documents chosen apart from the others, the most telling first, each to be added.
    pub keyness: Vec<Choice>,
    /// Whether words of digests are counted.
    pub digest: bool,
}

/// One document or year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TrendRow {
    /// Document title or year.
    pub label: String,
    /// Characters.
    pub characters: usize,
    /// For each term how often it stands there.
    pub counts: Vec<usize>,
    /// For each term how often per ten thousand characters.
    pub rates: Vec<f64>,
    /// The view that searches there.
    pub query: String,
}

/// The documents.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Library {
    /// How many pass the filters.
    pub total: usize,
    /// One card each.
    pub documents: Vec<Card>,
    /// Filters.
    pub facets: Vec<Facet>,
    /// How many of the documents speak for a place in a year.
    pub grid: Grid,
}

/// Documents by place and year; empty where there is but one place or one year.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Grid {
    /// The years, the newest first.
    pub years: Vec<String>,
    /// The places, those with the most documents first.
    pub rows: Vec<GridRow>,
    /// Places that are left out.
    pub more: usize,
}

/// A place in the grid.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GridRow {
    /// The place.
    pub place: String,
    /// For each year how many documents, with the view that lists them; count 0 without one.
    pub cells: Vec<Choice>,
}

/// A document at a glance.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Card {
    /// Id.
    pub doc: String,
    /// Title.
    pub title: String,
    /// Date, formatted.
    pub date: String,
    /// Publisher.
    pub publisher: String,
    /// Place.
    pub region: String,
    /// Label of its kind.
    pub kind: String,
    /// Characters.
    pub characters: usize,
    /// Figures.
    pub figures: usize,
    /// Targets among them.
    pub targets: usize,
    /// What a reader should know: 摘要，非原文; 九个方面 · 本文存二; notes of the reader.
    pub notes: Vec<String>,
    /// The view that opens it.
    pub query: String,
}

/// A document to read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reading {
    /// Its card.
    pub card: Card,
    /// Where it is published; only http and https, else empty.
    pub url: String,
    /// Title of the original of a digest.
    pub digest_of: String,
    /// The outline.
    pub outline: Vec<OutlineEntry>,
    /// The paragraphs.
    pub paragraphs: Vec<ReadingParagraph>,
    /// Index of the paragraph to open at.
    pub open: Option<usize>,
    /// Why the place asked for is not there; empty where it is.
    pub gone: String,
    /// The figure that was opened.
    pub figure: Option<Row>,
    /// The neighbours in the corpus.
    pub previous: Option<Card>,
    /// The neighbours in the corpus.
    pub next: Option<Card>,
}

/// A heading of the outline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutlineEntry {
    /// Title.
    pub title: String,
    /// Depth from 1.
    pub level: u8,
    /// The paragraph it stands at.
    pub paragraph: usize,
    /// Figures under it, those under its own headings counted in.
    pub figures: usize,
}

/// A paragraph to read.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadingParagraph {
    /// `body`, `heading`, `row`, `head`.
    pub kind: String,
    /// Depth of a heading, 0 elsewhere.
    pub level: u8,
    /// The text; cells of a table's row are parted by tabs.
    pub runs: Vec<Run>,
}
