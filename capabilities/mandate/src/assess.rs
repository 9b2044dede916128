//! The mandate of a group as of a day: what the rules may look at is loaded, judged, and kept until an act is added.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use db::Tx;
use groups::Group;
use jiff::{Timestamp, ToSpan as _, civil::Date};
use journal::{Entry, Filter, Who};
use kernel::GroupId;

use crate::{
    ClauseStatus, Condition, ConditionState, Ending, Event, Exception, Known, Mandate, ObligationStatus,
    Setting, Standing, content, evaluate, model::end_of,
};

/// The mandate of a group, judged at the end of a day.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The day, in the group's zone.
    pub as_of: Date,
    /// The rules.
    pub mandate: &'static Mandate,
    /// What the group has settled for itself.
    pub setting: Setting,
    /// The status of every clause, in order.
    pub clauses: Vec<ClauseStatus>,
    /// How many records of the journal were looked at.
    pub records: usize,
}

impl Assessment {
    /// The clause of this number.
    pub fn clause(&self, number: u32) -> Option<&ClauseStatus> {
        self.clauses.iter().find(|clause| clause.number == number)
    }

    /// Every obligation with its clause.
    pub fn obligations(&self) -> impl Iterator<Item = (&ClauseStatus, &ObligationStatus)> {
        self.clauses.iter().flat_map(|clause| clause.obligations.iter().map(move |it| (clause, it)))
    }
}

/// The newest act names the state of the journal: its record is a UUID, so that even an act that was rolled
/// back, or that stands in another database, is never taken for it.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    group: GroupId,
    revision: i64,
    as_of: Date,
    newest: (i64, Timestamp, String),
}

/// An assessment takes a few kilobytes; a page asks for few days of few groups.
const KEPT: usize = 256;

static ASSESSED: LazyLock<Mutex<HashMap<Key, Arc<Assessment>>>> = LazyLock::new(Mutex::default);

/// Judges every clause of the group's mandate at the end of the day `as_of` in the group's zone.
///
/// The same question is answered from memory until the journal has a new entry.
pub async fn evaluate_group(tx: &mut Tx, group: &Group, as_of: Date) -> db::Result<Arc<Assessment>> {
    let last = journal::entries(tx, &Filter { newest: Some(1), ..Filter::default() }).await?;
    let newest = last.into_iter().next().map_or((0, Timestamp::UNIX_EPOCH, String::new()), |entry| {
        (entry.seq, entry.recorded_at, entry.record)
    });
    let key = Key { group: group.id, revision: group.revision, as_of, newest };
    let known = ASSESSED.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
    if let Some(known) = known {
        return Ok(known);
    }
    let fresh = Arc::new(assess(tx, group, as_of).await?);
    let mut kept = ASSESSED.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= KEPT {
        kept.clear();
    }
    kept.insert(key, Arc::clone(&fresh));
    Ok(fresh)
}

async fn assess(tx: &mut Tx, group: &Group, as_of: Date) -> db::Result<Assessment> {
    let mandate = mandate_of(group);
    let setting = setting_of(group);
    let entries = if mandate.clauses.is_empty() {
        Vec::new()
    } else {
        load(tx, group, mandate, end_of(as_of, &setting.zone)).await?
    };
    let standing = standing(tx, group, &entries, as_of).await?;
    let events: Vec<Event> = entries.into_iter().map(Event::from).collect();
    let known = Known { events: &events, planned: &[], standing: &standing };
    let clauses = evaluate(mandate, &setting, &known, as_of);
    Ok(Assessment { as_of, mandate, setting, clauses, records: events.len() })
}

/// The mandate the group chose; a group that chose none has the default, and one whose choice is unknown has none.
pub(crate) fn mandate_of(group: &Group) -> &'static Mandate {
    let slug = group.mandate.as_deref().unwrap_or(content::DEFAULT);
    content::mandate(slug)
        .or_else(|| content::mandate("none"))
        .expect("the mandate without clauses is compiled in")
}

fn setting_of(group: &Group) -> Setting {
    let mut setting = Setting::new(group.id, group.time_zone());
    setting.parent = group.parent;
    setting.notice_days = group.settings.notice_days;
    setting.limits = group
        .settings
        .circulation_days
        .map(|days| ("circulation-days".to_owned(), days))
        .into_iter()
        .collect::<BTreeMap<_, _>>();
    setting
}

/// The acts that bear on the mandate: those its rules speak of, and those that undo or announce them.
fn spoken_of(mandate: &Mandate) -> BTreeSet<&str> {
    let rules = mandate.clauses.iter().flat_map(|clause| &clause.obligations).map(|it| &it.rule);
    let spoken: BTreeSet<&str> =
        rules.flat_map(|rule| rule.acts().iter().chain(rule.triggers())).map(String::as_str).collect();
    let mut all = spoken.clone();
    for act in mandate.acts.iter() {
        if act.undoes.iter().chain(&act.announces).any(|other| spoken.contains(other.as_str())) {
            all.insert(&act.slug);
        }
    }
    // Cancelling a meeting undoes its announcement too, so what undoes an announcement is already here.
    all.insert("membership.requested");
    all
}

/// The group's own acts, those of its parent, and those that belong to no group, recorded before `end`.
async fn load(tx: &mut Tx, group: &Group, mandate: &Mandate, end: Timestamp) -> db::Result<Vec<Entry>> {
    let spoken = spoken_of(mandate);
    let acts: Vec<String> = spoken.iter().map(|act| (*act).to_owned()).collect();
    let until = end.checked_sub(1.microsecond()).ok();
    let own = Filter { group: Some(group.id), acts: acts.clone(), until, ..Filter::default() };
    let mut entries = journal::entries(tx, &own).await?;
    let nobodys = Filter { ungrouped: true, acts, until, ..Filter::default() };
    // What the program did by itself, such as publishing the figures it came with, is no evidence of the group's work.
    let by_people = |it: &Entry| it.who != Who::System;
    entries.extend(journal::entries(tx, &nobodys).await?.into_iter().filter(by_people));
    if let Some(parent) = group.parent {
        let acts = spoken.iter().filter_map(|act| act.strip_prefix("parent-")).map(str::to_owned).collect();
        let above = Filter { group: Some(parent), acts, until, ..Filter::default() };
        entries.extend(journal::entries(tx, &above).await?);
    }
    Ok(entries)
}

impl From<Entry> for Event {
    fn from(entry: Entry) -> Self {
        Self {
            seq: entry.seq,
            act: entry.act,
            recorded_at: entry.recorded_at,
            happened: entry.happened_at,
            group: entry.group,
            agency: entry.agency,
            record: entry.record,
            title: entry.title,
            url: entry.url,
            facts: entry.facts,
        }
    }
}

async fn standing(tx: &mut Tx, group: &Group, entries: &[Entry], as_of: Date) -> db::Result<Standing> {
    let found = groups::standing_on(tx, group.id, as_of).await?;
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let focal_points = ConditionState {
        of: count(found.members),
        exceptions: found
            .without_focal_point
            .into_iter()
            .map(|(agency, since)| Exception { agency: agency.id, name: agency.code, since })
            .collect(),
        endings: found
            .ending
            .into_iter()
            .map(|(agency, on)| Ending { agency: agency.id, name: agency.code, on })
            .collect(),
    };
    let open = ConditionState {
        of: count(found.members + found.may_join.len()),
        exceptions: kept_waiting(group, entries),
        endings: Vec::new(),
    };
    Ok(Standing(BTreeMap::from([
        (Condition::FocalPointForEachMember, focal_points),
        (Condition::OpenToEveryMember, open),
    ])))
}

/// The agencies that asked to take part and have not joined since.
fn kept_waiting(group: &Group, entries: &[Entry]) -> Vec<Exception> {
    let mut waiting = BTreeMap::new();
    let own = entries.iter().filter(|entry| entry.group == Some(group.id));
    for entry in own {
        let Some(agency) = entry.agency else { continue };
        match entry.act.as_str() {
            "membership.requested" => {
                let since = group.day(entry.happened_at);
                let name = entry.agency_code.clone().unwrap_or_default();
                waiting.entry(agency).or_insert(Exception { agency, name, since });
            }
            "agency.joined" => {
                waiting.remove(&agency);
            }
            _ => {}
        }
    }
    waiting.into_values().collect()
}
