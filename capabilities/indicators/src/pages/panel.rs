//! The figures of a country's page: what indicators say of it in their newest year, each with its source.

use std::pin::Pin;

use askama::Template;
use countries::area_of_panel;
use kernel::uuid::Uuid;
use serde_json::json;
use web::{Html, PanelHtml, Problem, Say, Visit};

use super::{today, words};
use crate::{
    answer::{Answer, Subject, latest_of},
    content::content,
    model::Indicator,
    shelf::Shelf,
};

type Panel = Pin<Box<dyn Future<Output = Result<Option<PanelHtml>, Problem>> + Send>>;

#[derive(Template)]
#[template(path = "pages/panel.html")]
struct PanelView<'a> {
    say: &'a Say,
    figures: Vec<Figure>,
}

#[derive(Template)]
#[template(path = "pages/sources.html")]
struct SourcesView<'a> {
    say: &'a Say,
    sources: &'a [Source],
}

struct Figure {
    label: String,
    value: String,
    url: String,
    detail: String,
    source: usize,
    source_label: String,
}

struct Source {
    number: usize,
    words: String,
    url: String,
    licence: String,
}

/// The numbers and the editions they are from, each once; shared by both panels of a page.
struct Answered {
    all: Vec<(&'static Indicator, Answer)>,
    sources: Vec<Source>,
}

async fn answered(visit: &Visit, id: Uuid) -> Result<Answered, Problem> {
    let Some(area) = area_of_panel(id) else {
        return Ok(Answered { all: Vec::new(), sources: Vec::new() });
    };
    let mut wanted: Vec<&'static Indicator> =
        content().indicators.iter().filter(|it| it.country.is_some()).collect();
    wanted.sort_by_key(|it| it.country);
    let shelf = Shelf::open_for(visit.db(), &wanted).await?;
    let subject = Subject::Area(area.code.to_string());
    let until = today(visit).year();
    let all: Vec<_> =
        wanted.into_iter().filter_map(|it| Some((it, latest_of(&shelf, it, &subject, until)?))).collect();
    let mut sources: Vec<Source> = Vec::new();
    for input in all.iter().flat_map(|(_, it)| it.inputs.values()) {
        let (Some(url), Some(edition)) = (&input.edition_url, &input.edition) else { continue };
        if !sources.iter().any(|it| it.url == *url) {
            sources.push(Source {
                number: sources.len() + 1,
                words: format!("{}, {edition}", input.title),
                url: url.clone(),
                licence: shelf.licence(url).to_owned(),
            });
        }
    }
    Ok(Answered { all, sources })
}

/// The panel in the middle of a country's page.
pub(crate) fn panel(visit: Visit, id: Uuid) -> Panel {
    Box::pin(async move {
        let found = visit.once(id, answered(&visit, id)).await?;
        if found.all.is_empty() {
            return Ok(None);
        }
        let say = &visit.say;
        let figures =
            found.all.iter().map(|(indicator, it)| figure(say, indicator, it, &found.sources)).collect();
        let html = PanelView { say, figures }.render().map_err(|error| Problem::internal(&error))?;
        let data = found
            .all
            .iter()
            .map(|(indicator, it)| {
                let url = words::path(indicator, it);
                json!({ "indicator": indicator.id, "unit": indicator.unit, "url": url, "answer": it })
            })
            .collect();
        Ok(Some(PanelHtml { html: Html::made(html), side: false, name: "indicators", data }))
    })
}

/// The panel beside it: where each number comes from, and on what terms.
pub(crate) fn panel_sources(visit: Visit, id: Uuid) -> Panel {
    Box::pin(async move {
        let found = visit.once(id, answered(&visit, id)).await?;
        if found.all.is_empty() {
            return Ok(None);
        }
        let sources = &found.sources;
        let data = sources.iter().map(|it| json!({ "url": it.url, "licence": it.licence })).collect();
        let html =
            SourcesView { say: &visit.say, sources }.render().map_err(|error| Problem::internal(&error))?;
        Ok(Some(PanelHtml { html: Html::made(html), side: true, name: "indicator_sources", data }))
    })
}

fn figure(say: &Say, indicator: &Indicator, it: &Answer, sources: &[Source]) -> Figure {
    let urls: Vec<&String> = it.inputs.values().filter_map(|it| it.edition_url.as_ref()).collect();
    let source = sources.iter().find(|it| urls.contains(&&it.url)).map_or(1, |it| it.number);
    let arguments =
        [("unit", words::unit(say, &indicator.unit).into()), ("year", it.year.to_string().into())];
    Figure {
        label: indicator.name.get(say.language).to_owned(),
        value: words::number(say, indicator, it.value.unwrap_or_default()),
        url: words::path(indicator, it),
        detail: say.fill("indicators-panel-detail", &arguments),
        source,
        source_label: say.with("indicators-source-number", "number", source.to_string()),
    }
}
