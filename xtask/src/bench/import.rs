//! How long the original workbook of UN DESA takes, where somebody has it.

use std::path::PathBuf;
use std::time::Instant;

use super::numbers::median;
use super::{Figure, Ground, folders};

const FILE: &str = "statistics/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx";
const ROUNDS: usize = 3;

pub(super) fn measure(ground: &Ground) -> anyhow::Result<Vec<Figure>> {
    let Some(file) = workbook(ground) else {
        println!("  skipped: TRIBUTARY_REAL_DATA names no folder with {FILE}");
        return Ok(Vec::new());
    };
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let program = folders::fresh(ground, "import")?;
        program.perform(&["migrate"])?;
        let began = Instant::now();
        program.perform(&["import".as_ref(), "undesa-stock".as_ref(), file.as_os_str()])?;
        rounds.push(began.elapsed().as_secs_f64());
    }
    let what = "import of the UN DESA 2020 workbook";
    let note = format!("median of {ROUNDS}, the program's start included");
    Ok(vec![Figure::new(what, median(rounds), "s", Some(3.0)).noted(note)])
}

/// The workbook, if `TRIBUTARY_REAL_DATA` names a folder that holds it.
pub(super) fn workbook(ground: &Ground) -> Option<PathBuf> {
    let folder = std::env::var_os("TRIBUTARY_REAL_DATA")?;
    let file = ground.root.join(folder).join(FILE);
    file.is_file().then_some(file)
}
