//! Lines: an indicator over time, or terms over years and documents.

use super::axis::{Axis, thin};
use super::backend::Stroke;
use super::frame::{Grid, LABEL, Plan, PlotError, Sheet};
use super::marks::{Element, RADIUS, Shape};
use super::palette::Glyph;
use super::{Lines, Point, Series, measure, points_of, values_of};
use crate::i18n::Lang;
use crate::metric::{Comparator, Status};
use crate::order;

/// Values stand beside their points while a chart has at most so many.
const MOST_VALUE_LABELS: usize = 14;
/// The room that words above or below a point take.
const WORDS_HIGH: f64 = 22.0;
/// How far the words of a point may reach out of the field.
const BLEED: f64 = 4.0;

/// Draws series: outcomes solid and filled, targets dashed and hollow, ranges and bounds as such.
pub fn draw(sheet: &mut Sheet, lines: &Lines) -> Result<(), PlotError> {
    if lines.series.len() > 1 {
        let entries: Vec<_> =
            lines.series.iter().map(|s| (s.name.clone(), s.colour, Glyph::of(s.colour), s.status)).collect();
        sheet.legend(&entries);
    }
    let height = (sheet.room() * 0.5).clamp(180.0, 360.0);
    let points = points_of(&lines.series);
    let mut y = value_axis(&points, height / 55.0, sheet.style.lang);
    let labelled = points.len() <= MOST_VALUE_LABELS;
    if labelled {
        leave_room(&mut y, &values_of(&points), WORDS_HIGH / height);
    }
    let left = y.label_width(LABEL);
    let right = half_of_last(&lines.labels);
    let room = sheet.room() - left - right - 40.0;
    let x = time_axis(&lines.labels, room);
    let mut elements = traces_and_points(sheet, &lines.series, RADIUS);
    if labelled {
        values(sheet, lines, &mut elements, (room, height), |point| {
            let across = (point.x - x.from) / (x.to - x.from) * room;
            let down = (y.to - point.top()) / (y.to - y.from) * height;
            (across, down)
        });
    }
    sheet.plot(Plan { x, y, height, right, left, grid: Grid::Across, elements })
}

/// The axis for the values of all these series, with about `wanted` ticks.
pub fn value_axis(points: &[&Point], wanted: f64, lang: Lang) -> Axis {
    Axis::of_values(&values_of(points), wanted as usize, false, lang)
}

/// How far the last label reaches beyond the axis.
pub fn half_of_last(labels: &[(f64, String)]) -> f64 {
    labels.last().map_or(0.0, |(_, label)| measure::width(label, LABEL) / 2.0)
}

/// The axis of time along `room` pixels.
pub fn time_axis(labels: &[(f64, String)], room: f64) -> Axis {
    let (first, last) = match (labels.first(), labels.last()) {
        (Some(first), Some(last)) => (first.0, last.0),
        _ => (0.0, 1.0),
    };
    // So much that the words of the first and last point stay off the axes.
    let pad = if first == last { 0.5 } else { (last - first) * 0.05 };
    let ticks = thin(labels, LABEL, room / (1.0 + 0.1));
    Axis { from: first - pad, to: last + pad, ticks }
}

/// The lines of all series, their points above them.
pub fn traces_and_points(sheet: &mut Sheet, all: &[Series], radius: i32) -> Vec<Element> {
    let mut elements = Vec::new();
    let step = usual_step(all);
    for series in all {
        trace(sheet, series, step, &mut elements);
    }
    for series in all {
        let color = sheet.palette.series(series.colour);
        for point in &series.points {
            let shape = Shape::Point {
                glyph: Some(Glyph::of(series.colour)),
                inside: sheet.inside(series.status, color),
                comparator: point.comparator,
                radius,
                up: (0, -1),
            };
            let points = point.ends().into_iter().map(|value| (point.x, value)).collect();
            elements.push(Element { points, shape, color, tag: sheet.mark_of(point) });
        }
    }
    elements
}

/// Lengthens an axis where points lie at its ends, by `part` of it, so that their words find room in the field.
fn leave_room(axis: &mut Axis, values: &[f64], part: f64) {
    let reach = (axis.to - axis.from) * part;
    if values.iter().any(|value| *value > axis.to - reach) {
        axis.to += reach;
    }
    // Nothing lies below nought.
    if axis.from != 0.0 && values.iter().any(|value| *value < axis.from + reach) {
        axis.from -= reach;
    }
}

/// The values beside their points, while there are few, in a field of this width and height.
fn values(
    sheet: &Sheet,
    lines: &Lines,
    elements: &mut Vec<Element>,
    field: (f64, f64),
    place: impl Fn(&Point) -> (f64, f64),
) {
    let points = points_of(&lines.series);
    let mut taken: Vec<[f64; 4]> = points.iter().map(|point| around(point, place(point))).collect();
    for series in &lines.series {
        for pair in series.points.windows(2) {
            taken.extend(along(place(&pair[0]), place(&pair[1])));
        }
    }
    elements.extend(points.iter().filter_map(|point| value_label(sheet, point, place(point), field, &mut taken)));
}

/// What a point covers, the arrow of its bound with it.
fn around(point: &Point, (x, y): (f64, f64)) -> [f64; 4] {
    let (up, down) = match point.comparator {
        Comparator::AtLeast | Comparator::Above => (20.0, 6.0),
        Comparator::AtMost | Comparator::Below => (6.0, 20.0),
        Comparator::Equal | Comparator::About => (6.0, 6.0),
    };
    [x - 6.0, y - up, x + 6.0, y + down]
}

/// What a stretch of a line covers, as small areas along it.
fn along(from: (f64, f64), to: (f64, f64)) -> impl Iterator<Item = [f64; 4]> {
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    let steps = (across.abs().max(down.abs()) / 4.0).ceil() as usize;
    (1..steps).map(move |step| {
        let part = step as f64 / steps as f64;
        let (x, y) = (from.0 + across * part, from.1 + down * part);
        [x - 2.0, y - 2.0, x + 2.0, y + 2.0]
    })
}

/// The least distance between two moments of a chart: what lies further apart has a gap between.
fn usual_step(series: &[Series]) -> f64 {
    let mut moments: Vec<f64> = points_of(series).iter().map(|point| point.x).collect();
    order::sort_by(&mut moments, |a, b| a.total_cmp(b));
    moments.windows(2).map(|pair| pair[1] - pair[0]).filter(|step| *step > 0.0).fold(f64::INFINITY, f64::min)
}

/// The line through a series, dotted across gaps. One value of each moment: where a year was reported twice the
/// later report leads.
fn trace(sheet: &Sheet, series: &Series, step: f64, elements: &mut Vec<Element>) {
    let mut points: Vec<(f64, f64)> = Vec::new();
    for point in &series.points {
        let middle = (point.value + point.top()) / 2.0;
        match points.last_mut() {
            Some(last) if last.0 == point.x => last.1 = middle,
            _ => points.push((point.x, middle)),
        }
    }
    let usual = if series.status == Status::Target { Stroke::Dashed } else { Stroke::Solid };
    let color = sheet.palette.series(series.colour);
    let far = |a: &(f64, f64), b: &(f64, f64)| b.0 - a.0 > step * 1.5;
    let gaps = points.windows(2).filter(|pair| far(&pair[0], &pair[1])).map(|pair| (pair.to_vec(), Stroke::Dotted));
    let runs = points.chunk_by(|a, b| !far(a, b)).filter(|run| run.len() > 1).map(|run| (run.to_vec(), usual));
    let line = |(points, stroke)| Element { points, shape: Shape::Trace(stroke), color, tag: None };
    elements.extend(gaps.chain(runs).map(line));
}

/// The value above, below or beside its point, inside the field, where it covers nothing.
fn value_label(
    sheet: &Sheet,
    point: &Point,
    (x, y): (f64, f64),
    (room, height): (f64, f64),
    taken: &mut Vec<[f64; 4]>,
) -> Option<Element> {
    let width = measure::width(&point.text, LABEL - 1.0);
    let sides = [
        (0.0, -15.0, "middle", 0.5),
        (0.0, 15.0, "middle", 0.5),
        (11.0, 0.0, "start", 0.0),
        (-11.0, 0.0, "end", 1.0),
        (9.0, -11.0, "start", 0.0),
        (-9.0, -11.0, "end", 1.0),
    ];
    let (offset, anchor, area) = sides.into_iter().find_map(|(across, down, anchor, before)| {
        let left = x + across - width * before;
        let area = [left, y + down - 7.0, left + width, y + down + 7.0];
        // Beyond the field stand the title and the ticks.
        let inside = area[0] > -BLEED && area[1] > -BLEED && area[2] < room + BLEED && area[3] < height + BLEED;
        (inside && taken.iter().all(|other| !overlap(&area, other))).then_some(((across, down), anchor, area))
    })?;
    taken.push([area[0] - 3.0, area[1], area[2] + 3.0, area[3]]);
    let shape = Shape::Words { text: point.text.clone(), offset, anchor, size: LABEL - 1.0 };
    Some(Element { points: vec![(point.x, point.top())], shape, color: sheet.palette.ink, tag: None })
}

fn overlap(a: &[f64; 4], b: &[f64; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}
