//! Minutes and circulations as JSON, for other programs.

use axum::{Json, extract::Path};
use jiff::Timestamp;
use meetings::MeetingId;
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};
use web::{Problem, Site, Visit};

use crate::{
    ledger,
    model::{Entry, State, Version},
    ops::Whole,
    policy::{Sight, sight},
    store,
};

pub(crate) fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new().routes(routes!(minutes)).routes(routes!(circulations))
}

/// What a version says under an item.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = MinutesItem)]
struct ItemShape {
    position: u32,
    title: String,
    text: String,
}

/// A version of minutes.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = MinutesVersion)]
struct VersionShape {
    id: String,
    number: u32,
    state: String,
    correction: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    circulated_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    comments_close_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    adopted_at: Option<Timestamp>,
    superseded: bool,
    sha256: Option<String>,
    items: Vec<ItemShape>,
}

/// A decision.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = Decision)]
struct DecisionShape {
    id: String,
    reference: String,
    text: String,
}

/// The minutes of a meeting: every version the reader may see.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = Minutes)]
struct MinutesShape {
    meeting: String,
    data: Vec<VersionShape>,
    decisions: Vec<DecisionShape>,
    next: Option<String>,
}

async fn found(tx: &mut db::Tx, visit: &Visit, id: &str) -> Result<(Whole, Sight), Problem> {
    let id: MeetingId = id.parse().map_err(|_| Problem::not_found())?;
    let whole = Whole::of(tx, id).await?;
    let group = &whole.group;
    let sight = sight(&visit.actor, group.id, group.parent, group.settings.minutes_open);
    if sight == Sight::Nothing { Err(Problem::not_found()) } else { Ok((whole, sight)) }
}

fn shape(it: &Version, newest_adopted: Option<u32>) -> VersionShape {
    VersionShape {
        id: it.id.to_string(),
        number: it.number,
        state: it.state.to_string(),
        correction: it.correction.clone(),
        circulated_at: it.circulated_at,
        comments_close_at: it.closes_at,
        adopted_at: it.adopted_at,
        superseded: it.state == State::Adopted && newest_adopted.is_some_and(|newest| newest > it.number),
        sha256: it.digest.clone(),
        items: it
            .items
            .iter()
            .map(|it| ItemShape { position: it.position, title: it.title.clone(), text: it.text.clone() })
            .collect(),
    }
}

/// The minutes of a meeting.
#[utoipa::path(get, path = "/meetings/{id}/minutes", tag = "minutes",
    params(("id" = String, Path, description = "The id of the meeting")),
    responses((status = 200, body = MinutesShape)))]
async fn minutes(visit: Visit, Path(id): Path<String>) -> Result<Json<MinutesShape>, Problem> {
    let shown = visit
        .db()
        .read(async |tx| {
            let (whole, sight) = found(tx, &visit, &id).await?;
            let newest = whole.adopted().map(|adopted| adopted.number);
            let least = |state| match state {
                State::Draft => Sight::Everything,
                State::Circulated => Sight::Circulated,
                State::Adopted => Sight::Adopted,
            };
            let seen = whole.versions.iter().filter(|version| sight >= least(version.state));
            let data = seen.map(|version| shape(version, newest)).collect();
            let decisions = store::decisions(tx, whole.meeting.id).await?;
            let decisions = decisions
                .into_iter()
                .map(|it| DecisionShape { id: it.id.to_string(), reference: it.reference, text: it.text })
                .collect();
            Ok::<_, Problem>(MinutesShape { meeting: whole.meeting.reference, data, decisions, next: None })
        })
        .await?;
    Ok(Json(shown))
}

/// A mail to a recipient after the first: sent again, or a reminder.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = CirculationMail)]
struct MailShape {
    /// `again` or `reminder`.
    kind: String,
    address: String,
    state: String,
    server_reply: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    queued_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Timestamp>,
}

/// A recipient of a circulation, with what became of the first mail and of every later one.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = CirculationRecipient)]
struct RecipientShape {
    agency: String,
    name: String,
    role: String,
    address: String,
    state: String,
    server_reply: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    queued_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Timestamp>,
    later: Vec<MailShape>,
}

/// A circulation with its ledger.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = Circulation)]
struct CirculationShape {
    id: String,
    version: Option<u32>,
    replaces: Option<u32>,
    #[schema(value_type = String, format = DateTime)]
    begun_at: Timestamp,
    begun_by: String,
    days: i64,
    recipients: Vec<RecipientShape>,
}

/// The circulations of a meeting's minutes.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = Circulations)]
struct CirculationsShape {
    data: Vec<CirculationShape>,
    next: Option<String>,
}

fn recipient(entry: Entry) -> RecipientShape {
    let none = if entry.by_mail { "queued" } else { "recorded" };
    let state = |mail: Option<&mail::Delivery>| mail.map_or(none, |mail| mail.state.word()).to_owned();
    let reply =
        |mail: Option<&mail::Delivery>| mail.map(|mail| mail.server_reply.clone()).unwrap_or_default();
    let first = entry.first.mail.as_ref();
    let later = entry.later.iter().map(|sent| MailShape {
        kind: sent.kind.to_string(),
        address: sent.address.clone(),
        state: state(sent.mail.as_ref()),
        server_reply: reply(sent.mail.as_ref()),
        queued_at: sent.mail.as_ref().map(|mail| mail.queued_at),
        ended_at: sent.mail.as_ref().and_then(|mail| mail.ended_at),
    });
    RecipientShape {
        later: later.collect(),
        state: state(first),
        server_reply: reply(first),
        queued_at: first.map(|mail| mail.queued_at),
        ended_at: first.and_then(|mail| mail.ended_at),
        agency: entry.recipient.agency_code,
        name: entry.recipient.name,
        role: entry.recipient.role.to_string(),
        address: entry.recipient.address,
    }
}

/// The circulations of a meeting's minutes, oldest first, each with its ledger.
#[utoipa::path(get, path = "/meetings/{id}/circulations", tag = "minutes",
    params(("id" = String, Path, description = "The id of the meeting")),
    responses((status = 200, body = CirculationsShape)))]
async fn circulations(visit: Visit, Path(id): Path<String>) -> Result<Json<CirculationsShape>, Problem> {
    let data = visit
        .db()
        .read(async |tx| {
            let (whole, sight) = found(tx, &visit, &id).await?;
            if sight < Sight::Circulated {
                return Err(Problem::not_found());
            }
            let mut data = Vec::new();
            let Some(minutes) = &whole.minutes else { return Ok(data) };
            for it in store::circulations(tx, minutes.id).await? {
                let entries = ledger::entries(tx, &it).await?;
                data.push(CirculationShape {
                    id: it.id.to_string(),
                    version: whole
                        .versions
                        .iter()
                        .find(|version| version.id == it.version)
                        .map(|version| version.number),
                    replaces: it.replaces,
                    begun_at: it.begun_at,
                    begun_by: it.begun_by.clone(),
                    days: it.days,
                    recipients: entries.into_iter().map(recipient).collect(),
                });
            }
            Ok(data)
        })
        .await?;
    Ok(Json(CirculationsShape { data, next: None }))
}
