//! The mandate as pages: all clauses at a glance, one clause opened, the same for spreadsheets.

mod clause;
mod list;
mod obligation;
mod panel;
mod strip;
mod table;

use std::sync::Arc;

use axum::{Router, extract::Path, routing::get};
use groups::Group;
use jiff::civil::Date;
use serde::Deserialize;
use web::{Head, Problem, Query, Response, Section, Site, StatusCode, Visit};

pub(crate) use panel::{of_group, of_today, tasks};

use crate::{Assessment, evaluate_group, words::Wording};

pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/mandate", get(home_list))
        .route("/mandate/{number}", get(home_clause))
        .route("/groups/{slug}/mandate", get(group_list))
        .route("/groups/{slug}/mandate/{number}", get(group_clause))
}

/// What an address may ask.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The day at whose end the mandate is judged; today by default.
    #[serde(rename = "as-of", alias = "as_of")]
    as_of: String,
    /// The clause opened beside the list.
    clause: String,
}

impl Asked {
    /// The day asked for, if one is.
    fn day(&self) -> Result<Option<Date>, Problem> {
        match self.as_of.trim() {
            "" => Ok(None),
            text => text
                .parse()
                .map(Some)
                .map_err(|_| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "mandate/not-a-day")),
        }
    }

    /// What links of the page carry on.
    fn suffix(&self) -> String {
        self.day().ok().flatten().map_or_else(String::new, |day| format!("?as-of={day}"))
    }
}

/// The group and its mandate as of the day asked for.
pub(crate) async fn judged(
    visit: &Visit,
    slug: Option<&str>,
    asked: &Asked,
) -> Result<(Group, Arc<Assessment>), Problem> {
    let day = asked.day()?;
    let now = visit.actor.now;
    visit
        .db()
        .read(async |tx| {
            let group = groups::at(tx, slug).await?;
            let as_of = day.unwrap_or_else(|| group.day(now));
            let assessment = evaluate_group(tx, &group, as_of).await?;
            Ok((group, assessment))
        })
        .await
}

pub(crate) fn wording<'a>(visit: &'a Visit, assessment: &'a Assessment) -> Wording<'a> {
    Wording {
        say: &visit.say,
        mandate: assessment.mandate,
        setting: &assessment.setting,
        as_of: assessment.as_of,
    }
}

/// The frame of the pages of a group's mandate.
fn head(visit: &Visit, group: &Group, title: String) -> Head {
    let head = Head::titled(title).described(visit.say.text("mandate-lead"));
    if group.home {
        head.in_section(Section::Mandate)
    } else {
        let name = group.title(visit.say.language).to_owned();
        head.in_section(Section::Group).crumb(name, group.path(""))
    }
}

async fn home_list(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    list::page(visit, None, asked).await
}

async fn group_list(
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    list::page(visit, Some(slug), asked).await
}

async fn home_clause(
    visit: Visit,
    Path(number): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    clause::page(visit, None, &number, asked).await
}

async fn group_clause(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    clause::page(visit, Some(slug), &number, asked).await
}
