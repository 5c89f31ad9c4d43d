//! A figure as shown.

use super::api::{Row, Run, Source};
use super::runs::{Layers, runs};
use super::scene::Scene;
use crate::i18n::Quantity;
use crate::metric::Metric;

impl Scene<'_> {
    /// The row of a figure.
    pub fn row(&self, index: usize) -> Row {
        let corpus = &self.engine.corpus;
        let metric = &corpus.metrics[index];
        let doc = metric.doc as usize;
        let id = corpus.documents.get(doc).map_or("", |d| d.id.as_str());
        let at = self.engine.anchor(index).map_or(String::new(), ToString::to_string);
        Row {
            query: self.with("at", &at),
            doc: id.to_owned(),
            title: self.document_title(id),
            indicator: metric.indicator.to_string(),
            canonical: corpus.canonical_of(metric).to_owned(),
            canonical_label: self.named(corpus.canonical_of(metric)),
            shown: self.messages.figure(&Quantity::from(metric), self.plain_numbers()),
            surface: corpus.surface_of(metric),
            value: metric.value,
            value_max: metric.value_max,
            unit: metric.unit.to_string(),
            comparator: metric.comparator.key().to_owned(),
            direction: metric.direction.map_or("", |d| d.key()).to_owned(),
            measure: metric.measure.key().to_owned(),
            measure_label: self.label("measure", metric.measure.key()),
            status: metric.status.key().to_owned(),
            status_label: self.label("status", metric.status.key()),
            period: self.period_told(metric),
            region: corpus.region_of(metric).to_owned(),
            region_label: self.named(corpus.region_of(metric)),
            sentence: self.sentence_runs(metric, &at),
            doubt: metric.doubt.as_deref().map_or("", |key| self.messages.text(key)).to_owned(),
            corrected: corpus
                .correction_of(index)
                .map_or("", |note| if note.is_empty() { self.messages.text("corrected-note") } else { note })
                .to_owned(),
            sources: corpus.sources_of(index).into_iter().map(|other| self.source(other)).collect(),
            digest: self.engine.facts.get(doc).is_some_and(|f| f.digest),
            at,
        }
    }

    /// When: 2023年; of what grew in several years since when, too: 2007年（比2002年）.
    fn period_told(&self, metric: &Metric) -> String {
        let period = metric.period.as_deref().map_or(String::new(), |period| self.messages.period(period));
        match metric.distant_base() {
            Some(base) => self.messages.format("period-since", &[period, base.to_string()]),
            None => period,
        }
    }

    fn source(&self, index: usize) -> Source {
        let at = self.engine.anchor(index);
        Source {
            title: self.document_title(at.map_or("", |at| &at.doc)),
            query: self.with("at", &at.map_or(String::new(), ToString::to_string)),
        }
    }

    fn sentence_runs(&self, metric: &Metric, at: &str) -> Vec<Run> {
        let corpus = &self.engine.corpus;
        let text = corpus.documents.get(metric.doc as usize).map_or("", |d| &*d.text);
        let figures = [(metric.surface, at.to_owned())];
        let layers = Layers { figures: &figures, target: Some(metric.surface), ..Layers::default() };
        runs(text, corpus.sentence_of(metric), &layers)
    }
}
