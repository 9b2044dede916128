//! Action points as JSON, for other programs.

use axum::{Json, extract::Path};
use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};
use web::{Problem, Query, Site, Visit};

use crate::{
    model::{Action, ActionId},
    pages::ApiQuestion,
    policy, store,
};

/// How many one answer holds.
const PAGE: usize = 100;

pub(crate) fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(one))
}

/// An action point.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = ActionPoint)]
pub(crate) struct Shape {
    id: String,
    group: String,
    number: u32,
    reference: String,
    full_reference: String,
    text: String,
    agency: String,
    #[schema(value_type = Option<String>, format = Date)]
    due: Option<Date>,
    state: String,
    overdue: bool,
    meeting: String,
    #[schema(value_type = String, format = Date)]
    agreed: Date,
    age_days: i64,
    #[schema(value_type = Option<String>, format = DateTime)]
    closed_at: Option<Timestamp>,
    closed_at_meeting: Option<String>,
    reason: String,
    url: String,
}

/// A page of action points.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = ActionPoints)]
pub(crate) struct List {
    data: Vec<Shape>,
    next: Option<String>,
}

fn shape(it: &Action, group: &groups::Group, visit: &Visit) -> Shape {
    let now = visit.actor.now;
    Shape {
        id: it.id.to_string(),
        group: group.slug.clone(),
        number: it.number,
        reference: it.reference.clone(),
        full_reference: it.full(),
        text: it.text.clone(),
        agency: it.agency_code.clone(),
        due: it.due,
        state: it.state.to_string(),
        overdue: it.is_overdue(group.day(now)),
        meeting: it.origin_reference.clone(),
        agreed: it.agreed,
        age_days: it.age_in_days(now),
        closed_at: it.closed_at,
        closed_at_meeting: it.closed_reference.clone(),
        reason: it.reason.clone(),
        url: visit.site.address(&group.path(&format!("/actions/{}", it.reference))),
    }
}

fn refused(visit: &Visit) -> Problem {
    if visit.actor.person().is_some() { Problem::not_found() } else { Problem::sign_in() }
}

/// The action points of a group, by their numbers.
#[utoipa::path(get, path = "/groups/{slug}/actions", tag = "actions",
    params(("slug" = String, Path, description = "The group"),
        ("state" = Option<String>, Query, description = "`open` (also in progress), `done`, `cancelled` or `all`"),
        ("agency" = Option<String>, Query, description = "The code of the owner"),
        ("overdue" = Option<String>, Query, description = "`1` for those that are overdue only"),
        ("after" = Option<String>, Query, description = "What the page before gave as `next`")),
    responses((status = 200, body = List)))]
async fn list(
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query<ApiQuestion>,
) -> Result<Json<List>, Problem> {
    let (group, mut found) = visit
        .db()
        .read(async |tx| {
            let group = groups::at(tx, Some(&slug)).await?;
            if !policy::may_read(&visit.actor, group.id, group.parent) {
                return Err(refused(&visit));
            }
            let owners = store::owners(tx, group.id).await?;
            let filter = asked.filter(group.day(visit.actor.now), &owners);
            let most = i64::try_from(PAGE).unwrap_or(i64::MAX) + 1;
            let found = store::page(tx, group.id, &filter, most).await?;
            Ok((group, found))
        })
        .await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| more).map(|last| last.number.to_string());
    Ok(Json(List { data: found.iter().map(|it| shape(it, &group, &visit)).collect(), next }))
}

/// One action point.
#[utoipa::path(get, path = "/actions/{id}", tag = "actions",
    params(("id" = String, Path, description = "Its id")),
    responses((status = 200, body = Shape)))]
async fn one(visit: Visit, Path(id): Path<String>) -> Result<Json<Shape>, Problem> {
    let id: ActionId = id.parse().map_err(|_| Problem::not_found())?;
    let (action, group) = visit
        .db()
        .read(async |tx| {
            let action = store::action(tx, id).await?.ok_or_else(Problem::not_found)?;
            let group = groups::group(tx, action.group).await?.ok_or_else(Problem::not_found)?;
            if policy::may_read(&visit.actor, group.id, group.parent) {
                Ok((action, group))
            } else {
                Err(refused(&visit))
            }
        })
        .await?;
    Ok(Json(shape(&action, &group, &visit)))
}
