//! Databases for tests: empty, migrated, and gone afterwards.
//!
//! Every test runs on SQLite; where `TRIBUTARY_TEST_POSTGRES` holds an address (as `cargo xtask test`
//! sets it) it runs on PostgreSQL too, in a schema of its own.

use std::{
    collections::HashSet,
    io::Write as _,
    path::{Path, PathBuf},
    sync::Mutex,
};

use jiff::Timestamp;
use sqlx::{Executor as _, SqlSafeStr as _, sqlite::SqliteSynchronous};
use uuid::Uuid;

use crate::{Db, Engine, Tx};

/// The instant at which test databases are made: 20 April 2026, 09:00 UTC.
pub const NOW: Timestamp = Timestamp::constant(1_776_675_600, 0);

/// Runs a test on an empty database of each kind, one after the other.
pub async fn each_db(test: impl AsyncFn(Db)) {
    let file = std::env::temp_dir().join(format!("tributary-test-{}.sqlite", Uuid::new_v4().simple()));
    let _remove = RemoveOnDrop(file.clone());
    let db = in_file(&file).await;
    db.migrate(NOW).await.expect("migrations for SQLite");
    test(db.clone()).await;
    db.close().await;
    if let Some(address) = setting("TRIBUTARY_TEST_POSTGRES") {
        let schema = format!("t{}", Uuid::new_v4().simple());
        let outer = Db::open(&address).await.expect("the PostgreSQL of the tests");
        command(&outer, format!("create schema {schema}")).await;
        let db = Db::open_with(&address, Some(&schema), SqliteSynchronous::Full)
            .await
            .expect("a schema of its own");
        db.migrate(NOW).await.expect("migrations for PostgreSQL");
        test(db.clone()).await;
        db.close().await;
        command(&outer, format!("drop schema {schema} cascade")).await;
        outer.close().await;
    }
}

/// Runs a test in a transaction on each kind of database; what it does is undone.
pub async fn on_both(test: impl AsyncFn(&mut Tx)) {
    each_db(async |db| {
        let mut tx = db.begin().await.expect("a transaction");
        test(&mut tx).await;
        tx.undo().await.expect("undone");
    })
    .await;
}

/// An empty SQLite database in a temporary file that is removed with the value.
pub struct TemporaryDb {
    /// The database.
    pub db: Db,
    _file: RemoveOnDrop,
}

/// An empty, migrated SQLite database, for tests that need only one.
pub async fn temporary() -> TemporaryDb {
    let file = std::env::temp_dir().join(format!("tributary-test-{}.sqlite", Uuid::new_v4().simple()));
    let db = in_file(&file).await;
    db.migrate(NOW).await.expect("migrations for SQLite");
    TemporaryDb { db, _file: RemoveOnDrop(file) }
}

/// A test does not outlive the machine, so it need not wait for the disk.
async fn in_file(file: &Path) -> Db {
    let address = format!("sqlite://{}", file.display());
    Db::open_with(&address, None, SqliteSynchronous::Off).await.expect("a temporary database")
}

/// Asks the database whether it understands a statement, without running it.
pub async fn prepare(db: &Db, text: &str) -> crate::Result<()> {
    let statement = sqlx::AssertSqlSafe(text.to_owned()).into_sql_str();
    match &db.inner {
        crate::pool::Inner::Sqlite { writer, .. } => writer.prepare(statement).await.map(|_| ())?,
        crate::pool::Inner::Postgres { pool } => pool.prepare(statement).await.map(|_| ())?,
    }
    log(db.engine(), text);
    Ok(())
}

struct RemoveOnDrop(PathBuf);

impl Drop for RemoveOnDrop {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{ending}", self.0.display()));
        }
    }
}

async fn command(db: &Db, text: String) {
    if let crate::pool::Inner::Postgres { pool } = &db.inner {
        let done = sqlx::raw_sql(sqlx::AssertSqlSafe(text)).execute(pool).await;
        done.expect("the tests may make and drop schemas");
    }
}

#[expect(clippy::disallowed_methods, reason = "tests are told by the environment where PostgreSQL is")]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Appends each distinct statement once to the file named by `TRIBUTARY_SQL_LOG`, for `cargo xtask check-sql`.
pub(crate) fn log(engine: Engine, text: &str) {
    static SEEN: Mutex<Option<HashSet<(u8, String)>>> = Mutex::new(None);
    let Some(path) = setting("TRIBUTARY_SQL_LOG") else { return };
    let mut seen = SEEN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let name = match engine {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
    };
    if seen.get_or_insert_default().insert((name.as_bytes()[0], text.to_owned())) {
        let line = format!("{}\n", serde_json::json!({ "db": name, "sql": text }));
        let file = std::fs::OpenOptions::new().append(true).create(true).open(path);
        // One write of one line: lines of several test processes do not mix in an appended file.
        let _ = file.and_then(|mut file| file.write_all(line.as_bytes()));
    }
}
