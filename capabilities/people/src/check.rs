//! Holds agencies and persons against the acts that added them.

use db::Tx;
use journal::{Checking, Doubt, Told};

use crate::store;

/// Every agency and every person was added by an act.
pub fn check(tx: &mut Tx) -> Checking<'_> {
    Box::pin(async {
        let told = Told::of(tx, &["agency.added", "person.added"]).await?;
        let mut doubts: Vec<Doubt> = Vec::new();
        for (id, code) in store::known_agencies(tx).await? {
            doubts.extend(told.must("agency.added", format!("agency:{id}"), code));
        }
        for (id, name) in store::known_people(tx).await? {
            doubts.extend(told.must("person.added", format!("person:{id}"), name));
        }
        Ok(doubts)
    })
}
