//! The page of one meeting.

mod view;

use axum::extract::Path;
use db::Tx;
use groups::Group;
use jiff::ToSpan as _;
use serde::Deserialize;
use web::{Form, Place, Problem, Response, Visit};

pub(crate) use view::{PaperRow, paper_row};

use super::{AtMeeting, found, path, permit, reads_inside, words};
use crate::{
    AgendaItem, AgendaItemId, Answer, Attendance, Meeting, Mode, Paper, Range, Reply, State, WrittenInput,
    expected::{Expected, expected_on},
    ops,
    policy::TakePart,
    store,
};

/// All that the page tells of.
pub(crate) struct Loaded {
    group: Group,
    meeting: Meeting,
    items: Vec<AgendaItem>,
    papers: Vec<Paper>,
    /// How many bytes the stored papers have together.
    length: i64,
    attendance: Vec<Attendance>,
    replies: Vec<Reply>,
    inputs: Vec<WrittenInput>,
    expected: Vec<Expected>,
    members: usize,
    chairs: Vec<String>,
    /// Earlier meetings, newest first, with those who took part in them.
    earlier: Vec<(Meeting, Vec<Attendance>)>,
}

/// How many earlier meetings tell who had the late hour.
const EARLIER: usize = 3;

async fn load(tx: &mut Tx, actor: &kernel::Actor, at: &AtMeeting) -> Result<Loaded, Problem> {
    let (group, meeting) = found(tx, actor, at.slug.as_deref(), &at.reference).await?;
    let day = group.day(meeting.at);
    let members = groups::members_on(tx, group.id, day).await?.len();
    let mut chairs: Vec<String> =
        groups::co_chairs_on(tx, group.id, day).await?.into_iter().map(|one| one.agency_code).collect();
    chairs.dedup();
    let from = meeting.at.checked_sub(jiff::SignedDuration::from_hours(3 * 366 * 24)).unwrap_or(meeting.at);
    let mut before = store::of_group(tx, group.id, Range::between(from, meeting.at)).await?;
    before.retain(|one| one.state == State::Held);
    let mut earlier = Vec::new();
    for one in before.into_iter().rev().take(EARLIER) {
        let there = store::attendance(tx, one.id).await?;
        earlier.push((one, there));
    }
    Ok(Loaded {
        items: store::agenda(tx, meeting.id).await?,
        papers: store::papers(tx, meeting.id).await?,
        length: store::papers_length(tx, meeting.id).await?,
        attendance: store::attendance(tx, meeting.id).await?,
        replies: store::replies(tx, meeting.id).await?,
        inputs: store::inputs(tx, meeting.id).await?,
        expected: expected_on(tx, &group, day).await?,
        members,
        chairs,
        earlier,
        group,
        meeting,
    })
}

pub(crate) async fn page(visit: Visit, Path(at): Path<AtMeeting>) -> Result<Response, Problem> {
    let loaded = visit.db().read(async |tx| load(tx, &visit.actor, &at).await).await?;
    let panels = visit.panels(Place::Meeting, loaded.meeting.id.uuid()).await?;
    let remarks = visit.remarks(Place::Meeting, loaded.meeting.id.uuid()).await?;
    let inside = reads_inside(&visit, &loaded.group);
    let meeting = &loaded.meeting;
    let head = words::head(&visit.say, &loaded.group, &meeting.title).here(&meeting.reference);
    let view = view::made(&visit, &loaded, inside, (panels, remarks));
    let head = head.described(view.lead.clone());
    visit.page(head.lasting(), &view)
}

#[derive(Deserialize)]
pub(crate) struct AnswerForm {
    answer: String,
}

pub(crate) async fn answer(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Form(form): Form<AnswerForm>,
) -> Result<Response, Problem> {
    let answer: Answer = form.answer.parse().map_err(Problem::unreadable)?;
    let to = visit
        .db()
        .write(async |tx| {
            let (group, meeting) = found(tx, &visit.actor, at.slug.as_deref(), &at.reference).await?;
            let to = path(&group, &meeting);
            ops::answer(tx, &visit.actor, permit::<TakePart>(&visit, meeting)?, answer).await?;
            Ok::<_, Problem>(to)
        })
        .await?;
    Ok(visit.done(&to, "meetings-notice-answered"))
}

#[derive(Deserialize)]
pub(crate) struct DeclareForm {
    mode: String,
}

pub(crate) async fn declare(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Form(form): Form<DeclareForm>,
) -> Result<Response, Problem> {
    let mode: Mode = form.mode.parse().map_err(Problem::unreadable)?;
    let to = visit
        .db()
        .write(async |tx| {
            let (group, meeting) = found(tx, &visit.actor, at.slug.as_deref(), &at.reference).await?;
            let to = path(&group, &meeting);
            ops::declare(tx, &visit.actor, permit::<TakePart>(&visit, meeting)?, mode).await?;
            Ok::<_, Problem>(to)
        })
        .await?;
    Ok(visit.done(&to, "meetings-notice-declared"))
}

#[derive(Deserialize)]
pub(crate) struct InputForm {
    #[serde(default)]
    item: String,
    body: String,
}

pub(crate) async fn input(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Form(form): Form<InputForm>,
) -> Result<Response, Problem> {
    let item: Option<AgendaItemId> = match form.item.as_str() {
        "" => None,
        given => Some(given.parse().map_err(Problem::unreadable)?),
    };
    if form.body.trim().is_empty() {
        let to = visit
            .db()
            .read(async |tx| found(tx, &visit.actor, at.slug.as_deref(), &at.reference).await)
            .await;
        let (group, meeting) = to?;
        return Ok(visit.done(&path(&group, &meeting), "meetings-notice-input-empty"));
    }
    let to = visit
        .db()
        .write(async |tx| {
            let (group, meeting) = found(tx, &visit.actor, at.slug.as_deref(), &at.reference).await?;
            let to = path(&group, &meeting);
            let permit = permit::<TakePart>(&visit, meeting)?;
            ops::give_input(tx, &visit.actor, permit, item, &form.body).await?;
            Ok::<_, Problem>(to)
        })
        .await?;
    Ok(visit.done(&to, "meetings-notice-input"))
}

/// The last day on which written input still counts for the meeting: so long after it.
pub(super) fn written_until(meeting: &Meeting) -> jiff::Timestamp {
    let zone = meeting.tz();
    let end = meeting.end().to_zoned_datetime(zone);
    end.checked_add(14.days()).map_or(meeting.end(), |until| until.timestamp())
}
