//! Workbooks.
#![no_main]

#[path = "../properties/workbook.rs"]
mod property;

libfuzzer_sys::fuzz_target!(
    // The reader of workbooks catches the panics of the crate it stands on; libfuzzer would end at them.
    init: std::panic::set_hook(Box::new(|_| {})),
    |bytes: &[u8]| property::holds(bytes)
);
