//! What every visit is promised, whatever the page.

use askama::Template;
use axum::{Router, body::Body, http::Request, routing::get};
use db::testing::NOW;
use kernel::{Office, Person, PersonId};
use serde::Serialize;
use web::{Capability, Form, Head, Problem, Response, Say, Section, StatusCode, Visit, testing::TestSite};

#[derive(Template, Serialize)]
#[template(source = "<h1>{{ title }}</h1><p>{{ say.language }}</p>", ext = "html")]
struct View {
    #[serde(skip)]
    say: Say,
    title: String,
}

#[derive(serde::Deserialize)]
struct Wish {
    title: String,
    #[serde(default)]
    part: Vec<String>,
}

async fn page(visit: Visit) -> Result<Response, Problem> {
    let view = View { say: visit.say.clone(), title: "Plan <2027>".into() };
    visit.page(Head::titled("Plan").in_section(Section::Mandate).crumb("Group", "/group").here("Plan"), &view)
}

async fn wish(visit: Visit, Form(wish): Form<Wish>) -> Result<Response, Problem> {
    let view = View { say: visit.say.clone(), title: format!("{}:{}", wish.title, wish.part.join("+")) };
    visit.page(Head::titled("Wish"), &view)
}

async fn private(visit: Visit) -> Result<Response, Problem> {
    visit.signed()?;
    Ok(visit.done("/plan", "notice-none"))
}

async fn broken() -> Result<Response, Problem> {
    panic!("a fault")
}

fn capability() -> Capability {
    let routes = Router::new()
        .route("/plan", get(page).post(wish))
        .route("/private", get(private))
        .route("/twice", get(twice))
        .route("/broken", get(broken));
    Capability::named("plan").pages(routes).section(Section::Mandate)
}

async fn site(signed: bool) -> TestSite {
    let person =
        Person { id: PersonId::new(NOW), name: "N. Example".into(), agency: None, agency_code: None };
    let office = Office { role: kernel::Role::Alternate, group: None, agency: None, country: None };
    TestSite::new(NOW, vec![capability()], signed.then(|| (person, vec![office])), |site| site).await
}

#[tokio::test]
async fn a_page_and_its_twin_say_the_same() {
    let site = site(false).await;
    let page = site.get("/plan").await;
    assert_eq!(page.outline(), "200 OK\nPlan <2027>\nen");
    let twin = site.get("/plan.json").await;
    assert_eq!((twin.status, twin.body.as_str()), (StatusCode::OK, r#"{"title":"Plan <2027>"}"#));
}

#[tokio::test]
async fn the_language_switch_stays_on_the_page_and_is_remembered() {
    let site = site(false).await;
    let page = site.get("/plan?year=2026&lang=ar").await;
    assert!(page.body.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(page.body.contains("href=\"/plan?year=2026&#38;lang=fr\""));
    assert!(page.cookies.iter().any(|cookie| cookie.starts_with("lang=ar; ")));
    let russian = site.in_language("ru, en;q=0.5").get("/plan").await;
    assert!(russian.body.contains("<html lang=\"ru\" dir=\"ltr\">"));
}

async fn twice(visit: Visit) -> Result<Response, Problem> {
    let id = kernel::uuid::Uuid::nil();
    let first = visit.once(id, async { Ok::<u32, Problem>(1) }).await?;
    let again = visit.once(id, async { Ok::<u32, Problem>(2) }).await?;
    let other = visit.once(kernel::uuid::Uuid::max(), async { Ok::<u32, Problem>(3) }).await?;
    let of_another_kind = visit.once(id, async { Ok::<i64, Problem>(4) }).await?;
    let failed =
        visit.once(kernel::uuid::Uuid::max(), async { Err::<i8, Problem>(Problem::not_found()) }).await;
    let title = format!("{first} {again} {other} {of_another_kind} {}", failed.is_err());
    visit.page(Head::titled("Twice"), &View { say: visit.say.clone(), title })
}

#[tokio::test]
async fn what_was_read_once_about_a_record_is_not_read_again_in_the_same_visit() {
    let site = site(false).await;
    assert_eq!(site.get("/twice").await.outline(), "200 OK\n1 1 3 4 true\nen");
}

#[tokio::test]
async fn a_missing_page_is_told_in_the_readers_language() {
    let missing = site(false).await.in_language("fr").get("/nowhere").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    assert!(missing.outline().contains("Cette page n’existe pas"), "{}", missing.outline());
    let twin = site(false).await.get("/nowhere.json").await;
    assert!(
        twin.body.starts_with(r#"{"type":"page/not-found","title":"There is no such page""#),
        "{}",
        twin.body
    );
}

#[tokio::test]
async fn a_private_page_asks_to_sign_in_and_leads_back() {
    let asked = site(false).await.get("/private").await;
    assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
    assert!(asked.body.contains("/sign-in?to=/private"));
    let led = site(true).await.get("/private").await;
    assert_eq!((led.status, led.to.as_deref()), (StatusCode::SEE_OTHER, Some("/plan")));
}

#[tokio::test]
async fn whoever_signed_in_sees_their_name_office_and_zone() {
    let page = site(true).await.get("/plan").await;
    assert!(page.body.contains("<b>N. Example</b></a>, alternate"));
    assert!(page.body.contains("Bangkok (UTC+7)"));
}

#[tokio::test]
async fn a_form_keeps_repeated_fields_and_refuses_what_it_cannot_read() {
    let site = site(false).await;
    assert_eq!(site.post("/plan", "title=a&part=x&part=y").await.outline(), "200 OK\na:x+y\nen");
    let refused = site.post("/plan", "part=x").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.outline().contains("missing field"), "{}", refused.outline());
}

#[tokio::test]
async fn a_form_from_another_site_changes_nothing() {
    let site = site(true).await;
    let request = Request::post("/plan")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .header("origin", "https://elsewhere.example");
    let refused = site.send(request, Body::from("title=a")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.outline().contains("The form came from another site"));
}

#[tokio::test]
async fn a_fault_is_told_by_its_number_and_not_by_its_words() {
    let fault = site(false).await.get("/broken").await;
    assert_eq!(fault.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(fault.outline().contains("Number of this request: "));
    assert!(!fault.body.contains("a fault"));
}

#[tokio::test]
async fn assets_may_be_kept_for_ever_and_pages_not_at_all() {
    let site = site(false).await;
    let page = site.get("/plan").await;
    let style = page.body.split("href=\"").find(|part| part.contains("style.css")).unwrap();
    let style = style.split('"').next().unwrap();
    assert_eq!(site.get(style).await.status, StatusCode::OK);
    assert!(page.body.matches("<script").count() == 1 && !page.body.contains("style=\""));
}

#[tokio::test]
async fn the_description_of_the_api_is_openapi_3_1() {
    let spec = site(false).await.get("/api/v1/openapi.json").await;
    assert!(spec.body.starts_with(r#"{"openapi":"3.1.0""#), "{}", &spec.body[..80]);
    // Problems are described even where a site has no operations yet.
    let spec: serde_json::Value = serde_json::from_str(&spec.body).unwrap();
    assert_eq!(spec["components"]["schemas"]["Problem"]["type"], "object");
}

#[tokio::test]
async fn the_letter_that_ends_texts_is_refused_before_it_reaches_a_database() {
    let site = site(false).await;
    for address in ["/plan%00", "/plan?q=%00"] {
        assert_eq!(site.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert_eq!(site.post("/plan", "title=a%00b").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_form_over_the_limit_is_told_so_with_413() {
    let site = site(false).await;
    let long = format!("title={}", "a".repeat(1024 * 1024));
    for (accept, word) in [("text/html", "at most 1 MB"), ("application/json", "page/too-large")] {
        let request = Request::post("/plan")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", accept);
        let answer = site.send(request, Body::from(long.clone())).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(answer.body.contains(word), "{}", answer.body);
    }
}

#[tokio::test]
async fn a_title_with_a_sign_that_turns_the_writing_is_refused_in_words() {
    let site = site(false).await;
    let post = async |body: &'static str| {
        let request = Request::post("/plan").header("content-type", "application/x-www-form-urlencoded");
        site.send(request, Body::from(body)).await
    };
    for hidden in
        ["title=Third%E2%80%AEgniteem", "title=%e2%81%a6a", "title=Third \u{202e}m", "part=x&title=%E2%80%AA"]
    {
        let answer = post(hidden).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{hidden}");
        assert!(answer.body.contains("invisible sign"), "{}", answer.body);
    }
    for fine in
        ["title=%D8%A7%D9%84", "title=two%0D%0Alines%E2%81%A7", "title=100%25%", "title=a&part=%E2%80%8E"]
    {
        assert_eq!(post(fine).await.status, StatusCode::OK, "{fine}");
    }
}
