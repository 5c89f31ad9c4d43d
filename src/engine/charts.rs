//! Charts of a view.

use super::api::{Chart, Choice, Mark};
use super::scene::Scene;
use crate::chart::{self, ChartData, Leads, Style, TermRow};
use crate::view::{ChartKind, Tab, Theme, View};

impl Scene<'_> {
    /// The chart of the view's figures, or of its terms in Trends.
    pub fn chart(&self, width: u32, theme: &str, untitled: bool) -> Chart {
        let data = if self.view.tab() == Tab::Trends { self.chart_of_terms() } else { self.chart_of_figures() };
        let theme = Theme::from_key(theme).or(self.view.theme).unwrap_or(Theme::Light);
        let drawing = chart::draw(&data, &Style { width, theme, lang: self.view.lang(), untitled });
        let mark = |mark: chart::DrawnMark| Mark { id: mark.id, label: mark.label, query: mark.query };
        Chart {
            svg: drawing.svg,
            width: drawing.width,
            height: drawing.height,
            marks: drawing.marks.into_iter().map(mark).collect(),
            kinds: data.kinds.iter().map(|&kind| self.chart_kind(kind, data.kind)).collect(),
            title: data.title,
            description: data.description,
            message: data.message,
            table: data.table,
            source: data.source,
        }
    }

    fn chart_of_figures(&self) -> ChartData {
        let indices: Vec<u32> = self.select("").into_iter().map(|index| index as u32).collect();
        let figure = |index: u32| {
            let anchor = self.engine.anchor(index as usize);
            anchor.map_or(String::new(), |anchor| self.with("at", &anchor.to_string()))
        };
        let listed = |view: &View, among: &[u32]| {
            let narrower = Scene::new(self.engine, view.clone());
            let filters = narrower.figure_filters("");
            let mut listed = among.to_vec();
            listed.retain(|&index| narrower.passes(index as usize, &filters));
            listed
        };
        chart::data_of(&self.view, &self.engine.corpus, &indices, &Leads { figure: &figure, listed: &listed })
    }

    fn chart_of_terms(&self) -> ChartData {
        let counts = self.term_counts();
        let row = |row: super::api::TrendRow| TermRow { label: row.label, rates: row.rates, query: row.query };
        let documents = self.messages.format("documents-count", &[self.number(self.engine.corpus.documents.len())]);
        let source =
            if self.holds_digest() { format!("{documents} · {}", self.messages.text("digest")) } else { documents };
        let rows: Vec<TermRow> = self.term_rows(&counts).into_iter().map(row).collect();
        chart::data_of_terms(&self.view, &counts.terms, &rows, &source)
    }

    fn chart_kind(&self, kind: ChartKind, drawn: ChartKind) -> Choice {
        Choice {
            value: kind.key().to_owned(),
            label: self.label("chart", kind.key()),
            selected: kind == drawn,
            count: None,
            query: self.with("chart", kind.key()),
        }
    }
}
