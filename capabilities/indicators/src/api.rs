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
    ranked::{Part, Ranked, latest_year, part, years},
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
    /// How many answers have a number; of one place 1.
    total: usize,
    /// What `after` says to get the following answers; null at the end.
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
    limit: Option<usize>,
    after: Option<String>,
}

/// So many answers come at once, unless others are asked for, and so many at most.
const ANSWERS: usize = 1_000;
const MOST: usize = 5_000;

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
        ("year" = Option<i16>, Query, description = "The year; the newest with enough figures when left out"),
        ("limit" = Option<usize>, Query, description = "Answers at once, 1000 when left out, 5000 at most"),
        ("after" = Option<String>, Query, description = "What `next` of the answer before said")),
    responses((status = 200, body = IndicatorAnswers), (status = 404, description = "No such indicator or place")))]
async fn indicator(
    visit: Visit,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<IndicatorAnswers>, Problem> {
    let indicator = known(&id)?;
    let day = today(&visit);
    let shelf = Shelf::open_for(visit.db(), &[indicator]).await?;
    // What follows is of the year that the answer before was of, also when a newer edition came between.
    let after = asked.after.as_deref().map(|it| cursor(it).ok_or_else(|| no_such_cursor(it))).transpose()?;
    let year = asked.year.or(after.map(|it| it.0)).or_else(|| latest_year(&shelf, indicator, day));
    let first = after.map_or(0, |it| it.1);
    let limit = asked.limit.unwrap_or(ANSWERS).clamp(1, MOST);
    let (data, total) = match (&asked.area, year) {
        (Some(of), year) => {
            let asked_for = Subjects { of, with: asked.with.as_deref() };
            let subject = subject(indicator, asked_for, day).ok_or_else(|| no_such_subject(of))?;
            let answer = answer(&shelf, indicator, &subject, year.unwrap_or_else(|| day.year()));
            (vec![RankedAnswer { rank: None, answer }], 1)
        }
        (None, Some(year)) => {
            let wanted = Part { after: first, limit, ..Part::ALL };
            let Ranked { rows, total, .. } = part(&shelf, indicator, year, day, &wanted);
            (
                rows.into_iter().map(|(rank, answer)| RankedAnswer { rank: Some(rank), answer }).collect(),
                total,
            )
        }
        (None, None) => (Vec::new(), 0),
    };
    let end = first.saturating_add(data.len());
    let next = year.filter(|_| asked.area.is_none() && end < total).map(|year| format!("{year}:{end}"));
    let years = years(&shelf, indicator);
    let indicator = Described::of(indicator, Language::English);
    Ok(Json(IndicatorAnswers { indicator, year, years, data, total, next }))
}

/// The indicator of an address.
pub(crate) fn known(id: &str) -> Result<&'static Indicator, Problem> {
    content().indicator(id).ok_or_else(|| {
        let asked: String = id.chars().take(40).collect();
        Problem::new(StatusCode::NOT_FOUND, "indicators/no-such-indicator").with("asked", asked)
    })
}

/// The year and the number of answers before the next one.
fn cursor(text: &str) -> Option<(i16, usize)> {
    let (year, before) = text.split_once(':')?;
    Some((year.parse().ok()?, before.parse().ok()?))
}

fn no_such_cursor(text: &str) -> Problem {
    let asked: String = text.chars().take(40).collect();
    Problem::new(StatusCode::BAD_REQUEST, "indicators/no-such-cursor").with("asked", asked)
}

/// Nobody of this name, or of another kind than the indicator speaks of.
pub(crate) fn no_such_subject(text: &str) -> Problem {
    let asked: String = text.chars().take(40).collect();
    Problem::new(StatusCode::NOT_FOUND, "indicators/no-such-subject").with("asked", asked)
}
