//! The SQL of designations.

use db::{Sql, Tx, row, sql};
use jiff::{Timestamp, civil::Date};
use kernel::{AgencyId, GroupId, PersonId, Role};

use crate::model::{Designation, DesignationId, Ended};

row! {
    struct DesignationRow {
        id: DesignationId,
        group_id: GroupId,
        agency_id: AgencyId,
        agency_code: String,
        person_id: PersonId,
        person_name: String,
        email: String,
        role: Role,
        from_day: Date,
        to_day: Option<Date>,
        letter: Option<String>,
        letter_name: String,
        confirmed_at: Timestamp,
        asked_at: Option<Timestamp>,
        ended: Option<Ended>,
        revision: i64,
    }
}

const DESIGNATION: &str = "select d.id, d.group_id, d.agency_id, a.code as agency_code, d.person_id, \
     p.name as person_name, p.email, d.role, d.from_day, d.to_day, d.letter, d.letter_name, d.confirmed_at, \
     d.asked_at, d.ended, d.revision from designation d join agency a on a.id = d.agency_id \
     join person p on p.id = d.person_id where 1 = 1";

pub(crate) async fn designation(tx: &mut Tx, id: DesignationId) -> db::Result<Option<Designation>> {
    Ok(read(tx, sql(DESIGNATION).and("d.id =", Some(id))).await?.pop())
}

/// By agency, co-chairs first, then focal points, then alternates.
pub(crate) async fn designations_on(tx: &mut Tx, group: GroupId, day: Date) -> db::Result<Vec<Designation>> {
    let statement = sql(DESIGNATION)
        .and("d.group_id =", Some(group))
        .and("d.from_day <=", Some(day))
        .and("coalesce(d.to_day, '9999-12-31') >=", Some(day));
    read(tx, statement).await
}

row! {
    /// That a person holds a designation in a group, and no more.
    pub(crate) struct Seat {
        pub(crate) person: PersonId,
        pub(crate) group: GroupId,
        pub(crate) role: Role,
    }
}

/// The seats in all other groups, on this day, of those who sit in this one then; the home group first.
pub(crate) async fn seats_beside(tx: &mut Tx, group: GroupId, day: Date) -> db::Result<Vec<Seat>> {
    let statement = sql("select d.person_id as \"person\", d.group_id as \"group\", d.role as \"role\" \
         from designation d join working_group g on g.id = d.group_id join agency a on a.id = d.agency_id \
         where d.group_id <> $1 and d.from_day <= $2 and coalesce(d.to_day, '9999-12-31') >= $2 \
         and d.person_id in (select person_id from designation where group_id = $1 and from_day <= $2 \
         and coalesce(to_day, '9999-12-31') >= $2) \
         order by g.home desc, g.slug, a.code, \
         case d.role when 'co-chair' then 0 when 'focal-point' then 1 else 2 end, d.from_day, d.id");
    tx.all(statement.bind(group).bind(day)).await
}

/// Every designation of the group, past and coming ones too.
pub(crate) async fn designations(tx: &mut Tx, group: GroupId) -> db::Result<Vec<Designation>> {
    read(tx, sql(DESIGNATION).and("d.group_id =", Some(group))).await
}

/// Every designation of one agency in one role, past and coming ones too.
pub(crate) async fn designations_as(
    tx: &mut Tx,
    group: GroupId,
    agency: AgencyId,
    role: Role,
) -> db::Result<Vec<Designation>> {
    let statement = sql(DESIGNATION)
        .and("d.group_id =", Some(group))
        .and("d.agency_id =", Some(agency))
        .and("d.role =", Some(role.word()));
    read(tx, statement).await
}

/// Every designation of a person, newest first.
pub(crate) async fn designations_of(tx: &mut Tx, person: PersonId) -> db::Result<Vec<Designation>> {
    let mut found = read(tx, sql(DESIGNATION).and("d.person_id =", Some(person))).await?;
    found.sort_by_key(|it| (std::cmp::Reverse(it.from), it.id));
    Ok(found)
}

pub(crate) async fn insert_designation(tx: &mut Tx, it: &Designation) -> db::Result<()> {
    tx.run(
        sql("insert into designation (id, group_id, agency_id, person_id, role, from_day, to_day, letter, letter_name, \
             made_at, confirmed_at, revision) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
        .bind(it.id)
        .bind(it.group)
        .bind(it.agency)
        .bind(it.person)
        .bind(it.role.word())
        .bind(it.from)
        .bind(it.to)
        .bind(it.letter.as_ref())
        .bind(&it.letter_name)
        .bind(it.confirmed_at)
        .bind(it.confirmed_at)
        .bind(it.revision),
    )
    .await?;
    Ok(())
}

/// Saves the end, the confirmation and the question; nothing else of a designation ever changes.
pub(crate) async fn save_designation(tx: &mut Tx, it: &Designation) -> db::Result<()> {
    tx.update(
        sql("update designation set to_day = $1, confirmed_at = $2, asked_at = $3, ended = $4, \
             revision = revision + 1 where id = $5 and revision = $6")
        .bind(it.to)
        .bind(it.confirmed_at)
        .bind(it.asked_at)
        .bind(it.ended.map(Ended::word))
        .bind(it.id)
        .bind(it.revision),
    )
    .await
}

async fn read(tx: &mut Tx, statement: Sql) -> db::Result<Vec<Designation>> {
    let rows: Vec<DesignationRow> = tx.all(statement.then(" order by a.code, d.from_day, d.id")).await?;
    let mut found: Vec<Designation> = rows.into_iter().map(Designation::from).collect();
    found.sort_by(|one, other| {
        (&one.agency_code, rank(one.role), one.from).cmp(&(&other.agency_code, rank(other.role), other.from))
    });
    Ok(found)
}

fn rank(role: Role) -> u8 {
    match role {
        Role::CoChair => 0,
        Role::FocalPoint => 1,
        _ => 2,
    }
}

impl From<DesignationRow> for Designation {
    fn from(row: DesignationRow) -> Self {
        Self {
            id: row.id,
            group: row.group_id,
            agency: row.agency_id,
            agency_code: row.agency_code,
            person: row.person_id,
            person_name: row.person_name,
            email: row.email,
            role: row.role,
            from: row.from_day,
            to: row.to_day,
            letter: row.letter,
            letter_name: row.letter_name,
            confirmed_at: row.confirmed_at,
            asked_at: row.asked_at,
            ended: row.ended,
            revision: row.revision,
        }
    }
}
