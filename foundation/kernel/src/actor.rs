//! Who acts, for whom, when, and in which offices.

use jiff::{Timestamp, tz::TimeZone};

use crate::{AgencyId, CountryCode, GroupId, Language, PersonId};

crate::words! {
    /// The offices a person can hold; rights follow from them alone.
    pub enum Role {
        /// Named by a member agency to speak for it in the group.
        FocalPoint = "focal-point",
        /// Stands in for the focal point while named.
        Alternate = "alternate",
        /// One of the two who convene the group, with equal powers.
        CoChair = "co-chair",
        /// Staff of the agency that chairs the parent group.
        ParentChair = "parent-chair",
        /// Convenes a sister group; reads the plan and the overlap report.
        SisterConvenor = "sister-convenor",
        /// Office of the Resident Coordinator of one country.
        ResidentCoordinator = "resident-coordinator",
        /// Writes the drafts of one country.
        CountryEditor = "country-editor",
        /// Lets a country's drafts through; another person than the author.
        CountryValidator = "country-validator",
        /// A ministry or statistical office of one country.
        NationalPartner = "national-partner",
        /// Reads the journal.
        Auditor = "auditor",
    }
}

/// One office held at the moment of acting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Which office.
    pub role: Role,
    /// In which group, for the offices of a group.
    pub group: Option<GroupId>,
    /// For which agency, for the offices of an agency.
    pub agency: Option<AgencyId>,
    /// For which country, for the offices of a country.
    pub country: Option<CountryCode>,
}

/// A person as the system knows them: an official in their function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Their name as shown.
    pub name: String,
    /// The agency they work for, if any.
    pub agency: Option<AgencyId>,
    /// The short name of that agency, such as `UNDP`.
    pub agency_code: Option<String>,
}

/// Who is behind an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identity {
    /// Anybody; not signed in.
    Public,
    /// A person who signed in.
    Person(Person),
    /// Whoever works on the data directory at the machine itself.
    Operator,
    /// The system by its own clockwork, such as a reminder.
    System,
}

/// Who acts, with which offices, at what time, in which language and zone.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Who.
    pub identity: Identity,
    /// The offices they hold at `now`.
    pub offices: Vec<Office>,
    /// The time of the act; nothing below asks the machine's clock.
    pub now: Timestamp,
    /// The language they read.
    pub language: Language,
    /// The zone their times are shown in.
    pub zone: TimeZone,
}

impl Actor {
    /// The operator at the machine itself, acting at `now`.
    pub fn operator(now: Timestamp) -> Self {
        Self::nobody(Identity::Operator, now)
    }

    /// The system acting by its clockwork at `now`.
    pub fn system(now: Timestamp) -> Self {
        Self::nobody(Identity::System, now)
    }

    /// A visitor who has not signed in.
    pub fn public(now: Timestamp) -> Self {
        Self::nobody(Identity::Public, now)
    }

    fn nobody(identity: Identity, now: Timestamp) -> Self {
        Self { identity, offices: Vec::new(), now, language: Language::English, zone: TimeZone::UTC }
    }

    /// The person who signed in, if it is one.
    pub fn person(&self) -> Option<&Person> {
        match &self.identity {
            Identity::Person(person) => Some(person),
            Identity::Public | Identity::Operator | Identity::System => None,
        }
    }

    /// Whether it is the operator at the machine or the system itself.
    pub fn is_operator(&self) -> bool {
        matches!(self.identity, Identity::Operator | Identity::System)
    }

    /// Whether they hold this role in this group.
    pub fn holds(&self, group: GroupId, role: Role) -> bool {
        self.offices.iter().any(|office| office.role == role && office.group == Some(group))
    }

    /// Whether they hold this role in this group for this agency.
    pub fn holds_for(&self, group: GroupId, role: Role, agency: AgencyId) -> bool {
        self.offices
            .iter()
            .any(|office| office.role == role && office.group == Some(group) && office.agency == Some(agency))
    }

    /// Whether they hold this role for this country.
    pub fn holds_in(&self, country: CountryCode, role: Role) -> bool {
        self.offices.iter().any(|office| office.role == role && office.country == Some(country))
    }

    /// Whether they sit in the group in any office.
    pub fn sits_in(&self, group: GroupId) -> bool {
        self.offices.iter().any(|office| office.group == Some(group))
    }
}
