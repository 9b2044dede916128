//! The figures of the product: each bench measures, names its limit and says whether it is kept.
//!
//! A bench is one line in [`BENCHES`] and one function that returns [`Figure`]s. It may use the
//! release build, which is made once before the first bench. A limit that is not kept fails nothing:
//! how loaded the machine is says as much as the product. A bench that cannot run is a failure.

mod build;
mod feed;
mod folders;
mod http;
mod import;
mod load;
mod methods;
mod numbers;
mod pages;
mod peers;
mod seed;
mod server;
mod start;
mod statistics;
mod visits;
mod weight;

use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::e2e;
use crate::run::run;
use crate::suite::cargo;

/// One measured number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    pub(crate) what: String,
    /// Not a number where it could not be measured.
    pub(crate) value: f64,
    pub(crate) unit: &'static str,
    /// The most that is allowed; `None` for a number that is only written down.
    pub(crate) limit: Option<f64>,
    /// What else was measured with it, or why it was not.
    pub(crate) note: String,
}

impl Figure {
    fn new(what: &str, value: f64, unit: &'static str, limit: Option<f64>) -> Self {
        Self { what: what.to_owned(), value, unit, limit, note: String::new() }
    }

    fn missing(what: &str, unit: &'static str, limit: Option<f64>, error: &anyhow::Error) -> Self {
        Self::new(what, f64::NAN, unit, limit).noted(format!("{error:#}"))
    }

    fn noted(mut self, note: String) -> Self {
        self.note = note;
        self
    }

    fn verdict(&self) -> &'static str {
        match self.limit {
            _ if self.value.is_nan() => "not measured",
            None => "",
            Some(limit) if self.value <= limit => "ok",
            Some(_) => "OVER",
        }
    }

    fn row(&self) -> String {
        let with_unit = |number: String| format!("{number} {}", self.unit).trim().to_owned();
        let measured = if self.value.is_nan() { "–".to_owned() } else { with_unit(short(self.value)) };
        let limit = self.limit.map_or_else(String::new, |limit| with_unit(limit.to_string()));
        let parts = [self.verdict(), self.note.as_str()];
        let remark = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
        format!("| {} | {measured} | {limit} | {remark} |", self.what)
    }
}

/// What a bench may use.
pub(crate) struct Ground {
    /// The release build of the program.
    pub(crate) program: PathBuf,
    /// The checkout.
    pub(crate) root: PathBuf,
    /// Where data folders are made, and kept between runs.
    pub(crate) folder: PathBuf,
}

/// A name to choose it by, and how to measure it.
pub(crate) type Bench = (&'static str, fn(&Ground) -> anyhow::Result<Vec<Figure>>);

/// All benches. A new one is a file under `bench/` and a line here.
const BENCHES: &[Bench] = &[
    ("size", size),
    ("start", start::measure),
    ("weight", weight::measure),
    ("import", import::measure),
    ("feed", feed::measure),
    ("statistics", statistics::measure),
    ("methods", methods::measure),
    ("pages", pages::measure),
    ("peers", peers::measure),
    ("build", build::measure),
];

/// Takes so long that it is done only when it is named.
const LONG: &[&str] = &["build"];

/// Measures and prints; an error if one of the benches could not run, else true.
pub(crate) fn perform(root: &Path, names: &[String]) -> anyhow::Result<bool> {
    let chosen = choose(names)?;
    println!("release build ...");
    let built = run(cargo(root, &["build", "--release", "--package", "tributary"].map(str::to_owned)), false);
    anyhow::ensure!(built.ok, "the release build failed:\n{}", built.output);
    let program = e2e::release(root);
    let target = program.parent().and_then(Path::parent).context("the program stands in no folder")?;
    let ground = Ground { folder: target.join("bench"), root: root.to_path_buf(), program };
    let mut figures = Vec::new();
    let mut failed = Vec::new();
    for (name, measure) in chosen {
        println!("{name} ...");
        match measure(&ground) {
            Ok(found) => figures.extend(found),
            Err(error) => failed.push(format!("{name}: {error:#}")),
        }
    }
    println!("\n{}", table(&figures));
    let missing = figures.iter().filter(|figure| figure.value.is_nan());
    failed.extend(missing.map(|figure| format!("{}: {}", figure.what, figure.note)));
    anyhow::ensure!(failed.is_empty(), "not everything could be measured:\n  {}", failed.join("\n  "));
    Ok(true)
}

fn choose(names: &[String]) -> anyhow::Result<Vec<Bench>> {
    for name in names {
        let known = BENCHES.iter().map(|(known, _)| *known).collect::<Vec<_>>().join(", ");
        anyhow::ensure!(
            BENCHES.iter().any(|(known, _)| known == name),
            "no bench is called `{name}`: {known}"
        );
    }
    let wanted = |(name, _): &&Bench| {
        if names.is_empty() { !LONG.contains(name) } else { names.iter().any(|wanted| wanted == name) }
    };
    Ok(BENCHES.iter().filter(wanted).copied().collect())
}

/// How large the program is.
#[expect(clippy::cast_precision_loss, reason = "a file of 2^53 bytes is not built here")]
fn size(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let bytes = std::fs::metadata(&ground.program)?.len() as f64;
    Ok(vec![Figure::new("size of the program", bytes / 1e6, "MB", None)])
}

/// As it stands in `docs/developers/building.md`.
fn table(figures: &[Figure]) -> String {
    let head = ["| what | measured | limit | |", "| --- | ---: | ---: | --- |"].map(str::to_owned);
    head.into_iter().chain(figures.iter().map(Figure::row)).collect::<Vec<_>>().join("\n")
}

/// Three digits that say something.
fn short(value: f64) -> String {
    match value {
        value if value.fract() == 0.0 => value.to_string(),
        value if value < 10.0 => format!("{value:.2}"),
        value if value < 100.0 => format!("{value:.1}"),
        value => format!("{value:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: f64, limit: Option<f64>) -> Figure {
        Figure::new("feed", value, "ms", limit)
    }

    #[test]
    fn a_table_says_which_limits_are_kept() {
        assert_eq!(
            table(&[
                figure(12.34, Some(100.0)),
                figure(100.0, Some(100.0)),
                figure(120.4, Some(100.0)),
                figure(7.0, None)
            ]),
            "| what | measured | limit | |\n| --- | ---: | ---: | --- |\n\
             | feed | 12.3 ms | 100 ms | ok |\n| feed | 100 ms | 100 ms | ok |\n\
             | feed | 120 ms | 100 ms | OVER |\n| feed | 7 ms |  |  |"
        );
    }

    #[test]
    fn a_note_stands_behind_the_verdict() {
        assert_eq!(
            figure(0.25, Some(1.0)).noted("median of 3".into()).row(),
            "| feed | 0.25 ms | 1 ms | ok; median of 3 |"
        );
        assert_eq!(figure(1.5, None).noted("once".into()).row(), "| feed | 1.50 ms |  | once |");
    }

    #[test]
    fn what_could_not_be_measured_says_why() {
        let error = anyhow::anyhow!("answered with 404");
        let row = Figure::missing("feed", "ms", Some(100.0), &error).row();
        assert_eq!(row, "| feed | – | 100 ms | not measured; answered with 404 |");
    }

    #[test]
    fn a_number_without_a_unit_stands_alone() {
        assert_eq!(Figure::new("requests", 4.0, "", Some(10.0)).row(), "| requests | 4 | 10 | ok |");
    }

    #[test]
    fn benches_are_chosen_by_name() {
        assert_eq!(choose(&["size".into()]).unwrap().len(), 1);
        assert!(choose(&["sise".into()]).unwrap_err().to_string().contains("no bench is called `sise`"));
    }

    #[test]
    fn what_takes_long_is_done_only_when_it_is_named() {
        let all = choose(&[]).unwrap();
        assert_eq!(all.len(), BENCHES.len() - LONG.len());
        assert!(all.iter().all(|(name, _)| !LONG.contains(name)));
        assert_eq!(choose(&["build".into()]).unwrap()[0].0, "build");
    }
}
