//! `/regions/ecowas`: the page of one community, as of a day.

use askama::Template;
use jiff::civil::Date;
use kernel::List;
use serde::Serialize;
use web::{Head, Html, PanelHtml, Place, Problem, Response, Say, Section, Visit};

use super::{
    region::{Overlap, overlaps},
    shown::{Footnote, area_url, footnotes, sign},
};
use crate::{Area, AreaCode, Community, CommunityKind, Membership, Standing, community_panel_id, content};

#[derive(Template, Serialize)]
#[template(path = "pages/community.html")]
struct CommunityView {
    #[serde(skip)]
    say: Say,
    id: String,
    short: String,
    name: String,
    kind: CommunityKind,
    #[serde(skip)]
    kind_words: String,
    on: Date,
    /// What follows the `?` where the same is wanted as a file.
    #[serde(skip)]
    ask: String,
    count: usize,
    #[serde(skip)]
    count_words: String,
    members: Vec<Member>,
    others: Vec<Member>,
    changes: Vec<Change>,
    overlaps: Vec<Overlap>,
    founded: Option<Date>,
    #[serde(skip)]
    founded_words: Option<String>,
    mark: web::Mark,
    /// In English, as the content has it.
    source: String,
    as_of: Date,
    #[serde(skip)]
    as_of_words: String,
    #[serde(skip)]
    follows: Option<(String, String)>,
    notes: Vec<Footnote>,
    /// The panels of other capabilities.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    panels: Vec<PanelHtml>,
}

/// An area with its period on the day.
#[derive(Serialize)]
struct Member {
    code: AreaCode,
    name: String,
    url: String,
    standing: Standing,
    #[serde(skip)]
    standing_words: String,
    from: Option<Date>,
    #[serde(skip)]
    from_words: String,
    mark: web::Mark,
    note: Option<String>,
}

/// A day on which the full membership changed.
#[derive(Serialize)]
struct Change {
    day: Date,
    #[serde(skip)]
    day_words: String,
    url: String,
    joined: Vec<String>,
    left: Vec<String>,
    before: usize,
    after: usize,
    #[serde(skip)]
    words: String,
}

pub(super) async fn page(
    visit: &Visit,
    community: &'static Community,
    on: Date,
) -> Result<Response, Problem> {
    let say = &visit.say;
    let mut view = view(say, community, on);
    if visit.format.is_file() {
        return visit.table(&format!("{}-{on}", view.id), table(&view)).await;
    }
    if let Some(id) = community_panel_id(community) {
        view.panels = visit.panels(Place::Community, id).await?;
    }
    let head = Head::titled(view.short.clone())
        .in_section(Section::Regions)
        .described(view.name.clone())
        .crumb(say.text("countries-regions"), "/regions")
        .here(view.short.clone());
    visit.page(head.lasting(), &view)
}

/// Everybody who stands in the community on the day, as a table for a file.
fn table(view: &CommunityView) -> List {
    let say = &view.say;
    let rows: Vec<&Member> = view.members.iter().chain(&view.others).collect();
    let list = List::of(format!("{}: {}", view.short, view.count_words), &rows)
        .text(say.text("countries-area"), |row| row.name.clone())
        .text(say.text("countries-code"), |row| row.code.to_string())
        .text(say.text("countries-standing"), |row| row.standing_words.clone())
        .day(say.text("countries-since"), |row| row.from)
        .text(say.text("countries-mark"), |row| row.mark.words.clone())
        .text(say.text("countries-remark"), |row| row.note.clone().unwrap_or_default())
        .link(say.text("file-address"), |row| row.url.clone())
        .done()
        .note(say.with("countries-as-on", "day", say.local().day(view.on)))
        .note(format!("{}: {}", say.text("countries-source-head"), view.source))
        .note(format!("{}: {}", say.text("countries-looked-at"), view.as_of_words))
        .note(say.text("countries-mark-note"));
    view.notes.iter().fold(list, |list, note| list.note(format!("{} {}", note.mark, note.text)))
}

fn view(say: &Say, community: &'static Community, on: Date) -> CommunityView {
    let language = say.language;
    let full = |membership: &&Membership| membership.standing == Standing::Member;
    let members = listed(community.members_on(on), say);
    let others = listed(community.standing_on(on).filter(|it| !full(it)), say);
    let named = |list: &[Member]| {
        let areas = list.iter().filter_map(|member| content().areas.by_code(member.code));
        areas.collect::<Vec<_>>()
    };
    let leader = community.follows.as_ref().and_then(|id| content().communities.by_id(id));
    CommunityView {
        ask: format!("?on={on}"),
        id: community.id.clone(),
        short: community.label(language).to_owned(),
        name: community.names.get(language).to_owned(),
        kind: community.kind,
        kind_words: say.text(&format!("countries-community-{}", community.kind)),
        on,
        count: members.len(),
        count_words: say.fill(
            "countries-members-on",
            &[("n", members.len().into()), ("day", say.local().day(on).into())],
        ),
        changes: changes(community, say),
        overlaps: overlaps(on, say, |code| {
            members.iter().any(|member| member.code == code) && regional(community.kind)
        }),
        founded: community.founded,
        founded_words: community.founded.map(|day| say.local().day(day)),
        mark: sign(community.mark, say),
        source: community.source.clone(),
        as_of: community.as_of,
        as_of_words: say.local().day(community.as_of),
        follows: leader.map(|leader| (leader.label(language).to_owned(), format!("/regions/{}", leader.id))),
        notes: footnotes(named(&members).into_iter().chain(named(&others)), language),
        panels: Vec::new(),
        members,
        others,
        say: say.clone(),
    }
}

/// Overlap is told of regional organizations, not of lists and forums, which overlap by their nature.
fn regional(kind: CommunityKind) -> bool {
    matches!(kind, CommunityKind::Rec | CommunityKind::Regional)
}

fn listed<'a>(memberships: impl Iterator<Item = &'a Membership>, say: &Say) -> Vec<Member> {
    let member = |membership: &Membership| {
        let area: &Area = content().areas.by_code(membership.area)?;
        Some(Member {
            code: area.code,
            name: area.marked_name(say.language),
            url: area_url(area.code),
            standing: membership.standing,
            standing_words: say.text(&format!("countries-standing-{}", membership.standing)),
            from: membership.from,
            from_words: membership
                .from
                .map_or_else(|| say.text("countries-since-unknown"), |day| say.local().short_day(day)),
            mark: sign(membership.mark, say),
            note: membership.note.clone(),
        })
    };
    let mut list: Vec<Member> = memberships.filter_map(member).collect();
    web::collate(say.language, &mut list, |member| member.name.as_str());
    list
}

/// Who joined and left on which day, the latest first.
fn changes(community: &Community, say: &Say) -> Vec<Change> {
    let members = |day: Date| community.members_on(day).map(|it| it.area).collect::<Vec<_>>();
    let change = |day: Date| {
        let (before, after) = (day.yesterday().map(members).unwrap_or_default(), members(day));
        let joined = names(after.iter().filter(|code| !before.contains(code)), say);
        let left = names(before.iter().filter(|code| !after.contains(code)), say);
        let words =
            say.fill("countries-change", &[("before", before.len().into()), ("after", after.len().into())]);
        Change {
            day,
            day_words: say.local().day(day),
            url: format!("/regions/{}?on={day}", community.id),
            joined,
            left,
            before: before.len(),
            after: after.len(),
            words,
        }
    };
    let mut list: Vec<Change> = community.changes().into_iter().map(change).collect();
    // A day on which a period was only divided, as when a suspension ends, changes nobody's membership.
    list.retain(|change| !change.joined.is_empty() || !change.left.is_empty());
    list.reverse();
    list
}

fn names<'a>(codes: impl Iterator<Item = &'a AreaCode>, say: &Say) -> Vec<String> {
    let area = |code: &AreaCode| Some(content().areas.by_code(*code)?.marked_name(say.language));
    let mut list: Vec<String> = codes.filter_map(area).collect();
    web::collate(say.language, &mut list, String::as_str);
    list
}

impl CommunityView {
    fn main_panels(&self) -> impl Iterator<Item = &Html> {
        self.panels.iter().filter(|panel| !panel.side).map(|panel| &panel.html)
    }

    fn side_panels(&self) -> impl Iterator<Item = &Html> {
        self.panels.iter().filter(|panel| panel.side).map(|panel| &panel.html)
    }
}

impl Change {
    fn joined_words(&self) -> String {
        self.joined.join(" · ")
    }

    fn left_words(&self) -> String {
        self.left.join(" · ")
    }
}
