//! The compiled engine, embedded by the build script when it fits the sources.

use std::fmt;

include!(concat!(env!("OUT_DIR"), "/engine.rs"));

/// The page's half of this crate, compiled.
#[derive(Clone, Copy)]
pub struct EngineAssets {
    /// The module, without a bundle.
    pub wasm: &'static [u8],
    /// What binds it to JavaScript: an ES module of one top-level name, `engine`, that its last line exports.
    pub js: &'static str,
}

impl EngineAssets {
    /// The module `engine.js` of the page: a function that makes an engine, whose text can also be sent to a worker.
    pub(super) fn factory(&self) -> String {
        let text = self.js.trim_end().trim_end_matches("export { engine };");
        format!("export function makeEngine() {{\n{text}return engine;\n}}\n")
    }
}

/// Why this program holds no engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoEngine {
    /// None was built before the program.
    Missing,
    /// The one that lay there was made from other sources.
    Stale,
}

impl fmt::Display for NoEngine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self {
            NoEngine::Missing => "this program was built without the page's engine",
            NoEngine::Stale => "the page's engine was older than the sources when this program was built",
        };
        write!(f, "{why}: run `cargo xtask build` in the project's folder, then use target/release/mingcha")
    }
}

impl std::error::Error for NoEngine {}

/// The engine, where this program holds one.
pub fn engine() -> Result<EngineAssets, NoEngine> {
    ENGINE
}
