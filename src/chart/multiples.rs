//! Small multiples: a grid of small charts over the same time.

use super::axis::Axis;
use super::bars::{status_glyph, statuses};
use super::frame::{Grid, LABEL, Plan, PlotError, Sheet};
use super::{Panel, Panels, lines, points_of};
use crate::metric::Status;

/// A small chart is about so wide.
const USUAL_WIDTH: f64 = 200.0;
/// On a phone two stand side by side down to this width.
const LEAST_WIDTH: f64 = 136.0;
const MOST_COLUMNS: f64 = 4.0;
const GAP: f64 = 18.0;
const NAME: f64 = 13.0;
const RADIUS: i32 = 2;

/// Draws the panels row by row; the plots of all begin and end alike, so that a year stands above itself.
pub fn draw(sheet: &mut Sheet, all: &Panels) -> Result<(), PlotError> {
    if all.panels.iter().any(|panel| panel.series.iter().any(|series| series.status == Status::Target)) {
        sheet.legend(&statuses(sheet, status_glyph));
    }
    let columns = columns(sheet.room(), all.panels.len());
    let wide = (sheet.room() - GAP * (columns - 1) as f64) / columns as f64;
    let height = (wide * 0.5).clamp(72.0, 120.0);
    let axes = value_axes(sheet, all, height);
    let left = axes.iter().map(|axis| axis.label_width(LABEL)).fold(0.0, f64::max);
    let right = lines::half_of_last(&all.labels);
    let mut axes = axes.into_iter();
    for row in all.panels.chunks(columns) {
        let place = |column: usize| column as f64 * (wide + GAP);
        let top = sheet.top + 8.0;
        let mut below_heads = top;
        for (column, panel) in row.iter().enumerate() {
            sheet.top = top;
            sheet.within(place(column), wide, |sheet| head(sheet, panel));
            below_heads = below_heads.max(sheet.top);
        }
        for ((column, panel), y) in row.iter().enumerate().zip(&mut axes) {
            sheet.top = below_heads + 3.0;
            sheet.within(place(column), wide, |sheet| {
                let x = lines::time_axis(&all.labels, sheet.room() - left - right - 8.0);
                let elements = lines::traces_and_points(sheet, &panel.series, RADIUS);
                sheet.plot(Plan { x, y, height, right, left, grid: Grid::Across, elements })
            })?;
        }
    }
    Ok(())
}

/// As many as fit, or one less where that leaves less of the last row empty.
fn columns(room: f64, panels: usize) -> usize {
    let two = if room >= 2.0 * LEAST_WIDTH + GAP { 2.0 } else { 1.0 };
    let most = (room / USUAL_WIDTH).floor().clamp(two, MOST_COLUMNS) as usize;
    let empty = |columns: usize| panels.next_multiple_of(columns) - panels;
    if most > 2 && empty(most - 1) < empty(most) { most - 1 } else { most.min(panels.max(1)) }
}

/// The axis of each panel: the same for all where all are measured alike.
fn value_axes(sheet: &Sheet, all: &Panels, height: f64) -> Vec<Axis> {
    let axis = |panels: &[Panel]| {
        let mut points = Vec::new();
        for panel in panels {
            points.extend(points_of(&panel.series));
        }
        lines::value_axis(&points, height / 36.0, sheet.style.lang)
    };
    if all.one_scale {
        return vec![axis(&all.panels); all.panels.len()];
    }
    all.panels.chunks(1).map(axis).collect()
}

/// What it shows, and the latest value.
fn head(sheet: &mut Sheet, panel: &Panel) {
    let (ink, muted) = (sheet.palette.ink, sheet.palette.muted);
    sheet.lines(&panel.name, NAME, ink, true, 2);
    sheet.lines(&panel.latest, LABEL, muted, false, 2);
}
