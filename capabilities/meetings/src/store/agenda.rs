//! Items of agendas and their papers.

use db::{Result, Tx, row, sql};
use jiff::Timestamp;

use crate::{AgendaItem, AgendaItemId, ItemKind, MeetingId, Paper, PaperId};

row! {
    struct ItemRow {
        id: AgendaItemId, meeting_id: MeetingId, position: u32, title: String, minutes: u32, presenter: String,
        clause: Option<u32>, kind: ItemKind, revision: i64,
    }
}

impl From<ItemRow> for AgendaItem {
    fn from(row: ItemRow) -> Self {
        Self {
            id: row.id,
            meeting: row.meeting_id,
            position: row.position,
            title: row.title,
            minutes: row.minutes,
            presenter: row.presenter,
            clause: row.clause,
            kind: row.kind,
            revision: row.revision,
        }
    }
}

row! {
    struct PaperRow {
        id: PaperId, item_id: AgendaItemId, title: String, link: String, file: Option<String>,
        added_at: Timestamp, added_by: String,
    }
}

impl From<PaperRow> for Paper {
    fn from(row: PaperRow) -> Self {
        Self {
            id: row.id,
            item: row.item_id,
            title: row.title,
            link: row.link,
            file: row.file,
            added_at: row.added_at,
            added_by: row.added_by,
        }
    }
}

const ITEMS: &str =
    "select id, meeting_id, position, title, minutes, presenter, clause, kind, revision from agenda_item";

pub(crate) async fn agenda(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<AgendaItem>> {
    let statement = sql(ITEMS).then(" where meeting_id = $1 order by position, id").bind(meeting);
    let rows: Vec<ItemRow> = tx.all(statement).await?;
    Ok(rows.into_iter().map(AgendaItem::from).collect())
}

pub(crate) async fn agendas(tx: &mut Tx, meetings: &[MeetingId]) -> Result<Vec<AgendaItem>> {
    let statement =
        sql(ITEMS).then(" where 1 = 1").any_of("meeting_id", meetings).then(" order by position, id");
    let rows: Vec<ItemRow> = tx.all(statement).await?;
    Ok(rows.into_iter().map(AgendaItem::from).collect())
}

pub(crate) async fn item(tx: &mut Tx, id: AgendaItemId) -> Result<Option<AgendaItem>> {
    let row: Option<ItemRow> = tx.first(sql(ITEMS).then(" where id = $1").bind(id)).await?;
    Ok(row.map(AgendaItem::from))
}

pub(crate) async fn insert_items(tx: &mut Tx, items: &[AgendaItem]) -> Result<()> {
    use kernel::Scalar as _;
    let head = "insert into agenda_item (id, meeting_id, position, title, minutes, presenter, clause, kind, revision) values";
    let values = |it: &AgendaItem| {
        vec![
            it.id.to_value(),
            it.meeting.to_value(),
            it.position.to_value(),
            it.title.to_value(),
            it.minutes.to_value(),
            it.presenter.to_value(),
            it.clause.to_value(),
            it.kind.to_value(),
            it.revision.to_value(),
        ]
    };
    tx.insert_all(head, items.iter().map(values)).await.map(drop)
}

/// Saves an item that was read at the revision before its own.
pub(crate) async fn save_item(tx: &mut Tx, it: &AgendaItem) -> Result<()> {
    let statement =
        sql("update agenda_item set title = $1, minutes = $2, presenter = $3, clause = $4, kind = $5, \
         revision = $6 where id = $7 and revision = $8");
    let statement =
        statement.bind(&it.title).bind(it.minutes).bind(&it.presenter).bind(it.clause).bind(it.kind);
    tx.update(statement.bind(it.revision).bind(it.id).bind(it.revision - 1)).await
}

/// Numbers the items in this order, from 1.
pub(crate) async fn order_items(tx: &mut Tx, order: &[AgendaItemId]) -> Result<()> {
    for (position, id) in (1_i64..).zip(order) {
        tx.run(sql("update agenda_item set position = $1 where id = $2").bind(position).bind(*id)).await?;
    }
    Ok(())
}

pub(crate) async fn remove_item(tx: &mut Tx, id: AgendaItemId) -> Result<()> {
    tx.run(sql("update written_input set item_id = null where item_id = $1").bind(id)).await?;
    tx.run(sql("delete from paper where item_id = $1").bind(id)).await?;
    tx.run(sql("delete from agenda_item where id = $1").bind(id)).await.map(drop)
}

pub(crate) async fn papers(tx: &mut Tx, meeting: MeetingId) -> Result<Vec<Paper>> {
    let statement = sql(
        "select paper.id, paper.item_id, paper.title, paper.link, paper.file, paper.added_at, paper.added_by \
         from paper join agenda_item on agenda_item.id = paper.item_id \
         where agenda_item.meeting_id = $1 order by paper.added_at, paper.id",
    );
    let rows: Vec<PaperRow> = tx.all(statement.bind(meeting)).await?;
    Ok(rows.into_iter().map(Paper::from).collect())
}

/// How many bytes the stored papers of a meeting have together.
pub(crate) async fn papers_length(tx: &mut Tx, meeting: MeetingId) -> Result<i64> {
    let statement = sql("select cast(coalesce(sum(file.length), 0) as bigint) from paper \
         join agenda_item on agenda_item.id = paper.item_id join file on file.hash = paper.file \
         where agenda_item.meeting_id = $1");
    tx.scalar(statement.bind(meeting)).await
}

pub(crate) async fn insert_paper(tx: &mut Tx, it: &Paper) -> Result<()> {
    let statement = sql("insert into paper (id, item_id, title, link, file, added_at, added_by) \
         values ($1, $2, $3, $4, $5, $6, $7)");
    let statement = statement.bind(it.id).bind(it.item).bind(&it.title).bind(&it.link);
    tx.run(statement.bind(it.file.as_ref()).bind(it.added_at).bind(&it.added_by)).await.map(drop)
}

pub(crate) async fn remove_paper(tx: &mut Tx, id: PaperId) -> Result<()> {
    tx.run(sql("delete from paper where id = $1").bind(id)).await.map(drop)
}
