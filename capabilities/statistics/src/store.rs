//! The only SQL of figures: editions, their figures, areas and findings.
//!
//! Series, observations, areas and findings are only ever inserted, and removed only together with an edition that was
//! never published: no statement here changes one.

mod choice;
mod discard;
mod figures;
mod imports;
mod reference;

use db::{Tx, row, sql};
use files::FileHash;
use jiff::Timestamp;
use kernel::{Scalar as _, Severity, Value};
use sources::Findings;

pub(crate) use self::{
    choice::{chosen, datasets_with, indicators},
    discard::remove_staged,
    figures::{Told, digest, digest_of, insert_reading, parts},
    imports::{
        advance, became, begin_reading, drafts_before, expect, fail, forget_import, import, imports,
        insert_import, interrupted, is_of_figures, keep_mapping, kept_mapping, kept_mappings, mark_discarded,
        needs_file, save_draft,
    },
    reference::{reference_digest, replace_reference},
};
use crate::model::{Edition, EditionId, EditionState, FindingCount, Kind, NamedFinding, Tally};

row! {
    struct EditionRow {
        id: EditionId,
        dataset: String,
        layout: Kind,
        rows_read: i64,
        slug: String,
        name: String,
        file_hash: FileHash,
        title: String,
        revision: String,
        citation: String,
        licence: String,
        state: EditionState,
        imported_by: String,
        imported_at: Timestamp,
        figures: i64,
        present: i64,
        countries: i64,
        aggregates: i64,
        errors: i64,
        warnings: i64,
        notes: i64,
    }
}

impl From<EditionRow> for Edition {
    fn from(row: EditionRow) -> Self {
        Self {
            id: row.id,
            dataset: row.dataset,
            layout: row.layout,
            slug: row.slug,
            name: row.name,
            file: row.file_hash,
            title: row.title,
            revision: row.revision,
            citation: row.citation,
            licence: row.licence,
            state: row.state,
            imported_by: row.imported_by,
            imported_at: row.imported_at,
            tally: Tally {
                rows: row.rows_read,
                figures: row.figures,
                present: row.present,
                countries: row.countries,
                aggregates: row.aggregates,
                errors: row.errors,
                warnings: row.warnings,
                notes: row.notes,
            },
        }
    }
}

/// Every edition, the newest first.
pub(crate) async fn editions(tx: &mut Tx, dataset: Option<&str>) -> db::Result<Vec<Edition>> {
    let query = sql("select * from edition where 1 = 1")
        .and("dataset =", dataset)
        .then(" order by imported_at desc, id desc");
    Ok(tx.all::<EditionRow>(query).await?.into_iter().map(Edition::from).collect())
}

/// The edition of an address.
pub(crate) async fn edition(tx: &mut Tx, dataset: &str, slug: &str) -> db::Result<Option<Edition>> {
    let query = sql("select * from edition where dataset = $1 and slug = $2").bind(dataset).bind(slug);
    Ok(tx.first::<EditionRow>(query).await?.map(Edition::from))
}

/// The edition that was made of a file.
pub(crate) async fn edition_of_file(tx: &mut Tx, file: FileHash) -> db::Result<Option<Edition>> {
    let query = sql("select * from edition where file_hash = $1").bind(file);
    Ok(tx.first::<EditionRow>(query).await?.map(Edition::from))
}

/// The editions with these ids, in the order of the ids.
pub(crate) async fn editions_of(tx: &mut Tx, ids: &[EditionId]) -> db::Result<Vec<Edition>> {
    let query = sql("select * from edition where 1 = 1").any_of("id", ids).then(" order by id");
    Ok(tx.all::<EditionRow>(query).await?.into_iter().map(Edition::from).collect())
}

/// The newest published edition of a dataset: the one that pages read.
pub(crate) async fn newest(tx: &mut Tx, dataset: &str) -> db::Result<Option<Edition>> {
    let query = sql("select * from edition where dataset = $1 and state = 'published' \
         order by imported_at desc, id desc limit 1")
    .bind(dataset);
    Ok(tx.first::<EditionRow>(query).await?.map(Edition::from))
}

pub(crate) async fn insert_edition(tx: &mut Tx, edition: &Edition) -> db::Result<()> {
    let tally = edition.tally;
    let statement = sql(
        "insert into edition (id, dataset, slug, name, file_hash, title, revision, citation, licence, state, \
         imported_by, imported_at, figures, present, countries, aggregates, errors, warnings, notes, layout, \
         rows_read) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, \
         $20, $21)",
    )
    .bind(edition.id)
    .bind(&edition.dataset)
    .bind(&edition.slug)
    .bind(&edition.name)
    .bind(edition.file)
    .bind(&edition.title)
    .bind(&edition.revision)
    .bind(&edition.citation)
    .bind(&edition.licence)
    .bind(edition.state)
    .bind(&edition.imported_by)
    .bind(edition.imported_at)
    .bind(tally.figures)
    .bind(tally.present)
    .bind(tally.countries)
    .bind(tally.aggregates)
    .bind(tally.errors)
    .bind(tally.warnings)
    .bind(tally.notes)
    .bind(edition.layout)
    .bind(tally.rows);
    tx.run(statement).await?;
    Ok(())
}

/// Publishes or withdraws; nothing else of an edition ever changes.
pub(crate) async fn set_state(
    tx: &mut Tx,
    id: EditionId,
    from: EditionState,
    to: EditionState,
) -> db::Result<()> {
    let statement = sql("update edition set state = $1 where id = $2 and state = $3");
    tx.update(statement.bind(to).bind(id).bind(from)).await
}

pub(crate) async fn insert_findings(tx: &mut Tx, edition: EditionId, findings: &Findings) -> db::Result<()> {
    let rows = (0_i64..).zip(findings.kept()).map(|(position, it)| {
        vec![
            edition.to_value(),
            position.to_value(),
            it.severity.to_value(),
            Value::Text(it.kind.to_owned()),
            it.place.sheet.to_value(),
            it.place.row.to_value(),
            it.place.cell.to_value(),
            it.found.to_value(),
            it.expected.to_value(),
        ]
    });
    let rows: Vec<Vec<Value>> = rows.collect();
    let head = "insert into finding (edition_id, position, severity, kind, sheet, row_number, cell, found, expected) values";
    tx.insert_all(head, rows).await?;
    let counts = findings.counts().map(|(severity, kind, count)| {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        vec![edition.to_value(), severity.to_value(), Value::Text(kind.to_owned()), count.to_value()]
    });
    let counts: Vec<Vec<Value>> = counts.collect();
    tx.insert_all("insert into finding_count (edition_id, severity, kind, found) values", counts).await?;
    Ok(())
}

row! {
    struct CountRow { severity: Severity, kind: String, found: i64 }
}

/// How often each kind of finding was met, those that are more than what was kept in full among them.
pub(crate) async fn finding_counts(tx: &mut Tx, edition: EditionId) -> db::Result<Vec<FindingCount>> {
    let query = sql("select severity, kind, found from finding_count where edition_id = $1 \
         order by severity, kind");
    let count = |row: CountRow| FindingCount { severity: row.severity, kind: row.kind, count: row.found };
    let mut counts: Vec<FindingCount> =
        tx.all::<CountRow>(query.bind(edition)).await?.into_iter().map(count).collect();
    counts.sort_by(|a, b| (a.severity, &a.kind).cmp(&(b.severity, &b.kind)));
    Ok(counts)
}

row! {
    struct FindingRow {
        severity: Severity,
        kind: String,
        sheet: Option<String>,
        row_number: Option<u32>,
        cell: Option<String>,
        found: String,
        expected: String,
    }
}

/// What was noticed while the edition was read, in the order of the file.
pub(crate) async fn findings(tx: &mut Tx, edition: EditionId) -> db::Result<Vec<NamedFinding>> {
    let query = sql("select severity, kind, sheet, row_number, cell, found, expected from finding \
         where edition_id = $1 order by position")
    .bind(edition);
    let rows = tx.all::<FindingRow>(query).await?;
    let named = |row: FindingRow| NamedFinding {
        severity: row.severity,
        kind: row.kind,
        sheet: row.sheet,
        row: row.row_number,
        cell: row.cell,
        found: row.found,
        expected: row.expected,
    };
    Ok(rows.into_iter().map(named).collect())
}
