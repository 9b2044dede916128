use rust_xlsxwriter::Workbook;

use super::*;
use crate::{AreaKind, testing::Isles};

/// Destination, origin, and the figure of both sexes in the first year; the others follow from it.
const ROWS: [(u16, &str, u16, &str, f64); 7] = [
    (900, "WORLD", 900, "WORLD", 30.0),
    (900, "WORLD", 900, "WORLD", 30.0),
    (9001, "   Farrowmark*", 900, "WORLD", 20.0),
    (9001, "   Farrowmark*", 9002, "Quillon", 12.0),
    (9001, "   Farrowmark*", 2003, "Others", 8.0),
    (9002, "Quillon", 9001, "Farrowmark", 4.0),
    (9003, "Namaqua", 9002, "Quillon", 6.0),
];

struct Edition {
    title: &'static str,
    revision: &'static str,
    years: &'static [i16],
    /// Columns between the name and the code of the destination, which differ between editions.
    between: &'static [&'static str],
    sexes: [&'static str; 3],
}

const IN_2020: Edition = Edition {
    title: "International Migrant Stock 2020: Destination and origin",
    revision: "POP/DB/MIG/Stock/Rev.2020",
    years: &[1990, 1995, 2000, 2005, 2010, 2015, 2020],
    between: &["Notes of destination"],
    sexes: [
        "International migrant stock at mid-year, both sexes combined",
        "International migrant stock at mid-year, males",
        "International migrant stock at mid-year, females",
    ],
};

const IN_2024: Edition = Edition {
    title: "International Migrant Stock 2024: Destination and origin",
    revision: "POP/DB/MIG/Stock/Rev.2024",
    years: &[1990, 1995, 2000, 2005, 2010, 2015, 2020, 2024],
    between: &["Coverage", "Data type"],
    sexes: IN_2020.sexes,
};

/// The cells of the table, by row and column counted from 0.
type Cells = Vec<(u32, u16, String)>;

fn cells(edition: &Edition) -> Cells {
    let mut cells: Cells = vec![(1, 4, edition.title.to_owned()), (3, 4, edition.revision.to_owned())];
    cells.push((4, 4, "Suggested citation: Invented Nations (2020).".to_owned()));
    let mut header = vec!["Index", DESTINATION];
    header.extend(edition.between);
    header.extend([DESTINATION_CODE, ORIGIN, ORIGIN_CODE]);
    let first = u16::try_from(header.len()).unwrap();
    cells.extend((0..).zip(&header).map(|(column, text)| (10, column, (*text).to_owned())));
    let at = |name: &str| u16::try_from(header.iter().position(|it| *it == name).unwrap()).unwrap();
    let width = u16::try_from(edition.years.len()).unwrap();
    for block in 0..3 {
        let start = first + block * width;
        cells.push((7, start, edition.sexes[usize::from(block)].to_owned()));
        let years = (start..).zip(edition.years);
        cells.extend(years.map(|(column, year)| (10, column, year.to_string())));
    }
    for (row, (to, to_name, from, from_name, both)) in (11..).zip(ROWS) {
        cells.push((row, at(DESTINATION), to_name.to_owned()));
        cells.push((row, at(DESTINATION_CODE), to.to_string()));
        cells.push((row, at(ORIGIN), from_name.to_owned()));
        cells.push((row, at(ORIGIN_CODE), from.to_string()));
        for (block, share) in (0..).zip([1.0, 0.5, 0.5]) {
            for place in 0..width {
                let value = both * f64::from(place + 1) * share;
                cells.push((row, first + block * width + place, value.to_string()));
            }
        }
    }
    cells.push((30, 1, "Notes: invented.".to_owned()));
    cells
}

fn workbook(cells: &Cells) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Contents").unwrap();
    let page = book.add_worksheet();
    page.set_name("Table 1").unwrap();
    for (row, column, text) in cells {
        match text.parse::<f64>() {
            Ok(number) => page.write_number(*row, *column, number).map(|_| ()).unwrap(),
            Err(_) => page.write_string(*row, *column, text).map(|_| ()).unwrap(),
        }
    }
    book.add_worksheet().set_name("Table 2").unwrap().write_string(0, 0, "Totals").unwrap();
    book.save_to_buffer().unwrap()
}

fn read(cells: &Cells) -> Result<(Reading, Findings), Refusal> {
    crate::read(Some(Kind::UndesaOriginDestination), &workbook(cells), &Isles)
}

fn set(cells: &mut Cells, row: u32, column: u16, text: &str) {
    cells.retain(|it| (it.0, it.1) != (row, column));
    cells.push((row, column, text.to_owned()));
}

fn told(findings: &Findings) -> Vec<String> {
    let kept = findings.kept().iter();
    kept.map(|it| {
        let cell = it.place.cell.clone().unwrap_or_default();
        format!("{} {} {cell}: {} | {}", it.severity, it.kind, it.found, it.expected)
    })
    .collect()
}

fn value(reading: &Reading, to: &str, from: &str, sex: Sex, year: i16) -> Option<f64> {
    let figures = &reading.figures;
    let found = figures.observations.iter().find(|it| {
        let series = figures.series_of(it);
        let origin = series.counterpart.as_ref().map(|it| it.code.as_ref());
        (series.area.code.as_ref(), origin, series.sex, it.period)
            == (to, Some(from), sex, Period::Year(year))
    });
    found.unwrap_or_else(|| panic!("{to} {from} {sex} {year} is there")).value
}

#[test]
fn seven_and_eight_years_are_read_from_the_header() {
    for (edition, name) in [(&IN_2020, "2020"), (&IN_2024, "2024")] {
        let bytes = workbook(&cells(edition));
        assert_eq!(crate::recognise(&bytes), Ok(Kind::UndesaOriginDestination));
        let (reading, findings) = read(&cells(edition)).unwrap();
        assert_eq!((reading.edition.as_str(), reading.rows), (name, 7));
        let last = *edition.years.last().unwrap();
        let growth = f64::from(u8::try_from(edition.years.len()).unwrap());
        assert_eq!(value(&reading, "FMK", "QUI", Sex::Both, last), Some(12.0 * growth));
        assert_eq!(value(&reading, "FMK", "QUI", Sex::Female, 1990), Some(6.0));
        assert_eq!(value(&reading, "QUI", "FMK", Sex::Male, 1995), Some(4.0));
        assert_eq!(value(&reading, "FMK", "XXX", Sex::Both, 1990), Some(8.0));
        assert_eq!(reading.figures.observations.len(), 6 * 3 * edition.years.len());
        assert_eq!(
            told(&findings),
            [
                "note sheet-ignored A1: Table 2 | ".to_owned(),
                format!("note pair-given-twice {}13: 900 900 | 12", if name == "2020" { "D" } else { "E" }),
            ]
        );
    }
}

#[test]
fn sums_and_remainders_are_marked_on_both_sides() {
    use AreaKind::{Aggregate, Country, Remainder};
    let (reading, _) = read(&cells(&IN_2020)).unwrap();
    let kinds = reading
        .figures
        .series
        .iter()
        .filter(|it| it.sex == Sex::Both)
        .map(|it| (it.area.kind, it.counterpart.as_ref().unwrap().kind));
    assert_eq!(
        kinds.collect::<Vec<_>>(),
        [
            (Aggregate, Aggregate),
            (Country, Aggregate),
            (Country, Country),
            (Country, Remainder),
            (Country, Country),
            (Country, Country)
        ]
    );
}

#[test]
fn blocks_in_another_order_are_read_by_their_titles() {
    let [both, males, females] = IN_2020.sexes;
    let (reading, _) = read(&cells(&Edition { sexes: [both, females, males], ..IN_2020 })).unwrap();
    assert_eq!(reading.figures.series[1].sex, Sex::Female);
    let (_, findings) = read(&cells(&Edition { sexes: ["", "", ""], ..IN_2020 })).unwrap();
    assert!(told(&findings).iter().any(|it| it.starts_with("warning sex-not-said G11")));
    let refusal = read(&cells(&Edition { sexes: [both, males, males], ..IN_2020 })).unwrap_err();
    assert_eq!(refusal.slug(), "header-differs");
}

#[test]
fn a_year_that_is_missing_from_a_block_is_named() {
    let mut moved = cells(&IN_2020);
    set(&mut moved, 10, 15, "2001");
    assert_eq!(
        read(&moved).unwrap_err().to_string(),
        "cell P11 of Table 1 should read `2000` and reads `2001`"
    );
}

#[test]
fn a_missing_column_is_named() {
    let mut gone = cells(&IN_2020);
    set(&mut gone, 10, 5, "Code of origin");
    let refusal = read(&gone).unwrap_err();
    let Refusal::ColumnsMissing { missing, .. } = &refusal else { panic!("{refusal}") };
    assert_eq!(missing, &[ORIGIN_CODE]);
}

#[test]
fn origins_that_do_not_add_up_are_told_once_for_their_destination() {
    let mut odd = cells(&IN_2020);
    set(&mut odd, 14, 6, "16");
    set(&mut odd, 14, 7, "28");
    let (_, findings) = read(&odd).unwrap();
    let sums = told(&findings).into_iter().filter(|it| it.contains("origins-do-not-add"));
    assert_eq!(sums.collect::<Vec<_>>(), ["warning origins-do-not-add G14: 20 | 24"]);
}

#[test]
fn what_a_person_should_look_at_is_told_with_its_cell() {
    let mut odd = cells(&IN_2020);
    set(&mut odd, 14, 3, "Quillon");
    set(&mut odd, 15, 5, "9009");
    set(&mut odd, 16, 4, "Namaqua");
    set(&mut odd, 17, 6, "nobody");
    set(&mut odd, 17, 7, "..");
    set(&mut odd, 17, 8, "-3");
    set(&mut odd, 17, 9, "99");
    let (_, findings) = read(&odd).unwrap();
    insta::assert_snapshot!(told(&findings).join("\n"));
}
