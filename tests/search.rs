//! The search cases of `tests/cases/search`, asked of an engine as the page asks.
//!
//! A case is a row of a Markdown table; the page's own suite asks the shipped wasm the same rows. An empty
//! cell asserts nothing, except *read as*: there it says that the query is taken as typed.

mod written_down;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use mingcha::assemble::assemble;
use mingcha::bundle::{self, Codec};
use mingcha::document::{ReadOptions, read_bytes, read_paths};
use mingcha::engine::{Engine, api::Request};
use mingcha::text::fold_text;
use serde_json::{Value, json};

type Row = BTreeMap<String, String>;

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/search")
}

/// The sections of the bundle of the cases' documents.
fn sections() -> Vec<(String, Vec<u8>)> {
    let read = read_paths(&[cases().join("documents")], &ReadOptions::default());
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    bundle::contents::sections(&assemble(read.documents)).unwrap()
}

fn engine(sections: &[(String, Vec<u8>)]) -> Engine {
    Engine::open(bundle::write(sections, Codec::Stored)).unwrap()
}

/// The rows of all tables of a file whose head has a column of this name.
fn rows(file: &str, column: &str) -> Vec<Row> {
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

fn ask(engine: &Engine, request: &Request) -> Value {
    serde_json::to_value(engine.ask(request)).unwrap()
}

/// The view of a query, every byte escaped.
fn view_of(query: &str) -> String {
    let escaped: String = query.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("v=search&q={escaped}")
}

/// The same in Figures.
fn figures_of(query: &str) -> String {
    view_of(query).replacen("search", "metrics", 1)
}

fn show(engine: &Engine, query: &str) -> Value {
    ask(engine, &Request::show(&view_of(query)))["body"].clone()
}

fn runs(value: &Value) -> (String, Vec<String>) {
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

/// What is wrong with the answer to a case; empty where nothing.
fn faults(engine: &Engine, row: &Row) -> Vec<String> {
    let body = show(engine, &row["query"]);
    let cell = |name: &str| row.get(name).map_or("", String::as_str);
    let mut faults = Vec::new();
    let mut check = |right: bool, what: String| {
        if !right {
            faults.push(format!("{}: {what}", row["query"]));
        }
    };
    let total = body["total"].to_string();
    check(cell("total").is_empty() || total == cell("total"), format!("found {total}, not {}", cell("total")));
    let figure = body["figures"][0]["shown"].as_str().unwrap_or("").to_owned();
    check(cell("figure").is_empty() || figure == cell("figure"), format!("answers {figure}"));
    let (snippet, marks) = runs(&body["hits"][0]["snippet"]);
    check(snippet.contains(cell("first")), format!("shows first: {snippet}"));
    if !cell("marked").is_empty() {
        check(marks.join("; ") == cell("marked"), format!("marks {marks:?}"));
    }
    let readings = body["readings"].as_array().cloned().unwrap_or_default();
    let read = readings.iter().find(|reading| reading["selected"] == true);
    let read = read.map_or("", |reading| reading["value"].as_str().unwrap_or(""));
    if row.contains_key("read as") && !(cell("read as").is_empty() && cell("total").is_empty()) {
        check(read == cell("read as"), format!("is read as {read:?}"));
    }
    for offered in cell("offered").split(';').map(str::trim).filter(|text| !text.is_empty()) {
        check(readings.iter().any(|r| r["value"] == offered), format!("does not offer {offered}: {readings:?}"));
    }
    faults
}

fn suggests(engine: &Engine, typed: &str) -> Vec<String> {
    let request = Request::Suggest { view: String::new(), text: typed.to_owned(), limit: 8 };
    let response = ask(engine, &request);
    let list = response["suggestions"].as_array().cloned().unwrap_or_default();
    list.iter().map(|s| s["text"].as_str().unwrap_or("").to_owned()).collect()
}

/// The figures that a query chooses in Figures, `; ` between them.
fn chosen(engine: &Engine, query: &str) -> String {
    let rows = ask(engine, &Request::show(&figures_of(query)))["body"]["rows"].as_array().cloned().unwrap_or_default();
    let shown: Vec<&str> = rows.iter().map(|row| row["shown"].as_str().unwrap_or("")).collect();
    shown.join("; ")
}

fn all_faults(engine: &Engine, file: &str) -> Vec<String> {
    let mut faults: Vec<String> = rows(file, "query").iter().flat_map(|row| self::faults(engine, row)).collect();
    for row in rows(file, "typed") {
        let suggested = suggests(engine, &row["typed"]);
        if !suggested.contains(&row["suggests"]) {
            faults.push(format!("{} suggests {suggested:?}", row["typed"]));
        }
    }
    for row in rows(file, "in figures") {
        let chosen = chosen(engine, &row["in figures"]);
        let right = match row["chooses"].strip_suffix("; …") {
            Some(first) => chosen.starts_with(first),
            None => chosen == row["chooses"],
        };
        if !right {
            faults.push(format!("{} chooses {chosen}", row["in figures"]));
        }
    }
    faults
}

#[test]
fn the_cases_are_written_down_for_the_page() {
    let of = |file: &'static str| {
        let shows = rows(file, "query").into_iter().map(|row| json!({ "ask": "show", "view": view_of(&row["query"]) }));
        let figures = rows(file, "in figures").into_iter();
        let figures = figures.map(|row| json!({ "ask": "show", "view": figures_of(&row["in figures"]) }));
        let completions = rows(file, "typed").into_iter();
        shows
            .chain(figures)
            .chain(completions.map(|row| json!({ "ask": "suggest", "view": "", "text": row["typed"], "limit": 8 })))
    };
    let requests = ["exact.md", "clever.md"].into_iter().flat_map(of);
    written_down::write_down("cases", bundle::write(&sections(), Codec::Stored), requests);
}

#[test]
fn exact_cases() {
    let faults = all_faults(&engine(&sections()), "exact.md");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn clever_cases() {
    let faults = all_faults(&engine(&sections()), "clever.md");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// How a query was read is said in words of its own, and what a question leaves out can be added.
#[test]
fn readings_say_what_they_do() {
    let engine = engine(&sections());
    let labels = ["jiuye", "就叶优先", "云溪的光纤改造完成了吗", "就业-失业率", "专精特新小巨人"].map(|typed| {
        let body = show(&engine, typed);
        let label = body["readings"][0]["label"].as_str().unwrap_or("").to_owned();
        assert_eq!(body["readings"][0]["selected"], true, "{typed}");
        label.replace(body["readings"][0]["value"].as_str().unwrap_or(""), "")
    });
    let mut different = labels.to_vec();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), labels.len(), "{labels:?}");

    let dropped = show(&engine, "云溪的光纤改造完成了吗")["dropped"].as_array().cloned().unwrap_or_default();
    let words: Vec<&str> = dropped.iter().filter_map(|word| word["label"].as_str()).collect();
    assert!(words.contains(&"吗"), "{words:?}");
    let with = dropped.iter().find(|word| word["label"] == "吗").unwrap()["query"].as_str().unwrap_or("").to_owned();
    let asked = ask(&engine, &Request::show(&with));
    assert!(asked["text"].as_str().unwrap_or("").ends_with(" 吗"), "{}", asked["text"]);
    assert_eq!(show(&engine, "就业")["dropped"], serde_json::json!([]));
}

/// A reading shows words as they were typed, other names for one thing apart from the other words, and the years that a
/// word was taken for.
#[test]
fn readings_are_told_in_the_words_typed() {
    let engine = engine(&sections());
    let told = |typed: &str| show(&engine, typed)["readings"][0]["label"].as_str().unwrap_or("").to_owned();
    assert_eq!(told("去年雲溪失業率"), "按问句理解：失業率 · 云溪市 · 去年 = 2022");
    assert_eq!(told("云溪2022年失业率"), "按问句理解：失业率 · 云溪市 · 2022");
    assert_eq!(told("云溪2021年到2022年失业率"), "按问句理解：失业率 · 云溪市 · 2021–2022");
    assert_eq!(told("GDP与增长"), "拆成词查：地区生产总值、生产总值 增长");
    assert_eq!(told("专精特新小巨人一共多少家"), "按问句理解：专精特新小巨人");
}

/// Trends tell the words that keep a term company, and those that set the chosen documents apart.
#[test]
fn trends_tell_collocates_and_keyness() {
    let engine = engine(&sections());
    let words = |view: &str, list: &str| -> Vec<String> {
        let body = ask(&engine, &Request::show(view))["body"].clone();
        let words = body[list].as_array().cloned().unwrap_or_default();
        words.iter().map(|word| word["value"].as_str().unwrap_or("").to_owned()).collect()
    };
    assert!(words("v=trends&terms=就业", "collocates").contains(&"失业率".to_owned()));
    assert!(!words("v=trends&terms=就业", "collocates").iter().any(|word| word.contains("就业")));
    assert_eq!(words("v=trends&terms=就业", "keyness"), [""; 0], "nothing is chosen");
    let notice = words("v=trends&doc=qinglan-notice", "keyness");
    let report = words("v=trends&doc=yunxi-2023", "keyness");
    assert!(!report.is_empty() && notice != report, "{notice:?} {report:?}");
}

/// The dictionary is not for show: without it exact search still finds everything, and what the texts themselves
/// sound like is heard, but questions are not understood and nothing is completed or cut into words.
#[test]
fn without_the_dictionary_only_the_exact_search_works() {
    let mut sections = sections();
    for (name, bytes) in &mut sections {
        match name.as_str() {
            "words" => *bytes = fst::Map::default().into_fst().into_inner(),
            "postings" => bytes.clear(),
            _ => (),
        }
    }
    let engine = engine(&sections);
    let exact = all_faults(&engine, "exact.md");
    assert!(exact.is_empty(), "{}", exact.join("\n"));
    assert_eq!(show(&engine, "就业-失业率")["total"], 0);
    assert_eq!(suggests(&engine, "高质"), [""; 0]);
    let clever = all_faults(&engine, "clever.md");
    assert!(clever.len() > 6, "{}", clever.join("\n"));
}

/// Which is the highest asks for a size, also where some texts call the thing by the name of its growth (经济增长).
#[test]
fn the_highest_of_a_thing_is_a_size() {
    let report = |region: &str, told: &str| {
        let text = format!(
            "---\ntitle: 2024年{region}政府工作报告\ndate: 2024-01-15\n---\n\n## 一、2023年工作回顾\n\n{told}\n"
        );
        read_bytes(&format!("{region}.md"), text.as_bytes()).unwrap().remove(0)
    };
    let documents = vec![
        report("青岚省", "2023年，经济增长6%，地区生产总值达到1.2万亿元。"),
        report("云溪省", "2023年，地区生产总值达到2.3万亿元，增长5.1%。"),
    ];
    let engine = engine(&bundle::contents::sections(&assemble(documents)).unwrap());
    let first = |query: &str| show(&engine, query)["figures"][0]["shown"].as_str().unwrap_or("").to_owned();
    assert_eq!(first("哪个省GDP最高"), "2.3万亿元");
    assert_eq!(first("哪个省GDP增长最快"), "+6%");
}

/// Whatever is typed, there is an answer, and soon.
#[test]
fn hostile_queries_are_answered() {
    let engine = engine(&sections());
    let long = [
        "就".repeat(100_000),
        "就业 ".repeat(30_000),
        "(".repeat(100_000),
        "“".repeat(50_000),
        "- OR ~ : ".repeat(10_000),
        "a".repeat(100_000),
        "jiuye".repeat(20_000),
        "year:2023 ".repeat(1_000),
        "9".repeat(10_000) + "<=" + &"9".repeat(10_000),
        (0..0x11_0000).step_by(0x101).filter_map(char::from_u32).collect(),
    ];
    for query in &long {
        let start = std::time::Instant::now();
        show(&engine, query);
        suggests(&engine, query);
        // Fifty times what is asked of an optimised build on an idle machine.
        assert!(start.elapsed().as_millis() < 2500, "{:?}: {:?}", query.chars().take(20), start.elapsed());
    }
    for query in
        ["", " ", "OR", "-", "- -", "~", "~~", "“”", "\"", "title:", "year:", "<=", "(((", "\u{fffd}", "·", "a<=b"]
    {
        show(&engine, query);
        suggests(&engine, query);
    }
}

/// Of what readers ask of the national reports, the paragraph that answers comes first or nearly so.
#[test]
fn questions_are_answered_by_the_first_hits() {
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/national");
    if !reports.exists() {
        println!("skipped: no ../shared");
        return;
    }
    let read = read_paths(&[reports], &ReadOptions::default());
    let engine = engine(&bundle::contents::sections(&assemble(read.documents)).unwrap());
    let questions = rows("questions.md", "question");
    assert_eq!(questions.len(), 60);
    let mut sum = 0.0;
    let mut later = Vec::new();
    for row in &questions {
        let (_, document) = engine.corpus().document(&row["document"]).unwrap();
        let answers = |hit: &Value| {
            let paragraph = hit["paragraph"].as_u64().unwrap_or(u64::MAX) as usize;
            let text = fold_text(document.paragraph_text(paragraph));
            hit["doc"] == document.id && text.contains(&fold_text(&row["holds"]))
        };
        assert!(
            (0..document.paragraphs.len()).any(|at| answers(&serde_json::json!({"doc": document.id, "paragraph": at}))),
            "{row:?} has no answer"
        );
        let hits = show(&engine, &row["question"])["hits"].as_array().cloned().unwrap_or_default();
        let rank = hits.iter().take(10).position(answers);
        sum += rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
        if rank != Some(0) {
            later.push(format!("{} {rank:?}", row["question"]));
        }
    }
    let mean = sum / questions.len() as f64;
    println!("mean reciprocal rank among the first ten: {mean:.3}");
    assert!(mean >= 0.8, "{mean:.3}: {}", later.join("\n"));
}

/// What the page tells of a query; empty where nothing.
fn message(engine: &Engine, query: &str) -> String {
    show(engine, query)["message"].as_str().unwrap_or("").to_owned()
}

/// The first of many years is one of those that most years compare with: not a growth since another year, nor that of
/// several years together.
#[test]
fn the_first_of_years_is_a_year() {
    let report = |name: &str, year: u16, text: &str| {
        let head = format!("---\ntitle: {name}{year}年政府工作报告\ndate: {year}-01-20\nregion: {name}\n---\n\n");
        let text = format!("{head}# 一、{}年工作回顾\n\n{text}\n", year - 1);
        read_bytes(&format!("{name}{year}.md"), text.as_bytes()).unwrap()
    };
    let documents = [
        report("青岚省", 2022, "全年全省生产总值增长6.1%。"),
        report("青岚省", 2023, "全年全省生产总值增长4.3%，比2017年增长35%。2018—2022年，全省生产总值年均增长6.5%。"),
        report("云溪市", 2023, "全年全市生产总值增长7.2%。"),
    ];
    let engine = engine(&bundle::contents::sections(&assemble(documents.concat())).unwrap());
    let figures = show(&engine, "哪一年生产总值增长最快？")["figures"].clone();
    assert_eq!([0, 1].map(|at| figures[at]["shown"].as_str().unwrap_or("")), ["+6.1%", "+4.3%"]);
}

/// Of two cities the greater one comes first, whatever a district of one of them tells.
#[test]
fn of_two_cities_no_district_is_the_first() {
    let report = |place: &str, jobs: u8| {
        let head = format!("---\ntitle: 2024年{place}政府工作报告\ndate: 2024-01-15\nregion: {place}\n---\n\n");
        let text = format!("{head}## 一、2023年工作回顾\n\n全年城镇新增就业{jobs}万人。\n");
        read_bytes(&format!("{place}.md"), text.as_bytes()).unwrap().remove(0)
    };
    let documents = vec![report("成都市", 20), report("成都东部新区", 30), report("绵阳市", 15)];
    let engine = engine(&bundle::contents::sections(&assemble(documents)).unwrap());
    let figures = show(&engine, "成都和绵阳谁的城镇新增就业多")["figures"].clone();
    assert_eq!([0, 1].map(|at| figures[at]["shown"].as_str().unwrap_or("")), ["20万人", "15万人"], "{figures}");
}

/// Where the fields of a query leave no document, that is said.
#[test]
fn fields_that_no_document_fits_are_named() {
    let engine = engine(&sections());
    let message = |query| message(&engine, query);
    assert_eq!(message("就业 region:火星"), "没有文件符合 region:火星。");
    assert_eq!(message("就业 region:云溪"), "");
    assert_eq!(message("没有这样的话 region:云溪"), "");
}

/// Where no paragraph holds all words, those that stand nowhere are named.
#[test]
fn words_that_stand_nowhere_are_named() {
    let engine = engine(&sections());
    let message = |query| message(&engine, query);
    assert_eq!(message("就业 火星移民"), "这些文件里没有“火星移民”。");
    assert_eq!(message("火星移民 月球基地"), "这些文件里没有“火星移民、月球基地”。");
    assert_eq!(message("“火星移民” 就业"), "这些文件里没有“火星移民”。");
    assert_eq!(message("jiuye 火星移民"), "这些文件里没有“火星移民”。");
    assert_eq!(message("去年的就業 ＡＢＣ"), "这些文件里没有“ＡＢＣ”。");
    assert_eq!(message("火星移民"), "");
    assert_eq!(message("就业 jiuye"), "");
    assert_eq!(message("就业 -火星移民"), "");
}

/// What a facet counts is what its link shows.
#[test]
fn facets_count_what_their_links_show() {
    let engine = engine(&sections());
    let mut seen = 0;
    for query in ["就业", "发展", "失业率 OR 专精特新"] {
        for facet in show(&engine, query)["facets"].as_array().cloned().unwrap_or_default() {
            for value in facet["values"].as_array().cloned().unwrap_or_default() {
                let view = value["query"].as_str().unwrap_or("").to_owned();
                let chosen = &ask(&engine, &Request::show(&view))["body"];
                assert_eq!(chosen["total"], value["count"], "{view}");
                // The others can still be chosen, too.
                let same = |of: &&Value| of["param"] == facet["param"];
                let again = chosen["facets"].as_array().into_iter().flatten().find(same);
                let counts = |facet: &Value| -> Vec<(Value, Value)> {
                    let values = facet["values"].as_array().into_iter().flatten();
                    values.map(|value| (value["value"].clone(), value["count"].clone())).collect()
                };
                assert_eq!(again.map(counts), Some(counts(&facet)), "{view}");
                seen += 1;
            }
        }
    }
    assert!(seen > 20, "{seen}");
}
