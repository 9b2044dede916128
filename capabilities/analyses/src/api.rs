//! Analyses as data under `/api/v1`: a recipe is run, kept ones are listed and read.

use axum::{
    Json,
    body::Bytes,
    extract::Path,
    http::{HeaderMap, header},
    response::IntoResponse as _,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use web::{Problem, Response, Site, StatusCode, Visit};

use crate::{
    model::{Analysis, Run, digest},
    pages::{LONG, ask, unanswered},
    policy::{self, Scope},
    store,
};

pub(crate) fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(listed)).routes(routes!(one)).routes(routes!(run))
}

/// A kept analysis.
#[derive(Serialize, ToSchema)]
struct AnalysisData {
    /// Its number.
    number: i64,
    /// The question in words.
    title: String,
    /// What it is for.
    note: String,
    /// `draft`, `published` or `withdrawn`.
    state: String,
    /// Whose it is.
    agency: String,
    /// Who kept it.
    author: String,
    /// When it was kept, in universal time.
    kept_at: String,
    /// When it was last changed.
    changed_at: String,
    /// Its page.
    url: String,
}

/// Kept analyses.
#[derive(Serialize, ToSchema)]
struct AnalysisList {
    /// Those that the caller may read, the latest first.
    data: Vec<AnalysisData>,
    /// Always null: there are few.
    next: Option<String>,
}

/// A kept analysis with its last run.
#[derive(Serialize, ToSchema)]
struct AnalysisWhole {
    #[serde(flatten)]
    analysis: AnalysisData,
    /// The recipe as TOML.
    recipe: String,
    /// What it gave, as it was kept.
    #[schema(value_type = Object)]
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<Value>,
    /// The SHA-256 of the outcome as it was kept.
    digest: String,
    /// Every run, the latest first.
    runs: Vec<RunData>,
}

/// One run.
#[derive(Serialize, ToSchema)]
struct RunData {
    /// Its number within the analysis.
    run: i64,
    /// When, in universal time.
    made_at: String,
    /// The SHA-256 of its outcome.
    digest: String,
}

/// What a recipe gives.
#[derive(Serialize, ToSchema)]
struct OutcomeData {
    /// The recipe as TOML.
    recipe: String,
    /// What it gives: terms, standard errors, refits, verdict, editions.
    #[schema(value_type = Object)]
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<Value>,
    /// The SHA-256 of the outcome as it is kept and printed by `tributary analyse --json`.
    digest: String,
}

/// A recipe as a text.
#[derive(Deserialize, ToSchema)]
#[expect(dead_code, reason = "it describes a body, which may also be the recipe itself")]
struct RecipeText {
    /// The recipe as TOML; or send its fields as JSON, or TOML with another content type than JSON.
    recipe: String,
}

fn data(visit: &Visit, it: &Analysis) -> AnalysisData {
    AnalysisData {
        number: it.number,
        title: it.title.clone(),
        note: it.note.clone(),
        state: it.state.to_string(),
        agency: it.agency_code.clone(),
        author: it.author_name.clone(),
        kept_at: it.kept_at.to_string(),
        changed_at: it.changed_at.to_string(),
        url: visit.site.address(&it.path("")),
    }
}

/// The analyses that the caller may read.
#[utoipa::path(get, path = "/analyses", tag = "analyses", responses((status = 200, body = AnalysisList)))]
async fn listed(visit: Visit) -> Result<Json<AnalysisList>, Problem> {
    let scope = Scope::of(&visit.actor);
    let kept = visit.db().read(async |tx| store::analyses(tx, &scope).await).await?;
    Ok(Json(AnalysisList { data: kept.iter().map(|it| data(&visit, it)).collect(), next: None }))
}

/// One kept analysis with what its last run gave.
#[utoipa::path(get, path = "/analyses/{number}", tag = "analyses",
    params(("number" = i64, Path, description = "Its number")),
    responses((status = 200, body = AnalysisWhole), (status = 404, description = "No such analysis")))]
async fn one(visit: Visit, Path(number): Path<i64>) -> Result<Response, Problem> {
    let mut tx = visit.db().begin_read().await?;
    let found = store::analysis(&mut tx, number).await?;
    let no_such = || Problem::new(StatusCode::NOT_FOUND, "analyses/no-such-analysis");
    let analysis = found.filter(|it| policy::may_read(&visit.actor, &it.owned())).ok_or_else(no_such)?;
    let runs = store::runs(&mut tx, analysis.id).await?;
    let last = runs.first().ok_or_else(no_such)?;
    let run =
        |it: &Run| RunData { run: it.number, made_at: it.made_at.to_string(), digest: it.digest.clone() };
    let whole = AnalysisWhole {
        analysis: data(&visit, &analysis),
        recipe: last.recipe.clone(),
        outcome: None,
        digest: last.digest.clone(),
        runs: runs.iter().map(run).collect(),
    };
    Ok(exact(&whole, &last.outcome))
}

/// Runs a recipe on published figures; nothing is kept.
#[utoipa::path(post, path = "/analyses/run", tag = "analyses", request_body = RecipeText,
    responses((status = 200, body = OutcomeData), (status = 422, description = "The recipe has no answer"),
        (status = 429, description = "Too many analyses are waiting")))]
async fn run(visit: Visit, heads: HeaderMap, body: Bytes) -> Result<Response, Problem> {
    let text = recipe(&heads, &body)?;
    let answered = match ask(&visit, &text, LONG).await? {
        Some(Ok(answered)) => answered,
        Some(Err(refused)) => return Err(unanswered(&visit, &refused)),
        None => return Err(Problem::too_many(30)),
    };
    let outcome = crate::json(&answered.outcome);
    let digest = digest(&outcome);
    Ok(exact(&OutcomeData { recipe: text, outcome: None, digest }, &outcome))
}

/// The recipe of a body: TOML as it stands, a text within JSON, or its fields as JSON.
fn recipe(heads: &HeaderMap, body: &Bytes) -> Result<String, Problem> {
    let kind = heads.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/json") {
        return Ok(std::str::from_utf8(body).map_err(Problem::unreadable)?.to_owned());
    }
    let value: Value = serde_json::from_slice(body).map_err(Problem::unreadable)?;
    if let Some(text) = value.get("recipe").and_then(Value::as_str) {
        return Ok(text.to_owned());
    }
    let table = toml::Value::try_from(value).map_err(Problem::unreadable)?;
    toml::to_string(&table).map_err(Problem::unreadable)
}

/// An object with the outcome put into it as the text it is: not a digit of it may pass through another number.
fn exact(value: &impl Serialize, outcome: &str) -> Response {
    let object = crate::json(value);
    let open = object.trim_end().trim_end_matches('}').trim_end();
    ([(header::CONTENT_TYPE, "application/json")], format!("{open},\n  \"outcome\": {outcome}\n}}\n"))
        .into_response()
}
