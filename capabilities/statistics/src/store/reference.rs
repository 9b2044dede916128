//! The reference content as rows.

use db::{Tx, sql};
use kernel::Value;

/// The digest of the content these rows were made of.
pub(crate) async fn reference_digest(tx: &mut Tx) -> db::Result<Option<String>> {
    let found =
        tx.first::<(String,)>(sql("select digest from known_content where name = 'reference'")).await?;
    Ok(found.map(|(digest,)| digest))
}

/// Puts other rows in the place of all.
pub(crate) async fn replace_reference(
    tx: &mut Tx,
    areas: Vec<Vec<Value>>,
    memberships: Vec<Vec<Value>>,
    digest: &str,
) -> db::Result<()> {
    tx.run(sql("delete from known_area")).await?;
    tx.run(sql("delete from known_membership")).await?;
    let head = "insert into known_area (code, m49, iso2, iso3, kind, region, subregion, intermediate, ldc, lldc, \
         sids, counted_in, name_en, name_fr, name_es, name_ar, name_ru, name_zh) values";
    tx.insert_all(head, areas).await?;
    let head = "insert into known_membership (community, position, name, kind, area, since, until, standing, mark) \
         values";
    tx.insert_all(head, memberships).await?;
    let told = sql("insert into known_content (name, digest) values ('reference', $1) \
         on conflict (name) do update set digest = excluded.digest");
    tx.run(told.bind(digest)).await?;
    Ok(())
}
