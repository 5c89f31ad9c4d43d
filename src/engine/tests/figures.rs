//! Figures: how they are chosen, gathered and corrected, and how targets meet outcomes.

use super::*;

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
fn a_correction_is_shown_as_one() {
    let documents = || read_bytes("jia-2024.md", REPORT.as_bytes()).unwrap();
    let at = assemble(documents()).anchors_of(0)[0].to_string();
    for (note, shown) in [("据更正启事", "据更正启事"), ("", "编辑改正了程序读出的内容")] {
        let rows = crate::corpus::corrections(&format!("[[correction]]\nat = '{at}'\nnote = '{note}'\nvalue = 6e4\n"));
        let (corpus, _) = crate::assemble::assemble_corrected(documents(), &rows.unwrap());
        let engine = engine_of(&corpus);
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
    let engine = engine_of(&corpus);
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
    let engine = engine_of(&assemble(documents.concat()));
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
