//! Who may do what to persons and agencies.

use kernel::{Action, Actor, AgencyId, CountryCode, GroupId, PersonId, Role};

/// Adding an agency, or changing its names.
pub struct ManageAgencies;
/// Adding a person; on the agency they work for.
pub struct AddPerson;
/// Changing a person's own settings; on the person.
pub struct ChangeOwn;
/// Correcting the address of somebody else, by which they also sign in.
pub struct MendAddress;
/// Making a one-time link without mailing it.
pub struct MakeLink;

impl Action for ManageAgencies {
    type On = ();
    const NAME: &'static str = "add an agency";
    fn allowed(actor: &Actor, (): &()) -> bool {
        actor.is_operator() || co_chairs(actor)
    }
}

impl Action for AddPerson {
    type On = Option<AgencyId>;
    const NAME: &'static str = "add a person";
    fn allowed(actor: &Actor, agency: &Option<AgencyId>) -> bool {
        let own = |agency: AgencyId| {
            actor
                .offices
                .iter()
                .any(|office| office.role == Role::FocalPoint && office.agency == Some(agency))
        };
        actor.is_operator() || co_chairs(actor) || agency.is_some_and(own)
    }
}

impl Action for ChangeOwn {
    type On = PersonId;
    const NAME: &'static str = "change one's own settings";
    fn allowed(actor: &Actor, person: &PersonId) -> bool {
        actor.person().is_some_and(|own| own.id == *person)
    }
}

/// Whose address is to be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addressee {
    /// Somebody who turns one of the two keys of a group.
    CoChair(PersonId),
    /// Anybody else.
    Other(PersonId),
}

impl Action for MendAddress {
    type On = Addressee;
    const NAME: &'static str = "correct a person’s address";
    fn allowed(actor: &Actor, on: &Addressee) -> bool {
        // Whoever could write the other co-chair's address could sign in as them and hold both keys.
        actor.is_operator() || (co_chairs(actor) && matches!(on, Addressee::Other(_)))
    }
}

impl Action for MakeLink {
    type On = ();
    const NAME: &'static str = "make a sign-in link";
    fn allowed(actor: &Actor, (): &()) -> bool {
        actor.is_operator()
    }
}

fn co_chairs(actor: &Actor) -> bool {
    actor.offices.iter().any(|office| office.role == Role::CoChair)
}

/// The rows of the table of who may do what, for this actor and a person of this agency.
pub fn rows(actor: &Actor, _: GroupId, agency: AgencyId, _: CountryCode) -> Vec<(&'static str, bool)> {
    let somebody_else = PersonId::from_uuid(kernel::uuid::Uuid::nil());
    vec![
        (ManageAgencies::NAME, ManageAgencies::allowed(actor, &())),
        (AddPerson::NAME, AddPerson::allowed(actor, &Some(agency))),
        ("change another person’s settings", ChangeOwn::allowed(actor, &somebody_else)),
        (MendAddress::NAME, MendAddress::allowed(actor, &Addressee::Other(somebody_else))),
        ("correct a co-chair’s address", MendAddress::allowed(actor, &Addressee::CoChair(somebody_else))),
        (MakeLink::NAME, MakeLink::allowed(actor, &())),
    ]
}
