//! Words for tests of what needs no site.

use std::sync::Arc;

use jiff::tz::TimeZone;
use kernel::Language;
use web::{Say, Words};

/// The words of this crate alone.
pub(crate) fn words(language: Language) -> Say {
    let texts = [
        (Language::English, include_str!("../locales/en.ftl")),
        (Language::French, include_str!("../locales/fr.ftl")),
        (Language::Spanish, include_str!("../locales/es.ftl")),
        (Language::Arabic, include_str!("../locales/ar.ftl")),
        (Language::Russian, include_str!("../locales/ru.ftl")),
        (Language::Chinese, include_str!("../locales/zh.ftl")),
    ];
    Say::new(Arc::new(Words::load(texts).unwrap()), language, TimeZone::UTC)
}
