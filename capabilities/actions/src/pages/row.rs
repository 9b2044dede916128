//! One action point as pages show it.

use charts::{AgeBar, Caption, age_bar};
use db::Tx;
use groups::Group;
use jiff::{Timestamp, civil::Date};
use kernel::{Actor, AgencyId, Role};
use serde::Serialize;
use web::{Html, Mark, Say, Status};

use crate::model::{Action, ActionId, State};

/// The age that fills a bar.
const FULL: f64 = 365.0;

/// An action point as lists, panels and its own page show it; serialised it is their machine twin.
#[derive(Serialize)]
pub(crate) struct Shown {
    pub(crate) id: ActionId,
    pub(crate) reference: String,
    pub(crate) full_reference: String,
    pub(crate) text: String,
    pub(crate) url: String,
    pub(crate) agency: String,
    pub(crate) own: bool,
    pub(crate) due: Option<Date>,
    pub(crate) state: State,
    pub(crate) overdue: bool,
    pub(crate) agreed: Date,
    pub(crate) age_days: i64,
    pub(crate) carried_over: u32,
    pub(crate) meeting: String,
    pub(crate) meeting_url: String,
    pub(crate) closed_at: Option<Timestamp>,
    pub(crate) closed_at_meeting: Option<String>,
    pub(crate) reason: String,
    pub(crate) revision: i64,
    #[serde(skip)]
    pub(crate) mark: Mark,
    #[serde(skip)]
    pub(crate) due_words: String,
    #[serde(skip)]
    pub(crate) age_words: String,
    #[serde(skip)]
    pub(crate) carried_words: String,
    #[serde(skip)]
    pub(crate) closed_words: String,
    #[serde(skip)]
    pub(crate) closed_url: String,
    #[serde(skip)]
    pub(crate) bar: Html,
}

/// What is needed to show the action points of a group.
pub(crate) struct Frame<'a> {
    pub(crate) say: &'a Say,
    pub(crate) group: &'a Group,
    pub(crate) now: Timestamp,
    pub(crate) today: Date,
    pub(crate) own: Vec<AgencyId>,
    /// When the group's meetings began that were held, oldest first.
    pub(crate) held: Vec<Timestamp>,
}

impl<'a> Frame<'a> {
    /// Reads what showing needs from the group.
    pub(crate) async fn of(tx: &mut Tx, group: &'a Group, actor: &Actor, say: &'a Say) -> db::Result<Self> {
        Ok(Self {
            say,
            group,
            now: actor.now,
            today: group.day(actor.now),
            own: agencies_of(actor, group),
            held: meetings::held_before(tx, group.id, actor.now).await?,
        })
    }

    pub(crate) fn show(&self, it: &Action) -> Shown {
        let local = self.say.local();
        let carried = it.carried(&self.held, self.now);
        let age = it.age_in_days(self.now);
        let closed_words = match (&it.closed_at, &it.closed_reference) {
            (None, _) => String::new(),
            (Some(_), Some(meeting)) => self.say.with("actions-closed-at", "meeting", meeting.clone()),
            (Some(at), None) => {
                self.say.with("actions-closed-on", "day", local.short_day(self.group.day(*at)))
            }
        };
        let meeting_url = |reference: &str| self.group.path(&format!("/meetings/{reference}"));
        Shown {
            id: it.id,
            reference: it.reference.clone(),
            full_reference: it.full(),
            text: it.text.clone(),
            url: self.group.path(&format!("/actions/{}", it.reference)),
            agency: it.agency_code.clone(),
            own: self.own.contains(&it.agency),
            due: it.due,
            state: it.state,
            overdue: it.is_overdue(self.today),
            agreed: it.agreed,
            age_days: age,
            carried_over: carried,
            meeting: it.origin_reference.clone(),
            meeting_url: meeting_url(&it.origin_reference),
            closed_at: it.closed_at,
            closed_at_meeting: it.closed_reference.clone(),
            reason: it.reason.clone(),
            revision: it.revision,
            mark: self.mark(it),
            due_words: it.due.map(|due| local.short_day(due)).unwrap_or_default(),
            age_words: self.say.with("actions-age", "days", age),
            carried_words: self.say.with("actions-carried", "times", i64::from(carried)),
            closed_words,
            closed_url: it.closed_reference.as_deref().map(meeting_url).unwrap_or_default(),
            bar: self.bar(age),
        }
    }

    pub(crate) fn show_all(&self, actions: &[Action]) -> Vec<Shown> {
        actions.iter().map(|action| self.show(action)).collect()
    }

    fn mark(&self, it: &Action) -> Mark {
        let (status, key) = match it.state {
            State::Done => (Status::Met, "actions-state-done"),
            State::Cancelled => (Status::NothingRecorded, "actions-state-cancelled"),
            _ if it.is_overdue(self.today) => (Status::Overdue, "actions-overdue"),
            _ if it.is_near(self.today) => (Status::AtRisk, "actions-near"),
            State::InProgress => (Status::OnTrack, "actions-state-in-progress"),
            State::Open => (Status::NotYetDue, "actions-state-open"),
        };
        Mark::new(status, self.say.text(key))
    }

    fn bar(&self, age: i64) -> Html {
        let days = f64::from(i32::try_from(age).unwrap_or(i32::MAX));
        let caption = Caption::decoration(self.say.language.direction());
        Html::made(age_bar(&AgeBar { caption, age: days, full: FULL }))
    }
}

/// The agencies the actor speaks for in the group or in the group above it.
pub(crate) fn agencies_of(actor: &Actor, group: &Group) -> Vec<AgencyId> {
    let speaks = |role| matches!(role, Role::FocalPoint | Role::Alternate | Role::CoChair);
    let here = |of: Option<kernel::GroupId>| of == Some(group.id) || (of.is_some() && of == group.parent);
    let offices = actor.offices.iter().filter(|office| speaks(office.role) && here(office.group));
    offices.filter_map(|office| office.agency).collect()
}
