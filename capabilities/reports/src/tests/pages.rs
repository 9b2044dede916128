//! What people read and do: writing with conflicts, inserting, building, publishing, citing, retracting.

use std::sync::{Arc, Mutex};

use kernel::{Actor, Role};
use web::{Signed, StatusCode, testing::TestSite};

use sources::undesa_stock::fixture::Fixture;

use super::{Folder, NOW, Stage};

struct Played {
    site: TestSite,
    stage: Stage,
    signed: Arc<Mutex<Option<Signed>>>,
    _folder: Folder,
}

impl Played {
    async fn new() -> Self {
        let folder = Folder::new().await;
        let signed: Arc<Mutex<Option<Signed>>> = Arc::default();
        let (held, files) = (Arc::clone(&signed), folder.store.clone());
        let capabilities = vec![statistics::capability(), crate::capability()];
        let site = TestSite::new(NOW, capabilities, None, |site| {
            site.part(files).signed(move |_, _, _| {
                let found = held.lock().unwrap().clone();
                async move { Ok(found) }
            })
        })
        .await;
        let stage = site.site.db().write(async |tx| Ok::<_, db::Error>(Stage::set(tx).await)).await.unwrap();
        let (db, actor, wish) = (site.site.db(), Actor::operator(NOW), statistics::Wish::default());
        statistics::import(db, &folder.store, &actor, wish, "a.xlsx", Fixture::named().bytes())
            .await
            .unwrap();
        Self { site, stage, signed, _folder: folder }
    }

    fn visit_as(&self, role: Option<Role>) -> &TestSite {
        let zone = jiff::tz::TimeZone::UTC;
        *self.signed.lock().unwrap() = role.map(|role| {
            let (person, offices) = self.stage.office(role);
            Signed { person, offices, language: None, zone }
        });
        &self.site
    }

    /// A published report with one figure and one table.
    async fn published(&self) {
        let site = self.visit_as(Some(Role::CoChair));
        let begun = site.post("/reports", "title=Kenya+now&language=en&template=empty").await;
        assert_eq!(begun.to.as_deref(), Some("/reports/kenya-now/edit"), "{}", begun.outline());
        let text = "section=1&title=Overview&text=There+were+%7B%7Bfigure+immigrant-stock+KEN+2020%7D%7D.%0A%0A%7B%7Btable+immigrant-stock+KEN%2CUGA+2015%2C2020%7D%7D&base=0";
        let saved = site.post("/reports/kenya-now/edit", text).await;
        assert_eq!(saved.to.as_deref(), Some("/reports/kenya-now/edit#section-1"), "{}", saved.outline());
        let built = site.post("/reports/kenya-now/build", "").await;
        assert_eq!(built.to.as_deref(), Some("/reports/kenya-now/1"), "{}", built.outline());
        let published = site.post("/reports/kenya-now/1/publish", "").await;
        assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.outline());
    }
}

#[tokio::test]
async fn a_report_is_written_built_and_published_in_the_browser() {
    let it = Played::new().await;
    it.published().await;
    let public = it.visit_as(None);
    let list = public.get("/reports").await.outline();
    assert!(list.contains("Kenya now") && !list.contains("In work"), "{list}");
    let page = public.get("/reports/kenya-now").await;
    // Digests and sizes are those of one run.
    let one_run = |line: &&str| !line.starts_with("SHA-256") && !line.contains("kB)");
    let outline = page.outline();
    let lines = outline.lines().filter(one_run).map(|line| match line.split_once("File: SHA-256 ") {
        Some((before, _)) => format!("{before}File: SHA-256 …"),
        None => line.to_owned(),
    });
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"));
    for (form, begins) in [("html", &b"<!doctype"[..]), ("docx", b"PK"), ("pdf", b"%PDF-"), ("xlsx", b"PK")] {
        let file = public.get(&format!("/reports/kenya-now/1/file/{form}")).await;
        assert!(file.status == StatusCode::OK && file.bytes.starts_with(begins), "{form}");
        assert!(file.header("content-disposition").contains("kenya-now-1."), "{form}");
    }
    let twin = public.get("/reports/kenya-now/1.json").await.body;
    assert!(twin.contains(r#""state":"published""#) && twin.contains(r#""frozen_sha256":""#), "{twin}");
    assert_eq!(public.get("/reports/kenya-now/edit").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(public.get("/reports/kenya-now/2").await.status, StatusCode::NOT_FOUND);
    assert!(public.get("/reports.csv").await.body.contains("Kenya now"));
}

#[tokio::test]
async fn of_two_who_write_a_section_neither_is_lost() {
    let it = Played::new().await;
    let site = it.visit_as(Some(Role::FocalPoint));
    site.post("/reports", "title=Two+writers&language=en&template=empty").await;
    site.post("/reports/two-writers/edit", "section=1&title=A&text=Theirs&base=0").await;
    let clash = site.post("/reports/two-writers/edit", "section=1&title=A&text=Mine&base=0").await;
    assert_eq!(clash.status, StatusCode::CONFLICT);
    assert!(clash.body.contains(">Mine</textarea>") && clash.body.contains("Theirs"), "{}", clash.body);
    let kept = site
        .post("/reports/two-writers/edit", "section=1&title=A&text=Half&base=1&draft_revision=0&keep=1")
        .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let other = site
        .post("/reports/two-writers/edit", "section=1&title=A&text=Other&base=1&draft_revision=0&keep=1")
        .await;
    assert!(other.status == StatusCode::CONFLICT && other.body.contains("Half"), "{}", other.outline());
    assert!(site.get("/reports/two-writers/edit").await.body.contains(">Half</textarea>"));
    let preview = site.get("/reports/two-writers/preview").await.outline();
    assert!(preview.contains("Half") && preview.contains("unsaved drafts"), "{preview}");
    // A last section left empty goes away.
    site.post("/reports/two-writers/edit", "section=1&title=&text=&base=1").await;
    assert_eq!(site.post("/reports/two-writers/build", "").await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_figure_is_chosen_looked_at_and_inserted_without_a_script() {
    let it = Played::new().await;
    let site = it.visit_as(Some(Role::FocalPoint));
    site.post("/reports", "title=Picker&language=en&template=country-profile&country=Kenya").await;
    let asked = "section=1&kind=figure&indicator=immigrant-stock&areas=Kenya&periods=2020";
    let page = site.get(&format!("/reports/picker/insert?{asked}")).await;
    assert!(
        page.body.contains("{{figure immigrant-stock KEN 2020}}") && page.body.contains("192,000"),
        "{}",
        page.outline()
    );
    let added = site.post("/reports/picker/insert", asked).await;
    assert_eq!(added.to.as_deref(), Some("/reports/picker/edit#section-1"), "{}", added.outline());
    let edit = site.get("/reports/picker/edit").await.body;
    assert!(edit.contains("{{figure immigrant-stock KEN 2020}}\n</textarea>"), "{edit}");
    let wrong = site.get("/reports/picker/insert?section=1&kind=table&indicator=immigrant-stock&areas=Nowhere&periods=2020").await;
    assert!(wrong.outline().contains("No country, area or sum has the code"), "{}", wrong.outline());
    let faults = site
        .post("/reports/picker/edit", "section=7&title=&text=%7B%7Bfigure+gone+KEN+2020%7D%7D&base=0")
        .await;
    assert_eq!(faults.status, StatusCode::SEE_OTHER, "{}", faults.outline());
    let refused = site.post("/reports/picker/build", "").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.outline().contains("Section 7, line 1: No published edition has the indicator"),
        "{}",
        refused.outline()
    );
}

#[tokio::test]
async fn a_retracted_figure_is_marked_wherever_it_is_used() {
    let it = Played::new().await;
    it.published().await;
    let cell = "/data/undesa-stock/2020/cell/Table%201/L14";
    let public = it.visit_as(None);
    let page = public.get(cell).await.outline();
    assert!(page.contains("1 build of a report cites it") && !page.contains("Retract this figure"), "{page}");
    let form = "what=undesa-stock%2F2020%2FTable+1%21L14&reason=The+row+was+shifted";
    assert_eq!(public.post("/reports/retract", form).await.status, StatusCode::UNAUTHORIZED);
    let member = it.visit_as(Some(Role::FocalPoint));
    assert_eq!(member.post("/reports/retract", form).await.status, StatusCode::FORBIDDEN);
    let chair = it.visit_as(Some(Role::CoChair));
    let done = chair.post("/reports/retract", form).await;
    assert_eq!(done.to.as_deref(), Some(cell), "{}", done.outline());
    let page = chair.get("/reports/kenya-now").await.outline();
    assert!(
        page.contains("Retracted figures in this report") && page.contains("The row was shifted"),
        "{page}"
    );
    let public = it.visit_as(None);
    for (path, words) in [
        (cell, "retracted on"),
        ("/reports/kenya-now", "A figure used here was retracted"),
        ("/reports", "A figure in it was retracted"),
        ("/reports/citing?what=undesa-stock/2020/Table%201!L14", "because: The row was shifted"),
        ("/data/undesa-stock/2020", "1 build of a report cites it"),
    ] {
        let page = public.get(path).await.outline();
        assert!(page.contains(words), "{words} is missing in {path}\n{page}");
    }
    let chair = it.visit_as(Some(Role::CoChair));
    let noted = chair.post("/reports/kenya-now/1/note", "remark=The+conclusion+stands.").await;
    assert_eq!(noted.status, StatusCode::SEE_OTHER, "{}", noted.outline());
    assert!(chair.get("/reports/kenya-now/1").await.outline().contains("The conclusion stands."));
}

#[tokio::test]
async fn editions_cells_and_builds_are_cited_in_every_form() {
    let it = Played::new().await;
    it.published().await;
    let public = it.visit_as(None);
    for base in
        ["/reports/kenya-now/1", "/data/undesa-stock/2020", "/data/undesa-stock/2020/cell/Table%201/L14"]
    {
        for (form, begins) in
            [("cff", "cff-version: 1.2.0\n"), ("bibtex", "@"), ("csl", "["), ("ris", "TY  - ")]
        {
            let file = public.get(&format!("{base}/cite/{form}")).await;
            assert!(
                file.status == StatusCode::OK && file.body.starts_with(begins),
                "{base} {form}\n{}",
                file.body
            );
        }
        assert_eq!(public.get(&format!("{base}/cite/word")).await.status, StatusCode::NOT_FOUND);
    }
    let figure = public.get("/data/undesa-stock/2020/cell/Table%201/L14/cite/bibtex").await.body;
    assert!(figure.contains("Kenya, 2020: 192,000"), "{figure}");
}
