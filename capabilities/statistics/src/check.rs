//! Holds editions against the digest that was recorded when they were published.

use db::Tx;
use journal::{Checking, Discrepancy, Doubt, Told};
use serde_json::Value;

use crate::{model::EditionState, store};

/// Every mapping that is kept was kept by an act, and says what it said then.
async fn mappings(tx: &mut Tx) -> db::Result<Vec<Doubt>> {
    let told = Told::of(tx, &["mapping.kept"]).await?;
    let mut doubts = Vec::new();
    for kept in store::kept_mappings(tx).await? {
        let record = format!("mapping:{}", kept.id);
        doubts.extend(told.must("mapping.kept", record.clone(), &kept.name));
        let said = crate::imports::said_by(&kept);
        let same =
            told.facts("mapping.kept", &record).any(|facts| facts.get("said") == Some(&said.clone().into()));
        if !same {
            let fault = Discrepancy::Changed("mapping");
            doubts.push(Doubt { record, title: kept.name, fault });
        }
    }
    Ok(doubts)
}

/// Every edition that an import says was taken back was taken back by an act.
async fn discarded(tx: &mut Tx) -> db::Result<Vec<Doubt>> {
    let told = Told::of(tx, &["edition.discarded"]).await?;
    let imports = store::imports(tx).await?;
    let gone = imports.into_iter().filter_map(|it| it.discarded);
    Ok(gone
        .filter_map(|it| told.must("edition.discarded", format!("edition:{}", it.edition), &it.name))
        .collect())
}

/// Every edition was published by an act, and its figures are those of that day.
pub fn check(tx: &mut Tx) -> Checking<'_> {
    Box::pin(async {
        let told = Told::of(tx, &["figures.published", "figures.staged", "figures.withdrawn"]).await?;
        let mut doubts = Vec::new();
        for edition in store::editions(tx, None).await? {
            let record = format!("edition:{}", edition.id);
            let title = format!("{} {}", edition.dataset, edition.slug);
            let act =
                if edition.state == EditionState::Staged { "figures.staged" } else { "figures.published" };
            if edition.state == EditionState::Withdrawn {
                doubts.extend(told.must("figures.withdrawn", record.clone(), &title));
            }
            doubts.extend(told.must(act, record.clone(), &title));
            let digests: Vec<&str> = told
                .facts(act, &record)
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
        doubts.extend(mappings(tx).await?);
        doubts.extend(discarded(tx).await?);
        Ok(doubts)
    })
}
