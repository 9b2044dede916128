//! Opening a database and beginning transactions.

use std::{sync::Arc, time::Duration};

use sqlx::{
    Connection as _, PgConnection, PgPool, SqlitePool,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::Notify;

use crate::{
    Error, FromRow, Result, Sql, Tx,
    tx::{self, Inner as TxInner},
};

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One file.
    Sqlite,
    /// A server.
    Postgres,
}

/// A database, open and ready; cheap to clone.
#[derive(Clone)]
pub struct Db {
    pub(crate) inner: Inner,
    wrote: Arc<Notify>,
}

#[derive(Clone)]
pub(crate) enum Inner {
    Sqlite { readers: SqlitePool, writer: SqlitePool },
    Postgres { pool: PgPool },
}

/// How long a writer waits for the one before it.
const PATIENCE: Duration = Duration::from_secs(10);

/// Held by the one transaction that writes; any number would do, all nodes must use the same.
const WRITER: i32 = 0x7472_6962;

/// Tries the server once: a pool would try for long, and then only say that it had waited.
async fn reach(options: &PgConnectOptions) -> Result<()> {
    let place = || match options.get_socket() {
        Some(socket) => socket.display().to_string(),
        None => format!("{}:{}", options.get_host(), options.get_port()),
    };
    match tokio::time::timeout(PATIENCE, PgConnection::connect_with(options)).await {
        Ok(Ok(connection)) => Ok(connection.close().await?),
        Ok(Err(sqlx::Error::Io(_))) | Err(_) => Err(Error::Unreachable(place())),
        Ok(Err(error)) => Err(error.into()),
    }
}

impl Db {
    /// Opens `sqlite://FILE` (made if absent) or `postgres://…`.
    pub async fn open(address: &str) -> Result<Self> {
        Self::open_with(address, None, SqliteSynchronous::Full).await
    }

    /// Opens a database, for PostgreSQL in the named schema.
    pub(crate) async fn open_with(
        address: &str,
        schema: Option<&str>,
        synchronous: SqliteSynchronous,
    ) -> Result<Self> {
        let inner = if let Some(file) = address.strip_prefix("sqlite://") {
            let options = SqliteConnectOptions::new()
                .filename(file)
                .create_if_missing(true)
                .foreign_keys(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(synchronous)
                .busy_timeout(PATIENCE);
            // Writers of this process queue for one connection; those of others wait for `busy_timeout`.
            let writer = SqlitePoolOptions::new().max_connections(1).acquire_timeout(PATIENCE);
            let readers = SqlitePoolOptions::new().max_connections(4).acquire_timeout(PATIENCE);
            // A file does not hang up: asking it before each use would only cost another turn of its thread.
            let (writer, readers) = (writer.test_before_acquire(false), readers.test_before_acquire(false));
            Inner::Sqlite {
                writer: writer.connect_with(options.clone()).await?,
                readers: readers.connect_lazy_with(options),
            }
        } else if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            let mut options: PgConnectOptions = address.parse()?;
            if let Some(schema) = schema {
                options = options.options([("search_path", schema)]);
            }
            reach(&options).await?;
            let pool = PgPoolOptions::new().max_connections(16).acquire_timeout(PATIENCE);
            Inner::Postgres { pool: pool.connect_with(options).await? }
        } else {
            return Err(Error::Address(address.chars().take(40).collect()));
        };
        Ok(Self { inner, wrote: Arc::new(Notify::new()) })
    }

    /// Which database it is.
    pub fn engine(&self) -> Engine {
        match self.inner {
            Inner::Sqlite { .. } => Engine::Sqlite,
            Inner::Postgres { .. } => Engine::Postgres,
        }
    }

    /// Begins the one transaction that may write; waits for the writer before it.
    pub async fn begin(&self) -> Result<Tx> {
        let inner = match &self.inner {
            // Taking the write lock at once lets SQLite queue writers instead of failing one of them.
            Inner::Sqlite { writer, .. } => TxInner::Sqlite(writer.begin_with("begin immediate").await?),
            Inner::Postgres { pool } => {
                let mut tx = pool.begin().await?;
                let patience = i64::try_from(PATIENCE.as_millis()).expect("ten seconds");
                sqlx::query("select set_config('lock_timeout', $1, true)")
                    .bind(patience.to_string())
                    .execute(&mut *tx)
                    .await?;
                // Read committed sees what the writer before it did, because it waits here first.
                sqlx::query("select pg_advisory_xact_lock($1, hashtext(current_schema()))")
                    .bind(WRITER)
                    .execute(&mut *tx)
                    .await?;
                TxInner::Postgres(tx)
            }
        };
        Ok(Tx::new(inner, Some(Arc::clone(&self.wrote))))
    }

    /// Begins a transaction that only reads and sees one moment throughout.
    pub async fn begin_read(&self) -> Result<Tx> {
        let inner = match &self.inner {
            Inner::Sqlite { readers, .. } => TxInner::Sqlite(readers.begin().await?),
            Inner::Postgres { pool } => {
                TxInner::Postgres(pool.begin_with("begin isolation level repeatable read, read only").await?)
            }
        };
        Ok(Tx::new(inner, None))
    }

    /// Runs `work` in one writing transaction: kept when it answers `Ok`, undone otherwise.
    pub async fn write<T, E: From<Error>>(
        &self,
        work: impl AsyncFnOnce(&mut Tx) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let mut tx = self.begin().await?;
        match work(&mut tx).await {
            Ok(done) => {
                tx.commit().await?;
                Ok(done)
            }
            Err(refused) => {
                tx.undo().await?;
                Err(refused)
            }
        }
    }

    /// Runs `work` in one reading transaction.
    pub async fn read<T, E: From<Error>>(
        &self,
        work: impl AsyncFnOnce(&mut Tx) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let mut tx = self.begin_read().await?;
        let answer = work(&mut tx).await;
        tx.undo().await?;
        answer
    }

    /// The first row that one reading statement answers with, without a transaction around it.
    pub async fn glance<T: FromRow>(&self, statement: Sql) -> Result<Option<T>> {
        match &self.inner {
            Inner::Sqlite { readers, .. } => tx::glance_sqlite(readers, statement).await,
            Inner::Postgres { pool } => tx::glance_postgres(pool, statement).await,
        }
    }

    /// Wakes whoever waits for this process to have written something.
    pub fn wrote(&self) -> Arc<Notify> {
        Arc::clone(&self.wrote)
    }

    /// Writes a consistent copy of a SQLite database into a new file.
    pub async fn copy_into(&self, file: &str) -> Result<()> {
        match &self.inner {
            Inner::Sqlite { writer, .. } => {
                sqlx::query("vacuum into $1").bind(file).execute(writer).await?;
                Ok(())
            }
            Inner::Postgres { .. } => Err(Error::Address("postgres: use pg_dump".into())),
        }
    }

    /// Closes every connection.
    pub async fn close(&self) {
        match &self.inner {
            Inner::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Inner::Postgres { pool } => pool.close().await,
        }
    }
}
