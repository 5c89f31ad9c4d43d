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
    // A year that is typed as a field is the only one, whatever else the question names.
    let shown = show(&engine, "q=2023年的新增就业多少 year:2021");
    assert_eq!(texts(&shown["body"], "hits", "doc"), ["2021"]);
    let trends = show(&engine, "v=trends&terms=就业&year=2021,2023");
    assert_eq!(texts(&trends["body"], "rows", "label"), ["2021", "2023"]);
}

/// Two places, each with a report a year; a heading and a target in each.
fn places_and_years() -> Engine {
    let text = "# 一、回顾\n\n去年新增就业5万人。\n\n# 二、安排\n\n今年新增就业6万人以上，稳定就业。";
    let mut reports = Vec::new();
    for (id, date, region) in [
        ("a", "2022-01-20", "成都市"),
        ("b", "2023-01-20", "成都市"),
        ("c", "2022-02-20", "绵阳市"),
        ("d", "2023-02-20", "金牛区"),
    ] {
        reports.push((id, date, region, text));
    }
    engine(&reports)
}

/// A chosen value does not take the others of its filter away, and each says what it adds.
#[test]
fn values_of_a_filter_are_chosen_one_after_the_other() {
    let engine = places_and_years();
    for (param, several) in [("region", 3), ("year", 2), ("doc", 4), ("sec", 2), ("status", 2)] {
        let values = |view: &str| -> Vec<Value> {
            let shown = show(&engine, view);
            let facet = list(&shown["body"], "facets").into_iter().find(|facet| facet["param"] == param).cloned();
            list(&facet.unwrap_or_default(), "values").into_iter().cloned().collect()
        };
        let mut view = "q=就业".to_owned();
        let all = values(&view);
        assert_eq!(all.len(), several, "{param}");
        let mut sum = 0;
        for first in &all {
            let next = values(&view).into_iter().find(|value| value["value"] == first["value"]).unwrap();
            assert_eq!(next["count"], first["count"], "{param}: what is chosen changes the others' counts");
            view = next["query"].as_str().unwrap().to_owned();
            sum += first["count"].as_u64().unwrap();
            let total = show(&engine, &view)["body"]["total"].as_u64().unwrap();
            // A paragraph may hold figures of several statuses.
            assert!(total == sum || param == "status" && total < sum, "{view}: {total} for {sum}");
        }
    }
}

/// A filter is named where it does something, and nowhere else.
#[test]
fn chips_and_titles_name_the_filters_that_do_something() {
    let engine = places_and_years();
    let filters = [
        ("region", "绵阳市"),
        ("year", "2022"),
        ("doc", "a"),
        ("ind", "城镇新增就业人数"),
        ("status", "target"),
        ("measure", "level"),
        ("unit", "人"),
        ("sec", "一、回顾"),
        ("check", "doubt"),
        ("val", "1..2"),
    ];
    let length = |shown: &Value| match shown["body"]["total"].as_u64() {
        Some(total) => total as usize,
        None => list(&shown["body"], "rows").len(),
    };
    for tab in ["search", "metrics", "ledger", "trends", "documents", "home"] {
        let bare = format!("v={tab}&q=就业");
        let all = show(&engine, &bare);
        for (param, value) in filters {
            let view = format!("{bare}&{param}={value}");
            let shown = show(&engine, &view);
            let chips = texts(&shown, "filters", "param");
            let differs = length(&shown) != length(&all);
            assert!(!differs || chips == [param], "{view} is not named");
            // All figures are levels in 人, and all groups of the ledger have a target.
            let figures = tab == "metrics" || tab == "ledger";
            assert!(figures || differs || chips.is_empty(), "{view} does nothing");
            assert_eq!(shown["title"] == all["title"], chips.is_empty(), "{view}: {}", shown["title"]);
            if tab != "home" {
                let metrics = list(&shown, "tabs").into_iter().find(|tab| tab["value"] == "metrics").unwrap();
                let back = show(&engine, metrics["query"].as_str().unwrap());
                assert_eq!(texts(&back, "filters", "param"), [param], "{view}: the figures are as they were");
            }
        }
    }
}

/// What Trends counts is what its links find, whatever other filters are kept for other lists.
#[test]
fn rows_of_trends_lead_to_what_they_count() {
    let engine = places_and_years();
    let trends = show(&engine, "v=trends&terms=就业&status=target&sec=一、回顾&region=成都市");
    for row in list(&trends["body"], "rows") {
        let found = show(&engine, row["query"].as_str().unwrap());
        assert_eq!(found["body"]["documents"], 1, "{row}");
        assert_eq!(found["body"]["total"], 2, "{row}");
    }
}

#[test]
fn completions_count_what_they_find_under_the_filters() {
    let engine = places_and_years();
    for view in ["", "region=成都市", "q=x&year=2022&status=target", "region=绵阳市&sec=一、回顾"] {
        for typed in ["新增", "就", "a号", "c号"] {
            let (view, text) = (view.to_owned(), typed.to_owned());
            let suggested = ask(&engine, &Request::Suggest { view: view.clone(), text, limit: 8 });
            for one in list(&suggested, "suggestions").into_iter().filter(|one| one["count"] != 0) {
                let found = show(&engine, one["query"].as_str().unwrap());
                assert_eq!(found["body"]["total"], one["count"], "{view} {one}");
            }
        }
    }
    let offered = |view: &str, text: &str| {
        let (view, text) = (view.to_owned(), text.to_owned());
        let suggested = ask(&engine, &Request::Suggest { view, text, limit: 8 });
        texts(&suggested, "suggestions", "text").into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!((offered("region=成都市", "c号").len(), offered("region=绵阳市", "c号").len()), (0, 1));
}

/// A bar of a histogram counts what is comparable; the list behind it can be told less exactly.
#[test]
fn a_bar_says_how_many_figures_its_link_lists() {
    let cities = ["成都市", "绵阳市", "德阳市", "宜宾市", "泸州市", "乐山市", "南充市", "达州市"];
    let mut texts_of: Vec<(String, &str, String)> = Vec::new();
    for (at, city) in cities.into_iter().enumerate() {
        let (growth, half) = (5 + at % 4, 5 + at % 3);
        // The first half-year, and facts about the province, are no bars of years and cities.
        let first = if at < 2 { "上半年地区生产总值增长6%。" } else { "" };
        let text = format!(
            "# 一、2023年工作回顾\n\n2023年地区生产总值增长{growth}%。{first}\n\n2022年地区生产总值增长{half}%。\n\n# 二、2024年工作安排\n\n2024年地区生产总值增长{growth}%左右。"
        );
        texts_of.push((format!("d{at}"), city, text));
    }
    texts_of.push(("p".to_owned(), "四川省", "2023年地区生产总值增长6%。2022年地区生产总值增长7%。".to_owned()));
    let reports: Vec<_> =
        texts_of.iter().map(|(id, city, text)| (id.as_str(), "2024-01-20", *city, text.as_str())).collect();
    let engine = engine(&reports);
    let (mut exact, mut told) = (0, 0);
    for view in
        ["v=metrics", "v=metrics&year=2023", "v=metrics&region=四川省&sub=1", "v=metrics&val=6..7", "v=metrics&lang=en"]
    {
        let drawn = chart(&engine, &format!("{view}&ind=地区生产总值&chart=histogram"));
        for mark in list(&drawn, "marks") {
            let label = mark["label"].as_str().unwrap();
            let listed = show(&engine, mark["query"].as_str().unwrap())["body"]["total"].as_u64().unwrap();
            let mut numbers =
                label.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse::<u64>().ok());
            assert_eq!(numbers.next_back(), Some(listed), "{view}: {label} {}", mark["query"]);
            let differs = label.contains("列表") || label.contains("list");
            if differs { told += 1 } else { exact += 1 }
        }
    }
    assert!(exact > 10 && told > 0, "{exact} {told}");
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
