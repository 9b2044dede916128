use super::*;

fn data(text: &str) -> Data {
    Data::read("data.csv", text.as_bytes()).unwrap()
}

fn recipe(more: &str) -> Recipe {
    format!("data = \"data.csv\"\nmethod = \"ols\"\n{more}").parse().unwrap()
}

fn built(more: &str, text: &str) -> Frame {
    Frame::build(&recipe(more), &data(text)).unwrap()
}

const PANEL: &str =
    "area,year,v,w\nNA,2000,1,10\nNA,2005,2,..\nNA,2015,4,30\nMD,2000,NA,5\nMD,2005,0,6\nMD,2010,3,-1\n";
const UNITS: &str = "unit = \"area\"\ntime = \"year\"\n";

#[test]
fn every_row_is_kept_or_counted_with_its_reason() {
    let frame = built(&format!("y = \"w\"\nx = [\"log(v)\"]\n{UNITS}where = [\"year < 2012\"]"), PANEL);
    assert_eq!(frame.labels, ["MD, 2010", "NA, 2000"], "`NA` is an area here, and no missing value");
    let told: Vec<String> = frame
        .dropped
        .iter()
        .map(|it| format!("{} {} {} {:?}", it.reason, it.of, it.count, it.first))
        .collect();
    assert_eq!(
        told,
        [
            "where not year < 2012 1 [\"NA, 2015\"]",
            "missing log(v) 1 [\"MD, 2000\"]",
            "missing w 1 [\"NA, 2005\"]",
            "not-positive log(v) 1 [\"MD, 2005\"]",
        ]
    );
}

#[test]
fn a_lag_looks_one_observation_back_and_lag_years_exactly() {
    let lag = built(&format!("y = \"v\"\nx = [\"lag(v, 1)\"]\n{UNITS}"), PANEL);
    assert_eq!(lag.labels, ["MD, 2010", "NA, 2005", "NA, 2015"]);
    assert_eq!(lag.x[0].values, [0.0, 1.0, 2.0]);
    assert!(lag.notes[0].text.contains("looks back 5 to 10 steps of `year`"), "{:?}", lag.notes);
    let years = built(&format!("y = \"v\"\nx = [\"lag_years(v, 5)\"]\n{UNITS}"), PANEL);
    assert_eq!(years.labels, ["MD, 2010", "NA, 2005"]);
    let diff = built(&format!("y = \"v\"\nx = [\"diff(v)\"]\n{UNITS}"), PANEL);
    assert_eq!(diff.x[0].values, [3.0, 1.0, 2.0]);
}

#[test]
fn missing_numbers_are_filled_only_when_the_recipe_names_how() {
    let carried = built(&format!("y = \"v\"\nx = [\"w\"]\n{UNITS}missing = \"carry(5)\""), PANEL);
    assert_eq!(carried.filled[0].first, ["NA, 2005"]);
    assert_eq!(carried.x[0].values, [6.0, -1.0, 10.0, 10.0, 30.0]);
    let line = built(&format!("y = \"v\"\nx = [\"w\"]\n{UNITS}missing = \"interpolate\""), PANEL);
    assert!((line.x[0].values[3] - (10.0 + 20.0 / 3.0)).abs() < 1e-12);
    assert_eq!(line.dropped[0].first, ["MD, 2000"], "nothing is known before the first number");
    let short = built(&format!("y = \"v\"\nx = [\"w\"]\n{UNITS}missing = \"carry(4)\""), PANEL);
    assert!(short.filled.is_empty());
}

#[test]
fn rows_alone_in_a_level_are_left_out_until_there_are_none() {
    let text = "a,b,y,x\n1,1,1,1\n1,2,2,2\n2,2,3,3\n3,3,4,4\n3,3,5,5\n";
    let effects = [Columns(vec!["a".into()]), Columns(vec!["b".into()])];
    let frame = built("y = \"y\"\nx = [\"x\"]\neffects = [\"a\", \"b\"]", text).without_singletons(&effects);
    assert_eq!(frame.n(), 2);
    assert_eq!(frame.dropped.iter().map(|it| it.count).sum::<usize>(), 3);
}

#[test]
fn what_does_not_fit_is_told_with_its_place() {
    let refused = |more: &str, text: &str| Frame::build(&recipe(more), &data(text)).unwrap_err().to_string();
    for (more, text, part) in [
        (
            "y = \"invset\"\nx = [\"v\"]",
            "invest,v\n1,2\n",
            "there is no column `invset` (is `invest` meant?)",
        ),
        ("y = \"a\"\nx = [\"b\"]", "a,b\n1,2\n2,high\n", "`b` holds no number but `high` in line 3"),
        ("y = \"a\"\nx = [\"b\"]", "a,b\n1,2\n2,01\n", "a leading zero makes a code of it"),
        ("y = \"a\"\nx = [\"b\"]", "a;b\n1;2\n2;1,234\n", "write numbers without separators"),
        ("y = \"a\"\nx = [\"b\"]", "a,b\n1,..\n", "no row is left: 1 missing (b)"),
        ("y = \"a\"\nx = [\"lag(b, 1)\"]", "a,b\n1,2\n", "needs `unit` and `time`"),
        (
            "y = \"v\"\nx = [\"lag(v, 1)\"]\nunit = \"area\"\ntime = \"year\"",
            "area,year,v\nMD,2000,1\nMD,2000,2\n",
            "lines 2 and 3 are both MD, 2000",
        ),
        (
            "y = \"v\"\nx = [\"lag_years(v, 1)\"]\nunit = \"area\"\ntime = \"year\"",
            "area,year,v\nMD,2000-Q1,1\nMD,2000-Q2,2\n",
            "needs whole numbers in `year`; line 2 has `2000-Q1`",
        ),
        ("y = \"a\"\nx = [\"b\"]\nweights = \"w\"", "a,b,w\n1,2,-1\n", "line 2 has the weight -1"),
    ] {
        let told = refused(more, text);
        assert!(told.contains(part), "{part}\n{told}");
    }
}

#[test]
fn levels_rise_as_numbers_and_otherwise_as_texts() {
    let key = |text: &str| {
        let frame = built("y = \"y\"\nx = [\"x\"]\nunit = \"u\"", text);
        frame.keys["u"].levels.clone()
    };
    assert_eq!(key("u,y,x\n10,1,1\n9,2,2\n"), ["9", "10"]);
    assert_eq!(key("u,y,x\n10,1,1\n9,2,2\n1a,2,2\n"), ["10", "1a", "9"]);
}
