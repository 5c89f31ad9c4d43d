//! A corpus: documents and all that was read from them. What a bundle holds and an engine opens.

mod anchor;
#[cfg(feature = "native")]
pub(crate) mod correction;
#[cfg(feature = "native")]
pub(crate) mod places;
#[cfg(feature = "native")]
mod record;
pub(crate) mod repeated;

use serde::{Deserialize, Serialize};

pub use anchor::Anchor;
#[cfg(feature = "native")]
pub use correction::{Correction, Unapplied, corrections};
#[cfg(feature = "native")]
pub use record::{Many, Record, explained, records};
pub use repeated::Repeated;

use crate::document::{Date, Document};
use crate::i18n::Lang;
use crate::metric::{Indicator, Metric};
use crate::text::{Span, sentence_hash};

/// Documents with their metrics, ledger and the vocabulary that these use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corpus {
    /// Documents, ordered by id.
    pub documents: Vec<Document>,
    /// Metrics in reading order, documents in order.
    pub metrics: Vec<Metric>,
    /// The thesaurus entries that the metrics use.
    pub indicators: Vec<Indicator>,
    /// The places that documents and metrics name.
    pub regions: Vec<Region>,
    /// Targets beside outcomes: what the ledger found.
    pub ledger: Vec<Group>,
    /// The metrics that the newsroom corrected (编辑更正), in order, each with the editor's note.
    pub corrected: Vec<(u32, String)>,
    /// The statements that several documents make in the same words. One is one figure: lists, charts and the ledger
    /// take one metric of it.
    pub repeated: Repeated,
}

/// A place and the one that holds it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// Full name: 成都市.
    pub name: String,
    /// Full name of the place above: 四川省; empty at the top and where unknown.
    pub parent: String,
    /// 0 nation, 1 province, 2 prefecture, 3 county or district, 9 unknown or joint.
    pub level: u8,
    /// English name: Chengdu; empty where unknown.
    pub english: String,
}

/// The targets of one indicator, place and period, and the outcomes of the same.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Indices of the targets in [`Corpus::metrics`]; there is at least one, and it tells of what all are.
    pub targets: Vec<u32>,
    /// Indices of the outcomes of the same unit and measure, the one that was told last first.
    pub outcomes: Vec<u32>,
}

impl Region {
    /// The level of government that a place's name tells.
    pub fn level_of(name: &str) -> u8 {
        const MUNICIPALITIES: [&str; 4] = ["北京市", "上海市", "天津市", "重庆市"];
        const SPECIAL: [&str; 2] = ["香港特别行政区", "澳门特别行政区"];
        // Any other 地区 is several places together: 长三角地区.
        const PREFECTURES: [&str; 7] =
            ["大兴安岭地区", "阿里地区", "塔城地区", "阿勒泰地区", "喀什地区", "和田地区", "阿克苏地区"];
        let ends = |endings: &[char]| name.ends_with(endings);
        match name {
            "全国" | "中国" => 0,
            _ if MUNICIPALITIES.contains(&name) || SPECIAL.contains(&name) => 1,
            _ if ends(&['省']) || name.ends_with("自治区") => 1,
            _ if ends(&['市', '州', '盟']) || PREFECTURES.contains(&name) => 2,
            _ if ends(&['区', '县', '旗']) && !name.ends_with("地区") => 3,
            _ => 9,
        }
    }
}

impl Corpus {
    /// The document of an id.
    pub fn document(&self, id: &str) -> Option<(usize, &Document)> {
        let at = self.documents.binary_search_by(|d| d.id.as_str().cmp(id)).ok()?;
        Some((at, &self.documents[at]))
    }

    /// The index of the document that an anchor names, and the anchor by the document's present id. Ids are as short as
    /// the other documents let them be (`a`, then `2024/a`), so one that is not there may stand with more or fewer
    /// folders before its name: then the sentence tells.
    pub fn anchored(&self, anchor: &Anchor) -> Option<(usize, Anchor)> {
        let ends = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.ends_with('/'));
        let renamed = |document: &Document| {
            (ends(&document.id, &anchor.doc) || ends(&anchor.doc, &document.id))
                && !self.sentences_named(document, &anchor.sentence).is_empty()
        };
        let found = self.document(&anchor.doc).map(|(doc, _)| doc);
        let doc = found.or_else(|| self.documents.iter().position(renamed))?;
        Some((doc, Anchor { doc: self.documents[doc].id.clone(), ..anchor.clone() }))
    }

    /// The sentence that holds a metric, as a span of its document's text.
    pub fn sentence_of(&self, metric: &Metric) -> Span {
        let Some(document) = self.documents.get(metric.doc as usize) else { return metric.context };
        let paragraph = document.paragraph_at(metric.surface.start).unwrap_or(0);
        document.sentences(paragraph).into_iter().find(|s| s.contains(metric.surface)).unwrap_or(metric.context)
    }

    /// The surface of a metric as written, white space removed.
    pub fn surface_of(&self, metric: &Metric) -> String {
        self.documents
            .get(metric.doc as usize)
            .map_or(String::new(), |d| anchor::without_blanks(metric.surface.of(&d.text)))
    }

    /// The figures of a document, as a range of [`Corpus::metrics`].
    pub fn metrics_of(&self, doc: usize) -> std::ops::Range<usize> {
        let start = self.metrics.partition_point(|m| (m.doc as usize) < doc);
        start..self.metrics.partition_point(|m| m.doc as usize <= doc)
    }

    /// The names in links of a document's figures, in order.
    pub fn anchors_of(&self, doc: usize) -> Vec<Anchor> {
        self.documents.get(doc).map_or(Vec::new(), |d| anchor::names(d, &self.metrics[self.metrics_of(doc)]))
    }

    /// The sentences of a name in links, in order: more than one where a document repeats itself.
    pub fn sentences_named(&self, document: &Document, hash: &str) -> Vec<Span> {
        let mut named = Vec::new();
        for paragraph in 0..document.paragraphs.len() {
            let mut sentences = document.sentences(paragraph);
            sentences.retain(|sentence| sentence_hash(sentence.of(&document.text)) == hash);
            named.append(&mut sentences);
        }
        named
    }

    /// The place of a name.
    pub fn region(&self, name: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.name == name)
    }

    /// The place that a figure is about: its own, or its document's.
    pub fn region_of<'a>(&'a self, metric: &'a Metric) -> &'a str {
        let own = metric.region.as_deref().filter(|region| !region.is_empty());
        own.or_else(|| self.documents.get(metric.doc as usize).map(|d| d.meta.region.as_str())).unwrap_or("")
    }

    /// The common name of what a figure measures, the thesaurus' or its cluster's; empty where it has none.
    pub fn canonical_of(&self, metric: &Metric) -> &str {
        metric.canonical.and_then(|at| self.indicators.get(at as usize)).map_or("", |i| i.name.as_str())
    }

    /// An indicator or a place, by its name, in a language; in Chinese words where no others are known.
    pub fn in_language<'a>(&'a self, name: &'a str, lang: Lang) -> &'a str {
        if lang.is_chinese() {
            return name;
        }
        let is_known = |english: &&str| !english.is_empty();
        let indicator = self.indicators.iter().find(|known| known.name == name).map(|known| known.english.as_str());
        let place = || self.region(name).map(|known| known.english.as_str());
        indicator.filter(is_known).or_else(|| place().filter(is_known)).unwrap_or(name)
    }

    /// What a figure measures: the canonical name, or else the words of the text.
    pub fn name_of<'a>(&'a self, metric: &'a Metric) -> &'a str {
        let canonical = self.canonical_of(metric);
        if canonical.is_empty() { &metric.indicator } else { canonical }
    }

    /// The section titles that a figure stands under, outermost first.
    pub fn section_path_of(&self, metric: &Metric) -> Vec<&str> {
        let Some(document) = self.documents.get(metric.doc as usize) else { return Vec::new() };
        document.paragraph_at(metric.surface.start).map_or(Vec::new(), |at| document.section_path(at))
    }

    /// The editor's note on a metric; none where nobody corrected it.
    pub fn correction_of(&self, metric: usize) -> Option<&str> {
        let at = self.corrected.binary_search_by_key(&metric, |(index, _)| *index as usize).ok()?;
        Some(&self.corrected[at].1)
    }

    /// The first metric of the statement that a metric belongs to: itself where only one document makes it.
    pub fn first_of(&self, metric: usize) -> usize {
        self.repeated.first_of(metric as u32).map_or(metric, |first| first as usize)
    }

    /// The metrics of the same statement in other documents, in order.
    pub fn sources_of(&self, metric: usize) -> Vec<usize> {
        let mut sources = Vec::new();
        for &(_, source) in self.repeated.statement(metric as u32) {
            if source as usize != metric {
                sources.push(source as usize);
            }
        }
        sources
    }

    /// When the statement that a metric belongs to was last made: the date of the newest document that makes it. Of
    /// several figures for one thing the one told last stands.
    pub fn last_told(&self, metric: usize) -> Option<Date> {
        let date = |metric: usize| self.documents.get(self.metrics.get(metric)?.doc as usize)?.meta.date;
        self.sources_of(metric).into_iter().fold(date(metric), |last, source| last.max(date(source)))
    }
}

#[cfg(test)]
mod tests {
    use super::Region;

    #[test]
    fn a_name_tells_the_level_of_government() {
        for (name, level) in [
            ("全国", 0),
            ("四川省", 1),
            ("重庆市", 1),
            ("成都市", 2),
            ("喀什地区", 2),
            ("锦江区", 3),
            ("长三角地区", 9),
            ("成渝", 9),
        ] {
            assert_eq!(Region::level_of(name), level, "{name}");
        }
    }
}
