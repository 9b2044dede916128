//! Installs what the tests need, where that is allowed; otherwise says exactly what to install.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context, bail};

use crate::run::{command, run};

/// Whether this process may install packages.
pub(crate) fn am_root() -> bool {
    static ROOT: OnceLock<bool> = OnceLock::new();
    *ROOT.get_or_init(|| {
        let output = command("id", ["-u"]).output();
        output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
    })
}

/// The server's programs; Debian's package also makes the user `postgres`.
pub(crate) fn postgresql() -> anyhow::Result<()> {
    apt("PostgreSQL 15 (initdb, postgres)", &["postgresql"])
}

/// The browser of the journeys.
pub(crate) fn chromium() -> anyhow::Result<PathBuf> {
    if let Some(found) = browser() {
        return Ok(found);
    }
    apt("Chromium", &["chromium"])?;
    browser().context("chromium was installed, but is not on the path")
}

/// What the journeys are written for.
pub(crate) fn node() -> anyhow::Result<()> {
    if on_path("node").is_some() && on_path("npm").is_some() {
        return Ok(());
    }
    apt("Node.js with npm", &["nodejs", "npm"])
}

/// One of the readers that the judge of calendars asks.
pub(crate) fn libical() -> anyhow::Result<()> {
    let folders = ["/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"];
    if folders.iter().any(|folder| Path::new(folder).join("libical.so.3").exists()) {
        return Ok(());
    }
    apt("libical", &["libical3"])
}

/// Whether the better test runner is there, or can be built; otherwise `cargo test` has to do.
pub(crate) fn nextest() -> bool {
    on_path("cargo-nextest").is_some()
        || run(command("cargo", ["install", "cargo-nextest", "--locked"]), false).ok
}

/// A program on the path.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn browser() -> Option<PathBuf> {
    let debian = Path::new("/usr/bin/chromium");
    if debian.exists() {
        return Some(debian.to_path_buf());
    }
    ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| on_path(name))
}

fn apt(what: &str, packages: &[&str]) -> anyhow::Result<()> {
    let wanted = format!("apt-get install -y {}", packages.join(" "));
    if !am_root() || on_path("apt-get").is_none() {
        bail!("{what} is missing; install it, on Debian with `{wanted}` as root, and run this again");
    }
    // An old list of packages names files that the mirrors no longer have.
    let update = run(apt_get(&["update"]), false);
    let mut args = vec!["install", "-y", "--no-install-recommends"];
    args.extend(packages);
    let install = run(apt_get(&args), false);
    if install.ok {
        return Ok(());
    }
    bail!("{what} is missing and `{wanted}` failed:\n{}{}", update.output, install.output)
}

fn apt_get(args: &[&str]) -> std::process::Command {
    let mut apt = command("apt-get", args);
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    apt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_found_on_the_path() {
        assert!(on_path("sh").is_some());
        assert!(on_path("no-such-program-anywhere").is_none());
    }
}
