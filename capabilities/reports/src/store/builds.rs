//! Builds with their outputs, sources and figures.

use db::{Result, Tx, row, sql};
use files::FileHash;
use jiff::Timestamp;
use kernel::{Language, PersonId, Scalar as _, Value};
use statistics::{EditionId, Sex, ValueState};

use crate::{
    frozen::Frozen,
    model::{Build, BuildId, BuildState, Form, Output, ReportId},
};

row! {
    struct BuildRow {
        id: BuildId, report_id: ReportId, number: u32, state: BuildState, title: String, language: Language,
        frozen: FileHash, program: String, built_at: Timestamp, built_by: Option<PersonId>, built_by_name: String,
        published_at: Option<Timestamp>, superseded_at: Option<Timestamp>,
    }
}

impl From<BuildRow> for Build {
    fn from(row: BuildRow) -> Self {
        Self {
            id: row.id,
            report: row.report_id,
            number: row.number,
            state: row.state,
            title: row.title,
            language: row.language,
            frozen: row.frozen,
            program: row.program,
            built_at: row.built_at,
            built_by: row.built_by,
            built_by_name: row.built_by_name,
            published_at: row.published_at,
            superseded_at: row.superseded_at,
        }
    }
}

const BUILD: &str = "select id, report_id, number, state, title, language, frozen, program, built_at, built_by, \
     built_by_name, published_at, superseded_at from report_build where 1 = 1";

/// The builds of a report, or of all reports, the newest first.
pub(crate) async fn builds(tx: &mut Tx, report: Option<ReportId>) -> Result<Vec<Build>> {
    let query = sql(BUILD).and("report_id =", report).then(" order by built_at desc, number desc, id desc");
    Ok(tx.all::<BuildRow>(query).await?.into_iter().map(Build::from).collect())
}

/// The published builds of all reports, the newest first.
pub(crate) async fn published(tx: &mut Tx) -> Result<Vec<Build>> {
    let query = sql(BUILD).then(" and state = 'published' order by published_at desc nulls last, id desc");
    Ok(tx.all::<BuildRow>(query).await?.into_iter().map(Build::from).collect())
}

/// The build with this id.
pub(crate) async fn build(tx: &mut Tx, id: BuildId) -> Result<Option<Build>> {
    Ok(tx.first::<BuildRow>(sql(BUILD).and("id =", Some(id))).await?.map(Build::from))
}

/// A build with everything that belongs to it.
pub(crate) struct NewBuild<'a> {
    pub(crate) build: &'a Build,
    pub(crate) outputs: &'a [Output],
    pub(crate) frozen: &'a Frozen,
}

/// Keeps a build, its outputs, its sources and its figures.
pub(crate) async fn insert_build(tx: &mut Tx, new: &NewBuild<'_>) -> Result<()> {
    let it = new.build;
    let statement =
        sql("insert into report_build (id, report_id, number, state, title, language, frozen, program, \
         built_at, built_by, built_by_name) values ($1, $2, $3, 'built', $4, $5, $6, $7, $8, $9, $10)");
    let statement = statement.bind(it.id).bind(it.report).bind(it.number).bind(&it.title).bind(it.language);
    let statement = statement.bind(it.frozen).bind(&it.program).bind(it.built_at).bind(it.built_by);
    tx.run(statement.bind(&it.built_by_name)).await?;
    let outputs: Vec<Vec<Value>> = new
        .outputs
        .iter()
        .map(|out| vec![it.id.to_value(), out.form.to_value(), out.file.to_value(), out.length.to_value()])
        .collect();
    tx.insert_all("insert into report_output (build_id, form, file_hash, length) values", outputs).await?;
    let sources: Vec<Vec<Value>> = (0_i64..)
        .zip(&new.frozen.editions)
        .map(|(n, used)| vec![it.id.to_value(), n.to_value(), used.id.to_value(), used.file.to_value()])
        .collect();
    tx.insert_all("insert into report_source (build_id, position, edition_id, file_hash) values", sources)
        .await?;
    let figures: Vec<Vec<Value>> = (0_i64..)
        .zip(&new.frozen.figures)
        .filter_map(|(n, used)| {
            let edition = new.frozen.editions.get(used.edition)?.id;
            Some(vec![
                it.id.to_value(),
                n.to_value(),
                edition.to_value(),
                used.sheet.to_value(),
                used.row.to_value(),
                used.column.to_value(),
                used.indicator.to_value(),
                used.area.to_value(),
                used.counterpart.as_ref().map(|(code, _)| code.clone()).to_value(),
                used.sex.to_value(),
                used.age.to_value(),
                used.detail.to_value(),
                used.period.to_value(),
                used.value.to_value(),
                used.state.to_value(),
            ])
        })
        .collect();
    let head = "insert into report_figure (build_id, position, edition_id, sheet, row_at, column_at, indicator, area, \
         counterpart, sex, age, detail, period, value, state) values";
    tx.insert_all(head, figures).await?;
    insert_analyses(tx, it.id, new.frozen).await
}

/// Keeps what a build says of its analyses, and the cells that they drew on.
async fn insert_analyses(tx: &mut Tx, build: BuildId, frozen: &Frozen) -> Result<()> {
    let mut analyses: Vec<Vec<Value>> = Vec::new();
    let mut drawn: Vec<Vec<Value>> = Vec::new();
    for (position, used) in (0_i64..).zip(&frozen.analyses) {
        let digest = FileHash::of(used.result.as_bytes()).to_string();
        analyses.push(vec![
            build.to_value(),
            position.to_value(),
            used.name.to_value(),
            used.kept.as_ref().map(|it| it.number).to_value(),
            used.kept.as_ref().map(|it| it.run).to_value(),
            digest.to_value(),
        ]);
        for (part, cells) in (0_i64..).zip(&used.drawn) {
            let Some(edition) = frozen.editions.get(cells.edition) else { continue };
            drawn.push(vec![
                build.to_value(),
                position.to_value(),
                part.to_value(),
                edition.id.to_value(),
                cells.sheet.to_value(),
                cells.rows.0.to_value(),
                cells.rows.1.to_value(),
                cells.columns.0.to_value(),
                cells.columns.1.to_value(),
            ]);
        }
    }
    let head = "insert into report_analysis (build_id, position, name, kept, run, digest) values";
    tx.insert_all(head, analyses).await?;
    let head = "insert into report_drawn (build_id, position, part, edition_id, sheet, row_from, row_to, \
         column_from, column_to) values";
    tx.insert_all(head, drawn).await.map(drop)
}

row! {
    /// An analysis of a build as it was recorded.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub(crate) struct AnalysisRow {
        pub(crate) position: u32, pub(crate) name: String, pub(crate) kept: Option<i64>,
        pub(crate) run: Option<i64>, pub(crate) digest: String,
    }
}

/// The analyses of a build, in the order of their first use.
pub(crate) async fn analyses(tx: &mut Tx, build: BuildId) -> Result<Vec<AnalysisRow>> {
    let query = sql(
        "select position, name, kept, run, digest from report_analysis where build_id = $1 order by position",
    );
    tx.all(query.bind(build)).await
}

row! {
    struct DrawnRow {
        position: u32, part: u32, edition_id: EditionId, sheet: String, row_from: u32, row_to: u32,
        column_from: u32, column_to: u32,
    }
}

/// The SHA-256 of the analyses of a build and of their cells as their rows say them.
pub(crate) async fn analysis_digest(tx: &mut Tx, build: BuildId) -> Result<String> {
    let mut said = String::new();
    for it in analyses(tx, build).await? {
        said.push_str(&format!("{} {:?} {:?} {:?} {}\n", it.position, it.name, it.kept, it.run, it.digest));
    }
    let query = sql("select position, part, edition_id, sheet, row_from, row_to, column_from, column_to \
         from report_drawn where build_id = $1 order by position, part");
    let rows: Vec<DrawnRow> = tx.all(query.bind(build)).await?;
    for it in rows {
        let ends = (it.row_from, it.row_to, it.column_from, it.column_to);
        said.push_str(&format!("{} {} {} {:?} {ends:?}\n", it.position, it.part, it.edition_id, it.sheet));
    }
    Ok(FileHash::of(said.as_bytes()).to_string())
}

row! {
    struct OutputRow { form: Form, file_hash: FileHash, length: i64 }
}

/// The outputs of a build.
pub(crate) async fn outputs(tx: &mut Tx, build: BuildId) -> Result<Vec<Output>> {
    let query = sql("select form, file_hash, length from report_output where build_id = $1 order by form");
    let rows: Vec<OutputRow> = tx.all(query.bind(build)).await?;
    let output = |row: OutputRow| Output { form: row.form, file: row.file_hash, length: row.length };
    Ok(rows.into_iter().map(output).collect())
}

/// The editions that a build read or cites, in the order of its bibliography.
pub(crate) async fn sources(tx: &mut Tx, build: BuildId) -> Result<Vec<EditionId>> {
    let query = sql("select edition_id from report_source where build_id = $1 order by position");
    Ok(tx.all::<(EditionId,)>(query.bind(build)).await?.into_iter().map(|(id,)| id).collect())
}

row! {
    /// A figure of a build as it was recorded.
    #[derive(Clone, Debug, PartialEq)]
    pub(crate) struct FigureRow {
        pub(crate) position: u32, pub(crate) edition_id: EditionId, pub(crate) sheet: String,
        pub(crate) row_at: u32, pub(crate) column_at: u32, pub(crate) indicator: String, pub(crate) area: String,
        pub(crate) counterpart: Option<String>, pub(crate) sex: Sex, pub(crate) age: Option<String>,
        pub(crate) detail: Option<String>, pub(crate) period: String, pub(crate) value: Option<f64>,
        pub(crate) state: ValueState,
    }
}

#[cfg(test)]
impl FigureRow {
    /// Where it stands.
    pub(crate) fn cell(&self) -> crate::model::CellOf {
        crate::model::CellOf {
            edition: self.edition_id,
            sheet: self.sheet.clone(),
            row: self.row_at,
            column: self.column_at,
        }
    }
}

/// The figures of a build, in the order of their first use.
pub(crate) async fn figures(tx: &mut Tx, build: BuildId) -> Result<Vec<FigureRow>> {
    let query = sql(
        "select position, edition_id, sheet, row_at, column_at, indicator, area, counterpart, sex, age, \
         detail, period, value, state from report_figure where build_id = $1 order by position",
    );
    tx.all(query.bind(build)).await
}

/// The SHA-256 of the figures of a build as their rows say them.
pub(crate) async fn figure_digest(tx: &mut Tx, build: BuildId) -> Result<String> {
    let mut said = Vec::new();
    for it in figures(tx, build).await? {
        let series = (&it.indicator, &it.area, &it.counterpart, it.sex, &it.age, &it.detail, &it.period);
        let value = (it.value.map(f64::to_bits), it.state);
        let line = (it.position, it.edition_id, &it.sheet, it.row_at, it.column_at, series, value);
        serde_json::to_writer(&mut said, &line).expect("memory takes all bytes");
        said.push(b'\n');
    }
    Ok(FileHash::of(&said).to_string())
}

/// Publishes a build that was only built.
pub(crate) async fn set_published(tx: &mut Tx, build: BuildId, at: Timestamp) -> Result<()> {
    let statement = sql(
        "update report_build set state = 'published', published_at = $1 where id = $2 and state = 'built'",
    );
    tx.update(statement.bind(at).bind(build)).await
}

/// Notes that a newer build took the place of a published one.
pub(crate) async fn set_superseded(tx: &mut Tx, build: BuildId, at: Timestamp) -> Result<()> {
    let statement = sql(
        "update report_build set state = 'superseded', superseded_at = $1 where id = $2 and state = 'published'",
    );
    tx.update(statement.bind(at).bind(build)).await
}
