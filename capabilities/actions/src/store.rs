//! The only SQL of action points.

use db::{Result, Sql, Tx, row, sql};
use jiff::{Timestamp, civil::Date};
use kernel::{AgencyId, GroupId, Value};
use meetings::{AgendaItemId, MeetingId};

use crate::model::{Action, ActionId, State};

row! {
    struct ActionRow {
        id: ActionId, group_id: GroupId, number: u32, body: String, agency_id: AgencyId, agency_code: String,
        meeting_id: MeetingId, meeting_reference: String, item_id: Option<AgendaItemId>, agreed_at: Timestamp,
        agreed_day: Date, due_day: Option<Date>, state: State, closed_at: Option<Timestamp>,
        closed_meeting: Option<MeetingId>, closed_reference: Option<String>, reason: String,
        changed_at: Timestamp, revision: i64,
    }
}

impl From<ActionRow> for Action {
    fn from(row: ActionRow) -> Self {
        Self {
            id: row.id,
            group: row.group_id,
            number: row.number,
            reference: format!("A{}", row.number),
            text: row.body,
            agency: row.agency_id,
            agency_code: row.agency_code,
            due: row.due_day,
            state: row.state,
            origin: row.meeting_id,
            origin_reference: row.meeting_reference,
            item: row.item_id,
            agreed_at: row.agreed_at,
            agreed: row.agreed_day,
            closed_at: row.closed_at,
            closed_meeting: row.closed_meeting,
            closed_reference: row.closed_reference,
            reason: row.reason,
            changed_at: row.changed_at,
            revision: row.revision,
        }
    }
}

const SELECT: &str = "select id, group_id, number, body, agency_id, agency_code, meeting_id, meeting_reference, \
     item_id, agreed_at, agreed_day, due_day, state, closed_at, closed_meeting, closed_reference, reason, \
     changed_at, revision from action_point";

/// Which action points of a group are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// In one of these states; empty means any.
    pub states: Vec<State>,
    /// Of this agency.
    pub agency: Option<AgencyId>,
    /// Due before this day.
    pub due_before: Option<Date>,
    /// With a number above this one.
    pub after: Option<u32>,
}

async fn list(tx: &mut Tx, statement: Sql) -> Result<Vec<Action>> {
    Ok(tx.all::<ActionRow>(statement).await?.into_iter().map(Action::from).collect())
}

async fn one(tx: &mut Tx, statement: Sql) -> Result<Option<Action>> {
    Ok(tx.first::<ActionRow>(statement).await?.map(Action::from))
}

pub(crate) async fn action(tx: &mut Tx, id: ActionId) -> Result<Option<Action>> {
    one(tx, sql(SELECT).then(" where id = $1").bind(id)).await
}

pub(crate) async fn by_number(tx: &mut Tx, group: GroupId, number: u32) -> Result<Option<Action>> {
    one(tx, sql(SELECT).then(" where group_id = $1 and number = $2").bind(group).bind(number)).await
}

/// Those of the group's action points that have one of these numbers.
pub(crate) async fn by_numbers(tx: &mut Tx, group: GroupId, numbers: &[u32]) -> Result<Vec<Action>> {
    let mut found = Vec::new();
    // Long lists are asked for in pieces: a statement takes only so many values.
    for some in numbers.chunks(500) {
        let statement = sql(SELECT).then(" where group_id = $1").bind(group).any_of("number", some);
        found.extend(list(tx, statement.then(" order by number")).await?);
    }
    Ok(found)
}

/// At most `most` of the group's action points, by their numbers.
pub(crate) async fn page(tx: &mut Tx, group: GroupId, filter: &Filter, most: i64) -> Result<Vec<Action>> {
    let statement = filtered(sql(SELECT).then(" where group_id = $1").bind(group), filter);
    list(tx, statement.and("number >", filter.after).then(" order by number limit ").number(most)).await
}

/// How many of the group's action points match, whatever the page.
pub(crate) async fn count(tx: &mut Tx, group: GroupId, filter: &Filter) -> Result<i64> {
    let statement = sql("select count(*) from action_point where group_id = $1").bind(group);
    tx.scalar(filtered(statement, filter)).await
}

fn filtered(mut statement: Sql, filter: &Filter) -> Sql {
    if !filter.states.is_empty() {
        statement = statement.any_of("state", &filter.states);
    }
    statement.and("agency_id =", filter.agency).and("due_day <", filter.due_before)
}

/// The agencies that have or had action points in the group.
pub(crate) async fn owners(tx: &mut Tx, group: GroupId) -> Result<Vec<(AgencyId, String)>> {
    let statement = sql(
        "select distinct agency_id, agency_code from action_point where group_id = $1 order by agency_code",
    );
    tx.all(statement.bind(group)).await
}

pub(crate) async fn of_meeting(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<Action>> {
    list(tx, sql(SELECT).then(" where meeting_id = $1 order by number").bind(meeting)).await
}

/// Agreed at this moment or before and not closed before it, oldest first.
pub(crate) async fn open_at(tx: &mut Tx, group: GroupId, at: Timestamp) -> Result<Vec<Action>> {
    let statement = sql(SELECT)
        .then(" where group_id = $1 and agreed_at <= $2 and (closed_at is null or closed_at >= $2)")
        .then(" order by agreed_at, number");
    list(tx, statement.bind(group).bind(at)).await
}

pub(crate) async fn closed_at_meeting(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<Action>> {
    list(tx, sql(SELECT).then(" where closed_meeting = $1 order by number").bind(meeting)).await
}

/// What these agencies still have to do, in all groups, by day.
pub(crate) async fn open_of(tx: &mut Tx, agencies: &[AgencyId]) -> Result<Vec<Action>> {
    let statement = sql(SELECT)
        .then(" where state in ('open', 'in-progress')")
        .any_of("agency_id", agencies)
        .then(" order by coalesce(due_day, '9999'), number");
    list(tx, statement).await
}

pub(crate) async fn next_number(tx: &mut Tx, group: GroupId) -> Result<u32> {
    let highest: Option<u32> =
        tx.scalar(sql("select max(number) from action_point where group_id = $1").bind(group)).await?;
    Ok(highest.unwrap_or(0) + 1)
}

pub(crate) async fn insert_all(tx: &mut Tx, actions: &[Action]) -> Result<()> {
    let head = "insert into action_point (id, group_id, number, body, agency_id, agency_code, meeting_id, \
         meeting_reference, item_id, agreed_at, agreed_day, due_day, state, closed_at, closed_meeting, \
         closed_reference, reason, changed_at, revision) values";
    tx.insert_all(head, actions.iter().map(values)).await.map(drop)
}

fn values(it: &Action) -> Vec<Value> {
    use kernel::Scalar as _;
    vec![
        it.id.to_value(),
        it.group.to_value(),
        it.number.to_value(),
        it.text.to_value(),
        it.agency.to_value(),
        it.agency_code.to_value(),
        it.origin.to_value(),
        it.origin_reference.to_value(),
        it.item.to_value(),
        it.agreed_at.to_value(),
        it.agreed.to_value(),
        it.due.to_value(),
        it.state.to_value(),
        it.closed_at.to_value(),
        it.closed_meeting.to_value(),
        it.closed_reference.to_value(),
        it.reason.to_value(),
        it.changed_at.to_value(),
        it.revision.to_value(),
    ]
}

/// Saves an action point that was read at the revision before its own; nothing of its origin ever changes.
pub(crate) async fn save(tx: &mut Tx, it: &Action) -> Result<()> {
    let statement = sql(
        "update action_point set body = $1, agency_id = $2, agency_code = $3, due_day = $4, state = $5, \
         closed_at = $6, closed_meeting = $7, closed_reference = $8, reason = $9, changed_at = $10, \
         revision = $11 where id = $12 and revision = $13",
    );
    let statement = statement
        .bind(&it.text)
        .bind(it.agency)
        .bind(&it.agency_code)
        .bind(it.due)
        .bind(it.state)
        .bind(it.closed_at)
        .bind(it.closed_meeting);
    let statement = statement
        .bind(&it.closed_reference)
        .bind(&it.reason)
        .bind(it.changed_at)
        .bind(it.revision)
        .bind(it.id)
        .bind(it.revision - 1);
    tx.update(statement).await
}

/// Every action point of every group, with what it is called and its state.
pub(crate) async fn known(tx: &mut Tx) -> Result<Vec<(ActionId, String, State)>> {
    let rows: Vec<(ActionId, String, u32, State)> = tx
        .all(sql("select id, meeting_reference, number, state from action_point order by group_id, number"))
        .await?;
    let known = |(id, meeting, number, state)| (id, format!("{meeting}/A{number}"), state);
    Ok(rows.into_iter().map(known).collect())
}
