//! Letting an edition in, and taking one back.

use std::{collections::BTreeMap, pin::Pin};

use db::{Db, Tx};
use files::{FileHash, Stored};
use kernel::{Action as _, Actor, Denied, Finding, Identity, Permit, Severity};
use serde_json::json;

use crate::{
    known::KnownAreas,
    model::{Edition, EditionId, EditionState, STOCK, Tally},
    policy::{PublishFigures, WithdrawFigures},
    store,
    undesa::{self, Areas, ImportError, StockBook},
};

/// What became of a file.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The edition.
    pub edition: Edition,
    /// Rows of countries, areas and sums that were kept.
    pub rows: usize,
    /// Figures that were kept, a number in them or not.
    pub kept: usize,
    /// What a person should look at, by kind; empty when the file was there already.
    pub findings: Vec<FindingKind>,
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
    /// The file is not the workbook.
    #[error(transparent)]
    Workbook(#[from] ImportError),
    /// It could not be stored.
    #[error(transparent)]
    Files(#[from] files::Error),
    /// The database refused.
    #[error(transparent)]
    Db(#[from] db::Error),
    /// Reading it ended in a fault of ours.
    #[error("reading the workbook failed: {0}")]
    Fault(String),
}

/// The outcome of an import; boxed, so that a handler that awaits it stays `Send`.
type Importing<'a> = Pin<Box<dyn Future<Output = Result<Imported, ImportFailure>> + Send + 'a>>;

/// Reads the bytes of a workbook, keeps the file, and publishes it as an edition in one transaction.
pub fn import<'a>(
    db: &'a Db,
    files: &'a files::Store,
    actor: &'a Actor,
    name: &'a str,
    bytes: Vec<u8>,
) -> Importing<'a> {
    Box::pin(import_of(db, files, actor, name, bytes, KnownAreas))
}

/// The same with other areas than those of the reference content.
pub(crate) async fn import_of<A: Areas + Send + 'static>(
    db: &Db,
    files: &files::Store,
    actor: &Actor,
    name: &str,
    bytes: Vec<u8>,
    areas: A,
) -> Result<Imported, ImportFailure> {
    let permit = Permit::<PublishFigures>::grant(actor, ())?;
    let hash = FileHash::of(&bytes);
    let before = db.read(async |tx| store::edition_of_file(tx, hash).await).await?;
    if let Some(edition) = before
        && edition.state == EditionState::Published
    {
        return Ok(already(edition));
    }
    // Opening a workbook keeps a processor busy for a while; other visitors must not wait for it.
    let reading = tokio::task::spawn_blocking(move || undesa::read(&bytes, &areas).map(|read| (read, bytes)));
    let ((book, findings), bytes) =
        reading.await.map_err(|error| ImportFailure::Fault(error.to_string()))??;
    let stored = files.put(&bytes).await?;
    // Begun and committed by hand: the permit cannot move into a closure that borrows the book.
    let mut tx = db.begin().await?;
    files::record(&mut tx, stored, name, MEDIA_TYPE, actor.now).await?;
    let outcome = import_stock(&mut tx, actor, permit, stored, &book, &findings).await?;
    tx.commit().await?;
    Ok(match outcome {
        (edition, true) => already(edition),
        (edition, false) => Imported {
            edition,
            rows: book.areas.len(),
            kept: book.figures.len(),
            findings: by_kind(&findings),
            already: false,
        },
    })
}

const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn already(edition: Edition) -> Imported {
    let number = |count: i64| usize::try_from(count).unwrap_or_default();
    let rows = number(edition.tally.countries + edition.tally.aggregates);
    Imported { rows, kept: number(edition.tally.figures), edition, findings: Vec::new(), already: true }
}

/// Publishes a book that was read from a stored and recorded file; says whether the edition was there already.
pub async fn import_stock(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<PublishFigures>,
    stored: Stored,
    book: &StockBook,
    findings: &[Finding],
) -> db::Result<(Edition, bool)> {
    permit.spend();
    if let Some(mut edition) = store::edition_of_file(tx, stored.hash).await? {
        if edition.state == EditionState::Published {
            return Ok((edition, true));
        }
        store::set_state(tx, edition.id, edition.state, EditionState::Published).await?;
        edition.state = EditionState::Published;
        published(tx, actor, &edition).await?;
        return Ok((edition, false));
    }
    let name = edition_name(book);
    let taken = store::edition(tx, STOCK, &name).await?.is_some();
    let slug = if taken { format!("{name}-{}", &stored.hash.to_string()[..8]) } else { name.clone() };
    let edition = Edition {
        id: EditionId::new(actor.now),
        dataset: STOCK.to_owned(),
        slug,
        name,
        file: stored.hash,
        title: book.title.clone(),
        revision: book.revision.clone(),
        citation: book.citation.clone(),
        licence: book.licence.clone(),
        state: EditionState::Published,
        imported_by: who(actor),
        imported_at: actor.now,
        tally: tally(book).with_findings(findings),
    };
    store::insert_edition(tx, &edition).await?;
    store::insert_areas(tx, edition.id, book).await?;
    store::insert_figures(tx, edition.id, &book.figures).await?;
    store::insert_findings(tx, edition.id, findings).await?;
    published(tx, actor, &edition).await?;
    Ok((edition, false))
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

async fn published(tx: &mut Tx, actor: &Actor, edition: &Edition) -> db::Result<()> {
    let tally = edition.tally;
    let digest = store::digest(tx, edition).await?;
    let act = journal::Act::new("figures.published", "edition", edition.id)
        .titled(&edition.title, edition.path(""))
        .facts(json!({
            "dataset": edition.dataset, "edition": edition.slug, "file_sha256": edition.file,
            "figures": tally.figures, "countries": tally.countries, "aggregates": tally.aggregates,
            "errors": tally.errors, "warnings": tally.warnings, "notes": tally.notes,
            "digest": digest,
        }))
        .changed(json!({}), json!({ "state": "published" }));
    journal::record(tx, actor, act).await?;
    Ok(())
}

/// `2020` of `POP/DB/MIG/Stock/Rev.2020`; the last year of the tables where the source gives no name.
fn edition_name(book: &StockBook) -> String {
    let named = book.revision.rsplit_once("Rev.").map(|(_, name)| {
        name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(20).collect::<String>()
    });
    named
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| book.figures.iter().map(|it| it.year).max().unwrap_or_default().to_string())
}

fn who(actor: &Actor) -> String {
    match &actor.identity {
        Identity::Person(person) => person.name.clone(),
        Identity::Operator | Identity::System | Identity::Public => String::new(),
    }
}

fn tally(book: &StockBook) -> Tally {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let countries = book.areas.iter().filter(|it| it.area.country().is_some()).count();
    Tally {
        figures: number(book.figures.len()),
        present: number(book.figures.iter().filter(|it| it.value.is_some()).count()),
        countries: number(countries),
        aggregates: number(book.areas.len() - countries),
        ..Tally::default()
    }
}

/// The findings by kind, what matters most first.
fn by_kind(findings: &[Finding]) -> Vec<FindingKind> {
    let mut kinds: BTreeMap<(Severity, &'static str), FindingKind> = BTreeMap::new();
    for finding in findings {
        let (severity, kind) = (finding.severity, finding.kind);
        let empty = || FindingKind { severity, kind, count: 0, first: Vec::new() };
        let it = kinds.entry((severity, kind)).or_insert_with(empty);
        it.count += 1;
        if it.first.len() < 3 {
            let place = [finding.place.sheet.as_deref(), finding.place.cell.as_deref()];
            it.first.push(place.into_iter().flatten().collect::<Vec<_>>().join("!"));
        }
    }
    kinds.into_values().collect()
}

/// Whether this actor may let figures in.
pub(crate) fn may_publish(actor: &Actor) -> bool {
    PublishFigures::allowed(actor, &())
}
