//! Seed files: agencies, people, designations, meetings, minutes and action points from one JSON file.
//!
//! `shape` is the file, `plan` puts what it describes in the order of time, `known` keeps what it names often,
//! and `apply` does it step by step through the same operations that pages use, as the operator at the time of
//! each act, in one transaction.

mod apply;
mod known;
mod plan;
#[cfg(test)]
#[path = "../../../fuzz/properties/seed.rs"]
mod property;
mod shape;

pub(crate) use apply::apply;
pub(crate) use shape::Seed;
