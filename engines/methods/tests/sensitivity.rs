//! Refits without each level in turn, alike on any number of threads.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its input has nothing to say")]

use methods::{
    effects::Effect,
    errors::{Convention, Factor},
    linear::{Design, least_squares},
    sensitivity::{RefitError, Regression, Verdict, refits, verdict},
};

/// An invented panel of units over seven years, with more rows than it tells.
struct Panel {
    unit: Vec<u32>,
    year: Vec<u32>,
    y: Vec<f64>,
    x: Vec<f64>,
    z: Vec<f64>,
}

fn panel(units: u32) -> Panel {
    let mut it = Panel { unit: vec![], year: vec![], y: vec![], x: vec![], z: vec![] };
    for unit in 0..units {
        for year in 0..7 {
            // Every hundredth row is missing, so that effects are not taken out by one pass.
            if (unit * 7 + year) % 100 == 99 {
                continue;
            }
            let wave = |speed: f64| (f64::from(unit) * speed + f64::from(year) * 1.7 * speed).sin();
            let (x, z) = (wave(0.9) + f64::from(year) / 5.0, wave(2.3));
            it.unit.push(unit);
            it.year.push(year);
            it.x.push(x);
            it.z.push(z);
            it.y.push(0.8 * x - 0.3 * z + f64::from(unit % 13) + wave(5.1));
        }
    }
    it
}

impl Panel {
    fn design(&self) -> Design {
        Design::new(&["x", "z"], &[&self.x, &self.z], false).unwrap()
    }
    fn effects(&self) -> [Effect; 2] {
        [Effect::of(self.unit.iter().copied()), Effect::of(self.year.iter().copied())]
    }
}

#[test]
fn threads_change_nothing() {
    let data = panel(40);
    let (design, effects) = (data.design(), data.effects());
    let convention = Convention::Cluster { by: &data.unit, factor: Factor::Stata };
    let regression = Regression { y: &data.y, design: &design, effects: &effects, weights: None, convention };
    let alone = regression.leave_out_on(&effects[0], 1);
    assert_eq!(alone.len(), 40);
    for threads in [2, 3, 8, 64] {
        assert_eq!(regression.leave_out_on(&effects[0], threads), alone, "to the last bit");
    }
    assert_eq!(regression.leave_out(&effects[0]), alone);
}

#[test]
fn a_refit_is_the_fit_of_what_is_left() {
    let data = panel(12);
    let design = Design::new(&["x"], &[&data.x], true).unwrap();
    let years = Effect::of(data.year.iter().copied());
    let regression =
        Regression { y: &data.y, design: &design, effects: &[], weights: None, convention: Convention::Hc1 };
    let refit = &regression.leave_out(&years)[3];
    let rows: Vec<usize> = (0..data.y.len()).filter(|row| data.year[*row] != 3).collect();
    let some = |column: &[f64]| rows.iter().map(|row| column[*row]).collect::<Vec<f64>>();
    let by_hand =
        least_squares(&some(&data.y), &Design::new(&["x"], &[&some(&data.x)], true).unwrap(), None, 0)
            .unwrap();
    assert_eq!((refit.level, refit.n), (3, rows.len()));
    let terms = refit.terms.as_ref().unwrap();
    assert!(
        terms.iter().zip(by_hand.beta.iter()).all(|(term, beta)| term.estimate.to_bits() == beta.to_bits())
    );
}

#[test]
fn one_unit_that_carries_the_result_makes_it_not_robust() {
    // Nothing goes together but in the last unit.
    let x: Vec<f64> = (0..24).map(|at| f64::from(at % 4) + if at >= 20 { 50.0 } else { 0.0 }).collect();
    let y: Vec<f64> = (0..24).map(|at| f64::from((at * 7) % 5) + if at >= 20 { 90.0 } else { 0.0 }).collect();
    let units = Effect::of((0..24).map(|at| at / 4));
    let design = Design::new(&["x"], &[&x], true).unwrap();
    let regression =
        Regression { y: &y, design: &design, effects: &[], weights: None, convention: Convention::Iid };
    let whole = regression.fit().unwrap();
    assert!(whole[1].p < 1e-6);
    let all = regression.leave_out(&units);
    assert_eq!(verdict(&whole[1], &all, 0.05), Verdict::NotRobust);
    assert_eq!(verdict(&whole[1], &all[..5], 0.05), Verdict::Robust);
}

#[test]
fn a_refit_that_cannot_be_is_told_and_leaves_the_verdict_open() {
    let x = [0.0, 0.0, 0.0, 0.0, 1.0, 1.0];
    let y = [1.0, 2.0, 1.0, 2.0, 9.0, 9.5];
    let design = Design::new(&["x"], &[&x], true).unwrap();
    let regression =
        Regression { y: &y, design: &design, effects: &[], weights: None, convention: Convention::Iid };
    let all = regression.leave_out(&Effect::of([0, 0, 1, 1, 2, 2]));
    assert!(matches!(all[2].terms, Err(RefitError::Linear(_))), "x is zero throughout");
    assert_eq!(verdict(&regression.fit().unwrap()[1], &all, 0.05), Verdict::Unknown);
}

#[test]
fn outcomes_stand_in_the_order_of_their_numbers() {
    assert_eq!(refits(100, 7, |number| number * number), (0..100).map(|it| it * it).collect::<Vec<_>>());
    assert!(refits(0, 4, |number| number).is_empty());
}
