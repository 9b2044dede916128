//! The project's own tasks; `cargo xtask test` is what CI runs and what a laptop runs.
//!
//! Invariants:
//! - one run shows every failure: a step that fails does not stop the next;
//! - the last line of `test` is `N passed, N failed`, and the exit code agrees with it;
//! - whatever a step starts (a database, a server, a browser) it also ends, even when it is killed.
//!
//! Where to begin: [`steps`] is the order of the steps, [`tidy`] the rules of the house.

#![expect(clippy::print_stdout, reason = "a task runner speaks on standard output")]

mod bench;
mod counts;
mod e2e;
mod fuzz;
mod install;
mod metadata;
mod options;
mod postgres;
mod project;
mod report;
mod run;
mod rust;
mod sql;
mod steps;
mod suite;
mod tidy;
mod words;

use std::process::ExitCode;

use options::{Options, Task};
use project::Project;
use report::Report;

fn main() -> ExitCode {
    let options = match Options::parse(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(what) => {
            eprintln!("{what}\n\n{}", options::USAGE);
            return ExitCode::from(2);
        }
    };
    match perform(&options) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(options: &Options) -> anyhow::Result<bool> {
    let root = project::root()?;
    let mut report = Report::new(options.verbose);
    match options.task {
        Task::Help => println!("{}", options::USAGE),
        Task::Test => steps::test(&root, options, &mut report),
        Task::Tidy => steps::tidy(&Project::read(&root)?, &mut report),
        Task::Words => return words::for_translators(&Project::read(&root)?),
        Task::CheckSql => steps::check_sql(&root, options, &mut report),
        Task::E2e => steps::e2e(&root, &mut report),
        Task::Fuzz => fuzz::perform(&root, &options.names, &mut report),
        Task::Bench => return bench::perform(&root, &options.names),
    }
    if options.task != Task::Help {
        report.close();
    }
    Ok(report.good())
}
