//! Lists written as workbooks and read back by the reader of this crate.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its input has nothing to say")]

use kernel::{
    Cells, Direction, Imprint, List,
    jiff::{Timestamp, civil::Date},
};
use proptest::{option::of, prelude::*};
use tables::{Cell, Limits, Workbook, WriteError, read_workbook, write_workbook};

fn imprint(direction: Direction) -> Imprint {
    Imprint {
        title: "About".into(),
        lines: vec![
            ("Title".into(), "Members".into()),
            ("Demonstration".into(), "Demonstration data. Invented people.".into()),
        ],
        direction,
        at: "2026-11-12T10:30:00Z".parse().unwrap(),
    }
}

fn written(list: &List) -> Vec<u8> {
    write_workbook(list, &imprint(Direction::Ltr)).unwrap()
}

fn read(bytes: &[u8]) -> Workbook {
    read_workbook(bytes, &Limits::default()).unwrap()
}

fn text(cell: &str) -> Cell {
    if cell.is_empty() { Cell::Empty } else { Cell::Text(cell.to_owned()) }
}

/// The number by which a spreadsheet knows an instant: days since the last day of 1899.
fn serial(at: Timestamp) -> f64 {
    let since: Timestamp = "1899-12-30T00:00:00Z".parse().unwrap();
    at.duration_since(since).as_secs_f64() / 86_400.0
}

#[test]
fn every_kind_of_cell_is_read_back_as_what_it_is() {
    let day: Date = "2026-03-01".parse().unwrap();
    let at: Timestamp = "2026-03-01T18:00:00Z".parse().unwrap();
    let list = List::of("Members", &[Some(()), None])
        .text("Agency", |row| row.map_or_else(String::new, |()| "ILO".into()))
        .whole("Meetings", |row| row.map(|()| 12))
        .real("Share", |row| row.map(|()| 0.5))
        .day("Since", |row| row.map(|()| day))
        .instant("Recorded", |row| row.map(|()| at))
        .link("Address", |row| row.map_or_else(String::new, |()| "https://example.org/a".into()))
        .done();
    let book = read(&written(&list));
    assert_eq!(book.sheet_names(), ["Members", "About"]);
    let sheet = book.sheet("Members").unwrap();
    assert_eq!(sheet.at("E1"), &text("Recorded (UTC)"));
    assert_eq!(sheet.at("A2"), &text("ILO"));
    assert_eq!(sheet.at("B2"), &Cell::Number(12.0));
    assert_eq!(sheet.at("C2"), &Cell::Number(0.5));
    assert_eq!(sheet.at("D2"), &Cell::Number(46_082.0));
    assert_eq!(sheet.at("E2"), &Cell::Number(46_082.75));
    assert_eq!(sheet.at("F2"), &text("https://example.org/a"));
    assert!(sheet.row(2).is_none(), "what is missing stays missing");
    let about = book.sheet("About").unwrap();
    assert_eq!(about.at("B2"), &text("Demonstration data. Invented people."));
}

#[test]
fn the_same_list_makes_the_same_bytes() {
    let rows = [("a", 1), ("b", 2)];
    let list = || List::of("T", &rows).text("x", |it| it.0.into()).whole("n", |it| Some(it.1)).done();
    assert_eq!(written(&list()), written(&list()));
}

#[test]
fn a_text_that_looks_like_a_formula_stays_a_text() {
    let rows = ["=1+1", "+41 22", "-2", "@SUM(A1)", "'=x", "=HYPERLINK(\"http://x\")"];
    let book = read(&written(&List::of("T", &rows).text("x", |it| (*it).into()).done()));
    for (row, expected) in (1..).zip(rows) {
        assert_eq!(book.sheets[0].cell(row, 0), &text(expected));
    }
}

#[test]
fn an_address_of_another_kind_is_no_link() {
    let rows = ["javascript:alert(1)", "file:///etc/passwd"];
    let bytes = written(&List::of("T", &rows).link("x", |it| (*it).into()).done());
    let relations = part(&bytes, "xl/worksheets/_rels/sheet1.xml.rels");
    assert_eq!(relations, None);
    assert_eq!(read(&bytes).sheets[0].at("A2"), &text(rows[0]));
}

#[test]
fn arabic_sheets_run_from_the_right() {
    let list = List::of("الأعضاء", &["وكالة"]).text("الوكالة", |it| (*it).into()).done();
    let sheet = |direction| {
        let bytes = write_workbook(&list, &imprint(direction)).unwrap();
        assert_eq!(read(&bytes).sheet("الأعضاء").unwrap().at("A2"), &text("وكالة"));
        part(&bytes, "xl/worksheets/sheet1.xml").unwrap()
    };
    assert!(sheet(Direction::Rtl).contains("rightToLeft=\"1\""));
    assert!(!sheet(Direction::Ltr).contains("rightToLeft"));
    assert!(sheet(Direction::Ltr).contains("state=\"frozen\""), "the head stays in sight");
}

#[test]
fn any_title_gives_two_sheets_with_names() {
    for title in ["", "a/b:c*d?e[f]g\\h", "History", "about", "'quoted'", &"long ".repeat(20), "\u{1}"] {
        let list = List::of(title, &["x"]).text("x", |it| (*it).into()).done();
        assert_eq!(read(&written(&list)).sheets.len(), 2, "{title}");
    }
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_and_says_so() {
    let long = "é".repeat(40_000);
    let book = read(&written(&List::of("T", &[()]).text("x", |()| long.clone()).done()));
    let cell = book.sheets[0].at("A2").text().unwrap();
    assert_eq!((cell.chars().count(), cell.ends_with('…')), (32_767, true));
}

#[test]
fn more_columns_than_a_sheet_has_are_refused() {
    let mut list = List::of("T", &[()]).text("x", |()| String::new()).done();
    let column = list.columns[0].clone();
    list.columns = vec![column; 16_385];
    let refused = write_workbook(&list, &imprint(Direction::Ltr));
    assert!(matches!(refused, Err(WriteError::TooLarge { columns: 16_385, .. })));
}

fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut file = archive.by_name(name).ok()?;
    Some(std::io::read_to_string(&mut file).unwrap())
}

#[derive(Clone, Debug)]
struct Record {
    words: String,
    whole: Option<i64>,
    real: Option<f64>,
    day: Option<Date>,
    at: Option<Timestamp>,
}

fn record() -> impl Strategy<Value = Record> {
    let words =
        prop_oneof!["[ -~]{0,20}", "[\\PC\n\t]{0,12}", "_x00[0-9A-F]{2}_[a-z]?", "[=+@'-][a-z(]{0,4}"];
    let day = (1900_i16..=9999, 1_i8..=12, 1_i8..=28)
        .prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
        // Spreadsheets think that 1900 had a 29 February.
        .prop_filter("after the day that never was", |day| *day >= Date::new(1900, 3, 1).unwrap());
    let at = (0_i64..=4_000_000_000).prop_map(|second| Timestamp::from_second(second).unwrap());
    (words, of(-9_007_199_254_740_992..=9_007_199_254_740_992_i64), of(-1e300..1e300), of(day), of(at))
        .prop_map(|(words, whole, real, day, at)| Record { words, whole, real, day, at })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn what_is_written_is_read_back(records in prop::collection::vec(record(), 0..12)) {
        let list = List::of("Records", &records)
            .text("words", |it| it.words.clone())
            .whole("whole", |it| it.whole)
            .real("real", |it| it.real)
            .day("day", |it| it.day)
            .instant("at", |it| it.at)
            .done();
        prop_assert!(matches!(list.columns[4].cells, Cells::Instant(_)));
        let book = read(&written(&list));
        let sheet = book.sheet("Records").unwrap();
        for (row, it) in (1..).zip(&records) {
            prop_assert_eq!(sheet.cell(row, 0), &text(&it.words));
            #[expect(clippy::cast_precision_loss, reason = "no more than 2^53")]
            let whole = it.whole.map_or(Cell::Empty, |number| Cell::Number(number as f64));
            prop_assert_eq!(sheet.cell(row, 1), &whole);
            let near = |cell: &Cell, number: Option<f64>, room: f64| match (cell.number(), number) {
                (Some(cell), Some(number)) => (cell - number).abs() <= room,
                (None, None) => *cell == Cell::Empty,
                _ => false,
            };
            prop_assert!(near(sheet.cell(row, 2), it.real, it.real.unwrap_or(0.0).abs() * 1e-14));
            let day = it.day.map(|day| serial(day.in_tz("UTC").unwrap().timestamp()));
            prop_assert!(near(sheet.cell(row, 3), day, 0.0));
            prop_assert!(near(sheet.cell(row, 4), it.at.map(serial), 1e-6));
        }
    }
}
