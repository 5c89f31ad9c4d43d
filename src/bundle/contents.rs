//! What a bundle holds: a corpus and its index, as sections and back.
//!
//! | section | content |
//! | --- | --- |
//! | `meta` | [`Meta`]: which program wrote it, from how many documents |
//! | `documents` | [`Document`]s without their texts and paragraphs |
//! | `paragraphs` | their paragraphs, as far as the texts, which the index's own sections hold, do not tell them |
//! | `metrics` | figures, words interned |
//! | `indicators`, `regions`, `ledger` | as in [`Corpus`] |
//! | `corrected`, `repeated` | the same; not there where they are empty |
//! | all others | the index's, see [`crate::index`] |

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Bundle, Error, Source, metrics, paragraphs};
use crate::corpus::{Corpus, Group, Repeated};
use crate::document::Document;
use crate::index::{self, Index};
use crate::metric::Metric;
use crate::text::Span;

/// What a bundle says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Program and version that wrote it: `mingcha 0.1.0`.
    pub program: String,
    /// Documents in it.
    pub documents: u32,
    /// Figures in it.
    pub metrics: u32,
}

/// Everything that an engine opens.
pub struct Contents {
    /// What the bundle says about itself.
    pub meta: Meta,
    /// Documents with their texts, figures and the rest.
    pub corpus: Corpus,
    /// The index of the texts.
    pub index: Index,
}

/// The sections that the index owns.
const INDEX_SECTIONS: &[&str] = &["alphabet", "text", "words", "postings", "syllables"];

/// Reads what a bundle holds, without trusting it: afterwards every index and span of the corpus fits.
pub fn read<S: Source>(bundle: &Bundle<S>) -> Result<Contents, Error> {
    let mut parts = Vec::new();
    // One that is not there stays absent: the index says which it misses.
    for section in bundle.sections().iter().filter(|section| INDEX_SECTIONS.contains(&section.name.as_str())) {
        parts.push((section.name.as_str(), bundle.section(&section.name)?));
    }
    let mut get = |name: &str| {
        let at = parts.iter().position(|(known, _)| *known == name)?;
        Some(parts.swap_remove(at).1)
    };
    let damaged = |error: index::IndexError| Error::Damaged(error.to_string());
    // Proving the dictionary takes the most room, which the rest can have again.
    let words = index::dictionary(&mut get).map_err(damaged)?;
    let index::Texts { told, folded } = index::texts(&mut get).map_err(damaged)?;
    let meta: Meta = parse(bundle, "meta")?;
    let mut corpus = Corpus {
        documents: parse(bundle, "documents")?,
        metrics: metrics::unpack(&bundle.section("metrics")?).ok_or(Error::Damaged("metrics".into()))?,
        indicators: parse(bundle, "indicators")?,
        regions: parse(bundle, "regions")?,
        ledger: parse(bundle, "ledger")?,
        corrected: parse_if_there(bundle, "corrected")?,
        repeated: Repeated::new(parse_if_there(bundle, "repeated")?),
    };
    if told.len() != corpus.documents.len() {
        return Err(Error::Damaged("text".into()));
    }
    paragraphs::unpack(&bundle.section("paragraphs")?, told, &mut corpus.documents)
        .ok_or_else(|| Error::Damaged("paragraphs".into()))?;
    check(&corpus)?;
    let index = Index::open(&mut get, words, folded, &corpus.documents).map_err(damaged)?;
    Ok(Contents { meta, corpus, index })
}

#[inline(never)] // see ARCHITECTURE.md
fn parse<T: DeserializeOwned, S: Source>(bundle: &Bundle<S>, name: &str) -> Result<T, Error> {
    postcard::from_bytes(&bundle.section(name)?).map_err(|_| Error::Damaged(name.to_owned()))
}

/// A section that older bundles, and those with nothing to put in it, do not have.
fn parse_if_there<T: DeserializeOwned + Default, S: Source>(bundle: &Bundle<S>, name: &str) -> Result<T, Error> {
    if bundle.sections().iter().any(|section| section.name == name) { parse(bundle, name) } else { Ok(T::default()) }
}

/// Whether everything that points somewhere in a corpus points at something.
#[inline(never)] // see ARCHITECTURE.md
fn check(corpus: &Corpus) -> Result<(), Error> {
    let sorted = corpus.documents.windows(2).all(|pair| pair[0].id < pair[1].id);
    if !sorted || !corpus.documents.iter().all(document_fits) {
        return Err(Error::Damaged("documents".into()));
    }
    let metrics = corpus.metrics.len();
    // Not the texts are asked, which are not spelled out yet: a span that parts a character shows nothing.
    let metric_fits = |m: &Metric| {
        let ends = |d: &Document| d.paragraphs.last().map_or(0, |last| last.span.end);
        let fits = |span: Span, end: u32| span.start <= span.end && span.end <= end;
        corpus.documents.get(m.doc as usize).is_some_and(|d| fits(m.surface, ends(d)) && fits(m.context, ends(d)))
            && m.canonical.is_none_or(|c| (c as usize) < corpus.indicators.len())
    };
    let in_order =
        corpus.metrics.windows(2).all(|pair| (pair[0].doc, pair[0].surface) <= (pair[1].doc, pair[1].surface));
    if !in_order || !corpus.metrics.iter().all(metric_fits) {
        return Err(Error::Damaged("metrics".into()));
    }
    let rising = |indices: &[u32]| {
        indices.windows(2).all(|pair| pair[0] < pair[1]) && indices.last().is_none_or(|&last| (last as usize) < metrics)
    };
    let corrected: Vec<u32> = corpus.corrected.iter().map(|(metric, _)| *metric).collect();
    let repeated: Vec<u32> = corpus.repeated.pairs().iter().map(|(metric, _)| *metric).collect();
    if !rising(&corrected) || !rising(&repeated) || corpus.repeated.pairs().iter().any(|(metric, first)| first > metric)
    {
        return Err(Error::Damaged("metrics".into()));
    }
    let group_fits =
        |g: &Group| !g.targets.is_empty() && g.targets.iter().chain(&g.outcomes).all(|&m| (m as usize) < metrics);
    if corpus.ledger.iter().all(group_fits) { Ok(()) } else { Err(Error::Damaged("ledger".into())) }
}

fn document_fits(document: &Document) -> bool {
    let paragraphs = document.paragraphs.len();
    document.paragraphs.iter().all(|p| p.section.is_none_or(|s| (s as usize) < document.sections.len()))
        && document
            .sections
            .iter()
            .enumerate()
            .all(|(at, s)| (s.paragraph as usize) < paragraphs && s.parent.is_none_or(|parent| (parent as usize) < at))
}

/// A corpus and its index as sections, ready for [`super::write`].
#[cfg(feature = "native")]
pub fn sections(corpus: &Corpus) -> Result<Vec<(String, Vec<u8>)>, index::IndexError> {
    let names = index::Vocabulary {
        indicators: corpus.indicators.iter().flat_map(|i| i.names().cloned()).collect(),
        regions: corpus.regions.iter().map(|r| r.name.clone()).collect(),
        titles: corpus.documents.iter().map(|d| d.meta.title.clone()).collect(),
    };
    let meta = Meta {
        program: concat!("mingcha ", env!("CARGO_PKG_VERSION")).to_owned(),
        documents: corpus.documents.len() as u32,
        metrics: corpus.metrics.len() as u32,
    };
    let mut sections = vec![
        ("meta".to_owned(), pack(&meta)),
        ("documents".to_owned(), pack(&corpus.documents)),
        ("paragraphs".to_owned(), paragraphs::pack(&corpus.documents)),
        ("metrics".to_owned(), metrics::pack(&corpus.metrics)),
        ("indicators".to_owned(), pack(&corpus.indicators)),
        ("regions".to_owned(), pack(&corpus.regions)),
        ("ledger".to_owned(), pack(&corpus.ledger)),
    ];
    if !corpus.corrected.is_empty() {
        sections.push(("corrected".to_owned(), pack(&corpus.corrected)));
    }
    if !corpus.repeated.pairs().is_empty() {
        sections.push(("repeated".to_owned(), pack(&corpus.repeated.pairs())));
    }
    sections.extend(index::build(&corpus.documents, &names)?);
    Ok(sections)
}

#[cfg(feature = "native")]
fn pack<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).expect("plain data with known lengths serialises")
}
