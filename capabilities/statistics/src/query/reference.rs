//! The reference content as rows, so that questions can join it.

use countries::content;
use db::Db;
use files::FileHash;
use kernel::{Language, Scalar as _, Value};

use crate::store;

/// Writes areas and memberships of the content into the database where they are not those of this program.
///
/// They are a copy that anybody can make again, so no act tells of it.
pub async fn keep_reference(db: &Db) -> db::Result<()> {
    let (areas, memberships) = (areas(), memberships());
    let digest = FileHash::of(format!("{areas:?}{memberships:?}").as_bytes()).to_string();
    let kept = db.read(async |tx| store::reference_digest(tx).await).await?;
    if kept.as_deref() == Some(digest.as_str()) {
        return Ok(());
    }
    db.write(async |tx| store::replace_reference(tx, areas, memberships, &digest).await).await
}

fn areas() -> Vec<Vec<Value>> {
    let number = |it: Option<u16>| it.map(i64::from).to_value();
    let row = |it: &countries::Area| {
        let is = |group| i64::from(it.groups.contains(&group)).to_value();
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
