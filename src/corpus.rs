//! A corpus: documents and all that was read from them. What a bundle holds and an engine opens.

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::ledger::Group;
use crate::metric::{Indicator, Metric};
use crate::text::sentence_hash;

/// Documents with their metrics, ledger and the vocabulary that these use.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Corpus {
    /// Documents, ordered by id.
    pub documents: Vec<Document>,
    /// Metrics in reading order, documents in order.
    pub metrics: Vec<Metric>,
    /// The thesaurus entries that the metrics use.
    pub indicators: Vec<Indicator>,
    /// The places that documents and metrics name.
    pub regions: Vec<Region>,
    /// Targets beside outcomes.
    pub ledger: Vec<Group>,
}

/// A place and the one that holds it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// Full name: 成都市.
    pub name: String,
    /// Full name of the place above: 四川省; empty at the top and where unknown.
    pub parent: String,
    /// 0 nation, 1 province, 2 prefecture, 3 county or district, 9 unknown or joint.
    pub level: u8,
}

/// The name of a metric or sentence that survives a rebuild: document, sentence hash, surface, occurrence.
///
/// Written `doc~hash~surface~n` in the `at` parameter; surface and `~n` (from 2) only where needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Document id.
    pub doc: String,
    /// [`sentence_hash`] of the sentence.
    pub sentence: String,
    /// Surface without white space; empty for a whole sentence.
    pub surface: String,
    /// Which of several equal ones, from 1.
    pub occurrence: u32,
}

impl Anchor {
    /// Reads the written form.
    pub fn parse(text: &str) -> Option<Anchor> {
        let mut parts = text.split('~');
        let doc = parts.next().filter(|part| !part.is_empty())?.to_owned();
        let sentence = parts.next().filter(|part| part.len() == 8)?.to_owned();
        let rest: Vec<&str> = parts.collect();
        // A surface may hold `~` itself (6~8个); only a trailing number is an occurrence.
        let (surface, occurrence) = match rest.split_last() {
            Some((last, head)) if !head.is_empty() && last.parse::<u32>().is_ok() => {
                (head.join("~"), last.parse().ok()?)
            }
            _ => (rest.join("~"), 1),
        };
        Some(Anchor { doc, sentence, surface, occurrence })
    }
}

impl std::fmt::Display for Anchor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}~{}", self.doc, self.sentence)?;
        if !self.surface.is_empty() {
            write!(f, "~{}", self.surface)?;
        }
        if self.occurrence > 1 {
            write!(f, "~{}", self.occurrence)?;
        }
        Ok(())
    }
}

impl Corpus {
    /// The document of an id.
    pub fn document(&self, id: &str) -> Option<(usize, &Document)> {
        let at = self.documents.binary_search_by(|d| d.id.as_str().cmp(id)).ok()?;
        Some((at, &self.documents[at]))
    }

    /// The sentence that holds a metric, as a span of its document's text.
    pub fn sentence_of(&self, metric: &Metric) -> crate::text::Span {
        let Some(document) = self.documents.get(metric.doc as usize) else { return metric.context };
        let paragraph = document.paragraph_at(metric.surface.start).unwrap_or(0);
        document.sentences(paragraph).into_iter().find(|s| s.contains(metric.surface)).unwrap_or(metric.context)
    }

    /// The surface of a metric as written, white space removed.
    pub fn surface_of(&self, metric: &Metric) -> String {
        let text = self.documents.get(metric.doc as usize).map_or("", |d| metric.surface.of(&d.text));
        text.split_whitespace().collect()
    }

    /// The name of a metric in links.
    pub fn anchor_of(&self, metric: &Metric) -> Anchor {
        let document = self.documents.get(metric.doc as usize);
        let sentence = self.sentence_of(metric);
        let text = document.map_or("", |d| d.text.as_str());
        let hash = sentence_hash(sentence.of(text));
        let surface = self.surface_of(metric);
        let earlier = self.metrics.iter().filter(|m| {
            m.doc == metric.doc
                && sentence.contains(m.surface)
                && m.surface < metric.surface
                && self.surface_of(m) == surface
        });
        let occurrence = 1 + earlier.count() as u32;
        Anchor { doc: document.map_or(String::new(), |d| d.id.clone()), sentence: hash, surface, occurrence }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_survive_writing_and_reading() {
        for written in ["002~3fa9c1b2", "hebei/2003~3fa9c1b2~13%", "a~3fa9c1b2~6~8个", "a~3fa9c1b2~13%~2"] {
            assert_eq!(Anchor::parse(written).unwrap().to_string(), written);
        }
        for broken in ["", "a", "~3fa9c1b2", "a~short"] {
            assert_eq!(Anchor::parse(broken), None, "{broken}");
        }
    }
}
