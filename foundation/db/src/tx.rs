//! One transaction.

use kernel::{Kind, Value};
use sqlx::{
    Arguments as _, AssertSqlSafe, PgPool, Postgres, Sqlite, SqlitePool,
    postgres::{PgArguments, PgRow},
    sqlite::{SqliteArguments, SqliteRow},
};

use crate::{Engine, Error, FromRow, Result, Row, Sql, row::Inner as RowInner};

/// A transaction; undone unless [`Tx::commit`] is called.
pub struct Tx {
    inner: Inner,
    wrote: Option<std::sync::Arc<tokio::sync::Notify>>,
}

pub(crate) enum Inner {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

/// Values of one statement of many rows; both databases take some 32,000, and statements of one text are prepared once.
const ARGUMENTS: usize = 8_000;

impl Tx {
    pub(crate) fn new(inner: Inner, wrote: Option<std::sync::Arc<tokio::sync::Notify>>) -> Self {
        Self { inner, wrote }
    }

    /// Which database it runs on; only `foundation` asks.
    pub fn engine(&self) -> Engine {
        match self.inner {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres(_) => Engine::Postgres,
        }
    }

    /// Every row of the answer.
    pub async fn all<T: FromRow>(&mut self, statement: Sql) -> Result<Vec<T>> {
        log(self.engine(), &statement.text);
        match &mut self.inner {
            Inner::Sqlite(tx) => {
                let arguments = sqlite_arguments(statement.values)?;
                let query = sqlx::query_with::<Sqlite, _>(AssertSqlSafe(statement.text), arguments);
                let rows: Vec<SqliteRow> = query.fetch_all(&mut **tx).await?;
                rows.into_iter().map(|row| T::from_row(&Row(RowInner::Sqlite(row)))).collect()
            }
            Inner::Postgres(tx) => {
                let arguments = postgres_arguments(statement.values)?;
                let query = sqlx::query_with::<Postgres, _>(AssertSqlSafe(statement.text), arguments);
                let rows: Vec<PgRow> = query.fetch_all(&mut **tx).await?;
                rows.into_iter().map(|row| T::from_row(&Row(RowInner::Postgres(row)))).collect()
            }
        }
    }

    /// The first row of the answer, if there is any.
    pub async fn first<T: FromRow>(&mut self, statement: Sql) -> Result<Option<T>> {
        Ok(self.all(statement).await?.into_iter().next())
    }

    /// The only value of the only row of the answer.
    pub async fn scalar<T: kernel::Scalar>(&mut self, statement: Sql) -> Result<T> {
        match self.first::<(T,)>(statement).await? {
            Some((value,)) => Ok(value),
            None => Err(Error::Driver(sqlx::Error::RowNotFound)),
        }
    }

    /// Runs a statement that answers with no rows; says how many rows it changed.
    pub async fn run(&mut self, statement: Sql) -> Result<u64> {
        log(self.engine(), &statement.text);
        Ok(match &mut self.inner {
            Inner::Sqlite(tx) => {
                let arguments = sqlite_arguments(statement.values)?;
                let query = sqlx::query_with::<Sqlite, _>(AssertSqlSafe(statement.text), arguments);
                query.execute(&mut **tx).await?.rows_affected()
            }
            Inner::Postgres(tx) => {
                let arguments = postgres_arguments(statement.values)?;
                let query = sqlx::query_with::<Postgres, _>(AssertSqlSafe(statement.text), arguments);
                query.execute(&mut **tx).await?.rows_affected()
            }
        })
    }

    /// Runs an update that must change exactly one row: none means somebody changed it in between.
    pub async fn update(&mut self, statement: Sql) -> Result<()> {
        match self.run(statement).await? {
            0 => Err(Error::Stale),
            _ => Ok(()),
        }
    }

    /// Inserts many rows with few statements; `head` is `insert into t (a, b) values`.
    pub async fn insert_all(
        &mut self,
        head: &'static str,
        rows: impl IntoIterator<Item = Vec<Value>>,
    ) -> Result<u64> {
        // SQLite looks each `$n` up among all before it, which takes the square of their number; `?` is only counted.
        let numbered = self.engine() == Engine::Postgres;
        let mut inserted = 0;
        let mut batch = crate::sql(head);
        for row in rows {
            if !batch.values.is_empty() && batch.values.len() + row.len() > ARGUMENTS {
                inserted += self.run(std::mem::replace(&mut batch, crate::sql(head))).await?;
            }
            batch.text.push_str(if batch.values.is_empty() { " (" } else { ", (" });
            for (n, value) in row.into_iter().enumerate() {
                batch.values.push(value);
                if n > 0 {
                    batch.text.push_str(", ");
                }
                if numbered {
                    batch.text.push('$');
                    batch.text.push_str(&batch.values.len().to_string());
                } else {
                    batch.text.push('?');
                }
            }
            batch.text.push(')');
        }
        if !batch.values.is_empty() {
            inserted += self.run(batch).await?;
        }
        Ok(inserted)
    }

    /// The names of all tables and views, in small letters.
    pub async fn tables(&mut self) -> Result<Vec<String>> {
        let question = match self.engine() {
            Engine::Sqlite => {
                "select lower(name) from sqlite_schema where type in ('table', 'view') order by 1"
            }
            Engine::Postgres => {
                "select lower(table_name::text) from information_schema.tables \
                 where table_schema = current_schema() order by 1"
            }
        };
        let rows = self.all::<(String,)>(crate::sql(question)).await?;
        Ok(rows.into_iter().map(|(name,)| name).collect())
    }

    /// Runs a whole script of statements without arguments; for migrations and `foundation` only.
    pub(crate) async fn script(&mut self, script: &'static str) -> Result<()> {
        match &mut self.inner {
            Inner::Sqlite(tx) => sqlx::raw_sql(script).execute(&mut **tx).await.map(|_| ())?,
            Inner::Postgres(tx) => sqlx::raw_sql(script).execute(&mut **tx).await.map(|_| ())?,
        }
        Ok(())
    }

    /// Keeps what was done.
    pub async fn commit(self) -> Result<()> {
        match self.inner {
            Inner::Sqlite(tx) => tx.commit().await?,
            Inner::Postgres(tx) => tx.commit().await?,
        }
        if let Some(wrote) = self.wrote {
            wrote.notify_waiters();
        }
        Ok(())
    }

    /// Undoes what was done; dropping does the same, but later.
    pub async fn undo(self) -> Result<()> {
        match self.inner {
            Inner::Sqlite(tx) => tx.rollback().await?,
            Inner::Postgres(tx) => tx.rollback().await?,
        }
        Ok(())
    }
}

pub(crate) async fn glance_sqlite<T: FromRow>(pool: &SqlitePool, statement: Sql) -> Result<Option<T>> {
    log(Engine::Sqlite, &statement.text);
    let arguments = sqlite_arguments(statement.values)?;
    let query = sqlx::query_with::<Sqlite, _>(AssertSqlSafe(statement.text), arguments);
    let row = query.fetch_optional(pool).await?;
    row.map(|row| T::from_row(&Row(RowInner::Sqlite(row)))).transpose()
}

pub(crate) async fn glance_postgres<T: FromRow>(pool: &PgPool, statement: Sql) -> Result<Option<T>> {
    log(Engine::Postgres, &statement.text);
    let arguments = postgres_arguments(statement.values)?;
    let query = sqlx::query_with::<Postgres, _>(AssertSqlSafe(statement.text), arguments);
    let row = query.fetch_optional(pool).await?;
    row.map(|row| T::from_row(&Row(RowInner::Postgres(row)))).transpose()
}

fn sqlite_arguments(values: Vec<Value>) -> Result<SqliteArguments> {
    let mut arguments = SqliteArguments::default();
    for value in values {
        match value {
            Value::Null(_) => arguments.add(None::<i64>),
            Value::Bool(it) => arguments.add(it),
            Value::Int(it) => arguments.add(it),
            Value::Real(it) => arguments.add(it),
            Value::Text(it) => arguments.add(it),
            Value::Bytes(it) => arguments.add(it),
            Value::Uuid(it) => arguments.add(it.into_bytes().to_vec()),
        }
        .map_err(|error| Error::Driver(sqlx::Error::Encode(error)))?;
    }
    Ok(arguments)
}

fn postgres_arguments(values: Vec<Value>) -> Result<PgArguments> {
    let mut arguments = PgArguments::default();
    for value in values {
        match value {
            Value::Null(Kind::Bool) => arguments.add(None::<bool>),
            Value::Null(Kind::Int) => arguments.add(None::<i64>),
            Value::Null(Kind::Real) => arguments.add(None::<f64>),
            Value::Null(Kind::Text) => arguments.add(None::<String>),
            Value::Null(Kind::Bytes) => arguments.add(None::<Vec<u8>>),
            Value::Null(Kind::Uuid) => arguments.add(None::<uuid::Uuid>),
            Value::Bool(it) => arguments.add(it),
            Value::Int(it) => arguments.add(it),
            Value::Real(it) => arguments.add(it),
            Value::Text(it) => arguments.add(it),
            Value::Bytes(it) => arguments.add(it),
            Value::Uuid(it) => arguments.add(it),
        }
        .map_err(|error| Error::Driver(sqlx::Error::Encode(error)))?;
    }
    Ok(arguments)
}

#[cfg(feature = "testing")]
fn log(engine: Engine, text: &str) {
    crate::testing::log(engine, text);
}

#[cfg(not(feature = "testing"))]
fn log(_: Engine, _: &str) {}
