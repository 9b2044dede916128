//! The reference content as rows, so that questions can join it.

use countries::content;
use db::{Db, Tx, sql};
use files::FileHash;
use kernel::{Language, Scalar as _, Value};

/// Writes areas and memberships of the content into the database where they are not those of this program.
///
/// They are a copy that anybody can make again, so no act tells of it.
pub async fn keep_reference(db: &Db) -> db::Result<()> {
    let (areas, memberships) = (areas(), memberships());
    let digest = FileHash::of(format!("{areas:?}{memberships:?}").as_bytes()).to_string();
    let kept = db.read(async |tx| kept(tx).await).await?;
    if kept.as_deref() == Some(digest.as_str()) {
        return Ok(());
    }
    db.write(async |tx| {
        tx.run(sql("delete from known_area")).await?;
        tx.run(sql("delete from known_membership")).await?;
        let head = "insert into known_area (code, m49, iso2, iso3, kind, region, subregion, intermediate, ldc, lldc, \
             sids, counted_in, name_en, name_fr, name_es, name_ar, name_ru, name_zh) values";
        tx.insert_all(head, areas).await?;
        let head = "insert into known_membership (community, position, name, kind, area, since, until, standing, \
             mark) values";
        tx.insert_all(head, memberships).await?;
        let told = sql("insert into known_content (name, digest) values ('reference', $1) \
             on conflict (name) do update set digest = excluded.digest");
        tx.run(told.bind(digest)).await?;
        Ok(())
    })
    .await
}

async fn kept(tx: &mut Tx) -> db::Result<Option<String>> {
    let found = tx.first::<(String,)>(sql("select digest from known_content where name = 'reference'")).await?;
    Ok(found.map(|(digest,)| digest))
}

fn areas() -> Vec<Vec<Value>> {
    let number = |it: Option<u16>| it.map(i64::from).to_value();
    let row = |it: &countries::Area| {
        let is = |group| it.groups.contains(&group).to_value();
        let mut row = vec![
            it.code.to_value(),
            number(it.m49),
            it.iso2.to_value(),
            it.iso3.to_value(),
            Value::Text(it.kind.word().to_owned()),
            number(it.region),
            number(it.subregion),
            number(it.intermediate),
            is(countries::SpecialGroup::Ldc),
            is(countries::SpecialGroup::Lldc),
            is(countries::SpecialGroup::Sids),
            it.counted_in.to_value(),
        ];
        row.extend(Language::ALL.iter().map(|language| it.names.get(*language).to_value()));
        row
    };
    content().areas.all().iter().map(row).collect()
}

fn memberships() -> Vec<Vec<Value>> {
    let of = |community: &countries::Community| {
        let row = |(position, it): (i64, &countries::Membership)| {
            vec![
                community.id.to_value(),
                position.to_value(),
                community.label(Language::English).to_value(),
                community.kind.to_value(),
                it.area.to_value(),
                it.from.to_value(),
                it.to.to_value(),
                it.standing.to_value(),
                Value::Text(it.mark.word().to_owned()),
            ]
        };
        (0..).zip(&community.memberships).map(row).collect::<Vec<_>>()
    };
    content().communities.all().iter().flat_map(of).collect()
}
