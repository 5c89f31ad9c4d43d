//! Reading as a user meets it: folders, ids, sidecars, bad input.
#![cfg(feature = "native")]

use std::fs;
use std::path::{Path, PathBuf};

use mingcha::document::{Kind, Problem, ReadOptions, ReadOutcome, builtin, read_bytes, read_paths};

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
