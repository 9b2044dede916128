//! The words people read, in six languages, by Fluent.

use std::{collections::BTreeMap, sync::Arc};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, types::FluentNumber};
use jiff::tz::TimeZone;
use kernel::{Direction, Language};

use crate::{Capability, Local, locale};

/// Every text of the interface in all six languages; made once at the start.
pub struct Words {
    bundles: BTreeMap<Language, FluentBundle<FluentResource>>,
}

/// A translation file cannot be read, or says a key twice.
#[derive(Debug, thiserror::Error)]
#[error("words in {language}: {fault}")]
pub struct BadWords {
    language: Language,
    fault: String,
}

/// The arguments of a text: its variables and their values.
pub type Arguments<'a> = &'a [(&'a str, FluentValue<'a>)];

impl Words {
    /// Reads the `.ftl` texts of all capabilities.
    pub fn load<'a>(texts: impl IntoIterator<Item = (Language, &'a str)>) -> Result<Self, BadWords> {
        let mut bundles: BTreeMap<Language, FluentBundle<FluentResource>> =
            Language::ALL.iter().map(|language| (*language, bundle(*language))).collect();
        for (language, text) in texts {
            let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, faults)| BadWords {
                language,
                fault: faults.first().map_or_else(String::new, ToString::to_string),
            })?;
            let bundle = bundles.get_mut(&language).expect("one bundle for each language");
            bundle.add_resource(resource).map_err(|faults| BadWords {
                language,
                fault: faults.first().map_or_else(String::new, ToString::to_string),
            })?;
        }
        Ok(Self { bundles })
    }

    /// The words of the frame and of these capabilities.
    pub fn of(capabilities: &[Capability]) -> Result<Self, BadWords> {
        Self::load(own().into_iter().chain(capabilities.iter().flat_map(|it| it.words.iter().copied())))
    }

    fn has(&self, language: Language, key: &str) -> bool {
        let message = self.bundles.get(&language).and_then(|bundle| bundle.get_message(key));
        message.is_some_and(|message| message.value().is_some())
    }

    fn format(&self, language: Language, key: &str, arguments: Arguments<'_>) -> Option<String> {
        let bundle = self.bundles.get(&language)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut args = FluentArgs::new();
        for (name, value) in arguments {
            args.set(*name, value.clone());
        }
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned();
        if !faults.is_empty() {
            tracing::warn!(key, %language, fault = %faults[0], "a text could not be filled in");
        }
        Some(text)
    }
}

/// The words of the frame itself.
fn own() -> [(Language, &'static str); 6] {
    [
        (Language::English, include_str!("../locales/en.ftl")),
        (Language::French, include_str!("../locales/fr.ftl")),
        (Language::Spanish, include_str!("../locales/es.ftl")),
        (Language::Arabic, include_str!("../locales/ar.ftl")),
        (Language::Russian, include_str!("../locales/ru.ftl")),
        (Language::Chinese, include_str!("../locales/zh.ftl")),
    ]
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let tag = language.word().parse().expect("the six codes are language tags");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolates keep Latin names and codes in order inside an Arabic sentence; elsewhere they only cost bytes.
    bundle.set_use_isolating(language.direction() == Direction::Rtl);
    bundle.set_formatter(Some(match language {
        Language::English | Language::Arabic | Language::Chinese => with_commas,
        Language::French => with_narrow_spaces,
        Language::Spanish | Language::Russian => with_spaces,
    }));
    bundle
}

fn with_commas<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(Language::English, value)
}

fn with_narrow_spaces<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(Language::French, value)
}

fn with_spaces<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(Language::Russian, value)
}

fn grouped(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) => Some(locale::number(language, *value, 0)),
        _ => None,
    }
}

/// The words in one language and the reader's zone; cheap to clone, carried by every view.
#[derive(Clone)]
pub struct Say {
    words: Arc<Words>,
    /// The language.
    pub language: Language,
    /// The zone in which the reader sees times.
    pub zone: TimeZone,
}

impl Say {
    /// The words in a language, with times in a zone.
    pub fn new(words: Arc<Words>, language: Language, zone: TimeZone) -> Self {
        Self { words, language, zone }
    }

    /// The same words in another language, as for a mail to somebody else.
    #[must_use]
    pub fn to(&self, language: Language, zone: TimeZone) -> Self {
        Self { words: Arc::clone(&self.words), language, zone }
    }

    /// The text of a key; the key itself, in brackets, where it is missing, which a test refuses.
    pub fn text(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// The text of a key with its arguments.
    pub fn fill(&self, key: &str, arguments: Arguments<'_>) -> String {
        self.words
            .format(self.language, key, arguments)
            .or_else(|| self.words.format(Language::English, key, arguments))
            .unwrap_or_else(|| format!("[{key}]"))
    }

    /// The text of a key with one argument.
    pub fn with<'a>(&self, key: &str, name: &'a str, value: impl Into<FluentValue<'a>>) -> String {
        self.fill(key, &[(name, value.into())])
    }

    /// Whether the key has a text.
    pub fn has(&self, key: &str) -> bool {
        self.words.has(Language::English, key)
    }

    /// Numbers, days and times as this reader writes them.
    pub fn local(&self) -> Local<'_> {
        Local::new(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(language: Language) -> Say {
        let english = "people = { $n ->\n    [one] { $n } person\n   *[other] { $n } people\n}\nonly = English only\nname = Hello { $name }";
        let russian = "people = { $n ->\n    [one] { $n } человек\n    [few] { $n } человека\n   *[many] { $n } человек\n}";
        let arabic = "name = مرحبا { $name }";
        let texts = [(Language::English, english), (Language::Russian, russian), (Language::Arabic, arabic)];
        Say::new(Arc::new(Words::load(texts).unwrap()), language, TimeZone::UTC)
    }

    #[test]
    fn counts_take_the_plural_form_of_the_language() {
        assert_eq!(say(Language::English).with("people", "n", 1), "1 person");
        assert_eq!(say(Language::English).with("people", "n", 12_000), "12,000 people");
        assert_eq!(say(Language::Russian).with("people", "n", 3), "3 человека");
        assert_eq!(say(Language::Russian).with("people", "n", 5), "5 человек");
    }

    #[test]
    fn a_text_missing_in_a_language_is_shown_in_english_and_one_missing_everywhere_by_its_key() {
        assert_eq!(say(Language::French).text("only"), "English only");
        assert_eq!(say(Language::French).text("nowhere"), "[nowhere]");
    }

    #[test]
    fn a_latin_name_in_an_arabic_sentence_is_isolated() {
        assert_eq!(say(Language::Arabic).with("name", "name", "UNDP"), "مرحبا \u{2068}UNDP\u{2069}");
    }

    #[test]
    fn a_key_said_twice_is_refused() {
        let twice = Words::load([(Language::English, "a = one"), (Language::English, "a = two")]);
        assert!(twice.is_err());
    }
}
