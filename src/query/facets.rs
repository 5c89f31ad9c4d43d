//! What a set of hits is made of: counts by document, place, year and section.

use std::collections::BTreeMap;

use crate::corpus::Corpus;
use crate::index::Index;

/// Counts of paragraphs. Most frequent first, ties in order; years newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Document index and count.
    pub docs: Vec<(u32, u32)>,
    /// Place and count.
    pub regions: Vec<(String, u32)>,
    /// Year of publication and count.
    pub years: Vec<(i16, u32)>,
    /// Title of the outermost section, without its number, and count.
    pub sections: Vec<(String, u32)>,
}

/// Counts the matched paragraphs.
pub fn facets(index: &Index, corpus: &Corpus, paragraphs: &[u32]) -> Facets {
    let mut docs = BTreeMap::new();
    let mut sections = BTreeMap::<(u32, u32), u32>::new();
    for &paragraph in paragraphs {
        let (doc, at) = index.paragraphs.place(paragraph);
        *docs.entry(doc).or_insert(0) += 1;
        if let Some(section) = outermost(corpus, doc, at) {
            *sections.entry((doc, section)).or_default() += 1;
        }
    }
    let mut regions = BTreeMap::<&str, u32>::new();
    let mut years = BTreeMap::<i16, u32>::new();
    for (&doc, &count) in &docs {
        let Some(meta) = corpus.documents.get(doc as usize).map(|d| &d.meta) else { continue };
        if !meta.region.is_empty() {
            *regions.entry(&meta.region).or_default() += count;
        }
        if let Some(date) = meta.date {
            *years.entry(date.year).or_default() += count;
        }
    }
    let mut titles = BTreeMap::<&str, u32>::new();
    for (&(doc, section), &count) in &sections {
        let title = corpus.documents.get(doc as usize).and_then(|d| d.sections.get(section as usize));
        *titles.entry(title.map_or("", |s| unnumbered(&s.title))).or_default() += count;
    }
    Facets {
        docs: ranked(docs),
        regions: ranked(regions.into_iter().map(|(k, v)| (k.to_owned(), v)).collect()),
        years: years.into_iter().rev().collect(),
        sections: ranked(titles.into_iter().map(|(k, v)| (k.to_owned(), v)).collect()),
    }
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

/// A title without its number: 一、 （一） 1. 第一章.
fn unnumbered(title: &str) -> &str {
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c);
    let inside = title.trim_start_matches(['（', '(', '第']);
    let rest = inside.trim_start_matches(number);
    let after = rest.trim_start_matches(['）', ')', '、', '.', '．', '章', '部', '分', '节', ' ', '\u{3000}']);
    let is_number = rest.len() < inside.len() && after.len() < rest.len() && !after.is_empty();
    if is_number { after } else { title }
}

fn ranked<K: Ord>(counts: BTreeMap<K, u32>) -> Vec<(K, u32)> {
    let mut list: Vec<(K, u32)> = counts.into_iter().collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    list
}

#[cfg(test)]
mod tests {
    use super::unnumbered;

    #[test]
    fn numbers_of_sections_are_passed_over() {
        for (title, expected) in [
            ("一、过去一年的工作", "过去一年的工作"),
            ("（二）扩大内需", "扩大内需"),
            ("3. 民生", "民生"),
            ("第十章　规划", "规划"),
            ("十大行动", "十大行动"),
            ("一、", "一、"),
        ] {
            assert_eq!(unnumbered(title), expected);
        }
    }
}
