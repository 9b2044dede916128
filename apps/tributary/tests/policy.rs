//! Who may do what: every act of every capability, for every role, in one golden table.
//!
//! A change here is a change of rights and is reviewed as such.

use std::fmt::Write as _;

use kernel::{
    Actor, AgencyId, CountryCode, GroupId, Identity, Office, Person, PersonId, Role, jiff::Timestamp,
};

type Rows = Vec<(&'static str, bool)>;
type RowsOf = fn(&Actor, GroupId, AgencyId, CountryCode) -> Rows;

const CAPABILITIES: &[(&str, RowsOf)] = &[
    ("people", people::policy::rows),
    ("groups", groups::policy::rows),
    ("meetings", meetings::policy::rows),
    ("minutes", minutes::policy::rows),
    ("actions", actions::policy::rows),
    ("statistics", statistics::policy::rows),
    ("reports", reports::policy::rows),
    ("releases", releases::policy::rows),
    ("analyses", analyses::policy::rows),
];

struct Case {
    group: GroupId,
    other: GroupId,
    agency: AgencyId,
    elsewhere: AgencyId,
    country: CountryCode,
}

impl Case {
    fn actor(offices: Vec<Office>) -> Actor {
        let now = Timestamp::UNIX_EPOCH;
        let person =
            Person { id: PersonId::new(now), name: "N. Example".into(), agency: None, agency_code: None };
        Actor { identity: Identity::Person(person), offices, ..Actor::public(now) }
    }

    fn in_group(role: Role, group: GroupId, agency: AgencyId) -> Actor {
        Self::actor(vec![Office { role, group: Some(group), agency: Some(agency), country: None }])
    }

    fn in_country(&self, role: Role) -> Actor {
        Self::actor(vec![Office { role, group: None, agency: None, country: Some(self.country) }])
    }

    fn roles(&self) -> Vec<(&'static str, Actor)> {
        vec![
            ("public", Actor::public(Timestamp::UNIX_EPOCH)),
            ("nobody in particular", Self::actor(vec![])),
            ("focal point, own agency", Self::in_group(Role::FocalPoint, self.group, self.agency)),
            ("focal point, other agency", Self::in_group(Role::FocalPoint, self.group, self.elsewhere)),
            ("alternate, own agency", Self::in_group(Role::Alternate, self.group, self.agency)),
            ("co-chair", Self::in_group(Role::CoChair, self.group, self.elsewhere)),
            ("co-chair, other group", Self::in_group(Role::CoChair, self.other, self.elsewhere)),
            ("Chair of the parent group", Self::in_group(Role::ParentChair, self.group, self.elsewhere)),
            ("sister-group convenor", Self::in_group(Role::SisterConvenor, self.group, self.elsewhere)),
            ("resident-coordinator office", self.in_country(Role::ResidentCoordinator)),
            ("country editor", self.in_country(Role::CountryEditor)),
            ("country validator", self.in_country(Role::CountryValidator)),
            ("national partner", self.in_country(Role::NationalPartner)),
            (
                "auditor",
                Self::actor(vec![Office { role: Role::Auditor, group: None, agency: None, country: None }]),
            ),
            ("operator", Actor::operator(Timestamp::UNIX_EPOCH)),
        ]
    }
}

#[test]
fn the_table_of_who_may_do_what() {
    let id = |n: u128| kernel::uuid::Uuid::from_u128(n);
    let case = Case {
        group: GroupId::from_uuid(id(1)),
        other: GroupId::from_uuid(id(2)),
        agency: AgencyId::from_uuid(id(3)),
        elsewhere: AgencyId::from_uuid(id(4)),
        country: "MDA".parse().expect("three letters"),
    };
    let mut table = String::new();
    for (capability, rows) in CAPABILITIES {
        writeln!(table, "# {capability}").expect("text");
        let of: Vec<(&str, Rows)> = case
            .roles()
            .iter()
            .map(|(role, actor)| (*role, rows(actor, case.group, case.agency, case.country)))
            .collect();
        let acts: Vec<&str> = of[0].1.iter().map(|(act, _)| *act).collect();
        for (n, act) in acts.iter().enumerate() {
            for (role, rows) in &of {
                assert_eq!(rows[n].0, *act, "{capability} names its acts in another order for {role}");
                writeln!(table, "{act:<45} {role:<29} {}", if rows[n].1 { "yes" } else { "no" })
                    .expect("text");
            }
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn the_public_may_change_nothing() {
    let id = |n: u128| kernel::uuid::Uuid::from_u128(n);
    let public = Actor::public(Timestamp::UNIX_EPOCH);
    for (capability, rows) in CAPABILITIES {
        let (group, agency) = (GroupId::from_uuid(id(1)), AgencyId::from_uuid(id(3)));
        for (act, allowed) in rows(&public, group, agency, "MDA".parse().expect("three letters")) {
            assert!(!allowed || act.starts_with("read"), "{capability}: the public may {act}");
        }
    }
}
