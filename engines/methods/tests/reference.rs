//! Every reference number beside ours, with the digits that are reached.
//!
//! `cargo nextest run -p methods reference --no-capture` prints the table that stands in `docs/developers/methods.md`.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its input has nothing to say")]

mod textbook;

use methods::{
    agreement,
    disclosure::{self, Earlier, Rules},
    effects::Effect,
    errors::{Absorbed, Convention, Factor, covariance},
    flows::Stocks,
    indices::{self, Flows},
    linear::{Fit, least_squares},
    panel, rates,
};
use nalgebra::DMatrix;

/// Lines of the table, and those that fall short of what is promised.
#[derive(Default)]
struct Table {
    lines: Vec<String>,
    short: Vec<String>,
}

impl Table {
    /// A number beside the published one, of which as many digits count as it has; `least` are promised.
    ///
    /// What begins with `=` is exact, so fifteen digits count.
    fn line(&mut self, source: &str, what: &str, published: &str, ours: f64, least: i32) {
        let exact = published.strip_prefix('=');
        let published = exact.unwrap_or(published);
        let expected: f64 = published.parse().unwrap();
        let mantissa = published.split(['e', 'E']).next().unwrap();
        let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
        let written = i32::try_from(digits.trim_start_matches('0').len()).unwrap();
        let most = if exact.is_some() { 15 } else { written };
        let off = if expected == 0.0 { ours.abs() } else { ((ours - expected) / expected).abs() };
        // Equal to d digits: off by at most five units of the digit after.
        let reached = (0..=most).rev().find(|d| off <= 5.0 * 10_f64.powi(-d)).unwrap_or(0);
        let mark = if exact.is_some() { " exactly" } else { "" };
        let line = format!("| {source} | {what} | {published}{mark} | {ours:.16e} | {reached} of {most} |");
        if reached < least.min(most) {
            self.short.push(line.clone());
        }
        self.lines.push(line);
    }

    fn all(
        &mut self,
        source: &str,
        what: &str,
        names: &[&str],
        published: &[&str],
        ours: &[f64],
        least: i32,
    ) {
        assert_eq!((names.len(), published.len()), (ours.len(), ours.len()));
        for ((name, published), ours) in names.iter().zip(published).zip(ours) {
            self.line(source, &format!("{what} {name}"), published, *ours, least);
        }
    }
}

fn roots(matrix: &DMatrix<f64>) -> Vec<f64> {
    (0..matrix.nrows()).map(|at| matrix[(at, at)].sqrt()).collect()
}

fn errors(fit: &Fit, convention: &Convention<'_>, absorbed: Absorbed) -> Vec<f64> {
    roots(&covariance(fit, convention, absorbed).unwrap().matrix)
}

fn nist(table: &mut Table) {
    let fit = textbook::longley(&(0..16).collect::<Vec<_>>());
    let names = ["const", "GNPDEFL", "GNP", "UNEMP", "ARMED", "POP", "YEAR"];
    let estimates = [
        "-3482258.63459582",
        "15.0618722713733",
        "-0.358191792925910E-01",
        "-2.02022980381683",
        "-1.03322686717359",
        "-0.511041056535807E-01",
        "1829.15146461355",
    ];
    let spreads = [
        "890420.383607373",
        "84.9149257747669",
        "0.334910077722432E-01",
        "0.488399681651699",
        "0.214274163161675",
        "0.226073200069370",
        "455.478499142212",
    ];
    table.all("Longley", "estimate", &names, &estimates, fit.beta.as_slice(), 10);
    table.all("Longley", "SE", &names, &spreads, &errors(&fit, &Convention::Iid, Absorbed::default()), 10);
    table.line("Longley", "residual SD", "304.854073561965", (fit.rss / 9.0).sqrt(), 10);
    let y: Vec<f64> = textbook::LONGLEY.iter().map(|row| row[0]).collect();
    let mean = y.iter().sum::<f64>() / 16.0;
    let total: f64 = y.iter().map(|value| (value - mean).powi(2)).sum();
    table.line("Longley", "R²", "0.995479004577296", 1.0 - fit.rss / total, 10);
    let certified = [
        "-1467.48961422980",
        "-2772.17959193342",
        "-2316.37108160893",
        "-1127.97394098372",
        "-354.478233703349",
        "-75.1242017393757",
        "-10.8753180355343",
        "-1.06221498588947",
        "-0.670191154593408E-01",
        "-0.246781078275479E-02",
        "-0.402962525080404E-04",
    ];
    let names = ["1", "x", "x^2", "x^3", "x^4", "x^5", "x^6", "x^7", "x^8", "x^9", "x^10"];
    table.all("Filip", "estimate", &names, &certified, textbook::filip().beta.as_slice(), 7);
}

fn grunfeld(table: &mut Table) {
    let data = textbook::grunfeld();
    let three = ["const", "value", "capital"];
    let two = ["value", "capital"];
    let none = Absorbed::default();
    let fit = least_squares(&data.invest, &data.design(true), None, 0).unwrap();
    let by_firm = |factor| Convention::Cluster { by: &data.firm, factor };
    let both = Convention::TwoWay { by: [&data.firm, &data.year], factor: Factor::Stata };
    let of = "Grunfeld";
    table.all(
        of,
        "pooled",
        &three,
        &["-42.71436944", "0.1155621564", "0.2306784887"],
        fit.beta.as_slice(),
        8,
    );
    for (name, convention, published) in [
        ("iid SE", Convention::Iid, ["9.511676031", "0.005835709557", "0.02547580148"]),
        ("HC0", Convention::Hc0, ["11.48756286", "0.00675967929", "0.04849766324"]),
        ("HC1", Convention::Hc1, ["11.57470112", "0.006810954457", "0.04886553953"]),
        ("HC2", Convention::Hc2, ["12.66787429", "0.006955025801", "0.05316505383"]),
        ("HC3", Convention::Hc3, ["14.01349547", "0.007162666244", "0.05850986621"]),
        ("cluster CR0", by_firm(Factor::Cr0), ["19.27943088", "0.01500272808", "0.08020079805"]),
        ("cluster, Stata factor", by_firm(Factor::Stata), ["20.42520293", "0.01589433669", "0.08496711264"]),
        ("two ways, Stata factor", both, ["19.71668068", "0.01639514945", "0.07954318929"]),
    ] {
        table.all(of, name, &three, &published, &errors(&fit, &convention, none), 8);
    }
    let effects = [data.firms()];
    let within = panel::within(&data.invest, &data.design(false), &effects, None).unwrap();
    let absorbed = within.absorbed_for(&effects, Some(&data.firm));
    table.all(of, "within firms", &two, &["0.1101238041", "0.3100653413"], within.fit.beta.as_slice(), 8);
    table.line(of, "within R²", "0.7667575837", within.r2_within, 8);
    for (name, convention, published) in [
        ("within, iid SE", Convention::Iid, ["0.01185669421", "0.01735450278"]),
        ("within, CR0", by_firm(Factor::Cr0), ["0.01434214371", "0.04979260872"]),
        ("within, nested not counted", by_firm(Factor::NestedNotCounted), ["0.01519449394", "0.05275177176"]),
    ] {
        table.all(of, name, &two, &published, &errors(&within.fit, &convention, absorbed), 8);
    }
    let effects = [data.firms(), data.years()];
    let ways = panel::within(&data.invest, &data.design(false), &effects, None).unwrap();
    let absorbed = ways.absorbed_for(&effects, Some(&data.firm));
    table.all(of, "two-way effects", &two, &["0.1177158551", "0.3579162731"], ways.fit.beta.as_slice(), 8);
    let published = ["0.009712023684", "0.042931108940"];
    table.all(
        of,
        "two-way effects, CR0",
        &two,
        &published,
        &errors(&ways.fit, &by_firm(Factor::Cr0), absorbed),
        8,
    );
    let random = panel::random(&data.invest, &data.design(true), &data.firms()).unwrap();
    table.all(
        of,
        "random effects",
        &three,
        &["-57.83441491", "0.1097811522", "0.3081129828"],
        random.fit.beta.as_slice(),
        8,
    );
    let published = ["28.89893526", "0.01049266355", "0.01718046909"];
    table.all(of, "random effects SE", &three, &published, &errors(&random.fit, &Convention::Iid, none), 8);
    table.line(of, "variance between firms", "7089.8001", random.sigma2_u, 8);
    table.line(of, "variance within firms", "2784.4582", random.sigma2_e, 8);
}

/// The corridors of UN DESA 2020, where the file stands; says whether it does.
#[expect(clippy::disallowed_methods, reason = "the folder of original files is named by the environment")]
fn gravity(table: &mut Table) -> bool {
    let Ok(folder) = std::env::var("TRIBUTARY_REAL_DATA") else {
        return false;
    };
    let file = std::path::Path::new(&folder).join("statistics/undesa_ims2020_bilateral_by_sex_long.csv");
    let text = std::fs::read_to_string(file).unwrap();
    let mut rows: Vec<(&str, &str, u32, f64)> = Vec::new();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        rows.push((fields[0], fields[1], fields[2].parse().unwrap(), fields[5].parse().unwrap()));
    }
    rows.sort_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
    let pairs: Vec<_> =
        rows.windows(2).filter(|pair| (pair[0].0, pair[0].1) == (pair[1].0, pair[1].1)).collect();
    let y: Vec<f64> = pairs.iter().map(|pair| pair[1].3).collect();
    let lag: Vec<f64> = pairs.iter().map(|pair| pair[0].3.ln_1p()).collect();
    let effects = [
        Effect::of(pairs.iter().map(|pair| (pair[1].0, pair[1].2))),
        Effect::of(pairs.iter().map(|pair| (pair[1].1, pair[1].2))),
    ];
    let design = methods::linear::Design::new(&["lag"], &[&lag], false).unwrap();
    let fit = methods::poisson::poisson(&y, &design, &effects).unwrap();
    table.line("UN DESA gravity", "PPML, ln(1 + stock before)", "0.96078989", fit.fit.beta[0], 8);
    table.line("UN DESA gravity", "corridors", "=65015", real(y.len()), 15);
    table.line("UN DESA gravity", "corridors kept", "=65002", real(fit.fitted.len()), 15);
    true
}

fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

fn places(table: &mut Table) {
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
    let rows = |table: [[f64; 4]; 4]| table.iter().map(|row| row.to_vec()).collect::<Vec<_>>();
    let (before, after) = (rows(before), rows(after));
    let accounts = Stocks { before: &before, after: &after, births: &[], deaths: &[] }.accounts().unwrap();
    let flows = accounts.minimum(None).unwrap();
    let published =
        [["0", "0", "50", "0"], ["35", "0", "25", "0"], ["10", "10", "0", "0"], ["10", "10", "0", "0"]];
    for (from, row) in published.iter().enumerate() {
        for (to, published) in row.iter().enumerate().filter(|(to, _)| *to != from) {
            let names = ["A", "B", "C", "D"];
            table.line(
                "Abel 2013",
                &format!("{} to {}", names[from], names[to]),
                &format!("={published}"),
                flows[from][to],
                12,
            );
        }
    }
    table.line("Abel 2013", "all flows", "=150", flows.iter().flatten().sum(), 12);
    let flows = vec![vec![0.0, 100.0, 10.0], vec![40.0, 0.0, 25.0], vec![0.0, 75.0, 0.0]];
    let system = Flows { flows: &flows, population: &[1000.0, 2000.0, 3000.0] }.system().unwrap();
    for (name, published, ours) in [
        ("movers", "=250", system.movers),
        ("effectiveness", "=44.0", system.effectiveness),
        ("aggregate net rate", "1.833333", system.net_rate),
        ("crude intensity", "4.166667", system.intensity),
        ("Courgeau's K", "1.896332", system.courgeau),
        ("HHI of pairs", "=0.2872", system.concentration),
        ("connectivity", "0.833333333333333", system.connectivity),
        ("asymmetry A, B", "0.428571", indices::asymmetry(100.0, 40.0).unwrap()),
        ("asymmetry of two stocks", "0.97779", indices::asymmetry(3_139_311.0, 35_250.0).unwrap()),
        (
            "growth 2015-20, world",
            "2.4732288013",
            indices::continuous_growth(247_958_644.0, 280_598_105.0, 5.0).unwrap(),
        ),
        ("human development", "0.698684", indices::human_development(72.0, 12.5, 8.4, 9000.0).unwrap()),
        ("SDG 10.7.4", "2439.0244", rates::protected_abroad(500_000.0, 20_000_000.0).unwrap()),
    ] {
        table.line("indices", name, published, ours, 14);
    }
}

fn readers_and_cells(table: &mut Table) {
    let kappa = agreement::cohen(&[vec![20.0, 5.0], vec![10.0, 15.0]]).unwrap();
    table.line("Cohen", "kappa", "=0.4", kappa.value, 12);
    table.line("Cohen", "SE", "0.126996062931", kappa.se, 12);
    let row = |text: &str| text.bytes().map(|it| (it != b'.').then_some(it)).collect::<Vec<_>>();
    let readers = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."].map(row);
    table.line("Krippendorff 2011", "alpha, names", "0.743", agreement::krippendorff(&readers).unwrap(), 3);
    let cells = disclosure::Table::with_margins(&[
        vec![20.0, 3.0, 40.0],
        vec![15.0, 12.0, 9.0],
        vec![2.0, 30.0, 25.0],
    ]);
    let cells = cells.unwrap().margins_known(3);
    let at = |row, column| disclosure::Table::at(3, row, column);
    for (withheld, intervals) in [
        (vec![at(0, 1), at(2, 0)], vec![["3", "3"], ["2", "2"]]),
        (
            vec![at(0, 1), at(2, 0), at(0, 0), at(2, 1)],
            vec![["1", "23"], ["0", "22"], ["0", "22"], ["10", "32"]],
        ),
    ] {
        let proofs = disclosure::audit(&cells, &withheld, &Earlier::default()).unwrap();
        for (proof, [low, high]) in proofs.iter().zip(intervals) {
            let name = format!("{} withheld, cell ({}, {})", withheld.len(), proof.cell / 4, proof.cell % 4);
            table.line("disclosure", &format!("{name} from"), &format!("={low}"), proof.interval.0, 15);
            table.line("disclosure", &format!("{name} to"), &format!("={high}"), proof.interval.1, 15);
        }
    }
}

/// Examples whose arithmetic stands in `docs/developers/methods.md`, small enough to be followed by hand.
fn protection(table: &mut Table) {
    let of = |parts: &[f64], rules: Rules| {
        let mut cells = disclosure::Table::with_margins(&[vec![100.0, 60.0], vec![80.0, 90.0]]).unwrap();
        cells.contributions = vec![Vec::new(); cells.cells.len()];
        cells.contributions[0] = parts.to_vec();
        rules.sensitive(&cells).first().map_or(0.0, |it| it.above)
    };
    let none = Rules { threshold: 0.0, ..Rules::default() };
    let (few, many) = ([90.0, 8.0, 2.0], [60.0, 20.0, 10.0, 10.0]);
    let dominance = |n, k| Rules { dominance: Some((n, k)), ..none.clone() };
    let p = |p, q| Rules { p_percent: Some(p), q_percent: q, ..none.clone() };
    for (name, published, ours) in [
        ("(1, 75) of 90, 8, 2: room above", "=20", of(&few, dominance(1, 75.0))),
        ("(2, 80) of 60, 20, 10, 10: none needed", "=0", of(&many, dominance(2, 80.0))),
        ("(2, 64) of 60, 20, 10, 10: room above", "=25", of(&many, dominance(2, 64.0))),
        ("p = 10 of 90, 8, 2: room above", "=7", of(&few, p(10.0, 100.0))),
        ("p = 10 of 60, 20, 10, 10: none needed", "=0", of(&many, p(10.0, 100.0))),
        ("p = 10, q = 20 of 60, 20, 10, 10: room above", "=10", of(&many, p(10.0, 20.0))),
    ] {
        table.line("by hand", name, published, ours, 12);
    }
    let rows: Vec<Vec<f64>> =
        [[20, 3, 40], [15, 12, 9], [2, 30, 25]].iter().map(|row| row.map(f64::from).to_vec()).collect();
    let cells = disclosure::Table::with_margins(&rows).unwrap().margins_known(3).of_whole_numbers();
    let withheld = disclosure::protect(&cells, &Rules::default(), &Earlier::default()).unwrap();
    let small = Rules::default().sensitive(&cells).len();
    let at = |row, column| disclosure::Table::at(3, row, column);
    let square: Vec<usize> = withheld.iter().map(|it| it.proof.cell).collect();
    assert_eq!(square, [at(0, 0), at(0, 1), at(2, 0), at(2, 1)]);
    let width = withheld.iter().map(|it| it.proof.width()).fold(f64::INFINITY, f64::min);
    let apart = withheld.iter().map(|it| it.proof.apart()).fold(f64::INFINITY, f64::min);
    table.line("by hand", "threshold 5: small cells", "=2", real(small), 15);
    table.line("by hand", "threshold 5: withheld with complements", "=4", real(withheld.len()), 15);
    table.line("by hand", "threshold 5: least width", "=22", width, 12);
    assert!((5.0..=22.0).contains(&apart), "{apart}");
}

#[test]
fn every_reference_number_is_reached() {
    let mut table = Table::default();
    nist(&mut table);
    grunfeld(&mut table);
    if !gravity(&mut table) {
        println!("without the corridors of UN DESA: TRIBUTARY_REAL_DATA names no folder");
    }
    places(&mut table);
    readers_and_cells(&mut table);
    protection(&mut table);
    println!("| source | number | published | ours | digits |\n| --- | --- | --- | --- | --- |");
    table.lines.iter().for_each(|line| println!("{line}"));
    assert!(table.short.is_empty(), "{}", table.short.join("\n"));
}
