//! Holds releases against the digests that were recorded with their acts.

use db::Tx;
use journal::{Checking, Discrepancy, Doubt, Told};
use serde_json::Value;

use crate::{model::State, store};

/// Every table has the acts that its state needs, and says what it said with each of them.
pub fn check(tx: &mut Tx) -> Checking<'_> {
    Box::pin(async {
        let acts = ["table.proposed", "table.released", "table.retracted"];
        let told = Told::of(tx, &acts).await?;
        let mut doubts = Vec::new();
        for release in store::all(tx, None).await? {
            let record = format!("release:{}", release.id);
            let title = format!("{} {}", release.number, release.title);
            let mut needed = vec!["table.proposed"];
            needed.extend(release.was_out().then_some("table.released"));
            needed.extend((release.state == State::Retracted).then_some("table.retracted"));
            doubts.extend(needed.iter().filter_map(|act| told.must(act, record.clone(), &title)));
            let now = store::said(&release);
            let facts = acts.iter().flat_map(|act| told.facts(act, &record));
            let changed =
                facts.filter_map(|facts| facts.get("said").and_then(Value::as_str)).any(|said| said != now);
            doubts.extend(changed.then_some(Doubt { record, title, fault: Discrepancy::Changed("cells") }));
        }
        Ok(doubts)
    })
}
