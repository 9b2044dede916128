//! Answers to invitations.
#![no_main]

#[path = "../properties/reply.rs"]
mod property;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| property::holds(bytes));
