//! The program as its users meet it: exit status, messages, bad input, determinism.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of its own for a test, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn mingcha(at: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mingcha")).current_dir(at).args(words).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

const REPORT: &str =
    "---\ntitle: 乙区工作报告\ndate: 2023-02-01\nregion: 金牛区\n---\n\n去年新建口袋公园9个，增长12.5%。\n";

#[test]
fn figures_are_rows_in_both_formats() {
    let at = folder("rows");
    fs::write(at.join("yi.md"), REPORT).unwrap();
    let rows = mingcha(&at, &["extract", "yi.md"]);
    assert_eq!(rows.status.code(), Some(0), "{}", said(&rows));
    let rows: Vec<serde_json::Value> = printed(&rows).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let surfaces: Vec<&str> = rows.iter().map(|row| row["surface"].as_str().unwrap()).collect();
    assert_eq!(surfaces, ["9个", "12.5%"]);
    assert_eq!((&rows[1]["direction"], &rows[1]["doc"]), (&"up".into(), &"yi".into()));
    let csv = printed(&mingcha(&at, &["extract", "yi.md", "--format", "csv"]));
    // With a byte order mark, so that a spreadsheet reads it as UTF-8.
    assert!(csv.starts_with(
        "\u{feff}doc,surface,context,value,value_max,unit,comparator,direction,measure,indicator,status,period,region"
    ));
    assert_eq!(csv.lines().count(), 3);
    assert!(csv.contains(",=,") && !csv.contains("'="), "a comparator is no formula: {csv}");
}

#[test]
fn a_target_is_one_row_with_the_outcome_told_last() {
    let at = folder("ledger");
    let report = |year: u16, text: &str| {
        let head = format!("---\ntitle: {year}年乙市政府工作报告\ndate: {year}-01-15\nregion: 乙市\n---\n\n");
        fs::write(at.join(format!("{year}.md")), format!("{head}{text}")).unwrap();
    };
    report(2022, "## 二、2022年工作安排\n\n新建口袋公园9个。\n");
    report(2023, "## 一、2022年工作回顾\n\n新建口袋公园10个。\n");
    report(2024, "## 一、2023年工作回顾\n\n2022年新建口袋公园11个。\n");
    let rows = printed(&mingcha(&at, &["ledger", "."]));
    let rows: Vec<serde_json::Value> = rows.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 1, "{rows:?}");
    let of = |side: &serde_json::Value| (side["surface"].clone(), side["doc"].clone());
    assert_eq!(of(&rows[0]["target"]), ("9个".into(), "2022".into()));
    assert_eq!(of(&rows[0]["outcome"]), ("11个".into(), "2024".into()));
    assert_eq!(of(&rows[0]["others"][0]), ("10个".into(), "2023".into()));
    let csv = printed(&mingcha(&at, &["ledger", ".", "--format", "csv"]));
    assert!(csv.starts_with("\u{feff}indicator,region,period,measure,target_value"), "{csv}");
    assert_eq!(csv.lines().count(), 2);
}

/// The `at` of the figures of a file, by `mingcha extract`.
fn names(at: &Path, file: &str) -> Vec<String> {
    let rows = printed(&mingcha(at, &["extract", file]));
    rows.lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["at"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_newsroom_corrects_figures_and_hears_what_fits_no_more() {
    let at = folder("corrections");
    fs::write(at.join("yi.md"), REPORT).unwrap();
    let figures = names(&at, "yi.md");
    let correct = |rows: &str| fs::write(at.join("mingcha.toml"), rows).unwrap();
    correct(&format!(
        "[[correction]]\nat = '{}'\nvalue = 10\nnote = '据更正启事'\n[[correction]]\nat = '{}'\ndrop = true\n",
        figures[0], figures[1]
    ));
    let corrected = mingcha(&at, &["extract", "yi.md"]);
    let row: serde_json::Value = serde_json::from_str(printed(&corrected).trim()).expect("one row is left");
    assert_eq!((row["value"].as_f64(), &row["surface"]), (Some(10.0), &"9个".into()));
    assert_eq!((&row["corrected"], said(&corrected).as_str()), (&"编辑更正：据更正启事".into(), ""));
    fs::write(at.join("yi.md"), REPORT.replace("9个", "11个")).unwrap();
    let gone = mingcha(&at, &["extract", "yi.md"]);
    assert_eq!((gone.status.code(), printed(&gone).lines().count()), (Some(0), 2));
    assert!(figures.iter().all(|figure| said(&gone).contains(figure)), "{}", said(&gone));

    correct("[[correction]]\nat = 'x'\nvalue = 1\n");
    let refused = mingcha(&at, &["extract", "yi.md"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(said(&refused).contains("mingcha.toml:1: "), "{}", said(&refused));
}

#[test]
fn rows_name_the_other_documents_of_a_statement() {
    let at = folder("sources");
    for name in ["er.md", "san.md", "yi.md"] {
        fs::write(at.join(name), REPORT).unwrap();
    }
    let rows = printed(&mingcha(&at, &["extract", "er.md", "san.md", "yi.md"]));
    let rows: Vec<serde_json::Value> = rows.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 6, "each document keeps its rows");
    assert_eq!(rows[0]["sources"], serde_json::json!([rows[2]["at"], rows[4]["at"]]));
    let csv = printed(&mingcha(&at, &["extract", "er.md", "yi.md", "--format", "csv"]));
    assert!(csv.lines().nth(1).is_some_and(|row| row.contains("yi~")), "{csv}");
}

#[test]
fn each_field_can_be_explained() {
    let at = folder("explain");
    let text =
        "\n# 一、2022年工作回顾\n\n新建口袋公园9个，投资增长12.5%左右。\n\n# 二、2023年工作安排\n\n新建公园超10座。\n";
    fs::write(at.join("yi.md"), REPORT.replace("去年新建口袋公园9个，增长12.5%。", text)).unwrap();
    fs::write(at.join("mingcha.toml"), "").unwrap();
    let why = || {
        let output = mingcha(&at, &["extract", "yi.md", "--explain"]);
        let rows = printed(&output);
        let rows: Vec<serde_json::Value> = rows.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
        (rows, said(&output))
    };
    let (rows, rules) = why();
    let of = |row: usize, field: &str| rows[row]["because"][field].as_str().unwrap().to_owned();
    assert_eq!([of(0, "status"), of(0, "comparator"), of(0, "measure")], ["review", "nothing", "level"]);
    assert_eq!([of(1, "comparator"), of(1, "direction"), of(1, "unit")], ["hedge-after", "growth", "written"]);
    assert_eq!([of(2, "comparator"), of(2, "status"), of(2, "period")], ["hedge-before", "plan", "setting"]);
    assert!(rules.lines().any(|line| line.starts_with("status") && line.contains("looks back")), "{rules}");
    let csv = printed(&mingcha(&at, &["extract", "yi.md", "--explain", "--format", "csv"]));
    assert!(csv.lines().nth(1).is_some_and(|row| row.contains("unit=written comparator=nothing")), "{csv}");

    let dropped = format!("[[correction]]\nat = '{}'\ndrop = true\n", rows[0]["at"].as_str().unwrap());
    let set = format!("[[correction]]\nat = '{}'\ndirection = 'down'\n", rows[1]["at"].as_str().unwrap());
    fs::write(at.join("mingcha.toml"), dropped + &set).unwrap();
    let (corrected, _) = why();
    assert_eq!(corrected.len(), 2);
    assert_eq!(corrected[0]["because"]["direction"], "corrected");
    assert_eq!(corrected[1]["because"], rows[2]["because"]);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_done() {
    let at = folder("bad");
    fs::write(at.join("good.md"), REPORT).unwrap();
    fs::write(at.join("binary.dat"), [0u8, 159, 1, 2, 0, 255, 3, 0].repeat(100)).unwrap();
    fs::write(at.join("nothing.txt"), "").unwrap();
    let output = mingcha(&at, &["extract", "good.md", "binary.dat", "nothing.txt", "absent.md"]);
    assert_eq!(output.status.code(), Some(1));
    for name in ["binary.dat", "nothing.txt", "absent.md"] {
        assert!(said(&output).lines().any(|line| line.contains(name)), "{name} is not named: {}", said(&output));
    }
    assert!(!printed(&output).is_empty());
    assert_eq!(mingcha(&at, &["extract", "good.md", "absent.md", "--strict"]).status.code(), Some(2));
    assert_eq!(mingcha(&at, &["extract", "absent.md"]).status.code(), Some(2));
    fs::create_dir(at.join("empty")).unwrap();
    let empty = mingcha(&at, &["build", "empty", "--bundle"]);
    assert_eq!(empty.status.code(), Some(2));
    assert!(said(&empty).contains("empty"));
    assert!(!at.join("explorer.html").exists());
    for wrong in [&["fly"][..], &["extract"], &["extract", "good.md", "--format", "xml"], &["search", "good.md"]] {
        assert_eq!(mingcha(&at, wrong).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn a_document_without_figures_and_files_of_one_name_are_fine() {
    let at = folder("plain");
    for part in ["a", "b"] {
        fs::create_dir(at.join(part)).unwrap();
        fs::write(at.join(part).join("same.txt"), "这一段只有文字，没有数据。\n").unwrap();
    }
    let none = mingcha(&at, &["extract", "a", "b"]);
    assert_eq!((none.status.code(), printed(&none)), (Some(0), String::new()));
    let found = mingcha(&at, &["search", "a", "b", "--query", "只有文字", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&printed(&found)).unwrap();
    let docs: Vec<&str> = found["hits"].as_array().unwrap().iter().map(|hit| hit["doc"].as_str().unwrap()).collect();
    assert_eq!((found["total"].as_u64(), docs), (Some(2), vec!["a/same", "b/same"]));
    for name in ["same.txt", "same.md", "same-1.txt"] {
        fs::write(at.join("a").join(name), REPORT).unwrap();
    }
    assert_eq!(mingcha(&at, &["build", "a", "--bundle", "-o", "page"]).status.code(), Some(0));
    let found = mingcha(&at, &["search", "page", "--query", "口袋公园", "--json"]);
    assert_eq!(found.status.code(), Some(0), "what was built can be opened: {}", said(&found));
}

#[cfg(unix)]
#[test]
fn a_circle_of_links_ends() {
    let at = folder("circle");
    fs::create_dir(at.join("inner")).unwrap();
    fs::write(at.join("inner/yi.md"), REPORT).unwrap();
    std::os::unix::fs::symlink(&at, at.join("inner/back")).unwrap();
    let output = mingcha(&at, &["extract", "inner"]);
    assert_eq!(printed(&output).lines().count(), 2, "{}", said(&output));
}

#[test]
fn a_bundle_is_found_by_content_verified_and_searched() {
    let at = folder("bundle");
    fs::write(at.join("yi.md"), REPORT).unwrap();
    for name in ["one.txt", "two.txt"] {
        let built = mingcha(&at, &["build", "yi.md", "--bundle", "-o", name]);
        assert_eq!(built.status.code(), Some(0), "{}", said(&built));
        assert!(printed(&built).starts_with(name), "ends with the path: {}", printed(&built));
    }
    assert_eq!(fs::read(at.join("one.txt")).unwrap(), fs::read(at.join("two.txt")).unwrap(), "same input, same bytes");
    let leftovers = fs::read_dir(&at).unwrap().flatten().filter(|e| e.file_name().to_string_lossy().contains(".part"));
    assert_eq!(leftovers.count(), 0);
    let inspected = printed(&mingcha(&at, &["inspect", "one.txt"]));
    for part in ["verified", "documents  1", "fst keys", "postings"] {
        assert!(inspected.contains(part), "{part} is missing:\n{inspected}");
    }
    let found = mingcha(&at, &["search", "one.txt", "--query", "口袋公园", "--json", "--level", "document"]);
    let found: serde_json::Value = serde_json::from_str(&printed(&found)).unwrap();
    assert_eq!((found["total"].as_u64(), &found["hits"][0]["doc"]), (Some(1), &"yi".into()));
    assert_eq!(found["facets"]["region"]["金牛区"], 1);

    let mut damaged = fs::read(at.join("one.txt")).unwrap();
    *damaged.last_mut().unwrap() ^= 1;
    fs::write(at.join("one.txt"), damaged).unwrap();
    let refused = mingcha(&at, &["inspect", "one.txt"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("one.txt") && said(&refused).contains("damaged"), "{}", said(&refused));
    assert_eq!(mingcha(&at, &["inspect", "yi.md"]).status.code(), Some(2));
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let at = folder("output");
    fs::write(at.join("yi.md"), REPORT).unwrap();
    let output = mingcha(&at, &["build", "yi.md", "--bundle", "-o", "no/such/folder/page.html"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("no/such/folder/page.html"), "{}", said(&output));
}

#[cfg(unix)]
#[test]
fn a_link_is_written_through_and_a_device_is_not_replaced() {
    let at = folder("links");
    fs::write(at.join("yi.md"), REPORT).unwrap();
    fs::write(at.join("real.bundle"), "old").unwrap();
    std::os::unix::fs::symlink("real.bundle", at.join("link.bundle")).unwrap();
    assert_eq!(mingcha(&at, &["build", "yi.md", "--bundle", "-o", "link.bundle"]).status.code(), Some(0));
    assert!(at.join("link.bundle").is_symlink() && fs::read(at.join("real.bundle")).unwrap().starts_with(b"mingcha"));
    let printed = mingcha(&at, &["build", "yi.md", "--bundle", "-o", "/dev/stdout"]).stdout;
    assert!(printed.starts_with(b"mingcha") && Path::new("/dev/stdout").is_symlink());
}

#[test]
fn what_a_sidecar_says_wrongly_is_told_with_its_line() {
    let at = folder("sidecar");
    fs::write(at.join("yi.md"), REPORT).unwrap();
    fs::write(at.join("mingcha.toml"), "[[document]]\nmatch = '*.md'\ntitel = '甲'\nkind = 'wrok'\nregion = '丙县'\n")
        .unwrap();
    let output = mingcha(&at, &["extract", "yi.md"]);
    assert_eq!(output.status.code(), Some(1));
    for told in ["mingcha.toml:3: `titel`", "mingcha.toml:4: `wrok`"] {
        assert!(said(&output).contains(told), "{told} in {}", said(&output));
    }
    assert!(printed(&output).contains("丙县"), "the rest is used");
}

#[cfg(unix)]
#[test]
fn names_of_files_cannot_talk_to_the_terminal() {
    let at = folder("names");
    fs::write(at.join("\u{1b}[31m\n.txt"), "").unwrap();
    let output = mingcha(&at, &["extract", "."]);
    assert!(!said(&output).contains('\u{1b}') && said(&output).lines().count() == 2, "{}", said(&output));
}

#[test]
fn a_very_long_line_is_read() {
    let at = folder("long");
    const TIMES: usize = 20_000;
    fs::write(at.join("long.txt"), "全市新建公园9个，就业人数增长5%，".repeat(TIMES)).unwrap();
    let output = mingcha(&at, &["extract", "long.txt"]);
    assert_eq!((output.status.code(), said(&output).as_str()), (Some(0), ""));
    assert_eq!(printed(&output).lines().count(), 2 * TIMES);
}

#[test]
fn a_site_needs_a_folder_and_takes_web_addresses_only() {
    let at = folder("site-usage");
    fs::write(at.join("yi.md"), REPORT).unwrap();
    for wrong in [
        &["site"][..],
        &["site", "yi.md"],
        &["site", "yi.md", "-o", "out", "--base-url", "ftp://example.org/"],
        &["site", "yi.md", "-o", "out", "--base-url", "https://example.org/?\"><script>"],
    ] {
        assert_eq!(mingcha(&at, wrong).status.code(), Some(2), "{wrong:?}");
    }
    assert!(!at.join("out").exists());
}

#[test]
fn a_card_quotes_what_a_link_opens_or_says_why_not() {
    let at = folder("card");
    fs::write(at.join("yi.md"), REPORT).unwrap();
    let card = ["chart", "yi.md", "--card", "--link", "https://example.org/", "--view"];
    let made = mingcha(&at, &[&card[..], &["v=metrics", "-o", "card.svg"]].concat());
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let svg = fs::read_to_string(at.join("card.svg")).unwrap();
    assert!(svg.contains("9个") || svg.contains("12.5"), "{svg}");
    let nothing = mingcha(&at, &[&card[..], &["q=此处无此词", "-o", "none.svg"]].concat());
    assert_eq!(nothing.status.code(), Some(2));
    let unknown = mingcha(&at, &[&card[..], &["v=metrics", "-o", "card.gif"]].concat());
    assert!(unknown.status.code() == Some(2) && said(&unknown).contains(".svg or .png"), "{}", said(&unknown));
    assert!(!at.join("none.svg").exists() && said(&nothing).contains("neither a chart nor a figure"));
}

#[test]
fn what_a_view_says_wrongly_is_told_and_one_of_a_thing_is_one() {
    let at = folder("wrong-view");
    fs::write(at.join("yi.md"), REPORT).unwrap();
    for (view, words) in [("v=bogus", "bogus"), ("v=metrics&year=abc&q=公园", "abc")] {
        let drawn = mingcha(&at, &["chart", "yi.md", "--card", "--view", view, "-o", "a.svg"]);
        assert!(said(&drawn).lines().any(|line| line.contains(words)), "{view}: {}", said(&drawn));
    }
    let good = mingcha(&at, &["chart", "yi.md", "--card", "--view", "v=metrics&q=公园", "-o", "a.svg"]);
    assert_eq!(said(&good).lines().count(), 1, "{}", said(&good));
    let built = mingcha(&at, &["build", "yi.md", "--bundle", "-o", "a.bundle"]);
    assert!(said(&built).contains("1 document, 2 figures, 0 groups"), "{}", said(&built));
}
