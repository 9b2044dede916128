//! Files of publishers of statistics.
#![no_main]

#[path = "../properties/source.rs"]
mod property;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| property::holds(bytes));
