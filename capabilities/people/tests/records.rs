//! Persons and agencies on both databases.

use db::testing::{NOW, on_both};
use kernel::{Actor, Language, Names, Permit};
use people::ops;

fn person(email: &str) -> ops::NewPerson {
    ops::NewPerson {
        name: "  Ana   Example ".into(),
        email: email.into(),
        agency: None,
        zone: "Asia/Manila".into(),
        languages: vec![Language::French, Language::English],
    }
}

#[tokio::test]
async fn an_agency_is_added_once_and_its_names_are_brought_up_to_date() {
    on_both(async |tx| {
        let operator = Actor::operator(NOW);
        let mut ids = Vec::new();
        for names in [
            Names::from("Labour"),
            Names::from("Labour"),
            Names::from("Labour").with(Language::French, "Travail"),
        ] {
            let new = ops::NewAgency { code: "ILO".into(), names };
            ids.push(
                ops::add_agency(tx, &operator, Permit::grant(&operator, ()).unwrap(), new).await.unwrap().id,
            );
        }
        ids.dedup();
        assert_eq!(ids.len(), 1);
        let agency = people::agency_by_code(tx, "ILO").await.unwrap().unwrap();
        assert_eq!(agency.names.get(Language::French), "Travail");
        let acts = journal::entries(tx, &journal::Filter::default()).await.unwrap();
        let acts: Vec<&str> = acts.iter().map(|entry| entry.act.as_str()).collect();
        assert_eq!(acts, ["agency.added", "agency.changed"]);
        let bad = ops::NewAgency { code: "I L O".into(), names: "Labour".into() };
        let refused = ops::add_agency(tx, &operator, Permit::grant(&operator, ()).unwrap(), bad).await;
        assert!(matches!(refused, Err(ops::Error::Code(_))));
    })
    .await;
}

#[tokio::test]
async fn a_person_is_found_by_their_address_in_any_case_and_added_once() {
    on_both(async |tx| {
        let operator = Actor::operator(NOW);
        let permit = || Permit::grant(&operator, None).unwrap();
        let ana = ops::add_person(tx, &operator, permit(), person("Ana@UN.example")).await.unwrap();
        let again = ops::add_person(tx, &operator, permit(), person("ana@un.example")).await.unwrap();
        assert_eq!((ana.id, ana.name.as_str()), (again.id, "Ana Example"));
        let found = people::person_by_email(tx, "ANA@un.EXAMPLE").await.unwrap().unwrap();
        assert_eq!((found.language, found.station.as_deref()), (Some(Language::French), Some("manila")));
        assert_eq!(people::persons(tx, &[ana.id]).await.unwrap(), vec![found]);
        for (email, zone) in [("nobody", "UTC"), ("bea@un.example", "Mars/Olympus")] {
            let wrong = ops::NewPerson { zone: zone.into(), ..person(email) };
            assert!(ops::add_person(tx, &operator, permit(), wrong).await.is_err(), "{email} {zone}");
        }
        let entry = journal::entries(tx, &journal::Filter::default()).await.unwrap().remove(0);
        assert!(
            !entry.after.to_string().contains("un.example"),
            "no address in the journal, which is for ever"
        );
    })
    .await;
}
