//! The way in: by a mailed link, and out again.

#![expect(clippy::unwrap_used, reason = "what these tests prepare must succeed")]

use db::{Tx, sql, testing::NOW};
use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, Language, Permit};
use people::{PersonCard, ops};
use web::{Secret, Signed, StatusCode, testing::TestSite};

async fn add(tx: &mut Tx, name: &str, email: &str) -> PersonCard {
    let operator = Actor::operator(NOW);
    let agency = ops::NewAgency { code: "ILO".into(), names: "International Labour Organization".into() };
    let permit = Permit::grant(&operator, ()).unwrap();
    let agency = ops::add_agency(tx, &operator, permit, agency).await.unwrap();
    let new = ops::NewPerson {
        name: name.into(),
        email: email.into(),
        agency: Some(agency.id),
        zone: "Africa/Nairobi".into(),
        languages: vec![Language::French],
    };
    let permit = Permit::grant(&operator, new.agency).unwrap();
    ops::add_person(tx, &operator, permit, new).await.unwrap()
}

/// A site on which Ana is known, whose sessions are the real ones.
async fn site_at(now: Timestamp) -> TestSite {
    let site = TestSite::new(now, vec![people::capability()], None, |site| {
        site.signed(|db, session, now| async move {
            let card = people::visited(&db, session, now).await?;
            Ok(card.map(|card| Signed {
                person: card.actor(),
                offices: vec![],
                language: None,
                zone: kernel::zone(&card.zone).unwrap(),
            }))
        })
    })
    .await;
    site.site
        .db()
        .write(async |tx| Ok::<_, db::Error>(add(tx, "Ana Example", "ana@ilo.example").await))
        .await
        .unwrap();
    site
}

async fn site() -> TestSite {
    site_at(NOW).await
}

async fn mails(site: &TestSite) -> Vec<(String, String)> {
    site.site
        .db()
        .read(async |tx| tx.all(sql("select to_address, text_body from mail order by queued_at, id")).await)
        .await
        .unwrap_or_else(|error: db::Error| panic!("{error}"))
}

fn link_in(text: &str) -> String {
    let start = text.find("/sign-in/").expect("a link");
    text[start..].split_whitespace().next().unwrap().to_owned()
}

async fn link(site: &TestSite) -> String {
    site.post("/sign-in", "email=ana@ilo.example&to=/mandate/16").await;
    link_in(&mails(site).await.last().expect("a mail").1)
}

fn cookie_of(answer: &web::testing::Answer) -> String {
    let cookie = answer.cookies.iter().find(|cookie| cookie.starts_with("session=")).expect("a session");
    cookie.split(';').next().unwrap().to_owned()
}

async fn get_with(site: &TestSite, path: &str, cookie: &str) -> web::testing::Answer {
    let request = axum::http::Request::get(path).header("cookie", cookie);
    site.send(request, axum::body::Body::empty()).await
}

async fn post_with(site: &TestSite, path: &str, form: &str, cookie: &str) -> web::testing::Answer {
    let request = axum::http::Request::post(path)
        .header("cookie", cookie)
        .header("content-type", "application/x-www-form-urlencoded");
    site.send(request, axum::body::Body::from(form.to_owned())).await
}

#[tokio::test]
async fn the_form_asks_for_nothing_but_an_address() {
    insta::assert_snapshot!(site().await.get("/sign-in").await.outline(), @r"
    200 OK
    Sign in
    Write your address; a link that signs you in comes by mail.
    E-mail address
    The address under which your agency named you
    Send the link
    There are no passwords here. The link works once.
    ");
}

#[tokio::test]
async fn a_link_comes_by_mail_in_the_persons_language_and_signs_in_once() {
    let site = site().await;
    let link = link(&site).await;
    let (to, text) = mails(&site).await.remove(0);
    assert_eq!(to, "ana@ilo.example");
    assert!(text.contains("Bonjour Ana Example"), "{text}");
    insta::assert_snapshot!(site.get(&link).await.outline(), @r"
    200 OK
    Sign in
    You are about to sign in as Ana Example. ILO
    Sign in now
    The link is used up only by this button, so programs that check your mail cannot use it up.
    ");
    let entered = site.post(&link, "").await;
    assert_eq!((entered.status, entered.to.as_deref()), (StatusCode::SEE_OTHER, Some("/mandate/16")));
    let me = get_with(&site, "/me", &cookie_of(&entered)).await;
    assert_eq!(me.status, StatusCode::OK);
    let again = site.post(&link, "").await;
    assert_eq!(again.status, StatusCode::GONE);
    assert!(again.outline().contains("This link was used before"));
}

#[tokio::test]
async fn looking_at_a_link_does_not_use_it_up() {
    let site = site().await;
    let link = link(&site).await;
    for _ in 0..3 {
        assert_eq!(site.get(&link).await.status, StatusCode::OK);
    }
    assert_eq!(site.post(&link, "").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_link_that_was_made_up_is_not_told_from_an_old_one() {
    let site = site().await;
    let made_up = format!("/sign-in/{}", Secret::random().reveal());
    assert_eq!(site.get(&made_up).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.post("/sign-in/short", "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_link_ends_after_a_quarter_of_an_hour() {
    let site = site().await;
    let link = link(&site).await;
    let db = site.site.db();
    let minutes_ago = NOW.checked_sub(SignedDuration::from_mins(1)).unwrap();
    db.write(async |tx| tx.run(sql("update sign_in_link set ends_at = $1").bind(minutes_ago)).await)
        .await
        .unwrap_or_else(|error: db::Error| panic!("{error}"));
    let over = site.post(&link, "").await;
    assert_eq!(over.status, StatusCode::GONE);
    assert!(over.outline().contains("The time of this link has passed"));
}

#[tokio::test]
async fn the_answer_does_not_tell_who_is_known() {
    let site = site().await;
    let known = site.post("/sign-in", "email=ana@ilo.example").await;
    let unknown = site.post("/sign-in", "email=eve@ilo.example").await;
    assert_eq!(known.status, unknown.status);
    assert_eq!(known.outline().replace("ana@", "eve@"), unknown.outline());
    assert_eq!(mails(&site).await.len(), 1);
}

#[tokio::test]
async fn asking_again_and_again_is_slowed_down_for_known_and_unknown_addresses_alike() {
    let site = site().await;
    for email in ["ana@ilo.example", "eve@ilo.example"] {
        for _ in 0..3 {
            assert_eq!(site.post("/sign-in", &format!("email={email}")).await.status, StatusCode::OK);
        }
        let slowed = site.post("/sign-in", &format!("email={}", email.to_uppercase())).await;
        assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(mails(&site).await.len(), 3);
}

#[tokio::test]
async fn what_is_no_address_is_shown_again_with_the_reason() {
    let refused = site().await.post("/sign-in", "email=ana%40&to=/me").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"ana@\"") && refused.body.contains("value=\"/me\""));
    assert!(refused.outline().contains("This is not an address"));
}

#[tokio::test]
async fn signing_in_leads_to_no_other_site() {
    let site = site().await;
    site.post("/sign-in", "email=ana@ilo.example&to=//evil.example/").await;
    let link = link_in(&mails(&site).await.last().unwrap().1);
    assert_eq!(site.post(&link, "").await.to.as_deref(), Some("/"));
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server_too() {
    let site = site().await;
    let link = link(&site).await;
    let cookie = cookie_of(&site.post(&link, "").await);
    let out = post_with(&site, "/sign-out", "", &cookie).await;
    assert_eq!(out.to.as_deref(), Some("/"));
    assert!(out.cookies.iter().any(|it| it.starts_with("session=; ")));
    assert_eq!(get_with(&site, "/me", &cookie).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn signing_out_everywhere_ends_every_session_and_open_links() {
    let site = site().await;
    let first = link(&site).await;
    let cookie = cookie_of(&site.post(&first, "").await);
    let second = link(&site).await;
    let other = cookie_of(&site.post(&second, "").await);
    let open = link(&site).await;
    post_with(&site, "/me/sessions/end", "", &cookie).await;
    for cookie in [&cookie, &other] {
        assert_eq!(get_with(&site, "/me", cookie).await.status, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(site.post(&open, "").await.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_session_ends_after_a_week_without_a_visit() {
    db::testing::each_db(async |db| {
        let session = Secret::random();
        let days_ago = |days: i64| NOW.checked_sub(SignedDuration::from_hours(days * 24)).unwrap();
        let person =
            db.write(async |tx| Ok::<_, db::Error>(add(tx, "Ana", "ana@ilo.example").await)).await.unwrap();
        let begin = async |seen: Timestamp, ends: Timestamp| {
            db.write(async |tx| {
                tx.run(sql("delete from session")).await?;
                let statement =
                    sql("insert into session (id, hash, person_id, begun_at, seen_at, ends_at, browser) \
                                     values ($1, $2, $3, $4, $5, $6, '')");
                let statement = statement.bind(person.id.uuid()).bind(session.hash()).bind(person.id);
                tx.run(statement.bind(seen).bind(seen).bind(ends)).await
            })
            .await
            .unwrap();
            people::visited(&db, session.hash(), NOW).await.unwrap().is_some()
        };
        let later = NOW.checked_add(SignedDuration::from_hours(24)).unwrap();
        assert!(begin(days_ago(6), later).await);
        assert!(!begin(days_ago(8), later).await);
        assert!(!begin(days_ago(1), days_ago(0)).await);
    })
    .await;
}

#[tokio::test]
async fn the_operator_prints_a_link_and_nobody_else_can() {
    let site = site().await;
    let url = site
        .site
        .db()
        .write(async |tx| {
            people::sign_in_link(tx, &Actor::operator(NOW), "ANA@ilo.example", &site.site).await
        })
        .await
        .unwrap();
    let path = url.strip_prefix("http://tributary.test").unwrap();
    assert_eq!(site.post(path, "").await.status, StatusCode::SEE_OTHER);
    let refused = site
        .site
        .db()
        .write(async |tx| people::sign_in_link(tx, &Actor::public(NOW), "ana@ilo.example", &site.site).await)
        .await;
    assert!(matches!(refused, Err(ops::Error::Denied(_))));
}
