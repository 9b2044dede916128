//! The pages, one module each.

pub(crate) mod about;
pub(crate) mod health;
pub(crate) mod journal;
pub(crate) mod search;
pub(crate) mod today;
