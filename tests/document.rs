//! Reading as a user meets it: folders, ids, sidecars, bad input.
#![cfg(feature = "native")]

use std::fs;
use std::path::{Path, PathBuf};

use mingcha::document::{Document, Kind, Problem, ReadOptions, ReadOutcome, builtin, read_bytes, read_paths};

/// A folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("document-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

fn read(path: &Path) -> ReadOutcome {
    read_paths(&[path.to_owned()], &ReadOptions::default())
}

fn ids(outcome: &ReadOutcome) -> Vec<&str> {
    outcome.documents.iter().map(|document| document.id.as_str()).collect()
}

const TEXT: &str = "乙县政府工作报告\n各位代表：\n今年全县新增就业三千人，增长百分之二。\n";

#[test]
fn ids_are_stems_and_clashes_take_their_folders() {
    let root = folder("ids");
    for name in ["甲县/2003.txt", "乙县/2003.txt", "乙县/2004.gbk.txt", "b.md", ".git/c.txt", "乙县/.d.txt"] {
        write(&root, name, TEXT);
    }
    write(&root, "b.md", "---\nid: report\n---\n正文，一段。\n");
    let outcome = read(&root);
    assert_eq!(ids(&outcome), ["2004", "report", "乙县/2003", "甲县/2003"]);
    assert!(outcome.problems.is_empty());
    assert_eq!(ids(&read(&root)), ids(&outcome), "the same again");
}

#[test]
fn no_two_documents_have_one_id() {
    let root = folder("clashes");
    for name in ["报告.txt", "报告.md", "报告-1.txt", "甲/b.txt", "乙/b.txt", "6~8月.txt"] {
        write(&root, name, TEXT);
    }
    write(&root, "c.md", "---\nid: 甲/b\n---\n正文，一段。\n");
    let outcome = read(&root);
    // One that is set stays, and so does a stem of its own; ~ parts a document from its sentence in links.
    let expected = ["6-8月", "document-clashes/乙/b", "document-clashes/甲/b", "报告-1", "报告-2", "报告-3", "甲/b"];
    assert_eq!(ids(&outcome), expected);
    assert!(outcome.problems.is_empty(), "{:?}", outcome.problems);
}

#[test]
fn of_two_documents_that_set_one_id_the_second_is_renamed_and_told() {
    let root = folder("set-twice");
    for name in ["a.md", "b.md"] {
        write(&root, name, "---\nid: x\n---\n正文，一段。\n");
    }
    write(&root, "c.jsonl", r#"{"id": "x", "text": "甲段。"}"#.to_owned() + "\n" + r#"{"id": "x", "text": "乙段。"}"#);
    let outcome = read(&root);
    assert_eq!(ids(&outcome), ["x", "x-1", "x-2", "x-3"]);
    let told: Vec<String> = outcome.problems.iter().map(ToString::to_string).collect();
    for (told, parts) in told.iter().zip([["b.md", "`x`", "a.md", "`x-1`"], ["c.jsonl:1", "`x`", "`x-2`", "1 more"]]) {
        assert!(parts.iter().all(|part| told.contains(part)), "{told}");
    }
    assert_eq!(told.len(), 2);
}

#[test]
fn a_sidecar_names_documents_by_the_ids_that_they_have() {
    let root = folder("by-id");
    for name in ["a/same.txt", "b/same.txt"] {
        write(&root, name, TEXT);
    }
    write(&root, "lines.jsonl", r#"{"text": "甲段。"}"#);
    write(&root, "set.md", "---\nid: own\n---\n正文，一段。\n");
    let rows =
        ["a/same", "lines/1", "own", "same", "set"].map(|id| format!("[[document]]\nid = '{id}'\ntitle = '乙'\n"));
    write(&root, "mingcha.toml", rows.concat());
    let outcome = read(&root);
    let named: Vec<&str> =
        outcome.documents.iter().filter(|d| d.meta.title == "乙").map(|document| document.id.as_str()).collect();
    assert_eq!(named, ["a/same", "lines/1", "own"]);
    let told: Vec<String> = outcome.problems.iter().map(ToString::to_string).collect();
    for (told, id) in told.iter().zip(["`id = \"same\"`", "`id = \"set\"`"]) {
        assert!(told.contains(id), "{told}");
    }
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn a_sidecar_has_the_last_word() {
    let root = folder("sidecar");
    write(&root, "reports/a.txt", format!("标题：甲\n发文时间：2003-01-13\n\n正文：\n{TEXT}"));
    write(
        &root,
        "mingcha.toml",
        "[[document]]\nmatch = 'reports/*.txt'\nregion = '丙市'\nid = 'x'\nkind = 'communique'\n",
    );
    let outcome = read(&root);
    let meta = &outcome.documents[0].meta;
    assert_eq!(
        (ids(&outcome), meta.title.as_str(), meta.region.as_str(), meta.kind),
        (vec!["x"], "甲", "丙市", Kind::Communique)
    );
    assert_eq!(meta.date.unwrap().to_string(), "2003-01-13");
}

#[test]
fn reports_of_one_name_are_told_apart_by_year_and_place() {
    let root = folder("apart");
    let said = "——2021年1月8日在青岚县第九届人民代表大会第二次会议上";
    write(&root, "a.txt", format!("政府工作报告\n\n{said}\n\n各位代表：\n\n{TEXT}"));
    write(&root, "b.txt", format!("政府工作报告\n\n{said}\n\n各位代表：\n\n{TEXT}"));
    write(&root, "c.txt", format!("2021年政府工作报告\n\n{said}\n\n各位代表：\n\n{TEXT}"));
    write(&root, "d.txt", format!("青岚县2021年政府工作报告\n\n{said}\n\n各位代表：\n\n{TEXT}"));
    write(&root, "mingcha.toml", "[[document]]\nmatch = 'b.txt'\ntitle = '政府工作报告'\n");
    let titles: Vec<String> = read(&root).documents.into_iter().map(|document| document.meta.title).collect();
    let named = "2021年青岚县政府工作报告";
    assert_eq!(titles, [named, "政府工作报告", named, "青岚县2021年政府工作报告"]);
}

#[test]
fn files_that_are_no_text_are_told_by_what_they_are() {
    let root = folder("formats");
    write(&root, "good.txt", TEXT);
    write(&root, "a.rtf", "{\\rtf1 abc}");
    write(&root, "a.mht", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n");
    write(&root, "a.json", "{\"pages\": 3}");
    write(&root, "~$good.docx", "lock");
    write(
        &root,
        "page.xhtml",
        "<?xml version=\"1.0\"?><html><head><title>甲市报告</title></head><body><p>产值增长，很快。</p></body></html>",
    );
    let outcome = read(&root);
    let problems = outcome.problems.iter().map(|problem| problem.to_string()).collect::<Vec<_>>().join("\n");
    for (file, word) in [("a.rtf", "rich text"), ("a.mht", "saved page"), ("a.json", "`text`")] {
        let told = problems.lines().any(|line| line.contains(file) && line.contains(word));
        assert!(told, "{file}: {problems}");
    }
    assert_eq!((outcome.problems.len(), outcome.documents.len()), (3, 2), "{problems}");
    assert_eq!(&*outcome.documents[1].text, "产值增长，很快。");
}

#[test]
fn bad_input_is_named_and_the_rest_is_read() {
    let root = folder("bad");
    write(&root, "good.txt", TEXT);
    write(&root, "empty.txt", " \n");
    write(&root, "binary.txt", [0, 1, 2, 3, 0, 255]);
    write(&root, "scan.txt", "%PDF-1.7 …");
    write(&root, "lines.jsonl", "{\"title\":\"甲\",\"text\":\"一段话。\"}\n{\"title\":\n{\"title\":\"无文\"}\n");
    write(&root, "page.html", "<!doctype html><html><head><meta name=\"generator\" content=\"Mingcha\"></head></html>");
    let outcome = read(&root);
    assert_eq!(ids(&outcome), ["good", "lines/1"]);
    let told: Vec<String> = outcome.problems.iter().map(|problem| problem.to_string()).collect();
    for (name, word) in [
        ("empty.txt:", "no text"),
        ("binary.txt:", "binary"),
        ("scan.txt:", "PDF"),
        ("lines.jsonl:2:", "JSON"),
        ("lines.jsonl:3:", "html"),
    ] {
        assert!(told.iter().any(|line| line.contains(name) && line.contains(word)), "{name} in {told:?}");
    }
    assert_eq!(told.len(), 5, "what Mingcha wrote is passed over: {told:?}");
    let nothing = read(&folder("nothing"));
    assert!(matches!(nothing.problems[0].problem, Problem::EmptyFolder));
    assert!(matches!(read(&root.join("absent.txt")).problems[0].problem, Problem::Io(_)));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_back_is_no_trap() {
    let root = folder("loop");
    write(&root, "a/b.txt", TEXT);
    std::os::unix::fs::symlink("..", root.join("a/up")).unwrap();
    std::os::unix::fs::symlink("b.txt", root.join("a/same.txt")).unwrap();
    let outcome = read(&root);
    assert_eq!((ids(&outcome), outcome.problems.len()), (vec!["b"], 0));
}

#[test]
fn markup_and_scripts_in_text_are_text() {
    let text = "甲市报告，标签<script>alert(1)</script>照录，价格<5元，且>3元。\n";
    let document = &read_bytes("a.txt", text.as_bytes()).unwrap()[0];
    assert!(document.text.contains("<script>alert(1)</script>"));
}

#[test]
fn a_page_with_its_body_twice_is_counted_once() {
    let body: String = (1..9)
        .map(|n| {
            format!(
                "第{n}项工作进展顺利，{}，全市共有{n}万人参加，群众十分满意。\n",
                "各部门通力合作，各街道积极配合，".repeat(3)
            )
        })
        .collect();
    let text = format!("甲市政府工作报告\n各位代表：\n{body}分享到：\n{body}");
    let document = &read_bytes("a.txt", text.as_bytes()).unwrap()[0];
    assert_eq!(document.text.matches("第3项工作").count(), 1);
    assert!(document.notes.iter().any(|note| note.key == "note-body-twice"));
}

/// A report as a PDF gives it: lines cut at a width, and at each page's end its number and a running head.
fn printed(paragraphs: &[&str], width: usize, page: usize) -> String {
    let mut text = String::new();
    let mut lines = 0;
    for paragraph in paragraphs {
        let chars: Vec<char> = format!("　　{paragraph}").chars().collect();
        for line in chars.chunks(width) {
            text.extend(line.iter().chain(&['\n']));
            lines += 1;
            if lines % page == 0 {
                text.push_str(&format!("\n— {} —\n\n云溪市政府工作报告\n", lines / page));
            }
        }
    }
    text
}

#[test]
fn a_printed_report_reads_as_it_was_written() {
    let written = [
        "各位代表：",
        "一、过去五年的工作",
        "五年来，我们迎难而上、团结奋斗，全市生产总值由2016年的1250.3亿元增加到2021年的1986.7亿元，财政收入突破百亿元大关，达到103.5亿元。",
        "——产业结构不断优化。新增高新技术企业126家、专精特新企业58家，数字经济占比提高到9.8%，农业科技园区通过国家验收，物联网得到广泛应用。",
        "二、今后五年的任务",
        "（一）坚持创新驱动，建设现代产业",
        "全社会研发投入年均增长12%以上，到2026年高新技术企业达到300家，培育产值超过50亿元的企业5家、超过10亿元的企业30家，工业投资年均增长9%。",
    ];
    for (width, page) in [(30, 5), (36, 7), (40, 6)] {
        let text = format!("云溪市政府工作报告\n2022年1月8日\n{}", printed(&written, width, page));
        let document = &read_bytes("a.txt", text.as_bytes()).unwrap()[0];
        let paragraphs: Vec<&str> = document.text.split('\n').skip(2).collect();
        assert_eq!(paragraphs, written, "at {width} characters a line");
        assert_eq!(document.meta.region, "云溪市");
        let outline: Vec<(u8, &str)> = document.sections.iter().map(|s| (s.level, s.title.as_str())).collect();
        assert_eq!(outline, [(1, written[1]), (1, written[4]), (2, written[5])]);
    }
}

#[test]
fn a_city_s_communique_with_notes_speaks_for_its_city() {
    let text = "云溪市2021年国民经济和社会发展统计公报[1]\n云溪市统计局\n国家统计局云溪调查队\n2022年3月18日\n\
                一、综合\n全年地区生产总值[2]达1986.7亿元，比上年增长8.0%\n[3]。年末全市常住人口\n412.6万人，其中城镇\n人口265.1万人。\n\
                单位：%\n指标 全市 城市\n居民消费价格 0.9 1.0\n食品烟酒 -0.3 -0.2\n\
                注释：\n[1]均为初步统计数。\n[2]按现价计算。\n资料来源：财政数据来自市财政局。\n";
    let document = &read_bytes("a.txt", text.as_bytes()).unwrap()[0];
    let meta = &document.meta;
    assert_eq!(
        (meta.title.as_str(), meta.region.as_str(), meta.publisher.as_str(), meta.kind),
        ("云溪市2021年国民经济和社会发展统计公报", "云溪市", "云溪市统计局", Kind::Communique)
    );
    assert!(
        document.text.contains("增长8.0%[3]。年末全市常住人口412.6万人，其中城镇人口265.1万人。\n"),
        "{}",
        document.text
    );
    assert!(document.text.contains("\n食品烟酒\t-0.3\t-0.2\n"));
    let titles: Vec<&str> = document.sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(titles, ["一、综合", "注释"]);
}

#[test]
fn an_excerpt_that_ends_with_an_address_has_no_sentence_for_a_title() {
    let text = "（四）保障民生\n实施就业优先政策，新增就业5万人，零就业家庭动态清零。\n健全保障\n扩大参保范围，提高待遇水平，惠及全体居民。\n各位代表！奋进正当其时。\n";
    let document = &read_bytes("a.txt", text.as_bytes()).unwrap()[0];
    let titles: Vec<&str> = document.sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(titles, ["（四）保障民生", "健全保障"]);
    assert!(!document.meta.title.contains('。'), "{}", document.meta.title);
}

#[test]
fn a_notice_is_dated_by_its_signature() {
    let text = "关于印发甲县方案的通知\n各乡镇人民政府：\n现将方案印发给你们，2020年的规定同时废止。\n甲县人民政府\n2021年3月5日\n（此件公开发布）\n";
    let document = &read_bytes("a.txt", text.as_bytes()).unwrap()[0];
    assert_eq!(document.meta.date.unwrap().to_string(), "2021-03-05");
}

#[test]
fn a_place_is_known_by_what_only_it_has() {
    let text = "紓困方案出爐\n財政司司長建議增加綜援。綜援每月增加五百元，下月起發放。\n本港失業率升至百分之六。\n";
    let document = &read_bytes("a.txt", text.as_bytes()).unwrap()[0];
    assert_eq!(document.meta.region, "香港特别行政区");
    assert_eq!(read_bytes("a.txt", "一則消息\n本港天氣轉涼。\n".as_bytes()).unwrap()[0].meta.region, "");
}

#[test]
fn a_stray_nul_does_not_make_a_text_binary() {
    let document = &read_bytes("a.txt", TEXT.replace('年', "年\0").as_bytes()).unwrap()[0];
    assert!(document.text.contains("今年全县新增就业"));
}

#[test]
fn the_default_corpus_reads_whole() {
    let documents = builtin();
    assert!(documents.len() >= 5);
    for document in documents {
        assert!(!document.meta.title.is_empty() && !document.meta.region.is_empty(), "{}", document.id);
        assert!(document.meta.date.is_some() && document.meta.kind == Kind::Digest, "{}", document.id);
        assert!(!document.meta.digest_of.is_empty(), "{} names its original", document.id);
    }
}

#[test]
fn text_between_rules_is_no_front_matter() {
    for name in ["a.md", "a.txt"] {
        let text = "---\n\n龙江市去年增长5%。\n\n---\n\n龙江市今年增长6%。\n";
        let document = &read_bytes(name, text.as_bytes()).unwrap()[0];
        assert!(document.text.contains("增长5%。") && document.text.contains("增长6%。"), "{name}: {}", document.text);
        assert!(!document.text.contains("---"), "{name}: {}", document.text);
    }
}

/// A report of a city as a plain text has it, with or without the line of its date.
fn report(year: i32, date: bool) -> String {
    let date = if date {
        format!("——{year}年1月10日在西河市第六届人民代表大会会议上\n")
    } else {
        String::new()
    };
    format!(
        "西河市{year}年政府工作报告\n{date}市长 赵一\n\n各位代表：\n今年目标是增长{}%。\n\n一、{}年工作回顾\n全市收入增长3.9%。\n\n",
        year - 2016,
        year - 1
    )
}

/// The period of the figure that is written so in the document.
fn period(document: &Document, surface: &str) -> Option<String> {
    let figures = mingcha::metric::extract(document, 0);
    let figure = figures.into_iter().find(|figure| figure.surface.of(&document.text) == surface);
    figure?.period.map(|period| period.to_string())
}

#[test]
fn reports_with_their_own_titles_and_dates_are_documents_of_their_own() {
    let root = folder("reports");
    write(&root, "a.txt", [report(2022, true), report(2023, true)].concat());
    let documents = read(&root).documents;
    let told: Vec<_> = documents.iter().map(|d| (d.id.as_str(), d.meta.title.as_str(), d.paragraphs[0].line)).collect();
    assert_eq!(told, [("a", "西河市2022年政府工作报告", 1), ("a/2", "西河市2023年政府工作报告", 11)]);
    assert_eq!(documents[1].meta.date.unwrap().to_string(), "2023-01-10");
    assert_eq!(documents[1].sections[0].title, "一、2022年工作回顾");
    assert_eq!(period(&documents[0], "6%").as_deref(), Some("2022"));
    assert_eq!(period(&documents[1], "7%").as_deref(), Some("2023"));
    assert!(documents.iter().all(|d| d.notes.iter().any(|note| note.key == "note-part" && note.args[1] == "2")));

    write(&root, "mingcha.toml", "[[document]]\nid = 'a/2'\nregion = '东河市'\n");
    assert_eq!(read(&root).documents[1].meta.region, "东河市");
    write(&root, "mingcha.toml", "[[document]]\nmatch = 'a.txt'\ntitle = '两年报告'\n");
    assert_eq!(ids(&read(&root)), ["a"], "a title for the file makes one document of it");
}

#[test]
fn a_second_report_without_its_date_is_told_and_speaks_from_its_own_year() {
    let two = [report(2022, true), report(2023, false)].concat();
    let document = &read_bytes("a.txt", two.as_bytes()).unwrap()[0];
    let note = document.notes.iter().find(|note| note.key == "note-reports").expect("a note");
    assert_eq!(note.args, ["2"]);
    assert_eq!(period(document, "6%").as_deref(), Some("2022"));
    assert_eq!(period(document, "7%").as_deref(), Some("2023"));

    let one = read_bytes("a.txt", report(2022, true).as_bytes()).unwrap();
    assert!(one[0].notes.iter().all(|note| note.key != "note-reports"));
}

#[test]
fn struck_text_counts_for_nothing_and_is_told() {
    for (name, text) in [
        ("a.md", "# 甲市目标\n\n今年新增就业~~5万人~~6万人，很好。\n"),
        (
            "a.html",
            "<html><body><h1>甲市目标</h1><p>今年新增就业<del>5万人</del><ins>6万人</ins>，很好。</p></body></html>",
        ),
    ] {
        let document = &read_bytes(name, text.as_bytes()).unwrap()[0];
        assert!(document.text.ends_with("今年新增就业6万人，很好。"), "{}", document.text);
        let note = document.notes.iter().find(|note| note.key == "note-struck").expect("a note");
        assert_eq!(note.args, ["1", "5万人"]);
    }
}
