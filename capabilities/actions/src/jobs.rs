//! The monthly word to those who still have something to do.

use db::Tx;
use groups::{Designation, Group};
use jiff::civil::{Date, Time};
use jobs::{Every, Job, Outcome, Registry};
use kernel::{Actor, Language, Role};
use serde::{Deserialize, Serialize};
use web::{Say, Site};

use crate::{
    model::{Action, State},
    store::{self, Filter},
};

/// Reminds the owners of open action points, once in each month and group.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RemindOwners {}

impl Job for RemindOwners {
    const NAME: &'static str = "actions/remind-owners";
    type Ctx = Site;

    async fn run(&self, site: &Site) -> Outcome {
        let actor = Actor::system(site.clock().now());
        site.db().write(async |tx| remind(tx, &actor, site).await).await?;
        Ok(())
    }
}

/// The jobs of action points, and when they run.
pub fn jobs() -> Registry<Site> {
    let morning = Every::day_at(Time::constant(6, 0, 0, 0));
    Registry::new().every(morning, &RemindOwners {})
}

/// Queues what is due this month and was not queued yet; running it again queues nothing.
pub(crate) async fn remind(tx: &mut Tx, actor: &Actor, site: &Site) -> db::Result<u32> {
    let mut queued = 0;
    for group in groups::all(tx).await? {
        let today = group.day(actor.now);
        let filter = Filter { states: vec![State::Open, State::InProgress], ..Filter::default() };
        let open = store::page(tx, group.id, &filter, 10_000).await?;
        if open.is_empty() {
            continue;
        }
        for owner in groups::designations_on(tx, group.id, today).await? {
            let speaks = matches!(owner.role, Role::FocalPoint | Role::Alternate);
            let own: Vec<&Action> = open.iter().filter(|action| action.agency == owner.agency).collect();
            if !speaks || own.is_empty() {
                continue;
            }
            let letter = letter(tx, site, &group, &owner, &own, today).await?;
            if mail::queue_once(tx, &letter, actor.now).await?.is_some() {
                queued += 1;
            }
        }
    }
    Ok(queued)
}

async fn letter(
    tx: &mut Tx,
    site: &Site,
    group: &Group,
    owner: &Designation,
    own: &[&Action],
    today: Date,
) -> db::Result<mail::New> {
    let card = people::person(tx, owner.person).await?;
    let language = card.as_ref().and_then(|card| card.language).unwrap_or(Language::English);
    let zone = card.and_then(|card| kernel::zone(&card.zone)).unwrap_or_else(|| group.time_zone());
    let say = site.say(language, zone);
    let count = i64::try_from(own.len()).unwrap_or(i64::MAX);
    let subject = say.fill(
        "actions-mail-subject",
        &[("agency", owner.agency_code.clone().into()), ("open", count.into())],
    );
    let mut text = say.with("actions-mail-opening", "group", group.title(language).to_owned());
    for action in own {
        text.push_str("\n\n");
        text.push_str(&line(&say, group, action, today));
        text.push('\n');
        text.push_str(&site.address(&group.path(&format!("/actions/{}", action.reference))));
    }
    text.push_str("\n\n");
    text.push_str(&say.text("actions-mail-closing"));
    let record = format!("reminder:{}:{}-{:02}", group.id, today.year(), today.month());
    Ok(mail::New::text(&owner.email, &owner.person_name, subject, text)
        .about("action-reminder", record)
        .list(group.slug.clone()))
}

fn line(say: &Say, group: &Group, action: &Action, today: Date) -> String {
    let due = match action.deadline(&group.time_zone()) {
        Some(deadline) if action.is_overdue(today) => {
            say.with("actions-mail-overdue", "deadline", say.local().deadline(&deadline))
        }
        Some(deadline) => say.with("actions-mail-due", "deadline", say.local().deadline(&deadline)),
        None => say.text("actions-no-day"),
    };
    format!("{} {}\n{due}", action.full(), action.text)
}
