//! Visiting a capability's pages in tests, without a network.

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use db::testing::TemporaryDb;
use jiff::{Timestamp, tz::TimeZone};
use kernel::{Clock, Office, Person};
use tower::ServiceExt as _;

use crate::{
    Capability, Secret, Settings, Signed, Site, Workbooks,
    site::{App, SiteBuilder},
};

/// A site over a temporary SQLite database, visited without a network.
pub struct TestSite {
    /// The site.
    pub site: Site,
    app: App,
    language: String,
    _db: TemporaryDb,
}

/// What a visit was answered with.
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// Where it leads, if it is a redirect.
    pub to: Option<String>,
    /// Every `Set-Cookie` header.
    pub cookies: Vec<String>,
    /// The body as text.
    pub body: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
    /// What kind of body it says it is.
    pub media_type: String,
    headers: HeaderMap,
}

/// The clock of test sites: it shows `at` and, for all a test can notice, stands still.
pub fn clock(at: Timestamp) -> Clock {
    let real = Clock::default().now();
    Clock::set(at, real)
}

impl TestSite {
    /// A site with these capabilities whose clock shows `now`, where whoever visits holds the session of `signed`.
    pub async fn new(
        now: Timestamp,
        capabilities: Vec<Capability>,
        signed: Option<(Person, Vec<Office>)>,
        more: impl FnOnce(SiteBuilder) -> SiteBuilder,
    ) -> Self {
        let db = db::testing::temporary().await;
        let settings =
            Settings { base_url: "http://tributary.test".into(), demo: false, zone: TimeZone::UTC };
        let mut builder = Site::builder(db.db.clone(), clock(now), settings).signed(move |_, _, _| {
            let signed = signed.clone().map(|(person, offices)| Signed {
                person,
                offices,
                language: None,
                zone: TimeZone::get("Asia/Bangkok").expect("a zone"),
            });
            async move { Ok(signed) }
        });
        // The program's own writer is tested where it stands; here a workbook is the words in it.
        builder = builder.part(Workbooks(|list, imprint| Ok(format!("{list:?}\n{imprint:?}").into_bytes())));
        for capability in capabilities {
            builder = builder.capability(capability);
        }
        let (site, app) = more(builder).build().expect("words that can be read");
        Self { site, app, language: "en".into(), _db: db }
    }

    /// The same site read in another language.
    #[must_use]
    pub fn in_language(mut self, language: &str) -> Self {
        language.clone_into(&mut self.language);
        self
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Posts a form given as `name=value&…`.
    pub async fn post(&self, path: &str, form: &str) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(form.to_owned())).await
    }

    /// Sends a request of any kind, with the session of the signed person.
    pub async fn send(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let request = request
            .header(header::ACCEPT_LANGUAGE, &self.language)
            .header(header::COOKIE, format!("session={}", Secret::random().reveal()));
        self.send_bare(request, body).await
    }

    /// Sends a request of any kind as it stands: without a session, in no language.
    pub async fn send_bare(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let request = request.header(header::HOST, "tributary.test").body(body).expect("a request");
        let response = self.app.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 64 * 1024 * 1024).await.expect("a body");
        Answer {
            status: parts.status,
            to: parts.headers.get(header::LOCATION).map(|to| to.to_str().expect("text").to_owned()),
            cookies: parts
                .headers
                .get_all(header::SET_COOKIE)
                .iter()
                .map(|cookie| cookie.to_str().expect("text").to_owned())
                .collect(),
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.into(),
            media_type: parts
                .headers
                .get(header::CONTENT_TYPE)
                .map(|kind| kind.to_str().expect("text").to_owned())
                .unwrap_or_default(),
            headers: parts.headers,
        }
    }
}

impl Answer {
    /// A header, or nothing where it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// What a person reads of `<main>`: headings, labels, links, buttons and cells, a line each.
    pub fn outline(&self) -> String {
        let main = self.body.split_once("<main").map_or(self.body.as_str(), |(_, main)| main);
        let main = main.split_once("</main>").map_or(main, |(main, _)| main);
        let mut lines = vec![self.status.to_string()];
        let mut line = String::new();
        let mut rest = main.split_once('>').map_or("", |(_, rest)| rest);
        while let Some((text, after)) = rest.split_once('<') {
            line.push_str(text);
            let (tag, after) = after.split_once('>').unwrap_or((after, ""));
            let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
            if matches!(
                name,
                "h1" | "h2"
                    | "h3"
                    | "h4"
                    | "p"
                    | "li"
                    | "tr"
                    | "label"
                    | "button"
                    | "dt"
                    | "dd"
                    | "caption"
                    | "summary"
                    | "div"
                    | "legend"
                    | "option"
                    | "figcaption"
                    | "section"
                    | "table"
            ) {
                push(&mut lines, &mut line);
            } else if name == "td" || name == "th" {
                line.push(' ');
            }
            rest = after;
        }
        line.push_str(rest);
        push(&mut lines, &mut line);
        lines.join("\n")
    }
}

fn push(lines: &mut Vec<String>, line: &mut String) {
    let text = line.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.is_empty() {
        let entities = [("&#38;", "&"), ("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'")];
        lines.push(entities.iter().fold(text, |text, (code, sign)| text.replace(code, sign)));
    }
    line.clear();
}
