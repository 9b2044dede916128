//! Holds groups and what stands in their registers against the acts that brought it there.

use db::Tx;
use journal::{Checking, Doubt, Told};

use crate::{ops::designated, store};

/// Every group was founded, and every membership, designation, term and office began, by an act.
pub fn check(tx: &mut Tx) -> Checking<'_> {
    Box::pin(async {
        let acts = [
            "group.founded",
            "agency.joined",
            "chair.appointed",
            "office.granted",
            "focal-point.designated",
            "alternate.designated",
            "co-chair.designated",
        ];
        let told = Told::of(tx, &acts).await?;
        let mut doubts: Vec<Doubt> = Vec::new();
        for (id, slug) in store::known_groups(tx).await? {
            doubts.extend(told.must("group.founded", format!("group:{id}"), slug));
        }
        for (id, title) in store::known_memberships(tx).await? {
            doubts.extend(told.must("agency.joined", format!("membership:{id}"), title));
        }
        for (id, title) in store::known_chair_terms(tx).await? {
            doubts.extend(told.must("chair.appointed", format!("chair-term:{id}"), title));
        }
        for (id, title) in store::known_offices(tx).await? {
            doubts.extend(told.must("office.granted", format!("office:{id}"), title));
        }
        for (id, title, role) in store::known_designations(tx).await? {
            doubts.extend(told.must(designated(role), format!("designation:{id}"), title));
        }
        Ok(doubts)
    })
}
