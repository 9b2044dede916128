//! Groups, membership, designations and chairs.
//!
//! A *group* is the working group, its parent or one of its sisters; the *home* group is the one this site is
//! made for and has the short addresses. An agency is a *member* from one day to another. A *designation* is
//! the dated act of an agency that names a focal point, an alternate or a co-chair; every list is a list of a
//! day, so the list of 20 April stays what it was when the members change on 1 May.
//!
//! Begin reading at [`Group`], [`Designation`] and [`ops`]; [`offices_of`] says who may do what.
//!
//! Invariants:
//! - days are both included: a designation to 30 April and one from 1 May do not overlap;
//! - one agency never has two focal points in a group on the same day, nor two alternates, nor two co-chairs;
//! - nothing about the past is changed: an end is set, a successor is added;
//! - what needs both co-chairs is done when both have turned their key for the same content ([`keys`]).

mod api;
mod check;
mod jobs;
pub mod keys;
mod model;
mod offices;
pub mod ops;
mod pages;
pub mod policy;
mod reading;
mod store;

use db::Tx;
use jiff::civil::Date;
use kernel::{GroupId, PersonId};
use people::AgencyCard;
use web::Problem;

pub use check::check;
pub use model::{
    ChairTerm, Clash, Designation, DesignationId, Ended, GrantedOffice, Group, Membership, Recipient,
    Settings, Standing,
};
pub use offices::{offices_of, signed};
pub use reading::{recipients_on, standing_on};

/// Groups, their members and offices, with their pages and words.
pub fn capability() -> web::Capability {
    web::with_words!(web::Capability::named("groups"))
        .pages(pages::routes())
        .api(api::routes())
        .section(web::Section::Group)
        .tasks(pages::tasks)
}

/// The background jobs: designations without a sign of life are asked after once a day.
pub fn jobs() -> ::jobs::Registry<web::Site> {
    jobs::registry()
}

/// Asks after every designation without a sign of life and lets lapse what nobody confirmed, as the daily job does.
pub async fn ask_after_designations(site: &web::Site, now: jiff::Timestamp) -> Result<(), ops::Error> {
    jobs::ask_after_all(site, now).await
}

/// The group this site is made for.
pub async fn home(tx: &mut Tx) -> db::Result<Option<Group>> {
    store::home(tx).await
}

/// A group by its name in addresses.
pub async fn by_slug(tx: &mut Tx, slug: &str) -> db::Result<Option<Group>> {
    store::by_slug(tx, slug).await
}

/// A group by its id.
pub async fn group(tx: &mut Tx, id: GroupId) -> db::Result<Option<Group>> {
    store::group(tx, id).await
}

/// Every group, the home group first, then in the order of their slugs.
pub async fn all(tx: &mut Tx) -> db::Result<Vec<Group>> {
    store::all(tx).await
}

/// The group an address is about: the named one, or the home group; a problem where there is none.
pub async fn at(tx: &mut Tx, slug: Option<&str>) -> Result<Group, Problem> {
    let found = match slug {
        Some(slug) => store::by_slug(tx, slug).await?,
        None => store::home(tx).await?,
    };
    found.ok_or_else(Problem::not_found)
}

/// The head of a page below a group: every crumb begins with the group.
pub fn head(say: &web::Say, group: &Group, title: &str) -> web::Head {
    let head = web::Head::titled(title).in_section(web::Section::Group);
    let name = if group.home { say.text("nav-group") } else { group.title(say.language).to_owned() };
    head.crumb(name, group.path(""))
}

/// The agencies that were members of the group on this day, in the order of their codes.
pub async fn members_on(tx: &mut Tx, group: GroupId, day: Date) -> db::Result<Vec<AgencyCard>> {
    store::members_on(tx, group, day).await
}

/// The designations that held in the group on this day, by agency, focal points first.
pub async fn designations_on(tx: &mut Tx, group: GroupId, day: Date) -> db::Result<Vec<Designation>> {
    store::designations_on(tx, group, day).await
}

/// The co-chairs of the group on this day.
pub async fn co_chairs_on(tx: &mut Tx, group: GroupId, day: Date) -> db::Result<Vec<Designation>> {
    let mut found = store::designations_on(tx, group, day).await?;
    found.retain(|it| it.role == kernel::Role::CoChair);
    Ok(found)
}

/// The agencies that chaired the group on this day.
pub async fn chairs_on(tx: &mut Tx, group: GroupId, day: Date) -> db::Result<Vec<ChairTerm>> {
    let mut found = store::chair_terms(tx, group).await?;
    found.retain(|term| term.holds_on(day));
    Ok(found)
}

/// A group with those below it, as the right to record its Chair asks.
pub async fn chaired(tx: &mut Tx, group: Group) -> db::Result<policy::Chaired> {
    Ok(policy::Chaired::among(group, &store::tree(tx).await?))
}

/// Every designation a person has or had, in all groups, newest first.
pub async fn designations_of(tx: &mut Tx, person: PersonId) -> db::Result<Vec<Designation>> {
    store::designations_of(tx, person).await
}
