//! Files on their way, and the mappings that are kept.

use db::{Tx, row, sql};
use files::FileHash;
use jiff::Timestamp;
use sources::{Kind, table::Mapping};

use crate::model::{
    Bringer, Discarded, Edition, EditionId, Failure, Import, ImportId, ImportState, KeptMapping,
    KeptMappingId,
};

row! {
    struct ImportRow {
        id: ImportId,
        file_hash: FileHash,
        file_name: String,
        file_bytes: i64,
        layout: Option<Kind>,
        edition_name: String,
        mapping: Option<String>,
        kept_as: String,
        state: ImportState,
        expected: Option<i64>,
        tries: u32,
        edition_id: Option<EditionId>,
        was_there: bool,
        reason: Option<String>,
        told: Option<String>,
        begun_by: String,
        begun_at: Timestamp,
        changed_at: Timestamp,
        revision: i64,
        discarded_edition: Option<EditionId>,
        discarded_name: Option<String>,
        discarded_by: Option<String>,
    }
}

impl From<ImportRow> for Import {
    fn from(row: ImportRow) -> Self {
        let told = row.told.and_then(|it| serde_json::from_str(&it).ok()).unwrap_or_default();
        Self {
            id: row.id,
            file: row.file_hash,
            file_name: row.file_name,
            file_bytes: row.file_bytes,
            layout: row.layout,
            edition_name: row.edition_name,
            mapping: row.mapping.and_then(|it| serde_json::from_str(&it).ok()),
            kept_as: row.kept_as,
            state: row.state,
            expected: row.expected,
            tries: row.tries,
            edition: row.edition_id,
            was_there: row.was_there,
            discarded: row.discarded_edition.map(|edition| Discarded {
                edition,
                name: row.discarded_name.unwrap_or_default(),
                by: row.discarded_by.unwrap_or_default(),
            }),
            failure: row.reason.map(|reason| Failure { reason, told }),
            by: serde_json::from_str(&row.begun_by).unwrap_or(Bringer {
                id: None,
                name: String::new(),
                agency: None,
                agency_code: None,
            }),
            begun_at: row.begun_at,
            changed_at: row.changed_at,
            revision: row.revision,
        }
    }
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain structs whose keys are words")
}

/// The imports that are not forgotten, the newest first.
pub(crate) async fn imports(tx: &mut Tx) -> db::Result<Vec<Import>> {
    let query = sql("select * from import order by begun_at desc, id desc limit 500");
    Ok(tx.all::<ImportRow>(query).await?.into_iter().map(Import::from).collect())
}

pub(crate) async fn import(tx: &mut Tx, id: ImportId) -> db::Result<Option<Import>> {
    Ok(tx.first::<ImportRow>(sql("select * from import where id = $1").bind(id)).await?.map(Import::from))
}

pub(crate) async fn insert_import(tx: &mut Tx, it: &Import) -> db::Result<()> {
    let statement =
        sql("insert into import (id, file_hash, file_name, file_bytes, layout, edition_name, mapping, \
         kept_as, state, tries, was_there, begun_by, begun_at, changed_at, revision) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)")
        .bind(it.id)
        .bind(it.file)
        .bind(&it.file_name)
        .bind(it.file_bytes)
        .bind(it.layout)
        .bind(&it.edition_name)
        .bind(it.mapping.as_ref().map(json))
        .bind(&it.kept_as)
        .bind(it.state)
        .bind(it.tries)
        .bind(it.was_there)
        .bind(json(&it.by))
        .bind(it.begun_at)
        .bind(it.changed_at)
        .bind(it.revision);
    tx.run(statement).await?;
    Ok(())
}

/// Saves what a person said of a draft; refused where another person said something in between.
pub(crate) async fn save_draft(tx: &mut Tx, it: &Import, now: Timestamp) -> db::Result<()> {
    let statement = sql("update import set edition_name = $3, mapping = $4, kept_as = $5, changed_at = $6, \
         revision = revision + 1 where id = $1 and revision = $2 and state = 'draft'")
    .bind(it.id)
    .bind(it.revision)
    .bind(&it.edition_name)
    .bind(it.mapping.as_ref().map(json))
    .bind(&it.kept_as)
    .bind(now);
    tx.update(statement).await
}

/// Brings an import from one of its states to the next; refused where it stands elsewhere.
pub(crate) async fn advance(
    tx: &mut Tx,
    id: ImportId,
    from: ImportState,
    to: ImportState,
    now: Timestamp,
) -> db::Result<()> {
    let statement = sql("update import set state = $3, changed_at = $4 where id = $1 and state = $2");
    tx.update(statement.bind(id).bind(from).bind(to).bind(now)).await
}

/// Begins to read it, for the first time or again.
pub(crate) async fn begin_reading(tx: &mut Tx, id: ImportId, now: Timestamp) -> db::Result<()> {
    let statement =
        sql("update import set state = 'reading', expected = null, tries = tries + 1, changed_at = $2 \
         where id = $1 and state in ('waiting', 'reading', 'storing')");
    tx.update(statement.bind(id).bind(now)).await
}

/// It waits again, without the try that was interrupted.
pub(crate) async fn interrupted(tx: &mut Tx, id: ImportId, now: Timestamp) -> db::Result<()> {
    let statement = sql("update import set state = 'waiting', tries = tries - 1, changed_at = $2 \
         where id = $1 and state in ('reading', 'storing') and tries > 0");
    tx.run(statement.bind(id).bind(now)).await?;
    Ok(())
}

/// So many figures will be stored, in this layout.
pub(crate) async fn expect(
    tx: &mut Tx,
    id: ImportId,
    layout: Kind,
    figures: i64,
    now: Timestamp,
) -> db::Result<()> {
    let statement = sql("update import set state = 'storing', layout = $2, expected = $3, changed_at = $4 \
         where id = $1 and state = 'reading'");
    tx.update(statement.bind(id).bind(layout).bind(figures).bind(now)).await
}

/// It became this edition.
pub(crate) async fn became(
    tx: &mut Tx,
    id: ImportId,
    edition: EditionId,
    to: ImportState,
    was_there: bool,
    now: Timestamp,
) -> db::Result<()> {
    let statement = sql("update import set state = $3, edition_id = $2, was_there = $4, changed_at = $5 \
         where id = $1 and state in ('reading', 'storing')");
    tx.update(statement.bind(id).bind(edition).bind(to).bind(was_there).bind(now)).await
}

/// It became nothing.
pub(crate) async fn fail(tx: &mut Tx, id: ImportId, failure: &Failure, now: Timestamp) -> db::Result<()> {
    let statement = sql("update import set state = 'failed', reason = $2, told = $3, changed_at = $4 \
         where id = $1 and state not in ('ready', 'failed', 'discarded')");
    tx.update(statement.bind(id).bind(&failure.reason).bind(json(&failure.told)).bind(now)).await
}

/// Every import of an edition stays without it, and says who took it back.
pub(crate) async fn mark_discarded(tx: &mut Tx, it: &Edition, by: &str, now: Timestamp) -> db::Result<()> {
    let statement = sql(
        "update import set state = 'discarded', edition_id = null, reason = null, told = null, \
         discarded_edition = $1, discarded_name = $2, discarded_by = $3, changed_at = $4 where edition_id = $1",
    );
    tx.run(statement.bind(it.id).bind(format!("{} {}", it.dataset, it.name)).bind(by).bind(now)).await?;
    Ok(())
}

/// Forgets an import that became nothing.
pub(crate) async fn forget_import(tx: &mut Tx, id: ImportId) -> db::Result<()> {
    tx.update(sql("delete from import where id = $1 and state in ('draft', 'failed')").bind(id)).await
}

/// Drafts of which nobody said anything since.
pub(crate) async fn drafts_before(tx: &mut Tx, before: Timestamp) -> db::Result<Vec<Import>> {
    let query = sql("select * from import where state = 'draft' and changed_at < $1 order by begun_at, id");
    Ok(tx.all::<ImportRow>(query.bind(before)).await?.into_iter().map(Import::from).collect())
}

/// Whether figures need a file: an edition, or an import on its way.
pub(crate) async fn is_of_figures(tx: &mut Tx, file: FileHash) -> db::Result<bool> {
    let query = sql(
        "select cast(count(*) as bigint) from (select file_hash from edition where file_hash = $1 \
         union all select file_hash from import where file_hash = $1 and state not in ('failed', 'discarded')) \
         as needing",
    );
    Ok(tx.scalar::<i64>(query.bind(file)).await? > 0)
}

/// Whether anything still needs the bytes of a file: an edition, a record, an import on its way.
pub(crate) async fn needs_file(tx: &mut Tx, file: FileHash) -> db::Result<bool> {
    let query = sql("select cast(count(*) as bigint) from (select hash from file where hash = $1 union all \
         select file_hash from import where file_hash = $1 and state not in ('failed', 'discarded')) as needing");
    Ok(tx.scalar::<i64>(query.bind(file)).await? > 0)
}

row! {
    struct KeptRow {
        id: KeptMappingId,
        name: String,
        mapping: String,
        made_for: String,
        kept_by: String,
        kept_at: Timestamp,
        revision: i64,
    }
}

impl KeptRow {
    /// None where a later program wrote what this one does not understand.
    fn kept(self) -> Option<KeptMapping> {
        let mapping: Mapping = serde_json::from_str(&self.mapping).ok()?;
        Some(KeptMapping {
            id: self.id,
            name: self.name,
            mapping,
            made_for: serde_json::from_str(&self.made_for).ok()?,
            kept_by: self.kept_by,
            kept_at: self.kept_at,
            revision: self.revision,
        })
    }
}

/// Every mapping that is kept, by name.
pub(crate) async fn kept_mappings(tx: &mut Tx) -> db::Result<Vec<KeptMapping>> {
    let query =
        sql("select id, name, mapping, made_for, kept_by, kept_at, revision from kept_mapping order by name");
    Ok(tx.all::<KeptRow>(query).await?.into_iter().filter_map(KeptRow::kept).collect())
}

/// The mapping of a name.
pub(crate) async fn kept_mapping(tx: &mut Tx, name: &str) -> db::Result<Option<KeptMapping>> {
    let query = sql(
        "select id, name, mapping, made_for, kept_by, kept_at, revision from kept_mapping where name = $1",
    );
    Ok(tx.first::<KeptRow>(query.bind(name)).await?.and_then(KeptRow::kept))
}

/// Keeps a mapping under its name, in place of the one before.
pub(crate) async fn keep_mapping(tx: &mut Tx, it: &KeptMapping) -> db::Result<()> {
    let statement = sql("insert into kept_mapping (id, name, dataset, mapping, made_for, kept_by, kept_at, revision) \
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (name) do update set dataset = excluded.dataset, \
         mapping = excluded.mapping, made_for = excluded.made_for, kept_by = excluded.kept_by, \
         kept_at = excluded.kept_at, revision = excluded.revision")
    .bind(it.id)
    .bind(&it.name)
    .bind(&it.mapping.dataset)
    .bind(json(&it.mapping))
    .bind(json(&it.made_for))
    .bind(&it.kept_by)
    .bind(it.kept_at)
    .bind(it.revision);
    tx.run(statement).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::NOW;

    fn draft() -> Import {
        Import {
            id: ImportId::new(NOW),
            file: FileHash::of(b"code,t,v\n"),
            file_name: "a.csv".into(),
            file_bytes: 9,
            layout: Some(Kind::Table),
            edition_name: "2020".into(),
            mapping: Some(Mapping { dataset: "x".into(), ..Mapping::default() }),
            kept_as: "x".into(),
            state: ImportState::Draft,
            expected: None,
            tries: 0,
            edition: None,
            was_there: false,
            failure: None,
            discarded: None,
            by: Bringer { id: None, name: "N. Example".into(), agency: None, agency_code: None },
            begun_at: NOW,
            changed_at: NOW,
            revision: 0,
        }
    }

    #[tokio::test]
    async fn an_import_goes_from_state_to_state_and_never_back() {
        db::testing::on_both(async |tx| {
            let it = draft();
            insert_import(tx, &it).await.unwrap();
            assert_eq!(import(tx, it.id).await.unwrap().unwrap(), it);
            save_draft(tx, &Import { kept_as: "y".into(), ..it.clone() }, NOW).await.unwrap();
            assert!(matches!(save_draft(tx, &it, NOW).await, Err(db::Error::Stale)), "another was faster");
            assert_eq!(drafts_before(tx, NOW).await.unwrap(), []);
            assert!(needs_file(tx, it.file).await.unwrap());
            advance(tx, it.id, ImportState::Draft, ImportState::Waiting, NOW).await.unwrap();
            begin_reading(tx, it.id, NOW).await.unwrap();
            interrupted(tx, it.id, NOW).await.unwrap();
            let waits = import(tx, it.id).await.unwrap().unwrap();
            assert_eq!((waits.state, waits.tries), (ImportState::Waiting, 0));
            begin_reading(tx, it.id, NOW).await.unwrap();
            expect(tx, it.id, Kind::Table, 12, NOW).await.unwrap();
            let on_its_way = import(tx, it.id).await.unwrap().unwrap();
            assert_eq!(
                (on_its_way.expected, on_its_way.tries, on_its_way.kept_as.as_str()),
                (Some(12), 1, "y")
            );
            let failure = Failure::of("empty", |_| "Nothing.".into());
            fail(tx, it.id, &failure, NOW).await.unwrap();
            let failed = imports(tx).await.unwrap().remove(0);
            assert_eq!((failed.state, failed.failure), (ImportState::Failed, Some(failure.clone())));
            assert!(fail(tx, it.id, &failure, NOW).await.is_err(), "it has ended");
            assert!(!needs_file(tx, it.file).await.unwrap());
            forget_import(tx, it.id).await.unwrap();
            assert_eq!(import(tx, it.id).await.unwrap(), None);
        })
        .await;
    }

    #[tokio::test]
    async fn a_mapping_is_kept_once_under_its_name() {
        db::testing::on_both(async |tx| {
            let kept = KeptMapping {
                id: KeptMappingId::new(NOW),
                name: "remittances".into(),
                mapping: Mapping { dataset: "remittances".into(), ..Mapping::default() },
                made_for: vec!["code".into(), "t".into()],
                kept_by: "N. Example".into(),
                kept_at: NOW,
                revision: 1,
            };
            keep_mapping(tx, &kept).await.unwrap();
            let later = KeptMapping { made_for: vec!["code".into()], revision: 2, ..kept.clone() };
            keep_mapping(tx, &later).await.unwrap();
            assert_eq!(kept_mapping(tx, "remittances").await.unwrap(), Some(later));
            assert_eq!(kept_mappings(tx).await.unwrap().len(), 1);
            assert_eq!(kept_mapping(tx, "other").await.unwrap(), None);
        })
        .await;
    }
}
