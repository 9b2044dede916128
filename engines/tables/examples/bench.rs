//! Prints how long the operations on columns take: `cargo run --release -p tables --example bench`.
#![expect(clippy::print_stdout, reason = "printing is what this program is for")]

use std::time::Instant;

use tables::{IntBuilder, JoinKind, Measure, Order, RealBuilder, Table, TableError, TextBuilder};

const ROWS: usize = 5_000_000;
const AREAS: usize = 230;

fn main() -> Result<(), TableError> {
    let table = timed("build", figures)?;
    println!("{} rows, {} MB", table.rows(), table.bytes() >> 20);
    let sum = [Measure::Sum("stock"), Measure::Count];
    timed("group by origin", || table.group_by(&["origin"], &sum))?;
    timed("group by origin, year", || table.group_by(&["origin", "year"], &sum))?;
    let corridors = timed("group by origin, destination, year, sex", || {
        table.group_by(&["origin", "destination", "year", "sex"], &sum)
    })?;
    println!("{} groups", corridors.rows());
    let mask = table.text("origin")?.is_in(&["A007", "A100"]).and(&table.int("year")?.between(2000, 2010));
    let few = timed("filter", || table.filter(&mask))?;
    println!("{} rows kept", few.rows());
    let pairs = timed("group by origin, destination", || table.group_by(&["origin", "destination"], &sum))?;
    let on = [("origin", "destination"), ("destination", "origin")];
    timed("join 5 M rows with their reverse corridor", || {
        table.join(&pairs, &on, &[("stock", "back")], JoinKind::Left)
    })?;
    timed("sort 5 M rows by stock", || table.sort_by(&[("stock", Order::Falling)]))?;
    Ok(())
}

fn timed<T>(what: &str, run: impl FnOnce() -> Result<T, TableError>) -> Result<T, TableError> {
    let start = Instant::now();
    let out = run()?;
    println!("{:>8.1} ms  {what}", start.elapsed().as_secs_f64() * 1000.0);
    Ok(out)
}

/// Invented corridors, the same at every run.
fn figures() -> Result<Table, TableError> {
    let areas: Vec<String> = (0..AREAS).map(|n| format!("A{n:03}")).collect();
    let (mut origin, mut destination, mut sex) =
        (TextBuilder::default(), TextBuilder::default(), TextBuilder::default());
    let (mut year, mut stock) = (IntBuilder::default(), RealBuilder::default());
    let mut state = 7_u32;
    for row in 0..ROWS {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        origin.push(Some(&areas[(state >> 8) as usize % AREAS]));
        destination.push(Some(&areas[row % AREAS]));
        sex.push(Some(["both", "male", "female"][row % 3]));
        year.push(Some(1990 + 5 * i64::from(state >> 20) % 35));
        stock.push((!state.is_multiple_of(11)).then_some(f64::from(state >> 12)));
    }
    Table::new(vec![
        ("origin".into(), origin.finish()),
        ("destination".into(), destination.finish()),
        ("sex".into(), sex.finish()),
        ("year".into(), year.finish()),
        ("stock".into(), stock.finish()),
    ])
}
