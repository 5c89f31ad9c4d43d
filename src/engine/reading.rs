//! A document to read, open at the place that a link names.

use super::api::{OutlineEntry, Reading, ReadingParagraph};
use super::runs::{Layers, runs};
use super::scene::Scene;
use crate::corpus::Anchor;
use crate::document::{Document, ParagraphKind, Section};
use crate::query;
use crate::text::Span;
use crate::view::Place;

/// Where to open a document.
#[derive(Default)]
struct Opening {
    /// The sentence or surface to mark.
    target: Option<Span>,
    /// The figure that was asked for.
    figure: Option<usize>,
    /// Message key of what is not there, with its argument.
    gone: Option<&'static str>,
}

impl Scene<'_> {
    /// The document `id`, or where that is empty the one that the view's `at` names.
    #[inline(never)] // called late, see `engine`
    pub fn read(&self, id: &str) -> Reading {
        let named = self.view.at.as_ref().map_or("", Place::doc);
        let anchor = match &self.view.at {
            Some(Place::Anchor(anchor)) => Some(anchor),
            _ => None,
        };
        let id = if id.is_empty() { named } else { id };
        let corpus = &self.engine.corpus;
        let found = match anchor.filter(|anchor| anchor.doc == id) {
            Some(anchor) => corpus.anchored(anchor).map(|(doc, anchor)| (doc, Some(anchor))),
            None => corpus.document(id).map(|(doc, _)| (doc, None)),
        };
        let Some((doc, anchor)) = found else { return self.no_document(id) };
        let document = &corpus.documents[doc];
        let opening = anchor.map_or(Opening::default(), |anchor| self.opening(doc, document, &anchor));
        let card =
            |doc: Option<usize>| doc.filter(|&doc| doc < self.engine.corpus.documents.len()).map(|doc| self.card(doc));
        Reading {
            card: self.card(doc),
            url: safe_url(&document.meta.url),
            digest_of: document.meta.digest_of.clone(),
            outline: self.outline(doc, document),
            paragraphs: self.paragraphs(doc, document, opening.target),
            open: opening.target.and_then(|target| document.paragraph_at(target.start)),
            gone: opening.gone.map_or(String::new(), |key| self.messages.text(key).to_owned()),
            figure: opening.figure.map(|index| self.row(index)),
            previous: card(doc.checked_sub(1)),
            next: card(Some(doc + 1)),
        }
    }

    /// Finds what an anchor names. What is gone is said, never guessed.
    fn opening(&self, doc: usize, document: &Document, anchor: &Anchor) -> Opening {
        let sentences = self.engine.corpus.sentences_named(document, &anchor.sentence);
        let Some(&sentence) = sentences.first() else {
            return Opening { gone: Some("gone-sentence"), ..Opening::default() };
        };
        if anchor.surface.is_empty() {
            return Opening { target: Some(sentence), ..Opening::default() };
        }
        let figures = self.engine.corpus.metrics_of(doc);
        let found = figures.into_iter().find(|&index| self.engine.anchor(index) == Some(anchor));
        match found {
            Some(index) => {
                let sentence = self.engine.corpus.sentence_of(&self.engine.corpus.metrics[index]);
                Opening { target: Some(sentence), figure: Some(index), gone: None }
            }
            None => Opening { target: Some(sentence), figure: None, gone: Some("gone-figure") },
        }
    }

    fn paragraphs(&self, doc: usize, document: &Document, target: Option<Span>) -> Vec<ReadingParagraph> {
        let answer = self.answer();
        let figures = self.figures_in(doc, Span::new(0, document.text.len()));
        let paragraph = |(at, paragraph): (usize, &crate::document::Paragraph)| {
            let marks = if answer.needles.is_empty() {
                Vec::new()
            } else {
                query::marks(document, at, &answer.needles, &answer.met_in(&self.engine.corpus, doc, at))
            };
            let layers = Layers { marks: &marks, figures: within(&figures, paragraph.span), target };
            let (kind, level) = match paragraph.kind {
                ParagraphKind::Body => ("body", 0),
                ParagraphKind::Row { head: true, .. } => ("head", 0),
                ParagraphKind::Row { .. } => ("row", 0),
                ParagraphKind::Heading => ("heading", level_of(document, paragraph.section)),
            };
            ReadingParagraph { kind: kind.to_owned(), level, runs: runs(&document.text, paragraph.span, &layers) }
        };
        document.paragraphs.iter().enumerate().map(paragraph).collect()
    }

    /// The figures that lie in a stretch of a document, with their anchors. Overlapping ones are left out.
    pub fn figures_in(&self, doc: usize, stretch: Span) -> Vec<(Span, String)> {
        let mut found: Vec<(Span, String)> = Vec::new();
        for index in self.engine.corpus.metrics_of(doc) {
            let surface = self.engine.corpus.metrics[index].surface;
            let apart = found.last().is_none_or(|(last, _)| last.end <= surface.start);
            if apart && stretch.contains(surface) {
                let anchor = self.engine.anchor(index).map_or(String::new(), ToString::to_string);
                found.push((surface, anchor));
            }
        }
        found
    }

    fn outline(&self, doc: usize, document: &Document) -> Vec<OutlineEntry> {
        let metrics = &self.engine.corpus.metrics[self.engine.corpus.metrics_of(doc)];
        let entry = |(at, section): (usize, &Section)| {
            let next = document.sections[at + 1..].iter().find(|next| next.level <= section.level);
            let end = next.and_then(|next| document.paragraphs.get(next.paragraph as usize));
            let start = document.paragraphs.get(section.paragraph as usize);
            let before = |byte: u32| metrics.partition_point(|metric| metric.surface.start < byte);
            let [start, end] = [start, end].map(|paragraph| before(paragraph.map_or(u32::MAX, |p| p.span.start)));
            OutlineEntry {
                title: section.title.clone(),
                level: section.level,
                paragraph: section.paragraph as usize,
                figures: end.saturating_sub(start),
            }
        };
        document.sections.iter().enumerate().map(entry).collect()
    }

    fn no_document(&self, id: &str) -> Reading {
        Reading {
            card: super::api::Card {
                doc: id.to_owned(),
                title: id.to_owned(),
                date: String::new(),
                publisher: String::new(),
                region: String::new(),
                kind: String::new(),
                characters: 0,
                figures: 0,
                targets: 0,
                notes: Vec::new(),
                query: self.without("at"),
            },
            url: String::new(),
            digest_of: String::new(),
            outline: Vec::new(),
            paragraphs: Vec::new(),
            open: None,
            gone: self.messages.format("gone-document", &[id]),
            figure: None,
            previous: None,
            next: None,
        }
    }
}

/// The part of a list of figures that lies in a paragraph.
fn within(figures: &[(Span, String)], paragraph: Span) -> &[(Span, String)] {
    let from = figures.partition_point(|(span, _)| span.start < paragraph.start);
    let to = figures.partition_point(|(span, _)| span.end <= paragraph.end);
    figures.get(from..to).unwrap_or_default()
}

fn level_of(document: &Document, section: Option<u32>) -> u8 {
    section.and_then(|at| document.sections.get(at as usize)).map_or(1, |section| section.level)
}

/// An address that a page may link to: http and https only, since a document can claim any.
fn safe_url(url: &str) -> String {
    let lower = url.trim().to_ascii_lowercase();
    let safe = (lower.starts_with("https://") || lower.starts_with("http://")) && !lower.contains(char::is_whitespace);
    if safe { url.trim().to_owned() } else { String::new() }
}
