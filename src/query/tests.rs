//! Properties of the search: exact for whatever text, marks inside it, the same every time.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Filters, Query, marks, search, snippet};
use crate::corpus::Corpus;
use crate::document::{Document, Paragraph, ParagraphKind};
use crate::index::{Index, Vocabulary, build, dictionary, texts};
use crate::text::{Span, fold_text};

fn corpus(texts: &[Vec<String>]) -> Corpus {
    let document = |(at, paragraphs): (usize, &Vec<String>)| {
        let mut start = 0;
        let paragraph = |text: &String| {
            let span = Span::new(start, start + text.len());
            start += text.len() + 1;
            Paragraph { span, kind: ParagraphKind::Body, section: None, line: 1 }
        };
        Document {
            id: format!("d{at:03}"),
            paragraphs: paragraphs.iter().map(paragraph).collect(),
            text: paragraphs.join("\n").into(),
            ..Document::default()
        }
    };
    Corpus { documents: texts.iter().enumerate().map(document).collect(), ..Corpus::default() }
}

fn opened(corpus: &Corpus) -> Index {
    let sections = build(&corpus.documents, &Vocabulary::default()).unwrap();
    let mut get = |name: &str| sections.iter().find(|s| s.0 == name).map(|s| s.1.clone().into());
    let (words, paragraphs) = (dictionary(&mut get).unwrap(), texts(&mut get).unwrap().folded);
    Index::open(&mut get, words, paragraphs, &corpus.documents).unwrap()
}

/// Paragraphs of few different characters, so that substrings repeat: Han in both scripts, words, digits,
/// full width, blanks, quotes, a character that folds to two.
fn paragraphs() -> impl Strategy<Value = Vec<Vec<String>>> {
    let piece = prop::sample::select(vec![
        "就业",
        "就業",
        "高质量",
        "发展",
        "發",
        "展",
        "中国",
        "５",
        "5",
        "%",
        "％",
        "a",
        "Ａ",
        "bc",
        " ",
        "　",
        "“",
        "”",
        "《",
        "·",
        "，",
        "。",
        "㎡",
        "-",
        "𠮷",
        "é",
        "\u{200b}",
    ]);
    let text = prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat());
    // A document without text has no paragraphs.
    let document = prop::collection::vec(text, 0..5).prop_map(|texts| if texts == [""] { Vec::new() } else { texts });
    prop::collection::vec(document, 1..4)
}

/// 著 is two characters: 顯著 is 显著, 沿著 is 沿着. Who asks for one finds no paragraph with the other alone, and what is
/// copied out of a text is found, wherever it was cut.
#[test]
fn the_two_characters_of_zhu_are_told_apart() {
    let texts = ["成效显著提高", "沿着河岸", "沿著河岸", "成效顯著提高"].map(str::to_owned).to_vec();
    let corpus = corpus(&[texts]);
    let index = opened(&corpus);
    for (typed, expected) in [
        ("著", vec![0, 2, 3]),
        ("着", vec![1, 2]),
        ("著提", vec![0, 3]),
        ("著河", vec![2]),
        ("着河", vec![1, 2]),
        ("沿著", vec![1, 2]),
        ("显著", vec![0, 3]),
        ("顯著提", vec![0, 3]),
    ] {
        let answer = search(&index, &corpus, &Query::parse(typed), &Filters::default());
        let mut found: Vec<u32> = answer.hits.iter().map(|hit| hit.paragraph).collect();
        found.sort_unstable();
        assert_eq!(found, expected, "{typed}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Every stretch of a text, as a reader copies it, finds exactly the paragraphs that hold it.
    #[test]
    fn search_is_exact(texts in paragraphs(), at in any::<prop::sample::Index>(), length in 1usize..12) {
        let corpus = corpus(&texts);
        let index = opened(&corpus);
        let all: Vec<&String> = texts.iter().flatten().collect();
        prop_assume!(!all.is_empty());
        let text = all[at.index(all.len())];
        let from = at.index(text.chars().count().max(1));
        let copied: String = text.chars().skip(from).take(length).collect();
        let needle = fold_text(&copied);
        let found: Vec<u32> = index.find(&needle).iter().map(|f| f.paragraph).collect();
        let expected: Vec<u32> = (0..)
            .zip(&all)
            .filter(|(_, text)| !needle.is_empty() && fold_text(text).contains(&needle))
            .map(|(at, _)| at)
            .collect();
        prop_assert_eq!(found, expected);
    }

    /// Marks and snippets lie on whole characters inside their paragraph, and mark what matched.
    #[test]
    fn marks_lie_inside(texts in paragraphs(), typed in "[就业高质量发展中国5％a“”《 ]{1,6}") {
        let corpus = corpus(&texts);
        let index = opened(&corpus);
        let query = Query::parse(&typed);
        let answer = search(&index, &corpus, &query, &Filters::default());
        for hit in &answer.hits {
            let document = &corpus.documents[hit.doc as usize];
            let whole = document.paragraphs[hit.paragraph as usize].span;
            let found = marks(document, hit.paragraph as usize, &answer.needles, &[]);
            prop_assert!(query.clauses.is_empty() || !found.is_empty(), "{} {:?}", typed, answer.needles);
            prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
            for mark in found {
                prop_assert!(whole.contains(mark) && document.text.get(mark.range()).is_some());
            }
            let shown = snippet(document, hit.paragraph as usize, &answer.needles, &[], 8);
            prop_assert!(whole.contains(shown.span) && document.text.get(shown.span.range()).is_some());
        }
        prop_assert_eq!(answer, search(&index, &corpus, &query, &Filters::default()));
    }

    /// Whatever is typed: reading a query and writing it gives the same query.
    #[test]
    fn queries_survive_writing(typed in "[就业a1 \"“”「」:：~ORANDT()<>!=%.-]{0,24}|(OR|AND|NOT|[(]?[ab][)]?| ){0,12}|year:[0-9.]{1,6} .{0,12}|.{0,40}") {
        let query = Query::parse(&typed);
        let again = Query::parse(&query.to_string());
        prop_assert_eq!(&again.filters, &query.filters);
        let folded = |query: &Query| -> BTreeSet<String> {
            query.clauses.iter().flat_map(|c| &c.terms).chain(&query.without).map(|t| t.folded.clone()).collect()
        };
        prop_assert_eq!(folded(&again), folded(&query));
    }

    /// A sign whose number is parted from it never takes another's.
    #[test]
    fn lone_signs_survive_writing(typed in "[a5<>= -]{1,12}( year:2019)?( [a5<>-]{1,4})?") {
        let query = Query::parse(&typed);
        let again = Query::parse(&query.to_string());
        prop_assert_eq!(again.words(), query.words());
        prop_assert_eq!(again.without.len(), query.without.len());
    }

    /// The marks around a text are none that it holds.
    #[test]
    fn quoted_marks_survive_writing(typed in "[\"“]{0,2}[就 “”\"]{0,6}[\"”]") {
        let query = Query::parse(&typed);
        let texts = |query: &Query| -> BTreeSet<String> {
            query.clauses.iter().flat_map(|c| &c.terms).map(|t| t.folded.clone()).collect()
        };
        prop_assert_eq!(texts(&Query::parse(&query.to_string())), texts(&query));
    }

    /// A damaged section is refused or harmless.
    #[test]
    fn damage_is_no_disaster(which in 0usize..5, at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let corpus = corpus(&[vec!["城镇新增就业，就业优先；高质量发展。".repeat(3)]]);
        let mut sections = build(&corpus.documents, &Vocabulary::default()).unwrap();
        let bytes = &mut sections[which].1;
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let mut get = |name: &str| sections.iter().find(|s| s.0 == name).map(|s| s.1.clone().into());
        let parts = dictionary(&mut get).and_then(|words| Ok((words, texts(&mut get)?.folded)));
        let opened = parts.and_then(|(words, folded)| Index::open(&mut get, words, folded, &corpus.documents));
        if let Ok(index) = opened {
            for typed in ["就业", "jiuye", "就叶", "gzl", "2023年就业了多少", "~就业"] {
                search(&index, &corpus, &Query::parse(typed), &Filters::default());
                super::suggest(&index, &corpus, typed, &Filters::default(), 8);
            }
        }
    }
}

#[test]
fn the_same_documents_give_the_same_bytes() {
    let texts = vec![vec!["稳就业促消费，推动高质量发展。".to_owned(), "乡村振兴与乡村建设".to_owned()]];
    let corpus = corpus(&texts);
    let build = || build(&corpus.documents, &Vocabulary::default()).unwrap();
    assert_eq!(build(), build());
}

#[test]
fn restrictions_of_query_and_view_hold_together() {
    let mut corpus = corpus(&[vec!["稳就业".to_owned()], vec!["促就业".to_owned()]]);
    corpus.documents[0].meta.region = "云溪市".to_owned();
    corpus.documents[1].meta.region = "石湾市".to_owned();
    let index = opened(&corpus);
    let total = |typed: &str, region: &str| {
        let filters = Filters { regions: vec![region.to_owned()], ..Filters::default() };
        search(&index, &corpus, &Query::parse(typed), &filters).hits.len()
    };
    assert_eq!(total("就业 region:云溪", "云溪市"), 1);
    assert_eq!(total("就业 region:云溪", "石湾市"), 0);
    assert_eq!(total("就业", "石湾市"), 1);
}

#[test]
fn trends_count_what_stands() {
    let texts = vec![vec!["就业就业".to_owned(), "稳就業".to_owned()], vec!["没有".to_owned()]];
    let corpus = corpus(&texts);
    let index = opened(&corpus);
    let by = super::Grouping::Document;
    let counts = super::trends(&index, &corpus, &["就业".to_owned()], &Filters::default(), by);
    assert_eq!(counts.rows.iter().map(|row| row.counts[0]).collect::<Vec<_>>(), [3, 0]);
    assert_eq!(counts.rows[0].characters, 7);
}
