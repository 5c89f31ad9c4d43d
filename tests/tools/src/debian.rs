//! Installing Debian's packages: only as root, only what is missing.

use anyhow::{Context as _, Result};

use crate::run::{command, say};

/// Whether packages can be installed here.
pub fn can_install() -> bool {
    let root = command("id").arg("-u").read().is_ok_and(|id| id == "0");
    root && command("apt-get").arg("--version").succeeds()
}

/// The version of an installed package.
pub fn version(package: &str) -> Option<String> {
    if !command("dpkg").args(["-s", package]).succeeds() {
        return None;
    }
    command("dpkg-query").args(["-W", "-f=${Version}", package]).read().ok()
}

/// Installs those packages that are missing.
pub fn install(packages: &[&str]) -> Result<()> {
    let missing: Vec<&str> = packages.iter().copied().filter(|package| version(package).is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    say(&format!("installing Debian's {}", missing.join(", ")));
    let apt = |words: &[&str]| command("apt-get").args(words).env("DEBIAN_FRONTEND", "noninteractive");
    apt(&["update", "-qq"]).run().context("cannot fetch Debian's package lists")?;
    apt(&["install", "-y", "-qq", "--no-install-recommends"]).args(&missing).run()?;
    for package in missing {
        say(&format!("installed {package} {}", version(package).unwrap_or_default()));
    }
    Ok(())
}
