//! How fast figures are extracted, on one core: text already read, megabytes of its UTF-8 a second, best of five.
//!
//! Run by `cargo xtask bench`, which takes the printed rows into RESULTS.md. Beside the test material (skipped
//! where it is not there) stand texts of twice, four times … the size: in a linear extractor the speed stays.
//! `cargo bench --bench extraction -- national paragraph` measures only the rows with these words in their names.

use std::path::Path;
use std::time::Instant;

use mingcha::document::{Document, Paragraph, ParagraphKind, ReadOptions, read_paths};
use mingcha::metric::extract;
use mingcha::text::Span;

fn main() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    if corpora.is_dir() {
        let formats =
            ["national", "provinces-2026", "hailar", "hebei", "communiques", "finews", "xwlb-days", "traditional"];
        let paths: Vec<_> = formats.iter().map(|name| corpora.join(name)).collect();
        row("all but the stories", || read_paths(&paths, &ReadOptions::default()).documents);
        for name in ["national", "provinces-2026", "hailar", "communiques", "stories-20k.jsonl.gz"] {
            row(name, || read_paths(&[corpora.join(name)], &ReadOptions::default()).documents);
        }
    }
    let sentences = "全市新建乡道52公里，登记团体增至1860家、增长6.5%，居全省第3位。到2027年，水质优良率不低于92%。";
    for megabytes in [1, 2, 5, 10] {
        let text = sentences.repeat(megabytes * 1_000_000 / sentences.len());
        row(&format!("one paragraph of {megabytes} MB"), || vec![paragraph(text)]);
    }
    for figures in [25_000, 50_000, 100_000] {
        let list = "粮食产量".to_owned() + &"3万吨、".repeat(figures);
        row(&format!("{figures} figures in one sentence"), || vec![paragraph(list)]);
    }
    for depth in [100_000, 200_000, 400_000] {
        row(&format!("{depth} brackets open"), || vec![paragraph("(".repeat(depth) + "3家")]);
    }
}

/// Times one set of documents and prints its row, where it is asked for.
fn row(name: &str, documents: impl FnOnce() -> Vec<Document>) {
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with('-')).peekable();
    if words.peek().is_some() && !words.any(|word| name.contains(&word)) {
        return;
    }
    let documents = documents();
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let mut figures = 0;
    let best = (0..5).map(|_| {
        let start = Instant::now();
        figures = documents.iter().map(|document| extract(document, 0).len()).sum();
        start.elapsed().as_secs_f64()
    });
    let seconds = best.fold(f64::INFINITY, f64::min);
    let megabytes = bytes as f64 / 1e6;
    println!("{name} | {megabytes:.2} MB | {figures} | {:.1} MB/s", megabytes / seconds);
}

/// A document of one paragraph.
fn paragraph(text: String) -> Document {
    let span = Span::new(0, text.len());
    let paragraph = Paragraph { span, kind: ParagraphKind::Body, section: None, line: 1 };
    Document { id: "large".to_owned(), text: text.into(), paragraphs: vec![paragraph], ..Document::default() }
}
