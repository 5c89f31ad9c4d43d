//! Reading: what a link opens, and what is said where it is gone.

use super::*;

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
fn markup_in_a_document_stays_text() {
    let engine = engine();
    let everything = read(&engine, "at=jia-2024").paragraphs.iter().map(|p| text(&p.runs)).collect::<String>();
    // What reads as a script in Markdown may be left out, but must never become anything but text.
    assert!(everything.contains("新建公园12座"), "{everything}");
    let set = Pairs(vec![("q".to_owned(), Some("<b>\"&".to_owned()))]);
    let Response::Link { query, .. } = engine.ask(&Request::Link { view: String::new(), set }) else { panic!() };
    assert_eq!(show(&engine, &query).text, "<b>\"&");
}

/// A link made when a file's name was the only one of its kind still opens it when others have come.
#[test]
fn a_link_survives_more_files_of_the_name() {
    let read = |id: &str, text: &str| crate::document::Document {
        id: id.to_owned(),
        ..read_bytes("x.md", text.as_bytes()).unwrap().remove(0)
    };
    let opened = |documents: Vec<crate::document::Document>| engine_of(&assemble(documents));
    let alone = opened(vec![read("report", REPORT)]);
    let row = figures(&alone, "v=metrics&unit=座").rows.remove(0);
    let among = opened(vec![read("a/report", LATER), read("b/report", REPORT)]);
    let reading = self::read(&among, &row.query);
    assert_eq!((reading.card.doc.as_str(), reading.gone.as_str()), ("b/report", ""));
    assert_eq!(reading.figure.map(|figure| figure.surface), Some(row.surface.clone()));
    let back = opened(vec![read("x/b/report", REPORT)]);
    assert_eq!(self::read(&back, &row.query).gone, "");
}
