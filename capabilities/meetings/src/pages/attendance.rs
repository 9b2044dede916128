//! Recording who took part, in one form that lists everybody expected.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Path;
use kernel::PersonId;
use serde::Serialize;
use web::{Form, Problem, Response, Say, Visit};

use super::{AtMeeting, found, path, permit, words};
use crate::{
    Mode, Presence, State,
    expected::expected_on,
    letter::span,
    ops,
    policy::{ChangeMeeting, RecordAttendance},
    store,
};

#[derive(Template, Serialize)]
#[template(path = "pages/attendance.html")]
struct AttendanceView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    heading: String,
    title: String,
    when: String,
    #[serde(skip)]
    path: String,
    people: Vec<Row>,
    #[serde(skip)]
    send: String,
    begun: bool,
}

#[derive(Serialize)]
struct Row {
    person: PersonId,
    name: String,
    agency: String,
    role: String,
    answer: String,
    mode: String,
    #[serde(skip)]
    choices: Vec<(String, String)>,
}

pub(crate) async fn form(visit: Visit, Path(at): Path<AtMeeting>) -> Result<Response, Problem> {
    if visit.format.is_file() {
        return super::attendance_table::file(&visit, &at).await;
    }
    let (group, meeting, expected, there, replies) = visit
        .db()
        .read(async |tx| {
            let (group, meeting) = found(tx, &visit.actor, at.slug.as_deref(), &at.reference).await?;
            let expected = expected_on(tx, &group, group.day(meeting.at)).await?;
            let there = store::attendance(tx, meeting.id).await?;
            let replies = store::replies(tx, meeting.id).await?;
            Ok::<_, Problem>((group, meeting, expected, there, replies))
        })
        .await?;
    drop(permit::<RecordAttendance>(&visit, meeting.clone())?);
    let say = &visit.say;
    let planned = meeting.state == State::Planned;
    let none = (String::new(), say.text("meetings-mode-none"));
    let modes = Mode::ALL.iter().map(|mode| (mode.word().to_owned(), words::mode(say, *mode)));
    let choices: Vec<(String, String)> = std::iter::once(none).chain(modes).collect();
    let mut people: Vec<Row> = Vec::new();
    for one in &expected {
        let known = there.iter().find(|there| there.person == one.card.id);
        let reply = replies.iter().find(|reply| reply.person == one.card.id);
        // Whoever said they come is taken to have come; the co-chair corrects what was otherwise.
        let guess =
            planned && there.is_empty() && reply.is_some_and(|reply| reply.answer == crate::Answer::Yes);
        let mode = known.map(|known| known.mode).or(guess.then_some(Mode::Online));
        people.push(Row {
            person: one.card.id,
            name: one.card.name.clone(),
            agency: one.agency_code.clone(),
            role: say.text(&format!("role-{}", one.role.word())),
            answer: reply.map_or_else(String::new, |reply| words::answer(say, reply.answer)),
            mode: mode.map_or_else(String::new, |mode| mode.word().to_owned()),
            choices: choices.clone(),
        });
    }
    for one in there.iter().filter(|one| !expected.iter().any(|known| known.card.id == one.person)) {
        people.push(Row {
            person: one.person,
            name: one.name.clone(),
            agency: one.agency_code.clone().unwrap_or_default(),
            role: String::new(),
            answer: String::new(),
            mode: one.mode.word().to_owned(),
            choices: choices.clone(),
        });
    }
    let zone = meeting.tz();
    let heading = say.text(if planned { "meetings-record-attendance" } else { "meetings-change-attendance" });
    let view = AttendanceView {
        title: meeting.title.clone(),
        when: format!("{} {}", span(say, meeting.at, meeting.end(), &zone), say.local().zone(&zone)),
        path: path(&group, &meeting),
        people,
        send: say.text(if planned { "meetings-it-was-held" } else { "meetings-save" }),
        begun: visit.actor.now >= meeting.at && meeting.state != State::Cancelled,
        heading: heading.clone(),
        say: say.clone(),
    };
    visit.page(words::head_of(say, &group, &meeting, &heading), &view)
}

/// Each field is named by a person's id and holds how they took part, or nothing.
pub(crate) async fn record(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Form(form): Form<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let mut present = Vec::new();
    for (person, mode) in form.iter().filter(|(_, mode)| !mode.is_empty()) {
        let person: PersonId = person.parse().map_err(Problem::unreadable)?;
        let mode: Mode = mode.parse().map_err(Problem::unreadable)?;
        present.push(Presence { person, mode });
    }
    present.sort_by_key(|one| one.person);
    let to = visit
        .db()
        .write(async |tx| {
            let (group, meeting) = found(tx, &visit.actor, at.slug.as_deref(), &at.reference).await?;
            let to = path(&group, &meeting);
            if meeting.state == State::Planned {
                let permit = permit::<ChangeMeeting>(&visit, meeting)?;
                ops::hold(tx, &visit.actor, permit, &present).await?;
            } else {
                let permit = permit::<RecordAttendance>(&visit, meeting)?;
                ops::attend(tx, &visit.actor, permit, &present).await?;
            }
            Ok::<_, Problem>(to)
        })
        .await?;
    Ok(visit.done(&to, "meetings-notice-recorded"))
}
