//! Letting an edition in, and taking one back.

use std::pin::Pin;

use db::{Db, Tx};
use files::{FileHash, Stored};
use kernel::{Action as _, Actor, Denied, Identity, Permit, Severity};
use serde_json::json;
use sources::{Areas, Findings, Kind, Reading, Refusal, table::Mapping};

use crate::{
    contradiction::{self, Contradiction},
    known::KnownAreas,
    model::{AreaKind, Edition, EditionId, EditionState, Tally},
    policy::{DiscardFigures, PublishFigures, StageFigures, WithdrawFigures},
    store,
    totals::{Total, totals},
};

/// What is wished of an import besides its file.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// The layout; none, and it is recognised.
    pub kind: Option<Kind>,
    /// What the columns of a table hold; the other layouts know theirs.
    pub mapping: Option<Mapping>,
    /// The name of the edition; none, and the one that the file gives is taken.
    pub edition: Option<String>,
    /// Only read and kept, for a person to review before it is published.
    pub staged: bool,
}

/// What became of a file.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The edition.
    pub edition: Edition,
    /// Rows of data that were met.
    pub rows: usize,
    /// Figures that were kept, a number in them or not.
    pub kept: usize,
    /// What a person should look at, by kind; empty when the file was there already.
    pub findings: Vec<FindingKind>,
    /// Sums over all countries and remainders of what can be added, by indicator and period.
    pub totals: Vec<Total>,
    /// The same file had been imported before, and nothing was changed.
    pub already: bool,
}

/// All findings of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingKind {
    /// How much they matter.
    pub severity: Severity,
    /// What was found.
    pub kind: &'static str,
    /// How often.
    pub count: usize,
    /// The first places, such as `Table 1!D268`.
    pub first: Vec<String>,
}

/// Why a file did not become an edition.
#[derive(Debug, thiserror::Error)]
pub enum ImportFailure {
    /// The actor may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The file is in no layout that is known, or not in the one that was asked for.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It could not be stored.
    #[error(transparent)]
    Files(#[from] files::Error),
    /// The database refused.
    #[error(transparent)]
    Db(#[from] db::Error),
    /// The name wished for the edition contradicts what the file says.
    #[error(transparent)]
    Contradicted(#[from] Contradiction),
    /// The file is an edition that is not published, and was read otherwise than is wished now.
    #[error(
        "this file is already the edition {edition} ({state}), read otherwise; discard or publish that edition on its page"
    )]
    ReadOtherwise {
        /// Dataset and name of the edition.
        edition: String,
        /// How it stands.
        state: EditionState,
    },
    /// Reading it ended in a fault of ours.
    #[error("reading the file failed: {0}")]
    Fault(String),
}

/// The outcome of an import; boxed, so that a handler that awaits it stays `Send`.
type Importing<'a> = Pin<Box<dyn Future<Output = Result<Imported, ImportFailure>> + Send + 'a>>;

/// Reads the bytes of a file, keeps the file, and makes an edition of it in one transaction.
pub fn import<'a>(
    db: &'a Db,
    files: &'a files::Store,
    actor: &'a Actor,
    wish: Wish,
    name: &'a str,
    bytes: Vec<u8>,
) -> Importing<'a> {
    Box::pin(import_of(db, files, actor, wish, name, bytes, KnownAreas))
}

/// The same with other areas than those of the reference content.
pub(crate) async fn import_of<A: Areas + Send + 'static>(
    db: &Db,
    files: &files::Store,
    actor: &Actor,
    wish: Wish,
    name: &str,
    bytes: Vec<u8>,
    areas: A,
) -> Result<Imported, ImportFailure> {
    let how = if wish.staged {
        How::Staged(Permit::<StageFigures>::grant(actor, None)?)
    } else {
        How::Published(Permit::<PublishFigures>::grant(actor, ())?)
    };
    let hash = FileHash::of(&bytes);
    let before = db.read(async |tx| store::edition_of_file(tx, hash).await).await?;
    if let Some(edition) = &before
        && (edition.state == EditionState::Published
            || (wish.staged && edition.state == EditionState::Staged))
    {
        return Ok(already(edition.clone()));
    }
    // Opening a file keeps a processor busy for a while; other visitors must not wait for it.
    let (reading, findings, bytes) = read(wish, bytes, areas).await?;
    if let Some(edition) = before {
        same_as(db, &edition, &reading).await?;
    }
    let stored = files.put(&bytes).await?;
    drop(bytes);
    // Begun and committed by hand: the permit cannot move into a closure that borrows the reading.
    let mut tx = db.begin().await?;
    files::record(&mut tx, stored, name, media_type(reading.kind, name), actor.now).await?;
    let outcome = take_in(&mut tx, actor, how, stored, &reading, &findings, &|_| {}).await?;
    tx.commit().await?;
    Ok(match outcome {
        (edition, true) => already(edition),
        (edition, false) => Imported {
            edition,
            rows: reading.rows,
            kept: reading.figures.observations.len(),
            findings: by_kind(&findings),
            totals: totals(&reading.figures),
            already: false,
        },
    })
}

/// Reads a file as it is wished, away from the threads that serve visitors; gives the bytes back.
pub(crate) async fn read<A: Areas + Send + 'static>(
    wish: Wish,
    bytes: Vec<u8>,
    areas: A,
) -> Result<(Reading, Findings, Vec<u8>), ImportFailure> {
    let Wish { kind, mapping, edition, staged: _ } = wish;
    let reading = tokio::task::spawn_blocking(move || {
        let read = match &mapping {
            Some(mapping) => sources::table::read_mapped(&bytes, mapping, &areas),
            None => sources::read(kind, &bytes, &areas),
        };
        read.map(|read| (read, bytes)).map_err(Box::new)
    });
    let read = reading.await.map_err(|error| ImportFailure::Fault(error.to_string()))?;
    let ((mut reading, mut findings), bytes) = read.map_err(|refusal| ImportFailure::Refused(*refusal))?;
    if reading.figures.observations.is_empty() {
        return Err(Refusal::Empty.into());
    }
    if let Some(edition) = edition {
        contradiction::compare(&edition, &reading, &mut findings)?;
        reading.edition = edition;
    }
    Ok((reading, findings, bytes))
}

pub(crate) fn media_type(kind: Kind, name: &str) -> &'static str {
    let end = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match (end.as_str(), kind) {
        ("gz", _) => "application/gzip",
        ("xls", _) => "application/vnd.ms-excel",
        ("xlsx", _) | (_, Kind::UndesaStock) => {
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
        _ => "text/csv",
    }
}

fn already(edition: Edition) -> Imported {
    let number = |count: i64| usize::try_from(count).unwrap_or_default();
    Imported {
        rows: number(edition.tally.rows),
        kept: number(edition.tally.figures),
        edition,
        findings: Vec::new(),
        totals: Vec::new(),
        already: true,
    }
}

/// Refuses a reading that says something else than the edition that the same file is already.
async fn same_as(db: &Db, edition: &Edition, reading: &Reading) -> Result<(), ImportFailure> {
    let wished = Edition {
        dataset: reading.dataset.clone(),
        layout: reading.kind,
        name: name_of(reading),
        title: reading.title.clone(),
        revision: reading.revision.clone(),
        citation: reading.citation.clone(),
        licence: reading.licence.clone(),
        ..edition.clone()
    };
    let stored = db.read(async |tx| store::digest(tx, edition).await).await?;
    if store::digest_of(&wished, reading) == stored {
        return Ok(());
    }
    let name = format!("{} {}", edition.dataset, edition.name);
    Err(ImportFailure::ReadOtherwise { edition: name, state: edition.state })
}

/// How an edition is let in.
pub(crate) enum How {
    /// To be reviewed before it is shown.
    Staged(Permit<StageFigures>),
    /// Shown at once.
    Published(Permit<PublishFigures>),
}

/// Makes an edition of what was read from a stored and recorded file; says whether it was there already.
///
/// `told` hears how many figures were stored, a batch at a time.
pub(crate) async fn take_in(
    tx: &mut Tx,
    actor: &Actor,
    how: How,
    stored: Stored,
    reading: &Reading,
    findings: &Findings,
    told: store::Told<'_>,
) -> db::Result<(Edition, bool)> {
    if let Some(edition) = store::edition_of_file(tx, stored.hash).await? {
        return match how {
            How::Published(permit) if edition.state != EditionState::Published => {
                Ok((publish(tx, actor, permit, edition).await?, false))
            }
            How::Published(_) | How::Staged(_) => Ok((edition, true)),
        };
    }
    let name = name_of(reading);
    let plain = slug_of(&name);
    let taken = store::edition(tx, &reading.dataset, &plain).await?.is_some();
    let slug = if taken { format!("{plain}-{}", &stored.hash.to_string()[..8]) } else { plain };
    let edition = Edition {
        id: EditionId::new(actor.now),
        dataset: reading.dataset.clone(),
        layout: reading.kind,
        slug,
        name,
        file: stored.hash,
        title: reading.title.clone(),
        revision: reading.revision.clone(),
        citation: reading.citation.clone(),
        licence: reading.licence.clone(),
        state: EditionState::Staged,
        imported_by: who(actor),
        imported_at: actor.now,
        tally: tally(reading).with_findings(findings),
    };
    store::insert_edition(tx, &edition).await?;
    store::insert_reading(tx, edition.id, reading, told).await?;
    store::insert_findings(tx, edition.id, findings).await?;
    let permit = match how {
        How::Published(permit) => permit,
        How::Staged(permit) => {
            permit.spend();
            let digest = store::digest_of(&edition, reading);
            staged(tx, actor, &edition, &digest).await?;
            return Ok((edition, false));
        }
    };
    permit.spend();
    let edition = Edition { state: EditionState::Published, ..edition };
    store::set_state(tx, edition.id, EditionState::Staged, EditionState::Published).await?;
    // The digest of the reading is that of its rows, without reading a million of them back.
    let digest = store::digest_of(&edition, reading);
    published(tx, actor, &edition, &digest).await?;
    Ok((edition, false))
}

async fn staged(tx: &mut Tx, actor: &Actor, edition: &Edition, digest: &str) -> db::Result<()> {
    let act = journal::Act::new("figures.staged", "edition", edition.id)
        .titled(&edition.title, edition.path(""))
        .facts(json!({
            "dataset": edition.dataset, "edition": edition.slug, "file_sha256": edition.file,
            "figures": edition.tally.figures, "said": digest,
        }))
        .changed(json!({}), json!({ "state": "staged" }));
    journal::record(tx, actor, act).await?;
    Ok(())
}

/// Publishes an edition that was staged or withdrawn.
pub async fn publish(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<PublishFigures>,
    mut edition: Edition,
) -> db::Result<Edition> {
    permit.spend();
    store::set_state(tx, edition.id, edition.state, EditionState::Published).await?;
    edition.state = EditionState::Published;
    let digest = store::digest(tx, &edition).await?;
    published(tx, actor, &edition, &digest).await?;
    Ok(edition)
}

/// Takes a published edition back; its figures stay readable under its address.
pub async fn withdraw(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<WithdrawFigures>,
    reason: &str,
) -> db::Result<Edition> {
    let mut edition = permit.spend();
    store::set_state(tx, edition.id, EditionState::Published, EditionState::Withdrawn).await?;
    edition.state = EditionState::Withdrawn;
    let act = journal::Act::new("figures.withdrawn", "edition", edition.id)
        .titled(&edition.title, edition.path(""))
        .facts(json!({ "dataset": edition.dataset, "edition": edition.slug, "reason": reason }))
        .changed(json!({ "state": "published" }), json!({ "state": "withdrawn" }));
    journal::record(tx, actor, act).await?;
    Ok(edition)
}

/// Takes back an edition that waits for its review: its figures and findings go, its imports and the journal say so.
///
/// Refused as stale where it was published in between; a published edition is never removed.
pub async fn discard(tx: &mut Tx, actor: &Actor, permit: Permit<DiscardFigures>) -> db::Result<Edition> {
    let edition = permit.spend();
    store::mark_discarded(tx, &edition, &who(actor), actor.now).await?;
    store::remove_staged(tx, edition.id).await?;
    let act = journal::Act::new("edition.discarded", "edition", edition.id)
        .titled(&edition.title, "/data/imports")
        .facts(json!({
            "dataset": edition.dataset, "edition": edition.slug, "file_sha256": edition.file,
            "figures": edition.tally.figures,
        }))
        .changed(json!({ "state": "staged" }), json!({ "state": "discarded" }));
    journal::record(tx, actor, act).await?;
    Ok(edition)
}

async fn published(tx: &mut Tx, actor: &Actor, edition: &Edition, digest: &str) -> db::Result<()> {
    let tally = edition.tally;
    let act = journal::Act::new("figures.published", "edition", edition.id)
        .titled(&edition.title, edition.path(""))
        .facts(json!({
            "dataset": edition.dataset, "edition": edition.slug, "file_sha256": edition.file,
            "figures": tally.figures, "countries": tally.countries, "aggregates": tally.aggregates,
            "errors": tally.errors, "warnings": tally.warnings, "notes": tally.notes,
            "said": digest,
        }))
        .changed(json!({}), json!({ "state": "published" }));
    journal::record(tx, actor, act).await?;
    Ok(())
}

/// The name of an edition: as the file gives it, or the last year of its figures.
fn name_of(reading: &Reading) -> String {
    if reading.edition.is_empty() { last_year(reading) } else { reading.edition.clone() }
}

/// The last year of the figures, for a file that gives its edition no name.
fn last_year(reading: &Reading) -> String {
    let years = reading.figures.observations.iter().map(|it| it.period.year());
    years.max().unwrap_or_default().to_string()
}

/// A name as a part of an address: letters, digits and dashes.
fn slug_of(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let slug: String = name.chars().map(plain).take(40).collect();
    let parts: Vec<&str> = slug.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "edition".to_owned() } else { parts.join("-") }
}

fn who(actor: &Actor) -> String {
    match &actor.identity {
        Identity::Person(person) => person.name.clone(),
        Identity::Operator | Identity::System | Identity::Public => String::new(),
    }
}

fn tally(reading: &Reading) -> Tally {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let mut areas: Vec<_> = reading.figures.series.iter().map(|it| &it.area).collect();
    areas.extend(reading.areas.iter().map(|it| &it.area));
    areas.sort_unstable();
    areas.dedup();
    let of = |kind| areas.iter().filter(|it| it.kind == kind).count();
    Tally {
        rows: number(reading.rows),
        figures: number(reading.figures.observations.len()),
        present: number(reading.figures.present()),
        countries: number(of(AreaKind::Country)),
        aggregates: number(of(AreaKind::Aggregate)),
        ..Tally::default()
    }
}

/// The findings by kind, what matters most first, each with its first places.
fn by_kind(findings: &Findings) -> Vec<FindingKind> {
    let kind = |(severity, kind, count)| {
        let of_kind = findings.kept().iter().filter(|it| (it.severity, it.kind) == (severity, kind));
        let first = of_kind.take(3).map(|it| {
            let place = [it.place.sheet.as_deref(), it.place.cell.as_deref()];
            place.into_iter().flatten().collect::<Vec<_>>().join("!")
        });
        FindingKind { severity, kind, count, first: first.collect() }
    };
    findings.counts().map(kind).collect()
}

/// Whether this actor may let figures in.
pub(crate) fn may_publish(actor: &Actor) -> bool {
    PublishFigures::allowed(actor, &())
}
