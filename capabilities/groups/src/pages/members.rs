//! The members of a group as of any day; agencies join and leave.

use jiff::civil::Date;
use kernel::{Action as _, Permit, Role};
use people::AgencyCard;
use serde::{Deserialize, Serialize};
use web::{Form, Mark, Problem, Query, Response, Say, Status, Visit};

use super::{At, day, day_words, days_between, head, may_name_for, members_table};
use crate::{
    model::{Designation, Group, Standing},
    ops,
    policy::{Join, ReadRegister, Seat},
    reading, store,
};

#[derive(Deserialize)]
pub(super) struct On {
    #[serde(default)]
    on: String,
}

impl On {
    /// The day asked for, or the group's today.
    pub(super) fn day_of(&self, group: &Group, visit: &Visit) -> Result<Date, Problem> {
        match self.on.trim() {
            "" => Ok(group.day(visit.actor.now)),
            text => day(text).ok_or_else(|| Problem::unreadable(format!("`{}` ≠ YYYY-MM-DD", short(text)))),
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Step {
    agency: String,
    #[serde(default)]
    day: String,
}

#[derive(askama::Template, Serialize)]
#[template(path = "pages/members.html")]
struct MembersView {
    #[serde(skip)]
    say: Say,
    group: String,
    on: Date,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    lead: String,
    #[serde(skip)]
    path: String,
    /// What follows the `?` where the same is wanted as a file.
    #[serde(skip)]
    ask: String,
    members: Vec<MemberView>,
    #[serde(skip)]
    names_shown: bool,
    #[serde(skip)]
    joinable: Vec<(String, String)>,
    #[serde(skip)]
    leavable: Vec<(String, String)>,
    #[serde(skip)]
    today: String,
}

#[derive(Serialize)]
pub(super) struct MemberView {
    pub(super) agency: String,
    pub(super) name: String,
    pub(super) co_chair: Option<HolderView>,
    pub(super) focal_point: Option<HolderView>,
    pub(super) alternate: Option<HolderView>,
    pub(super) vacant_since: Option<Date>,
    #[serde(skip)]
    vacancy: Option<Mark>,
    #[serde(skip)]
    name_url: Option<String>,
}

/// Whoever holds a post; the public sees that somebody does, not who.
#[derive(Serialize)]
pub(super) struct HolderView {
    id: Option<crate::DesignationId>,
    pub(super) name: Option<String>,
    pub(super) email: Option<String>,
    pub(super) from: Date,
    pub(super) to: Option<Date>,
    #[serde(skip)]
    url: String,
    #[serde(skip)]
    note: String,
}

pub(super) async fn show(visit: Visit, at: At, Query(on): Query<On>) -> Result<Response, Problem> {
    let group = at.group(&visit).await?;
    let today = group.day(visit.actor.now);
    let on = on.day_of(&group, &visit)?;
    let (members, designations, standing, above) = visit
        .db()
        .read(async |tx| {
            let above = match group.parent {
                Some(parent) => store::members_on(tx, parent, today).await?,
                None => people::agencies(tx).await?,
            };
            let members = store::members_on(tx, group.id, on).await?;
            let designations = store::designations_on(tx, group.id, on).await?;
            Ok::<_, db::Error>((members, designations, reading::standing_on(tx, group.id, on).await?, above))
        })
        .await?;
    let names_shown = ReadRegister::allowed(&visit.actor, &group.id);
    let may =
        |agency: &AgencyCard| Join::allowed(&visit.actor, &Seat { group: group.clone(), agency: agency.id });
    let option = |agency: &AgencyCard| (agency.code.clone(), agency.code.clone());
    let rows = members
        .iter()
        .map(|agency| member(&visit, &group, agency, &designations, &standing, on, names_shown));
    if visit.format.is_file() {
        let (name, members): (_, Vec<MemberView>) = (format!("members-{}-{on}", group.slug), rows.collect());
        return visit.table(&name, members_table::of(&visit, &group, &members, on, names_shown)).await;
    }
    let view = MembersView {
        title: visit.say.text("groups-members"),
        lead: lead(&visit, members.len(), on, today),
        path: group.path("/members"),
        ask: format!("?on={on}"),
        joinable: above
            .iter()
            .filter(|agency| !members.iter().any(|member| member.id == agency.id) && may(agency))
            .map(option)
            .collect(),
        leavable: members.iter().filter(|agency| may(agency)).map(option).collect(),
        today: today.to_string(),
        members: rows.collect(),
        names_shown,
        on,
        group: group.slug.clone(),
        say: visit.say.clone(),
    };
    visit.page(head(&visit, &group, &view.title).lasting(), &view)
}

pub(super) async fn join(visit: Visit, at: At, Form(step): Form<Step>) -> Result<Response, Problem> {
    let (group, seat, from) = asked(&visit, &at, &step).await?;
    let permit = Permit::<Join>::grant(&visit.actor, seat).map_err(ops::Error::from)?;
    let actor = visit.actor.clone();
    visit.db().write(async |tx| ops::join(tx, &actor, permit, from).await).await?;
    Ok(visit.done(&group.path("/members"), "groups-notice-joined"))
}

pub(super) async fn leave(visit: Visit, at: At, Form(step): Form<Step>) -> Result<Response, Problem> {
    let (group, seat, to) = asked(&visit, &at, &step).await?;
    let permit = Permit::<Join>::grant(&visit.actor, seat).map_err(ops::Error::from)?;
    let actor = visit.actor.clone();
    visit.db().write(async |tx| ops::leave(tx, &actor, permit, to).await).await?;
    Ok(visit.done(&group.path("/members"), "groups-notice-left"))
}

async fn asked(visit: &Visit, at: &At, step: &Step) -> Result<(Group, Seat, Date), Problem> {
    visit.signed()?;
    let group = at.group(visit).await?;
    let agency = visit.db().read(async |tx| people::agency_by_code(tx, &step.agency).await).await?;
    let agency = agency.ok_or_else(Problem::not_found)?;
    let day = match step.day.trim() {
        "" => group.day(visit.actor.now),
        text => day(text).ok_or_else(|| Problem::unreadable(format!("`{}` ≠ YYYY-MM-DD", short(text))))?,
    };
    Ok((group.clone(), Seat { group, agency: agency.id }, day))
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

fn lead(visit: &Visit, count: usize, on: Date, today: Date) -> String {
    let count = visit.say.with("groups-members-count", "count", count);
    let day = visit.say.local().day(on);
    let key = if on == today { "groups-members-today" } else { "groups-members-on" };
    visit.say.fill(key, &[("members", count.into()), ("day", day.into())])
}

fn member(
    visit: &Visit,
    group: &Group,
    agency: &AgencyCard,
    designations: &[Designation],
    standing: &Standing,
    on: Date,
    names_shown: bool,
) -> MemberView {
    let holder = |role: Role| {
        let it = designations.iter().find(|it| it.agency == agency.id && it.role == role)?;
        let until = it.to.map(|_| visit.say.with("groups-until", "day", day_words(visit, it.to)));
        let asked = it.asked_at.map(|_| visit.say.text("groups-asked"));
        let note: Vec<String> =
            [Some(visit.say.with("groups-since", "day", day_words(visit, Some(it.from)))), until, asked]
                .into_iter()
                .flatten()
                .collect();
        Some(HolderView {
            id: names_shown.then_some(it.id),
            name: names_shown.then(|| it.person_name.clone()),
            email: names_shown.then(|| it.email.clone()),
            from: it.from,
            to: it.to,
            url: group.path(&format!("/designations/{}", it.id)),
            note: note.join(" · "),
        })
    };
    let since = standing
        .without_focal_point
        .iter()
        .find(|(vacant, _)| vacant.id == agency.id)
        .map(|(_, since)| *since);
    let name_url = may_name_for(visit, group, agency.id)
        .then(|| group.path(&format!("/designations/new?agency={}", agency.code)));
    MemberView {
        agency: agency.code.clone(),
        name: agency.names.get(visit.say.language).to_owned(),
        co_chair: holder(Role::CoChair),
        focal_point: holder(Role::FocalPoint),
        alternate: holder(Role::Alternate),
        vacant_since: since,
        vacancy: since.map(|since| {
            let age = visit.say.with("groups-vacant-for", "days", days_between(since, on));
            Mark::new(Status::AtRisk, age)
        }),
        name_url,
    }
}
