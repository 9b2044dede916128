//! Groups and their members as data.

use axum::{Json, extract::Path};
use jiff::civil::Date;
use kernel::Action as _;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use web::{Problem, Query, Site, Visit};

use crate::{model::Group, policy::ReadRegister, store};

pub(crate) fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(groups)).routes(routes!(group)).routes(routes!(members))
}

/// A group.
#[derive(Serialize, ToSchema)]
struct GroupShape {
    slug: String,
    /// Its name by language.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    name: kernel::Names,
    /// The slug of the group it belongs to.
    parent: Option<String>,
    /// The IANA name of its zone.
    zone: String,
    /// The slug of its mandate.
    mandate: Option<String>,
    /// Where its page is.
    url: String,
}

#[derive(Serialize, ToSchema)]
struct Groups {
    data: Vec<GroupShape>,
    next: Option<String>,
}

/// A member of a group on a day; persons are shown to those who hold an office.
#[derive(Serialize, ToSchema)]
struct Member {
    agency: String,
    designations: Vec<DesignationShape>,
}

#[derive(Serialize, ToSchema)]
struct DesignationShape {
    /// `focal-point`, `alternate` or `co-chair`.
    role: String,
    /// The first day.
    from: String,
    /// The last day, if it is set.
    to: Option<String>,
    name: Option<String>,
    email: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct Members {
    /// The day of the list.
    on: String,
    data: Vec<Member>,
    next: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct On {
    /// The day of the list; today where the group is, by itself.
    #[param(value_type = Option<String>)]
    on: Option<Date>,
}

/// Every group.
#[utoipa::path(get, path = "/groups", tag = "groups", responses((status = 200, body = Groups)))]
async fn groups(visit: Visit) -> Result<Json<Groups>, Problem> {
    let all = visit.db().read(async |tx| store::all(tx).await).await?;
    Ok(Json(Groups { data: all.iter().map(|it| shape(&visit, it, &all)).collect(), next: None }))
}

/// One group by its slug.
#[utoipa::path(get, path = "/groups/{slug}", tag = "groups", params(("slug" = String, Path)), responses((status = 200, body = GroupShape), (status = 404)))]
async fn group(visit: Visit, Path(slug): Path<String>) -> Result<Json<GroupShape>, Problem> {
    let all = visit.db().read(async |tx| store::all(tx).await).await?;
    let found = all.iter().find(|it| it.slug == slug).ok_or_else(Problem::not_found)?;
    Ok(Json(shape(&visit, found, &all)))
}

/// The members of a group on a day, with their designations.
#[utoipa::path(get, path = "/groups/{slug}/members", tag = "groups", params(("slug" = String, Path), On), responses((status = 200, body = Members), (status = 404)))]
async fn members(
    visit: Visit,
    Path(slug): Path<String>,
    Query(on): Query<On>,
) -> Result<Json<Members>, Problem> {
    let now = visit.actor.now;
    let (group, day, members, designations) = visit
        .db()
        .read(async |tx| {
            let group = crate::at(tx, Some(&slug)).await?;
            let day = on.on.unwrap_or_else(|| group.day(now));
            let members = store::members_on(tx, group.id, day).await?;
            let designations = store::designations_on(tx, group.id, day).await?;
            Ok::<_, Problem>((group, day, members, designations))
        })
        .await?;
    let named = ReadRegister::allowed(&visit.actor, &group.id);
    let data = members.into_iter().map(|agency| Member {
        designations: designations
            .iter()
            .filter(|it| it.agency == agency.id)
            .map(|it| DesignationShape {
                role: it.role.to_string(),
                from: it.from.to_string(),
                to: it.to.map(|to| to.to_string()),
                name: named.then(|| it.person_name.clone()),
                email: named.then(|| it.email.clone()),
            })
            .collect(),
        agency: agency.code,
    });
    Ok(Json(Members { on: day.to_string(), data: data.collect(), next: None }))
}

fn shape(visit: &Visit, it: &Group, all: &[Group]) -> GroupShape {
    GroupShape {
        slug: it.slug.clone(),
        name: it.names.clone(),
        parent: all.iter().find(|above| Some(above.id) == it.parent).map(|above| above.slug.clone()),
        zone: it.zone.clone(),
        mandate: it.mandate.clone(),
        url: visit.site.address(&it.path("")),
    }
}
