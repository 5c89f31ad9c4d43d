//! The Trends view: how often terms stand in documents or years.

use super::api::{Choice, TrendRow, Trends};
use super::scene::Scene;
use crate::order;
use crate::query::{self, Grouping};
use crate::text::joined;
use crate::view::{Group, Tab};

/// More terms are not counted at once.
const MOST_TERMS: usize = 8;
/// Terms to try.
const EXAMPLES: usize = 8;
/// Words that tell something of a term or of documents.
const TELLING: usize = 16;

/// What policy documents speak of: the terms to try are those of them that these documents hold.
const THEMES: &[&str] = &[
    "就业", "创新", "民生", "农业", "改革", "开放", "消费", "投资", "生态", "安全", "教育", "医疗", "住房", "养老",
    "科技", "能源", "绿色", "数字", "产业", "乡村",
];

impl Scene<'_> {
    /// The Trends view.
    pub fn trends(&self) -> Trends {
        let counts = self.term_counts();
        Trends {
            rows: self.term_rows(&counts),
            groups: self
                .group_choices(&[Some(Group::Year), Some(Group::Document)], self.view.group.or(Some(Group::Year))),
            examples: self.term_choices(self.themes(EXAMPLES)),
            collocates: self.term_choices(self.collocates(counts.terms.first())),
            keyness: self.term_choices(self.keyness()),
            digest: self.holds_digest(),
            terms: counts.terms,
        }
    }

    /// A row for each document or year that was counted.
    pub fn term_rows(&self, counts: &query::TermCounts) -> Vec<TrendRow> {
        let documents = &self.engine.corpus.documents;
        let row = |row: &query::TrendRow| {
            let doc = row.doc.and_then(|doc| documents.get(doc as usize));
            let label = match (doc, row.year) {
                (Some(document), _) => self.document_title(&document.id),
                (None, year) => year.map_or(String::new(), |year| year.to_string()),
            };
            let filter = match doc {
                Some(document) => ("doc", document.id.clone()),
                None => ("year", label.clone()),
            };
            let words: Vec<String> = counts.terms.iter().map(|term| format!("\"{term}\"")).collect();
            let search = self.counted_in_tab(Tab::Search).with("terms", None).with("q", Some(&joined(&words, " OR ")));
            TrendRow {
                label,
                characters: row.characters as usize,
                counts: row.counts.iter().map(|&n| n as usize).collect(),
                rates: (0..counts.terms.len()).map(|term| row.rate(term)).collect(),
                query: search.with(filter.0, Some(&filter.1)).to_query(),
            }
        };
        counts.rows.iter().map(row).collect()
    }

    /// Whether words of digests are counted.
    pub fn holds_digest(&self) -> bool {
        self.engine.facts.iter().any(|facts| facts.digest)
    }

    /// How often the view's terms stand in each document or year.
    pub fn term_counts(&self) -> query::TermCounts {
        let mut terms: Vec<String> = self.view.terms.clone();
        if terms.is_empty() {
            terms = self.view.q.split_whitespace().map(str::to_owned).collect();
        }
        terms.truncate(MOST_TERMS);
        let by = if self.view.group == Some(Group::Document) { Grouping::Document } else { Grouping::Year };
        query::trends(&self.engine.index, &self.engine.corpus, &terms, &self.paragraph_filters(), by)
    }

    /// Terms, each to be added or taken off.
    fn term_choices(&self, terms: Vec<String>) -> Vec<Choice> {
        let choice = |term: String| Choice {
            label: term.clone(),
            selected: self.view.terms.contains(&term),
            count: None,
            query: self.view.toggled("terms", &term).to_query(),
            value: term,
        };
        terms.into_iter().map(choice).collect()
    }

    fn collocates(&self, term: Option<&String>) -> Vec<String> {
        term.map(|term| query::collocates(&self.engine.index, term, TELLING)).unwrap_or_default()
    }

    /// Empty where all documents are looked at, or none is.
    fn keyness(&self) -> Vec<String> {
        let filters = self.paragraph_filters();
        let corpus = &self.engine.corpus;
        let chosen = |doc: &u32| filters.admits(corpus, &corpus.documents[*doc as usize]);
        let docs: Vec<u32> = (0..corpus.documents.len() as u32).filter(chosen).collect();
        if docs.len() == corpus.documents.len() {
            return Vec::new();
        }
        query::keyness(&self.engine.index, &docs, TELLING)
    }

    /// The themes that the corpus speaks of, most frequent first.
    fn themes(&self, limit: usize) -> Vec<String> {
        let mut themes: Vec<(&str, usize)> = Vec::new();
        self.engine.index.words.all(|word, entry| {
            if let Some(theme) = THEMES.iter().find(|theme| **theme == word) {
                themes.push((theme, entry.count as usize));
            }
        });
        order::sort_by(&mut themes, order::by_count);
        themes.into_iter().take(limit).map(|(theme, _)| theme.to_owned()).collect()
    }
}
