//! Whether a reader already has an answer: tags of entities and times of change (RFC 9110).

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use jiff::{Timestamp, ZonedDateTime, fmt::rfc2822, tz::TimeZone};
use sha2::{Digest as _, Sha256};

/// The version of an answer that is the same whenever the same is asked of the same records.
///
/// The tag is strong: it is made of everything that the bytes depend on, of the program too, and of the codings that
/// the reader accepts, since packed bytes are other bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    tag: String,
    modified: Option<Timestamp>,
    /// Whether the same is said in other bytes each time, as by a workbook that tells when it was made.
    weak: bool,
}

impl Version {
    /// The version made of these parts, which became so at that time.
    pub fn of<T: AsRef<str>>(parts: impl IntoIterator<Item = T>, modified: Option<Timestamp>) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(env!("CARGO_PKG_VERSION"));
        for part in parts {
            // The length before each part keeps two lists of parts from looking the same.
            hasher.update(part.as_ref().len().to_be_bytes());
            hasher.update(part.as_ref());
        }
        Self { tag: kernel::hexadecimal(&hasher.finalize()[..16]), modified, weak: false }
    }

    /// The same, for an answer whose bytes differ although it says the same.
    #[must_use]
    pub fn weak(self) -> Self {
        Self { weak: true, ..self }
    }

    /// The version as letters and digits, without the part for codings.
    pub fn id(&self) -> &str {
        &self.tag
    }

    /// The answer to a reader who has this version already; nothing for the others.
    pub fn unchanged(&self, asked: &HeaderMap) -> Option<Response> {
        let has = match asked.get(header::IF_NONE_MATCH) {
            // A tag says more than a time, which is not looked at where there is one.
            Some(known) => known.to_str().is_ok_and(|known| self.is_among(known)),
            None => self.is_as_old_as(asked.get(header::IF_MODIFIED_SINCE)),
        };
        has.then(|| self.mark(asked, StatusCode::NOT_MODIFIED.into_response()))
    }

    /// The answer with what its readers need to ask whether it still is the same.
    pub fn mark(&self, asked: &HeaderMap, mut response: Response) -> Response {
        let codings = asked.get(header::ACCEPT_ENCODING).map_or(b"".as_slice(), HeaderValue::as_bytes);
        let weak = if self.weak { "W/" } else { "" };
        let tag = format!("{weak}\"{}-{}\"", self.tag, kernel::hexadecimal(&Sha256::digest(codings)[..2]));
        let headers = response.headers_mut();
        headers.insert(header::ETAG, HeaderValue::from_str(&tag).expect("hexadecimal digits"));
        let modified = self.modified.and_then(|at| HeaderValue::from_str(&written(at)).ok());
        headers.extend(modified.map(|at| (header::LAST_MODIFIED, at)));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
        let vary = HeaderValue::from_static("accept, accept-encoding, accept-language, cookie");
        headers.insert(header::VARY, vary);
        response
    }

    /// Whether one of the tags is this one; by the weak comparison, so that the coding does not matter.
    fn is_among(&self, known: &str) -> bool {
        known.split(',').map(str::trim).any(|it| {
            let tag = it.strip_prefix("W/").unwrap_or(it).trim_matches('"');
            it == "*" || tag.split('-').next() == Some(self.tag.as_str())
        })
    }

    fn is_as_old_as(&self, since: Option<&HeaderValue>) -> bool {
        let since = since.and_then(|it| it.to_str().ok()).and_then(|it| rfc2822::parse(it).ok());
        // The header knows whole seconds only.
        since.zip(self.modified).is_some_and(|(since, at)| at.as_second() <= since.timestamp().as_second())
    }
}

fn written(at: Timestamp) -> String {
    ZonedDateTime::new(at, TimeZone::UTC).strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version() -> Version {
        Version::of(["figures", "2020"], Some("2026-04-20T09:00:00.5Z".parse().unwrap()))
    }

    fn asked(headers: &[(header::HeaderName, &str)]) -> Option<StatusCode> {
        let headers =
            headers.iter().map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap()));
        version().unchanged(&headers.collect()).map(|it| it.status())
    }

    #[test]
    fn who_has_the_version_is_told_only_that() {
        let tag = format!("\"{}-0000\"", version().id());
        let same = Some(StatusCode::NOT_MODIFIED);
        assert_eq!(asked(&[(header::IF_NONE_MATCH, &tag)]), same);
        assert_eq!(asked(&[(header::IF_NONE_MATCH, &format!("\"x\", W/{tag}"))]), same);
        assert_eq!(asked(&[(header::IF_NONE_MATCH, "*")]), same);
        assert_eq!(asked(&[(header::IF_NONE_MATCH, "\"other-0000\"")]), None);
        assert_eq!(asked(&[(header::IF_MODIFIED_SINCE, "Mon, 20 Apr 2026 09:00:00 GMT")]), same);
        assert_eq!(asked(&[(header::IF_MODIFIED_SINCE, "Mon, 20 Apr 2026 08:59:59 GMT")]), None);
        let both =
            [(header::IF_NONE_MATCH, "\"x\""), (header::IF_MODIFIED_SINCE, "Mon, 20 Apr 2026 09:00:00 GMT")];
        assert_eq!(asked(&both), None);
        assert_eq!(asked(&[]), None);
    }

    #[test]
    fn packed_bytes_are_another_version() {
        let tag = |coding: &'static str| {
            let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(coding))]);
            let marked = version().mark(&headers, StatusCode::OK.into_response());
            assert_eq!(marked.headers()[header::LAST_MODIFIED], "Mon, 20 Apr 2026 09:00:00 GMT");
            marked.headers()[header::ETAG].clone()
        };
        assert_ne!(tag("gzip"), tag("br"));
        assert_eq!(tag("gzip"), tag("gzip"));
        assert_ne!(Version::of(["ab", "c"], None), Version::of(["a", "bc"], None));
    }
}
