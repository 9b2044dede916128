//! Holds action points against the acts that agreed and ended them.

use db::Tx;
use journal::{Checking, Doubt, Told};

use crate::{model::State, store};

/// Every action point was agreed by an act, and is done or cancelled by one.
pub fn check(tx: &mut Tx) -> Checking<'_> {
    Box::pin(async {
        let told = Told::of(tx, &["action.agreed", "action.closed", "action.cancelled"]).await?;
        let mut doubts: Vec<Doubt> = Vec::new();
        for (id, title, state) in store::known(tx).await? {
            let record = format!("action:{id}");
            doubts.extend(told.must("action.agreed", record.clone(), &title));
            match state {
                State::Open | State::InProgress => {}
                State::Done => doubts.extend(told.must("action.closed", record, title)),
                State::Cancelled => doubts.extend(told.must("action.cancelled", record, title)),
            }
        }
        Ok(doubts)
    })
}
