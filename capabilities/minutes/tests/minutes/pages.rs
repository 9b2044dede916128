use std::sync::{Arc, Mutex};

use kernel::{AgencyId, PersonId, Role};
use web::{Signed, StatusCode, testing::TestSite};

use crate::{
    following::server_said,
    stage::{self, NOW, Stage},
};

/// A site over the stage, whose visitor can be changed.
pub(crate) struct Played {
    pub(crate) site: TestSite,
    pub(crate) stage: Stage,
    pub(crate) signed: Arc<Mutex<Option<Signed>>>,
}

impl Played {
    pub(crate) async fn new() -> Self {
        let signed: Arc<Mutex<Option<Signed>>> = Arc::default();
        let held = Arc::clone(&signed);
        let capabilities =
            vec![groups::capability(), meetings::capability(), actions::capability(), minutes::capability()];
        let site = TestSite::new(NOW, capabilities, None, |site| {
            site.signed(move |_, _, _| {
                let found = held.lock().unwrap().clone();
                async move { Ok(found) }
            })
        })
        .await;
        let stage = site.site.db().write(async |tx| Ok::<_, db::Error>(stage::set(tx).await)).await.unwrap();
        Self { site, stage, signed }
    }

    pub(crate) fn visit_as(&self, person: PersonId, role: Role, agency: AgencyId) -> &TestSite {
        let (person, offices) = self.stage.signed(person, role, agency);
        let zone = jiff::tz::TimeZone::get("Asia/Bangkok").unwrap();
        *self.signed.lock().unwrap() = Some(Signed { person, offices, language: None, zone });
        &self.site
    }
}

#[tokio::test]
async fn minutes_are_written_circulated_and_answered_in_the_browser() {
    let it = Played::new().await;
    let ana = it.visit_as(it.stage.ana, Role::CoChair, it.stage.undp);
    let edit = ana.get("/meetings/2026-02/minutes/edit").await;
    assert!(edit.outline().contains("The meeting as a whole"), "{}", edit.outline());
    let saved =
        ana.post("/meetings/2026-02/minutes/edit", "item=0&text=We+agreed.%0A%0AWe+left.&base=0").await;
    assert_eq!(saved.to.as_deref(), Some("/meetings/2026-02/minutes/edit#item-0"), "{}", saved.outline());
    let clash = ana.post("/meetings/2026-02/minutes/edit", "item=0&text=Mine&base=0").await;
    assert_eq!(clash.status, StatusCode::CONFLICT);
    assert!(clash.body.contains(">Mine</textarea>") && clash.body.contains("We agreed."), "{}", clash.body);
    let decided = ana.post("/meetings/2026-02/minutes/decisions", "decision=Go+on&item=0").await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.outline());
    let sent = ana.post("/meetings/2026-02/minutes/circulate", "").await;
    assert_eq!(sent.to.as_deref(), Some("/meetings/2026-02/circulation"), "{}", sent.outline());
    let ledger = ana.get("/meetings/2026-02/circulation").await.outline();
    assert!(ledger.contains("Sent to 3 recipients, 3 days after the meeting"), "{ledger}");
    assert!(ledger.contains("Needs attention, 3") && ledger.contains("On its way"), "{ledger}");
    let csv = ana.get("/meetings/2026-02/circulation.csv").await.body;
    assert!(csv.contains("ILO,cleo,focal point,First,cleo@agency.example,On its way"), "{csv}");
    let xlsx = ana.get("/meetings/2026-02/circulation.xlsx").await;
    let kind = "attachment; filename=\"circulation-mainstreaming-2026-02-1.xlsx\"";
    assert_eq!(xlsx.header("content-disposition"), kind);

    let cleo = it.visit_as(it.stage.cleo, Role::FocalPoint, it.stage.ilo);
    let meeting = cleo.get("/meetings/2026-02").await.outline();
    for expected in ["Minutes in circulation", "Your answer to the minutes", "For ILO", "2026-02/1"] {
        assert!(meeting.contains(expected), "{expected} is missing in\n{meeting}");
    }
    let wrong =
        cleo.post("/meetings/2026-02/minutes/answer", "answer=comment&paragraph=Item+four&text=Kept").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.body.contains(">Kept</textarea>") && wrong.outline().contains("“Item four”"),
        "{}",
        wrong.outline()
    );
    let given =
        cleo.post("/meetings/2026-02/minutes/answer", "answer=comment&paragraph=0.2&text=Say+why").await;
    assert_eq!(given.to.as_deref(), Some("/meetings/2026-02"));
    let read = cleo.get("/meetings/2026-02/minutes").await.outline();
    assert!(read.contains("ILO comments 0.2") && read.contains("Say why"), "{read}");
    assert_eq!(cleo.get("/meetings/2026-02/minutes/edit").await.status, StatusCode::FORBIDDEN);
    let twin = cleo.get("/meetings/2026-02/minutes.json").await.body;
    assert!(twin.contains(r#""state":"circulated""#) && twin.contains(r#""digest":""#), "{twin}");
}

#[tokio::test]
async fn what_is_typed_is_kept_as_a_draft() {
    let it = Played::new().await;
    let ana = it.visit_as(it.stage.ana, Role::CoChair, it.stage.undp);
    let request = axum::http::Request::post("/meetings/2026-02/minutes/draft")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "application/json");
    let kept = ana.send(request, axum::body::Body::from("item=0&text=Half&base=0&draft_revision=0")).await;
    assert!(kept.status == StatusCode::OK && kept.body.contains("\"revision\":1"), "{}", kept.body);
    assert!(ana.get("/meetings/2026-02/minutes/edit").await.body.contains(">Half</textarea>"));
    let by_button =
        ana.post("/meetings/2026-02/minutes/edit", "item=0&text=Whole&base=0&draft_revision=1&keep=1").await;
    assert_eq!(by_button.status, StatusCode::SEE_OTHER, "{}", by_button.outline());
}

#[tokio::test]
async fn the_public_sees_nothing_unless_the_group_opens_its_minutes() {
    let it = Played::new().await;
    for path in ["/meetings/2026-02/minutes", "/meetings/2026-02/circulation"] {
        assert_eq!(it.site.get(path).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
}

#[tokio::test]
async fn the_ledger_offers_what_can_be_done_about_each_line() {
    let it = Played::new().await;
    let ana = it.visit_as(it.stage.ana, Role::CoChair, it.stage.undp);
    ana.post("/meetings/2026-02/minutes/edit", "item=0&text=We+agreed.&base=0").await;
    ana.post("/meetings/2026-02/minutes/circulate", "").await;
    let said = async |address: &str, state: &str, reply: &str| {
        let db = it.site.site.db();
        db.write(async |tx| {
            server_said(tx, address, state, reply).await;
            Ok::<_, db::Error>(())
        })
        .await
        .unwrap();
    };
    said("cleo@agency.example", "bounced", "550 5.1.1 no such user here").await;
    said("ben@agency.example", "accepted", "250 ok").await;
    said("dan@agency.example", "accepted", "250 ok").await;
    let ledger = ana.get("/meetings/2026-02/circulation").await;
    for expected in [
        r#"<a href="/group"><bdi>Group</bdi></a>"#,
        r#"<a href="/meetings"><bdi>Meetings</bdi></a>"#,
        "<bdi>2026-02</bdi></a>",
        "<bdi>Minutes</bdi></a>",
    ] {
        assert!(ledger.body.contains(expected), "{expected} is missing in\n{}", ledger.body);
    }
    let outline = ledger.outline();
    let (mend, answer, remind) = (
        outline.find("Mend the address cleo").unwrap(),
        outline.find("Answer now").unwrap(),
        outline.find("Remind now ben").unwrap(),
    );
    assert!(mend < answer && answer < remind, "what came back first, then one’s own line:\n{outline}");

    let cleo = format!("person={}", it.stage.cleo);
    let form = ana.get(&format!("/meetings/2026-02/circulation/address?{cleo}")).await;
    assert!(form.outline().contains("550 5.1.1 no such user here"), "{}", form.outline());
    for (address, words) in [("nonsense", "Write an address"), ("ben%40agency.example", "Somebody else")] {
        let wrong =
            ana.post("/meetings/2026-02/circulation/address", &format!("{cleo}&address={address}")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.outline().contains(words), "{}", wrong.outline());
    }
    let mended = format!("{cleo}&address=cleo.b%40agency.example");
    let sent = ana.post("/meetings/2026-02/circulation/address", &mended).await;
    assert_eq!(sent.to.as_deref(), Some("/meetings/2026-02/circulation"), "{}", sent.outline());
    let twice = ana.post("/meetings/2026-02/circulation/address", &mended).await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "{}", twice.outline());

    let ben = format!("person={}", it.stage.ben);
    let reminded = ana.post("/meetings/2026-02/circulation/remind", &ben).await;
    assert_eq!(reminded.to.as_deref(), Some("/meetings/2026-02/circulation"), "{}", reminded.outline());
    let twice = ana.post("/meetings/2026-02/circulation/remind", &ben).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert!(twice.outline().contains("reminded today already"), "{}", twice.outline());

    let outline = ana.get("/meetings/2026-02/circulation").await.outline();
    for expected in ["Sent again, to cleo.b@agency.example", "Returned from cleo@agency.example", "Reminded "]
    {
        assert!(outline.contains(expected), "{expected} is missing in\n{outline}");
    }
    assert!(outline.contains("550 5.1.1 no such user here") && !outline.contains("Remind now"), "{outline}");
    let csv = ana.get("/meetings/2026-02/circulation.csv").await.body;
    assert!(csv.contains("cleo@agency.example,Returned,550 5.1.1 no such user here"), "{csv}");
    assert!(
        csv.contains("Sent again,cleo.b@agency.example,On its way") && csv.contains(",Reminder,"),
        "{csv}"
    );

    let dan = it.visit_as(it.stage.dan, Role::Alternate, it.stage.undp);
    let outline = dan.get("/meetings/2026-02/circulation").await.outline();
    assert!(outline.contains("Answer now") && !outline.contains("Mend the address"), "{outline}");
    for path in ["remind", "address"] {
        let refused = dan.post(&format!("/meetings/2026-02/circulation/{path}"), &ben).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn a_second_version_says_what_it_replaces_and_what_changed() {
    let it = Played::new().await;
    let ana = it.visit_as(it.stage.ana, Role::CoChair, it.stage.undp);
    ana.post("/meetings/2026-02/minutes/edit", "item=0&text=We+agreed.%0A%0AWe+left.&base=0").await;
    ana.post("/meetings/2026-02/minutes/circulate", "").await;
    let first = ana.get("/meetings/2026-02/minutes").await.outline();
    assert!(!first.contains("replaces") && !first.contains("What changed"), "{first}");
    ana.post("/meetings/2026-02/minutes/correct", "reason=A+word").await;
    ana.post("/meetings/2026-02/minutes/edit", "item=0&text=We+decided.%0A%0AWe+left.&base=1").await;
    ana.post("/meetings/2026-02/minutes/circulate", "").await;
    let second = ana.get("/meetings/2026-02/minutes").await;
    let outline = second.outline();
    for expected in ["Version 2 replaces version 1.", "A word", "What changed since version 1"] {
        assert!(outline.contains(expected), "{expected} is missing in\n{outline}");
    }
    assert!(second.body.contains("<del>We agreed.</del>") && second.body.contains("<ins>We decided.</ins>"));
    let old = ana.get("/meetings/2026-02/minutes?version=1").await;
    assert!(old.outline().contains("Version 2 replaces version 1."), "{}", old.outline());
    let ledger = ana.get("/meetings/2026-02/circulation").await.outline();
    assert!(ledger.contains("Version 2 replaces version 1."), "{ledger}");
    let meeting = ana.get("/meetings/2026-02").await;
    assert!(meeting.outline().contains("Read the minutes, version 2"), "{}", meeting.outline());
    assert!(
        meeting.body.contains(r#"href="/meetings/2026-02/minutes?version=2#changes""#),
        "{}",
        meeting.body
    );
}
