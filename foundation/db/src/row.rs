//! Reading rows.

use kernel::{Kind, Mismatch, Scalar, Value};
use sqlx::{Row as _, postgres::PgRow, sqlite::SqliteRow};

use crate::{Error, Result};

/// One row of an answer.
pub struct Row(pub(crate) Inner);

pub(crate) enum Inner {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

/// A type made of one row; [`row!`](macro@crate::row) writes it for a struct whose fields are columns.
pub trait FromRow: Sized {
    /// Reads the row.
    fn from_row(row: &Row) -> Result<Self>;
}

impl Row {
    /// The value of a column.
    pub fn get<T: Scalar>(&self, column: &str) -> Result<T> {
        let value = match &self.0 {
            Inner::Sqlite(row) => read_sqlite(row, column, T::KIND)?,
            Inner::Postgres(row) => read_postgres(row, column, T::KIND)?,
        };
        T::from_value(value).map_err(|mismatch| Error::Column { column: column.to_owned(), mismatch })
    }
}

fn or_null<T>(value: Option<T>, kind: Kind, make: impl FnOnce(T) -> Value) -> Value {
    value.map_or(Value::Null(kind), make)
}

fn read_sqlite(row: &SqliteRow, column: &str, kind: Kind) -> Result<Value> {
    Ok(match kind {
        Kind::Bool => or_null(row.try_get::<Option<bool>, _>(column)?, kind, Value::Bool),
        Kind::Int => or_null(row.try_get::<Option<i64>, _>(column)?, kind, Value::Int),
        Kind::Real => or_null(row.try_get::<Option<f64>, _>(column)?, kind, Value::Real),
        Kind::Text => or_null(row.try_get::<Option<String>, _>(column)?, kind, Value::Text),
        Kind::Bytes | Kind::Uuid => or_null(row.try_get::<Option<Vec<u8>>, _>(column)?, kind, Value::Bytes),
    })
}

fn read_postgres(row: &PgRow, column: &str, kind: Kind) -> Result<Value> {
    Ok(match kind {
        Kind::Bool => or_null(row.try_get::<Option<bool>, _>(column)?, kind, Value::Bool),
        Kind::Int => or_null(row.try_get::<Option<i64>, _>(column)?, kind, Value::Int),
        Kind::Real => or_null(row.try_get::<Option<f64>, _>(column)?, kind, Value::Real),
        Kind::Text => or_null(row.try_get::<Option<String>, _>(column)?, kind, Value::Text),
        Kind::Bytes => or_null(row.try_get::<Option<Vec<u8>>, _>(column)?, kind, Value::Bytes),
        Kind::Uuid => or_null(row.try_get::<Option<uuid::Uuid>, _>(column)?, kind, Value::Uuid),
    })
}

macro_rules! tuple {
    ($($name:ident $n:tt),+) => {
        impl<$($name: Scalar),+> FromRow for ($($name,)+) {
            fn from_row(row: &Row) -> Result<Self> {
                Ok(($(row.at::<$name>($n)?,)+))
            }
        }
    };
}
tuple!(A 0);
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);

impl Row {
    /// The value of the `n`th column, counted from 0.
    fn at<T: Scalar>(&self, n: usize) -> Result<T> {
        use sqlx::Column as _;
        let name = match &self.0 {
            Inner::Sqlite(row) => row.columns().get(n).map(|column| column.name().to_owned()),
            Inner::Postgres(row) => row.columns().get(n).map(|column| column.name().to_owned()),
        };
        match name {
            Some(name) => self.get(&name),
            None => Err(Error::Column {
                column: n.to_string(),
                mismatch: Mismatch { expected: "a column", found: "fewer columns".into() },
            }),
        }
    }
}

/// Declares a struct whose fields are read from the columns of the same names.
///
/// ```
/// db::row! { struct MeetingRow { id: kernel::uuid::Uuid, title: String, closed_at: Option<kernel::jiff::Timestamp> } }
/// ```
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$fmeta:meta])* $fvis:vis $field:ident : $type:ty),+ $(,)? }) => {
        $(#[$meta])*
        $vis struct $name { $($(#[$fmeta])* $fvis $field: $type),+ }
        impl $crate::FromRow for $name {
            fn from_row(row: &$crate::Row) -> $crate::Result<Self> {
                Ok(Self { $($field: row.get::<$type>(stringify!($field))?),+ })
            }
        }
    };
}
