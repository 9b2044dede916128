//! The figures of the product: each bench measures, names its limit and says whether it is kept.
//!
//! A bench is one line in [`BENCHES`] and one function that returns [`Figure`]s. It may use the
//! release build, which is made once before the first bench.

use std::path::{Path, PathBuf};

use crate::e2e;
use crate::run::run;
use crate::suite::cargo;

/// One measured number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    pub(crate) what: String,
    pub(crate) value: f64,
    pub(crate) unit: &'static str,
    /// The most that is allowed; `None` for a number that is only written down.
    pub(crate) limit: Option<f64>,
}

impl Figure {
    fn kept(&self) -> bool {
        self.limit.is_none_or(|limit| self.value <= limit)
    }
}

/// What a bench may use.
pub(crate) struct Ground {
    /// The release build of the program.
    pub(crate) program: PathBuf,
}

/// A name to choose it by, and how to measure it.
pub(crate) type Bench = (&'static str, fn(&Ground) -> anyhow::Result<Vec<Figure>>);

/// All benches. A new one is a file under `bench/` and a line here.
const BENCHES: &[Bench] = &[("size", size)];

/// Measures and prints; true when every limit is kept.
pub(crate) fn perform(root: &Path, names: &[String]) -> anyhow::Result<bool> {
    let chosen = choose(names)?;
    let built = run(cargo(root, &["build", "--release", "--package", "tributary"].map(str::to_owned)), false);
    anyhow::ensure!(built.ok, "the release build failed:\n{}", built.output);
    let ground = Ground { program: e2e::release(root) };
    let mut figures = Vec::new();
    for (name, measure) in chosen {
        println!("{name} ...");
        figures.extend(measure(&ground)?);
    }
    println!("\n{}", table(&figures));
    Ok(figures.iter().all(Figure::kept))
}

fn choose(names: &[String]) -> anyhow::Result<Vec<Bench>> {
    for name in names {
        let known = BENCHES.iter().map(|(known, _)| *known).collect::<Vec<_>>().join(", ");
        anyhow::ensure!(
            BENCHES.iter().any(|(known, _)| known == name),
            "no bench is called `{name}`: {known}"
        );
    }
    let wanted = |bench: &&Bench| names.is_empty() || names.iter().any(|name| name == bench.0);
    Ok(BENCHES.iter().filter(wanted).copied().collect())
}

/// How large the program is.
#[expect(clippy::cast_precision_loss, reason = "a file of 2^53 bytes is not built here")]
fn size(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let bytes = std::fs::metadata(&ground.program)?.len() as f64;
    Ok(vec![Figure { what: "size of the program".into(), value: bytes / 1e6, unit: "MB", limit: None }])
}

/// As it stands in `docs/developers/building.md`.
fn table(figures: &[Figure]) -> String {
    let mut lines =
        vec!["| what | measured | limit | |".to_owned(), "| --- | ---: | ---: | --- |".to_owned()];
    for figure in figures {
        let limit = figure.limit.map_or_else(String::new, |limit| format!("{limit} {}", figure.unit));
        let word = match (figure.limit, figure.kept()) {
            (None, _) => "",
            (Some(_), true) => "kept",
            (Some(_), false) => "MISSED",
        };
        lines.push(format!("| {} | {:.1} {} | {limit} | {word} |", figure.what, figure.value, figure.unit));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: f64, limit: Option<f64>) -> Figure {
        Figure { what: "feed".into(), value, unit: "ms", limit }
    }

    #[test]
    fn a_table_says_which_limits_are_kept() {
        assert_eq!(
            table(&[figure(12.34, Some(100.0)), figure(120.0, Some(100.0)), figure(7.0, None)]),
            "| what | measured | limit | |\n| --- | ---: | ---: | --- |\n\
             | feed | 12.3 ms | 100 ms | kept |\n| feed | 120.0 ms | 100 ms | MISSED |\n| feed | 7.0 ms |  |  |"
        );
    }

    #[test]
    fn benches_are_chosen_by_name() {
        assert_eq!(choose(&[]).unwrap().len(), BENCHES.len());
        assert_eq!(choose(&["size".into()]).unwrap().len(), 1);
        assert!(choose(&["sise".into()]).unwrap_err().to_string().contains("no bench is called `sise`"));
    }
}
