//! How long a gravity model, many refits and the protection of tables take, without reading anything.

use anyhow::Context as _;

use super::{Figure, Ground};
use crate::run::run;
use crate::suite::cargo;

/// What a line begins with, and the most seconds it may take.
const LIMITS: &[(&str, f64)] = &[("gravity", 1.0), ("refits", 1.0), ("protected", 60.0)];

pub(super) fn measure(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let args = ["run", "--quiet", "--release", "--package", "methods", "--example", "times"];
    let ran = run(cargo(&ground.root, &args.map(str::to_owned)), false);
    anyhow::ensure!(ran.ok, "the example `times` failed:\n{}", ran.output);
    figures(&ran.output)
}

fn figures(output: &str) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for line in output.lines() {
        let Some((seconds, what)) = line.split_once('\t') else { continue };
        let seconds: f64 = seconds.parse().with_context(|| format!("`{line}` begins with no number"))?;
        let limit = LIMITS.iter().find(|(begin, _)| what.starts_with(begin)).map(|(_, most)| *most);
        figures.push(Figure::new(what, seconds, "s", limit));
    }
    for (begin, _) in LIMITS {
        anyhow::ensure!(
            figures.iter().any(|it| it.what.starts_with(begin)),
            "no line tells of {begin}:\n{output}"
        );
    }
    Ok(figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_figure_and_some_have_limits() {
        let found =
            figures("0.240\tgravity: Poisson\n0.051\trefits: 200\n0.230\taccounts\n2\tprotected: 8\n")
                .unwrap();
        let limits: Vec<_> = found.iter().map(|it| it.limit).collect();
        assert_eq!(limits, [Some(1.0), Some(1.0), None, Some(60.0)]);
    }

    #[test]
    fn a_limit_without_its_line_is_a_fault() {
        let error = figures("0.240\tgravity: Poisson\n").unwrap_err().to_string();
        assert!(error.starts_with("no line tells of refits"), "{error}");
    }
}
