//! Holds builds and retractions against the acts that made them.

use db::Tx;
use journal::{Checking, Discrepancy, Doubt, Told};

use crate::{
    model::{Build, BuildState},
    store,
};

const ACTS: [&str; 4] = ["report.built", "report.published", "report.superseded", "figure.retracted"];

/// Every build is what its act says: the same material, the same outputs, the same figures.
pub fn check(tx: &mut Tx) -> Checking<'_> {
    Box::pin(async {
        let told = Told::of(tx, &ACTS).await?;
        let mut doubts = Vec::new();
        for build in store::builds(tx, None).await? {
            let record = format!("report-build:{}", build.id);
            let title = format!("{}, build {}", build.title, build.number);
            let outputs = store::outputs(tx, build.id).await?;
            let figures = store::figure_digest(tx, build.id).await?;
            let analyses = store::analysis_digest(tx, build.id).await?;
            let said = |facts: &serde_json::Value| {
                let text = |name: &str| facts[name].as_str().unwrap_or_default().to_owned();
                let outputs_said = outputs.iter().all(|it| {
                    facts["outputs"][it.form.word()].as_str() == Some(it.file.to_string().as_str())
                });
                let all = facts["outputs"].as_object().map_or(0, serde_json::Map::len) == outputs.len();
                text("frozen") == build.frozen.to_string()
                    && text("figures") == figures
                    // Builds of before their analyses were recorded say nothing of them.
                    && (facts["analyses"].is_null() || text("analyses") == analyses)
                    && outputs_said
                    && all
            };
            for act in needed(&build) {
                doubts.extend(told.must(act, record.clone(), &title));
            }
            if told.facts("report.built", &record).any(|facts| !said(facts)) {
                doubts.push(Doubt { record, title, fault: Discrepancy::Changed("build") });
            }
        }
        for edition in statistics::every_edition(tx).await? {
            for it in store::retractions(tx, &[edition.id]).await? {
                let title = format!("{}/{} {}", edition.dataset, edition.slug, it.cell.place());
                let record = format!("retraction:{}", it.id);
                let changed = told
                    .facts("figure.retracted", &record)
                    .any(|facts| facts["reason"].as_str() != Some(it.reason.as_str()));
                if changed {
                    let fault = Discrepancy::Changed("reason");
                    doubts.push(Doubt { record: record.clone(), title: title.clone(), fault });
                }
                doubts.extend(told.must("figure.retracted", record, title));
            }
        }
        Ok(doubts)
    })
}

fn needed(build: &Build) -> Vec<&'static str> {
    match build.state {
        BuildState::Built => vec!["report.built"],
        BuildState::Published => vec!["report.built", "report.published"],
        BuildState::Superseded => vec!["report.built", "report.published", "report.superseded"],
    }
}
