//! Bringing a file in step by step: what a person does with a draft, and what the queue does with the rest.

use db::{Db, Tx};
use files::{FileHash, Store, Stored};
use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, Permit};
use serde_json::json;
use sources::{Kind, table::Mapping};

use crate::{
    jobs::ReadFile,
    model::{Bringer, Import, ImportId, ImportState, KeptMapping, KeptMappingId},
    policy::{ImportFigures, KeepMapping},
    store,
};

/// A draft of which nobody says anything is forgotten after so many days.
const PATIENCE_DAYS: i64 = 14;

/// A file that was stored and is to be brought in.
#[derive(Clone, Debug)]
pub(crate) struct Brought {
    /// Its bytes.
    pub stored: Stored,
    /// What it was called.
    pub name: String,
    /// Its layout; none to have it recognised.
    pub layout: Option<Kind>,
    /// The name that the edition is to have; empty to take the one of the file.
    pub edition: String,
}

/// Begins to bring a file in: a table waits for its mapping, everything else goes into the queue.
pub(crate) async fn begin(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ImportFigures>,
    brought: Brought,
) -> db::Result<Import> {
    permit.spend();
    let is_table = brought.layout == Some(Kind::Table);
    let import = Import {
        id: ImportId::new(actor.now),
        file: brought.stored.hash,
        file_name: brought.name,
        file_bytes: i64::try_from(brought.stored.length).unwrap_or(i64::MAX),
        layout: brought.layout,
        edition_name: brought.edition,
        mapping: None,
        kept_as: String::new(),
        state: if is_table { ImportState::Draft } else { ImportState::Waiting },
        expected: None,
        tries: 0,
        edition: None,
        was_there: false,
        failure: None,
        discarded: None,
        by: Bringer::of(actor),
        begun_at: actor.now,
        changed_at: actor.now,
        revision: 0,
    };
    store::insert_import(tx, &import).await?;
    if !is_table {
        enqueue(tx, import.id, actor.now).await?;
    }
    Ok(import)
}

/// What the queue knows the work of an import by.
pub(crate) fn job_key(import: ImportId) -> String {
    format!("import:{import}")
}

async fn enqueue(tx: &mut Tx, import: ImportId, now: Timestamp) -> db::Result<()> {
    ::jobs::add_once(tx, &job_key(import), &ReadFile { import }, now).await?;
    Ok(())
}

/// Keeps what a person said of a draft.
pub(crate) async fn describe(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ImportFigures>,
    draft: &Import,
) -> db::Result<()> {
    permit.spend();
    store::save_draft(tx, draft, actor.now).await
}

/// Sends a draft into the queue, and keeps its mapping for the next file.
pub(crate) async fn send(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<ImportFigures>,
    keep: Permit<KeepMapping>,
    draft: &Import,
    made_for: Vec<String>,
) -> db::Result<()> {
    permit.spend();
    // Whoever changed the draft in between must see it again.
    store::save_draft(tx, draft, actor.now).await?;
    store::advance(tx, draft.id, ImportState::Draft, ImportState::Waiting, actor.now).await?;
    if let Some(mapping) = &draft.mapping
        && !draft.kept_as.is_empty()
    {
        keep_mapping(tx, actor, keep, &draft.kept_as, mapping, made_for).await?;
    }
    enqueue(tx, draft.id, actor.now).await
}

/// Keeps a mapping under a name; the same as before is no change.
async fn keep_mapping(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<KeepMapping>,
    name: &str,
    mapping: &Mapping,
    made_for: Vec<String>,
) -> db::Result<()> {
    permit.spend();
    let before = store::kept_mapping(tx, name).await?;
    // The name of one edition and the place of its header are no part of what is kept: the next file has its own.
    let mapping = Mapping { edition: String::new(), header: 0, ..mapping.clone() };
    if before.as_ref().is_some_and(|it| it.mapping == mapping && it.made_for == made_for) {
        return Ok(());
    }
    let kept = KeptMapping {
        id: before.as_ref().map_or_else(|| KeptMappingId::new(actor.now), |it| it.id),
        name: name.to_owned(),
        mapping,
        made_for,
        kept_by: Bringer::of(actor).name,
        kept_at: actor.now,
        revision: before.as_ref().map_or(1, |it| it.revision + 1),
    };
    store::keep_mapping(tx, &kept).await?;
    let said = said_by(&kept);
    let act = journal::Act::new("mapping.kept", "mapping", kept.id)
        .titled(&kept.name, "/data/imports")
        .facts(json!({ "dataset": kept.mapping.dataset, "mapping": kept.name, "said": said }))
        .changed(
            json!({ "revision": before.map_or(0, |it| it.revision) }),
            json!({ "revision": kept.revision }),
        );
    journal::record(tx, actor, act).await?;
    Ok(())
}

/// The digest of what a kept mapping says, by which a change behind our back is found out.
pub(crate) fn said_by(kept: &KeptMapping) -> String {
    let said = (&kept.name, &kept.mapping, &kept.made_for, kept.revision);
    FileHash::of(&serde_json::to_vec(&said).expect("plain structs whose keys are words")).to_string()
}

/// Forgets a draft or what became nothing; answers the file, which may have to go too.
pub(crate) async fn forget(tx: &mut Tx, permit: Permit<ImportFigures>, import: &Import) -> db::Result<()> {
    permit.spend();
    store::forget_import(tx, import.id).await
}

/// Lets go of the file of an edition that was taken back: its record and its bytes, unless something else needs them.
pub(crate) async fn release_file(db: &Db, files: &Store, file: FileHash) -> Result<(), Dropping> {
    let release = async |tx: &mut Tx| {
        if store::is_of_figures(tx, file).await? { Ok(()) } else { files::forget(tx, file).await }
    };
    match db.write(release).await {
        // A paper or a letter may have the same bytes: whoever refers to the record keeps it.
        Ok(()) | Err(db::Error::Reference(_)) => drop_file(db, files, file).await,
        Err(error) => Err(error.into()),
    }
}

/// Removes the bytes of a file which nothing needs.
pub(crate) async fn drop_file(db: &Db, files: &Store, file: FileHash) -> Result<(), Dropping> {
    if !db.read(async |tx| store::needs_file(tx, file).await).await? {
        files.remove(file).await?;
    }
    Ok(())
}

/// Why the bytes of a file could not be removed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Dropping {
    #[error(transparent)]
    Db(#[from] db::Error),
    #[error(transparent)]
    Files(#[from] files::Error),
}

/// Forgets drafts that were left, and their files.
pub(crate) async fn forget_old_drafts(db: &Db, files: &Store, now: Timestamp) -> Result<(), Dropping> {
    let before = now.checked_sub(SignedDuration::from_hours(24 * PATIENCE_DAYS)).unwrap_or(now);
    let old = db.read(async |tx| store::drafts_before(tx, before).await).await?;
    for draft in old {
        let gone = db.write(async |tx| store::forget_import(tx, draft.id).await).await;
        if gone.is_ok() {
            drop_file(db, files, draft.file).await?;
        }
    }
    Ok(())
}

/// A mapping that is kept under this name, for the command line.
pub async fn kept_mapping(db: &Db, name: &str) -> db::Result<Option<Mapping>> {
    Ok(db.read(async |tx| store::kept_mapping(tx, name).await).await?.map(|it| it.mapping))
}

/// The names of all mappings that are kept.
pub async fn kept_names(db: &Db) -> db::Result<Vec<String>> {
    let kept = db.read(async |tx| store::kept_mappings(tx).await).await?;
    Ok(kept.into_iter().map(|it| it.name).collect())
}
