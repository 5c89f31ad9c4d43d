//! Bars: places or years compared, greatest first; and dots: target and outcome of each on one line.

use plotters::style::RGBColor;

use super::axis::Axis;
use super::backend::Stroke;
use super::frame::{Grid, LABEL, Plan, PlotError, Sheet};
use super::marks::{Element, RADIUS, Shape};
use super::palette::Glyph;
use super::{Point, RowOfPoints, measure, values_of};
use crate::metric::{Comparator, Status};

const ROW: f64 = 26.0;

/// One bar a row; a target's bar is outlined.
pub fn draw_bars(sheet: &mut Sheet, rows: &[RowOfPoints]) -> Result<(), PlotError> {
    let mut elements = Vec::new();
    let both = has(rows, Status::Target) && has(rows, Status::Outcome);
    if both {
        sheet.legend(&statuses(sheet, |_| Glyph::Square));
    }
    for (at, row) in rows.iter().enumerate() {
        let Some(point) = row.points.first() else { continue };
        let hollow = point.status == Status::Target;
        let color = colour(sheet, point.status);
        let (low, high) = (at as f64 - 0.32, at as f64 + 0.32);
        let end = point.top();
        let tag = sheet.mark_of(point);
        elements.push(Element { points: vec![(0.0, low), (end, high)], shape: Shape::Bar { hollow }, color, tag });
        if point.value_max.is_some() || !matches!(point.comparator, Comparator::Equal | Comparator::About) {
            let shape =
                Shape::Point { glyph: None, inside: color, comparator: point.comparator, radius: RADIUS, up: (1, 0) };
            elements.push(Element { points: ends_at(point, at), shape, color, tag: None });
        }
        elements.push(value_beside(sheet, point, at, end.max(0.0)));
    }
    plot(sheet, rows, elements, true)
}

/// Target (hollow) and outcome (filled) of each row, with a line between them.
pub fn draw_dots(sheet: &mut Sheet, rows: &[RowOfPoints]) -> Result<(), PlotError> {
    sheet.legend(&statuses(sheet, status_glyph));
    let mut elements = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let low = row.points.iter().map(|point| point.value.min(point.top())).fold(f64::INFINITY, f64::min);
        let high = row.points.iter().map(|point| point.value.max(point.top())).fold(f64::NEG_INFINITY, f64::max);
        if low < high {
            let points = vec![(low, at as f64), (high, at as f64)];
            elements.push(Element { points, shape: Shape::Trace(Stroke::Solid), color: sheet.palette.grid, tag: None });
        }
        for point in &row.points {
            let color = colour(sheet, point.status);
            let shape = Shape::Point {
                glyph: Some(status_glyph(point.status)),
                inside: sheet.inside(point.status, color),
                comparator: point.comparator,
                radius: RADIUS,
                up: (1, 0),
            };
            elements.push(Element { points: ends_at(point, at), shape, color, tag: sheet.mark_of(point) });
        }
        // The words of the rightmost point stand beside it; those of the other are in its label.
        if let Some(point) = row.points.iter().max_by(|a, b| a.value.total_cmp(&b.value)) {
            elements.push(value_beside(sheet, point, at, high));
        }
    }
    plot(sheet, rows, elements, false)
}

/// A point's value, or both ends of its range, in a row.
fn ends_at(point: &Point, row: usize) -> Vec<(f64, f64)> {
    point.ends().into_iter().map(|value| (value, row as f64)).collect()
}

fn plot(sheet: &mut Sheet, rows: &[RowOfPoints], elements: Vec<Element>, zero: bool) -> Result<(), PlotError> {
    let mut points: Vec<&Point> = Vec::new();
    for row in rows {
        points.extend(&row.points);
    }
    let most_left = sheet.room() * 0.38;
    let labels: Vec<_> = rows.iter().map(|row| measure::clip(&row.label, LABEL, most_left)).collect();
    let left = labels.iter().map(|label| measure::width(label, LABEL)).fold(0.0, f64::max);
    let right = points.iter().map(|point| beside_width(point)).fold(0.0, f64::max).min((sheet.room() - left) * 0.6);
    let room = sheet.room() - left - right - 20.0;
    let mut x = Axis::of_values(&values_of(&points), (room / 80.0).clamp(2.0, 8.0) as usize, zero, sheet.style.lang);
    if zero {
        // Bars take the room that there is; the words beside them say where they end.
        let most = points.iter().map(|point| point.top()).fold(0.0, f64::max);
        x.to = x.to.min(most.max(x.from + (x.to - x.from) / 2.0));
        x.ticks.retain(|(value, _)| *value <= x.to);
    }
    x.ticks = super::axis::thin(&x.ticks, LABEL, room);
    let ticks = labels.into_iter().enumerate().map(|(at, label)| (at as f64, label)).collect();
    let y = Axis { from: rows.len() as f64 - 0.5, to: -0.5, ticks };
    let height = ROW * rows.len() as f64;
    sheet.plot(Plan { x, y, height, right, left, grid: Grid::Upright, elements })
}

fn beside_width(point: &Point) -> f64 {
    measure::width(&point.text, LABEL) + gap(point) + 2.0
}

fn value_beside(sheet: &Sheet, point: &Point, at: usize, value: f64) -> Element {
    let shape = Shape::Words { text: point.text.clone(), offset: (gap(point), 0.0), anchor: "start", size: LABEL };
    Element { points: vec![(value, at as f64)], shape, color: sheet.palette.ink, tag: None }
}

/// Room between a value and its words; an arrow takes some.
fn gap(point: &Point) -> f64 {
    if matches!(point.comparator, Comparator::AtLeast | Comparator::Above) { 24.0 } else { 8.0 }
}

fn has(rows: &[RowOfPoints], status: Status) -> bool {
    rows.iter().any(|row| row.points.iter().any(|point| point.status == status))
}

fn colour(sheet: &Sheet, status: Status) -> RGBColor {
    sheet.palette.series(colour_index(status))
}

/// Outcomes are blue and filled, targets orange and hollow, in every chart of one place.
pub fn colour_index(status: Status) -> usize {
    usize::from(status == Status::Target)
}

/// The shape of a status in every chart of one place.
pub fn status_glyph(status: Status) -> Glyph {
    Glyph::of(colour_index(status))
}

/// The legend of outcomes and targets.
pub fn statuses(sheet: &Sheet, glyph: fn(Status) -> Glyph) -> Vec<(String, usize, Glyph, Status)> {
    [Status::Outcome, Status::Target]
        .map(|status| {
            let name = sheet.messages.text(&format!("status-{}", status.key())).to_owned();
            (name, colour_index(status), glyph(status), status)
        })
        .into()
}
