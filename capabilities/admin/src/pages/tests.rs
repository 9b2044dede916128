//! The pages as a visitor reads them.

use db::testing::NOW;
use journal::Act;
use kernel::{Actor, GroupId, Office, Person, PersonId, Role, jiff::Timestamp};
use web::{StatusCode, testing::TestSite};

fn group() -> GroupId {
    GroupId::from_uuid(kernel::uuid::Uuid::from_u128(7))
}

async fn site(role: Option<Role>) -> TestSite {
    let person =
        Person { id: PersonId::new(NOW), name: "N. Example".into(), agency: None, agency_code: None };
    let office = |role| Office { role, group: Some(group()), agency: None, country: None };
    let signed = role.map(|role| (person, vec![office(role)]));
    let site = TestSite::new(NOW, vec![crate::capability()], signed, |site| site).await;
    let acts = [
        ("meeting.held", "Third meeting", group()),
        ("agency.left", "UNU", GroupId::new(Timestamp::UNIX_EPOCH)),
    ];
    site.site
        .db()
        .write(async |tx| {
            for (act, title, group) in acts {
                let act = Act::new(act, "meeting", 1).in_group(group).titled(title, "/meetings/2026-03");
                journal::record(tx, &Actor::operator(NOW), act).await?;
            }
            let entry = search::Entry::new("meeting:1", "meeting", "Third meeting", "/meetings/2026-03", NOW);
            search::put(tx, &entry.body("The regional corridor table was discussed.")).await
        })
        .await
        .expect("two acts and a record to be found");
    site
}

#[tokio::test]
async fn several_acts_of_one_kind_in_a_row_are_one_piece_of_news() {
    let site = site(Some(Role::CoChair)).await;
    site.site
        .db()
        .write(async |tx| {
            for office in 10..14 {
                let act =
                    Act::new("office.granted", "office", office).in_group(group()).titled("An office", "");
                journal::record(tx, &Actor::operator(NOW), act).await?;
            }
            Ok::<_, db::Error>(())
        })
        .await
        .expect("four acts");
    let today = site.get("/").await;
    assert_eq!(today.body.matches("An office").count(), 1, "{}", today.outline());
    assert!(today.outline().contains("and 3 more of the same"), "{}", today.outline());
}

#[tokio::test]
async fn a_visitor_sees_what_the_site_is_and_what_the_group_does_in_public() {
    insta::assert_snapshot!(site(None).await.get("/").await.outline(), @"
    200 OK
    Migration in national development strategies
    The workspace of an inter-agency working group: what it is asked to do, what it has done, and the figures it works with, each with its source.
    What changed
    20 Apr 2026, 09:00Meeting held: Third meeting
    ");
}

#[tokio::test]
async fn a_member_sees_what_needs_them_and_the_time_where_they_are() {
    insta::assert_snapshot!(site(Some(Role::FocalPoint)).await.get("/").await.outline(), @"
    200 OK
    Today
    Monday 20 April 2026, 16:00 in Bangkok. Nothing needs you.
    Needs you
    Calendar feed
    Nothing needs you now.
    Invitations, action points and minutes that wait for your answer come here by themselves.
    What changed
    Full journal
    20 Apr 2026, 16:00Meeting held: Third meeting
    ");
}

#[tokio::test]
async fn the_journal_shows_the_acts_of_ones_own_groups_and_asks_others_to_sign_in() {
    assert_eq!(site(None).await.get("/journal").await.status, StatusCode::UNAUTHORIZED);
    let own = site(Some(Role::CoChair)).await.get("/journal.json").await.body;
    assert!(own.contains("meeting.held") && !own.contains("agency.left"), "{own}");
    let all = site(Some(Role::Auditor)).await.get("/journal.json").await.body;
    assert!(all.contains("agency.left"), "{all}");
    assert_eq!(site(None).await.get("/journal.xlsx").await.status, StatusCode::UNAUTHORIZED);
    let own = site(Some(Role::CoChair)).await.get("/journal.csv").await;
    assert_eq!(own.header("content-disposition"), "attachment; filename=\"journal.csv\"");
    assert!(
        own.body.contains("meeting.held,Third meeting") && !own.body.contains("agency.left"),
        "{}",
        own.body
    );
    let all = site(Some(Role::Auditor)).await.get("/journal.csv?act=agency.left").await.body;
    assert!(all.contains("agency.left") && !all.contains("meeting.held"), "{all}");
}

#[tokio::test]
async fn a_search_shows_where_the_words_stand_and_takes_any_question() {
    let site = site(None).await;
    let found = site.get("/search?q=corridor%20table").await;
    assert!(found.body.contains("<mark>corridor</mark>"), "{}", found.outline());
    let hostile = site.get("/search?q=%22%3Cscript%3E%20OR%20NEAR(").await;
    assert_eq!(hostile.status, StatusCode::OK);
    assert!(!hostile.body.contains("<script>"), "{}", hostile.body);
}

#[tokio::test]
async fn what_the_site_says_of_itself_is_there_in_six_languages() {
    for language in ["en", "fr", "es", "ar", "ru", "zh"] {
        let site = site(None).await.in_language(language);
        for page in ["/about", "/accessibility", "/data-protection"] {
            let answer = site.get(page).await;
            assert_eq!(answer.status, StatusCode::OK);
            assert!(answer.body.contains("<li>"), "{language} {page}: {}", answer.outline());
        }
    }
}

#[tokio::test]
async fn machines_that_watch_get_health_and_counts() {
    let site = site(None).await;
    assert!(site.get("/healthz").await.body.starts_with("{\"status\":\"ok\""));
    assert!(site.get("/metrics").await.body.contains("\ntributary_journal_entries 2\n"));
}
