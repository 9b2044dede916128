//! Keeping, revising, publishing and withdrawing analyses, each inside the caller's transaction.
//!
//! A recipe is run before the transaction begins; what it gave comes in as an [`Outcome`].

use db::Tx;
use journal::Act;
use kernel::{Actor, Denied, GroupId, Identity, Permit};
use serde_json::json;

use crate::{
    Outcome, json as exact,
    model::{Analysis, AnalysisId, Run, State, Wording, WordingError, digest, said},
    policy::{Keep, Publish, Revise, RunAgain, Withdraw},
    store,
};

/// Why an operation on an analysis was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such analysis.
    #[error("there is no such analysis")]
    NotFound,
    /// The actor may not do this.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The words cannot be kept.
    #[error(transparent)]
    Wording(#[from] WordingError),
    /// It is in another state.
    #[error("the analysis is {0}")]
    State(State),
    /// A withdrawal says why.
    #[error("say why the analysis is withdrawn")]
    NoReason,
    /// The database failed.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Keeps an analysis with its first run as a draft.
pub async fn keep(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Keep>,
    wording: Wording,
    recipe: &str,
    outcome: &Outcome,
) -> Result<Analysis, Error> {
    let group: GroupId = permit.spend();
    let person = actor.person();
    let analysis = Analysis {
        id: AnalysisId::new(actor.now),
        number: store::next_number(tx).await?,
        group,
        agency: person.and_then(|person| person.agency),
        agency_code: person.and_then(|person| person.agency_code.clone()).unwrap_or_default(),
        author: person.map(|person| person.id),
        author_name: who(actor),
        title: wording.title,
        note: wording.note,
        state: State::Draft,
        kept_at: actor.now,
        changed_at: actor.now,
        published_at: None,
        revision: 1,
    };
    let run = run_of(actor, 1, recipe, outcome);
    store::insert(tx, &analysis).await?;
    store::insert_run(tx, analysis.id, &run).await?;
    tell(tx, actor, "recipe.kept", &analysis, &run).await?;
    Ok(analysis)
}

/// Words a draft anew, and keeps another run of it where recipe or outcome differ from the last.
pub async fn revise(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Revise>,
    wording: Wording,
    recipe: &str,
    outcome: &Outcome,
) -> Result<Analysis, Error> {
    let mut analysis = permit.spend();
    let last = last_run(tx, &analysis).await?;
    let next = run_of(actor, last.number + 1, recipe, outcome);
    let run = if next.recipe == last.recipe && next.digest == last.digest {
        last
    } else {
        store::insert_run(tx, analysis.id, &next).await?;
        next
    };
    (analysis.title, analysis.note, analysis.changed_at) = (wording.title, wording.note, actor.now);
    store::save(tx, &analysis).await?;
    tell(tx, actor, "recipe.revised", &analysis, &run).await?;
    Ok(analysis)
}

/// Keeps what the recipe of the last run gives today; says whether it is anything else.
pub async fn run_again(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<RunAgain>,
    outcome: &Outcome,
) -> Result<bool, Error> {
    let mut analysis = permit.spend();
    let last = last_run(tx, &analysis).await?;
    let next = run_of(actor, last.number + 1, &last.recipe, outcome);
    if next.digest == last.digest {
        return Ok(false);
    }
    store::insert_run(tx, analysis.id, &next).await?;
    analysis.changed_at = actor.now;
    store::save(tx, &analysis).await?;
    tell(tx, actor, "recipe.run-again", &analysis, &next).await?;
    Ok(true)
}

/// Shows a draft to everybody.
pub async fn publish(tx: &mut Tx, actor: &Actor, permit: Permit<Publish>) -> Result<Analysis, Error> {
    let mut analysis = permit.spend();
    if analysis.state != State::Draft {
        return Err(Error::State(analysis.state));
    }
    analysis.state = State::Published;
    analysis.published_at = Some(actor.now);
    analysis.changed_at = actor.now;
    let run = last_run(tx, &analysis).await?;
    store::save(tx, &analysis).await?;
    tell(tx, actor, "recipe.published", &analysis, &run).await?;
    Ok(analysis)
}

/// Takes an analysis back, with the reason.
pub async fn withdraw(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Withdraw>,
    reason: &str,
) -> Result<Analysis, Error> {
    let mut analysis = permit.spend();
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::NoReason);
    }
    let before = analysis.state;
    analysis.state = State::Withdrawn;
    analysis.changed_at = actor.now;
    store::save(tx, &analysis).await?;
    let act = act("recipe.withdrawn", &analysis)
        .facts(json!({ "number": analysis.number, "reason": reason.chars().take(500).collect::<String>() }))
        .changed(json!({ "state": before }), json!({ "state": State::Withdrawn }));
    journal::record(tx, actor, act).await?;
    Ok(analysis)
}

async fn last_run(tx: &mut Tx, analysis: &Analysis) -> Result<Run, Error> {
    store::runs(tx, analysis.id).await?.into_iter().next().ok_or(Error::NotFound)
}

fn run_of(actor: &Actor, number: i64, recipe: &str, outcome: &Outcome) -> Run {
    let outcome = exact(outcome);
    let digest = digest(&outcome);
    Run { number, recipe: recipe.to_owned(), outcome, digest, made_at: actor.now, made_by: who(actor) }
}

fn act(name: &'static str, analysis: &Analysis) -> Act {
    Act::new(name, "recipe", analysis.id).in_group(analysis.group).titled(&analysis.title, analysis.path(""))
}

async fn tell(
    tx: &mut Tx,
    actor: &Actor,
    name: &'static str,
    analysis: &Analysis,
    run: &Run,
) -> Result<(), Error> {
    let facts = json!({
        "number": analysis.number, "run": run.number, "digest": run.digest,
        "said": said(&analysis.title, &analysis.note, run),
    });
    let after = json!({ "title": analysis.title, "state": analysis.state });
    journal::record(tx, actor, act(name, analysis).facts(facts).changed(json!({}), after)).await?;
    Ok(())
}

fn who(actor: &Actor) -> String {
    match &actor.identity {
        Identity::Person(person) => person.name.clone(),
        Identity::Operator | Identity::System | Identity::Public => String::new(),
    }
}
