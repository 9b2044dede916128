//! What can go wrong between a store and its database.

use kernel::Mismatch;

/// The result of every call to the database.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a statement or a transaction failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another writer held the database for too long; the caller may try again.
    #[error("the database is busy, try again")]
    Busy,
    /// A row with the same key exists already.
    #[error("a row with this key exists already: {0}")]
    Duplicate(String),
    /// A row that other rows refer to is missing or cannot go.
    #[error("a record this one refers to does not exist: {0}")]
    Reference(String),
    /// The edited row is not the one that was read: somebody changed it in between.
    #[error("the record was changed by somebody else in between")]
    Stale,
    /// The disk that holds the database is full.
    #[error("the disk that holds the database is full")]
    Full,
    /// A column holds something else than the reading type needs.
    #[error("column `{column}`: {mismatch}")]
    Column {
        /// The name of the column.
        column: String,
        /// What was needed and what was found.
        mismatch: Mismatch,
    },
    /// A migration that was applied is not the one in the program.
    #[error("migration {0} was changed after it had been applied")]
    ChangedMigration(String),
    /// The database is newer than the program.
    #[error("migration {0} was applied by a newer version of the program")]
    UnknownMigration(String),
    /// The address is neither `sqlite://…` nor `postgres://…`.
    #[error("`{0}` is not the address of a database: use sqlite://FILE or postgres://…")]
    Address(String),
    /// No server answers there; the address is told without its password.
    #[error("the database at {0} cannot be reached: is the server running, and is the address right?")]
    Unreachable(String),
    /// Anything else the driver reports.
    #[error(transparent)]
    Driver(sqlx::Error),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        if matches!(error, sqlx::Error::PoolTimedOut) {
            return Self::Busy;
        }
        let Some(report) = error.as_database_error() else {
            return Self::Driver(error);
        };
        let message = report.message().to_owned();
        match report.code().as_deref() {
            // SQLite's extended codes carry the primary code in the low byte: 5 busy, 6 locked, 13 full.
            // PostgreSQL: serialization failure, deadlock, lock not available, statement cancelled; disk full.
            Some("5" | "6" | "261" | "517" | "262" | "40001" | "40P01" | "55P03" | "57014") => Self::Busy,
            Some("13" | "53100") => Self::Full,
            _ if report.is_unique_violation() => Self::Duplicate(message),
            _ if report.is_foreign_key_violation() => Self::Reference(message),
            _ => Self::Driver(error),
        }
    }
}
