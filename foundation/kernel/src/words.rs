//! Enumerations that people and the database see as words.

/// A text is none of the words of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is not one of {allowed}")]
pub struct UnknownWord {
    /// The text that was given.
    pub found: String,
    /// The words that may stand there, separated by commas.
    pub allowed: String,
}

/// Declares an enumeration whose variants are stored and sent as words.
///
/// ```
/// kernel::words! {
///     /// How far a meeting has come.
///     pub enum State {
///         /// Announced.
///         Planned = "planned",
///         /// Took place.
///         Held = "held",
///     }
/// }
/// assert_eq!("held".parse::<State>().unwrap(), State::Held);
/// assert_eq!(State::Planned.word(), "planned");
/// ```
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        $vis enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every word there is, in order.
            $vis const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that stands for it in the database, in addresses and in JSON.
            $vis const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownWord;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::UnknownWord {
                        found: text.chars().take(60).collect(),
                        allowed: [$($word),+].join(", "),
                    }),
                }
            }
        }

        impl $crate::Scalar for $name {
            const KIND: $crate::Kind = $crate::Kind::Text;
            fn to_value(&self) -> $crate::Value {
                $crate::Value::Text(self.word().to_owned())
            }
            fn from_value(value: $crate::Value) -> Result<Self, $crate::Mismatch> {
                match &value {
                    $crate::Value::Text(text) => text
                        .parse()
                        .map_err(|_| $crate::Mismatch::new(stringify!($name), &value)),
                    _ => Err($crate::Mismatch::new(stringify!($name), &value)),
                }
            }
        }

        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.word())
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <::std::string::String as $crate::serde::Deserialize>::deserialize(from)?;
                text.parse().map_err($crate::serde::de::Error::custom)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    words! {
        /// A pair.
        enum Side {
            /// One.
            Left = "left",
            /// The other.
            Right = "right",
        }
    }

    #[test]
    fn an_unknown_word_is_refused_with_the_words_that_are_known() {
        let refusal = "up".parse::<Side>().unwrap_err();
        assert_eq!(refusal.to_string(), "`up` is not one of left, right");
    }

    #[test]
    fn every_word_reads_back_as_itself() {
        for side in Side::ALL {
            assert_eq!(side.word().parse(), Ok(*side));
        }
    }
}
