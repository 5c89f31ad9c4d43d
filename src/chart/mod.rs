//! Charts: a view's data → plotters → SVG.
//!
//! [`data_of`] chooses figures that may be drawn as one and puts them into a [`Plot`]; [`draw`] lays it out with
//! plotters' ChartBuilder on a backend of our own ([`backend`]), so that page and command line draw alike.
//! Each kind of plot is a small file: [`lines`], [`bars`] (bars and dots), [`histogram`], [`multiples`].
//! Everything that is drawn also stands in the table, in words.

mod axis;
mod backend;
mod bars;
mod comparable;
mod data;
mod frame;
mod histogram;
mod lines;
mod marks;
pub(crate) mod measure;
mod multiples;
mod palette;
mod panels;
mod terms;
mod words;

pub use data::{Leads, data_of};
pub use terms::{TermRow, data_of_terms};

use serde::Serialize;

use crate::i18n::Lang;
use crate::metric::{Comparator, Status};
use crate::view::{ChartKind, Theme};

/// What is to be drawn, with all its words.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartData {
    /// The view's written form; it names the marks, so that several charts can stand in one page.
    pub key: String,
    /// The kind that is drawn.
    pub kind: ChartKind,
    /// The kinds that the data allows.
    pub kinds: Vec<ChartKind>,
    /// Title.
    pub title: String,
    /// One sentence that says what is to be seen.
    pub description: String,
    /// Why nothing, or not everything, is drawn; empty where all is.
    pub message: String,
    /// Source line.
    pub source: String,
    /// The marks.
    pub plot: Plot,
    /// The same as a table.
    pub table: Table,
}

/// A table of plain texts.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Table {
    /// Column heads.
    pub columns: Vec<String>,
    /// So many of them are for readers; those after them stand in downloads alone.
    pub shown: usize,
    /// Rows of cells.
    pub rows: Vec<Vec<String>>,
}

/// The marks by the shape of their plot.
#[derive(Clone, Debug, PartialEq)]
pub enum Plot {
    /// Nothing can be drawn.
    Nothing,
    /// Series over time or documents.
    Lines(Lines),
    /// One row a place or year.
    Rows(Vec<RowOfPoints>),
    /// How many values lie where.
    Bins(Vec<Bin>),
    /// Small charts side by side.
    Panels(Panels),
}

/// Small charts over one axis of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panels {
    /// In reading order.
    pub panels: Vec<Panel>,
    /// Whether the values of all are measured alike, and drawn on one scale.
    pub one_scale: bool,
    /// Where the axis of time can be labelled, in order; the same for all.
    pub labels: Vec<(f64, String)>,
}

/// One of several small charts.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The place, or the indicator with its unit.
    pub name: String,
    /// Its latest figure in words.
    pub latest: String,
    /// Its series.
    pub series: Vec<Series>,
}

/// Series over a common axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// The series.
    pub series: Vec<Series>,
    /// Where the axis can be labelled, in order.
    pub labels: Vec<(f64, String)>,
}

/// One line of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its words in the legend.
    pub name: String,
    /// What its points are; targets are drawn hollow and dashed.
    pub status: Status,
    /// Which colour and shape it takes; the target and outcome of one place share them.
    pub colour: usize,
    /// In the order of the axis.
    pub points: Vec<Point>,
}

/// One mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Place on the axis.
    pub x: f64,
    /// Value, signed where it is a change.
    pub value: f64,
    /// Upper end of a range.
    pub value_max: Option<f64>,
    /// How it is bounded.
    pub comparator: Comparator,
    /// Target or outcome.
    pub status: Status,
    /// The figure in short: ≥ 5%.
    pub text: String,
    /// Everything: 2023年 · 成都市 · 目标 · ≥ 5%.
    pub label: String,
    /// The view it leads to.
    pub query: String,
}

impl Point {
    /// The value, or the upper end of a range.
    fn top(&self) -> f64 {
        self.value_max.unwrap_or(self.value)
    }

    /// The value, or both ends of a range.
    fn ends(&self) -> Vec<f64> {
        let mut ends = vec![self.value];
        ends.extend(self.value_max);
        ends
    }
}

/// The points of some series, one after the other.
fn points_of(series: &[Series]) -> Vec<&Point> {
    let mut points = Vec::new();
    for series in series {
        points.extend(&series.points);
    }
    points
}

/// The values of some points, both ends of a range.
fn values_of(points: &[&Point]) -> Vec<f64> {
    let mut values = Vec::new();
    for point in points {
        values.extend(point.ends());
    }
    values
}

/// A row of bars or dots.
#[derive(Clone, Debug, PartialEq)]
pub struct RowOfPoints {
    /// Place or year.
    pub label: String,
    /// At most one of a status.
    pub points: Vec<Point>,
}

/// A bin of a histogram.
#[derive(Clone, Debug, PartialEq)]
pub struct Bin {
    /// Least value.
    pub from: f64,
    /// Greatest value.
    pub to: f64,
    /// How many lie in it.
    pub count: usize,
    /// Both in words.
    pub label: String,
    /// The view of the figures in it.
    pub query: String,
}

/// How it is to look.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Width in CSS pixels; the height follows.
    pub width: u32,
    /// Colours.
    pub theme: Theme,
    /// Language of ticks and legend.
    pub lang: Lang,
    /// Without the title, where it stands beside the drawing.
    pub untitled: bool,
}

/// A drawn chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// The SVG document; empty where nothing is drawn.
    pub svg: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The marks in reading order.
    pub marks: Vec<DrawnMark>,
}

/// A mark of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnMark {
    /// Id of its element in the SVG.
    pub id: String,
    /// What it says.
    pub label: String,
    /// The view it leads to; empty where there is none.
    pub query: String,
}

/// Draws a chart. Widths are kept between 240 and 2400 pixels.
pub fn draw(data: &ChartData, style: &Style) -> Drawing {
    let width = style.width.clamp(240, 2400);
    let mut sheet = frame::Sheet::new(data, Style { width, ..*style });
    let drawn = match &data.plot {
        Plot::Nothing => return Drawing::default(),
        Plot::Lines(lines) => lines::draw(&mut sheet, lines),
        Plot::Rows(rows) if data.kind == ChartKind::Dots => bars::draw_dots(&mut sheet, rows),
        Plot::Rows(rows) => bars::draw_bars(&mut sheet, rows),
        Plot::Bins(bins) => histogram::draw(&mut sheet, bins),
        Plot::Panels(panels) => multiples::draw(&mut sheet, panels),
    };
    // Plotters fails only where an area has no room; then the table still tells everything.
    drawn.map(|()| sheet.finish()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
