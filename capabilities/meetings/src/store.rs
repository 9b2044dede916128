//! The only SQL of meetings.

mod agenda;
mod attendance;

use db::{Result, Tx, row, sql};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};
use kernel::GroupId;

use crate::{Meeting, MeetingId, Range, Shown, State};

pub(crate) use agenda::*;
pub(crate) use attendance::*;

row! {
    struct MeetingRow {
        id: MeetingId, group_id: GroupId, reference: String, title: String, starts: DateTime, zone: String,
        shown: Shown, minutes: u32, at: Timestamp, state: State, place: String, join_url: String, note: String,
        papers_day: Option<Date>, reason: String, sequence: u32, changed_at: Timestamp, revision: i64,
    }
}

impl From<MeetingRow> for Meeting {
    fn from(row: MeetingRow) -> Self {
        Self {
            id: row.id,
            group: row.group_id,
            reference: row.reference,
            title: row.title,
            start: row.starts,
            zone: row.zone,
            shown: row.shown,
            minutes: row.minutes,
            at: row.at,
            state: row.state,
            place: row.place,
            join: row.join_url,
            note: row.note,
            papers_day: row.papers_day,
            reason: row.reason,
            sequence: row.sequence,
            changed_at: row.changed_at,
            revision: row.revision,
        }
    }
}

const SELECT: &str = "select id, group_id, reference, title, starts, zone, shown, minutes, at, state, place, \
     join_url, note, papers_day, reason, sequence, changed_at, revision from meeting";

fn meetings(rows: Vec<MeetingRow>) -> Vec<Meeting> {
    rows.into_iter().map(Meeting::from).collect()
}

pub(crate) async fn meeting(tx: &mut Tx, id: MeetingId) -> Result<Option<Meeting>> {
    let row: Option<MeetingRow> = tx.first(sql(SELECT).then(" where id = $1").bind(id)).await?;
    Ok(row.map(Meeting::from))
}

pub(crate) async fn by_reference(tx: &mut Tx, group: GroupId, reference: &str) -> Result<Option<Meeting>> {
    let statement = sql(SELECT).then(" where group_id = $1 and reference = $2").bind(group).bind(reference);
    Ok(tx.first::<MeetingRow>(statement).await?.map(Meeting::from))
}

pub(crate) async fn of_group(tx: &mut Tx, group: GroupId, range: Range) -> Result<Vec<Meeting>> {
    let statement = sql(SELECT)
        .then(" where group_id = $1")
        .bind(group)
        .and("at >=", range.from)
        .and("at <", range.to)
        .then(" order by at, reference");
    Ok(meetings(tx.all(statement).await?))
}

/// When the meetings of a group began that were held, as far as they began before this moment; oldest first.
pub(crate) async fn held_before(tx: &mut Tx, group: GroupId, before: Timestamp) -> Result<Vec<Timestamp>> {
    let statement = sql("select at from meeting where group_id = $1 and at < $2 and state = 'held' \
                         order by at, reference");
    let rows: Vec<(Timestamp,)> = tx.all(statement.bind(group).bind(before)).await?;
    Ok(rows.into_iter().map(|(at,)| at).collect())
}

pub(crate) async fn of_groups(tx: &mut Tx, groups: &[GroupId], range: Range) -> Result<Vec<Meeting>> {
    let statement = sql(SELECT)
        .then(" where 1 = 1")
        .any_of("group_id", groups)
        .and("at >=", range.from)
        .and("at <", range.to)
        .then(" order by at, reference");
    Ok(meetings(tx.all(statement).await?))
}

pub(crate) async fn page(
    tx: &mut Tx,
    group: GroupId,
    after: Option<&str>,
    most: i64,
) -> Result<Vec<Meeting>> {
    let statement = sql(SELECT)
        .then(" where group_id = $1")
        .bind(group)
        .and("reference <", after)
        .then(" order by reference desc limit ")
        .number(most);
    Ok(meetings(tx.all(statement).await?))
}

pub(crate) async fn next_planned(tx: &mut Tx, group: GroupId, now: Timestamp) -> Result<Option<Meeting>> {
    // A meeting that is going on is still the next one; none lasts longer than a day in earnest.
    let day_before = now.checked_sub(jiff::SignedDuration::from_hours(24)).unwrap_or(now);
    let statement = sql(SELECT)
        .then(" where group_id = $1 and state = 'planned' and at >= $2 order by at, reference")
        .bind(group)
        .bind(day_before);
    Ok(meetings(tx.all(statement).await?).into_iter().find(|meeting| meeting.end() > now))
}

pub(crate) async fn references(tx: &mut Tx, group: GroupId) -> Result<Vec<String>> {
    let rows: Vec<(String,)> =
        tx.all(sql("select reference from meeting where group_id = $1").bind(group)).await?;
    Ok(rows.into_iter().map(|(reference,)| reference).collect())
}

pub(crate) async fn insert(tx: &mut Tx, it: &Meeting) -> Result<()> {
    let statement = sql(
        "insert into meeting (id, group_id, reference, title, starts, zone, shown, minutes, at, state, place, \
         join_url, note, papers_day, reason, sequence, changed_at, revision) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
    );
    let statement = statement
        .bind(it.id)
        .bind(it.group)
        .bind(&it.reference)
        .bind(&it.title)
        .bind(it.start)
        .bind(&it.zone)
        .bind(it.shown)
        .bind(it.minutes)
        .bind(it.at)
        .bind(it.state);
    let statement = statement
        .bind(&it.place)
        .bind(&it.join)
        .bind(&it.note)
        .bind(it.papers_day)
        .bind(&it.reason)
        .bind(it.sequence)
        .bind(it.changed_at)
        .bind(it.revision);
    tx.run(statement).await.map(drop)
}

/// Saves a meeting that was read at the revision before its own.
pub(crate) async fn save(tx: &mut Tx, it: &Meeting) -> Result<()> {
    let statement = sql(
        "update meeting set title = $1, starts = $2, zone = $3, shown = $4, minutes = $5, at = $6, state = $7, \
         place = $8, join_url = $9, note = $10, papers_day = $11, reason = $12, sequence = $13, \
         changed_at = $14, revision = $15 where id = $16 and revision = $17",
    );
    let statement = statement
        .bind(&it.title)
        .bind(it.start)
        .bind(&it.zone)
        .bind(it.shown)
        .bind(it.minutes)
        .bind(it.at)
        .bind(it.state)
        .bind(&it.place)
        .bind(&it.join);
    let statement = statement
        .bind(&it.note)
        .bind(it.papers_day)
        .bind(&it.reason)
        .bind(it.sequence)
        .bind(it.changed_at)
        .bind(it.revision)
        .bind(it.id)
        .bind(it.revision - 1);
    tx.update(statement).await
}

/// Every meeting of every group, with its state.
pub(crate) async fn known(tx: &mut Tx) -> Result<Vec<(MeetingId, String, State)>> {
    tx.all(sql("select id, reference, state from meeting order by at, id")).await
}
