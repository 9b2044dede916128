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

/// How many digits a planted number has.
const DIGITS: u32 = 7;

/// Whether a text holds a number, however its digits are written and grouped.
pub(super) fn holds(text: &str, digits: &str) -> bool {
    !found(text, &[number(digits)]).is_empty()
}

/// A planted number.
pub(super) fn number(digits: &str) -> u32 {
    assert_eq!(digits.len(), DIGITS as usize, "{digits} is searched for by its {DIGITS} digits");
    digits.parse().expect("a number")
}

/// Which of some planted numbers stand in a text, however their digits are written and grouped.
///
/// One pass over the bytes: answers are hundreds of megabytes together, and a copy of each as letters took longer than
/// all answering.
pub(super) fn found(text: &str, planted: &[u32]) -> Vec<u32> {
    let bytes = text.as_bytes();
    let (mut at, mut last, mut length) = (0, 0_u32, 0_u32);
    let mut found = Vec::new();
    while at < bytes.len() {
        let byte = bytes[at];
        // Whatever a digit or a separator begins with is below `:` or one of a few bytes.
        if (byte.is_ascii_digit() || matches!(byte, 0xd9 | 0xdb))
            && let Some((digit, size)) = digit(&bytes[at..])
        {
            last = last % 10_u32.pow(DIGITS - 1) * 10 + digit;
            length += 1;
            if length >= DIGITS && planted.contains(&last) && !found.contains(&last) {
                found.push(last);
            }
            at += size;
            continue;
        }
        if length > 0 {
            let size = separator(&bytes[at..]);
            if size > 0 && digit(&bytes[at + size..]).is_some() {
                at += size;
                continue;
            }
            length = 0;
        }
        at += 1;
    }
    found
}

/// The digit with which a text begins, and how many bytes it has.
fn digit(bytes: &[u8]) -> Option<(u32, usize)> {
    match *bytes {
        [it @ b'0'..=b'9', ..] => Some((u32::from(it - b'0'), 1)),
        // Arabic digits, and those of Persian and Urdu.
        [0xd9, it @ 0xa0..=0xa9, ..] => Some((u32::from(it - 0xa0), 2)),
        [0xdb, it @ 0xb0..=0xb9, ..] => Some((u32::from(it - 0xb0), 2)),
        _ => None,
    }
}

/// How many bytes of what may stand between two digits of one number a text begins with.
fn separator(bytes: &[u8]) -> usize {
    const LONGER: [&str; 9] =
        ["&#160;", "&nbsp;", "&#8239;", "’", "\u{a0}", "\u{202f}", "\u{2009}", "\u{66b}", "\u{66c}"];
    match bytes.first() {
        Some(b',' | b'.' | b'\'' | b' ' | b'_') => 1,
        Some(b'&' | 0xc2 | 0xd9 | 0xe2) => {
            LONGER.iter().find(|it| bytes.starts_with(it.as_bytes())).map_or(0, |it| it.len())
        }
        _ => 0,
    }
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
    for text in [
        "739,1554 and 7,391,552",
        "7,,391553",
        "739155",
        "7391 x 553",
        "7391553".get(1..).unwrap_or_default(),
    ] {
        assert!(!holds(text, "7391553"), "{text}");
    }
    assert_eq!(found("9,411,877 then 17391553 and 7391553", &[7_391_553, 9_411_877]), [9_411_877, 7_391_553]);
}
