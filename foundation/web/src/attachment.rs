//! Answers that are kept as files.

use std::fmt::Write as _;

use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};

/// An answer that the browser keeps as a file of this name.
pub fn download(name: &str, media_type: &'static str, body: impl Into<Body>) -> Response {
    let heads = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_DISPOSITION, disposition(name)),
    ];
    (heads, body.into()).into_response()
}

/// The name twice: in the letters of old browsers, and whole.
fn disposition(name: &str) -> HeaderValue {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' }).collect();
    let mut whole = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            whole.push(char::from(byte));
        } else {
            let _ = write!(whole, "%{byte:02X}");
        }
    }
    HeaderValue::from_str(&format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}"))
        .unwrap_or_else(|_| HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_any_script_is_safe_in_a_header() {
        let check = |name: &str, expected: &str| assert_eq!(disposition(name), expected);
        check(
            "2026-03 minutes.docx",
            "attachment; filename=\"2026-03 minutes.docx\"; filename*=UTF-8''2026-03%20minutes.docx",
        );
        check("a\"b\r\n.txt", "attachment; filename=\"a_b__.txt\"; filename*=UTF-8''a%22b%0D%0A.txt");
        check("议程.docx", "attachment; filename=\"__.docx\"; filename*=UTF-8''%E8%AE%AE%E7%A8%8B.docx");
    }
}
