//! Finished pages, kept for visitors who have not signed in until an act is recorded or the minute is over.
//!
//! Whoever brings anything of their own (a session, a notice, any cookie but that of the language) passes by
//! and leaves nothing. Before a page is given out, the head of the journal is read: so each node of a site sees
//! at once what was recorded by another. See `docs/decisions/0009-finished-pages.md`.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use kernel::Language;
use sha2::{Digest as _, Sha256};

use crate::{Site, twin::As, visit};

/// So many bytes are kept at most, with what it takes to find them.
const MOST: usize = 32 * 1024 * 1024;
/// A page with more bytes is not kept.
const LARGEST: usize = 512 * 1024;
/// An address with more letters was not written by us.
const LONGEST: usize = 1024;
/// What a page costs besides its bytes and its address.
const BESIDES: usize = 1024;

/// Marks an answer that may be kept; see [`crate::Head::lasting`].
#[derive(Clone, Copy)]
pub(crate) struct Lasting;

/// How the bytes are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Coding {
    Plain,
    Gzip,
    Brotli,
}

/// What is asked for, as far as it changes the page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Asked {
    address: String,
    language: Language,
    coding: Coding,
}

/// What was recorded until now, and the minute: kept pages are of one moment, which ends for all of them at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Moment {
    head: Vec<u8>,
    minute: i64,
}

#[derive(Clone)]
struct Page {
    headers: HeaderMap,
    body: Bytes,
}

/// The pages of the moment.
#[derive(Default)]
pub(crate) struct Kept(Mutex<Pages>);

#[derive(Default)]
struct Pages {
    moment: Moment,
    bytes: usize,
    by_asked: HashMap<Asked, Page>,
    /// Oldest first.
    order: VecDeque<Asked>,
}

impl Pages {
    fn find(&self, moment: &Moment, asked: &Asked) -> Option<Page> {
        if self.moment == *moment { self.by_asked.get(asked).cloned() } else { None }
    }

    fn put(&mut self, moment: Moment, asked: Asked, page: Page) {
        if page.body.len() > LARGEST {
            return;
        }
        if self.moment != moment {
            *self = Self { moment, ..Self::default() };
        }
        let weight = weight(&asked, &page);
        if self.by_asked.contains_key(&asked) {
            return;
        }
        while self.bytes + weight > MOST {
            let Some(oldest) = self.order.pop_front() else { break };
            if let Some(gone) = self.by_asked.remove(&oldest) {
                self.bytes -= self::weight(&oldest, &gone);
            }
        }
        self.bytes += weight;
        self.order.push_back(asked.clone());
        self.by_asked.insert(asked, page);
    }
}

/// The address is kept twice.
fn weight(asked: &Asked, page: &Page) -> usize {
    page.body.len() + 2 * asked.address.len() + BESIDES
}

impl Kept {
    fn find(&self, moment: &Moment, asked: &Asked) -> Option<Page> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).find(moment, asked)
    }

    fn put(&self, moment: Moment, asked: Asked, page: Page) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).put(moment, asked, page);
    }
}

impl Asked {
    /// Nothing where the answer is not anybody's page.
    fn of(request: &Request) -> Option<Self> {
        let (headers, uri) = (request.headers(), request.uri());
        let own = [header::AUTHORIZATION, header::RANGE].iter().any(|name| headers.contains_key(name));
        let address = uri.path_and_query()?.as_str();
        let query = uri.query().unwrap_or_default();
        let passes = request.method() != Method::GET
            || own
            || !only_language(headers)
            || request.extensions().get::<As>().is_some()
            || visit::prefers_json(headers)
            // The answer to this sets a cookie.
            || visit::asked_language(query).is_some()
            || ["/api/", "/assets/"].iter().any(|start| address.starts_with(start))
            || address.len() > LONGEST;
        (!passes).then(|| Self {
            address: address.to_owned(),
            language: visit::language(headers, query, None),
            coding: Coding::of(headers),
        })
    }
}

/// Whether the visitor brings no cookie but that of the language.
fn only_language(headers: &HeaderMap) -> bool {
    headers.get_all(header::COOKIE).iter().all(|value| {
        let pairs = value.to_str().unwrap_or("?").split(';').map(str::trim);
        pairs
            .filter(|pair| !pair.is_empty())
            .all(|pair| pair.split_once('=').is_some_and(|(name, _)| name == visit::LANGUAGE))
    })
}

impl Coding {
    fn of(headers: &HeaderMap) -> Self {
        let accepted: Vec<String> = headers
            .get_all(header::ACCEPT_ENCODING)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .filter(|part| !refused(part))
            .map(|part| part.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
            .collect();
        let accepts = |name: &str| accepted.iter().any(|accepted| accepted == name);
        match () {
            () if accepts("br") => Self::Brotli,
            () if accepts("gzip") => Self::Gzip,
            () => Self::Plain,
        }
    }

    /// Leaves those within no other choice, so that the page has the coding it is kept under.
    fn settle(self, headers: &mut HeaderMap) {
        headers.remove(header::ACCEPT_ENCODING);
        let name = match self {
            Self::Plain => return,
            Self::Gzip => "gzip",
            Self::Brotli => "br",
        };
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(name));
    }
}

/// Whether a coding is named to be refused: `gzip;q=0`.
fn refused(part: &str) -> bool {
    let quality = part.split(';').skip(1).find_map(|it| it.trim().strip_prefix("q="));
    quality.is_some_and(|it| it.trim().parse::<f32>().is_ok_and(|quality| quality <= 0.0))
}

impl Moment {
    fn new(head: Vec<u8>, now: Timestamp) -> Self {
        Self { head, minute: now.as_second().div_euclid(60) }
    }
}

impl Page {
    /// A page with what its readers' browsers need to ask whether it still is the same.
    fn new(mut headers: HeaderMap, body: Bytes) -> Self {
        let digest = Sha256::digest(&body);
        let tag = format!("\"{}\"", kernel::hexadecimal(&digest[..16]));
        headers.remove(header::CONTENT_LENGTH);
        headers.insert(header::ETAG, HeaderValue::from_str(&tag).expect("hexadecimal digits"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        let vary = HeaderValue::from_static("accept, accept-encoding, accept-language, cookie");
        headers.insert(header::VARY, vary);
        Self { headers, body }
    }

    /// The page, or only that it still is what the reader has.
    fn answer(self, known: Option<&HeaderValue>) -> Response {
        let mut response = if self.is(known) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            Response::new(Body::from(self.body))
        };
        let unchanged = response.status() == StatusCode::NOT_MODIFIED;
        *response.headers_mut() = self.headers;
        if unchanged {
            for name in [header::CONTENT_TYPE, header::CONTENT_ENCODING] {
                response.headers_mut().remove(name);
            }
        }
        response
    }

    fn is(&self, known: Option<&HeaderValue>) -> bool {
        let tag = self.headers.get(header::ETAG).and_then(|tag| tag.to_str().ok()).unwrap_or_default();
        let known = known.and_then(|known| known.to_str().ok()).unwrap_or_default();
        known.split(',').map(str::trim).any(|it| it == "*" || it.strip_prefix("W/").unwrap_or(it) == tag)
    }
}

/// Gives a kept page to whoever may have it; else lets it be made, and keeps it if it may be kept.
pub(crate) async fn keep(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let Some(asked) = Asked::of(&request) else { return next.run(request).await };
    // The head is read before the page is made: what is recorded meanwhile makes the page new, not old.
    let Some(Ok(head)) = site.head().await else { return next.run(request).await };
    let moment = Moment::new(head, site.clock().now());
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    if let Some(page) = site.kept().find(&moment, &asked) {
        return page.answer(known.as_ref());
    }
    asked.coding.settle(request.headers_mut());
    let response = next.run(request).await;
    let lasts = response.extensions().get::<Lasting>().is_some()
        && response.status() == StatusCode::OK
        && !response.headers().contains_key(header::SET_COOKIE);
    if !lasts {
        return response;
    }
    let (parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let page = Page::new(parts.headers, body);
    site.kept().put(moment, asked, page.clone());
    page.answer(known.as_ref())
}

#[cfg(test)]
mod tests;
