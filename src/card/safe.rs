//! What a card may hold: shapes and text with presentation attributes. No script, style, id, class, link, reference,
//! foreign content or animation: editors that take SVG in strip these, or refuse the whole.

use std::fmt::Write as _;

use resvg::usvg::roxmltree::{Document, Node};

use super::{CardError, MARGIN, Part};
use crate::text::escape;

/// Elements that a card may hold.
pub const ELEMENTS: &[&str] =
    &["svg", "g", "rect", "circle", "ellipse", "line", "polyline", "polygon", "path", "text", "tspan"];

/// Attributes that they may have.
pub const ATTRIBUTES: &[&str] = &[
    "width",
    "height",
    "viewBox",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "d",
    "points",
    "transform",
    "opacity",
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-dasharray",
    "font-size",
    "font-family",
    "font-weight",
    "text-anchor",
];

/// The safe part of a drawing.
pub(super) fn drawing(svg: &str) -> Result<Part, CardError> {
    let document = Document::parse(svg).map_err(|error| CardError::Chart(error.to_string()))?;
    let root = document.root_element();
    let size =
        |name| root.attribute(name).and_then(|text| text.parse::<f64>().ok()).filter(|size| *size > 2.0 * MARGIN);
    let (Some(width), Some(height)) = (size("width"), size("height")) else {
        return Err(CardError::Chart("it has no size".to_owned()));
    };
    let mut shapes = format!("<g transform=\"translate(-{MARGIN} 0)\">");
    children(root, &mut shapes);
    shapes.push_str("</g>");
    Ok(Part { width: width - 2.0 * MARGIN, height, shapes })
}

fn children(of: Node<'_, '_>, out: &mut String) {
    for child in of.children() {
        if let Some(text) = child.text().filter(|_| child.is_text()) {
            out.push_str(&escape(text));
        }
        let name = child.tag_name().name();
        if !child.is_element() || !ELEMENTS.contains(&name) {
            continue;
        }
        let _ = write!(out, "<{name}");
        for attribute in child.attributes().filter(|attribute| ATTRIBUTES.contains(&attribute.name())) {
            let _ = write!(out, " {}=\"{}\"", attribute.name(), escape(attribute.value()));
        }
        out.push('>');
        children(child, out);
        let _ = write!(out, "</{name}>");
    }
}
