//! The same statement in several documents is one figure with several sources.
//!
//! Two figures are one statement where sentence (folded), surface and everything read of them agree: a sentence
//! that two reports share speaks of two years if the reports do, and then it is two figures. Within one document
//! nothing is one: what it says twice, it says in two places. Sums are never made.

#[cfg(feature = "native")]
use rayon::prelude::*;

#[cfg(feature = "native")]
use super::Corpus;
#[cfg(feature = "native")]
use crate::metric::Metric;
use crate::order;
#[cfg(feature = "native")]
use crate::text::fold_text;

/// Metrics of statements that several documents make, each with the first metric of its statement, by metric.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repeated {
    pairs: Vec<(u32, u32)>,
    /// The same turned round, by first.
    statements: Vec<(u32, u32)>,
}

impl Repeated {
    /// Of pairs of a metric and the first of its statement, which is a pair too, by metric.
    pub fn new(pairs: Vec<(u32, u32)>) -> Repeated {
        let mut statements = Vec::with_capacity(pairs.len());
        statements.extend(pairs.iter().map(|&(metric, first)| (first, metric)));
        order::sort_by(&mut statements, Ord::cmp);
        Repeated { pairs, statements }
    }

    /// The pairs that it was made of.
    pub fn pairs(&self) -> &[(u32, u32)] {
        &self.pairs
    }

    /// The first metric of a metric's statement; none where only one document makes it.
    pub fn first_of(&self, metric: u32) -> Option<u32> {
        let at = self.pairs.binary_search_by_key(&metric, |(metric, _)| *metric).ok()?;
        Some(self.pairs[at].1)
    }

    /// A metric's statement as pairs of its first metric and each, in order; empty where only one document makes it.
    pub fn statement(&self, metric: u32) -> &[(u32, u32)] {
        let Some(first) = self.first_of(metric) else { return &[] };
        let start = self.statements.partition_point(|(other, _)| *other < first);
        let rest = &self.statements[start..];
        &rest[..rest.partition_point(|(other, _)| *other == first)]
    }
}

/// [`Corpus::repeated`] of a corpus.
#[cfg(feature = "native")]
pub(crate) fn repeated(corpus: &Corpus) -> Repeated {
    let named = |doc: usize| {
        let name = |(metric, anchor): (usize, super::Anchor)| {
            ((anchor.sentence, fold_text(&anchor.surface), anchor.occurrence), metric as u32)
        };
        corpus.metrics_of(doc).zip(corpus.anchors_of(doc)).map(name).collect::<Vec<_>>()
    };
    let mut named: Vec<_> = (0..corpus.documents.len()).into_par_iter().flat_map_iter(named).collect();
    named.par_sort();
    let mut pairs = Vec::new();
    for same_words in named.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        // The statements that these words make, each with the metrics that read so.
        let mut statements: Vec<Vec<u32>> = Vec::new();
        for &(_, metric) in same_words {
            match statements.iter_mut().find(|statement| same_reading(corpus, statement[0], metric)) {
                Some(statement) => statement.push(metric),
                None => statements.push(vec![metric]),
            }
        }
        let several = statements.iter().filter(|statement| statement.len() > 1);
        pairs.extend(several.flat_map(|statement| statement.iter().map(|&metric| (metric, statement[0]))));
    }
    pairs.sort_unstable();
    Repeated::new(pairs)
}

#[cfg(feature = "native")]
fn same_reading(corpus: &Corpus, a: u32, b: u32) -> bool {
    let (a, b) = (&corpus.metrics[a as usize], &corpus.metrics[b as usize]);
    let number = |m: &Metric| (m.value.to_bits(), m.value_max.map(f64::to_bits));
    let kind = |m: &Metric| (m.comparator, m.direction, m.measure, m.status);
    let words = |m: &Metric| [fold_text(&m.unit), fold_text(&m.indicator), fold_text(corpus.region_of(m))];
    number(a) == number(b) && kind(a) == kind(b) && a.period == b.period && words(a) == words(b)
}

#[cfg(test)]
mod tests {
    use crate::assemble::assemble;
    use crate::corpus::{Corpus, Many, records};
    use crate::document::read_bytes;

    fn corpus(documents: &[(&str, &str, &str)]) -> Corpus {
        let read = |(name, date, text): &(&str, &str, &str)| {
            let file = format!("---\ntitle: 政府工作报告\ndate: {date}\nregion: 成都市\n---\n\n{text}\n");
            read_bytes(name, file.as_bytes()).unwrap()
        };
        assemble(documents.iter().flat_map(read).collect())
    }

    const SAYS: &str = "2023年新建公园12座，新建绿道30公里。";

    #[test]
    fn what_two_documents_say_in_the_same_words_is_one_figure() {
        let corpus = corpus(&[
            ("a.md", "2024-01-15", SAYS),
            ("b.md", "2024-02-20", "2023年新建公園１２座，新建綠道30公里。另建学校3所。"),
            ("c.md", "2024-02-21", "2023年新建公园12座，新建绿道31公里。"),
        ]);
        assert_eq!(corpus.repeated.pairs(), [(0, 0), (1, 1), (2, 0), (3, 1)]);
        let sources: Vec<_> = corpus.sources_of(0).into_iter().map(|metric| corpus.metrics[metric].doc).collect();
        assert_eq!((sources, corpus.sources_of(4).len()), (vec![1], 0));
        let row = &records(&corpus)[1];
        assert!(matches!(&row.sources, Many::List(names) if names.len() == 1 && names[0].starts_with("b~")), "{row:?}");
    }

    #[test]
    fn the_same_words_of_another_year_or_in_one_document_are_two_figures() {
        let says = "去年新建公园12座。";
        assert_eq!(corpus(&[("a.md", "2024-01-15", says), ("b.md", "2025-01-15", says)]).repeated.pairs(), []);
        assert_eq!(corpus(&[("a.md", "2024-01-15", &says.repeat(2))]).repeated.pairs(), []);
    }
}
