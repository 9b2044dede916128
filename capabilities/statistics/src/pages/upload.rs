//! Bringing a file in through the browser.

use askama::Template;
use axum::extract::{FromRequest as _, Multipart, Request};
use serde::Serialize;
use web::{Fields, Problem, Rate, Response, Say, Site, StatusCode, Visit};

use super::{
    catalogue::{FILE, PUBLISHER},
    head, refusals,
};
use crate::{
    model::{EditionState, Kind},
    ops::{self, ImportFailure, Wish},
};

/// A workbook has at most 64 megabytes.
pub(super) const LIMIT: usize = 64 << 20;

/// Reading a workbook takes a processor for a while.
const UPLOADS: Rate = Rate { burst: 10, seconds_each: 30 };

#[derive(Template, Serialize)]
#[template(path = "pages/import.html")]
struct ImportView {
    #[serde(skip)]
    say: Say,
    fields: Fields,
    #[serde(skip)]
    publisher: &'static str,
    #[serde(skip)]
    file: &'static str,
    /// Word and name of each layout.
    #[serde(skip)]
    layouts: Vec<(&'static str, String)>,
    #[serde(skip)]
    asked: Asked,
}

/// What was asked for besides the file, to be shown again.
#[derive(Default)]
struct Asked {
    layout: String,
    edition: String,
    stage: bool,
}

fn view(visit: &Visit, fields: Fields, asked: Asked) -> ImportView {
    let layouts = Kind::ALL.iter().filter(|kind| **kind != Kind::Table);
    let layouts = layouts.map(|kind| (kind.word(), visit.say.text(&format!("statistics-layout-{kind}"))));
    ImportView {
        say: visit.say.clone(),
        fields,
        publisher: PUBLISHER,
        file: FILE,
        layouts: layouts.collect(),
        asked,
    }
}

fn may(visit: &Visit) -> Result<(), Problem> {
    visit.signed()?;
    if ops::may_publish(&visit.actor) { Ok(()) } else { Err(Problem::not_yours()) }
}

fn page(visit: &Visit, status: StatusCode, fields: Fields, asked: Asked) -> Result<Response, Problem> {
    let title = visit.say.text("statistics-import");
    visit.page_with(status, head(visit, &title).here(title), &view(visit, fields, asked))
}

pub(super) async fn form(visit: Visit) -> Result<Response, Problem> {
    may(&visit)?;
    page(&visit, StatusCode::OK, Fields::default(), Asked::default())
}

pub(super) async fn import(visit: Visit, request: Request) -> Result<Response, Problem> {
    // Nothing is read from whoever may not.
    may(&visit)?;
    let person = visit.signed()?.id;
    visit
        .site
        .limiter()
        .take(&format!("figures {person}"), UPLOADS, visit.actor.now)
        .map_err(Problem::too_many)?;
    let mut fields = Fields::default();
    let form = posted(visit.site.clone(), request).await?;
    let asked = Asked { layout: form.layout.clone(), edition: form.edition.clone(), stage: form.stage };
    let (name, bytes) = match form.file {
        Some((name, bytes)) if !bytes.is_empty() => (name, bytes),
        Some(_) | None => {
            fields.refuse("file", visit.say.text("statistics-no-file"));
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, fields, asked);
        }
    };
    let edition = form.edition.trim();
    let wish = Wish {
        kind: form.layout.parse().ok(),
        mapping: None,
        edition: (!edition.is_empty()).then(|| edition.chars().take(40).collect()),
        staged: form.stage,
    };
    let files = visit.site.part::<files::Store>();
    match ops::import(visit.db(), files, &visit.actor, wish, &name, bytes).await {
        Ok(done) => {
            let notice = match (done.already, done.edition.state) {
                (true, _) => "statistics-notice-already",
                (false, EditionState::Staged) => "statistics-notice-staged",
                (false, _) => "statistics-notice-imported",
            };
            Ok(visit.done(&done.edition.path(""), notice))
        }
        Err(ImportFailure::Refused(error)) => {
            fields.refuse("file", refusals::refusal(&visit.say, &error));
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, fields, asked)
        }
        Err(ImportFailure::Files(files::Error::Full)) => {
            fields.refuse("file", visit.say.text("form-disk-full"));
            page(&visit, StatusCode::INSUFFICIENT_STORAGE, fields, asked)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// What came with the form.
#[derive(Default)]
struct Posted {
    file: Option<(String, Vec<u8>)>,
    layout: String,
    edition: String,
    stage: bool,
}

/// Reads the posted form, field by field; the file is the last one that is long.
async fn posted(site: Site, request: Request) -> Result<Posted, Problem> {
    let refused = |status: StatusCode, text: String| match status {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(status, "statistics/file-too-large"),
        _ => Problem::unreadable(text),
    };
    let mut form = Multipart::from_request(request, &site)
        .await
        .map_err(|error| refused(error.status(), error.body_text()))?;
    let mut posted = Posted::default();
    while let Some(field) =
        form.next_field().await.map_err(|error| refused(error.status(), error.body_text()))?
    {
        let name = field.name().unwrap_or_default().to_owned();
        let file = plain_name(field.file_name().unwrap_or_default());
        let bytes = field.bytes().await.map_err(|error| refused(error.status(), error.body_text()))?;
        let text = || String::from_utf8_lossy(&bytes).chars().take(100).collect::<String>();
        match name.as_str() {
            "file" => posted.file = Some((file, bytes.to_vec())),
            "layout" => posted.layout = text(),
            "edition" => posted.edition = text(),
            "stage" => posted.stage = !text().is_empty(),
            _ => {}
        }
    }
    Ok(posted)
}

/// The name of a file without folders and signs that mean something elsewhere.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String =
        last.chars().filter(|c| !c.is_control() && !"\"<>|:*?;".contains(*c)).take(120).collect();
    if plain.trim().is_empty() { "figures".to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_carries_no_path() {
        assert_eq!(plain_name("C:\\data\\stock 2020.xlsx"), "stock 2020.xlsx");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("/"), "figures");
    }
}
