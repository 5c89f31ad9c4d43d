//! Finding Chromium and Firefox, and Node with its pinned packages; installing what Debian has.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::debian;
use crate::run::{Run, command, root, say};

/// Where the browser tests live.
pub const FOLDER: &str = "tests/browser";

/// A browser: how the tests are told of it, what it is called, where it may be.
struct Browser {
    variable: &'static str,
    package: &'static str,
    programs: &'static [&'static str],
}

const BROWSERS: [Browser; 2] = [
    Browser {
        variable: "MINGCHA_CHROMIUM",
        package: "chromium",
        programs: &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        ],
    },
    Browser {
        variable: "MINGCHA_FIREFOX",
        package: "firefox-esr",
        programs: &["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
    },
];

/// Node, made ready for the scripts of [`FOLDER`]: packages there, browsers found or installed.
pub struct Node {
    browsers: Vec<(&'static str, PathBuf)>,
}

impl Node {
    /// Makes it ready; says which browser is not to be had.
    pub fn ready() -> Result<Node> {
        install_packages()?;
        let browsers = BROWSERS.iter().filter_map(|browser| Some((browser.variable, find_or_install(browser)?)));
        let browsers = browsers.collect();
        if debian::version("fonts-noto-cjk").is_none() && debian::can_install() {
            // Without a Han font the pictures show boxes; the tests pass all the same.
            debian::install(&["fonts-noto-cjk"])?;
        }
        Ok(Node { browsers })
    }

    /// `node` in [`FOLDER`].
    pub fn run<S: AsRef<std::ffi::OsStr>>(&self, words: impl IntoIterator<Item = S>) -> Run {
        let node = command("node").within(FOLDER).args(words);
        self.browsers.iter().fold(node, |node, (variable, path)| node.env(variable, path))
    }
}

/// The pinned npm packages, installed again where the lock file is newer.
fn install_packages() -> Result<()> {
    let version = command("node").arg("--version").read().unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < 20) {
        bail!(
            "the browser tests need Node 20 or newer (found: {})",
            if version.is_empty() { "none" } else { &version }
        );
    }
    let modified = |name: &str| root().join(FOLDER).join(name).metadata().and_then(|data| data.modified()).ok();
    if modified("node_modules/.package-lock.json") < modified("package-lock.json") {
        say("fetching the browser tests' npm packages (npm ci)");
        command("npm").within(FOLDER).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]).run()?;
    }
    Ok(())
}

fn find_or_install(browser: &Browser) -> Option<PathBuf> {
    if let Some(path) = find(browser) {
        return Some(path);
    }
    if debian::can_install() {
        if let Err(error) = debian::install(&[browser.package]) {
            say(&format!("{error:#}"));
        }
        return find(browser);
    }
    say(&format!("no {} here: its tests are skipped (install it, or set {})", browser.package, browser.variable));
    None
}

fn find(browser: &Browser) -> Option<PathBuf> {
    let named = std::env::var_os(browser.variable).map(PathBuf::from);
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let places = std::env::split_paths(&folders).collect::<Vec<_>>();
    let found = browser.programs.iter().flat_map(|program| places.iter().map(move |folder| folder.join(program)));
    named.into_iter().chain(found).find(|path| Path::is_file(path))
}
