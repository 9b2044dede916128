//! All indicators by theme.

use askama::Template;
use kernel::List;
use serde::{Deserialize, Serialize};
use web::{Head, Mark, Problem, Query, Response, Say, Section, Visit};

use super::words;
use crate::{
    content::content,
    described::Described,
    model::{Indicator, Theme},
    shelf::Shelf,
};

#[derive(Template, Serialize)]
#[template(path = "pages/list.html")]
struct ListView {
    #[serde(skip)]
    say: Say,
    #[serde(skip)]
    themes: Vec<(String, String, bool)>,
    #[serde(skip)]
    ask: String,
    #[serde(skip)]
    parts: Vec<Part>,
    indicators: Vec<Described>,
}

struct Part {
    id: &'static str,
    name: String,
    rows: Vec<Row>,
}

struct Row {
    url: String,
    name: String,
    definition: String,
    unit: String,
    mark: Mark,
    there: bool,
}

/// Which are wanted.
#[derive(Deserialize)]
pub(super) struct Asked {
    theme: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let theme: Option<Theme> = asked.theme.as_deref().and_then(|it| it.parse().ok());
    let wanted: Vec<&'static Indicator> =
        content().indicators.iter().filter(|it| theme.is_none_or(|theme| it.theme == theme)).collect();
    let say = &visit.say;
    if visit.format.is_file() {
        return visit.table("indicators", table(say, &wanted)).await;
    }
    let shelf = Shelf::open_for(visit.db(), &wanted).await?;
    let themes = Theme::ALL.iter().filter(|it| content().indicators.iter().any(|known| known.theme == **it));
    let named = |it: Theme| say.text(&format!("indicators-theme-{it}"));
    let parts = themes.clone().filter_map(|theme| {
        let of = wanted.iter().filter(|it| it.theme == *theme);
        let rows: Vec<Row> = of.map(|it| row(say, &shelf, it)).collect();
        (!rows.is_empty()).then(|| Part { id: theme.word(), name: named(*theme), rows })
    });
    let view = ListView {
        parts: parts.collect(),
        themes: themes.map(|it| (it.to_string(), named(*it), theme == Some(*it))).collect(),
        ask: theme.map_or_else(String::new, |it| format!("?theme={it}")),
        indicators: wanted.iter().map(|it| Described::of(it, say.language)).collect(),
        say: say.clone(),
    };
    let title = say.text("indicators-title");
    let head = Head::titled(title.clone())
        .in_section(Section::Data)
        .crumb(say.text("nav-data"), "/data")
        .here(title);
    visit.page(head.lasting(), &view)
}

fn row(say: &Say, shelf: &Shelf, it: &Indicator) -> Row {
    Row {
        url: it.path(""),
        name: it.name.get(say.language).to_owned(),
        definition: it.definition.get(say.language).to_owned(),
        unit: words::unit(say, &it.unit),
        mark: words::mark(say, it.mark),
        there: shelf.can_answer(it),
    }
}

fn table(say: &Say, rows: &[&Indicator]) -> List {
    List::of(say.text("indicators-title"), rows)
        .text(say.text("indicators-head-id"), |it| it.id.clone())
        .text(say.text("indicators-head-indicator"), |it| it.name.get(say.language).to_owned())
        .text(say.text("indicators-theme"), |it| say.text(&format!("indicators-theme-{}", it.theme)))
        .text(say.text("indicators-definition"), |it| it.definition.get(say.language).to_owned())
        .text(say.text("indicators-formula"), |it| it.formula.printed())
        .text(say.text("indicators-unit"), |it| words::unit(say, &it.unit))
        .text(say.text("indicators-sdg"), |it| it.sdg.join(" "))
        .text(say.text("indicators-gcm"), |it| {
            it.gcm.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        })
        .text(say.text("indicators-mark"), |it| words::mark(say, it.mark).words)
        .text(say.text("indicators-source"), |it| it.source.clone())
        .link(say.text("file-address"), |it| it.path(""))
        .done()
}
