//! Golden numbers: the formulas of the content with the inputs of the real files, to 1e-9.

use std::collections::BTreeMap;

use super::indicator;
use crate::formula::{Table, Value, Values};

/// One number of 2020, or of 2015 where the name says that it is of the year before.
fn one(inputs: &[(&str, f64)]) -> Values {
    let year = |name: &str| if name == "B" { 2015 } else { 2020 };
    inputs.iter().map(|(name, value)| ((*name).to_owned(), Value::One(*value, year(name)))).collect()
}

#[track_caller]
fn golden(id: &str, inputs: &Values, expected: f64) {
    let found = indicator(id).formula.value(inputs).unwrap_or_else(|| panic!("{id} has no value"));
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{id}: {found} is not {expected}");
}

#[track_caller]
fn printed(id: &str, inputs: &Values, expected: f64, within: f64) {
    let found = indicator(id).formula.value(inputs).unwrap_or_else(|| panic!("{id} has no value"));
    assert!((found - expected).abs() <= within, "{id}: {found} is not {expected}");
}

#[test]
fn the_world_grew_as_the_source_prints() {
    let inputs = one(&[("S", 280_598_105.0), ("B", 247_958_644.0)]);
    golden("immigrant-growth", &inputs, 2.473_228_801_303_199_6);
    printed("immigrant-growth", &inputs, 2.473_228_801_3, 5e-11);
    let depended = Values::from([("X".to_owned(), Value::List(vec![5.0; 4]))]);
    golden("effective-senders", &depended, 4.0);
}

/// Stock of 2015 and 2020, women and girls, population in thousands, refugees; then what tables 3 to 6 print.
const COUNTRIES: [(&str, [f64; 5], [f64; 4]); 4] = [
    (
        "KEN",
        [1_126_886.0, 1_050_147.0, 520_172.0, 53_771.3, 489_747.0],
        [1.952_987_932_224_067_5, 49.533_255_820_375_62, -1.410_558_441_321_032_8, 46.636_042_382_637_86],
    ),
    (
        "BGD",
        [1_422_179.0, 2_115_408.0, 1_021_430.0, 164_689.383, 854_820.0],
        [1.284_483_529_821_712_8, 48.285_248_046_712_5, 7.941_149_983_855_894, 40.409_226_021_646_89],
    ),
    (
        "ECU",
        [387_513.0, 784_787.0, 377_927.0, 17_643.06, 503_644.0],
        [4.448_134_280_561_308, 48.156_633_583_379_95, 14.113_258_935_326_506, 64.175_884_666_794_93],
    ),
    (
        "QAT",
        [1_687_640.0, 2_226_192.0, 383_407.0, 2_881.06, 303.0],
        [77.269_893_719_672_62, 17.222_548_639_111_093, 5.539_227_984_334_857, 0.013_610_685_870_760_473],
    ),
];

#[test]
fn shares_of_a_country_are_those_that_the_source_prints() {
    for (_, [before, stock, women, thousands, refugees], [share, female, growth, protected]) in COUNTRIES {
        golden("immigrant-share", &one(&[("S", stock), ("P", thousands * 1_000.0)]), share);
        golden("immigrant-female-share", &one(&[("F", women), ("S", stock)]), female);
        golden("immigrant-growth", &one(&[("S", stock), ("B", before)]), growth);
        golden("refugee-share-of-immigrants", &one(&[("R", refugees), ("S", stock)]), protected);
    }
    golden("immigrant-sex-ratio", &one(&[("M", 120.0), ("F", 80.0)]), 150.0);
}

#[test]
fn two_opposite_corridors_have_the_golden_asymmetry() {
    let inputs = one(&[("X", 3_139_311.0), ("Y", 35_250.0)]);
    golden("corridor-asymmetry", &inputs, 0.977_792_204_969_443);
    printed("corridor-asymmetry", &inputs, 0.977_79, 5e-6);
}

#[test]
fn three_regions_have_the_golden_numbers() {
    let table = Value::Table(Table {
        places: ["A", "B", "C"].map(str::to_owned).to_vec(),
        flows: vec![vec![0.0, 100.0, 10.0], vec![40.0, 0.0, 25.0], vec![0.0, 75.0, 0.0]],
        members: vec![true; 3],
    });
    let people = [("A", 1_000.0), ("B", 2_000.0), ("C", 3_000.0)];
    let people = people.map(|(place, number)| (place.to_owned(), number));
    let with = Values::from([
        ("M".to_owned(), table.clone()),
        ("P".to_owned(), Value::Places(BTreeMap::from(people))),
    ]);
    let alone = Values::from([("M".to_owned(), table)]);
    golden("migration-effectiveness", &alone, 44.0);
    golden("flow-connectivity", &alone, 5.0 / 6.0);
    golden("aggregate-net-migration-rate", &with, 100.0 * 0.5 * 220.0 / 6_000.0);
    printed("aggregate-net-migration-rate", &with, 1.833_333, 5e-7);
    golden("crude-migration-probability", &with, 100.0 * 250.0 / 6_000.0);
    golden("courgeau-k", &with, 100.0 * 250.0 / 6_000.0 / 9_f64.ln());
    printed("courgeau-k", &with, 1.896_332, 5e-7);
    let pairs = Value::List(vec![100.0, 40.0, 10.0, 25.0, 75.0, 0.0]);
    golden("remittance-concentration", &Values::from([("X".to_owned(), pairs)]), 0.2872);
    golden("corridor-asymmetry", &one(&[("X", 100.0), ("Y", 40.0)]), 3.0 / 7.0);
}

#[test]
fn people_missing_in_one_place_leave_the_system_without_a_rate() {
    let table = Table {
        places: ["A", "B"].map(str::to_owned).to_vec(),
        flows: vec![vec![0.0, 1.0], vec![2.0, 0.0]],
        members: vec![true; 2],
    };
    let people = Value::Places(BTreeMap::from([("A".to_owned(), 10.0)]));
    let values = Values::from([("M".to_owned(), Value::Table(table)), ("P".to_owned(), people)]);
    assert_eq!(indicator("crude-migration-probability").formula.value(&values), None);
}

#[test]
fn development_and_protection_have_the_golden_numbers() {
    let parts = [("L", 72.0), ("E", 12.5), ("M", 8.4), ("G", 9_000.0)];
    golden("hdi-recomputed", &one(&parts), 0.698_684_205_214_009_5);
    printed("hdi-recomputed", &one(&parts), 0.698_684, 5e-7);
    let residual = one(&[parts.as_slice(), &[("H", 0.699)]].concat());
    golden("hdi-residual", &residual, 0.699 - 0.698_684_205_214_009_5);
    let mut refugees = one(&[("P", 20_000_000.0)]);
    refugees.insert("R".to_owned(), Value::List(vec![300_000.0, 200_000.0]));
    golden("sdg-10-7-4", &refugees, 1e5 * 500_000.0 / 20_500_000.0);
    printed("sdg-10-7-4", &refugees, 2_439.024_4, 5e-5);
}

#[test]
fn every_formula_of_one_number_each_has_a_value() {
    for it in &crate::content().indicators {
        let members = vec![true, true, false];
        let flows = vec![vec![0.0, 3.0, 2.0], vec![4.0, 0.0, 1.0], vec![5.0, 2.0, 0.0]];
        let places = ["A", "B", "C"].map(str::to_owned);
        let people = places.clone().map(|place| (place, 50.0));
        let values = it.inputs.iter().map(|(name, input)| {
            use crate::formula::Shape;
            let year = if input.take == crate::Take::Before { 2015 } else { 2020 };
            let value = match input.take.shape() {
                Shape::One => Value::One(8.0, year),
                Shape::List => Value::List(vec![5.0, 6.0, 7.0]),
                Shape::Table => Value::Table(Table {
                    places: places.to_vec(),
                    flows: flows.clone(),
                    members: members.clone(),
                }),
                Shape::Places => Value::Places(BTreeMap::from(people.clone())),
            };
            (name.clone(), value)
        });
        assert!(it.formula.value(&values.collect()).is_some(), "{}", it.id);
    }
}
