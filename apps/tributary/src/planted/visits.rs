//! Visitors without a network, and what their answers hold.

use std::io::{Cursor, Read as _};

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use tower::ServiceExt as _;
use web::App;

/// Somebody who asks.
#[derive(Clone)]
pub(super) struct Visitor {
    pub(super) who: &'static str,
    app: App,
    session: Option<String>,
}

/// What was answered, packed files unpacked.
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) to: Option<String>,
    pub(super) text: String,
    session: Option<String>,
}

impl Visitor {
    /// Somebody who has not signed in.
    pub(super) fn stranger(app: App) -> Self {
        Self { who: "public", app, session: None }
    }

    /// Somebody who signs in by a one-time link.
    pub(super) async fn by_link(who: &'static str, app: App, link: &str) -> Self {
        let stranger = Self::stranger(app);
        let entered = stranger.post(link, "application/x-www-form-urlencoded", Vec::new()).await;
        assert!(entered.session.is_some(), "{who} cannot sign in: {}", entered.status);
        Self { who, session: entered.session, ..stranger }
    }

    pub(super) async fn get(&self, path: &str) -> Reply {
        self.send(Request::get(path), Body::empty()).await
    }

    pub(super) async fn post(&self, path: &str, kind: &str, body: Vec<u8>) -> Reply {
        self.send(Request::post(path).header(header::CONTENT_TYPE, kind), Body::from(body)).await
    }

    async fn send(&self, request: axum::http::request::Builder, body: Body) -> Reply {
        let mut request = request.header(header::HOST, "tributary.test");
        if let Some(session) = &self.session {
            request = request.header(header::COOKIE, format!("session={session}"));
        }
        let request = request.body(body).expect("a request");
        let response = self.app.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 64 << 20).await.expect("a body");
        let told = |name: &header::HeaderName| {
            let values = parts.headers.get_all(name).iter().filter_map(|it| it.to_str().ok());
            values.map(str::to_owned).collect::<Vec<_>>()
        };
        let cookies = told(&header::SET_COOKIE);
        let session = cookies.iter().find_map(|it| it.strip_prefix("session=")?.split(';').next());
        // An address, a name of a file or a tag of a version tells as much as a page.
        let mut text = format!("{:?}\n", parts.headers);
        text.push_str(&unpacked(&bytes));
        Reply {
            status: parts.status,
            to: told(&header::LOCATION).pop(),
            session: session.filter(|it| !it.is_empty()).map(str::to_owned),
            text,
        }
    }
}

/// The text of an answer; of an archive, such as a workbook, that of all its parts.
fn unpacked(bytes: &[u8]) -> String {
    if !bytes.starts_with(b"PK\x03\x04") {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut part = Vec::new();
        archive.by_index(at).expect("a part").read_to_end(&mut part).expect("a part that can be read");
        text.push_str(&String::from_utf8_lossy(&part));
    }
    text
}

/// Whether a text holds a number, however its digits are written and grouped.
pub(super) fn holds(text: &str, digits: &str) -> bool {
    ungrouped(text).contains(digits)
}

/// A text with plain digits and nothing between those of one number.
pub(super) fn ungrouped(text: &str) -> String {
    let text = text.replace("&#160;", "\u{a0}").replace("&nbsp;", "\u{a0}").replace("&#8239;", "\u{202f}");
    let plain = |c: char| match c {
        '\u{660}'..='\u{669}' => char::from(b'0' + u8::try_from(u32::from(c) - 0x660).unwrap_or(0)),
        '\u{6f0}'..='\u{6f9}' => char::from(b'0' + u8::try_from(u32::from(c) - 0x6f0).unwrap_or(0)),
        c => c,
    };
    let letters: Vec<char> = text.chars().map(plain).collect();
    let digit = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
    let kept = letters.iter().enumerate().filter(|(at, c)| {
        let separator = ",.'’ _\u{a0}\u{202f}\u{2009}\u{66b}\u{66c}".contains(**c);
        !(separator && *at > 0 && digit(letters.get(at - 1)) && digit(letters.get(at + 1)))
    });
    kept.map(|(_, c)| *c).collect()
}

#[test]
fn a_number_is_found_however_it_is_written() {
    for text in [
        "x 7391553 y",
        "7,391,553",
        "7.391.553",
        "7 391 553",
        "7\u{202f}391\u{202f}553",
        "7\u{a0}391\u{a0}553",
        "7&#160;391&#160;553",
        "7'391'553",
        "7391553.0000000000",
        "7.391553e6",
        "{\"value\":7391553}",
        "٧٣٩١٥٥٣",
        "٧٬٣٩١٬٥٥٣",
    ] {
        assert!(holds(text, "7391553"), "{text}");
    }
    assert!(!holds("739,1554 and 7,391,552", "7391553"));
}
