//! Search: what comes first, what is counted and what is completed.

use super::*;

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
    let engine = engine_of(&assemble(documents));
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
