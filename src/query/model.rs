//! A query as it was read, and as it is written again.

use super::filters::tells_of;
use super::{Filters, Quantity};
use crate::index::without_quotes;
use crate::text::{fold_text, joined};

/// Quotation marks around a text that is one term, by the one that opens.
pub const QUOTES: [(char, char); 5] = [('“', '”'), ('"', '"'), ('「', '」'), ('『', '』'), ('＂', '＂')];

/// A query as read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// What was typed, as far as it was read.
    pub text: String,
    /// All of these must hold.
    pub clauses: Vec<Clause>,
    /// None of these may stand in the paragraph.
    pub without: Vec<Term>,
    /// What the fields restrict.
    pub filters: Filters,
    /// The fields as typed.
    pub fields: Vec<String>,
    /// Whether the end of an overlong query was left out.
    pub cut: bool,
}

/// Alternatives, of which one must hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clause {
    /// At least one.
    pub terms: Vec<Term>,
}

/// A text that must stand in a paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Term {
    /// As typed, without quotes.
    pub text: String,
    /// Folded; never empty.
    pub folded: String,
    /// Whether it stood in quotes: no other reading is tried.
    pub quoted: bool,
    /// Whether quotation marks in the paragraph are passed over.
    pub unquoted: bool,
    /// The condition on figures that it can be read as, too.
    pub quantity: Option<Quantity>,
}

/// The fields of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Words of the document's title.
    Title,
    /// Document id.
    Doc,
    /// Place that the document speaks for.
    Region,
    /// Year of publication, `2023` or `2019..2023`.
    Year,
    /// Words of a section's title.
    Section,
    /// Status of a figure in the paragraph: outcome, target, context.
    Status,
}

impl Field {
    const NAMES: [(&str, Field); 12] = [
        ("title", Field::Title),
        ("标题", Field::Title),
        ("doc", Field::Doc),
        ("文档", Field::Doc),
        ("region", Field::Region),
        ("地区", Field::Region),
        ("year", Field::Year),
        ("年份", Field::Year),
        ("section", Field::Section),
        ("章节", Field::Section),
        ("status", Field::Status),
        ("状态", Field::Status),
    ];

    /// The field of a name.
    pub fn named(name: &str) -> Option<Self> {
        let folded = fold_text(name);
        Self::NAMES.iter().find(|(known, _)| *known == folded).map(|(_, field)| *field)
    }
}

impl Query {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty() && self.without.is_empty() && self.filters.is_empty()
    }

    /// The years that a reading of a `typed` question asks for: those that its years of publication tell of. None where
    /// these were typed themselves.
    pub fn years_asked(&self, typed: &Query) -> Vec<(i16, i16)> {
        let years = if typed.filters.years.is_empty() { &self.filters.years[..] } else { &[] };
        years.iter().map(|years| tells_of(*years)).collect()
    }

    /// The folded terms.
    pub fn words(&self) -> Vec<&str> {
        self.terms().into_iter().map(|term| term.folded.as_str()).collect()
    }

    /// The terms of all clauses.
    pub fn terms(&self) -> Vec<&Term> {
        let mut terms = Vec::new();
        for clause in &self.clauses {
            terms.extend(&clause.terms);
        }
        terms
    }

    /// The terms of which other readings may be tried, to be changed.
    pub fn plain_terms(&mut self) -> Vec<&mut Term> {
        let mut terms = Vec::new();
        for clause in &mut self.clauses {
            terms.extend(clause.terms.iter_mut().filter(|term| term.is_plain()));
        }
        terms
    }
}

impl Term {
    /// A term of a text; none where nothing is left of it when folded.
    pub fn of(text: &str, quoted: bool) -> Option<Self> {
        let loose = text.strip_prefix(['~', '～']).filter(|rest| !quoted && !without_quotes(rest.trim()).is_empty());
        let folded = fold_text(text);
        let term = match loose {
            Some(rest) => Self { folded: without_quotes(&fold_text(rest)), unquoted: true, ..Self::default() },
            None if quoted => Self { folded, quoted, ..Self::default() },
            None => Self { quantity: Quantity::parse(&folded), folded, ..Self::default() },
        };
        (!term.folded.is_empty()).then(|| Self { text: text.to_owned(), ..term })
    }

    /// Whether other readings of it may be tried: it stands for itself only.
    pub fn is_plain(&self) -> bool {
        !self.quoted && !self.unquoted && self.quantity.is_none()
    }
}

impl std::fmt::Display for Term {
    /// As it is typed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // A text in quotation marks may hold those of another kind; a lone “ would open a quotation with what comes after.
        // So would an operator that stands for itself take what comes beside it.
        let marked = self.quoted
            || QUOTES.iter().any(|(open, _)| self.text.starts_with(*open))
            || matches!(self.text.as_str(), "OR" | "AND" | "NOT" | "或者" | "|");
        let marks = QUOTES.into_iter().find(|(_, close)| marked && !self.text.contains(*close));
        let Some((open, close)) = marks else { return f.write_str(&self.text) };
        write!(f, "{open}{}{close}", self.text)
    }
}

impl std::fmt::Display for Query {
    /// As it is typed; reading it gives the same query.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let clause = |clause: &Clause| joined(&clause.terms.iter().map(Term::to_string).collect::<Vec<_>>(), " OR ");
        let mut parts: Vec<String> = self.clauses.iter().map(clause).collect();
        parts.extend(self.without.iter().map(|term| format!("-{term}")));
        parts.extend(self.fields.iter().cloned());
        f.write_str(&joined(&parts, " "))
    }
}
