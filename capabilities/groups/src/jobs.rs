//! Once a day: designations without a sign of life are asked after, and lapse when nobody confirms them.

use jiff::{SignedDuration, Timestamp, civil::Time, tz::TimeZone};
use jobs::{Every, Job, Outcome, Registry};
use kernel::Actor;
use serde::{Deserialize, Serialize};
use web::{Say, Site};

use crate::{
    model::{Designation, Group, lapses_on},
    ops, store,
};

pub(crate) fn registry() -> Registry<Site> {
    Registry::new().every(Every::day_at(Time::constant(5, 0, 0, 0)), &AskAfter {})
}

/// Asks after designations without a sign of life.
#[derive(Serialize, Deserialize)]
struct AskAfter {}

impl Job for AskAfter {
    const NAME: &'static str = "groups/ask-after";
    type Ctx = Site;

    async fn run(&self, site: &Site) -> Outcome {
        ask_after_all(site, site.clock().now()).await?;
        Ok(())
    }
}

/// What a designation needs today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    Nothing,
    /// There was no sign of life for so long that the person is asked.
    Question,
    /// It was asked after, and the person has been here since.
    Answered,
    /// It was asked after, and nobody answered in time.
    Lapse,
}

/// Decides by the last sign of life; doing it twice on one day is the same as doing it once.
fn need(it: &Designation, seen: Option<Timestamp>, group: &Group, now: Timestamp) -> Need {
    let alive = seen.map_or(it.confirmed_at, |seen| seen.max(it.confirmed_at));
    match it.asked_at {
        Some(asked) if alive > asked => Need::Answered,
        Some(asked) if now >= lapses_on(asked, &group.settings) => Need::Lapse,
        Some(_) => Need::Nothing,
        None => {
            let patience = SignedDuration::from_hours(i64::from(group.settings.stale_days) * 24);
            if now.duration_since(alive) >= patience { Need::Question } else { Need::Nothing }
        }
    }
}

/// Asks, notes answers and lets lapse, one transaction for each designation.
pub(crate) async fn ask_after_all(site: &Site, now: Timestamp) -> Result<(), ops::Error> {
    let groups = site.db().read(async |tx| store::all(tx).await).await?;
    for group in groups {
        let today = group.day(now);
        let standing = site.db().read(async |tx| store::designations_on(tx, group.id, today).await).await?;
        for it in standing {
            site.db().write(async |tx| one(tx, site, &group, it, now).await).await?;
        }
    }
    Ok(())
}

async fn one(
    tx: &mut db::Tx,
    site: &Site,
    group: &Group,
    mut it: Designation,
    now: Timestamp,
) -> Result<(), ops::Error> {
    let system = Actor::system(now);
    let seen = people::last_seen(tx, it.person).await?;
    match need(&it, seen, group, now) {
        Need::Nothing => Ok(()),
        Need::Question => {
            ops::ask_after(tx, &system, &mut it).await?;
            if let Some(person) = people::person(tx, it.person).await? {
                mail::queue(tx, &letter(site, group, &it, &person, now), now).await?;
            }
            Ok(())
        }
        Need::Answered => ops::answered(tx, &mut it, seen.unwrap_or(now)).await,
        Need::Lapse => ops::lapse(tx, &system, group, &mut it).await,
    }
}

fn letter(
    site: &Site,
    group: &Group,
    it: &Designation,
    person: &people::PersonCard,
    now: Timestamp,
) -> mail::New {
    let language = person.language.unwrap_or(kernel::Language::English);
    let zone = kernel::zone(&person.zone).unwrap_or(TimeZone::UTC);
    let say: Say = site.say(language, zone.clone());
    let until = lapses_on(now, &group.settings).to_zoned_datetime(zone);
    let text = say.fill(
        "groups-mail-ask",
        &[
            ("name", person.name.clone().into()),
            ("role", say.text(&format!("role-{}", it.role)).into()),
            ("agency", it.agency_code.clone().into()),
            ("group", group.title(language).to_owned().into()),
            ("until", say.local().deadline(&until).into()),
            ("url", site.address(&group.path(&format!("/designations/{}", it.id))).into()),
        ],
    );
    mail::New::text(&person.email, &person.name, say.text("groups-mail-ask-subject"), text)
        .about("ask-after", format!("designation:{}", it.id))
        .list(&group.slug)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DesignationId, Settings};
    use kernel::{AgencyId, GroupId, PersonId, Role, uuid::Uuid};

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn needs(asked: Option<&str>, seen: Option<&str>, now: &str) -> Need {
        let nil = Uuid::nil();
        let group = Group {
            id: GroupId::from_uuid(nil),
            slug: "x".into(),
            names: "X".into(),
            parent: None,
            zone: "UTC".into(),
            home: true,
            mandate: None,
            settings: Settings::default(),
            revision: 1,
        };
        let it = Designation {
            id: DesignationId::from_uuid(nil),
            group: group.id,
            agency: AgencyId::from_uuid(nil),
            agency_code: "ILO".into(),
            person: PersonId::from_uuid(nil),
            person_name: "Ana".into(),
            email: "ana@ilo.example".into(),
            role: Role::FocalPoint,
            from: "2025-01-01".parse().unwrap(),
            to: None,
            letter: None,
            letter_name: String::new(),
            confirmed_at: at("2025-01-01T00:00:00Z"),
            asked_at: asked.map(at),
            ended: None,
            revision: 1,
        };
        need(&it, seen.map(at), &group, at(now))
    }

    #[test]
    fn a_designation_is_asked_after_when_a_year_brought_no_sign_of_life() {
        assert_eq!(needs(None, None, "2025-12-31T00:00:00Z"), Need::Nothing);
        assert_eq!(needs(None, None, "2026-01-01T00:00:00Z"), Need::Question);
        assert_eq!(needs(None, Some("2025-06-01T00:00:00Z"), "2026-01-01T00:00:00Z"), Need::Nothing);
    }

    #[test]
    fn it_lapses_a_fortnight_after_the_question_unless_the_person_came() {
        let asked = Some("2026-01-01T00:00:00Z");
        assert_eq!(needs(asked, None, "2026-01-14T23:59:59Z"), Need::Nothing);
        assert_eq!(needs(asked, None, "2026-01-15T00:00:00Z"), Need::Lapse);
        assert_eq!(needs(asked, Some("2026-01-03T00:00:00Z"), "2026-01-15T00:00:00Z"), Need::Answered);
    }
}
