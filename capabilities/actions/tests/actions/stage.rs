//! A parent group, its working group, three agencies, their people and three meetings.

use db::{Tx, sql};
use jiff::Timestamp;
use kernel::{Actor, AgencyId, GroupId, Identity, Language, Office, Person, PersonId, Role};
use meetings::MeetingId;

/// 20 June 2026: two meetings were held, the third is planned.
pub(crate) const NOW: Timestamp = Timestamp::constant(1_781_949_600, 0);

/// What the tests play with.
#[derive(Clone, Copy)]
pub(crate) struct Stage {
    pub(crate) group: GroupId,
    pub(crate) parent: GroupId,
    pub(crate) undp: AgencyId,
    pub(crate) iom: AgencyId,
    pub(crate) ilo: AgencyId,
    pub(crate) ana: PersonId,
    pub(crate) ben: PersonId,
    pub(crate) cleo: PersonId,
    pub(crate) dan: PersonId,
    pub(crate) february: MeetingId,
    pub(crate) june: MeetingId,
}

/// Sets the stage in an empty database.
pub(crate) async fn set(tx: &mut Tx) -> Stage {
    let [group, parent] = [0, 1].map(|_| GroupId::new(NOW));
    let [undp, iom, ilo] = [0, 1, 2].map(|_| AgencyId::new(NOW));
    let [ana, ben, cleo, dan] = [0, 1, 2, 3].map(|_| PersonId::new(NOW));
    let [february, june, november] = [0, 1, 2].map(|_| MeetingId::new(NOW));
    for (id, slug, above, home) in
        [(parent, "gmg", None, false), (group, "mainstreaming", Some(parent), true)]
    {
        let statement =
            sql("insert into working_group (id, slug, names, parent_id, zone, home, mandate, settings, \
             founded_at, revision) values ($1, $2, $3, $4, 'America/New_York', $5, null, '{}', $6, 1)");
        let statement = statement.bind(id).bind(slug).bind(kernel::Names::from(slug)).bind(above).bind(home);
        tx.run(statement.bind(NOW)).await.unwrap();
    }
    for (id, code) in [(undp, "UNDP"), (iom, "IOM"), (ilo, "ILO")] {
        let statement = sql("insert into agency (id, code, names, added_at) values ($1, $2, $3, $4)");
        tx.run(statement.bind(id).bind(code).bind(kernel::Names::from(code)).bind(NOW)).await.unwrap();
        for of in [parent, group] {
            let statement = sql(
                "insert into membership (id, group_id, agency_id, from_day) values ($1, $2, $3, '2014-01-01')",
            );
            tx.run(statement.bind(kernel::PersonId::new(NOW)).bind(of).bind(id)).await.unwrap();
        }
    }
    let people = [
        (ana, "ana", undp, "en"),
        (ben, "ben", iom, "fr"),
        (cleo, "cleo", ilo, "ar"),
        (dan, "dan", undp, ""),
    ];
    for (id, name, agency, languages) in people {
        let statement =
            sql("insert into person (id, email, name, agency_id, zone, languages, added_at, revision) \
             values ($1, $2, $3, $4, 'Asia/Bangkok', $5, $6, 1)");
        let statement = statement.bind(id).bind(format!("{name}@agency.example")).bind(name).bind(agency);
        tx.run(statement.bind(languages).bind(NOW)).await.unwrap();
    }
    let posts = [
        (group, undp, ana, "co-chair"),
        (group, iom, ben, "co-chair"),
        (group, iom, ben, "focal-point"),
        (group, ilo, cleo, "focal-point"),
        (parent, undp, dan, "alternate"),
    ];
    for (of, agency, person, role) in posts {
        let statement =
            sql("insert into designation (id, group_id, agency_id, person_id, role, from_day, letter_name, \
             made_at, confirmed_at, revision) values ($1, $2, $3, $4, $5, '2025-01-01', '', $6, $6, 1)");
        let statement = statement.bind(PersonId::new(NOW)).bind(of).bind(agency).bind(person).bind(role);
        tx.run(statement.bind(NOW)).await.unwrap();
    }
    let meetings = [
        (february, "2026-01", "2026-02-18T12:30:00", "2026-02-18T17:30:00Z", "held"),
        (june, "2026-02", "2026-06-17T12:30:00", "2026-06-17T16:30:00Z", "held"),
        (november, "2026-03", "2026-11-12T12:30:00", "2026-11-12T17:30:00Z", "planned"),
    ];
    for (id, reference, start, at, state) in meetings {
        let at: Timestamp = at.parse().unwrap();
        let statement = sql(
            "insert into meeting (id, group_id, reference, title, starts, zone, shown, minutes, at, state, \
             place, join_url, note, reason, sequence, changed_at, revision) values ($1, $2, $3, $4, $5, \
             'America/New_York', 'once', 90, $6, $7, '', '', '', '', 0, $6, 1)",
        );
        let statement = statement.bind(id).bind(group).bind(reference).bind(format!("Meeting {reference}"));
        tx.run(statement.bind(start).bind(at).bind(state)).await.unwrap();
    }
    Stage { group, parent, undp, iom, ilo, ana, ben, cleo, dan, february, june }
}

impl Stage {
    /// A person with one office, acting at a moment.
    pub(crate) fn actor(&self, person: PersonId, role: Role, agency: AgencyId, now: Timestamp) -> Actor {
        let (person, offices) = self.signed(person, role, agency);
        Actor {
            identity: Identity::Person(person),
            offices,
            now,
            language: Language::English,
            zone: jiff::tz::TimeZone::UTC,
        }
    }

    /// The same as a site takes whoever has signed in.
    pub(crate) fn signed(&self, person: PersonId, role: Role, agency: AgencyId) -> (Person, Vec<Office>) {
        let names = [(self.undp, "UNDP"), (self.iom, "IOM"), (self.ilo, "ILO")];
        let code = names.iter().find(|(id, _)| *id == agency).map(|(_, code)| (*code).to_owned());
        let of = if person == self.dan { self.parent } else { self.group };
        let person =
            Person { id: person, name: "N. Example".into(), agency: Some(agency), agency_code: code };
        (person, vec![Office { role, group: Some(of), agency: Some(agency), country: None }])
    }
}
