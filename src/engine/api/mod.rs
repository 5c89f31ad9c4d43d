//! Requests and responses. In the page both cross as plain objects, in the command
//! line as JSON: field names are the contract of `www/`.
//!
//! A *view* is always its written form, the query part of a URL without `#` or `?` (`v=metrics&region=成都市`).
//! Every `query` in a response is a whole view to go to: the page makes links of them and composes none itself.
//! Texts are plain: [`Run`]s carry marks, never markup. Labels are in the language of the view (`lang`).

mod bodies;

use serde::{Deserialize, Serialize};

use super::pairs::Pairs;
pub use crate::chart::Table;

pub use bodies::{
    Card, Figures, Grid, GridRow, Heading, Hit, Home, Library, Number, OutlineEntry, Pages, Reading, ReadingParagraph,
    Results, Row, Source, TargetGroup, Targets, TrendRow, Trends,
};

/// What can be asked.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "super::asked::Asked")]
pub enum Request {
    /// The messages of a language, by key. → [`Response::Messages`]
    Messages {
        /// `zh-Hans`, `zh-Hant` or `en`.
        lang: String,
    },
    /// Everything that a view shows. → [`Response::Shown`]
    Show {
        /// The view.
        view: String,
        /// Parameters for where the view names none (`set` as it crosses): the reader's `lang`, the `v` of a widget.
        defaults: Pairs<Option<String>>,
        /// Rows of a page (`limit` as it crosses); 0: as many as a page shows.
        rows: usize,
    },
    /// The chart of a view. → [`Response::Chart`]
    Chart {
        /// The view.
        view: String,
        /// Width in CSS pixels; the height follows.
        width: u32,
        /// `light`, `dark` or `print`.
        theme: String,
        /// Without its title, which then stands beside the drawing.
        untitled: bool,
    },
    /// A view with some parameters set (a text) or dropped (null). → [`Response::Link`]
    Link {
        /// The view to start from.
        view: String,
        /// Parameter → new value.
        set: Pairs<Option<String>>,
    },
    /// Completions for what is being typed. → [`Response::Suggestions`]
    Suggest {
        /// The view (for language and filters).
        view: String,
        /// What the search box holds.
        text: String,
        /// At most so many.
        limit: usize,
    },
    /// A document to read. → [`Response::Document`]
    Read {
        /// The view: its query gives the marks, its `at` the place to open.
        view: String,
        /// Document id; empty: that of the view's `at`.
        doc: String,
    },
}

impl Request {
    /// Everything that a view shows, with no defaults but the engine's own.
    pub fn show(view: &str) -> Request {
        Request::Show { view: view.to_owned(), defaults: Pairs::default(), rows: 0 }
    }
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
#[expect(clippy::large_enum_variant, reason = "made once per request and handed over")]
pub enum Response {
    /// Message key → text; arguments stand as `{0}`, `{1}`.
    Messages {
        /// The messages.
        messages: Pairs<String>,
    },
    /// What a view shows.
    Shown(Shown),
    /// A drawn chart.
    Chart(Chart),
    /// A view.
    Link {
        /// Its written form, defaults left out.
        query: String,
        /// A short human title.
        title: String,
    },
    /// Completions.
    Suggestions {
        /// Best first.
        suggestions: Vec<Suggestion>,
    },
    /// A document.
    Document(Reading),
}

/// What a view shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shown {
    /// The view in canonical form.
    pub query: String,
    /// A short human title: 成都市 · 目标 · 2024 · 就业.
    pub title: String,
    /// Language of labels.
    pub lang: String,
    /// `light`, `dark`, or empty for the system's.
    pub theme: String,
    /// Parameters that could not be used, for a notice.
    pub problems: Vec<Problem>,
    /// Active filters that this view honours, each with the view without it.
    pub filters: Vec<Filter>,
    /// The views to switch to, the present one selected; filters are kept, and apply where a view honours them.
    pub tabs: Vec<Choice>,
    /// The text of the search box.
    pub text: String,
    /// What the reading pane holds (`at`): the anchor of a sentence or figure, or a document's id alone to
    /// open it at its start; empty where the pane is closed.
    pub at: String,
    /// The view with the pane closed.
    pub close: String,
    /// The view's own part.
    pub body: Body,
}

/// The part of a response that is the view's own.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "view", rename_all = "kebab-case")]
pub enum Body {
    /// First screen, no query.
    Home(Home),
    /// Search results.
    Search(Results),
    /// Figures.
    Metrics(Figures),
    /// Targets beside outcomes.
    Ledger(Targets),
    /// Terms over documents or years.
    Trends(Trends),
    /// The corpus at a glance.
    Documents(Library),
}

/// A parameter that could not be used.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Problem {
    /// Its name.
    pub param: String,
    /// Its value as given.
    pub value: String,
    /// Why, in the view's language.
    pub reason: String,
}

/// An active filter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Filter {
    /// Parameter.
    pub param: String,
    /// What a reader sees: 地区：成都市.
    pub label: String,
    /// The view without it.
    pub query: String,
}

/// One of several things to choose.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Choice {
    /// Its value in the link.
    pub value: String,
    /// What a reader sees.
    pub label: String,
    /// Whether it is chosen.
    pub selected: bool,
    /// How many things it leads to, where that is known.
    pub count: Option<usize>,
    /// The view with it.
    pub query: String,
}

/// A filter's values with counts. Choosing a selected value again takes it off.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Facet {
    /// Parameter: `doc`, `region`, `year`, `sec`, `status`, `measure`, `unit`, `ind`, `check`.
    pub param: String,
    /// What a reader sees.
    pub label: String,
    /// Most frequent first; years newest first.
    pub values: Vec<Choice>,
    /// 含下级, where a chosen place holds others.
    pub switch: Option<Choice>,
}

/// A stretch of text, marked or not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The characters as the document has them.
    pub text: String,
    /// Whether the query matched here.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub mark: bool,
    /// The anchor (`at`) of the metric whose surface this is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub figure: String,
    /// Whether the sentence that `at` names lies here.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub target: bool,
}

/// A completion.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Suggestion {
    /// What it puts into the search box.
    pub text: String,
    /// `term`, `indicator`, `region`, `document`.
    pub kind: String,
    /// Label of its kind.
    pub label: String,
    /// How many paragraphs it finds; 0 for a link, and where it leads to a list of other things.
    pub count: usize,
    /// The view that it leads to.
    pub query: String,
}

/// A drawn chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chart {
    /// The SVG document, with role, title and description.
    pub svg: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Title.
    pub title: String,
    /// One sentence that says what is to be seen.
    pub description: String,
    /// Why nothing is drawn; empty where something is.
    pub message: String,
    /// Kinds that the data allows.
    pub kinds: Vec<Choice>,
    /// The marks for hover, keyboard and click, in reading order.
    pub marks: Vec<Mark>,
    /// The same data as a table.
    pub table: Table,
    /// Source line.
    pub source: String,
}

/// A mark of a chart. `id` is that of its SVG element.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mark {
    /// Id of its element in the SVG.
    pub id: String,
    /// What it says: 2023年 · 成都市 · 目标 · ≥5%.
    pub label: String,
    /// The view it leads to.
    pub query: String,
}
