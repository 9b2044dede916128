//! The command line over the same planted numbers: it answers whoever sits at the machine, and says no more than pages.

use std::{cell::RefCell, fs, path::Path};

use clap::Parser as _;

use super::{HIDDEN, NARROW, PLANTS, visits};
use crate::{TOLD, cli::Cli, run};

/// Rows with their numbers, from the published edition alone.
const RECIPE: &str = "title = \"Planted\"\nmethod = \"descriptive\"\nx = [\"stock\"]\n\
                      unit = [\"area\", \"counterpart\"]\ntime = \"year\"\n[figures]\ncounterparts = []\n\
                      columns = { stock = \"migrant-stock-by-origin\" }\n";

const REPORT: &str = "# Planted\n\nFrom Kenya in Uganda {{figure migrant-stock-by-origin UGA 2020 with=KEN}}.\n\n\
                      {{table migrant-stock-by-origin UGA 2015..2020 with=KEN}}\n\n\
                      {{chart migrant-stock-by-origin UGA 2015..2020 with=KEN}}\n";

/// Every question that a command answers about figures, records or a table that is brought.
const COMMANDS: &[&str] = &[
    "report write planted REPORT",
    "report build planted --publish --json",
    "report list --json",
    "report reproduce planted --json",
    "query FIGURES --format csv",
    "query FIGURES --format json",
    "query AGGREGATES --format json",
    "query CELLS --format json",
    "profile KEN --format json",
    "profile KEN --format md",
    "profile KEN --format html",
    "corridor KEN UGA --json",
    "corridor KEN UGA",
    "region EAC --json",
    "region EAC",
    "indicator",
    "indicator emigrants --json",
    "indicator emigrants KEN",
    "indicator corridor-asymmetry --json",
    "indicator corridor-asymmetry KEN --with UGA --json",
    "figures KEN",
    "figures KEN --json",
    "analyse RECIPE --json",
    "analyse RECIPE",
    "mandate --json",
    "verify --json",
    "doctor --json",
    "protect TABLE --rule RULE",
    "protect TABLE --rule RULE --json",
    "protect TABLE --original-of 1",
];

/// What all commands print, each after its line; whether they succeed is for other tests to say.
pub(super) async fn answers(data: &Path) -> Vec<(&'static str, bool, String)> {
    let files = data.with_extension("brought");
    fs::create_dir_all(&files).expect("a folder");
    let file = |name: &str, text: &str| {
        let path = files.join(name);
        fs::write(&path, text).expect("a file");
        path.display().to_string()
    };
    let words = [
        ("REPORT", file("report.md", REPORT)),
        ("RECIPE", file("recipe.toml", RECIPE)),
        ("TABLE", file("table.csv", HIDDEN)),
        ("RULE", file("rule.toml", NARROW)),
        ("FIGURES", "select * from figures".to_owned()),
        ("AGGREGATES", "select * from aggregates".to_owned()),
        ("CELLS", "select * from released_cell".to_owned()),
    ];
    let mut answers = Vec::new();
    for command in COMMANDS {
        let arguments = command.split(' ').map(|it| {
            words.iter().find(|(word, _)| *word == it).map_or_else(|| it.to_owned(), |(_, is)| is.clone())
        });
        let before = ["tributary".to_owned(), "--data-dir".to_owned(), data.display().to_string()];
        let cli = Cli::try_parse_from(before.into_iter().chain(arguments)).expect("a command that there is");
        let (ended, mut told) = told(cli).await;
        let well = ended.is_ok();
        if let Err(error) = ended {
            told += &error.chain().map(ToString::to_string).collect::<Vec<_>>().join(": ");
        }
        answers.push((*command, well, told));
    }
    fs::remove_dir_all(files).expect("our own folder");
    answers
}

/// Runs a command in this process and keeps what it would print.
async fn told(cli: Cli) -> (anyhow::Result<crate::Ended>, String) {
    let running = async {
        let ended = Box::pin(run(cli)).await;
        (ended, TOLD.with(RefCell::take))
    };
    let (ended, bytes) = TOLD.scope(RefCell::default(), running).await;
    (ended, String::from_utf8_lossy(&bytes).into_owned())
}

/// The planted numbers in an answer.
pub(super) fn planted_in(text: &str) -> Vec<&'static str> {
    let numbers: Vec<u32> = PLANTS.iter().map(|it| visits::number(it.digits)).collect();
    let found = visits::found(text, &numbers);
    PLANTS.iter().filter(|it| found.contains(&visits::number(it.digits))).map(|it| it.what).collect()
}

/// The files of an installation that hold one of the withheld cells, as digits or as a number in eight bytes.
///
/// A proposed table and a staged edition are kept, and may be; the value of a withheld cell is nowhere.
pub(super) fn files_with_withheld_cells(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the installation").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files_with_withheld_cells(&path));
            continue;
        }
        let bytes = fs::read(&path).expect("a file of the installation");
        for plant in &PLANTS[..4] {
            let number = visits::number(plant.digits);
            let real = f64::from(number);
            let forms = [plant.digits.as_bytes(), &real.to_be_bytes(), &real.to_le_bytes()];
            // Searching by the first byte spares comparing every window whole.
            let holds = |form: &[u8]| {
                let first = form[0];
                bytes.iter().enumerate().any(|(at, byte)| *byte == first && bytes[at..].starts_with(form))
            };
            if forms.into_iter().any(holds) {
                found.push(format!("{} is in {}", plant.what, path.display()));
            }
        }
    }
    found
}
