//! What a user of the page relies on, asked of a bundle built from invented documents.

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

fn engine() -> Engine {
    let read = |name: &str, text: &str| read_bytes(name, text.as_bytes()).unwrap();
    let documents = [read("jia-2024.md", REPORT), read("jia-2025.md", LATER)].concat();
    let sections = contents::sections(&assemble(documents)).unwrap();
    Engine::open(write(&sections, Codec::Deflate)).unwrap()
}

/// Texts are not spelled out to check a bundle that somebody else made.
#[test]
fn a_span_that_parts_a_character_shows_nothing_and_breaks_nothing() {
    let mut corpus = assemble(read_bytes("jia-2024.md", REPORT.as_bytes()).unwrap());
    for metric in &mut corpus.metrics {
        metric.surface.end -= 1;
        metric.context.start += 1;
    }
    let engine = Engine::open(write(&contents::sections(&corpus).unwrap(), Codec::Stored)).unwrap();
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
fn who_asks_for_a_city_is_shown_the_city_before_its_districts() {
    // The district's sentence is the better hit: short, and about nothing else.
    let report = |name: &str, region: &str, text: &str| {
        let head = format!("---\ntitle: 2024年计划\ndate: 2024-01-20\nregion: {region}\n---\n\n");
        read_bytes(name, format!("{head}{text}\n").as_bytes()).unwrap()
    };
    let long = "今年要扩大内需，稳定就业，新建公园15座，改善城乡环境，提高公共服务水平，加强生态保护，推动高质量发展。";
    let documents =
        [report("city.md", "成都市", long), report("district.md", "金牛区", "成都市金牛区新建公园3座。")].concat();
    let sections = contents::sections(&assemble(documents)).unwrap();
    let engine = Engine::open(write(&sections, Codec::Stored)).unwrap();
    let first = |view: &str| match show(&engine, view).body {
        Body::Search(results) => (results.hits[0].doc.clone(), results.figures[0].surface.clone()),
        other => panic!("{other:?}"),
    };
    assert_eq!(first("v=search&q=2024年成都新建公园多少座？"), ("district".into(), "15座".into()));
    assert_eq!(first("v=search&q=2024年金牛区新建公园多少座？"), ("district".into(), "3座".into()));
}

#[test]
fn a_completion_counts_what_its_search_finds() {
    let engine = engine();
    for (typed, completed) in [("城镇新增", true), ("公园 城镇新增", true), ("年初 城镇新增", false)] {
        let suggest = Request::Suggest { view: String::new(), text: typed.into(), limit: 8 };
        let Response::Suggestions { suggestions } = engine.ask(&suggest) else { panic!("{typed}") };
        assert_eq!(!suggestions.is_empty(), completed, "{typed}: {suggestions:?}");
        for suggestion in suggestions {
            let Body::Search(results) = show(&engine, &suggestion.query).body else { panic!("{}", suggestion.query) };
            assert_eq!(results.total, suggestion.count, "{}", suggestion.text);
        }
    }
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
    let sections = contents::sections(&assemble(documents.concat())).unwrap();
    let engine = Engine::open(write(&sections, Codec::Stored)).unwrap();
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
fn figures_are_gathered_under_headings_that_count_them() {
    let engine = engine();
    let all = figures(&engine, "v=metrics");
    assert!(all.headings.is_empty());
    for choice in all.groups.iter().filter(|choice| !choice.value.is_empty()) {
        let gathered = figures(&engine, &choice.query);
        assert_eq!(gathered.rows.len(), all.rows.len(), "{}", choice.value);
        assert_eq!(gathered.headings.iter().map(|heading| heading.count).sum::<usize>(), all.total, "{}", choice.value);
        let starts: Vec<usize> = gathered.headings.iter().map(|heading| heading.row).collect();
        assert!(starts[0] == 0 && starts.is_sorted(), "{starts:?}");
        assert_eq!(gathered.groups.iter().find(|group| group.selected).map(|group| &group.value), Some(&choice.value));
    }
    let years = figures(&engine, "v=metrics&group=year");
    let told: Vec<(&str, usize)> = years.headings.iter().map(|one| (one.label.as_str(), one.count)).collect();
    assert_eq!(told, [("2024", 3), ("2023", 3)]);
}

#[test]
fn hits_are_gathered_by_document() {
    let engine = engine();
    let results = |view: &str| match show(&engine, view).body {
        Body::Search(results) => results,
        other => panic!("{other:?}"),
    };
    let (flat, gathered) = (results("q=城镇"), results("q=城镇&group=document"));
    assert_eq!((flat.total, gathered.total, gathered.hits.len()), (3, 3, 2));
    let others = gathered.hits.iter().find_map(|hit| hit.others.clone()).unwrap();
    assert_eq!((others.count, results(&others.query).total), (Some(1), 2));
}

#[test]
fn the_outline_counts_figures_under_each_heading() {
    let outline = read(&engine(), "at=jia-2024").outline;
    let told: Vec<(&str, usize)> = outline.iter().map(|entry| (entry.title.as_str(), entry.figures)).collect();
    assert_eq!(told, [("一、2023年工作回顾", 3), ("二、2024年重点工作", 2)]);
}

#[test]
fn a_figure_opens_its_sentence_and_its_link_survives() {
    let engine = engine();
    let all = figures(&engine, "v=metrics");
    assert_eq!(all.total, all.rows.len());
    for row in &all.rows {
        let reading = read(&engine, &row.query);
        assert_eq!(reading.gone, "", "{}", row.at);
        assert_eq!(reading.figure.as_ref().map(|figure| &figure.at), Some(&row.at));
        let opened = &reading.paragraphs[reading.open.unwrap()];
        let target: Vec<Run> = opened.runs.iter().filter(|run| run.target).cloned().collect();
        assert_eq!(text(&target), text(&row.sentence), "the sentence of the figure is marked");
        assert!(opened.runs.iter().any(|run| run.figure == row.at));
        assert!(show(&engine, &row.query).close.find("at=").is_none());
    }
}

#[test]
fn what_a_link_names_and_is_gone_is_said() {
    let engine = engine();
    assert_ne!(read(&engine, "at=jia-1999").gone, "");
    assert_ne!(read(&engine, "at=jia-2024~00000000~5万人").gone, "");
    let row = &figures(&engine, "v=metrics").rows[0];
    let other = row.at.replace(&row.surface, "999万人");
    let reading = read(&engine, &format!("at={other}"));
    assert_ne!(reading.gone, "");
    assert!(reading.open.is_some() && reading.figure.is_none(), "its sentence is still shown");
    let problems = |version: &str| show(&engine, &format!("v=metrics&data={version}")).problems.len();
    assert_eq!((problems(engine.version()), problems("3fa9c1")), (0, 1), "a link made with other data");
}

#[test]
fn a_facet_counts_what_choosing_it_shows() {
    let engine = engine();
    let all = figures(&engine, "v=metrics");
    for facet in &all.facets {
        for value in &facet.values {
            let chosen = figures(&engine, &value.query);
            assert_eq!(Some(chosen.total), value.count, "{}={}", facet.param, value.value);
            let again = chosen.facets.iter().find(|f| f.param == facet.param).unwrap();
            let again = again.values.iter().find(|v| v.selected).unwrap();
            assert_eq!(show(&engine, &again.query).query, "v=metrics", "choosing it again takes it off");
        }
    }
}

#[test]
fn a_target_meets_the_outcome_of_the_next_report() {
    let Body::Ledger(targets) = show(&engine(), "v=ledger&ind=城镇新增就业人数").body else { panic!() };
    let group = targets.groups.first().expect("the jobs target of 2024");
    assert_eq!((group.targets.len(), group.outcomes.len()), (1, 1), "{group:?}");
    assert_eq!((group.targets[0].value, group.outcomes[0].value), (50_000.0, 54_000.0));
}

#[test]
fn search_marks_the_words_and_figures_of_its_hits() {
    let engine = engine();
    let Body::Search(results) = show(&engine, "q=新增就业").body else { panic!() };
    assert_eq!((results.total, results.documents), (3, 2));
    for hit in &results.hits {
        let marked: Vec<&str> = hit.snippet.iter().filter(|run| run.mark).map(|run| run.text.as_str()).collect();
        assert_eq!(marked, ["新增就业"]);
        assert!(hit.snippet.iter().any(|run| !run.figure.is_empty()));
        assert!(read(&engine, &hit.query).open == Some(hit.paragraph));
    }
    let all = engine.search(&View::default().with("q", Some("新增就业")), 1);
    assert_eq!((all.total, all.hits.len()), (3, 1));
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
fn markup_in_a_document_stays_text() {
    let engine = engine();
    let everything = read(&engine, "at=jia-2024").paragraphs.iter().map(|p| text(&p.runs)).collect::<String>();
    // What reads as a script in Markdown may be left out, but must never become anything but text.
    assert!(everything.contains("新建公园12座"), "{everything}");
    let set = Pairs(vec![("q".to_owned(), Some("<b>\"&".to_owned()))]);
    let Response::Link { query, .. } = engine.ask(&Request::Link { view: String::new(), set }) else { panic!() };
    assert_eq!(show(&engine, &query).text, "<b>\"&");
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

#[test]
fn a_correction_is_shown_as_one() {
    let documents = || read_bytes("jia-2024.md", REPORT.as_bytes()).unwrap();
    let at = assemble(documents()).anchors_of(0)[0].to_string();
    for (note, shown) in [("据更正启事", "据更正启事"), ("", "编辑改正了程序读出的内容")] {
        let rows = crate::corpus::corrections(&format!("[[correction]]\nat = '{at}'\nnote = '{note}'\nvalue = 6e4\n"));
        let (corpus, _) = crate::assemble::assemble_corrected(documents(), &rows.unwrap());
        let engine = Engine::open(write(&contents::sections(&corpus).unwrap(), Codec::Stored)).unwrap();
        let rows = figures(&engine, "v=metrics").rows;
        assert_eq!((rows[0].value, rows[0].corrected.as_str()), (6e4, shown));
        assert!(rows[1..].iter().all(|row| row.corrected.is_empty()));
    }
}

#[test]
fn a_statement_of_two_documents_is_one_figure_with_both_as_sources() {
    let read = |name: &str, text: &str| read_bytes(name, text.as_bytes()).unwrap();
    let again = REPORT.replace("2024年甲市", "甲市2024年");
    let corpus = assemble([read("a.md", REPORT), read("b.md", &again), read("c.md", LATER)].concat());
    let engine = Engine::open(write(&contents::sections(&corpus).unwrap(), Codec::Stored)).unwrap();
    let all = figures(&engine, "v=metrics");
    assert_eq!((all.total, corpus.metrics.len()), (6, 11), "five statements twice, one once");
    let sources: Vec<&str> = all.rows[0].sources.iter().map(|source| source.title.as_str()).collect();
    assert_eq!((all.rows[0].doc.as_str(), sources), ("a", vec!["甲市2024年政府工作报告"]));
    let count = |facets: &[super::api::Facet], doc: &str| {
        let facet = facets.iter().find(|facet| facet.param == "doc").unwrap();
        facet.values.iter().find(|choice| choice.value == doc).and_then(|choice| choice.count)
    };
    assert_eq!([count(&all.facets, "a"), count(&all.facets, "b")], [Some(5), Some(5)], "counted where it stands");
    for query in ["登记失业率<4%25", "登记失业率<4%25 OR 登记失业率<5%25"] {
        let Body::Search(results) = show(&engine, &format!("q={query}")).body else { panic!("no results") };
        assert_eq!(results.figures.len(), 1, "{query}: one statement is one figure");
    }
    let of_b = figures(&engine, "v=metrics&doc=b");
    assert_eq!((of_b.total, of_b.rows[0].doc.as_str()), (5, "b"), "found in each of its documents");
    let Body::Ledger(targets) = show(&engine, "v=ledger&doc=b").body else { panic!("no ledger") };
    assert!(targets.total > 0 && targets.groups.iter().all(|group| group.targets.len() == 1), "{targets:?}");
}

#[test]
fn a_place_shows_its_own_figures_and_those_below_when_asked() {
    let province = "---\ntitle: 四川省报告\ndate: 2024-02-01\nregion: 四川省\n---\n\n2023年新建公园99座。\n";
    let documents =
        [read_bytes("jia.md", REPORT.as_bytes()).unwrap(), read_bytes("sichuan.md", province.as_bytes()).unwrap()];
    let sections = contents::sections(&assemble(documents.concat())).unwrap();
    let engine = Engine::open(write(&sections, Codec::Deflate)).unwrap();
    let places = |view: &str| {
        let rows = figures(&engine, view).rows;
        let counted = crate::order::counted(rows.into_iter().map(|row| row.region).collect());
        counted.into_iter().map(|(place, _)| place).collect::<Vec<_>>()
    };
    assert_eq!(places("v=metrics&region=四川省"), ["四川省"]);
    assert_eq!(places("v=metrics&region=四川省&sub=1"), ["四川省", "成都市"]);
    assert_eq!(places("v=metrics&region=全国&sub=1"), ["四川省", "成都市"]);
    assert_eq!(places("v=metrics&region=成都市&sub=1"), ["成都市"]);
    // The switch is offered where it makes a difference, and leads there and back.
    let switch = |view: &str| {
        let facets = figures(&engine, view).facets;
        facets.into_iter().find(|facet| facet.param == "region").unwrap().switch
    };
    let off = switch("v=metrics&region=四川省").unwrap();
    assert_eq!((off.selected, off.query.as_str()), (false, "v=metrics&region=四川省&sub=1"));
    assert_eq!(switch(&off.query).unwrap().query, "v=metrics&region=四川省");
    assert_eq!(switch("v=metrics&region=成都市"), None);
    assert_eq!(switch("v=metrics"), None);
}

#[test]
fn figures_are_chosen_by_value_and_by_doubt() {
    let engine = engine();
    let values = |view: &str| figures(&engine, view).rows.iter().map(|row| row.value).collect::<Vec<_>>();
    assert_eq!(values("v=metrics&unit=座&val=12..15"), [12.0, 15.0]);
    assert_eq!(values("v=metrics&unit=座&val=12..!15"), [12.0]);
    assert_eq!(show(&engine, "v=metrics&val=12..15").filters[0].label, "数值：12至15");
    let all = figures(&engine, "v=metrics");
    let doubtful = all.rows.iter().filter(|row| !row.doubt.is_empty()).count();
    assert_eq!(figures(&engine, "v=metrics&check=doubt").total, doubtful);
}

/// What is typed into the search box chooses figures as it chooses paragraphs: by name before by sentence, by condition,
/// and as a question.
#[test]
fn the_search_box_chooses_figures() {
    let engine = engine();
    let surfaces = |q: &str| -> Vec<String> {
        let view = format!("v=metrics&q={}", q.replace('%', "%25"));
        figures(&engine, &view).rows.iter().map(|row| row.surface.clone()).collect()
    };
    assert_eq!(surfaces("公园"), ["12座", "15座"]);
    assert_eq!(surfaces("新增就业>5.3万人"), ["5.4万人"]);
    assert_eq!(surfaces("新增就业 > 5.3万人"), ["5.4万人"]);
    assert_eq!(surfaces("失业率<=3.5%"), ["3.1%"]);
    assert_eq!(surfaces("失业率>3.5%"), [""; 0]);
    assert_eq!(surfaces("预期目标"), ["5万人", "15座"]);
    assert_eq!(surfaces("成都建了多少公园？"), ["12座", "15座"]);
}

/// A link made when a file's name was the only one of its kind still opens it when others have come.
#[test]
fn a_link_survives_more_files_of_the_name() {
    let read = |id: &str, text: &str| crate::document::Document {
        id: id.to_owned(),
        ..read_bytes("x.md", text.as_bytes()).unwrap().remove(0)
    };
    let opened = |documents: Vec<crate::document::Document>| {
        Engine::open(write(&contents::sections(&assemble(documents)).unwrap(), Codec::Stored)).unwrap()
    };
    let alone = opened(vec![read("report", REPORT)]);
    let row = figures(&alone, "v=metrics&unit=座").rows.remove(0);
    let among = opened(vec![read("a/report", LATER), read("b/report", REPORT)]);
    let reading = self::read(&among, &row.query);
    assert_eq!((reading.card.doc.as_str(), reading.gone.as_str()), ("b/report", ""));
    assert_eq!(reading.figure.map(|figure| figure.surface), Some(row.surface.clone()));
    let back = opened(vec![read("x/b/report", REPORT)]);
    assert_eq!(self::read(&back, &row.query).gone, "");
}
