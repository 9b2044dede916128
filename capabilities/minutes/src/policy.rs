//! Who may do what with minutes.

use kernel::{Action, Actor, AgencyId, CountryCode, GroupId, Role};

/// Writing minutes, decisions and corrections.
pub struct Write;
/// Sending minutes to everybody who must have them.
pub struct Circulate;
/// Turning a key for their adoption.
pub struct Adopt;
/// Reminding a recipient who has not answered.
pub struct Remind;
/// Sending them again to a recipient from whom they came back.
pub struct SendAgain;
/// Answering circulated minutes for an agency.
pub struct Respond;

/// For which agency somebody answers, in which group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The group.
    pub group: GroupId,
    /// The group above it.
    pub parent: Option<GroupId>,
    /// The agency.
    pub agency: AgencyId,
}

fn co_chair(actor: &Actor, group: GroupId) -> bool {
    actor.is_operator() || actor.holds(group, Role::CoChair)
}

macro_rules! co_chairs {
    ($type:ty, $name:literal) => {
        impl Action for $type {
            type On = GroupId;
            const NAME: &'static str = $name;
            fn allowed(actor: &Actor, group: &GroupId) -> bool {
                co_chair(actor, *group)
            }
        }
    };
}
co_chairs!(Write, "write minutes");
co_chairs!(Circulate, "circulate minutes");
co_chairs!(Adopt, "adopt minutes");
co_chairs!(Remind, "remind a recipient of minutes");
co_chairs!(SendAgain, "send returned minutes again");

impl Action for Respond {
    type On = Seat;
    const NAME: &'static str = "answer circulated minutes";
    fn allowed(actor: &Actor, seat: &Seat) -> bool {
        seat_of(actor, seat.group, seat.parent) == Some(seat.agency)
            || [Some(seat.group), seat.parent]
                .into_iter()
                .flatten()
                .any(|group| SPEAKERS.iter().any(|role| actor.holds_for(group, *role, seat.agency)))
    }
}

const SPEAKERS: [Role; 3] = [Role::FocalPoint, Role::Alternate, Role::CoChair];

/// The agency for which somebody answers in a group: the one that named them there or in the group above.
pub fn seat_of(actor: &Actor, group: GroupId, parent: Option<GroupId>) -> Option<AgencyId> {
    let here = |of: Option<GroupId>| of == Some(group) || (of.is_some() && of == parent);
    let mut speaks =
        actor.offices.iter().filter(|office| SPEAKERS.contains(&office.role) && here(office.group));
    speaks.find_map(|office| office.agency)
}

/// What of the minutes of a group somebody may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// Nothing.
    Nothing,
    /// What is adopted.
    Adopted,
    /// What was circulated too, with the answers to it.
    Circulated,
    /// Drafts too.
    Everything,
}

/// What of the minutes of a group this actor may read; `open` is whether the group shows adopted ones to all.
pub fn sight(actor: &Actor, group: GroupId, parent: Option<GroupId>, open: bool) -> Sight {
    if co_chair(actor, group) {
        Sight::Everything
    } else if actions::policy::may_read(actor, group, parent) {
        Sight::Circulated
    } else if open {
        Sight::Adopted
    } else {
        Sight::Nothing
    }
}

/// The rows of the table of who may do what, for this actor and minutes of this group.
pub fn rows(actor: &Actor, group: GroupId, agency: AgencyId, _: CountryCode) -> Vec<(&'static str, bool)> {
    let sight = sight(actor, group, None, false);
    let seat = Seat { group, parent: None, agency };
    vec![
        ("read drafts of minutes", sight >= Sight::Everything),
        ("read circulated minutes", sight >= Sight::Circulated),
        (Write::NAME, Write::allowed(actor, &group)),
        (Circulate::NAME, Circulate::allowed(actor, &group)),
        (Adopt::NAME, Adopt::allowed(actor, &group)),
        (Respond::NAME, Respond::allowed(actor, &seat)),
        (Remind::NAME, Remind::allowed(actor, &group)),
        (SendAgain::NAME, SendAgain::allowed(actor, &group)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use kernel::Office;

    #[test]
    fn each_office_sees_and_does_its_own() {
        let [group, parent] = [0, 1].map(|_| GroupId::new(Timestamp::UNIX_EPOCH));
        let agency = AgencyId::new(Timestamp::UNIX_EPOCH);
        let with = |role, group| {
            let mut actor = Actor::public(Timestamp::UNIX_EPOCH);
            actor.offices.push(Office { role, group: Some(group), agency: Some(agency), country: None });
            actor
        };
        let public = Actor::public(Timestamp::UNIX_EPOCH);
        assert_eq!(sight(&public, group, Some(parent), false), Sight::Nothing);
        assert_eq!(sight(&public, group, Some(parent), true), Sight::Adopted);
        assert_eq!(sight(&with(Role::FocalPoint, parent), group, Some(parent), false), Sight::Circulated);
        assert_eq!(sight(&with(Role::CoChair, group), group, None, false), Sight::Everything);
        let may = |actor: &Actor| {
            rows(actor, group, agency, "MDA".parse().unwrap()).iter().filter(|row| row.1).count()
        };
        assert_eq!(may(&with(Role::CoChair, group)), 8);
        assert_eq!(may(&with(Role::Alternate, group)), 2);
        assert_eq!((may(&with(Role::SisterConvenor, group)), may(&public)), (0, 0));
        assert_eq!(seat_of(&with(Role::Alternate, parent), group, Some(parent)), Some(agency));
    }
}
