//! The engine: one corpus opened, one request asked, one response given.
//!
//! The page, the widget and the command line ask through [`api`] and nothing else, so all give the same
//! answers. An engine has no globals and does no I/O: several can live side by side.
//!
//! A request's view becomes a [`Scene`] (engine, view, language); each view of the page has a file that
//! makes its part of the response of it: `home`, `search`, `figures`, `targets`, `trends`, `library`,
//! `reading`; `charts` and `suggest` answer requests of their own, and `shown` is the frame around a view. What they
//! share: `select` (which figures pass the filters), `facets`, `rows` (a figure as shown), `cards` (a document at a
//! glance), `runs` (marked text), `pages`. A request crosses as `asked` has it, maps as `pairs`.
//!
//! A browser compiles a function when it is first called, and that is most of the time to the first answer. What the
//! first answer seldom needs therefore stays a function of its own (`#[inline(never)]`): a view, a guess, a link.

pub mod api;
mod asked;
mod cards;
mod charts;
mod facets;
mod figures;
mod home;
mod library;
mod pages;
pub mod pairs;
mod reading;
mod rows;
mod runs;
mod scene;
mod search;
mod select;
mod shown;
mod suggest;
mod targets;
#[cfg(test)]
mod tests;
mod trends;

use std::fmt;
use std::sync::OnceLock;

use api::{Request, Response, Results};
#[cfg(target_arch = "wasm32")]
pub(crate) use asked::Asked;
use pairs::Pairs;
use scene::Scene;

use crate::bundle::{self, Bundle, contents};
use crate::corpus::{Anchor, Corpus};
use crate::document::Kind;
use crate::i18n::{Lang, Messages};
use crate::index::Index;
use crate::metric::Status;
use crate::query::{self, Query};
use crate::view::View;

/// An opened corpus that answers requests.
pub struct Engine {
    version: String,
    corpus: Corpus,
    index: Index,
    facts: Vec<Facts>,
}

/// What is known of a document without reading it again.
struct Facts {
    /// See [`Engine::characters`]; counted when first needed.
    characters: OnceLock<usize>,
    /// Its figures in [`Corpus::metrics`].
    metrics: std::ops::Range<usize>,
    /// Targets among them.
    targets: usize,
    /// Whether its words are a digest's.
    digest: bool,
    /// The names of its figures in links, made when first needed.
    anchors: OnceLock<Vec<Anchor>>,
}

impl Engine {
    /// Opens the bytes of a bundle, without trusting them.
    pub fn open(bytes: Vec<u8>) -> Result<Engine, Error> {
        let bundle = Bundle::open(bytes).map_err(Error)?;
        let contents = contents::read(&bundle).map_err(Error)?;
        let contents::Contents { corpus, index, .. } = contents;
        let facts = (0..corpus.documents.len()).map(|doc| Facts::of(&corpus, doc)).collect();
        Ok(Engine { version: bundle.version().to_owned(), corpus, index, facts })
    }

    /// What the engine holds.
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// The hash of the data, 32 hex digits.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Answers a request. Whatever is asked, there is an answer: what cannot be used is named in it.
    pub fn ask(&self, request: &Request) -> Response {
        match request {
            Request::Messages { lang } => {
                let messages = Messages::of(Lang::from_key(lang).unwrap_or_default());
                Response::Messages { messages: Pairs(messages.all()) }
            }
            Request::Show { view, defaults, rows } => Response::Shown(shown::show(self, view, defaults, *rows)),
            Request::Chart { view, width, theme, untitled } => {
                Response::Chart(Scene::of(self, view).chart(*width, theme, *untitled))
            }
            Request::Link { view, set } => self.link(view, set),
            Request::Suggest { view, text, limit } => {
                Response::Suggestions { suggestions: Scene::of(self, view).suggestions(text, *limit) }
            }
            Request::Read { view, doc } => Response::Document(Scene::of(self, view).read(doc)),
        }
    }

    #[inline(never)] // called late, see above
    fn link(&self, view: &str, set: &Pairs<Option<String>>) -> Response {
        let (mut view, _) = View::parse(view);
        for (param, value) in &set.0 {
            view = view.with(param, value.as_deref());
        }
        let scene = Scene::new(self, view);
        Response::Link { query: scene.view.to_query(), title: scene.title() }
    }

    /// The Search view with up to `limit` hits instead of a page.
    pub fn search(&self, view: &View, limit: usize) -> Results {
        let mut scene = Scene::new(self, view.clone());
        scene.page_rows = limit.max(1);
        let mut results = scene.results();
        results.hits.truncate(limit);
        results
    }

    /// All hits of a Search view by relevance, in pairs: the document's number, the paragraph's index in it.
    pub fn ranked(&self, view: &str) -> Vec<u32> {
        let scene = Scene::of(self, view);
        let hits = query::hits(&self.index, &self.corpus, &Query::parse(&scene.view.q), &scene.paragraph_filters());
        let mut pairs = Vec::new();
        for hit in hits {
            pairs.extend([hit.doc, hit.paragraph]);
        }
        pairs
    }

    /// Characters of a document's text, white space not counted.
    fn characters(&self, doc: usize) -> usize {
        let count = || self.corpus.documents[doc].text.chars().filter(|c| !c.is_whitespace()).count();
        *self.facts[doc].characters.get_or_init(count)
    }

    /// The name of a figure in links.
    fn anchor(&self, metric: usize) -> Option<&Anchor> {
        let doc = self.corpus.metrics.get(metric)?.doc as usize;
        let facts = self.facts.get(doc)?;
        let anchors = facts.anchors.get_or_init(|| self.corpus.anchors_of(doc));
        anchors.get(metric.checked_sub(facts.metrics.start)?)
    }
}

impl Facts {
    fn of(corpus: &Corpus, doc: usize) -> Facts {
        let document = &corpus.documents[doc];
        let metrics = corpus.metrics_of(doc);
        Facts {
            characters: OnceLock::new(),
            targets: corpus.metrics[metrics.clone()].iter().filter(|m| m.status == Status::Target).count(),
            metrics,
            digest: document.meta.kind == Kind::Digest || !document.meta.digest_of.is_empty(),
            anchors: OnceLock::new(),
        }
    }
}

/// Why bytes cannot be opened.
#[derive(Debug)]
pub struct Error(bundle::Error);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the data cannot be opened: {}", self.0)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}
