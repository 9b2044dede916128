//! Queries, by the sources themselves: the crate around them would bring the databases.
#![no_main]

#[path = "../properties/search.rs"]
mod property;
#[path = "../../foundation/search/src/query.rs"]
mod query;
#[path = "../../foundation/search/src/snippet.rs"]
mod snippet;
#[path = "../../foundation/search/src/words.rs"]
#[allow(dead_code, reason = "the fuzzer does not fill an index")]
mod words;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| property::holds(bytes));
