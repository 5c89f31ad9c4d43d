//! `mingcha search`: the page's own search, in the terminal.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal as _, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::input::Reading;
use super::output;
use super::status::{Failure, Status};
use crate::engine::api::{Choice, Facet, Hit, Results, Row, Run};
use crate::view::View;

/// Arguments of the command.
#[derive(Args)]
pub struct Search {
    /// A page, engine or bundle that Mingcha wrote, or files and folders to read
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// What to search for, as in the page's search box
    #[arg(short, long, allow_hyphen_values = true)]
    query: String,
    /// Print one JSON object: total, readings, figures, hits, facets
    #[arg(long)]
    json: bool,
    /// What a hit is
    #[arg(long, value_enum, default_value_t = Level::Paragraph)]
    level: Level,
    /// At most so many hits, or `all`
    #[arg(long, default_value = "20", value_parser = limit)]
    limit: usize,
    #[command(flatten)]
    reading: Reading,
}

/// What a hit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Level {
    /// A paragraph.
    Paragraph,
    /// A document, shown by its best paragraph.
    Document,
}

fn limit(text: &str) -> Result<usize, String> {
    match text {
        "all" => Ok(usize::MAX),
        _ => text.parse().map_err(|_| "a number or `all`".to_owned()),
    }
}

/// What `--json` prints.
#[derive(Serialize)]
struct Printed<'a> {
    total: usize,
    /// How the query was read, where that is not as typed, and what else it may have meant.
    readings: Vec<PrintedReading<'a>>,
    /// Words of a question that were not looked for.
    dropped: Vec<&'a str>,
    /// What to tell of the query; empty where there is nothing.
    message: &'a str,
    /// The figures that answer, by their places.
    figures: Vec<PrintedFigure<'a>>,
    hits: Vec<PrintedHit<'a>>,
    facets: BTreeMap<&'a str, BTreeMap<&'a str, usize>>,
}

#[derive(Serialize)]
struct PrintedReading<'a> {
    query: &'a str,
    label: &'a str,
    total: usize,
    /// Whether the hits are those of this reading.
    answered: bool,
}

#[derive(Serialize)]
struct PrintedFigure<'a> {
    indicator: &'a str,
    value: &'a str,
    status: &'a str,
    period: &'a str,
    region: &'a str,
    at: &'a str,
}

#[derive(Serialize)]
struct PrintedHit<'a> {
    doc: &'a str,
    title: &'a str,
    date: &'a str,
    region: &'a str,
    paragraph: usize,
    section: &'a [String],
    score: u32,
    snippet: String,
    /// Marked stretches of the snippet: first character and the one past the last.
    marks: Vec<(usize, usize)>,
    at: &'a str,
    digest: bool,
}

impl Search {
    /// Searches and prints.
    pub fn run(self) -> Result<Status, Failure> {
        let (engine, status) = self.reading.engine(&self.paths)?;
        let group = (self.level == Level::Document).then_some("document");
        let view = View::default().with("v", Some("search")).with("q", Some(&self.query)).with("group", group);
        let mut results = engine.search(&view, self.limit);
        if self.level == Level::Document {
            results.total = results.documents;
        }
        if self.json {
            output::print(|out| {
                serde_json::to_writer(&mut *out, &printed(&results))?;
                out.write_all(b"\n")
            })?;
        } else {
            let colour =
                io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
            output::print(|out| results.figures.iter().try_for_each(|figure| print_figure(out, figure)))?;
            output::print(|out| results.hits.iter().try_for_each(|hit| print_hit(out, hit, colour)))?;
            let others = results.readings.iter().map(|reading| reading.label.as_str());
            let words: Vec<&str> =
                [results.message.as_str()].into_iter().chain(others).filter(|w| !w.is_empty()).collect();
            words.iter().for_each(|line| eprintln!("{line}"));
            eprintln!("{} found, {} shown", results.total, results.hits.len());
        }
        Ok(status)
    }
}

fn printed(results: &Results) -> Printed<'_> {
    Printed {
        total: results.total,
        readings: results.readings.iter().map(printed_reading).collect(),
        dropped: results.dropped.iter().map(|word| word.value.as_str()).collect(),
        message: &results.message,
        figures: results.figures.iter().map(printed_figure).collect(),
        hits: results.hits.iter().map(printed_hit).collect(),
        facets: results.facets.iter().map(|f| (f.param.as_str(), counts(f))).collect(),
    }
}

fn printed_reading(reading: &Choice) -> PrintedReading<'_> {
    PrintedReading {
        query: &reading.value,
        label: &reading.label,
        total: reading.count.unwrap_or(0),
        answered: reading.selected,
    }
}

fn printed_figure(figure: &Row) -> PrintedFigure<'_> {
    PrintedFigure {
        indicator: if figure.canonical.is_empty() { &figure.indicator } else { &figure.canonical },
        value: &figure.shown,
        status: &figure.status,
        period: &figure.period,
        region: &figure.region,
        at: &figure.at,
    }
}

fn counts(facet: &Facet) -> BTreeMap<&str, usize> {
    facet.values.iter().map(|value| (value.value.as_str(), value.count.unwrap_or(0))).collect()
}

fn printed_hit(hit: &Hit) -> PrintedHit<'_> {
    let mut snippet = String::new();
    let mut marks: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for run in &hit.snippet {
        let end = at + run.text.chars().count();
        match marks.last_mut() {
            // A mark across a figure's edge comes as two runs.
            Some(last) if run.mark && last.1 == at => last.1 = end,
            _ if run.mark => marks.push((at, end)),
            _ => {}
        }
        snippet.push_str(&run.text);
        at = end;
    }
    PrintedHit {
        doc: &hit.doc,
        title: &hit.title,
        date: &hit.date,
        region: &hit.region,
        paragraph: hit.paragraph,
        section: &hit.section,
        score: hit.score,
        snippet,
        marks,
        at: &hit.at,
        digest: hit.digest,
    }
}

fn print_figure(out: &mut dyn Write, figure: &Row) -> io::Result<()> {
    let name = if figure.canonical.is_empty() { &figure.indicator } else { &figure.canonical };
    let parts = [name, &figure.shown, &figure.status_label, &figure.period, &figure.region, &figure.title];
    let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).map(|part| safe(part)).collect();
    writeln!(out, "{}\n", told.join(" · "))
}

fn print_hit(out: &mut dyn Write, hit: &Hit, colour: bool) -> io::Result<()> {
    let place: Vec<&str> = std::iter::once(hit.title.as_str()).chain(hit.section.iter().map(String::as_str)).collect();
    writeln!(out, "{}", safe(&place.join(" › ")))?;
    for run in &hit.snippet {
        print_run(out, run, colour)?;
    }
    writeln!(out, "\n")
}

fn print_run(out: &mut dyn Write, run: &Run, colour: bool) -> io::Result<()> {
    let text = safe(&run.text);
    if run.mark && colour { write!(out, "\x1b[1;33m{text}\x1b[0m") } else { write!(out, "{text}") }
}

/// A document's text on a terminal: its control characters are not the terminal's.
fn safe(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
