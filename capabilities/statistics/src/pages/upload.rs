//! Bringing a workbook in through the browser.

use askama::Template;
use axum::extract::{FromRequest as _, Multipart, Request};
use serde::Serialize;
use web::{Fields, Problem, Rate, Response, Say, Site, StatusCode, Visit};

use super::{
    catalogue::{FILE, PUBLISHER},
    head, refusals,
};
use crate::ops::{self, ImportFailure, Wish};

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
}

fn view(visit: &Visit, fields: Fields) -> ImportView {
    ImportView { say: visit.say.clone(), fields, publisher: PUBLISHER, file: FILE }
}

fn may(visit: &Visit) -> Result<(), Problem> {
    visit.signed()?;
    if ops::may_publish(&visit.actor) { Ok(()) } else { Err(Problem::not_yours()) }
}

fn page(visit: &Visit, status: StatusCode, fields: Fields) -> Result<Response, Problem> {
    let title = visit.say.text("statistics-import");
    visit.page_with(status, head(visit, &title).here(title), &view(visit, fields))
}

pub(super) async fn form(visit: Visit) -> Result<Response, Problem> {
    may(&visit)?;
    page(&visit, StatusCode::OK, Fields::default())
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
    let (name, bytes) = match posted(visit.site.clone(), request).await? {
        Some((name, bytes)) if !bytes.is_empty() => (name, bytes),
        Some(_) | None => {
            fields.refuse("file", visit.say.text("statistics-no-file"));
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, fields);
        }
    };
    let files = visit.site.part::<files::Store>();
    match ops::import(visit.db(), files, &visit.actor, Wish::default(), &name, bytes).await {
        Ok(done) => {
            let notice =
                if done.already { "statistics-notice-already" } else { "statistics-notice-imported" };
            Ok(visit.done(&done.edition.path(""), notice))
        }
        Err(ImportFailure::Refused(error)) => {
            fields.refuse("file", refusals::refusal(&visit.say, &error));
            page(&visit, StatusCode::UNPROCESSABLE_ENTITY, fields)
        }
        Err(ImportFailure::Files(files::Error::Full)) => {
            fields.refuse("file", visit.say.text("form-disk-full"));
            page(&visit, StatusCode::INSUFFICIENT_STORAGE, fields)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The name and the bytes of the file in a posted form, if one came.
async fn posted(site: Site, request: Request) -> Result<Option<(String, Vec<u8>)>, Problem> {
    let refused = |status: StatusCode, text: String| match status {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(status, "statistics/file-too-large"),
        _ => Problem::unreadable(text),
    };
    let mut form = Multipart::from_request(request, &site)
        .await
        .map_err(|error| refused(error.status(), error.body_text()))?;
    while let Some(field) =
        form.next_field().await.map_err(|error| refused(error.status(), error.body_text()))?
    {
        if field.name() != Some("file") {
            continue;
        }
        let name = plain_name(field.file_name().unwrap_or_default());
        let bytes = field.bytes().await.map_err(|error| refused(error.status(), error.body_text()))?;
        return Ok(Some((name, bytes.to_vec())));
    }
    Ok(None)
}

/// The name of a file without folders and signs that mean something elsewhere.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String =
        last.chars().filter(|c| !c.is_control() && !"\"<>|:*?;".contains(*c)).take(120).collect();
    if plain.trim().is_empty() { "workbook.xlsx".to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_carries_no_path() {
        assert_eq!(plain_name("C:\\data\\stock 2020.xlsx"), "stock 2020.xlsx");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("/"), "workbook.xlsx");
    }
}
