//! Scores extraction against gold and writes the score board, `tests/cases/metric/SCORES.md`, that can only rise.
//!
//! The measure is `score.py` of the annotation guideline, in `../shared`; where it is not there, the
//! test skips with a word. `MINGCHA_SCORES=write cargo test --test metric_score` rewrites the board.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use mingcha::corpus::{Corpus, records};
use mingcha::document::{Document, read_bytes};
use mingcha::metric::extract;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// One set of gold rows and the documents that they belong to.
struct Set {
    name: &'static str,
    gold: PathBuf,
    documents: Vec<Document>,
}

fn read(path: &Path, id: &str) -> Vec<Document> {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let mut documents = read_bytes(name, &bytes).unwrap_or_else(|error| panic!("{error}"));
    for document in &mut documents {
        document.id = id.to_owned();
    }
    documents
}

/// The six documents that come with the guideline.
fn founding(shared: &Path) -> Set {
    let seeds = shared.join("seeds");
    let mut documents = Vec::new();
    for (file, id) in [("000.md", "000"), ("001.txt", "001"), ("002.txt", "002"), ("003.md", "003"), ("004.txt", "004")]
    {
        documents.extend(read(&seeds.join(file), id));
    }
    documents.extend(read(&shared.join("corpora/national/2012.txt"), "national-2012"));
    Set { name: "gold", gold: shared.join("metrics/gold"), documents }
}

/// A set annotated here (`development` with the rules, `unseen` before the extractor had read it); its documents
/// are read from where the annotation begins to where it ends.
fn annotated(name: &'static str, shared: &Path) -> Set {
    let folder = root().join("tests/cases/metric").join(name);
    let list: toml::Table = fs::read_to_string(folder.join("documents.toml")).unwrap().parse().unwrap();
    let mut documents = Vec::new();
    for entry in list["document"].as_array().unwrap() {
        let text = |key: &str| entry.get(key).and_then(|value| value.as_str()).unwrap_or("");
        let file = if text("ours").is_empty() { shared.join(text("file")) } else { folder.join(text("ours")) };
        for mut document in read(&file, text("id")) {
            let place = |key: &str| Some(text(key)).filter(|t| !t.is_empty()).and_then(|t| document.text.find(t));
            let (start, end) = (place("from"), place("until"));
            if let Some(start) = start {
                document.paragraphs.retain(|paragraph| (paragraph.span.start as usize) >= start);
            }
            if let Some(end) = end {
                document.paragraphs.retain(|paragraph| (paragraph.span.start as usize) < end);
                if let Some(last) = document.paragraphs.last_mut() {
                    last.span.end = last.span.end.min(end as u32);
                }
            }
            documents.push(document);
        }
    }
    Set { name, gold: folder, documents }
}

/// The digests of the default corpus.
fn digests() -> Set {
    Set {
        name: "digests",
        gold: root().join("tests/cases/digests/gold.jsonl"),
        documents: mingcha::document::builtin(),
    }
}

type Scores = BTreeMap<String, f64>;

const FIELDS: [&str; 11] = [
    "f1",
    "unit",
    "comparator",
    "direction",
    "measure",
    "indicator~",
    "status",
    "period",
    "region",
    "record",
    REVERSED,
];

/// The worst errors, counted: a rise told as a fall, a floor as a ceiling, or the other way round.
const REVERSED: &str = "reversed";

/// Extracts, writes the rows beside the build, and asks `score.py`. None where it can't be run.
fn score(set: &Set, shared: &Path) -> Option<Vec<(String, Scores)>> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(set.name);
    fs::create_dir_all(&folder).unwrap();
    let mut all = String::new();
    let mut rows = Vec::new();
    let gold = gold_lines(&set.gold);
    for (nth, document) in set.documents.iter().enumerate() {
        let metrics = extract(document, 0);
        let corpus = Corpus { documents: vec![document.clone()], metrics, ..Corpus::default() };
        let text: String = records(&corpus).iter().map(|row| serde_json::to_string(row).unwrap() + "\n").collect();
        let id = &document.id;
        let mine: String = gold
            .iter()
            .filter(|line| line.contains(&format!("\"doc\":\"{id}\"")) || line.contains(&format!("\"doc\": \"{id}\"")))
            .map(|line| line.clone() + "\n")
            .collect();
        let (gold_file, predicted) = (folder.join(format!("{nth}.gold.jsonl")), folder.join(format!("{nth}.jsonl")));
        fs::write(&gold_file, mine).unwrap();
        fs::write(&predicted, &text).unwrap();
        all += &text;
        rows.push((id.clone(), ask(shared, &gold_file, &predicted)?));
    }
    let predicted = folder.with_extension("jsonl");
    fs::write(&predicted, all).unwrap();
    let gold_file = folder.with_extension("gold.jsonl");
    fs::write(&gold_file, gold.join("\n")).unwrap();
    rows.push(("all".to_owned(), ask(shared, &gold_file, &predicted)?));
    Some(rows)
}

fn gold_lines(path: &Path) -> Vec<String> {
    let mut files: Vec<PathBuf> = match fs::read_dir(path) {
        Ok(entries) => {
            entries.map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "jsonl")).collect()
        }
        Err(_) => vec![path.to_owned()],
    };
    files.sort();
    files
        .iter()
        .flat_map(|file| fs::read_to_string(file).unwrap().lines().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

/// What the scorer says; `None` where there is no python3.
fn ask(shared: &Path, gold: &Path, predicted: &Path) -> Option<Scores> {
    let script = shared.join("metrics/score.py");
    let run = |form: &str| {
        let run = Command::new("python3").arg(&script).arg(gold).arg(predicted).arg(form).output();
        if run.as_ref().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            return None;
        }
        let output = run.unwrap();
        assert!(output.status.success(), "score.py {form}: {}", String::from_utf8_lossy(&output.stderr));
        Some(String::from_utf8(output.stdout).unwrap())
    };
    let json: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&run("--json")?).unwrap();
    let mut scores: Scores = json.into_iter().filter_map(|(key, value)| Some((key, value.as_f64()?))).collect();
    let misses = run("--misses")?;
    scores.insert(REVERSED.to_owned(), misses.lines().filter(|line| is_reversal(line)).count() as f64);
    Some(scores)
}

/// Whether a line of `score.py --misses` (`… direction 'up', should be 'down' | …`) tells of a reversal.
fn is_reversal(line: &str) -> bool {
    let told = |field: &str, found: &[&str], right: &[&str]| {
        let pairs = found.iter().flat_map(|found| right.iter().map(move |right| (found, right)));
        pairs.into_iter().any(|(found, right)| line.contains(&format!(": {field} '{found}', should be '{right}'")))
    };
    let (above, below) = ([">", ">="], ["<", "<="]);
    told("direction", &["up"], &["down"])
        || told("direction", &["down"], &["up"])
        || told("comparator", &above, &below)
        || told("comparator", &below, &above)
}

#[test]
fn reversals_are_told_from_other_errors() {
    assert!(is_reversal("002 5%: direction 'up', should be 'down' | …"));
    assert!(is_reversal("002 5%: comparator '<=', should be '>=' | …"));
    for other in
        ["direction None, should be 'down'", "comparator '>', should be '>='", "status 'target', should be 'outcome'"]
    {
        assert!(!is_reversal(&format!("002 5%: {other} | …")));
    }
}

/// The board as a table a reader can check.
fn board(scores: &[(&str, Vec<(String, Scores)>)]) -> String {
    let mut text = "# Score board of extraction\n\nMeasured by `score.py`; rewritten by `MINGCHA_SCORES=write cargo test --test metric_score`.\nThe test fails where a score falls.\n".to_owned();
    for (set, rows) in scores {
        text += &format!(
            "\n## {set}\n\n| document | rows | {} |\n| --- | --- |{}\n",
            FIELDS.join(" | "),
            " --- |".repeat(FIELDS.len())
        );
        for (id, scores) in rows {
            let cell = |field: &&str| match (*field, scores.get(*field).copied().unwrap_or(0.0)) {
                (REVERSED, count) => count.to_string(),
                (_, share) => format!("{share:.4}"),
            };
            let cells: Vec<String> = FIELDS.iter().map(cell).collect();
            text += &format!("| {id} | {} | {} |\n", scores.get("gold").copied().unwrap_or(0.0), cells.join(" | "));
        }
    }
    text
}

/// The numbers of a board: set and document → its cells.
fn cells(board: &str) -> BTreeMap<String, Vec<f64>> {
    let (mut found, mut set) = (BTreeMap::new(), "");
    for line in board.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            set = name;
        } else if let Some((id, rest)) = line.trim_matches('|').split_once('|') {
            let numbers: Vec<f64> = rest.split('|').filter_map(|cell| cell.trim().parse().ok()).collect();
            if numbers.len() == FIELDS.len() + 1 {
                found.insert(format!("{set} {}", id.trim()), numbers[1..].to_vec());
            }
        }
    }
    found
}

#[test]
fn scores_only_rise() {
    let shared = root().join("../shared");
    if !shared.join("metrics/score.py").is_file() {
        println!("skipped: {} is not there", shared.display());
        return;
    }
    let sets = [founding(&shared), annotated("development", &shared), annotated("unseen", &shared), digests()];
    let mut scores = Vec::new();
    for set in &sets {
        let Some(rows) = score(set, &shared) else {
            println!("skipped: python3 can't be run");
            return;
        };
        scores.push((set.name, rows));
    }
    let board = board(&scores);
    println!("{board}");
    let path = root().join("tests/cases/metric/SCORES.md");
    if std::env::var("MINGCHA_SCORES").is_ok_and(|word| word == "write") {
        fs::write(&path, &board).unwrap();
        return;
    }
    let (now, before) = (cells(&board), cells(&fs::read_to_string(&path).unwrap()));
    assert!(!before.is_empty(), "no rows in {}", path.display());
    for (row, earlier) in before {
        let current = now.get(&row).unwrap_or_else(|| panic!("{row} is gone"));
        for ((field, now), before) in FIELDS.iter().zip(current).zip(&earlier) {
            if *field == REVERSED {
                assert!(now <= before, "{row}: {before} reversals became {now}");
            } else {
                assert!(now + 0.0001 >= *before, "{row}: {field} fell from {before} to {now}");
            }
        }
    }
}
