//! Meetings as data under `/api/v1`.

use axum::{Json, extract::Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use web::{Problem, Query, Site, Visit};

use crate::{AgendaItem, Meeting, MeetingId, Taken, policy::ReadInside, store};

pub(crate) fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(one))
}

/// How many meetings one answer holds.
const PAGE: i64 = 100;

/// A meeting of a group.
#[derive(Serialize, ToSchema)]
struct MeetingData {
    /// Its id.
    id: String,
    /// Year and number within the group.
    #[schema(example = "2026-03")]
    reference: String,
    /// What it is called.
    title: String,
    /// `planned`, `held` or `cancelled`.
    state: String,
    /// When it begins, in universal time.
    start: String,
    /// When it ends, in universal time.
    end: String,
    /// What the clock of its zone shows when it begins.
    local_start: String,
    /// The IANA name of the zone in which it was agreed.
    #[schema(example = "Africa/Nairobi")]
    zone: String,
    /// How long it lasts.
    minutes: u32,
    /// Room and building; for members of the group only.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// Where to join it online; for members of the group only.
    #[serde(skip_serializing_if = "Option::is_none")]
    join: Option<String>,
    /// Its page.
    url: String,
    /// Counts the changes that those invited were told of.
    sequence: u32,
}

/// A list of meetings, newest first.
#[derive(Serialize, ToSchema)]
struct MeetingList {
    /// The meetings.
    data: Vec<MeetingData>,
    /// To be given as `after` to get more; null at the end.
    next: Option<String>,
}

/// A meeting with its agenda and how many took part.
#[derive(Serialize, ToSchema)]
struct MeetingDetail {
    /// The meeting.
    #[serde(flatten)]
    meeting: MeetingData,
    /// Its agenda, in order.
    agenda: Vec<ItemData>,
    /// Agencies with somebody in the room or on the line.
    agencies: usize,
    /// Agencies heard in writing only.
    in_writing: usize,
}

/// An item of an agenda.
#[derive(Serialize, ToSchema)]
struct ItemData {
    /// Its id.
    id: String,
    /// Its number on the agenda.
    position: u32,
    /// What it is about.
    title: String,
    /// How much time it is given.
    minutes: u32,
    /// Who leads it.
    presenter: String,
    /// The clause of the mandate it serves.
    clause: Option<u32>,
}

#[derive(Deserialize)]
struct Wish {
    #[serde(default)]
    after: Option<String>,
}

fn seen(visit: &Visit, group: &groups::Group) -> Result<(), Problem> {
    if groups::policy::sees_calendar(&visit.actor, group) { Ok(()) } else { Err(Problem::not_found()) }
}

fn data(visit: &Visit, group: &groups::Group, meeting: &Meeting) -> MeetingData {
    let inside = <ReadInside as kernel::Action>::allowed(&visit.actor, &group.id);
    MeetingData {
        id: meeting.id.to_string(),
        reference: meeting.reference.clone(),
        title: meeting.title.clone(),
        state: meeting.state.word().to_owned(),
        start: meeting.at.to_string(),
        end: meeting.end().to_string(),
        local_start: meeting.start.to_string(),
        zone: meeting.zone.clone(),
        minutes: meeting.minutes,
        place: inside.then(|| meeting.place.clone()),
        join: inside.then(|| meeting.join.clone()),
        url: visit.site.address(&group.path(&format!("/meetings/{}", meeting.reference))),
        sequence: meeting.sequence,
    }
}

fn item(item: AgendaItem) -> ItemData {
    ItemData {
        id: item.id.to_string(),
        position: item.position,
        title: item.title,
        minutes: item.minutes,
        presenter: item.presenter,
        clause: item.clause,
    }
}

/// The meetings of a group, newest first.
#[utoipa::path(get, path = "/groups/{slug}/meetings", tag = "meetings",
    params(("slug" = String, Path, description = "The group’s name in addresses"),
        ("after" = Option<String>, Query, description = "The `next` of the answer before")),
    responses((status = 200, body = MeetingList), (status = 404, description = "There is no such group")))]
async fn list(
    visit: Visit,
    Path(slug): Path<String>,
    Query(wish): Query<Wish>,
) -> Result<Json<MeetingList>, Problem> {
    let (group, mut meetings) = visit
        .db()
        .read(async |tx| {
            let group = groups::at(tx, Some(&slug)).await?;
            seen(&visit, &group)?;
            let meetings = store::page(tx, group.id, wish.after.as_deref(), PAGE + 1).await?;
            Ok::<_, Problem>((group, meetings))
        })
        .await?;
    let full = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = meetings.len() > full;
    meetings.truncate(full);
    let next = meetings.last().filter(|_| more).map(|last| last.reference.clone());
    let data = meetings.iter().map(|meeting| data(&visit, &group, meeting)).collect();
    Ok(Json(MeetingList { data, next }))
}

/// One meeting with its agenda.
#[utoipa::path(get, path = "/meetings/{id}", tag = "meetings",
    params(("id" = String, Path, description = "The id of the meeting")),
    responses((status = 200, body = MeetingDetail), (status = 404, description = "There is no such meeting")))]
async fn one(visit: Visit, Path(id): Path<MeetingId>) -> Result<Json<MeetingDetail>, Problem> {
    let (group, meeting, items, taken) = visit
        .db()
        .read(async |tx| {
            let meeting = store::meeting(tx, id).await?.ok_or_else(Problem::not_found)?;
            let group = groups::group(tx, meeting.group).await?.ok_or_else(Problem::not_found)?;
            seen(&visit, &group)?;
            let items = store::agenda(tx, id).await?;
            let taken = Taken::of(&store::attendance(tx, id).await?);
            Ok::<_, Problem>((group, meeting, items, taken))
        })
        .await?;
    Ok(Json(MeetingDetail {
        meeting: data(&visit, &group, &meeting),
        agenda: items.into_iter().map(item).collect(),
        agencies: taken.agencies,
        in_writing: taken.in_writing,
    }))
}
