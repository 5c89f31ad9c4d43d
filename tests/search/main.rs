//! The search cases of `tests/cases/search`, asked of an engine as the page asks.
//!
//! A case is a row of a Markdown table; the page's own suite asks the shipped wasm the same rows. An empty
//! cell asserts nothing, except *read as*: there it says that the query is taken as typed.

mod asking;
mod questions;
#[path = "../written_down/mod.rs"]
mod written_down;

use mingcha::bundle::{self, Codec};
use mingcha::engine::{Engine, api::Request};
use serde_json::{Value, json};

use asking::{Row, ask, engine, figures_of, rows, runs, sections, show, suggests, view_of};

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
