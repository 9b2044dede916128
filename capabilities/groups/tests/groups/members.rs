//! Lists of any day, overlaps, vacancies, recipients, offices and keys, on both databases.

use crate::world::{World, acting, at, day, operator, permit};
use db::testing::{each_db, on_both};
use groups::{
    keys::{self, Keys, Refused},
    ops,
    policy::{GrantOffice, NameChair, Seat},
};
use kernel::{Permit, Role};

async fn chaired(tx: &mut db::Tx, world: &World) -> groups::policy::Chaired {
    groups::chaired(tx, world.parent.clone()).await.unwrap()
}

fn names(designations: &[groups::Designation]) -> Vec<&str> {
    designations.iter().map(|it| it.person_name.as_str()).collect()
}

#[tokio::test]
async fn the_list_of_20_april_stays_although_it_changed_on_1_may() {
    on_both(async |tx| {
        let world = World::new(tx).await;
        let role = Role::FocalPoint;
        world.name(tx, &world.home, ("Ana", &world.ilo), role, ("2026-01-01", None)).await.unwrap();
        let bea = world.person(tx, "Bea", world.ilo.id).await;
        let post = groups::policy::Post { group: world.home.clone(), agency: world.ilo.id, role };
        let new = ops::NewDesignation { person: bea.id, from: day("2026-05-01"), to: None, letter: None };
        ops::replace_designation(tx, &operator(), permit(post), new).await.unwrap();
        let april = groups::designations_on(tx, world.home.id, day("2026-04-20")).await.unwrap();
        let may = groups::designations_on(tx, world.home.id, day("2026-05-01")).await.unwrap();
        assert_eq!((names(&april), names(&may)), (vec!["Ana"], vec!["Bea"]));
        assert_eq!(april[0].to, Some(day("2026-04-30")));
        assert_eq!(april[0].ended, Some(groups::Ended::Replaced));
    })
    .await;
}

#[tokio::test]
async fn two_overlapping_designations_are_refused_with_the_days_that_clash() {
    on_both(async |tx| {
        let world = World::new(tx).await;
        let role = Role::FocalPoint;
        let days = ("2026-01-01", Some("2026-06-30"));
        world.name(tx, &world.home, ("Ana", &world.ilo), role, days).await.unwrap();
        let refused = world.name(tx, &world.home, ("Bea", &world.ilo), role, ("2026-06-30", None)).await;
        let Err(ops::Error::Overlap(clash)) = refused else { panic!("{refused:?}") };
        assert_eq!(
            (clash.person_name.as_str(), clash.from, clash.to),
            ("Ana", day("2026-06-30"), Some(day("2026-06-30")))
        );
        world.name(tx, &world.home, ("Bea", &world.ilo), role, ("2026-07-01", None)).await.unwrap();
        world.name(tx, &world.home, ("Cy", &world.ilo), Role::Alternate, ("2026-01-01", None)).await.unwrap();
        world.name(tx, &world.home, ("Dan", &world.iom), role, ("2026-01-01", None)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_same_act_twice_is_written_once() {
    on_both(async |tx| {
        let world = World::new(tx).await;
        let days = ("2026-01-01", None);
        let first = world.name(tx, &world.home, ("Ana", &world.ilo), Role::FocalPoint, days).await.unwrap();
        let second = world.name(tx, &world.home, ("Ana", &world.ilo), Role::FocalPoint, days).await.unwrap();
        world.join(tx, &world.home, &world.ilo, "2026-01-01").await.unwrap();
        assert_eq!(first.id, second.id);
        let filter = journal::Filter { group: Some(world.home.id), ..journal::Filter::default() };
        let acts: Vec<String> =
            journal::entries(tx, &filter).await.unwrap().into_iter().map(|entry| entry.act).collect();
        let expected =
            ["group.founded", "agency.joined", "agency.joined", "agency.joined", "focal-point.designated"];
        assert_eq!(acts, expected);
    })
    .await;
}

#[tokio::test]
async fn an_act_is_recorded_with_the_day_on_which_it_happened() {
    on_both(async |tx| {
        let world = World::new(tx).await;
        world
            .name(tx, &world.home, ("Ana", &world.ilo), Role::FocalPoint, ("2026-02-01", None))
            .await
            .unwrap();
        let filter =
            journal::Filter { acts: vec!["focal-point.designated".into()], ..journal::Filter::default() };
        let entry = journal::entries(tx, &filter).await.unwrap().remove(0);
        assert_eq!(entry.happened_at, at("2026-01-31T23:00:00Z"), "midnight where the group is");
        assert_eq!((entry.agency_code.as_deref(), entry.title.as_str()), (Some("ILO"), "ILO: Ana"));
        assert_eq!(entry.url, "/group/members");
    })
    .await;
}

#[tokio::test]
async fn only_members_of_the_parent_group_join_and_only_members_designate() {
    on_both(async |tx| {
        let world = World::new(tx).await;
        let new = people::ops::NewAgency { code: "NGO".into(), names: "Not a member".into() };
        let other = people::ops::add_agency(tx, &operator(), permit(()), new).await.unwrap();
        let refused = world.join(tx, &world.home, &other, "2026-01-01").await;
        assert!(matches!(refused, Err(ops::Error::NotMemberAbove(code)) if code == "NGO"));
        let refused =
            world.name(tx, &world.sister, ("Ana", &world.ilo), Role::FocalPoint, ("2026-01-01", None)).await;
        assert!(matches!(refused, Err(ops::Error::NotMember(code)) if code == "ILO"));
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_may_come_again_and_past_lists_stay() {
    on_both(async |tx| {
        let world = World::new(tx).await;
        world
            .name(tx, &world.home, ("Ana", &world.ilo), Role::FocalPoint, ("2026-01-01", None))
            .await
            .unwrap();
        let seat = Seat { group: world.home.clone(), agency: world.ilo.id };
        ops::leave(tx, &operator(), permit(seat), day("2026-03-31")).await.unwrap();
        let count = async |tx: &mut db::Tx, on: &str| {
            let members = groups::members_on(tx, world.home.id, day(on)).await.unwrap().len();
            (members, groups::designations_on(tx, world.home.id, day(on)).await.unwrap().len())
        };
        assert_eq!(count(tx, "2026-03-31").await, (3, 1));
        assert_eq!(count(tx, "2026-04-01").await, (2, 0));
        world.join(tx, &world.home, &world.ilo, "2026-09-01").await.unwrap();
        assert_eq!(count(tx, "2026-09-01").await, (3, 0));
        let refused = world.join(tx, &world.home, &world.ilo, "2026-02-01").await;
        assert!(matches!(refused, Err(ops::Error::AlreadyMember { .. })));
    })
    .await;
}

#[tokio::test]
async fn a_vacancy_has_its_age_and_an_end_without_a_successor_is_foreseen() {
    on_both(async |tx| {
        let world = World::new(tx).await;
        let role = Role::FocalPoint;
        world
            .name(tx, &world.home, ("Ana", &world.ilo), role, ("2026-01-01", Some("2026-03-31")))
            .await
            .unwrap();
        world
            .name(tx, &world.home, ("Ivo", &world.iom), role, ("2026-01-01", Some("2026-06-30")))
            .await
            .unwrap();
        world
            .name(tx, &world.home, ("Ida", &world.iom), role, ("2026-07-01", Some("2026-12-31")))
            .await
            .unwrap();
        let standing = groups::standing_on(tx, world.home.id, day("2026-05-01")).await.unwrap();
        let short = |list: &[(people::AgencyCard, jiff::civil::Date)]| -> Vec<String> {
            list.iter().map(|(agency, day)| format!("{} {day}", agency.code)).collect()
        };
        assert_eq!(standing.members, 3);
        assert_eq!(short(&standing.without_focal_point), ["ILO 2026-04-01", "UNDP 2026-01-01"]);
        assert_eq!(short(&standing.ending), ["IOM 2026-12-31"]);
    })
    .await;
}

#[tokio::test]
async fn minutes_go_to_every_focal_point_and_alternate_of_every_member_of_the_parent_group_once() {
    on_both(async |tx| {
        let world = World::new(tx).await;
        let days = ("2026-01-01", None);
        world.co_chairs(tx).await;
        world.name(tx, &world.home, ("Ana", &world.ilo), Role::FocalPoint, days).await.unwrap();
        world.name(tx, &world.parent, ("Ana", &world.ilo), Role::Alternate, days).await.unwrap();
        world.name(tx, &world.parent, ("Pia", &world.undp), Role::FocalPoint, days).await.unwrap();
        world
            .name(tx, &world.home, ("Tim", &world.undp), Role::Alternate, ("2026-06-01", None))
            .await
            .unwrap();
        let to = groups::recipients_on(tx, &world.home, day("2026-05-01")).await.unwrap();
        let to: Vec<String> =
            to.iter().map(|it| format!("{} {} {}", it.agency_code, it.role, it.name)).collect();
        assert_eq!(to, ["ILO focal-point Ana", "UNDP focal-point Pia"]);
    })
    .await;
}

#[tokio::test]
async fn offices_follow_from_designations_chairs_and_sister_groups() {
    on_both(async |tx| {
        let world = World::new(tx).await;
        let (una, _) = world.co_chairs(tx).await;
        let ana = world
            .name(tx, &world.home, ("Ana", &world.ilo), Role::FocalPoint, ("2026-01-01", None))
            .await
            .unwrap();
        let permit_chair = Permit::<NameChair>::grant(&operator(), chaired(tx, &world).await).unwrap();
        ops::name_chair(
            tx,
            &operator(),
            permit_chair,
            world.ilo.id,
            day("2026-01-01"),
            Some(day("2026-12-31")),
        )
        .await
        .unwrap();
        let grant = ops::NewOffice {
            person: ana.person,
            role: Role::CountryEditor,
            country: Some("MDA".parse().unwrap()),
            from: day("2026-03-01"),
            to: None,
        };
        let permit_grant = Permit::<GrantOffice>::grant(&operator(), world.home.clone()).unwrap();
        ops::grant_office(tx, &operator(), permit_grant, grant).await.unwrap();
        let roles = async |tx: &mut db::Tx, person, on: &str| {
            let offices = groups::offices_of(tx, person, day(on)).await.unwrap();
            let mut roles: Vec<String> = offices.iter().map(|office| office.role.to_string()).collect();
            roles.sort();
            roles
        };
        assert_eq!(roles(tx, una.person, "2026-06-01").await, ["co-chair", "sister-convenor"]);
        let all = ["country-editor", "focal-point", "parent-chair", "parent-chair"];
        assert_eq!(roles(tx, ana.person, "2026-06-01").await, all);
        assert_eq!(roles(tx, ana.person, "2027-01-01").await, ["country-editor", "focal-point"]);
        let nothing: [&str; 0] = [];
        assert_eq!(roles(tx, ana.person, "2025-12-31").await, nothing);
    })
    .await;
}

#[tokio::test]
async fn an_office_of_a_country_names_one_and_the_auditors_none() {
    on_both(async |tx| {
        let world = World::new(tx).await;
        let ana = world.person(tx, "Ana", world.ilo.id).await;
        for (role, country) in [
            (Role::CountryEditor, None),
            (Role::Auditor, Some("MDA".parse().unwrap())),
            (Role::CoChair, None),
        ] {
            let new = ops::NewOffice { person: ana.id, role, country, from: day("2026-01-01"), to: None };
            let refused = ops::grant_office(tx, &operator(), permit(world.home.clone()), new).await;
            assert!(matches!(refused, Err(ops::Error::Country | ops::Error::Role(_))), "{role}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_needs_both_co_chairs_is_done_when_both_turned_their_keys_for_the_same_text() {
    on_both(async |tx| {
        let world = World::new(tx).await;
        let (una, ivo) = world.co_chairs(tx).await;
        let (una, ivo) = (acting(tx, una.person).await, acting(tx, ivo.person).await);
        let turn = async |tx: &mut db::Tx, actor: &kernel::Actor, digest: &str| {
            keys::turn(tx, actor, &world.home, "minutes:1", digest).await.unwrap()
        };
        assert_eq!(turn(tx, &una, "text 1").await, Keys::Waiting { missing: vec!["IOM".into()] });
        assert_eq!(turn(tx, &una, "text 1").await, Keys::Waiting { missing: vec!["IOM".into()] });
        assert_eq!(turn(tx, &ivo, "text 2").await, Keys::Waiting { missing: vec!["UNDP".into()] });
        assert_eq!(turn(tx, &ivo, "text 1").await, Keys::Completed);
        assert_eq!(turn(tx, &una, "text 1").await, Keys::Before);
        let ana = world
            .name(tx, &world.home, ("Ana", &world.ilo), Role::FocalPoint, ("2026-01-01", None))
            .await
            .unwrap();
        let ana = acting(tx, ana.person).await;
        let refused = keys::turn(tx, &ana, &world.home, "minutes:2", "text").await;
        assert!(matches!(refused, Err(Refused::NoKey)));
    })
    .await;
}

#[tokio::test]
async fn of_two_browsers_that_turn_the_last_key_at_once_one_completes_the_act() {
    each_db(async |db| {
        let (world, una, ivo) = db
            .write(async |tx| {
                let world = World::new(tx).await;
                let (una, ivo) = world.co_chairs(tx).await;
                let actors = (acting(tx, una.person).await, acting(tx, ivo.person).await);
                Ok::<_, db::Error>((world, actors.0, actors.1))
            })
            .await
            .unwrap();
        let turn = async |actor: &kernel::Actor| {
            db.write(async |tx| keys::turn(tx, actor, &world.home, "minutes:1", "text").await).await.unwrap()
        };
        turn(&una).await;
        let (one, two) = tokio::join!(turn(&ivo), turn(&ivo));
        let mut answers = [format!("{one:?}"), format!("{two:?}")];
        answers.sort();
        assert_eq!(answers, ["Before", "Completed"]);
    })
    .await;
}

#[tokio::test]
async fn a_group_has_two_co_chairs_or_no_keys() {
    on_both(async |tx| {
        let world = World::new(tx).await;
        let una = world
            .name(tx, &world.home, ("Una", &world.undp), Role::CoChair, ("2026-01-01", None))
            .await
            .unwrap();
        let una = acting(tx, una.person).await;
        let refused = keys::turn(tx, &una, &world.home, "minutes:1", "text").await;
        assert!(matches!(refused, Err(Refused::NotTwo)));
    })
    .await;
}

#[tokio::test]
async fn groups_are_founded_once_with_one_home_and_an_address_that_can_be_written() {
    on_both(async |tx| {
        let world = World::new(tx).await;
        let new = |slug: &str, home: bool| ops::NewGroup {
            slug: slug.into(),
            names: "Another".into(),
            parent: None,
            zone: "Europe/Zurich".into(),
            home,
            mandate: None,
            settings: groups::Settings::default(),
        };
        let refused = ops::found_group(tx, &operator(), permit(()), new("other", true)).await;
        assert!(matches!(refused, Err(ops::Error::SecondHome(slug)) if slug == "mainstreaming"));
        let refused = ops::found_group(tx, &operator(), permit(()), new("Über uns", false)).await;
        assert!(matches!(refused, Err(ops::Error::Slug(_))));
        assert_eq!(groups::home(tx).await.unwrap().unwrap().id, world.home.id);
        assert_eq!(
            groups::all(tx).await.unwrap().iter().map(|it| it.slug.as_str()).collect::<Vec<_>>(),
            ["mainstreaming", "data", "gmg"]
        );
    })
    .await;
}
