//! Who may do what in a group.

use kernel::{Action, Actor, AgencyId, CountryCode, GroupId, Role};

use crate::model::{Designation, Group};

/// Founding a group, or changing what founding fixed.
pub struct Found;
/// Changing what the co-chairs decide about the group.
pub struct ChangeSettings;
/// Bringing an agency into the group or taking it out.
pub struct Join;
/// Naming a person for an agency.
pub struct Designate;
/// Ending or confirming a designation.
pub struct ChangeDesignation;
/// Recording which agency chairs the group.
pub struct NameChair;
/// Granting an office of a country or the auditor's, and ending it.
pub struct GrantOffice;
/// Reading addresses, letters and the history of designations.
pub struct ReadRegister;

/// An agency in a group, as the record that joining is asked on.
#[derive(Clone, Debug)]
pub struct Seat {
    /// The group.
    pub group: Group,
    /// The agency.
    pub agency: AgencyId,
}

/// A group with those directly below it, as the record that naming its Chair is asked on.
#[derive(Clone, Debug)]
pub struct Chaired {
    /// The group.
    pub group: Group,
    /// The groups whose parent it is.
    pub below: Vec<GroupId>,
}

impl Chaired {
    /// A group among all others.
    pub fn among(group: Group, all: &[(GroupId, Option<GroupId>)]) -> Self {
        let below = all.iter().filter(|(_, parent)| *parent == Some(group.id)).map(|(id, _)| *id).collect();
        Self { group, below }
    }
}

/// What a designation would be, as the record that designating is asked on.
#[derive(Clone, Debug)]
pub struct Post {
    /// The group.
    pub group: Group,
    /// The agency.
    pub agency: AgencyId,
    /// As focal point, alternate or co-chair.
    pub role: Role,
}

impl Action for Found {
    type On = ();
    const NAME: &'static str = "found a group";
    fn allowed(actor: &Actor, (): &()) -> bool {
        actor.is_operator()
    }
}

impl Action for ChangeSettings {
    type On = Group;
    const NAME: &'static str = "change the group’s settings";
    fn allowed(actor: &Actor, group: &Group) -> bool {
        convenes(actor, group.id)
    }
}

impl Action for Join {
    type On = Seat;
    const NAME: &'static str = "let an agency join or leave";
    fn allowed(actor: &Actor, seat: &Seat) -> bool {
        // An agency that wishes to join has nobody in the group yet: whoever speaks for it above may say so.
        let above = seat.group.parent.is_some_and(|parent| speaks(actor, parent, seat.agency));
        convenes(actor, seat.group.id) || speaks(actor, seat.group.id, seat.agency) || above
    }
}

impl Action for Designate {
    type On = Post;
    const NAME: &'static str = "designate a person for an agency";
    fn allowed(actor: &Actor, post: &Post) -> bool {
        may_name(actor, post.group.id, post.agency, post.role)
            || (post.role != Role::CoChair
                && post.group.parent.is_some_and(|parent| speaks(actor, parent, post.agency)))
    }
}

impl Action for ChangeDesignation {
    type On = Designation;
    const NAME: &'static str = "end or confirm a designation";
    fn allowed(actor: &Actor, it: &Designation) -> bool {
        may_name(actor, it.group, it.agency, it.role) || actor.person().is_some_and(|own| own.id == it.person)
    }
}

impl Action for NameChair {
    type On = Chaired;
    const NAME: &'static str = "record who chairs the group";
    fn allowed(actor: &Actor, on: &Chaired) -> bool {
        // A group above others may have no co-chairs of its own: those below it, who report to its Chair, say who it is.
        convenes(actor, on.group.id) || on.below.iter().any(|group| convenes(actor, *group))
    }
}

impl Action for GrantOffice {
    type On = Group;
    const NAME: &'static str = "grant an office of a country";
    fn allowed(actor: &Actor, group: &Group) -> bool {
        convenes(actor, group.id)
    }
}

impl Action for ReadRegister {
    type On = GroupId;
    const NAME: &'static str = "read the members’ addresses and letters";
    fn allowed(actor: &Actor, _: &GroupId) -> bool {
        // Officials know each other across groups; the public sees agencies, not persons.
        actor.is_operator() || actor.offices.iter().any(|office| office.group.is_some())
    }
}

/// Whether this reader is told that the group meets at all: anybody, unless the group closed its calendar to those
/// who sit neither in it nor in the group above. Every page, twin, table, file and answer of the API asks this.
pub fn sees_calendar(actor: &Actor, group: &Group) -> bool {
    group.settings.calendar_open
        || actor.is_operator()
        || actor.sits_in(group.id)
        || group.parent.is_some_and(|parent| actor.sits_in(parent))
        || actor.offices.iter().any(|office| office.role == Role::Auditor)
}

/// Whether the group's work is theirs to follow: its action points say the same of who reads them.
pub(crate) fn follows_work(actor: &Actor, group: &Group) -> bool {
    let around = |of: Option<GroupId>| of == Some(group.id) || (of.is_some() && of == group.parent);
    actor.is_operator()
        || actor.offices.iter().any(|office| match office.role {
            Role::FocalPoint | Role::Alternate | Role::CoChair | Role::ParentChair => around(office.group),
            other => other == Role::Auditor,
        })
}

pub(crate) fn convenes(actor: &Actor, group: GroupId) -> bool {
    actor.is_operator() || actor.holds(group, Role::CoChair)
}

pub(crate) fn speaks(actor: &Actor, group: GroupId, agency: AgencyId) -> bool {
    [Role::FocalPoint, Role::CoChair].iter().any(|role| actor.holds_for(group, *role, agency))
}

/// The focal point names for their agency; who co-chairs is the co-chairs' affair and that of the operator.
fn may_name(actor: &Actor, group: GroupId, agency: AgencyId, role: Role) -> bool {
    convenes(actor, group) || (role != Role::CoChair && speaks(actor, group, agency))
}

/// The rows of the table of who may do what, for this actor and records of this group and agency.
pub fn rows(actor: &Actor, group: GroupId, agency: AgencyId, _: CountryCode) -> Vec<(&'static str, bool)> {
    let on = Group {
        id: group,
        slug: String::new(),
        names: "".into(),
        parent: None,
        zone: "UTC".into(),
        home: true,
        mandate: None,
        settings: crate::Settings::default(),
        revision: 1,
    };
    let post = |role| Post { group: on.clone(), agency, role };
    vec![
        (Found::NAME, Found::allowed(actor, &())),
        (ChangeSettings::NAME, ChangeSettings::allowed(actor, &on)),
        (Join::NAME, Join::allowed(actor, &Seat { group: on.clone(), agency })),
        (Designate::NAME, Designate::allowed(actor, &post(Role::FocalPoint))),
        ("designate a co-chair", Designate::allowed(actor, &post(Role::CoChair))),
        ("end or confirm another’s designation", may_name(actor, group, agency, Role::FocalPoint)),
        (NameChair::NAME, NameChair::allowed(actor, &Chaired { group: on.clone(), below: Vec::new() })),
        (
            "record who chairs the group above",
            NameChair::allowed(
                actor,
                &Chaired { group: Group { id: above(), ..on.clone() }, below: vec![group] },
            ),
        ),
        (GrantOffice::NAME, GrantOffice::allowed(actor, &on)),
        (ReadRegister::NAME, ReadRegister::allowed(actor, &group)),
    ]
}

/// A group in which nobody of the table holds an office.
fn above() -> GroupId {
    GroupId::from_uuid(kernel::uuid::Uuid::max())
}
