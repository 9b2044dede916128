//! Choosing a figure, a table, a chart or a kept analysis from what is published, and adding it to a section.

use askama::Template;
use axum::extract::Path;
use kernel::Permit;
use serde::{Deserialize, Serialize};
use web::{Form, Problem, Query, Response, Say, StatusCode, Visit};

use super::{head, words, writable};
use crate::{
    ground::{From, gather},
    model::Section,
    ops::{self, Building, Error, Whole},
    policy::Write,
    store,
    syntax::parse,
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    section: u32,
    kind: String,
    indicator: String,
    areas: String,
    with: String,
    periods: String,
    /// The number of a kept analysis, instead of all else.
    analysis: String,
}

impl Asked {
    /// What is written into the text; nothing until it is complete.
    fn line(&self) -> Option<String> {
        if let Ok(number) = self.analysis.trim().parse::<i64>() {
            return Some(format!("{{{{analysis {number}}}}}"));
        }
        let word = |text: &str| {
            let text: String = text.split_whitespace().collect::<Vec<_>>().join("");
            (!text.is_empty()).then_some(text)
        };
        let kind =
            if matches!(self.kind.as_str(), "table" | "chart") { self.kind.as_str() } else { "figure" };
        let areas = named(&self.areas);
        if areas.is_empty() {
            return None;
        }
        let (indicator, periods) = (word(&self.indicator)?, word(&self.periods)?);
        let with = word(&self.with).map_or_else(String::new, |_| {
            named(&self.with).first().map_or_else(String::new, |code| format!(" with={code}"))
        });
        Some(format!("{{{{{kind} {indicator} {} {periods}{with}}}}}", areas.join(",")))
    }
}

/// Codes of countries that are named by codes or names, with commas between them.
fn named(text: &str) -> Vec<String> {
    let areas = &countries::content().areas;
    text.split([',', ';'])
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .map(|it| areas.find(it).map_or_else(|| it.replace(' ', ""), |area| area.code.to_string()))
        .collect()
}

#[derive(Template, Serialize)]
#[template(path = "pages/insert.html")]
struct View {
    #[serde(skip)]
    say: Say,
    report: String,
    #[serde(skip)]
    title: String,
    section: u32,
    #[serde(skip)]
    chosen: String,
    kind: String,
    indicator: String,
    areas: String,
    with: String,
    periods: String,
    analysis: String,
    /// The kept analyses that may be chosen, by their numbers.
    #[serde(skip)]
    analyses: Vec<(String, String)>,
    #[serde(skip)]
    kinds: Vec<(String, String)>,
    #[serde(skip)]
    indicators: Vec<(String, String)>,
    #[serde(skip)]
    sections: Vec<(String, String)>,
    line: Option<String>,
    faults: Vec<String>,
    #[serde(skip)]
    body: web::Html,
    #[serde(skip)]
    url: String,
}

pub(super) async fn page(
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    visit.signed()?;
    shown(&visit, &slug, asked, StatusCode::OK).await
}

async fn shown(visit: &Visit, slug: &str, asked: Asked, status: StatusCode) -> Result<Response, Problem> {
    let (say, actor) = (visit.say.clone(), visit.actor.clone());
    let building = Building { site: &visit.site, program: crate::PROGRAM };
    let line = asked.line();
    let (whole, sections, published, kept, preview) = visit
        .db()
        .read(async |tx| {
            let whole = writable(tx, &actor, slug).await?;
            let sections = store::sections(tx, whole.report.id).await?;
            let published = statistics::published_indicators(tx).await?;
            let kept = analyses::kept_for(tx, &actor).await?;
            let preview = match &line {
                Some(line) => {
                    let alone = [Section {
                        number: 1,
                        title: String::new(),
                        text: line.clone(),
                        revision: 1,
                        edited_by: String::new(),
                        edited_at: actor.now,
                    }];
                    Some(ops::preview(tx, &actor, building, &whole, &alone).await?)
                }
                None => None,
            };
            Ok::<_, Problem>((whole, sections, published, kept, preview))
        })
        .await?;
    let (faults, body) = match &preview {
        Some(it) if it.faults.is_empty() => (
            Vec::new(),
            crate::output::body(&it.frozen, &building.say(&whole), &crate::output::Marks::default()),
        ),
        Some(it) => (it.faults.iter().map(|it| words::fault(&say, it)).collect(), String::new()),
        None => (Vec::new(), String::new()),
    };
    let view = View {
        report: whole.report.slug.clone(),
        title: whole.report.title.clone(),
        section: asked.section.max(1),
        chosen: asked.section.max(1).to_string(),
        kinds: ["figure", "table", "chart"]
            .iter()
            .map(|it| ((*it).to_owned(), say.text(&format!("reports-kind-{it}"))))
            .collect(),
        indicators: indicators(&say, &published),
        sections: choices(&say, &whole, &sections),
        analyses: kept
            .iter()
            .filter(|it| it.state != analyses::model::State::Withdrawn)
            .map(|it| (it.number.to_string(), format!("{} \u{2013} {}", it.number, it.title)))
            .collect(),
        analysis: asked.analysis,
        kind: if asked.kind.is_empty() { "figure".to_owned() } else { asked.kind },
        indicator: asked.indicator,
        areas: asked.areas,
        with: asked.with,
        periods: if asked.periods.is_empty() { "latest".to_owned() } else { asked.periods },
        line,
        faults,
        body: web::Html::made(body),
        url: whole.report.path(""),
        say: say.clone(),
    };
    let title = say.text("reports-insert");
    let trail = head(visit, &title).crumb(view.title.clone(), whole.report.path("/edit")).here(title.clone());
    visit.page_with(status, trail, &view)
}

fn indicators(say: &Say, published: &[statistics::PublishedIndicator]) -> Vec<(String, String)> {
    let words = |it: &statistics::PublishedIndicator| {
        let name = statistics::shown::indicator(say, &it.indicator);
        (it.indicator.clone(), format!("{name} ({})", it.dataset))
    };
    published.iter().map(words).collect()
}

fn choices(say: &Say, _: &Whole, sections: &[Section]) -> Vec<(String, String)> {
    let words = |it: &Section| {
        let words = if it.title.is_empty() {
            say.with("reports-section-number", "number", i64::from(it.number))
        } else {
            it.title.clone()
        };
        (it.number.to_string(), words)
    };
    let next = sections.last().map_or(0, |it| it.number) + 1;
    sections.iter().map(words).chain([(next.to_string(), say.text("reports-section-new"))]).collect()
}

/// Adds what was chosen to the draft of a section; what cannot be resolved is told instead.
pub(super) async fn add(
    visit: Visit,
    Path(slug): Path<String>,
    Form(asked): Form<Asked>,
) -> Result<Response, Problem> {
    visit.signed()?;
    let actor = visit.actor.clone();
    let Some(line) = asked.line() else {
        return shown(&visit, &slug, asked, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let parsed = [parse(1, &line, 0)];
    let to = visit
        .db()
        .write(async |tx| {
            let whole = writable(tx, &actor, &slug).await?;
            let (_, lacking) = gather(tx, &parsed, From::Published(&actor)).await?;
            if !lacking.is_empty() || !parsed[0].faults.is_empty() {
                return Ok(None);
            }
            let permit = Permit::<Write>::grant(&actor, whole.owned()).map_err(Error::from)?;
            ops::insert(tx, &actor, permit, &whole, asked.section.max(1), &line).await?;
            Ok::<_, Problem>(Some(whole.report.path(&format!("/edit#section-{}", asked.section.max(1)))))
        })
        .await?;
    match to {
        Some(to) => Ok(visit.done(&to, "reports-notice-inserted")),
        None => shown(&visit, &slug, asked, StatusCode::UNPROCESSABLE_ENTITY).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_becomes_a_line() {
        let asked = |kind: &str, areas: &str, with: &str| Asked {
            section: 1,
            kind: kind.into(),
            indicator: "immigrant-stock".into(),
            areas: areas.into(),
            with: with.into(),
            periods: "1990 .. 2020".into(),
            analysis: String::new(),
        };
        assert_eq!(
            asked("table", "Kenya, uga", "").line().unwrap(),
            "{{table immigrant-stock KEN,UGA 1990..2020}}"
        );
        assert_eq!(
            asked("", "KEN", "Uganda").line().unwrap(),
            "{{figure immigrant-stock KEN 1990..2020 with=UGA}}"
        );
        assert_eq!(asked("chart", " ", "").line(), None);
        let of_analysis = Asked { analysis: " 12 ".into(), ..Asked::default() };
        assert_eq!(of_analysis.line().unwrap(), "{{analysis 12}}");
    }
}
