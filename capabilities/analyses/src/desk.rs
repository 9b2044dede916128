//! Recipes are answered beside the requests that ask for them.
//!
//! A trial has an address, so the same trial is asked for again and again: by a page that refreshes, by its files, by a
//! reader who comes back. The desk works on each once, one at a time, on a thread of its own, and keeps the last
//! answers in memory. They are no records: what is lost is computed again, and gives the same digits.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use db::Db;
use sha2::{Digest as _, Sha256};
use statistics::EditionState;
use tokio::sync::{Semaphore, watch};

use crate::{
    FiguresError, Outcome, Recipe, RecipeError, RunError, Source,
    points::{Points, points},
    published::gather,
    run::run,
};

/// Answers that are kept.
const KEPT: usize = 48;

/// Recipes that may wait for the desk at the same time.
const WAITING: usize = 12;

/// Why a recipe has no answer on a page.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refused {
    /// It cannot be read.
    #[error(transparent)]
    Recipe(#[from] RecipeError),
    /// It reads a file, which the command line does and a page does not.
    #[error("recipes on the site read published figures: name them under `[figures]` instead of `data`")]
    File,
    /// There are no figures for it.
    #[error(transparent)]
    Figures(#[from] FiguresError),
    /// The figures give no answer.
    #[error(transparent)]
    Run(#[from] RunError),
    /// Others are waiting already.
    #[error("too many analyses are waiting; come back in a minute")]
    Busy,
    /// A fault of ours.
    #[error("the analysis was broken off by a fault of the program")]
    Fault,
}

/// A recipe with its outcome.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The recipe.
    pub recipe: Recipe,
    /// What it gives.
    pub outcome: Outcome,
    pub(crate) points: Option<Points>,
}

pub(crate) type Told = Result<Arc<Answered>, Refused>;

/// Where recipes are answered; one for a site.
#[derive(Clone)]
pub struct Desk(Arc<Inner>);

/// The digest of a question, and where its answer will be told.
type Asked = ([u8; 32], watch::Receiver<Option<Told>>);

struct Inner {
    kept: Mutex<VecDeque<Asked>>,
    place: Arc<Semaphore>,
}

impl Default for Desk {
    fn default() -> Self {
        Self(Arc::new(Inner { kept: Mutex::default(), place: Arc::new(Semaphore::new(1)) }))
    }
}

impl Desk {
    /// The answer to a recipe, or nothing when it takes longer than this: ask again.
    pub(crate) async fn ask(&self, db: &Db, text: &str, patience: Duration) -> db::Result<Option<Told>> {
        let recipe: Recipe = match text.parse() {
            Ok(recipe) => recipe,
            Err(error) => return Ok(Some(Err(Refused::Recipe(error)))),
        };
        if matches!(recipe.source, Source::File(_)) {
            return Ok(Some(Err(Refused::File)));
        }
        let key = key(db, text).await?;
        let mut answer = match self.at_work(key, db, recipe) {
            Ok(answer) => answer,
            Err(refused) => return Ok(Some(Err(refused))),
        };
        let told = tokio::time::timeout(patience, answer.wait_for(Option::is_some)).await;
        Ok(match told {
            Err(_) => None,
            Ok(Ok(told)) => told.clone(),
            Ok(Err(_)) => {
                self.forget(key);
                Some(Err(Refused::Fault))
            }
        })
    }

    /// The answer that is there or on its way; begins with it otherwise.
    fn at_work(
        &self,
        key: [u8; 32],
        db: &Db,
        recipe: Recipe,
    ) -> Result<watch::Receiver<Option<Told>>, Refused> {
        let mut kept = self.0.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, answer)) = kept.iter().find(|(it, _)| *it == key) {
            return Ok(answer.clone());
        }
        if kept.iter().filter(|(_, answer)| answer.borrow().is_none()).count() >= WAITING {
            return Err(Refused::Busy);
        }
        let (tell, answer) = watch::channel(None);
        kept.push_back((key, answer.clone()));
        while kept.len() > KEPT {
            kept.pop_front();
        }
        let (db, place) = (db.clone(), Arc::clone(&self.0.place));
        tokio::spawn(async move {
            let Ok(_place) = place.acquire_owned().await else { return };
            let told = answer_to(&db, recipe).await;
            tell.send_replace(Some(told));
        });
        Ok(answer)
    }

    fn forget(&self, key: [u8; 32]) {
        self.0.kept.lock().unwrap_or_else(PoisonError::into_inner).retain(|(it, _)| *it != key);
    }
}

async fn answer_to(db: &Db, recipe: Recipe) -> Told {
    let Source::Figures(wanted) = &recipe.source else { return Err(Refused::File) };
    let data = gather(db, &recipe, wanted).await?;
    let worked = tokio::task::spawn_blocking(move || {
        let outcome = run(&recipe, &data)?;
        let points = points(&recipe, &data);
        Ok(Arc::new(Answered { recipe, outcome, points }))
    });
    worked.await.unwrap_or(Err(Refused::Fault))
}

/// What an answer depends on: the recipe and the state of every edition.
async fn key(db: &Db, text: &str) -> db::Result<[u8; 32]> {
    let editions = db.read(async |tx| statistics::every_edition(tx).await).await?;
    let mut digest = Sha256::new();
    digest.update(text.as_bytes());
    for edition in editions.iter().filter(|edition| edition.state == EditionState::Published) {
        digest.update(edition.id.to_string().as_bytes());
    }
    Ok(digest.finalize().into())
}
