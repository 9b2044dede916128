//! What became of the action points that were carried over to a meeting; pure.

use jiff::Timestamp;
use meetings::MeetingId;

use crate::model::Action;

/// How many were closed at the meeting, and how many went on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) closed: usize,
    pub(crate) over: usize,
}

impl Outcome {
    /// Of those carried over to this meeting, which ended at `end`; what was closed elsewhere meanwhile is neither.
    pub(crate) fn of(carried: &[Action], meeting: MeetingId, end: Timestamp) -> Self {
        let closed_here = |action: &&Action| action.closed_meeting == Some(meeting);
        let went_on = |action: &&Action| !closed_here(action) && action.closed_at.is_none_or(|at| at > end);
        Self {
            closed: carried.iter().filter(closed_here).count(),
            over: carried.iter().filter(went_on).count(),
        }
    }
}
