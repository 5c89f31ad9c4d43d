//! The drawing backend: plotters' strokes and words as SVG elements.
//!
//! Texts are measured by [`super::measure`], never by a font or the page. What belongs to one mark stands in
//! one group with a role, an id and a title. Everything is attributes: no style sheet, no markup from data.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::measure;
use super::palette::Glyph;
use crate::i18n::written;
use crate::text::{escape, joined};

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// SVG elements in the making.
pub struct Canvas<'a> {
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// The elements so far.
    pub out: &'a mut String,
}

/// How a stroke looks.
#[derive(Clone, Copy)]
pub enum Stroke {
    /// ———
    Solid,
    /// - - -
    Dashed,
    /// · · · where nothing was reported in between.
    Dotted,
}

impl Canvas<'_> {
    /// Begins the group of a mark.
    pub fn open_mark(&mut self, id: &str, label: &str) {
        let label = escape(label);
        let _ = write!(
            self.out,
            r#"<g id="{id}" class="mark" role="graphics-symbol" aria-label="{label}"><title>{label}</title>"#
        );
    }

    /// Ends it.
    pub fn close_mark(&mut self) {
        self.out.push_str("</g>");
    }

    /// An open line through points.
    pub fn polyline(&mut self, points: &[BackendCoord], color: BackendColor, width: f64, stroke: Stroke) {
        let dash = match stroke {
            Stroke::Solid => "",
            Stroke::Dashed => r#" stroke-dasharray="5 4""#,
            Stroke::Dotted => r#" stroke-dasharray="1 4""#,
        };
        let points = coordinates(points);
        let (paint, width) = (paint("stroke", color), written(width));
        let _ = write!(self.out, r#"<polyline points="{points}" fill="none"{paint} stroke-width="{width}"{dash}/>"#);
    }

    /// A glyph, filled or with the ground inside.
    pub fn glyph(
        &mut self,
        glyph: Glyph,
        (x, y): BackendCoord,
        radius: i32,
        color: BackendColor,
        inside: BackendColor,
    ) {
        let (fill, stroke) = (paint("fill", inside), paint("stroke", color));
        let r = radius;
        let corners = match glyph {
            Glyph::Circle => {
                let _ = write!(self.out, r#"<circle cx="{x}" cy="{y}" r="{r}"{fill}{stroke} stroke-width="2"/>"#);
                return;
            }
            Glyph::Diamond => vec![(x, y - r - 1), (x + r + 1, y), (x, y + r + 1), (x - r - 1, y)],
            Glyph::Square => vec![(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
            Glyph::Triangle => vec![(x, y - r - 1), (x + r + 1, y + r), (x - r - 1, y + r)],
        };
        let points = coordinates(&corners);
        let _ = write!(self.out, r#"<polygon points="{points}"{fill}{stroke} stroke-width="2"/>"#);
    }

    /// A text with its anchor at a point: `start`, `middle` or `end` of its middle line.
    pub fn words(&mut self, text: &str, (x, y): (f64, f64), size: f64, anchor: &str, color: BackendColor, bold: bool) {
        let weight = if bold { r#" font-weight="600""# } else { "" };
        let (fill, text) = (paint("fill", color), escape(text));
        let (x, y, size) = (rounded(x, 1), rounded(y + size * 0.35, 1), written(size));
        let _ = write!(
            self.out,
            r#"<text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}"{weight}{fill}>{text}</text>"#
        );
    }
}

impl DrawingBackend for Canvas<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        let fill = paint("fill", color);
        let _ = write!(self.out, r#"<rect x="{x}" y="{y}" width="1" height="1"{fill}/>"#);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Drawn {
        let (x, y) = (from.0.min(to.0), from.1.min(to.1));
        let (width, height) = (from.0.abs_diff(to.0), from.1.abs_diff(to.1));
        let paint = if fill {
            paint("fill", style.color())
        } else {
            format!(r#" fill="none"{} stroke-width="{}""#, paint("stroke", style.color()), style.stroke_width())
        };
        let _ = write!(self.out, r#"<rect x="{x}" y="{y}" width="{width}" height="{height}"{paint}/>"#);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        if style.color().alpha > 0.0 {
            let points: Vec<_> = path.into_iter().collect();
            self.polyline(&points, style.color(), f64::from(style.stroke_width()), Stroke::Solid);
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, r: u32, style: &S, fill: bool) -> Drawn {
        let paint = paint(if fill { "fill" } else { "stroke" }, style.color());
        let none = if fill { "" } else { r#" fill="none""# };
        let _ = write!(self.out, r#"<circle cx="{x}" cy="{y}" r="{r}"{none}{paint}/>"#);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        let points = coordinates(&corners.into_iter().collect::<Vec<_>>());
        let fill = paint("fill", style.color());
        let _ = write!(self.out, r#"<polygon points="{points}"{fill}/>"#);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, (x, y): BackendCoord) -> Drawn {
        let size = style.size();
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let middle = match style.anchor().v_pos {
            VPos::Top => size * 0.6,
            VPos::Center => 0.0,
            VPos::Bottom => -size * 0.6,
        };
        self.words(text, (f64::from(x), f64::from(y) + middle), size, anchor, style.color(), false);
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((measure::width(text, style.size()).ceil() as u32, (style.size() * 1.2).ceil() as u32))
    }
}

fn coordinates(points: &[BackendCoord]) -> String {
    let written: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
    joined(&written, " ")
}

/// A paint attribute, with its opacity where it has one.
pub fn paint(attribute: &str, color: BackendColor) -> String {
    let (r, g, b) = color.rgb;
    let opacity = if color.alpha < 1.0 {
        format!(r#" {attribute}-opacity="{}""#, rounded(color.alpha, 2))
    } else {
        String::new()
    };
    format!(r##" {attribute}="#{r:02x}{g:02x}{b:02x}"{opacity}"##)
}

/// A length with one or two decimals, rounded by its very bits: as the standard library does, in little code.
fn rounded(length: f64, decimals: u32) -> String {
    let bits = length.abs().to_bits();
    let unit = 10_u64.pow(decimals);
    let parts = (bits % (1 << 52) + (1 << 52)) * unit;
    // A length is `parts / unit` halved so often. What is nothing is halved without end.
    let halvings = 1075_u64.saturating_sub(bits >> 52).clamp(1, 63);
    let (whole, rest, half) = (parts >> halvings, parts % (1 << halvings), 1 << (halvings - 1));
    let nearest = whole + u64::from(rest > half || rest == half && whole % 2 == 1);
    let sign = if length < 0.0 { "-" } else { "" };
    format!("{sign}{}.{:0places$}", nearest / unit, nearest % unit, places = decimals as usize)
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn lengths_are_rounded_exactly() {
        let lengths = (0..200_000).map(|n| f64::from(n) * 0.05 - 1_000.0);
        for length in lengths.chain([0.0, 1e-9, 0.0005, 0.05, 0.15, 0.45, 1e6 / 3.0, 2400.25]) {
            assert_eq!(rounded(length, 1), format!("{length:.1}"));
            assert_eq!(rounded(length, 2), format!("{length:.2}"));
        }
    }
}
