//! Who may keep, revise, publish and withdraw analyses, and who reads those that are not published.

use kernel::{Action, Actor, AgencyId, CountryCode, GroupId, Role};

use crate::model::{Analysis, Owned, Shown, State};

/// Keeping an analysis as a draft of one's agency.
pub struct Keep;
/// Wording a draft anew, or changing its recipe.
pub struct Revise;
/// Keeping what its recipe gives today.
pub struct RunAgain;
/// Showing an analysis to everybody.
pub struct Publish;
/// Taking an analysis back.
pub struct Withdraw;

fn co_chair(actor: &Actor, group: GroupId) -> bool {
    actor.is_operator() || actor.holds(group, Role::CoChair)
}

fn speaks(actor: &Actor, group: GroupId) -> bool {
    [Role::FocalPoint, Role::Alternate].iter().any(|role| actor.holds(group, *role))
}

fn owner(actor: &Actor, on: &Owned) -> bool {
    let roles = [Role::FocalPoint, Role::Alternate];
    on.agency.is_some_and(|agency| roles.iter().any(|role| actor.holds_for(on.group, *role, agency)))
}

fn may_keep(actor: &Actor, group: GroupId) -> bool {
    co_chair(actor, group) || speaks(actor, group)
}

fn may_revise(actor: &Actor, on: &Owned) -> bool {
    on.state == State::Draft && (co_chair(actor, on.group) || owner(actor, on))
}

fn may_withdraw(actor: &Actor, on: &Owned) -> bool {
    match on.state {
        State::Draft => co_chair(actor, on.group) || owner(actor, on),
        State::Published => co_chair(actor, on.group),
        State::Withdrawn => false,
    }
}

/// What is kept anew is what the readers see: of a draft its agency's affair, of what is published the co-chairs'.
fn may_run_again(actor: &Actor, on: &Owned) -> bool {
    may_withdraw(actor, on)
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

action!(Keep, "keep an analysis", GroupId, |actor, group| may_keep(actor, *group));
action!(Revise, "revise an analysis", Analysis, |actor, it| may_revise(actor, &it.owned()));
action!(RunAgain, "keep another run of an analysis", Analysis, |actor, it| may_run_again(actor, &it.owned()));
action!(Publish, "publish an analysis", Analysis, |actor, it| co_chair(actor, it.group));
action!(Withdraw, "withdraw an analysis", Analysis, |actor, it| may_withdraw(actor, &it.owned()));

/// Whose analyses a list holds; only a policy makes one.
#[derive(Clone, Debug)]
pub struct Scope(Actor);

impl Scope {
    /// What this actor may read.
    pub fn of(actor: &Actor) -> Self {
        Self(actor.clone())
    }

    /// Whether one belongs to the list.
    pub fn holds(&self, on: &Owned) -> bool {
        may_read(&self.0, on)
    }
}

/// Whether they may read an analysis: what was published, everybody; a draft, whoever speaks for its agency, the
/// co-chairs, the staff of the parent's Chair and the auditor.
pub fn may_read(actor: &Actor, on: &Owned) -> bool {
    on.shown == Shown::Everybody
        || co_chair(actor, on.group)
        || owner(actor, on)
        || actor.holds(on.group, Role::ParentChair)
        || actor.offices.iter().any(|office| office.role == Role::Auditor)
}

/// The rows of the table of who may do what, for this actor and an analysis of this agency.
pub fn rows(actor: &Actor, group: GroupId, agency: AgencyId, _: CountryCode) -> Vec<(&'static str, bool)> {
    let draft = Owned { group, agency: Some(agency), state: State::Draft, shown: Shown::Members };
    let published = Owned { state: State::Published, shown: Shown::Everybody, ..draft };
    vec![
        ("read a draft of an analysis", may_read(actor, &draft)),
        ("read a published analysis", may_read(actor, &published)),
        (Keep::NAME, may_keep(actor, group)),
        (Revise::NAME, may_revise(actor, &draft)),
        (RunAgain::NAME, may_run_again(actor, &draft)),
        (Publish::NAME, co_chair(actor, group)),
        (Withdraw::NAME, may_withdraw(actor, &draft)),
        ("keep another run of a published analysis", may_run_again(actor, &published)),
        ("withdraw a published analysis", may_withdraw(actor, &published)),
    ]
}
