//! Scheduling a meeting and moving it: everybody's clock before the choice is made.

mod proposal;

use askama::Template;
use axum::extract::Path;
use groups::Group;
use jiff::{Timestamp, civil::DateTime};
use serde::{Deserialize, Serialize};
use web::{Fields, Form, Problem, Query, Response, Say, StatusCode, Visit};

use self::proposal::{Proposal, Suggestion};
use super::{
    AtMeeting, InGroup,
    clocks::{self, ClockRow},
    found, path, permit, words,
};
use crate::{
    Meeting, NoSuchTime, Shown, agree,
    letter::span,
    ops::{self, NewMeeting, Tell},
    policy::{ChangeMeeting, ScheduleMeeting},
};

/// What is typed, as it was typed.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(crate) struct Typed {
    title: String,
    date: String,
    time: String,
    zone: String,
    minutes: String,
    place: String,
    join: String,
    note: String,
    shown: String,
    revision: String,
    /// Set by the button that shows the clocks.
    see: String,
}

#[derive(Template, Serialize)]
#[template(path = "pages/schedule.html")]
struct ScheduleView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    heading: String,
    #[serde(skip)]
    lead: String,
    #[serde(skip)]
    action: String,
    #[serde(skip)]
    send: String,
    #[serde(skip)]
    back: String,
    typed: Typed,
    fields: Fields,
    #[serde(skip)]
    zones: Vec<(String, String)>,
    /// The two instants of a civil time that the clock shows twice.
    doubled: Vec<Twice>,
    clocks: Vec<ClockRow>,
    #[serde(skip)]
    clocks_title: String,
    suggestions: Vec<Suggestion>,
    notice_late: String,
    other: Option<Other>,
}

/// One of the two instants.
#[derive(Serialize)]
struct Twice {
    value: &'static str,
    at: Timestamp,
    words: String,
    chosen: bool,
}

/// The version that somebody else saved in between.
#[derive(Serialize)]
struct Other {
    #[serde(skip)]
    rows: Vec<(String, String)>,
    revision: i64,
}

/// What the form is for.
enum For {
    New,
    Change(Box<Meeting>),
}

pub(crate) async fn form(
    visit: Visit,
    Path(InGroup { slug }): Path<InGroup>,
    Query(mut typed): Query<Typed>,
) -> Result<Response, Problem> {
    let group = visit.db().read(async |tx| groups::at(tx, slug.as_deref()).await).await?;
    drop(permit::<ScheduleMeeting>(&visit, group.clone())?);
    proposal::fill_in(&visit, &group, &mut typed).await?;
    show(&visit, &group, For::New, typed, Fields::default(), None).await
}

pub(crate) async fn announce(
    visit: Visit,
    Path(InGroup { slug }): Path<InGroup>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let group = visit.db().read(async |tx| groups::at(tx, slug.as_deref()).await).await?;
    drop(permit::<ScheduleMeeting>(&visit, group.clone())?);
    let mut fields = Fields::default();
    if let Some(new) = read(&visit.say, &typed, &mut fields) {
        let done = visit
            .db()
            .write(async |tx| {
                let permit = kernel::Permit::<ScheduleMeeting>::grant(&visit.actor, group.clone())?;
                ops::schedule(tx, &visit.actor, permit, new, Tell::Invited).await
            })
            .await;
        match done {
            Ok(meeting) => return Ok(visit.done(&path(&group, &meeting), "meetings-notice-announced")),
            Err(error) => refuse(&visit.say, error, &mut fields)?,
        }
    }
    show(&visit, &group, For::New, typed, fields, None).await
}

pub(crate) async fn change_form(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Query(asked): Query<Typed>,
) -> Result<Response, Problem> {
    let (group, meeting) =
        visit.db().read(async |tx| found(tx, &visit.actor, at.slug.as_deref(), &at.reference).await).await?;
    drop(permit::<ChangeMeeting>(&visit, meeting.clone())?);
    let typed = if asked.date.is_empty() { typed_of(&meeting) } else { asked };
    show(&visit, &group, For::Change(Box::new(meeting)), typed, Fields::default(), None).await
}

pub(crate) async fn change(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Form(typed): Form<Typed>,
) -> Result<Response, Problem> {
    let (group, meeting) =
        visit.db().read(async |tx| found(tx, &visit.actor, at.slug.as_deref(), &at.reference).await).await?;
    drop(permit::<ChangeMeeting>(&visit, meeting.clone())?);
    let mut fields = Fields::default();
    let revision: i64 = typed.revision.parse().map_err(Problem::unreadable)?;
    let mut other = None;
    if let Some(new) = read(&visit.say, &typed, &mut fields) {
        let done = visit
            .db()
            .write(async |tx| {
                let permit = kernel::Permit::<ChangeMeeting>::grant(&visit.actor, meeting.clone())?;
                ops::reschedule(tx, &visit.actor, permit, revision, new, Tell::Invited).await
            })
            .await;
        match done {
            Ok(meeting) => return Ok(visit.done(&path(&group, &meeting), "meetings-notice-changed")),
            Err(ops::Error::Stale(now)) => other = Some(now),
            Err(error) => refuse(&visit.say, error, &mut fields)?,
        }
    }
    show(&visit, &group, For::Change(Box::new(meeting)), typed, fields, other).await
}

fn typed_of(meeting: &Meeting) -> Typed {
    Typed {
        title: meeting.title.clone(),
        date: meeting.start.date().to_string(),
        time: format!("{:02}:{:02}", meeting.start.hour(), meeting.start.minute()),
        zone: meeting.zone.clone(),
        minutes: meeting.minutes.to_string(),
        place: meeting.place.clone(),
        join: meeting.join.clone(),
        note: meeting.note.clone(),
        shown: meeting.shown.word().to_owned(),
        revision: meeting.revision.to_string(),
        see: "1".to_owned(),
    }
}

/// The civil time that was typed, if it is one.
fn civil(typed: &Typed) -> Option<DateTime> {
    let date: jiff::civil::Date = typed.date.trim().parse().ok()?;
    let time: jiff::civil::Time = typed.time.trim().parse().ok()?;
    Some(date.to_datetime(time))
}

fn shown(typed: &Typed) -> Shown {
    typed.shown.parse().unwrap_or(Shown::Once)
}

/// Reads the form; what cannot be read is noted beside its field.
fn read(say: &Say, typed: &Typed, fields: &mut Fields) -> Option<NewMeeting> {
    if typed.title.trim().is_empty() {
        fields.refuse("title", say.text("meetings-refused-title"));
    }
    let start = civil(typed);
    if start.is_none() {
        fields.refuse("date", say.text("meetings-refused-date"));
    }
    let minutes: Option<u32> =
        typed.minutes.trim().parse().ok().filter(|minutes| (5..=1440).contains(minutes));
    if minutes.is_none() {
        fields.refuse("minutes", say.text("meetings-refused-minutes"));
    }
    let (start, minutes) = (start?, minutes?);
    if let Err(why) = agree(start, &typed.zone, shown(typed)) {
        no_such_time(say, start, &why, fields);
    }
    (!fields.any()).then(|| NewMeeting {
        reference: None,
        title: typed.title.clone(),
        start,
        zone: typed.zone.clone(),
        shown: shown(typed),
        minutes,
        place: typed.place.clone(),
        join: typed.join.clone(),
        note: typed.note.clone(),
    })
}

fn no_such_time(say: &Say, start: DateTime, why: &NoSuchTime, fields: &mut Fields) {
    let local = say.local();
    match why {
        NoSuchTime::Zone(_) => fields.refuse("zone", say.text("meetings-refused-zone")),
        NoSuchTime::Skipped { zone, before, after } => fields.refuse(
            "time",
            say.fill(
                "meetings-refused-skipped",
                &[
                    ("city", local.city(zone).into()),
                    ("time", local.time(start).into()),
                    ("day", local.day(start.date()).into()),
                    ("before", local.time(*before).into()),
                    ("after", local.time(*after).into()),
                ],
            ),
        ),
        NoSuchTime::Doubled { zone, .. } => fields.refuse(
            "shown",
            say.fill(
                "meetings-refused-doubled",
                &[("city", local.city(zone).into()), ("time", local.time(start).into())],
            ),
        ),
    }
}

/// Puts a refusal of the operation beside its field; what is no field's is a problem of its own.
fn refuse(say: &Say, error: ops::Error, fields: &mut Fields) -> Result<(), Problem> {
    match error {
        ops::Error::Field(field) => fields.refuse(
            field,
            say.text(match field {
                "title" => "meetings-refused-title",
                "minutes" => "meetings-refused-minutes",
                "join" => "meetings-refused-join",
                _ => "meetings-refused-long",
            }),
        ),
        error => return Err(error.into()),
    }
    Ok(())
}

async fn show(
    visit: &Visit,
    group: &Group,
    what: For,
    mut typed: Typed,
    fields: Fields,
    other: Option<Box<Meeting>>,
) -> Result<Response, Problem> {
    let say = &visit.say;
    let sent = fields.any() || other.is_some();
    let proposal = Proposal::load(visit, group, &typed, matches!(what, For::New)).await?;
    let mut fields = fields;
    if !sent
        && !typed.see.is_empty()
        && let Some(start) = civil(&typed)
        && let Err(why) = agree(start, &typed.zone, shown(&typed))
    {
        no_such_time(say, start, &why, &mut fields);
    }
    let (action, heading, button, back) = match &what {
        For::New => (
            group.path("/meetings/new"),
            say.text("meetings-schedule"),
            say.text("meetings-announce"),
            group.path("/meetings"),
        ),
        For::Change(meeting) => (
            format!("{}/change", path(group, meeting)),
            say.text("meetings-change"),
            say.text("meetings-save"),
            path(group, meeting),
        ),
    };
    if let Some(now) = &other {
        // Sending once more then replaces what the other saved, knowingly.
        typed.revision = now.revision.to_string();
    }
    let rows = proposal.clocks(visit, &typed);
    let view = ScheduleView {
        lead: group.title(say.language).to_owned(),
        zones: proposal::zones(say, group, &typed.zone, visit.actor.now),
        doubled: doubled(say, &typed),
        clocks_title: say.with("meetings-clocks", "n", rows.len()),
        clocks: rows,
        suggestions: proposal.suggestions(visit, &typed, &action),
        notice_late: proposal.notice_late(visit, group, &typed),
        other: other.map(|now| other_version(say, &now)),
        heading: heading.clone(),
        action,
        send: button,
        back,
        typed,
        fields,
        say: say.clone(),
    };
    let status = match (sent, view.other.is_some()) {
        (_, true) => StatusCode::CONFLICT,
        (true, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, false) => StatusCode::OK,
    };
    let head = match &what {
        For::New => words::head(say, group, &heading).here(&heading),
        For::Change(meeting) => words::head_of(say, group, meeting, &heading),
    };
    visit.page_with(status, head, &view)
}

fn doubled(say: &Say, typed: &Typed) -> Vec<Twice> {
    let Some(start) = civil(typed) else { return Vec::new() };
    let Err(NoSuchTime::Doubled { zone, first, second }) = agree(start, &typed.zone, Shown::Once) else {
        return Vec::new();
    };
    let offset = |at: Timestamp| {
        let zone = kernel::zone(&zone).unwrap_or(jiff::tz::TimeZone::UTC);
        clocks::offset(zone.to_offset(at))
    };
    let one = |value: Shown, at: Timestamp, key: &str| Twice {
        value: value.word(),
        at,
        words: say.with(key, "offset", offset(at)),
        chosen: shown(typed) == value,
    };
    vec![
        one(Shown::First, first, "meetings-shown-first"),
        one(Shown::Second, second, "meetings-shown-second"),
    ]
}

fn other_version(say: &Say, now: &Meeting) -> Other {
    let zone = now.tz();
    let when = format!("{} {}", span(say, now.at, now.end(), &zone), say.local().zone(&zone));
    let rows = [
        ("meetings-title", now.title.clone()),
        ("meetings-when", when),
        ("meetings-place", now.place.clone()),
        ("meetings-online", now.join.clone()),
        ("meetings-note", now.note.clone()),
    ];
    Other {
        rows: rows.into_iter().map(|(key, value)| (say.text(key), value)).collect(),
        revision: now.revision,
    }
}
