//! The values that parameters take, each with its word in links.

use std::cmp::Ordering;

use crate::corpus::Anchor;
use crate::i18n::{Lang, written};
use crate::metric::{Measure, Status};
use crate::text::decimal;

/// A value of a parameter.
pub trait Value: Sized + PartialEq {
    /// Reads it; the error is the message key of the reason.
    fn read(text: &str) -> Result<Self, &'static str>;

    /// Its word in links.
    fn write(&self) -> String;
}

/// Declares an enum whose values are words in links.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$value_doc])* $variant),+ }

        impl $name {
            /// All values, in the order in which they are offered.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            const KEYS: &[&str] = &[$($word),+];

            /// Its word in links.
            pub fn key(self) -> &'static str {
                Self::KEYS[self as usize]
            }

            /// The value of a word.
            pub fn from_key(key: &str) -> Option<Self> {
                place(Self::KEYS, key).map(|at| Self::ALL[at])
            }
        }

        by_key!($name);
    };
}

fn place(keys: &[&str], key: &str) -> Option<usize> {
    keys.iter().position(|known| *known == key)
}

macro_rules! by_key {
    ($name:ident) => {
        impl Value for $name {
            fn read(text: &str) -> Result<Self, &'static str> {
                $name::from_key(text).ok_or("problem-not-a-choice")
            }

            fn write(&self) -> String {
                self.key().to_owned()
            }
        }
    };
}

by_key!(Status);
by_key!(Measure);
by_key!(Lang);

words! {
    /// The views of the page (`v`).
    Tab {
        /// First screen.
        Home = "home",
        /// Search results.
        Search = "search",
        /// The table of figures and its charts.
        Metrics = "metrics",
        /// Targets beside outcomes.
        Ledger = "ledger",
        /// Terms over years or documents.
        Trends = "trends",
        /// The corpus at a glance.
        Documents = "documents",
    }
}

words! {
    /// The kinds of chart (`chart`).
    ChartKind {
        /// An indicator over time.
        Line = "line",
        /// Small charts of several places, or of a place's several indicators, over the same time.
        Multiples = "multiples",
        /// Places compared.
        Bars = "bars",
        /// Target and outcome of each place or year on one line.
        Dots = "dots",
        /// How often values lie where.
        Histogram = "histogram",
        /// Terms over documents or years.
        Trends = "trends",
    }
}

words! {
    /// What rows are gathered by (`group`).
    Group {
        /// One group an indicator.
        Indicator = "indicator",
        /// One group a place.
        Region = "region",
        /// One group a year.
        Year = "year",
        /// One group a section.
        Section = "section",
        /// One group a document.
        Document = "document",
    }
}

words! {
    /// What a list is ordered by (`sort`); see [`Sort`].
    SortKey {
        /// Best first.
        Relevance = "relevance",
        /// Date of publication.
        Date = "date",
        /// Name of the indicator.
        Indicator = "indicator",
        /// Number in plain units.
        Value = "value",
        /// Observation period.
        Period = "period",
        /// Place.
        Region = "region",
        /// Target or outcome.
        Status = "status",
        /// Level, growth, change, rank.
        Measure = "measure",
        /// Document.
        Document = "document",
    }
}

words! {
    /// How numbers are written (`num`).
    Numbers {
        /// In 万 and 亿 (English: million, billion).
        Grouped = "grouped",
        /// All digits.
        Plain = "plain",
    }
}

words! {
    /// Colours (`theme`).
    Theme {
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
        /// For paper.
        Print = "print",
    }
}

words! {
    /// How a target ended (`verdict`).
    Verdict {
        /// A floor reached, a ceiling kept, a value inside a range.
        Met = "met",
        /// Not reached.
        Missed = "missed",
        /// Slightly on the wrong side of 左右.
        WithinTolerance = "within-tolerance",
        /// Above the upper bound of a range.
        Exceeded = "exceeded",
        /// Changed by a later document.
        Revised = "revised",
        /// Its period is not over.
        InProgress = "in-progress",
        /// A complete later report of the same issuer is silent.
        NoOutcome = "no-outcome",
        /// The corpus holds no such report.
        NotCovered = "not-covered",
        /// Another definition, unit or base.
        NotComparable = "not-comparable",
    }
}

words! {
    /// What an editor should look at, or has (`check`).
    Check {
        /// Read with doubt (待核).
        Doubt = "doubt",
        /// Set right by the newsroom (编辑更正).
        Corrected = "corrected",
    }
}

/// An order: a key, and whether the greatest comes first (written with `-` before it).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// What the list is ordered by.
    pub key: SortKey,
    /// Greatest, newest or last first.
    pub descending: bool,
}

impl Value for Sort {
    fn read(text: &str) -> Result<Self, &'static str> {
        let (word, descending) = text.strip_prefix('-').map_or((text, false), |word| (word, true));
        Ok(Sort { key: SortKey::read(word)?, descending })
    }

    fn write(&self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.key.key())
    }
}

/// Years from one to another, both included; either may be open: `2023`, `2019..2023`, `2019..`, `..2023`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// First year.
    pub from: Option<i16>,
    /// Last year.
    pub to: Option<i16>,
}

impl Years {
    /// Whether a year lies in it.
    pub fn contains(self, year: i16) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }

    /// Whether it shares a year with the years from `first` to `last`.
    pub fn touches(self, first: i16, last: i16) -> bool {
        self.from.is_none_or(|from| from <= last) && self.to.is_none_or(|to| first <= to)
    }
}

impl Value for Years {
    fn read(text: &str) -> Result<Self, &'static str> {
        let end = |text: &str| match text.trim() {
            "" => Ok(None),
            year => match year.parse::<u32>() {
                Ok(number @ 1000..=2999) => Ok(Some(number as i16)),
                _ => Err("problem-not-a-year"),
            },
        };
        let (from, to) = match text.split_once("..") {
            Some((from, to)) => (end(from)?, end(to)?),
            None => (end(text)?, end(text)?),
        };
        match (from, to) {
            (None, None) => Err("problem-not-a-year"),
            (Some(first), Some(last)) if first > last => Ok(Years { from: to, to: from }),
            _ => Ok(Years { from, to }),
        }
    }

    fn write(&self) -> String {
        let end = |year: Option<i16>| year.map_or(String::new(), |year| year.to_string());
        if self.from == self.to { end(self.from) } else { format!("{}..{}", end(self.from), end(self.to)) }
    }
}

/// Values from one to another (`val`): `10..20` with both ends, `10..!20` without the upper one; falls are below zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Least value.
    pub from: f64,
    /// Greatest value.
    pub to: f64,
    /// Whether `to` itself lies outside.
    pub open: bool,
}

impl Interval {
    /// What lies in another one, too; itself where they share nothing.
    pub fn within(self, other: Interval) -> Interval {
        let from = self.from.max(other.from);
        let (to, open) = match self.to.total_cmp(&other.to) {
            Ordering::Less => (self.to, self.open),
            Ordering::Equal => (self.to, self.open || other.open),
            Ordering::Greater => (other.to, other.open),
        };
        if from <= to { Interval { from, to, open } } else { self }
    }

    /// Whether a value lies in it.
    pub fn contains(self, value: f64) -> bool {
        self.from <= value && if self.open { value < self.to } else { value <= self.to }
    }
}

impl Value for Interval {
    fn read(text: &str) -> Result<Self, &'static str> {
        let end = |text: &str| {
            let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |digits| (-1.0, digits));
            let plain = digits.len() <= 24 && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            // Zero has no sign, so that it is written in one way.
            let value = plain.then(|| decimal(digits, 0)).flatten().map(|value| sign * value + 0.0);
            value.ok_or("problem-not-an-interval")
        };
        let (from, to) = text.split_once("..").ok_or("problem-not-an-interval")?;
        let (to, open) = to.strip_prefix('!').map_or((to, false), |to| (to, true));
        let (from, to) = (end(from)?, end(to)?);
        if from <= to { Ok(Interval { from, to, open }) } else { Err("problem-not-an-interval") }
    }

    fn write(&self) -> String {
        written(self.from) + if self.open { "..!" } else { ".." } + &written(self.to)
    }
}

/// What the reading pane holds (`at`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A document at its start: its id alone.
    Document(String),
    /// A sentence or a figure in it.
    Anchor(Anchor),
}

impl Place {
    /// The document's id.
    pub fn doc(&self) -> &str {
        match self {
            Place::Document(id) => id,
            Place::Anchor(anchor) => &anchor.doc,
        }
    }
}

impl Value for Place {
    fn read(text: &str) -> Result<Self, &'static str> {
        if text.contains('~') {
            Anchor::parse(text).map(Place::Anchor).ok_or("problem-not-a-place")
        } else {
            Ok(Place::Document(text.to_owned()))
        }
    }

    fn write(&self) -> String {
        match self {
            Place::Document(id) => id.clone(),
            Place::Anchor(anchor) => anchor.to_string(),
        }
    }
}
