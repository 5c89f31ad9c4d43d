//! What a set of hits is made of: counts by document, place, year, section, and status of the figures in them.

use super::figures::metrics_of;
use crate::corpus::Corpus;
use crate::document::unnumbered;
use crate::index::Index;
use crate::metric::Status;
use crate::order;

/// Counts of paragraphs. Most frequent first, ties in order; years newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Document index and count.
    pub docs: Vec<(u32, usize)>,
    /// Place and count.
    pub regions: Vec<(String, usize)>,
    /// Year of publication and count.
    pub years: Vec<(i16, usize)>,
    /// Title of the outermost section, without its number, and count.
    pub sections: Vec<(String, usize)>,
    /// Status and how many hold a figure of it.
    pub statuses: Vec<(Status, usize)>,
}

/// Counts the matched paragraphs.
pub fn facets(index: &Index, corpus: &Corpus, paragraphs: &[u32]) -> Facets {
    let places: Vec<(u32, u32)> = paragraphs.iter().map(|&paragraph| index.paragraphs.place(paragraph)).collect();
    let docs = order::counted(places.iter().map(|(doc, _)| *doc).collect());
    let mut sections = Vec::new();
    for &(doc, at) in &places {
        sections.extend(outermost(corpus, doc, at).map(|section| (doc, section)));
    }
    let title = |(doc, section): (u32, u32)| {
        let section = corpus.documents.get(doc as usize).and_then(|document| document.sections.get(section as usize));
        section.map_or("", |section| unnumbered(&section.title))
    };
    let titles = order::counted(sections).into_iter().map(|(section, count)| (title(section), count)).collect();
    let (mut regions, mut years) = (Vec::new(), Vec::new());
    for &(doc, count) in &docs {
        let Some(document) = corpus.documents.get(doc as usize) else { continue };
        if !document.meta.region.is_empty() {
            regions.push((document.meta.region.as_str(), count));
        }
        years.extend(document.meta.date.map(|date| (date.year, count)));
    }
    let mut years = order::weighed(years);
    years.reverse();
    Facets {
        regions: named(regions),
        years,
        sections: named(titles),
        docs: ranked(docs),
        statuses: statuses(corpus, &places),
    }
}

fn statuses(corpus: &Corpus, places: &[(u32, u32)]) -> Vec<(Status, usize)> {
    let mut counts: Vec<(Status, usize)> = Status::ALL.iter().map(|status| (*status, 0)).collect();
    for &(doc, at) in places {
        let range = metrics_of(corpus, doc, at);
        let metrics = corpus.metrics.get(range.start as usize..range.end as usize).unwrap_or_default();
        for (status, count) in &mut counts {
            *count += usize::from(metrics.iter().any(|metric| metric.status == *status));
        }
    }
    counts.retain(|(_, count)| *count > 0);
    counts
}

/// The outermost section that a paragraph stands in.
fn outermost(corpus: &Corpus, doc: u32, paragraph: u32) -> Option<u32> {
    let document = corpus.documents.get(doc as usize)?;
    let mut at = document.paragraphs.get(paragraph as usize)?.section?;
    // A parent comes before its child: a damaged file cannot make a circle.
    while let Some(parent) = document.sections.get(at as usize)?.parent.filter(|parent| *parent < at) {
        at = parent;
    }
    Some(at)
}

fn named(counts: Vec<(&str, usize)>) -> Vec<(String, usize)> {
    ranked(order::weighed(counts)).into_iter().map(|(name, count)| (name.to_owned(), count)).collect()
}

fn ranked<K: Ord>(mut counts: Vec<(K, usize)>) -> Vec<(K, usize)> {
    order::sort_by(&mut counts, order::by_count);
    counts
}
