//! The code by which a country or area is named in addresses and records.

use std::{fmt, str::FromStr};

use crate::{Kind, Mismatch, Scalar, Value};

/// Three capital letters, ISO 3166-1 alpha-3 where the area has one, such as `MDA`.
///
/// Being well formed does not mean being in use: look it up among the areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryCode([u8; 3]);

/// A text has not the form of a country code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a country code: three capital letters, such as MDA")]
pub struct NotACountryCode(String);

impl CountryCode {
    /// The three letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("only ASCII letters pass from_str")
    }
}

impl FromStr for CountryCode {
    type Err = NotACountryCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.as_bytes() {
            [a, b, c] if [a, b, c].iter().all(|letter| letter.is_ascii_uppercase()) => Ok(Self([*a, *b, *c])),
            _ => Err(NotACountryCode(text.chars().take(20).collect())),
        }
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Scalar for CountryCode {
    const KIND: Kind = Kind::Text;
    fn to_value(&self) -> Value {
        Value::Text(self.as_str().to_owned())
    }
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match &value {
            Value::Text(text) => text.parse().map_err(|_| Mismatch::new("a country code", &value)),
            _ => Err(Mismatch::new("a country code", &value)),
        }
    }
}

impl serde::Serialize for CountryCode {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for CountryCode {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_three_capital_letters() {
        assert_eq!("MDA".parse::<CountryCode>().unwrap().to_string(), "MDA");
        for wrong in ["mda", "MD", "MDAX", "M1A", "МДА", ""] {
            assert!(wrong.parse::<CountryCode>().is_err(), "{wrong}");
        }
    }
}
