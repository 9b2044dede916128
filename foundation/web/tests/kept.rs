//! Finished pages are kept for those who have not signed in, and for nobody else.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::sync::{
    Arc,
    atomic::{AtomicU8, AtomicUsize, Ordering},
};

use askama::Template;
use axum::{Router, body::Body, http::Request, routing::get};
use db::testing::NOW;
use kernel::{Person, PersonId};
use serde::Serialize;
use web::{
    Capability, Head, Problem, Response, StatusCode, Visit,
    testing::{Answer, TestSite},
};

/// How often a page of the site was made, and what is recorded.
#[derive(Clone, Default)]
struct Counts(Arc<(AtomicUsize, AtomicU8)>);

impl Counts {
    fn act(&self) {
        self.0.1.fetch_add(1, Ordering::Relaxed);
    }
}

#[derive(Template, Serialize)]
#[template(source = "<p>made {{ made }} {{ long }}</p>", ext = "html")]
struct View {
    made: usize,
    long: String,
}

fn made(visit: &Visit, head: Head) -> Result<Response, Problem> {
    let counts = visit.site.part::<Counts>();
    if visit.query.contains("withdrawn") && counts.0.1.load(Ordering::Relaxed) > 0 {
        return Err(Problem::not_found());
    }
    let made = counts.0.0.fetch_add(1, Ordering::Relaxed) + 1;
    visit.page(head, &View { made, long: "word ".repeat(200) })
}

async fn lasting(visit: Visit) -> Result<Response, Problem> {
    made(&visit, Head::titled("Plan").lasting())
}

async fn fleeting(visit: Visit) -> Result<Response, Problem> {
    made(&visit, Head::titled("Sign in"))
}

async fn site(signed: bool) -> (TestSite, Counts) {
    let pages = Router::new().route("/plan", get(lasting)).route("/fleeting", get(fleeting));
    let person =
        Person { id: PersonId::new(NOW), name: "N. Example".into(), agency: None, agency_code: None };
    let counts = Counts::default();
    let (part, recorded) = (counts.clone(), counts.clone());
    let capability = Capability::named("plan").pages(pages);
    let site = TestSite::new(NOW, vec![capability], signed.then(|| (person, Vec::new())), |site| {
        site.part(part).head(move |_| {
            let head = vec![recorded.0.1.load(Ordering::Relaxed)];
            async move { Ok(head) }
        })
    })
    .await;
    (site, counts)
}

/// Asks without a session, with these headers.
async fn ask(site: &TestSite, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request =
        headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
    site.send_bare(request, Body::empty()).await
}

fn number(answer: &Answer) -> &str {
    answer.body.split_once("made ").and_then(|(_, rest)| rest.split(' ').next()).unwrap()
}

#[tokio::test]
async fn a_page_is_made_once_until_something_is_recorded() {
    let (site, counts) = site(false).await;
    assert_eq!(number(&ask(&site, "/plan", &[]).await), "1");
    let again = ask(&site, "/plan", &[]).await;
    assert_eq!((number(&again), again.media_type.as_str()), ("1", "text/html; charset=utf-8"));
    assert!(again.header("content-security-policy").contains("default-src 'none'"));
    counts.act();
    assert_eq!(number(&ask(&site, "/plan", &[]).await), "2");
}

#[tokio::test]
async fn what_is_withdrawn_is_gone_at_once() {
    let (site, counts) = site(false).await;
    assert_eq!(ask(&site, "/plan?withdrawn", &[]).await.status, StatusCode::OK);
    counts.act();
    assert_eq!(ask(&site, "/plan?withdrawn", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_page_that_does_not_say_it_lasts_is_made_each_time() {
    let (site, _) = site(false).await;
    assert_eq!(number(&ask(&site, "/fleeting", &[]).await), "1");
    let again = ask(&site, "/fleeting", &[]).await;
    assert_eq!((number(&again), again.header("cache-control")), ("2", "private, no-store"));
}

#[tokio::test]
async fn whoever_has_a_session_neither_leaves_nor_is_given_a_kept_page() {
    let (site, _) = site(true).await;
    let own = site.get("/plan").await;
    assert!(own.body.contains("N. Example"));
    let anybodys = ask(&site, "/plan", &[]).await;
    assert_eq!((number(&own), number(&anybodys)), ("1", "2"));
    assert!(!anybodys.body.contains("N. Example"));
    let own = site.get("/plan").await;
    assert_eq!((number(&own), own.header("cache-control")), ("3", "private, no-store"));
    assert!(own.body.contains("N. Example"));
}

#[tokio::test]
async fn a_session_that_is_no_longer_known_and_a_notice_pass_by() {
    let (site, _) = site(false).await;
    assert_eq!(number(&site.get("/plan").await), "1");
    assert_eq!(number(&ask(&site, "/plan", &[("cookie", "notice=plan-notice-done")]).await), "2");
    assert_eq!(number(&ask(&site, "/plan", &[]).await), "3");
}

#[tokio::test]
async fn languages_questions_and_codings_are_kept_apart() {
    let (site, _) = site(false).await;
    for (nth, path, headers) in [
        ("1", "/plan", &[] as &[(&str, &str)]),
        ("2", "/plan?year=2026", &[]),
        ("3", "/plan", &[("accept-language", "fr")]),
        ("4", "/plan", &[("cookie", "lang=ar")]),
        ("5", "/plan?zone=Asia/Bangkok", &[]),
    ] {
        for _ in 0..2 {
            assert_eq!(number(&ask(&site, path, headers).await), nth, "{path} {headers:?}");
        }
    }
    let arabic = ask(&site, "/plan", &[("cookie", "lang=ar")]).await;
    assert!(arabic.body.contains("<html lang=\"ar\" dir=\"rtl\">"));
    for coding in ["br", "gzip"] {
        let first = ask(&site, "/plan", &[("accept-encoding", coding)]).await;
        let again = ask(&site, "/plan", &[("accept-encoding", coding)]).await;
        assert_eq!((first.header("content-encoding"), again.header("content-encoding")), (coding, coding));
        assert_eq!(first.bytes, again.bytes);
    }
    assert_eq!(ask(&site, "/plan", &[]).await.header("content-encoding"), "");
}

#[tokio::test]
async fn an_address_that_chooses_the_language_still_sets_its_cookie() {
    let (site, _) = site(false).await;
    for _ in 0..2 {
        let chosen = ask(&site, "/plan?lang=ru", &[]).await;
        assert!(chosen.cookies.iter().any(|cookie| cookie.starts_with("lang=ru; ")));
    }
}

#[tokio::test]
async fn twins_are_not_confused_with_their_page() {
    let (site, _) = site(false).await;
    ask(&site, "/plan", &[]).await;
    assert!(ask(&site, "/plan.json", &[]).await.media_type.starts_with("application/json"));
    let asked = ask(&site, "/plan", &[("accept", "application/json")]).await;
    assert!(asked.media_type.starts_with("application/json"));
}

#[tokio::test]
async fn a_reader_who_has_the_page_is_answered_without_it() {
    let (site, counts) = site(false).await;
    let page = ask(&site, "/plan", &[]).await;
    let tag = page.header("etag").to_owned();
    let same = ask(&site, "/plan", &[("if-none-match", &tag)]).await;
    assert_eq!((same.status, same.bytes.len(), same.header("etag")), (StatusCode::NOT_MODIFIED, 0, &*tag));
    counts.act();
    let new = ask(&site, "/plan", &[("if-none-match", &tag)]).await;
    assert_eq!((new.status, number(&new)), (StatusCode::OK, "2"));
    assert_ne!(new.header("etag"), tag);
}
