//! Nothing is lost, doubled or moved: every Han character of a file is in its document, in order, or in what
//! was taken out and told.

use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::decode;
use super::file::{clean, read_bytes};
use super::format::{self, Format};
use crate::document::reader::lines::furniture;
use crate::text::is_han;

fn han(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|&c| is_han(c))
}

/// What a reader of the raw file sees: tags, comments, link targets and front matter taken out by hand.
fn visible(format: Format, raw: &str) -> String {
    let raw = match raw.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
        Some((_, body)) => body,
        None => raw,
    };
    if format == Format::Plain {
        return raw.to_owned();
    }
    let mut text = String::new();
    let mut rest = raw;
    while let Some(at) = rest.find(['<', ']']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = if rest.starts_with("](") {
            rest.find(')')
        } else if rest.starts_with('<') {
            rest.find('>')
        } else {
            Some(0)
        };
        rest = &rest[end.unwrap_or(0) + 1..];
    }
    text + rest
}

/// Files of the shared corpora in the formats that are read; empty where they are not there.
fn shared() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().flatten().map(|entry| entry.into_path());
    let read = ["seeds", "corpora"];
    files
        .filter(|path| path.components().any(|part| read.iter().any(|folder| part.as_os_str() == *folder)))
        .filter(|path| path.extension().is_some_and(|ending| ["md", "txt", "html"].iter().any(|read| ending == *read)))
        .collect()
}

#[test]
fn every_character_of_the_corpora_is_kept_or_told() {
    let files = shared();
    if files.is_empty() {
        println!("skipped: no ../shared");
    }
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        let raw = decode::decode(&bytes).unwrap().text;
        let format = format::detect(&path.to_string_lossy(), &raw);
        let source = format::read(format, &raw);
        let header: String = source.fields.0.iter().map(|(key, value)| format!("{key}{value}")).collect();
        let [(pieces, removed)] = clean(source.pieces, true).try_into().ok().expect("one document");
        let kept: String = pieces.iter().flat_map(|piece| [piece.text.as_str(), "\n"]).collect();
        let seen = visible(format, &raw);

        let mut left = han(&seen);
        let moved = han(&kept).find(|&c| !left.any(|seen| seen == c));
        assert_eq!(moved, None, "{}: a character stands where the file has none", path.display());

        let told = han(&kept).count()
            + removed.furniture.iter().chain(&removed.doubled).map(|text| han(text).count()).sum::<usize>();
        let all = han(&seen).count();
        let slack = if format == Format::Plain { han(&header).count() + 2 } else { 0 };
        assert!(told <= all && all <= told + slack, "{}: {told} of {all} characters kept or told", path.display());
    }
}

#[test]
fn what_is_taken_out_of_the_corpora_is_little() {
    for path in shared() {
        let raw = decode::decode(&std::fs::read(&path).unwrap()).unwrap().text;
        let mut pieces = format::read(format::detect(&path.to_string_lossy(), &raw), &raw).pieces;
        let sentences: Vec<String> =
            furniture::remove(&mut pieces).into_iter().filter(|text| text.contains('。')).collect();
        assert!(sentences.is_empty(), "{}: {sentences:?} is no furniture", path.display());
    }
}

/// Text as documents and their enemies write it.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "一、",
        "（二）",
        "关键词一：",
        "——",
        "。",
        "，",
        "\n",
        "\n\n",
        "　　",
        "\t",
        "政 府",
        "2023年3月5日",
        "</p>",
        "<p>",
        "<table>",
        "<tr>",
        "<td>",
        "<script>",
        "<!--",
        "**",
        "| a | b |\n|---|---|\n",
        "---\n",
        "title: ",
        "标题：",
        "来源：",
        "紧接01版",
        "重点做好十个方面的工作：\n",
        "各位代表",
        "首页\n",
        "当前位置：\n",
        "{\"text\":\"甲\"}\n",
        "😀",
        "\u{fffd}",
        "[链接](",
        "&nbsp;",
        "#",
        "1.5万家",
        "河北省人民政府",
        "成都市委",
        "全会",
        "月",
        "３",
        "(",
        "\u{feff}",
        "```\n",
        "    ",
        "第",
        "紧转版",
        "来源",
        "— 3 —\n",
        "某市报告　第 2 页\n",
        "8/20\n",
        "7\n",
        "相关稿件\n",
        "拥有\n",
        "法制\n建设。",
        "（五）\n",
        "的",
        "在哈尔滨举行",
        "新华社广州2023年7月18日电",
        "朝阳区",
        "Micro-\nsoft",
        "##",
        "＃　",
        "简 繁 EN\n",
        "<pre>",
        "<section class=comments>",
        "<del>",
        "</s>",
        "~~",
        "8/20\n",
    ]);
    prop::collection::vec(prop_oneof![4 => part.prop_map(str::to_owned), 1 => ".{0,6}"], 0..80)
        .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_bytes("a.md", &bytes);
        let _ = read_bytes("2023年.html", &bytes);
    }

    #[test]
    fn spans_fit_and_sections_nest(text in hostile(), name in prop::sample::select(vec!["a.txt", "a.md", "a.html", "2012.jsonl"])) {
        for document in read_bytes(name, text.as_bytes()).unwrap_or_default() {
            prop_assert_eq!(document.text.split('\n').count(), document.paragraphs.len());
            for (at, paragraph) in document.paragraphs.iter().enumerate() {
                prop_assert!(!document.paragraph_text(at).trim().is_empty());
                prop_assert!(paragraph.section.is_none_or(|section| (section as usize) < document.sections.len()));
            }
            for (at, section) in document.sections.iter().enumerate() {
                prop_assert!(section.parent.is_none_or(|parent| (parent as usize) < at));
                prop_assert!((section.paragraph as usize) < document.paragraphs.len());
            }
        }
    }
}

/// Inputs on which a careless reader takes the square of their length.
#[test]
fn large_and_deep_inputs_take_linear_time() {
    let clock = std::time::Instant::now();
    let megabytes = |part: &str, count: usize| part.repeat(count * 1_000_000 / part.len());
    for (name, text) in [
        ("a.txt", megabytes("全年新增就业三万人，", 4)),
        ("a.txt", megabytes("　　", 2)),
        ("a.txt", megabytes("2023年", 2)),
        ("a.txt", megabytes("次全会\n", 1)),
        ("a.txt", megabytes("甲市发展方案\n（试行）\n\n", 2)),
        ("a.txt", megabytes("来源：甲日报", 2)),
        ("a.html", megabytes("<div><p>", 2)),
        ("a.html", megabytes("<table><tr><td>", 2)),
        ("a.md", megabytes("> ", 1)),
        ("a.md", megabytes("[", 1)),
        ("a.md", megabytes("**甲", 1)),
    ] {
        let _ = read_bytes(name, text.as_bytes());
        assert!(clock.elapsed().as_secs() < 120, "{name}: {:?} after {}", clock.elapsed(), &text[..12]);
    }
}
