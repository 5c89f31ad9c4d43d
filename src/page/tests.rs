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
    let page = explorer_page(&ENGINE, &bundle, &Corpus::default()).unwrap();
    assert_eq!(page, explorer_page(&ENGINE, &bundle, &Corpus::default()).unwrap(), "same input, same bytes");
    assert_eq!(extract(page.as_bytes()), Some(Ok((Carrier::Page, bundle))));
    let damaged = page.replace("id=\"payload\">H4sI", "id=\"payload\">AAAA");
    assert_eq!(recognise(damaged.as_bytes()), Some(Carrier::Page));
    assert!(extract(damaged.as_bytes()).unwrap().is_err());
}

#[test]
fn markup_of_a_document_is_text() {
    let page = explorer_page(&ENGINE, b"", &hostile()).unwrap();
    assert!(!page.contains("<script>alert"), "the title of a document became markup");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;{{payload}}"), "it is shown as text, slots and all");
    assert_eq!(page.matches("</script>").count(), 2, "payload and code");
}
