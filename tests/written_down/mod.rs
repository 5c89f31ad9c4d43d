//! What the engine answers natively, written down for the page's suite (`tests/browser/answers.test.mjs`), which holds
//! the shipped wasm against it: both answer alike, or one of the two fails.

use std::fs;
use std::path::Path;

use mingcha::engine::{Engine, api::Request};
use serde_json::{Value, json};

/// Asks everything of a bundle; leaves `NAME.bundle` and `NAME.jsonl` in cargo's folder for tests.
pub fn write_down(name: &str, bundle: Vec<u8>, requests: impl IntoIterator<Item = Value>) {
    let engine = Engine::open(bundle.clone()).expect("its own bundle opens");
    let answer = |request: Value| {
        let asked: Request = serde_json::from_value(request.clone()).unwrap_or_else(|e| panic!("{request}: {e}"));
        format!("{}\n", json!({ "request": request, "response": engine.ask(&asked) }))
    };
    let answers: String = requests.into_iter().map(answer).collect();
    assert!(!answers.is_empty(), "{name}: something is asked");
    // The bundle beside them: the page's own may be of another build.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    fs::write(folder.join(format!("{name}.bundle")), bundle).expect("cargo's folder for tests can be written");
    fs::write(folder.join(format!("{name}.jsonl")), answers).expect("cargo's folder for tests can be written");
}
