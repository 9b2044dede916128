//! What the site says of itself.

use askama::Template;
use serde::Serialize;
use web::{Head, Html, Problem, Response, Visit, markdown};

#[derive(Template, Serialize)]
#[template(
    source = "<div class=\"title\"><h1>{{ title }}</h1></div>\n<section class=\"prose\">{{ text }}</section>\n",
    ext = "html"
)]
struct TextView {
    title: String,
    text: Html,
}

pub(crate) async fn about(visit: Visit) -> Result<Response, Problem> {
    text(&visit, "frame-about", "admin-about")
}

pub(crate) async fn accessibility(visit: Visit) -> Result<Response, Problem> {
    text(&visit, "frame-accessibility", "admin-accessibility")
}

pub(crate) async fn data_protection(visit: Visit) -> Result<Response, Problem> {
    text(&visit, "frame-data-protection", "admin-data-protection")
}

fn text(visit: &Visit, title: &str, text: &str) -> Result<Response, Problem> {
    let title = visit.say.text(title);
    let view = TextView { title: title.clone(), text: markdown(&visit.say.text(text)) };
    visit.page(Head::titled(title), &view)
}
