//! Typed tables: foreign files in, columns in memory out.
//!
//! Three parts that meet nowhere but in this crate's users:
//!
//! - **Reading foreign bytes.** [`read_workbook`] takes an XLSX file, [`read_legacy_workbook`] an XLS file,
//!   [`read_delimited`] a CSV or tab-separated text; [`read_records`] takes the same into less memory, for files of a
//!   million rows. All hold to [`Limits`] and refuse with a [`ReadError`] whose fields carry values, never sentences. A
//!   cell is named as people name it, `F12`, by [`cell_name`].
//! - **Computing on columns.** A [`Table`] holds dictionary-coded text ([`TextColumn`]), whole numbers
//!   ([`IntColumn`]) and reals ([`RealColumn`]), the latter two with a bit for each row that says
//!   whether a value is there. [`Table::filter`], [`Table::group_by`], [`Table::sort_by`] and
//!   [`Table::join`] give new tables.
//!
//! - **Writing a list.** [`write_workbook`] makes an XLSX file of a [`List`](kernel::List): the table on
//!   one sheet, what it is and where it comes from on another. The reader above reads it back.
//!
//! Words: a *sheet* has *rows* of *cells*; a *table* has *columns*. A *code* is the place of a text in
//! the dictionary of its column.
//!
//! Invariants:
//! - no input makes a reader panic, or use more memory than its limits allow;
//! - what is missing stays missing: no operation turns it into zero;
//! - every operation gives the same rows in the same order for the same input;
//! - the same list makes the same bytes, and no cell of it is a formula.

mod bits;
mod cell;
mod column;
mod compound;
mod delimited;
mod digits;
mod group;
mod join;
mod legacy;
mod limits;
mod list;
mod package;
mod packed;
mod records;
mod table;
#[cfg(feature = "testing")]
pub mod testing;
mod workbook;

pub use bits::Bits;
pub use cell::{Cell, cell_name, column_name, parse_cell};
pub use column::{
    Column, Dictionary, IntBuilder, IntColumn, RealBuilder, RealColumn, TextBuilder, TextColumn,
};
pub use delimited::{Delimited, Encoding, Record, read_delimited};
pub use group::Measure;
pub use join::JoinKind;
pub use legacy::read_legacy_workbook;
pub use limits::{Limits, Lookalike, ReadError};
pub use list::{WriteError, write_workbook, write_workbook_of};
pub use packed::NotPacked;
pub use records::{Fields, Records, read_records};
pub use table::{Order, Table, TableError};
pub use workbook::{Row, Sheet, Workbook, read_workbook};
