//! Versions, their items, drafts, decisions and answers.

use db::{Result, Tx, row, sql};
use jiff::Timestamp;
use kernel::{AgencyId, GroupId, PersonId, uuid::Uuid};
use meetings::{AgendaItemId, MeetingId};

use crate::model::{
    Answer, AnswerId, Decision, DecisionId, Draft, Given, Item, Minutes, MinutesId, State, Version, VersionId,
};

row! {
    struct MinutesRow { id: MinutesId, meeting_id: MeetingId, meeting_reference: String, group_id: GroupId }
}

impl From<MinutesRow> for Minutes {
    fn from(row: MinutesRow) -> Self {
        Self { id: row.id, meeting: row.meeting_id, reference: row.meeting_reference, group: row.group_id }
    }
}

const MINUTES: &str = "select id, meeting_id, meeting_reference, group_id from minutes";

pub(crate) async fn minutes_of(tx: &mut Tx, meeting: MeetingId) -> Result<Option<Minutes>> {
    let row: Option<MinutesRow> = tx.first(sql(MINUTES).then(" where meeting_id = $1").bind(meeting)).await?;
    Ok(row.map(Minutes::from))
}

pub(crate) async fn insert_minutes(tx: &mut Tx, it: &Minutes, now: Timestamp) -> Result<()> {
    let statement = sql(
        "insert into minutes (id, meeting_id, meeting_reference, group_id, made_at) values ($1, $2, $3, $4, $5)",
    );
    tx.run(statement.bind(it.id).bind(it.meeting).bind(&it.reference).bind(it.group).bind(now))
        .await
        .map(drop)
}

row! {
    struct VersionRow {
        id: VersionId, minutes_id: MinutesId, number: u32, state: State, correction: String,
        circulated_at: Option<Timestamp>, closes_at: Option<Timestamp>, adopted_at: Option<Timestamp>,
        digest: Option<String>,
    }
}
row! {
    struct ItemRow {
        item_id: AgendaItemId, position: u32, title: String, body: String, revision: i64, edited_by: String,
        edited_at: Timestamp,
    }
}

/// The meeting as a whole has no agenda item; its key is nil.
fn key(item: Option<AgendaItemId>) -> AgendaItemId {
    item.unwrap_or_else(|| AgendaItemId::from_uuid(Uuid::nil()))
}

fn item_of(key: AgendaItemId) -> Option<AgendaItemId> {
    Some(key).filter(|key| !key.uuid().is_nil())
}

impl From<ItemRow> for Item {
    fn from(row: ItemRow) -> Self {
        Self {
            item: item_of(row.item_id),
            position: row.position,
            title: row.title,
            text: row.body,
            revision: row.revision,
            edited_by: row.edited_by,
            edited_at: row.edited_at,
        }
    }
}

/// Every version of the minutes with its text, oldest first.
pub(crate) async fn versions(tx: &mut Tx, minutes: MinutesId) -> Result<Vec<Version>> {
    let statement = sql(
        "select id, minutes_id, number, state, correction, circulated_at, closes_at, adopted_at, digest \
         from minutes_version where minutes_id = $1 order by number",
    );
    let rows: Vec<VersionRow> = tx.all(statement.bind(minutes)).await?;
    let mut versions = Vec::with_capacity(rows.len());
    for row in rows {
        let items =
            sql("select item_id, position, title, body, revision, edited_by, edited_at from minutes_item \
             where version_id = $1 order by position, item_id");
        let items: Vec<ItemRow> = tx.all(items.bind(row.id)).await?;
        versions.push(Version {
            id: row.id,
            minutes: row.minutes_id,
            number: row.number,
            state: row.state,
            correction: row.correction,
            circulated_at: row.circulated_at,
            closes_at: row.closes_at,
            adopted_at: row.adopted_at,
            digest: row.digest,
            items: items.into_iter().map(Item::from).collect(),
        });
    }
    Ok(versions)
}

pub(crate) async fn insert_version(tx: &mut Tx, it: &Version, now: Timestamp) -> Result<()> {
    let statement = sql("insert into minutes_version (id, minutes_id, number, state, correction, made_at) \
         values ($1, $2, $3, 'draft', $4, $5)");
    tx.run(statement.bind(it.id).bind(it.minutes).bind(it.number).bind(&it.correction).bind(now)).await?;
    for item in &it.items {
        insert_item(tx, it.id, item).await?;
    }
    Ok(())
}

pub(crate) async fn insert_item(tx: &mut Tx, version: VersionId, it: &Item) -> Result<()> {
    let statement = sql(
        "insert into minutes_item (version_id, item_id, position, title, body, revision, edited_by, edited_at) \
         select $1, $2, $3, $4, $5, $6, $7, $8 from minutes_version where id = $1 and state = 'draft'",
    );
    let statement =
        statement.bind(version).bind(key(it.item)).bind(it.position).bind(&it.title).bind(&it.text);
    tx.update(statement.bind(it.revision).bind(&it.edited_by).bind(it.edited_at)).await
}

/// Saves the text of an item that was read at the revision before its own, while the version is a draft.
pub(crate) async fn save_item(tx: &mut Tx, version: VersionId, it: &Item) -> Result<()> {
    let statement =
        sql("update minutes_item set position = $1, title = $2, body = $3, revision = $4, edited_by = $5, \
         edited_at = $6 where version_id = $7 and item_id = $8 and revision = $9 \
         and version_id in (select id from minutes_version where state = 'draft')");
    let statement =
        statement.bind(it.position).bind(&it.title).bind(&it.text).bind(it.revision).bind(&it.edited_by);
    tx.update(statement.bind(it.edited_at).bind(version).bind(key(it.item)).bind(it.revision - 1)).await
}

/// Gives an item of a draft its number and title as they stand on the agenda when it is circulated.
pub(crate) async fn place_item(tx: &mut Tx, version: VersionId, it: &Item) -> Result<()> {
    let statement =
        sql("update minutes_item set position = $1, title = $2 where version_id = $3 and item_id = $4 \
         and version_id in (select id from minutes_version where state = 'draft')");
    tx.update(statement.bind(it.position).bind(&it.title).bind(version).bind(key(it.item))).await
}

/// Marks a draft circulated; its text is closed with it.
pub(crate) async fn save_circulated(tx: &mut Tx, it: &Version) -> Result<()> {
    let statement = sql(
        "update minutes_version set state = 'circulated', circulated_at = $1, closes_at = $2, digest = $3 \
         where id = $4 and state = 'draft'",
    );
    tx.update(statement.bind(it.circulated_at).bind(it.closes_at).bind(&it.digest).bind(it.id)).await?;
    tx.run(sql("delete from minutes_draft where version_id = $1").bind(it.id)).await.map(drop)
}

/// Marks a circulated version adopted, once.
pub(crate) async fn save_adopted(tx: &mut Tx, version: VersionId, at: Timestamp) -> Result<()> {
    let statement = sql(
        "update minutes_version set state = 'adopted', adopted_at = $1 where id = $2 and state = 'circulated'",
    );
    tx.update(statement.bind(at).bind(version)).await
}

row! {
    struct DraftRow { item_id: AgendaItemId, body: String, base: i64, revision: i64, saved_at: Timestamp }
}

/// What this person typed into a version and has not saved.
pub(crate) async fn drafts(tx: &mut Tx, version: VersionId, person: PersonId) -> Result<Vec<Draft>> {
    let statement = sql(
        "select item_id, body, base, revision, saved_at from minutes_draft where version_id = $1 and person_id = $2",
    );
    let rows: Vec<DraftRow> = tx.all(statement.bind(version).bind(person)).await?;
    let draft = |row: DraftRow| Draft {
        item: item_of(row.item_id),
        text: row.body,
        base: row.base,
        revision: row.revision,
        saved_at: row.saved_at,
    };
    Ok(rows.into_iter().map(draft).collect())
}

/// Keeps a draft that was read at the revision before its own; the first has revision 1.
pub(crate) async fn keep_draft(tx: &mut Tx, version: VersionId, person: PersonId, it: &Draft) -> Result<()> {
    let statement = sql(
        "insert into minutes_draft (version_id, item_id, person_id, body, base, revision, saved_at) \
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (version_id, item_id, person_id) do update set \
         body = excluded.body, base = excluded.base, revision = excluded.revision, saved_at = excluded.saved_at \
         where minutes_draft.revision = excluded.revision - 1",
    );
    let statement = statement.bind(version).bind(key(it.item)).bind(person).bind(&it.text).bind(it.base);
    tx.update(statement.bind(it.revision).bind(it.saved_at)).await
}

pub(crate) async fn drop_draft(
    tx: &mut Tx,
    version: VersionId,
    item: Option<AgendaItemId>,
    person: PersonId,
) -> Result<()> {
    let statement =
        sql("delete from minutes_draft where version_id = $1 and item_id = $2 and person_id = $3");
    tx.run(statement.bind(version).bind(key(item)).bind(person)).await.map(drop)
}

row! {
    struct DecisionRow {
        id: DecisionId, meeting_id: MeetingId, group_id: GroupId, number: u32, reference: String, body: String,
        item_id: Option<AgendaItemId>, taken_at: Timestamp,
    }
}

pub(crate) async fn decisions(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<Decision>> {
    let statement =
        sql("select id, meeting_id, group_id, number, reference, body, item_id, taken_at from decision \
         where meeting_id = $1 order by number");
    let rows: Vec<DecisionRow> = tx.all(statement.bind(meeting)).await?;
    let decision = |row: DecisionRow| Decision {
        id: row.id,
        meeting: row.meeting_id,
        group: row.group_id,
        number: row.number,
        reference: row.reference,
        text: row.body,
        item: row.item_id,
        taken_at: row.taken_at,
    };
    Ok(rows.into_iter().map(decision).collect())
}

pub(crate) async fn insert_decision(tx: &mut Tx, it: &Decision) -> Result<()> {
    let statement =
        sql("insert into decision (id, meeting_id, group_id, number, reference, body, item_id, taken_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)");
    let statement = statement.bind(it.id).bind(it.meeting).bind(it.group).bind(it.number).bind(&it.reference);
    tx.run(statement.bind(&it.text).bind(it.item).bind(it.taken_at)).await.map(drop)
}

row! {
    struct AnswerRow {
        id: AnswerId, version_id: VersionId, agency_id: AgencyId, agency_code: String, person_id: PersonId,
        person_name: String, answer: Answer, paragraph: String, body: String, given_at: Timestamp,
    }
}

pub(crate) async fn answers(tx: &mut Tx, version: VersionId) -> Result<Vec<Given>> {
    let statement = sql(
        "select id, version_id, agency_id, agency_code, person_id, person_name, answer, paragraph, body, \
         given_at from minutes_answer where version_id = $1 order by given_at, id",
    );
    let rows: Vec<AnswerRow> = tx.all(statement.bind(version)).await?;
    let given = |row: AnswerRow| Given {
        id: row.id,
        version: row.version_id,
        agency: row.agency_id,
        agency_code: row.agency_code,
        person: row.person_id,
        person_name: row.person_name,
        answer: row.answer,
        paragraph: row.paragraph,
        text: row.body,
        at: row.given_at,
    };
    Ok(rows.into_iter().map(given).collect())
}

pub(crate) async fn insert_answer(tx: &mut Tx, it: &Given) -> Result<()> {
    let statement = sql(
        "insert into minutes_answer (id, version_id, agency_id, agency_code, person_id, person_name, answer, \
         paragraph, body, given_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    );
    let statement =
        statement.bind(it.id).bind(it.version).bind(it.agency).bind(&it.agency_code).bind(it.person);
    let statement =
        statement.bind(&it.person_name).bind(it.answer).bind(&it.paragraph).bind(&it.text).bind(it.at);
    tx.run(statement).await.map(drop)
}

/// The meeting whose minutes these are.
pub(crate) async fn meeting_of(tx: &mut Tx, minutes: MinutesId) -> Result<Option<MeetingId>> {
    let found: Option<(MeetingId,)> =
        tx.first(sql("select meeting_id from minutes where id = $1").bind(minutes)).await?;
    Ok(found.map(|(meeting,)| meeting))
}

/// The held meetings of a group whose newest version is in this state; with none, those without any minutes.
pub(crate) async fn meetings_in(tx: &mut Tx, group: GroupId, state: Option<State>) -> Result<Vec<MeetingId>> {
    let statement = match state {
        Some(state) => sql(
            "select m.id from meeting m join minutes n on n.meeting_id = m.id \
             join minutes_version v on v.minutes_id = n.id where m.group_id = $1 and v.state = $2 and m.state = 'held' \
             and v.number = (select max(w.number) from minutes_version w where w.minutes_id = n.id) order by m.at",
        )
        .bind(group)
        .bind(state),
        None => sql(
            "select m.id from meeting m where m.group_id = $1 and m.state = 'held' \
             and not exists (select 1 from minutes n where n.meeting_id = m.id) order by m.at",
        )
        .bind(group),
    };
    let rows: Vec<(MeetingId,)> = tx.all(statement).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The minutes of every meeting.
pub(crate) async fn all(tx: &mut Tx) -> Result<Vec<Minutes>> {
    let rows: Vec<MinutesRow> = tx.all(sql(MINUTES).then(" order by made_at, id")).await?;
    Ok(rows.into_iter().map(Minutes::from).collect())
}
