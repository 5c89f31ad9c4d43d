//! Ways to a compiler for wasm32-unknown-unknown, in the order in which they are tried.
//!
//! 1. The active toolchain has the target.
//! 2. rustup may install it (`RUSTUP_AUTO_INSTALL=0` forbids that).
//! 3. Debian's `rustc-web` with the sources of its standard library, which is built along.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::run::{Run, cargo, command, say};
use crate::{debian, run};

/// The target's name.
pub const TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_SOURCES: &str = "/usr/lib/rustlib/src/rust/library";

/// A way to compile the engine.
pub enum Route {
    /// The active toolchain, with the target's standard library.
    Toolchain,
    /// Debian's compiler; the standard library is compiled from its sources. Holds the linker.
    Debian(PathBuf),
}

impl Route {
    /// Finds one, installing what is missing where that is allowed.
    pub fn find() -> Result<Route> {
        if has_target() {
            say("engine: the active toolchain has the wasm target");
            return Ok(Route::Toolchain);
        }
        match rustup_installs() {
            Ok(()) => return Ok(Route::Toolchain),
            Err(why) => say(&format!("engine: no wasm target in the active toolchain, and {why}")),
        }
        if let Some(linker) = debian_compiler()? {
            say(&format!(
                "engine: Debian's {} compiles it with its standard library, {} links",
                debian_version(),
                linker.display()
            ));
            return Ok(Route::Debian(linker));
        }
        bail!(
            "no compiler for {TARGET}: run `rustup target add {TARGET}`, or on Debian (as root) \
             `apt-get install rustc-web rust-web-src lld-19`, then try again"
        )
    }

    /// `cargo` with what this route needs, up to the subcommand's own words.
    pub fn cargo(&self, subcommand: &str) -> Run {
        let cargo = cargo([subcommand, "--target", TARGET]);
        match self {
            Route::Toolchain => cargo,
            // For this child only: the compiler is a stable one that is asked for what nightly ones offer.
            Route::Debian(linker) => cargo
                .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
                .env("RUSTC", DEBIAN_RUSTC)
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
                .env_remove("LD_LIBRARY_PATH"),
        }
    }

    /// Its compiler's version.
    pub fn rustc_version(&self) -> Result<String> {
        match self {
            Route::Toolchain => command("rustc").arg("--version").read(),
            Route::Debian(_) => command(DEBIAN_RUSTC).arg("--version").read(),
        }
    }

    /// The folder of its toolchain.
    pub fn sysroot(&self) -> Result<String> {
        match self {
            Route::Toolchain => command("rustc").args(["--print", "sysroot"]).read(),
            Route::Debian(_) => command(DEBIAN_RUSTC).args(["--print", "sysroot"]).read(),
        }
    }
}

fn has_target() -> bool {
    let folder = command("rustc").args(["--print", "target-libdir", "--target", TARGET]).read();
    folder.is_ok_and(|folder| std::fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some()))
}

fn rustup_installs() -> Result<(), &'static str> {
    if std::env::var("RUSTUP_AUTO_INSTALL").is_ok_and(|value| value == "0") {
        return Err("RUSTUP_AUTO_INSTALL=0 keeps rustup from fetching it");
    }
    if !command("rustup").arg("--version").succeeds() {
        return Err("there is no rustup to fetch it");
    }
    say(&format!("engine: fetching the wasm target (rustup target add {TARGET})"));
    match command("rustup").args(["target", "add", TARGET]).run() {
        Ok(()) if has_target() => Ok(()),
        _ => Err("rustup could not fetch it"),
    }
}

/// Debian's compiler, installed now if need be; gives the linker to use with it.
fn debian_compiler() -> Result<Option<PathBuf>> {
    if !Path::new(DEBIAN_SOURCES).is_dir() || debian_version().is_empty() {
        if !debian::can_install() {
            return Ok(None);
        }
        debian::install(&["rustc-web", "rust-web-src"])?;
    }
    if let Some(linker) = linker() {
        return Ok(Some(linker));
    }
    if debian::can_install() {
        debian::install(&["lld-19"])?;
    }
    Ok(linker())
}

fn debian_version() -> String {
    debian::version("rustc-web").map_or(String::new(), |version| format!("rustc-web {version}"))
}

/// rustup's own rust-lld, else LLVM's.
fn linker() -> Option<PathBuf> {
    let sysroot = command("rustc").args(["--print", "sysroot"]).read().unwrap_or_default();
    let host = command("rustc").args(["--print", "host-tuple"]).read().unwrap_or_default();
    let rust_lld = Path::new(&sysroot).join("lib/rustlib").join(host).join("bin/rust-lld");
    [rust_lld, "/usr/bin/wasm-ld-19".into(), "/usr/bin/wasm-ld".into()].into_iter().find(|path| path.is_file())
}

/// Replaces this machine's folders in what the compiler writes into the engine.
pub fn remapped(sysroot: &str) -> Vec<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let pairs =
        [(home.display().to_string(), "cargo"), (sysroot.to_owned(), "rust"), (run::root().display().to_string(), ".")];
    pairs
        .into_iter()
        .filter(|(from, _)| !from.is_empty())
        .map(|(from, to)| format!("--remap-path-prefix={from}={to}"))
        .collect()
}
