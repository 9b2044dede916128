//! Holds kept analyses against the acts that made them.

use db::Tx;
use journal::{Checking, Discrepancy, Doubt, Told};
use serde_json::Value;

use crate::{
    model::{Analysis, Run, State, digest, said},
    store,
};

const ACTS: [&str; 4] = ["recipe.kept", "recipe.revised", "recipe.run-again", "recipe.published"];

/// Every analysis was kept by an act; its words and each of its runs are what the acts say.
pub fn check(tx: &mut Tx) -> Checking<'_> {
    Box::pin(async {
        let mut names = ACTS.to_vec();
        names.push("recipe.withdrawn");
        let told = Told::of(tx, &names).await?;
        let mut doubts = Vec::new();
        for analysis in store::all(tx).await? {
            let record = format!("recipe:{}", analysis.id);
            let runs = store::runs(tx, analysis.id).await?;
            let needed: &[&str] = match (analysis.state, analysis.published_at) {
                (State::Draft, _) => &["recipe.kept"],
                (State::Published, _) => &["recipe.kept", "recipe.published"],
                (State::Withdrawn, None) => &["recipe.kept", "recipe.withdrawn"],
                (State::Withdrawn, Some(_)) => &["recipe.kept", "recipe.published", "recipe.withdrawn"],
            };
            for act in needed {
                doubts.extend(told.must(act, record.clone(), &analysis.title));
            }
            let faults = faults_of(&told, &record, &analysis, &runs);
            doubts.extend(faults.into_iter().map(|fault| Doubt {
                record: record.clone(),
                title: analysis.title.clone(),
                fault,
            }));
        }
        Ok(doubts)
    })
}

fn faults_of(told: &Told, record: &str, analysis: &Analysis, runs: &[Run]) -> Vec<Discrepancy> {
    let facts: Vec<&Value> = ACTS.iter().flat_map(|act| told.facts(act, record)).collect();
    let mut faults = Vec::new();
    let mut numbers: Vec<i64> = facts.iter().filter_map(|facts| facts["run"].as_i64()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let there: Vec<i64> = runs.iter().rev().map(|run| run.number).collect();
    let as_told = |run: &Run| {
        let of_run = |facts: &&Value| facts["run"] == run.number && facts["digest"] == run.digest.as_str();
        digest(&run.outcome) == run.digest && facts.iter().any(of_run)
    };
    if numbers != there || !runs.iter().all(as_told) {
        faults.push(Discrepancy::Changed("runs"));
    }
    // The words that stand now were said by one of the acts on the last run.
    let now = runs.first().map(|run| said(&analysis.title, &analysis.note, run));
    if now.is_some() && !facts.iter().any(|facts| facts["said"].as_str() == now.as_deref()) {
        faults.push(Discrepancy::Changed("text"));
    }
    faults
}
