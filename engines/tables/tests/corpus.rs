//! What fuzzing is fed with, tried at every change.
#![expect(clippy::duplicate_mod, reason = "each property brings the reader of its inputs along")]

#[path = "../../../fuzz/properties/csv.rs"]
mod csv;
#[path = "../../../fuzz/properties/workbook.rs"]
mod workbook;
