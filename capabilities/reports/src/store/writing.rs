//! Reports as they are written: heads, sections, drafts.

use db::{Result, Tx, row, sql};
use jiff::Timestamp;
use kernel::{CountryCode, GroupId, Language, PersonId};

use crate::model::{Draft, Report, ReportId, Section};

row! {
    struct ReportRow {
        id: ReportId, slug: String, group_id: GroupId, country: Option<CountryCode>, language: Language,
        title: String, summary: String, revision: i64, made_by: Option<PersonId>, made_by_name: String,
        made_at: Timestamp,
    }
}

impl From<ReportRow> for Report {
    fn from(row: ReportRow) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            group: row.group_id,
            country: row.country,
            language: row.language,
            title: row.title,
            summary: row.summary,
            revision: row.revision,
            made_by: row.made_by,
            made_by_name: row.made_by_name,
            made_at: row.made_at,
        }
    }
}

const REPORT: &str = "select id, slug, group_id, country, language, title, summary, revision, made_by, made_by_name, \
     made_at from report";

/// Every report, the newest first.
pub(crate) async fn reports(tx: &mut Tx) -> Result<Vec<Report>> {
    let rows: Vec<ReportRow> = tx.all(sql(REPORT).then(" order by made_at desc, id desc")).await?;
    Ok(rows.into_iter().map(Report::from).collect())
}

/// The report of an address.
pub(crate) async fn report(tx: &mut Tx, slug: &str) -> Result<Option<Report>> {
    let row: Option<ReportRow> = tx.first(sql(REPORT).then(" where slug = $1").bind(slug)).await?;
    Ok(row.map(Report::from))
}

/// The report with this id.
pub(crate) async fn report_of(tx: &mut Tx, id: ReportId) -> Result<Option<Report>> {
    let row: Option<ReportRow> = tx.first(sql(REPORT).then(" where id = $1").bind(id)).await?;
    Ok(row.map(Report::from))
}

pub(crate) async fn insert_report(tx: &mut Tx, it: &Report) -> Result<()> {
    let statement =
        sql("insert into report (id, slug, group_id, country, language, title, summary, revision, made_by, \
         made_by_name, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
    let statement = statement.bind(it.id).bind(&it.slug).bind(it.group).bind(it.country).bind(it.language);
    let statement = statement.bind(&it.title).bind(&it.summary).bind(it.revision).bind(it.made_by);
    tx.run(statement.bind(&it.made_by_name).bind(it.made_at)).await.map(drop)
}

/// Saves title and summary that were read at the revision before their own.
pub(crate) async fn save_head(tx: &mut Tx, it: &Report) -> Result<()> {
    let statement =
        sql("update report set title = $1, summary = $2, revision = $3 where id = $4 and revision = $5");
    let statement = statement.bind(&it.title).bind(&it.summary).bind(it.revision);
    tx.update(statement.bind(it.id).bind(it.revision - 1)).await
}

row! {
    struct SectionRow {
        number: u32, title: String, body: String, revision: i64, edited_by: String, edited_at: Timestamp,
    }
}

/// The sections of a report, in order.
pub(crate) async fn sections(tx: &mut Tx, report: ReportId) -> Result<Vec<Section>> {
    let query = sql("select number, title, body, revision, edited_by, edited_at from report_section \
         where report_id = $1 order by number");
    let rows: Vec<SectionRow> = tx.all(query.bind(report)).await?;
    let section = |row: SectionRow| Section {
        number: row.number,
        title: row.title,
        text: row.body,
        revision: row.revision,
        edited_by: row.edited_by,
        edited_at: row.edited_at,
    };
    Ok(rows.into_iter().map(section).collect())
}

/// Adds a section that is not there yet.
pub(crate) async fn put_section(tx: &mut Tx, report: ReportId, it: &Section) -> Result<()> {
    let statement =
        sql("insert into report_section (report_id, number, title, body, revision, edited_by, edited_at) \
         values ($1, $2, $3, $4, $5, $6, $7)");
    let statement = statement.bind(report).bind(it.number).bind(&it.title).bind(&it.text).bind(it.revision);
    tx.run(statement.bind(&it.edited_by).bind(it.edited_at)).await.map(drop)
}

/// Saves a section that was read at the revision before its own.
pub(crate) async fn save_section(tx: &mut Tx, report: ReportId, it: &Section) -> Result<()> {
    let statement = sql(
        "update report_section set title = $1, body = $2, revision = $3, edited_by = $4, edited_at = $5 \
         where report_id = $6 and number = $7 and revision = $8",
    );
    let statement = statement.bind(&it.title).bind(&it.text).bind(it.revision).bind(&it.edited_by);
    tx.update(statement.bind(it.edited_at).bind(report).bind(it.number).bind(it.revision - 1)).await
}

/// Takes the last section away.
pub(crate) async fn remove_section(tx: &mut Tx, report: ReportId, number: u32) -> Result<()> {
    let statement = sql("delete from report_section where report_id = $1 and number = $2");
    tx.run(statement.bind(report).bind(number)).await.map(drop)
}

row! {
    struct DraftRow { number: u32, title: String, body: String, base: i64, revision: i64, saved_at: Timestamp }
}

/// What somebody typed in a report and has not saved.
pub(crate) async fn drafts(tx: &mut Tx, report: ReportId, person: PersonId) -> Result<Vec<Draft>> {
    let query = sql("select number, title, body, base, revision, saved_at from report_draft \
         where report_id = $1 and person_id = $2 order by number");
    let rows: Vec<DraftRow> = tx.all(query.bind(report).bind(person)).await?;
    let draft = |row: DraftRow| Draft {
        number: row.number,
        title: row.title,
        text: row.body,
        base: row.base,
        revision: row.revision,
        saved_at: row.saved_at,
    };
    Ok(rows.into_iter().map(draft).collect())
}

/// Keeps a draft in place of the one before it.
pub(crate) async fn put_draft(tx: &mut Tx, report: ReportId, person: PersonId, it: &Draft) -> Result<()> {
    let statement = sql(
        "insert into report_draft (report_id, person_id, number, title, body, base, revision, saved_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (report_id, person_id, number) do update set \
         title = excluded.title, body = excluded.body, base = excluded.base, revision = excluded.revision, \
         saved_at = excluded.saved_at",
    );
    let statement = statement.bind(report).bind(person).bind(it.number).bind(&it.title).bind(&it.text);
    tx.run(statement.bind(it.base).bind(it.revision).bind(it.saved_at)).await.map(drop)
}

/// Forgets a draft whose text was saved.
pub(crate) async fn drop_draft(tx: &mut Tx, report: ReportId, person: PersonId, number: u32) -> Result<()> {
    let statement = sql("delete from report_draft where report_id = $1 and person_id = $2 and number = $3");
    tx.run(statement.bind(report).bind(person).bind(number)).await.map(drop)
}
