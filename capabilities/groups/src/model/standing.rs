//! How the group stands on a day.

use jiff::civil::Date;
use people::AgencyCard;
use serde::Serialize;

/// Whether every member has a focal point, and who convenes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// How many agencies are members.
    pub members: usize,
    /// Members without a focal point, each with the first day of the vacancy.
    pub without_focal_point: Vec<(AgencyCard, Date)>,
    /// Members whose focal point's designation has an end and no successor, each with its last day.
    pub ending: Vec<(AgencyCard, Date)>,
    /// How many co-chairs there are.
    pub co_chairs: usize,
    /// Members of the parent group that are not members of this one; they may join whenever they wish.
    pub may_join: Vec<AgencyCard>,
}
