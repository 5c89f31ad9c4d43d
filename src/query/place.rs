//! Places as a question names them, and the years that documents tell of them.

use super::Filters;
use crate::corpus::{Corpus, Region};
use crate::text::fold_text;

/// The place of a name, with or without 省, 市, 区, if a document speaks for it or for a place in it.
pub fn place(corpus: &Corpus, text: &str) -> Option<String> {
    let named = corpus.regions.iter().filter(|region| is_named(region, text));
    let name = &named.min_by_key(|region| region.level)?.name;
    years_of(corpus, vec![name.clone()]).next().map(|_| name.clone())
}

/// The years of the documents that speak for one of some places or for a place in one.
pub fn years_of(corpus: &Corpus, regions: Vec<String>) -> impl Iterator<Item = Option<i16>> {
    let filters = Filters { regions, ..Filters::default() };
    let fitting = corpus.documents.iter().filter(move |document| filters.admits(corpus, document));
    fitting.map(|document| document.meta.date.map(|date| date.year))
}

/// Whether a folded text is the name of a place, with or without 省, 市, 区.
fn is_named(region: &Region, text: &str) -> bool {
    let name = fold_text(&region.name);
    name == text || short(&name) == text
}

/// What follows the name of a place in its full name.
const KINDS_OF_PLACE: [&str; 13] = [
    "特别行政区",
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "自治区",
    "自治州",
    "自治县",
    "新区",
    "省",
    "市",
    "区",
    "县",
    "旗",
];

/// The short name of a place, of two characters at least: 成都市 → 成都.
pub fn short(name: &str) -> &str {
    let stem = KINDS_OF_PLACE.iter().find_map(|kind| name.strip_suffix(kind));
    stem.filter(|stem| stem.chars().count() > 1).unwrap_or(name)
}
