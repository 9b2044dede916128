//! The SQL of chairs, granted offices and turned keys.

use db::{Tx, row, sql};
use jiff::{Timestamp, civil::Date};
use kernel::{AgencyId, CountryCode, GroupId, PersonId, Role, uuid::Uuid};

use crate::{
    keys::Turned,
    model::{ChairTerm, GrantedOffice},
};

row! {
    struct ChairRow {
        id: Uuid,
        group_id: GroupId,
        agency_id: AgencyId,
        agency_code: String,
        from_day: Date,
        to_day: Option<Date>,
    }
}

row! {
    struct OfficeRow {
        id: Uuid,
        group_id: GroupId,
        person_id: PersonId,
        person_name: String,
        role: Role,
        country: Option<CountryCode>,
        from_day: Date,
        to_day: Option<Date>,
    }
}

row! {
    struct KeyRow {
        agency_id: AgencyId,
        agency_code: String,
        person_id: PersonId,
        person_name: String,
        turned_at: Timestamp,
    }
}

const CHAIR: &str = "select t.id, t.group_id, t.agency_id, a.code as agency_code, t.from_day, t.to_day \
     from chair_term t join agency a on a.id = t.agency_id where 1 = 1";

/// The terms of a group's chairs, oldest first.
pub(crate) async fn chair_terms(tx: &mut Tx, group: GroupId) -> db::Result<Vec<ChairTerm>> {
    let statement = sql(CHAIR).and("t.group_id =", Some(group)).then(" order by t.from_day, a.code, t.id");
    Ok(tx.all::<ChairRow>(statement).await?.into_iter().map(ChairTerm::from).collect())
}

/// The agencies that chair any group on this day.
pub(crate) async fn chairs_of_all(tx: &mut Tx, day: Date) -> db::Result<Vec<ChairTerm>> {
    let statement = sql(CHAIR)
        .and("t.from_day <=", Some(day))
        .and("coalesce(t.to_day, '9999-12-31') >=", Some(day))
        .then(" order by a.code, t.id");
    Ok(tx.all::<ChairRow>(statement).await?.into_iter().map(ChairTerm::from).collect())
}

pub(crate) async fn insert_chair_term(tx: &mut Tx, it: &ChairTerm) -> db::Result<()> {
    let statement =
        sql("insert into chair_term (id, group_id, agency_id, from_day, to_day) values ($1, $2, $3, $4, $5)");
    tx.run(statement.bind(it.id).bind(it.group).bind(it.agency).bind(it.from).bind(it.to)).await?;
    Ok(())
}

const OFFICE: &str = "select o.id, o.group_id, o.person_id, p.name as person_name, o.role, o.country, o.from_day, \
     o.to_day from granted_office o join person p on p.id = o.person_id where 1 = 1";

/// Every office the group's co-chairs granted, past ones too.
pub(crate) async fn granted_by(tx: &mut Tx, group: GroupId) -> db::Result<Vec<GrantedOffice>> {
    let statement = sql(OFFICE).and("o.group_id =", Some(group)).then(" order by o.from_day desc, o.id");
    Ok(tx.all::<OfficeRow>(statement).await?.into_iter().map(GrantedOffice::from).collect())
}

/// Every office granted to a person, past ones too.
pub(crate) async fn granted_to(tx: &mut Tx, person: PersonId) -> db::Result<Vec<GrantedOffice>> {
    let statement = sql(OFFICE).and("o.person_id =", Some(person)).then(" order by o.from_day desc, o.id");
    Ok(tx.all::<OfficeRow>(statement).await?.into_iter().map(GrantedOffice::from).collect())
}

pub(crate) async fn granted(tx: &mut Tx, id: Uuid) -> db::Result<Option<GrantedOffice>> {
    Ok(tx.first::<OfficeRow>(sql(OFFICE).and("o.id =", Some(id))).await?.map(GrantedOffice::from))
}

pub(crate) async fn insert_office(tx: &mut Tx, it: &GrantedOffice) -> db::Result<()> {
    tx.run(
        sql("insert into granted_office (id, group_id, person_id, role, country, from_day, to_day) \
             values ($1, $2, $3, $4, $5, $6, $7)")
        .bind(it.id)
        .bind(it.group)
        .bind(it.person)
        .bind(it.role.word())
        .bind(it.country)
        .bind(it.from)
        .bind(it.to),
    )
    .await?;
    Ok(())
}

/// Sets the last day of an office that does not end before it.
pub(crate) async fn end_office(tx: &mut Tx, id: Uuid, to: Date) -> db::Result<()> {
    let statement =
        sql("update granted_office set to_day = $1 where id = $2 and (to_day is null or to_day > $3)");
    tx.update(statement.bind(to).bind(id).bind(to)).await
}

/// Turns an agency's key; false when it was turned before.
pub(crate) async fn turn_key(
    tx: &mut Tx,
    subject: &str,
    digest: &str,
    group: GroupId,
    turned: &Turned,
) -> db::Result<bool> {
    let statement = sql(
        "insert into turned_key (subject, digest, agency_id, person_id, group_id, turned_at) \
                         values ($1, $2, $3, $4, $5, $6) on conflict (subject, digest, agency_id) do nothing",
    );
    let statement = statement.bind(subject).bind(digest).bind(turned.agency).bind(turned.person);
    Ok(tx.run(statement.bind(group).bind(turned.at)).await? == 1)
}

/// The keys turned for exactly this content, in the order in which they were turned.
pub(crate) async fn turned_keys(tx: &mut Tx, subject: &str, digest: &str) -> db::Result<Vec<Turned>> {
    let statement = sql(
        "select k.agency_id, a.code as agency_code, k.person_id, p.name as person_name, k.turned_at \
                         from turned_key k join agency a on a.id = k.agency_id join person p on p.id = k.person_id \
                         where k.subject = $1 and k.digest = $2 order by k.turned_at, a.code",
    );
    let rows: Vec<KeyRow> = tx.all(statement.bind(subject).bind(digest)).await?;
    Ok(rows
        .into_iter()
        .map(|row| Turned {
            agency: row.agency_id,
            agency_code: row.agency_code,
            person: row.person_id,
            person_name: row.person_name,
            at: row.turned_at,
        })
        .collect())
}

impl From<ChairRow> for ChairTerm {
    fn from(row: ChairRow) -> Self {
        Self {
            id: row.id,
            group: row.group_id,
            agency: row.agency_id,
            agency_code: row.agency_code,
            from: row.from_day,
            to: row.to_day,
        }
    }
}

impl From<OfficeRow> for GrantedOffice {
    fn from(row: OfficeRow) -> Self {
        Self {
            id: row.id,
            group: row.group_id,
            person: row.person_id,
            person_name: row.person_name,
            role: row.role,
            country: row.country,
            from: row.from_day,
            to: row.to_day,
        }
    }
}
