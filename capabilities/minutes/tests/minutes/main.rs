//! Minutes from the first draft to the adopted text, and their circulation.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../../../actions/tests/actions/stage.rs"]
mod stage;

mod following;
mod outcomes;
mod pages;
mod store;
