//! The built program as people meet it: journeys in a browser, judged for accessibility.

use std::path::{Path, PathBuf};

use crate::counts;
use crate::install;
use crate::report::{Outcome, Report};
use crate::run::{command, run};
use crate::suite::cargo;

/// A judge of calendars that some checkouts have beside them, and the readers it asks.
const JUDGE: &str = "../shared/checks/icsjudge.py";
const READERS: &[&str] = &["icalendar", "vobject", "ical"];

/// How long one test may take before it counts as hung.
const PATIENCE_MS: u32 = 900_000;

/// What the journeys need, once it is there.
struct Tools {
    program: PathBuf,
    chromium: PathBuf,
}

/// Builds, installs and runs.
pub(crate) fn perform(root: &Path, report: &mut Report) {
    let verbose = report.verbose;
    let program = release(root);
    report.step("release build", || {
        let args = ["build", "--release", "--package", "tributary"].map(str::to_owned);
        let ran = run(cargo(root, &args), verbose);
        if ran.ok && !program.is_file() {
            return Outcome::fail(format!("the build left no program at {}", program.display()));
        }
        Outcome::check(ran)
    });
    let mut chromium = None;
    report.step("Chromium and Node.js", || match install::node().and_then(|()| install::chromium()) {
        Ok(found) => {
            chromium = Some(found);
            packages(root, verbose)
        }
        Err(error) => Outcome::fail(format!("{error:#}")),
    });
    clients(root, report);
    let Some(chromium) = chromium else { return };
    let tools = Tools { program, chromium };
    group(root, report, "browser harness", "harness", &tools, None);
    let judge = judge(root, report);
    group(root, report, "browser journeys", "journeys", &tools, judge.as_deref());
}

/// Asks the built program with the clients of others; where they cannot be had, says how to get them.
pub(crate) fn clients(root: &Path, report: &mut Report) {
    let (verbose, program) = (report.verbose, release(root));
    report.step("SDMX clients", || {
        let folder = root.join("e2e/clients");
        let python = match with_packages(root, "clients", &folder.join("requirements.txt")) {
            Ok(python) => python,
            Err(error) => {
                let words = "The clients pysdmx and sdmx1 could not be installed: connect to PyPI, or make \
                             e2e/out/clients with `python3 -m venv` and install e2e/clients/requirements.txt there.";
                return Outcome::fail(format!("{words}\n{error:#}"));
            }
        };
        let mut asking = command(&python, [folder.join("programs.py")]);
        asking.env("TRIBUTARY_BIN", program).env("PYTHONDONTWRITEBYTECODE", "1");
        let ran = run(asking, verbose);
        let tally = counts::node(&ran.output);
        Outcome::counted(ran, tally)
    });
}

/// A Python of its own with the packages of a list; made anew when the list changed.
fn with_packages(root: &Path, name: &str, list: &Path) -> anyhow::Result<PathBuf> {
    let folder = root.join("e2e/out").join(name);
    let (python, kept) = (folder.join("bin/python"), folder.join("requirements.txt"));
    let wanted = std::fs::read_to_string(list)?;
    if python.is_file() && std::fs::read_to_string(&kept).is_ok_and(|kept| kept == wanted) {
        return Ok(python);
    }
    let mut venv = command("python3", ["-m", "venv"]);
    venv.arg(&folder);
    let made = run(venv, false);
    anyhow::ensure!(made.ok, "python3 -m venv failed:\n{}", made.output);
    let mut install = command(&python, ["-m", "pip", "install", "--quiet", "--requirement"]);
    install.arg(list);
    let installed = run(install, false);
    anyhow::ensure!(installed.ok, "pip install failed:\n{}", installed.output);
    // Written last, so that an installation that was cut short is done again.
    std::fs::write(kept, wanted)?;
    Ok(python)
}

/// Where cargo leaves the program.
pub(crate) fn release(root: &Path) -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
    target.join("release/tributary")
}

fn packages(root: &Path, verbose: bool) -> Outcome {
    let folder = root.join("e2e");
    // npm writes this file last, so an installation that was cut short is done again.
    let installed = modified(&folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= modified(&folder.join("package-lock.json")) {
        return Outcome::pass();
    }
    let mut npm = command("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"]);
    npm.current_dir(folder);
    Outcome::check(run(npm, verbose))
}

fn modified(file: &Path) -> Option<std::time::SystemTime> {
    std::fs::metadata(file).ok()?.modified().ok()
}

/// The tests of one folder; they run one file after the other, for the machine may be small.
fn group(root: &Path, report: &mut Report, name: &str, folder: &str, tools: &Tools, judge: Option<&Path>) {
    let verbose = report.verbose;
    report.step(name, || {
        let files = tests(&root.join("e2e").join(folder));
        if files.is_empty() {
            return Outcome::fail(format!("e2e/{folder} has no *.test.mjs"));
        }
        let timeout = format!("--test-timeout={PATIENCE_MS}");
        let mut node = command("node", ["--test", "--test-reporter=tap", "--test-concurrency=1", &timeout]);
        node.args(&files).current_dir(root.join("e2e"));
        node.env("TRIBUTARY_BIN", &tools.program).env("CHROMIUM", &tools.chromium);
        if let Some(python) = judge {
            node.env("ICS_JUDGE", root.join(JUDGE)).env("ICS_PYTHON", python);
        }
        let ran = run(node, verbose);
        let tally = counts::node(&ran.output);
        Outcome::counted(ran, tally)
    });
}

fn tests(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    files
}

/// A Python that has the judge's readers; `None` where there is no judge beside the project.
fn judge(root: &Path, report: &mut Report) -> Option<PathBuf> {
    let mut python = None;
    report.step("judge of calendars", || {
        if !root.join(JUDGE).is_file() {
            return Outcome::default().note("left out: no judge beside the project");
        }
        match readers(root) {
            Ok(found) => {
                python = Some(found);
                Outcome::pass()
            }
            Err(error) => Outcome::fail(format!("{error:#}")),
        }
    });
    python
}

fn readers(root: &Path) -> anyhow::Result<PathBuf> {
    install::libical()?;
    let folder = root.join("e2e/out/python");
    let python = folder.join("bin/python");
    let imports = READERS.iter().map(|name| format!("import {name}")).collect::<Vec<_>>().join(";");
    if run(command(&python, ["-c", &imports]), false).ok {
        return Ok(python);
    }
    let mut venv = command("python3", ["-m", "venv"]);
    venv.arg(&folder);
    let made = run(venv, false);
    anyhow::ensure!(made.ok, "python3 -m venv failed:\n{}", made.output);
    let install = command(&python, ["-m", "pip", "install", "--quiet"].iter().chain(READERS));
    let installed = run(install, false);
    anyhow::ensure!(installed.ok, "pip install failed:\n{}", installed.output);
    Ok(python)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_the_files_that_say_so_in_order() {
        let root = crate::project::root().unwrap();
        let files = tests(&root.join("e2e/harness"));
        assert!(!files.is_empty());
        assert!(files.iter().all(|file| file.to_string_lossy().ends_with(".test.mjs")));
        assert!(files.is_sorted());
        assert_eq!(tests(&root.join("no/such/folder")), Vec::<PathBuf>::new());
    }
}
