//! Measures columns beside other engines, on the same file and with the same questions.
//!
//! `peers make FOLDER` writes five million invented figures as `figures.csv` and as `figures.packed`.
//! `peers ask FOLDER packed|csv` loads one of them, answers each question some times, and prints for each its best
//! time in seconds and three numbers of the answer, then the most memory the process ever held.
#![expect(clippy::print_stdout, reason = "printing is what this program is for")]

use std::{error::Error, fmt::Write as _, fs, hint::black_box, path::Path, time::Instant};

use tables::{Column, IntBuilder, JoinKind, Measure, RealBuilder, Table, TextBuilder};

const AREAS: u32 = 230;
const YEARS: std::ops::Range<i64> = 1990..2022;
const SEXES: [&str; 3] = ["both", "female", "male"];
const ROUNDS: usize = 5;
const KEYS: [&str; 4] = ["origin", "destination", "year", "sex"];

fn main() -> Result<(), Box<dyn Error>> {
    let said: Vec<String> = std::env::args().skip(1).collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    match said[..] {
        ["make", folder] => make(Path::new(folder)),
        ["ask", folder, form] => ask(Path::new(folder), form),
        _ => Err("peers make FOLDER | peers ask FOLDER packed|csv".into()),
    }
}

/// Writes the figures; the same ones at every run.
fn make(folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    let mut csv = String::from("origin,destination,year,sex,stock\n");
    let mut state = 7_u64;
    for destination in 0..AREAS {
        for origin in 0..AREAS {
            for year in YEARS {
                for sex in SEXES {
                    state =
                        state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    let number = state >> 44;
                    write!(csv, "A{origin:03},A{destination:03},{year},{sex},")?;
                    // One in eleven is missing.
                    if !number.is_multiple_of(11) {
                        write!(csv, "{number}")?;
                    }
                    csv.push('\n');
                }
            }
        }
    }
    fs::write(folder.join("figures.packed"), read(&csv)?.to_bytes())?;
    fs::write(folder.join("figures.csv"), csv)?;
    Ok(())
}

/// The columns of the text, each value looked at.
fn read(csv: &str) -> Result<Table, Box<dyn Error>> {
    let (mut origin, mut destination, mut sex) =
        (TextBuilder::default(), TextBuilder::default(), TextBuilder::default());
    let (mut year, mut stock) = (IntBuilder::default(), RealBuilder::default());
    for line in csv.lines().skip(1) {
        let mut fields = line.split(',');
        let mut next = || fields.next().ok_or("a line has too few fields");
        origin.push(Some(next()?));
        destination.push(Some(next()?));
        year.push(Some(next()?.parse()?));
        sex.push(Some(next()?));
        let value = next()?;
        stock.push(if value.is_empty() { None } else { Some(value.parse()?) });
    }
    Ok(Table::new(vec![
        ("origin".into(), origin.finish()),
        ("destination".into(), destination.finish()),
        ("year".into(), year.finish()),
        ("sex".into(), sex.finish()),
        ("stock".into(), stock.finish()),
    ])?)
}

fn ask(folder: &Path, form: &str) -> Result<(), Box<dyn Error>> {
    let began = Instant::now();
    let table = match form {
        "packed" => Table::from_bytes(&fs::read(folder.join("figures.packed"))?)?,
        "csv" => read(&fs::read_to_string(folder.join("figures.csv"))?)?,
        _ => return Err("the form is packed or csv".into()),
    };
    println!("load\t{}\t{}\t0\t0", began.elapsed().as_secs_f64(), table.rows());
    timed("by-origin", "stock", || grouped(&table, 1))?;
    timed("by-corridor", "stock", || grouped(&table, 2))?;
    timed("all-dimensions", "stock", || grouped(&table, 4))?;
    timed("self-join", "back", || reversed(&table))?;
    println!("memory\t{}\t0\t0\t0", most_memory()?);
    Ok(())
}

fn grouped(table: &Table, keys: usize) -> Result<Table, Box<dyn Error>> {
    Ok(table.group_by(&KEYS[..keys], &[Measure::Sum("stock"), Measure::Count])?)
}

/// Every figure with that of the opposite corridor.
fn reversed(table: &Table) -> Result<Table, Box<dyn Error>> {
    let on = [("origin", "destination"), ("destination", "origin"), ("year", "year"), ("sex", "sex")];
    Ok(table.join(table, &on, &[("stock", "back")], JoinKind::Inner)?)
}

fn timed(
    what: &str,
    sum: &str,
    run: impl Fn() -> Result<Table, Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let mut best = f64::INFINITY;
    let mut out = Table::default();
    for _ in 0..ROUNDS {
        let began = Instant::now();
        out = black_box(run()?);
        best = best.min(began.elapsed().as_secs_f64());
    }
    let Column::Real(column) = out.column(sum)? else { return Err("a sum of reals is real".into()) };
    let there = (0..out.rows()).filter_map(|row| column.get(row));
    println!("{what}\t{best}\t{}\t{}\t{}", out.rows(), there.clone().count(), there.sum::<f64>());
    Ok(())
}

/// In megabytes; zero where the system does not tell.
fn most_memory() -> Result<f64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: f64 = line.and_then(|it| it.split_whitespace().next()).unwrap_or("0").parse()?;
    Ok(kilobytes / 1024.0)
}
