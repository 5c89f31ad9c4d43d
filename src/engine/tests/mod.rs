//! What a user of the page relies on, asked of a bundle built from invented documents.

mod figures;
mod reading;
mod search;

use super::api::{Body, Figures, Reading, Request, Response, Run, Shown};
use super::pairs::Pairs;
use super::*;
use crate::assemble::assemble;
use crate::bundle::{Codec, contents, write};
use crate::document::read_bytes;

const REPORT: &str = "\
---
title: 2024年甲市政府工作报告
date: 2024-01-15
region: 成都市
---

# 一、2023年工作回顾

全年城镇新增就业5.2万人，城镇登记失业率为3.1%。<script>alert(1)</script>新建公园12座。

# 二、2024年重点工作

2024年预期目标是：城镇新增就业5万人以上，新建公园15座。
";

const LATER: &str = "\
---
title: 2025年甲市政府工作报告
date: 2025-01-12
region: 成都市
---

# 一、2024年工作回顾

全年城镇新增就业5.4万人。
";

fn engine_of(corpus: &Corpus) -> Engine {
    Engine::open(write(&contents::sections(corpus).unwrap(), Codec::Deflate)).unwrap()
}

fn engine() -> Engine {
    let read = |name: &str, text: &str| read_bytes(name, text.as_bytes()).unwrap();
    engine_of(&assemble([read("jia-2024.md", REPORT), read("jia-2025.md", LATER)].concat()))
}

/// Texts are not spelled out to check a bundle that somebody else made.
#[test]
fn a_span_that_parts_a_character_shows_nothing_and_breaks_nothing() {
    let mut corpus = assemble(read_bytes("jia-2024.md", REPORT.as_bytes()).unwrap());
    for metric in &mut corpus.metrics {
        metric.surface.end -= 1;
        metric.context.start += 1;
    }
    let engine = engine_of(&corpus);
    for view in ["", "v=metrics", "v=ledger", "q=新增就业", "q=新增就业>1万人", "v=docs", "doc=jia-2024"] {
        show(&engine, view);
    }
    for row in figures(&engine, "v=metrics").rows {
        assert!(row.surface.is_empty() || row.surface == "3.1", "{}", row.surface);
        read(&engine, &row.query);
    }
}

fn show(engine: &Engine, view: &str) -> Shown {
    match engine.ask(&Request::show(view)) {
        Response::Shown(shown) => shown,
        other => panic!("{other:?}"),
    }
}

fn figures(engine: &Engine, view: &str) -> Figures {
    match show(engine, view).body {
        Body::Metrics(figures) => figures,
        other => panic!("{other:?}"),
    }
}

fn read(engine: &Engine, view: &str) -> Reading {
    match engine.ask(&Request::Read { view: view.to_owned(), doc: String::new() }) {
        Response::Document(reading) => reading,
        other => panic!("{other:?}"),
    }
}

fn text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn the_grid_counts_documents_by_place_and_year_and_leads_to_them() {
    let report = |name: &str, region: &str, year: u16| {
        let text = format!("---\ntitle: {name}\ndate: {year}-01-20\nregion: {region}\n---\n\n新建公园3座。\n");
        read_bytes(&format!("{name}.md"), text.as_bytes()).unwrap()
    };
    let documents = [
        report("a", "成都市", 2023),
        report("b", "成都市", 2024),
        report("c", "重庆市", 2024),
        report("d", "成都市", 2024),
    ];
    let engine = engine_of(&assemble(documents.concat()));
    let library = |view: &str| match show(&engine, view).body {
        Body::Documents(library) => library,
        other => panic!("{other:?}"),
    };
    let all = library("v=documents");
    assert_eq!(all.grid.years, ["2024", "2023"]);
    assert_eq!(all.grid.rows.iter().map(|row| row.place.as_str()).collect::<Vec<_>>(), ["成都市", "重庆市"]);
    for cell in all.grid.rows.iter().flat_map(|row| &row.cells) {
        let count = cell.count.unwrap();
        assert_eq!(cell.query.is_empty(), count == 0);
        assert!(count == 0 || library(&cell.query).total == count, "{cell:?}");
    }
    assert_eq!(library("v=documents&region=重庆市").grid.rows.len(), 0);
}

#[test]
fn every_view_answers_in_every_language_whatever_its_parameters() {
    let engine = engine();
    for lang in ["zh-Hans", "zh-Hant", "en"] {
        for tab in ["home", "search", "metrics", "ledger", "trends", "documents"] {
            let shown = show(&engine, &format!("v={tab}&lang={lang}"));
            assert_eq!((shown.lang.as_str(), shown.tabs.iter().filter(|t| t.selected).count()), (lang, 1));
        }
    }
    let nonsense = "v=x&q=%ff%00((((&doc=nowhere&region=&year=99..a&status=no&page=-1&sort=?&at=~~&num=7&lang=xx&zz=1";
    let shown = show(&engine, nonsense);
    let named: Vec<&str> = shown.problems.iter().map(|problem| problem.param.as_str()).collect();
    for param in ["v", "year", "status", "page", "sort", "num", "lang", "doc"] {
        assert!(named.contains(&param), "{param} is not reported: {named:?}");
    }
    assert!(shown.query.contains("zz=1"), "what we do not know is kept");
}

#[test]
fn an_english_view_names_places_and_indicators_in_english() {
    let engine = engine();
    let shown = show(&engine, "v=metrics&group=indicator&region=成都市&ind=城镇新增就业人数&lang=en");
    assert_eq!(shown.title, "Chengdu · new urban jobs");
    let filters: Vec<&str> = shown.filters.iter().map(|filter| filter.label.as_str()).collect();
    assert_eq!(filters, ["Place: Chengdu", "Indicator: new urban jobs"]);
    let Body::Metrics(figures) = shown.body else { panic!("figures") };
    let place = figures.facets.iter().find(|facet| facet.param == "region").unwrap();
    assert_eq!(place.values[0].label, "Chengdu");
    assert_eq!(figures.headings[0].label, "new urban jobs");
    let row = &figures.rows[0];
    assert_eq!((&*row.region, &*row.region_label), ("成都市", "Chengdu"));
    assert_eq!((&*row.canonical, &*row.canonical_label), ("城镇新增就业人数", "new urban jobs"));
    let Body::Ledger(ledger) = show(&engine, "v=ledger&lang=en").body else { panic!("targets") };
    assert!(ledger.groups.iter().any(|group| (&*group.region, &*group.indicator) == ("Chengdu", "new urban jobs")));
    let Body::Search(found) = show(&engine, "q=新增就业&lang=en").body else { panic!("paragraphs") };
    assert_eq!(found.hits[0].region, "Chengdu");
    assert_eq!(read(&engine, "at=jia-2024&lang=en").card.region, "Chengdu");
}

#[test]
fn a_damaged_bundle_is_an_error() {
    let documents = read_bytes("jia-2024.md", REPORT.as_bytes()).unwrap();
    let sections = contents::sections(&assemble(documents)).unwrap();
    for dropped in 0..sections.len() {
        // A whole and well-sealed bundle that lacks a section, as a hostile maker could write it.
        let mut fewer = sections.clone();
        let (name, _) = fewer.remove(dropped);
        let opened = Engine::open(write(&fewer, Codec::Stored));
        assert!(opened.is_err(), "without {name}");
    }
    for (name, at) in sections.iter().flat_map(|(name, bytes)| (0..bytes.len()).step_by(7).map(move |at| (name, at))) {
        let mut altered = sections.clone();
        let section = altered.iter_mut().find(|(known, _)| known == name).unwrap();
        section.1[at] ^= 0x55;
        if let Ok(engine) = Engine::open(write(&altered, Codec::Stored)) {
            show(&engine, "v=metrics");
            show(&engine, "v=ledger");
            read(&engine, "at=jia-2024");
        }
    }
}
