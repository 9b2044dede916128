//! What reports ask of the reader: to look at a published report of which a figure was taken back.

use std::{
    collections::{BTreeMap, BTreeSet},
    pin::Pin,
};

use db::Tx;
use kernel::Action as _;
use statistics::EditionId;
use web::{Problem, Task, TaskUrgency, Visit};

use crate::{
    model::{Build, BuildId},
    ops::{Whole, state_of, withdrawn},
    policy::Note,
    store,
};

type Shown = Pin<Box<dyn Future<Output = Result<Vec<Task>, Problem>> + Send>>;

/// The published builds that use what was taken back.
pub(super) async fn open_builds(tx: &mut Tx, published: &[Build]) -> Result<BTreeSet<BuildId>, Problem> {
    let mut open: BTreeSet<BuildId> = BTreeSet::new();
    let mut candidates: BTreeSet<BuildId> = store::touched_builds(tx).await?.into_iter().collect();
    let sources = store::published_sources(tx).await?;
    let ids: BTreeSet<EditionId> = sources.iter().map(|(_, edition)| *edition).collect();
    let ids: Vec<EditionId> = ids.into_iter().collect();
    let gone: BTreeMap<EditionId, _> = withdrawn(tx, &ids).await?;
    candidates.extend(sources.iter().filter(|(_, it)| gone.contains_key(it)).map(|(build, _)| *build));
    for (build, number) in store::published_analyses(tx).await? {
        let kept = analyses::kept(tx, number).await?;
        if kept.is_some_and(|it| it.analysis.state == analyses::model::State::Withdrawn) {
            candidates.insert(build);
        }
    }
    let published: Vec<&Build> = published.iter().filter(|it| candidates.contains(&it.id)).collect();
    for build in published {
        if !state_of(tx, build).await?.is_sound() {
            open.insert(build.id);
        }
    }
    Ok(open)
}

pub(crate) fn tasks(visit: Visit) -> Shown {
    Box::pin(async move {
        if visit.actor.person().is_none() {
            return Ok(Vec::new());
        }
        let (say, actor) = (visit.say.clone(), visit.actor.clone());
        visit
            .db()
            .read(async |tx| {
                let published = store::published(tx).await?;
                let open = open_builds(tx, &published).await?;
                let mut tasks = Vec::new();
                let published: Vec<&Build> = published.iter().filter(|it| open.contains(&it.id)).collect();
                for build in published {
                    let Some(report) = store::report_of(tx, build.report).await? else { continue };
                    let whole = Whole::of(tx, report).await?;
                    // Whoever built it answers for it, and the co-chairs for all of them.
                    let own = actor.person().is_some_and(|person| Some(person.id) == build.built_by);
                    let chairs = actor.holds(whole.group.id, kernel::Role::CoChair);
                    let state = state_of(tx, build).await?;
                    if !(own || chairs) || !Note::allowed(&actor, &whole.owned()) || !state.is_open() {
                        continue;
                    }
                    let reason = state
                        .figures
                        .iter()
                        .map(|it| it.reason.as_str())
                        .chain(state.editions.values().chain(state.analyses.values()).map(|it| it.1.as_str()))
                        .next();
                    tasks.push(Task {
                        title: say.with("reports-task", "report", build.title.as_str()),
                        detail: say.with("reports-task-why", "reason", reason.unwrap_or_default()),
                        url: whole.report.path(&format!("/{}#retracted", build.number)),
                        action: say.text("reports-task-act"),
                        due: None,
                        urgency: TaskUrgency::Soon,
                    });
                }
                Ok::<_, Problem>(tasks)
            })
            .await
    })
}
