//! The journal on screen: every act, newest first, for those who may read it.

use askama::Template;
use journal::{Entry, Filter, Who};
use kernel::{Actor, GroupId, List, Role};
use serde::{Deserialize, Serialize};
use web::{Head, Problem, Query, Response, Say, Section, Visit};

/// One act as a reader sees it.
#[derive(Serialize)]
pub(crate) struct Line {
    pub(crate) seq: i64,
    pub(crate) act: String,
    pub(crate) recorded_at: String,
    #[serde(skip)]
    pub(crate) when: String,
    pub(crate) what: String,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) who: String,
    pub(crate) record: String,
    /// How many more acts of the kind, by the same person, directly before.
    #[serde(skip_serializing_if = "is_zero")]
    pub(crate) more: usize,
    #[serde(skip)]
    pub(crate) more_words: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference to the field")]
const fn is_zero(n: &usize) -> bool {
    *n == 0
}

#[derive(Template, Serialize)]
#[template(path = "pages/journal.html")]
struct JournalView {
    #[serde(skip)]
    say: Say,
    lines: Vec<Line>,
    /// What follows the `?` where the same is wanted as a file.
    #[serde(skip)]
    ask: String,
    act: String,
    #[serde(skip)]
    acts: Vec<(String, String)>,
    older: Option<i64>,
}

#[derive(Deserialize)]
pub(crate) struct Question {
    #[serde(default)]
    act: String,
    #[serde(default)]
    before: Option<i64>,
}

/// How many acts a page shows.
const PAGE: usize = 100;
/// How many acts go into one file at most; the journal itself is read whole by `tributary verify`.
const FILE: i64 = 200_000;

pub(crate) async fn journal(visit: Visit, Query(question): Query<Question>) -> Result<Response, Problem> {
    visit.signed()?;
    if visit.format.is_file() {
        return file(&visit, &question).await;
    }
    let acts = if question.act.is_empty() { Vec::new() } else { vec![question.act.clone()] };
    let filter = Filter { acts, before: question.before, newest: Some(500), ..Filter::default() };
    let (entries, closed) = read(&visit, &filter).await?;
    let shown: Vec<&Entry> =
        entries.iter().rev().filter(|entry| may_read(&visit.actor, &closed, entry)).take(PAGE).collect();
    let older = (shown.len() == PAGE).then(|| shown.last().map(|entry| entry.seq)).flatten();
    let mut choices = vec![(String::new(), visit.say.text("admin-journal-any"))];
    choices.extend(
        mandate::acts().iter().map(|act| (act.slug.clone(), act.title.get(visit.say.language).to_owned())),
    );
    let view = JournalView {
        lines: shown.into_iter().map(|entry| line(&visit, entry)).collect(),
        ask: if question.act.is_empty() { String::new() } else { format!("?act={}", question.act) },
        act: question.act,
        acts: choices,
        older,
        say: visit.say.clone(),
    };
    visit.page(Head::titled(visit.say.text("admin-journal")).in_section(Section::Today), &view)
}

/// All acts that the reader may read, newest first, not only those of one page.
async fn file(visit: &Visit, question: &Question) -> Result<Response, Problem> {
    let acts = if question.act.is_empty() { Vec::new() } else { vec![question.act.clone()] };
    let filter = Filter { acts, newest: Some(FILE), ..Filter::default() };
    let (entries, closed) = read(visit, &filter).await?;
    let rows: Vec<(&Entry, Line)> = entries
        .iter()
        .rev()
        .filter(|entry| may_read(&visit.actor, &closed, entry))
        .map(|entry| (entry, line(visit, entry)))
        .collect();
    let say = &visit.say;
    let list = List::of(say.text("admin-journal"), &rows)
        .whole(say.text("admin-journal-number"), |(entry, _)| Some(entry.seq))
        .instant(say.text("admin-journal-when"), |(entry, _)| Some(entry.recorded_at))
        .text(say.text("admin-journal-what"), |(_, line)| line.what.clone())
        .text(say.text("admin-journal-act"), |(entry, _)| entry.act.clone())
        .text(say.text("admin-journal-record"), |(_, line)| line.title.clone())
        .text(say.text("admin-journal-who"), |(_, line)| line.who.clone())
        .text(say.text("admin-journal-identifier"), |(_, line)| line.record.clone())
        .link(say.text("file-address"), |(_, line)| line.url.clone())
        .done()
        .note(say.text("admin-journal-lead"));
    visit.table("journal", list).await
}

/// The newest acts that this reader may see.
pub(crate) async fn recent(visit: &Visit, limit: i64) -> Result<Vec<Line>, Problem> {
    let filter = Filter { newest: Some(limit * 20), ..Filter::default() };
    let (entries, closed) = read(visit, &filter).await?;
    let mut shown: Vec<&Entry> =
        entries.iter().rev().filter(|entry| may_read(&visit.actor, &closed, entry)).collect();
    // Ten changes of one agenda in a row are one piece of news.
    shown.dedup_by(|next, last| (&next.act, &next.record) == (&last.act, &last.record));
    let most = usize::try_from(limit).unwrap_or(0);
    let mut lines: Vec<(&Entry, Line)> = Vec::new();
    for entry in shown {
        // Eight offices granted in one go, too: the newest stands for all.
        if let Some((newest, line)) = lines.last_mut()
            && one_piece(newest, entry)
        {
            line.more += 1;
            line.more_words = visit.say.with("admin-changed-more", "n", line.more);
        } else if lines.len() < most {
            lines.push((entry, line(visit, entry)));
        } else {
            break;
        }
    }
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

/// Whether two neighbours tell of the same kind of act, by the same hand, within the hour.
fn one_piece(newer: &Entry, older: &Entry) -> bool {
    let between = newer.recorded_at.duration_since(older.recorded_at);
    (&newer.act, &newer.who, newer.group) == (&older.act, &older.who, older.group) && between.as_hours() < 1
}

async fn read(visit: &Visit, filter: &Filter) -> db::Result<(Vec<Entry>, Vec<GroupId>)> {
    let read = async |tx: &mut db::Tx| {
        Ok::<_, db::Error>((journal::entries(tx, filter).await?, mandate::closed_to(tx, &visit.actor).await?))
    };
    visit.db().read(read).await
}

/// Members read the acts of their groups; auditors read all; anybody reads what the group does in public.
fn may_read(actor: &Actor, closed: &[GroupId], entry: &Entry) -> bool {
    const PUBLIC: &[&str] = &[
        "meeting.scheduled",
        "meeting.moved",
        "meeting.held",
        "meeting.cancelled",
        "minutes.adopted",
        "figures.published",
        "agency.joined",
    ];
    let auditor = actor.offices.iter().any(|office| office.role == Role::Auditor);
    let sits = |group: GroupId| actor.sits_in(group);
    // A group that closed its calendar tells strangers of no meeting.
    let of_meeting = ["meeting.", "minutes."].iter().any(|of| entry.act.starts_with(of));
    let told = !(of_meeting && entry.group.is_some_and(|group| closed.contains(&group)));
    (told && PUBLIC.contains(&entry.act.as_str()))
        || actor.is_operator()
        || auditor
        || entry.group.is_some_and(sits)
        || (entry.group.is_none() && !actor.offices.is_empty())
}

/// Where this reader may go to see what an entry tells of: nobody is led to a page that turns them away.
fn open_to(actor: &Actor, entry: &Entry) -> String {
    let url = entry.url.as_str();
    let convenes = || entry.group.is_some_and(|group| actor.holds(group, Role::CoChair));
    if url.ends_with("/offices") && !actor.is_operator() && !convenes() {
        return String::new();
    }
    let reads_all = actor.is_operator() || actor.offices.iter().any(|office| office.role == Role::Auditor);
    let inside = reads_all || entry.group.is_none_or(|group| actor.sits_in(group));
    match url.strip_suffix("/minutes") {
        // The page of the meeting is open to all, and leads to the minutes whoever may read them.
        Some(meeting) if !inside => meeting.to_owned(),
        _ => url.to_owned(),
    }
}

fn line(visit: &Visit, entry: &Entry) -> Line {
    let person = match &entry.who {
        Who::Person(_, name) if visit.actor.person().is_some() => name.clone(),
        Who::Person(..) | Who::System | Who::Operator => String::new(),
    };
    let who = [person, entry.agency_code.clone().unwrap_or_default()];
    Line {
        seq: entry.seq,
        act: entry.act.clone(),
        recorded_at: entry.recorded_at.to_string(),
        when: visit.say.local().instant(entry.recorded_at),
        what: mandate::act_title(&entry.act, visit.say.language),
        title: entry.title.clone(),
        url: open_to(&visit.actor, entry),
        who: who.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        record: entry.record.clone(),
        more: 0,
        more_words: String::new(),
    }
}
