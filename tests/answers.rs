//! The engine's answers to `tests/cases/requests.jsonl` over the default corpus, written down so that the engine
//! in wasm can be held against them. A new case is a line in that file.

mod written_down;

use mingcha::assemble::assemble;
use mingcha::bundle::{self, Codec, contents};
use mingcha::document;
use mingcha::engine::Engine;
use mingcha::engine::api::Request;
use serde_json::Value;

fn default_corpus() -> Vec<u8> {
    let corpus = assemble(document::builtin());
    assert!(!corpus.documents.is_empty(), "the default corpus is read");
    bundle::write(&contents::sections(&corpus).expect("the corpus is indexed"), Codec::Stored)
}

/// What a view shows.
fn body(engine: &Engine, view: &str) -> Value {
    let shown = engine.ask(&Request::show(view));
    serde_json::to_value(shown).expect("an answer is plain data")["body"].take()
}

fn list<'a>(value: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    value[name].as_array().into_iter().flatten()
}

#[test]
fn native_answers_are_written_down_for_the_page() {
    let requests = include_str!("cases/requests.jsonl").lines();
    let requests = requests.map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")));
    written_down::write_down("answers", default_corpus(), requests);
}

#[test]
fn facets_count_what_their_links_show() {
    let engine = Engine::open(default_corpus()).unwrap();
    for view in [
        "q=就业",
        "q=农业 OR 工业",
        "q=就业&region=成都市&year=2026",
        "v=metrics&region=成都市,全国",
        "v=ledger",
        "v=ledger&year=2026",
        "v=documents",
        "v=documents&q=就业&region=成都市",
    ] {
        let shown = body(&engine, view);
        let number = |value: &Value| value.as_u64().unwrap();
        let mut seen = 0;
        for facet in list(&shown, "facets") {
            let chosen = list(facet, "values").any(|value| value["selected"] == true);
            for value in list(facet, "values").filter(|value| value["selected"] == false) {
                let link = value["query"].as_str().unwrap();
                let (total, count) = (number(&body(&engine, link)["total"]), number(&value["count"]));
                // Beside a chosen value another one is added, and both may hold the same.
                let before = if chosen { number(&shown["total"]) } else { 0 };
                assert!((before.max(count)..=before + count).contains(&total), "{view} -> {link}");
                seen += 1;
            }
        }
        assert!(seen > 3, "{view}: {seen}");
    }
}

/// A place shows its own, and with `sub` what lies in it, too.
#[test]
fn places_are_searched_with_their_districts_where_asked() {
    let engine = Engine::open(default_corpus()).unwrap();
    let places = |view: &str| -> Vec<String> {
        list(&body(&engine, view), "hits").map(|hit| hit["region"].as_str().unwrap().to_owned()).collect()
    };
    assert!(places("q=就业&region=成都市").iter().all(|place| place == "成都市"));
    assert!(places("q=就业&region=成都市&sub=1").iter().any(|place| place == "金牛区"));
}

#[test]
fn the_example_questions_are_answered() {
    let engine = Engine::open(default_corpus()).unwrap();
    for (lang, target, indicator, region) in
        [("zh-Hans", "目标", "canonical", "region"), ("en", "target", "canonical_label", "region_label")]
    {
        let home = body(&engine, &format!("lang={lang}"));
        assert!(list(&home, "examples").count() > 3);
        assert!(list(&home, "examples").any(|example| example["label"].as_str().unwrap().contains(target)));
        for example in list(&home, "examples") {
            let question = example["label"].as_str().unwrap();
            let shown = body(&engine, example["query"].as_str().unwrap());
            let figure = list(&shown, "figures").next().unwrap_or_else(|| panic!("{question}: no figure"));
            let holds = |name: &str| question.contains(figure[name].as_str().unwrap());
            let named = holds(indicator) || holds("indicator");
            assert!(named && holds(region) && holds("period"), "{question}: {figure}");
            assert_eq!(question.contains(target), figure["status"] == "target", "{question}: {figure}");
        }
    }
}
