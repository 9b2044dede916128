//! Who may do what to action points.

use kernel::{Action, Actor, AgencyId, CountryCode, GroupId, Role};

/// Agreeing an action point at a meeting.
pub struct Agree;
/// Wording it anew, giving it to another agency or another day.
pub struct Change;
/// Noting that its owner has begun.
pub struct Begin;
/// Marking it done.
pub struct Close;
/// Opening it again.
pub struct Reopen;
/// Giving it up.
pub struct Cancel;

/// The action point as far as rights depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owned {
    /// Of which group.
    pub group: GroupId,
    /// The group above it: an agency may have named its people there only.
    pub parent: Option<GroupId>,
    /// Whose it is to do.
    pub agency: AgencyId,
}

fn co_chair(actor: &Actor, group: GroupId) -> bool {
    actor.is_operator() || actor.holds(group, Role::CoChair)
}

fn owner(actor: &Actor, on: &Owned) -> bool {
    let groups = [Some(on.group), on.parent];
    groups.into_iter().flatten().any(|group| {
        [Role::FocalPoint, Role::Alternate].iter().any(|role| actor.holds_for(group, *role, on.agency))
    })
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

action!(Agree, "agree an action point", GroupId, |actor, group| co_chair(actor, *group));
action!(Change, "change an action point", Owned, |actor, on| co_chair(actor, on.group));
action!(Begin, "begin an action point", Owned, |actor, on| co_chair(actor, on.group) || owner(actor, on));
action!(Close, "close an action point", Owned, |actor, on| co_chair(actor, on.group) || owner(actor, on));
action!(Reopen, "reopen an action point", Owned, |actor, on| co_chair(actor, on.group));
action!(Cancel, "cancel an action point", Owned, |actor, on| co_chair(actor, on.group));

/// Whether they may read the action points of a group: whoever speaks for a member in it or in its parent,
/// the staff of the parent's Chair, and the auditor.
pub fn may_read(actor: &Actor, group: GroupId, parent: Option<GroupId>) -> bool {
    let here = |of: Option<GroupId>| of == Some(group) || (of.is_some() && of == parent);
    actor.is_operator()
        || actor.offices.iter().any(|office| match office.role {
            Role::FocalPoint | Role::Alternate | Role::CoChair | Role::ParentChair => here(office.group),
            Role::Auditor => true,
            Role::SisterConvenor
            | Role::ResidentCoordinator
            | Role::CountryEditor
            | Role::CountryValidator
            | Role::NationalPartner => false,
        })
}

/// The rows of the table of who may do what, for this actor and an action point of this agency.
pub fn rows(actor: &Actor, group: GroupId, agency: AgencyId, _: CountryCode) -> Vec<(&'static str, bool)> {
    let on = Owned { group, parent: None, agency };
    vec![
        ("read action points", may_read(actor, group, None)),
        (Agree::NAME, Agree::allowed(actor, &group)),
        (Change::NAME, Change::allowed(actor, &on)),
        (Begin::NAME, Begin::allowed(actor, &on)),
        (Close::NAME, Close::allowed(actor, &on)),
        (Reopen::NAME, Reopen::allowed(actor, &on)),
        (Cancel::NAME, Cancel::allowed(actor, &on)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use kernel::Office;

    fn actor(role: Role, group: GroupId, agency: AgencyId) -> Actor {
        let mut actor = Actor::public(Timestamp::UNIX_EPOCH);
        actor.offices.push(Office { role, group: Some(group), agency: Some(agency), country: None });
        actor
    }

    fn allowed(actor: &Actor, group: GroupId, agency: AgencyId) -> String {
        let country = "MDA".parse().unwrap();
        let rows = rows(actor, group, agency, country);
        rows.into_iter().filter(|(_, may)| *may).map(|(name, _)| name).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn co_chairs_may_everything_and_owners_may_begin_and_close_their_own() {
        let [group, parent] = [0, 1].map(|_| GroupId::new(Timestamp::UNIX_EPOCH));
        let [own, other] = [0, 1].map(|_| AgencyId::new(Timestamp::UNIX_EPOCH));
        let all = "read action points, agree an action point, change an action point, begin an action point, \
                   close an action point, reopen an action point, cancel an action point";
        assert_eq!(allowed(&actor(Role::CoChair, group, own), group, other), all);
        assert_eq!(allowed(&Actor::operator(Timestamp::UNIX_EPOCH), group, other), all);
        let theirs = "read action points, begin an action point, close an action point";
        assert_eq!(allowed(&actor(Role::Alternate, group, own), group, own), theirs);
        assert_eq!(allowed(&actor(Role::FocalPoint, group, own), group, other), "read action points");
        assert_eq!(allowed(&actor(Role::CoChair, parent, own), group, own), "");
        assert_eq!(allowed(&Actor::public(Timestamp::UNIX_EPOCH), group, own), "");
        let above = Owned { group, parent: Some(parent), agency: own };
        assert!(Close::allowed(&actor(Role::FocalPoint, parent, own), &above));
    }
}
