//! The names of figures and sentences in links and corrections.

use crate::document::Document;
use crate::metric::Metric;
use crate::order;
use crate::text::{Span, joined, sentence_hash};

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
                (joined(head, "~"), last.parse().ok()?)
            }
            _ => (joined(&rest, "~"), 1),
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
        // 6~8 as a surface would read as 6, the eighth of its kind: then the first is counted too.
        let ambiguous = self.surface.rsplit_once('~').is_some_and(|(_, last)| last.parse::<u32>().is_ok());
        if self.occurrence > 1 || ambiguous {
            write!(f, "~{}", self.occurrence)?;
        }
        Ok(())
    }
}

/// The names of a document's figures, which stand in reading order. Equal figures in equal sentences are counted.
pub(super) fn names(document: &Document, metrics: &[Metric]) -> Vec<Anchor> {
    let mut place = Place::default();
    let name = |metric: &Metric| Anchor {
        doc: document.id.clone(),
        sentence: place.sentence_of(document, metric).to_owned(),
        surface: without_blanks(metric.surface.of(&document.text)),
        occurrence: 1,
    };
    let mut anchors: Vec<Anchor> = metrics.iter().map(name).collect();
    let same = |a: &Anchor, b: &Anchor| a.sentence.cmp(&b.sentence).then_with(|| a.surface.cmp(&b.surface));
    let ranks = order::sorted(anchors.len(), |a, b| same(&anchors[a], &anchors[b]));
    for pair in ranks.windows(2) {
        if same(&anchors[pair[0]], &anchors[pair[1]]).is_eq() {
            anchors[pair[1]].occurrence = anchors[pair[0]].occurrence + 1;
        }
    }
    anchors
}

/// The paragraph and the sentence that were read last: each is cut and hashed once for all its figures.
#[derive(Default)]
struct Place {
    paragraph: Option<usize>,
    sentences: Vec<Span>,
    sentence: Option<Span>,
    hash: String,
}

impl Place {
    /// The hash of the sentence that holds a metric.
    fn sentence_of(&mut self, document: &Document, metric: &Metric) -> &str {
        let at = document.paragraph_at(metric.surface.start).unwrap_or(0);
        if self.paragraph != Some(at) {
            self.paragraph = Some(at);
            self.sentences = document.sentences(at);
        }
        let nth = self.sentences.partition_point(|s| s.end <= metric.surface.start);
        let sentence =
            self.sentences.get(nth).copied().filter(|s| s.contains(metric.surface)).unwrap_or(metric.context);
        if self.sentence != Some(sentence) {
            self.sentence = Some(sentence);
            self.hash = sentence_hash(sentence.of(&document.text));
        }
        &self.hash
    }
}

/// A text as surfaces are compared.
pub(super) fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_survive_writing_and_reading() {
        for written in
            ["002~3fa9c1b2", "hebei/2003~3fa9c1b2~13%", "a~3fa9c1b2~6~8个", "a~3fa9c1b2~13%~2", "a~3fa9c1b2~6~8~1"]
        {
            assert_eq!(Anchor::parse(written).unwrap().to_string(), written);
        }
        for broken in ["", "a", "~3fa9c1b2", "a~short"] {
            assert_eq!(Anchor::parse(broken), None, "{broken}");
        }
    }
}
