//! Questions that people write themselves, on a connection that cannot write.
//!
//! Everywhere else a statement is part of the program; here its text comes from outside. So it is asked on a
//! read-only connection, stopped after a time and cut after so many rows. *What* may be asked is not decided here:
//! whoever calls has looked at the text and lets through only what may be read.

use std::time::{Duration, Instant};

use futures_util::TryStreamExt as _;
use kernel::{Kind, Value};
use sqlx::{
    AssertSqlSafe, Column as _, ConnectOptions as _, Connection as _, Executor as _, Row as _,
    SqlSafeStr as _, SqliteConnection, Statement as _, TypeInfo as _, ValueRef as _,
    sqlite::{SqliteConnectOptions, SqliteRow},
};

use crate::{Db, Error, Result, pool::Inner};

/// The most that one question may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Rows of the answer; what goes beyond is left out and said.
    pub rows: usize,
    /// Time until it is stopped.
    pub time: Duration,
}

/// The answer to a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
    /// Whether there were more rows than may be given.
    pub cut: bool,
}

/// Why a question was not answered.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The database does not understand it; its own words.
    #[error("{0}")]
    Question(String),
    /// It took too long and was stopped.
    #[error("the question took longer than {} seconds and was stopped", .0.as_secs())]
    Slow(Duration),
    /// Anything that is not the fault of the question.
    #[error(transparent)]
    Db(#[from] Error),
}

impl Db {
    /// Asks one question of a text from outside; the caller has made sure that it may be asked.
    pub async fn ask(&self, question: &str, caps: Caps) -> std::result::Result<Answer, AskError> {
        match &self.inner {
            Inner::Sqlite { readers, .. } => {
                let options = readers.connect_options();
                // A question that takes long is the asker's affair, not news for the operator's log.
                let options =
                    (*options).clone().read_only(true).create_if_missing(false).disable_statement_logging();
                ask_sqlite(&options, question, caps).await
            }
            Inner::Postgres { pool } => ask_postgres(pool, question, caps).await,
        }
    }
}

async fn ask_sqlite(
    options: &SqliteConnectOptions,
    question: &str,
    caps: Caps,
) -> std::result::Result<Answer, AskError> {
    // A connection of its own, thrown away: a handler that stops it must not stop anybody else's work.
    let mut connection = SqliteConnection::connect_with(options).await.map_err(Error::from)?;
    sqlx::query("pragma query_only = on").execute(&mut connection).await.map_err(Error::from)?;
    let end = Instant::now() + caps.time;
    let mut handle = connection.lock_handle().await.map_err(Error::from)?;
    handle.set_progress_handler(10_000, move || Instant::now() < end);
    drop(handle);
    // The columns are told before the first row, so that an answer without rows has its heads.
    let prepared =
        connection.prepare(AssertSqlSafe(question.to_owned()).into_sql_str()).await.map_err(told)?;
    let columns = prepared.columns().iter().map(|column| column.name().to_owned()).collect();
    let mut answer = Answer { columns, ..Answer::default() };
    let mut rows = sqlx::query(AssertSqlSafe(question.to_owned())).fetch(&mut connection);
    loop {
        let row = match rows.try_next().await {
            Ok(Some(row)) => row,
            Ok(None) => return Ok(answer),
            Err(_) if Instant::now() >= end => return Err(AskError::Slow(caps.time)),
            Err(error) => return Err(told(error)),
        };
        if answer.rows.len() >= caps.rows {
            answer.cut = true;
            return Ok(answer);
        }
        let cells = (0..row.len()).map(|at| sqlite_cell(&row, at));
        answer.rows.push(cells.collect::<Result<_>>()?);
    }
}

fn sqlite_cell(row: &SqliteRow, at: usize) -> Result<Value> {
    let raw = row.try_get_raw(at)?;
    if raw.is_null() {
        return Ok(Value::Null(Kind::Text));
    }
    let kind = raw.type_info().name().to_owned();
    Ok(match kind.as_str() {
        "INTEGER" | "BOOLEAN" => Value::Int(row.try_get_unchecked(at)?),
        "REAL" => Value::Real(row.try_get_unchecked(at)?),
        "BLOB" => Value::Bytes(row.try_get_unchecked(at)?),
        _ => Value::Text(row.try_get_unchecked(at)?),
    })
}

async fn ask_postgres(
    pool: &sqlx::PgPool,
    question: &str,
    caps: Caps,
) -> std::result::Result<Answer, AskError> {
    let mut tx =
        pool.begin_with("begin isolation level repeatable read, read only").await.map_err(Error::from)?;
    sqlx::query("select set_config('statement_timeout', $1, true)")
        .bind(caps.time.as_millis().to_string())
        .execute(&mut *tx)
        .await
        .map_err(Error::from)?;
    let begun = Instant::now();
    // As JSON, the server itself writes every type that a question may give; its numbers read back exactly.
    let text = format!("select row_to_json(answer)::text from ({question}\n) as answer");
    let prepared =
        (&mut *tx).prepare(AssertSqlSafe(question.to_owned()).into_sql_str()).await.map_err(told)?;
    let columns: Vec<String> = prepared.columns().iter().map(|column| column.name().to_owned()).collect();
    // JSON writes a real that is whole as a whole number.
    let reals: Vec<bool> =
        prepared.columns().iter().map(|column| column.type_info().name().starts_with("FLOAT")).collect();
    let mut rows = sqlx::query_scalar::<_, String>(AssertSqlSafe(text)).fetch(&mut *tx);
    let mut answer = Answer { columns, ..Answer::default() };
    loop {
        let row = match rows.try_next().await {
            Ok(Some(row)) => row,
            Ok(None) => return Ok(answer),
            Err(_) if begun.elapsed() >= caps.time => return Err(AskError::Slow(caps.time)),
            Err(error) => return Err(told(error)),
        };
        let Ok(serde_json::Value::Object(cells)) = serde_json::from_str(&row) else {
            return Err(AskError::Question("a row that is no record".to_owned()));
        };
        if answer.rows.len() >= caps.rows {
            answer.cut = true;
            return Ok(answer);
        }
        answer
            .rows
            .push(cells.into_iter().zip(&reals).map(|((_, cell), real)| json_cell(cell, *real)).collect());
    }
}

fn json_cell(cell: serde_json::Value, real: bool) -> Value {
    match cell {
        serde_json::Value::Number(number) if real => {
            number.as_f64().map_or(Value::Null(Kind::Real), Value::Real)
        }
        serde_json::Value::Null => Value::Null(Kind::Text),
        serde_json::Value::Bool(truth) => Value::Bool(truth),
        serde_json::Value::Number(number) => match number.as_i64() {
            Some(whole) => Value::Int(whole),
            None => number.as_f64().map_or(Value::Null(Kind::Real), Value::Real),
        },
        serde_json::Value::String(text) => Value::Text(text),
        other => Value::Text(other.to_string()),
    }
}

/// What the database says of a question it does not understand; everything else is not the question's fault.
fn told(error: sqlx::Error) -> AskError {
    match error.as_database_error() {
        Some(report) => AskError::Question(report.message().to_owned()),
        None => AskError::Db(error.into()),
    }
}
