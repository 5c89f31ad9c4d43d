//! `mingcha chart`: the page's own chart as an SVG file.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::input::Reading;
use super::output;
use super::status::{Failure, Status};
use crate::engine::api::{Request, Response};

/// Arguments of the command.
#[derive(Args)]
pub struct Chart {
    /// A page, engine or bundle that Mingcha wrote, or files and folders to read
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The view, as it stands in a page's address after `#`
    #[arg(long)]
    view: String,
    /// The file to write
    #[arg(short, long)]
    output: PathBuf,
    /// Width in pixels; the height follows
    #[arg(long, default_value_t = 760)]
    width: u32,
    /// Colours
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    theme: Theme,
    #[command(flatten)]
    reading: Reading,
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

impl Chart {
    /// Draws and writes the chart.
    pub fn run(self) -> Result<Status, Failure> {
        let (engine, status) = self.reading.engine(&self.paths)?;
        let theme = match self.theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Print => "print",
        };
        let view = self.view.trim_start_matches(['#', '?']).to_owned();
        let request = Request::Chart { view, width: self.width, theme: theme.to_owned(), untitled: false };
        let Response::Chart(chart) = engine.ask(&request) else {
            return Err(Failure::NoChart("the engine drew none".to_owned()));
        };
        if chart.svg.is_empty() {
            return Err(Failure::NoChart(chart.message));
        }
        output::write_file(&self.output, chart.svg.as_bytes())?;
        if !chart.message.is_empty() {
            eprintln!("{}", chart.message);
        }
        eprintln!("{}: {}", self.output.display(), chart.description);
        Ok(status)
    }
}
