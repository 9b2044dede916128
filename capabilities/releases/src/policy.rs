//! Who may propose a table, release it, and take it back; who reads what.

use kernel::{Action, Actor, AgencyId, CountryCode, GroupId, Role};

use crate::model::{Audience, Release, State};

/// Bringing a table to be protected; whoever may also reads what others proposed and why cells were withheld.
pub struct ProposeRelease;
/// Releasing a proposed table to its audience.
pub struct PublishRelease;
/// Taking a table back, proposed or released.
pub struct RetractRelease;

/// Those who answer for the group's figures.
fn answers(actor: &Actor) -> bool {
    actor.is_operator() || actor.offices.iter().any(|office| office.role == Role::CoChair)
}

impl Action for ProposeRelease {
    type On = ();
    const NAME: &'static str = "propose a table for release";
    fn allowed(actor: &Actor, (): &()) -> bool {
        let works = |role| matches!(role, Role::FocalPoint | Role::Alternate);
        answers(actor) || actor.offices.iter().any(|office| works(office.role))
    }
}

impl Action for PublishRelease {
    type On = Release;
    const NAME: &'static str = "release a table";
    fn allowed(actor: &Actor, _: &Release) -> bool {
        answers(actor)
    }
}

impl Action for RetractRelease {
    type On = Release;
    const NAME: &'static str = "take a table back";
    fn allowed(actor: &Actor, _: &Release) -> bool {
        answers(actor)
    }
}

/// Which releases somebody may know of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// What is released to everybody.
    Public,
    /// Also what is released to members.
    Members,
    /// Proposals, too.
    All,
}

impl Scope {
    pub(crate) fn of(actor: &Actor) -> Self {
        if ProposeRelease::allowed(actor, &()) {
            Self::All
        } else if actor.person().is_some() {
            Self::Members
        } else {
            Self::Public
        }
    }

    /// Whether somebody may know of a release.
    pub(crate) fn shows(self, release: &Release) -> bool {
        let out = release.was_out();
        match self {
            Self::All => true,
            Self::Members => out,
            Self::Public => out && release.audience == Audience::Public,
        }
    }

    /// Whether they read its cells; those of a table that was taken back are no longer shown around.
    pub(crate) fn reads_cells(self, release: &Release) -> bool {
        self == Self::All || (self.shows(release) && release.state == State::Released)
    }
}

/// The rows of the table of who may do what, for this actor.
pub fn rows(actor: &Actor, _: GroupId, _: AgencyId, _: CountryCode) -> Vec<(&'static str, bool)> {
    vec![
        (ProposeRelease::NAME, ProposeRelease::allowed(actor, &())),
        (PublishRelease::NAME, answers(actor)),
        (RetractRelease::NAME, answers(actor)),
    ]
}
