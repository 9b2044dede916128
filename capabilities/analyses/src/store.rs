//! The only SQL of kept analyses. Runs are only ever inserted.

use db::{Result, Tx, row, sql};
use jiff::Timestamp;
use kernel::{AgencyId, GroupId, PersonId};

use crate::{
    model::{Analysis, AnalysisId, Run, State},
    policy::Scope,
};

row! {
    struct AnalysisRow {
        id: AnalysisId, number: i64, group_id: GroupId, agency_id: Option<AgencyId>, agency_code: String,
        author_id: Option<PersonId>, author_name: String, title: String, note: String, state: State,
        kept_at: Timestamp, changed_at: Timestamp, published_at: Option<Timestamp>, revision: i64,
    }
}

impl From<AnalysisRow> for Analysis {
    fn from(row: AnalysisRow) -> Self {
        Self {
            id: row.id,
            number: row.number,
            group: row.group_id,
            agency: row.agency_id,
            agency_code: row.agency_code,
            author: row.author_id,
            author_name: row.author_name,
            title: row.title,
            note: row.note,
            state: row.state,
            kept_at: row.kept_at,
            changed_at: row.changed_at,
            published_at: row.published_at,
            revision: row.revision,
        }
    }
}

/// The analyses of a scope, the latest first.
pub(crate) async fn analyses(tx: &mut Tx, scope: &Scope) -> Result<Vec<Analysis>> {
    let all = all(tx).await?.into_iter();
    Ok(all.filter(|it| scope.holds(&it.owned())).collect())
}

/// Every analysis, whoever may read it.
pub(crate) async fn all(tx: &mut Tx) -> Result<Vec<Analysis>> {
    let rows: Vec<AnalysisRow> = tx.all(sql("select * from analysis order by number desc")).await?;
    Ok(rows.into_iter().map(Analysis::from).collect())
}

/// The analysis of an address.
pub(crate) async fn analysis(tx: &mut Tx, number: i64) -> Result<Option<Analysis>> {
    let query = sql("select * from analysis where number = $1").bind(number);
    Ok(tx.first::<AnalysisRow>(query).await?.map(Analysis::from))
}

/// The number that the next analysis has.
pub(crate) async fn next_number(tx: &mut Tx) -> Result<i64> {
    let query = sql("select cast(coalesce(max(number), 0) + 1 as bigint) from analysis");
    Ok(tx.first::<(i64,)>(query).await?.map_or(1, |(number,)| number))
}

pub(crate) async fn insert(tx: &mut Tx, it: &Analysis) -> Result<()> {
    let statement = sql(
        "insert into analysis (id, number, group_id, agency_id, agency_code, author_id, author_name, title, note, \
         state, kept_at, changed_at, published_at, revision) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .bind(it.id)
    .bind(it.number)
    .bind(it.group)
    .bind(it.agency)
    .bind(&it.agency_code)
    .bind(it.author)
    .bind(&it.author_name)
    .bind(&it.title)
    .bind(&it.note)
    .bind(it.state)
    .bind(it.kept_at)
    .bind(it.changed_at)
    .bind(it.published_at)
    .bind(it.revision);
    tx.run(statement).await?;
    Ok(())
}

/// Saves words and state of an analysis that nobody changed meanwhile.
pub(crate) async fn save(tx: &mut Tx, it: &Analysis) -> Result<()> {
    let statement =
        sql("update analysis set title = $1, note = $2, state = $3, changed_at = $4, published_at = $5, \
         revision = revision + 1 where id = $6 and revision = $7")
        .bind(&it.title)
        .bind(&it.note)
        .bind(it.state)
        .bind(it.changed_at)
        .bind(it.published_at)
        .bind(it.id)
        .bind(it.revision);
    tx.update(statement).await
}

row! {
    struct RunRow {
        number: i64, recipe: String, outcome: String, digest: String, made_at: Timestamp, made_by: String,
    }
}

/// The runs of an analysis, the latest first.
pub(crate) async fn runs(tx: &mut Tx, id: AnalysisId) -> Result<Vec<Run>> {
    let query = sql("select number, recipe, outcome, digest, made_at, made_by from analysis_run \
         where analysis_id = $1 order by number desc")
    .bind(id);
    let run = |row: RunRow| Run {
        number: row.number,
        recipe: row.recipe,
        outcome: row.outcome,
        digest: row.digest,
        made_at: row.made_at,
        made_by: row.made_by,
    };
    Ok(tx.all::<RunRow>(query).await?.into_iter().map(run).collect())
}

pub(crate) async fn insert_run(tx: &mut Tx, id: AnalysisId, run: &Run) -> Result<()> {
    let statement =
        sql("insert into analysis_run (analysis_id, number, recipe, outcome, digest, made_at, made_by) \
         values ($1, $2, $3, $4, $5, $6, $7)")
        .bind(id)
        .bind(run.number)
        .bind(&run.recipe)
        .bind(&run.outcome)
        .bind(&run.digest)
        .bind(run.made_at)
        .bind(&run.made_by);
    tx.run(statement).await?;
    Ok(())
}
