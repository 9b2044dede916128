//! Workbooks for tests: cells in, bytes out.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::Cell;

/// A sheet of a test's workbook: its name, and its cells by row and column counted from 0.
pub type Cells<'a> = (&'a str, Vec<(u32, u32, Cell)>);

/// The bytes of a workbook with these sheets: at any hour the same.
///
/// # Panics
///
/// Where a test asks for what no workbook holds, such as two sheets of one name.
pub fn workbook(sheets: &[Cells<'_>]) -> Vec<u8> {
    let write = || -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let made = ExcelDateTime::from_ymd(2020, 1, 1)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&made));
        for (name, cells) in sheets {
            let sheet = book.add_worksheet().set_name(*name)?;
            for (row, column, cell) in cells {
                let column = u16::try_from(*column).expect("a column of a workbook");
                match cell {
                    Cell::Text(text) => sheet.write_string(*row, column, text)?,
                    Cell::Number(number) => sheet.write_number(*row, column, *number)?,
                    Cell::Bool(truth) => sheet.write_boolean(*row, column, *truth)?,
                    Cell::Empty | Cell::Error(_) | Cell::Uncalculated => continue,
                };
            }
        }
        book.save_to_buffer()
    };
    write().expect("sheets that a workbook can hold")
}
