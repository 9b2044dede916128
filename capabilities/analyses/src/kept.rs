//! Kept analyses for other capabilities: by their numbers, with the run that holds today.

use db::Tx;
use kernel::Actor;

use crate::{
    Outcome,
    model::{Analysis, Run},
    policy::{Scope, may_read},
    store,
};

/// A kept analysis with its last run.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The analysis.
    pub analysis: Analysis,
    /// Its last run.
    pub run: Run,
}

impl Kept {
    /// What the last run gave; none where it was kept by a program whose results this one does not read.
    pub fn outcome(&self) -> Option<Outcome> {
        serde_json::from_str(&self.run.outcome).ok()
    }

    /// Whether this reader may see it.
    pub fn may_be_read_by(&self, actor: &Actor) -> bool {
        may_read(actor, &self.analysis.owned())
    }
}

/// The analysis of a number, whoever may read it: the caller asks [`Kept::may_be_read_by`].
pub async fn kept(tx: &mut Tx, number: i64) -> db::Result<Option<Kept>> {
    let Some(analysis) = store::analysis(tx, number).await? else { return Ok(None) };
    let run = store::runs(tx, analysis.id).await?.into_iter().next();
    Ok(run.map(|run| Kept { analysis, run }))
}

/// The kept analyses that this reader may see, the latest first.
pub async fn kept_for(tx: &mut Tx, actor: &Actor) -> db::Result<Vec<Analysis>> {
    store::analyses(tx, &Scope::of(actor)).await
}
