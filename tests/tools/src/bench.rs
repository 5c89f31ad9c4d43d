//! `cargo xtask bench` and `cargo xtask picture`: what the README tells and shows, made anew.

use anyhow::Result;

use crate::browsers::Node;
use crate::run::say;
use crate::{engine, page};

/// Measures sizes and times; rewrites `tests/bench/RESULTS.md`.
pub fn measure() -> Result<()> {
    let named = engine::with_names()?;
    page::make()?;
    say("measuring; the machine should have nothing else to do");
    Node::ready()?.run(["../bench/bench.mjs"]).env("MINGCHA_NAMED_ENGINE", named).run()
}

/// Takes the README's picture of the real page.
pub fn picture() -> Result<()> {
    page::build()?;
    Node::ready()?.run(["picture.mjs"]).run()
}
