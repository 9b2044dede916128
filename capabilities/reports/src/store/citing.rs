//! Who cites a figure or an edition, and what was taken back.

use db::{Result, Sql, Tx, row, sql};
use jiff::Timestamp;
use kernel::{CountryCode, GroupId, PersonId};
use statistics::EditionId;

use crate::model::{BuildId, BuildState, CellOf, Noted, Retraction, RetractionId};

row! {
    /// A build that cites something.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub(crate) struct Citing {
        pub(crate) id: BuildId, pub(crate) slug: String, pub(crate) number: u32, pub(crate) title: String,
        pub(crate) state: BuildState, pub(crate) group_id: GroupId, pub(crate) country: Option<CountryCode>,
        pub(crate) built_by: Option<PersonId>, pub(crate) uses: i64, pub(crate) via: i64,
    }
}

const HEAD: &str = "select b.id, r.slug, b.number, b.title, b.state, r.group_id, r.country, b.built_by, u.uses, u.via from (\
     select t.build_id, cast(sum(t.uses) as bigint) as uses, cast(sum(t.via) as bigint) as via from (";
const TAIL: &str = ") t group by t.build_id) u join report_build b on b.id = u.build_id \
     join report r on r.id = b.report_id order by r.slug, b.number desc, b.id";

/// The builds that use a figure, or an analysis that drew on it; found by the indexes of cells.
pub(crate) fn by_cell(cell: &CellOf) -> Sql {
    sql(HEAD)
        .then(
            "select build_id, count(*) as uses, 0 as via from report_figure where edition_id = $1 \
             and sheet = $2 and row_at = $3 and column_at = $4 group by build_id union all \
             select build_id, 0, count(distinct position) from report_drawn where edition_id = $1 and sheet = $2 \
             and row_from <= $3 and row_to >= $3 and column_from <= $4 and column_to >= $4 group by build_id",
        )
        .then(TAIL)
        .bind(cell.edition)
        .bind(&cell.sheet)
        .bind(cell.row)
        .bind(cell.column)
}

/// The builds that use a figure, or an analysis that drew on it.
pub(crate) async fn cited_by_cell(tx: &mut Tx, cell: &CellOf) -> Result<Vec<Citing>> {
    tx.all(by_cell(cell)).await
}

/// The builds that read or cite an edition, with how many figures of it and analyses over it each uses.
pub(crate) async fn cited_by_edition(tx: &mut Tx, edition: EditionId) -> Result<Vec<Citing>> {
    let query = sql(HEAD)
        .then("select build_id, 0 as uses, 0 as via from report_source where edition_id = $1 union all \
             select build_id, count(*), 0 from report_figure where edition_id = $1 group by build_id union all \
             select build_id, 0, count(distinct position) from report_drawn where edition_id = $1 group by build_id")
        .then(TAIL);
    tx.all(query.bind(edition)).await
}

/// The builds that use a kept analysis.
pub(crate) async fn cited_by_analysis(tx: &mut Tx, number: i64) -> Result<Vec<Citing>> {
    let query = sql(HEAD)
        .then("select build_id, 0 as uses, count(*) as via from report_analysis where kept = $1 group by build_id")
        .then(TAIL);
    tx.all(query.bind(number)).await
}

/// The kept analyses that published builds use, with the builds.
pub(crate) async fn published_analyses(tx: &mut Tx) -> Result<Vec<(BuildId, i64)>> {
    let query =
        sql("select a.build_id, a.kept from report_build b join report_analysis a on a.build_id = b.id \
         where b.state = 'published' and a.kept is not null order by a.kept, a.build_id");
    tx.all(query).await
}

row! {
    struct RetractionRow {
        id: RetractionId, edition_id: EditionId, sheet: String, row_at: u32, column_at: u32, reason: String,
        at: Timestamp, by_name: String,
    }
}

impl From<RetractionRow> for Retraction {
    fn from(row: RetractionRow) -> Self {
        let cell =
            CellOf { edition: row.edition_id, sheet: row.sheet, row: row.row_at, column: row.column_at };
        Self { id: row.id, cell, reason: row.reason, at: row.at, by: row.by_name }
    }
}

const RETRACTION: &str = "select t.id, t.edition_id, t.sheet, t.row_at, t.column_at, t.reason, t.at, t.by_name from figure_retraction t";

/// What was taken back of these editions, the newest first.
pub(crate) async fn retractions(tx: &mut Tx, editions: &[EditionId]) -> Result<Vec<Retraction>> {
    let query = sql(RETRACTION).then(" where 1 = 1").any_of("t.edition_id", editions);
    let query = query.then(" order by t.at desc, t.id desc");
    Ok(tx.all::<RetractionRow>(query).await?.into_iter().map(Retraction::from).collect())
}

/// The retraction of one figure.
pub(crate) async fn retraction(tx: &mut Tx, cell: &CellOf) -> Result<Option<Retraction>> {
    let query = sql(RETRACTION)
        .then(" where t.edition_id = $1 and t.sheet = $2 and t.row_at = $3 and t.column_at = $4")
        .bind(cell.edition)
        .bind(&cell.sheet)
        .bind(cell.row)
        .bind(cell.column);
    Ok(tx.first::<RetractionRow>(query).await?.map(Retraction::from))
}

/// The retracted figures that a build uses, or that its analyses drew on.
pub(crate) async fn retracted_in(tx: &mut Tx, build: BuildId) -> Result<Vec<Retraction>> {
    // The few retractions are asked for, not the many figures.
    let query = sql(RETRACTION).then(
        " where exists (select 1 from report_figure f where f.edition_id = t.edition_id and f.sheet = t.sheet \
         and f.row_at = t.row_at and f.column_at = t.column_at and f.build_id = $1) \
         or exists (select 1 from report_drawn d where d.edition_id = t.edition_id and d.sheet = t.sheet \
         and d.row_from <= t.row_at and d.row_to >= t.row_at and d.column_from <= t.column_at \
         and d.column_to >= t.column_at and d.build_id = $1) order by t.at, t.id",
    );
    Ok(tx.all::<RetractionRow>(query.bind(build)).await?.into_iter().map(Retraction::from).collect())
}

/// The published builds that use a retracted figure, or an analysis that drew on one.
pub(crate) async fn touched_builds(tx: &mut Tx) -> Result<Vec<BuildId>> {
    let query = sql("select f.build_id from figure_retraction t join report_figure f \
         on f.edition_id = t.edition_id and f.sheet = t.sheet and f.row_at = t.row_at and f.column_at = t.column_at \
         join report_build b on b.id = f.build_id where b.state = 'published' union \
         select d.build_id from figure_retraction t join report_drawn d \
         on d.edition_id = t.edition_id and d.sheet = t.sheet and d.row_from <= t.row_at and d.row_to >= t.row_at \
         and d.column_from <= t.column_at and d.column_to >= t.column_at \
         join report_build b on b.id = d.build_id where b.state = 'published' order by 1");
    Ok(tx.all::<(BuildId,)>(query).await?.into_iter().map(|(id,)| id).collect())
}

/// The editions that published builds read or cite, with the builds.
pub(crate) async fn published_sources(tx: &mut Tx) -> Result<Vec<(BuildId, EditionId)>> {
    let query =
        sql("select s.build_id, s.edition_id from report_build b join report_source s on s.build_id = b.id \
         where b.state = 'published' order by s.build_id, s.position");
    tx.all(query).await
}

pub(crate) async fn insert_retraction(tx: &mut Tx, it: &Retraction) -> Result<()> {
    let statement =
        sql("insert into figure_retraction (id, edition_id, sheet, row_at, column_at, reason, at, by_name) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)");
    let cell = &it.cell;
    let statement =
        statement.bind(it.id).bind(cell.edition).bind(&cell.sheet).bind(cell.row).bind(cell.column);
    tx.run(statement.bind(&it.reason).bind(it.at).bind(&it.by)).await.map(drop)
}

row! {
    struct NoteRow { build_id: BuildId, at: Timestamp, by_name: String, remark: String }
}

/// What was noted on a build, oldest first.
pub(crate) async fn notes(tx: &mut Tx, build: BuildId) -> Result<Vec<Noted>> {
    let query = sql("select build_id, at, by_name, remark from report_note where build_id = $1 order by at");
    let rows: Vec<NoteRow> = tx.all(query.bind(build)).await?;
    let noted = |row: NoteRow| Noted { build: row.build_id, remark: row.remark, at: row.at, by: row.by_name };
    Ok(rows.into_iter().map(noted).collect())
}

pub(crate) async fn insert_note(tx: &mut Tx, it: &Noted) -> Result<()> {
    let statement = sql("insert into report_note (build_id, at, by_name, remark) values ($1, $2, $3, $4)");
    tx.run(statement.bind(it.build).bind(it.at).bind(&it.by).bind(&it.remark)).await.map(drop)
}
