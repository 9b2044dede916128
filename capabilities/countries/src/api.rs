//! Areas and communities as data.

use axum::{Json, extract::Path};
use jiff::civil::Date;
use kernel::Names;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use web::{Problem, Query, Site, StatusCode, Visit};

use crate::{
    Area, Community, Membership, content, lookup,
    pages::{On, today},
};

pub(crate) fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(areas))
        .routes(routes!(area))
        .routes(routes!(communities))
        .routes(routes!(community))
}

/// A country or area.
#[derive(Serialize, ToSchema)]
struct AreaData {
    /// The code in addresses: ISO 3166-1 alpha-3 where there is one.
    code: String,
    /// M49, or the location code of the United Nations Population Division where M49 has none.
    m49: Option<u16>,
    iso2: Option<String>,
    iso3: Option<String>,
    kind: String,
    m49_listed: bool,
    /// M49 codes.
    region: Option<u16>,
    subregion: Option<u16>,
    intermediate: Option<u16>,
    /// Of `ldc`, `lldc`, `sids`.
    groups: Vec<String>,
    /// By language.
    #[schema(value_type = BTreeMap<String, String>)]
    names: Names,
    formal_name_en: Option<String>,
    /// The footnote that the name carries, by language.
    #[schema(value_type = Option<BTreeMap<String, String>>)]
    note: Option<Names>,
    /// The area within which the Population Division counts it.
    counted_in: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct Areas {
    data: Vec<AreaData>,
    next: Option<String>,
}

/// One area and where it belongs today.
#[derive(Serialize, ToSchema)]
struct OneArea {
    #[serde(flatten)]
    area: AreaData,
    on: String,
    communities: Vec<Period>,
}

/// How an area stands to a community, and since when.
#[derive(Serialize, ToSchema)]
struct Period {
    community: String,
    area: String,
    /// `member`, `suspended`, `associate`, `observer` or `withdrawn`.
    standing: String,
    /// The first day.
    from: Option<String>,
    /// The first day after it.
    to: Option<String>,
    /// `V` checked, `F` found in a public page, `GK` and `GK?` to be confirmed.
    mark: String,
    note: Option<String>,
}

/// A community or list of areas.
#[derive(Serialize, ToSchema)]
struct CommunityData {
    id: String,
    kind: String,
    #[schema(value_type = BTreeMap<String, String>)]
    names: Names,
    #[schema(value_type = BTreeMap<String, String>)]
    short: Names,
    founded: Option<String>,
    follows: Option<String>,
    mark: String,
    source: String,
    as_of: String,
}

#[derive(Serialize, ToSchema)]
struct Communities {
    data: Vec<CommunityData>,
    next: Option<String>,
}

/// One community with everybody who stands to it on a day.
#[derive(Serialize, ToSchema)]
struct OneCommunity {
    #[serde(flatten)]
    community: CommunityData,
    on: String,
    /// How many are full members on that day.
    members: usize,
    standings: Vec<Period>,
    /// The days on which the full membership changed.
    changes: Vec<String>,
}

impl From<&Area> for AreaData {
    fn from(area: &Area) -> Self {
        Self {
            code: area.code.to_string(),
            m49: area.m49,
            iso2: area.iso2.clone(),
            iso3: area.iso3.map(|code| code.to_string()),
            kind: area.kind.to_string(),
            m49_listed: area.m49_listed,
            region: area.region,
            subregion: area.subregion,
            intermediate: area.intermediate,
            groups: area.groups.iter().map(ToString::to_string).collect(),
            names: area.names.clone(),
            formal_name_en: area.formal.clone(),
            note: area.note.as_ref().map(|note| note.text.clone()),
            counted_in: area.counted_in.map(|code| code.to_string()),
        }
    }
}

impl From<&Community> for CommunityData {
    fn from(community: &Community) -> Self {
        Self {
            id: community.id.clone(),
            kind: community.kind.to_string(),
            names: community.names.clone(),
            short: community.short.clone(),
            founded: community.founded.map(|day| day.to_string()),
            follows: community.follows.clone(),
            mark: community.mark.to_string(),
            source: community.source.clone(),
            as_of: community.as_of.to_string(),
        }
    }
}

impl Period {
    fn of(community: &Community, membership: &Membership) -> Self {
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        Self {
            community: community.id.clone(),
            area: membership.area.to_string(),
            standing: membership.standing.to_string(),
            from: day(membership.from),
            to: day(membership.to),
            mark: membership.mark.to_string(),
            note: membership.note.clone(),
        }
    }
}

#[derive(Deserialize)]
struct Wish {
    #[serde(default)]
    q: String,
    region: Option<u16>,
}

/// Every current area; `q` finds by name in six languages or by code, `region` by M49 code.
#[utoipa::path(get, path = "/areas", tag = "countries",
    params(("q" = Option<String>, Query), ("region" = Option<u16>, Query)),
    responses((status = 200, body = Areas)))]
async fn areas(Query(wish): Query<Wish>) -> Result<Json<Areas>, Problem> {
    let inside =
        |area: &&Area| wish.region.is_none_or(|m49| m49 == 1 || area.region_codes().any(|code| code == m49));
    let found = lookup::matching(&wish.q).into_iter().filter(|area| area.is_current()).filter(inside);
    Ok(Json(Areas { data: found.map(AreaData::from).collect(), next: None }))
}

/// One area by its code.
#[utoipa::path(get, path = "/areas/{code}", tag = "countries", params(("code" = String, Path)),
    responses((status = 200, body = OneArea), (status = 404)))]
async fn area(visit: Visit, Path(code): Path<String>) -> Result<Json<OneArea>, Problem> {
    let Some(area) = content().areas.find(&code) else {
        return Err(Problem::new(StatusCode::NOT_FOUND, "countries/no-such-area")
            .with("asked", code.chars().take(60).collect::<String>())
            .with("suggestions", lookup::suggestions_line(&code, visit.say.language)));
    };
    let on = today(&visit);
    let communities = content().communities.of(area.code, on);
    Ok(Json(OneArea {
        area: area.into(),
        on: on.to_string(),
        communities: communities.map(|(community, membership)| Period::of(community, membership)).collect(),
    }))
}

/// Every community and list.
#[utoipa::path(get, path = "/communities", tag = "countries", responses((status = 200, body = Communities)))]
async fn communities() -> Json<Communities> {
    let data = content().communities.all().iter().map(CommunityData::from).collect();
    Json(Communities { data, next: None })
}

/// One community as of a day; today without `on`.
#[utoipa::path(get, path = "/communities/{id}", tag = "countries",
    params(("id" = String, Path), ("on" = Option<String>, Query)),
    responses((status = 200, body = OneCommunity), (status = 404), (status = 422)))]
async fn community(
    visit: Visit,
    Path(id): Path<String>,
    Query(ask): Query<On>,
) -> Result<Json<OneCommunity>, Problem> {
    let on = ask.day(&visit)?;
    let found = content().communities.by_id(&id).ok_or_else(Problem::not_found)?;
    Ok(Json(OneCommunity {
        community: found.into(),
        on: on.to_string(),
        members: found.members_on(on).count(),
        standings: found.standing_on(on).map(|membership| Period::of(found, membership)).collect(),
        changes: found.changes().iter().map(ToString::to_string).collect(),
    }))
}
