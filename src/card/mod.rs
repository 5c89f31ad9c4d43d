//! A view as a picture that stands alone (native): title, chart or quotation, note, credit and a QR code of its link.
//!
//! The SVG holds shapes and text only ([`safe`]), as editors that take markup in, WeChat's above all, let through.
//! [`png`] draws it for those that take pictures. The page makes the same picture in `www/card.js`.

mod png;
mod qr;
mod safe;
#[cfg(test)]
mod tests;
mod view;

use std::fmt::{self, Write as _};

pub use png::png;
pub use view::{Words, card_of};

use crate::chart::measure::{width, wrap};
use crate::text::escape;

/// What a card says.
#[derive(Clone, Copy)]
pub struct Card<'a> {
    /// Above.
    pub title: &'a str,
    /// Below; empty for none.
    pub note: &'a str,
    /// Who made it, where it is published; empty for none.
    pub credit: &'a str,
    /// What the QR code leads to; empty for none.
    pub link: &'a str,
    /// The words at the code.
    pub scan: &'a str,
    /// Its outline.
    pub shape: Shape,
}

/// What stands in the middle of a card.
pub enum Content<'a> {
    /// A chart as the engine draws it, [`Shape::chart_width`] wide.
    Chart(&'a str),
    /// A figure with its sentence.
    Quotation {
        /// 1.3万家; empty for a sentence alone.
        value: &'a str,
        /// What it measures, above it.
        name: &'a str,
        /// What it is, where and when, below it: 目标 · 成都市 · 2024.
        scope: &'a str,
        /// The sentence.
        sentence: &'a str,
    },
}

/// Width to height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// 16:9, as previews of links have it.
    #[default]
    Wide,
    /// 1:1
    Square,
    /// 3:4
    Upright,
    /// 2.35:1, the cover of a WeChat article.
    Cover,
    /// As high as needed.
    Free,
}

impl Shape {
    fn ratio(self) -> Option<f64> {
        match self {
            Shape::Wide => Some(16.0 / 9.0),
            Shape::Square => Some(1.0),
            Shape::Upright => Some(0.75),
            Shape::Cover => Some(2.35),
            Shape::Free => None,
        }
    }

    /// Where there is more width than height, the words stand beside the chart.
    fn beside(self) -> bool {
        self.ratio().is_some_and(|ratio| ratio > 1.2)
    }

    fn room(self) -> f64 {
        if self.beside() { 540.0 } else { WIDTH - 2.0 * PAD }
    }

    /// How wide a chart must be drawn: for less room than it has, since pictures are read on phones, and its own margins
    /// lie beyond that room, so that it stands in line with the words.
    pub fn chart_width(self) -> u32 {
        (self.room() / LARGER + 2.0 * MARGIN).round() as u32
    }
}

/// Why no card can be made.
#[derive(Debug)]
pub enum CardError {
    /// The chart's drawing cannot be read.
    Chart(String),
    /// The link is longer than a code can hold.
    Link,
    /// The picture cannot be drawn.
    Picture(String),
    /// No font of this machine has Han characters.
    NoFont,
}

impl fmt::Display for CardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CardError::Chart(why) => write!(f, "the chart cannot be put on a card: {why}"),
            CardError::Link => write!(f, "the link is too long for a QR code"),
            CardError::Picture(why) => write!(f, "the picture cannot be drawn: {why}"),
            CardError::NoFont => write!(f, "no font with Han characters is installed (fonts-noto-cjk has them)"),
        }
    }
}

impl std::error::Error for CardError {}

const WIDTH: f64 = 900.0;
const PAD: f64 = 36.0;
const CODE: f64 = 132.0;
const LARGER: f64 = 1.35;
/// The margin inside a chart's drawing.
const MARGIN: f64 = 12.0;
const INK: &str = "#1d1b18";
const SOFT: &str = "#5e584f";
const FONTS: &str = "'PingFang SC','Hiragino Sans GB','Noto Sans CJK SC','Microsoft YaHei',sans-serif";

impl Card<'_> {
    /// The card as an SVG document.
    pub fn svg(&self, content: &Content<'_>) -> Result<String, CardError> {
        let beside = self.shape.beside();
        let room = self.shape.room();
        let column = if beside { WIDTH - room - 3.0 * PAD } else { room };
        let code = self.code()?;
        let headline = cut(wrap(self.title, 30.0, column), 3);
        let below = self.below(if beside { column } else { column - CODE - PAD }, code.is_some());
        let head = headline.len() as f64 * 42.0;
        let foot = (below.len() as f64 * 25.0).max(if code.is_some() { CODE } else { 0.0 });
        let body = match content {
            Content::Chart(svg) => safe::drawing(svg)?,
            Content::Quotation { value, name, scope, sentence } => quotation((name, value, scope), sentence, room),
        };
        let height = match self.shape.ratio() {
            Some(ratio) => (WIDTH / ratio).round(),
            None => (PAD + head + body.height * LARGER.min(room / body.width) + 12.0 + foot + PAD).round(),
        };
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"{FONTS}\"><rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/><rect width=\"{WIDTH}\" height=\"6\" fill=\"#a5301f\"/>"
        );
        let left = if beside { room + 2.0 * PAD } else { PAD };
        for (at, line) in headline.iter().enumerate() {
            words(&mut svg, line, (left, PAD + 32.0 + at as f64 * 42.0), 30, INK, true);
        }
        let (top, bottom) = if beside { (PAD, height - PAD) } else { (PAD + head, height - PAD - foot - 12.0) };
        svg.push_str(&body.fitted(room, top, bottom, beside));
        let ground = height - PAD;
        if let Some((path, scale)) = code {
            let x = if beside { left } else { WIDTH - PAD - CODE };
            let y = ground - CODE;
            let _ =
                write!(svg, "<path d=\"{path}\" fill=\"#000000\" transform=\"translate({x} {y}) scale({scale:.5})\"/>");
        }
        let start = if beside { PAD + head + 8.0 } else { ground - foot };
        for (at, line) in below.iter().enumerate() {
            words(&mut svg, line, (left, start + 18.0 + at as f64 * 25.0), 16, SOFT, false);
        }
        Ok(svg + "</svg>\n")
    }

    /// Note, credit and what to do with the code.
    fn below(&self, room: f64, code: bool) -> Vec<String> {
        let mut lines = cut(wrap(self.note, 16.0, room), 4);
        lines.extend(cut(wrap(self.credit, 16.0, room), 2));
        lines.extend((code && !self.scan.is_empty()).then(|| self.scan.to_owned()));
        lines
    }

    /// The QR code as one path, and how far it is enlarged.
    fn code(&self) -> Result<Option<(String, f64)>, CardError> {
        if self.link.is_empty() {
            return Ok(None);
        }
        let (path, side) = qr::path(self.link).ok_or(CardError::Link)?;
        Ok(Some((path, CODE / side as f64)))
    }
}

/// A part of a card with its own size.
struct Part {
    width: f64,
    height: f64,
    shapes: String,
}

impl Part {
    /// Made to fit its room: in the middle of one of its own, else in line with the words above and below.
    fn fitted(&self, room: f64, top: f64, bottom: f64, own: bool) -> String {
        let scale = (room / self.width).min((bottom - top) / self.height).clamp(0.1, LARGER);
        let y = top + ((bottom - top - self.height * scale) / 2.0).max(0.0);
        let x = if own { PAD + (room - self.width * scale) / 2.0 } else { PAD };
        format!("<g transform=\"translate({x:.1} {y:.1}) scale({scale:.4})\">{}</g>", self.shapes)
    }
}

fn quotation((name, value, scope): (&str, &str, &str), sentence: &str, room: f64) -> Part {
    let lines = cut(wrap(sentence, 24.0, room - 24.0), 12);
    let mut shapes = String::new();
    let mut top = 0.0;
    if !value.is_empty() {
        for line in cut(wrap(name, 24.0, room), 2) {
            words(&mut shapes, &line, (0.0, top + 24.0), 24, INK, false);
            top += 32.0;
        }
        words(&mut shapes, value, (0.0, top + 56.0), 54, INK, true);
        top += 76.0;
        for line in cut(wrap(scope, 20.0, room), 2) {
            words(&mut shapes, &line, (0.0, top + 20.0), 20, SOFT, false);
            top += 28.0;
        }
        top += 16.0;
    }
    let _ = write!(shapes, "<rect x=\"0\" y=\"{top}\" width=\"4\" height=\"{}\" fill=\"#a5301f\"/>", lines.len() * 38);
    for (at, line) in lines.iter().enumerate() {
        words(&mut shapes, line, (24.0, top + 28.0 + at as f64 * 38.0), 24, INK, false);
    }
    Part { width: room.max(width(value, 54.0)), height: top + 16.0 + lines.len() as f64 * 38.0, shapes }
}

fn words(svg: &mut String, text: &str, (x, y): (f64, f64), size: u32, fill: &str, bold: bool) {
    let weight = if bold { " font-weight=\"700\"" } else { "" };
    let text = escape(text);
    let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{fill}\"{weight}>{text}</text>");
}

/// At most so many lines; what is left out shows as an ellipsis.
fn cut(mut lines: Vec<String>, most: usize) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.pop();
            last.push('…');
        }
    }
    lines
}
