//! The only SQL of persons and agencies; that of links and sessions stands in `sessions`.

mod sessions;

use db::{Tx, row, sql};
use jiff::Timestamp;
use kernel::{AgencyId, Names, PersonId};
use web::SecretHash;

use crate::model::{AgencyCard, PersonCard, joined, parted};

pub(crate) use sessions::*;

row! {
    struct AgencyRow { id: AgencyId, code: String, names: Names }
}

row! {
    struct PersonRow {
        id: PersonId,
        email: String,
        name: String,
        agency_id: Option<AgencyId>,
        agency_code: Option<String>,
        zone: String,
        station: Option<String>,
        languages: String,
        revision: i64,
    }
}

const PERSON: &str = "select p.id, p.email, p.name, p.agency_id, a.code as agency_code, p.zone, p.station, \
     p.languages, p.revision from person p left join agency a on a.id = p.agency_id where 1 = 1";

pub(crate) async fn agencies(tx: &mut Tx) -> db::Result<Vec<AgencyCard>> {
    let rows: Vec<AgencyRow> = tx.all(sql("select id, code, names from agency order by code")).await?;
    Ok(rows.into_iter().map(AgencyCard::from).collect())
}

pub(crate) async fn agency(tx: &mut Tx, id: AgencyId) -> db::Result<Option<AgencyCard>> {
    let row: Option<AgencyRow> =
        tx.first(sql("select id, code, names from agency where id = $1").bind(id)).await?;
    Ok(row.map(AgencyCard::from))
}

pub(crate) async fn agency_by_code(tx: &mut Tx, code: &str) -> db::Result<Option<AgencyCard>> {
    let row: Option<AgencyRow> =
        tx.first(sql("select id, code, names from agency where code = $1").bind(code)).await?;
    Ok(row.map(AgencyCard::from))
}

pub(crate) async fn insert_agency(tx: &mut Tx, agency: &AgencyCard, now: Timestamp) -> db::Result<()> {
    let statement = sql("insert into agency (id, code, names, added_at) values ($1, $2, $3, $4)");
    tx.run(statement.bind(agency.id).bind(&agency.code).bind(&agency.names).bind(now)).await?;
    Ok(())
}

pub(crate) async fn save_agency(tx: &mut Tx, agency: &AgencyCard) -> db::Result<()> {
    tx.update(sql("update agency set names = $1 where id = $2").bind(&agency.names).bind(agency.id)).await
}

pub(crate) async fn person(tx: &mut Tx, id: PersonId) -> db::Result<Option<PersonCard>> {
    one(tx.first(sql(PERSON).and("p.id =", Some(id))).await?)
}

pub(crate) async fn persons(tx: &mut Tx, ids: &[PersonId]) -> db::Result<Vec<PersonCard>> {
    many(tx.all(sql(PERSON).any_of("p.id", ids).then(" order by p.name, p.id")).await?)
}

pub(crate) async fn everybody(tx: &mut Tx) -> db::Result<Vec<PersonCard>> {
    many(tx.all(sql(PERSON).then(" order by p.name, p.id")).await?)
}

pub(crate) async fn persons_of(tx: &mut Tx, agency: AgencyId) -> db::Result<Vec<PersonCard>> {
    many(tx.all(sql(PERSON).and("p.agency_id =", Some(agency)).then(" order by p.name, p.id")).await?)
}

pub(crate) async fn person_by_email(tx: &mut Tx, folded: &str) -> db::Result<Option<PersonCard>> {
    one(tx.first(sql(PERSON).and("p.email =", Some(folded))).await?)
}

pub(crate) async fn person_of_feed(tx: &mut Tx, secret: &SecretHash) -> db::Result<Option<PersonCard>> {
    one(tx.first(sql(PERSON).and("p.feed_hash =", Some(secret))).await?)
}

pub(crate) async fn insert_person(tx: &mut Tx, person: &PersonCard, now: Timestamp) -> db::Result<()> {
    tx.run(
        sql("insert into person (id, email, name, agency_id, zone, station, languages, added_at, revision) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(person.id)
        .bind(&person.email)
        .bind(&person.name)
        .bind(person.agency)
        .bind(&person.zone)
        .bind(person.station.as_ref())
        .bind(joined(&person.languages))
        .bind(now)
        .bind(person.revision),
    )
    .await?;
    Ok(())
}

/// Saves what was changed since `revision`; somebody else's change in between makes it stale.
pub(crate) async fn save_person(tx: &mut Tx, person: &PersonCard) -> db::Result<()> {
    tx.update(
        sql("update person set name = $1, agency_id = $2, zone = $3, station = $4, languages = $5, \
             revision = revision + 1 where id = $6 and revision = $7")
        .bind(&person.name)
        .bind(person.agency)
        .bind(&person.zone)
        .bind(person.station.as_ref())
        .bind(joined(&person.languages))
        .bind(person.id)
        .bind(person.revision),
    )
    .await
}

/// Saves the address a person is known by now.
pub(crate) async fn save_address(tx: &mut Tx, person: &PersonCard) -> db::Result<()> {
    let statement =
        sql("update person set email = $1, revision = revision + 1 where id = $2 and revision = $3");
    tx.update(statement.bind(&person.email).bind(person.id).bind(person.revision)).await
}

/// Gives the personal calendar feed a new secret; the old address stops working.
pub(crate) async fn save_feed(
    tx: &mut Tx,
    person: PersonId,
    secret: &SecretHash,
    now: Timestamp,
) -> db::Result<()> {
    let statement = sql("update person set feed_hash = $1, feed_at = $2 where id = $3");
    tx.update(statement.bind(secret).bind(now).bind(person)).await
}

/// Since when the personal calendar feed has its present address.
pub(crate) async fn feed_since(tx: &mut Tx, person: PersonId) -> db::Result<Option<Timestamp>> {
    let row: Option<(Option<Timestamp>,)> =
        tx.first(sql("select feed_at from person where id = $1").bind(person)).await?;
    Ok(row.and_then(|(since,)| since))
}

pub(crate) async fn last_seen(tx: &mut Tx, person: PersonId) -> db::Result<Option<Timestamp>> {
    let row: Option<(Option<Timestamp>,)> =
        tx.first(sql("select seen_at from person where id = $1").bind(person)).await?;
    Ok(row.and_then(|(seen,)| seen))
}

#[expect(clippy::unnecessary_wraps, reason = "so that callers hand on what they got")]
fn one(row: Option<PersonRow>) -> db::Result<Option<PersonCard>> {
    Ok(row.map(PersonCard::from))
}

#[expect(clippy::unnecessary_wraps, reason = "so that callers hand on what they got")]
fn many(rows: Vec<PersonRow>) -> db::Result<Vec<PersonCard>> {
    Ok(rows.into_iter().map(PersonCard::from).collect())
}

impl From<AgencyRow> for AgencyCard {
    fn from(row: AgencyRow) -> Self {
        Self { id: row.id, code: row.code, names: row.names }
    }
}

impl From<PersonRow> for PersonCard {
    fn from(row: PersonRow) -> Self {
        let languages = parted(&row.languages);
        Self {
            id: row.id,
            name: row.name,
            email: row.email,
            agency: row.agency_id,
            agency_code: row.agency_code,
            zone: row.zone,
            station: row.station,
            language: languages.first().copied(),
            languages,
            revision: row.revision,
        }
    }
}

/// Every agency, by its short name.
pub(crate) async fn known_agencies(tx: &mut Tx) -> db::Result<Vec<(AgencyId, String)>> {
    tx.all(sql("select id, code from agency order by code")).await
}

/// Every person, by name.
pub(crate) async fn known_people(tx: &mut Tx) -> db::Result<Vec<(PersonId, String)>> {
    tx.all(sql("select id, name from person order by name, id")).await
}
