//! Workbooks as they arrive: honest, damaged, and made to do harm.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its input has nothing to say")]

use std::io::{Cursor, Write};

use proptest::prelude::*;
use rust_xlsxwriter::{Formula, Workbook as Writer};
use tables::{Cell, Limits, Lookalike, ReadError, read_workbook};
use zip::{ZipWriter, write::SimpleFileOptions};

fn honest() -> Vec<u8> {
    let mut book = Writer::new();
    let sheet = book.add_worksheet().set_name("Figures").unwrap();
    sheet.write_string(0, 0, "  name *").unwrap();
    sheet.write_number(10, 5, 1990).unwrap();
    sheet.write_boolean(10, 6, true).unwrap();
    sheet.write_number(293, 25, 280_598_105.5).unwrap();
    sheet.write_formula(1, 1, Formula::new("=1+1").set_result("2")).unwrap();
    book.add_worksheet().set_name("Notes").unwrap().write_string(0, 0, "..").unwrap();
    book.save_to_buffer().unwrap()
}

fn read(bytes: &[u8]) -> Result<tables::Workbook, ReadError> {
    read_workbook(bytes, &Limits::default())
}

/// A workbook of hand-written parts.
fn package(sheet: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rels = |kind: &str, target: &str| {
        format!(
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{office}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let book = format!(
        r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{sheet}</sheetData></worksheet>"#
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, bytes: &[u8]| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    };
    add("[Content_Types].xml", types.as_bytes());
    add("_rels/.rels", rels("officeDocument", "xl/workbook.xml").as_bytes());
    add("xl/workbook.xml", book.as_bytes());
    add("xl/_rels/workbook.xml.rels", rels("worksheet", "worksheets/sheet1.xml").as_bytes());
    add("xl/worksheets/sheet1.xml", sheet.as_bytes());
    for (name, bytes) in more {
        add(name, bytes);
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn cells_are_found_by_name_with_their_spaces() {
    let book = read(&honest()).unwrap();
    assert_eq!(book.sheet_names(), ["Figures", "Notes"]);
    let sheet = book.sheet("Figures").unwrap();
    assert_eq!(sheet.at("A1"), &Cell::Text("  name *".into()));
    assert_eq!(sheet.at("F11").number(), Some(1990.0));
    assert_eq!(sheet.at("G11"), &Cell::Bool(true));
    assert_eq!(sheet.cell(293, 25).number(), Some(280_598_105.5));
    assert_eq!(sheet.at("B2"), &Cell::Number(2.0));
    assert_eq!(sheet.at("Z1"), &Cell::Empty);
    assert_eq!(sheet.at("nonsense"), &Cell::Empty);
    assert_eq!(book.sheet("Notes").unwrap().at("A1").text(), Some(".."));
    assert_eq!(book.sheet("notes"), None);
}

#[test]
fn a_formula_without_a_value_is_told_apart() {
    let bytes = package(
        r#"<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1"/><c r="D1" t="e"><v>#DIV/0!</v></c></row>"#,
        &[],
    );
    let book = read(&bytes).unwrap();
    let sheet = &book.sheets[0];
    assert_eq!(sheet.at("A1"), &Cell::Uncalculated);
    assert_eq!(sheet.at("B1"), &Cell::Number(2.0));
    assert_eq!(sheet.at("C1"), &Cell::Empty);
    assert_eq!(sheet.at("D1"), &Cell::Error("#DIV/0!".into()));
}

#[test]
fn rows_and_cells_out_of_order_are_put_in_order() {
    let bytes = package(
        r#"<row r="9"><c r="B9"><v>2</v></c><c r="A9"><v>1</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>"#,
        &[],
    );
    let book = read(&bytes).unwrap();
    let places: Vec<_> = book.sheets[0].rows.iter().map(|row| (row.index, row.cells.len())).collect();
    assert_eq!(places, [(1, 1), (8, 2)]);
    assert_eq!(book.sheets[0].at("A9"), &Cell::Number(1.0));
}

#[test]
fn a_cell_given_twice_is_refused() {
    let bytes =
        package(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>"#, &[]);
    assert_eq!(read(&bytes), Err(ReadError::CellTwice { sheet: "S".into(), cell: "A1".into() }));
}

#[test]
fn what_is_no_workbook_is_named() {
    let seems = |bytes: &[u8]| match read(bytes) {
        Err(ReadError::NotAWorkbook { seems }) => seems,
        other => panic!("{other:?}"),
    };
    assert_eq!(seems(b""), Lookalike::Empty);
    assert_eq!(seems(b"code,name\nAAA,x\n"), Lookalike::Text);
    assert_eq!(seems(b"\n<!DOCTYPE html><title>403</title>"), Lookalike::WebPage);
    assert_eq!(seems(b"%PDF-1.7 ..."), Lookalike::Pdf);
    assert_eq!(seems(b"\x7fELF\0\0\0"), Lookalike::Unknown);
    assert_eq!(seems(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), Lookalike::LegacyWorkbook);
    let archive = |names: &[&str]| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    assert_eq!(seems(&archive(&["a.txt"])), Lookalike::Archive);
    assert_eq!(seems(&archive(&["mimetype", "content.xml"])), Lookalike::OpenDocument);
    assert_eq!(seems(&archive(&["[Content_Types].xml", "xl/workbook.bin"])), Lookalike::BinaryWorkbook);
}

#[test]
fn a_protected_workbook_asks_for_one_without_a_password() {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read(&bytes), Err(ReadError::Encrypted));
}

#[test]
fn a_workbook_cut_off_anywhere_is_refused() {
    let whole = honest();
    for part in [1, 10, 50, 90, 99] {
        let err = read(&whole[..whole.len() * part / 100]).unwrap_err();
        assert_eq!(err, ReadError::Truncated, "{part} %");
    }
    assert_eq!(read(&whole[..3]), Err(ReadError::Truncated));
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let zeros = vec![b' '; 8 << 20];
    let bytes = package("", &[("xl/worksheets/sheet2.xml", &zeros)]);
    let part = "xl/worksheets/sheet2.xml".to_owned();
    assert_eq!(read(&bytes), Err(ReadError::PackedTooTightly { part: part.clone(), limit: 200 }));
    let small = Limits { inflated_bytes: 1 << 20, ..Limits::default() };
    assert_eq!(read_workbook(&bytes, &small), Err(ReadError::InflatesTooFar { part, limit: 1 << 20 }));
}

#[test]
fn a_bomb_that_declares_a_small_size_is_refused_while_inflating() {
    let zeros = vec![b' '; 8 << 20];
    let mut bytes = package("", &[("xl/worksheets/sheet2.xml", &zeros)]);
    let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    let lie = 100_u32.to_le_bytes();
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == size {
            bytes[at..at + 4].copy_from_slice(&lie);
        }
    }
    let err = read(&bytes).unwrap_err();
    assert!(matches!(err.slug(), "packed-too-tightly" | "inflates-too-far" | "damaged"), "{err}");
}

#[test]
fn a_document_type_is_refused() {
    let entity = br#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>"#;
    let bytes = package("", &[("xl/sharedStrings.xml", entity)]);
    assert_eq!(read(&bytes), Err(ReadError::DocumentType { part: "xl/sharedStrings.xml".into() }));
    // Also where it straddles two of the pieces in which parts are inflated.
    for before in [64 * 1024 - 4, 64 * 1024 + 3] {
        let mut far: Vec<u8> = (0..before).map(|at| b"abcdefghijk"[at % 11]).collect();
        far.extend_from_slice(b"<!DOCTYPE x>");
        let bytes = package("", &[("xl/sharedStrings.xml", &far)]);
        assert_eq!(read(&bytes).unwrap_err().slug(), "document-type", "{before}");
    }
}

#[test]
fn each_limit_holds() {
    let slug = |limits: &Limits| read_workbook(&honest(), limits).map_err(|err| err.slug());
    let all = Limits::default();
    assert!(slug(&all).is_ok());
    assert_eq!(slug(&Limits { file_bytes: 100, ..all.clone() }), Err("too-large"));
    assert_eq!(slug(&Limits { entries: 3, ..all.clone() }), Err("too-many-entries"));
    assert_eq!(slug(&Limits { inflated_bytes: 1000, ..all.clone() }), Err("inflates-too-far"));
    assert_eq!(slug(&Limits { sheets: 1, ..all.clone() }), Err("too-many-sheets"));
    assert_eq!(slug(&Limits { rows: 293, ..all.clone() }), Err("too-many-rows"));
    assert_eq!(slug(&Limits { columns: 25, ..all.clone() }), Err("too-many-columns"));
    assert_eq!(slug(&Limits { cells: 5, ..all.clone() }), Err("too-many-cells"));
    assert_eq!(slug(&Limits { cell_chars: 7, ..all.clone() }), Err("cell-too-long"));
    assert_eq!(slug(&Limits { text_bytes: 9, ..all }), Err("too-much-text"));
}

#[test]
fn a_cell_at_the_far_corner_costs_nothing() {
    let limits = Limits { columns: 16_384, ..Limits::default() };
    let bytes = package(
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#,
        &[],
    );
    let book = read_workbook(&bytes, &limits).unwrap();
    assert_eq!(book.sheets[0].rows.len(), 2);
    assert_eq!(book.sheets[0].at("XFD1048576"), &Cell::Number(2.0));
}

#[test]
fn nonsense_inside_the_parts_is_damage_not_disaster() {
    for sheet in [
        "<row r='0'><c r='A0'><v>1</v></c></row>",
        "<row><c r='A99999999999'><v>1</v></c></row>",
        "<row><c r='ZZZZZZZZ1'><v>1</v></c></row>",
        "<row><c t='s'><v>4000000000</v></c></row>",
        "<row><c t='s'><v>-1</v></c></row>",
        "<row><c t='zz'><v>1</v></c></row>",
        "<row><c s='99999999999'><v>1</v></c></row>",
        "<row><c><f t='shared' si='4000000000' ref='A1:B2'>A1</f></c></row>",
        "<row><c><v>1",
        "<row><c><v>&unknown;</v></c></row>",
        "<row><c t='inlineStr'><is><t>&unknown;</t></is></c></row>",
    ] {
        let _ = read(&package(sheet, &[]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_refused(bytes: Vec<u8>) {
        prop_assert!(read(&bytes).is_err());
        let mut archive = b"PK\x03\x04".to_vec();
        archive.extend(&bytes);
        prop_assert!(read(&archive).is_err());
    }

    #[test]
    fn a_workbook_with_changed_bytes_is_read_or_refused(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = honest();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes);
    }

    #[test]
    fn any_xml_in_a_sheet_is_read_or_refused(sheet in "(<row( r='[0-9]{1,8}')?>|</row>|<c( r='[A-Z]{1,4}[0-9]{1,8}')?( t='(s|n|str|b|e|d|inlineStr)')?( s='[0-9]{1,3}')?>|</c>|<v>|</v>|<f( t='shared' si='[0-9]{1,3}')?>|</f>|<is>|<t>|</t>|</is>|-?[0-9.eE]{1,9}|&amp;|&x;|[a-z#!]{1,4}){0,25}") {
        let _ = read(&package(&sheet, &[]));
    }
}
