//! How soon the first page is there, and how much memory the program takes.

use super::numbers::median;
use super::server::Program;
use super::{Figure, Ground, folders, visits};

const ROUNDS: usize = 3;
const REQUESTS: usize = 1_000;
const SECONDS: Option<f64> = Some(1.0);
const MEGABYTES: Option<f64> = Some(150.0);

pub(super) fn measure(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let mut empty = Vec::new();
    let mut program = folders::fresh(ground, "start")?;
    for _ in 0..ROUNDS {
        program = folders::fresh(ground, "start")?;
        empty.push(program.serve(&[])?.start.as_secs_f64());
    }
    let mut existing = Vec::new();
    for _ in 0..ROUNDS {
        existing.push(program.serve(&[])?.start.as_secs_f64());
    }
    let mut figures = vec![
        seconds("start on the demonstration's folder to the first page", existing),
        seconds("start on an empty folder, which makes the demonstration, to the first page", empty),
    ];
    figures.extend(memory(&program)?);
    Ok(figures)
}

fn seconds(what: &str, rounds: Vec<f64>) -> Figure {
    let note = format!("median of {}", rounds.len());
    Figure::new(what, median(rounds), "s", SECONDS).noted(note)
}

fn memory(program: &Program) -> anyhow::Result<Vec<Figure>> {
    let server = program.serve(&[])?;
    let at_first = server.memory()?;
    let pages = visits::core(&server)?;
    let session = server.sign_in(program, visits::DEMO_CO_CHAIR)?;
    let mut connection = server.connect(Some(&session))?;
    for n in 0..REQUESTS {
        // A page that is missing is told by `weight`; here it only is one more request.
        connection.get(&pages[n % pages.len()])?;
    }
    let later = server.memory()?;
    Ok(vec![
        Figure::new("resident memory after the start", at_first, "MB", MEGABYTES),
        Figure::new("resident memory after 1,000 pages", later, "MB", MEGABYTES),
    ])
}
