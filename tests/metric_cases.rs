//! The cases of `tests/cases/metric`: a sentence (`figures.md`) or a document (`settings.md`) and the figures in it,
//! in both scripts.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use mingcha::document::{Document, read_bytes};
use mingcha::metric::{Metric, extract};
use mingcha::text::{Span, fold_text};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

struct Case {
    title: String,
    sentence: String,
    rows: Vec<Vec<String>>,
}

fn cases() -> Vec<Case> {
    let text = fs::read_to_string(root().join("tests/cases/metric/figures.md")).expect("the cases");
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case { title: title.to_owned(), sentence: String::new(), rows: Vec::new() });
        } else if let Some(case) = cases.last_mut() {
            if let Some(sentence) = line.strip_prefix("> ") {
                case.sentence += sentence;
                // Rows of a table stay lines.
                if sentence.starts_with('|') {
                    case.sentence.push('\n');
                }
            } else if let Some(row) = line.strip_prefix('|').and_then(|row| row.strip_suffix('|'))
                && !row.contains("---")
                && !row.contains("比较")
            {
                case.rows.push(row.split('|').map(|cell| cell.trim().to_owned()).collect());
            }
        }
    }
    cases
}

/// The document that a case's sentence stands in: a report of 2024, its review or its plan, or a story of a budget.
fn document(case: &Case, script: impl Fn(&str) -> String) -> Document {
    if case.title.contains("预算案") {
        let front = "---\ntitle: 财政预算案重点\ndate: 2024-02-28\nregion: 香港特别行政区\n---\n\n";
        return read_bytes("case.md", format!("{front}{}\n", script(&case.sentence)).as_bytes())
            .expect("read")
            .remove(0);
    }
    let heading = if case.title.contains("安排") { "二、2024年工作安排" } else { "一、2023年工作回顾" };
    let body = script(&format!("## {heading}\n\n{}\n", case.sentence));
    let front = "---\ntitle: 临江市2024年政府工作报告\ndate: 2024-01-20\nregion: 临江市\n---\n\n";
    read_bytes("case.md", format!("{front}{body}").as_bytes()).expect("the case can be read").remove(0)
}

fn row(document: &Document, metric: &Metric) -> Vec<String> {
    let value = match metric.value_max {
        Some(max) => format!("{}..{max}", metric.value),
        None => format!("{}", (metric.value * 100.0).round() / 100.0),
    };
    let cells = [
        metric.surface.of(&document.text).to_owned(),
        value,
        metric.unit.to_string(),
        metric.comparator.key().to_owned(),
        metric.direction.map_or(String::new(), |d| d.key().to_owned()),
        metric.measure.key().to_owned(),
        metric.indicator.to_string(),
        metric.status.key().to_owned(),
        metric.period.as_deref().unwrap_or_default().to_owned(),
    ];
    cells.map(|cell| fold_text(&cell)).to_vec()
}

#[track_caller]
fn check(script: impl Fn(&str) -> String) {
    let mut wrong = String::new();
    for case in cases() {
        let document = document(&case, &script);
        let found: Vec<_> = extract(&document, 0).iter().map(|metric| row(&document, metric)).collect();
        let expected: Vec<Vec<String>> =
            case.rows.iter().map(|row| row.iter().map(|cell| fold_text(cell)).collect()).collect();
        if found != expected {
            wrong += &format!("\n{}\n", case.title);
            for row in found.iter().filter(|row| !expected.contains(row)) {
                wrong += &format!("  found    {}\n", row.join(" | "));
            }
            for row in expected.iter().filter(|row| !found.contains(row)) {
                wrong += &format!("  expected {}\n", row.join(" | "));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The documents of `settings.md`: of each figure what it is, its status, its period, and its place where the table has
/// a column for that.
#[track_caller]
fn check_settings(script: impl Fn(&str) -> String) {
    let text = fs::read_to_string(root().join("tests/cases/metric/settings.md")).expect("the cases");
    let mut wrong = String::new();
    for case in text.split("\n## ").skip(1) {
        let lines = case.lines().filter_map(|line| line.strip_prefix('>')).map(str::trim_start);
        let (front, body): (Vec<&str>, Vec<&str>) =
            lines.partition(|line| ["title:", "date:", "region:", "kind:"].iter().any(|key| line.starts_with(key)));
        let source = format!("---\n{}\n---\n\n{}\n", front.join("\n"), body.join("\n"));
        let document = read_bytes("case.md", script(&source).as_bytes()).expect("the case can be read").remove(0);
        let row = |metric: &Metric| {
            let period = metric.period.clone().unwrap_or_default();
            let place = metric.region.as_deref().filter(|_| case.contains("| 地区 |"));
            let place = place.map(|place| format!(" {place} |")).unwrap_or_default();
            fold_text(&format!("| {} | {} | {period} |{place}", metric.surface.of(&document.text), metric.status.key()))
        };
        let found: Vec<String> = extract(&document, 0).iter().map(row).collect();
        let rows = case.lines().filter(|line| line.starts_with('|')).skip(2);
        let expected: Vec<String> = rows.map(fold_text).collect();
        if found != expected {
            let title = case.lines().next().unwrap_or_default();
            wrong += &format!("\n{title}\n  found    {}\n  expected {}\n", found.join(" "), expected.join(" "));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn figures_in_simplified_script() {
    check(str::to_owned);
    check_settings(str::to_owned);
}

#[test]
fn figures_in_traditional_script() {
    let table = fs::read_to_string(root().join("assets/variants.tsv")).expect("the variants");
    let traditional: HashMap<char, char> = table
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(simplified, others)| Some((simplified.chars().next()?, others.chars().next()?)))
        .collect();
    let traditional = |text: &str| text.chars().map(|c| traditional.get(&c).copied().unwrap_or(c)).collect();
    check(traditional);
    check_settings(traditional);
}

/// A document of one paragraph, as large as asked for.
fn paragraph(text: String) -> Document {
    let paragraph = mingcha::document::Paragraph {
        span: Span::new(0, text.len()),
        kind: mingcha::document::ParagraphKind::Body,
        section: None,
        line: 1,
    };
    Document { id: "large".to_owned(), text: text.into(), paragraphs: vec![paragraph], ..Document::default() }
}

#[test]
fn many_figures_in_one_sentence() {
    let document = paragraph("建成码头12座，".repeat(100_000));
    assert_eq!(extract(&document, 0).len(), 100_000);
    let list = paragraph("粮食产量".to_owned() + &"3万吨、".repeat(100_000));
    assert_eq!(extract(&list, 0).len(), 100_000);
    let budget = "---\ntitle: 财政预算案要点\ndate: 2024-02-28\nregion: 香港特别行政区\n---\n\n".to_owned()
        + &"工会要求政府拨款12亿元建码头，".repeat(30_000);
    assert_eq!(extract(&read_bytes("budget.md", budget.as_bytes()).expect("read")[0], 0).len(), 30_000);
}

#[test]
fn hostile_text_neither_panics_nor_hangs() {
    for text in [
        "(".repeat(50_000) + "3家",
        "“《".repeat(50_000) + "5%",
        "1".repeat(100_000),
        "1,".repeat(50_000),
        "万亿千百".repeat(20_000),
        "第".repeat(20_000) + "一二三四五六七八九十".repeat(5_000).as_str(),
        "由从比较每".repeat(20_000) + "8%",
        "分别、和及与".repeat(20_000) + "8%、9%",
        "3至".repeat(20_000),
        "第一、二、".repeat(20_000) + "季节分别增长3%、4%",
        "2023年1月、".repeat(20_000) + "分别增长3%、4%",
        "由由从".repeat(20_000) + "2024年起3%",
        "五".repeat(50_000) + "增长3%",
        "家1".repeat(50_000),
        "3:".repeat(50_000) + "3家",
        "1-".repeat(50_000),
        "2023年日".repeat(20_000),
        "千十至".repeat(20_000) + "3家",
        "一、二倍&·".repeat(20_000) + "3家",
        "增长-\u{0}5%[12](".to_owned(),
        "½①²３％\u{feff}".repeat(1000),
    ] {
        let document = paragraph(text);
        let started = Instant::now();
        for metric in extract(&document, 0) {
            assert!(!metric.surface.of(&document.text).is_empty());
            assert!(metric.value.is_finite());
            // What it is quoted with is a clause.
            assert!(metric.context.len() < 10_000);
        }
        // A second or two; what looks through all of it for each figure takes minutes.
        let start: String = document.text.chars().take(8).collect();
        assert!(started.elapsed() < Duration::from_secs(30), "{start}…");
    }
}

#[test]
fn surfaces_lead_back_to_the_document() {
    let document = paragraph("全年接待遊客２．８億人次、增長１２％。".to_owned());
    let surfaces: Vec<_> = extract(&document, 0).iter().map(|metric| metric.surface.of(&document.text)).collect();
    assert_eq!(surfaces, ["２．８億人次", "１２％"]);
}
