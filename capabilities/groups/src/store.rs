//! The only SQL of groups; that of designations and of offices stands beside.

mod designations;
mod known;
mod terms;

use db::{Tx, row, sql};
use jiff::{Timestamp, civil::Date};
use kernel::{AgencyId, GroupId, Names, uuid::Uuid};
use people::AgencyCard;

use crate::model::{Group, Membership, Settings};

pub(crate) use designations::*;
pub(crate) use known::*;
pub(crate) use terms::*;

row! {
    struct GroupRow {
        id: GroupId,
        slug: String,
        names: Names,
        parent_id: Option<GroupId>,
        zone: String,
        home: bool,
        mandate: Option<String>,
        settings: Settings,
        revision: i64,
    }
}

row! {
    struct AgencyRow { id: AgencyId, code: String, names: Names }
}

row! {
    struct MembershipRow {
        id: Uuid,
        group_id: GroupId,
        agency_id: AgencyId,
        agency_code: String,
        from_day: Date,
        to_day: Option<Date>,
    }
}

const GROUP: &str = "select id, slug, names, parent_id, zone, home, mandate, settings, revision from working_group where 1 = 1";

pub(crate) async fn home(tx: &mut Tx) -> db::Result<Option<Group>> {
    let row: Option<GroupRow> = tx.first(sql(GROUP).and("home =", Some(true)).then(" order by slug")).await?;
    Ok(row.map(Group::from))
}

pub(crate) async fn by_slug(tx: &mut Tx, slug: &str) -> db::Result<Option<Group>> {
    let row: Option<GroupRow> = tx.first(sql(GROUP).and("slug =", Some(slug))).await?;
    Ok(row.map(Group::from))
}

pub(crate) async fn group(tx: &mut Tx, id: GroupId) -> db::Result<Option<Group>> {
    let row: Option<GroupRow> = tx.first(sql(GROUP).and("id =", Some(id))).await?;
    Ok(row.map(Group::from))
}

pub(crate) async fn all(tx: &mut Tx) -> db::Result<Vec<Group>> {
    let rows: Vec<GroupRow> = tx.all(sql(GROUP).then(" order by home desc, slug")).await?;
    Ok(rows.into_iter().map(Group::from).collect())
}

/// Every group with the one above it, in the order of [`all`].
pub(crate) async fn tree(tx: &mut Tx) -> db::Result<Vec<(GroupId, Option<GroupId>)>> {
    tx.all(sql("select id, parent_id from working_group order by home desc, slug")).await
}

pub(crate) async fn insert_group(tx: &mut Tx, group: &Group, now: Timestamp) -> db::Result<()> {
    tx.run(
        sql("insert into working_group (id, slug, names, parent_id, zone, home, mandate, settings, founded_at, revision) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        .bind(group.id)
        .bind(&group.slug)
        .bind(&group.names)
        .bind(group.parent)
        .bind(&group.zone)
        .bind(group.home)
        .bind(group.mandate.as_ref())
        .bind(&group.settings)
        .bind(now)
        .bind(group.revision),
    )
    .await?;
    Ok(())
}

/// Saves what was changed since the group's `revision`.
pub(crate) async fn save_group(tx: &mut Tx, group: &Group) -> db::Result<()> {
    tx.update(
        sql("update working_group set names = $1, parent_id = $2, zone = $3, home = $4, mandate = $5, settings = $6, \
             revision = revision + 1 where id = $7 and revision = $8")
        .bind(&group.names)
        .bind(group.parent)
        .bind(&group.zone)
        .bind(group.home)
        .bind(group.mandate.as_ref())
        .bind(&group.settings)
        .bind(group.id)
        .bind(group.revision),
    )
    .await
}

pub(crate) async fn members_on(tx: &mut Tx, group: GroupId, day: Date) -> db::Result<Vec<AgencyCard>> {
    let rows: Vec<AgencyRow> = tx
        .all(
            sql("select distinct a.id, a.code, a.names from membership m join agency a on a.id = m.agency_id \
                 where m.group_id = $1 and m.from_day <= $2 and (m.to_day is null or m.to_day >= $3) order by a.code")
            .bind(group)
            .bind(day)
            .bind(day),
        )
        .await?;
    Ok(rows.into_iter().map(|row| AgencyCard { id: row.id, code: row.code, names: row.names }).collect())
}

/// Every membership of the group, past ones too; of one agency where it is named.
pub(crate) async fn memberships(
    tx: &mut Tx,
    group: GroupId,
    agency: Option<AgencyId>,
) -> db::Result<Vec<Membership>> {
    let statement = sql("select m.id, m.group_id, m.agency_id, a.code as agency_code, m.from_day, m.to_day \
                         from membership m join agency a on a.id = m.agency_id where m.group_id = $1")
    .bind(group)
    .and("m.agency_id =", agency)
    .then(" order by a.code, m.from_day, m.id");
    Ok(tx.all::<MembershipRow>(statement).await?.into_iter().map(Membership::from).collect())
}

pub(crate) async fn insert_membership(tx: &mut Tx, it: &Membership) -> db::Result<()> {
    let statement =
        sql("insert into membership (id, group_id, agency_id, from_day, to_day) values ($1, $2, $3, $4, $5)");
    tx.run(statement.bind(it.id).bind(it.group).bind(it.agency).bind(it.from).bind(it.to)).await?;
    Ok(())
}

/// Sets the last day of a membership that has none before it.
pub(crate) async fn end_membership(tx: &mut Tx, id: Uuid, to: Date) -> db::Result<()> {
    let statement =
        sql("update membership set to_day = $1 where id = $2 and (to_day is null or to_day > $3)");
    tx.update(statement.bind(to).bind(id).bind(to)).await
}

impl From<GroupRow> for Group {
    fn from(row: GroupRow) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            names: row.names,
            parent: row.parent_id,
            zone: row.zone,
            home: row.home,
            mandate: row.mandate,
            settings: row.settings,
            revision: row.revision,
        }
    }
}

impl From<MembershipRow> for Membership {
    fn from(row: MembershipRow) -> Self {
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
