//! The only SQL of releases. No statement writes the value of a withheld cell: there is no place for it.

use std::collections::HashMap;

use db::{Tx, row, sql};
use jiff::Timestamp;
use kernel::{Scalar as _, Value};
use methods::disclosure::Reason;
use sha2::{Digest as _, Sha256};

use crate::{
    model::{Audience, Cell, Release, ReleaseId, State, Withheld},
    shape::{Shape, fold},
};

row! {
    struct TableRow {
        id: ReleaseId,
        number: i64,
        family: String,
        title: String,
        audience: Audience,
        state: State,
        rule: String,
        shape: String,
        counts: bool,
        digest: String,
        seal: String,
        proposed_by: String,
        proposed_at: Timestamp,
        released_by: Option<String>,
        released_at: Option<Timestamp>,
        retracted_by: Option<String>,
        retracted_at: Option<Timestamp>,
        reason: Option<String>,
    }
}

row! {
    struct CellRow {
        release_id: ReleaseId,
        value: Option<f64>,
        reason: Option<String>,
        low: Option<f64>,
        high: Option<f64>,
        width: Option<f64>,
        whole: Option<bool>,
    }
}

row! {
    struct AgainstRow { release_id: ReleaseId, number: i64 }
}

impl From<TableRow> for Release {
    fn from(row: TableRow) -> Self {
        Self {
            id: row.id,
            number: row.number,
            family: row.family,
            title: row.title,
            audience: row.audience,
            state: row.state,
            rule: row.rule,
            // A shape that cannot be read leaves the table without cells; `tributary verify` then finds it changed.
            shape: serde_json::from_str(&row.shape).unwrap_or(Shape(Vec::new())),
            cells: Vec::new(),
            counts: row.counts,
            digest: row.digest,
            seal: row.seal,
            against: Vec::new(),
            proposed_by: row.proposed_by,
            proposed_at: row.proposed_at,
            released: row.released_by.zip(row.released_at),
            retracted: row
                .retracted_by
                .zip(row.retracted_at)
                .map(|(who, at)| (who, at, row.reason.unwrap_or_default())),
        }
    }
}

impl From<CellRow> for Cell {
    fn from(row: CellRow) -> Self {
        match row.value {
            Some(value) => Self::Published(value),
            None => Self::Withheld(Withheld {
                reason: row.reason.and_then(|word| word.parse().ok()).unwrap_or(Reason::Complement),
                interval: (row.low.unwrap_or_default(), row.high),
                width: row.width.unwrap_or_default(),
                whole: row.whole.unwrap_or_default(),
            }),
        }
    }
}

/// Every table, the newest first, with its cells.
pub(crate) async fn all(tx: &mut Tx, family: Option<&str>) -> db::Result<Vec<Release>> {
    let family = family.map(fold);
    let query = sql("select * from released_table where 1 = 1").and("family_key =", family.as_deref());
    let rows = tx.all::<TableRow>(query.then(" order by number desc")).await?;
    filled(tx, rows).await
}

/// The table of a number.
pub(crate) async fn one(tx: &mut Tx, number: i64) -> db::Result<Option<Release>> {
    let query = sql("select * from released_table where number = $1").bind(number);
    let row = tx.first::<TableRow>(query).await?;
    Ok(filled(tx, row.into_iter().collect()).await?.pop())
}

async fn filled(tx: &mut Tx, rows: Vec<TableRow>) -> db::Result<Vec<Release>> {
    let ids: Vec<ReleaseId> = rows.iter().map(|it| it.id).collect();
    let cells =
        sql("select release_id, value, reason, low, high, width, whole from released_cell where 1 = 1")
            .any_of("release_id", &ids)
            .then(" order by release_id, position");
    let mut cells_of: HashMap<ReleaseId, Vec<Cell>> = HashMap::new();
    for row in tx.all::<CellRow>(cells).await? {
        cells_of.entry(row.release_id).or_default().push(row.into());
    }
    let against = sql("select release_id, number from released_against where 1 = 1")
        .any_of("release_id", &ids)
        .then(" order by release_id, number");
    let mut against_of: HashMap<ReleaseId, Vec<i64>> = HashMap::new();
    for row in tx.all::<AgainstRow>(against).await? {
        against_of.entry(row.release_id).or_default().push(row.number);
    }
    let whole = |row: TableRow| {
        let mut release = Release::from(row);
        release.cells = cells_of.remove(&release.id).unwrap_or_default();
        release.against = against_of.remove(&release.id).unwrap_or_default();
        release
    };
    Ok(rows.into_iter().map(whole).collect())
}

/// The number of the next table.
pub(crate) async fn next_number(tx: &mut Tx) -> db::Result<i64> {
    tx.scalar(sql("select cast(coalesce(max(number), 0) + 1 as bigint) as number from released_table")).await
}

pub(crate) async fn insert(tx: &mut Tx, it: &Release) -> db::Result<()> {
    let shape = serde_json::to_string(&it.shape).expect("names and numbers are always JSON");
    let statement = sql(
        "insert into released_table (id, number, family, family_key, title, audience, state, rule, shape, counts, digest, \
         seal, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .bind(it.id)
    .bind(it.number)
    .bind(&it.family)
    .bind(fold(&it.family))
    .bind(&it.title)
    .bind(it.audience)
    .bind(it.state)
    .bind(&it.rule)
    .bind(shape)
    .bind(it.counts)
    .bind(&it.digest)
    .bind(&it.seal)
    .bind(&it.proposed_by)
    .bind(it.proposed_at);
    tx.run(statement).await?;
    let rows: Vec<Vec<Value>> =
        (0_i64..).zip(&it.cells).map(|(position, cell)| cell_row(it.id, position, cell)).collect();
    tx.insert_all(
        "insert into released_cell (release_id, position, value, reason, low, high, width, whole) values",
        rows,
    )
    .await?;
    insert_against(tx, it.id, &it.against).await
}

fn cell_row(id: ReleaseId, position: i64, cell: &Cell) -> Vec<Value> {
    let (value, hidden) = match cell {
        Cell::Published(value) => (Some(*value), None),
        Cell::Withheld(it) => (None, Some(it)),
    };
    vec![
        id.to_value(),
        position.to_value(),
        value.to_value(),
        hidden.map(|it| it.reason.word().to_owned()).to_value(),
        hidden.map(|it| it.interval.0).to_value(),
        hidden.and_then(|it| it.interval.1).to_value(),
        hidden.map(|it| it.width).to_value(),
        hidden.map(|it| it.whole).to_value(),
    ]
}

async fn insert_against(tx: &mut Tx, id: ReleaseId, numbers: &[i64]) -> db::Result<()> {
    let rows: Vec<Vec<Value>> = numbers.iter().map(|it| vec![id.to_value(), it.to_value()]).collect();
    tx.insert_all("insert into released_against (release_id, number) values", rows).await?;
    Ok(())
}

/// Releases a proposed table, proved against these.
pub(crate) async fn release(
    tx: &mut Tx,
    id: ReleaseId,
    who: &str,
    at: Timestamp,
    against: &[i64],
) -> db::Result<()> {
    let statement = sql("update released_table set state = 'released', released_by = $1, released_at = $2 \
         where id = $3 and state = 'proposed'");
    tx.update(statement.bind(who).bind(at).bind(id)).await?;
    tx.run(sql("delete from released_against where release_id = $1").bind(id)).await?;
    insert_against(tx, id, against).await
}

/// Takes a table back.
pub(crate) async fn retract(
    tx: &mut Tx,
    id: ReleaseId,
    who: &str,
    at: Timestamp,
    reason: &str,
) -> db::Result<()> {
    let statement =
        sql("update released_table set state = 'retracted', retracted_by = $1, retracted_at = $2, \
         reason = $3 where id = $4 and state <> 'retracted'");
    tx.update(statement.bind(who).bind(at).bind(reason).bind(id)).await
}

/// What a table says, in one word: its title, family, rule, shape and cells.
pub(crate) fn said(it: &Release) -> String {
    let mut hash = Sha256::new();
    let shape = serde_json::to_string(&it.shape).unwrap_or_default();
    for text in [&it.family, &it.title, it.audience.word(), &it.rule, &shape, &it.digest] {
        hash.update(text.len().to_le_bytes());
        hash.update(text.as_bytes());
    }
    for cell in &it.cells {
        match cell {
            Cell::Published(value) => hash.update(format!("+{:016x}", value.to_bits())),
            Cell::Withheld(it) => {
                let high = it.interval.1.unwrap_or(f64::INFINITY);
                let numbers = [it.interval.0, high, it.width].map(|it| format!("{:016x}", it.to_bits()));
                hash.update(format!("-{}{}{}", it.reason, numbers.concat(), it.whole));
            }
        }
    }
    kernel::hexadecimal(&hash.finalize())
}
