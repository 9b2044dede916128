//! One's own page.

#![expect(clippy::unwrap_used, reason = "what these tests prepare must succeed")]

use db::testing::NOW;
use kernel::{Actor, Permit, Person};
use people::{PersonCard, ops};
use web::{Secret, SecretHash, StatusCode, testing::TestSite};

async fn site() -> (TestSite, PersonCard) {
    // The person must be in the database before the site knows their id: two steps over one clock.
    let id = kernel::PersonId::new(NOW);
    let person = Person { id, name: "Ana Example".into(), agency: None, agency_code: None };
    let site = TestSite::new(NOW, vec![people::capability()], Some((person, vec![])), |site| site).await;
    let operator = Actor::operator(NOW);
    let card = site
        .site
        .db()
        .write(async |tx| {
            let new = ops::NewPerson {
                name: "Ana Example".into(),
                email: "ana@ilo.example".into(),
                agency: None,
                zone: "Africa/Nairobi".into(),
                languages: vec![],
            };
            let card = ops::add_person(tx, &operator, Permit::grant(&operator, None).unwrap(), new).await?;
            // The site was told another id: let the row carry it.
            let statement = db::sql("update person set id = $1 where id = $2");
            tx.run(statement.bind(id).bind(card.id)).await?;
            Ok::<_, ops::Error>(PersonCard { id, ..card })
        })
        .await
        .unwrap();
    (site, card)
}

async fn person(site: &TestSite, card: &PersonCard) -> PersonCard {
    let found = site.site.db().read(async |tx| people::person(tx, card.id).await).await;
    found.unwrap_or_else(|error: db::Error| panic!("{error}")).unwrap()
}

#[tokio::test]
async fn ones_own_page_shows_settings_sessions_and_calendar() {
    let (site, _) = site().await;
    let outline = site.get("/me").await.outline();
    let without_places: Vec<&str> = outline
        .lines()
        .filter(|line| {
            people::stations().iter().all(|station| station.names.get(kernel::Language::English) != *line)
        })
        .collect();
    insta::assert_snapshot!(without_places.join("\n"), @r"
    200 OK
    Your page
    ana@ilo.example
    Settings
    Name
    Duty station
    Times are shown in its zone
    Language
    Of the pages and of the mails sent to you
    As the browser asks
    English
    Français
    Español
    العربية
    Русский
    中文
    Save
    Where you are signed in
    Browser Since Last visit
    Sign out everywhere
    You stay signed in for 30 days, or 7 days without a visit. To sign out everywhere also ends links that were mailed and not used.
    Your calendar
    Every meeting of your groups, in the calendar you use. The address is secret: whoever has it sees your meetings.
    Make an address
    ");
}

#[tokio::test]
async fn settings_are_saved_and_the_zone_follows_the_duty_station() {
    let (site, card) = site().await;
    let saved = site.post("/me", "name=Ana+B.+Example&place=bangkok&language=ar&revision=1").await;
    assert_eq!((saved.status, saved.to.as_deref()), (StatusCode::SEE_OTHER, Some("/me")));
    let card = person(&site, &card).await;
    assert_eq!((card.name.as_str(), card.zone.as_str()), ("Ana B. Example", "Asia/Bangkok"));
    assert_eq!(card.language, Some(kernel::Language::Arabic));
}

#[tokio::test]
async fn a_stale_form_shows_the_other_version_and_keeps_what_was_typed() {
    let (site, _) = site().await;
    site.post("/me", "name=Ana+First&place=geneva&language=&revision=1").await;
    let stale = site.post("/me", "name=Ana+Second&place=bangkok&language=&revision=1").await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.outline().contains("Ana First · Geneva"), "{}", stale.outline());
    assert!(stale.body.contains("value=\"Ana Second\""), "{}", stale.body);
    assert!(stale.body.contains("name=\"revision\" value=\"2\""));
}

#[tokio::test]
async fn a_form_with_faults_is_shown_again() {
    let (site, _) = site().await;
    let refused = site.post("/me", "name=+&place=Mars/Olympus&language=&revision=1").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.outline().contains("A name has between 1 and 200 letters"));
    assert!(refused.outline().contains("Choose one of the places in the list"));
}

#[tokio::test]
async fn the_address_of_the_calendar_is_shown_once_and_a_new_one_ends_the_old() {
    let (site, card) = site().await;
    let secret_in = |body: &str| -> SecretHash {
        let start = body.find("/me/calendar/").unwrap() + "/me/calendar/".len();
        Secret::brought(&body[start..start + 64]).unwrap().hash()
    };
    let first = secret_in(&site.post("/me/feed", "").await.body);
    assert!(!site.get("/me").await.body.contains("/me/calendar/"));
    let second = secret_in(&site.post("/me/feed", "").await.body);
    let owner = async |secret: &SecretHash| {
        let found = site.site.db().read(async |tx| people::person_of_feed(tx, secret.clone()).await).await;
        found.unwrap_or_else(|error: db::Error| panic!("{error}")).map(|it| it.id)
    };
    assert_eq!((owner(&first).await, owner(&second).await), (None, Some(card.id)));
}
