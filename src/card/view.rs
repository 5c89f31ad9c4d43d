//! The card of a view: what the engine shows, put on it.

use super::{Card, CardError, Content, Shape};
use crate::engine::Engine;
use crate::engine::api::{Body, Request, Response, Row, Shown};
use crate::i18n::site::word;
use crate::i18n::{Lang, Messages};

/// What a sender adds to a view; empty for what the view says itself.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Instead of the view's title.
    pub title: String,
    /// Below.
    pub note: String,
    /// Who made it, where it is published.
    pub credit: String,
    /// What the QR code leads to.
    pub link: String,
}

/// The card of a view as an SVG; `None` where the view has neither a chart nor a figure.
pub fn card_of(engine: &Engine, view: &str, words: &Words, shape: Shape) -> Result<Option<String>, CardError> {
    let Response::Shown(shown) = engine.ask(&Request::show(view)) else { return Ok(None) };
    let scan = word(&shown.lang, "picture-scan");
    let card =
        Card { title: &words.title, note: &words.note, credit: &words.credit, link: &words.link, scan: &scan, shape };
    if !shown.at.is_empty() {
        return opened(engine, &shown, &card);
    }
    // Under a title of somebody's own, the chart keeps the one that says what it measures.
    let (view, width, untitled) = (shown.close.clone(), shape.chart_width(), words.title.is_empty());
    let chart = Request::Chart { view, width, theme: "light".to_owned(), untitled };
    if let Response::Chart(chart) = engine.ask(&chart)
        && !chart.svg.is_empty()
    {
        let title = if untitled { &chart.title } else { card.title };
        return Card { title, ..card }.svg(&Content::Chart(&chart.svg)).map(Some);
    }
    let Some(row) = first_figure(&shown) else { return Ok(None) };
    let sentence = row.sentence.iter().map(|run| run.text.as_str()).collect::<String>();
    let sentence = marked(sentence, row.digest, &shown.lang);
    let title = if words.title.is_empty() { &shown.title } else { &words.title };
    Card { title, ..card }.svg(&quotation(Some(row), &scope(row), &sentence)).map(Some)
}

/// What the reading pane would open: a figure with its sentence, or a sentence alone.
fn opened(engine: &Engine, shown: &Shown, card: &Card<'_>) -> Result<Option<String>, CardError> {
    let request = Request::Read { view: shown.query.clone(), doc: String::new() };
    let Response::Document(reading) = engine.ask(&request) else { return Ok(None) };
    let paragraph = reading.open.and_then(|open| reading.paragraphs.get(open));
    let runs = paragraph.into_iter().flat_map(|paragraph| &paragraph.runs).filter(|run| run.target);
    let sentence: String = runs.map(|run| run.text.as_str()).collect();
    if sentence.trim().is_empty() {
        return Ok(None);
    }
    let digest = !reading.digest_of.is_empty() || reading.figure.as_ref().is_some_and(|row| row.digest);
    let sentence = marked(sentence.trim().to_owned(), digest, &shown.lang);
    let row = reading.figure.as_ref();
    let title = if card.title.is_empty() { &reading.card.title } else { card.title };
    Card { title, ..*card }.svg(&quotation(row, &row.map_or(String::new(), scope), &sentence)).map(Some)
}

/// A figure with its sentence, or a sentence alone.
fn quotation<'a>(row: Option<&'a Row>, scope: &'a str, sentence: &'a str) -> Content<'a> {
    let Some(row) = row else { return Content::Quotation { value: "", name: "", scope, sentence } };
    // In the text's words, or by its name in the reader's language where that is another (`figureName` in the page).
    let name = if row.canonical_label == row.canonical { &row.indicator } else { &row.canonical_label };
    Content::Quotation { value: &row.shown, name, scope, sentence }
}

/// What a figure is, where and when.
fn scope(row: &Row) -> String {
    let parts = [&row.status_label, &row.region_label, &row.period];
    parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" · ")
}

/// The words of a digest are nobody's: it is said that they are one's.
fn marked(sentence: String, digest: bool, lang: &str) -> String {
    let messages = Messages::of(Lang::from_key(lang).unwrap_or_default());
    if digest { format!("{sentence}（{}）", messages.text("digest")) } else { sentence }
}

fn first_figure(shown: &Shown) -> Option<&Row> {
    match &shown.body {
        Body::Metrics(figures) => figures.rows.first(),
        Body::Search(results) => results.figures.first(),
        Body::Ledger(targets) => {
            targets.groups.iter().flat_map(|group| group.targets.iter().chain(&group.outcomes)).next()
        }
        Body::Home(_) | Body::Trends(_) | Body::Documents(_) => None,
    }
}
