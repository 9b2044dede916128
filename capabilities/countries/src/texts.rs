//! The words of this crate, for those who draw maps without the pages of a site.

use kernel::Language;

/// The texts of the six languages, as a site loads them.
pub const TEXTS: [(Language, &str); 6] = [
    (Language::English, include_str!("../locales/en.ftl")),
    (Language::French, include_str!("../locales/fr.ftl")),
    (Language::Spanish, include_str!("../locales/es.ftl")),
    (Language::Arabic, include_str!("../locales/ar.ftl")),
    (Language::Russian, include_str!("../locales/ru.ftl")),
    (Language::Chinese, include_str!("../locales/zh.ftl")),
];
