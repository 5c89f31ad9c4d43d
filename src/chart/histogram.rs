//! Histogram: how many values lie where.

use super::Bin;
use super::axis::{Axis, thin};
use super::frame::{Grid, LABEL, Plan, PlotError, Sheet};
use super::marks::{Element, Shape};
use crate::i18n::tick;

/// Draws bins as bars that stand side by side.
pub fn draw(sheet: &mut Sheet, bins: &[Bin]) -> Result<(), PlotError> {
    let height = (sheet.room() * 0.45).clamp(160.0, 320.0);
    let counts: Vec<f64> = bins.iter().map(|bin| bin.count as f64).collect();
    let mut y = Axis::of_values(&counts, (height / 50.0) as usize, true, sheet.style.lang);
    y.ticks.retain(|(count, _)| count.fract() == 0.0);
    let (Some(first), Some(last)) = (bins.first(), bins.last()) else { return Ok(()) };
    let most = first.from.abs().max(last.to.abs());
    let label = |edge: f64| (edge, tick(edge, most, sheet.style.lang));
    let mut labels: Vec<_> = bins.iter().map(|bin| label(bin.from)).collect();
    labels.push(label(last.to));
    let left = y.label_width(LABEL);
    let ticks = thin(&labels, LABEL, sheet.room() - left - 60.0);
    let x = Axis { from: first.from, to: last.to, ticks };
    let color = sheet.palette.series(0);
    let mut elements = Vec::new();
    for bin in bins {
        let gap = (bin.to - bin.from) * 0.04;
        let points = vec![(bin.from + gap, 0.0), (bin.to - gap, bin.count as f64)];
        if bin.count > 0 {
            let tag = sheet.mark(&bin.label, &bin.query);
            elements.push(Element { points, shape: Shape::Bar { hollow: false }, color, tag });
        }
    }
    sheet.plot(Plan { x, y, height, right: 30.0, left, grid: Grid::Across, elements })
}
