//! Readers of the files that publishers of statistics release.
//!
//! Pure: bytes in, figures and findings out. Each layout is one module; [`recognise()`] tells them apart by sheets and
//! headers, never by the name of the file.
//!
//! Words: a *series* says who, where and of what; an *observation* is one cell of a file, with its place; a *finding*
//! is what a person should look at; a *refusal* says why nothing was read.
//!
//! Invariants:
//! - areas are matched by code; a name alone never decides, unless it stands in the publisher's own list;
//! - what is missing, masked, zero or not applicable stays apart;
//! - sums over countries and remainders are marked, so that nobody adds them to countries;
//! - a layout that drifted is refused with the cell or column that differs, never misread;
//! - every observation knows its sheet, row and column.
//!
//! Where to begin: [`read`], and one module of a layout.

mod areas;
mod book;
mod cells;
mod figures;
mod grid;
mod hdr;
mod idmc;
mod kind;
mod matrix;
mod missing_migrants;
mod names;
mod reading;
mod recognise;
mod remainders;
mod remittance_prices;
mod sdmx_csv;
pub mod table;
#[cfg(test)]
mod testing;
mod text;
mod texts;
mod undesa_long;
mod undesa_pairs;
pub mod undesa_stock;
mod undesa_totals;
mod undesa_wide;
mod unhcr;
mod wdi;
mod wpp;

pub use areas::Areas;
pub use figures::{Area, AreaKind, Figures, FiguresBuilder, Observation, Series, Sex, ValueState};
pub use kind::Kind;
pub use names::{printed, printed_code};
pub use reading::{Findings, ListedArea, Reading, Refusal, place};
pub use recognise::{read, recognise};
