//! Recipes on textbook data, against certified and published numbers.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its input has nothing to say")]

use analyses::{Data, Outcome, Recipe, RunError, json, print, run};
use proptest::prelude::*;

const GRUNFELD: &str = include_str!("../../../engines/methods/tests/data/grunfeld.csv");

/// NIST Statistical Reference Datasets, linear least squares, Longley.
const LONGLEY: &str = "TOTEMP,GNPDEFL,GNP,UNEMP,ARMED,POP,YEAR
60323,83,234289,2356,1590,107608,1947
61122,88.5,259426,2325,1456,108632,1948
60171,88.2,258054,3682,1616,109773,1949
61187,89.5,284599,3351,1650,110929,1950
63221,96.2,328975,2099,3099,112075,1951
63639,98.1,346999,1932,3594,113270,1952
64989,99,365385,1870,3547,115094,1953
63761,100,363112,3578,3350,116219,1954
66019,101.2,397469,2904,3048,117388,1955
67857,104.6,419180,2822,2857,118734,1956
68169,108.4,442769,2936,2798,120445,1957
66513,110.8,444546,4681,2637,121950,1958
68655,112.6,482704,3813,2552,123366,1959
69564,114.2,502601,3931,2514,125368,1960
69331,115.7,518173,4806,2572,127852,1961
70551,116.9,554894,4007,2827,130081,1962
";

fn asked(recipe: &str, text: &str) -> Result<Outcome, RunError> {
    let recipe: Recipe = format!("data = \"data.csv\"\n{recipe}").parse().unwrap();
    run(&recipe, &Data::read("data.csv", text.as_bytes()).unwrap())
}

fn grunfeld(recipe: &str) -> Outcome {
    asked(
        &format!("y = \"invest\"\nx = [\"value\", \"capital\"]\nunit = \"firm\"\ntime = \"year\"\n{recipe}"),
        GRUNFELD,
    )
    .unwrap()
}

/// Equal to so many digits: a relative difference of at most half a unit of the last.
#[track_caller]
fn same(found: f64, expected: f64, digits: i32) {
    let most = 5.0 * 10_f64.powi(-digits) * expected.abs();
    assert!((found - expected).abs() <= most, "{found:.17e} is not {expected:.17e} to {digits} digits");
}

#[track_caller]
fn published(outcome: &Outcome, estimates: &[f64], errors: &[f64]) {
    assert_eq!(outcome.terms.len(), errors.len());
    for (at, term) in outcome.terms.iter().enumerate() {
        same(term.estimate, estimates[at], 9);
        same(term.se, errors[at], 9);
    }
}

#[test]
fn longley_is_certified_to_eleven_digits_whatever_order_its_terms_are_written_in() {
    let certified = [
        ("const", -3_482_258.634_595_82, 890_420.383_607_373),
        ("GNPDEFL", 15.061_872_271_373_3, 84.914_925_774_766_9),
        ("GNP", -0.358_191_792_925_910E-01, 0.334_910_077_722_432E-01),
        ("UNEMP", -2.020_229_803_816_83, 0.488_399_681_651_699),
        ("ARMED", -1.033_226_867_173_59, 0.214_274_163_161_675),
        ("POP", -0.511_041_056_535_807E-01, 0.226_073_200_069_370),
        ("YEAR", 1_829.151_464_613_55, 455.478_499_142_212),
    ];
    let ask = |x: &str| {
        asked(&format!("method = \"ols\"\ny = \"TOTEMP\"\nx = {x}\nse = {{ kind = \"iid\" }}"), LONGLEY)
    };
    let outcome = ask(r#"["GNPDEFL", "GNP", "UNEMP", "ARMED", "POP", "YEAR"]"#).unwrap();
    for (term, (name, estimate, se)) in outcome.terms.iter().zip(certified) {
        assert_eq!(term.name, name);
        same(term.estimate, estimate, 11);
        same(term.se, se, 11);
    }
    same(outcome.fit["s"].as_f64().unwrap(), 304.854_073_561_965, 11);
    same(outcome.fit["r2"].as_f64().unwrap(), 0.995_479_004_577_296, 11);
    assert_eq!((outcome.se.unknowns, outcome.se.df), (7, Some(9)));
    let other = ask(r#"["YEAR", "POP", "ARMED", "UNEMP", "GNP", "GNPDEFL"]"#).unwrap();
    for term in &other.terms {
        let first = outcome.terms.iter().find(|it| it.name == term.name).unwrap();
        assert_eq!(
            (term.estimate.to_bits(), term.se.to_bits()),
            (first.estimate.to_bits(), first.se.to_bits())
        );
    }
}

#[test]
fn the_pooled_estimates_of_grunfeld_carry_every_convention() {
    let estimates = [-42.714_369_44, 0.115_562_156_4, 0.230_678_488_7];
    for (se, errors) in [
        ("kind = \"iid\"", [9.511_676_031, 0.005_835_709_557, 0.025_475_801_48]),
        ("kind = \"hc0\"", [11.487_562_86, 0.006_759_679_29, 0.048_497_663_24]),
        ("kind = \"hc1\"", [11.574_701_12, 0.006_810_954_457, 0.048_865_539_53]),
        ("kind = \"hc2\"", [12.667_874_29, 0.006_955_025_801, 0.053_165_053_83]),
        ("kind = \"hc3\"", [14.013_495_47, 0.007_162_666_244, 0.058_509_866_21]),
        (
            "kind = \"cluster\", by = [\"firm\"], factor = \"cr0\"",
            [19.279_430_88, 0.015_002_728_08, 0.080_200_798_05],
        ),
        ("kind = \"cluster\", by = [\"firm\"]", [19.279_430_88, 0.015_002_728_08, 0.080_200_798_05]),
        ("kind = \"cluster\", factor = \"stata\"", [20.425_202_93, 0.015_894_336_69, 0.084_967_112_64]),
        (
            "kind = \"twoway\", by = [\"firm\", \"year\"], factor = \"stata\"",
            [19.716_680_68, 0.016_395_149_45, 0.079_543_189_29],
        ),
    ] {
        published(&grunfeld(&format!("method = \"ols\"\nse = {{ {se} }}")), &estimates, &errors);
    }
}

#[test]
fn panels_of_grunfeld_match_the_published_ones() {
    let within = [0.110_123_804_1, 0.310_065_341_3];
    for (se, errors) in [
        ("kind = \"iid\"", [0.011_856_694_21, 0.017_354_502_78]),
        ("kind = \"cluster\", factor = \"cr0\"", [0.014_342_143_71, 0.049_792_608_72]),
        ("kind = \"cluster\", factor = \"nested-not-counted\"", [0.015_194_493_94, 0.052_751_771_76]),
    ] {
        let outcome = grunfeld(&format!("method = \"fe\"\nse = {{ {se} }}"));
        published(&outcome, &within, &errors);
        same(outcome.fit["r2_within"].as_f64().unwrap(), 0.766_757_583_7, 9);
    }
    published(
        &grunfeld("method = \"twoway\"\nse = { kind = \"cluster\" }"),
        &[0.117_715_855_1, 0.357_916_273_1],
        &[0.009_712_023_684, 0.042_931_108_940],
    );
    let random = grunfeld("method = \"re\"");
    published(
        &random,
        &[-57.834_414_91, 0.109_781_152_2, 0.308_112_982_8],
        &[28.898_935_26, 0.010_492_663_55, 0.017_180_469_09],
    );
    same(random.fit["sigma2_u"].as_f64().unwrap(), 7_089.800_1, 7);
}

#[test]
fn effects_named_in_ols_are_those_of_fe() {
    let fe = grunfeld("method = \"fe\"");
    let ols = grunfeld("method = \"ols\"\neffects = [\"firm\"]");
    assert_eq!(fe.terms, ols.terms);
}

#[test]
fn a_result_prints_what_the_contract_names_with_17_digits() {
    let text =
        json(&grunfeld("method = \"ols\"\nse = { kind = \"cluster\", by = [\"firm\"], factor = \"stata\" }"));
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys[..8], ["method", "n", "dropped", "terms", "se", "fit", "sensitivity", "verdict"]);
    let term = &value["terms"][1];
    assert_eq!(
        term.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["name", "estimate", "se", "t", "p", "ci"]
    );
    assert_eq!(term["name"], "value");
    for key in ["kind", "factor", "G", "N", "K", "df", "dist"] {
        assert!(!value["se"][key].is_null(), "{key}");
    }
    assert_eq!((&value["se"]["G"], &value["se"]["df"]), (&10.into(), &9.into()));
    assert!(text.contains("\"estimate\": 0.11556215636"), "{text}");
    assert!(text.contains("\"factor\": \"stata\""));
}

#[test]
fn a_refit_that_says_otherwise_makes_the_result_not_robust() {
    // One row makes the slope.
    let mut text = String::from("area,y,x\n");
    for (at, y) in [5.0, 4.0, 6.0, 5.5, 4.5, 5.2, 4.8, 5.1].iter().enumerate() {
        text.extend([format!("A{at},{y},{at}\n")]);
    }
    text.push_str("Z,60,40\n");
    let outcome = asked("method = \"ols\"\ny = \"y\"\nx = [\"x\"]\nunit = \"area\"", &text).unwrap();
    assert!(outcome.terms[1].p < 0.05);
    assert!(
        outcome.verdict.starts_with("not robust: `x` is contradicted without area Z"),
        "{}",
        outcome.verdict
    );
    let refit = outcome.sensitivity.iter().find(|it| it.change == "without area Z").unwrap();
    assert_eq!((refit.n, refit.contradicts.as_slice()), (8, ["x".to_owned()].as_slice()));
    let silent = asked("method = \"ols\"\ny = \"y\"\nx = [\"x\"]\nsensitivity = false", &text).unwrap();
    assert_eq!(silent.verdict, "not examined: no refit was made");
}

#[test]
fn the_panel_of_refits_is_made_by_default() {
    let outcome = grunfeld("method = \"fe\"");
    let kinds: Vec<&str> = outcome.sensitivity.iter().map(|it| it.kind.word()).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "leave-out").count(), 30, "ten firms, twenty years");
    assert_eq!(kinds[30..], ["se", "se", "se", "lag", "scale"]);
    assert!(outcome.sensitivity.iter().all(|it| it.failed.is_none()));
    assert_eq!(outcome.sensitivity[33].n, 190, "the first year of each firm has none before");
}

#[test]
fn who_hangs_together_in_effects_or_clusters_is_left_out_one_at_a_time() {
    for recipe in [
        "method = \"fe\"\neffects = [\"firm\"]",
        "method = \"ols\"\nse = { kind = \"cluster\", by = [\"firm\"] }",
    ] {
        let recipe = format!("y = \"invest\"\nx = [\"value\", \"capital\"]\n{recipe}");
        let outcome = asked(&recipe, GRUNFELD).unwrap();
        assert_eq!(outcome.groups, Some(10));
        assert_eq!(outcome.sensitivity.iter().filter(|it| it.of.as_deref() == Some("firm")).count(), 10);
    }
}

#[test]
fn correlations_carry_intervals() {
    let outcome = grunfeld("method = \"correlation\"");
    assert_eq!(outcome.terms.len(), 6);
    assert_eq!(outcome.terms[0].name, "pearson(invest, value)");
    assert!(outcome.terms[0].ci.is_some() && outcome.terms[2].ci.is_none());
    assert!(outcome.wording[0].contains("associated"), "{:?}", outcome.wording);
}

#[test]
fn descriptions_compare_regions() {
    let text = "region,y\nEast,1\nEast,3\nWest,10\nWest,20\nWest,NA\n";
    let outcome = asked("method = \"descriptive\"\ny = \"y\"\nregion = \"region\"", text).unwrap();
    let told: Vec<(&str, f64)> = outcome.terms.iter().map(|it| (it.name.as_str(), it.estimate)).collect();
    assert_eq!(told, [("mean(y)", 8.5), ("mean(y) of East", 2.0), ("mean(y) of West", 15.0)]);
    assert_eq!(outcome.fit["columns"]["y"]["median"], 6.5);
    assert_eq!((outcome.n, outcome.dropped[0].count), (4, 1));
    assert_eq!(outcome.verdict, "descriptive: nothing is tested");
}

#[test]
fn flows_of_three_regions_give_the_golden_numbers() {
    let text =
        "from,to,flow,people\nA,B,100,1000\nA,C,10,1000\nB,A,40,2000\nB,C,25,2000\nC,B,75,3000\nC,A,0,3000\n";
    let recipe = "method = \"indices\"\ny = \"flow\"\norigin = \"from\"\ndestination = \"to\"\npopulation = \"people\"";
    let outcome = asked(recipe, text).unwrap();
    let value = |name: &str| outcome.terms.iter().find(|it| it.name == name).unwrap().estimate;
    same(value("effectiveness"), 44.0, 12);
    same(value("movers"), 250.0, 12);
    same(value("concentration"), 0.2872, 12);
    same(value("courgeau"), 1.896_332, 6);
    let parts =
        asked("method = \"indices\"\ny = \"flow\"\nunit = [\"from\", \"to\"]\nwhere = [\"from = A\"]", text)
            .unwrap();
    same(
        parts.terms.iter().find(|it| it.name == "hhi").unwrap().estimate,
        (110.0_f64 / 110.0).powi(2) * (1e4 + 1e2) / 12100.0,
        12,
    );
}

#[test]
fn inequality_is_of_each_period() {
    let text = "area,year,income,people\nA,2000,5,1\nB,2000,5,1\nA,2010,0,1\nB,2010,8,1\n";
    let recipe =
        "method = \"inequality\"\ny = \"income\"\nweights = \"people\"\nunit = \"area\"\ntime = \"year\"";
    let outcome = asked(recipe, text).unwrap();
    let told: Vec<(&str, f64)> = outcome.terms.iter().map(|it| (it.name.as_str(), it.estimate)).collect();
    assert_eq!(told[0], ("gini in 2000", 0.0));
    same(told[2].1, 0.5, 12);
    same(told[3].1, 2_f64.ln(), 12);
}

#[test]
fn distances_that_halve_in_twenty_years_have_that_half_life() {
    // Logarithms go from 8 + d to 8 + d/2; E is not there at the end.
    let mut text = String::from("area,year,gdp\n");
    for (area, far) in [("A", -1.0), ("B", -0.4), ("C", 0.1), ("D", 0.8), ("E", 0.5)] {
        text.extend([format!("{area},2000,{}\n", f64::exp(8.0 + far))]);
        if area != "E" {
            text.extend([format!("{area},2020,{}\n", f64::exp(8.0 + far / 2.0))]);
        }
    }
    let recipe = "method = \"convergence\"\ny = \"gdp\"\nunit = \"area\"\ntime = \"year\"";
    let outcome = asked(recipe, &text).unwrap();
    assert_eq!(outcome.terms.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["const", "initial"]);
    same(outcome.terms[1].estimate, -0.025, 9);
    same(outcome.fit["half_life"].as_f64().unwrap(), 20.0, 9);
    assert_eq!((outcome.n, outcome.dropped[0].first.as_slice()), (4, ["E".to_owned()].as_slice()));
    assert_eq!(outcome.fit["spread"]["2000"]["n"], 5);
}

#[test]
fn a_difference_is_explained_and_unexplained() {
    // In both groups y is 2 x plus a constant, 1 and 4.
    let mut text = String::from("sex,x,y\n");
    for (at, x) in [1.0, 2.0, 3.0, 4.0, 5.0, 7.0].iter().enumerate() {
        let noise = if at % 2 == 0 { 0.01 } else { -0.01 };
        text.extend([
            format!("f,{x},{}\n", 2.0 * x + 1.0 + noise),
            format!("m,{},{}\n", x + 2.0, 2.0 * (x + 2.0) + 4.0 - noise),
        ]);
    }
    let recipe =
        "method = \"decomposition\"\ny = \"y\"\nx = [\"x\"]\ngroup = \"sex\"\nreference = \"second\"";
    let outcome = asked(recipe, &text).unwrap();
    let value = |name: &str| outcome.terms.iter().find(|it| it.name == name).unwrap();
    same(value("difference").estimate, -7.0, 10);
    assert!(
        (value("explained").estimate + 4.0).abs() < 0.02
            && (value("unexplained").estimate + 3.0).abs() < 0.02
    );
    let parts = value("explained").estimate + value("unexplained").estimate;
    same(parts, value("difference").estimate, 10);
    assert!(value("unexplained").p < 0.001 && value("explained(x)").se > 0.0);
    assert_eq!((&outcome.fit["first"], &outcome.fit["second"]), (&"f".into(), &"m".into()));
}

#[test]
fn rates_and_composition_make_up_a_difference_of_crude_rates() {
    let text = "place,age,people,rate\nA,young,60,0.10\nA,old,40,0.30\nB,young,30,0.20\nB,old,70,0.25\n";
    let recipe = "method = \"decomposition\"\ny = \"rate\"\nclasses = \"age\"\nweights = \"people\"\ngroup = \"place\"";
    let outcome = asked(recipe, text).unwrap();
    let found: Vec<f64> = outcome.terms.iter().map(|it| it.estimate).collect();
    same(found[0], 0.18 - 0.235, 12);
    same(found[1], -0.10 * 0.45 + 0.05 * 0.55, 12);
    same(found[2], 0.30 * 0.15 - 0.30 * 0.275, 12);
}

#[test]
fn flows_from_stocks_are_those_of_the_textbook() {
    // Abel 2013: places A to D without births or deaths.
    let before = [[1000, 100, 10, 0], [55, 555, 50, 5], [80, 40, 800, 40], [20, 25, 20, 200]];
    let after = [[950, 100, 60, 0], [80, 505, 75, 5], [90, 30, 800, 40], [40, 45, 0, 180]];
    let mut text = String::from("born,lives,year,stock\n");
    for (year, table) in [(2000, before), (2010, after)] {
        for (born, row) in ["A", "B", "C", "D"].iter().zip(table) {
            for (lives, stock) in ["A", "B", "C", "D"].iter().zip(row) {
                text.extend([format!("{born},{lives},{year},{stock}\n")]);
            }
        }
    }
    let recipe =
        "method = \"flows\"\ny = \"stock\"\norigin = \"born\"\ndestination = \"lives\"\ntime = \"year\"\n";
    let outcome = asked(&format!("{recipe}flows = {{ kind = \"minimum\" }}"), &text).unwrap();
    let mut off = vec![vec![0.0; 4]; 4];
    for (from, row) in off.iter_mut().enumerate() {
        for (to, flow) in row.iter_mut().enumerate().filter(|(to, _)| *to != from) {
            let name = format!("{} to {}", ["A", "B", "C", "D"][from], ["A", "B", "C", "D"][to]);
            *flow = outcome.terms.iter().find(|it| it.name == name).unwrap().estimate;
        }
    }
    for (found, expected) in off.iter().flatten().zip([0, 0, 50, 0, 35, 0, 25, 0, 10, 10, 0, 0, 10, 10, 0, 0])
    {
        assert!((found - f64::from(expected)).abs() < 1e-6, "{off:?}");
    }
    same(outcome.terms[0].estimate, 150.0, 9);
    let mix =
        asked(&format!("{recipe}flows = {{ kind = \"mix\", minimum = 0.8, source = \"a trial\" }}"), &text)
            .unwrap();
    assert!(mix.terms[0].estimate > 150.0 && mix.fit["source"] == "a trial");
    let unnamed =
        format!("data = \"d.csv\"\n{recipe}flows = {{ kind = \"mix\", minimum = 0.8 }}").parse::<Recipe>();
    assert!(unnamed.unwrap_err().to_string().contains("its `source`"));
}

/// Corridors among six invented places in three years; nothing flows from the last one.
fn corridors() -> String {
    let mut text = String::from("from,to,year,stock,distance\n");
    for year in [2010, 2015, 2020_u32] {
        for a in 0..6_u32 {
            for b in (0..6_u32).filter(|b| *b != a) {
                let far = (a * 7 + b * 3) % 11 + 1;
                let size = (a + 2) * (b + 1) * (year - 2000) % 97;
                let stock = if a == 5 || (a + 2 * b) % 7 == 0 { 0 } else { size * 100 / far };
                text.extend([format!("P{a},P{b},{year},{stock},{far}\n")]);
            }
        }
    }
    text
}

#[test]
fn gravity_lists_the_rows_that_no_finite_estimate_fits() {
    let recipe = "method = \"ppml\"\ny = \"stock\"\nx = [\"log(distance)\"]\nunit = [\"from\", \"to\"]\ntime = \"year\"\n\
                  effects = [[\"from\", \"year\"], [\"to\", \"year\"]]\nse = { kind = \"hc0\" }";
    let outcome = asked(recipe, &corridors()).unwrap();
    let separated = outcome.dropped.iter().find(|it| it.reason.word() == "separated").unwrap();
    assert_eq!((separated.count, outcome.n + separated.count), (15, 90));
    assert_eq!(separated.first[0], "P5 / P0, 2010");
    assert_eq!(outcome.se.dist, "normal");
    assert!(outcome.fit["change"].as_f64().unwrap() < 1e-12);
    let country = outcome.sensitivity.iter().find(|it| it.change == "without from or to P0").unwrap();
    assert!(country.failed.is_none() && country.n < outcome.n);
}

/// Stock on the logarithm of one more than the stock before it: the corridors of UN DESA 2020, where the file stands.
#[test]
#[expect(clippy::disallowed_methods, reason = "the folder of original files is named by the environment")]
fn the_corridors_of_undesa_give_the_published_elasticity_from_a_recipe() {
    let Ok(folder) = std::env::var("TRIBUTARY_REAL_DATA") else {
        println!("skipped: TRIBUTARY_REAL_DATA names no folder");
        return;
    };
    let file = std::path::Path::new(&folder).join("statistics/undesa_ims2020_bilateral_by_sex_long.csv");
    let data = Data::read("corridors.csv", &std::fs::read(file).unwrap()).unwrap();
    let [origin, destination, year, stock] = [0, 1, 2, 5].map(|at: usize| data.names[at].clone());
    let recipe = format!(
        "data = \"corridors.csv\"\nmethod = \"ppml\"\ny = \"{stock}\"\nx = [\"log1p(lag({stock}, 1))\"]\n\
         unit = [\"{origin}\", \"{destination}\"]\ntime = \"{year}\"\nsensitivity = false\n\
         effects = [[\"{origin}\", \"{year}\"], [\"{destination}\", \"{year}\"]]"
    );
    let outcome = run(&recipe.parse().unwrap(), &data).unwrap();
    assert_eq!(outcome.n, 65_002);
    assert!((outcome.terms[0].estimate - 0.960_789_89).abs() < 6e-9, "{}", outcome.terms[0].estimate);
    let gone = |reason: &str| {
        outcome.dropped.iter().filter(|it| it.reason.word() == reason).map(|it| it.count).sum::<usize>()
    };
    assert_eq!(gone("separated") + gone("singleton"), 13);
    assert_eq!(outcome.n + outcome.dropped.iter().map(|it| it.count).sum::<usize>(), data.rows());
}

#[test]
fn what_cannot_be_estimated_is_refused_in_words() {
    let text = "y,x,twice,same,area\n1,1,2,7,A\n3,2,4,7,A\n2,3,6,7,B\n5,4,8,7,B\n4,5,10,7,C\n";
    for (recipe, part) in [
        ("method = \"ols\"\ny = \"y\"\nx = [\"x\", \"twice\"]", "collinear: condition number"),
        ("method = \"ols\"\ny = \"y\"\nx = [\"x\", \"twice\"]", "drop one of twice, x"),
        ("method = \"ols\"\ny = \"same\"\nx = [\"x\"]", "`same` is the same in every row"),
        ("method = \"fe\"\ny = \"y\"\nx = [\"same\"]\nunit = \"area\"", "`same` has no variation left"),
        (
            "method = \"ols\"\ny = \"y\"\nx = [\"x\"]\nwhere = [\"x < 3\"]",
            "2 observations cannot give 2 estimates",
        ),
        ("method = \"ols\"\ny = \"y\"\nx = [\"xx\"]", "there is no column `xx` (is `x` or `y` meant?)"),
        ("method = \"correlation\"\ny = \"y\"\nx = [\"same\"]", "`same`: a column that does not vary"),
        (
            "method = \"ols\"\ny = \"y\"\nx = [\"x\"]\nse = { kind = \"cluster\", by = [\"same\"] }",
            "only 1 cluster",
        ),
        ("method = \"ppml\"\ny = \"diff(y)\"\nx = [\"x\"]\nunit = \"same\"\ntime = \"x\"", "is -1 in 7, 3"),
    ] {
        let Err(refused) = asked(recipe, text) else { panic!("{recipe} was not refused") };
        assert!(refused.to_string().contains(part), "{part}\n{refused}");
    }
}

#[test]
fn a_result_reads_well() {
    insta::assert_snapshot!(print(&grunfeld(
        "title = \"Investment of ten firms\"\nmethod = \"fe\"\nse = { kind = \"cluster\", factor = \"nested-not-counted\" }"
    )));
}

/// The same file with its rows and columns in another order.
fn shuffled(text: &str, rows: &[usize], columns: &[usize]) -> String {
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    let line = |line: &Vec<&str>| columns.iter().map(|at| line[*at]).collect::<Vec<_>>().join(",");
    let rows = rows.iter().map(|row| line(&lines[row + 1]));
    std::iter::once(line(&lines[0])).chain(rows).collect::<Vec<_>>().join("\n")
}

fn without_inputs(mut outcome: Outcome) -> String {
    outcome.inputs.clear();
    json(&outcome)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn rows_and_columns_in_another_order_change_no_digit(
        rows in Just((0..200).collect::<Vec<usize>>()).prop_shuffle(),
        columns in Just((0..5).collect::<Vec<usize>>()).prop_shuffle(),
        method in prop::sample::select(vec!["ols", "twoway", "re", "correlation"]),
    ) {
        let recipe = format!(
            "y = \"invest\"\nx = [\"value\", \"lag(capital, 1)\"]\nunit = \"firm\"\ntime = \"year\"\nmethod = \"{method}\""
        );
        let straight = without_inputs(asked(&recipe, GRUNFELD).unwrap());
        let other = without_inputs(asked(&recipe, &shuffled(GRUNFELD, &rows, &columns)).unwrap());
        prop_assert_eq!(straight, other);
    }

    #[test]
    fn corridors_in_another_order_change_no_digit(
        rows in Just((0..90).collect::<Vec<usize>>()).prop_shuffle(),
        columns in Just((0..5).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let recipe = "method = \"ppml\"\ny = \"stock\"\nx = [\"log(distance)\"]\nunit = [\"from\", \"to\"]\ntime = \"year\"\n\
                      effects = [[\"from\", \"year\"], [\"to\", \"year\"]]";
        let text = corridors();
        let straight = without_inputs(asked(recipe, &text).unwrap());
        let other = without_inputs(asked(recipe, &shuffled(&text, &rows, &columns)).unwrap());
        prop_assert_eq!(straight, other);
    }
}
