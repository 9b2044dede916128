//! The forms: what they refuse, what they keep, what they lead to.

use axum::{body::Body, http::Request};
use jiff::Timestamp;
use kernel::Permit;
use meetings::{AgendaItem, NewItem, ops, policy::ChangeMeeting};
use web::{StatusCode, testing::Answer};

use crate::scene::{NOW, Stage, stage, stage_over};

const TYPED: &str = "title=Fourth+meeting&zone=America%2FNew_York&minutes=90&place=&join=https%3A%2F%2Fmeet.example%2Fx&note=Bring+tea";

#[tokio::test]
async fn the_clocks_and_fair_times_are_seen_before_the_choice() {
    let stage = stage(NOW).await;
    stage.visits(Some(&stage.scene.undp));
    let seen = stage.site.get(&format!("/meetings/new?{TYPED}&date=2026-11-12&time=12%3A30&see=1")).await;
    let outline = seen.outline();
    for line in ["One meeting, four clocks", "Bangkok", "00:30–02:00", "Next day: Friday 13", "Fair times"]
    {
        assert!(outline.contains(line), "{line}\n{outline}");
    }
    assert!(seen.body.contains("value=\"Fourth meeting\"") && seen.body.contains("Bring tea</textarea>"));
    assert!(seen.body.contains("formmethod=\"get\""));
}

#[tokio::test]
async fn a_meeting_is_announced_and_the_form_leads_to_its_page() {
    let stage = stage(NOW).await;
    stage.visits(Some(&stage.scene.undp));
    let done = stage.site.post("/meetings/new", &format!("{TYPED}&date=2026-11-12&time=12%3A30")).await;
    assert_eq!((done.status, done.to.as_deref()), (StatusCode::SEE_OTHER, Some("/meetings/2026-01")));
    stage.visits(Some(&stage.scene.bangkok));
    let denied = stage.site.post("/meetings/new", &format!("{TYPED}&date=2026-11-12&time=12%3A30")).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_skipped_hour_is_refused_with_the_two_nearest_and_nothing_typed_is_lost() {
    let stage = stage(NOW).await;
    stage.visits(Some(&stage.scene.undp));
    let refused = stage.site.post("/meetings/new", &format!("{TYPED}&date=2027-03-14&time=02%3A30")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = "The clocks of New York jump over 02:30 on 14 March 2027: take 01:30 or 03:30";
    assert!(refused.outline().contains(told), "{}", refused.outline());
    assert!(refused.body.contains("Bring tea</textarea>"));
}

#[tokio::test]
async fn a_doubled_hour_is_asked_about() {
    let stage = stage(NOW).await;
    stage.visits(Some(&stage.scene.undp));
    let asked = stage.site.post("/meetings/new", &format!("{TYPED}&date=2026-11-01&time=01%3A30")).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    let outline = asked.outline();
    for line in [
        "The first, before the clocks are set back (UTC−4)",
        "The second, after the clocks are set back (UTC−5)",
    ] {
        assert!(outline.contains(line), "{outline}");
    }
    let done =
        stage.site.post("/meetings/new", &format!("{TYPED}&date=2026-11-01&time=01%3A30&shown=second")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let twin = stage.site.get("/meetings/2026-01.json").await;
    assert!(twin.body.contains(r#""start":"2026-11-01T06:30:00Z""#), "{}", twin.body);
}

#[tokio::test]
async fn a_stale_form_shows_the_other_version_beside_what_was_typed() {
    let stage = stage(NOW).await;
    let scene = stage.scene.clone();
    stage.write(async |tx| scene.meeting(tx).await).await;
    stage.visits(Some(&scene.undp));
    let form = format!("{TYPED}&date=2026-11-12&time=12%3A30&revision=1");
    assert_eq!(stage.site.post("/meetings/2026-01/change", &form).await.status, StatusCode::SEE_OTHER);
    let refused = stage.site.post("/meetings/2026-01/change", &form.replace("Fourth", "Last")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.outline().contains("Somebody else changed it in between"));
    assert!(refused.outline().contains("Fourth meeting"), "{}", refused.outline());
    assert!(
        refused.body.contains("value=\"Last meeting\"")
            && refused.body.contains("name=\"revision\" value=\"2\"")
    );
}

#[tokio::test]
async fn an_answer_from_the_panel_of_the_day_is_recorded() {
    let stage = stage(NOW).await;
    let scene = stage.scene.clone();
    stage.write(async |tx| scene.meeting(tx).await).await;
    stage.visits(Some(&scene.bangkok));
    let done = stage.site.post("/meetings/2026-01/answer", "answer=yes").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let page = stage.site.get("/meetings/2026-01").await.outline();
    assert!(page.contains("I will attend, 1") && page.contains("N. Example (AGH)"), "{page}");
    let wrong = stage.site.post("/meetings/2026-01/answer", "answer=perhaps").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn cancelling_asks_once_by_name() {
    let stage = stage(NOW).await;
    let scene = stage.scene.clone();
    stage.write(async |tx| scene.meeting(tx).await).await;
    stage.visits(Some(&scene.iom));
    let asked = stage.site.get("/meetings/2026-01/cancel").await.outline();
    assert!(asked.contains("Cancel “Third meeting of 2026”?"), "{asked}");
    let done = stage.site.post("/meetings/2026-01/cancel", "reason=no+room&revision=1").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let page = stage.site.get("/meetings/2026-01").await.outline();
    assert!(page.contains("Cancelled: no room"), "{page}");
}

#[tokio::test]
async fn the_list_of_who_took_part_records_the_meeting_as_held() {
    let after: Timestamp = "2026-11-13T09:00:00Z".parse().unwrap();
    let stage = stage(after).await;
    let scene = stage.scene.clone();
    stage.write(async |tx| scene.meeting(tx).await).await;
    stage.visits(Some(&scene.undp));
    let form = format!("{}=online&{}=written&{}=", scene.undp.id, scene.nairobi.id, scene.iom.id);
    let done = stage.site.post("/meetings/2026-01/attendance", &form).await;
    assert_eq!((done.status, done.to.as_deref()), (StatusCode::SEE_OTHER, Some("/meetings/2026-01")));
    let page = stage.site.get("/meetings/2026-01").await.outline();
    assert!(page.contains("1 of 4 agencies") && page.contains("Absent 2 agencies"), "{page}");
    stage.visits(Some(&scene.bangkok));
    let own = stage.site.post("/meetings/2026-01/declare", "mode=online").await;
    assert_eq!(own.status, StatusCode::SEE_OTHER);
    let page = stage.site.get("/meetings/2026-01").await.outline();
    assert!(page.contains("2 of 4 agencies") && page.contains("by their own word"), "{page}");
    let input = stage.site.post("/meetings/2026-01/input", "item=&body=One+more+thing").await;
    assert_eq!(input.status, StatusCode::SEE_OTHER);
    assert!(stage.site.get("/meetings/2026-01").await.outline().contains("One more thing"));
}

/// Meeting 2026-01 with one item on its agenda.
async fn with_an_item(stage: &Stage) -> AgendaItem {
    let scene = stage.scene.clone();
    stage
        .write(async |tx| {
            let meeting = scene.meeting(tx).await;
            let chair = scene.actor(tx, &scene.undp, NOW).await;
            let permit = Permit::<ChangeMeeting>::grant(&chair, meeting).unwrap();
            let new = NewItem { title: "Draft plan".into(), minutes: 120, ..NewItem::default() };
            ops::add_item(tx, &chair, permit, new).await.unwrap()
        })
        .await
}

/// Lays a paper of this name before the item, with a title.
async fn lay(stage: &Stage, item: &AgendaItem, name: &str) -> Answer {
    let body = format!(
        "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nThe draft\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\nwords\r\n--x--\r\n"
    );
    let request = Request::post(format!("/meetings/2026-01/agenda/{}/papers", item.id))
        .header("content-type", "multipart/form-data; boundary=x");
    stage.site.send(request, Body::from(body)).await
}

#[tokio::test]
async fn an_agenda_is_written_by_forms_and_a_paper_laid_before_it() {
    let stage = stage(NOW).await;
    let scene = stage.scene.clone();
    let item = with_an_item(&stage).await;
    stage.visits(Some(&scene.undp));
    let refused = stage.site.post("/meetings/2026-01/agenda", "title=&minutes=soon&clause=x").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"soon\""));
    let page = stage.site.get("/meetings/2026-01/agenda").await.outline();
    assert!(page.contains("The items take 120 minutes, and the meeting lasts 90."), "{page}");
    let asked = stage.site.get(&format!("/meetings/2026-01/agenda/{}/remove", item.id)).await.outline();
    assert!(asked.contains("Remove “Draft plan” from the agenda?"), "{asked}");

    stage.visits(Some(&scene.bangkok));
    let refused = lay(&stage, &item, "plan.exe").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.outline().contains("Send a document, a table") && refused.body.contains("The draft"));
    assert_eq!(lay(&stage, &item, "plan.pdf").await.status, StatusCode::SEE_OTHER);
    let page = stage.site.get("/meetings/2026-01").await;
    let link = page.body.split("href=\"").find(|part| part.starts_with("/meetings/2026-01/papers/")).unwrap();
    let link = link.split('"').next().unwrap();
    assert_eq!(stage.site.get(link).await.body, "words");
    stage.visits(None);
    assert_eq!(stage.site.get(link).await.status, StatusCode::NOT_FOUND);
    assert!(!stage.site.get("/meetings/2026-01").await.body.contains("The draft"));
}

#[tokio::test]
async fn a_full_disk_keeps_the_title_of_a_paper_and_leaves_nothing_of_its_file() {
    let stage = stage_over(NOW, |store| store.with_room_for(3)).await;
    let item = with_an_item(&stage).await;
    stage.visits(Some(&stage.scene.bangkok));
    let told = lay(&stage, &item, "plan.pdf").await;
    assert_eq!(told.status, StatusCode::INSUFFICIENT_STORAGE);
    assert!(told.outline().contains("when the operator has made room, choose the file again"));
    assert!(told.body.contains("<details open>") && told.body.contains("value=\"The draft\""));
    assert_eq!(std::fs::read_dir(&stage.papers).unwrap().count(), 0);
    assert!(!stage.site.get("/meetings/2026-01").await.body.contains("The draft"));
}

#[tokio::test]
async fn the_files_of_one_person_are_slowed_after_a_pile_of_them() {
    let stage = stage(NOW).await;
    let item = with_an_item(&stage).await;
    stage.visits(Some(&stage.scene.bangkok));
    for _ in 0..20 {
        assert_eq!(lay(&stage, &item, "plan.pdf").await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(lay(&stage, &item, "plan.pdf").await.status, StatusCode::TOO_MANY_REQUESTS);
    stage.visits(Some(&stage.scene.undp));
    assert_eq!(lay(&stage, &item, "plan.pdf").await.status, StatusCode::SEE_OTHER, "others are not");
}
