//! Pages of groups: overview, members as of any day, designations, offices, settings.

mod bridges;
mod chair;
mod designations;
mod members;
mod members_table;
mod naming;
mod offices;
mod overview;
mod settings;
mod upload;

use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRequestParts, RawPathParams},
    http::request::Parts,
    routing::{get, post},
};
use jiff::civil::Date;
use kernel::{Action as _, AgencyId, Role};
use web::{Head, Problem, Site, StatusCode, Task, TaskUrgency, Visit};

use crate::{
    model::{Clash, Group},
    ops, policy, reading, store,
};

/// Every page of this capability: the home group's at short addresses, every group's at long ones.
pub(crate) fn routes() -> Router<Site> {
    Router::new().route("/groups", get(overview::all)).merge(under("/group")).merge(under("/groups/{slug}"))
}

fn under(base: &str) -> Router<Site> {
    let letters = DefaultBodyLimit::max(upload::LIMIT + 64 * 1024);
    Router::new()
        .route(base, get(overview::show))
        .route(&format!("{base}/members"), get(members::show))
        .route(&format!("{base}/vacancies"), get(members_table::vacancies))
        .route(&format!("{base}/members/join"), post(members::join))
        .route(&format!("{base}/members/leave"), post(members::leave))
        .route(&format!("{base}/designations/new"), get(naming::form).post(naming::designate).layer(letters))
        .route(&format!("{base}/designations/{{id}}"), get(designations::show))
        .route(&format!("{base}/designations/{{id}}/letter"), get(designations::letter))
        .route(&format!("{base}/designations/{{id}}/confirm"), post(designations::confirm))
        .route(&format!("{base}/designations/{{id}}/end"), post(designations::end))
        .route(&format!("{base}/offices"), get(offices::show).post(offices::grant))
        .route(&format!("{base}/offices/{{id}}/end"), post(offices::end))
        .route(&format!("{base}/settings"), get(settings::show).post(settings::change))
        .route(&format!("{base}/chair"), get(chair::show).post(chair::name))
}

/// What an address names: the group by its slug, or the home group; and a record of it.
struct At {
    slug: Option<String>,
    id: String,
}

impl<S: Send + Sync> FromRequestParts<S> for At {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let params =
            RawPathParams::from_request_parts(parts, state).await.map_err(|_| Problem::not_found())?;
        let of = |name: &str| params.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned());
        Ok(Self { slug: of("slug"), id: of("id").unwrap_or_default() })
    }
}

impl At {
    async fn group(&self, visit: &Visit) -> Result<Group, Problem> {
        visit.db().read(async |tx| crate::at(tx, self.slug.as_deref()).await).await
    }
}

/// The frame of a page inside a group.
fn head(visit: &Visit, group: &Group, title: &str) -> Head {
    crate::head(&visit.say, group, title).here(title)
}

/// A day as a form sends it.
fn day(text: &str) -> Option<Date> {
    text.trim().parse().ok()
}

/// A day in words, or nothing.
fn day_words(visit: &Visit, day: Option<Date>) -> String {
    day.map(|day| visit.say.local().short_day(day)).unwrap_or_default()
}

/// Days from one day to another, for ages.
fn days_between(from: Date, to: Date) -> i64 {
    to.since(from).map_or(0, |span| i64::from(span.get_days()))
}

/// The agencies of a group for which this visitor may name people.
fn may_name_for(visit: &Visit, group: &Group, agency: AgencyId) -> bool {
    let post = policy::Post { group: group.clone(), agency, role: Role::FocalPoint };
    policy::Designate::allowed(&visit.actor, &post)
}

/// A clash as a sentence.
fn clash_words(visit: &Visit, clash: &Clash) -> String {
    let local = visit.say.local();
    let name = clash.person_name.as_str();
    match clash.to {
        Some(to) => visit.say.fill(
            "groups-clash",
            &[("name", name.into()), ("from", local.day(clash.from).into()), ("to", local.day(to).into())],
        ),
        None => visit
            .say
            .fill("groups-clash-open", &[("name", name.into()), ("from", local.day(clash.from).into())]),
    }
}

/// What needs the reader: a designation that was asked after, and vacancies for co-chairs.
pub(crate) fn tasks(
    visit: Visit,
) -> std::pin::Pin<Box<dyn Future<Output = Result<Vec<Task>, Problem>> + Send>> {
    Box::pin(async move {
        let Some(person) = visit.actor.person().map(|person| person.id) else { return Ok(Vec::new()) };
        let now = visit.actor.now;
        let (asked, vacancies) = visit
            .db()
            .read(async |tx| {
                let asked: Vec<_> = store::designations_of(tx, person)
                    .await?
                    .into_iter()
                    .filter(|it| it.asked_at.is_some())
                    .collect();
                let (mut asked_after, mut vacancies) = (Vec::new(), Vec::new());
                for group in store::all(tx).await? {
                    let today = group.day(now);
                    let own = asked.iter().filter(|it| it.group == group.id && it.holds_on(today));
                    asked_after.extend(own.map(|it| (group.clone(), it.clone())));
                    if visit.actor.holds(group.id, Role::CoChair) {
                        let standing = reading::standing_on(tx, group.id, today).await?;
                        vacancies.push((group, standing.without_focal_point.len()));
                    }
                }
                Ok::<_, db::Error>((asked_after, vacancies))
            })
            .await?;
        let mut tasks = Vec::new();
        for (group, it) in asked {
            let lapses = crate::model::lapses_on(it.asked_at.unwrap_or(now), &group.settings);
            tasks.push(Task {
                title: visit.say.with("groups-task-confirm", "agency", it.agency_code.clone()),
                detail: group.title(visit.say.language).to_owned(),
                url: group.path(&format!("/designations/{}", it.id)),
                action: visit.say.text("groups-confirm"),
                due: Some(lapses.to_zoned_datetime(group.time_zone())),
                urgency: TaskUrgency::Soon,
            });
        }
        for (group, count) in vacancies.into_iter().filter(|(_, count)| *count > 0) {
            tasks.push(Task {
                title: visit.say.with("groups-task-vacancies", "count", count),
                detail: group.title(visit.say.language).to_owned(),
                url: group.path("/members"),
                action: visit.say.text("groups-task-vacancies-act"),
                due: None,
                urgency: TaskUrgency::Later,
            });
        }
        Ok(tasks)
    })
}

impl From<ops::Error> for Problem {
    fn from(error: ops::Error) -> Self {
        match error {
            ops::Error::NotFound(_) => Self::not_found(),
            ops::Error::Denied(_) => Self::not_yours(),
            ops::Error::Overlap(clash) => Self::new(StatusCode::CONFLICT, "groups/overlap")
                .with("name", clash.person_name)
                .with("from", clash.from.to_string()),
            ops::Error::AlreadyMember { from, .. } => {
                Self::new(StatusCode::CONFLICT, "groups/already").with("from", from.to_string())
            }
            ops::Error::NotMember(code) => {
                Self::new(StatusCode::CONFLICT, "groups/not-member").with("agency", code)
            }
            ops::Error::NotMemberAbove(code) => {
                Self::new(StatusCode::CONFLICT, "groups/not-member-above").with("agency", code)
            }
            ops::Error::Over(day) => {
                Self::new(StatusCode::CONFLICT, "groups/over").with("day", day.to_string())
            }
            ops::Error::Backwards { .. }
            | ops::Error::Role(_)
            | ops::Error::Country
            | ops::Error::Slug(_)
            | ops::Error::Zone(_)
            | ops::Error::SecondHome(_) => Self::unreadable(error),
            ops::Error::Db(error) => error.into(),
        }
    }
}
