//! Bringing a file in through the browser.

use askama::Template;
use axum::extract::Request;
use kernel::Permit;
use serde::Serialize;
use sources::{Refusal, table};
use web::{Fields, Problem, Rate, Response, Say, Site, StatusCode, Visit};

use super::{
    catalogue::{FILE, PUBLISHER},
    head, refusals,
};
use crate::{
    KnownAreas,
    imports::{self, Brought},
    model::{ImportState, Kind},
    policy::ImportFigures,
};

/// A file has at most 64 megabytes.
pub(super) const LIMIT: usize = 64 << 20;

/// Reading a file takes a processor for a while.
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
}

fn view(visit: &Visit, fields: Fields, asked: Asked) -> ImportView {
    let layouts = Kind::ALL.iter();
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

/// The pages of imports are for those who may bring files in.
pub(super) fn may(visit: &Visit) -> Result<(), Problem> {
    permit(visit).map(|_| ())
}

/// The permit of whoever may bring files in; anybody else is told so before anything is read.
pub(super) fn permit(visit: &Visit) -> Result<Permit<ImportFigures>, Problem> {
    visit.signed()?;
    Permit::grant(&visit.actor, ()).map_err(|_| Problem::not_yours())
}

fn page(visit: &Visit, status: StatusCode, fields: Fields, asked: Asked) -> Result<Response, Problem> {
    let title = visit.say.text("statistics-import");
    visit.page_with(status, head(visit, &title).here(title), &view(visit, fields, asked))
}

pub(super) async fn form(visit: Visit) -> Result<Response, Problem> {
    may(&visit)?;
    page(&visit, StatusCode::OK, Fields::default(), Asked::default())
}

/// Stores the file and begins to bring it in; what can be seen at once to be no figures is refused before it is stored.
pub(super) async fn import(visit: Visit, request: Request) -> Result<Response, Problem> {
    let permit = permit(&visit)?;
    let person = visit.signed()?.id;
    visit
        .site
        .limiter()
        .take(&format!("figures {person}"), UPLOADS, visit.actor.now)
        .map_err(Problem::too_many)?;
    let mut fields = Fields::default();
    let form = posted(visit.site.clone(), request).await?;
    let asked = Asked { layout: form.layout.clone(), edition: form.edition.clone() };
    let (name, bytes) = match form.file {
        Some((name, bytes)) if !bytes.is_empty() => (name, bytes),
        Some(_) | None => {
            fields.refuse("file", visit.say.text("statistics-no-file"));
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, fields, asked);
        }
    };
    let wished = form.layout.parse().ok();
    let looked = tokio::task::spawn_blocking(move || (layout_of(wished, &bytes).map_err(Box::new), bytes));
    let (layout, bytes) = looked.await.map_err(|error| Problem::internal(&error))?;
    let layout = match layout {
        Ok(layout) => layout,
        Err(refusal) => {
            fields.refuse("file", refusals::refusal(&visit.say, &refusal));
            return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, fields, asked);
        }
    };
    let stored = match visit.site.part::<files::Store>().put(&bytes).await {
        Ok(stored) => stored,
        Err(files::Error::Full) => {
            fields.refuse("file", visit.say.text("form-disk-full"));
            return page(&visit, StatusCode::INSUFFICIENT_STORAGE, fields, asked);
        }
        Err(error) => return Err(Problem::internal(&error)),
    };
    let edition = form.edition.trim().chars().take(40).collect();
    let brought = Brought { stored, name, layout: Some(layout), edition };
    let actor = visit.actor.clone();
    let import = visit.db().write(async |tx| imports::begin(tx, &actor, permit, brought).await).await?;
    Ok(if import.state == ImportState::Draft {
        visit.lead(&import.path("/mapping"))
    } else {
        visit.lead(&import.path(""))
    })
}

/// The layout of a file: the one that is wished, or the one it has; a table where nobody knows it.
#[expect(clippy::result_large_err, reason = "a file is read once, and its refusal shown once")]
fn layout_of(wished: Option<Kind>, bytes: &[u8]) -> Result<Kind, Refusal> {
    let kind = match wished {
        Some(kind) => kind,
        None => match sources::recognise(bytes) {
            Ok(kind) => kind,
            Err(Refusal::NotRecognised { .. }) => Kind::Table,
            Err(refusal) => return Err(refusal),
        },
    };
    if kind == Kind::Table {
        // Data on single persons must not reach the disk, not even as a draft.
        table::look(bytes, &table::Part::default(), &KnownAreas)?;
    }
    Ok(kind)
}

/// What came with the form.
#[derive(Default)]
struct Posted {
    file: Option<(String, Vec<u8>)>,
    layout: String,
    edition: String,
}

/// Reads the posted form, field by field; the file is the last one that is long.
async fn posted(site: Site, request: Request) -> Result<Posted, Problem> {
    let mut posted = Posted::default();
    for part in web::parts(&site, request, "statistics/file-too-large").await? {
        match part.name.as_str() {
            "file" => posted.file = Some((plain_name(&part.file_name), part.bytes.to_vec())),
            "layout" => posted.layout = part.text(100),
            "edition" => posted.edition = part.text(100),
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
