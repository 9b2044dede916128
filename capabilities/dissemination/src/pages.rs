//! The page that explains to people what programs can ask.

use askama::Template;
use axum::{Router, routing::get};
use serde::Serialize;
use web::{Head, Problem, Response, Say, Section, Site, Visit};

use crate::{
    flow::{AGENCY, outlines},
    names,
    releases::released,
};

pub(crate) fn routes() -> Router<Site> {
    Router::new().route("/developers", get(show)).route("/sdmx/2.1", get(lead))
}

#[derive(Template, Serialize)]
#[template(path = "pages/developers.html")]
struct DevelopersView {
    #[serde(skip)]
    say: Say,
    flows: Vec<FlowView>,
    #[serde(skip)]
    examples: Vec<Example>,
}

/// A flow with its addresses.
#[derive(Serialize)]
struct FlowView {
    id: String,
    dataset: String,
    title: String,
    /// The dimensions of its key.
    key: String,
    structure: String,
    csv: String,
    available: String,
}

/// A call that can be copied.
struct Example {
    words: String,
    call: String,
}

async fn show(visit: Visit) -> Result<Response, Problem> {
    let released = visit.db().read(async |tx| released(tx).await).await?;
    let say = &visit.say;
    let flows = outlines(&released).into_iter().map(|it| FlowView {
        title: names::flow(say, &it.dataset, &it.title),
        key: it.dimensions.iter().map(|it| it.word()).collect::<Vec<_>>().join("."),
        structure: format!("/sdmx/2.1/dataflow/{AGENCY}/{}/latest?references=all", it.id),
        csv: format!("/sdmx/2.1/data/{}?format=csv", it.id),
        available: format!("/sdmx/2.1/availableconstraint/{}", it.id),
        dataset: it.dataset,
        id: it.id,
    });
    let view = DevelopersView { say: say.clone(), flows: flows.collect(), examples: examples(&visit) };
    let title = say.text("dissemination-title");
    let head = Head::titled(title).in_section(Section::Data).crumb(say.text("nav-data"), "/data");
    visit.page(head.lasting(), &view)
}

fn examples(visit: &Visit) -> Vec<Example> {
    let example = |key: &str, path: &str| Example {
        words: visit.say.text(key),
        call: format!("curl '{}{path}'", visit.site.address("")),
    };
    let stock = "/sdmx/2.1/data/UNDESA_STOCK/A.immigrant-stock.MDA.._T.";
    vec![
        example("dissemination-example-flows", "/sdmx/2.1/dataflow"),
        example("dissemination-example-key", &format!("{stock}?startPeriod=2000&format=csv")),
        example("dissemination-example-asof", &format!("{stock}?asOf=2026-10-01&format=csv")),
        example("dissemination-example-history", &format!("{stock}?includeHistory=true&format=csv")),
        example("dissemination-example-figures", "/api/v1/figures?area=MDA&format=xlsx"),
    ]
}

async fn lead(visit: Visit) -> Response {
    visit.lead("/developers")
}
