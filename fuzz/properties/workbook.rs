//! A workbook ends in sheets or in a refusal, whatever its bytes are.

use tables::{Limits, cell_name, parse_cell, read_legacy_workbook, read_workbook};

/// Rows and cells stand in order, keep to the limits, and are found by their names.
pub(crate) fn holds(bytes: &[u8]) {
    let limits = Limits {
        inflated_bytes: 4 << 20,
        rows: 2_000,
        columns: 300,
        cells: 5_000,
        text_bytes: 1 << 20,
        ..Limits::default()
    };
    let read = read_workbook(bytes, &limits).or_else(|_| read_legacy_workbook(bytes, &limits));
    let Ok(book) = read else { return };
    for sheet in &book.sheets {
        assert!(sheet.rows.is_sorted_by(|one, next| one.index < next.index));
        for row in &sheet.rows {
            assert!(row.index < limits.rows && row.cells.is_sorted_by(|one, next| one.0 < next.0));
            for (column, cell) in &row.cells {
                assert!(*column < limits.columns);
                let name = cell_name(row.index, *column);
                assert_eq!(parse_cell(&name), Some((row.index, *column)));
                // A number that is none equals nothing, not even itself.
                assert!(format!("{:?}", sheet.at(&name)) == format!("{cell:?}"), "{name}");
            }
        }
    }
}

#[cfg(test)]
#[path = "corpus.rs"]
mod corpus;

#[cfg(test)]
#[test]
fn the_corpus_of_workbook_holds() {
    corpus::each("workbook", holds);
}
