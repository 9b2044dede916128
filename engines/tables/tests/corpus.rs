//! What fuzzing is fed with, tried at every change.

#[path = "../../../fuzz/properties/csv.rs"]
mod csv;
#[path = "../../../fuzz/properties/workbook.rs"]
mod workbook;
