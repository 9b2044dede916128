//! The only SQL of minutes.
//!
//! No statement here changes a row of an adopted version, and none the text of a circulated one.

mod circulation;
mod versions;

pub(crate) use circulation::*;
pub(crate) use versions::*;
