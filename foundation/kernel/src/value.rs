//! Values on their way to and from the database, without naming the database.

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

/// The kind of a database column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `boolean` | `integer` 0 or 1.
    Bool,
    /// `bigint` | `integer`.
    Int,
    /// `double precision` | `real`.
    Real,
    /// `text`.
    Text,
    /// `bytea` | `blob`.
    Bytes,
    /// `uuid` | `blob` of 16 bytes.
    Uuid,
}

/// One value of a row or of a statement.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant is the Kind of the same name")]
pub enum Value {
    /// Absent; the kind is kept because PostgreSQL types its nulls.
    Null(Kind),
    Bool(bool),
    Int(i64),
    Real(f64),
    Text(String),
    Bytes(Vec<u8>),
    Uuid(Uuid),
}

/// A column held something else than the type asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found {found}")]
pub struct Mismatch {
    /// What the reading type needs.
    pub expected: &'static str,
    /// What the column held, shortened.
    pub found: String,
}

impl Mismatch {
    /// A mismatch that names what was needed and shows the start of what was there.
    pub fn new(expected: &'static str, found: &Value) -> Self {
        Self { expected, found: format!("{found:?}").chars().take(80).collect() }
    }
}

/// A type that is stored in one column.
pub trait Scalar: Sized {
    /// The kind of its column.
    const KIND: Kind;
    /// The value that stores it.
    fn to_value(&self) -> Value;
    /// Reads it back.
    fn from_value(value: Value) -> Result<Self, Mismatch>;
}

impl<T: Scalar> Scalar for Option<T> {
    const KIND: Kind = T::KIND;
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null(T::KIND), Scalar::to_value)
    }
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Null(_) => Ok(None),
            value => T::from_value(value).map(Some),
        }
    }
}

impl<T: Scalar> Scalar for &T {
    const KIND: Kind = T::KIND;
    fn to_value(&self) -> Value {
        (*self).to_value()
    }
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        Err(Mismatch::new("an owned type", &value))
    }
}

macro_rules! scalar {
    ($type:ty, $kind:ident, $expected:literal, |$this:ident| $to:expr, { $($pattern:pat => $from:expr),+ $(,)? }) => {
        impl Scalar for $type {
            const KIND: Kind = Kind::$kind;
            fn to_value(&self) -> Value {
                let $this = self;
                Value::$kind($to)
            }
            fn from_value(value: Value) -> Result<Self, Mismatch> {
                match value {
                    $($pattern => $from,)+
                    other => Err(Mismatch::new($expected, &other)),
                }
            }
        }
    };
}

scalar!(bool, Bool, "true or false", |it| *it, {
    Value::Bool(it) => Ok(it),
    Value::Int(it @ 0..=1) => Ok(it == 1),
});
scalar!(i64, Int, "a whole number", |it| *it, { Value::Int(it) => Ok(it) });
scalar!(i32, Int, "a whole number of 32 bits", |it| i64::from(*it), {
    Value::Int(it) => i32::try_from(it).map_err(|_| Mismatch::new("a whole number of 32 bits", &Value::Int(it))),
});
scalar!(u32, Int, "a whole number of 32 bits, not negative", |it| i64::from(*it), {
    Value::Int(it) => u32::try_from(it).map_err(|_| Mismatch::new("a whole number of 32 bits, not negative", &Value::Int(it))),
});
scalar!(f64, Real, "a number", |it| *it, { Value::Real(it) => Ok(it) });
scalar!(String, Text, "text", |it| it.clone(), { Value::Text(it) => Ok(it) });
scalar!(Vec<u8>, Bytes, "bytes", |it| it.clone(), { Value::Bytes(it) => Ok(it) });
scalar!(Uuid, Uuid, "a UUID", |it| *it, {
    Value::Uuid(it) => Ok(it),
    Value::Bytes(it) => Uuid::from_slice(&it).map_err(|_| Mismatch::new("a UUID", &Value::Bytes(it))),
});
scalar!(Timestamp, Int, "microseconds since 1970", |it| crate::micros(*it), {
    Value::Int(it) => crate::from_micros(it).ok_or_else(|| Mismatch::new("microseconds since 1970", &Value::Int(it))),
});
scalar!(Date, Text, "a day as YYYY-MM-DD", |it| it.to_string(), {
    Value::Text(it) => it.parse().map_err(|_| Mismatch::new("a day as YYYY-MM-DD", &Value::Text(it))),
});
scalar!(jiff::civil::DateTime, Text, "a civil time", |it| it.to_string(), {
    Value::Text(it) => it.parse().map_err(|_| Mismatch::new("a civil time", &Value::Text(it))),
});

impl Scalar for &str {
    const KIND: Kind = Kind::Text;
    fn to_value(&self) -> Value {
        Value::Text((*self).to_owned())
    }
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        Err(Mismatch::new("an owned type", &value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn round<T: Scalar + PartialEq + std::fmt::Debug>(it: &T) {
        assert_eq!(T::from_value(it.to_value()).as_ref(), Ok(it));
    }

    #[test]
    fn sqlite_stores_truth_as_a_number() {
        assert_eq!(bool::from_value(Value::Int(1)), Ok(true));
        assert!(bool::from_value(Value::Int(2)).is_err());
    }

    #[test]
    fn an_absent_value_keeps_the_kind_of_its_column() {
        assert_eq!(None::<Date>.to_value(), Value::Null(Kind::Text));
        round(&Some(3_i64));
    }

    proptest! {
        #[test]
        fn what_is_stored_is_read_back(number: i64, text: String, bytes: Vec<u8>, days in -700_000_i64..2_000_000) {
            round(&number);
            round(&text);
            round(&bytes);
            round(&Timestamp::from_second(days * 1000).unwrap());
        }
    }
}
