//! Doing what a seed file describes, step by step, in one transaction.

use std::{collections::HashMap, fmt};

use db::{Db, Tx};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kernel::{Actor, Language, Names, Permit, Role};
use meetings::{Meeting, Mode, NewItem, Presence, Shown, ops::Tell};
use serde::Serialize;

use super::{
    plan::{What, plan},
    shape::{self, Seed},
};

/// How many records a seed file added; those that were there already are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Added {
    pub(crate) groups: usize,
    pub(crate) agencies: usize,
    pub(crate) people: usize,
    pub(crate) designations: usize,
    pub(crate) chairs: usize,
    pub(crate) meetings: usize,
    pub(crate) minutes: usize,
    pub(crate) actions: usize,
}

impl Added {
    /// Whether everything was there already.
    pub(crate) fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl fmt::Display for Added {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "added {} groups, {} agencies, {} people, {} designations, {} chairs, {} meetings, {} minutes, {} action points",
            self.groups,
            self.agencies,
            self.people,
            self.designations,
            self.chairs,
            self.meetings,
            self.minutes,
            self.actions
        )
    }
}

/// Adds what the file describes and is not there yet; all or nothing.
pub(crate) async fn apply(db: &Db, now: Timestamp, seed: &Seed) -> anyhow::Result<Added> {
    let mut tx = db.begin().await?;
    let zones = groups::all(&mut tx).await?.into_iter().map(|group| (group.slug.clone(), group.time_zone()));
    let steps = plan(seed, now, &zones.collect())?;
    let mut seeding = Seeding { tx: &mut tx, now, added: Added::default(), meetings: HashMap::new() };
    for step in steps {
        seeding.step(step.at, &step.what).await?;
    }
    let added = seeding.added;
    tx.commit().await?;
    Ok(added)
}

struct Seeding<'a> {
    tx: &'a mut Tx,
    now: Timestamp,
    added: Added,
    /// The meetings of the file by their references, and whether this file made them.
    meetings: HashMap<String, (Meeting, bool)>,
}

impl Seeding<'_> {
    async fn step(&mut self, at: Timestamp, what: &What<'_>) -> anyhow::Result<()> {
        let actor = Actor::operator(at);
        match what {
            What::Agency(it) => self.agency(&actor, it).await,
            What::Group(it) => self.group(&actor, it).await,
            What::Person(it) => self.person(&actor, it).await,
            What::Designation(it, from) => self.designation(&actor, it, *from).await,
            What::Chair(it, from) => self.chair(&actor, it, *from).await,
            What::Schedule(it) => self.schedule(&actor, it).await,
            What::Hold(it) => self.hold(&actor, it).await,
            What::Cancel(it) => self.cancel(&actor, it).await,
            What::AddAction(it, meeting) => self.add_action(&actor, it, meeting).await,
            What::CloseAction(it) => self.close_action(&actor, it).await,
            What::CancelAction(it) => self.cancel_action(&actor, it).await,
            What::Minutes(it) => self.minutes(&actor, it).await,
        }
    }

    async fn agency(&mut self, actor: &Actor, it: &shape::Agency) -> anyhow::Result<()> {
        if people::agency_by_code(self.tx, &it.code).await?.is_some() {
            return Ok(());
        }
        let names = it.name.as_ref().map_or_else(|| Names::from(it.code.as_str()), names);
        let permit = Permit::<people::policy::ManageAgencies>::grant(actor, ())?;
        let new = people::ops::NewAgency { code: it.code.clone(), names };
        people::ops::add_agency(self.tx, actor, permit, new).await?;
        self.added.agencies += 1;
        Ok(())
    }

    async fn group(&mut self, actor: &Actor, it: &shape::Group) -> anyhow::Result<()> {
        let known = groups::by_slug(self.tx, &it.slug).await?;
        let parent = match &it.parent {
            Some(slug) => Some(self.group_by(slug, "group", &it.slug).await?.id),
            None => known.as_ref().and_then(|group| group.parent),
        };
        if known.is_some() {
            return Ok(());
        }
        let mandate = it.mandate.clone().unwrap_or_else(|| mandate::content::DEFAULT.to_owned());
        anyhow::ensure!(
            mandate::content::mandate(&mandate).is_some(),
            "group {}: there is no mandate `{mandate}`: use mainstreaming or none",
            it.slug
        );
        // The site is made for the first group that has clauses of its own and a group above it, or no rival.
        let home = mandate == mandate::content::DEFAULT && groups::home(self.tx).await?.is_none() && !it.is_above;
        let new = groups::ops::NewGroup {
            slug: it.slug.clone(),
            names: it.name.as_ref().map_or_else(|| Names::from(it.slug.as_str()), names),
            parent,
            zone: it.zone.clone().unwrap_or_else(|| "UTC".into()),
            home,
            mandate: Some(mandate),
            settings: groups::Settings::default(),
        };
        let permit = Permit::<groups::policy::Found>::grant(actor, ())?;
        groups::ops::found_group(self.tx, actor, permit, new).await?;
        self.added.groups += 1;
        Ok(())
    }

    async fn person(&mut self, actor: &Actor, it: &shape::Person) -> anyhow::Result<()> {
        if people::person_by_email(self.tx, &it.email).await?.is_some() {
            return Ok(());
        }
        let agency = match &it.agency {
            Some(code) => Some(self.agency_by(code, "person", &it.email).await?.id),
            None => None,
        };
        let mut languages: Vec<Language> = Vec::new();
        for word in &it.languages {
            languages.push(word.parse().map_err(|refused| anyhow::anyhow!("person {}: {refused}", it.email))?);
        }
        let before_at = || it.email.split('@').next().unwrap_or(&it.email).to_owned();
        let new = people::ops::NewPerson {
            name: it.name.clone().unwrap_or_else(before_at),
            email: it.email.clone(),
            agency,
            zone: it.zone.clone().unwrap_or_else(|| "UTC".into()),
            languages,
        };
        let permit = Permit::<people::policy::AddPerson>::grant(actor, agency)?;
        people::ops::add_person(self.tx, actor, permit, new).await.map_err(|error| anyhow::anyhow!("person {}: {error}", it.email))?;
        self.added.people += 1;
        Ok(())
    }

    async fn designation(&mut self, actor: &Actor, it: &shape::Designation, from: Date) -> anyhow::Result<()> {
        let of = format!("{} of {} in {}", it.person, it.agency, it.group);
        let group = self.group_by(&it.group, "designation", &of).await?;
        let agency = self.agency_by(&it.agency, "designation", &of).await?;
        let person = people::person_by_email(self.tx, &it.person)
            .await?
            .ok_or_else(|| anyhow::anyhow!("designation {of}: there is no person `{}`", it.person))?;
        let role = match it.role.as_deref() {
            None | Some("focal-point") => Role::FocalPoint,
            Some("alternate") => Role::Alternate,
            Some("co-chair") => Role::CoChair,
            Some(other) => anyhow::bail!("designation {of}: `{other}` is not one of focal-point, alternate, co-chair"),
        };
        let held = groups::designations_of(self.tx, person.id).await?;
        let same = |one: &groups::Designation| {
            (one.group, one.agency, one.role, one.from) == (group.id, agency.id, role, from)
        };
        if held.iter().any(same) {
            return Ok(());
        }
        self.join(actor, &group, agency.id, from).await?;
        let post = groups::policy::Post { group, agency: agency.id, role };
        let permit = Permit::<groups::policy::Designate>::grant(actor, post)?;
        let new = groups::ops::NewDesignation { person: person.id, from, to: it.to, letter: None };
        groups::ops::designate(self.tx, actor, permit, new)
            .await
            .map_err(|error| anyhow::anyhow!("designation {of}: {error}"))?;
        self.added.designations += 1;
        Ok(())
    }

    /// An agency that names somebody takes part: it joins the group, and the group above it first.
    async fn join(&mut self, actor: &Actor, group: &groups::Group, agency: kernel::AgencyId, from: Date) -> anyhow::Result<()> {
        let above = match group.parent {
            Some(parent) => groups::group(self.tx, parent).await?,
            None => None,
        };
        for group in above.into_iter().chain([group.clone()]) {
            let members = groups::members_on(self.tx, group.id, from).await?;
            if !members.iter().any(|member| member.id == agency) {
                let permit = Permit::<groups::policy::Join>::grant(actor, groups::policy::Seat { group, agency })?;
                groups::ops::join(self.tx, actor, permit, from).await?;
            }
        }
        Ok(())
    }

    async fn chair(&mut self, actor: &Actor, it: &shape::Chair, from: Date) -> anyhow::Result<()> {
        let group = self.group_by(&it.group, "chair", &it.agency).await?;
        let agency = self.agency_by(&it.agency, "chair", &it.group).await?;
        let terms = groups::chairs_on(self.tx, group.id, from).await?;
        if terms.iter().any(|term| term.agency == agency.id) {
            return Ok(());
        }
        let permit = Permit::<groups::policy::NameChair>::grant(actor, group)?;
        groups::ops::name_chair(self.tx, actor, permit, agency.id, from, it.to).await?;
        self.added.chairs += 1;
        Ok(())
    }

    async fn schedule(&mut self, actor: &Actor, it: &shape::Meeting) -> anyhow::Result<()> {
        let group = self.group_by(&it.group, "meeting", &it.r#ref).await?;
        if let Some(known) = meetings::by_reference(self.tx, group.id, &it.r#ref).await? {
            self.meetings.insert(it.r#ref.clone(), (known, false));
            return Ok(());
        }
        let new = meetings::ops::NewMeeting {
            reference: Some(it.r#ref.clone()),
            title: it.title.clone().unwrap_or_else(|| it.r#ref.clone()),
            start: it.start,
            zone: it.zone.clone().unwrap_or_else(|| group.zone.clone()),
            shown: Shown::Once,
            minutes: it.minutes.unwrap_or(60),
            place: String::new(),
            join: String::new(),
            note: String::new(),
        };
        let permit = Permit::<meetings::policy::ScheduleMeeting>::grant(actor, group)?;
        let meeting = meetings::ops::schedule(self.tx, actor, permit, new, Tell::Nobody)
            .await
            .map_err(|error| anyhow::anyhow!("meeting {}: {error}", it.r#ref))?;
        for item in &it.agenda {
            let permit = Permit::<meetings::policy::ChangeMeeting>::grant(actor, meeting.clone())?;
            let new = NewItem { title: item.title.clone(), minutes: item.minutes.unwrap_or(0), ..NewItem::default() };
            meetings::ops::add_item(self.tx, actor, permit, new)
                .await
                .map_err(|error| anyhow::anyhow!("meeting {}, item {}: {error}", it.r#ref, item.title))?;
        }
        self.meetings.insert(it.r#ref.clone(), (meeting, true));
        self.added.meetings += 1;
        Ok(())
    }

    async fn hold(&mut self, actor: &Actor, it: &shape::Meeting) -> anyhow::Result<()> {
        let Some(meeting) = self.made(&it.r#ref) else { return Ok(()) };
        let mut present = Vec::new();
        for email in &it.attendance {
            let person = people::person_by_email(self.tx, email).await?;
            let person = person.ok_or_else(|| anyhow::anyhow!("meeting {}: there is no person `{email}`", it.r#ref))?;
            present.push(Presence { person: person.id, mode: Mode::Online });
        }
        let permit = Permit::<meetings::policy::ChangeMeeting>::grant(actor, meeting)?;
        let held = meetings::ops::hold(self.tx, actor, permit, &present)
            .await
            .map_err(|error| anyhow::anyhow!("meeting {}: {error}", it.r#ref))?;
        self.meetings.insert(it.r#ref.clone(), (held, true));
        Ok(())
    }

    async fn cancel(&mut self, actor: &Actor, it: &shape::Meeting) -> anyhow::Result<()> {
        let Some(meeting) = self.made(&it.r#ref) else { return Ok(()) };
        let permit = Permit::<meetings::policy::ChangeMeeting>::grant(actor, meeting)?;
        let cancelled = meetings::ops::cancel(self.tx, actor, permit, "", Tell::Nobody).await?;
        self.meetings.insert(it.r#ref.clone(), (cancelled, true));
        Ok(())
    }

    /// The meeting of this reference, if this file made it; what was there already is left as it is.
    fn made(&self, reference: &str) -> Option<Meeting> {
        self.meetings.get(reference).filter(|(_, new)| *new).map(|(meeting, _)| meeting.clone())
    }

    async fn group_by(&mut self, slug: &str, what: &str, of: &str) -> anyhow::Result<groups::Group> {
        let group = groups::by_slug(self.tx, slug).await?;
        group.ok_or_else(|| anyhow::anyhow!("{what} {of}: there is no group `{slug}`"))
    }

    async fn agency_by(&mut self, code: &str, what: &str, of: &str) -> anyhow::Result<people::AgencyCard> {
        let agency = people::agency_by_code(self.tx, code).await?;
        agency.ok_or_else(|| anyhow::anyhow!("{what} {of}: there is no agency `{code}`"))
    }
}

fn names(name: &shape::Name) -> Names {
    match name {
        shape::Name::One(name) => Names::from(name.as_str()),
        shape::Name::Several(names) => names.clone(),
    }
}
