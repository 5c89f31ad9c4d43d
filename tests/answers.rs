//! The engine's answers to `tests/cases/requests.jsonl` over the default corpus, written down so that the engine
//! in wasm can be held against them. A new case is a line in that file.

mod written_down;

use mingcha::bundle::{self, Codec, contents};
use mingcha::corpus;
use mingcha::document;

#[test]
fn native_answers_are_written_down_for_the_page() {
    let corpus = corpus::assemble(document::builtin());
    assert!(!corpus.documents.is_empty(), "the default corpus is read");
    let bytes = bundle::write(&contents::sections(&corpus).expect("the corpus is indexed"), Codec::Stored);
    let requests = include_str!("cases/requests.jsonl").lines();
    let requests = requests.map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")));
    written_down::write_down("answers", bytes, requests);
}
