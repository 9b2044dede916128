//! The order of the steps: what is quick and often wrong comes first.

use std::path::Path;

use crate::options::Options;
use crate::project::Project;
use crate::report::{Outcome, Report};
use crate::run::run;
use crate::suite::{self, SqlLog, cargo};
use crate::{e2e as journeys, sql, tidy as house, words};

/// Everything that was asked for.
pub(crate) fn test(root: &Path, options: &Options, report: &mut Report) {
    compiler(root, options, report);
    let project = Project::read(root);
    match &project {
        Ok(project) => {
            tidy(project, report);
            for (name, faults) in words::checks(project) {
                report.step(&format!("words: {name}"), || Outcome::rule(&faults));
            }
        }
        Err(error) => report.step("reading the project", || Outcome::fail(format!("{error:#}"))),
    }
    let log = suite::perform(root, options, report);
    if let Ok(project) = &project
        && options.whole()
    {
        compare(project, &log, report);
    }
    if options.whole() && !options.fast {
        e2e(root, report);
    }
}

/// Format, lints and documentation.
fn compiler(root: &Path, options: &Options, report: &mut Report) {
    let scope = options.scope();
    let scope: Vec<&str> = scope.iter().map(String::as_str).collect();
    let formatted = if options.whole() { vec!["--all"] } else { scope.clone() };
    let steps = [
        // The names of the files are enough: `cargo fmt` knows the rest.
        ("format", [vec!["fmt"], formatted, vec!["--check", "--", "-l"]].concat()),
        (
            "lints",
            [vec!["clippy", "--keep-going"], scope.clone(), vec!["--all-targets", "--", "-D", "warnings"]]
                .concat(),
        ),
        (
            "documentation",
            [vec!["doc", "--keep-going"], scope, vec!["--no-deps", "--document-private-items"]].concat(),
        ),
    ];
    let verbose = report.verbose;
    for (name, args) in steps {
        let args: Vec<String> = args.into_iter().map(str::to_owned).collect();
        report.step(name, || {
            let mut command = cargo(root, &args);
            command.env("RUSTDOCFLAGS", "-D warnings");
            Outcome::check(run(command, verbose))
        });
    }
}

/// The rules of the house.
pub(crate) fn tidy(project: &Project, report: &mut Report) {
    for (name, rule) in house::RULES {
        report.step(&format!("tidy: {name}"), || Outcome::rule(&rule(project)));
    }
}

/// Runs the tests and compares their statements with those of the sources.
pub(crate) fn check_sql(root: &Path, options: &Options, report: &mut Report) {
    let log = suite::perform(root, options, report);
    match Project::read(root) {
        Ok(project) => compare(&project, &log, report),
        Err(error) => report.step("reading the project", || Outcome::fail(format!("{error:#}"))),
    }
}

fn compare(project: &Project, log: &SqlLog, report: &mut Report) {
    report.step("check-sql", || sql::check(project, &log.text()));
}

/// The built program in a browser.
pub(crate) fn e2e(root: &Path, report: &mut Report) {
    journeys::perform(root, report);
}
