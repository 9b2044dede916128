//! How long the heavier methods take: `cargo run --release -p methods --example times`.
//!
//! A line for each: seconds, a tab, and what was done.
#![expect(clippy::print_stdout, reason = "what an example measures is read by a person")]

use std::time::Instant;

use methods::{
    disclosure::{self, Earlier, Rules, protect},
    effects::Effect,
    errors::{Convention, Factor},
    flows::{Stocks, Table, Weight},
    linear::Design,
    poisson::poisson,
    sensitivity::Regression,
};

fn main() {
    gravity();
    refits();
    flows();
    tables();
}

fn told(start: Instant, what: &str) {
    println!("{:.3}\t{what}", start.elapsed().as_secs_f64());
}

/// A gravity model of 65,000 corridors: effects of each place of origin and of destination in each year.
fn gravity() {
    let places = 231_u32;
    let cells =
        (0..places).flat_map(|from| (0..places).map(move |to| (from, to))).filter(|(from, to)| from != to);
    // Corridors that are there at all, and then in each of six years.
    let there = cells.filter(|(from, to)| (from * 31 + to * 17 + from * to) % 49 < 10);
    let rows: Vec<(u32, u32, u32)> =
        there.flat_map(|(from, to)| (0..6_u32).map(move |year| (from, to, year))).collect();
    let wave = |row: &(u32, u32, u32), speed: f64| {
        (f64::from(row.0) * speed + f64::from(row.1) * 1.3 * speed + f64::from(row.2) * 0.4).sin()
    };
    let x: Vec<f64> = rows.iter().map(|row| 4.0 + 3.0 * wave(row, 0.7)).collect();
    let y: Vec<f64> = rows
        .iter()
        .zip(&x)
        .map(|(row, x)| (0.9 * x + wave(row, 2.9) + f64::from(row.0 % 7) * 0.3).exp().round())
        .collect();
    let design = Design::new(&["x"], &[&x], false).expect("one column of numbers");
    let effects = [
        Effect::of(rows.iter().map(|row| (row.0, row.2))),
        Effect::of(rows.iter().map(|row| (row.1, row.2))),
    ];
    let start = Instant::now();
    poisson(&y, &design, &effects).expect("a model of one variable");
    let levels = effects.iter().map(|it| it.codes.iter().max().map_or(0, |most| most + 1)).sum::<u32>();
    told(start, &format!("gravity: Poisson over {} corridors with {levels} effects", rows.len()));
}

/// Two hundred refits of a panel of some twelve hundred rows.
fn refits() {
    let cells = (0..177_u32).flat_map(|unit| (0..7_u32).map(move |year| (unit, year)));
    // Every hundredth row is missing, so that effects are not taken out by one pass.
    let rows: Vec<(u32, u32)> = cells.filter(|(unit, year)| (unit * 7 + year) % 100 != 99).collect();
    let wave = |(unit, year): (u32, u32), speed: f64| {
        (f64::from(unit) * speed + f64::from(year) * 1.7 * speed).sin()
    };
    let x: Vec<f64> = rows.iter().map(|row| wave(*row, 0.9) + f64::from(row.1) / 5.0).collect();
    let y: Vec<f64> =
        rows.iter().zip(&x).map(|(row, x)| 0.8 * x + f64::from(row.0 % 13) + wave(*row, 5.1)).collect();
    let design = Design::new(&["x"], &[&x], false).expect("one column of numbers");
    let effects = [Effect::of(rows.iter().map(|row| row.0)), Effect::of(rows.iter().map(|row| row.1))];
    let by = Effect::of((0..rows.len()).map(|row| row % 200));
    for (name, effects) in [("one way", &effects[..1]), ("two ways", &effects[..])] {
        let convention = Convention::Cluster { by: &by.codes, factor: Factor::Cr0 };
        let regression = Regression { y: &y, design: &design, effects, weights: None, convention };
        let start = Instant::now();
        let count = regression.leave_out(&by).len();
        told(start, &format!("refits: {count} of {} rows, effects {name}", rows.len()));
    }
}

/// Flows among as many places as the world has.
fn flows() {
    let stocks = |year: u32| -> Table {
        let cell = |born: u32, place: u32| {
            let size = f64::from((born * 37 + place * 11) % 97 + 1);
            if born == place {
                1e6 * f64::from((born * born) % 1000 + 1) * (1.0 + f64::from(year) / 40.0)
            } else if (born + place).is_multiple_of(3) {
                0.0
            } else {
                size * size * (1.0 + f64::from((born + 2 * place) % 5 * year) / 100.0)
            }
        };
        (0..232).map(|born| (0..232).map(|place| cell(born, place)).collect()).collect()
    };
    let (before, after) = (stocks(0), stocks(5));
    let events = vec![30_000.0; 232];
    let start = Instant::now();
    let accounts = Stocks { before: &before, after: &after, births: &events, deaths: &events }
        .accounts()
        .expect("stocks that residents can bear");
    told(start, &format!("accounts of 232 places, {} sweeps", accounts.sweeps));
    let start = Instant::now();
    accounts
        .mix(None, &Weight { minimum: 0.9, source: String::new() })
        .expect("without a seed all ways are open");
    told(start, "minimum, independence and mix");
}

/// Tables of several sizes with their margins, up to as many cells as are protected at once: 1,500.
fn tables() {
    for [height, width] in [[8_u32, 8], [16, 16], [37, 38]] {
        let cell = |row: u32, column: u32| f64::from((row * 31 + column * 17 + row * column * 7) % 83);
        let rows: Vec<Vec<f64>> =
            (0..height).map(|row| (0..width).map(|column| cell(row, column)).collect()).collect();
        let table = disclosure::Table::with_margins(&rows).expect("rows of one length").of_whole_numbers();
        protected(&table, &format!("{height} by {width}"));
    }
    // Of three dimensions the search is slower than of two; where it is slow stands in the documentation.
    protected(&in_three([5, 5, 9]), "5 by 5 by 9");
}

fn protected(table: &disclosure::Table, size: &str) {
    let start = Instant::now();
    let withheld = protect(table, &Rules::default(), &Earlier::default()).expect("nothing is out yet");
    told(start, &format!("protected: {size}, {} cells, {} withheld", table.cells.len(), withheld.len()));
    let cells: Vec<usize> = withheld.iter().map(|it| it.proof.cell).collect();
    let start = Instant::now();
    let proofs = disclosure::audit(table, &cells, &Earlier::default()).expect("what was found");
    told(start, &format!("proved anew: {size}, {} pairs of programs", proofs.len()));
}

/// Counts of three dimensions with all their sums.
fn in_three(sizes: [usize; 3]) -> disclosure::Table {
    let value = |[a, b, c]: [usize; 3]| {
        let value = (a * 31 + b * 17 + c * 13 + a * b * c * 7) % 83;
        f64::from(u32::try_from(value).expect("below 83"))
    };
    disclosure::Table::in_three(sizes, value).of_whole_numbers()
}
