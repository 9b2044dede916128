use rust_xlsxwriter::Workbook;

use super::*;
use crate::{AreaKind, testing::Isles};

/// The tables of an edition: name, title, and the column of years before the others.
struct Edition {
    tables: [(&'static str, &'static str); 2],
    years: bool,
    code: &'static str,
}

const IN_2019: Edition = Edition {
    tables: [
        (
            "Table 1",
            "Table 1. Total migrant stock at mid-year by origin and by area of destination, 1990-2019",
        ),
        (
            "Table 2",
            "Table 2. Male migrant stock at mid-year by origin and by area of destination, 1990-2019",
        ),
    ],
    years: true,
    code: "Code",
};

const IN_2015: Edition = Edition {
    tables: [
        ("Table 15", "Table 15. Female migrant stock at mid-year by origin and by area of destination, 2010"),
        ("Table 18", "Table 18. Female migrant stock at mid-year by origin and by area of destination, 2015"),
    ],
    years: false,
    code: "Country code",
};

fn workbook(edition: &Edition, origins: [&str; 2]) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("CONTENTS").unwrap();
    for (name, title) in edition.tables {
        let page = book.add_worksheet();
        page.set_name(name).unwrap();
        page.write_string(1, 4, "International Migrant Stock 2019").unwrap();
        page.write_string(4, 4, title).unwrap();
        let shift = u16::from(edition.years);
        let put = |page: &mut rust_xlsxwriter::Worksheet, row, column, text: &str| match text.parse::<f64>() {
            Ok(number) => page.write_number(row, column, number).map(|_| ()).unwrap(),
            Err(_) => page.write_string(row, column, text).map(|_| ()).unwrap(),
        };
        if edition.years {
            put(page, 14, 0, "Year");
        }
        let header = [
            "Sort\r\norder",
            DESTINATION,
            "Notes",
            edition.code,
            "Type of data (a)",
            "Country or area of origin",
        ];
        for (column, text) in (shift..).zip(header) {
            put(page, 14, column, text);
        }
        for (column, text) in
            (5 + shift..).zip(["Total", "Other North", "Other South", origins[0], origins[1]])
        {
            put(page, 15, column, text);
        }
        let rows = [
            ["1", "WORLD", "", "900", "", "15", "1", "2", "7", "5"],
            ["2", "Farrowmark*", "", "9001", "B R", "10", "1", "..", "7", "2"],
        ];
        for (row, cells) in (16..).zip(rows) {
            if edition.years {
                put(page, row, 0, if row == 16 { "1990" } else { "2019" });
            }
            for (column, text) in (shift..).zip(cells).filter(|it| !it.1.is_empty()) {
                put(page, row, column, text);
            }
        }
        put(page, 19, 1, "Notes: invented.");
    }
    book.save_to_buffer().unwrap()
}

fn seen(reading: &Reading) -> Vec<String> {
    let figures = &reading.figures;
    let one = |it: &crate::Observation| {
        let series = figures.series_of(it);
        let origin = series.counterpart.as_ref().map_or("", |it| it.code.as_ref());
        let value = it.value.map_or_else(|| it.state.to_string(), |it| it.to_string());
        format!("{} from {origin} {} {} {value}", series.area.code, series.sex, it.period)
    };
    figures.observations.iter().map(one).collect()
}

#[test]
fn origins_across_are_read_by_name_and_years_down() {
    let bytes = workbook(&IN_2019, ["Quillon", "Namaqua"]);
    assert_eq!(crate::recognise(&bytes), Ok(Kind::UndesaOriginDestination));
    let (reading, findings) = crate::read(None, &bytes, &Isles).unwrap();
    assert_eq!((reading.edition.as_str(), reading.rows, findings.counts().count()), ("2019", 4, 0));
    let all = seen(&reading);
    assert_eq!(all.len(), 2 * 2 * 5);
    for figure in [
        "m49:900 from m49:900 both 1990 15",
        "FMK from QUI both 2019 7",
        "FMK from XOTHER-NORTH male 2019 1",
        "FMK from XOTHER-SOUTH both 2019 missing",
        "FMK from NAM male 2019 2",
    ] {
        assert!(all.contains(&figure.to_owned()), "{figure} is among {all:?}");
    }
    let kinds = |kind| reading.figures.series.iter().any(|it| it.counterpart.as_ref().unwrap().kind == kind);
    assert!([AreaKind::Aggregate, AreaKind::Country, AreaKind::Remainder].into_iter().all(kinds));
}

#[test]
fn tables_of_one_year_each_share_their_series() {
    let (reading, _) = crate::read(None, &workbook(&IN_2015, ["Quillon", "Namaqua"]), &Isles).unwrap();
    let all = seen(&reading);
    assert!(all.contains(&"FMK from QUI female 2010 7".to_owned()));
    assert!(all.contains(&"FMK from QUI female 2015 7".to_owned()));
    assert_eq!((reading.figures.series.len(), all.len()), (10, 20));
    assert_eq!(reading.figures.sheets, ["Table 15".into(), "Table 18".into()]);
    let of_second = reading.figures.observations.iter().filter(|it| it.sheet == 1).count();
    assert_eq!(of_second, 10);
}

#[test]
fn an_unknown_origin_takes_its_column_with_it() {
    let (reading, findings) = crate::read(None, &workbook(&IN_2019, ["quillon", "Namaqua"]), &Isles).unwrap();
    let first = &findings.kept()[0];
    assert_eq!(
        (first.kind, first.found.as_str(), first.expected.as_str()),
        ("unknown-name", "quillon", "QUI")
    );
    assert_eq!(first.place.cell.as_deref(), Some("J16"));
    assert!(!seen(&reading).iter().any(|it| it.contains("from QUI")));
}

#[test]
fn a_table_that_does_not_say_whom_it_counts_is_refused() {
    let tables = [("Table 1", "Table 1. Migrant stock, 2019"), IN_2019.tables[1]];
    let refusal =
        crate::read(None, &workbook(&Edition { tables, ..IN_2019 }, ["Quillon", "Namaqua"]), &Isles);
    assert_eq!(refusal.unwrap_err().slug(), "header-differs");
    let tables = [("Table 1", "Table 1. Total migrant stock"), IN_2015.tables[1]];
    let refusal =
        crate::read(None, &workbook(&Edition { tables, ..IN_2015 }, ["Quillon", "Namaqua"]), &Isles);
    assert_eq!(refusal.unwrap_err().slug(), "header-differs");
}
