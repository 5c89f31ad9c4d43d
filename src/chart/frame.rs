//! The sheet around a plot: title, legend, axes by plotters, source line, and the SVG that holds them.

use std::convert::Infallible;

use plotters::chart::ChartBuilder;
use plotters::drawing::{DrawingAreaErrorKind, IntoDrawingArea as _};
use plotters::style::{Color as _, FontFamily, IntoFont as _, RGBColor, ShapeStyle, TRANSPARENT};

use super::axis::Axis;
use super::backend::{Canvas, Stroke, paint};
use super::marks::Element;
use super::measure;
use super::palette::{Glyph, Palette};
use super::{ChartData, Drawing, DrawnMark, Point, Style};
use crate::i18n::{Lang, Messages};
use crate::metric::Status;
use crate::text::escape;
use crate::text::sentence_hash;

/// Size of labels in pixels.
pub const LABEL: f64 = 12.0;
const TITLE: f64 = 16.0;
const SOURCE: f64 = 11.0;
const MARGIN: f64 = 12.0;

/// Why a plot could not be drawn: plotters found no room.
pub type PlotError = DrawingAreaErrorKind<Infallible>;

/// A chart in the making, filled from top to bottom.
pub struct Sheet<'a> {
    /// Colours.
    pub palette: &'static Palette,
    /// Words.
    pub messages: Messages,
    /// Width, theme, language.
    pub style: Style,
    data: &'a ChartData,
    prefix: String,
    body: String,
    /// Where the next thing is put: below what is there.
    pub top: f64,
    left: f64,
    room: f64,
    marks: Vec<DrawnMark>,
}

/// Where grid lines run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Grid {
    /// Across, from the ticks of the upright axis.
    Across,
    /// Upright, from the ticks of the level axis.
    Upright,
}

/// The plot of a sheet.
pub struct Plan {
    /// The level axis.
    pub x: Axis,
    /// The upright axis.
    pub y: Axis,
    /// Height of the plotting area in pixels.
    pub height: f64,
    /// Room kept at the right for labels that stand beyond the axis.
    pub right: f64,
    /// Room for the labels of the upright axis.
    pub left: f64,
    /// Grid lines.
    pub grid: Grid,
    /// What is drawn, later above earlier.
    pub elements: Vec<Element>,
}

impl<'a> Sheet<'a> {
    /// A sheet with its title.
    pub fn new(data: &'a ChartData, style: Style) -> Self {
        let mut sheet = Sheet {
            palette: Palette::of(style.theme),
            messages: Messages::of(style.lang),
            style,
            data,
            prefix: format!("c{}", sentence_hash(&format!("{} {}", data.key, data.title))),
            body: String::new(),
            top: MARGIN,
            left: MARGIN,
            room: f64::from(style.width) - 2.0 * MARGIN,
            marks: Vec::new(),
        };
        if !style.untitled {
            sheet.lines(&data.title, TITLE, sheet.palette.ink, true, 3);
            sheet.top += 4.0;
        }
        sheet
    }

    /// Width of what is drawn next.
    pub fn room(&self) -> f64 {
        self.room
    }

    /// Draws into a part of the width: so far from the left margin, and so wide.
    pub fn within<T>(&mut self, left: f64, room: f64, draw: impl FnOnce(&mut Self) -> T) -> T {
        let whole = (self.left, self.room);
        (self.left, self.room) = (MARGIN + left, room);
        let drawn = draw(self);
        (self.left, self.room) = whole;
        drawn
    }

    /// The tag of a new mark.
    pub fn mark(&mut self, label: &str, query: &str) -> Option<(String, String)> {
        let id = format!("{}-{}", self.prefix, self.marks.len());
        self.marks.push(DrawnMark { id: id.clone(), label: label.to_owned(), query: query.to_owned() });
        Some((id, label.to_owned()))
    }

    /// The tag of a point's mark.
    pub fn mark_of(&mut self, point: &Point) -> Option<(String, String)> {
        self.mark(&point.label, &point.query)
    }

    /// The colour of a series; the glyph is filled with it, or hollow for a target.
    pub fn inside(&self, status: Status, color: RGBColor) -> RGBColor {
        if status == Status::Target { self.palette.ground } else { color }
    }

    fn canvas(&mut self, height: f64) -> Canvas<'_> {
        Canvas { size: (self.style.width, height.ceil() as u32), out: &mut self.body }
    }

    /// Lines of text below what is there.
    pub fn lines(&mut self, text: &str, size: f64, color: RGBColor, bold: bool, most: usize) {
        // Bold letters are wider.
        let room = if bold { self.room() * 0.93 } else { self.room() };
        let mut lines = measure::wrap(text, size, room);
        if lines.len() > most {
            let rest = lines.split_off(most - 1).concat();
            lines.push(measure::clip(&rest, size, room));
        }
        for line in lines {
            let y = self.top + size * 0.7;
            let left = self.left;
            self.canvas(0.0).words(&line, (left, y), size, "start", color.to_backend_color(), bold);
            self.top += size * 1.4;
        }
    }

    /// The legend: name, colour and glyph, target or outcome; wrapped where the line is full.
    pub fn legend(&mut self, entries: &[(String, usize, Glyph, Status)]) {
        let mut x = MARGIN;
        self.top += 4.0;
        for (name, colour, glyph, status) in entries {
            let name = measure::clip(name, LABEL, self.room() - 34.0);
            let wide = 30.0 + measure::width(&name, LABEL) + 14.0;
            if x > MARGIN && x + wide > self.room() + MARGIN {
                x = MARGIN;
                self.top += LABEL * 1.6;
            }
            let (y, color) = (self.top + LABEL * 0.5, self.palette.series(*colour));
            let (inside, ink) = (self.inside(*status, color), self.palette.ink.to_backend_color());
            let stroke = if *status == Status::Target { Stroke::Dashed } else { Stroke::Solid };
            let (left, level) = (x as i32, y as i32);
            let mut canvas = self.canvas(0.0);
            canvas.polyline(&[(left, level), (left + 24, level)], color.to_backend_color(), 2.0, stroke);
            canvas.glyph(*glyph, (left + 12, level), 4, color.to_backend_color(), inside.to_backend_color());
            canvas.words(&name, (x + 30.0, y), LABEL, "start", ink, false);
            x += wide;
        }
        self.top += LABEL * 1.6;
    }

    /// Lays the plot out with plotters and draws it.
    pub fn plot(&mut self, plan: Plan) -> Result<(), PlotError> {
        const BELOW: f64 = 24.0;
        let height = self.top + 8.0 + plan.height + BELOW;
        let (top, left, palette) = (self.top, self.left, self.palette);
        let beyond = f64::from(self.style.width) - left - self.room;
        let root = self.canvas(height).into_drawing_area();
        let mut builder = ChartBuilder::on(&root);
        builder
            .margin_top((top + 8.0) as i32)
            .margin_left(left as i32)
            .margin_right((beyond + plan.right) as i32)
            .y_label_area_size((plan.left + 8.0).ceil() as i32)
            .x_label_area_size(BELOW as i32);
        let mut chart = builder.build_cartesian_2d(plan.x, plan.y)?;
        let line = |color: RGBColor| ShapeStyle { color: color.to_rgba(), filled: false, stroke_width: 1 };
        // Not by name: plotters would bring Unicode's tables of cases to read it.
        let font = (FontFamily::SansSerif, LABEL).into_font().color(&palette.muted);
        let mut mesh = chart.configure_mesh();
        mesh.max_light_lines(0)
            .light_line_style(TRANSPARENT)
            .bold_line_style(line(palette.grid))
            .axis_style(line(palette.muted))
            .label_style(font);
        mesh.set_all_tick_mark_size(4);
        match plan.grid {
            Grid::Across => mesh.disable_x_mesh().draw()?,
            Grid::Upright => mesh.disable_y_mesh().draw()?,
        }
        chart.draw_series(plan.elements)?;
        drop(chart);
        drop(root);
        self.top = height;
        Ok(())
    }

    /// Adds the source line and closes the SVG.
    pub fn finish(mut self) -> Drawing {
        self.top += 6.0;
        let data = self.data;
        self.lines(&data.source, SOURCE, self.palette.muted, false, 2);
        let (width, height) = (self.style.width, (self.top + MARGIN * 0.6).ceil() as u32);
        let (prefix, fonts, lang) = (&self.prefix, fonts(self.style.lang), self.style.lang.key());
        let ground = paint("fill", self.palette.ground.to_backend_color());
        let svg = format!(
            concat!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" "#,
                r#"viewBox="0 0 {width} {height}" role="graphics-document" "#,
                r#"aria-labelledby="{prefix}-title" aria-describedby="{prefix}-desc" lang="{lang}" font-family="{fonts}">"#,
                r#"<title id="{prefix}-title">{title}</title><desc id="{prefix}-desc">{description}</desc>"#,
                r#"<rect class="chart-ground" width="{width}" height="{height}"{ground}/>{body}</svg>"#,
            ),
            width = width,
            height = height,
            prefix = prefix,
            lang = lang,
            fonts = fonts,
            title = escape(&data.title),
            description = escape(&data.description),
            ground = ground,
            body = self.body,
        );
        Drawing { svg, width, height, marks: self.marks }
    }
}

fn fonts(lang: Lang) -> &'static str {
    match lang {
        Lang::Hant => {
            "'PingFang TC','PingFang HK','Noto Sans CJK TC','Source Han Sans TC','Microsoft JhengHei',sans-serif"
        }
        _ => "'PingFang SC','Hiragino Sans GB','Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',sans-serif",
    }
}
