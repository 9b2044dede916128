//! A group and what is dated about it.

use jiff::civil::Date;
use kernel::{
    AgencyId, CountryCode, GroupId, Kind, Language, Mismatch, Names, PersonId, Role, Scalar, Value,
    uuid::Uuid,
};
use serde::{Deserialize, Serialize};

/// A group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub names: Names,
    /// The group it belongs to, if any.
    pub parent: Option<GroupId>,
    /// The IANA name of its zone, in which its days and years are counted.
    pub zone: String,
    /// Whether this site is made for it.
    pub home: bool,
    /// The slug of its mandate, if it has one.
    pub mandate: Option<String>,
    /// What its co-chairs decide.
    pub settings: Settings,
    /// Counts the changes, for forms.
    pub revision: i64,
}

/// What the co-chairs of a group decide about its work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Days between the invitation and a meeting.
    pub notice_days: u32,
    /// Days between the papers and a meeting.
    pub papers_days: u32,
    /// Days for comments on circulated minutes; silence is consent.
    pub silence_days: u32,
    /// Days within which minutes go to the members; the terms of reference set none.
    pub circulation_days: Option<u32>,
    /// Whether the calendar of the group is public: titles and times, nothing else.
    pub calendar_open: bool,
    /// Whether adopted minutes can be read by the public.
    pub minutes_open: bool,
    /// Days without a sign of life after which a designation is asked after.
    pub stale_days: u32,
    /// Days after the question at which a designation lapses that nobody confirmed.
    pub lapse_after_days: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            notice_days: 28,
            papers_days: 7,
            silence_days: 10,
            circulation_days: None,
            calendar_open: true,
            minutes_open: false,
            stale_days: 365,
            lapse_after_days: 14,
        }
    }
}

/// Stored as one JSON text; a setting that is new takes its default in old rows.
impl Scalar for Settings {
    const KIND: Kind = Kind::Text;
    fn to_value(&self) -> Value {
        Value::Text(serde_json::to_string(self).expect("numbers and truths only"))
    }
    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match &value {
            Value::Text(text) => {
                serde_json::from_str(text).map_err(|_| Mismatch::new("settings as JSON", &value))
            }
            _ => Err(Mismatch::new("settings as JSON", &value)),
        }
    }
}

/// The parts of a group that are so much used that the home group has short addresses for them.
const SHORT: &[&str] = &["/meetings", "/mandate", "/actions", "/minutes"];

impl Group {
    /// The address of something in the group: `/meetings/2026-03`, `/group/members`, `/groups/data/members`.
    pub fn path(&self, rest: &str) -> String {
        let part = rest
            .get(1..)
            .and_then(|after| after.find(['/', '?', '#', '.']))
            .map_or(rest, |end| &rest[..=end]);
        match (self.home, SHORT.contains(&part)) {
            (true, true) => rest.to_owned(),
            (true, false) => format!("/group{rest}"),
            (false, _) => format!("/groups/{}{rest}", self.slug),
        }
    }

    /// Its name in this language.
    pub fn title(&self, language: Language) -> &str {
        self.names.get(language)
    }

    /// Its zone; UTC where the name is no longer known.
    pub fn time_zone(&self) -> jiff::tz::TimeZone {
        kernel::zone(&self.zone).unwrap_or(jiff::tz::TimeZone::UTC)
    }

    /// Which day it is in the group at this instant.
    pub fn day(&self, at: jiff::Timestamp) -> Date {
        at.to_zoned_datetime(self.time_zone()).date()
    }
}

/// An agency in a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Membership {
    /// Its id.
    pub id: Uuid,
    /// Which group.
    pub group: GroupId,
    /// Which agency.
    pub agency: AgencyId,
    /// The short name of the agency.
    pub agency_code: String,
    /// The first day.
    pub from: Date,
    /// The last day, if it is set.
    pub to: Option<Date>,
}

/// An agency that chairs a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChairTerm {
    /// Its id.
    pub id: Uuid,
    /// Which group is chaired.
    pub group: GroupId,
    /// By which agency.
    pub agency: AgencyId,
    /// The short name of the agency.
    pub agency_code: String,
    /// The first day.
    pub from: Date,
    /// The last day, if it is set.
    pub to: Option<Date>,
}

impl ChairTerm {
    /// Whether it covers this day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// An office that the co-chairs granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GrantedOffice {
    /// Its id.
    pub id: Uuid,
    /// Whose co-chairs granted it.
    pub group: GroupId,
    /// To whom.
    pub person: PersonId,
    /// Their name.
    pub person_name: String,
    /// Which office.
    pub role: Role,
    /// For which country, for the offices of a country.
    pub country: Option<CountryCode>,
    /// The first day.
    pub from: Date,
    /// The last day, if it is set.
    pub to: Option<Date>,
}

impl GrantedOffice {
    /// Whether it covers this day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(home: bool) -> Group {
        Group {
            id: GroupId::from_uuid(Uuid::nil()),
            slug: "data".into(),
            names: "Data and research".into(),
            parent: None,
            zone: "Europe/Zurich".into(),
            home,
            mandate: None,
            settings: Settings::default(),
            revision: 1,
        }
    }

    #[test]
    fn the_home_group_has_short_addresses() {
        for (rest, short, long) in [
            ("", "/group", "/groups/data"),
            ("/members?on=2026-04-20", "/group/members?on=2026-04-20", "/groups/data/members?on=2026-04-20"),
            ("/meetings", "/meetings", "/groups/data/meetings"),
            ("/meetings/2026-03", "/meetings/2026-03", "/groups/data/meetings/2026-03"),
            ("/actions.csv?state=open", "/actions.csv?state=open", "/groups/data/actions.csv?state=open"),
            ("/mandate?on=2026-04-20", "/mandate?on=2026-04-20", "/groups/data/mandate?on=2026-04-20"),
        ] {
            assert_eq!((group(true).path(rest), group(false).path(rest)), (short.into(), long.into()));
        }
    }

    #[test]
    fn a_day_of_the_group_is_a_day_of_its_zone() {
        let late: jiff::Timestamp = "2026-04-20T22:30:00Z".parse().unwrap();
        assert_eq!(group(true).day(late).to_string(), "2026-04-21");
    }

    #[test]
    fn settings_that_are_not_stored_take_their_defaults() {
        let read = Settings::from_value(Value::Text(r#"{"notice_days":14}"#.into())).unwrap();
        assert_eq!(read, Settings { notice_days: 14, ..Settings::default() });
        assert_eq!(Settings::from_value(read.to_value()).unwrap(), read);
        assert!(Settings::from_value(Value::Text(r#"{"notice":14}"#.into())).is_err());
    }
}
