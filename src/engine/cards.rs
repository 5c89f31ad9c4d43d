//! A document at a glance.

use super::api::Card;
use super::scene::Scene;
use crate::document::{Document, Kind};

impl Scene<'_> {
    /// The card of a document.
    pub fn card(&self, doc: usize) -> Card {
        let (document, facts) = (&self.engine.corpus.documents[doc], &self.engine.facts[doc]);
        let meta = &document.meta;
        Card {
            doc: document.id.clone(),
            title: self.document_title(&document.id),
            date: meta.date.map_or(String::new(), |date| self.messages.date(date)),
            publisher: meta.publisher.clone(),
            region: self.named(&meta.region),
            kind: self.messages.text(kind_key(meta.kind)).to_owned(),
            characters: self.engine.characters(doc),
            figures: facts.metrics.len(),
            targets: facts.targets,
            notes: self.notes(document, facts.digest),
            query: self.with("at", &document.id),
        }
    }

    fn notes(&self, document: &Document, digest: bool) -> Vec<String> {
        let mut notes = Vec::new();
        if digest {
            notes.push(self.messages.text("digest").to_owned());
        }
        if let Some(excerpt) = &document.meta.excerpt {
            notes.push(self.messages.format("excerpt", &[excerpt.surface.as_str(), &excerpt.held.to_string()]));
        }
        notes.extend(document.notes.iter().map(|note| self.messages.format(&note.key, &note.args)));
        notes
    }
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::WorkReport => "kind-work-report",
        Kind::MeetingReport => "kind-meeting-report",
        Kind::Communique => "kind-communique",
        Kind::News => "kind-news",
        Kind::Digest => "kind-digest",
        Kind::Other => "kind-other",
    }
}
