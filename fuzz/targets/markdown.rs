//! Markdown, by the source itself: the crate around it would bring the databases.
#![no_main]

#[path = "../../foundation/web/src/markdown.rs"]
#[allow(dead_code, reason = "the fuzzer needs one function of it")]
mod markdown;
#[path = "../properties/markdown.rs"]
mod property;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| property::holds(bytes));
