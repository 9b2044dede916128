//! Persons who sit in more than one group: through them the groups know of each other.

use std::collections::HashSet;

use kernel::GroupId;
use serde::Serialize;
use web::Say;

use super::overview::LinkView;
use crate::{
    model::{Designation, Group},
    store::Seat,
};

/// A person who sits in other groups too.
#[derive(Serialize)]
pub(super) struct BridgeView {
    pub(super) name: String,
    pub(super) agency: String,
    pub(super) groups: Vec<LinkView>,
}

/// The groups around one, by how near they are.
pub(super) struct Kin<'a> {
    group: &'a Group,
    all: &'a [Group],
}

impl<'a> Kin<'a> {
    pub(super) fn of(group: &'a Group, all: &'a [Group]) -> Self {
        Self { group, all }
    }

    /// Who joins this group to its sisters, and who sits in the group above or below besides.
    ///
    /// Members of a working group usually sit in its parent too, so that joins nobody to anything new; on the
    /// page of the parent those stand out who sit in several of the groups below.
    pub(super) fn bridges(
        &self,
        say: &Say,
        own: &[Designation],
        others: &[Seat],
    ) -> (Vec<BridgeView>, Vec<BridgeView>) {
        let (mut bridges, mut overlap) = (Vec::new(), Vec::new());
        let mut seen = HashSet::new();
        for it in own.iter().filter(|it| seen.insert(it.person)) {
            let elsewhere: Vec<&Seat> = others.iter().filter(|other| other.person == it.person).collect();
            let (near, far): (Vec<&Seat>, Vec<&Seat>) =
                elsewhere.into_iter().partition(|other| self.is_near(other.group));
            let below: HashSet<GroupId> =
                near.iter().map(|other| other.group).filter(|id| Some(*id) != self.group.parent).collect();
            let view = |seats: &[&Seat]| BridgeView {
                name: it.person_name.clone(),
                agency: it.agency_code.clone(),
                groups: self.links(say, seats),
            };
            match () {
                () if !far.is_empty() => bridges.push(view(&far)),
                () if below.len() > 1 => bridges.push(view(&near)),
                () if !near.is_empty() => overlap.push(view(&near)),
                () => {}
            }
        }
        (bridges, overlap)
    }

    /// Whether a group is this one's parent or stands below it.
    fn is_near(&self, id: GroupId) -> bool {
        Some(id) == self.group.parent
            || self.all.iter().any(|group| group.id == id && group.parent == Some(self.group.id))
    }

    /// The seats as links, each once, with the function there.
    fn links(&self, say: &Say, seats: &[&Seat]) -> Vec<LinkView> {
        let mut links: Vec<LinkView> = Vec::new();
        for seat in seats {
            let Some(group) = self.all.iter().find(|group| group.id == seat.group) else { continue };
            let role = say.text(&format!("role-{}", seat.role));
            let words = format!("{} ({role})", group.title(say.language));
            if !links.iter().any(|known| known.words == words) {
                links.push(LinkView { words, url: group.path("") });
            }
        }
        links
    }
}
