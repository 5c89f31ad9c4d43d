//! `mingcha chart`: the page's own chart as an SVG or PNG file, alone or as a card.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::input::Reading;
use super::output;
use super::status::{Failure, Status};
use crate::card;
use crate::engine::Engine;
use crate::engine::api::{Request, Response};
use crate::i18n::{Lang, Messages};

/// Arguments of the command.
#[derive(Args)]
pub struct Chart {
    /// A page, engine or bundle that Mingcha wrote, or files and folders to read
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The view, as it stands in a page's address after `#`
    #[arg(long)]
    view: String,
    /// The file to write: .svg, or .png for a picture of twice the size
    #[arg(short, long, value_parser = picture)]
    output: PathBuf,
    /// Width in pixels; the height follows
    #[arg(long, default_value_t = 760, value_parser = clap::value_parser!(u32).range(200..=4000))]
    width: u32,
    /// Colours
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    theme: Theme,
    #[command(flatten)]
    card: Card,
    #[command(flatten)]
    reading: Reading,
}

/// What makes a card of a chart.
#[derive(Args)]
struct Card {
    /// Make a card that stands alone: title, chart or figure with its sentence, note, credit, QR code. Its SVG
    /// holds nothing that WeChat's editor takes out
    #[arg(long)]
    card: bool,
    /// Title of the card, instead of the view's
    #[arg(long, requires = "card", default_value = "", hide_default_value = true)]
    title: String,
    /// Note below
    #[arg(long, requires = "card", default_value = "", hide_default_value = true)]
    note: String,
    /// Who made it, where it is published
    #[arg(long, requires = "card", default_value = "", hide_default_value = true)]
    credit: String,
    /// What the QR code leads to
    #[arg(long, requires = "card", default_value = "", hide_default_value = true)]
    link: String,
    /// Outline of the card
    #[arg(long, requires = "card", value_enum, default_value_t = Shape::Wide)]
    shape: Shape,
}

/// Outline of a card.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shape {
    /// 16:9
    Wide,
    /// 1:1
    Square,
    /// 3:4
    Upright,
    /// 2.35:1, the cover of a WeChat article
    Cover,
    /// As high as needed
    Free,
}

/// Colours of a chart.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// For paper.
    Print,
}

/// A file that holds a picture; one without an ending, such as /dev/stdout, gets SVG.
fn picture(path: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(path);
    match path.extension() {
        Some(ending) if !["svg", "png"].iter().any(|known| ending.eq_ignore_ascii_case(known)) => {
            Err("pictures are written as .svg or .png".to_owned())
        }
        _ => Ok(path),
    }
}

impl Chart {
    /// Draws and writes the chart.
    pub fn run(self) -> Result<Status, Failure> {
        let (engine, status) = self.reading.engine(&self.paths)?;
        let view = self.view.trim_start_matches(['#', '?']).to_owned();
        tell_problems(&engine, &view);
        let (svg, words) = if self.card.card { self.card.draw(&engine, &view)? } else { self.draw(&engine, view)? };
        let picture = self.output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("png"));
        let bytes = if picture { card::png(&svg).map_err(Failure::Card)? } else { svg.into_bytes() };
        output::write_file(&self.output, &bytes)?;
        eprintln!("{}: {words}", self.output.display());
        Ok(status)
    }

    /// The chart as the page draws it, and what is to be said of it.
    fn draw(&self, engine: &Engine, view: String) -> Result<(String, String), Failure> {
        let theme = match self.theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Print => "print",
        };
        let request = Request::Chart { view, width: self.width, theme: theme.to_owned(), untitled: false };
        let Response::Chart(chart) = engine.ask(&request) else {
            return Err(Failure::NoChart("the engine drew none".to_owned()));
        };
        if chart.svg.is_empty() {
            return Err(Failure::NoChart(chart.message));
        }
        if !chart.message.is_empty() {
            eprintln!("{}", chart.message);
        }
        Ok((chart.svg, chart.description))
    }
}

/// Says what of a view could not be used, as the page does.
fn tell_problems(engine: &Engine, view: &str) {
    let Response::Shown(shown) = engine.ask(&Request::show(view)) else { return };
    let messages = Messages::of(Lang::from_key(&shown.lang).unwrap_or_default());
    for problem in shown.problems {
        eprintln!("{}", messages.format("notice-problem", &[problem.param, problem.value, problem.reason]));
    }
}

impl Card {
    fn draw(&self, engine: &Engine, view: &str) -> Result<(String, String), Failure> {
        let shape = match self.shape {
            Shape::Wide => card::Shape::Wide,
            Shape::Square => card::Shape::Square,
            Shape::Upright => card::Shape::Upright,
            Shape::Cover => card::Shape::Cover,
            Shape::Free => card::Shape::Free,
        };
        let (title, note) = (self.title.clone(), self.note.clone());
        let words = card::Words { title, note, credit: self.credit.clone(), link: self.link.clone() };
        let svg = card::card_of(engine, view, &words, shape).map_err(Failure::Card)?;
        let svg = svg.ok_or_else(|| Failure::NoChart("the view has neither a chart nor a figure".to_owned()))?;
        Ok((svg, "a card".to_owned()))
    }
}
