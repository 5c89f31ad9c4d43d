//! Running other programs in the project's root, and saying so.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use anyhow::{Context as _, Result, bail};

/// Says on stderr what is being done.
pub fn say(what: &str) {
    eprintln!("xtask: {what}");
}

/// The project's root.
pub fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let package = std::env::var_os("CARGO_MANIFEST_DIR").map_or(PathBuf::from("tests/tools"), PathBuf::from);
        package.join("../..").canonicalize().unwrap_or_default()
    });
    &ROOT
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The built `mingcha`.
pub fn program() -> PathBuf {
    target().join("release").join(format!("mingcha{}", std::env::consts::EXE_SUFFIX))
}

/// A program to be run in the root.
pub fn command(program: impl AsRef<OsStr>) -> Run {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    Run(command)
}

/// The cargo that runs us.
pub fn cargo<const N: usize>(words: [&str; N]) -> Run {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())).args(words)
}

/// A command under construction; its failure is told with its whole line.
pub struct Run(Command);

impl Run {
    pub fn arg(mut self, word: impl AsRef<OsStr>) -> Self {
        self.0.arg(word);
        self
    }

    pub fn args(mut self, words: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        self.0.args(words);
        self
    }

    /// In a folder of the project instead of its root.
    pub fn within(mut self, folder: &str) -> Self {
        self.0.current_dir(root().join(folder));
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    pub fn env_remove(mut self, name: &str) -> Self {
        self.0.env_remove(name);
        self
    }

    /// Runs it, its output shown; fails where it fails.
    pub fn run(mut self) -> Result<()> {
        let line = self.line();
        let status = self.0.status().with_context(|| format!("cannot start `{line}`"))?;
        if !status.success() {
            bail!("`{line}` failed ({status})");
        }
        Ok(())
    }

    /// Runs it, its output shown and each line of its stdout given away; fails where it fails.
    pub fn watch(mut self, mut see: impl FnMut(&str)) -> Result<()> {
        let line = self.line();
        let mut child = self.0.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{line}`"))?;
        if let Some(output) = child.stdout.take() {
            for text in BufReader::new(output).split(b'\n') {
                let text = String::from_utf8_lossy(&text?).into_owned();
                println!("{text}");
                see(text.trim_end());
            }
        }
        let status = child.wait()?;
        if !status.success() {
            bail!("`{line}` failed ({status})");
        }
        Ok(())
    }

    /// Runs it and gives what it writes to stdout, trimmed; fails where it fails.
    pub fn read(mut self) -> Result<String> {
        let line = self.line();
        let output = self.0.stderr(Stdio::inherit()).output().with_context(|| format!("cannot start `{line}`"))?;
        if !output.status.success() {
            bail!("`{line}` failed ({})", output.status);
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Whether it runs and succeeds; its output is dropped.
    pub fn succeeds(mut self) -> bool {
        self.0.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    }

    fn line(&self) -> String {
        let words = std::iter::once(self.0.get_program()).chain(self.0.get_args());
        words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }
}
