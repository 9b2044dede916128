use rust_xlsxwriter::{Formula, Workbook};

use super::*;
use crate::testing::{Isles, NO_RESULT, World, real, without_results};

const ISLES: [&str; 3] = ["Farrowmark", "Quillon", "Namaqua"];

/// A matrix as rows of texts: numbers become numbers, `=` a formula without a value.
fn workbook(sheet: &str, rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name(sheet).unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.parse::<f64>() {
                Ok(number) if *cell != "01" => page.write_number(row, column, number).map(|_| ()).unwrap(),
                _ if *cell == "=" => {
                    let formula = Formula::new("=SUM(B3:D3)").set_result(NO_RESULT);
                    page.write_formula(row, column, formula).map(|_| ()).unwrap();
                }
                _ => page.write_string(row, column, *cell).map(|_| ()).unwrap(),
            }
        }
    }
    without_results(&book.save_to_buffer().unwrap())
}

const TITLE: &[&str] = &["Bilateral Remittance Estimates for 2017 (millions of US$) (April 2018 Version)"];

/// Who sends is down: Farrowmark sends 10 to Quillon and 1 to Namaqua, Quillon 2.5 to Farrowmark.
fn remittances(corner: &str) -> Vec<u8> {
    workbook(
        "Bilateral_Remittances_2017",
        &[
            TITLE,
            &[corner, ISLES[0], ISLES[1], ISLES[2], "WORLD"],
            &[ISLES[0], "0", "10", "1", "11"],
            &[ISLES[1], "2.5", "0", "", "2.5"],
            &[ISLES[2], "0", "0", "0", "="],
            &["WORLD", "2.5", "10", "1", "13.5"],
            &[],
            &["Notes:"],
            &["Invented figures; Quillon is 10 times Namaqua."],
        ],
    )
}

fn value(reading: &Reading, area: &str, counterpart: &str) -> Option<f64> {
    let figures = &reading.figures;
    let found: Vec<_> = figures
        .observations
        .iter()
        .filter(|it| {
            let series = figures.series_of(it);
            series.area.code.as_ref() == area
                && series.counterpart.as_ref().is_some_and(|it| it.code.as_ref() == counterpart)
        })
        .collect();
    assert_eq!(found.len(), 1, "{area} and {counterpart} stand once");
    found[0].value
}

fn kinds(findings: &Findings) -> Vec<(&'static str, usize)> {
    findings.counts().map(|(_, kind, count)| (kind, count)).collect()
}

#[test]
fn the_corner_says_who_receives_and_who_sends() {
    let bytes = remittances("receiving (across) / sending (down) ");
    let (reading, findings) = crate::read(None, &bytes, &Isles).unwrap();
    assert_eq!(reading.kind, Kind::WbRemittanceMatrix);
    assert_eq!((value(&reading, "QUI", "FMK"), value(&reading, "FMK", "QUI")), (Some(10.0), Some(2.5)));
    assert_eq!((reading.edition.as_str(), reading.revision.as_str()), ("2017", "April 2018 Version"));
    assert_eq!(reading.figures.series[0].unit.as_ref(), "million-usd");
    assert_eq!(kinds(&findings), []);
    assert_eq!((reading.rows, reading.figures.observations.len()), (4, 16));
}

#[test]
fn the_same_cells_under_a_turned_corner_are_the_other_way_round() {
    for corner in ["sending (across) / receiving (down)", "receiving (down) / sending (across)"] {
        let (reading, _) = crate::read(None, &remittances(corner), &Isles).unwrap();
        assert_eq!((value(&reading, "QUI", "FMK"), value(&reading, "FMK", "QUI")), (Some(2.5), Some(10.0)));
    }
    let older = "Remittance-receiving country (across)  -  Remittance-sending country (down)";
    let (reading, _) = crate::read(None, &remittances(older), &Isles).unwrap();
    assert_eq!(value(&reading, "QUI", "FMK"), Some(10.0));
}

#[test]
fn a_corner_that_does_not_say_it_is_refused_with_its_cell() {
    for corner in
        ["Countries", "receiving (across) / destination (down)", "sending and receiving (across) (down)"]
    {
        let refusal = crate::read(Some(Kind::WbRemittanceMatrix), &remittances(corner), &Isles).unwrap_err();
        assert_eq!(
            refusal.to_string(),
            format!(
                "cell A2 of Bilateral_Remittances_2017 should read `receiving (across) / sending (down)` and reads `{corner}`"
            )
        );
    }
}

#[test]
fn a_matrix_of_the_other_kind_is_refused_by_its_kind() {
    let bytes = remittances("receiving (across) / sending (down)");
    let refusal = crate::read(Some(Kind::WbStockMatrix), &bytes, &Isles).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "this is a file of the layout wb-remittance-matrix, not of wb-stock-matrix"
    );
}

#[test]
fn a_cell_that_is_empty_is_missing_and_a_sum_may_wait_for_its_value() {
    let (reading, _) =
        crate::read(None, &remittances("receiving (across) / sending (down)"), &Isles).unwrap();
    assert_eq!(value(&reading, "NAM", "QUI"), None);
    assert_eq!(value(&reading, "wb:WLD", "NAM"), None, "the formula has no value yet");
    assert_eq!(value(&reading, "wb:WLD", "wb:WLD"), Some(13.5));
    let sums = reading.areas.iter().filter(|it| it.area.kind == AreaKind::Aggregate);
    assert_eq!(sums.map(|it| it.name.as_str()).collect::<Vec<_>>(), ["WORLD"]);
}

/// Who lives there is across; the last column and row but one are remainders.
fn stocks() -> Vec<u8> {
    workbook(
        "Bilateral_Migration_2017",
        &[
            &["Bilateral Estimates of Migrant Stocks in 2017"],
            &[
                "destination (across) / origin (down) ",
                ISLES[0],
                "Atlantis",
                ISLES[2],
                "Other North",
                "World",
            ],
            &[ISLES[0], "3", "7", "100", "1", "111"],
            &["Atlantis", "5", "0", "6", "0", "11"],
            &[ISLES[2], "=", "1", "01", "-4", "1"],
            &["Quillon", "2", "n/a", "1.5", "0", "4"],
            &["Other North", "9", "0", "0", "2", "11"],
            &["World", "19", "8", "108.5", "3", "138.5"],
        ],
    )
}

#[test]
fn what_a_person_should_look_at_is_told_with_its_cell() {
    let (reading, findings) = crate::read(None, &stocks(), &Isles).unwrap();
    assert_eq!((value(&reading, "NAM", "FMK"), value(&reading, "FMK", "NAM")), (Some(100.0), None));
    assert_eq!(value(&reading, "XOTHER-NORTH", "XOTHER-NORTH"), Some(2.0));
    let told: Vec<String> = findings
        .kept()
        .iter()
        .map(|it| {
            let cell = it.place.cell.clone().unwrap_or_default();
            format!("{} {} {cell}: {} | {}", it.severity, it.kind, it.found, it.expected)
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn thousands_are_told_from_persons_by_the_title() {
    let rows: &[&[&str]] = &[
        &["Migrant stocks in 2021 (thousands)"],
        &["destination (across) / origin (down)", ISLES[0], ISLES[1]],
        &[ISLES[0], "0", "1"],
        &[ISLES[1], "2", "0"],
    ];
    let (reading, _) = crate::read(None, &workbook("Stocks", rows), &Isles).unwrap();
    assert_eq!(reading.figures.series[0].unit.as_ref(), "thousand-persons");
    assert_eq!(reading.edition, "2021");
    let rows = [&["Migrant stocks"], rows[1], rows[2], rows[3]];
    let refusal = crate::read(None, &workbook("Stocks", &rows), &Isles).unwrap_err();
    assert_eq!(refusal.slug(), "header-differs", "without a year nothing can be kept");
}

/// Sum of the cells between countries, and how many of them are not zero.
fn between_countries(reading: &Reading) -> (f64, usize) {
    let figures = &reading.figures;
    let numbers = figures.observations.iter().filter_map(|it| {
        let series = figures.series_of(it);
        let ends = [Some(&series.area), series.counterpart.as_ref()];
        ends.iter().flatten().all(|it| it.kind == AreaKind::Country).then_some(it.value?)
    });
    numbers.fold((0.0, 0), |(sum, count), it| (sum + it, count + usize::from(it != 0.0)))
}

#[test]
fn the_real_matrix_of_remittances_has_its_known_total() {
    let Some(bytes) = real("statistics/WB_Bilateral_Remittance_Estimates_2017.xlsx") else { return };
    let (reading, findings) = crate::read(None, &bytes, &World).unwrap();
    assert_eq!(reading.kind, Kind::WbRemittanceMatrix);
    let countries = reading.areas.iter().filter(|it| it.area.kind == AreaKind::Country).count();
    assert_eq!((reading.areas.len(), countries), (215, 214));
    let (sum, count) = between_countries(&reading);
    assert_eq!((format!("{sum:.2}"), count), ("613463.80".to_owned(), 11_901));
    assert_eq!(format!("{:.2}", value(&reading, "BGD", "IND").unwrap()), "4032.60");
    assert_eq!(format!("{:.2}", value(&reading, "IND", "BGD").unwrap()), "125.80");
    let inflow = |area: &str| {
        let of = |it: &&crate::Observation| {
            let series = reading.figures.series_of(it);
            series.area.code.as_ref() == area
                && series.counterpart.as_ref().is_some_and(|it| it.kind == AreaKind::Country)
        };
        reading.figures.observations.iter().filter(of).filter_map(|it| it.value).sum::<f64>()
    };
    assert_eq!(format!("{:.1}", inflow("KGZ")), "2486.3");
    // Two sums of its own last row, and with them the grand total, do not add up in the original.
    let wrong = findings.kept().iter().filter(|it| it.kind == "total-differs");
    let wrong: Vec<_> = wrong
        .map(|it| (it.place.cell.as_deref().unwrap(), it.found.as_str(), it.expected.as_str()))
        .collect();
    assert_eq!(
        wrong,
        [
            ("CP217", "990.3752", "989.1757949438208"),
            ("DE217", "7954.715162341072", "7953.876337749194"),
            ("HH217", "613465.8428551668", "613463.8046255207"),
        ]
    );
    assert_eq!(kinds(&findings), [("total-differs", 3), ("area-with-itself", 1), ("sheet-ignored", 1)]);
}

#[test]
fn the_real_matrix_of_stocks_is_turned_against_it_and_has_its_known_total() {
    let Some(bytes) = real("statistics/WB_Bilateral_Estimates_Migrant_Stocks_2017.xlsx") else { return };
    let (reading, findings) = crate::read(None, &bytes, &World).unwrap();
    assert_eq!(reading.kind, Kind::WbStockMatrix);
    let (sum, count) = between_countries(&reading);
    assert_eq!((format!("{sum}"), count), ("252635660".to_owned(), 14_382));
    assert_eq!(value(&reading, "IND", "BGD"), Some(3_139_311.0), "from Bangladesh to India");
    assert_eq!(value(&reading, "BGD", "IND"), Some(35_250.0), "from India to Bangladesh");
    assert_eq!(value(&reading, "VUT", "VUT"), Some(3.0));
    assert_eq!(kinds(&findings), [("area-with-itself", 1), ("sheet-ignored", 1)]);
}
