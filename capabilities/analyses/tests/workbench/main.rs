//! Questions on the workbench, and analyses that are kept, revised, published and withdrawn.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod kept;
mod pages;
mod stage;
