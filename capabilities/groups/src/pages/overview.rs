//! The page of a group, and the list of all groups.

use jiff::civil::Date;
use kernel::{Action as _, List, Role, uuid::Uuid};
use people::AgencyCard;
use serde::Serialize;
use web::{Head, PanelHtml, Place, Problem, Response, Say, Section, Visit};

use super::{
    At,
    bridges::{BridgeView, Kin},
    day_words, days_between,
};
use crate::{
    model::{ChairTerm, Designation, Group},
    policy::{Chaired, NameChair, ReadRegister, convenes, follows_work, sees_calendar},
    reading, store,
};

#[derive(askama::Template, Serialize)]
#[template(path = "pages/overview.html")]
struct OverviewView {
    #[serde(skip)]
    say: Say,
    slug: String,
    title: String,
    zone: String,
    #[serde(skip)]
    zone_words: String,
    parent: Option<LinkView>,
    sisters: Vec<LinkView>,
    groups_below: Vec<LinkView>,
    members: usize,
    #[serde(skip)]
    members_words: String,
    co_chairs: Vec<PersonView>,
    chairs: Vec<ChairView>,
    #[serde(skip)]
    chairs_of_parent: bool,
    vacancies: Vec<VacancyView>,
    bridges: Vec<BridgeView>,
    /// Who sits in the group above or below, as most members do.
    overlap: Vec<BridgeView>,
    #[serde(skip)]
    overlap_words: String,
    may_join: Vec<String>,
    #[serde(skip)]
    names_shown: bool,
    #[serde(skip)]
    members_url: String,
    #[serde(skip)]
    vacancies_url: String,
    /// The pages of the group that this reader may open.
    #[serde(skip)]
    local: Vec<LinkView>,
    #[serde(skip)]
    offices_url: Option<String>,
    #[serde(skip)]
    settings_url: Option<String>,
    #[serde(skip)]
    chair_url: Option<String>,
    panels: Vec<PanelHtml>,
}

#[derive(Serialize)]
pub(super) struct LinkView {
    pub(super) words: String,
    pub(super) url: String,
}

#[derive(Serialize)]
struct PersonView {
    agency: String,
    name: Option<String>,
    since: jiff::civil::Date,
    #[serde(skip)]
    since_words: String,
}

#[derive(Serialize)]
pub(super) struct ChairView {
    pub(super) agency: String,
    from: jiff::civil::Date,
    to: Option<jiff::civil::Date>,
    #[serde(skip)]
    pub(super) days: String,
}

#[derive(Serialize)]
struct VacancyView {
    agency: String,
    name: String,
    since: jiff::civil::Date,
    days: i64,
    #[serde(skip)]
    since_words: String,
    #[serde(skip)]
    age: String,
}

#[derive(askama::Template, Serialize)]
#[template(path = "pages/groups.html")]
struct GroupsView {
    #[serde(skip)]
    say: Say,
    groups: Vec<GroupView>,
}

#[derive(Serialize)]
struct GroupView {
    slug: String,
    title: String,
    url: String,
    parent: Option<String>,
    members: usize,
    convened_by: Vec<String>,
}

pub(super) async fn show(visit: Visit, at: At) -> Result<Response, Problem> {
    let group = at.group(&visit).await?;
    let today = group.day(visit.actor.now);
    let panels = visit.panels(Place::Group, group.id.uuid()).await?;
    let names_shown = ReadRegister::allowed(&visit.actor, &group.id);
    let (all, standing, designations, others, chairs) = visit
        .db()
        .read(async |tx| {
            let all = store::all(tx).await?;
            let others =
                if names_shown { store::seats_beside(tx, group.id, today).await? } else { Vec::new() };
            let chairs = match group.parent {
                Some(parent) => crate::chairs_on(tx, parent, today).await?,
                None => crate::chairs_on(tx, group.id, today).await?,
            };
            let standing = reading::standing_on(tx, group.id, today).await?;
            let designations = store::designations_on(tx, group.id, today).await?;
            Ok::<_, db::Error>((all, standing, designations, others, chairs))
        })
        .await?;
    let say = &visit.say;
    let link = |it: &Group| LinkView { words: it.title(say.language).to_owned(), url: it.path("") };
    let convener = convenes(&visit.actor, group.id);
    let (bridges, overlap) = if names_shown {
        Kin::of(&group, &all).bridges(say, &designations, &others)
    } else {
        (Vec::new(), Vec::new())
    };
    let overlap_key = if group.parent.is_some() { "groups-overlap-above" } else { "groups-overlap-below" };
    let view = OverviewView {
        title: group.title(say.language).to_owned(),
        zone_words: say.with("groups-zone", "zone", say.local().city(&group.zone)),
        zone: group.zone.clone(),
        parent: all.iter().find(|it| Some(it.id) == group.parent).map(link),
        sisters: all
            .iter()
            .filter(|it| it.id != group.id && it.parent.is_some() && it.parent == group.parent)
            .map(link)
            .collect(),
        groups_below: all.iter().filter(|it| it.parent == Some(group.id)).map(link).collect(),
        members: standing.members,
        members_words: say.with("groups-members-count", "count", standing.members),
        co_chairs: designations
            .iter()
            .filter(|it| it.role == Role::CoChair)
            .map(|it| person(&visit, it, names_shown))
            .collect(),
        chairs: chairs.iter().map(|term| chair(&visit, term)).collect(),
        chairs_of_parent: group.parent.is_some(),
        vacancies: standing
            .without_focal_point
            .iter()
            .map(|(agency, since)| vacancy(say, agency, *since, today))
            .collect(),
        overlap_words: say.with(overlap_key, "count", overlap.len()),
        bridges,
        overlap,
        may_join: standing.may_join.iter().map(|agency| agency.code.clone()).collect(),
        names_shown,
        members_url: group.path("/members"),
        vacancies_url: group.path("/vacancies"),
        local: local(&visit, &group),
        offices_url: convener.then(|| group.path("/offices")),
        settings_url: convener.then(|| group.path("/settings")),
        chair_url: chair_url(&visit, &group, &all),
        panels,
        slug: group.slug.clone(),
        say: say.clone(),
    };
    let head = Head::titled(view.title.clone()).in_section(Section::Group);
    let head = if group.home {
        head.crumb(say.text("groups-all"), "/groups")
    } else {
        head.crumb(say.text("groups-all"), "/groups").here(view.title.clone())
    };
    visit.page(head.lasting(), &view)
}

/// Where this reader may record who chairs: the group above, whose Chair is shown here, or this one.
fn chair_url(visit: &Visit, group: &Group, all: &[Group]) -> Option<String> {
    let shown = all.iter().find(|it| Some(it.id) == group.parent).unwrap_or(group);
    let tree: Vec<_> = all.iter().map(|it| (it.id, it.parent)).collect();
    let chaired = Chaired::among(shown.clone(), &tree);
    (visit.actor.person().is_some() && NameChair::allowed(&visit.actor, &chaired))
        .then(|| shown.path("/chair"))
}

fn vacancy(say: &Say, agency: &AgencyCard, since: Date, today: Date) -> VacancyView {
    let days = days_between(since, today);
    VacancyView {
        agency: agency.code.clone(),
        name: agency.names.get(say.language).to_owned(),
        since,
        days,
        since_words: say.local().short_day(since),
        age: say.with("groups-days", "days", days),
    }
}

fn local(visit: &Visit, group: &Group) -> Vec<LinkView> {
    let link = |key: &str, rest: &str| Some(LinkView { words: visit.say.text(key), url: group.path(rest) });
    [
        link("groups-to-meetings", "/meetings").filter(|_| sees_calendar(&visit.actor, group)),
        link("groups-to-actions", "/actions").filter(|_| follows_work(&visit.actor, group)),
        link("groups-members", "/members"),
        link("groups-to-mandate", "/mandate").filter(|_| group.mandate.is_some()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(super) async fn all(visit: Visit) -> Result<Response, Problem> {
    let now = visit.actor.now;
    let rows = visit
        .db()
        .read(async |tx| {
            let mut rows = Vec::new();
            for group in store::all(tx).await? {
                let today = group.day(now);
                let members = store::members_on(tx, group.id, today).await?.len();
                let chairs = crate::co_chairs_on(tx, group.id, today).await?;
                rows.push((group, members, chairs));
            }
            Ok::<_, db::Error>(rows)
        })
        .await?;
    let title = |id: Uuid| {
        let found = rows.iter().find(|(group, ..)| group.id.uuid() == id);
        found.map(|(group, ..)| group.title(visit.say.language).to_owned())
    };
    let view = GroupsView {
        say: visit.say.clone(),
        groups: rows
            .iter()
            .map(|(group, members, chairs)| GroupView {
                slug: group.slug.clone(),
                title: group.title(visit.say.language).to_owned(),
                url: group.path(""),
                parent: group.parent.and_then(|parent| title(parent.uuid())),
                members: *members,
                convened_by: chairs.iter().map(|chair| chair.agency_code.clone()).collect(),
            })
            .collect(),
    };
    if visit.format.is_file() {
        return visit.table("groups", groups_table(&view)).await;
    }
    visit.page(Head::titled(visit.say.text("groups-all")).in_section(Section::Group).lasting(), &view)
}

fn groups_table(view: &GroupsView) -> List {
    let say = &view.say;
    List::of(say.text("groups-all"), &view.groups)
        .text(say.text("groups-group"), |it| it.title.clone())
        .text(say.text("groups-parent"), |it| it.parent.clone().unwrap_or_default())
        .text(say.text("groups-conveners"), |it| it.convened_by.join(", "))
        .whole(say.text("groups-members"), |it| i64::try_from(it.members).ok())
        .link(say.text("file-address"), |it| it.url.clone())
        .done()
}

fn person(visit: &Visit, it: &Designation, names_shown: bool) -> PersonView {
    let since = visit.say.local().short_day(it.from);
    PersonView {
        agency: it.agency_code.clone(),
        name: names_shown.then(|| it.person_name.clone()),
        since: it.from,
        since_words: visit.say.with("groups-since", "day", since),
    }
}

pub(super) fn chair(visit: &Visit, term: &ChairTerm) -> ChairView {
    let from = visit.say.local().short_day(term.from);
    let to = day_words(visit, term.to);
    let days = if to.is_empty() {
        visit.say.with("groups-since", "day", from)
    } else {
        visit.say.fill("groups-from-to", &[("from", from.into()), ("to", to.into())])
    };
    ChairView { agency: term.agency_code.clone(), from: term.from, to: term.to, days }
}
