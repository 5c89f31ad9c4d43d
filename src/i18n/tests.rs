//! The three catalogues agree, and hold what the code asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::*;

fn catalogue(lang: &str) -> BTreeMap<String, String> {
    let path = format!("{}/assets/messages/{lang}.toml", env!("CARGO_MANIFEST_DIR"));
    let mut all: BTreeMap<String, String> =
        toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap_or_else(|error| panic!("{path}: {error}"));
    // English words for units of documents stand in its catalogue only.
    all.retain(|key, _| key.is_ascii());
    all
}

/// The arguments that a text names; forms of a word (`{0|one|many}`) are a language's own.
fn placeholders(text: &str) -> BTreeSet<&str> {
    let inside = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
    inside.map(|(inside, _)| inside.split_once('|').map_or(inside, |(index, _)| index)).collect()
}

#[test]
fn catalogues_have_the_same_keys_and_arguments() {
    let hans = catalogue("zh-Hans");
    for lang in ["zh-Hant", "en"] {
        let other = catalogue(lang);
        let missing: Vec<_> = hans.keys().filter(|key| !other.contains_key(*key)).collect();
        let surplus: Vec<_> = other.keys().filter(|key| !hans.contains_key(*key)).collect();
        assert!(missing.is_empty() && surplus.is_empty(), "{lang}: missing {missing:?}, surplus {surplus:?}");
        for (key, text) in &hans {
            assert_eq!(placeholders(text), placeholders(&other[key]), "{lang}: {key}");
            assert!(!other[key].is_empty(), "{lang}: {key}");
        }
    }
}

#[test]
fn traditional_is_traditional() {
    for (key, text) in catalogue("zh-Hant") {
        assert!(!text.contains(|c| SIMPLIFIED_ONLY.contains(c)), "{key}: {text}");
    }
}

/// Characters that a Traditional text never holds.
const SIMPLIFIED_ONLY: &str = "个数据与说这为时间页题门来对动实现图书汇报标签总额亿业产开关闭无导览读写链让错误资";

/// The keys that `messages.text("…")`, `t("…")` and the like name in the sources.
fn keys_in(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            keys_in(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs" || ext == "js") {
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            for call in [".text(\"", ".format(\"", "message(\"", ".t(\"", " t(\"", "(t(\""] {
                for after in text.split(call).skip(1) {
                    let key = after.split('"').next().unwrap_or_default();
                    found.push((key.to_owned(), path.display().to_string()));
                }
            }
        }
    }
}

/// The sources of the program and of the page, one after the other.
fn sources(folder: &Path) -> String {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let text = |path: std::path::PathBuf| match path.extension().and_then(|ext| ext.to_str()) {
        _ if path.is_dir() => sources(&path),
        Some("rs" | "js" | "html") => std::fs::read_to_string(&path).unwrap_or_default(),
        _ => String::new(),
    };
    entries.map(text).collect()
}

#[test]
fn every_text_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let code = sources(&root.join("src")) + &sources(&root.join("www"));
    // Keys put together of a stem and a name: `facet-{param}` here, `theme-${theme}` in the page.
    let is_composed = |key: &str| {
        let stems = key.match_indices('-').map(|(at, _)| &key[..=at]);
        stems.into_iter().any(|stem| {
            ['"', '`'].iter().any(|q| code.contains(&format!("{q}{stem}{{")) || code.contains(&format!("{q}{stem}${{")))
        })
    };
    let idle: Vec<_> = catalogue("zh-Hans")
        .into_keys()
        .filter(|key| !code.contains(&format!("\"{key}\"")) && !is_composed(key))
        .collect();
    assert!(idle.is_empty(), "{idle:#?}");
}

#[test]
fn every_key_in_the_code_has_its_text() {
    let hans = catalogue("zh-Hans");
    let mut used: Vec<(String, String)> =
        crate::view::composed_keys().into_iter().map(|key| (key, "src/view".to_owned())).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    keys_in(&root.join("src"), &mut used);
    keys_in(&root.join("www"), &mut used);
    let is_key =
        |key: &str| key.contains('-') && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let missing: Vec<_> = used.iter().filter(|(key, _)| is_key(key) && !hans.contains_key(key)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn arguments_are_text_and_never_patterns() {
    let (messages, unknown) = (Messages::of(Lang::Hans), "no-such-key");
    assert_eq!(messages.format("label-value", &["{1}", "值"]), "{1}：值");
    assert_eq!(messages.text(unknown), unknown);
}

#[test]
fn a_word_takes_the_form_that_goes_with_its_number() {
    let english = Messages::of(Lang::English);
    assert_eq!(english.format("documents-count", &["1"]), "1 document");
    assert_eq!(english.format("documents-count", &["31"]), "31 documents");
    assert_eq!(english.format("results-count", &["2", "1"]), "2 paragraphs in 1 document");
    assert_eq!(Messages::of(Lang::Hans).format("documents-count", &["1"]), "1份文件");
}
