//! Indicators as data under `/api/v1`.

use axum::{Json, extract::Path};
use kernel::Language;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use web::{Problem, Query, Site, StatusCode, Visit};

use crate::{
    answer::{Answer, answer},
    content::content,
    described::{Described, Subjects, subject},
    model::Indicator,
    pages::today,
    ranked::{answers, latest_year, years},
    shelf::Shelf,
};

pub(crate) fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(indicators)).routes(routes!(indicator))
}

/// Every indicator.
#[derive(Serialize, ToSchema)]
struct IndicatorList {
    /// The indicators.
    data: Vec<Described>,
    /// Always null: there are few.
    next: Option<String>,
}

/// What an indicator says in a year.
#[derive(Serialize, ToSchema)]
struct IndicatorAnswers {
    /// The indicator.
    indicator: Described,
    /// The year; null where nothing is published.
    year: Option<i16>,
    /// The years for which there are figures.
    years: Vec<i16>,
    /// The answers with a number, the largest first; of one place the one answer, also without a number.
    data: Vec<RankedAnswer>,
    /// Always null: all answers are there.
    next: Option<String>,
}

/// An answer with its place.
#[derive(Serialize, ToSchema)]
struct RankedAnswer {
    /// Its place; equal numbers share one, and of one place alone there is none.
    rank: Option<usize>,
    #[serde(flatten)]
    answer: Answer,
}

#[derive(Deserialize)]
struct Asked {
    area: Option<String>,
    with: Option<String>,
    year: Option<i16>,
}

/// The indicators with their formulas.
#[utoipa::path(get, path = "/indicators", tag = "indicators", responses((status = 200, body = IndicatorList)))]
async fn indicators() -> Json<IndicatorList> {
    let data = content().indicators.iter().map(|it| Described::of(it, Language::English)).collect();
    Json(IndicatorList { data, next: None })
}

/// What an indicator says of all places in a year, or of one with the cells of its inputs.
#[utoipa::path(get, path = "/indicators/{id}", tag = "indicators",
    params(("id" = String, Path, description = "The indicator, such as immigrant-share"),
        ("area" = Option<String>, Query, description = "Only this country, by its code; a community, or `world`"),
        ("with" = Option<String>, Query, description = "The other end of a pair"),
        ("year" = Option<i16>, Query, description = "The year; the newest with enough figures when left out")),
    responses((status = 200, body = IndicatorAnswers), (status = 404, description = "No such indicator or place")))]
async fn indicator(
    visit: Visit,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<IndicatorAnswers>, Problem> {
    let indicator = known(&id)?;
    let day = today(&visit);
    let shelf = Shelf::open_for(visit.db(), &[indicator]).await?;
    let year = asked.year.or_else(|| latest_year(&shelf, indicator, day));
    let data = match (&asked.area, year) {
        (Some(of), year) => {
            let asked_for = Subjects { of, with: asked.with.as_deref() };
            let subject = subject(indicator, asked_for, day).ok_or_else(|| no_such_subject(of))?;
            let answer = answer(&shelf, indicator, &subject, year.unwrap_or_else(|| day.year()));
            vec![RankedAnswer { rank: None, answer }]
        }
        (None, Some(year)) => {
            let rows = answers(&shelf, indicator, year, day).rows;
            rows.into_iter().map(|(rank, answer)| RankedAnswer { rank: Some(rank), answer }).collect()
        }
        (None, None) => Vec::new(),
    };
    let years = years(&shelf, indicator);
    let indicator = Described::of(indicator, Language::English);
    Ok(Json(IndicatorAnswers { indicator, year, years, data, next: None }))
}

/// The indicator of an address.
pub(crate) fn known(id: &str) -> Result<&'static Indicator, Problem> {
    content().indicator(id).ok_or_else(|| {
        let asked: String = id.chars().take(40).collect();
        Problem::new(StatusCode::NOT_FOUND, "indicators/no-such-indicator").with("asked", asked)
    })
}

/// Nobody of this name, or of another kind than the indicator speaks of.
pub(crate) fn no_such_subject(text: &str) -> Problem {
    let asked: String = text.chars().take(40).collect();
    Problem::new(StatusCode::NOT_FOUND, "indicators/no-such-subject").with("asked", asked)
}
