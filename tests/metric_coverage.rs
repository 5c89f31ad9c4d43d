//! How many figures of the test material the thesaurus names, written to `tests/cases/metric/COVERAGE.md`.
//!
//! `MINGCHA_SCORES=write cargo test --test metric_coverage` rewrites it; the test fails where a share falls. Where
//! the material is not there, it skips with a word.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use mingcha::assemble::assemble;
use mingcha::corpus::Corpus;
use mingcha::document::{ReadOptions, read_paths};
use mingcha::metric::{Measure, Metric};

const FOLDERS: [&str; 8] =
    ["national", "provinces-2026", "hailar", "hebei", "communiques", "finews", "xwlb-days", "traditional"];

/// Figures, and those of them that the thesaurus names.
#[derive(Clone, Copy, Default)]
struct Count {
    all: usize,
    named: usize,
}

impl Count {
    fn of<'a>(metrics: impl Iterator<Item = (&'a Corpus, &'a Metric)>) -> Count {
        let entry = |corpus: &'a Corpus, metric: &Metric| corpus.indicators.get(metric.canonical? as usize);
        metrics.fold(Count::default(), |count, (corpus, metric)| Count {
            all: count.all + 1,
            named: count.named + usize::from(entry(corpus, metric).is_some_and(|entry| !entry.is_cluster())),
        })
    }

    fn share(self) -> f64 {
        self.named as f64 / self.all.max(1) as f64
    }
}

fn row(name: &str, corpora: &[Corpus]) -> String {
    let metrics = || corpora.iter().flat_map(|corpus| corpus.metrics.iter().map(move |metric| (corpus, metric)));
    let all = Count::of(metrics());
    let levels = Count::of(metrics().filter(|(_, metric)| metric.measure != Measure::Growth));
    let entries = corpora.iter().flat_map(|corpus| &corpus.indicators).filter(|entry| !entry.is_cluster());
    let entries: BTreeSet<&str> = entries.map(|entry| entry.name.as_str()).collect();
    format!("| {name} | {} | {} | {:.3} | {:.3} |\n", all.all, entries.len(), all.share(), levels.share())
}

/// The shares of a board, by row.
fn shares(board: &str) -> Vec<(String, Vec<f64>)> {
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let row = |cells: Vec<String>| {
        let shares: Vec<f64> = cells.get(3..)?.iter().filter_map(|cell| cell.parse().ok()).collect();
        (shares.len() == 2).then(|| (cells[0].clone(), shares))
    };
    board.lines().map(cells).filter_map(row).collect()
}

#[test]
fn the_thesaurus_names_no_fewer_figures_than_before() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let material = root.join("../shared/corpora");
    if !material.is_dir() {
        println!("skipped: {} is not there", material.display());
        return;
    }
    let read = |folder: &str| assemble(read_paths(&[material.join(folder)], &ReadOptions::default()).documents);
    let corpora: Vec<Corpus> = FOLDERS.iter().map(|folder| read(folder)).collect();
    let mut board = "# What the thesaurus names\n\nThe share of the test material's figures whose indicator has a canonical name; the last column leaves growth rates out.\nRewritten by `MINGCHA_SCORES=write cargo test --test metric_coverage`; the test fails where a share falls.\n\n| folder | figures | entries used | named | named, without growth |\n| --- | --- | --- | --- | --- |\n".to_owned();
    for (folder, corpus) in FOLDERS.iter().zip(&corpora) {
        board += &row(folder, std::slice::from_ref(corpus));
    }
    board += &row("all", &corpora);
    println!("{board}");
    let path = root.join("tests/cases/metric/COVERAGE.md");
    if std::env::var("MINGCHA_SCORES").is_ok_and(|word| word == "write") {
        fs::write(&path, &board).unwrap();
        return;
    }
    let (now, before) = (shares(&board), shares(&fs::read_to_string(&path).unwrap()));
    assert!(!before.is_empty(), "no rows in {}", path.display());
    assert_eq!(before.len(), FOLDERS.len() + 1, "{} is damaged", path.display());
    for ((folder, now), (_, before)) in now.iter().zip(&before) {
        // Extraction may find more figures than before: a hundredth of a share is no loss of the thesaurus.
        let kept = now.iter().zip(before).all(|(now, before)| now + 0.01 >= *before);
        assert!(kept, "{folder}: {now:?} of the figures are named, {before:?} were");
    }
}
