//! Papers in one archive, and the agenda as a document.

use std::io::{Cursor, Read as _};

use axum::{body::Body, http::Request};
use meetings::{AgendaItemId, Meeting, NewItem, ops};
use web::StatusCode;
use zip::ZipArchive;

use crate::scene::{NOW, Stage, stage};

/// A stage whose meeting has two items; papers can be laid under them.
async fn set() -> (Stage, Meeting, [AgendaItemId; 2]) {
    let stage = stage(NOW).await;
    let scene = stage.scene.clone();
    let (meeting, items) = stage
        .write(async |tx| {
            let meeting = scene.meeting(tx).await;
            let chair = scene.actor(tx, &scene.undp, NOW).await;
            let mut ids = Vec::new();
            for title in ["Minutes of the second meeting", "Country support"] {
                let permit = scene.change(tx, &chair, &meeting).await;
                let new = NewItem { title: title.into(), minutes: 10, ..NewItem::default() };
                ids.push(ops::add_item(tx, &chair, permit, new).await.unwrap().id);
            }
            (meeting, [ids[0], ids[1]])
        })
        .await;
    stage.visits(Some(&stage.scene.bangkok));
    (stage, meeting, items)
}

async fn lay(stage: &Stage, item: AgendaItemId, title: &str, (name, bytes): (&str, &str), link: &str) {
    let field =
        |head: &str, value: &str| format!("--x\r\ncontent-disposition: form-data; {head}\r\n\r\n{value}\r\n");
    let mut body = field("name=\"title\"", title) + &field("name=\"link\"", link);
    if !name.is_empty() {
        body.push_str(&field(&format!("name=\"file\"; filename=\"{name}\""), bytes));
    }
    body.push_str("--x--\r\n");
    let request = Request::post(format!("/meetings/2026-01/agenda/{item}/papers"))
        .header("content-type", "multipart/form-data; boundary=x");
    let done = stage.site.send(request, Body::from(body)).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.outline());
}

#[tokio::test]
async fn all_papers_come_as_one_archive_with_numbers_and_titles() {
    let (stage, _, [minutes, support]) = set().await;
    lay(&stage, support, "Requests: routes", ("a.PDF", "one"), "").await;
    lay(&stage, support, "Requests: routes", ("b.txt", "two"), "").await;
    lay(&stage, minutes, "../Entwurf", ("c.md", "three"), "").await;
    lay(&stage, minutes, "Elsewhere", ("", ""), "https://e.example/paper").await;
    let page = stage.site.get("/meetings/2026-01").await;
    for expected in
        ["All papers (ZIP, 1 KB)", "Paper 2026-01/2.1 Requests: routes", "Paper 2026-01/1.2 Elsewhere"]
    {
        assert!(page.outline().contains(expected), "{expected} is missing in\n{}", page.outline());
    }
    let archive = stage.site.get("/meetings/2026-01/papers.zip").await;
    assert_eq!((archive.status, archive.media_type.as_str()), (StatusCode::OK, "application/zip"));
    let mut zip = ZipArchive::new(Cursor::new(archive.bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    let expected = [
        "2026-01-1.1 Entwurf.md",
        "2026-01-2.1 Requests routes.pdf",
        "2026-01-2.2 Requests routes.txt",
        "links.txt",
    ];
    assert_eq!(names, expected);
    let mut text = String::new();
    zip.by_name(expected[2]).unwrap().read_to_string(&mut text).unwrap();
    zip.by_name("links.txt").unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(text, "two2026-01/1.2 Elsewhere\r\nhttps://e.example/paper\r\n\r\n");
}

#[tokio::test]
async fn to_others_the_archive_does_not_exist_and_without_papers_to_nobody() {
    let (stage, _, [minutes, _]) = set().await;
    assert_eq!(stage.site.get("/meetings/2026-01/papers.zip").await.status, StatusCode::NOT_FOUND);
    lay(&stage, minutes, "Draft", ("a.txt", "one"), "").await;
    assert_eq!(stage.site.get("/meetings/2026-01/papers.zip").await.status, StatusCode::OK);
    stage.visits(None);
    assert_eq!(stage.site.get("/meetings/2026-01/papers.zip").await.status, StatusCode::NOT_FOUND);
    assert!(!stage.site.get("/meetings/2026-01").await.body.contains("papers.zip"));
}

#[tokio::test]
async fn more_than_an_archive_holds_is_told_and_not_offered() {
    let (stage, _, [minutes, _]) = set().await;
    lay(&stage, minutes, "Draft", ("a.txt", "one"), "").await;
    stage
        .write(async |tx| {
            tx.run(db::sql("update file set length = 300000000 where name = 'a.txt'")).await.unwrap();
        })
        .await;
    let refused = stage.site.get("/meetings/2026-01/papers.zip").await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    let told = "Together they have 300.0 MB; at most 250.0 MB are packed.";
    assert!(refused.outline().contains(told), "{}", refused.outline());
    assert!(!stage.site.get("/meetings/2026-01").await.body.contains("papers.zip"));
}

#[tokio::test]
async fn the_agenda_is_a_document_that_tells_members_more_than_others() {
    let (stage, _, [minutes, _]) = set().await;
    lay(&stage, minutes, "Draft", ("a.txt", "one"), "").await;
    let text = async || {
        let file = stage.site.get("/meetings/2026-01/agenda.docx").await;
        assert_eq!(file.status, StatusCode::OK);
        let mut zip = ZipArchive::new(Cursor::new(file.bytes)).unwrap();
        let mut text = String::new();
        zip.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let inside = text().await;
    for expected in
        ["Agenda: Third meeting of 2026", "2. Country support", "Room XIX", "Paper 2026-01/1 ", "Draft"]
    {
        assert!(inside.contains(expected), "{expected} is missing in\n{inside}");
    }
    assert_eq!(text().await, inside);
    stage.visits(None);
    let public = text().await;
    assert!(public.contains("2. Country support"), "{public}");
    for hidden in ["Room XIX", "meet.example", "Draft"] {
        assert!(!public.contains(hidden), "{hidden}\n{public}");
    }
}
