//! The meetings of a group, by year.

use askama::Template;
use axum::extract::Path;
use kernel::List;
use serde::{Deserialize, Serialize};
use web::{Mark, Problem, Query, Response, Say, Visit};

use super::{InGroup, words};
use crate::{Meeting, MeetingId, Range, State, letter::span, policy::ScheduleMeeting, store};

#[derive(Deserialize)]
pub(crate) struct Wish {
    #[serde(default)]
    q: String,
    #[serde(default)]
    state: String,
}

#[derive(Template, Serialize)]
#[template(path = "pages/list.html")]
struct ListView {
    #[serde(skip)]
    say: Say,
    group: String,
    #[serde(skip)]
    path: String,
    /// What follows the `?` where the same is wanted as a file.
    #[serde(skip)]
    ask: String,
    years: Vec<Year>,
    q: String,
    #[serde(skip)]
    states: Vec<(String, String)>,
    state: String,
    total: usize,
    #[serde(skip)]
    may_schedule: bool,
    feed: Option<String>,
    #[serde(skip)]
    webcal: String,
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "a year is what people and the twin call it")]
struct Year {
    year: i16,
    /// How many were held.
    held: usize,
    #[serde(skip)]
    words: String,
    meetings: Vec<Row>,
}

/// A meeting in a list.
#[derive(Serialize)]
pub(crate) struct Row {
    pub(crate) id: MeetingId,
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) start: jiff::Timestamp,
    pub(crate) minutes: u32,
    pub(crate) zone: String,
    pub(crate) state: State,
    #[serde(skip)]
    pub(crate) mark: Mark,
    #[serde(skip)]
    pub(crate) when: String,
    #[serde(skip)]
    pub(crate) for_reader: String,
    pub(crate) agencies: Option<u32>,
}

pub(crate) fn row(say: &Say, group: &groups::Group, meeting: &Meeting, agencies: Option<u32>) -> Row {
    let own = meeting.tz();
    let same = own.iana_name() == say.zone.iana_name();
    let for_reader =
        format!("{} {}", span(say, meeting.at, meeting.end(), &say.zone), say.local().zone(&say.zone));
    Row {
        id: meeting.id,
        reference: meeting.reference.clone(),
        title: meeting.title.clone(),
        url: super::path(group, meeting),
        start: meeting.at,
        minutes: meeting.minutes,
        zone: meeting.zone.clone(),
        state: meeting.state,
        mark: words::state_mark(say, meeting.state),
        when: format!("{} {}", span(say, meeting.at, meeting.end(), &own), say.local().zone(&own)),
        for_reader: if same { String::new() } else { for_reader },
        agencies,
    }
}

pub(crate) async fn list(
    visit: Visit,
    Path(InGroup { slug }): Path<InGroup>,
    Query(wish): Query<Wish>,
) -> Result<Response, Problem> {
    let (group, meetings, counts) = visit
        .db()
        .read(async |tx| {
            let group = super::seen(tx, &visit.actor, slug.as_deref()).await?;
            let meetings = store::of_group(tx, group.id, Range::ALL).await?;
            let counts = store::agencies_present(tx, group.id).await?;
            Ok::<_, Problem>((group, meetings, counts))
        })
        .await?;
    let say = &visit.say;
    let needle = wish.q.trim().to_lowercase();
    let state: Option<State> = wish.state.parse().ok();
    let mut years: Vec<Year> = Vec::new();
    let mut total = 0;
    for meeting in meetings.iter().rev() {
        let text = format!("{} {}", meeting.reference, meeting.title).to_lowercase();
        if state.is_some_and(|state| state != meeting.state) || !text.contains(&needle) {
            continue;
        }
        total += 1;
        let year = group.day(meeting.at).year();
        if years.last().is_none_or(|last| last.year != year) {
            years.push(Year { year, held: 0, words: String::new(), meetings: Vec::new() });
        }
        let Some(last) = years.last_mut() else { continue };
        last.held += usize::from(meeting.state == State::Held);
        let agencies = counts.iter().find(|(id, _)| *id == meeting.id).map(|(_, count)| *count);
        last.meetings.push(row(say, &group, meeting, agencies.filter(|_| meeting.state == State::Held)));
    }
    for year in &mut years {
        year.words = say.with("meetings-held-count", "n", year.held);
    }
    if visit.format.is_file() {
        return visit.table(&format!("meetings-{}", group.slug), table(say, &group, years)).await;
    }
    let every = [(String::new(), say.text("meetings-every-state"))];
    let states = State::ALL.iter().map(|state| (state.word().to_owned(), words::state(say, *state)));
    let feed = group
        .settings
        .calendar_open
        .then(|| visit.site.address(&format!("/groups/{}/calendar.ics", group.slug)));
    let view = ListView {
        group: group.title(say.language).to_owned(),
        path: group.path("/meetings"),
        ask: ask(&visit),
        years,
        q: wish.q,
        states: every.into_iter().chain(states).collect(),
        state: state.map_or_else(String::new, |state| state.word().to_owned()),
        total,
        may_schedule: <ScheduleMeeting as kernel::Action>::allowed(&visit.actor, &group),
        webcal: feed.as_deref().map_or_else(String::new, webcal),
        feed,
        say: say.clone(),
    };
    let title = say.text("meetings");
    let head = groups::head(say, &group, &title).here(&title).described(say.with(
        "meetings-lead",
        "group",
        group.title(say.language),
    ));
    visit.page(head.lasting(), &view)
}

fn ask(visit: &Visit) -> String {
    if visit.query.is_empty() { String::new() } else { format!("?{}", visit.query) }
}

/// The meetings of the page as a table for a file.
fn table(say: &Say, group: &groups::Group, years: Vec<Year>) -> List {
    let rows: Vec<Row> = years.into_iter().flat_map(|year| year.meetings).collect();
    List::of(say.text("meetings"), &rows)
        .text(say.text("meetings-reference"), |row| row.reference.clone())
        .text(say.text("meetings-meeting"), |row| row.title.clone())
        .instant(say.text("meetings-begins"), |row| Some(row.start))
        .whole(say.text("meetings-length"), |row| Some(row.minutes.into()))
        .text(say.text("meetings-when"), |row| row.when.clone())
        .text(say.text("meetings-zone"), |row| row.zone.clone())
        .text(say.text("meetings-state"), |row| row.mark.words.clone())
        .whole(say.text("meetings-agencies"), |row| row.agencies.map(i64::from))
        .link(say.text("file-address"), |row| row.url.clone())
        .done()
        .in_group(group.title(say.language))
}

/// The address that opens a calendar program.
pub(crate) fn webcal(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    format!("webcal://{rest}")
}
