//! Whether the compiled engine in `assets/engine` was made from the present sources.
//!
//! The build script (which embeds it) and `cargo xtask` (which makes it) both include this file, so they cannot
//! disagree. A stamp lies beside the engine: the files that the compiler says it was made from, one hash over
//! their contents, the lock file, the manifest and [`FLAGS`], and the hashes of the engine's own files. Only
//! what really went into the engine counts: editing the command line's half does not make it stale.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where the engine lies, from the package's root.
pub const FOLDER: &str = "assets/engine";
/// The engine's files, in [`FOLDER`]: the module and the JavaScript that binds it.
pub const FILES: [&str; 2] = ["engine.wasm", "engine.js"];
/// Compiler flags of the engine, on every route.
pub const FLAGS: &[&str] = &["-Ctarget-feature=+simd128"];
/// More flags where the standard library is built along.
pub const FLAGS_WITH_STD: &[&str] =
    &["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// What always counts, whatever the compiler lists.
const ALWAYS: [&str; 2] = ["Cargo.toml", "Cargo.lock"];
const NAME: &str = "stamp.txt";

/// What lies in [`FOLDER`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// No engine, or only part of one.
    Missing,
    /// One that was made from other sources.
    Stale,
    /// The one that belongs to the sources.
    Fits,
}

/// Says what lies in [`FOLDER`].
pub fn state(root: &Path) -> State {
    let folder = root.join(FOLDER);
    let Ok(stamp) = fs::read_to_string(folder.join(NAME)) else { return State::Missing };
    if FILES.iter().any(|file| !folder.join(file).is_file()) {
        return State::Missing;
    }
    // A published package holds the engine made from it, but a manifest and a lock file rewritten by cargo.
    let published = root.join("Cargo.toml.orig").is_file();
    match write(root, &listed(&stamp).collect(), &[]) {
        Ok(now) if published || facts(&now).eq(facts(&stamp)) => State::Fits,
        _ => State::Stale,
    }
}

/// The files that the engine was made from, relative to the root, and the lock file and manifest. Those of the
/// last engine are told even where it is stale; none where there is none.
pub fn inputs(root: &Path) -> BTreeSet<PathBuf> {
    let stamp = fs::read_to_string(root.join(FOLDER).join(NAME)).unwrap_or_default();
    listed(&stamp).chain(ALWAYS.map(PathBuf::from)).collect()
}

/// The text of a stamp for the engine's files as they lie there. `inputs` are relative to the root (a folder
/// stands for all files under it); `notes` are lines for people, which don't count.
pub fn write(root: &Path, inputs: &BTreeSet<PathBuf>, notes: &[String]) -> io::Result<String> {
    let mut sources = Fnv::default();
    for flag in FLAGS.iter().chain(FLAGS_WITH_STD) {
        sources.add(flag.as_bytes());
    }
    for input in ALWAYS.map(Path::new).into_iter().chain(inputs.iter().map(PathBuf::as_path)) {
        add_file(&mut sources, root, input)?;
    }
    let mut text: String = notes.iter().map(|note| format!("# {note}\n")).collect();
    text += &format!("sources {:016x}\n", sources.0);
    for file in FILES {
        let mut hash = Fnv::default();
        add_file(&mut hash, &root.join(FOLDER), Path::new(file))?;
        text += &format!("{file} {:016x}\n", hash.0);
    }
    for input in inputs {
        text += &format!("input {}\n", input.display());
    }
    Ok(text)
}

/// Writes the stamp beside the engine.
pub fn store(root: &Path, inputs: &BTreeSet<PathBuf>, notes: &[String]) -> io::Result<()> {
    fs::write(root.join(FOLDER).join(NAME), write(root, inputs, notes)?)
}

/// The lines of a stamp that count.
fn facts(stamp: &str) -> impl Iterator<Item = &str> {
    stamp.lines().filter(|line| !line.starts_with('#'))
}

fn listed(stamp: &str) -> impl Iterator<Item = PathBuf> {
    stamp.lines().filter_map(|line| line.strip_prefix("input ")).map(PathBuf::from)
}

fn add_file(hash: &mut Fnv, root: &Path, name: &Path) -> io::Result<()> {
    let path = root.join(name);
    if path.is_dir() {
        let mut entries: Vec<_> = fs::read_dir(&path)?.collect::<io::Result<_>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        return entries.iter().try_for_each(|entry| add_file(hash, root, &name.join(entry.file_name())));
    }
    hash.add(name.to_string_lossy().replace('\\', "/").as_bytes());
    hash.add(&fs::read(path)?);
    Ok(())
}

/// FNV-1a, 64 bits: against mistakes, not against malice.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Adds a text and its end.
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().copied().chain((bytes.len() as u64).to_le_bytes()) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
