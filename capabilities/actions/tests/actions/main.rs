//! Action points from the meeting that agrees them to the one that closes them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod pages;
mod stage;
mod store;
