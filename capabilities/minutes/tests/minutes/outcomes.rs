//! What becomes of the items of an agenda, beside the name of the meeting, and as a document.

use std::io::{Cursor, Read as _};

use jiff::Timestamp;
use kernel::{Actor, Role};
use minutes::ops;
use web::{StatusCode, testing::TestSite};

use crate::{pages::Played, stage::NOW};

/// The meeting of June with three items, a decision, an action point, and two points of February, one closed.
async fn held(it: &Played) -> &TestSite {
    let ana = it.visit_as(it.stage.ana, Role::CoChair, it.stage.undp);
    for (path, form) in [
        ("/meetings/2026-02/agenda", "title=Minutes+of+February&kind=previous-minutes"),
        ("/meetings/2026-02/agenda", "title=What+is+open&kind=carried-over"),
        ("/meetings/2026-02/agenda", "title=Plan&kind=ordinary"),
        ("/actions", "meeting=2026-01&text=Send+the+list&agency=ILO"),
        ("/actions", "meeting=2026-01&text=Name+somebody&agency=ILO"),
        ("/actions", "meeting=2026-02&item=3&text=Draft+the+plan&agency=ILO"),
        ("/actions/A1/close", "meeting=2026-02"),
        ("/meetings/2026-02/minutes/decisions", "decision=Go+on&item=3"),
    ] {
        let done = ana.post(path, form).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{path}\n{}", done.outline());
    }
    ana
}

async fn adopt_february(it: &Played, adopted: &str) {
    let at = |text: &str| Some(text.parse::<Timestamp>().unwrap());
    let (sent, adopted) = (at("2026-02-20T15:00:00Z"), at(adopted));
    let february = it.stage.february;
    let operator = Actor::operator(NOW);
    let text = "As it was.";
    let past = async |tx: &mut db::Tx| ops::record_past(tx, &operator, february, text, sent, adopted).await;
    it.site.site.db().write(past).await.unwrap();
}

fn agenda(outline: &str) -> Vec<&str> {
    outline
        .lines()
        .filter(|line| ["Item ", "1. ", "2. ", "3. "].iter().any(|start| line.starts_with(start)))
        .take(4)
        .collect()
}

#[tokio::test]
async fn the_agenda_says_what_became_of_each_item() {
    let it = Played::new().await;
    adopt_february(&it, "2026-02-25T15:00:00Z").await;
    let ana = held(&it).await;
    let outline = ana.get("/meetings/2026-02").await.outline();
    let expected = [
        "Item Min. Lead Clause Outcome",
        "1. Minutes of February 0 Adopted",
        "2. What is open 0 1 closed, 1 carried over",
        "3. Plan 0 Action point 3 Decision 1",
    ];
    assert_eq!(agenda(&outline), expected, "{outline}");
    let twin = ana.get("/meetings/2026-02.json").await.body;
    assert!(twin.contains(r#""outcome":[{"words":"Adopted","url":"/meetings/2026-01/minutes"}]"#), "{twin}");
}

#[tokio::test]
async fn adoption_after_the_meeting_names_its_day() {
    let it = Played::new().await;
    adopt_february(&it, "2026-06-19T15:00:00Z").await;
    let outline = held(&it).await.get("/meetings/2026-02").await.outline();
    assert_eq!(agenda(&outline)[1], "1. Minutes of February 0 Adopted on 19 Jun 2026", "{outline}");
}

#[tokio::test]
async fn what_is_not_recorded_or_not_for_the_reader_is_not_shown() {
    let it = Played::new().await;
    let ana = held(&it).await;
    let outline = ana.get("/meetings/2026-02").await.outline();
    assert_eq!(agenda(&outline)[1], "1. Minutes of February 0", "{outline}");
    *it.signed.lock().unwrap() = None;
    let public = it.site.get("/meetings/2026-02").await.outline();
    assert_eq!(agenda(&public)[0], "Item Min. Lead Clause", "{public}");
    assert!(public.contains("3. Plan") && !public.contains("Decision 1"), "{public}");
}

#[tokio::test]
async fn the_state_of_the_minutes_stands_beside_the_name_and_they_are_a_document() {
    let it = Played::new().await;
    let ana = held(&it).await;
    ana.post("/meetings/2026-02/minutes/edit", "item=3&text=We+**agreed**.%0A%0A-+one%0A-+two&base=0").await;
    assert!(ana.get("/meetings/2026-02").await.outline().contains("Held Minutes in draft"));
    let cleo = it.visit_as(it.stage.cleo, Role::FocalPoint, it.stage.ilo);
    assert!(!cleo.get("/meetings/2026-02").await.outline().contains("Held Minutes"));
    assert_eq!(cleo.get("/meetings/2026-02/minutes.docx").await.status, StatusCode::NOT_FOUND);
    let ana = it.visit_as(it.stage.ana, Role::CoChair, it.stage.undp);
    ana.post("/meetings/2026-02/minutes/circulate", "").await;
    let cleo = it.visit_as(it.stage.cleo, Role::FocalPoint, it.stage.ilo);
    assert!(cleo.get("/meetings/2026-02").await.outline().contains("Held Minutes in circulation"));
    assert!(cleo.get("/meetings/2026-02/minutes").await.body.contains("/minutes.docx?version=1"));
    let file = cleo.get("/meetings/2026-02/minutes.docx?version=1").await;
    assert!(file.media_type.ends_with("wordprocessingml.document"), "{}", file.media_type);
    let mut zip = zip::ZipArchive::new(Cursor::new(file.bytes)).unwrap();
    let mut text = String::new();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    for expected in
        ["Minutes: Meeting 2026-02", "3. Plan", ">3.1 <", ">agreed<", "2026-02/1", "Go on", "Draft the plan"]
    {
        assert!(text.contains(expected), "{expected} is missing in\n{text}");
    }
    *it.signed.lock().unwrap() = None;
    assert_eq!(it.site.get("/meetings/2026-02/minutes.docx").await.status, StatusCode::UNAUTHORIZED);
}
