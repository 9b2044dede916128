//! Designations and the rules about their days.

use jiff::{Timestamp, ToSpan as _, civil::Date};
use kernel::{AgencyId, GroupId, Language, PersonId, Role};
use serde::Serialize;

use super::Settings;

kernel::id!(
    /// The act of an agency that names a person.
    DesignationId
);

kernel::words! {
    /// How a designation came to its end.
    pub enum Ended {
        /// The agency ended it.
        Withdrawn = "withdrawn",
        /// The agency named a successor.
        Replaced = "replaced",
        /// Nobody confirmed it when it was asked after.
        Lapsed = "lapsed",
    }
}

/// The dated act of an agency that names a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Designation {
    /// Its id.
    pub id: DesignationId,
    /// In which group.
    pub group: GroupId,
    /// By which agency.
    pub agency: AgencyId,
    /// The short name of the agency.
    pub agency_code: String,
    /// Whom it names.
    pub person: PersonId,
    /// Their name.
    pub person_name: String,
    /// Their address.
    pub email: String,
    /// As focal point, alternate or co-chair.
    pub role: Role,
    /// The first day.
    pub from: Date,
    /// The last day, if it is set.
    pub to: Option<Date>,
    /// The hash of the agency's letter, where one is attached.
    pub letter: Option<String>,
    /// What the letter is called.
    pub letter_name: String,
    /// When it was made or last confirmed.
    pub confirmed_at: Timestamp,
    /// When it was last asked after without an answer so far.
    pub asked_at: Option<Timestamp>,
    /// How it ended, where its end was not foreseen in it.
    pub ended: Option<Ended>,
    /// Counts the changes, for forms.
    pub revision: i64,
}

/// Somebody to whom minutes and action points go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Recipient {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// The agency that named them.
    pub agency: AgencyId,
    /// The short name of that agency.
    pub agency_code: String,
    /// As focal point or alternate.
    pub role: Role,
    /// The language they chose, if they did.
    pub language: Option<Language>,
    /// The IANA name of their zone.
    pub zone: String,
}

/// A stretch of days, both ends included; without an end it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Interval {
    pub(crate) from: Date,
    pub(crate) to: Option<Date>,
}

/// A designation that a new one would overlap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Clash {
    /// Which one stands already.
    pub designation: DesignationId,
    /// Whom it names.
    pub person_name: String,
    /// The first day on which both would hold.
    pub from: Date,
    /// The last day on which both would hold, if there is one.
    pub to: Option<Date>,
}

impl Designation {
    /// Whether it covers this day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    pub(crate) fn days(&self) -> Interval {
        Interval { from: self.from, to: self.to }
    }
}

/// The days both cover, if there are any.
pub(crate) fn overlaps(one: Interval, other: Interval) -> Option<Interval> {
    let from = one.from.max(other.from);
    let to = match (one.to, other.to) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (end, None) | (None, end) => end,
    };
    to.is_none_or(|to| from <= to).then_some(Interval { from, to })
}

/// The first designation of the same agency and role that the new days would overlap.
pub(crate) fn clash(days: Interval, standing: &[Designation]) -> Option<Clash> {
    standing.iter().find_map(|it| {
        let both = overlaps(days, it.days())?;
        Some(Clash { designation: it.id, person_name: it.person_name.clone(), from: both.from, to: both.to })
    })
}

/// When a designation that was asked after lapses if nobody confirms it.
pub(crate) fn lapses_on(asked_at: Timestamp, settings: &Settings) -> Timestamp {
    asked_at
        .checked_add(i64::from(settings.lapse_after_days).saturating_mul(24).hours())
        .unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::uuid::Uuid;

    fn days(from: &str, to: Option<&str>) -> Interval {
        Interval { from: from.parse().unwrap(), to: to.map(|to| to.parse().unwrap()) }
    }

    #[test]
    fn an_end_and_a_beginning_on_the_next_day_do_not_overlap() {
        assert_eq!(overlaps(days("2026-01-01", Some("2026-04-30")), days("2026-05-01", None)), None);
        let both = overlaps(days("2026-01-01", Some("2026-05-01")), days("2026-05-01", None));
        assert_eq!(both, Some(days("2026-05-01", Some("2026-05-01"))));
    }

    #[test]
    fn the_days_that_two_designations_would_share_are_named() {
        for (one, other, shared) in [
            (days("2026-01-01", None), days("2026-03-01", None), Some(days("2026-03-01", None))),
            (
                days("2026-01-01", Some("2026-12-31")),
                days("2026-03-01", Some("2026-04-01")),
                Some(days("2026-03-01", Some("2026-04-01"))),
            ),
            (
                days("2026-05-01", None),
                days("2026-01-01", Some("2026-06-30")),
                Some(days("2026-05-01", Some("2026-06-30"))),
            ),
            (days("2026-05-01", None), days("2025-01-01", Some("2025-06-30")), None),
        ] {
            assert_eq!(overlaps(one, other), shared);
            assert_eq!(overlaps(other, one), shared, "whichever is asked first");
        }
    }

    #[test]
    fn a_clash_says_with_whom_and_on_which_days() {
        let standing = Designation {
            id: DesignationId::from_uuid(Uuid::nil()),
            group: GroupId::from_uuid(Uuid::nil()),
            agency: AgencyId::from_uuid(Uuid::nil()),
            agency_code: "ILO".into(),
            person: PersonId::from_uuid(Uuid::nil()),
            person_name: "N. Example".into(),
            email: "n@ilo.example".into(),
            role: Role::FocalPoint,
            from: "2026-01-01".parse().unwrap(),
            to: Some("2026-06-30".parse().unwrap()),
            letter: None,
            letter_name: String::new(),
            confirmed_at: Timestamp::UNIX_EPOCH,
            asked_at: None,
            ended: None,
            revision: 1,
        };
        let found = clash(days("2026-06-01", None), std::slice::from_ref(&standing)).unwrap();
        assert_eq!(
            (found.person_name.as_str(), found.from.to_string(), found.to),
            ("N. Example", "2026-06-01".into(), standing.to)
        );
        assert_eq!(clash(days("2026-07-01", None), &[standing]), None);
    }

    #[test]
    fn a_designation_lapses_fourteen_days_after_it_was_asked_after() {
        let asked: Timestamp = "2026-03-01T09:00:00Z".parse().unwrap();
        assert_eq!(lapses_on(asked, &Settings::default()).to_string(), "2026-03-15T09:00:00Z");
    }
}
