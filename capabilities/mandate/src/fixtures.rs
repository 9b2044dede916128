//! A journal for tests, built act by act.

use jiff::{Timestamp, ZonedDateTime, civil::Date};
use kernel::{AgencyId, GroupId};
use serde_json::Value;

use crate::{
    ClauseStatus, Condition, ConditionState, Event, Known, ObligationStatus, Planned, Setting, Standing,
    content, evaluate,
};

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// `2026-02-18T13:00Z` or `2026-02-18T14:00[Europe/Zurich]`.
pub(crate) fn instant(text: &str) -> Timestamp {
    match text.parse::<ZonedDateTime>() {
        Ok(zoned) => zoned.timestamp(),
        Err(_) => text.parse().unwrap(),
    }
}

fn uuid(number: u128) -> kernel::uuid::Uuid {
    kernel::uuid::Uuid::from_u128(number)
}

pub(crate) fn group(number: u128) -> GroupId {
    GroupId::from_uuid(uuid(number))
}

pub(crate) fn agency(number: u128) -> AgencyId {
    AgencyId::from_uuid(uuid(number))
}

/// The working group, whose zone is that of Geneva; its parent is group 2.
pub(crate) fn geneva() -> Setting {
    let mut setting = Setting::new(group(1), kernel::zone("Europe/Zurich").unwrap());
    setting.parent = Some(group(2));
    setting
}

/// A meeting of the working group that the journal does not know.
pub(crate) fn plan(meeting: &str, at: &str, since: &str) -> Planned {
    Planned {
        act: "meeting.held".to_owned(),
        group: Some(group(1)),
        record: format!("meeting:{meeting}"),
        at: instant(at),
        since: instant(since),
        title: String::new(),
        url: String::new(),
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Journal {
    pub(crate) setting: Setting,
    pub(crate) events: Vec<Event>,
    pub(crate) planned: Vec<Planned>,
    pub(crate) standing: Standing,
}

impl Journal {
    pub(crate) fn new() -> Self {
        Self { setting: geneva(), events: Vec::new(), planned: Vec::new(), standing: Standing::default() }
    }

    pub(crate) fn with_setting(mut self, setting: Setting) -> Self {
        self.setting = setting;
        self
    }

    pub(crate) fn in_zone(mut self, zone: &str) -> Self {
        self.setting.zone = kernel::zone(zone).unwrap();
        self
    }

    /// A meeting of the group took place and was recorded at once.
    pub(crate) fn held(self, meeting: &str, at: &str) -> Self {
        self.act("meeting.held", &format!("meeting:{meeting}"), at)
    }

    pub(crate) fn scheduled(self, meeting: &str, recorded: &str, start: &str) -> Self {
        let facts = serde_json::json!({ "start": start });
        self.fact("meeting.scheduled", &format!("meeting:{meeting}"), recorded, facts)
    }

    pub(crate) fn act(self, act: &str, record: &str, at: &str) -> Self {
        self.fact(act, record, at, Value::Null)
    }

    pub(crate) fn fact(mut self, act: &str, record: &str, at: &str, facts: Value) -> Self {
        self.push(act, record, at, at);
        self.events.last_mut().unwrap().facts = facts;
        self
    }

    pub(crate) fn recorded(mut self, act: &str, record: &str, happened: &str, recorded: &str) -> Self {
        self.push(act, record, happened, recorded);
        self
    }

    pub(crate) fn of_parent(mut self, act: &str, record: &str, at: &str) -> Self {
        self.push(act, record, at, at);
        self.events.last_mut().unwrap().group = self.setting.parent;
        self
    }

    pub(crate) fn planned(mut self, planned: Planned) -> Self {
        self.planned.push(planned);
        self
    }

    pub(crate) fn condition(mut self, condition: Condition, state: ConditionState) -> Self {
        self.standing.0.insert(condition, state);
        self
    }

    pub(crate) fn clauses(&self, as_of: &str) -> Vec<ClauseStatus> {
        let known = Known { events: &self.events, planned: &self.planned, standing: &self.standing };
        evaluate(content::mandate("mainstreaming").unwrap(), &self.setting, &known, day(as_of))
    }

    pub(crate) fn obligation(&self, id: &str, as_of: &str) -> ObligationStatus {
        let all = self.clauses(as_of).into_iter().flat_map(|clause| clause.obligations);
        all.into_iter().find(|it| it.id == id).unwrap()
    }

    fn push(&mut self, act: &str, record: &str, happened: &str, recorded: &str) {
        let id = record.split_once(':').unwrap().1;
        self.events.push(Event {
            seq: i64::try_from(self.events.len()).unwrap() + 1,
            act: act.to_owned(),
            recorded_at: instant(recorded),
            happened: instant(happened),
            group: Some(self.setting.group),
            agency: None,
            record: record.to_owned(),
            title: id.to_owned(),
            url: format!("/{}", record.replacen(':', "s/", 1)),
            facts: Value::Null,
        });
    }
}
