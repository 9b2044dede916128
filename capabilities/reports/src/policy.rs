//! Who may do what with reports.

use kernel::{Action, Actor, AgencyId, CountryCode, GroupId, PersonId, Role};

/// Writing a report: its sections, its title, its summary, and building it to look at.
pub struct Write;
/// Letting a build be seen by everybody; what it says does not change any more.
pub struct Publish;
/// Taking a figure back, with the reason.
pub struct Retract;
/// Noting on a build that a figure in it was taken back.
pub struct Note;

/// A report as far as rights depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owned {
    /// Of which group.
    pub group: GroupId,
    /// The group above it: an agency may have named its people there only.
    pub parent: Option<GroupId>,
    /// About which country.
    pub country: Option<CountryCode>,
    /// Who built what is to be published.
    pub author: Option<PersonId>,
}

fn co_chair(actor: &Actor, on: &Owned) -> bool {
    actor.is_operator() || actor.holds(on.group, Role::CoChair)
}

/// Whoever speaks for an agency in the group or above it, and the editors of the country.
fn may_write(actor: &Actor, on: &Owned) -> bool {
    let here = |of: Option<GroupId>| of == Some(on.group) || (of.is_some() && of == on.parent);
    let speaks = actor.offices.iter().any(|office| {
        matches!(office.role, Role::FocalPoint | Role::Alternate | Role::CoChair) && here(office.group)
    });
    actor.is_operator() || speaks || on.country.is_some_and(|it| actor.holds_in(it, Role::CountryEditor))
}

/// Co-chairs, and for a country its validators, who are other persons than the author.
fn may_publish(actor: &Actor, on: &Owned) -> bool {
    let other = actor.person().is_some_and(|person| Some(person.id) != on.author);
    co_chair(actor, on) || (other && on.country.is_some_and(|it| actor.holds_in(it, Role::CountryValidator)))
}

macro_rules! action {
    ($type:ty, $name:literal, $on:ty, |$actor:ident, $it:ident| $allowed:expr) => {
        impl Action for $type {
            type On = $on;
            const NAME: &'static str = $name;
            fn allowed($actor: &Actor, $it: &$on) -> bool {
                $allowed
            }
        }
    };
}

action!(Write, "write a report", Owned, |actor, on| may_write(actor, on));
action!(Publish, "publish a report", Owned, |actor, on| may_publish(actor, on));
action!(Note, "note a retraction in a report", Owned, |actor, on| may_write(actor, on)
    || may_publish(actor, on));
// Figures belong to no group: the co-chairs of any group of the installation answer for them, as for editions.
action!(Retract, "retract a figure", (), |actor, _it| actor.is_operator()
    || actor.offices.iter().any(|office| office.role == Role::CoChair));

/// Whether this actor may read what is written and built before it is published.
pub fn may_read(actor: &Actor, on: &Owned) -> bool {
    may_write(actor, on)
        || may_publish(actor, &Owned { author: None, ..*on })
        || actor.holds(on.group, Role::ParentChair)
        || on.country.is_some_and(|it| {
            actor.holds_in(it, Role::NationalPartner) || actor.holds_in(it, Role::ResidentCoordinator)
        })
}

/// The rows of the table of who may do what, for this actor and a report of this group about this country.
pub fn rows(actor: &Actor, group: GroupId, _: AgencyId, country: CountryCode) -> Vec<(&'static str, bool)> {
    let on = Owned { group, parent: None, country: None, author: None };
    let of_country = Owned { country: Some(country), ..on };
    vec![
        ("see drafts of reports", may_read(actor, &on)),
        ("see drafts of reports on a country", may_read(actor, &of_country)),
        (Write::NAME, Write::allowed(actor, &on)),
        ("write a report on a country", Write::allowed(actor, &of_country)),
        (Publish::NAME, Publish::allowed(actor, &on)),
        ("publish a report on a country", Publish::allowed(actor, &of_country)),
        (Retract::NAME, Retract::allowed(actor, &())),
        (Note::NAME, Note::allowed(actor, &on)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use kernel::{Identity, Office, Person};

    #[test]
    fn a_validator_publishes_what_another_person_built() {
        let now = Timestamp::UNIX_EPOCH;
        let country: CountryCode = "MDA".parse().unwrap();
        let person =
            Person { id: PersonId::new(now), name: "N. Example".into(), agency: None, agency_code: None };
        let office = |role| Office { role, group: None, agency: None, country: Some(country) };
        let mut actor = Actor::public(now);
        actor.offices = vec![office(Role::CountryEditor), office(Role::CountryValidator)];
        actor.identity = Identity::Person(person.clone());
        let on = Owned { group: GroupId::new(now), parent: None, country: Some(country), author: None };
        assert!(Publish::allowed(&actor, &on) && Write::allowed(&actor, &on));
        assert!(!Publish::allowed(&actor, &Owned { author: Some(person.id), ..on }));
        assert!(!Publish::allowed(&actor, &Owned { country: Some("KEN".parse().unwrap()), ..on }));
    }
}
