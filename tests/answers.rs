//! The engine's answers to `tests/cases/requests.jsonl` over the default corpus, written down so that the engine
//! in wasm can be held against them (`tests/browser/answers.test.mjs`): native and page answer alike, or one of
//! the two fails. A new case is a line in that file.

use std::fs;
use std::path::Path;

use mingcha::bundle::{self, Codec, contents};
use mingcha::corpus;
use mingcha::document;
use mingcha::engine::{Engine, api::Request};

#[test]
fn native_answers_are_written_down_for_the_page() {
    let corpus = corpus::assemble(document::builtin());
    assert!(!corpus.documents.is_empty(), "the default corpus is read");
    let bytes = bundle::write(&contents::sections(&corpus).expect("the corpus is indexed"), Codec::Stored);
    let engine = Engine::open(bytes.clone()).expect("its own bundle opens");

    let requests = include_str!("cases/requests.jsonl");
    let mut answers = String::new();
    for line in requests.lines() {
        let request: Request = serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        let response = serde_json::to_string(&engine.ask(&request)).expect("a response is JSON");
        answers += &format!("{{\"request\":{line},\"response\":{response}}}\n");
    }

    // Beside target/tmp/answers.jsonl the bundle that they are about: the page's own may be of another build.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    fs::write(folder.join("answers.bundle"), bytes).expect("cargo's folder for tests can be written");
    fs::write(folder.join("answers.jsonl"), answers).expect("cargo's folder for tests can be written");
}
