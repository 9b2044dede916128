//! Holds minutes against the acts that circulated and adopted exactly their text.

use db::Tx;
use journal::{Checking, Discrepancy, Doubt, Told};

use crate::{
    model::{State, Version},
    store,
};

/// The text of every version is the one that was circulated and that the keys of the co-chairs locked.
pub fn check(tx: &mut Tx) -> Checking<'_> {
    Box::pin(async {
        let told = Told::of(tx, &["minutes.circulated", "minutes.adopted", "decision.taken"]).await?;
        let mut doubts = Vec::new();
        for minutes in store::all(tx).await? {
            let record = format!("minutes:{}", minutes.id);
            for version in store::versions(tx, minutes.id).await? {
                let title = format!("minutes of {}, version {}", minutes.reference, version.number);
                let faults = faults_of(&told, &record, &version);
                doubts.extend(faults.into_iter().map(|fault| Doubt {
                    record: record.clone(),
                    title: title.clone(),
                    fault,
                }));
            }
            for decision in store::decisions(tx, minutes.meeting).await? {
                doubts.extend(told.must(
                    "decision.taken",
                    format!("decision:{}", decision.id),
                    decision.reference,
                ));
            }
        }
        Ok(doubts)
    })
}

fn faults_of(told: &Told, record: &str, version: &Version) -> Vec<Discrepancy> {
    let needed: &[&str] = match version.state {
        State::Draft => &[],
        State::Circulated => &["minutes.circulated"],
        State::Adopted => &["minutes.circulated", "minutes.adopted"],
    };
    let digest = version.digest_of();
    let mut faults = Vec::new();
    let mut changed = !needed.is_empty() && version.digest.as_deref() != Some(digest.as_str());
    for act in needed {
        let mut facts = told.facts(act, record).filter(|facts| facts["version"] == version.number).peekable();
        if facts.peek().is_none() {
            faults.push(Discrepancy::Untold((*act).to_owned()));
        }
        changed |= facts.any(|facts| facts["digest"].as_str().is_some_and(|locked| locked != digest));
    }
    if changed {
        faults.push(Discrepancy::Changed("text"));
    }
    faults
}
