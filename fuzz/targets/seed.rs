//! Seed files, by the sources themselves: they belong to the program and to no library.
#![no_main]

#[path = "../../apps/tributary/src/seed/plan.rs"]
#[allow(dead_code, reason = "the fuzzer plans and does not apply")]
mod plan;
#[path = "../properties/seed.rs"]
mod property;
#[path = "../../apps/tributary/src/seed/shape.rs"]
#[allow(dead_code, reason = "the fuzzer plans and does not apply")]
mod shape;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| property::holds(bytes));
