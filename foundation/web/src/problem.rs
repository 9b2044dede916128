//! Refusals, by RFC 9457, shown as a page or as JSON.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::Say;

/// Why a request was refused, and what to do about it.
///
/// The words are those of `problem-<slug>` (with `-` for `/`) and, where there is one, of
/// `problem-<slug>-detail`; the arguments go into both.
#[derive(Clone, Debug)]
#[must_use = "a problem is the answer to a request"]
pub struct Problem {
    pub(crate) status: StatusCode,
    slug: &'static str,
    arguments: Vec<(&'static str, String)>,
    fields: Vec<Field>,
    pub(crate) retry_after: Option<u32>,
}

/// What is wrong with one field of a form or of a body.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ProblemField)]
pub struct Field {
    /// The name of the field.
    pub field: String,
    /// What is wrong and how to mend it.
    pub detail: String,
}

/// The body of `application/problem+json`.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Problem)]
pub(crate) struct Told {
    r#type: String,
    pub(crate) title: String,
    pub(crate) detail: String,
    pub(crate) status: u16,
    pub(crate) request: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) fields: Vec<Field>,
}

impl Problem {
    /// A problem by its stable slug, such as `minutes/already-adopted`.
    pub fn new(status: StatusCode, slug: &'static str) -> Self {
        Self { status, slug, arguments: Vec::new(), fields: Vec::new(), retry_after: None }
    }

    /// There is no such thing, or the reader is not told that there is.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "page/not-found")
    }

    /// The reader must sign in first.
    pub fn sign_in() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "page/sign-in")
    }

    /// The act exists and is not the reader's to do.
    pub fn not_yours() -> Self {
        Self::new(StatusCode::FORBIDDEN, "page/not-yours")
    }

    /// A form or body that cannot be read.
    pub fn unreadable(detail: impl std::fmt::Display) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "page/unreadable").with("detail", detail.to_string())
    }

    /// A name or title with invisible signs in it; see [`kernel::hides_direction`].
    pub fn hidden_direction() -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "page/hidden-direction")
    }

    /// Too many calls; one more is allowed after so many seconds.
    pub fn too_many(seconds: u32) -> Self {
        let mut problem =
            Self::new(StatusCode::TOO_MANY_REQUESTS, "page/too-many").with("seconds", seconds.to_string());
        problem.retry_after = Some(seconds);
        problem
    }

    /// A fault of ours: logged with its chain, told without it.
    pub fn internal(fault: &dyn std::error::Error) -> Self {
        let mut chain = fault.to_string();
        let mut cause = fault.source();
        while let Some(error) = cause {
            chain.push_str(": ");
            chain.push_str(&error.to_string());
            cause = error.source();
        }
        tracing::error!(fault = chain, "a request failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "page/internal")
    }

    /// With an argument for its words.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// With what is wrong in the fields of a form.
    pub fn fields(mut self, fields: Vec<Field>) -> Self {
        self.fields = fields;
        self
    }

    /// Its status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Its stable slug.
    pub fn slug(&self) -> &'static str {
        self.slug
    }

    pub(crate) fn told(&self, say: &Say, request: &str) -> Told {
        let key = format!("problem-{}", self.slug.replace('/', "-"));
        let arguments: Vec<_> =
            self.arguments.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        let detail = format!("{key}-detail");
        let detail = if say.has(&detail) { say.fill(&detail, &arguments) } else { String::new() };
        Told {
            r#type: self.slug.to_owned(),
            title: say.fill(&key, &arguments),
            detail,
            status: self.status.as_u16(),
            request: request.to_owned(),
            fields: self.fields.clone(),
        }
    }
}

impl From<db::Error> for Problem {
    fn from(error: db::Error) -> Self {
        match &error {
            db::Error::Busy => {
                let mut problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, "page/busy");
                problem.retry_after = Some(2);
                problem
            }
            db::Error::Stale => Self::new(StatusCode::CONFLICT, "page/stale"),
            db::Error::Full => Self::new(StatusCode::INSUFFICIENT_STORAGE, "page/disk-full"),
            db::Error::Duplicate(_)
            | db::Error::Reference(_)
            | db::Error::Column { .. }
            | db::Error::ChangedMigration(_)
            | db::Error::UnknownMigration(_)
            | db::Error::Address(_)
            | db::Error::Unreachable(_)
            | db::Error::Driver(_) => Self::internal(&error),
        }
    }
}

/// Carried in the response's extensions to where the visit was received and the reader's language is known.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
