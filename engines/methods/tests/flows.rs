//! Flows from stocks against published tables, by hand, and by what holds for any input.

use methods::flows::{
    Accounts, FlowsError, Stocks, Support, Table, Weight, drop_negative, residual, reverse_negative,
    with_natives,
};
use proptest::prelude::*;

fn table<const N: usize>(rows: [[f64; N]; N]) -> Table {
    rows.iter().map(|row| row.to_vec()).collect()
}

#[track_caller]
fn near(found: &[Vec<f64>], expected: &[Vec<f64>], within: f64) {
    for (from, (row, wanted)) in found.iter().zip(expected).enumerate() {
        for (to, (cell, wanted)) in row.iter().zip(wanted).enumerate() {
            assert!((cell - wanted).abs() <= within, "{from} to {to}: {cell} is not {wanted}");
        }
    }
}

fn total(table: &[Vec<f64>]) -> f64 {
    table.iter().flatten().sum()
}

/// The example of Abel (2013): four places, no births, no deaths.
fn abel() -> (Table, Table) {
    let before = [
        [1000.0, 100.0, 10.0, 0.0],
        [55.0, 555.0, 50.0, 5.0],
        [80.0, 40.0, 800.0, 40.0],
        [20.0, 25.0, 20.0, 200.0],
    ];
    let after = [
        [950.0, 100.0, 60.0, 0.0],
        [80.0, 505.0, 75.0, 5.0],
        [90.0, 30.0, 800.0, 40.0],
        [40.0, 45.0, 0.0, 180.0],
    ];
    (table(before), table(after))
}

#[test]
fn four_places_without_births_and_deaths_give_the_published_flows() {
    let (before, after) = abel();
    let accounts = Stocks { before: &before, after: &after, births: &[], deaths: &[] }.accounts().unwrap();
    assert_eq!(
        (accounts.sweeps, accounts.support),
        (0, Support::Own),
        "the totals by birth match as they are"
    );
    let flows = accounts.minimum(None).unwrap();
    let published =
        [[0.0, 0.0, 50.0, 0.0], [35.0, 0.0, 25.0, 0.0], [10.0, 10.0, 0.0, 0.0], [10.0, 10.0, 0.0, 0.0]];
    near(&flows, &table(published), 1e-11);
    assert!((total(&flows) - 150.0).abs() < 1e-10);
}

#[test]
fn published_margins_give_the_published_quasi_independent_flows() {
    // Abel and Cohen (2019), table 4: sums of rows and columns for each place of birth, flows to one decimal.
    let before = [
        [100.0, 10.0, 10.0, 0.0],
        [80.0, 180.0, 10.0, 90.0],
        [30.0, 10.0, 140.0, 40.0],
        [60.0, 70.0, 10.0, 120.0],
    ];
    let after = [
        [95.0, 5.0, 15.0, 5.0],
        [75.0, 225.0, 5.0, 55.0],
        [55.0, 0.0, 115.0, 50.0],
        [35.0, 25.0, 25.0, 175.0],
    ];
    let accounts = Accounts {
        before: table(before),
        after: table(after),
        balance: 1.0,
        spread_births: Vec::new(),
        support: Support::Own,
        sweeps: 0,
    };
    let published = [
        [[95.0, 0.0, 2.5, 2.5], [0.0, 5.0, 2.5, 2.5], [0.0, 0.0, 10.0, 0.0], [0.0; 4]],
        [[75.0, 5.0, 0.0, 0.0], [0.0, 180.0, 0.0, 0.0], [0.0, 5.0, 5.0, 0.0], [0.0, 35.0, 0.0, 55.0]],
        [[30.0, 0.0, 0.0, 0.0], [7.1, 0.0, 0.0, 2.9], [17.9, 0.0, 115.0, 7.1], [0.0, 0.0, 0.0, 40.0]],
        // How many of the fourth stay in the fourth is not read from the table: no flow depends on it.
        [[35.0, 0.0, 5.4, 19.6], [0.0, 25.0, 9.6, 35.4], [0.0, 0.0, 10.0, 0.0], [0.0, 0.0, 0.0, 120.0]],
    ];
    for (born, published) in published.into_iter().enumerate() {
        near(&accounts.minimum_of(born, None).unwrap(), &table(published), 0.05);
    }
}

#[test]
fn two_places_with_births_and_deaths_are_as_by_hand() {
    // Place 0: 100 natives and 20 from place 1, of whom 12 die, so 90 and 18 are left. Place 1: 80 natives, 8 die: 72.
    // Later: 110 and 28 with 20 births, so 90 and 28 are left; place 1 has 2 from place 0 and 70 with 10 births: 2, 60.
    // By birth: 0 has 90 before and 92 after, mean 91; 1 has 90 and 88, mean 89. The whole: 180 both times.
    let before = table([[100.0, 0.0], [20.0, 80.0]]);
    let after = table([[110.0, 2.0], [28.0, 70.0]]);
    let stocks = Stocks { before: &before, after: &after, births: &[20.0, 10.0], deaths: &[12.0, 8.0] };
    let accounts = stocks.accounts().unwrap();
    assert!((accounts.balance - 1.0).abs() < 1e-15);
    assert_eq!(accounts.support, Support::Own);
    near(&accounts.before, &table([[91.0, 0.0], [17.0, 72.0]]), 1e-9);
    // Later, x of place 0 live in place 1: (91 - x)(62 - x) / (x (27 + x)) keeps the odds 90·60 / (2·28).
    let odds: f64 = 90.0 * 60.0 / 56.0;
    let (square, linear, constant) = (odds - 1.0, 27.0 * odds + 153.0, -91.0 * 62.0);
    let x = (-linear + (linear * linear - 4.0 * square * constant).sqrt()) / (2.0 * square);
    near(&accounts.after, &table([[91.0 - x, x], [27.0 + x, 62.0 - x]]), 1e-9);
    near(&accounts.minimum(None).unwrap(), &table([[0.0, x], [10.0 + x, 0.0]]), 1e-9);
    assert!((accounts.net()[0] - residual(120.0, 138.0, 20.0, 12.0)).abs() < 1e-9);
}

#[test]
fn births_beyond_the_native_stock_are_told_and_taken_from_all() {
    let before = table([[10.0, 5.0], [30.0, 60.0]]);
    let after = table([[12.0, 5.0], [33.0, 70.0]]);
    let stocks = Stocks { before: &before, after: &after, births: &[15.0, 0.0], deaths: &[0.0, 0.0] };
    assert_eq!(stocks.accounts().unwrap().spread_births, [0]);
    let many = Stocks { births: &[], deaths: &[41.0, 0.0], ..stocks }.accounts().unwrap_err();
    assert_eq!(many, FlowsError::TooMany { what: "deaths", place: 0, events: 41.0, residents: 40.0 });
}

#[test]
fn a_seed_is_honoured_or_refused() {
    let (before, after) = abel();
    let accounts = Stocks { before: &before, after: &after, births: &[], deaths: &[] }.accounts().unwrap();
    // Those born in the fourth place leave the third and the fourth, and go to the first and the second.
    let mut seed = vec![vec![1.0; 4]; 4];
    seed[2][0] = 3.0;
    let of_fourth = accounts.minimum_of(3, Some(&seed)).unwrap();
    // x from third to first, 20 - x to second: x² / (20 - x)² is 3.
    let x = 20.0 * 3_f64.sqrt() / (1.0 + 3_f64.sqrt());
    assert!((of_fourth[2][0] - x).abs() < 1e-9 && (of_fourth[3][1] - x).abs() < 1e-9, "{of_fourth:?}");
    (seed[2][0], seed[3][1]) = (0.0, 0.0);
    let of_fourth = accounts.minimum_of(3, Some(&seed)).unwrap();
    assert!((of_fourth[2][1] - 20.0).abs() < 1e-9 && (of_fourth[3][0] - 20.0).abs() < 1e-9);
    seed[1][0] = 0.0;
    let refused = accounts.minimum(Some(&seed)).unwrap_err();
    assert_eq!(refused, FlowsError::Seed(1), "those born in the second have no other way to the first");
}

#[test]
fn differences_of_stocks_are_dropped_or_turned_round() {
    let before = table([[0.0, 10.0, 4.0], [7.0, 0.0, 1.0], [0.0, 0.0, 0.0]]);
    let after = table([[0.0, 15.0, 1.0], [2.0, 0.0, 1.0], [6.0, 0.0, 0.0]]);
    let dropped = drop_negative(&before, &after).unwrap();
    near(&dropped, &table([[0.0, 5.0, 0.0], [0.0, 0.0, 0.0], [6.0, 0.0, 0.0]]), 0.0);
    let turned = reverse_negative(&before, &after).unwrap();
    near(&turned, &table([[0.0, 10.0, 0.0], [0.0, 0.0, 0.0], [9.0, 0.0, 0.0]]), 0.0);
}

#[test]
fn natives_are_residents_less_strangers() {
    let stocks = with_natives(&table([[9.0, 3.0], [4.0, 0.0]]), &[50.0, 20.0]).unwrap();
    near(&stocks, &table([[46.0, 3.0], [4.0, 17.0]]), 0.0);
    assert!(matches!(
        with_natives(&table([[0.0, 30.0], [0.0, 0.0]]), &[50.0, 20.0]),
        Err(FlowsError::Amount { place: 1, .. })
    ));
}

#[test]
fn bad_stocks_are_refused_by_place() {
    let good = table([[10.0, 1.0], [2.0, 20.0]]);
    let bad = table([[10.0, 1.0], [-2.0, 20.0]]);
    let stocks = Stocks { before: &good, after: &bad, births: &[], deaths: &[] };
    assert_eq!(stocks.accounts(), Err(FlowsError::Amount { what: "a later stock", place: 1, value: -2.0 }));
    let stocks = Stocks { before: &good, after: &good, births: &[1.0], deaths: &[] };
    assert!(matches!(stocks.accounts(), Err(FlowsError::Shape { found: 1, expected: 2, .. })));
    let accounts = Stocks { before: &good, after: &good, births: &[], deaths: &[] }.accounts().unwrap();
    assert_eq!(
        accounts.mix(None, &Weight { minimum: 1.5, source: "nobody".into() }),
        Err(FlowsError::Weight(1.5))
    );
}

/// Five places whose stocks have zeros, with births and deaths that residents can bear.
fn inputs() -> impl Strategy<Value = (Table, Table, Vec<f64>, Vec<f64>)> {
    let cell = prop_oneof![1 => Just(0.0), 4 => 1.0_f64..500.0];
    let stocks = || {
        let strangers = prop::collection::vec(prop::collection::vec(cell.clone(), 5), 5);
        (strangers, prop::collection::vec(500.0_f64..5000.0, 5)).prop_map(|(mut table, natives)| {
            natives.into_iter().enumerate().for_each(|(place, native)| table[place][place] = native);
            table
        })
    };
    let events = || prop::collection::vec(0.0_f64..300.0, 5);
    (stocks(), stocks(), events(), events())
}

fn permuted(table: &[Vec<f64>], order: &[usize]) -> Table {
    order.iter().map(|row| order.iter().map(|column| table[*row][*column]).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_comes_less_what_leaves_is_what_births_and_deaths_leave((before, after, births, deaths) in inputs()) {
        let stocks = Stocks { before: &before, after: &after, births: &births, deaths: &deaths };
        let accounts = stocks.accounts().unwrap();
        let column = |table: &[Vec<f64>], at: usize| table.iter().map(|row| row[at]).sum::<f64>();
        let weight = Weight { minimum: 0.8, source: "this test".into() };
        for flows in [
            accounts.minimum(None).unwrap(), accounts.independence(None).unwrap(), accounts.mix(None, &weight).unwrap(),
        ] {
            for place in 0..5 {
                let (came, left) = (column(&flows, place), flows[place].iter().sum::<f64>());
                let later = column(&after, place) * accounts.balance;
                let expected = residual(column(&before, place), later, births[place], deaths[place]);
                prop_assert!((came - left - expected).abs() < 1e-9, "{} and {expected}", came - left);
                prop_assert!(flows[place][place] == 0.0 && flows[place].iter().all(|flow| *flow >= 0.0));
            }
        }
    }

    #[test]
    fn a_mix_lies_between_the_least_and_independence((before, after, births, deaths) in inputs(), share in 0.0_f64..=1.0) {
        let accounts =
            Stocks { before: &before, after: &after, births: &births, deaths: &deaths }.accounts().unwrap();
        let (least, most) = (total(&accounts.minimum(None).unwrap()), total(&accounts.independence(None).unwrap()));
        let mix = total(&accounts.mix(None, &Weight { minimum: share, source: String::new() }).unwrap());
        prop_assert!(least <= mix + 1e-8 && mix <= most + 1e-8, "{least} {mix} {most}");
    }

    #[test]
    fn order_and_scale_of_the_places_do_not_matter(
        (before, after, births, deaths) in inputs(), order in Just(vec![0, 1, 2, 3, 4]).prop_shuffle(), scale in 0.01_f64..1e4,
    ) {
        let flows = Stocks { before: &before, after: &after, births: &births, deaths: &deaths }
            .accounts().unwrap().minimum(None).unwrap();
        let times = |row: &[f64]| row.iter().map(|cell| cell * scale).collect::<Vec<f64>>();
        let all = |table: &[Vec<f64>]| permuted(table, &order).iter().map(|row| times(row)).collect::<Table>();
        let some = |row: &[f64]| times(&order.iter().map(|at| row[*at]).collect::<Vec<f64>>());
        let (births, deaths) = (some(&births), some(&deaths));
        let other = Stocks { before: &all(&before), after: &all(&after), births: &births, deaths: &deaths }
            .accounts().unwrap().minimum(None).unwrap();
        for (row, expected) in other.iter().zip(all(&flows)) {
            for (cell, expected) in row.iter().zip(expected) {
                prop_assert!((cell - expected).abs() < 1e-8 * scale, "{cell} {expected}");
            }
        }
    }
}
