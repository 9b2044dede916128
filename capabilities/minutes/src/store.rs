//! The only SQL of minutes.
//!
//! No statement here changes a row of an adopted version, and none the text of a circulated one.

mod attempts;
mod circulation;
mod versions;

pub(crate) use attempts::*;
pub(crate) use circulation::*;
pub(crate) use versions::*;
