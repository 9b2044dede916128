//! How long the product takes to build, and a capability to be tested after an edit.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

use super::{Figure, Ground};
use crate::run::run;
use crate::suite::cargo;

const EDITED: &str = "capabilities/meetings/src/lib.rs";

/// A target folder of its own, removed with the value: an hour of cargo's work is not thrown away.
struct Target(PathBuf);

impl Drop for Target {
    fn drop(&mut self) {
        _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(super) fn measure(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let target = Target(std::env::temp_dir().join(format!("tributary-bench-build-{}", std::process::id())));
    let timed = |what: &str, args: &[&str]| -> anyhow::Result<f64> {
        println!("  {what} ...");
        perform(&ground.root, &target.0, args)
    };
    let release = timed("clean release build", &["build", "--release", "--package", "tributary"])?;
    let dev = timed("clean development build", &["build", "--package", "tributary"])?;
    timed("tests of meetings, once before", &["nextest", "run", "--package", "meetings"])?;
    File::options().write(true).open(ground.root.join(EDITED))?.set_modified(SystemTime::now())?;
    let cycle = timed("tests of meetings after an edit", &["nextest", "run", "--package", "meetings"])?;
    Ok(vec![
        Figure::new("clean release build", release / 60.0, "min", Some(8.0)),
        Figure::new("clean development build", dev / 60.0, "min", None),
        Figure::new("`cargo nextest run -p meetings` after an edit", cycle, "s", Some(30.0)),
    ])
}

fn perform(root: &Path, target: &Path, args: &[&str]) -> anyhow::Result<f64> {
    let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
    let mut command = cargo(root, &args);
    // Tests on SQLite alone, as a developer runs them between two edits.
    command.env("CARGO_TARGET_DIR", target).env_remove("TRIBUTARY_TEST_POSTGRES");
    let began = Instant::now();
    let ran = run(command, false);
    let seconds = began.elapsed().as_secs_f64();
    anyhow::ensure!(ran.ok, "`cargo {}` failed:\n{}", args.join(" "), ran.output);
    Ok(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_that_is_edited_is_there() {
        assert!(crate::project::root().unwrap().join(EDITED).is_file());
    }

    #[test]
    fn the_target_folder_is_removed_with_the_value() {
        let folder = std::env::temp_dir().join(format!("tributary-bench-target-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("debug")).unwrap();
        drop(Target(folder.clone()));
        assert!(!folder.exists());
    }

    #[test]
    fn a_build_that_fails_is_told_with_its_output() {
        let root = crate::project::root().unwrap();
        let refused = perform(&root, &std::env::temp_dir(), &["no-such-task"]).unwrap_err().to_string();
        assert!(refused.starts_with("`cargo no-such-task` failed:"), "{refused}");
    }
}
