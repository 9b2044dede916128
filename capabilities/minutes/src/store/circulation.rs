//! Circulations and their recipients.

use db::{Result, Tx, row, sql};
use jiff::Timestamp;
use kernel::{AgencyId, GroupId, Language, PersonId, Role};
use mail::MailId;

use crate::model::{Circulation, CirculationId, MinutesId, Recipient, VersionId};

row! {
    struct CirculationRow {
        id: CirculationId, version_id: VersionId, minutes_id: MinutesId, group_id: GroupId, begun_at: Timestamp,
        begun_by: String, days: i64, replaces: Option<u32>, by_mail: bool,
    }
}

impl From<CirculationRow> for Circulation {
    fn from(row: CirculationRow) -> Self {
        Self {
            id: row.id,
            version: row.version_id,
            minutes: row.minutes_id,
            group: row.group_id,
            begun_at: row.begun_at,
            begun_by: row.begun_by,
            days: row.days,
            replaces: row.replaces,
            by_mail: row.by_mail,
        }
    }
}

const SELECT: &str = "select id, version_id, minutes_id, group_id, begun_at, begun_by, days, replaces, by_mail from circulation";

/// The circulations of the minutes, oldest first.
pub(crate) async fn circulations(tx: &mut Tx, minutes: MinutesId) -> Result<Vec<Circulation>> {
    let statement = sql(SELECT).then(" where minutes_id = $1 order by begun_at, id").bind(minutes);
    Ok(tx.all::<CirculationRow>(statement).await?.into_iter().map(Circulation::from).collect())
}

pub(crate) async fn circulation(tx: &mut Tx, id: CirculationId) -> Result<Option<Circulation>> {
    Ok(tx.first::<CirculationRow>(sql(SELECT).then(" where id = $1").bind(id)).await?.map(Circulation::from))
}

/// Circulations by mail in which somebody has no mail yet: broken off, to be resumed.
pub(crate) async fn unfinished(tx: &mut Tx) -> Result<Vec<CirculationId>> {
    let statement = sql(
        "select distinct c.id from circulation c join circulation_recipient r on r.circulation_id = c.id \
         where c.by_mail = $1 and r.mail_id is null",
    );
    let rows: Vec<(CirculationId,)> = tx.all(statement.bind(true)).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub(crate) async fn insert_circulation(tx: &mut Tx, it: &Circulation) -> Result<()> {
    let statement = sql(
        "insert into circulation (id, version_id, minutes_id, group_id, begun_at, begun_by, days, replaces, \
         by_mail) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    );
    let statement = statement.bind(it.id).bind(it.version).bind(it.minutes).bind(it.group).bind(it.begun_at);
    tx.run(statement.bind(&it.begun_by).bind(it.days).bind(it.replaces).bind(it.by_mail)).await.map(drop)
}

row! {
    struct RecipientRow {
        person_id: PersonId, name: String, address: String, agency_id: AgencyId, agency_code: String, role: Role,
        language: Language, zone: String, mail_id: Option<MailId>,
    }
}

/// Who a version was sent to, by agency, focal points first.
pub(crate) async fn recipients(tx: &mut Tx, circulation: CirculationId) -> Result<Vec<Recipient>> {
    let statement =
        sql("select person_id, name, address, agency_id, agency_code, role, language, zone, mail_id \
         from circulation_recipient where circulation_id = $1");
    let rows: Vec<RecipientRow> = tx.all(statement.bind(circulation)).await?;
    let one = |row: RecipientRow| Recipient {
        person: row.person_id,
        name: row.name,
        address: row.address,
        agency: row.agency_id,
        agency_code: row.agency_code,
        role: row.role,
        language: row.language,
        zone: row.zone,
        mail: row.mail_id,
    };
    let mut found: Vec<Recipient> = rows.into_iter().map(one).collect();
    found.sort_by(|a, b| (&a.agency_code, a.role, &a.name).cmp(&(&b.agency_code, b.role, &b.name)));
    Ok(found)
}

pub(crate) async fn insert_recipient(tx: &mut Tx, circulation: CirculationId, it: &Recipient) -> Result<()> {
    let statement = sql(
        "insert into circulation_recipient (circulation_id, person_id, name, address, agency_id, agency_code, \
         role, language, zone, mail_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    );
    let statement =
        statement.bind(circulation).bind(it.person).bind(&it.name).bind(&it.address).bind(it.agency);
    let statement =
        statement.bind(&it.agency_code).bind(it.role).bind(it.language).bind(&it.zone).bind(it.mail);
    tx.run(statement).await.map(drop)
}

/// Notes the mail of a recipient, who must have had none.
pub(crate) async fn note_mail(
    tx: &mut Tx,
    circulation: CirculationId,
    person: PersonId,
    mail: MailId,
) -> Result<()> {
    let statement =
        sql("update circulation_recipient set mail_id = $1 where circulation_id = $2 and person_id = $3 \
         and mail_id is null");
    tx.update(statement.bind(mail).bind(circulation).bind(person)).await
}
