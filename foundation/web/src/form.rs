//! Forms and addresses with questions, read into types.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::{Serialize, de::DeserializeOwned};

use crate::{Field, Problem};

/// The fields of a posted form; a field that occurs several times fills a list.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let whole = Request::from_parts(parts.clone(), body);
        let bytes = Bytes::from_request(whole, state).await.map_err(|refused| {
            if refused.status() == StatusCode::PAYLOAD_TOO_LARGE {
                let limit = (FORM / MEGABYTE).to_string();
                return Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "page/too-large").with("limit", limit);
            }
            Problem::unreadable(refused)
        })?;
        if bytes.split(|byte| *byte == b'&').any(|pair| kernel::hides_direction(&decoded(pair))) {
            return Err(Problem::hidden_direction());
        }
        if bytes.contains(&0) || holds_nul(&bytes) {
            return Err(Problem::unreadable("U+0000"));
        }
        let request = Request::from_parts(parts, Body::from(bytes));
        let form = axum_extra::extract::Form::<T>::from_request(request, state).await;
        form.map(|form| Self(form.0)).map_err(Problem::unreadable)
    }
}

const MEGABYTE: usize = 1024 * 1024;

/// How long a form without files may be.
pub(crate) const FORM: usize = MEGABYTE;

/// A field of a form as it was typed.
fn decoded(pair: &[u8]) -> String {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let mut bytes = Vec::with_capacity(pair.len());
    let mut rest = pair;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match (*first, digit(after.first()), digit(after.get(1))) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
                rest = &after[2..];
            }
            (byte, ..) => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whether an encoded text holds the letter that ends texts in C, which no text of ours does and not every
/// database keeps.
pub(crate) fn holds_nul(encoded: &[u8]) -> bool {
    encoded.windows(3).any(|letters| letters == b"%00")
}

/// The questions of an address, after its `?`.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let query = axum_extra::extract::Query::<T>::from_request_parts(parts, state).await;
        query.map(|query| Self(query.0)).map_err(Problem::unreadable)
    }
}

/// What is wrong with the fields of a form; a template shows each beside its field and all at the top.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(transparent)]
pub struct Fields(Vec<Field>);

impl Fields {
    /// Notes what is wrong with a field, as a sentence in the reader's language.
    pub fn refuse(&mut self, field: &str, detail: impl Into<String>) {
        self.0.push(Field { field: field.to_owned(), detail: detail.into() });
    }

    /// What is wrong with this field; empty when nothing is.
    pub fn of(&self, field: &str) -> &str {
        self.0.iter().find(|wrong| wrong.field == field).map_or("", |wrong| wrong.detail.as_str())
    }

    /// Whether anything is wrong.
    pub fn any(&self) -> bool {
        !self.0.is_empty()
    }

    /// Everything that is wrong, in the order it was found.
    pub fn list(&self) -> &[Field] {
        &self.0
    }

    /// Hands the list over, as for a [`Problem`].
    pub fn into_list(self) -> Vec<Field> {
        self.0
    }
}
