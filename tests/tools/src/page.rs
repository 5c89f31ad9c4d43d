//! `cargo xtask build`: engine, program, and the page of the default corpus.

use anyhow::Result;

use crate::engine;
use crate::run::{cargo, command, program, say};

/// Builds everything, then makes `explorer.html`; `mingcha` tells its path and size.
pub fn build() -> Result<()> {
    engine::build()?;
    make()
}

/// The program and the page, of the engine that lies there.
pub fn make() -> Result<()> {
    say("building the program (cargo build --release)");
    cargo(["build", "--release"]).run()?;
    say("making the page of the default corpus (target/release/mingcha build)");
    command(program()).arg("build").run()
}
