//! The profile of a country as PDF and for Word.

use axum::extract::Path;
use web::{Problem, Response, Visit, download};

use super::{area, today};
use crate::{Shelf, document::document, profile};

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

pub(crate) async fn pdf(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    let (name, document) = made(&visit, &code).await?;
    // Setting pages is arithmetic for a while; other visitors must not wait for it.
    let set = tokio::task::spawn_blocking(move || typeset::pdf(&document)).await;
    let bytes = set.map_err(|error| Problem::internal(&error))?.map_err(|error| Problem::internal(&error))?;
    Ok(download(&format!("{name}.pdf"), "application/pdf", bytes))
}

pub(crate) async fn word(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    let (name, document) = made(&visit, &code).await?;
    let written = tokio::task::spawn_blocking(move || typeset::docx(&document)).await;
    let bytes = written.map_err(|error| Problem::internal(&error))?;
    Ok(download(&format!("{name}.docx"), WORD, bytes))
}

async fn made(visit: &Visit, code: &str) -> Result<(String, typeset::Document), Problem> {
    let area = area(code)?;
    let shelf = Shelf::open(visit.db()).await?;
    let day = today(visit);
    let profile = profile(&shelf, area, day, &visit.say);
    let site = visit.site.address("");
    let document = document(&profile, &visit.say, Some(site.trim_end_matches('/')));
    Ok((format!("{}-profile-{day}", area.code), document))
}
