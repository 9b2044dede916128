//! Who may do what to meetings.

use groups::Group;
use kernel::{Action, Actor, AgencyId, CountryCode, GroupId, Role};

use crate::Meeting;

/// Calling a meeting of a group.
pub struct ScheduleMeeting;
/// Moving, cancelling, holding a meeting and writing its agenda.
pub struct ChangeMeeting;
/// Recording who took part.
pub struct RecordAttendance;
/// Laying a paper before a meeting.
pub struct LayPaper;
/// Answering the invitation, saying that one took part, giving something in writing.
pub struct TakePart;
/// Reading what is for members: join links, papers, names, written input.
pub struct ReadInside;

fn convenes(actor: &Actor, group: GroupId) -> bool {
    actor.is_operator() || actor.holds(group, Role::CoChair)
}

impl Action for ScheduleMeeting {
    type On = Group;
    const NAME: &'static str = "schedule a meeting";
    fn allowed(actor: &Actor, group: &Group) -> bool {
        convenes(actor, group.id)
    }
}

impl Action for ChangeMeeting {
    type On = Meeting;
    const NAME: &'static str = "change a meeting";
    fn allowed(actor: &Actor, meeting: &Meeting) -> bool {
        convenes(actor, meeting.group)
    }
}

impl Action for RecordAttendance {
    type On = Meeting;
    const NAME: &'static str = "record attendance";
    fn allowed(actor: &Actor, meeting: &Meeting) -> bool {
        convenes(actor, meeting.group)
    }
}

impl Action for LayPaper {
    type On = Meeting;
    const NAME: &'static str = "lay a paper before a meeting";
    fn allowed(actor: &Actor, meeting: &Meeting) -> bool {
        actor.is_operator() || actor.sits_in(meeting.group)
    }
}

impl Action for TakePart {
    type On = Meeting;
    const NAME: &'static str = "take part in a meeting";
    fn allowed(actor: &Actor, meeting: &Meeting) -> bool {
        actor.person().is_some() && actor.sits_in(meeting.group)
    }
}

impl Action for ReadInside {
    type On = GroupId;
    const NAME: &'static str = "read the papers of a meeting";
    fn allowed(actor: &Actor, group: &GroupId) -> bool {
        actor.is_operator() || actor.sits_in(*group)
    }
}

/// The rows of the table of who may do what, for this actor and a meeting of this group.
pub fn rows(actor: &Actor, group: GroupId, _: AgencyId, _: CountryCode) -> Vec<(&'static str, bool)> {
    let convenes = convenes(actor, group);
    let sits = actor.sits_in(group);
    vec![
        (ScheduleMeeting::NAME, convenes),
        (ChangeMeeting::NAME, convenes),
        (RecordAttendance::NAME, convenes),
        (LayPaper::NAME, actor.is_operator() || sits),
        (TakePart::NAME, actor.person().is_some() && sits),
        (ReadInside::NAME, ReadInside::allowed(actor, &group)),
    ]
}
