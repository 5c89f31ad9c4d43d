//! The digests of the default corpus (`assets/corpus`) and their gold: every figure of the founding
//! documents reappears in them, and every figure of the gold stands in its digest as the gold says.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use mingcha::text::fold;
use serde_json::Value;

/// Founding document → its digest.
const FOUNDING: [(&str, &str); 5] = [
    ("000", "chengdu-2022-keywords"),
    ("001", "chengdu-2022-moves"),
    ("002", "chengdu-2024"),
    ("003", "jinniu-2022"),
    ("004", "chengdu-2022"),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rows(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"))).collect()
}

fn gold() -> Vec<Value> {
    rows(&root().join("tests/cases/digests/gold.jsonl"))
}

fn text_of(row: &Value, field: &str) -> String {
    row[field].as_str().unwrap_or_default().to_owned()
}

/// The digest as a reader sees it: without front matter and markup, white space removed.
fn digest(name: &str) -> String {
    let path = root().join(format!("assets/corpus/{name}.md"));
    let file = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let body = file.splitn(3, "---\n").nth(2).unwrap_or_else(|| panic!("{name}: no front matter"));
    body.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What must not change between a founding document and its digest.
fn figure(row: &Value) -> String {
    let fields = ["value", "value_max", "unit", "comparator", "direction", "measure", "status", "period", "region"];
    fields.map(|field| fold(row[field].to_string().as_str()).text).join(" ")
}

#[test]
fn every_gold_figure_stands_in_its_digest() {
    let mut texts: HashMap<String, String> = HashMap::new();
    // Figures come in reading order: each is looked for after the one before it.
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in gold() {
        let (doc, surface, context) = (text_of(&row, "doc"), text_of(&row, "surface"), text_of(&row, "context"));
        assert!(context.contains(&surface), "{doc}: {surface} is not in its context {context}");
        let text = texts.entry(doc.clone()).or_insert_with(|| digest(&doc));
        let place = places.entry(doc.clone()).or_default();
        let sentence = text.find(&context).unwrap_or_else(|| panic!("{doc} does not hold {context}"));
        *place = (*place).max(sentence);
        let found = text[*place..].find(&surface).unwrap_or_else(|| panic!("{doc} does not hold {surface} there"));
        *place += found + surface.len();
    }
}

#[test]
fn every_figure_of_the_founding_documents_reappears() {
    let shared = root().join("../shared/metrics/gold");
    if !shared.is_dir() {
        println!("skipped: {} is not there", shared.display());
        return;
    }
    let digests = gold();
    for (seed, name) in FOUNDING {
        let mut figures: HashMap<String, i32> = HashMap::new();
        for row in digests.iter().filter(|row| row["doc"] == name) {
            *figures.entry(figure(row)).or_default() += 1;
        }
        for row in rows(&shared.join(format!("{seed}.jsonl"))) {
            let left = figures.entry(figure(&row)).or_default();
            *left -= 1;
            assert!(*left >= 0, "{name} lacks {} of {seed}: {}", row["surface"], row["indicator"]);
        }
    }
}

#[test]
fn every_digest_names_its_original_and_has_gold() {
    let gold = gold();
    let files = fs::read_dir(root().join("assets/corpus")).expect("assets/corpus");
    for path in files.map(|entry| entry.expect("a readable entry").path()) {
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let file = fs::read_to_string(&path).expect("a digest in UTF-8");
        for key in ["title: ", "kind: digest\n", "original: ", "publisher: ", "date: ", "region: "] {
            assert!(file.contains(&format!("\n{key}")), "{name}: no {key:?} in the front matter");
        }
        assert!(gold.iter().any(|row| row["doc"] == name), "{name} has no gold");
    }
}
