//! What people see of it: members, the public, and those who bring a table that cannot be released.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use kernel::{Office, Person, Role};
use web::testing::{Answer, TestSite};

use super::{HIDDEN, LARGE, NOW, office, person, released, rule};

async fn site(signed: Option<(Person, Vec<Office>)>) -> TestSite {
    TestSite::new(NOW, vec![crate::capability()], signed, |site| site).await
}

#[expect(clippy::unnecessary_wraps, reason = "a site is visited by somebody or by nobody")]
fn as_a(role: Role) -> Option<(Person, Vec<Office>)> {
    Some((person(), vec![office(role)]))
}

async fn brought(site: &TestSite, fields: &[(&str, &str)]) -> Answer {
    let part = |(name, value): &(&str, &str)| {
        let file = if *name == "file" { "; filename=\"table.csv\"" } else { "" };
        format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n")
    };
    let body = fields.iter().map(part).collect::<Vec<_>>().concat() + "--edge--\r\n";
    let request = Request::post("/releases/new").header("content-type", "multipart/form-data; boundary=edge");
    site.send(request, Body::from(body)).await
}

async fn proposed(site: &TestSite, file: &str, rule: &str) -> Answer {
    let fields = [("title", "By region and sex"), ("family", "Claims 2025"), ("audience", "public")];
    let more = [("rule", rule), ("file", file)];
    brought(site, &fields.into_iter().chain(more).collect::<Vec<_>>()).await
}

#[tokio::test]
async fn a_table_is_proposed_shown_and_released() {
    let site = site(as_a(Role::CoChair)).await;
    insta::assert_snapshot!(site.get("/releases").await.outline());
    insta::assert_snapshot!(site.get("/releases/new").await.outline());
    let to = proposed(&site, LARGE, &rule()).await.to.unwrap();
    assert_eq!(to, "/releases/1");
    let shown = site.get(&to).await;
    insta::assert_snapshot!(without_digest(&shown.outline()));
    assert_eq!(site.post("/releases/1/release", "").await.to.unwrap(), "/releases/1");
    assert_eq!(site.post("/releases/1/release", "").await.status, StatusCode::CONFLICT);
    insta::assert_snapshot!(site.get("/releases").await.outline());
    for path in ["/releases/1", "/releases/1.json", "/releases/1.csv", "/releases/1.xlsx", "/releases.csv"] {
        let answer = site.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(HIDDEN.iter().all(|it| !answer.body.replace(',', "").contains(it)), "{path}");
    }
    assert_eq!(site.post("/releases/1/retract", "reason=").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(site.post("/releases/1/retract", "reason=late").await.to.unwrap(), "/releases/1");
    assert!(site.get("/releases/1").await.outline().contains("Taken back"));
}

fn without_digest(text: &str) -> String {
    let digest = |word: &str| word.len() == 64 && word.bytes().all(|c| c.is_ascii_hexdigit());
    let lines = text.lines().map(|line| if digest(line) { "<sha256>" } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn the_public_reads_what_is_released_to_it_and_not_why_cells_are_withheld() {
    let site = site(None).await;
    released(site.site.db(), "By region and sex", rule(), LARGE).await;
    let shown = site.get("/releases/1").await;
    insta::assert_snapshot!(shown.outline());
    let twin = site.get("/releases/1.json").await.body;
    assert!(
        !twin.contains("threshold") && !twin.contains("complement") && !twin.contains("digest"),
        "{twin}"
    );
    assert_eq!(site.get("/releases/2").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/releases/new").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(site.post("/releases/1/retract", "reason=x").await.status, StatusCode::UNAUTHORIZED);
    insta::assert_snapshot!(site.get("/releases/1.csv").await.body);
}

#[tokio::test]
async fn proposals_and_what_was_taken_back_are_for_those_who_prepare_them() {
    for (role, may) in [(Role::FocalPoint, true), (Role::Auditor, false), (Role::NationalPartner, false)] {
        let site = site(as_a(role)).await;
        let asked = site.get("/releases/new").await.status;
        assert_eq!(asked, if may { StatusCode::OK } else { StatusCode::FORBIDDEN }, "{role}");
        let actor = super::somebody(Role::CoChair);
        let wish = super::wish("Waiting", rule());
        crate::ops::propose(site.site.db(), &actor, wish, LARGE.into()).await.unwrap();
        let shown = site.get("/releases/1").await.status;
        assert_eq!(shown, if may { StatusCode::OK } else { StatusCode::NOT_FOUND }, "{role}");
        // Releasing is for the co-chairs.
        let act = site.post("/releases/1/release", "").await.status;
        assert_eq!(act, if may { StatusCode::FORBIDDEN } else { StatusCode::NOT_FOUND }, "{role}");
    }
}

#[tokio::test]
async fn a_table_on_single_persons_is_refused_and_nothing_is_kept() {
    let site = site(as_a(Role::FocalPoint)).await;
    let persons = "region,passport number,claims\nnorth,X1234567,1\n";
    let refused = proposed(&site, persons, &rule()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.outline().contains("Columns on single persons: passport number."),
        "{}",
        refused.outline()
    );
    assert!(!refused.body.contains("X1234567"));
    assert!(site.get("/releases").await.outline().contains("No table has been released yet."));
}

#[tokio::test]
async fn what_cannot_be_protected_comes_back_with_what_was_typed_and_what_to_do() {
    let site = site(as_a(Role::CoChair)).await;
    let empty = brought(&site, &[("title", ""), ("family", ""), ("rule", "threshold = 3")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    insta::assert_snapshot!(empty.outline());
    let wrong = proposed(&site, LARGE, "threshold = many").await;
    assert!(wrong.outline().contains("The rule cannot be read"));
    let alone = proposed(&site, "region,f,m\nnorth,2,0\nsouth,40,0\n", "threshold = 5\n").await;
    assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(alone.outline().contains("would be known to lie in"), "{}", alone.outline());
    let sums = proposed(&site, "region,f,Total\nnorth,20,20\n", "threshold = 5\n").await;
    assert!(sums.outline().contains("“Total” seems to be a sum."), "{}", sums.outline());
}
