//! One visit: who asks, for what, in which language and zone, and how they want the answer.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Json,
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use kernel::{Actor, Identity, Language, uuid::Uuid};

use crate::{
    PanelHtml, Place, Problem, Remark, Say, Secret, Site, Task,
    form::holds_nul,
    kept::Lasting,
    page::{Head, frame},
    twin::As,
};

/// How the answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A page for a person.
    Html,
    /// The same as data.
    Json,
    /// Its table as comma-separated values.
    Csv,
    /// Its table as a workbook.
    Xlsx,
}

impl Format {
    /// Whether the table of the page is wanted as a file; see [`Visit::table`].
    pub const fn is_file(self) -> bool {
        matches!(self, Self::Csv | Self::Xlsx)
    }
}

/// One visit to the site.
#[derive(Clone)]
pub struct Visit {
    /// The site.
    pub site: Site,
    /// Who asks, with their offices, and the time.
    pub actor: Actor,
    /// The words in their language, with times in their zone.
    pub say: Say,
    /// How the answer is wanted.
    pub format: Format,
    /// The path asked for, without `.json`, `.csv` or `.xlsx`.
    pub path: String,
    /// What follows the `?`, or nothing.
    pub query: String,
    /// The number of the request, as it stands in the log and on the page of a problem.
    pub request: String,
    /// The key of a message to be shown once, after an act.
    pub(crate) notice: Option<String>,
    /// What was read once for this visit.
    shared: Shared,
}

type Shared = Arc<Mutex<HashMap<(TypeId, Uuid), Arc<dyn Any + Send + Sync>>>>;

/// The name of the cookie that holds the session.
const SESSION: &str = "session";
pub(crate) const LANGUAGE: &str = "lang";
const NOTICE: &str = "notice";

impl Visit {
    /// The database.
    pub fn db(&self) -> &db::Db {
        self.site.db()
    }

    /// Answers with a page, or with its data where the address ended in `.json`.
    pub fn page<V>(&self, head: Head, view: &V) -> Result<Response, Problem>
    where
        V: askama::Template + serde::Serialize,
    {
        self.page_with(StatusCode::OK, head, view)
    }

    /// Answers with a page under another status, as 422 for a form that is shown again.
    #[expect(clippy::needless_pass_by_value, reason = "a head is made for one page")]
    pub fn page_with<V>(&self, status: StatusCode, head: Head, view: &V) -> Result<Response, Problem>
    where
        V: askama::Template + serde::Serialize,
    {
        if self.format.is_file() {
            return Err(Problem::not_found());
        }
        if self.format == Format::Json {
            return Ok((status, Json(view)).into_response());
        }
        let body = view.render().map_err(|error| Problem::internal(&error))?;
        let page = frame(self, &head, &body).map_err(|error| Problem::internal(&error))?;
        let lasting = head.lasting && status == StatusCode::OK && self.is_anyones();
        let mut response = (status, axum::response::Html(page)).into_response();
        if lasting {
            response.extensions_mut().insert(Lasting);
        }
        Ok(response)
    }

    /// Whether everybody who has not signed in would be shown the same.
    fn is_anyones(&self) -> bool {
        matches!(self.actor.identity, Identity::Public) && self.notice.is_none()
    }

    /// Leads to another page after an act, which then shows the message of this key once.
    pub fn done(&self, to: &str, notice: &'static str) -> Response {
        let mut response = axum::response::Redirect::to(to).into_response();
        let cookie = self.cookie(NOTICE, notice, 60);
        response.headers_mut().append(header::SET_COOKIE, cookie);
        response
    }

    /// Leads to another page.
    pub fn lead(&self, to: &str) -> Response {
        axum::response::Redirect::to(to).into_response()
    }

    /// Leads to a page with the new session in a cookie, or without one when signing out.
    pub fn with_session(&self, to: &str, session: Option<&Secret>) -> Response {
        let mut response = self.lead(to);
        let cookie = match session {
            // The session's end is kept in the database; the cookie only must not outlive it by far.
            Some(secret) => self.cookie(SESSION, secret.reveal(), 30 * 24 * 3600),
            None => self.cookie(SESSION, "", 0),
        };
        response.headers_mut().append(header::SET_COOKIE, cookie);
        response
    }

    /// What was read about this record before in the same visit, else what is read now: panels and remarks of
    /// one page share it. For reading only; what is about to be changed is read anew.
    pub async fn once<T, E>(&self, id: Uuid, read: impl Future<Output = Result<T, E>>) -> Result<Arc<T>, E>
    where
        T: Any + Send + Sync,
    {
        let key = (TypeId::of::<T>(), id);
        let known = self.shared.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(Ok(known)) = known.map(Arc::downcast) {
            return Ok(known);
        }
        let found = Arc::new(read.await?);
        let kept: Arc<dyn Any + Send + Sync> = Arc::clone(&found) as _;
        self.shared.lock().unwrap_or_else(PoisonError::into_inner).insert(key, kept);
        Ok(found)
    }

    /// The panels that other capabilities show on a page about this record.
    pub async fn panels(&self, place: Place, id: Uuid) -> Result<Vec<PanelHtml>, Problem> {
        self.site.panels(self, place, id).await
    }

    /// What other capabilities remark on this record and its parts, in the order of the capabilities.
    pub async fn remarks(&self, place: Place, id: Uuid) -> Result<Vec<Remark>, Problem> {
        self.site.remarks(self, place, id).await
    }

    /// Everything that needs the reader, most pressing first.
    pub async fn tasks(&self) -> Result<Vec<Task>, Problem> {
        self.site.tasks(self).await
    }

    /// The person who signed in, or the refusal that asks to sign in.
    pub fn signed(&self) -> Result<&kernel::Person, Problem> {
        self.actor.person().ok_or_else(Problem::sign_in)
    }

    fn cookie(&self, name: &str, value: &str, seconds: u32) -> HeaderValue {
        let secure = if self.site.settings().base_url.starts_with("https://") { "; Secure" } else { "" };
        HeaderValue::from_str(&format!(
            "{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"
        ))
        .expect("names, keys and hexadecimal digits only")
    }
}

impl FromRequestParts<Site> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, Problem> {
        let visit = parts.extensions.get::<Self>().cloned();
        visit.ok_or_else(|| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "page/internal"))
    }
}

/// Receives every request: finds out who asks, and shows a problem in their language.
pub(crate) async fn receive(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let asked = request.extensions().get::<As>().map(|asked| asked.0);
    let (headers, uri) = (request.headers().clone(), request.uri().clone());
    let visit = match visit(&site, &headers, &uri, asked).await {
        Ok(visit) => visit,
        Err(error) => {
            tracing::error!(%error, "the session could not be read");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    request.extensions_mut().insert(visit.clone());
    let asked = uri.path_and_query().map_or("", |asked| asked.as_str());
    let mut response = if holds_nul(asked.as_bytes()) {
        Problem::not_found().into_response()
    } else {
        next.run(request).await
    };
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        response = told(&visit, &problem);
    }
    let html = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if html && visit.notice.is_some() {
        response.headers_mut().append(header::SET_COOKIE, visit.cookie(NOTICE, "", 0));
    }
    if let Some(language) = asked_language(&visit.query) {
        response
            .headers_mut()
            .append(header::SET_COOKIE, visit.cookie(LANGUAGE, language.word(), 365 * 24 * 3600));
    }
    response
}

async fn visit(site: &Site, headers: &HeaderMap, uri: &Uri, asked: Option<Format>) -> db::Result<Visit> {
    let now = site.clock().now();
    let session = cookie(headers, SESSION).and_then(|text| Secret::brought(&text));
    let signed = match session {
        Some(secret) => site.signed(secret.hash(), now).await?,
        None => None,
    };
    let query = uri.query().unwrap_or_default().to_owned();
    let chosen = signed.as_ref().and_then(|signed| signed.language);
    let language = language(headers, &query, chosen);
    let mut actor = Actor::public(now);
    actor.language = language;
    actor.zone = site.settings().zone.clone();
    if let Some(signed) = signed {
        actor.identity = Identity::Person(signed.person);
        actor.offices = signed.offices;
        actor.zone = signed.zone;
    }
    let wants_json = uri.path().starts_with("/api/") || prefers_json(headers);
    Ok(Visit {
        say: site.say(language, actor.zone.clone()),
        site: site.clone(),
        actor,
        format: asked.unwrap_or(if wants_json { Format::Json } else { Format::Html }),
        path: uri.path().to_owned(),
        query,
        request: format!("{:08x}", rand::random::<u32>()),
        notice: cookie(headers, NOTICE).filter(|key| !key.is_empty()),
        shared: Shared::default(),
    })
}

fn told(visit: &Visit, problem: &Problem) -> Response {
    let told = problem.told(&visit.say, &visit.request);
    tracing::debug!(request = visit.request, status = told.status, slug = problem.slug(), "refused");
    let mut response = if visit.format == Format::Json {
        let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"))];
        (problem.status, kind, serde_json::to_string(&told).unwrap_or_default()).into_response()
    } else {
        match crate::page::problem(visit, &told) {
            Ok(page) => (problem.status, axum::response::Html(page)).into_response(),
            Err(error) => {
                tracing::error!(%error, "the page of a problem could not be made");
                problem.status.into_response()
            }
        }
    };
    if let Some(seconds) = problem.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

/// As the address asks, else as was asked before, else as was chosen, else as the browser prefers.
pub(crate) fn language(headers: &HeaderMap, query: &str, chosen: Option<Language>) -> Language {
    asked_language(query)
        .or_else(|| cookie(headers, LANGUAGE).and_then(|word| word.parse().ok()))
        .or(chosen)
        .unwrap_or_else(|| Language::preferred(text(headers, &header::ACCEPT_LANGUAGE)))
}

pub(crate) fn asked_language(query: &str) -> Option<Language> {
    query.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(|word| word.parse().ok())
}

pub(crate) fn prefers_json(headers: &HeaderMap) -> bool {
    text(headers, &header::ACCEPT).starts_with("application/json")
}

fn text<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('=').map(str::to_owned))
}
