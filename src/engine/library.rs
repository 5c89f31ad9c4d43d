//! The Documents view: the corpus at a glance.

use super::Engine;
use super::api::{Choice, Grid, GridRow, Library};
use super::facets::with_values;
use super::scene::Scene;
use crate::document::Document;
use crate::order;
use crate::query::{self, Filters, Query};
use crate::text::fold_text;

/// The parameters that restrict documents.
const DOCUMENT_FILTERS: &[&str] = &["region", "year"];

/// The grid shows so many places.
const PLACES: usize = 40;

impl Scene<'_> {
    /// The documents that pass the filters.
    #[inline(never)] // called late, see `engine`
    pub fn library(&self) -> Library {
        let asked = self.asked_documents();
        let passing = self.newest_first(self.documents(&asked, ""));
        let facet = |param: &&str| {
            let mut values = Vec::new();
            for doc in self.documents(&asked, param) {
                let value = document_value(&self.engine.corpus.documents[doc], param);
                if !value.is_empty() {
                    values.push((value, 1));
                }
            }
            self.facet(param, values)
        };
        Library {
            total: passing.len(),
            facets: with_values(DOCUMENT_FILTERS.iter().map(facet).collect()),
            grid: self.grid(&passing),
            documents: passing.into_iter().map(|doc| self.card(doc)).collect(),
        }
    }

    /// Some documents by place and year.
    fn grid(&self, documents: &[usize]) -> Grid {
        let place_and_year = |doc: &usize| {
            let meta = &self.engine.corpus.documents[*doc].meta;
            Some((meta.region.as_str(), meta.date?.year)).filter(|(region, _)| !region.is_empty())
        };
        let placed: Vec<(&str, i16)> = documents.iter().filter_map(place_and_year).collect();
        let mut years: Vec<i16> = placed.iter().map(|(_, year)| *year).collect();
        order::sort_unique(&mut years);
        years.reverse();
        let mut places = order::counted(placed.iter().map(|(place, _)| *place).collect());
        order::sort_by(&mut places, order::by_count);
        let counts = order::counted(placed);
        if years.len() < 2 || places.len() < 2 {
            return Grid::default();
        }
        let cell = |place: &str, year: i16| {
            let count = counts.binary_search_by_key(&(place, year), |(key, _)| *key).map_or(0, |at| counts[at].1);
            let view = || self.view.with("region", Some(place)).with("year", Some(&year.to_string())).to_query();
            Choice {
                value: format!("{place}:{year}"),
                label: if count == 0 { String::new() } else { self.number(count) },
                selected: false,
                count: Some(count),
                query: if count == 0 { String::new() } else { view() },
            }
        };
        let row = |(place, _): (&str, usize)| GridRow {
            place: self.named(place),
            cells: years.iter().map(|year| cell(place, *year)).collect(),
        };
        Grid {
            more: places.len().saturating_sub(PLACES),
            rows: places.into_iter().take(PLACES).map(row).collect(),
            years: years.iter().map(i16::to_string).collect(),
        }
    }

    /// Documents by date, the newest first; those without one last.
    pub fn newest_first(&self, mut documents: Vec<usize>) -> Vec<usize> {
        let date = |doc: usize| self.engine.corpus.documents[doc].meta.date;
        order::sort_by(&mut documents, |&a, &b| date(b).cmp(&date(a)));
        documents
    }

    /// For each document whether it holds, or is called, what the search box asks for.
    fn asked_documents(&self) -> Vec<bool> {
        let Engine { index, corpus, .. } = self.engine;
        let words: Vec<String> = self.view.q.split_whitespace().map(fold_text).collect();
        if words.is_empty() {
            return vec![true; corpus.documents.len()];
        }
        let is_called = |document: &Document| {
            let title = fold_text(&document.meta.title);
            words.iter().all(|word| title.contains(word.as_str()))
        };
        let mut asked: Vec<bool> = corpus.documents.iter().map(is_called).collect();
        for hit in query::hits(index, corpus, &Query::parse(&self.view.q), &Filters::default()) {
            asked[hit.doc as usize] = true;
        }
        asked
    }

    fn documents(&self, asked: &[bool], except: &str) -> Vec<usize> {
        let regions = self.regions();
        let passes = |document: &Document| {
            let region = except == "region" || regions.is_empty() || regions.contains(&document.meta.region);
            let year = document.meta.date.map(|date| date.year);
            let year = except == "year"
                || self.view.year.is_empty()
                || year.is_some_and(|year| self.view.year.iter().any(|years| years.contains(year)));
            let id = self.view.doc.is_empty() || self.view.doc.contains(&document.id);
            region && year && id
        };
        let documents = &self.engine.corpus.documents;
        (0..documents.len()).filter(|doc| asked[*doc] && passes(&documents[*doc])).collect()
    }
}

fn document_value(document: &Document, param: &str) -> String {
    match param {
        "region" => document.meta.region.clone(),
        "year" => document.meta.date.map_or(String::new(), |date| date.year.to_string()),
        _ => String::new(),
    }
}
