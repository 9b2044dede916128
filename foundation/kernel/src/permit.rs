//! Permission as a value.

use crate::Actor;

/// Something one may or may not do to a record; implemented once in each `policy.rs`.
pub trait Action {
    /// The record, loaded before the question is asked.
    type On;
    /// What it is called in the table of who may do what, such as `adopt minutes`.
    const NAME: &'static str;
    /// Whether this actor may; reads offices, never the database.
    fn allowed(actor: &Actor, on: &Self::On) -> bool;
}

/// Proof that an action was allowed on a record; [`Permit::grant`] is the only way to one.
///
/// ```compile_fail
/// # struct Adopt; impl kernel::Action for Adopt { type On = (); const NAME: &'static str = "adopt"; fn allowed(_: &kernel::Actor, _: &()) -> bool { true } }
/// let forged = kernel::Permit::<Adopt> { on: () }; // the field is private
/// ```
#[must_use = "a permit does nothing until an operation spends it"]
pub struct Permit<A: Action> {
    on: A::On,
}

/// The actor may not do this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not allowed to {0}")]
pub struct Denied(pub &'static str);

impl<A: Action> Permit<A> {
    /// Asks the policy; the record goes into the permit, so that what was checked is what is changed.
    pub fn grant(actor: &Actor, on: A::On) -> Result<Self, Denied> {
        if A::allowed(actor, &on) { Ok(Self { on }) } else { Err(Denied(A::NAME)) }
    }

    /// Looks at the record without using the permit up.
    pub fn on(&self) -> &A::On {
        &self.on
    }

    /// Uses the permit up and hands over the record.
    pub fn spend(self) -> A::On {
        self.on
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{GroupId, Office, Role};
    use jiff::Timestamp;

    struct Adopt;
    impl Action for Adopt {
        type On = GroupId;
        const NAME: &'static str = "adopt minutes";
        fn allowed(actor: &Actor, group: &GroupId) -> bool {
            actor.holds(*group, Role::CoChair)
        }
    }

    #[test]
    fn only_an_actor_whom_the_policy_allows_gets_a_permit() {
        let group = GroupId::new(Timestamp::UNIX_EPOCH);
        let mut actor = Actor::public(Timestamp::UNIX_EPOCH);
        assert_eq!(Permit::<Adopt>::grant(&actor, group).err(), Some(Denied("adopt minutes")));
        actor.offices.push(Office { role: Role::CoChair, group: Some(group), agency: None, country: None });
        assert_eq!(Permit::<Adopt>::grant(&actor, group).unwrap().spend(), group);
    }
}
