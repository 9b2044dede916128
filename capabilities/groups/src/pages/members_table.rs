//! The members of a group and its vacancies as tables for files.

use jiff::civil::Date;
use kernel::List;
use people::AgencyCard;
use web::{Problem, Query, Response, Visit};

use super::{
    At, days_between,
    members::{HolderView, MemberView, On},
};
use crate::{model::Group, reading};

/// A line for each post of each member, so that whoever holds none stands there too.
struct Line<'a> {
    member: &'a MemberView,
    role: String,
    holder: Option<&'a HolderView>,
}

pub(super) fn of(visit: &Visit, group: &Group, members: &[MemberView], on: Date, names_shown: bool) -> List {
    let say = &visit.say;
    let mut lines = Vec::new();
    for member in members {
        let posts = [
            ("groups-co-chair", member.co_chair.as_ref()),
            ("groups-focal-point", member.focal_point.as_ref()),
            ("groups-alternate", member.alternate.as_ref()),
        ];
        for (key, holder) in posts {
            // That nobody speaks for a member is worth a line; that it has no alternate is not.
            if holder.is_some() || key == "groups-focal-point" {
                lines.push(Line { member, role: say.text(key), holder });
            }
        }
    }
    let mut list = List::of(say.text("groups-members"), &lines)
        .text(say.text("groups-agency"), |line| line.member.agency.clone())
        .text(say.text("groups-name"), |line| line.member.name.clone())
        .text(say.text("groups-role"), |line| line.role.clone());
    if names_shown {
        list = list
            .text(say.text("groups-person"), |line| named(line, |holder| holder.name.clone()))
            .text(say.text("groups-email"), |line| named(line, |holder| holder.email.clone()));
    } else {
        list = list.text(say.text("groups-named"), |line| match line.holder {
            Some(_) => say.text("groups-named"),
            None => String::new(),
        });
    }
    let list = list
        .day(say.text("groups-from-day"), |line| line.holder.map(|holder| holder.from))
        .day(say.text("groups-last-day"), |line| line.holder.and_then(|holder| holder.to))
        .day(say.text("groups-vacant-since"), |line| {
            line.member.vacant_since.filter(|_| line.holder.is_none())
        })
        .done()
        .in_group(group.title(say.language))
        .note(say.with("groups-on-day", "day", say.local().day(on)));
    if names_shown { list } else { list.note(say.text("groups-names-hidden")) }
}

fn named(line: &Line<'_>, what: impl Fn(&HolderView) -> Option<String>) -> String {
    line.holder.and_then(what).unwrap_or_default()
}

/// The members without a focal point; a person is led to the page of the group, which shows them.
pub(super) async fn vacancies(visit: Visit, at: At, Query(on): Query<On>) -> Result<Response, Problem> {
    let group = at.group(&visit).await?;
    let on = on.day_of(&group, &visit)?;
    if !visit.format.is_file() {
        return Ok(visit.lead(&group.path("")));
    }
    let standing = visit.db().read(async |tx| reading::standing_on(tx, group.id, on).await).await?;
    let say = &visit.say;
    let title = say.with("groups-vacancies", "count", standing.without_focal_point.len());
    let vacant: &[(AgencyCard, Date)] = &standing.without_focal_point;
    let list = List::of(title, vacant)
        .text(say.text("groups-agency"), |(agency, _)| agency.code.clone())
        .text(say.text("groups-name"), |(agency, _)| agency.names.get(say.language).to_owned())
        .day(say.text("groups-vacant-since"), |(_, since)| Some(*since))
        .whole(say.text("groups-age-days"), |(_, since)| Some(days_between(*since, on)))
        .done()
        .in_group(group.title(say.language))
        .note(say.with("groups-on-day", "day", say.local().day(on)));
    visit.table(&format!("vacancies-{}-{on}", group.slug), list).await
}
