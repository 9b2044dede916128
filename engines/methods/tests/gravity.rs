//! Poisson estimates against dummies, closed forms and the published figure of real corridors.

use std::collections::HashMap;

use methods::{
    effects::Effect,
    errors::{Absorbed, Convention, covariance},
    linear::Design,
    poisson::{LeftOut, PoissonError, poisson},
};

#[track_caller]
fn close(found: f64, expected: f64, within: f64) {
    assert!(
        (found - expected).abs() <= within * expected.abs().max(1.0),
        "{found:.12} is not {expected:.12}"
    );
}

/// Flows among five invented places in two years, some of them zero.
fn flows() -> (Vec<f64>, Vec<f64>, Vec<u32>, Vec<u32>) {
    let (mut flow, mut distance, mut from, mut to) = (vec![], vec![], vec![], vec![]);
    for a in 0..5_u32 {
        for b in 0..5_u32 {
            if a != b {
                let far = f64::from((a * 7 + b * 3) % 11 + 1).ln();
                let size = f64::from((a + 2) * (b + 1) * 13 % 47);
                flow.push(if (a + 2 * b) % 6 == 0 { 0.0 } else { size / (1.0 + far) });
                distance.push(far);
                from.push(a);
                to.push(b);
            }
        }
    }
    (flow, distance, from, to)
}

#[test]
fn with_a_constant_alone_the_mean_is_predicted() {
    let y = [0.0, 3.0, 5.0, 12.0];
    let fit = poisson(&y, &Design::new(&[], &[], true).unwrap_or_else(|_| unreachable!()), &[]);
    // A design without columns has no rows either, so a column of ones stands for the constant.
    assert!(fit.is_err());
    let ones = [1.0; 4];
    let fit = poisson(&y, &Design::new(&["const"], &[&ones], false).unwrap(), &[]).unwrap();
    close(fit.fit.beta[0], 5_f64.ln(), 1e-12);
    assert!(fit.fitted.iter().all(|mu| (mu - 5.0).abs() < 1e-9));
}

#[test]
fn effects_taken_out_and_dummies_give_the_same_estimate_and_error() {
    let (flow, distance, from, to) = flows();
    let design = Design::new(&["distance"], &[&distance], false).unwrap();
    let effects = [Effect::of(from.iter().copied()), Effect::of(to.iter().copied())];
    let inside = poisson(&flow, &design, &effects).unwrap();
    assert!(inside.left_out.is_empty() && inside.convergence.reached);
    assert_eq!(inside.absorbed, 9);
    let dummy = |codes: &[u32], level: u32| -> Vec<f64> {
        codes.iter().map(|code| f64::from(u8::from(*code == level))).collect()
    };
    let columns: Vec<Vec<f64>> = std::iter::once(distance.clone())
        .chain((0..5).map(|level| dummy(&from, level)))
        .chain((1..5).map(|level| dummy(&to, level)))
        .collect();
    let names: Vec<String> = (0..columns.len()).map(|at| format!("x{at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let full = poisson(&flow, &Design::new(&names, &columns, false).unwrap(), &[]).unwrap();
    close(inside.fit.beta[0], full.fit.beta[0], 1e-9);
    close(inside.deviance, full.deviance, 1e-10);
    let error = |fit, all| {
        let matrix = covariance(fit, &Convention::Hc0, Absorbed { all, nested: 0 }).unwrap().matrix;
        matrix[(0, 0)].sqrt()
    };
    close(error(&inside.fit, 9), error(&full.fit, 0), 1e-8);
}

#[test]
fn what_is_predicted_adds_up_to_what_was_seen_in_every_level() {
    let (flow, distance, from, to) = flows();
    let design = Design::new(&["distance"], &[&distance], false).unwrap();
    let effects = [Effect::of(from.iter().copied()), Effect::of(to.iter().copied())];
    let fit = poisson(&flow, &design, &effects).unwrap();
    for codes in [&from, &to] {
        let mut short: HashMap<u32, f64> = HashMap::new();
        for (row, code) in codes.iter().enumerate() {
            *short.entry(*code).or_default() += flow[row] - fit.fitted[row];
        }
        assert!(short.values().all(|it| it.abs() < 1e-6), "{short:?}");
    }
}

#[test]
fn rows_that_no_finite_estimate_fits_are_left_out_and_listed() {
    // Whenever `only` is one nothing flows, so its estimate would run to minus infinity.
    let y = [0.0, 0.0, 4.0, 7.0, 2.0, 9.0, 3.0];
    let only = [1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    let x = [1.0, 2.0, 1.0, 2.0, 1.5, 3.0, 0.5];
    let ones = [1.0; 7];
    let design = Design::new(&["const", "x", "only"], &[&ones, &x, &only], false).unwrap();
    let refused = poisson(&y, &design, &[]).unwrap_err();
    // Without the separated rows `only` is zero throughout.
    assert!(refused.to_string().contains("only"), "{refused}");
    let levels = Effect::of(["a", "a", "b", "b", "b", "b", "c"]);
    let design = Design::new(&["x"], &[&x], false).unwrap();
    let fit = poisson(&y, &design, &[levels]).unwrap();
    let (separated, single) = (LeftOut::Separated, LeftOut::Singleton);
    assert_eq!(fit.left_out, [(0, separated), (1, separated), (6, single)]);
}

#[test]
fn negative_amounts_are_refused_with_their_row() {
    let ones = [1.0; 3];
    let design = Design::new(&["const"], &[&ones], false).unwrap();
    let refused = poisson(&[1.0, -2.0, 3.0], &design, &[]).unwrap_err();
    assert_eq!(refused, PoissonError::Negative { row: 1, value: -2.0 });
}

/// Stock on the logarithm of one more than the stock printed before it, with effects of origin and destination by
/// year: the corridors of UN DESA 2020, where the file stands.
#[test]
#[expect(clippy::disallowed_methods, reason = "the folder of original files is named by the environment")]
fn the_corridors_of_undesa_give_the_published_elasticity() {
    let Ok(folder) = std::env::var("TRIBUTARY_REAL_DATA") else {
        println!("skipped: TRIBUTARY_REAL_DATA names no folder");
        return;
    };
    let file = std::path::Path::new(&folder).join("statistics/undesa_ims2020_bilateral_by_sex_long.csv");
    let text = std::fs::read_to_string(file).unwrap();
    let mut rows: Vec<(&str, &str, u32, f64)> = Vec::new();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        rows.push((fields[0], fields[1], fields[2].parse().unwrap(), fields[5].parse().unwrap()));
    }
    rows.sort_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
    let (mut y, mut lag, mut from, mut to) = (vec![], vec![], vec![], vec![]);
    // The file leaves out zeros, so the row before may be older than five years.
    for pair in rows.windows(2).filter(|pair| (pair[0].0, pair[0].1) == (pair[1].0, pair[1].1)) {
        let (origin, destination, year, stock) = pair[1];
        y.push(stock);
        lag.push(pair[0].3.ln_1p());
        from.push((origin, year));
        to.push((destination, year));
    }
    assert_eq!(y.len(), 65_015);
    let design = Design::new(&["lag"], &[&lag], false).unwrap();
    let effects = [Effect::of(from), Effect::of(to)];
    assert_eq!((effects[0].levels, effects[1].levels), (1_398, 1_377));
    let fit = poisson(&y, &design, &effects).unwrap();
    assert_eq!(fit.fitted.len(), 65_002);
    close(fit.fit.beta[0], 0.960_789_89, 6e-9);
}
