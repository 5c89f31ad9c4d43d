//! A page holds what went into it, and shows markup of documents as text.

use super::*;
use crate::bundle::carrier::{Carrier, extract, recognise};
use crate::document::Document;

const ENGINE: EngineAssets = EngineAssets { wasm: b"\0asm\x01\0\0\0", js: "let engine = {};\nexport { engine };\n" };

fn hostile() -> Corpus {
    let mut document = Document { id: "a".into(), ..Document::default() };
    document.meta.title = "</title><script>alert(1)</script>{{payload}}".into();
    Corpus { documents: vec![document], ..Corpus::default() }
}

#[test]
fn a_page_gives_its_bundle_back() {
    let bundle = crate::bundle::write(&[("meta".into(), b"x".to_vec())], crate::bundle::Codec::Stored);
    let page = explorer_page(&ENGINE, &bundle, &Corpus::default(), None).unwrap();
    assert_eq!(page, explorer_page(&ENGINE, &bundle, &Corpus::default(), None).unwrap(), "same input, same bytes");
    assert_eq!(extract(page.as_bytes()), Some(Ok((Carrier::Page, bundle))));
    let damaged = page.replace("id=\"payload\">H4sI", "id=\"payload\">AAAA");
    assert_eq!(recognise(damaged.as_bytes()), Some(Carrier::Page));
    assert!(extract(damaged.as_bytes()).unwrap().is_err());
}

#[test]
fn markup_of_a_document_is_text() {
    let page = explorer_page(&ENGINE, b"", &hostile(), None).unwrap();
    assert!(!page.contains("<script>alert"), "the title of a document became markup");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;{{payload}}"), "it is shown as text, slots and all");
    assert!(page.is_ascii(), "a browser keeps it in one byte a character");
    assert_eq!(page.matches("</script>").count(), 2, "payload and code");
}

fn site(bundle: &[u8]) -> Vec<site::SiteFile> {
    let examples = ["v=metrics&ind=\"><script>".to_owned(), "v=ledger".to_owned()];
    site::Site { engine: &ENGINE, bundle, corpus: &hostile(), examples, named: Vec::new(), base: None }.files().unwrap()
}

#[test]
fn a_site_leads_from_stable_names_to_versioned_ones() {
    let files = site(b"data");
    let again = site(b"data");
    assert!(files.iter().zip(&again).all(|(a, b)| a.path == b.path && a.bytes == b.bytes), "same input, same bytes");
    // A minified script has texts between any quotes.
    let text = |path: &str| {
        let file = files.iter().find(|file| file.path == path).unwrap();
        String::from_utf8(file.bytes.clone()).unwrap().replace('`', "\"")
    };
    let folder = files[0].path.rsplit_once('/').unwrap().0.to_owned();
    assert_ne!(folder, site(b"others")[0].path.rsplit_once('/').unwrap().0, "other data, another folder");
    for (stable, leads) in [("mingcha.js", "explorer.js"), ("index.html", "site.js"), ("embed.html", "site.js")] {
        assert!(text(stable).contains(&format!("\"{folder}/{leads}\"")), "{stable}");
        let pinned = text(&format!("{folder}/{stable}"));
        assert!(!pinned.contains(&folder) && pinned.contains(&format!("\"{leads}\"")), "{stable}, pinned");
    }
    assert!(text("mingcha.json").contains(&format!("\"{folder}/explorer.wasm\"")));
    let last_versioned = files.iter().rposition(|file| file.path.starts_with("v/")).unwrap();
    let first_stable = files.iter().position(|file| !file.path.starts_with("v/")).unwrap();
    assert!(last_versioned < first_stable, "what is led to is written first");
}

#[test]
fn a_site_holds_no_inline_script_and_no_markup_of_documents() {
    for file in site(b"data").iter().filter(|file| file.path.ends_with(".html")) {
        let page = std::str::from_utf8(&file.bytes).unwrap();
        assert!(!page.contains("<script>") && !page.contains("<script>alert"), "{}", file.path);
        assert!(page.contains("&lt;script&gt;"), "{}: the title is text", file.path);
    }
}

#[test]
fn frames_have_the_same_rights_wherever_they_are_written() {
    let readme = site(b"data").into_iter().find(|file| file.path == "README.html").unwrap().bytes;
    let readme = String::from_utf8(readme).unwrap();
    for text in [&readme, files::text("embed-snippets.js").unwrap()] {
        assert!(text.contains(&format!("\"{}\"", policy::FRAME_RIGHTS)));
    }
}

#[test]
fn frames_have_the_same_heights_wherever_they_are_written() {
    let forms = files::text("forms.js").unwrap();
    let (_, heights) = forms.split_once("HEIGHTS = { ").unwrap();
    let (heights, _) = heights.split_once(" }").unwrap();
    for (form, height) in heights.split(", ").map(|pair| pair.split_once(": ").unwrap()) {
        let form = Some(form).filter(|form| *form != "full");
        assert_eq!(named::height(form).to_string(), height, "{form:?}");
    }
    let chart = named::height(Some("chart"));
    for text in [files::text("site-readme.html").unwrap(), include_str!("../../README.md")] {
        assert!(text.contains("compact=\"chart\"") && text.contains(&format!("min-height:{chart}px")));
    }
}

#[test]
fn a_site_is_passed_over_where_documents_are_read() {
    let folder = std::env::temp_dir().join(format!("mingcha-site-{}", std::process::id()));
    for file in site(b"data") {
        let path = folder.join(file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, file.bytes).unwrap();
    }
    std::fs::write(folder.join("a.txt"), "全年新增就业12万人。").unwrap();
    let read = crate::document::read_paths(std::slice::from_ref(&folder), &crate::document::ReadOptions::default());
    std::fs::remove_dir_all(&folder).unwrap();
    let ids: Vec<&str> = read.documents.iter().map(|document| document.id.as_str()).collect();
    assert_eq!(ids, ["a"]);
    assert!(read.problems.is_empty(), "{:?}", read.problems);
}

#[test]
fn the_dialogues_catalogues_have_the_same_keys_and_their_words_are_used() {
    let words = crate::i18n::site::words();
    let keys: Vec<&String> = words["zh-Hans"].keys().collect();
    assert!(words.len() == 3 && words.values().all(|catalogue| catalogue.keys().eq(keys.iter().copied())));
    let mut code: String =
        ["embed-dialog.js", "picture-maker.js"].iter().filter_map(|name| files::text(name)).collect();
    code.push_str(include_str!("../card/view.rs"));
    code.push_str(include_str!("named.rs"));
    for key in keys {
        let (stem, _) = key.rsplit_once('-').unwrap_or((key, ""));
        assert!(code.contains(&format!("\"{key}\"")) || code.contains(&format!("`{stem}-$")), "{key} is said nowhere");
    }
}
