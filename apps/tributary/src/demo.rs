//! The demonstration workspace: a seed file of invented people, moved to the day of the first start.

use anyhow::Context as _;
use jiff::{
    Span, Timestamp, ToSpan as _,
    civil::{Date, date},
};
use journal::{Act, Filter};
use kernel::{CountryCode, Permit, Role};

use crate::{
    installation::Installation,
    seed::{Seed, apply},
};

const WORKSPACE: &str = include_str!("../../../content/demo/workspace.json");

/// The day for which the dates of the file were written, a Monday.
const WRITTEN_FOR: Date = date(2026, 11, 16);

/// Whom one can be in the demonstration.
pub(crate) const ROLES: &[(&str, &str)] = &[
    ("co-chair (UNDP)", "ines.undp@example.org"),
    ("co-chair (IOM)", "tomas.iom@example.org"),
    ("focal point (ILO)", "salome.ilo@example.org"),
    ("alternate (UNICEF)", "diego.unicef@example.org"),
    ("Chair of the parent group", "adaeze.unwomen@example.org"),
    ("convenor, sister group", "oleg.undesa@example.org"),
    ("Resident Coordinator's office", "rc.office@example.org"),
    ("country editor", "country.editor@example.org"),
    ("country validator", "country.validator@example.org"),
    ("national partner", "national.partner@example.org"),
    ("auditor", "auditor@example.org"),
];

/// The offices that a seed file does not describe.
const OFFICES: &[(&str, Role)] = &[
    ("rc.office@example.org", Role::ResidentCoordinator),
    ("country.editor@example.org", Role::CountryEditor),
    ("country.validator@example.org", Role::CountryValidator),
    ("national.partner@example.org", Role::NationalPartner),
    ("auditor@example.org", Role::Auditor),
];

/// The act that says that the workspace is a demonstration; every page asks for it once, at the start.
const LOADED: &str = "demonstration.loaded";

/// Fills a new installation.
pub(crate) async fn load(at: &Installation) -> anyhow::Result<()> {
    let seed = Seed::read(WORKSPACE).context("content/demo/workspace.json")?;
    let now = at.now();
    apply(&at.db, now, &moved(seed, now)).await.context("content/demo/workspace.json")?;
    let operator = at.operator();
    let country: CountryCode = "KEN".parse().context("a code of three letters")?;
    let from = now.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    at.db
        .write(async |tx| {
            let home = groups::home(tx).await?.ok_or(groups::ops::Error::NotFound("group"))?;
            for (email, role) in OFFICES {
                let Some(person) = people::person_by_email(tx, email).await? else { continue };
                let country = (*role != Role::Auditor).then_some(country);
                let person = person.id;
                let office = groups::ops::NewOffice { person, role: *role, country, from, to: None };
                let permit = Permit::<groups::policy::GrantOffice>::grant(&operator, home.clone())?;
                groups::ops::grant_office(tx, &operator, permit, office).await?;
            }
            let act = Act::new(LOADED, "workspace", "demonstration").titled("Demonstration workspace", "/");
            journal::record(tx, &operator, act).await?;
            Ok::<(), groups::ops::Error>(())
        })
        .await?;
    Ok(())
}

/// Whether this installation holds the demonstration.
pub(crate) async fn is_loaded(at: &Installation) -> anyhow::Result<bool> {
    let filter = Filter { acts: vec![LOADED.into()], newest: Some(1), ..Filter::default() };
    let found = at.db.read(async |tx| journal::entries(tx, &filter).await).await?;
    Ok(!found.is_empty())
}

/// Moves every date by the same whole number of weeks, so that weekdays and distances stay.
fn moved(mut seed: Seed, now: Timestamp) -> Seed {
    let today = now.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    let weeks = (today - WRITTEN_FOR).get_days().div_euclid(7);
    let by: Span = weeks.weeks();
    let day = |day: &mut Option<Date>| {
        if let Some(day) = day {
            *day = day.saturating_add(by);
        }
    };
    for designation in &mut seed.designations {
        day(&mut designation.from);
        day(&mut designation.to);
        if let Some(confirmed) = &mut designation.confirmed {
            confirmed.move_by(by);
        }
    }
    for chair in &mut seed.chairs {
        day(&mut chair.from);
        day(&mut chair.to);
    }
    for meeting in &mut seed.meetings {
        meeting.start = meeting.start.saturating_add(by);
        for moment in [&mut meeting.circulated_at, &mut meeting.adopted_at].into_iter().flatten() {
            moment.move_by(by);
        }
    }
    for action in &mut seed.actions {
        day(&mut action.due);
        if let Some(moment) = &mut action.closed_at {
            moment.move_by(by);
        }
    }
    seed
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::DateTime;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_workspace_can_be_read_and_names_nobody_real() {
        let seed = Seed::read(WORKSPACE).unwrap();
        assert!(seed.people.iter().all(|person| person.email.ends_with("@example.org")));
        assert!(
            seed.people
                .iter()
                .all(|person| person.name.as_deref().is_some_and(|name| name.ends_with(" Example")))
        );
        for (_, email) in ROLES {
            assert!(seed.people.iter().any(|person| person.email == *email), "{email}");
        }
    }

    #[test]
    fn dates_move_by_whole_weeks() {
        let seed = moved(Seed::read(WORKSPACE).unwrap(), at("2027-01-07T09:00:00Z"));
        let third = seed.meetings.iter().find(|meeting| meeting.r#ref == "2026-03").unwrap();
        assert_eq!(third.start, "2026-12-31T12:30".parse::<DateTime>().unwrap());
        let same = moved(Seed::read(WORKSPACE).unwrap(), at("2026-11-20T09:00:00Z"));
        assert_eq!(same.meetings[7].start, "2026-11-12T12:30".parse::<DateTime>().unwrap());
    }
}
