//! What the page of a meeting shows, prepared for its reader.

use askama::Template;
use calendars::Zone;
use serde::Serialize;
use web::{Html, PanelHtml, Remark, Say, Visit, markdown};

use super::{Loaded, written_until};
use crate::{
    AgendaItemId, MeetingId, Mode, PaperId, State, Taken,
    expected::{station_in, stations_of},
    letter::span,
    model::numbered,
    pages::{
        archive,
        clocks::{self, ClockRow},
        path,
        words::{self, Choice},
    },
    sum_of_minutes,
};

#[derive(Template, Serialize)]
#[template(path = "pages/meeting.html")]
pub(super) struct MeetingView {
    #[serde(skip)]
    say: Say,
    id: MeetingId,
    reference: String,
    title: String,
    state: State,
    #[serde(skip)]
    state_words: String,
    /// What other capabilities say of the meeting as a whole.
    badges: Vec<Remark>,
    /// The day, the time and the city, with who took part and who chaired.
    pub(super) lead: String,
    start: jiff::Timestamp,
    end: jiff::Timestamp,
    local_start: jiff::civil::DateTime,
    zone: String,
    minutes: u32,
    #[serde(skip)]
    path: String,
    #[serde(skip)]
    fairness: String,
    reason: String,
    clocks: Vec<ClockRow>,
    #[serde(skip)]
    clocks_title: String,
    #[serde(skip)]
    clocks_note: String,
    agenda: Vec<ItemRow>,
    /// Whether the records tell what became of any item.
    #[serde(skip)]
    has_outcomes: bool,
    #[serde(skip)]
    agenda_note: String,
    taken: Taken,
    members: usize,
    #[serde(skip)]
    attendance: Vec<(String, String)>,
    inside: Option<Inside>,
    panels: Vec<PanelHtml>,
}

impl MeetingView {
    /// Whether the names fold under the count of them, so that the count need not stand once more.
    fn folds(&self) -> bool {
        self.inside.as_ref().is_some_and(|inside| !inside.present.is_empty())
    }
}

/// What members of the group read.
#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each says whether one form is shown")]
struct Inside {
    place: String,
    join: String,
    note: String,
    papers_due: Option<jiff::Timestamp>,
    #[serde(skip)]
    papers_due_words: String,
    papers_late: bool,
    /// The words of the link to all papers; empty where none is kept here or they are too much for one file.
    #[serde(skip)]
    all_papers: String,
    present: Vec<PresentRow>,
    inputs: Vec<InputRow>,
    answers: Vec<AnswerRow>,
    #[serde(skip)]
    own_answer: Vec<Choice>,
    can_answer: bool,
    #[serde(skip)]
    modes: Vec<Choice>,
    can_declare: bool,
    can_write: bool,
    convenes: bool,
    /// What the co-chairs have to do next.
    wants_attendance: bool,
    can_change: bool,
}

#[derive(Serialize)]
struct ItemRow {
    id: AgendaItemId,
    position: u32,
    title: String,
    minutes: u32,
    presenter: String,
    clause: Option<u32>,
    #[serde(skip)]
    clause_url: String,
    papers: Vec<PaperRow>,
    outcome: Vec<Remark>,
}

/// A paper under an item.
#[derive(Serialize)]
pub(crate) struct PaperRow {
    pub(crate) id: PaperId,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) by: String,
    pub(crate) number: String,
}

#[derive(Serialize)]
struct PresentRow {
    name: String,
    agency: String,
    mode: Mode,
    #[serde(skip)]
    words: String,
    city: String,
    own_word: bool,
}

#[derive(Serialize)]
struct InputRow {
    name: String,
    agency: String,
    item: String,
    text: String,
    #[serde(skip)]
    html: Html,
    given_at: jiff::Timestamp,
    #[serde(skip)]
    when: String,
}

#[derive(Serialize)]
struct AnswerRow {
    answer: crate::Answer,
    words: String,
    names: Vec<String>,
}

/// What other capabilities add.
type Others = (Vec<PanelHtml>, Vec<Remark>);

pub(super) fn made(visit: &Visit, it: &Loaded, inside: bool, others: Others) -> MeetingView {
    let (panels, remarks) = others;
    let (say, meeting) = (&visit.say, &it.meeting);
    let rows = clock_rows(visit, it);
    let taken = Taken::of(&it.attendance);
    let agenda: Vec<ItemRow> = it.items.iter().map(|item| item_row(it, item, inside, &remarks)).collect();
    MeetingView {
        id: meeting.id,
        reference: meeting.reference.clone(),
        title: meeting.title.clone(),
        state: meeting.state,
        state_words: words::state(say, meeting.state),
        lead: lead(say, it, &taken),
        start: meeting.at,
        end: meeting.end(),
        local_start: meeting.start,
        zone: meeting.zone.clone(),
        minutes: meeting.minutes,
        path: path(&it.group, meeting),
        fairness: it.group.path("/meetings/fairness"),
        reason: if inside { meeting.reason.clone() } else { String::new() },
        clocks_title: say.with("meetings-clocks", "n", rows.len()),
        clocks_note: clocks_note(say, it),
        clocks: rows,
        has_outcomes: agenda.iter().any(|item| !item.outcome.is_empty()),
        agenda,
        badges: on(&remarks, meeting.id.uuid()),
        agenda_note: agenda_note(say, it),
        attendance: attendance(say, it, &taken),
        members: it.members,
        taken,
        inside: inside.then(|| inner(visit, it)),
        panels,
        say: say.clone(),
    }
}

fn lead(say: &Say, it: &Loaded, taken: &Taken) -> String {
    let (meeting, own) = (&it.meeting, it.meeting.tz());
    let mut parts =
        vec![format!("{} {}", span(say, meeting.at, meeting.end(), &own), say.local().zone(&own))];
    if meeting.state == State::Held && taken.agencies > 0 {
        parts.push(say.fill(
            "meetings-agencies-of",
            &[("n", taken.agencies.into()), ("all", it.members.max(taken.agencies).into())],
        ));
    }
    match it.chairs.as_slice() {
        [] => {}
        [one] => parts.push(say.with("meetings-chaired-by-one", "first", one.as_str())),
        [first, second, ..] => parts.push(say.fill(
            "meetings-chaired-by",
            &[("first", first.as_str().into()), ("second", second.as_str().into())],
        )),
    }
    parts.join(" · ")
}

/// The clocks of those who took part, or who are expected; the reader's own is always among them.
fn clock_rows(visit: &Visit, it: &Loaded) -> Vec<ClockRow> {
    let own = Zone::named(&it.meeting.zone).unwrap_or(Zone::UTC);
    let spoke: Vec<&str> =
        it.attendance.iter().filter(|one| one.mode != Mode::Written).map(|one| one.zone.as_str()).collect();
    let mut stations = if it.meeting.state == State::Held && !spoke.is_empty() {
        let mut zones: Vec<Zone> = Vec::new();
        for zone in spoke.into_iter().filter_map(|name| Zone::named(name).ok()) {
            if !zones.contains(&zone) {
                zones.push(zone);
            }
        }
        zones.into_iter().map(station_in).collect()
    } else {
        stations_of(it.expected.iter().map(|one| &one.card))
    };
    if stations.is_empty() {
        stations.push(station_in(own.clone()));
    }
    let reader = visit.actor.person().and_then(|_| visit.say.zone.iana_name());
    let stations = clocks::with_reader(stations, reader);
    clocks::rows(&visit.say, (it.meeting.at, it.meeting.minutes), &own, stations, reader)
}

fn clocks_note(say: &Say, it: &Loaded) -> String {
    let mut note = say.text("meetings-clocks-note");
    let late: Vec<String> = it
        .earlier
        .iter()
        .filter_map(|(meeting, there)| {
            let zone = crate::fairness::heaviest(meeting, there)?;
            Some(format!("{} ({})", say.local().city(&zone), meeting.reference))
        })
        .collect();
    if !late.is_empty() {
        note.push(' ');
        note.push_str(&say.with("meetings-late-hour", "list", late.join(", ")));
    }
    note
}

fn on(remarks: &[Remark], id: kernel::uuid::Uuid) -> Vec<Remark> {
    remarks.iter().filter(|remark| remark.on == id).cloned().collect()
}

fn item_row(it: &Loaded, item: &crate::AgendaItem, inside: bool, remarks: &[Remark]) -> ItemRow {
    let numbers = numbered(&it.meeting.reference, &it.items, &it.papers);
    let papers = it.papers.iter().filter(|paper| inside && paper.item == item.id);
    ItemRow {
        id: item.id,
        position: item.position,
        title: item.title.clone(),
        minutes: item.minutes,
        presenter: item.presenter.clone(),
        clause: item.clause,
        clause_url: it.group.path(&format!("/mandate/{}", item.clause.unwrap_or_default())),
        papers: papers.map(|paper| paper_row(&path(&it.group, &it.meeting), paper, &numbers)).collect(),
        outcome: on(remarks, item.id.uuid()),
    }
}

pub(crate) fn paper_row(base: &str, paper: &crate::Paper, numbers: &[(PaperId, String)]) -> PaperRow {
    let stored = paper.file.is_some();
    PaperRow {
        id: paper.id,
        title: paper.title.clone(),
        url: if stored { format!("{base}/papers/{}", paper.id) } else { paper.link.clone() },
        by: paper.added_by.clone(),
        number: numbers
            .iter()
            .find(|(id, _)| *id == paper.id)
            .map(|(_, number)| number.clone())
            .unwrap_or_default(),
    }
}

fn agenda_note(say: &Say, it: &Loaded) -> String {
    let (sum, length) = (sum_of_minutes(&it.items), it.meeting.minutes);
    if it.items.is_empty() {
        return String::new();
    }
    let key = if sum > length { "meetings-agenda-too-long" } else { "meetings-agenda-sum" };
    say.fill(key, &[("sum", sum.into()), ("length", length.into())])
}

fn attendance(say: &Say, it: &Loaded, taken: &Taken) -> Vec<(String, String)> {
    if it.attendance.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![(
        say.text("meetings-present"),
        say.fill(
            "meetings-present-count",
            &[("n", taken.agencies.into()), ("cities", taken.zones.len().into())],
        ),
    )];
    if taken.in_writing > 0 {
        rows.push((
            say.text("meetings-in-writing"),
            say.with("meetings-agencies-count", "n", taken.in_writing),
        ));
    }
    if it.meeting.state == State::Held {
        let absent = it.members.saturating_sub(taken.agencies + taken.in_writing);
        rows.push((say.text("meetings-absent"), say.with("meetings-agencies-count", "n", absent)));
    }
    rows
}

fn inner(visit: &Visit, it: &Loaded) -> Inside {
    let (say, meeting, now) = (&visit.say, &it.meeting, visit.actor.now);
    let own = visit.actor.person().map(|person| person.id);
    let reply = it.replies.iter().find(|reply| Some(reply.person) == own);
    let there = it.attendance.iter().find(|one| Some(one.person) == own);
    let convenes = visit.actor.is_operator() || visit.actor.holds(it.group.id, kernel::Role::CoChair);
    let sits = own.is_some() && visit.actor.sits_in(it.group.id);
    let begun = now >= meeting.at && meeting.state != State::Cancelled;
    let due = meeting.papers_due();
    let mode = |mode: Mode| Choice {
        value: mode.word(),
        words: words::mode(say, mode),
        chosen: mode == Mode::Online,
    };
    Inside {
        place: meeting.place.clone(),
        join: meeting.join.clone(),
        note: meeting.note.clone(),
        papers_due_words: due.as_ref().map_or_else(String::new, |due| say.local().deadline(due)),
        papers_late: due.as_ref().is_some_and(|due| due.timestamp() < now),
        papers_due: due.map(|due| due.timestamp()),
        all_papers: archive::link_words(say, it.length),
        present: it.attendance.iter().map(|one| present(say, one)).collect(),
        inputs: it.inputs.iter().map(|one| input(say, it, one)).collect(),
        answers: answers(say, it),
        own_answer: words::answers(say, reply.map(|reply| reply.answer)),
        can_answer: sits && meeting.is_open(now),
        modes: vec![mode(Mode::Online), mode(Mode::InPerson)],
        can_declare: sits && begun && there.is_none_or(|one| one.mode == Mode::Written),
        can_write: sits && meeting.state != State::Cancelled && now < written_until(meeting),
        convenes,
        wants_attendance: convenes && begun && meeting.state == State::Planned,
        can_change: convenes && meeting.state == State::Planned,
    }
}

fn present(say: &Say, one: &crate::Attendance) -> PresentRow {
    PresentRow {
        name: one.name.clone(),
        agency: one.agency_code.clone().unwrap_or_default(),
        mode: one.mode,
        words: words::mode(say, one.mode),
        city: say.local().city(&one.zone),
        own_word: one.own_word,
    }
}

fn input(say: &Say, it: &Loaded, one: &crate::WrittenInput) -> InputRow {
    let item = it.items.iter().find(|item| Some(item.id) == one.item);
    InputRow {
        name: one.name.clone(),
        agency: one.agency_code.clone().unwrap_or_default(),
        item: item.map_or_else(String::new, |item| format!("{}. {}", item.position, item.title)),
        html: markdown(&one.body),
        text: one.body.clone(),
        given_at: one.given_at,
        when: say.local().instant(one.given_at),
    }
}

fn answers(say: &Say, it: &Loaded) -> Vec<AnswerRow> {
    let names = |answer| {
        let those = it.replies.iter().filter(move |reply| reply.answer == answer);
        those.map(|reply| match &reply.agency_code {
            Some(code) => format!("{} ({code})", reply.name),
            None => reply.name.clone(),
        })
    };
    let row = |answer: &crate::Answer| AnswerRow {
        answer: *answer,
        words: words::answer(say, *answer),
        names: names(*answer).collect(),
    };
    crate::Answer::ALL.iter().map(row).filter(|row| !row.names.is_empty()).collect()
}
