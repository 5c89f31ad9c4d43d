//! Assembling a corpus (native): from documents to figures, places and ledger.

use rayon::prelude::*;

use crate::corpus::{Corpus, Correction, Region, Unapplied, correction, places, repeated};
use crate::document::Document;
use crate::ledger;
use crate::metric::{self, Metric};

/// Reads the figures of documents, links them to the thesaurus or to each other and gathers targets with outcomes.
/// The same documents give the same corpus.
pub fn assemble(documents: Vec<Document>) -> Corpus {
    assemble_corrected(documents, &[]).0
}

/// The same with corrections applied; gives back those that fit nothing.
pub fn assemble_corrected(mut documents: Vec<Document>, corrections: &[Correction]) -> (Corpus, Vec<Unapplied>) {
    documents.sort_by(|a, b| a.id.cmp(&b.id));
    let metrics: Vec<Vec<Metric>> =
        documents.par_iter().enumerate().map(|(doc, document)| metric::extract(document, doc as u32)).collect();
    let mut metrics = metrics.concat();
    // Stable: of two figures in one place the extractor's order stands.
    metrics.sort_by_key(|m| (m.doc, m.surface));
    let mut corpus = Corpus { documents, metrics, ..Corpus::default() };
    let unapplied = correction::apply(&mut corpus, corrections);
    let mut metrics = std::mem::take(&mut corpus.metrics);
    let is_local = |metric: &Metric| matches!(Region::level_of(corpus.region_of(metric)), 1..=3);
    corpus.indicators = metric::thesaurus::link(&mut metrics, is_local);
    corpus.metrics = metrics;
    let clusters = metric::cluster::link(&mut corpus.metrics, corpus.indicators.len() as u32);
    corpus.indicators.extend(clusters);
    corpus.regions = places::regions(&corpus);
    corpus.repeated = repeated::repeated(&corpus);
    corpus.ledger = ledger::groups(&corpus);
    (corpus, unapplied)
}
