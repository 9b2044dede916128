//! `cargo xtask fuzz`: every target of `fuzz/` for some seconds, from the corpus that is kept.
//!
//! No part of `test`: it needs a nightly compiler and `cargo-fuzz`. What `test` runs is the same property
//! over the same corpus, in the crates themselves.

use std::path::Path;
use std::process::Command;

use crate::install::on_path;
use crate::report::{Outcome, Report};
use crate::run::{command, run};

/// How long each target runs where nobody says otherwise.
const SECONDS: u32 = 60;

/// Inputs that are longer teach nothing more about our readers.
const LONGEST: u32 = 16 * 1024;

/// Runs each target; `wanted` may name a number of seconds and some of the targets.
pub(crate) fn perform(root: &Path, wanted: &[String], report: &mut Report) {
    let (seconds, wanted) = understood(wanted);
    let mut ready = false;
    report.step("cargo-fuzz", || match tool() {
        Ok(()) => {
            ready = true;
            Outcome::pass()
        }
        Err(what) => Outcome::fail(what),
    });
    if !ready {
        return;
    }
    let all = match std::fs::read_to_string(root.join("fuzz/Cargo.toml")) {
        Ok(manifest) => targets(&manifest),
        Err(error) => {
            report.step("fuzz/Cargo.toml", || Outcome::fail(error.to_string()));
            return;
        }
    };
    for unknown in wanted.iter().filter(|name| !all.contains(name)) {
        report.step(unknown, || Outcome::fail(format!("no target; there are {}", all.join(", "))));
    }
    let verbose = report.verbose;
    for target in all.iter().filter(|name| wanted.is_empty() || wanted.contains(name)) {
        report.step(&format!("fuzz: {target} for {seconds} s"), || match fuzz(root, target, seconds) {
            Ok(command) => Outcome::check(run(command, verbose)),
            Err(error) => Outcome::fail(error.to_string()),
        });
    }
}

/// The seconds, and the names of targets.
fn understood(wanted: &[String]) -> (u32, Vec<String>) {
    let mut seconds = SECONDS;
    let mut names = Vec::new();
    for word in wanted {
        match word.parse() {
            Ok(number) => seconds = number,
            Err(_) => names.push(word.clone()),
        }
    }
    (seconds, names)
}

fn tool() -> Result<(), String> {
    if on_path("cargo-fuzz").is_some()
        || run(command("cargo", ["install", "cargo-fuzz", "--locked"]), false).ok
    {
        return Ok(());
    }
    Err("cargo-fuzz is missing; install it with `cargo install cargo-fuzz --locked`".to_owned())
}

/// The names of the targets, as the manifest lists them.
fn targets(manifest: &str) -> Vec<String> {
    let Ok(manifest) = manifest.parse::<toml::Table>() else { return Vec::new() };
    let bins = manifest.get("bin").and_then(toml::Value::as_array).map_or(&[][..], Vec::as_slice);
    bins.iter().filter_map(|bin| bin.get("name")?.as_str().map(str::to_owned)).collect()
}

/// What is found by the way goes into the first folder, outside of what git tracks.
fn fuzz(root: &Path, target: &str, seconds: u32) -> std::io::Result<Command> {
    let found = format!("fuzz/target/found/{target}");
    std::fs::create_dir_all(root.join(&found))?;
    // All our crates forbid unsafe code, so there is nothing for a sanitizer to find.
    let mut fuzz = command("cargo", ["fuzz", "run", "--sanitizer", "none", target, &found]);
    fuzz.arg(format!("fuzz/corpus/{target}"));
    fuzz.args(["--".to_owned(), format!("-max_total_time={seconds}"), format!("-max_len={LONGEST}")]);
    fuzz.args(["-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1"]);
    fuzz.current_dir(root);
    if nightly() {
        // Within `cargo xtask` the toolchain is set already.
        fuzz.env("RUSTUP_TOOLCHAIN", "nightly");
    } else {
        fuzz.env("RUSTC_BOOTSTRAP", "1");
    }
    Ok(fuzz)
}

fn nightly() -> bool {
    run(command("rustup", ["run", "nightly", "rustc", "--version"]), false).ok
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_names_are_told_apart() {
        let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(understood(&[]), (SECONDS, Vec::new()));
        assert_eq!(understood(&words("csv 5 seed")), (5, words("csv seed")));
    }

    #[test]
    fn every_target_has_a_property_and_a_corpus() {
        let root = crate::project::root().unwrap();
        let manifest = std::fs::read_to_string(root.join("fuzz/Cargo.toml")).unwrap();
        let targets = targets(&manifest);
        assert!(targets.len() >= 6, "{targets:?}");
        for target in targets {
            let property = root.join(format!("fuzz/properties/{target}.rs"));
            let text = std::fs::read_to_string(&property).unwrap();
            assert!(text.contains(&format!("corpus::each(\"{target}\"")), "{target}");
            assert!(root.join(format!("fuzz/corpus/{target}")).is_dir(), "{target}");
        }
    }
}
