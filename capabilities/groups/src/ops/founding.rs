//! Founding a group and changing what its co-chairs decide.

use db::Tx;
use journal::Act;
use kernel::{Actor, GroupId, Names, Permit};
use serde_json::json;

use super::Error;
use crate::{
    model::{Group, Settings},
    policy::{ChangeSettings, Found},
    store,
};

/// A group about to be founded.
#[derive(Clone, Debug)]
pub struct NewGroup {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub names: Names,
    /// The group it belongs to.
    pub parent: Option<GroupId>,
    /// The IANA name of its zone.
    pub zone: String,
    /// Whether the site is made for it.
    pub home: bool,
    /// The slug of its mandate.
    pub mandate: Option<String>,
    /// What its co-chairs decide.
    pub settings: Settings,
}

/// Founds a group; a group of this slug is brought to what is said here, and the same twice changes nothing.
pub async fn found_group(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Found>,
    new: NewGroup,
) -> Result<Group, Error> {
    permit.spend();
    let formed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if new.slug.is_empty() || new.slug.len() > 60 || !new.slug.chars().all(formed) {
        return Err(Error::Slug(new.slug.chars().take(80).collect()));
    }
    if kernel::zone(&new.zone).is_none() {
        return Err(Error::Zone(new.zone.chars().take(60).collect()));
    }
    if let Some(parent) = new.parent {
        store::group(tx, parent).await?.ok_or(Error::NotFound("group"))?;
    }
    let home = store::home(tx).await?;
    if let Some(home) = home.filter(|home| new.home && home.slug != new.slug) {
        return Err(Error::SecondHome(home.slug));
    }
    let known = store::by_slug(tx, &new.slug).await?;
    let group = Group {
        id: known.as_ref().map_or_else(|| GroupId::new(actor.now), |known| known.id),
        slug: new.slug,
        names: new.names,
        parent: new.parent,
        zone: new.zone,
        home: new.home,
        mandate: new.mandate,
        settings: new.settings,
        revision: known.as_ref().map_or(1, |known| known.revision),
    };
    match known {
        Some(known) if known == group => {}
        Some(known) => return change(tx, actor, known, group).await,
        None => {
            store::insert_group(tx, &group, actor.now).await?;
            let act = Act::new("group.founded", "group", group.id).in_group(group.id);
            let act = act.titled(group.title(kernel::Language::English), group.path(""));
            journal::record(tx, actor, act.changed(json!(null), shown(&group))).await?;
        }
    }
    Ok(group)
}

/// Changes what the co-chairs decide; `revision` is the one they saw.
pub async fn change_settings(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ChangeSettings>,
    settings: Settings,
    revision: i64,
) -> Result<Group, Error> {
    let before = permit.spend();
    let after = Group { settings, revision, ..before.clone() };
    change(tx, actor, before, after).await
}

async fn change(tx: &mut Tx, actor: &Actor, before: Group, mut after: Group) -> Result<Group, Error> {
    store::save_group(tx, &after).await?;
    after.revision += 1;
    let act = Act::new("group.changed", "group", after.id).in_group(after.id);
    let act = act.titled(after.title(kernel::Language::English), after.path(""));
    journal::record(tx, actor, act.changed(shown(&before), shown(&after))).await?;
    Ok(after)
}

fn shown(group: &Group) -> serde_json::Value {
    json!({
        "slug": group.slug, "names": group.names, "parent": group.parent, "zone": group.zone,
        "mandate": group.mandate, "settings": group.settings,
    })
}
