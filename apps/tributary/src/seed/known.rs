//! What a seed file speaks of again and again, looked up once.
//!
//! The seed is the one transaction that writes, and no step of it changes a record that is kept here: groups,
//! agencies and persons are only added, an action point keeps its meeting, its number and its text.

use std::collections::{HashMap, hash_map::Entry};

use actions::Action;
use db::Tx;
use groups::Group;
use kernel::{GroupId, PersonId};
use meetings::MeetingId;
use people::AgencyCard;

/// Found records; what was not found is looked up again, because the file may add it meanwhile.
#[derive(Default)]
pub(super) struct Known {
    groups: Vec<Group>,
    agencies: HashMap<String, AgencyCard>,
    persons: HashMap<String, PersonId>,
    points: HashMap<MeetingId, Vec<Action>>,
}

impl Known {
    pub(super) async fn group(&mut self, tx: &mut Tx, id: GroupId) -> db::Result<Option<&Group>> {
        if !self.groups.iter().any(|group| group.id == id) {
            self.groups.extend(groups::group(tx, id).await?);
        }
        Ok(self.groups.iter().find(|group| group.id == id))
    }

    pub(super) async fn group_by_slug(&mut self, tx: &mut Tx, slug: &str) -> db::Result<Option<Group>> {
        if !self.groups.iter().any(|group| group.slug == slug) {
            self.groups.extend(groups::by_slug(tx, slug).await?);
        }
        Ok(self.groups.iter().find(|group| group.slug == slug).cloned())
    }

    pub(super) async fn agency(&mut self, tx: &mut Tx, code: &str) -> db::Result<Option<AgencyCard>> {
        if let Some(known) = self.agencies.get(code) {
            return Ok(Some(known.clone()));
        }
        let found = people::agency_by_code(tx, code).await?;
        self.agencies.extend(found.iter().map(|agency| (code.to_owned(), agency.clone())));
        Ok(found)
    }

    /// The person of this address, as the file writes it.
    pub(super) async fn person(&mut self, tx: &mut Tx, email: &str) -> db::Result<Option<PersonId>> {
        if let Some(known) = self.persons.get(email) {
            return Ok(Some(*known));
        }
        let found = people::person_by_email(tx, email).await?.map(|person| person.id);
        self.persons.extend(found.map(|id| (email.to_owned(), id)));
        Ok(found)
    }

    /// The action points that this meeting agreed, as they were when they were agreed or first asked for.
    pub(super) async fn points(&mut self, tx: &mut Tx, meeting: MeetingId) -> db::Result<&[Action]> {
        match self.points.entry(meeting) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(unknown) => Ok(unknown.insert(actions::of_meeting(tx, meeting).await?)),
        }
    }

    /// Notes what this meeting agreed now.
    pub(super) fn agreed(&mut self, meeting: MeetingId, fresh: Vec<Action>) {
        self.points.entry(meeting).or_default().extend(fresh);
    }
}
