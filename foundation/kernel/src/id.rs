//! Identifiers that cannot be swapped.

/// Declares an identifier type: a `UUIDv7`, stored as `uuid` in PostgreSQL and 16 bytes in SQLite.
///
/// ```
/// kernel::id!(
///     /// A paper laid before a meeting.
///     PaperId
/// );
/// let id = PaperId::new(kernel::jiff::Timestamp::UNIX_EPOCH);
/// assert_eq!(id.to_string().parse::<PaperId>().unwrap(), id);
/// ```
#[macro_export]
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name($crate::uuid::Uuid);

        impl $name {
            /// A new id, ordered by `now`.
            pub fn new(now: $crate::jiff::Timestamp) -> Self {
                Self($crate::__uuid_at(now))
            }

            /// The id with exactly these 128 bits.
            pub const fn from_uuid(uuid: $crate::uuid::Uuid) -> Self {
                Self(uuid)
            }

            /// The 128 bits of the id.
            pub const fn uuid(self) -> $crate::uuid::Uuid {
                self.0
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl $crate::Scalar for $name {
            const KIND: $crate::Kind = $crate::Kind::Uuid;
            fn to_value(&self) -> $crate::Value {
                $crate::Value::Uuid(self.0)
            }
            fn from_value(value: $crate::Value) -> Result<Self, $crate::Mismatch> {
                <$crate::uuid::Uuid as $crate::Scalar>::from_value(value).map(Self)
            }
        }

        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(&self.0)
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                <$crate::uuid::Uuid as $crate::serde::Deserialize>::deserialize(from).map(Self)
            }
        }
    };
}

/// A `UUIDv7` of the given instant with random low bits; only [`id!`] calls this.
#[doc(hidden)]
pub fn uuid_at(now: jiff::Timestamp) -> uuid::Uuid {
    let seconds = u64::try_from(now.as_second()).unwrap_or(0);
    let nanoseconds = u32::try_from(now.subsec_nanosecond()).unwrap_or(0);
    uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanoseconds))
}

id!(
    /// A person known to the group, whether or not they can sign in.
    PersonId
);
id!(
    /// A member agency of the parent group.
    AgencyId
);
id!(
    /// A group: the working group, its parent or a sister group.
    GroupId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_ordered_by_the_time_they_were_given() {
        let early = PersonId::new(jiff::Timestamp::from_second(1_000_000).unwrap());
        let late = PersonId::new(jiff::Timestamp::from_second(2_000_000).unwrap());
        assert!(early < late);
    }

    #[test]
    fn an_id_survives_the_way_to_text_and_to_the_database() {
        let id = AgencyId::new(jiff::Timestamp::UNIX_EPOCH);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(<AgencyId as crate::Scalar>::from_value(crate::Scalar::to_value(&id)), Ok(id));
    }
}
