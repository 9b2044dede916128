//! The tests written in Rust, on both databases, and the log of the SQL they ran.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::counts;
use crate::install;
use crate::options::Options;
use crate::postgres::Postgres;
use crate::report::{Outcome, Report};
use crate::run::{command, run};

/// The log of statements, gone with the value.
pub(crate) struct SqlLog(PathBuf);

impl SqlLog {
    fn new() -> Self {
        let name = format!("tributary-sql-{}.jsonl", std::process::id());
        let log = Self(std::env::temp_dir().join(name));
        _ = std::fs::remove_file(&log.0);
        log
    }

    pub(crate) fn text(&self) -> String {
        std::fs::read_to_string(&self.0).unwrap_or_default()
    }
}

impl Drop for SqlLog {
    fn drop(&mut self) {
        _ = std::fs::remove_file(&self.0);
    }
}

/// Runs the tests of the crates that were asked for; gives back what SQL they ran.
pub(crate) fn perform(root: &Path, options: &Options, report: &mut Report) -> SqlLog {
    let log = SqlLog::new();
    let mut server = None;
    report.step("PostgreSQL for the tests", || match Postgres::start() {
        Ok(started) => {
            server = Some(started);
            Outcome::pass()
        }
        Err(error) => Outcome::fail(format!("{error:#}\nthe tests run on SQLite alone")),
    });
    let verbose = report.verbose;
    report.step("tests", || {
        let nextest = install::nextest();
        let mut tests = runner(root, options, nextest);
        tests.env("TRIBUTARY_SQL_LOG", &log.0);
        // A snapshot that differs is a failure, never a new snapshot.
        tests.env("INSTA_UPDATE", "no").env_remove("TRIBUTARY_TEST_POSTGRES");
        // The place of a failed assertion says enough; a whole stack for each buries the others.
        tests.env("RUST_BACKTRACE", "0");
        if let Some(server) = &server {
            tests.env("TRIBUTARY_TEST_POSTGRES", server.url());
        }
        let ran = run(tests, verbose);
        // The output of a failed test holds a `test result` of its own, so only one reader counts.
        let count = if nextest { counts::nextest } else { counts::cargo_test };
        let tally = count(&ran.output);
        Outcome::counted(ran, tally)
    });
    drop(server);
    report.step("examples in the documentation", || {
        let mut args = vec!["test".to_owned(), "--doc".into(), "--no-fail-fast".into()];
        args.extend(options.scope());
        let ran = run(cargo(root, &args), verbose);
        // A crate without a library has no examples, and cargo calls that an error.
        if ran.output.contains("no library targets found") {
            return Outcome::pass();
        }
        let tally = counts::cargo_test(&ran.output);
        Outcome::counted(ran, tally)
    });
    log
}

fn runner(root: &Path, options: &Options, nextest: bool) -> Command {
    let scope = options.scope();
    if nextest {
        let mut args: Vec<String> =
            ["nextest", "run", "--no-fail-fast", "--no-tests=pass", "--cargo-quiet"].map(Into::into).into();
        args.extend(
            ["--status-level=none", "--final-status-level=fail", "--failure-output=final"].map(Into::into),
        );
        args.extend(scope);
        return cargo(root, &args);
    }
    let mut args: Vec<String> = vec!["test".into(), "--no-fail-fast".into(), "--all-targets".into()];
    args.extend(scope);
    cargo(root, &args)
}

/// Cargo in the root of the project, without colours: its output is read and kept in logs.
pub(crate) fn cargo(root: &Path, args: &[String]) -> Command {
    let mut cargo = command("cargo", args);
    // Six hundred lines of `Compiling` would hide the one that matters.
    cargo.current_dir(root).env("CARGO_TERM_COLOR", "never").env("CARGO_TERM_QUIET", "true");
    cargo
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_of_one_run_is_removed_with_it() {
        let log = SqlLog::new();
        assert_eq!(log.text(), "");
        std::fs::write(&log.0, "{}\n").unwrap();
        assert_eq!(log.text(), "{}\n");
        let path = log.0.clone();
        drop(log);
        assert!(!path.exists());
    }
}
