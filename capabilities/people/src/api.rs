//! Agencies as data. Persons are listed only where the reader sits, by `groups`.

use axum::{Json, extract::Path};
use kernel::AgencyId;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use web::{Problem, Site, Visit};

use crate::{model::AgencyCard, store};

pub(crate) fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(agencies)).routes(routes!(agency))
}

/// A member agency.
#[derive(Serialize, ToSchema)]
struct Agency {
    #[schema(value_type = String)]
    id: AgencyId,
    /// Its short name.
    code: String,
    /// Its full name by language.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    name: kernel::Names,
}

#[derive(Serialize, ToSchema)]
struct Agencies {
    data: Vec<Agency>,
    next: Option<String>,
}

impl From<AgencyCard> for Agency {
    fn from(card: AgencyCard) -> Self {
        Self { id: card.id, code: card.code, name: card.names }
    }
}

/// Every agency.
#[utoipa::path(get, path = "/agencies", tag = "people", responses((status = 200, body = Agencies)))]
async fn agencies(visit: Visit) -> Result<Json<Agencies>, Problem> {
    let found = visit.db().read(async |tx| store::agencies(tx).await).await?;
    Ok(Json(Agencies { data: found.into_iter().map(Agency::from).collect(), next: None }))
}

/// One agency by its short name.
#[utoipa::path(get, path = "/agencies/{code}", tag = "people", params(("code" = String, Path)), responses((status = 200, body = Agency), (status = 404)))]
async fn agency(visit: Visit, Path(code): Path<String>) -> Result<Json<Agency>, Problem> {
    let found = visit.db().read(async |tx| store::agency_by_code(tx, &code).await).await?;
    found.map(|card| Json(card.into())).ok_or_else(Problem::not_found)
}
