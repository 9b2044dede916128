//! Holds meetings against the acts that scheduled, held and cancelled them.

use db::Tx;
use journal::{Checking, Doubt, Told};

use crate::{State, store};

/// Every meeting was scheduled by an act, and is held or cancelled by one.
pub fn check(tx: &mut Tx) -> Checking<'_> {
    Box::pin(async {
        let told = Told::of(tx, &["meeting.scheduled", "meeting.held", "meeting.cancelled"]).await?;
        let mut doubts: Vec<Doubt> = Vec::new();
        for (id, reference, state) in store::known(tx).await? {
            let record = format!("meeting:{id}");
            doubts.extend(told.must("meeting.scheduled", record.clone(), &reference));
            match state {
                State::Planned => {}
                State::Held => doubts.extend(told.must("meeting.held", record, reference)),
                State::Cancelled => doubts.extend(told.must("meeting.cancelled", record, reference)),
            }
        }
        Ok(doubts)
    })
}
