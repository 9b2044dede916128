//! Imports of whole sets, questions, profiles and the first view of a country, on the publishers' own files.
//!
//! `TRIBUTARY_REAL_DATA` names the folder of those files; without it only what needs none is measured.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use serde_json::json;

use super::numbers::number;
use super::seed::HOME;
use super::server::Program;
use super::{Figure, Ground, folders};
use crate::run::command;

const SETS: &[&str] = &[
    "statistics/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx",
    "statistics/undesa_ims2020_bilateral_by_sex_long.csv",
    "statistics/unhcr_population_1951_2025.csv.gz",
];
const OTHERS: &[&str] = &[
    "statistics/WB_Bilateral_Remittance_Estimates_2017.xlsx",
    "statistics/HDR23-24_Composite_indices_complete_time_series.csv",
];
const COUNTRIES: &[&str] = &["BGD", "ECU", "JAM", "KGZ", "MAR", "MDA", "SRB", "TUN"];
const GROUPED: &str = "select area, counterpart, year, sum(value) as total from figures \
                       where dataset = 'unhcr' and indicator = 'refugees' group by area, counterpart, year";

pub(super) fn measure(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let mut figures = million(ground)?;
    match original(ground) {
        Some(folder) => figures.extend(originals(ground, &folder)?),
        None => println!("  originals skipped: TRIBUTARY_REAL_DATA names no folder with {}", SETS[0]),
    }
    Ok(figures)
}

fn original(ground: &Ground) -> Option<PathBuf> {
    let folder = ground.root.join(std::env::var_os("TRIBUTARY_REAL_DATA")?);
    SETS.iter().all(|file| folder.join(file).is_file()).then_some(folder)
}

/// A table of a million rows by a mapping, every value of it looked at.
fn million(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let program = folders::fresh(ground, "million")?;
    program.perform(&["migrate"])?;
    let (file, mapping) = (ground.folder.join("million.csv"), ground.folder.join("million.toml"));
    std::fs::write(&file, table(&codes(&ground.root)?))?;
    std::fs::write(&mapping, MAPPING)?;
    let args =
        ["import".as_ref(), "table".as_ref(), file.as_os_str(), "--mapping".as_ref(), mapping.as_os_str()];
    let (seconds, megabytes) = watched(&program, &args)?;
    let what = "import of a table of a million rows";
    Ok(vec![
        Figure::new(what, seconds, "s", Some(10.0)),
        Figure::new(&format!("{what}: most memory"), megabytes, "MB", Some(512.0)),
    ])
}

const MAPPING: &str = r#"dataset = "bench"
title = "A million invented figures"
licence = "CC0"
area = "destination"
counterpart = "origin"
codes = "iso3"
time = "year"
value = "stock"
indicator = { constant = "migrant-stock-by-origin" }
unit = { constant = "persons" }
"#;

/// Two hundred countries to as many others over twenty-five years.
fn table(codes: &[String]) -> String {
    let mut text = String::from("destination,origin,year,stock\n");
    for (to, destination) in codes.iter().enumerate() {
        for (from, origin) in codes.iter().enumerate() {
            for year in 1996..2021 {
                let stock = (to * 7_919 + from * 104_729 + year * 31) % 90_000;
                _ = writeln!(text, "{destination},{origin},{year},{stock}");
            }
        }
    }
    text
}

fn codes(root: &Path) -> anyhow::Result<Vec<String>> {
    let areas = std::fs::read_to_string(root.join("content/areas/areas.csv"))?;
    let code = |line: &str| line.split(',').nth(3).filter(|it| it.len() == 3).map(str::to_owned);
    let codes: Vec<String> = areas.lines().skip(1).filter_map(code).take(200).collect();
    anyhow::ensure!(codes.len() == 200, "content/areas has only {} codes", codes.len());
    Ok(codes)
}

/// Everything from empty, then what people ask of it.
fn originals(ground: &Ground, folder: &Path) -> anyhow::Result<Vec<Figure>> {
    let program = folders::fresh(ground, "statistics")?;
    program.perform(&["migrate"])?;
    let mut figures = Vec::new();
    let (mut all, mut most) = (0.0, 0.0_f64);
    let mut note = Vec::new();
    for file in SETS {
        let (seconds, megabytes) = imported(&program, &folder.join(file))?;
        note.push(format!("{seconds:.1} s"));
        all += seconds;
        most = most.max(megabytes);
    }
    let what = "UN DESA totals and pairs and UNHCR, ready from empty";
    figures.push(Figure::new(what, all, "s", Some(15.0)).noted(note.join(" + ")));
    figures.push(Figure::new("the same: most memory of one import", most, "MB", None));
    for file in OTHERS {
        imported(&program, &folder.join(file))?;
    }
    figures.push(timed("a question grouped over all refugees", None, || {
        program.perform(&["query", GROUPED, "--format", "csv"]).map(|_| ())
    })?);
    figures.push(timed("eight country profiles", Some(10.0), || {
        COUNTRIES.iter().try_for_each(|it| program.perform(&["profile", it, "--format", "html"]).map(|_| ()))
    })?);
    let server = program.serve(&[])?;
    let mut connection = server.connect(None)?;
    for (what, path, limit) in [
        ("first view of a country after the start", "/countries/MDA", Some(0.1)),
        ("the profile of the same country after that", "/profiles/MDA", None),
    ] {
        figures.push(timed(what, limit, || connection.get(path).map(|_| ()))?);
    }
    let (cited, cell) = citations(ground, &program)?;
    // The server has closed the connection that was idle while the reports were built.
    let mut connection = server.connect(None)?;
    let asked = timed("who cites a figure, of all citations", Some(1.0), || {
        connection.get(&format!("/reports/citing?what={cell}")).map(|_| ())
    })?;
    figures.push(asked.noted(format!("{cited} citations")));
    Ok(figures)
}

/// A cell of the totals that every report below uses.
const CELL: &str = "undesa-stock/2020/Table%201!L190";
const REPORTS: usize = 7;

/// Builds reports over every figure of nine tables; how many figures they use, and one cell that all of them use.
fn citations(ground: &Ground, program: &Program) -> anyhow::Result<(usize, &'static str)> {
    let codes = codes(&ground.root)?.join(",");
    let mut text = String::from("# Figures of a bench\n\n## Tables\n");
    for indicator in ["immigrant-stock", "immigrant-share", "population"] {
        for sex in ["both", "female", "male"] {
            _ = writeln!(text, "\n{{{{table {indicator} {codes} all sex={sex} edition=undesa-stock/2020}}}}");
        }
    }
    // A report belongs to a group.
    let group = ground.folder.join("group.json");
    let home =
        json!({"slug": HOME, "name": "Working group", "zone": "Europe/Zurich", "mandate": "mainstreaming"});
    std::fs::write(&group, json!({"groups": [home]}).to_string())?;
    program
        .perform(&["seed", group.to_str().context("the folder of the bench has a name that is no text")?])?;
    let file = ground.folder.join("citations.md");
    std::fs::write(&file, text)?;
    let file = file.to_str().context("the folder of the bench has a name that is no text")?;
    for number in 1..=REPORTS {
        let report = format!("bench-{number}");
        program.perform(&["report", "write", &report, file])?;
        program.perform(&["report", "build", &report, "--publish"])?;
    }
    let said = program.perform(&["report", "citing", "undesa-stock/2020", "--json"])?;
    let said: serde_json::Value = serde_json::from_str(&said)?;
    let by = said["cited_by"].as_array().context("`report citing` names nobody")?;
    let uses = by.iter().filter_map(|it| it["uses"].as_u64()).sum::<u64>();
    Ok((usize::try_from(uses)?, CELL))
}

fn timed(what: &str, limit: Option<f64>, run: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<Figure> {
    let began = Instant::now();
    run()?;
    Ok(Figure::new(what, began.elapsed().as_secs_f64(), "s", limit))
}

fn imported(program: &Program, file: &Path) -> anyhow::Result<(f64, f64)> {
    watched(program, &["import".as_ref(), "auto".as_ref(), file.as_os_str()])
}

/// Seconds that a command took, and the most millions of bytes that were resident.
#[expect(
    clippy::disallowed_methods,
    reason = "a measuring program waits for another; nothing else runs in it"
)]
fn watched(program: &Program, args: &[&std::ffi::OsStr]) -> anyhow::Result<(f64, f64)> {
    let mut command: Command =
        command(&program.path, [std::ffi::OsStr::new("--data-dir"), program.data.as_os_str()]);
    command.args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let began = Instant::now();
    let mut child = command.spawn().with_context(|| format!("could not start {}", program.path.display()))?;
    let status = Path::new("/proc").join(child.id().to_string()).join("status");
    let mut most = 0.0_f64;
    let ended = loop {
        let said = std::fs::read_to_string(&status).unwrap_or_default();
        most = most.max(high(&said).unwrap_or(0.0));
        match child.try_wait()? {
            Some(ended) => break ended,
            None => std::thread::sleep(Duration::from_millis(10)),
        }
    };
    let seconds = began.elapsed().as_secs_f64();
    // A file with findings ends with 1, and is imported all the same.
    anyhow::ensure!(matches!(ended.code(), Some(0 | 1)), "an import ended with {ended}");
    Ok((seconds, most))
}

fn high(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: usize = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(number(kibibytes) * 1024.0 / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_rows_of_known_countries_are_made() {
        let codes = codes(&crate::project::root().unwrap()).unwrap();
        assert_eq!(table(&codes).lines().count(), 1_000_001);
    }

    #[test]
    fn the_most_memory_is_read_in_millions_of_bytes() {
        assert_eq!(high("VmHWM:\t   50000 kB\nVmRSS:\t   40000 kB\n"), Some(51.2));
    }
}
