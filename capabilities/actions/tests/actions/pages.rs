use kernel::{Permit, Role};
use web::{StatusCode, testing::TestSite};

use crate::stage::{self, NOW, Stage};

/// A site whose visitor is one of the stage's people; the stage is set after it exists, so its ids are fixed first.
async fn site(role: Role, pick: fn(&Stage) -> (kernel::PersonId, kernel::AgencyId)) -> (TestSite, Stage) {
    use std::sync::{Arc, Mutex};
    let signed: Arc<Mutex<Option<web::Signed>>> = Arc::default();
    let held = Arc::clone(&signed);
    let capabilities = vec![groups::capability(), meetings::capability(), actions::capability()];
    let site = TestSite::new(NOW, capabilities, None, |site| {
        site.signed(move |_, _, _| {
            let found = held.lock().unwrap().clone();
            async move { Ok(found) }
        })
    })
    .await;
    let stage = site.site.db().write(async |tx| Ok::<_, db::Error>(stage::set(tx).await)).await.unwrap();
    let (person, agency) = pick(&stage);
    let (person, offices) = stage.signed(person, role, agency);
    let zone = jiff::tz::TimeZone::get("Asia/Bangkok").unwrap();
    *signed.lock().unwrap() = Some(web::Signed { person, offices, language: None, zone });
    (site, stage)
}

#[tokio::test]
async fn a_co_chair_agrees_a_point_and_its_owner_finds_it() {
    let (site, _) = site(Role::CoChair, |stage| (stage.ana, stage.undp)).await;
    let form = site.get("/actions/new?meeting=2026-01").await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.outline());
    let refused = site.post("/actions", "meeting=2026-01&text=&agency=ILO&due=2026-01-01").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = site.post("/actions", "meeting=2026-01&text=Kept&agency=&due=soon").await;
    assert!(
        wrong.body.contains(">Kept</textarea>") && wrong.outline().contains("Write the day as"),
        "{}",
        wrong.outline()
    );
    let done = site.post("/actions", "meeting=2026-01&text=Send+the+list&agency=ILO&due=2026-03-01").await;
    assert_eq!(done.to.as_deref(), Some("/meetings/2026-01"), "{}", done.outline());
    let list = site.get("/actions").await.outline();
    assert!(list.contains("1 open, 1 of them overdue") && list.contains("A1 Send the list"), "{list}");
    let page = site.get("/actions/A1").await.outline();
    for expected in
        ["Overdue", "2026-01/A1", "carried over once", "Agreed · N. Example, UNDP", "It is done", "Cancel it"]
    {
        assert!(page.contains(expected), "{expected} is missing in\n{page}");
    }
    let closed = site.post("/actions/A1/close", "meeting=2026-02").await;
    assert_eq!(closed.to.as_deref(), Some("/actions/A1"));
    let twin = site.get("/actions/A1.json").await.body;
    assert!(
        twin.contains(r#""state":"done""#) && twin.contains(r#""closed_at_meeting":"2026-02""#),
        "{twin}"
    );
    let again = site.post("/actions/A1/close", "meeting=").await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let csv = site.get("/actions.csv?state=all").await.body;
    assert!(csv.contains("2026-01/A1,Send the list,ILO,2026-02-18,2026-03-01,Done,"), "{csv}");
}

#[tokio::test]
async fn a_cancellation_without_a_reason_leaves_the_form_of_changes_as_it_was() {
    let (site, _) = site(Role::CoChair, |stage| (stage.ana, stage.undp)).await;
    site.post("/actions", "meeting=2026-01&text=Send+the+list&agency=ILO&due=2026-03-01").await;
    let refused = site.post("/actions/A1/cancel", "reason=").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.outline());
    assert!(refused.body.contains(">Send the list</textarea>"), "{}", refused.body);
    assert!(refused.body.contains(r#"value="2026-03-01""#), "{}", refused.body);
}

#[tokio::test]
async fn the_page_of_a_meeting_shows_what_was_carried_over_to_it() {
    let (site, stage) = site(Role::FocalPoint, |stage| (stage.cleo, stage.ilo)).await;
    let chair = stage.actor(stage.ana, Role::CoChair, stage.undp, NOW);
    let new = actions::ops::NewAction {
        meeting: stage.february,
        item: None,
        text: "Send the list".into(),
        agency: stage.ilo,
        due: None,
        number: None,
    };
    let permit = Permit::grant(&chair, stage.group).unwrap();
    site.site.db().write(async |tx| actions::ops::add(tx, &chair, permit, new).await).await.unwrap();
    let page = site.get("/meetings/2026-02").await;
    let outline = page.outline();
    assert!(outline.contains("Action points carried over"), "{outline}");
    assert!(outline.contains("A1 Send the list") && outline.contains("carried over once"), "{outline}");
    let csv = site.get("/meetings/2026-02/actions.csv").await;
    let lines: Vec<&str> = csv.body.lines().collect();
    assert!(lines[0].starts_with("\u{feff}Reference,At 2026-02,What is to be done,Owner"), "{}", csv.body);
    assert!(lines[1].starts_with("2026-01/A1,Carried over,Send the list,ILO"), "{}", csv.body);
    let kind = "attachment; filename=\"actions-mainstreaming-2026-02.xlsx\"";
    assert_eq!(site.get("/meetings/2026-02/actions.xlsx").await.header("content-disposition"), kind);
    let led = site.get("/meetings/2026-02/actions").await;
    assert_eq!(led.to.as_deref(), Some("/meetings/2026-02#action-points"));
    let to_come = site.get("/meetings/2026-03").await.outline();
    assert!(to_come.contains("A1 Send the list"), "{to_come}");
    let refused = site.post("/actions/A1/cancel", "reason=no").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let begun = site.post("/actions/A1/begin", "").await;
    assert_eq!(begun.to.as_deref(), Some("/actions/A1"));
}

#[tokio::test]
async fn a_meeting_shows_the_most_pressing_of_many_that_were_carried_over_and_its_files_hold_all() {
    let (site, stage) = site(Role::FocalPoint, |stage| (stage.cleo, stage.ilo)).await;
    let chair = stage.actor(stage.ana, Role::CoChair, stage.undp, NOW);
    for n in 1..=60 {
        let new = actions::ops::NewAction {
            meeting: stage.february,
            item: None,
            text: format!("Task {n}."),
            agency: stage.ilo,
            due: (n == 60).then(|| "2026-03-01".parse().unwrap()),
            number: None,
        };
        let permit = Permit::grant(&chair, stage.group).unwrap();
        site.site.db().write(async |tx| actions::ops::add(tx, &chair, permit, new).await).await.unwrap();
    }
    let page = site.get("/meetings/2026-02").await.outline();
    let at = |text: &str| page.find(text);
    assert!(
        at("A60 Task 60.").unwrap() < at("A1 Task 1.").unwrap(),
        "what is overdue comes first in\n{page}"
    );
    assert!(at("A49 Task 49.").is_some() && at("A50 Task 50.").is_none(), "{page}");
    assert!(page.contains("The 50 most pressing of 60 are shown") && page.contains("All open, 60"), "{page}");
    let twin = site.get("/meetings/2026-02.json").await.body;
    assert!(twin.contains(r#""carried_over_count":60"#) && !twin.contains("Task 50."), "{twin}");
    let csv = site.get("/meetings/2026-02/actions.csv").await.body;
    assert_eq!(csv.lines().count(), 61, "{csv}");
}

#[tokio::test]
async fn what_was_carried_over_and_closed_here_stands_once() {
    let (site, stage) = site(Role::FocalPoint, |stage| (stage.cleo, stage.ilo)).await;
    let chair = stage.actor(stage.ana, Role::CoChair, stage.undp, NOW);
    for (meeting, text) in [(stage.february, "Send the list"), (stage.june, "Thank the hosts")] {
        let new = actions::ops::NewAction {
            meeting,
            item: None,
            text: text.into(),
            agency: stage.ilo,
            due: None,
            number: None,
        };
        let permit = Permit::grant(&chair, stage.group).unwrap();
        site.site.db().write(async |tx| actions::ops::add(tx, &chair, permit, new).await).await.unwrap();
    }
    for point in ["A1", "A2"] {
        let closed = site.post(&format!("/actions/{point}/close"), "meeting=2026-02").await;
        assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.outline());
    }
    let page = site.get("/meetings/2026-02").await;
    let outline = page.outline();
    for (point, words) in [
        ("A1 Send the list", "Carried over, and closed at this meeting"),
        ("A2 Thank the hosts", "Agreed and closed at this meeting"),
    ] {
        assert_eq!(outline.matches(point).count(), 1, "{point} stands once in\n{outline}");
        assert!(outline.contains(words), "{words} is missing in\n{outline}");
    }
    assert!(outline.contains("Everything that was carried over was closed"), "{outline}");
    let crumbs = site.get("/actions/A1").await.body;
    for expected in
        [r#"<a href="/group"><bdi>Group</bdi></a>"#, r#"<a href="/actions"><bdi>Action points</bdi></a>"#]
    {
        assert!(crumbs.contains(expected), "{expected} is missing in\n{crumbs}");
    }
}

#[tokio::test]
async fn the_public_is_asked_to_sign_in() {
    let site = TestSite::new(NOW, vec![groups::capability(), actions::capability()], None, |site| site).await;
    site.site.db().write(async |tx| Ok::<_, db::Error>(stage::set(tx).await)).await.unwrap();
    for path in
        ["/meetings/2026-02/actions.csv", "/meetings/2026-02/actions.xlsx", "/meetings/2026-02/actions"]
    {
        assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in [
        "/actions",
        "/actions.csv",
        "/actions.xlsx",
        "/actions/A1",
        "/groups/mainstreaming/actions",
        "/api/v1/groups/mainstreaming/actions",
    ] {
        assert_eq!(site.get(path).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
}
