//! The reader against a workbook of invented areas, and against the real one where it lies at hand.

use kernel::{CountryCode, Finding, Severity};
use proptest::prelude::*;
use tables::{Cell, ReadError};

use super::model::{Basis, Figure, Indicator, Sex, ValueState};
use super::{
    AreaKind, Areas, StockBook,
    fixture::{Fixture, Isles},
    read,
};
use crate::Refusal;

fn good(fixture: &Fixture) -> (StockBook, Vec<Finding>) {
    read(&fixture.bytes(), &Isles).unwrap()
}

/// Severity, kind, sheet and cell, found, expected of every finding but the one every fixture gives.
fn findings(fixture: &Fixture) -> Vec<String> {
    let (_, findings) = good(fixture);
    let told = findings.iter().filter(|it| it.severity != Severity::Note).map(|it| {
        let place = format!("{}!{}", it.place.sheet.as_deref().unwrap(), it.place.cell.as_deref().unwrap());
        format!("{} {} {place} [{}] [{}]", it.severity, it.kind, it.found, it.expected)
    });
    told.collect()
}

fn one(book: &StockBook, indicator: Indicator, m49: u16, year: u16, sex: Sex) -> &Figure {
    let wanted = |it: &&Figure| (it.indicator, it.area.m49, it.year, it.sex) == (indicator, m49, year, sex);
    let found: Vec<_> = book.figures.iter().filter(wanted).collect();
    assert_eq!(found.len(), 1, "{indicator} {m49} {year} {sex}");
    found[0]
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

#[test]
fn every_cell_of_the_six_tables_becomes_a_figure_with_its_place() {
    let (book, found) = good(&Fixture::new());
    let per_area = 3 * 7 + 3 * 7 + 3 * 7 + 7 + 3 * 6 + 7 + 7 + 6;
    assert_eq!(book.figures.len(), 7 * per_area);
    let stock = one(&book, Indicator::ImmigrantStock, 9001, 2020, Sex::Both);
    assert_eq!((stock.value, stock.state), (Some(192_000.0), ValueState::Reported));
    assert_eq!((stock.place.sheet.as_ref(), stock.place.cell().as_str()), ("Table 1", "L14"));
    assert_eq!(one(&book, Indicator::ImmigrantStock, 9001, 1990, Sex::Female).place.cell(), "T14");
    let rate = one(&book, Indicator::StockGrowth, 9002, 2020, Sex::Male);
    assert_eq!((rate.since, rate.place.cell().as_str()), (Some(2015), "Q15"));
    let share = one(&book, Indicator::RefugeeShare, 9001, 2020, Sex::Both);
    assert_eq!((share.place.sheet.as_ref(), share.place.cell().as_str()), ("Table 6", "S14"));
    let kinds: Vec<_> = found.iter().map(|it| (it.severity, it.kind, it.place.cell.as_deref())).collect();
    assert_eq!(kinds, [(Severity::Note, "duplicate-code", Some("D19"))]);
}

#[test]
fn missing_masked_zero_and_nearly_zero_are_four_answers() {
    let fixture = Fixture::new().put("Table 6", "G14", text("—")).put("Table 1", "F16", text(" "));
    let (book, _) = good(&fixture);
    let state = |indicator, m49, year| {
        let figure = one(&book, indicator, m49, year, Sex::Both);
        (figure.value, figure.state)
    };
    assert_eq!(state(Indicator::ImmigrantStock, 9004, 2020), (None, ValueState::Missing));
    assert_eq!(state(Indicator::RefugeeStock, 9004, 2020), (None, ValueState::Masked));
    assert_eq!(state(Indicator::RefugeeStock, 9002, 2020), (Some(0.0), ValueState::Zero));
    assert_eq!(state(Indicator::RefugeeStock, 9001, 1995), (None, ValueState::RoundsToZero));
    assert_eq!(state(Indicator::ImmigrantStock, 911, 1990), (None, ValueState::Missing));
}

#[test]
fn sums_are_marked_and_never_taken_for_countries() {
    let (book, _) = good(&Fixture::new());
    let aggregates: Vec<_> =
        book.areas.iter().filter(|it| it.area.country().is_none()).map(|it| it.area.m49).collect();
    assert_eq!(aggregates, [900, 910, 911]);
    let countries = book.figures.iter().filter(|it| {
        it.indicator == Indicator::ImmigrantStock
            && it.year == 2020
            && it.sex == Sex::Both
            && it.area.country().is_some()
    });
    let sum: f64 = countries.filter_map(|it| it.value).sum();
    assert_eq!(Some(sum), one(&book, Indicator::ImmigrantStock, 900, 2020, Sex::Both).value);
}

#[test]
fn the_first_columns_are_read_without_their_ornaments() {
    let (book, _) = good(&Fixture::new());
    let first = &book.areas[2];
    assert_eq!((first.name.as_str(), first.level, first.note), ("Farrowmark", 3, Some(1)));
    assert_eq!(first.basis, [Basis::ForeignBorn, Basis::RefugeesAdded]);
    assert_eq!(first.place.cell(), "B14");
    assert_eq!(book.areas[3].basis, [Basis::ForeignCitizens, Basis::ForeignBorn, Basis::RefugeesAdded]);
    assert_eq!(book.areas[6].basis, []);
    assert_eq!(book.title, "Isles Migrant Stock 2020: Destination");
    assert_eq!((book.revision.as_str(), book.licence.as_str()), ("ISLES/Rev.2020", "Free to use"));
    assert_eq!(book.citation, "Suggested citation: the Isles (2020).");
    let note = &book.notes[1];
    assert_eq!(
        (note.number, note.text.as_str(), note.place.cell().as_str()),
        (2, "Nobody was asked.", "B13")
    );
}

#[test]
fn codes_that_do_not_fit_are_found_with_their_cell() {
    let fixture =
        Fixture::new().put("Table 1", "D15", Cell::Number(9099.0)).put("Table 1", "D16", text("9 11"));
    assert_eq!(
        findings(&fixture)[..2],
        ["error unknown-code Table 1!D15 [9099 Quillon] []", "error code-not-a-number Table 1!D16 [9 11] []",]
    );
    let fixture = Fixture::new().put("Table 3", "D15", text(""));
    assert!(findings(&fixture).contains(&"error row-without-code Table 3!D15 [Quillon] []".to_owned()));
    assert!(findings(&fixture).contains(&"warning row-missing Table 1!B15 [Quillon] [Table 3]".to_owned()));
}

#[test]
fn the_same_code_with_other_figures_is_an_error() {
    let fixture = Fixture::new().put("Table 4", "L19", Cell::Number(1.0));
    assert_eq!(findings(&fixture), ["error duplicate-code Table 4!D19 [910] [D13]"]);
}

#[test]
fn names_that_contradict_their_code_are_found() {
    let swapped = Fixture::new().put("Table 1", "B14", text("   Quillon"));
    assert_eq!(findings(&swapped)[0], "error name-of-another-area Table 1!B14 [Quillon] [Farrowmark]");
    let other = Fixture::new().put("Table 2", "B14", text("   Ruritania"));
    assert_eq!(findings(&other), ["warning name-differs Table 2!B14 [Ruritania] [Farrowmark]"]);
    let slight = Fixture::new().put("Table 2", "B14", text("   Republic of Farrowmark"));
    assert_eq!(findings(&slight), [""; 0]);
}

#[test]
fn what_is_no_figure_is_left_out_and_told() {
    let fixture = Fixture::new()
        .put("Table 2", "F14", text("n.a."))
        .put("Table 2", "G14", Cell::Bool(true))
        .put("Table 2", "H14", Cell::Number(-5.0))
        .put("Table 5", "F14", text("NaN"));
    let told = findings(&fixture);
    assert_eq!(
        told[..4],
        [
            "error not-a-number Table 2!F14 [n.a.] []",
            "error not-a-number Table 2!G14 [TRUE] []",
            "error negative-value Table 2!H14 [-5] []",
            "error not-a-number Table 5!F14 [NaN] []",
        ]
    );
    let (book, _) = good(&fixture);
    assert_eq!(one(&book, Indicator::Population, 9001, 1990, Sex::Both).value, None);
}

#[test]
fn a_number_written_as_text_is_kept_and_told() {
    let fixture = Fixture::new().put("Table 1", "L14", text("192000"));
    assert_eq!(findings(&fixture), ["warning number-as-text Table 1!L14 [192000] []"]);
    assert_eq!(
        one(&good(&fixture).0, Indicator::ImmigrantStock, 9001, 2020, Sex::Both).value,
        Some(192_000.0)
    );
}

#[test]
fn tables_that_disagree_are_found() {
    let fixture = Fixture::new().put("Table 3", "L14", Cell::Number(4.0));
    let told = findings(&fixture);
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("warning share-differs Table 3!L14 [4] ["), "{told:?}");
    let fixture = Fixture::new().put("Table 1", "M14", Cell::Number(1.5));
    let kinds: Vec<String> =
        findings(&fixture).iter().map(|it| it.split(' ').nth(1).unwrap().to_owned()).collect();
    assert_eq!(kinds, ["not-whole", "sexes-do-not-add", "share-differs", "rate-differs"]);
    let fixture = Fixture::new().put("Table 1", "F12", Cell::Number(153_341.0));
    assert!(
        findings(&fixture).contains(&"warning countries-do-not-add Table 1!F12 [153341] [153340]".to_owned())
    );
}

#[test]
fn unknown_data_types_and_notes_are_told() {
    let fixture = Fixture::new().put("Table 1", "E14", text("B X")).put("Table 1", "C14", Cell::Number(7.0));
    assert_eq!(
        findings(&fixture),
        ["warning unknown-note Table 1!C14 [7] []", "warning unknown-data-type Table 1!E14 [X] [B, C, R, I]"]
    );
}

#[test]
fn another_workbook_is_refused_with_what_was_expected_and_found() {
    let refusal = |fixture: Fixture| read(&fixture.bytes(), &Isles).unwrap_err();
    let renamed = refusal(Fixture::new().rename("Table 3", "Tabelle 3"));
    let Refusal::SheetMissing { expected, found } = &renamed else { panic!("{renamed:?}") };
    assert_eq!((expected.as_str(), found.len(), found[3].as_str()), ("Table 3", 8, "Tabelle 3"));

    let shifted = refusal(Fixture::new().push_down("Table 2"));
    let expected = "Region, development group, country or area";
    let differs = Refusal::HeaderDiffers {
        sheet: Some("Table 2".to_owned()),
        row: 11,
        cell: "B11".into(),
        expected: expected.into(),
        found: String::new(),
        instead: Some("B12".into()),
    };
    assert_eq!(shifted, differs);

    let origin = refusal(Fixture::new().put("Table 1", "B11", text("Region, country or area of origin")));
    assert_eq!(
        origin.to_string(),
        format!("cell B11 of Table 1 should read `{expected}` and reads `Region, country or area of origin`")
    );
    let later = refusal(Fixture::new().put("Table 1", "L11", Cell::Number(2024.0)));
    assert_eq!(later.to_string(), "cell L11 of Table 1 should read `2020` and reads `2024`");
    let unit = refusal(Fixture::new().put(
        "Table 2",
        "F8",
        text("Total population at mid-year, both sexes combined"),
    ));
    assert_eq!(unit.slug(), "header-differs");
}

#[test]
fn a_file_cut_off_is_refused_as_such() {
    let bytes = Fixture::new().bytes();
    let err = read(&bytes[..bytes.len() / 2], &Isles).unwrap_err();
    assert_eq!(err, Refusal::Unreadable(ReadError::Truncated));
    assert_eq!(read(b"a,b\n1,2\n", &Isles).unwrap_err().slug(), "not-a-workbook");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_stands_in_the_cells_rows_are_kept_or_reported(
        changes in prop::collection::vec((1..=6_u8, 11..20_u32, 0..27_u32, prop_oneof![
            "[A-Za-z0-9 .*~—-]{0,8}".prop_map(Cell::Text),
            any::<f64>().prop_filter("a workbook holds no other", |it| it.is_finite()).prop_map(Cell::Number),
            (0..10_000_u16).prop_map(|code| Cell::Number(f64::from(code))),
        ]), 1..20),
    ) {
        let mut fixture = Fixture::new();
        for (table, row, column, cell) in changes {
            fixture = fixture.put(&format!("Table {table}"), &tables::cell_name(row, column), cell);
        }
        let (book, findings) = good(&fixture);
        // Eight rows are written, and changes may add a ninth.
        let left_out = findings.iter().filter(|it| matches!(it.kind,
            "unknown-code" | "code-not-a-number" | "row-without-code" | "name-of-another-area" | "duplicate-code"));
        let in_first = left_out.filter(|it| it.place.sheet.as_deref() == Some("Table 1")).count();
        prop_assert!(book.areas.len() + in_first >= 8, "{findings:?}");
        prop_assert!(book.figures.iter().all(|it| it.value.is_none_or(f64::is_finite)));
        prop_assert!(book.figures.iter().all(|it| it.value.is_some() == matches!(it.state, ValueState::Reported | ValueState::Zero)));
    }
}

/// Knows every code that is no aggregate, as some country; the golden numbers need no more.
struct AnyCountry;

impl Areas for AnyCountry {
    fn resolve(&self, m49: u16) -> Option<AreaKind> {
        let letter = |n: u16| char::from(b'A' + u8::try_from(n % 26).unwrap());
        let code: CountryCode =
            [letter(m49 / 676), letter(m49 / 26), letter(m49)].iter().collect::<String>().parse().unwrap();
        (!super::layout::AGGREGATES.contains(&m49)).then_some(AreaKind::Country(code))
    }
    fn names(&self, m49: u16) -> Vec<String> {
        if m49 == 404 { vec!["Kenya".into()] } else { Vec::new() }
    }
    fn named(&self, _: &str) -> Option<u16> {
        None
    }
}

/// The bytes of the real workbook, if the environment names the folder in which it lies.
fn real() -> Option<Vec<u8>> {
    #[expect(
        clippy::disallowed_methods,
        reason = "a test asks where the real data lies; the product never does"
    )]
    let folder = std::env::var("TRIBUTARY_REAL_DATA");
    let path = std::path::Path::new(&folder.ok()?)
        .join("statistics/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx");
    std::fs::read(path).ok()
}

#[test]
fn the_real_workbook_gives_the_published_numbers() {
    let Some(bytes) = real() else {
        println!("skipped: TRIBUTARY_REAL_DATA does not lead to the workbook");
        return;
    };
    let (book, findings) = read(&bytes, &AnyCountry).unwrap();
    let stock = |m49, year, sex| one(&book, Indicator::ImmigrantStock, m49, year, sex).value;
    let world = [152_986_157, 161_289_976, 173_230_585, 191_446_828, 220_983_187, 247_958_644, 280_598_105];
    for (year, expected) in (1990..).step_by(5).zip(world) {
        assert_eq!(stock(900, year, Sex::Both), Some(f64::from(expected)), "{year}");
        let countries = book.areas.iter().filter(|it| it.area.country().is_some());
        let sum: f64 = countries.filter_map(|it| stock(it.area.m49, year, Sex::Both)).sum();
        assert!((sum - f64::from(expected)).abs() < 0.5, "{year}: {sum}");
    }
    for (m49, expected) in [(404, 1_050_147), (498, 104_438), (840, 50_632_836), (688, 823_011)] {
        assert_eq!(stock(m49, 2020, Sex::Both), Some(f64::from(expected)), "{m49}");
    }
    let near = |indicator, m49, expected: f64, digit: f64| {
        let value = one(&book, indicator, m49, 2020, Sex::Both).value.unwrap();
        assert!((value - expected).abs() < digit, "{indicator} {m49}: {value}");
    };
    near(Indicator::ImmigrantShare, 404, 1.953, 5e-4);
    near(Indicator::FemaleShare, 404, 49.533, 5e-4);
    near(Indicator::StockGrowth, 404, -1.41056, 5e-6);
    near(Indicator::RefugeeStock, 404, 489_747.0, 0.5);
    near(Indicator::RefugeeShare, 422, 81.991, 5e-4);
    near(Indicator::ImmigrantShare, 634, 77.2699, 5e-5);
    let kenya = one(&book, Indicator::ImmigrantStock, 404, 2020, Sex::Both);
    assert_eq!((kenya.place.sheet.as_ref(), kenya.place.cell().as_str()), ("Table 1", "L40"));

    let with_data = book.areas.iter().filter(|it| !it.basis.is_empty()).count();
    let without: Vec<_> = book
        .areas
        .iter()
        .filter(|it| it.area.country().is_some() && it.basis.is_empty())
        .map(|it| it.area.m49)
        .collect();
    assert_eq!((book.areas.len(), with_data, without.as_slice()), (282, 232, [158, 652, 663].as_slice()));
    assert_eq!(book.figures.len(), 282 * 108);
    assert_eq!((book.notes.len(), book.revision.as_str()), (41, "POP/DB/MIG/Stock/Rev.2020"));
    let told: Vec<_> =
        findings.iter().map(|it| (it.kind, it.found.as_str(), it.place.cell.as_deref())).collect();
    assert_eq!(told, [("duplicate-code", "927", Some("D268"))]);
}
