//! Decompositions by hand, by numerical differences, and by what must add up.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its input has nothing to say")]

use methods::{
    decomposition::{
        Classes, DecompositionError, Group, Reference, TwoFold, das_gupta, kitagawa,
        kitagawa_with_interaction, three_fold, two_fold,
    },
    errors::{Absorbed, Convention, covariance},
    linear::{Design, least_squares},
};
use nalgebra::{DMatrix, DVector};
use proptest::prelude::*;

#[track_caller]
fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-10 * expected.abs().max(1.0), "{found} is not {expected}");
}

fn group(mean: f64, beta: [f64; 2], variances: [f64; 2], n: usize) -> Group {
    Group {
        names: vec!["const".into(), "x".into()],
        means: DVector::from_vec(vec![1.0, mean]),
        beta: DVector::from_vec(beta.to_vec()),
        covariance: DMatrix::from_diagonal(&DVector::from_vec(variances.to_vec())),
        means_covariance: None,
        cross_product: DMatrix::identity(2, 2) * 10.0,
        n,
    }
}

/// Means 5 and 3, estimates (2, 1.5) and (1, 1): 9.5 and 4, a difference of 5.5.
fn pair() -> (Group, Group) {
    (group(5.0, [2.0, 1.5], [0.04, 0.01], 30), group(3.0, [1.0, 1.0], [0.09, 0.0225], 10))
}

#[test]
fn two_parts_are_as_by_hand() {
    let (a, b) = pair();
    for (reference, explained, error) in [
        // Δx · b* with Δx = 2: 2·1.5, 2·1, 2·(0.75·1.5 + 0.25·1), 2·1.25; errors 2·√V(b*).
        (Reference::A, 3.0, 0.2),
        (Reference::B, 2.0, 0.3),
        (Reference::Cotton, 2.75, 2.0 * (0.5625_f64 * 0.01 + 0.0625 * 0.0225).sqrt()),
        (Reference::Share(0.5), 2.5, 2.0 * (0.25_f64 * 0.01 + 0.25 * 0.0225).sqrt()),
        // Equal cross products weigh both alike.
        (Reference::Pooled, 2.5, 2.0 * (0.25_f64 * 0.01 + 0.25 * 0.0225).sqrt()),
    ] {
        let it = two_fold(&a, &b, reference).unwrap();
        close(it.difference.value, 5.5);
        // √(0.04 + 25·0.01 + 0.09 + 9·0.0225)
        close(it.difference.se, (0.04_f64 + 0.25 + 0.09 + 0.2025).sqrt());
        close(it.explained.total.value, explained);
        close(it.explained.total.se, error);
        close(it.explained.columns[1].se, error);
        close(it.unexplained.total.value, 5.5 - explained);
        close(it.unexplained.columns[0].value, 1.0);
        close(it.unexplained.columns[0].se, 0.13_f64.sqrt());
    }
}

#[test]
fn three_parts_are_as_by_hand() {
    let (a, b) = pair();
    let it = three_fold(&a, &b).unwrap();
    close(it.endowments.total.value, 2.0);
    close(it.endowments.total.se, 0.3);
    close(it.coefficients.total.value, 1.0 + 3.0 * 0.5);
    close(it.coefficients.total.se, (0.13_f64 + 9.0 * 0.0325).sqrt());
    close(it.interaction.total.value, 2.0 * 0.5);
    close(it.interaction.columns[1].se, 2.0 * 0.0325_f64.sqrt());
}

/// Two groups of invented observations, from which everything is estimated.
fn estimated() -> [(Design, Vec<f64>); 2] {
    [(24, 0.3, 1.0), (17, 0.7, 0.6)].map(|(n, phase, slope)| {
        let wave = |at: i32, speed: f64| (f64::from(at) * speed + phase).sin();
        let x: Vec<f64> = (0..n).map(|at| 3.0 * wave(at, 1.3) + slope).collect();
        let z: Vec<f64> = (0..n).map(|at| 2.0 * wave(at, 2.9) - slope).collect();
        let y = (0..n)
            .zip(x.iter().zip(&z))
            .map(|(at, (x, z))| 1.0 + slope * x - 0.4 * z + wave(at, 7.1))
            .collect();
        (Design::new(&["x", "z"], &[&x, &z], true).unwrap(), y)
    })
}

fn group_of((design, y): &(Design, Vec<f64>)) -> Group {
    let fit = least_squares(y, design, None, 0).unwrap();
    let matrix = covariance(&fit, &Convention::Hc1, Absorbed::default()).unwrap().matrix;
    Group::new(design, &fit, &matrix).drawn(design)
}

#[test]
fn a_pooled_reference_is_the_fit_of_both_groups_together() {
    let data = estimated();
    let [a, b] = data.each_ref().map(group_of);
    let both = data[0].0.matrix.row_iter().chain(data[1].0.matrix.row_iter()).collect::<Vec<_>>();
    let design = Design { names: a.names.clone(), matrix: DMatrix::from_rows(&both) };
    let y: Vec<f64> = data.iter().flat_map(|it| it.1.clone()).collect();
    let pooled = least_squares(&y, &design, None, 0).unwrap().beta;
    let found = two_fold(&a, &b, Reference::Pooled).unwrap().reference;
    found.iter().zip(pooled.iter()).for_each(|(found, expected)| close(*found, *expected));
    // The mean residual of a fit with a constant is zero, so the difference is that of the means of y.
    let mean = |y: &[f64]| y.iter().sum::<f64>() / f64::from(u32::try_from(y.len()).unwrap());
    close(two_fold(&a, &b, Reference::A).unwrap().difference.value, mean(&data[0].1) - mean(&data[1].1));
}

#[test]
fn standard_errors_are_those_of_numerical_differences() {
    let [a, b] = estimated().each_ref().map(group_of);
    for reference in [Reference::A, Reference::B, Reference::Pooled, Reference::Cotton] {
        let values = |it: &TwoFold| {
            [it.explained.total.value, it.unexplained.total.value, it.explained.columns[1].value]
        };
        let it = two_fold(&a, &b, reference).unwrap();
        let mut variances = [0.0; 3];
        for side in 0..2 {
            for of_beta in [true, false] {
                let moved = |at: usize, by: f64| {
                    let mut groups = [a.clone(), b.clone()];
                    let row = if of_beta { &mut groups[side].beta } else { &mut groups[side].means };
                    row[at] += by;
                    values(&two_fold(&groups[0], &groups[1], reference).unwrap())
                };
                let slope =
                    |at: usize, which: usize| (moved(at, 1e-5)[which] - moved(at, -1e-5)[which]) / 2e-5;
                let group = [&a, &b][side];
                let spread =
                    if of_beta { &group.covariance } else { group.means_covariance.as_ref().unwrap() };
                for (which, variance) in variances.iter_mut().enumerate() {
                    let gradient = DVector::from_fn(3, |at, _| slope(at, which));
                    *variance += (gradient.transpose() * spread * &gradient)[0];
                }
            }
        }
        let errors = [it.explained.total.se, it.unexplained.total.se, it.explained.columns[1].se];
        for (found, variance) in errors.iter().zip(variances) {
            assert!((found - variance.sqrt()).abs() < 1e-8 * found.max(1e-3), "{found} {}", variance.sqrt());
        }
    }
}

#[test]
fn groups_with_other_columns_are_refused() {
    let (a, mut b) = pair();
    b.names[1] = "z".into();
    assert_eq!(
        two_fold(&a, &b, Reference::A).unwrap_err(),
        DecompositionError::Columns("const, x".into(), "const, z".into())
    );
}

#[test]
fn two_populations_are_split_as_by_hand() {
    // Crude rates 0.6·10 + 0.4·30 = 18 and 0.5·12 + 0.5·20 = 16.
    let a = Classes { people: &[600.0, 400.0], rates: &[10.0, 30.0] };
    let b = Classes { people: &[50.0, 50.0], rates: &[12.0, 20.0] };
    let it = kitagawa(a, b).unwrap();
    close(it.difference, 2.0);
    // -2·0.55 + 10·0.45, and 0.1·11 - 0.1·25.
    close(it.rate, 3.4);
    close(it.composition, -1.4);
    let it = kitagawa_with_interaction(a, b).unwrap();
    close(it.rate, 4.0);
    close(it.composition, -0.8);
    close(it.interaction, -1.2);
    assert!(kitagawa(a, Classes { people: &[0.0, 0.0], ..b }).is_err());
}

#[test]
fn three_factors_have_the_weights_of_das_gupta() {
    let (a, b) = ([2.0, 3.0, 5.0], [1.0, 4.0, 6.0]);
    let rows = |values: &[f64; 3]| values.map(|value| [value]);
    let (of_a, of_b) = (rows(&a), rows(&b));
    let effects = das_gupta(&of_a.each_ref().map(|it| &it[..]), &of_b.each_ref().map(|it| &it[..])).unwrap();
    for (at, (one, other)) in [(1, 2), (0, 2), (0, 1)].into_iter().enumerate() {
        let same = (a[one] * a[other] + b[one] * b[other]) / 3.0;
        let crossed = (a[one] * b[other] + b[one] * a[other]) / 6.0;
        close(effects[at], (a[at] - b[at]) * (same + crossed));
    }
    close(effects.iter().sum(), 30.0 - 24.0);
}

proptest! {
    #[test]
    fn parts_add_up(
        people in prop::collection::vec((1.0_f64..1e4, 1.0_f64..1e4), 1..8),
        rates in prop::collection::vec((0.0_f64..50.0, 0.0_f64..50.0), 8),
    ) {
        let side = |pairs: &[(f64, f64)]| -> (Vec<f64>, Vec<f64>) { pairs.iter().copied().unzip() };
        let ((people_a, people_b), (rates_a, rates_b)) = (side(&people), side(&rates[..people.len()]));
        let a = Classes { people: &people_a, rates: &rates_a };
        let b = Classes { people: &people_b, rates: &rates_b };
        for it in [kitagawa(a, b).unwrap(), kitagawa_with_interaction(a, b).unwrap()] {
            prop_assert!((it.rate + it.composition + it.interaction - it.difference).abs() < 1e-10);
        }
        let shares = |people: &[f64]| people.iter().map(|it| it / people.iter().sum::<f64>()).collect::<Vec<f64>>();
        let (shares_a, shares_b) = (shares(&people_a), shares(&people_b));
        let effects = das_gupta(&[&shares_a, &rates_a], &[&shares_b, &rates_b]).unwrap();
        let it = kitagawa(a, b).unwrap();
        prop_assert!((effects[0] - it.composition).abs() < 1e-10 && (effects[1] - it.rate).abs() < 1e-10);
        let back = kitagawa(b, a).unwrap();
        prop_assert!((back.rate + it.rate).abs() < 1e-10, "no population is the standard");
    }
}
