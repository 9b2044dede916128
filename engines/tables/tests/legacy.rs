//! Workbooks of before 2007, made here record by record.

use proptest::prelude::*;
use tables::{Cell, Limits, ReadError, read_legacy_workbook, read_workbook};

const SECTOR: usize = 512;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let size = u16::try_from(data.len()).expect("a record is small");
    [&kind.to_le_bytes(), &size.to_le_bytes(), data].concat()
}

fn at(row: u16, column: u16) -> Vec<u8> {
    [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat()
}

fn begin() -> Vec<u8> {
    record(0x0809, &[0x00, 0x06, 0x05, 0x00, 0, 0, 0, 0])
}

/// A stream with one sheet of these records; shared texts are given as pieces of their record and its continuations.
fn stream(texts: &[&[u8]], cells: &[Vec<u8>]) -> Vec<u8> {
    let mut globals = Vec::new();
    for (at, piece) in texts.iter().enumerate() {
        globals.extend(record(if at == 0 { 0x00FC } else { 0x003C }, piece));
    }
    let name = b"Data";
    let start = begin().len() + (4 + 8 + name.len()) + globals.len() + 4;
    let mut sheet = u32::try_from(start).expect("a fixture is small").to_le_bytes().to_vec();
    sheet.extend([0, 0, u8::try_from(name.len()).expect("a name is short"), 0]);
    sheet.extend(name);
    let mut out = begin();
    out.extend(record(0x0085, &sheet));
    out.extend(globals);
    out.extend(record(0x000A, &[]));
    out.extend(begin());
    out.extend(cells.concat());
    out.extend(record(0x000A, &[]));
    out
}

fn put(bytes: &mut [u8], at: usize, number: u32) {
    bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
}

fn entry(name: &str, start: u32, size: u32) -> Vec<u8> {
    let mut entry = vec![0; 128];
    let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    entry[..units.len()].copy_from_slice(&units);
    entry[64] = u8::try_from(units.len() + 2).expect("a name is short");
    put(&mut entry, 116, start);
    put(&mut entry, 120, size);
    entry
}

/// The file around a stream: header, table of sectors, entries, the stream; `small` puts it into sectors of 64 bytes.
fn file(mut stream: Vec<u8>, small: bool) -> Vec<u8> {
    let size = u32::try_from(stream.len()).expect("a fixture is small");
    stream.resize(stream.len().next_multiple_of(SECTOR), 0);
    let sectors = u32::try_from(stream.len() / SECTOR).expect("a fixture is small");
    let mut header = vec![0; SECTOR];
    header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    header[30] = 9;
    header[32] = 6;
    put(&mut header, 44, 1);
    put(&mut header, 48, 1);
    put(&mut header, 56, if small { 4096 } else { 0 });
    put(&mut header, 60, if small { 2 } else { END });
    put(&mut header, 68, END);
    header[76..].fill(0xFF);
    put(&mut header, 76, 0);
    // Sectors: 0 the table, 1 the entries, 2 the table of small sectors, 3 and on the stream.
    let mut table = vec![0xFF; SECTOR];
    for sector in 0..3 {
        put(&mut table, sector * 4, END);
    }
    for sector in 3..3 + sectors {
        let next = if sector + 1 == 3 + sectors { END } else { sector + 1 };
        put(&mut table, sector as usize * 4, next);
    }
    let mut small_table = vec![0xFF; SECTOR];
    let count = size.div_ceil(64);
    for sector in 0..count.min(128) {
        put(&mut small_table, sector as usize * 4, if sector + 1 == count { END } else { sector + 1 });
    }
    let root = if small { entry("Root Entry", 3, size) } else { entry("Root Entry", END, 0) };
    let mut entries = [root, entry("Workbook", if small { 0 } else { 3 }, size)].concat();
    entries.resize(SECTOR, 0);
    [header, table, entries, small_table, stream].concat()
}

/// Texts `Chad`, `Þór` in two bytes a character cut in its middle, and one with looks behind it.
fn texts() -> [Vec<u8>; 2] {
    let mut first = [3_u32.to_le_bytes(), 3_u32.to_le_bytes()].concat();
    first.extend([4, 0, 0]);
    first.extend(b"Chad");
    first.extend([3, 0, 1]);
    first.extend(0xDE_u16.to_le_bytes());
    // The rest of the text goes on in one byte a character.
    let mut second = vec![0, 0xF3, b'r'];
    second.extend([2, 0, 0x08, 1, 0]);
    second.extend(b"ok");
    second.extend([0, 0, 0, 0]);
    [first, second]
}

fn workbook(small: bool) -> Vec<u8> {
    let [first, second] = texts();
    let shared =
        |row, column, text: u32| record(0x00FD, &[at(row, column), text.to_le_bytes().to_vec()].concat());
    let packed =
        |row, column, number: u32| record(0x027E, &[at(row, column), number.to_le_bytes().to_vec()].concat());
    let mut several = [4_u16.to_le_bytes(), 0_u16.to_le_bytes()].concat();
    for number in [(7_u32 << 2) | 2, (1234 << 2) | 3] {
        several.extend([0, 0]);
        several.extend(number.to_le_bytes());
    }
    several.extend(1_u16.to_le_bytes());
    let formula = |row, column, result: [u8; 8]| {
        record(0x0006, &[at(row, column), result.to_vec(), vec![0; 6]].concat())
    };
    let cells = [
        shared(0, 0, 0),
        shared(0, 1, 1),
        shared(0, 2, 2),
        record(0x0203, &[at(1, 0), 94_892_760.445_f64.to_le_bytes().to_vec()].concat()),
        packed(2, 0, 0xFFFF_FFFE),
        packed(2, 1, 0x3FF8_0000),
        record(0x0204, &[at(3, 0), vec![2, 0, 0, b'.', b'.']].concat()),
        record(0x0205, &[at(3, 1), vec![7, 1]].concat()),
        record(0x0205, &[at(3, 2), vec![1, 0]].concat()),
        record(0x00BD, &several),
        formula(5, 0, 2.5_f64.to_le_bytes()),
        formula(5, 1, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x0207, &[3, 0, 0, b's', b'u', b'm']),
        // A chart inside of the sheet has cells that are none.
        begin(),
        packed(9, 9, 2),
        record(0x000A, &[]),
        packed(6, 0, (5 << 2) | 2),
    ];
    let pieces: [&[u8]; 2] = [&first, &second];
    file(stream(&pieces, &cells), small)
}

#[test]
fn every_kind_of_cell_is_read() {
    for small in [false, true] {
        let book = read_legacy_workbook(&workbook(small), &Limits::default()).unwrap();
        assert_eq!(book.sheet_names(), ["Data"]);
        let sheet = &book.sheets[0];
        let text = |text: &str| Cell::Text(text.to_owned());
        for (name, cell) in [
            ("A1", text("Chad")),
            ("B1", text("Þór")),
            ("C1", text("ok")),
            ("A2", Cell::Number(94_892_760.445)),
            ("A3", Cell::Number(-1.0)),
            ("B3", Cell::Number(1.5)),
            ("A4", text("..")),
            ("B4", Cell::Error("#DIV/0!".to_owned())),
            ("C4", Cell::Bool(true)),
            ("A5", Cell::Number(7.0)),
            ("B5", Cell::Number(12.34)),
            ("A6", Cell::Number(2.5)),
            ("B6", text("sum")),
            ("A7", Cell::Number(5.0)),
            ("J10", Cell::Empty),
        ] {
            assert_eq!(sheet.at(name), &cell, "{name}");
        }
    }
}

#[test]
fn the_reader_of_new_workbooks_says_what_it_is() {
    let error = read_workbook(&workbook(false), &Limits::default()).unwrap_err();
    assert_eq!(error.to_string(), "not an XLSX workbook but legacy-workbook");
}

#[test]
fn other_files_are_refused_as_what_they_are() {
    let refused = |bytes: &[u8]| read_legacy_workbook(bytes, &Limits::default()).unwrap_err();
    assert_eq!(refused(b"a,b\n1,2\n").to_string(), "not an XLSX workbook but text");
    assert_eq!(refused(b"").to_string(), "not an XLSX workbook but empty");
    let protected = file([begin(), record(0x002F, &[0; 6])].concat(), false);
    assert_eq!(refused(&protected), ReadError::Encrypted);
    let of_1995 = file(record(0x0809, &[0x00, 0x05, 0x05, 0x00]), false);
    assert_eq!(refused(&of_1995).slug(), "not-a-workbook");
    let whole = workbook(false);
    assert_eq!(refused(&whole[..SECTOR * 4]).slug(), "truncated");
}

#[test]
fn limits_hold() {
    let small = |limits: Limits| read_legacy_workbook(&workbook(false), &limits).unwrap_err().slug();
    assert_eq!(small(Limits { file_bytes: 100, ..Limits::default() }), "too-large");
    assert_eq!(small(Limits { rows: 5, ..Limits::default() }), "too-many-rows");
    assert_eq!(small(Limits { columns: 2, ..Limits::default() }), "too-many-columns");
    assert_eq!(small(Limits { cells: 5, ..Limits::default() }), "too-many-cells");
    assert_eq!(small(Limits { cell_chars: 3, ..Limits::default() }), "cell-too-long");
    assert_eq!(small(Limits { text_bytes: 8, ..Limits::default() }), "too-much-text");
    assert_eq!(small(Limits { sheets: 0, ..Limits::default() }), "too-many-sheets");
}

#[test]
fn a_chain_of_sectors_that_leads_back_into_itself_ends() {
    let mut turning = workbook(false);
    // The entries lie in sector 1; its successor stands in the table, which is sector 0.
    put(&mut turning, SECTOR + 4, 1);
    assert!(read_legacy_workbook(&turning, &Limits::default()).is_ok());
    // So does the list of tables.
    put(&mut turning, 68, 0);
    let _ = read_legacy_workbook(&turning, &Limits::default());
    put(&mut turning, 48, FREE);
    assert_eq!(read_legacy_workbook(&turning, &Limits::default()).unwrap_err().slug(), "truncated");
}

proptest! {
    #[test]
    fn altered_bytes_are_read_or_refused(changes in prop::collection::vec((0_usize..4096, any::<u8>()), 1..12), cut in 0_usize..5000) {
        let mut bytes = workbook(changes.len() % 2 == 0);
        for (at, byte) in changes {
            if let Some(there) = bytes.get_mut(at) {
                *there = byte;
            }
        }
        if cut < bytes.len() {
            bytes.truncate(bytes.len() - cut / 8);
        }
        let _ = read_legacy_workbook(&bytes, &Limits::default());
    }
}
