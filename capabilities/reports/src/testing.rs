//! Words for tests of what needs no site.

use std::sync::Arc;

use jiff::tz::TimeZone;
use kernel::Language;
use web::{Say, Words};

/// The words of this crate alone.
pub(crate) fn words(language: Language) -> Say {
    Say::new(Arc::new(Words::of(&[crate::capability()]).unwrap()), language, TimeZone::UTC)
}
