//! Groups from outside: lists of any day on both databases, and the pages.

#![expect(clippy::unwrap_used, reason = "what these tests prepare must succeed")]

mod asking;
mod members;
mod pages;
mod policy;
mod world;
