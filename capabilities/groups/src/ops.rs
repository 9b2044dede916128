//! Operations on groups, each inside the caller's transaction.
//!
//! Days may lie in the past: what happened is recorded with the day on which it happened. Doing the same
//! twice changes nothing, so that a file of records can be read again.

mod designations;
mod founding;
mod seats;

use jiff::{Timestamp, civil::Date};
use kernel::Denied;

pub use designations::{
    NewDesignation, confirm_designation, designate, end_designation, replace_designation,
};
pub(crate) use designations::{answered, ask_after, designated, lapse};
pub use founding::{NewGroup, change_settings, found_group};
pub use seats::{NewOffice, end_office, grant_office, join, leave, name_chair};

use crate::model::{Clash, Group};

/// Why an operation on a group was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such group, designation, person or agency.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// The actor may not do this.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The agency has a designation for the same role on some of these days.
    #[error("{} holds this designation from {}{}", .0.person_name, .0.from, .0.to.map(|to| format!(" to {to}")).unwrap_or_default())]
    Overlap(Clash),
    /// The agency is a member on some of these days already, or its membership began later.
    #[error("the agency is a member from {from}{}", .to.map(|to| format!(" to {to}")).unwrap_or_default())]
    AlreadyMember {
        /// The first day.
        from: Date,
        /// The last day, if it is set.
        to: Option<Date>,
    },
    /// The agency is not a member of the group on that day; it joins first.
    #[error("{0} is not a member of the group on that day; let it join first")]
    NotMember(String),
    /// The agency is not a member of the parent group on that day.
    #[error("{0} is not a member of the parent group on that day")]
    NotMemberAbove(String),
    /// The last day lies before the first.
    #[error("the last day, {to}, lies before the first, {from}")]
    Backwards {
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
    /// The designation has ended already.
    #[error("the designation ended on {0}")]
    Over(Date),
    /// Agencies name focal points, alternates and co-chairs; every other office is granted or follows.
    #[error("`{0}` is not an office of this kind")]
    Role(kernel::Role),
    /// An office of a country names one, the auditor's none.
    #[error("an office of a country names its country, and the auditor's names none")]
    Country,
    /// The slug is not a word of small letters, digits and hyphens.
    #[error("`{0}` cannot stand in an address: use small letters, digits and hyphens")]
    Slug(String),
    /// No zone of this name is known.
    #[error("`{0}` is not the name of a time zone, such as Europe/Zurich")]
    Zone(String),
    /// There is a home group already.
    #[error("the site has its home group already: {0}")]
    SecondHome(String),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// The instant at which a day begins where the group is: when a dated act took place.
fn begins(group: &Group, day: Date) -> Timestamp {
    day.to_zoned_datetime(group.time_zone()).map_or(Timestamp::UNIX_EPOCH, |start| start.timestamp())
}

/// When a dated act took place: on its day, but never after it was recorded.
fn happened(group: &Group, day: Date, now: Timestamp) -> Timestamp {
    if day == group.day(now) { now } else { begins(group, day) }
}

fn in_order(from: Date, to: Option<Date>) -> Result<(), Error> {
    match to {
        Some(to) if to < from => Err(Error::Backwards { from, to }),
        _ => Ok(()),
    }
}
