//! Columns beside `DuckDB` and Polars: the same five million figures, the same questions, in one run.
//!
//! Each engine answers in a process of its own that does nothing else, and each keeps figures in the form that suits
//! it best. The answers are compared before the times are. What is limited is the ratio to the faster of the two.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::{Figure, Ground};
use crate::run::{Ran, command, run};
use crate::suite::cargo;

const PEERS: &[(&str, &str)] = &[("duckdb", "DuckDB"), ("polars", "Polars")];
const SCRIPT: &str = "xtask/peers/columns.py";
const QUESTIONS: &[(&str, &str)] = &[
    ("by-origin", "sum and count by origin"),
    ("by-corridor", "sum and count by origin and destination"),
    ("all-dimensions", "sum and count by all four dimensions"),
    ("self-join", "each figure with that of the opposite corridor"),
];

pub(super) fn measure(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let ours = example(ground)?;
    let python = python(ground)?;
    let folder = ground.folder.join("peers");
    let made = run(command(&ours, ["make".as_ref(), folder.as_os_str()]), false);
    anyhow::ensure!(made.ok, "the figures could not be made:\n{}", made.output);
    let mut figures = Vec::new();
    for (form, of_peers) in [("packed", "own"), ("csv", "csv")] {
        let mine =
            Answers::of(&run(command(&ours, ["ask".as_ref(), folder.as_os_str(), form.as_ref()]), false))?;
        let mut others = Vec::new();
        for (engine, name) in PEERS {
            let script = ground.root.join(SCRIPT);
            let args = [script.as_os_str(), folder.as_os_str(), engine.as_ref(), of_peers.as_ref()];
            // The first time it also writes its own form, which must not count.
            let _ = run(command(&python, args), false);
            others.push((*name, Answers::of(&run(command(&python, args), false))?));
        }
        figures.extend(compared(form, &mine, &others)?);
    }
    Ok(figures)
}

/// The figures of one form: each question alone, everything with loading, and memory.
fn compared(form: &str, mine: &Answers, others: &[(&str, Answers)]) -> anyhow::Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for (question, words) in QUESTIONS {
        let answer = mine.line(question)?;
        for (name, other) in others {
            let theirs = other.line(question)?;
            anyhow::ensure!(
                theirs.rows.total_cmp(&answer.rows).is_eq() && theirs.sum.total_cmp(&answer.sum).is_eq(),
                "{question}: {name} answers {theirs:?} where we answer {answer:?}"
            );
        }
        if form == "packed" {
            figures.push(ratio(words, mine, others, |it| Ok(it.line(question)?.value))?);
        }
    }
    let all = |it: &Answers| {
        let questions = QUESTIONS.iter().map(|(question, _)| Ok(it.line(question)?.value));
        Ok(it.line("load")?.value + questions.sum::<anyhow::Result<f64>>()?)
    };
    let from = if form == "packed" { "the form each keeps" } else { "the same CSV" };
    figures.push(ratio(&format!("loading from {from}, and all four"), mine, others, all)?);
    let memory = |it: &Answers| Ok(it.line("memory")?.value / 1000.0);
    let mut held = ratio(&format!("memory, from {from}"), mine, others, memory)?;
    held.note = held.note.replace(" ms", " MB");
    figures.push(held);
    Ok(figures)
}

/// Ours over the better of the others.
fn ratio(
    what: &str,
    mine: &Answers,
    others: &[(&str, Answers)],
    of: impl Fn(&Answers) -> anyhow::Result<f64>,
) -> anyhow::Result<Figure> {
    let ours = of(mine)?;
    let mut note = format!("ours {:.0} ms", ours * 1000.0);
    let mut best = f64::INFINITY;
    for (name, other) in others {
        let theirs = of(other)?;
        _ = write!(note, ", {name} {:.0} ms", theirs * 1000.0);
        best = best.min(theirs);
    }
    let what = format!("5 million figures: {what}, to the better of DuckDB and Polars");
    Ok(Figure::new(&what, ours / best, "×", Some(1.0)).noted(note))
}

/// What one process printed: a line for each question.
#[derive(Debug)]
struct Answers(Vec<(String, Line)>);

#[derive(Clone, Copy, Debug)]
struct Line {
    /// Seconds; megabytes in the line of memory.
    value: f64,
    rows: f64,
    sum: f64,
}

impl Answers {
    fn of(ran: &Ran) -> anyhow::Result<Self> {
        anyhow::ensure!(ran.ok, "an engine could not answer:\n{}", ran.output);
        let line = |line: &str| {
            let mut fields = line.split('\t');
            let name = fields.next()?.to_owned();
            let mut number = || fields.next()?.parse().ok();
            let (value, rows, _, sum) = (number()?, number()?, number()?, number()?);
            Some((name, Line { value, rows, sum }))
        };
        Ok(Self(ran.output.lines().filter_map(line).collect()))
    }

    fn line(&self, question: &str) -> anyhow::Result<Line> {
        let found = self.0.iter().find(|(name, _)| name == question);
        found.map(|(_, line)| *line).with_context(|| format!("no line tells of {question}"))
    }
}

fn example(ground: &Ground) -> anyhow::Result<PathBuf> {
    let args = ["build", "--release", "--package", "tables", "--example", "peers"].map(str::to_owned);
    let built = run(cargo(&ground.root, &args), false);
    anyhow::ensure!(built.ok, "the example `peers` could not be built:\n{}", built.output);
    let folder = ground.program.parent().context("the program stands in no folder")?;
    Ok(folder.join("examples/peers"))
}

/// A Python that has both engines; they are fetched where it may be done.
fn python(ground: &Ground) -> anyhow::Result<PathBuf> {
    let folder = ground.folder.join("python");
    let python = folder.join("bin/python");
    let engines = || PEERS.iter().map(|(engine, _)| *engine);
    if has_engines(&python) {
        return Ok(python);
    }
    let mut venv = command("python3", ["-m", "venv"]);
    venv.arg(&folder);
    let made = run(venv, false);
    anyhow::ensure!(made.ok, "python3 -m venv failed (Debian: apt install python3-venv):\n{}", made.output);
    let install = command(&python, ["-m", "pip", "install", "--quiet"].into_iter().chain(engines()));
    let installed = run(install, false);
    anyhow::ensure!(installed.ok, "pip install duckdb polars failed:\n{}", installed.output);
    Ok(python)
}

fn has_engines(python: &Path) -> bool {
    run(command(python, ["-c", "import duckdb, polars"]), false).ok
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(load: f64, question: f64, sum: f64) -> Answers {
        let mut output = format!("load\t{load}\t10\t0\t0\nmemory\t500\t0\t0\t0\n");
        for (name, _) in QUESTIONS {
            _ = writeln!(output, "{name}\t{question}\t5\t5\t{sum}");
        }
        Answers::of(&Ran { ok: true, output }).unwrap()
    }

    #[test]
    fn the_ratio_is_to_the_faster_of_the_others() {
        let others = [("One", answers(0.5, 0.4, 7.0)), ("Other", answers(0.5, 0.2, 7.0))];
        let figures = compared("packed", &answers(0.5, 0.1, 7.0), &others).unwrap();
        assert_eq!(figures.len(), QUESTIONS.len() + 2);
        assert!((figures[0].value - 0.5).abs() < 1e-12);
        assert_eq!(figures[0].note, "ours 100 ms, One 400 ms, Other 200 ms");
        assert!((figures[4].value - 0.9 / 1.3).abs() < 1e-12);
        assert_eq!(figures[5].note, "ours 500 MB, One 500 MB, Other 500 MB");
    }

    #[test]
    fn times_of_different_answers_are_not_compared() {
        let error = compared("csv", &answers(0.5, 0.1, 7.0), &[("One", answers(0.5, 0.1, 8.0))]).unwrap_err();
        assert!(error.to_string().starts_with("by-origin: One answers"), "{error}");
    }

    #[test]
    fn an_engine_that_fails_is_told_with_what_it_said() {
        let error = Answers::of(&Ran { ok: false, output: "no module".to_owned() }).unwrap_err();
        assert!(error.to_string().ends_with("no module"), "{error}");
    }

    #[test]
    fn the_script_that_asks_the_others_is_there() {
        assert!(crate::project::root().unwrap().join(SCRIPT).is_file());
    }
}
