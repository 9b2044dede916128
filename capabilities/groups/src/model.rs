//! Groups, memberships, designations and the rules about their days; pure.

mod designation;
mod group;
mod standing;

pub use designation::{Clash, Designation, DesignationId, Ended, Recipient};
pub(crate) use designation::{Interval, clash, lapses_on, overlaps};
pub use group::{ChairTerm, GrantedOffice, Group, Membership, Settings};
pub use standing::Standing;
