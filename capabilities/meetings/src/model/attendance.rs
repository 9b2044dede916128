//! Who is invited, what they answer, and who took part.

use std::collections::BTreeSet;

use jiff::Timestamp;
use kernel::{AgencyId, PersonId};

use crate::{AgendaItemId, InputId, MeetingId};

kernel::words! {
    /// How somebody took part.
    pub enum Mode {
        /// Over the line; the rule.
        Online = "online",
        /// In the room.
        InPerson = "in-person",
        /// By what they wrote before or after.
        Written = "written",
    }
}

kernel::words! {
    /// What somebody answers to an invitation.
    pub enum Answer {
        /// Comes.
        Yes = "yes",
        /// Does not come, and writes.
        Written = "written",
        /// Does not come.
        No = "no",
    }
}

/// Somebody who took part, as they were on that day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// In which meeting.
    pub meeting: MeetingId,
    /// Who.
    pub person: PersonId,
    /// Their name then.
    pub name: String,
    /// Their agency then.
    pub agency: Option<AgencyId>,
    /// Its short name then.
    pub agency_code: Option<String>,
    /// The zone they worked in then.
    pub zone: String,
    /// How they took part.
    pub mode: Mode,
    /// Who said so.
    pub declared_by: String,
    /// When it was said.
    pub declared_at: Timestamp,
    /// Whether they said so themselves.
    pub own_word: bool,
}

/// Who took part, for an operation that records it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presence {
    /// Who.
    pub person: PersonId,
    /// How.
    pub mode: Mode,
}

/// What somebody answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// To the invitation of which meeting.
    pub meeting: MeetingId,
    /// Who.
    pub person: PersonId,
    /// Their name then.
    pub name: String,
    /// Their agency then.
    pub agency: Option<AgencyId>,
    /// Its short name then.
    pub agency_code: Option<String>,
    /// What they answered.
    pub answer: Answer,
    /// When.
    pub answered_at: Timestamp,
}

/// Something given in writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenInput {
    /// Its id.
    pub id: InputId,
    /// To which meeting.
    pub meeting: MeetingId,
    /// To which item; the whole meeting if none.
    pub item: Option<AgendaItemId>,
    /// By whom.
    pub person: PersonId,
    /// Their name then.
    pub name: String,
    /// Their agency then.
    pub agency: Option<AgencyId>,
    /// Its short name then.
    pub agency_code: Option<String>,
    /// What they wrote.
    pub body: String,
    /// When.
    pub given_at: Timestamp,
}

/// Somebody to whom the invitation went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invited {
    /// Who.
    pub person: PersonId,
    /// Which version they have.
    pub sequence: u32,
    /// For when it called the meeting.
    pub told: Timestamp,
    /// When it was sent.
    pub sent_at: Timestamp,
}

/// How many took part, by person and by agency.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Taken {
    /// Agencies with somebody in the room or on the line.
    pub agencies: usize,
    /// People in the room or on the line.
    pub persons: usize,
    /// Agencies heard in writing only.
    pub in_writing: usize,
    /// The zones from which people took part.
    pub zones: Vec<String>,
}

impl Taken {
    /// Counts a list; an agency that spoke and wrote counts as one that spoke.
    pub fn of(list: &[Attendance]) -> Self {
        let agencies = |written: bool| -> BTreeSet<AgencyId> {
            let with = list.iter().filter(|one| (one.mode == Mode::Written) == written);
            with.filter_map(|one| one.agency).collect()
        };
        let (present, wrote) = (agencies(false), agencies(true));
        let spoke = list.iter().filter(|one| one.mode != Mode::Written);
        let zones: BTreeSet<&str> = spoke.clone().map(|one| one.zone.as_str()).collect();
        Self {
            agencies: present.len(),
            persons: spoke.count(),
            in_writing: wrote.difference(&present).count(),
            zones: zones.into_iter().map(str::to_owned).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(agency: Option<AgencyId>, zone: &str, mode: Mode) -> Attendance {
        Attendance {
            meeting: MeetingId::new(Timestamp::UNIX_EPOCH),
            person: PersonId::new(Timestamp::UNIX_EPOCH),
            name: "N. Example".into(),
            agency,
            agency_code: agency.map(|_| "AGY".into()),
            zone: zone.into(),
            mode,
            declared_by: "C. Example".into(),
            declared_at: Timestamp::UNIX_EPOCH,
            own_word: false,
        }
    }

    #[test]
    fn an_agency_counts_once_and_speaking_counts_before_writing() {
        let [a, b] = [0, 1].map(|_| AgencyId::new(Timestamp::UNIX_EPOCH));
        let list = [
            one(Some(a), "Africa/Nairobi", Mode::Online),
            one(Some(a), "Europe/Zurich", Mode::InPerson),
            one(Some(a), "Asia/Bangkok", Mode::Written),
            one(Some(b), "Asia/Bangkok", Mode::Written),
            one(None, "Africa/Nairobi", Mode::Online),
        ];
        let zones = ["Africa/Nairobi", "Europe/Zurich"].map(str::to_owned).to_vec();
        assert_eq!(Taken::of(&list), Taken { agencies: 1, persons: 3, in_writing: 1, zones });
        assert_eq!(Taken::of(&[]), Taken::default());
    }
}
