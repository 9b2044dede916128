//! Machine twins: `/mandate/16.json` is the page `/mandate/16` as data, `/mandate.csv` the table of `/mandate`.

use axum::{
    extract::Request,
    http::{Method, Uri},
};

use crate::Format;

/// Marks a request whose address ended in the name of a format.
#[derive(Clone, Copy)]
pub(crate) struct As(pub(crate) Format);

const ENDINGS: [(&str, Format); 3] =
    [(".json", Format::Json), (".csv", Format::Csv), (".xlsx", Format::Xlsx)];

/// Leads an address that ends in the name of a format to its page, before the router looks at it.
pub(crate) fn lead(mut request: Request) -> Request {
    let path = request.uri().path();
    if path.starts_with("/api/") || path.starts_with("/assets/") {
        return request;
    }
    let asked = ENDINGS.iter().find_map(|(ending, format)| Some((path.strip_suffix(ending)?, *format)));
    let Some((page, format)) = asked else { return request };
    // Files are only read; what a form sends has a twin as its answer, but no file.
    if format.is_file() && !matches!(*request.method(), Method::GET | Method::HEAD) {
        return request;
    }
    let page = if page.is_empty() || page == "/index" { "/" } else { page };
    let led = match request.uri().query() {
        Some(query) => format!("{page}?{query}"),
        None => page.to_owned(),
    };
    if let Ok(uri) = led.parse::<Uri>() {
        *request.uri_mut() = uri;
        request.extensions_mut().insert(As(format));
    }
    request
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_a_format_leads_to_the_page_itself() {
        let check = |from: &str, to: &str, format: Option<Format>| {
            let led = lead(Request::builder().uri(from).body(axum::body::Body::empty()).unwrap());
            assert_eq!(led.uri().to_string(), to);
            assert_eq!(led.extensions().get::<As>().map(|it| it.0), format, "{from}");
        };
        check("/mandate/16.json", "/mandate/16", Some(Format::Json));
        check("/countries.json?q=mol", "/countries?q=mol", Some(Format::Json));
        check("/countries.csv?q=mol", "/countries?q=mol", Some(Format::Csv));
        check("/mandate.xlsx", "/mandate", Some(Format::Xlsx));
        check("/index.json", "/", Some(Format::Json));
        check("/mandate", "/mandate", None);
        check("/api/v1/openapi.json", "/api/v1/openapi.json", None);
    }
}
