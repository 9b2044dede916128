//! Machine twins: `/mandate/16.json` is the page `/mandate/16` as data.

use axum::{extract::Request, http::Uri};

/// Marks a request whose address ended in `.json`.
#[derive(Clone, Copy)]
pub(crate) struct AsJson;

/// Leads an address that ends in `.json` to its page, before the router looks at it.
pub(crate) fn lead(mut request: Request) -> Request {
    let path = request.uri().path();
    if path.starts_with("/api/") || path.starts_with("/assets/") {
        return request;
    }
    let Some(page) = path.strip_suffix(".json") else { return request };
    let page = if page.is_empty() || page == "/index" { "/" } else { page };
    let led = match request.uri().query() {
        Some(query) => format!("{page}?{query}"),
        None => page.to_owned(),
    };
    if let Ok(uri) = led.parse::<Uri>() {
        *request.uri_mut() = uri;
        request.extensions_mut().insert(AsJson);
    }
    request
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_json_leads_to_the_page_itself() {
        let check = |from: &str, to: &str, json: bool| {
            let led = lead(Request::builder().uri(from).body(axum::body::Body::empty()).unwrap());
            assert_eq!(led.uri().to_string(), to);
            assert_eq!(led.extensions().get::<AsJson>().is_some(), json, "{from}");
        };
        check("/mandate/16.json", "/mandate/16", true);
        check("/countries.json?q=mol", "/countries?q=mol", true);
        check("/index.json", "/", true);
        check("/mandate", "/mandate", false);
        check("/api/v1/openapi.json", "/api/v1/openapi.json", false);
    }
}
