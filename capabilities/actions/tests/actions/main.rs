//! Action points from the meeting that agrees them to the one that closes them.

mod pages;
mod stage;
mod store;
