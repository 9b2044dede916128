//! What was done after the first mail of a circulation; rows are added, never changed.

use db::{Result, Tx, row, sql};
use jiff::{Timestamp, civil::Date};
use kernel::PersonId;
use mail::MailId;

use crate::model::{Attempt, CirculationId, Sending};

row! {
    struct AttemptRow {
        mail_id: MailId, person_id: PersonId, kind: Sending, address: String, on_day: Date, made_at: Timestamp,
        made_by: String,
    }
}

/// Every further mail of a circulation, oldest first.
pub(crate) async fn attempts(tx: &mut Tx, circulation: CirculationId) -> Result<Vec<Attempt>> {
    let statement = sql("select mail_id, person_id, kind, address, on_day, made_at, made_by \
         from circulation_attempt where circulation_id = $1 order by made_at, mail_id");
    let rows: Vec<AttemptRow> = tx.all(statement.bind(circulation)).await?;
    let one = |row: AttemptRow| Attempt {
        mail: row.mail_id,
        person: row.person_id,
        kind: row.kind,
        address: row.address,
        day: row.on_day,
        at: row.made_at,
        by: row.made_by,
    };
    Ok(rows.into_iter().map(one).collect())
}

pub(crate) async fn insert_attempt(tx: &mut Tx, circulation: CirculationId, it: &Attempt) -> Result<()> {
    let statement = sql(
        "insert into circulation_attempt (mail_id, circulation_id, person_id, kind, address, on_day, made_at, \
         made_by) values ($1, $2, $3, $4, $5, $6, $7, $8)",
    );
    let statement = statement.bind(it.mail).bind(circulation).bind(it.person).bind(it.kind);
    tx.run(statement.bind(&it.address).bind(it.day).bind(it.at).bind(&it.by)).await.map(drop)
}
