//! Who may do what in a group, as one table.

use db::testing::NOW;
use kernel::{Actor, AgencyId, GroupId, Identity, Office, Person, PersonId, Role, uuid::Uuid};

fn actor(role: Option<Role>, group: GroupId, agency: AgencyId) -> Actor {
    let mut actor = Actor::public(NOW);
    let id = PersonId::from_uuid(Uuid::from_u128(9));
    actor.identity = Identity::Person(Person { id, name: "Ana".into(), agency: None, agency_code: None });
    actor.offices.extend(role.map(|role| Office {
        role,
        group: Some(group),
        agency: Some(agency),
        country: None,
    }));
    actor
}

#[test]
fn rights_follow_from_offices_alone() {
    let (group, other) = (GroupId::from_uuid(Uuid::from_u128(1)), GroupId::from_uuid(Uuid::from_u128(2)));
    let (agency, another) =
        (AgencyId::from_uuid(Uuid::from_u128(3)), AgencyId::from_uuid(Uuid::from_u128(4)));
    let who = [
        ("public", Actor::public(NOW)),
        ("operator", Actor::operator(NOW)),
        ("no office", actor(None, group, agency)),
        ("co-chair", actor(Some(Role::CoChair), group, another)),
        ("co-chair elsewhere", actor(Some(Role::CoChair), other, another)),
        ("focal point", actor(Some(Role::FocalPoint), group, agency)),
        ("focal point of another", actor(Some(Role::FocalPoint), group, another)),
        ("alternate", actor(Some(Role::Alternate), group, agency)),
        ("chair of the parent", actor(Some(Role::ParentChair), group, another)),
        ("auditor", actor(Some(Role::Auditor), group, another)),
    ];
    let country = "MDA".parse().unwrap();
    let lines = who.iter().map(|(name, actor)| {
        let rows = [
            groups::policy::rows(actor, group, agency, country),
            people::policy::rows(actor, group, agency, country),
        ];
        let may: Vec<&str> =
            rows.into_iter().flatten().filter(|(_, may)| *may).map(|(name, _)| name).collect();
        format!("{name}: {}", may.join(", "))
    });
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"));
}
