//! A name in up to six languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Kind, Language, Mismatch, Scalar, Value};

/// A name or short text in some of the six languages; stored as one JSON text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Names(BTreeMap<Language, String>);

impl Names {
    /// The same name known in one language only.
    pub fn only(language: Language, name: impl Into<String>) -> Self {
        Self(BTreeMap::from([(language, name.into())]))
    }

    /// With the name in one more language.
    #[must_use]
    pub fn with(mut self, language: Language, name: impl Into<String>) -> Self {
        self.0.insert(language, name.into());
        self
    }

    /// The name in this language, else in English, else in any; empty when there is none.
    pub fn get(&self, language: Language) -> &str {
        self.0
            .get(&language)
            .or_else(|| self.0.get(&Language::English))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// The languages in which the name is known.
    pub fn languages(&self) -> impl Iterator<Item = Language> + '_ {
        self.0.keys().copied()
    }

    /// The name in each language in which it is known.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &str)> + '_ {
        self.0.iter().map(|(language, name)| (*language, name.as_str()))
    }
}

impl From<&str> for Names {
    fn from(name: &str) -> Self {
        Self::only(Language::English, name)
    }
}

impl Scalar for Names {
    const KIND: Kind = Kind::Text;
    fn to_value(&self) -> Value {
        // A map of words to texts has no way to fail to be written.
        let fields: Vec<String> =
            self.0.iter().map(|(language, name)| format!("\"{language}\":{}", quoted(name))).collect();
        Value::Text(format!("{{{}}}", fields.join(",")))
    }
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match &value {
            Value::Text(text) => {
                serde_json::from_str(text).map_err(|_| Mismatch::new("names as JSON", &value))
            }
            _ => Err(Mismatch::new("names as JSON", &value)),
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back_to_english() {
        let names = Names::from("Kenya").with(Language::Russian, "Кения");
        assert_eq!(names.get(Language::Russian), "Кения");
        assert_eq!(names.get(Language::Arabic), "Kenya");
        assert_eq!(Names::default().get(Language::French), "");
    }

    #[test]
    fn names_survive_the_database() {
        let names = Names::from("\"Quoted\" \\ name").with(Language::Chinese, "肯尼亚");
        assert_eq!(Names::from_value(names.to_value()), Ok(names));
    }
}
