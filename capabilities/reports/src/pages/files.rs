//! Files of a build, and citations as files.

use axum::extract::Path;
use kernel::Period;
use serde::Deserialize;
use web::{Problem, Response, Visit, download};

use super::{At, build_at};
use crate::{
    cite::{CiteForm, Work},
    freeze::work_of,
    frozen::EditionUsed,
    model::Form,
    ops::{material, subject, work_of_build},
    store,
};

#[derive(Deserialize)]
pub(super) struct FileAt {
    slug: String,
    number: String,
    form: String,
}

/// An output, exactly the bytes that were written when it was built.
pub(super) async fn output(visit: Visit, Path(at): Path<FileAt>) -> Result<Response, Problem> {
    let form: Form = at.form.parse().map_err(|_| Problem::not_found())?;
    let (actor, of) = (visit.actor.clone(), At { slug: at.slug, number: at.number });
    let (whole, build, outputs) = visit
        .db()
        .read(async |tx| {
            let (whole, build) = build_at(tx, &actor, &of).await?;
            let outputs = store::outputs(tx, build.id).await?;
            Ok::<_, Problem>((whole, build, outputs))
        })
        .await?;
    let output = outputs.iter().find(|it| it.form == form).ok_or_else(Problem::not_found)?;
    let bytes = visit.site.part::<::files::Store>().get(output.file).await;
    let bytes = bytes.map_err(|error| Problem::internal(&error))?.ok_or_else(Problem::not_found)?;
    let name = format!("{}-{}.{form}", whole.report.slug, build.number);
    Ok(download(&name, form.media_type(), bytes))
}

fn answered(name: &str, form: CiteForm, work: &Work, uses: &[Work]) -> Response {
    download(&format!("{name}.{}", form.ending()), form.media_type(), work.file(form, uses))
}

/// How a build is cited; with CFF come the editions it uses.
pub(super) async fn cite_build(visit: Visit, Path(at): Path<FileAt>) -> Result<Response, Problem> {
    let form: CiteForm = at.form.parse().map_err(|_| Problem::not_found())?;
    let (actor, of) = (visit.actor.clone(), At { slug: at.slug, number: at.number });
    let (whole, build) = visit.db().read(async |tx| build_at(tx, &actor, &of).await).await?;
    let frozen = material(visit.site.part::<::files::Store>(), build.frozen).await?;
    let uses: Vec<Work> = frozen
        .editions
        .iter()
        .map(|it: &EditionUsed| it.work.clone())
        .chain(frozen.references.clone())
        .collect();
    let name = format!("{}-{}", whole.report.slug, build.number);
    Ok(answered(&name, form, &work_of_build(&frozen, &build), &uses))
}

/// How an edition is cited.
pub(super) async fn cite_edition(
    visit: Visit,
    Path((dataset, slug, form)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let form: CiteForm = form.parse().map_err(|_| Problem::not_found())?;
    let found = visit.db().read(async |tx| statistics::edition_at(tx, &dataset, &slug).await).await?;
    let edition = found.ok_or_else(Problem::not_found)?;
    let work = work_of(&edition, visit.site.settings().base_url.trim_end_matches('/'));
    Ok(answered(&format!("{dataset}-{slug}"), form, &work, &[]))
}

/// How one figure is cited.
pub(super) async fn cite_cell(
    visit: Visit,
    Path((dataset, slug, sheet, cell, form)): Path<(String, String, String, String, String)>,
) -> Result<Response, Problem> {
    let form: CiteForm = form.parse().map_err(|_| Problem::not_found())?;
    let say = visit.say.clone();
    let base = visit.site.settings().base_url.trim_end_matches('/').to_owned();
    let work = visit
        .db()
        .read(async |tx| {
            let sheet = if sheet == "-" { "" } else { sheet.as_str() };
            let subject = subject(tx, &format!("{dataset}/{slug}/{sheet}!{cell}")).await?;
            let of = subject.cell.ok_or_else(Problem::not_found)?;
            let book = statistics::Book::of(tx, &subject.edition).await?;
            let figure = book.at(&of.sheet, of.row, of.column).into_iter().next();
            let figure = figure.ok_or_else(Problem::not_found)?;
            let edition = work_of(&subject.edition, &base);
            let shown = format!(
                "{}, {}, {}: {}",
                statistics::shown::indicator(&say, &figure.series.indicator),
                statistics::shown::place(&say, &figure.series.area.code),
                statistics::shown::period(&say, &figure),
                statistics::shown::figure(&say, &figure),
            );
            Ok::<_, Problem>(Work {
                key: crate::cite::key_of(&format!("{dataset}-{slug}-{}", of.place())),
                title: shown,
                year: Some(Period::Year(edition.year.unwrap_or_default()).year()),
                version: format!("{}, {}, {}", edition.title, edition.version, of.place()),
                url: format!("{base}{}", subject.edition.cell_path(&of.sheet, &of.cell())),
                ..edition
            })
        })
        .await?;
    Ok(answered(&work.key, form, &work, &[]))
}
