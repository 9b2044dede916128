use rust_xlsxwriter::{Workbook, Worksheet};

use super::*;
use crate::testing::Isles;

fn put(page: &mut Worksheet, row: u32, column: u16, text: &str) {
    match text.parse::<f64>() {
        Ok(number) => page.write_number(row, column, number).map(|_| ()).unwrap(),
        Err(_) => page.write_string(row, column, text).map(|_| ()).unwrap(),
    }
}

fn row(page: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, text) in (0..).zip(cells).filter(|it| !it.1.is_empty()) {
        put(page, row, column, text);
    }
}

/// The edition of 2019 with two of its tables: titles beside the code, years below.
fn in_2019(titles: [&str; 2]) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("CONTENTS").unwrap();
    let page = book.add_worksheet();
    page.set_name("Table 1").unwrap();
    put(page, 1, 4, "International Migrant Stock 2019");
    let header = ["Sort\norder", NAMES[1], "Notes", "Code", "Type of data (a)", titles[0], "", titles[1], ""];
    row(page, 14, &header);
    row(page, 15, &["", "", "", "", "", "1990", "2019", "1990", "2019"]);
    row(page, 16, &["1", "WORLD", "", "900", "", "10", "20", "5", "9"]);
    row(page, 17, &["2", "Farrowmark*", "", "9001", "B R", "10", "20", "..", "9"]);
    row(page, 18, &["3", "WORLD", "", "900", "", "10", "20", "5", "9"]);
    row(page, 19, &["", "Notes: invented"]);
    let page = book.add_worksheet();
    page.set_name("Table 5").unwrap();
    let change = "Annual rate of change of the migrant stock (both sexes)";
    row(page, 14, &["Sort\norder", NAMES[1], "Notes", "Code", "Type of data (a)", change]);
    row(page, 15, &["", "", "", "", "", "1990-1995", "2015-2019"]);
    row(page, 16, &["2", "Farrowmark", "", "9001", "B R", "-1.5", "0"]);
    book.save_to_buffer().unwrap()
}

const BOTH: &str = "International migrant stock at mid-year (both sexes)";
const MALE: &str = "International migrant stock at mid-year (male)";

fn seen(reading: &Reading) -> Vec<String> {
    let figures = &reading.figures;
    let one = |it: &crate::Observation| {
        let series = figures.series_of(it);
        let value = it.value.map_or_else(|| it.state.to_string(), |it| it.to_string());
        let since = it.since.map_or_else(String::new, |it| format!("{it}-"));
        format!(
            "{} {} {} {since}{} {value} {}",
            series.indicator, series.area.code, series.sex, it.period, series.unit
        )
    };
    figures.observations.iter().map(one).collect()
}

#[test]
fn two_rows_of_header_say_indicator_sex_and_year() {
    let bytes = in_2019([BOTH, MALE]);
    assert_eq!(crate::recognise(&bytes), Ok(Kind::UndesaStock));
    let (reading, findings) = crate::read(None, &bytes, &Isles).unwrap();
    assert_eq!(
        (reading.dataset.as_str(), reading.edition.as_str(), reading.rows),
        ("undesa-stock", "2019", 4)
    );
    assert_eq!(
        seen(&reading),
        [
            "immigrant-stock m49:900 both 1990 10 persons",
            "immigrant-stock m49:900 both 2019 20 persons",
            "immigrant-stock m49:900 male 1990 5 persons",
            "immigrant-stock m49:900 male 2019 9 persons",
            "immigrant-stock FMK both 1990 10 persons",
            "immigrant-stock FMK both 2019 20 persons",
            "immigrant-stock FMK male 1990 missing persons",
            "immigrant-stock FMK male 2019 9 persons",
            "stock-growth FMK both 1990-1995 -1.5 percent-per-year",
            "stock-growth FMK both 2015-2019 0 percent-per-year",
        ]
    );
    let told: Vec<_> =
        findings.kept().iter().map(|it| (it.kind, it.found.as_str(), it.expected.as_str())).collect();
    assert_eq!(told, [("duplicate-code", "900", "D17")]);
    assert_eq!(reading.figures.sheets, ["Table 1".into(), "Table 5".into()]);
    assert_eq!(reading.figures.observations[8].sheet, 1);
}

#[test]
fn columns_without_a_title_of_indicator_and_sex_are_refused() {
    for titles in
        [["", ""], ["International migrant stock at mid-year", MALE], ["Something (both sexes)", MALE]]
    {
        let refusal = crate::read(Some(Kind::UndesaStock), &in_2019(titles), &Isles).unwrap_err();
        assert_eq!(
            refusal.to_string(),
            format!(
                "cell F15 of Table 1 should read `a title with indicator and sex` and reads `{}`",
                titles[0]
            )
        );
    }
}

#[test]
fn titles_say_indicator_unit_and_sex() {
    use Sex::{Both, Female, Male};
    for (title, said) in [
        (BOTH, ("immigrant-stock", "persons", Both)),
        ("International migrant stock at mid-year, females", ("immigrant-stock", "persons", Female)),
        ("Total population at mid-year, males (thousands)", ("population", "thousand-persons", Male)),
        (
            "International migrant stock as a percentage of the total population, both sexes combined",
            ("immigrant-share", "percent", Both),
        ),
        (
            "Female migrants as a percentage of the international migrant stock",
            ("female-share", "percent", Both),
        ),
        ("Annual rate of change of the migrant stock, females", ("stock-growth", "percent-per-year", Female)),
        ("Refugee and asylum seekers at mid-year, both sexes combined", ("refugee-stock", "persons", Both)),
        (
            "Refugee and asylum seekers as a percentage of the international migrant stock",
            ("refugee-share", "percent", Both),
        ),
    ] {
        assert_eq!(indicator(title), Some(said), "{title}");
    }
    for other in ["Type of data (a)", "Coverage", "International migrant stock at mid-year", ""] {
        assert_eq!(indicator(other), None, "{other}");
    }
}

#[test]
fn the_layout_of_2024_has_titles_above_and_years_beside_the_code() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name("Table 1").unwrap();
    put(page, 1, 4, "International Migrant Stock 2024: Destination");
    put(page, 3, 4, "POP/DB/MIG/Stock/Rev.2024");
    put(page, 7, 5, "International migrant stock at mid-year, both sexes combined");
    put(page, 7, 7, "International migrant stock at mid-year, males");
    row(
        page,
        10,
        &["Index", NAMES[0], "Coverage", "Data type", "Location code", "2020", "2024", "2020", "2024"],
    );
    row(page, 11, &["1", "Quillon", "", "B", "9002", "4", "6", "1", "2"]);
    let bytes = book.save_to_buffer().unwrap();
    let (reading, findings) = crate::read(None, &bytes, &Isles).unwrap();
    assert_eq!((reading.kind, reading.edition.as_str()), (Kind::UndesaStock, "2024"));
    assert_eq!(seen(&reading)[3], "immigrant-stock QUI male 2024 2 persons");
    assert_eq!(findings.counts().count(), 0);
}
