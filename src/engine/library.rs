//! The Documents view: the corpus at a glance.

use super::api::Library;
use super::scene::Scene;
use crate::document::Document;
use crate::order;
use crate::text::fold;

/// The parameters that restrict documents.
const DOCUMENT_FILTERS: &[&str] = &["region", "year"];

impl Scene<'_> {
    /// The documents that pass the filters.
    #[inline(never)] // called late, see `engine`
    pub fn library(&self) -> Library {
        let passing = self.newest_first(self.documents(""));
        let facet = |param: &&str| {
            let documents = self.documents(param).into_iter().map(|doc| &self.engine.corpus.documents[doc]);
            let values = documents.map(|document| (document_value(document, param), 1));
            self.facet(param, values.filter(|(value, _)| !value.is_empty()).collect())
        };
        Library {
            total: passing.len(),
            facets: DOCUMENT_FILTERS.iter().map(facet).filter(|facet| !facet.values.is_empty()).collect(),
            documents: passing.into_iter().map(|doc| self.card(doc)).collect(),
        }
    }

    /// Documents by date, the newest first; those without one last.
    pub fn newest_first(&self, mut documents: Vec<usize>) -> Vec<usize> {
        let date = |doc: usize| self.engine.corpus.documents[doc].meta.date;
        order::sort_by(&mut documents, |&a, &b| date(b).cmp(&date(a)));
        documents
    }

    fn documents(&self, except: &str) -> Vec<usize> {
        let words: Vec<String> = self.view.q.split_whitespace().map(|word| fold(word).text).collect();
        let regions = self.regions();
        let passes = |document: &Document| {
            let region = except == "region" || regions.is_empty() || regions.contains(&document.meta.region);
            let year = document.meta.date.map(|date| date.year);
            let year = except == "year"
                || self.view.year.is_empty()
                || year.is_some_and(|year| self.view.year.iter().any(|years| years.contains(year)));
            let id = self.view.doc.is_empty() || self.view.doc.contains(&document.id);
            let title = || fold(&document.meta.title).text;
            region && year && id && (words.is_empty() || words.iter().all(|word| title().contains(word.as_str())))
        };
        let documents = &self.engine.corpus.documents;
        documents.iter().enumerate().filter(|(_, d)| passes(d)).map(|(doc, _)| doc).collect()
    }
}

fn document_value(document: &Document, param: &str) -> String {
    match param {
        "region" => document.meta.region.clone(),
        "year" => document.meta.date.map_or(String::new(), |date| date.year.to_string()),
        _ => String::new(),
    }
}
