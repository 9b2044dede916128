//! Proposing a table, releasing it, taking it back.
//!
//! The file that is brought lives in memory while its protection is computed. Neither it nor the value of a withheld
//! cell is ever written.

use std::pin::Pin;

use db::{Db, Tx};
use kernel::{Actor, Denied, Identity, Permit};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::{
    ledger::{self, Betrayal},
    model::{Audience, Release, ReleaseId, State},
    policy::{ProposeRelease, PublishRelease, RetractRelease},
    protect::{Cost, ProtectError, protect_against},
    rule::Rule,
    store,
};

/// What is wished of a table besides its file.
#[derive(Clone, Debug)]
pub struct Wish {
    /// What it is called.
    pub title: String,
    /// Of which count it is.
    pub family: String,
    /// For whom.
    pub audience: Audience,
    /// The rule, as TOML.
    pub rule: String,
}

/// Why a table was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ProposeError {
    /// The actor may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// It cannot be protected.
    #[error(transparent)]
    Refused(#[from] Box<ProtectError>),
    /// The database refused.
    #[error(transparent)]
    Db(#[from] db::Error),
    /// The computation was broken off.
    #[error("protecting the table failed: {0}")]
    Fault(String),
}

/// The outcome of a proposal; boxed, so that a handler that awaits it stays `Send`.
type Proposing<'a> = Pin<Box<dyn Future<Output = Result<Release, ProposeError>> + Send + 'a>>;

/// Protects a table against everything that was released of its family, and keeps what may be told of it.
pub fn propose<'a>(db: &'a Db, actor: &'a Actor, wish: Wish, bytes: Vec<u8>) -> Proposing<'a> {
    Box::pin(async move {
        let permit = Permit::<ProposeRelease>::grant(actor, ())?;
        let before = db.read(async |tx| out(tx, &wish.family).await).await?;
        let against: Vec<i64> = before.iter().map(|it| it.number).collect();
        let seal = web::Secret::random().reveal().to_owned();
        let (digest, rule) = (sealed(&seal, &bytes), wish.rule.clone());
        // The programs keep a processor busy for a while; other visitors must not wait for them.
        let computing = tokio::task::spawn_blocking(move || {
            let rule = Rule::read(&rule).map_err(|error| ProtectError::Table(error.into()))?;
            protect_against(&bytes, &rule, &before)
        });
        let protected = computing.await.map_err(|error| ProposeError::Fault(error.to_string()))?;
        let protected = protected.map_err(Box::new)?;
        let mut tx = db.begin().await?;
        let release = Release {
            id: ReleaseId::new(actor.now),
            number: store::next_number(&mut tx).await?,
            family: wish.family,
            title: wish.title,
            audience: wish.audience,
            state: State::Proposed,
            rule: wish.rule,
            shape: protected.shape,
            cells: protected.cells,
            counts: protected.counts,
            digest,
            seal,
            against,
            proposed_by: who(actor),
            proposed_at: actor.now,
            released: None,
            retracted: None,
        };
        permit.spend();
        store::insert(&mut tx, &release).await?;
        let cost = Cost::of(&release.cells);
        let act = act("table.proposed", &release)
            .facts(json!({
                "number": release.number, "cells": cost.cells, "withheld": cost.withheld,
                "audience": release.audience, "said": store::said(&release),
            }))
            .changed(json!({}), json!({ "state": "proposed" }));
        journal::record(&mut tx, actor, act).await?;
        tx.commit().await?;
        Ok(release)
    })
}

/// The digest of an original under its seal: without the seal nobody can try out what was withheld.
fn sealed(seal: &str, bytes: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(seal.as_bytes());
    hash.update(bytes);
    kernel::hexadecimal(&hash.finalize())
}

/// Whether these bytes are the original of a release; for the operator at the machine, who could compute it anyway.
pub fn is_original(release: &Release, bytes: &[u8]) -> bool {
    sealed(&release.seal, bytes) == release.digest
}

/// Everything of a family that readers have had, what was taken back among it.
pub(crate) async fn out(tx: &mut Tx, family: &str) -> db::Result<Vec<Release>> {
    let mut all = store::all(tx, Some(family)).await?;
    all.retain(Release::was_out);
    all.reverse();
    Ok(all)
}

/// A proposed table that was just proved against all that is out.
#[derive(Debug)]
pub struct Proven {
    release: Release,
    against: Vec<i64>,
}

impl Proven {
    /// Which table.
    pub fn release(&self) -> &Release {
        &self.release
    }
}

/// Why a table was not released.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseError {
    /// It would betray a cell.
    #[error("it would betray what was withheld: {0:?}")]
    Betrays(Betrayal),
    /// Another table of the family was released meanwhile.
    #[error("another table of the family was released meanwhile")]
    Overtaken,
    /// It is out already, or was taken back.
    #[error("it is {0}")]
    State(State),
    /// The computation was broken off.
    #[error("the proof failed: {0}")]
    Fault(String),
    /// The database refused.
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// The outcome of a proof; boxed, so that a handler that awaits it stays `Send`.
type Proving<'a> = Pin<Box<dyn Future<Output = Result<Proven, ReleaseError>> + Send + 'a>>;

/// Proves a proposed table once more against everything that is out by now, from what is published alone.
pub fn prove(db: &Db, release: Release) -> Proving<'_> {
    Box::pin(async move {
        if release.state != State::Proposed {
            return Err(ReleaseError::State(release.state));
        }
        let before = db.read(async |tx| out(tx, &release.family).await).await?;
        let against = before.iter().map(|it| it.number).collect();
        let computing =
            tokio::task::spawn_blocking(move || ledger::prove(&release, &before).map(|()| release));
        let proved = computing.await.map_err(|error| ReleaseError::Fault(error.to_string()))?;
        Ok(Proven { release: proved.map_err(ReleaseError::Betrays)?, against })
    })
}

/// Releases a table that was proved, unless another of its family came first.
pub async fn release(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<PublishRelease>,
    proven: Proven,
) -> Result<Release, ReleaseError> {
    let mut release = permit.spend();
    let now_out: Vec<i64> = out(tx, &release.family).await?.iter().map(|it| it.number).collect();
    if release.id != proven.release.id || now_out != proven.against {
        return Err(ReleaseError::Overtaken);
    }
    store::release(tx, release.id, &who(actor), actor.now, &proven.against).await?;
    (release.state, release.released) = (State::Released, Some((who(actor), actor.now)));
    release.against = proven.against;
    let cost = Cost::of(&release.cells);
    let act = act("table.released", &release)
        .facts(json!({
            "number": release.number, "cells": cost.cells, "withheld": cost.withheld,
            "audience": release.audience, "against": release.against, "said": store::said(&release),
        }))
        .changed(json!({ "state": "proposed" }), json!({ "state": "released" }));
    journal::record(tx, actor, act).await?;
    Ok(release)
}

/// Takes a table back; what it told stays known, and later tables are proved against it all the same.
pub async fn retract(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<RetractRelease>,
    reason: &str,
) -> Result<Release, ReleaseError> {
    let mut release = permit.spend();
    if release.state == State::Retracted {
        return Err(ReleaseError::State(release.state));
    }
    store::retract(tx, release.id, &who(actor), actor.now, reason).await?;
    let before = release.state;
    release.state = State::Retracted;
    release.retracted = Some((who(actor), actor.now, reason.to_owned()));
    let act = act("table.retracted", &release)
        .facts(json!({ "number": release.number, "audience": release.audience, "reason": reason }))
        .changed(json!({ "state": before }), json!({ "state": "retracted" }));
    journal::record(tx, actor, act).await?;
    Ok(release)
}

/// An act on a release; the title of one that is not for everybody is not told to everybody.
fn act(name: &'static str, release: &Release) -> journal::Act {
    let open = release.was_out() && release.audience == Audience::Public;
    let title = if open { release.title.as_str() } else { "" };
    let title = format!("{} {title}", release.number);
    journal::Act::new(name, "release", release.id).titled(title.trim(), release.path(""))
}

fn who(actor: &Actor) -> String {
    match &actor.identity {
        Identity::Person(person) => person.name.clone(),
        Identity::Operator | Identity::System | Identity::Public => String::new(),
    }
}
