//! Questions: how they are read, what answers them, and what is said where nothing does.

use std::path::Path;

use mingcha::assemble::assemble;
use mingcha::bundle;
use mingcha::document::{ReadOptions, read_bytes, read_paths};
use mingcha::engine::{Engine, api::Request};
use mingcha::text::fold_text;
use serde_json::Value;

use crate::asking::{ask, engine, rows, sections, show};

/// How a query was read is said in words of its own, and what a question leaves out can be added.
#[test]
fn readings_say_what_they_do() {
    let engine = engine(&sections());
    let labels = ["jiuye", "就叶优先", "云溪的光纤改造完成了吗", "就业-失业率", "专精特新小巨人"].map(|typed| {
        let body = show(&engine, typed);
        let label = body["readings"][0]["label"].as_str().unwrap_or("").to_owned();
        assert_eq!(body["readings"][0]["selected"], true, "{typed}");
        label.replace(body["readings"][0]["value"].as_str().unwrap_or(""), "")
    });
    let mut different = labels.to_vec();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), labels.len(), "{labels:?}");

    let dropped = show(&engine, "云溪的光纤改造完成了吗")["dropped"].as_array().cloned().unwrap_or_default();
    let words: Vec<&str> = dropped.iter().filter_map(|word| word["label"].as_str()).collect();
    assert!(words.contains(&"吗"), "{words:?}");
    let with = dropped.iter().find(|word| word["label"] == "吗").unwrap()["query"].as_str().unwrap_or("").to_owned();
    let asked = ask(&engine, &Request::show(&with));
    assert!(asked["text"].as_str().unwrap_or("").ends_with(" 吗"), "{}", asked["text"]);
    assert_eq!(show(&engine, "就业")["dropped"], serde_json::json!([]));
}

/// A reading shows words as they were typed, other names for one thing apart from the other words, and the years that a
/// word was taken for.
#[test]
fn readings_are_told_in_the_words_typed() {
    let engine = engine(&sections());
    let told = |typed: &str| show(&engine, typed)["readings"][0]["label"].as_str().unwrap_or("").to_owned();
    assert_eq!(told("去年雲溪失業率"), "按问句理解：失業率 · 云溪市 · 去年 = 2022");
    assert_eq!(told("云溪2022年失业率"), "按问句理解：失业率 · 云溪市 · 2022");
    assert_eq!(told("云溪2021年到2022年失业率"), "按问句理解：失业率 · 云溪市 · 2021–2022");
    assert_eq!(told("GDP与增长"), "拆成词查：地区生产总值、生产总值 增长");
    assert_eq!(told("专精特新小巨人一共多少家"), "按问句理解：专精特新小巨人");
}

/// Which is the highest asks for a size, also where some texts call the thing by the name of its growth (经济增长).
#[test]
fn the_highest_of_a_thing_is_a_size() {
    let report = |region: &str, told: &str| {
        let text = format!(
            "---\ntitle: 2024年{region}政府工作报告\ndate: 2024-01-15\n---\n\n## 一、2023年工作回顾\n\n{told}\n"
        );
        read_bytes(&format!("{region}.md"), text.as_bytes()).unwrap().remove(0)
    };
    let documents = vec![
        report("青岚省", "2023年，经济增长6%，地区生产总值达到1.2万亿元。"),
        report("云溪省", "2023年，地区生产总值达到2.3万亿元，增长5.1%。"),
    ];
    let engine = engine(&bundle::contents::sections(&assemble(documents)).unwrap());
    let first = |query: &str| show(&engine, query)["figures"][0]["shown"].as_str().unwrap_or("").to_owned();
    assert_eq!(first("哪个省GDP最高"), "2.3万亿元");
    assert_eq!(first("哪个省GDP增长最快"), "+6%");
}

/// Of what readers ask of the national reports, the paragraph that answers comes first or nearly so.
#[test]
fn questions_are_answered_by_the_first_hits() {
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/national");
    if !reports.exists() {
        println!("skipped: no ../shared");
        return;
    }
    let read = read_paths(&[reports], &ReadOptions::default());
    let engine = engine(&bundle::contents::sections(&assemble(read.documents)).unwrap());
    let questions = rows("questions.md", "question");
    assert_eq!(questions.len(), 60);
    let mut sum = 0.0;
    let mut later = Vec::new();
    for row in &questions {
        let (_, document) = engine.corpus().document(&row["document"]).unwrap();
        let answers = |hit: &Value| {
            let paragraph = hit["paragraph"].as_u64().unwrap_or(u64::MAX) as usize;
            let text = fold_text(document.paragraph_text(paragraph));
            hit["doc"] == document.id && text.contains(&fold_text(&row["holds"]))
        };
        assert!(
            (0..document.paragraphs.len()).any(|at| answers(&serde_json::json!({"doc": document.id, "paragraph": at}))),
            "{row:?} has no answer"
        );
        let hits = show(&engine, &row["question"])["hits"].as_array().cloned().unwrap_or_default();
        let rank = hits.iter().take(10).position(answers);
        sum += rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
        if rank != Some(0) {
            later.push(format!("{} {rank:?}", row["question"]));
        }
    }
    let mean = sum / questions.len() as f64;
    println!("mean reciprocal rank among the first ten: {mean:.3}");
    assert!(mean >= 0.8, "{mean:.3}: {}", later.join("\n"));
}

/// What the page tells of a query; empty where nothing.
fn message(engine: &Engine, query: &str) -> String {
    show(engine, query)["message"].as_str().unwrap_or("").to_owned()
}

/// The first of many years is one of those that most years compare with: not a growth since another year, nor that of
/// several years together.
#[test]
fn the_first_of_years_is_a_year() {
    let report = |name: &str, year: u16, text: &str| {
        let head = format!("---\ntitle: {name}{year}年政府工作报告\ndate: {year}-01-20\nregion: {name}\n---\n\n");
        let text = format!("{head}# 一、{}年工作回顾\n\n{text}\n", year - 1);
        read_bytes(&format!("{name}{year}.md"), text.as_bytes()).unwrap()
    };
    let documents = [
        report("青岚省", 2022, "全年全省生产总值增长6.1%。"),
        report("青岚省", 2023, "全年全省生产总值增长4.3%，比2017年增长35%。2018—2022年，全省生产总值年均增长6.5%。"),
        report("云溪市", 2023, "全年全市生产总值增长7.2%。"),
    ];
    let engine = engine(&bundle::contents::sections(&assemble(documents.concat())).unwrap());
    let figures = show(&engine, "哪一年生产总值增长最快？")["figures"].clone();
    assert_eq!([0, 1].map(|at| figures[at]["shown"].as_str().unwrap_or("")), ["+6.1%", "+4.3%"]);
}

/// Of two cities the greater one comes first, whatever a district of one of them tells.
#[test]
fn of_two_cities_no_district_is_the_first() {
    let report = |place: &str, jobs: u8| {
        let head = format!("---\ntitle: 2024年{place}政府工作报告\ndate: 2024-01-15\nregion: {place}\n---\n\n");
        let text = format!("{head}## 一、2023年工作回顾\n\n全年城镇新增就业{jobs}万人。\n");
        read_bytes(&format!("{place}.md"), text.as_bytes()).unwrap().remove(0)
    };
    let documents = vec![report("成都市", 20), report("成都东部新区", 30), report("绵阳市", 15)];
    let engine = engine(&bundle::contents::sections(&assemble(documents)).unwrap());
    let figures = show(&engine, "成都和绵阳谁的城镇新增就业多")["figures"].clone();
    assert_eq!([0, 1].map(|at| figures[at]["shown"].as_str().unwrap_or("")), ["20万人", "15万人"], "{figures}");
}

/// The default corpus answers what its readers ask first: the first two cards, with the place of each.
#[test]
fn the_default_corpus_answers() {
    let engine = engine(&bundle::contents::sections(&assemble(mingcha::document::builtin())).unwrap());
    for (question, cards) in [
        ("哪个省GDP最高", ["14.2万亿元 江苏省", "6.7665万亿元 四川省"]),
        ("各省GDP排名", ["14.2万亿元 江苏省", "6.7665万亿元 四川省"]),
        ("四川和重庆谁的GDP高", ["6.7665万亿元 四川省", "33,757.93亿元 重庆市"]),
        ("哪个省增长最快", ["+5.8% 甘肃省", "+5.6% 河南省"]),
        ("哪些省份的增长目标最高", ["≈ +5.5% 四川省", "≈ +5.5% 甘肃省"]),
        ("失业率超过5%的省", ["5.3% 广西壮族自治区", "5.2% 云南省"]),
        ("2003年城镇新增就业", ["859万人 全国", " "]),
        ("which province has the highest unemployment", ["5.3% 广西壮族自治区", "5.2% 云南省"]),
        ("Sichuan GDP 2025", ["6.7665万亿元 四川省", "+5.5% 四川省"]),
        ("what is the target of new urban jobs in Hunan", ["70万人 湖南省", " "]),
        ("which province has the highest GDP growth target for 2026", ["≈ +5.5% 四川省", "≈ +5.5% 甘肃省"]),
        ("provinces with unemployment above 5%", ["5.3% 广西壮族自治区", "5.2% 云南省"]),
        ("广东GDP", [" ", " "]),
        ("居民消费价格涨幅目标2%左右的省", ["≈ +2% 安徽省", "≈ +2% 北京市"]),
        ("就业最多的省", ["141万人 江苏省", "121.7万人 河南省"]),
        ("哪个县GDP最高", [" ", " "]),
    ] {
        let figures = show(&engine, question)["figures"].clone();
        let card = |at: usize| {
            let part = |name: &str| figures[at][name].as_str().unwrap_or("").to_owned();
            [part("shown"), part("region")].join(" ")
        };
        assert_eq!([card(0), card(1)], cards, "{question}");
    }
}

/// What grew in several years comes after what grew in one, and says since when.
#[test]
fn growth_over_years_says_since_when() {
    let text = "---\ntitle: 2008年云溪市政府工作报告\ndate: 2008-01-15\n---\n\n## 一、2007年工作回顾\n\n\
        2007年全市生产总值比2002年增长65.5%。2007年全市生产总值增长11.4%。\n";
    let documents = read_bytes("a.md", text.as_bytes()).unwrap();
    let engine = engine(&bundle::contents::sections(&assemble(documents)).unwrap());
    let figures = show(&engine, "2007年生产总值增长多少")["figures"].clone();
    let told = |at: usize, name: &str| figures[at][name].as_str().unwrap_or("").to_owned();
    assert_eq!([told(0, "shown"), told(0, "period")], ["+11.4%", "2007年"]);
    assert_eq!([told(1, "shown"), told(1, "period")], ["+65.5%", "2007年（比2002年）"]);
}

/// Who says nothing of a thing is named, of the level and the years asked for; that one says it is no such question.
#[test]
fn who_says_nothing_of_a_thing_is_named() {
    let report = |region: &str, year: u16, told: &str| {
        let text =
            format!("---\ntitle: {year}年{region}政府工作报告\ndate: {year}-01-15\n---\n\n## 一、工作安排\n\n{told}\n");
        read_bytes(&format!("{region}{year}.md"), text.as_bytes()).unwrap().remove(0)
    };
    let documents = vec![
        report("四川省", 2024, "培育低空经济和人工智能，稳定就业。"),
        report("湖南省", 2024, "培育数字经济，稳定就业。"),
        report("甘肃省", 2024, "壮大文旅产业，稳定就业。"),
        report("甘肃省", 2025, "发展低空经济，稳定就业。"),
        report("成都市", 2024, "建设宜居城市，稳定就业。"),
    ];
    let engine = engine(&bundle::contents::sections(&assemble(documents)).unwrap());
    for (question, told) in [
        ("哪些省份没有提低空经济？", "这些文件里没有提到“低空经济”的有1个地区：湖南省。"),
        ("没有提到低空经济的省份", "这些文件里没有提到“低空经济”的有1个地区：湖南省。"),
        ("2024年哪些省没提低空经济", "这些文件里没有提到“低空经济”的有1个地区：湖南省。"),
        ("哪些城市未提及低空经济", "这些文件里没有提到“低空经济”的有1个地区：成都市。"),
        ("哪些地方没提低空经济", "这些文件里没有提到“低空经济”的有2个地区：成都市、湖南省。"),
        ("谁没有提低空经济", "这些文件里没有提到“低空经济”的有2个地区：成都市、湖南省。"),
        ("哪些省没有提量子计算", "这些文件里没有提到“量子计算”的有3个地区：四川省、湖南省、甘肃省。"),
        ("哪些省没有提就业", "所问的每个地区都有文件提到“就业”。"),
        ("四川有没有提到低空经济", ""),
    ] {
        assert_eq!(message(&engine, question), told, "{question}");
    }
    let hits = show(&engine, "哪些省份没有提低空经济？")["hits"].as_array().map(Vec::len);
    assert_eq!(hits, Some(2), "what does mention it stands below");
}

/// Where a year is asked for and has no figure, others are shown and said to be others.
#[test]
fn figures_of_other_years_are_said_to_be() {
    let engine = engine(&sections());
    let years = |question: &str| {
        let figures = show(&engine, question)["figures"].as_array().cloned().unwrap_or_default();
        figures.iter().map(|figure| figure["period"].as_str().unwrap_or("").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(years("2022年云溪失业率"), ["2022年", "2022年"]);
    assert_eq!(message(&engine, "2022年云溪失业率"), "");
    assert!(years("2023年云溪失业率").iter().all(|year| year != "2023年"));
    assert_eq!(message(&engine, "2023年云溪失业率"), "没有所问年份的数字，下面的数字是其他年份的。");
}

/// Where the fields of a query leave no document, that is said.
#[test]
fn fields_that_no_document_fits_are_named() {
    let engine = engine(&sections());
    let message = |query| message(&engine, query);
    assert_eq!(message("就业 region:火星"), "没有文件符合 region:火星。");
    assert_eq!(message("就业 region:云溪"), "");
    assert_eq!(message("没有这样的话 region:云溪"), "");
}

/// Where no paragraph holds all words, those that stand nowhere are named.
#[test]
fn words_that_stand_nowhere_are_named() {
    let engine = engine(&sections());
    let message = |query| message(&engine, query);
    assert_eq!(message("就业 火星移民"), "这些文件里没有“火星移民”。");
    assert_eq!(message("火星移民 月球基地"), "这些文件里没有“火星移民、月球基地”。");
    assert_eq!(message("“火星移民” 就业"), "这些文件里没有“火星移民”。");
    assert_eq!(message("jiuye 火星移民"), "这些文件里没有“火星移民”。");
    assert_eq!(message("去年的就業 ＡＢＣ"), "这些文件里没有“ＡＢＣ”。");
    assert_eq!(message("火星移民"), "");
    assert_eq!(message("就业 jiuye"), "");
    assert_eq!(message("就业 -火星移民"), "");
}
