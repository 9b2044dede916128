//! Forms that bring files.

use axum::{
    body::Bytes,
    extract::{FromRequest as _, Multipart, Request},
    http::StatusCode,
};

use crate::{Problem, Site};

/// One field of a posted form.
#[derive(Clone, Debug)]
pub struct Part {
    /// The name of the field.
    pub name: String,
    /// What the file is called where it comes from; empty for what is no file.
    pub file_name: String,
    /// What it holds.
    pub bytes: Bytes,
}

impl Part {
    /// It as text of at most so many letters.
    pub fn text(&self, most: usize) -> String {
        String::from_utf8_lossy(&self.bytes).chars().take(most).collect()
    }
}

/// The fields of a form with files, in their order; `too_large` is the problem of one that brings too much.
pub async fn parts(site: &Site, request: Request, too_large: &'static str) -> Result<Vec<Part>, Problem> {
    let refused = |status: StatusCode, text: String| match status {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(status, too_large),
        _ => Problem::unreadable(text),
    };
    let mut form = Multipart::from_request(request, site)
        .await
        .map_err(|error| refused(error.status(), error.body_text()))?;
    let mut parts = Vec::new();
    while let Some(field) =
        form.next_field().await.map_err(|error| refused(error.status(), error.body_text()))?
    {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|error| refused(error.status(), error.body_text()))?;
        parts.push(Part { name, file_name, bytes });
    }
    Ok(parts)
}
