//! Assembling a corpus (native): from documents to figures, places and ledger.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::correction::{self, Correction, Unapplied};
use super::{Corpus, Region, repeated};
use crate::document::Document;
use crate::ledger;
use crate::metric::{self, Metric};

/// The name of the whole country.
const NATION: &str = "全国";
/// Places with the one that holds each: name, short name, name of the place above, parted by tabs.
const REGIONS: &str = include_str!("../../assets/regions.tsv");

/// Reads the figures of documents, links them to the thesaurus and gathers targets with outcomes.
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
    corpus.indicators = metric::thesaurus::link(&mut corpus.metrics);
    corpus.regions = regions(&corpus);
    corpus.repeated = repeated::repeated(&corpus);
    corpus.ledger = ledger::groups(&corpus);
    (corpus, unapplied)
}

/// The places that documents and figures name, and those that hold them, in the order of the table; places
/// that the table does not know follow.
fn regions(corpus: &Corpus) -> Vec<Region> {
    let known: Vec<Region> = table().collect();
    let find = |name: &str| known.iter().find(|region| region.name == name);
    let mut used = BTreeSet::<&str>::new();
    let named = corpus.documents.iter().map(|d| d.meta.region.as_str());
    for name in named.chain(corpus.metrics.iter().map(|m| corpus.region_of(m))) {
        let mut at = name;
        // As deep as the levels go: a circle in the table cannot hold us.
        for _ in 0..4 {
            if at.is_empty() || !used.insert(at) {
                break;
            }
            at = find(at).map_or("", |region| region.parent.as_str());
        }
    }
    let unknown = used.iter().filter(|name| find(name).is_none());
    let unknown: Vec<Region> = unknown
        .map(|name| Region { name: (*name).to_owned(), parent: String::new(), level: Region::level_of(name) })
        .collect();
    known.iter().filter(|region| used.contains(region.name.as_str())).cloned().chain(unknown).collect()
}

/// The nation comes first; a province has no place above it here, so that a filter by 全国 finds what is said
/// of the nation, and not all provinces.
fn table() -> impl Iterator<Item = Region> {
    let row = |line: &str| {
        let mut cells = line.split('\t');
        let (name, _short, parent) = (cells.next()?, cells.next()?, cells.next()?);
        let parent = parent.trim().trim_start_matches(NATION);
        Some(Region { name: name.to_owned(), parent: parent.to_owned(), level: Region::level_of(name) })
    };
    let nation = Region { name: NATION.to_owned(), ..Region::default() };
    std::iter::once(nation).chain(REGIONS.lines().filter(|line| !line.starts_with('#')).filter_map(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_with_those_that_hold_them() {
        let mut document = Document::default();
        document.meta.region = "成都市".into();
        let corpus = assemble(vec![document]);
        let names: Vec<_> = corpus.regions.iter().map(|r| (r.name.as_str(), r.level)).collect();
        assert_eq!(names, [("四川省", 1), ("成都市", 2)]);
    }
}
