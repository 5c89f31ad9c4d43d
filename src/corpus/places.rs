//! The places of a corpus and what holds each (native).
//!
//! The table (`assets/regions.tsv`) knows provinces and prefectures. Districts, counties and zones are too many for
//! one, and their names are not their own: there are four 鼓楼区. What holds one of these is what the documents say:
//! 1. its own name begins with the place's: 成都东部新区; or it is a city of county level (`assets/cities.tsv`);
//! 2. else it stands behind the place's name: 成都市青羊区, 成都青羊区; the place that does so most often;
//! 3. else all documents that speak of it speak for one place, or for others in it.
//!
//! Where this gives no single answer, none is given: the place then lies under nothing.

use std::collections::BTreeSet;

use super::{Corpus, Region};
use crate::document::reader::gazetteer::{NATION, Place, holder_of_city, places};
use crate::text::Words;

/// A zone's own name behind a short name: 成都高新区. What is shorter is no name of its own: 朝阳区 is not 朝阳市's.
const LEAST_OWN_NAME: usize = 3;

/// The places that documents and figures name, and those that hold them, in the order of the table; places
/// that the table does not know follow.
pub(crate) fn regions(corpus: &Corpus) -> Vec<Region> {
    let named = corpus.documents.iter().map(|d| d.meta.region.as_str());
    let named: BTreeSet<&str> = named.chain(corpus.metrics.iter().map(|m| corpus.region_of(m))).collect();
    let known: Vec<Region> = table().collect();
    let find = |name: &str| known.iter().find(|region| region.name == name);
    let unknown: Vec<&str> = named.iter().copied().filter(|name| !name.is_empty() && find(name).is_none()).collect();
    let unknown: Vec<Region> = held(corpus, &unknown).collect();
    let mut used = BTreeSet::<&str>::new();
    for name in named.into_iter().chain(unknown.iter().map(|region| region.parent.as_str())) {
        let mut at = name;
        // As deep as the levels go: a circle in the table cannot hold us.
        for _ in 0..4 {
            if at.is_empty() || !used.insert(at) {
                break;
            }
            at = find(at).map_or("", |region| region.parent.as_str());
        }
    }
    known.iter().filter(|region| used.contains(region.name.as_str())).chain(&unknown).cloned().collect()
}

/// The nation comes first; a province has no place above it here, so that a filter by 全国 finds what is said
/// of the nation, and not all provinces.
fn table() -> impl Iterator<Item = Region> {
    let nation = Region { name: NATION.to_owned(), english: "China".to_owned(), ..Region::default() };
    let row = |place: &Place| Region {
        name: place.name.to_owned(),
        parent: place.parent.trim_start_matches(NATION).to_owned(),
        level: Region::level_of(place.name),
        english: place.english.to_owned(),
    };
    std::iter::once(nation).chain(places().iter().map(row))
}

/// Places that the table does not know, each with the one that holds it.
fn held<'a>(corpus: &'a Corpus, unknown: &'a [&'a str]) -> impl Iterator<Item = Region> + 'a {
    let behind = behind_places(corpus, unknown);
    unknown.iter().zip(behind).map(|(name, behind)| {
        let lower = matches!(Region::level_of(name), 2 | 3);
        let parent = begun_with(name).or_else(|| holder_of_city(name)).or_else(|| {
            let parent = most_frequent(behind).or_else(|| the_only_speaker(corpus, name));
            parent.filter(|_| lower)
        });
        Region {
            name: (*name).to_owned(),
            parent: parent.filter(|parent| parent != name && *parent != NATION).unwrap_or_default().to_owned(),
            level: Region::level_of(name),
            english: String::new(),
        }
    })
}

/// The place of the table that a name begins with. What lies around a city, 都市圈, is more than the city.
fn begun_with(name: &str) -> Option<&'static str> {
    let own = |begin: &str| name.strip_prefix(begin).map_or(0, |own| own.chars().count());
    let in_full = |place: &&Place| own(place.name) > 0;
    let in_short = |place: &&Place| own(place.short) >= LEAST_OWN_NAME;
    let around = ["圈", "群", "带", "地区"].iter().any(|ending| name.ends_with(ending));
    let begins = places().iter().rev().find(in_full).or_else(|| places().iter().rev().find(in_short));
    begins.filter(|_| !around).map(|place| place.name)
}

/// For each name the places behind whose name it stands in the documents, once each time.
fn behind_places(corpus: &Corpus, names: &[&str]) -> Vec<Vec<&'static str>> {
    let mut found = vec![Vec::new(); names.len()];
    let sought: Words<usize> = names.iter().enumerate().map(|(at, name)| ((*name).to_owned(), at)).collect();
    let known: Words<&'static str> =
        places().iter().flat_map(|place| [place.name, place.short].map(|name| (name.to_owned(), place.name))).collect();
    let texts = corpus.documents.iter().flat_map(|d| [d.meta.publisher.as_str(), &d.meta.title, &d.text]);
    for text in texts {
        for (start, _) in text.char_indices() {
            for (above, place) in known.all_at_start(&text[start..]) {
                let stands = sought.at_start(&text[start + above.len()..]);
                found_at(&mut found, stands, place);
            }
        }
    }
    found
}

fn found_at(found: &mut [Vec<&'static str>], name: Option<(&str, usize)>, place: &'static str) {
    if let Some((_, at)) = name {
        found[at].push(place);
    }
}

/// The one that is there most often; none where two are.
fn most_frequent(mut places: Vec<&'static str>) -> Option<&'static str> {
    places.sort_unstable();
    let mut counted: Vec<(usize, &str)> = places.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
    counted.sort_by_key(|(times, _)| std::cmp::Reverse(*times));
    match counted.as_slice() {
        [(first, _), (second, _), ..] if first == second => None,
        [(_, place), ..] => Some(place),
        [] => None,
    }
}

/// The prefecture or municipality that all documents with figures of a place speak for.
fn the_only_speaker<'a>(corpus: &'a Corpus, name: &str) -> Option<&'a str> {
    let figures = corpus.metrics.iter().filter(|metric| corpus.region_of(metric) == name);
    let mut speakers = figures.map(|metric| corpus.documents[metric.doc as usize].meta.region.as_str());
    let first = speakers.next()?;
    // Also of the four cities that are provinces.
    let city = Region::level_of(first) == 2 || first.ends_with('市');
    (city && first != name && speakers.all(|speaker| speaker == first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble::assemble;
    use crate::document::Document;

    fn document(id: &str, region: &str, text: &str) -> Document {
        let mut document = crate::document::read_bytes(&format!("{id}.md"), text.as_bytes()).unwrap().remove(0);
        document.meta.region = region.into();
        document
    }

    fn above(corpus: &Corpus, name: &str) -> Option<String> {
        corpus.region(name).map(|region| region.parent.clone())
    }

    #[test]
    fn places_come_with_those_that_hold_them() {
        let mut document = Document::default();
        document.meta.region = "成都市".into();
        let corpus = assemble(vec![document]);
        let names: Vec<_> = corpus.regions.iter().map(|r| (r.name.as_str(), r.level)).collect();
        assert_eq!(names, [("四川省", 1), ("成都市", 2)]);
    }

    #[test]
    fn a_district_lies_under_the_city_behind_whose_name_it_stands() {
        let corpus = assemble(vec![
            document("a", "鼓楼区", "# 报告\n\n南京市鼓楼区新建公园3座，徐州鼓楼区也有。\n\n南京鼓楼区新增就业2万人。"),
            document("b", "海曙区", "# 报告\n\n本区新建公园3座。"),
            document("c", "城关区", "# 报告\n\n兰州市城关区新建公园3座，拉萨市城关区新建公园4座。"),
        ]);
        assert_eq!(above(&corpus, "鼓楼区").as_deref(), Some("南京市"));
        assert_eq!(above(&corpus, "南京市").as_deref(), Some("江苏省"), "what holds it is there as well");
        assert_eq!(above(&corpus, "海曙区").as_deref(), Some(""), "nobody says where it lies");
        assert_eq!(above(&corpus, "城关区").as_deref(), Some(""), "there are two");
    }

    #[test]
    fn a_zone_lies_where_its_name_says() {
        for (name, parent) in [
            ("成都东部新区", Some("成都市")),
            ("成都市青羊区", Some("成都市")),
            ("北京经开区", Some("北京市")),
            ("朝阳区", None),
            ("成都都市圈", None),
            ("长三角地区", None),
        ] {
            assert_eq!(begun_with(name), parent, "{name}");
        }
    }
}
