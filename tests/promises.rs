//! What a count, a filter or a chart of the page promises is what its link shows, of invented documents.

use mingcha::assemble::assemble;
use mingcha::bundle::{self, Codec, contents};
use mingcha::document::read_bytes;
use mingcha::engine::Engine;
use mingcha::engine::api::Request;
use serde_json::Value;

/// An engine of documents: id, date, place, text.
fn engine(documents: &[(&str, &str, &str, &str)]) -> Engine {
    let read = |(id, date, region, text): &(&str, &str, &str, &str)| {
        let file = format!("---\ntitle: {id}号文件\ndate: {date}\nregion: {region}\n---\n\n{text}\n");
        read_bytes(&format!("{id}.md"), file.as_bytes()).unwrap()
    };
    let corpus = assemble(documents.iter().flat_map(read).collect());
    Engine::open(bundle::write(&contents::sections(&corpus).unwrap(), Codec::Stored)).unwrap()
}

fn ask(engine: &Engine, request: &Request) -> Value {
    serde_json::to_value(engine.ask(request)).unwrap()
}

fn show(engine: &Engine, view: &str) -> Value {
    ask(engine, &Request::show(view))
}

fn chart(engine: &Engine, view: &str) -> Value {
    let (view, theme) = (view.to_owned(), "light".to_owned());
    ask(engine, &Request::Chart { view, width: 800, theme, untitled: false })
}

fn list<'a>(value: &'a Value, name: &str) -> Vec<&'a Value> {
    value[name].as_array().into_iter().flatten().collect()
}

/// The texts of a field of a list's items.
fn texts<'a>(value: &'a Value, name: &str, field: &str) -> Vec<&'a str> {
    list(value, name).into_iter().map(|item| item[field].as_str().unwrap_or_default()).collect()
}

/// Four reports of a place, 2021 to 2024, each with the same words.
fn four_years() -> Engine {
    let words = "去年新增就业5万人，公园增加3座。";
    let years = ["2021", "2022", "2023", "2024"];
    let dates = years.map(|year| format!("{year}-01-20"));
    let reports: Vec<_> =
        years.into_iter().zip(&dates).map(|(year, date)| (year, date.as_str(), "甲市", words)).collect();
    engine(&reports)
}

#[test]
fn of_two_chosen_years_the_one_between_is_not_chosen() {
    let engine = four_years();
    for view in ["q=就业&year=2021,2023", "q=就业 year:2021 OR year:2023", "q=就业 year:2023 year:2021"] {
        let shown = show(&engine, view);
        let mut docs = texts(&shown["body"], "hits", "doc");
        docs.sort_unstable();
        assert_eq!(docs, ["2021", "2023"], "{view}");
    }
    let trends = show(&engine, "v=trends&terms=就业&year=2021,2023");
    assert_eq!(texts(&trends["body"], "rows", "label"), ["2021", "2023"]);
}

/// Ids say nothing of time: what was told last does.
#[test]
fn of_two_reports_of_one_figure_the_last_stands() {
    let told = |year: u16, value: u16| format!("{year}年地区生产总值{value}亿元。");
    let (revised, first, later) = (told(2023, 120), told(2023, 100), told(2022, 90));
    let goal = "## 一、2023年工作安排\n\n2023年地区生产总值目标130亿元。";
    let reports = [
        ("a-2025", "2025-01-20", "甲市", revised.as_str()),
        ("b-2023", "2023-01-20", "甲市", goal),
        ("stats-2024", "2024-02-20", "甲市", first.as_str()),
        ("z-2022", "2023-02-20", "甲市", later.as_str()),
    ];
    let value_of = |reports: &[(&str, &str, &str, &str)]| {
        let engine = engine(reports);
        let drawn = chart(&engine, "v=metrics&ind=地区生产总值&status=outcome&chart=bars");
        let rows = list(&drawn["table"], "rows").into_iter().map(Value::to_string).collect::<Vec<_>>();
        let row = rows.iter().find(|row| row.contains("2023")).unwrap_or_else(|| panic!("{drawn}")).clone();
        let ledger = show(&engine, "v=ledger&ind=地区生产总值");
        (row, ledger["body"]["groups"][0]["outcomes"][0]["surface"].as_str().unwrap_or_default().to_owned())
    };
    let (row, outcome) = value_of(&reports);
    assert!(row.contains("120") && outcome == "120亿元", "{row} {outcome}");
    // Told again in 2026, the first number stands again.
    let again = ("b-2026", "2026-01-20", "甲市", first.as_str());
    let (row, outcome) = value_of(&[&reports[..], &[again]].concat());
    assert!(row.contains("100") && outcome == "100亿元", "{row} {outcome}");
    let reworded = ("b-2026", "2026-01-20", "甲市", "据核算，2023年地区生产总值为100亿元。");
    assert!(value_of(&[&reports[..], &[reworded]].concat()).0.contains("100"));
}
