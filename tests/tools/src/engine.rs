//! The engine: the library compiled to wasm and bound to JavaScript, in `assets/engine` with its stamp.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::bindgen::{self, Names};
use crate::route::{self, Route, TARGET};
use crate::run::{root, say, target};
use crate::stamp;

/// Builds the engine where the one that lies there doesn't fit the sources.
pub fn build() -> Result<()> {
    match stamp::state(root()) {
        stamp::State::Fits => {
            say("engine: up to date");
            return Ok(());
        }
        stamp::State::Stale => say("engine: the sources have changed, building it again"),
        stamp::State::Missing => say("engine: not built yet, building it"),
    }
    let route = Route::find()?;
    compile(&route, &folder())?;
    let built = built();
    bind(&built.join("mingcha.wasm"))?;
    let notes = [format!("made by {}", route.rustc_version()?), "by `cargo xtask`; see src/stamp.rs".to_owned()];
    stamp::store(root(), &inputs(&built.join("mingcha.d"))?, &notes)?;
    Ok(())
}

/// The present engine with its functions' names, for the benchmark; gives its path.
pub fn with_names() -> Result<PathBuf> {
    build()?;
    let path = folder().join("named.wasm");
    if !built().join("mingcha.wasm").is_file() {
        compile(&Route::find()?, &folder())?;
    }
    fs::write(&path, bindgen::bind(&built().join("mingcha.wasm"), Names::Kept)?.wasm)?;
    Ok(path)
}

/// Where it is compiled: apart from the rest, since its compiler may be another.
fn folder() -> PathBuf {
    target().join("wasm")
}

/// Where the compiler leaves it.
fn built() -> PathBuf {
    folder().join(TARGET).join("engine")
}

fn compile(route: &Route, folder: &Path) -> Result<()> {
    say("engine: compiling it for wasm (a minute or two the first time)");
    let mut flags: Vec<String> = stamp::FLAGS.iter().map(ToString::to_string).collect();
    if let Route::Debian(_) = route {
        flags.extend(stamp::FLAGS_WITH_STD.iter().map(ToString::to_string));
    }
    flags.extend(route::remapped(&route.sysroot()?));
    route
        .cargo("rustc")
        .args(["--lib", "--crate-type", "cdylib", "--profile", "engine", "--no-default-features", "--quiet"])
        .arg("--target-dir")
        .arg(folder)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
        .run()
}

fn bind(wasm: &Path) -> Result<()> {
    let bound = bindgen::bind(wasm, Names::Removed)?;
    let folder = root().join(stamp::FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    say(&format!("engine: {} kB wasm, {} kB JavaScript", bound.wasm.len() / 1000, bound.js.len() / 1000));
    for (name, bytes) in stamp::FILES.into_iter().zip([&bound.wasm, bound.js.as_bytes()]) {
        let path = folder.join(name);
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// The files of ours that the compiler read, from cargo's dependency list (`output: file file\ with\ space`).
fn inputs(list: &Path) -> Result<BTreeSet<PathBuf>> {
    let text = fs::read_to_string(list).with_context(|| format!("cannot read {}", list.display()))?;
    let target = target();
    let files = text.split_once(": ").map_or("", |(_, files)| files).trim().replace("\\ ", "\0");
    let files = files.split_whitespace().map(|file| PathBuf::from(file.replace('\0', " ")));
    Ok(files
        .filter(|file| !file.starts_with(&target))
        .filter_map(|file| file.strip_prefix(root()).map(Path::to_owned).ok())
        .collect())
}
