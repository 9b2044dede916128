//! The mandate as JSON, for other programs.

use axum::{Json, extract::Path};
use utoipa_axum::{router::OpenApiRouter, routes};
use web::{Problem, Query, Site, Visit};

use crate::{
    Report,
    pages::{Asked, judged},
};

pub(crate) fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(one))
}

/// How the mandate of a group stands, computed from the journal.
#[utoipa::path(get, path = "/groups/{slug}/mandate", tag = "mandate",
    params(("slug" = String, Path, description = "The group"),
        ("as_of" = Option<String>, Query, description = "As known at the end of this day, in the zone of the group; today by default")),
    responses((status = 200, body = Report)))]
async fn one(
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Report>, Problem> {
    let (group, assessment) = judged(&visit, Some(&slug), &asked).await?;
    let mut report = crate::cli::reported(&group, &assessment, &visit.say);
    for clause in &mut report.clauses {
        for evidence in clause.obligations.iter_mut().flat_map(|it| &mut it.evidence) {
            if evidence.url.starts_with('/') {
                evidence.url = visit.site.address(&evidence.url);
            }
        }
    }
    Ok(Json(report))
}
