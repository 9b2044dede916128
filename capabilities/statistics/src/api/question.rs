//! Questions in SQL under `/api/v1/query`: through the same gate and under the same caps as the page.

use axum::{Json, body::Bytes, http::HeaderMap};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Problem, Query, Visit};

use crate::{
    pages::question::{Unanswered, ask, json, refused},
    query::ROWS,
};

/// The answer to a question.
#[derive(Serialize, ToSchema)]
pub(crate) struct AnswerData {
    /// The names of its columns.
    columns: Vec<String>,
    /// Its rows, a value for each column.
    #[schema(value_type = Vec<Vec<Object>>)]
    data: Vec<Vec<serde_json::Value>>,
    /// Whether there were more rows than were asked for or may be given.
    cut: bool,
    /// Always null: ask again with an `offset`.
    next: Option<String>,
}

/// A question.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Question {
    /// One `select` over `figures`, `aggregates`, `areas` and `memberships`.
    #[schema(
        example = "select area, value from figures where indicator = 'immigrant-stock' and year = 2020 and sex = 'both'"
    )]
    query: String,
    /// Rows at most.
    rows: Option<usize>,
}

/// A question in SQL over published figures, in the address.
#[utoipa::path(get, path = "/query", tag = "statistics",
    params(("query" = String, Query, description = "One select over figures, aggregates, areas and memberships"),
        ("rows" = Option<usize>, Query, description = "Rows at most, 100,000 when left out")),
    responses((status = 200, body = AnswerData), (status = 422, description = "Not a question that may be asked"),
        (status = 429, description = "Too many questions")))]
pub(crate) async fn read(visit: Visit, Query(asked): Query<Question>) -> Result<Json<AnswerData>, Problem> {
    answered(&visit, asked).await
}

/// A question in SQL over published figures, as JSON or, with `Content-Type: text/plain`, as it stands.
#[utoipa::path(post, path = "/query", tag = "statistics", request_body = Question,
    responses((status = 200, body = AnswerData), (status = 422, description = "Not a question that may be asked"),
        (status = 429, description = "Too many questions")))]
pub(crate) async fn post(visit: Visit, heads: HeaderMap, body: Bytes) -> Result<Json<AnswerData>, Problem> {
    let kind = heads.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let asked = if kind.starts_with("application/json") {
        serde_json::from_slice(&body).map_err(Problem::unreadable)?
    } else {
        let query = std::str::from_utf8(&body).map_err(Problem::unreadable)?.to_owned();
        Question { query, rows: None }
    };
    answered(&visit, asked).await
}

async fn answered(visit: &Visit, asked: Question) -> Result<Json<AnswerData>, Problem> {
    let answer = ask(visit, &asked.query, asked.rows.unwrap_or(ROWS)).await.map_err(|why| match why {
        Unanswered::Question(sentence) => refused(sentence),
        Unanswered::Problem(problem) => problem,
    })?;
    Ok(Json(AnswerData {
        columns: answer.columns,
        data: answer.rows.iter().map(|row| row.iter().map(json).collect()).collect(),
        cut: answer.cut,
        next: None,
    }))
}
