//! Doing what a seed file describes, step by step, in one transaction.

use std::{
    collections::{BTreeSet, HashMap},
    fmt,
};

use actions::{Action, ops::NewAction};
use anyhow::Context as _;
use db::{Db, Tx};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kernel::{Actor, Language, Names, Permit, Role};
use meetings::{ItemKind, Meeting, Mode, NewItem, Presence, Shown, ops::Tell};
use serde::Serialize;

use super::{
    known::Known,
    plan::{Step, What, plan},
    shape::{self, Seed},
};

/// How many records a seed file added, and how many that were there it brought further.
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
    /// Meetings held or cancelled, minutes sent or adopted and action points closed that an earlier file began.
    pub(crate) brought_further: usize,
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
        )?;
        if self.brought_further > 0 {
            write!(f, "; brought {} records further", self.brought_further)?;
        }
        Ok(())
    }
}

/// Adds what the file describes and is not there yet; all or nothing.
pub(crate) async fn apply(db: &Db, now: Timestamp, seed: &Seed) -> anyhow::Result<Added> {
    let mut tx = db.begin().await?;
    let groups = groups::all(&mut tx).await?;
    let zones = groups.iter().map(|group| (group.slug.clone(), group.time_zone())).collect();
    let known = meetings_elsewhere(&mut tx, seed, &groups).await?;
    let shapes: Vec<_> = known.iter().map(|(meeting, group)| shape_of(meeting, group)).collect();
    let steps = plan(seed, now, &zones, &shapes)?;
    let known = known.into_iter().map(|(meeting, _)| (meeting.reference.clone(), (meeting, false)));
    let mut seeding = Seeding {
        tx: &mut tx,
        added: Added::default(),
        home: home_of(seed),
        known: Known::default(),
        designations: HashMap::new(),
        meetings: known.collect(),
        actions: HashMap::new(),
    };
    // What one meeting agrees is agreed at once: a large file has most of its records there.
    for steps in steps.chunk_by(together) {
        match steps {
            [step] => seeding.step(step.at, &step.what).await?,
            several => seeding.agreed(several).await?,
        }
    }
    let added = seeding.added;
    tx.commit().await?;
    Ok(added)
}

/// The meetings that action points of the file speak of and that only the database holds, with their groups.
async fn meetings_elsewhere(
    tx: &mut Tx,
    seed: &Seed,
    groups: &[groups::Group],
) -> anyhow::Result<Vec<(Meeting, String)>> {
    let named =
        seed.actions.iter().flat_map(|it| [Some(&it.meeting), it.closed_at_meeting.as_ref()]).flatten();
    let missing: BTreeSet<&String> =
        named.filter(|reference| !seed.meetings.iter().any(|it| it.r#ref == **reference)).collect();
    let mut found = Vec::new();
    for reference in missing {
        let before = found.len();
        for group in groups {
            if let Some(meeting) = meetings::by_reference(tx, group.id, reference).await? {
                found.push((meeting, group.slug.clone()));
            }
        }
        anyhow::ensure!(
            found.len() - before <= 1,
            "several groups have a meeting `{reference}`: put the one that is meant into the file too"
        );
    }
    Ok(found)
}

/// A meeting of the database as a file would describe it, as far as action points need it.
fn shape_of(meeting: &Meeting, group: &str) -> shape::Meeting {
    shape::Meeting {
        r#ref: meeting.reference.clone(),
        group: group.to_owned(),
        title: None,
        start: meeting.start,
        zone: Some(meeting.zone.clone()),
        minutes: Some(meeting.minutes),
        state: None,
        agenda: Vec::new(),
        attendance: Vec::new(),
        decisions: Vec::new(),
        minutes_text: None,
        circulated_at: None,
        adopted_at: None,
    }
}

/// Whether two steps that follow each other are action points of one meeting, agreed at the same time.
fn together(one: &Step<'_>, next: &Step<'_>) -> bool {
    match (&one.what, &next.what) {
        (What::AddAction(_, here), What::AddAction(_, there)) => {
            one.at == next.at && here.r#ref == there.r#ref
        }
        _ => false,
    }
}

/// Where an action point of the file was found.
enum Place {
    /// It was there already.
    There(Box<Action>),
    /// It is the nth of those that are agreed now, and the first of the file that says so.
    New(usize),
    /// The file says it a second time.
    Again(usize),
}

struct Seeding<'a> {
    tx: &'a mut Tx,
    added: Added,
    known: Known,
    /// The group that the site is made for, unless it has one already.
    home: Option<String>,
    /// The designations that this file made.
    designations: HashMap<Named, groups::Designation>,
    /// The meetings of the file by their references, and whether this file made them.
    meetings: HashMap<String, (Meeting, bool)>,
    /// The action points of the file by meeting and reference, and whether this file made them.
    actions: HashMap<(String, String), (Action, bool)>,
}

/// What tells one designation of a file from another: group, person, role and first day.
type Named = (String, String, Option<String>, Date);

fn named(it: &shape::Designation, from: Date) -> Named {
    (it.group.clone(), it.person.clone(), it.role.clone(), from)
}

/// The site is made for the first group with clauses of its own; one that has a group above it comes first.
fn home_of(seed: &Seed) -> Option<String> {
    let with_clauses = |group: &&shape::Group| group.mandate.as_deref() != Some("none");
    let below = seed.groups.iter().filter(with_clauses).find(|group| group.parent.is_some());
    below.or_else(|| seed.groups.iter().find(with_clauses)).map(|group| group.slug.clone())
}

impl Seeding<'_> {
    async fn step(&mut self, at: Timestamp, what: &What<'_>) -> anyhow::Result<()> {
        let actor = Actor::operator(at);
        match what {
            What::Agency(it) => self.agency(&actor, it).await,
            What::Group(it) => self.group(&actor, it).await,
            What::Person(it) => self.person(&actor, it).await,
            What::Designation(it, from) => self.designation(&actor, it, *from).await,
            What::Confirm(it, from) => self.confirm(&actor, it, *from).await,
            What::Chair(it, from) => self.chair(&actor, it, *from).await,
            What::Schedule(it) => self.schedule(&actor, it).await,
            What::Hold(it) => self.hold(&actor, it).await,
            What::Cancel(it) => self.cancel(&actor, it).await,
            What::AddAction(it, meeting) => self.add_actions(&actor, meeting, &[it]).await,
            What::CloseAction(it) => self.close_action(&actor, it).await,
            What::CancelAction(it) => self.cancel_action(&actor, it).await,
            What::Minutes(it) => self.minutes(&actor, it).await,
        }
    }

    /// Several steps that are action points of one meeting.
    async fn agreed(&mut self, steps: &[Step<'_>]) -> anyhow::Result<()> {
        let mut its = Vec::with_capacity(steps.len());
        let mut place = None;
        for step in steps {
            if let What::AddAction(it, of) = step.what {
                its.push(it);
                place = Some((step.at, of));
            }
        }
        let Some((at, of)) = place else { return Ok(()) };
        self.add_actions(&Actor::operator(at), of, &its).await
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
        let home = self.home.as_deref() == Some(it.slug.as_str()) && groups::home(self.tx).await?.is_none();
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
            languages
                .push(word.parse().map_err(|refused| anyhow::anyhow!("person {}: {refused}", it.email))?);
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
        people::ops::add_person(self.tx, actor, permit, new)
            .await
            .map_err(|error| anyhow::anyhow!("person {}: {error}", it.email))?;
        self.added.people += 1;
        Ok(())
    }

    async fn designation(
        &mut self,
        actor: &Actor,
        it: &shape::Designation,
        from: Date,
    ) -> anyhow::Result<()> {
        let of = format!("{} of {} in {}", it.person, it.agency, it.group);
        let group = self.group_by(&it.group, "designation", &of).await?;
        let agency = self.agency_by(&it.agency, "designation", &of).await?;
        let person = self
            .known
            .person(self.tx, &it.person)
            .await?
            .ok_or_else(|| anyhow::anyhow!("designation {of}: there is no person `{}`", it.person))?;
        let role = match it.role.as_deref() {
            None | Some("focal-point") => Role::FocalPoint,
            Some("alternate") => Role::Alternate,
            Some("co-chair") => Role::CoChair,
            Some(other) => {
                anyhow::bail!("designation {of}: `{other}` is not one of focal-point, alternate, co-chair")
            }
        };
        let held = groups::designations_of(self.tx, person).await?;
        let same = |one: &groups::Designation| {
            (one.group, one.agency, one.role, one.from) == (group.id, agency.id, role, from)
        };
        if held.iter().any(same) {
            return Ok(());
        }
        self.join(actor, &group, agency.id, from).await?;
        let post = groups::policy::Post { group, agency: agency.id, role };
        let permit = Permit::<groups::policy::Designate>::grant(actor, post)?;
        let new = groups::ops::NewDesignation { person, from, to: it.to, letter: None };
        let made = groups::ops::designate(self.tx, actor, permit, new)
            .await
            .map_err(|error| anyhow::anyhow!("designation {of}: {error}"))?;
        self.designations.insert(named(it, from), made);
        self.added.designations += 1;
        Ok(())
    }

    /// What was there already is left as it is, so that the same file twice changes nothing.
    async fn confirm(&mut self, actor: &Actor, it: &shape::Designation, from: Date) -> anyhow::Result<()> {
        let Some(made) = self.designations.remove(&named(it, from)) else { return Ok(()) };
        let permit = Permit::<groups::policy::ChangeDesignation>::grant(actor, made)?;
        groups::ops::confirm_designation(self.tx, actor, permit).await.map_err(|error| {
            anyhow::anyhow!("designation of {} in {}, confirmed: {error}", it.person, it.group)
        })?;
        Ok(())
    }

    /// An agency that names somebody takes part: it joins the group, and the group above it first.
    async fn join(
        &mut self,
        actor: &Actor,
        group: &groups::Group,
        agency: kernel::AgencyId,
        from: Date,
    ) -> anyhow::Result<()> {
        let above = match group.parent {
            Some(parent) => groups::group(self.tx, parent).await?,
            None => None,
        };
        for group in above.into_iter().chain([group.clone()]) {
            let members = groups::members_on(self.tx, group.id, from).await?;
            if !members.iter().any(|member| member.id == agency) {
                let permit =
                    Permit::<groups::policy::Join>::grant(actor, groups::policy::Seat { group, agency })?;
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
        let chaired = groups::chaired(self.tx, group).await?;
        let permit = Permit::<groups::policy::NameChair>::grant(actor, chaired)?;
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
        let mut items = Vec::with_capacity(it.agenda.len());
        for item in &it.agenda {
            let kind = match item.kind.as_deref().unwrap_or_default() {
                "" => ItemKind::default(),
                kind => kind.parse().with_context(|| format!("meeting {}, item {}", it.r#ref, item.title))?,
            };
            items.push(NewItem {
                title: item.title.clone(),
                minutes: item.minutes.unwrap_or(0),
                presenter: item.presenter.clone().unwrap_or_default(),
                clause: item.clause,
                kind,
            });
        }
        let permit = Permit::<meetings::policy::ChangeMeeting>::grant(actor, meeting.clone())?;
        meetings::ops::add_items(self.tx, actor, permit, items).await.map_err(|(at, error)| {
            let title = it.agenda.get(at).map_or("", |item| item.title.as_str());
            anyhow::anyhow!("meeting {}, item {title}: {error}", it.r#ref)
        })?;
        self.meetings.insert(it.r#ref.clone(), (meeting, true));
        self.added.meetings += 1;
        Ok(())
    }

    async fn hold(&mut self, actor: &Actor, it: &shape::Meeting) -> anyhow::Result<()> {
        let Some(meeting) = self.waiting(&it.r#ref) else { return Ok(()) };
        let mut present = Vec::new();
        for email in &it.attendance {
            let person = self.known.person(self.tx, email).await?;
            let person = person
                .ok_or_else(|| anyhow::anyhow!("meeting {}: there is no person `{email}`", it.r#ref))?;
            present.push(Presence { person, mode: Mode::Online });
        }
        let permit = Permit::<meetings::policy::ChangeMeeting>::grant(actor, meeting)?;
        let held = meetings::ops::hold(self.tx, actor, permit, &present)
            .await
            .map_err(|error| anyhow::anyhow!("meeting {}: {error}", it.r#ref))?;
        for decision in &it.decisions {
            let item = self.item(held.id, decision.item, "meeting", &it.r#ref).await?;
            let permit = Permit::<minutes::policy::Write>::grant(actor, held.group)?;
            minutes::ops::decide(self.tx, actor, permit, held.id, item, &decision.text)
                .await
                .map_err(|error| anyhow::anyhow!("decision of meeting {}: {error}", it.r#ref))?;
        }
        self.went_further(&it.r#ref, held);
        Ok(())
    }

    /// The agenda item with this number, where one is named.
    async fn item(
        &mut self,
        meeting: meetings::MeetingId,
        position: Option<u32>,
        what: &str,
        of: &str,
    ) -> anyhow::Result<Option<meetings::AgendaItemId>> {
        let Some(position) = position else { return Ok(None) };
        let agenda = meetings::agenda(self.tx, meeting).await?;
        let found = agenda.into_iter().find(|item| item.position == position);
        let found = found.ok_or_else(|| anyhow::anyhow!("{what} {of}: the agenda has no item {position}"))?;
        Ok(Some(found.id))
    }

    async fn cancel(&mut self, actor: &Actor, it: &shape::Meeting) -> anyhow::Result<()> {
        let Some(meeting) = self.waiting(&it.r#ref) else { return Ok(()) };
        let permit = Permit::<meetings::policy::ChangeMeeting>::grant(actor, meeting)?;
        let cancelled = meetings::ops::cancel(self.tx, actor, permit, "", Tell::Nobody).await?;
        self.went_further(&it.r#ref, cancelled);
        Ok(())
    }

    /// Agrees action points of one meeting that are not there yet.
    async fn add_actions(
        &mut self,
        actor: &Actor,
        of: &shape::Meeting,
        its: &[&shape::Action],
    ) -> anyhow::Result<()> {
        let Some((meeting, _)) = self.meetings.get(&of.r#ref).cloned() else { return Ok(()) };
        let mut news: Vec<NewAction> = Vec::new();
        let mut origins: Vec<&str> = Vec::new();
        let mut places = Vec::with_capacity(its.len());
        for it in its {
            let text = it.text.clone().unwrap_or_else(|| it.r#ref.clone());
            let number = actions::number_in(&it.r#ref);
            let same = |known: (u32, &str)| number.map_or(known.1 == text, |number| known.0 == number);
            let there = self.known.points(self.tx, meeting.id).await?;
            if let Some(known) = there.iter().find(|known| same((known.number, &known.text))) {
                places.push(Place::There(Box::new(known.clone())));
                continue;
            }
            let twice = |new: &NewAction| same((new.number.unwrap_or_default(), &new.text));
            if let Some(at) = news.iter().position(twice) {
                places.push(Place::Again(at));
                continue;
            }
            let code = match &it.agency {
                Some(code) => code.clone(),
                None => self.convener(meeting.group, actor).await?,
            };
            let agency = self.agency_by(&code, "action point", &it.r#ref).await?.id;
            let item = self.item(meeting.id, it.item, "action point", &it.r#ref).await?;
            places.push(Place::New(news.len()));
            origins.push(&it.r#ref);
            news.push(NewAction { meeting: meeting.id, item, text, agency, due: it.due, number });
        }
        self.added.actions += news.len();
        let permit = Permit::<actions::policy::Agree>::grant(actor, meeting.group)?;
        let agreed = actions::ops::add_all(self.tx, actor, permit, news).await.map_err(|(at, error)| {
            anyhow::anyhow!("action point {}: {error}", origins.get(at).copied().unwrap_or_default())
        })?;
        for (it, place) in its.iter().zip(places) {
            let found = match place {
                Place::There(known) => (*known, false),
                Place::New(at) => (agreed[at].clone(), true),
                Place::Again(at) => (agreed[at].clone(), false),
            };
            self.actions.insert(key(it), found);
        }
        self.known.agreed(meeting.id, agreed);
        Ok(())
    }

    /// The agency that convenes the group: it owns an action point for which the file names nobody.
    async fn convener(&mut self, group: kernel::GroupId, actor: &Actor) -> anyhow::Result<String> {
        let day = actor.now.to_zoned_datetime(TimeZone::UTC).date();
        let chairs = groups::co_chairs_on(self.tx, group, day).await?;
        let code = chairs.into_iter().next().map(|chair| chair.agency_code);
        code.ok_or_else(|| {
            anyhow::anyhow!("an action point names no agency, and the group has no co-chair on {day}")
        })
    }

    async fn close_action(&mut self, actor: &Actor, it: &shape::Action) -> anyhow::Result<()> {
        let Some((action, new)) = self.open_action(it) else { return Ok(()) };
        let at = match &it.closed_at_meeting {
            Some(reference) => {
                let found = self.meetings.get(reference).map(|(meeting, _)| meeting.id);
                Some(found.ok_or_else(|| {
                    anyhow::anyhow!(
                        "action point {}: there is no meeting `{reference}` in the file or in the database",
                        it.r#ref
                    )
                })?)
            }
            None => None,
        };
        let on = self.owned(&action).await?;
        let permit = Permit::<actions::policy::Close>::grant(actor, on)?;
        let closed = actions::ops::close(self.tx, actor, permit, action.id, at)
            .await
            .map_err(|error| anyhow::anyhow!("action point {}: {error}", it.r#ref))?;
        self.added.brought_further += usize::from(!new);
        self.actions.insert(key(it), (closed, new));
        Ok(())
    }

    async fn cancel_action(&mut self, actor: &Actor, it: &shape::Action) -> anyhow::Result<()> {
        let Some((action, new)) = self.open_action(it) else { return Ok(()) };
        let on = self.owned(&action).await?;
        let permit = Permit::<actions::policy::Cancel>::grant(actor, on)?;
        let cancelled =
            actions::ops::cancel(self.tx, actor, permit, action.id, "As the seed file says.").await?;
        self.added.brought_further += usize::from(!new);
        self.actions.insert(key(it), (cancelled, new));
        Ok(())
    }

    async fn owned(&mut self, action: &Action) -> anyhow::Result<actions::policy::Owned> {
        let group = self.known.group(self.tx, action.group).await?;
        let group =
            group.ok_or_else(|| anyhow::anyhow!("action point {}: its group is gone", action.reference))?;
        Ok(actions::ops::owned(action, group))
    }

    async fn minutes(&mut self, actor: &Actor, it: &shape::Meeting) -> anyhow::Result<()> {
        let Some((meeting, new)) = self.meetings.get(&it.r#ref).cloned() else { return Ok(()) };
        let zone = self.group_by(&it.group, "meeting", &it.r#ref).await?.time_zone();
        let adopted = it.adopted_at.map(|moment| moment.at(&zone));
        // Only what everybody has had before them can be adopted.
        let circulated = it.circulated_at.map(|moment| moment.at(&zone)).or(adopted);
        let text = it.minutes_text.as_deref().filter(|text| !text.trim().is_empty()).unwrap_or(WITHOUT_TEXT);
        let changed = minutes::ops::record_past(self.tx, actor, meeting.id, text, circulated, adopted)
            .await
            .map_err(|error| anyhow::anyhow!("minutes of meeting {}: {error}", it.r#ref))?;
        if changed && new {
            self.added.minutes += 1;
        } else if changed {
            self.added.brought_further += 1;
        }
        Ok(())
    }

    /// The meeting of this reference, if it still waits to be held; what is past that is left as it is.
    fn waiting(&self, reference: &str) -> Option<Meeting> {
        let planned = |meeting: &&Meeting| meeting.state == meetings::State::Planned;
        self.meetings.get(reference).map(|(meeting, _)| meeting).filter(planned).cloned()
    }

    fn went_further(&mut self, reference: &str, meeting: Meeting) {
        let new = self.meetings.get(reference).is_some_and(|(_, new)| *new);
        self.added.brought_further += usize::from(!new);
        self.meetings.insert(reference.to_owned(), (meeting, new));
    }

    /// The action point of the file, if it is still open.
    fn open_action(&self, it: &shape::Action) -> Option<(Action, bool)> {
        self.actions.get(&key(it)).filter(|(action, _)| action.state.is_open()).cloned()
    }

    async fn group_by(&mut self, slug: &str, what: &str, of: &str) -> anyhow::Result<groups::Group> {
        let group = self.known.group_by_slug(self.tx, slug).await?;
        group.ok_or_else(|| anyhow::anyhow!("{what} {of}: there is no group `{slug}`"))
    }

    async fn agency_by(&mut self, code: &str, what: &str, of: &str) -> anyhow::Result<people::AgencyCard> {
        let agency = self.known.agency(self.tx, code).await?;
        agency.ok_or_else(|| anyhow::anyhow!("{what} {of}: there is no agency `{code}`"))
    }
}

/// Minutes of which a file gives the dates and not the words.
const WITHOUT_TEXT: &str = "The text of these minutes is kept elsewhere.";

/// References of action points differ within a meeting only.
fn key(it: &shape::Action) -> (String, String) {
    (it.meeting.clone(), it.r#ref.clone())
}

fn names(name: &shape::Name) -> Names {
    match name {
        shape::Name::One(name) => Names::from(name.as_str()),
        shape::Name::Several(names) => names.clone(),
    }
}
