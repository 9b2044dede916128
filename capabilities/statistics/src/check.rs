//! Holds editions against the digest that was recorded when they were published.

use db::Tx;
use journal::{Checking, Discrepancy, Doubt, Told};
use serde_json::Value;

use crate::{model::EditionState, store};

/// Every edition was published by an act, and its figures are those of that day.
pub fn check(tx: &mut Tx) -> Checking<'_> {
    Box::pin(async {
        let told = Told::of(tx, &["figures.published", "figures.staged", "figures.withdrawn"]).await?;
        let mut doubts = Vec::new();
        for edition in store::editions(tx, None).await? {
            let record = format!("edition:{}", edition.id);
            let title = format!("{} {}", edition.dataset, edition.slug);
            if edition.state == EditionState::Staged {
                doubts.extend(told.must("figures.staged", record, &title));
                continue;
            }
            if edition.state == EditionState::Withdrawn {
                doubts.extend(told.must("figures.withdrawn", record.clone(), &title));
            }
            doubts.extend(told.must("figures.published", record.clone(), &title));
            let digests: Vec<&str> = told
                .facts("figures.published", &record)
                .filter_map(|facts| facts.get("said").and_then(Value::as_str))
                .collect();
            let fault = if digests.is_empty() {
                Some(Discrepancy::Unchecked("figures"))
            } else {
                let now = store::digest(tx, &edition).await?;
                digests.iter().any(|digest| *digest != now).then_some(Discrepancy::Changed("figures"))
            };
            doubts.extend(fault.map(|fault| Doubt { record, title, fault }));
        }
        Ok(doubts)
    })
}
