//! What the queue does with a file: read it, store its figures, check what was stored.
//!
//! Each step is kept before the next begins, and the figures of an edition are stored in one transaction together with
//! the step: a process that is killed leaves an import that is begun again, or an edition that is only checked again.

use std::time::Duration;

use ::jobs::{Every, Job, Outcome, Registry};
use db::Db;
use files::Store;
use jiff::{Timestamp, civil::Time};
use kernel::{Language, Permit};
use serde::{Deserialize, Serialize};
use sources::{Areas, Findings, Reading};
use web::{Say, Site};

use crate::{
    imports,
    known::KnownAreas,
    model::{Edition, Failure, Import, ImportId, ImportState},
    ops::{self, How, ImportFailure, Wish},
    pages,
    policy::StageFigures,
    progress::Counter,
    store,
};

/// As often a file may end the program before it is given up.
const TRIES: u32 = 3;

/// The jobs of figures.
pub(crate) fn registry() -> Registry<Site> {
    Registry::new().add::<ReadFile>().every(Every::day_at(Time::constant(3, 30, 0, 0)), &ForgetDrafts {})
}

/// Brings an import to its end.
#[derive(Serialize, Deserialize)]
pub(crate) struct ReadFile {
    pub(crate) import: ImportId,
}

impl Job for ReadFile {
    const NAME: &'static str = "statistics/read-file";
    type Ctx = Site;

    async fn run(&self, site: &Site) -> Outcome {
        let words = |language: Language| site.say(language, jiff::tz::TimeZone::UTC);
        let bringing = Bringing {
            db: site.db(),
            files: site.part::<Store>(),
            now: &|| site.clock().now(),
            words: &words,
        };
        bringing.carry_on(self.import, KnownAreas).await?;
        Ok(())
    }
}

/// Forgets drafts that nobody came back to.
#[derive(Serialize, Deserialize)]
struct ForgetDrafts {}

impl Job for ForgetDrafts {
    const NAME: &'static str = "statistics/forget-drafts";
    type Ctx = Site;

    async fn run(&self, site: &Site) -> Outcome {
        imports::forget_old_drafts(site.db(), site.part::<Store>(), site.clock().now()).await?;
        Ok(())
    }
}

/// Why the job is tried again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Interrupted {
    #[error(transparent)]
    Db(#[from] db::Error),
    #[error(transparent)]
    Files(#[from] files::Error),
    #[error(transparent)]
    Dropping(#[from] imports::Dropping),
}

/// What the queue works with.
pub(crate) struct Bringing<'a> {
    pub(crate) db: &'a Db,
    pub(crate) files: &'a Store,
    pub(crate) now: &'a (dyn Fn() -> Timestamp + Sync),
    pub(crate) words: &'a (dyn Fn(Language) -> Say + Sync),
}

impl Bringing<'_> {
    /// Takes an import from where it stands to its end; one that has ended stays as it is.
    pub(crate) async fn carry_on<A: Areas + Send + 'static>(
        &self,
        id: ImportId,
        areas: A,
    ) -> Result<(), Interrupted> {
        let Some(import) = self.db.read(async |tx| store::import(tx, id).await).await? else { return Ok(()) };
        let done = match import.state {
            ImportState::Waiting | ImportState::Reading | ImportState::Storing => {
                self.read(import, areas).await
            }
            ImportState::Checking => self.check(&import).await,
            ImportState::Draft | ImportState::Ready | ImportState::Failed | ImportState::Discarded => Ok(()),
        };
        if done.is_err() {
            // A busy database is not the file's fault; if even this fails, the first error tells more.
            let now = (self.now)();
            let _ = self.db.write(async |tx| store::interrupted(tx, id, now).await).await;
        }
        done
    }

    async fn read<A: Areas + Send + 'static>(&self, import: Import, areas: A) -> Result<(), Interrupted> {
        if import.tries >= TRIES {
            return self.fail(&import, "ended-each-time", |say| say.text("statistics-failed-ended")).await;
        }
        let now = (self.now)();
        self.db.write(async |tx| store::begin_reading(tx, import.id, now).await).await?;
        let before = self.db.read(async |tx| store::edition_of_file(tx, import.file).await).await?;
        if let Some(edition) = before {
            let became = async |tx: &mut db::Tx| {
                store::became(tx, import.id, edition.id, ImportState::Ready, true, now).await
            };
            return Ok(self.db.write(became).await?);
        }
        let bytes = match self.files.get(import.file).await {
            Ok(Some(bytes)) => bytes,
            Ok(None) | Err(files::Error::Damaged(_)) => {
                return self.fail(&import, "file-gone", |say| say.text("statistics-failed-gone")).await;
            }
            Err(error) => return Err(error.into()),
        };
        let wish = Wish {
            kind: import.layout,
            mapping: import.mapping.clone(),
            edition: (!import.edition_name.is_empty()).then(|| import.edition_name.clone()),
            staged: true,
        };
        match ops::read(wish, bytes, areas).await {
            Ok((reading, findings, _)) => self.store(&import, &reading, &findings).await,
            Err(failure) => self.refused(&import, failure).await,
        }
    }

    async fn refused(&self, import: &Import, failure: ImportFailure) -> Result<(), Interrupted> {
        match failure {
            ImportFailure::Refused(refusal) => {
                self.fail(import, refusal.slug(), |say| pages::refused(say, &refusal)).await
            }
            ImportFailure::Contradicted(it) => {
                self.fail(import, "edition-contradicted", |say| pages::contradicted(say, &it)).await
            }
            ImportFailure::Db(error) => Err(error.into()),
            ImportFailure::Files(error) => Err(error.into()),
            ImportFailure::Denied(_) | ImportFailure::ReadOtherwise { .. } | ImportFailure::Fault(_) => {
                tracing::error!(import = %import.id, error = %failure, "a file could not be read");
                self.fail(import, "fault", |say| say.text("statistics-failed-fault")).await
            }
        }
    }

    /// Stores everything in one transaction, the step of the import with it.
    async fn store(
        &self,
        import: &Import,
        reading: &Reading,
        findings: &Findings,
    ) -> Result<(), Interrupted> {
        let figures = i64::try_from(reading.figures.observations.len()).unwrap_or(i64::MAX);
        let now = (self.now)();
        self.db.write(async |tx| store::expect(tx, import.id, reading.kind, figures, now).await).await?;
        let actor = import.by.acting((self.now)());
        let permit =
            Permit::<StageFigures>::grant(&actor, import.by.id).expect("everybody may end what they began");
        let stored =
            files::Stored { hash: import.file, length: u64::try_from(import.file_bytes).unwrap_or_default() };
        let counter = Counter::of(import.id);
        let told = |figures: usize| counter.add(figures);
        let media = ops::media_type(reading.kind, &import.file_name);
        // Begun and committed by hand: the permit cannot move into a closure that borrows the reading.
        let mut tx = self.db.begin().await?;
        files::record(&mut tx, stored, &import.file_name, media, actor.now).await?;
        let how = How::Staged(permit);
        let (edition, was_there) =
            ops::take_in(&mut tx, &actor, how, stored, reading, findings, &told).await?;
        let to = if was_there { ImportState::Ready } else { ImportState::Checking };
        store::became(&mut tx, import.id, edition.id, to, was_there, actor.now).await?;
        tx.commit().await?;
        drop(counter);
        if was_there { Ok(()) } else { self.compare(import, &edition).await }
    }

    /// Checks what an earlier process stored.
    async fn check(&self, import: &Import) -> Result<(), Interrupted> {
        let find = async |tx: &mut db::Tx| {
            let all = store::editions(tx, None).await?;
            Ok::<_, db::Error>(all.into_iter().find(|it| Some(it.id) == import.edition))
        };
        match self.db.read(find).await? {
            Some(edition) => self.compare(import, &edition).await,
            None => self.fail(import, "fault", |say| say.text("statistics-failed-fault")).await,
        }
    }

    /// Whether the rows say what was read: the act of storing them carries the digest of the reading.
    async fn compare(&self, import: &Import, edition: &Edition) -> Result<(), Interrupted> {
        let record = format!("edition:{}", edition.id);
        let look = async |tx: &mut db::Tx| {
            let told = journal::Told::of(tx, &["figures.staged"]).await?;
            let read = told.facts("figures.staged", &record).filter_map(|it| it.get("said")?.as_str());
            let read: Vec<String> = read.map(str::to_owned).collect();
            let stored = store::digest(tx, edition).await?;
            Ok::<_, db::Error>(read.contains(&stored))
        };
        if !self.db.read(look).await? {
            tracing::error!(import = %import.id, edition = %edition.id, "what was stored is not what was read");
            return self.fail(import, "check-differs", |say| say.text("statistics-failed-check")).await;
        }
        let now = (self.now)();
        let ready = async |tx: &mut db::Tx| {
            store::advance(tx, import.id, ImportState::Checking, ImportState::Ready, now).await
        };
        Ok(self.db.write(ready).await?)
    }

    /// Tells why it became nothing, and lets the bytes go.
    async fn fail(
        &self,
        import: &Import,
        reason: &str,
        sentence: impl Fn(&Say) -> String,
    ) -> Result<(), Interrupted> {
        let failure = Failure::of(reason, |language| sentence(&(self.words)(language)));
        let now = (self.now)();
        self.db.write(async |tx| store::fail(tx, import.id, &failure, now).await).await?;
        imports::drop_file(self.db, self.files, import.file).await?;
        Ok(())
    }
}

/// How often the page of an import asks again.
pub(crate) const REFRESH: Duration = Duration::from_secs(2);
