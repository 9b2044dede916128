//! Estimates against certified and published numbers.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its input has nothing to say")]

mod textbook;

use methods::{
    errors::{Absorbed, Convention, Covariance, Factor, covariance},
    linear::{Design, LinearError, least_squares},
    panel,
};
use textbook::{LONGLEY, filip, grunfeld, longley};

/// Equal to so many digits: a relative difference of at most half a unit of the last.
#[track_caller]
fn same(found: f64, expected: f64, digits: i32) {
    let most = 5.0 * 10_f64.powi(-digits) * expected.abs();
    assert!((found - expected).abs() <= most, "{found:.17e} is not {expected:.17e} to {digits} digits");
}

/// A published number with ten significant digits is met when the rest is rounding.
#[track_caller]
fn published(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        same(*found, *expected, 9);
    }
}

fn errors_of(covariance: &Covariance) -> Vec<f64> {
    (0..covariance.matrix.nrows()).map(|at| covariance.matrix[(at, at)].sqrt()).collect()
}

#[test]
fn longley_is_certified_to_ten_digits() {
    let fit = longley(&(0..16).collect::<Vec<_>>());
    let certified = [
        (-3_482_258.634_595_82, 890_420.383_607_373),
        (15.061_872_271_373_3, 84.914_925_774_766_9),
        (-0.358_191_792_925_910E-01, 0.334_910_077_722_432E-01),
        (-2.020_229_803_816_83, 0.488_399_681_651_699),
        (-1.033_226_867_173_59, 0.214_274_163_161_675),
        (-0.511_041_056_535_807E-01, 0.226_073_200_069_370),
        (1_829.151_464_613_55, 455.478_499_142_212),
    ];
    let errors = errors_of(&covariance(&fit, &Convention::Iid, Absorbed::default()).unwrap());
    for ((estimate, error), (found, spread)) in certified.iter().zip(fit.beta.iter().zip(&errors)) {
        same(*found, *estimate, 11);
        same(*spread, *error, 11);
    }
    same((fit.rss / 9.0).sqrt(), 304.854_073_561_965, 11);
    let y: Vec<f64> = LONGLEY.iter().map(|row| row[0]).collect();
    let mean = y.iter().sum::<f64>() / 16.0;
    let total: f64 = y.iter().map(|value| (value - mean).powi(2)).sum();
    same(1.0 - fit.rss / total, 0.995_479_004_577_296, 11);
}

#[test]
fn the_order_of_the_rows_does_not_matter() {
    let straight = longley(&(0..16).collect::<Vec<_>>());
    let shuffled = longley(&[3, 15, 0, 7, 9, 1, 14, 2, 8, 13, 4, 12, 5, 11, 6, 10]);
    for (a, b) in straight.beta.iter().zip(shuffled.beta.iter()) {
        same(*a, *b, 12);
    }
}

#[test]
fn what_cannot_be_told_apart_is_refused_with_its_condition_number() {
    let x: Vec<f64> = (0..20).map(f64::from).collect();
    let twice: Vec<f64> = x.iter().map(|value| 2.0 * value + 1.0).collect();
    let design = Design::new(&["x", "twice"], &[&x, &twice], true).unwrap();
    let refused = least_squares(&x, &design, None, 0).unwrap_err();
    let LinearError::Collinear { condition, columns, .. } = &refused else { panic!("{refused}") };
    assert!(*condition > 1e11);
    assert_eq!(columns, &["x", "twice"], "the two that make up nearly all of the direction");
    assert!(refused.to_string().contains("collinear"));
}

#[test]
fn the_pooled_estimates_of_grunfeld_carry_every_convention() {
    let data = grunfeld();
    let fit = least_squares(&data.invest, &data.design(true), None, 0).unwrap();
    published(fit.beta.as_slice(), &[-42.714_369_44, 0.115_562_156_4, 0.230_678_488_7]);
    let cluster = |factor| Convention::Cluster { by: &data.firm, factor };
    for (convention, expected) in [
        (Convention::Iid, [9.511_676_031, 0.005_835_709_557, 0.025_475_801_48]),
        (Convention::Hc0, [11.487_562_86, 0.006_759_679_29, 0.048_497_663_24]),
        (Convention::Hc1, [11.574_701_12, 0.006_810_954_457, 0.048_865_539_53]),
        (Convention::Hc2, [12.667_874_29, 0.006_955_025_801, 0.053_165_053_83]),
        (Convention::Hc3, [14.013_495_47, 0.007_162_666_244, 0.058_509_866_21]),
        (cluster(Factor::Cr0), [19.279_430_88, 0.015_002_728_08, 0.080_200_798_05]),
        (cluster(Factor::Stata), [20.425_202_93, 0.015_894_336_69, 0.084_967_112_64]),
    ] {
        let covariance = covariance(&fit, &convention, Absorbed::default()).unwrap();
        published(&errors_of(&covariance), &expected);
    }
}

#[test]
fn two_ways_of_clustering_are_named_with_their_factor() {
    let data = grunfeld();
    let fit = least_squares(&data.invest, &data.design(true), None, 0).unwrap();
    let two = Convention::TwoWay { by: [&data.firm, &data.year], factor: Factor::Stata };
    let covariance = covariance(&fit, &two, Absorbed::default()).unwrap();
    published(&errors_of(&covariance), &[19.716_680_68, 0.016_395_149_45, 0.079_543_189_29]);
    assert_eq!((covariance.groups.as_slice(), covariance.df), ([10, 20].as_slice(), 9.0));
}

#[test]
fn within_estimates_of_grunfeld_match_the_published_ones() {
    let data = grunfeld();
    let effects = [data.firms()];
    let fit = panel::within(&data.invest, &data.design(false), &effects, None).unwrap();
    published(fit.fit.beta.as_slice(), &[0.110_123_804_1, 0.310_065_341_3]);
    same(fit.r2_within, 0.766_757_583_7, 9);
    let absorbed = fit.absorbed_for(&effects, Some(&data.firm));
    assert_eq!(absorbed, Absorbed { all: 10, nested: 10 });
    let cluster = |factor| Convention::Cluster { by: &data.firm, factor };
    for (convention, expected) in [
        (Convention::Iid, [0.011_856_694_21, 0.017_354_502_78]),
        (cluster(Factor::Cr0), [0.014_342_143_71, 0.049_792_608_72]),
        (cluster(Factor::NestedNotCounted), [0.015_194_493_94, 0.052_751_771_76]),
    ] {
        published(&errors_of(&covariance(&fit.fit, &convention, absorbed).unwrap()), &expected);
    }
}

#[test]
fn two_way_effects_of_grunfeld_match_the_published_ones() {
    let data = grunfeld();
    let effects = [data.firms(), data.years()];
    let fit = panel::within(&data.invest, &data.design(false), &effects, None).unwrap();
    assert!(fit.convergence.reached);
    assert_eq!(fit.absorbed, 29);
    published(fit.fit.beta.as_slice(), &[0.117_715_855_1, 0.357_916_273_1]);
    let cluster = Convention::Cluster { by: &data.firm, factor: Factor::Cr0 };
    let covariance = covariance(&fit.fit, &cluster, fit.absorbed_for(&effects, Some(&data.firm))).unwrap();
    published(&errors_of(&covariance), &[0.009_712_023_684, 0.042_931_108_940]);
}

#[test]
fn random_effects_of_grunfeld_match_swamy_and_arora() {
    let data = grunfeld();
    let fit = panel::random(&data.invest, &data.design(true), &data.firms()).unwrap();
    published(fit.fit.beta.as_slice(), &[-57.834_414_91, 0.109_781_152_2, 0.308_112_982_8]);
    let covariance = covariance(&fit.fit, &Convention::Iid, Absorbed::default()).unwrap();
    published(&errors_of(&covariance), &[28.898_935_26, 0.010_492_663_55, 0.017_180_469_09]);
    same(fit.sigma2_u, 7_089.800_1, 7);
    same(fit.sigma2_e, 2_784.458_2, 7);
}

#[test]
fn a_term_that_the_effects_hold_whole_is_refused_by_name() {
    let data = grunfeld();
    let steady: Vec<f64> = data.firm.iter().map(|firm| f64::from(*firm)).collect();
    let design = Design::new(&["value", "steady"], &[&data.value, &steady], false).unwrap();
    let refused = panel::within(&data.invest, &design, &[data.firms()], None).unwrap_err();
    assert_eq!(refused, LinearError::NoVariation("steady".into()));
}

#[test]
fn dummies_and_effects_taken_out_give_the_same_slopes() {
    let data = grunfeld();
    let dummies: Vec<Vec<f64>> =
        (1..=10).map(|firm| data.firm.iter().map(|it| f64::from(u8::from(*it == firm))).collect()).collect();
    let names: Vec<String> = (1..=10).map(|firm| format!("firm {firm}")).collect();
    let names: Vec<&str> = ["value", "capital"].into_iter().chain(names.iter().map(String::as_str)).collect();
    let columns: Vec<&[f64]> =
        [data.value.as_slice(), &data.capital].into_iter().chain(dummies.iter().map(Vec::as_slice)).collect();
    let design = Design::new(&names, &columns, false).unwrap();
    let full = least_squares(&data.invest, &design, None, 0).unwrap();
    let inside = panel::within(&data.invest, &data.design(false), &[data.firms()], None).unwrap();
    same(full.beta[0], inside.fit.beta[0], 11);
    same(full.beta[1], inside.fit.beta[1], 11);
}

/// NIST Filip: a polynomial of degree ten whose columns are almost the same.
#[test]
fn filip_is_certified_to_eight_digits() {
    let fit = filip();
    let certified = [
        -1_467.489_614_229_80,
        -2_772.179_591_933_42,
        -2_316.371_081_608_93,
        -1_127.973_940_983_72,
        -354.478_233_703_349,
        -75.124_201_739_375_7,
        -10.875_318_035_534_3,
        -1.062_214_985_889_47,
        -0.670_191_154_593_408E-01,
        -0.246_781_078_275_479E-02,
        -0.402_962_525_080_404E-04,
    ];
    for (found, expected) in fit.beta.iter().zip(certified) {
        same(*found, expected, 8);
    }
}
