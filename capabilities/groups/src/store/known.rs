//! Everything that stands in the registers of all groups, for the comparison with the journal.

use db::{Result, Tx, sql};
use kernel::{GroupId, Role, uuid::Uuid};

use crate::model::DesignationId;

pub(crate) async fn known_groups(tx: &mut Tx) -> Result<Vec<(GroupId, String)>> {
    tx.all(sql("select id, slug from working_group order by slug")).await
}

pub(crate) async fn known_memberships(tx: &mut Tx) -> Result<Vec<(Uuid, String)>> {
    tx.all(sql("select m.id, a.code || ' in ' || g.slug from membership m \
         join agency a on a.id = m.agency_id join working_group g on g.id = m.group_id order by m.id"))
        .await
}

pub(crate) async fn known_chair_terms(tx: &mut Tx) -> Result<Vec<(Uuid, String)>> {
    tx.all(sql("select t.id, a.code || ' in ' || g.slug from chair_term t \
         join agency a on a.id = t.agency_id join working_group g on g.id = t.group_id order by t.id"))
        .await
}

pub(crate) async fn known_offices(tx: &mut Tx) -> Result<Vec<(Uuid, String)>> {
    tx.all(sql("select o.id, p.name from granted_office o join person p on p.id = o.person_id order by o.id"))
        .await
}

pub(crate) async fn known_designations(tx: &mut Tx) -> Result<Vec<(DesignationId, String, Role)>> {
    tx.all(sql("select d.id, p.name, d.role from designation d \
         join person p on p.id = d.person_id order by d.id"))
        .await
}
