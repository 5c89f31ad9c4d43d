//! Asking an engine as the page asks.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use mingcha::assemble::assemble;
use mingcha::bundle::{self, Codec};
use mingcha::document::{ReadOptions, read_paths};
use mingcha::engine::{Engine, api::Request};
use serde_json::Value;

pub type Row = BTreeMap<String, String>;

pub fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/search")
}

/// The sections of the bundle of the cases' documents.
pub fn sections() -> Vec<(String, Vec<u8>)> {
    let read = read_paths(&[cases().join("documents")], &ReadOptions::default());
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    bundle::contents::sections(&assemble(read.documents)).unwrap()
}

pub fn engine(sections: &[(String, Vec<u8>)]) -> Engine {
    Engine::open(bundle::write(sections, Codec::Stored)).unwrap()
}

/// The rows of all tables of a file whose head has a column of this name.
pub fn rows(file: &str, column: &str) -> Vec<Row> {
    let text = std::fs::read_to_string(cases().join(file)).unwrap();
    let mut head: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    for line in text.lines() {
        let Some(inside) = line.strip_prefix("| ").and_then(|line| line.trim_end().strip_suffix('|')) else {
            head.clear();
            continue;
        };
        let cells: Vec<String> = inside.split('|').map(|cell| cell.trim().replace("\\u{fffd}", "\u{fffd}")).collect();
        if head.is_empty() {
            head = cells;
        } else if !cells[0].starts_with("---") && head.iter().any(|name| name == column) {
            rows.push(head.iter().cloned().zip(cells).collect());
        }
    }
    rows
}

pub fn ask(engine: &Engine, request: &Request) -> Value {
    serde_json::to_value(engine.ask(request)).unwrap()
}

/// The view of a query, every byte escaped.
pub fn view_of(query: &str) -> String {
    let escaped: String = query.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("v=search&q={escaped}")
}

/// The same in Figures.
pub fn figures_of(query: &str) -> String {
    view_of(query).replacen("search", "metrics", 1)
}

pub fn show(engine: &Engine, query: &str) -> Value {
    ask(engine, &Request::show(&view_of(query)))["body"].clone()
}

pub fn runs(value: &Value) -> (String, Vec<String>) {
    let runs = value.as_array().cloned().unwrap_or_default();
    let text = |run: &Value| run["text"].as_str().unwrap_or("").to_owned();
    let mut marks: Vec<String> = Vec::new();
    let mut after_mark = false;
    for run in &runs {
        // A mark that is also a figure comes in several runs.
        match marks.last_mut() {
            Some(last) if run["mark"] == true && after_mark => last.push_str(&text(run)),
            _ if run["mark"] == true => marks.push(text(run)),
            _ => (),
        }
        after_mark = run["mark"] == true;
    }
    (runs.iter().map(text).collect(), marks)
}

pub fn suggests(engine: &Engine, typed: &str) -> Vec<String> {
    let request = Request::Suggest { view: String::new(), text: typed.to_owned(), limit: 8 };
    let response = ask(engine, &request);
    let list = response["suggestions"].as_array().cloned().unwrap_or_default();
    list.iter().map(|s| s["text"].as_str().unwrap_or("").to_owned()).collect()
}
