//! Calendar files: the feed of a group, the feed of a person, one meeting.

use std::{future::Future, pin::Pin};

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::IntoResponse as _,
};
use calendars::{Calendar, Mailbox, Method, Task, Zone};
use db::Tx;
use files::FileHash;
use jiff::{Timestamp, civil::Date};
use kernel::Language;
use people::PersonCard;
use web::{Problem, Response, Say, Secret, Site, Visit};

use super::{AtMeeting, found, reads_inside};
use crate::{
    Range,
    letter::{Depth, event, host, organizer},
    store,
};

/// For whom a personal feed is made, and what its entries need.
pub struct FeedFor {
    /// Whose feed it is.
    pub person: PersonCard,
    /// The words in their language, with times in their zone.
    pub say: Say,
    /// The site, for addresses.
    pub site: Site,
    /// In whose name the entries are.
    pub organizer: Mailbox,
    /// The name of the host, for the ids of entries: `action-<id>@<host>`.
    pub host: String,
    /// What day it is for them.
    pub today: Date,
}

/// What other capabilities add to a personal feed; the program gives it to the site as a part.
pub struct FeedMore(
    /// The tasks of the person, such as their action points.
    pub FeedTasks,
);

/// Reads the tasks of a person for their feed.
pub type FeedTasks = for<'a> fn(&'a mut Tx, &'a FeedFor) -> Reading<'a>;

/// The tasks of a person, being read.
pub type Reading<'a> = Pin<Box<dyn Future<Output = db::Result<Vec<Task>>> + Send + 'a>>;

/// Meetings older than this leave the feeds; the pages keep them.
const KEPT: jiff::SignedDuration = jiff::SignedDuration::from_hours(3 * 366 * 24);

fn since(now: Timestamp) -> Range {
    Range::since(now.checked_sub(KEPT).unwrap_or(Timestamp::MIN))
}

pub(crate) async fn of_group(
    visit: Visit,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (group, meetings) = visit
        .db()
        .read(async |tx| {
            let group = groups::at(tx, Some(&slug)).await?;
            let meetings = store::of_group(tx, group.id, since(visit.actor.now)).await?;
            Ok::<_, Problem>((group, meetings))
        })
        .await?;
    if !group.settings.calendar_open {
        return Err(Problem::not_found());
    }
    // A subscriber's program has no language of its own; the address may name one.
    let say = &visit.say;
    let mut calendar = Calendar::new(group.title(say.language), say.language);
    calendar.source = Some(visit.site.address(&format!("/groups/{slug}/calendar.ics")));
    calendar.url = Some(visit.site.address(&group.path("/meetings")));
    calendar.zone = Zone::named(&group.zone).ok();
    calendar.events =
        meetings.iter().map(|one| event(&visit.site, say, &group, one, &[], Depth::Open)).collect();
    Ok(file(&headers, &calendar, "public, max-age=300"))
}

pub(crate) async fn of_person(
    visit: Visit,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let secret = token.strip_suffix(".ics").and_then(Secret::brought).ok_or_else(Problem::not_found)?;
    let site = &visit.site;
    let now = visit.actor.now;
    let calendar = visit
        .db()
        .read(async |tx| {
            let person = people::person_of_feed(tx, secret.hash()).await?.ok_or_else(Problem::not_found)?;
            of(tx, site, person, now).await
        })
        .await?;
    Ok(file(&headers, &calendar, "private, max-age=300"))
}

async fn of(tx: &mut Tx, site: &Site, person: PersonCard, now: Timestamp) -> Result<Calendar, Problem> {
    let zone = kernel::zone(&person.zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let today = zone.to_datetime(now).date();
    let language = person.language.unwrap_or(Language::English);
    let say = site.say(language, zone);
    let offices = groups::offices_of(tx, person.id, today).await?;
    let mut calendar = Calendar::new(say.text("meetings-my-calendar"), language);
    calendar.zone = Zone::named(&person.zone).ok();
    let mut groups = groups::all(tx).await?;
    groups.retain(|group| offices.iter().any(|office| office.group == Some(group.id)));
    let ids: Vec<_> = groups.iter().map(|group| group.id).collect();
    let meetings = store::of_groups(tx, &ids, since(now)).await?;
    let items = store::agendas(tx, &meetings.iter().map(|one| one.id).collect::<Vec<_>>()).await?;
    for meeting in &meetings {
        let Some(group) = groups.iter().find(|group| group.id == meeting.group) else { continue };
        let own: Vec<_> = items.iter().filter(|item| item.meeting == meeting.id).cloned().collect();
        calendar.events.push(event(site, &say, group, meeting, &own, Depth::Inside));
    }
    if let Some(FeedMore(more)) = site.find_part::<FeedMore>() {
        let organizer = organizer(site, &say.text("meetings-my-calendar"));
        let reader = FeedFor { person, organizer, host: host(site), today, site: site.clone(), say };
        calendar.tasks = more(tx, &reader).await?;
    }
    Ok(calendar)
}

pub(crate) async fn of_meeting(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (group, meeting, items) = visit
        .db()
        .read(async |tx| {
            let (group, meeting) = found(tx, &visit.actor, at.slug.as_deref(), &at.reference).await?;
            let items = store::agenda(tx, meeting.id).await?;
            Ok::<_, Problem>((group, meeting, items))
        })
        .await?;
    let say = &visit.say;
    let inside = reads_inside(&visit, &group);
    let depth = if inside { Depth::Inside } else { Depth::Open };
    let mut calendar = Calendar::new(meeting.title.clone(), say.language);
    calendar.events = vec![event(&visit.site, say, &group, &meeting, &items, depth)];
    Ok(file(&headers, &calendar, "private, max-age=60"))
}

/// The file, or 304 for whoever has it already.
fn file(headers: &HeaderMap, calendar: &Calendar, cache: &'static str) -> Response {
    let bytes = calendar.to_bytes();
    let tag = format!("\"{}\"", &FileHash::of(&bytes).to_string()[..32]);
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let same = known.flat_map(|value| value.split(',')).any(|one| {
        let one = one.trim();
        one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag
    });
    let mut response = if same {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, content_type(calendar))], bytes).into_response()
    };
    let to = response.headers_mut();
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        to.insert(header::ETAG, tag);
    }
    to.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    response
}

/// A calendar of two kinds has no method, in the file and in its header.
fn content_type(calendar: &Calendar) -> &'static str {
    if calendar.events.is_empty() || calendar.tasks.is_empty() {
        Method::Publish.content_type()
    } else {
        "text/calendar; charset=UTF-8"
    }
}
