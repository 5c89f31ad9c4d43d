//! What is drawn inside a plot: traces, points with their bounds and ranges, bars, value labels.
//!
//! Each is a plotters element: plotters maps its points to pixels, the element draws itself on the [`Canvas`].

use std::convert::Infallible;

use plotters::element::{Drawable, PointCollection};
use plotters::style::{Color as _, RGBColor};
use plotters_backend::{BackendColor, BackendCoord, DrawingErrorKind};

use super::backend::{Canvas, Stroke, paint};
use super::palette::Glyph;
use crate::metric::Comparator;

/// One thing in a plot.
pub struct Element {
    /// Its points in values of the axes.
    pub points: Vec<(f64, f64)>,
    /// What stands there.
    pub shape: Shape,
    /// Colour.
    pub color: RGBColor,
    /// Id and words, where it is a mark.
    pub tag: Option<(String, String)>,
}

/// What an element looks like.
pub enum Shape {
    /// A line through all points.
    Trace(Stroke),
    /// A glyph at the first point; with a second one a range; with a comparator a bound.
    Point {
        /// Its shape; none at the end of a bar.
        glyph: Option<Glyph>,
        /// What fills it: its colour, or the ground where it is a target.
        inside: RGBColor,
        /// How the value is bounded.
        comparator: Comparator,
        /// How large it is drawn: [`RADIUS`], or less in small charts.
        radius: i32,
        /// Which way greater values lie, in pixels.
        up: BackendCoord,
    },
    /// A rectangle between two corners, filled or outlined.
    Bar {
        /// Not yet reached: only outlined.
        hollow: bool,
    },
    /// A text beside its point.
    Words {
        /// The text.
        text: String,
        /// Pixels from the point.
        offset: (f64, f64),
        /// `start`, `middle`, `end`.
        anchor: &'static str,
        /// Size in pixels.
        size: f64,
    },
}

/// The usual radius of a point in pixels; bounds and ranges go with it.
pub const RADIUS: i32 = 4;

impl<'a> PointCollection<'a, (f64, f64)> for &'a Element {
    type Point = &'a (f64, f64);
    type IntoIter = &'a [(f64, f64)];

    fn point_iter(self) -> &'a [(f64, f64)] {
        &self.points
    }
}

impl Drawable<Canvas<'_>> for Element {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        canvas: &mut Canvas<'_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let points: Vec<BackendCoord> = points.collect();
        if let Some((id, label)) = &self.tag {
            canvas.open_mark(id, label);
        }
        self.shape_at(&points, canvas);
        if self.tag.is_some() {
            canvas.close_mark();
        }
        Ok(())
    }
}

impl Element {
    fn shape_at(&self, points: &[BackendCoord], canvas: &mut Canvas) {
        let color = self.color.to_backend_color();
        match (&self.shape, points) {
            (Shape::Trace(stroke), _) => canvas.polyline(points, color, 2.0, *stroke),
            (Shape::Point { glyph, inside, comparator, radius, up }, [first, rest @ ..]) => {
                match rest.first() {
                    Some(end) => range(*first, *end, *radius, *up, color, canvas),
                    None => bound(*first, *comparator, *radius, *up, color, canvas),
                }
                if let Some(glyph) = glyph {
                    for point in points {
                        canvas.glyph(*glyph, *point, *radius, color, inside.to_backend_color());
                    }
                }
            }
            (Shape::Bar { hollow }, [from, to]) => bar(*from, *to, *hollow, color, canvas),
            (Shape::Words { text, offset, anchor, size }, [(x, y), ..]) => {
                let at = (f64::from(*x) + offset.0, f64::from(*y) + offset.1);
                canvas.words(text, at, *size, anchor, color, false);
            }
            _ => {}
        }
    }
}

/// A band from one value to the other.
fn range(
    from: BackendCoord,
    to: BackendCoord,
    radius: i32,
    up: BackendCoord,
    color: BackendColor,
    canvas: &mut Canvas,
) {
    let wide = radius + radius / 2;
    canvas.polyline(&[from, to], BackendColor { alpha: 0.45, ..color }, f64::from(wide), Stroke::Solid);
    for (x, y) in [from, to] {
        let across = (up.1.signum() * wide, up.0.signum() * wide);
        canvas.polyline(&[(x - across.0, y - across.1), (x + across.0, y + across.1)], color, 2.0, Stroke::Solid);
    }
}

/// An arrow to where the value may still lie.
fn bound(
    (x, y): BackendCoord,
    comparator: Comparator,
    radius: i32,
    up: BackendCoord,
    color: BackendColor,
    canvas: &mut Canvas,
) {
    let way = match comparator {
        Comparator::AtLeast | Comparator::Above => 1,
        Comparator::AtMost | Comparator::Below => -1,
        Comparator::Equal | Comparator::About => return,
    };
    let (dx, dy) = (up.0.signum() * way, up.1.signum() * way);
    let (long, back) = (4 * radius + 1, radius + 1);
    let tip = (x + dx * long, y + dy * long);
    canvas.polyline(&[(x, y), tip], color, 1.5, Stroke::Solid);
    let left = (tip.0 - dx * back - dy * radius, tip.1 - dy * back - dx * radius);
    let right = (tip.0 - dx * back + dy * radius, tip.1 - dy * back + dx * radius);
    canvas.polyline(&[left, tip, right], color, 1.5, Stroke::Solid);
}

fn bar(from: BackendCoord, to: BackendCoord, hollow: bool, color: BackendColor, canvas: &mut Canvas) {
    let (x, y) = (from.0.min(to.0), from.1.min(to.1));
    // A value of zero still shows where it is.
    let (width, height) = (from.0.abs_diff(to.0).max(1), from.1.abs_diff(to.1).max(1));
    let look = if hollow {
        let inside = paint("fill", BackendColor { alpha: 0.18, ..color });
        format!(r#"{inside}{} stroke-width="1.5""#, paint("stroke", color))
    } else {
        paint("fill", color)
    };
    canvas.out.push_str(&format!(r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="1"{look}/>"#));
}
