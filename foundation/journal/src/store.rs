//! The only SQL of the journal.

use db::{Db, Tx, row, sql};
use jiff::Timestamp;
use kernel::{AgencyId, GroupId, PersonId, from_micros};
use serde_json::Value;

use crate::{Entry, Who};

/// Which entries of the journal are wanted.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this group.
    pub group: Option<GroupId>,
    /// Only what belongs to no group at all, such as an imported edition.
    pub ungrouped: bool,
    /// With one of these acts; empty means any.
    pub acts: Vec<String>,
    /// On this record.
    pub record: Option<String>,
    /// Recorded at this instant or before.
    pub until: Option<Timestamp>,
    /// With a number above this one.
    pub after: Option<i64>,
    /// With a number below this one.
    pub before: Option<i64>,
    /// At most so many of the newest; none means all.
    pub newest: Option<i64>,
}

row! {
    struct JournalRow {
        seq: i64,
        recorded_at: i64,
        happened_at: i64,
        actor: String,
        person_id: Option<PersonId>,
        person_name: String,
        agency_id: Option<AgencyId>,
        agency_code: Option<String>,
        group_id: Option<GroupId>,
        act: String,
        record: String,
        title: String,
        url: String,
        facts: String,
        before: String,
        after: String,
        prev: Vec<u8>,
        hash: Vec<u8>,
    }
}

/// A row as it stands in the table: the entry, and the links of the chain.
pub(crate) struct Link {
    pub(crate) entry: Entry,
    pub(crate) prev: Vec<u8>,
    pub(crate) hash: Vec<u8>,
    /// The row holds something that [`crate::record`] never writes.
    pub(crate) malformed: bool,
}

pub(crate) async fn entries(tx: &mut Tx, filter: &Filter) -> db::Result<Vec<Entry>> {
    let mut query = sql("select * from journal where 1 = 1")
        .and("group_id =", filter.group)
        .and("record =", filter.record.as_deref())
        .and("recorded_at <=", filter.until)
        .and("seq >", filter.after)
        .and("seq <", filter.before);
    if filter.ungrouped {
        query = query.then(" and group_id is null");
    }
    if !filter.acts.is_empty() {
        query = query.any_of("act", &filter.acts);
    }
    query = match filter.newest {
        Some(limit) => query.then(" order by seq desc limit ").number(limit),
        None => query.then(" order by seq"),
    };
    let mut rows: Vec<JournalRow> = tx.all(query).await?;
    if filter.newest.is_some() {
        rows.reverse();
    }
    Ok(rows.into_iter().map(|row| Link::from(row).entry).collect())
}

/// The next links after `seq`, at most `limit` of them.
pub(crate) async fn links(tx: &mut Tx, seq: i64, limit: i64) -> db::Result<Vec<Link>> {
    let query = sql("select * from journal where seq > $1 order by seq limit $2").bind(seq).bind(limit);
    Ok(tx.all::<JournalRow>(query).await?.into_iter().map(Link::from).collect())
}

const HEAD: &str = "select seq, hash from journal_head where id = 1";

/// The number and the hash of the newest link.
pub(crate) async fn head(tx: &mut Tx) -> db::Result<(i64, Vec<u8>)> {
    let head = tx.first(sql(HEAD)).await?;
    Ok(head.unwrap_or_else(|| (0, vec![0; 32])))
}

/// The hash of the newest link; nothing while there is none.
pub(crate) async fn newest_hash(db: &Db) -> db::Result<Vec<u8>> {
    let head: Option<(i64, Vec<u8>)> = db.glance(sql(HEAD)).await?;
    Ok(head.map(|(_, hash)| hash).unwrap_or_default())
}

/// Adds links to the end of the chain; the last of them is its new head.
pub(crate) async fn insert(tx: &mut Tx, links: &[Link]) -> db::Result<()> {
    let Some(last) = links.last() else { return Ok(()) };
    let head = "insert into journal (seq, recorded_at, happened_at, actor, person_id, person_name, agency_id, \
         agency_code, group_id, act, record, title, url, facts, before, after, prev, hash) values";
    tx.insert_all(head, links.iter().map(values)).await?;
    tx.run(
        sql("insert into journal_head (id, seq, hash) values (1, $1, $2) \
             on conflict (id) do update set seq = excluded.seq, hash = excluded.hash")
        .bind(last.entry.seq)
        .bind(&last.hash),
    )
    .await?;
    Ok(())
}

fn values(link: &Link) -> Vec<kernel::Value> {
    use kernel::Scalar as _;
    let entry = &link.entry;
    let (actor, person, name) = match &entry.who {
        Who::Person(id, name) => ("person", Some(*id), name.as_str()),
        Who::Operator => ("operator", None, ""),
        Who::System => ("system", None, ""),
    };
    vec![
        entry.seq.to_value(),
        entry.recorded_at.to_value(),
        entry.happened_at.to_value(),
        actor.to_value(),
        person.to_value(),
        name.to_value(),
        entry.agency.to_value(),
        entry.agency_code.to_value(),
        entry.group.to_value(),
        entry.act.to_value(),
        entry.record.to_value(),
        entry.title.to_value(),
        entry.url.to_value(),
        entry.facts.to_string().to_value(),
        entry.before.to_string().to_value(),
        entry.after.to_string().to_value(),
        link.prev.to_value(),
        link.hash.to_value(),
    ]
}

impl From<JournalRow> for Link {
    fn from(row: JournalRow) -> Self {
        let mut malformed = false;
        // The hash covers what a text means; that it is written as `record` writes it must hold besides.
        let mut json = |text: String| {
            if let Ok(value) = serde_json::from_str::<Value>(&text) {
                let written = value.to_string();
                malformed |= written != text;
                value
            } else {
                malformed = true;
                Value::String(text)
            }
        };
        let (facts, before, after) = (json(row.facts), json(row.before), json(row.after));
        let mut instant = |micros| {
            from_micros(micros).unwrap_or_else(|| {
                malformed = true;
                Timestamp::UNIX_EPOCH
            })
        };
        let (recorded_at, happened_at) = (instant(row.recorded_at), instant(row.happened_at));
        // Nothing and an empty text have the same hash: only one of the two is ever written.
        malformed |= row.agency_code.as_deref() == Some("");
        malformed |= row.agency_id.is_some_and(|id| id.uuid().is_nil());
        malformed |= row.group_id.is_some_and(|id| id.uuid().is_nil());
        malformed |= row.actor != "person" && !row.person_name.is_empty();
        let who = match (row.actor.as_str(), row.person_id) {
            ("person", Some(id)) => Who::Person(id, row.person_name),
            ("operator", None) => Who::Operator,
            ("system", None) => Who::System,
            _ => {
                malformed = true;
                Who::System
            }
        };
        let entry = Entry {
            seq: row.seq,
            recorded_at,
            happened_at,
            who,
            agency: row.agency_id,
            agency_code: row.agency_code,
            group: row.group_id,
            act: row.act,
            record: row.record,
            title: row.title,
            url: row.url,
            facts,
            before,
            after,
        };
        Self { entry, prev: row.prev, hash: row.hash, malformed }
    }
}
