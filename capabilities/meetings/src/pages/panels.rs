//! The next meeting, on the page of a group and on the reader's page of the day.

use std::pin::Pin;

use askama::Template;
use groups::Group;
use kernel::{GroupId, uuid::Uuid};
use serde::Serialize;
use web::{Html, PanelHtml, Problem, Say, Visit};

use super::{
    clocks::offset,
    path,
    words::{self, Choice},
};
use crate::{Answer, Meeting, letter::span, policy::ScheduleMeeting, store};

#[derive(Template, Serialize)]
#[template(path = "pages/next.html")]
struct NextView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    heading_id: &'static str,
    group: String,
    meeting: Option<Next>,
    #[serde(skip)]
    all: String,
    #[serde(skip)]
    may_schedule: bool,
}

#[derive(Serialize)]
struct Next {
    reference: String,
    title: String,
    url: String,
    start: jiff::Timestamp,
    zone: String,
    /// The reader's own day, hours and place.
    #[serde(skip)]
    day: String,
    #[serde(skip)]
    hours: String,
    #[serde(skip)]
    place: String,
    #[serde(skip)]
    at_home: String,
    #[serde(skip)]
    other_day: String,
    answer: Option<Answer>,
    #[serde(skip)]
    choices: Vec<Choice>,
    #[serde(skip)]
    can_answer: bool,
}

type Panel = Pin<Box<dyn Future<Output = Result<Option<PanelHtml>, Problem>> + Send>>;

/// The panel on the page of a group.
pub(crate) fn of_group(visit: Visit, id: Uuid) -> Panel {
    Box::pin(async move {
        let id = GroupId::from_uuid(id);
        let (group, meeting, answer) = visit
            .db()
            .read(async |tx| {
                let group = groups::group(tx, id).await?.ok_or_else(Problem::not_found)?;
                let meeting = store::next_planned(tx, group.id, visit.actor.now).await?;
                let answer = own_answer(tx, &visit, meeting.as_ref()).await?;
                Ok::<_, Problem>((group, meeting, answer))
            })
            .await?;
        if !groups::policy::sees_calendar(&visit.actor, &group) {
            return Ok(None);
        }
        made(&visit, &group, meeting, answer, false).map(Some)
    })
}

/// The panel on the page of the day: the first meeting among the reader's groups.
pub(crate) fn of_today(visit: Visit, _: Uuid) -> Panel {
    Box::pin(async move {
        let found = visit
            .db()
            .read(async |tx| {
                let mut soonest: Option<(Group, Meeting)> = None;
                let mut home = None;
                for group in groups::all(tx).await? {
                    let own = group.home || visit.actor.sits_in(group.id);
                    if !own || !groups::policy::sees_calendar(&visit.actor, &group) {
                        continue;
                    }
                    let next = store::next_planned(tx, group.id, visit.actor.now).await?;
                    if group.home {
                        home = Some(group.clone());
                    }
                    if let Some(next) = next
                        && soonest.as_ref().is_none_or(|(_, known)| next.at < known.at)
                    {
                        soonest = Some((group, next));
                    }
                }
                let (group, meeting) = match (soonest, home) {
                    (Some((group, meeting)), _) => (group, Some(meeting)),
                    (None, Some(group)) => (group, None),
                    (None, None) => return Ok(None),
                };
                let answer = own_answer(tx, &visit, meeting.as_ref()).await?;
                Ok::<_, Problem>(Some((group, meeting, answer)))
            })
            .await?;
        found.map(|(group, meeting, answer)| made(&visit, &group, meeting, answer, true)).transpose()
    })
}

async fn own_answer(tx: &mut db::Tx, visit: &Visit, meeting: Option<&Meeting>) -> db::Result<Option<Answer>> {
    let (Some(meeting), Some(person)) = (meeting, visit.actor.person()) else { return Ok(None) };
    let replies = store::replies(tx, meeting.id).await?;
    Ok(replies.iter().find(|reply| reply.person == person.id).map(|reply| reply.answer))
}

fn made(
    visit: &Visit,
    group: &Group,
    meeting: Option<Meeting>,
    answer: Option<Answer>,
    side: bool,
) -> Result<PanelHtml, Problem> {
    let say = &visit.say;
    let view = NextView {
        heading_id: "next-meeting",
        group: group.title(say.language).to_owned(),
        all: group.path("/meetings"),
        may_schedule: <ScheduleMeeting as kernel::Action>::allowed(&visit.actor, group),
        meeting: meeting.map(|meeting| next(visit, group, &meeting, answer)),
        say: say.clone(),
    };
    let html = askama::Template::render(&view).map_err(|error| Problem::internal(&error))?;
    Ok(PanelHtml {
        html: Html::made(html),
        side,
        name: "next_meeting",
        data: serde_json::to_value(&view).map_err(|error| Problem::internal(&error))?,
    })
}

fn next(visit: &Visit, group: &Group, meeting: &Meeting, answer: Option<Answer>) -> Next {
    let say = &visit.say;
    let own = meeting.tz();
    let (here, there) = (say.zone.to_datetime(meeting.at).date(), own.to_datetime(meeting.at).date());
    let local = say.local();
    let place = |zone: &jiff::tz::TimeZone| {
        let (name, offset) = (local.zone(zone), offset(zone.to_offset(meeting.at)));
        if name == offset { name } else { format!("{name} ({offset})") }
    };
    let (from, to) = (say.zone.to_datetime(meeting.at), say.zone.to_datetime(meeting.end()));
    let same = own.iana_name() == say.zone.iana_name();
    Next {
        reference: meeting.reference.clone(),
        title: meeting.title.clone(),
        url: path(group, meeting),
        start: meeting.at,
        zone: meeting.zone.clone(),
        day: local.weekday_day(here),
        hours: format!("{}–{}", local.time(from), local.time(to)),
        place: place(&say.zone),
        at_home: if same {
            String::new()
        } else {
            format!("{} {}", span(say, meeting.at, meeting.end(), &own), place(&own))
        },
        other_day: match here.cmp(&there) {
            std::cmp::Ordering::Greater => say.text("meetings-next-day"),
            std::cmp::Ordering::Less => say.text("meetings-previous-day"),
            std::cmp::Ordering::Equal => String::new(),
        },
        choices: words::answers(say, answer),
        answer,
        can_answer: visit.actor.person().is_some() && visit.actor.sits_in(group.id),
    }
}
