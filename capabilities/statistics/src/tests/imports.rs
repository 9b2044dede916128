//! Files that are brought step by step: the upload, the queue, the mapping of a table, the review.

use axum::http::StatusCode;
use kernel::{Actor, Role};
use sources::{Kind, undesa_stock::fixture::Fixture};

use super::{
    NOW, office,
    pages::{Pages, co_chair, pages},
    person,
};
use crate::{
    KnownAreas,
    model::{Edition, EditionState, Import, ImportState},
    store,
};

const TABLE: &str = "iso,year,stock\nKEN,2019,10\nKEN,2020,12\nKenia,2020,3\nTotal,2020,15\nNAM,2020,..\n";

impl Pages {
    /// Does what waits in the queue.
    async fn work(&self) {
        let site = self.site.site.clone();
        let worker = ::jobs::Worker::new(crate::jobs(), site.db().clone(), site.clock(), site.clone());
        worker.run_due(site.clock().now()).await.unwrap();
    }

    async fn imports(&self) -> Vec<Import> {
        self.site.site.db().read(async |tx| store::imports(tx).await).await.unwrap()
    }

    async fn editions(&self) -> Vec<Edition> {
        self.site.site.db().read(async |tx| store::editions(tx, None).await).await.unwrap()
    }

    /// Brings a file, does the work, and gives the address of the import.
    async fn brought(&self, name: &str, bytes: &[u8], more: &[(&str, &str)]) -> String {
        let answer = self.bring(name, bytes, more).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.outline());
        let to = answer.to.unwrap();
        self.work().await;
        to
    }

    fn files(&self) -> usize {
        let mut count = 0;
        let mut folders = vec![self.folder.path.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
                if entry.file_type().unwrap().is_dir() { folders.push(entry.path()) } else { count += 1 }
            }
        }
        count
    }

    async fn no_doubts(&self) {
        let doubts = self.site.site.db().read(async |tx| crate::check(tx).await).await.unwrap();
        assert!(doubts.is_empty(), "{doubts:?}");
    }
}

/// What the form of [`TABLE`] says.
fn said(more: &str) -> String {
    format!(
        "column-0=area&column-1=time&column-2=value&codes=iso3&time-form=plain&numbers=point&indicator=immigrant-stock\
         &unit=persons&dataset=ministry&title=Ministry&kept-as=ministry&revision=0&header=1&sheet={more}"
    )
}

#[tokio::test]
async fn a_file_is_read_by_the_queue_reviewed_and_published() {
    let pages = pages(co_chair()).await;
    let answer = pages.bring("a.xlsx", &Fixture::named().bytes(), &[]).await;
    let to = answer.to.unwrap();
    assert!(to.starts_with("/data/imports/"), "{to}");
    let waits = pages.site.get(&to).await;
    assert_eq!((waits.header("refresh"), waits.status), ("2", StatusCode::OK));
    assert!(waits.body.contains("<progress") && waits.outline().contains("Waiting"), "{}", waits.outline());
    assert_eq!(pages.site.get(&format!("{to}?still=1")).await.header("refresh"), "", "a reader may stop it");
    assert!(pages.editions().await.is_empty(), "nothing is stored before the queue comes to it");
    pages.work().await;
    let ready = pages.site.get(&to).await;
    assert_eq!(ready.header("refresh"), "");
    let outline = ready.outline();
    for words in ["Ready for review", "What was noticed while reading", "Totals", "Publish this edition"] {
        assert!(outline.contains(words), "{words}: {outline}");
    }
    assert!(pages.site.get("/countries/KEN").await.body.contains("has not been imported yet"));
    let published = pages.site.post("/data/undesa-stock/2020/publish", "").await;
    assert_eq!(published.status, StatusCode::SEE_OTHER);
    assert!(pages.site.get(&to).await.outline().contains("Published"));
    assert!(pages.site.get("/data/imports").await.outline().contains("a.xlsx"));
    // The same file again is the same edition.
    let again = pages.brought("b.xlsx", &Fixture::named().bytes(), &[]).await;
    assert!(pages.site.get(&again).await.outline().contains("had been imported before"));
    assert_eq!((pages.editions().await.len(), pages.files()), (1, 1));
    pages.no_doubts().await;
}

#[tokio::test]
async fn a_layout_that_drifted_is_told_on_its_page_and_its_file_goes() {
    let pages = pages(co_chair()).await;
    let told = async |bytes: Vec<u8>| {
        let to = pages.brought("a.xlsx", &bytes, &[("layout", "undesa-stock")]).await;
        let page = pages.site.get(&to).await;
        assert_eq!(page.header("refresh"), "");
        let outline = page.outline();
        outline.lines().skip_while(|line| *line != "State").nth(1).unwrap_or_default().to_owned()
    };
    insta::assert_snapshot!(told(Fixture::new().rename("Table 5", "Table five").bytes()).await, @"The sheet “Table 5” was expected. The sheets found are: Table of contents · Table 1 · Table 2 · Table 3 · Table 4 · Table five · Table 6 · Notes. Take the workbook as the publisher released it.");
    insta::assert_snapshot!(told(Fixture::new().push_down("Table 2").bytes()).await, @"Table 2, row 11, cell B11: “Region, development group, country or area” was expected, “nothing” was found. This is another workbook or one that was edited; take the original. The expected words stand in B12: a row or column was moved.");
    assert_eq!(pages.files(), 0);
    // Off the list, too.
    let first = pages.imports().await.remove(0);
    assert_eq!(pages.site.post(&first.path("/forget"), "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(pages.imports().await.len(), 1);
    assert_eq!(pages.site.get(&first.path("")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_name_of_another_edition_is_refused_with_what_the_file_says_and_where() {
    let pages = pages(co_chair()).await;
    let to = pages.brought("a.xlsx", &Fixture::named().bytes(), &[("edition", "2019")]).await;
    let outline = pages.site.get(&to).await.outline();
    assert!(
        outline.contains("You named the edition “2019”; the file says “2020” (Table 1, E4)."),
        "{outline}"
    );
    assert!(pages.editions().await.is_empty());
    let twin: serde_json::Value =
        serde_json::from_str(&pages.site.get(&format!("{to}.json")).await.body).unwrap();
    assert_eq!((&twin["state"], &twin["reason"]), (&"failed".into(), &"edition-contradicted".into()));
}

#[tokio::test]
async fn what_was_interrupted_is_done_again_and_makes_one_edition() {
    let pages = pages(co_chair()).await;
    let db = pages.site.site.db();
    pages.bring("a.xlsx", &Fixture::named().bytes(), &[]).await;
    let id = pages.imports().await[0].id;
    // As a process leaves it that was killed while it stored: the figures are undone, the step before them is kept.
    db.write(async |tx| {
        store::begin_reading(tx, id, NOW).await?;
        store::expect(tx, id, Kind::UndesaStock, 756, NOW).await
    })
    .await
    .unwrap();
    pages.work().await;
    let done = pages.imports().await.remove(0);
    assert_eq!((done.state, done.tries, pages.editions().await.len()), (ImportState::Ready, 2, 1));
    pages.no_doubts().await;
}

#[tokio::test]
async fn a_file_that_ends_the_program_each_time_is_given_up() {
    let pages = pages(co_chair()).await;
    let db = pages.site.site.db();
    let to = pages.bring("a.xlsx", &Fixture::named().bytes(), &[]).await.to.unwrap();
    let id = pages.imports().await[0].id;
    for _ in 0..3 {
        db.write(async |tx| store::begin_reading(tx, id, NOW).await).await.unwrap();
    }
    pages.work().await;
    assert!(pages.site.get(&to).await.outline().contains("The program ended each time it read this file"));
    assert_eq!((pages.editions().await.len(), pages.files()), (0, 0));
}

#[tokio::test]
async fn a_table_is_described_shown_decided_on_and_imported() {
    let pages = pages(co_chair()).await;
    let to = pages.bring("Ministry stock.csv", TABLE.as_bytes(), &[]).await.to.unwrap();
    let form = pages.site.get(&to).await;
    let outline = form.outline();
    for words in ["What the columns are", "Texts: KEN · Kenia · NAM · Total.", "Show what will be read"] {
        assert!(outline.contains(words), "{words}: {outline}");
    }
    let field = |name: &str, value: &str| {
        assert!(form.body.contains(&format!("name=\"{name}\" value=\"{value}\"")), "{name}");
    };
    field("dataset", "ministry-stock");
    field("header", "1");
    let import = to.trim_end_matches("/mapping").to_owned();

    // What is wrong is told, and what was typed stays.
    let wrong = pages
        .site
        .post(&to, &said("").replace("unit=persons", "unit=").replace("title=Ministry", "title=Typed"))
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.outline().contains("Say in what it is measured."), "{}", wrong.outline());
    assert!(wrong.body.contains("value=\"Typed\""));

    let shown = pages.site.post(&to, &said("&scale=thousand")).await;
    assert_eq!(shown.to.as_deref(), Some(format!("{import}/preview").as_str()), "{}", shown.outline());
    let preview = pages.site.get(&format!("{import}/preview")).await;
    let outline = preview.outline();
    for words in ["Rows: 5. Figures: 3.", "Kenia", "Undecided: 2.", "Thousands of persons"] {
        assert!(outline.contains(words), "{words}: {outline}");
    }

    // Nothing is matched by its name before somebody decides.
    let names = format!("{import}/names");
    let unknown = pages.site.post(&names, "name-0=Kenia&area-0=&code-0=QQQ&revision=1").await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unknown.outline().contains("“QQQ” is no code of an area"), "{}", unknown.outline());
    let decided =
        pages.site.post(&names, "name-0=Kenia&area-0=UGA&code-0=&name-1=Total&area-1=-&revision=1").await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.outline());
    let preview = pages.site.get(&format!("{import}/preview")).await.outline();
    assert!(preview.contains("Rows: 5. Figures: 4."), "{preview}");
    assert!(!preview.contains("Undecided"), "{preview}");

    // Whoever looked before that must look again.
    let stale = pages.site.post(&format!("{import}/begin"), "revision=1").await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert_eq!(pages.site.post(&format!("{import}/begin"), "revision=2").await.status, StatusCode::SEE_OTHER);
    pages.work().await;
    let edition = pages.editions().await.remove(0);
    assert_eq!(
        (edition.dataset.as_str(), edition.state, edition.tally.figures),
        ("ministry", EditionState::Staged, 4)
    );
    let review = pages.site.get(&import).await.outline();
    assert!(review.contains("Ready for review") && review.contains("Kept as\nministry"), "{review}");
    pages.no_doubts().await;
}

/// Describes and begins a table whose form is at this address, and does the work; gives the address of the import.
async fn described(pages: &Pages, to: &str, more: &str) -> String {
    let import = to.trim_end_matches("/mapping").to_owned();
    let shown = pages.site.post(to, &said(more)).await;
    assert_eq!(shown.status, StatusCode::SEE_OTHER, "{}", shown.outline());
    assert_eq!(pages.site.post(&format!("{import}/begin"), "revision=1").await.status, StatusCode::SEE_OTHER);
    pages.work().await;
    import
}

#[tokio::test]
async fn an_edition_that_was_read_wrongly_is_discarded_and_its_file_read_anew() {
    let pages = pages(co_chair()).await;
    let to = pages.bring("a.csv", TABLE.as_bytes(), &[]).await.to.unwrap();
    let first = described(&pages, &to, "&edition=first").await;
    // The same file again leads to it, before anything is said and after.
    let to = pages.bring("a.csv", TABLE.as_bytes(), &[]).await.to.unwrap();
    let form = pages.site.get(&to).await;
    assert!(form.body.contains("href=\"/data/ministry/first/discard\""), "{}", form.outline());
    let second = described(&pages, &to, "&edition=second&scale=thousand").await;
    let again = pages.site.get(&second).await;
    assert!(again.outline().contains("discard this edition and import the file anew"), "{}", again.outline());
    assert!(again.body.contains("href=\"/data/ministry/first/discard\""));
    assert_eq!(pages.editions().await[0].name, "first");

    let asked = pages.site.get("/data/ministry/first/discard").await.outline();
    assert!(asked.contains("Discard the edition “Ministry, first”?"), "{asked}");
    assert_eq!(pages.editions().await.len(), 1, "asking is not doing");
    let gone = pages.site.post("/data/ministry/first/discard", "").await;
    assert_eq!(gone.to.as_deref(), Some("/data/imports"), "{}", gone.outline());
    assert_eq!((pages.editions().await.len(), pages.files()), (0, 0));
    assert_eq!(pages.site.get("/data/ministry/first").await.status, StatusCode::NOT_FOUND);
    for import in [&first, &second] {
        let told = pages.site.get(import).await.outline();
        assert!(
            told.contains("ministry first that was made of this file was discarded by N. Example"),
            "{told}"
        );
    }
    pages.no_doubts().await;

    let to = pages.bring("a.csv", TABLE.as_bytes(), &[]).await.to.unwrap();
    described(&pages, &to, "&edition=second&scale=thousand").await;
    let edition = pages.editions().await.remove(0);
    assert_eq!((edition.name.as_str(), edition.state), ("second", EditionState::Staged));
    pages.no_doubts().await;
    // Once it is published it stays.
    pages.site.post("/data/ministry/second/publish", "").await;
    assert_eq!(
        pages.site.get("/data/ministry/second/discard").await.to.as_deref(),
        Some("/data/ministry/second")
    );
    pages.site.post("/data/ministry/second/discard", "").await;
    assert_eq!(pages.editions().await[0].state, EditionState::Published);
}

#[tokio::test]
async fn the_bytes_of_a_discarded_edition_stay_where_a_draft_needs_them() {
    let pages = pages(co_chair()).await;
    let to = pages.bring("a.csv", TABLE.as_bytes(), &[]).await.to.unwrap();
    described(&pages, &to, "&edition=first").await;
    let draft = pages.bring("a.csv", TABLE.as_bytes(), &[]).await.to.unwrap();
    pages.site.post("/data/ministry/first/discard", "").await;
    assert_eq!((pages.editions().await.len(), pages.files()), (0, 1));
    described(&pages, &draft, "&edition=second").await;
    assert_eq!(pages.editions().await[0].name, "second");
}

#[tokio::test]
async fn members_cannot_discard() {
    let office = office(Role::FocalPoint);
    let pages = pages(Some((person(), vec![office]))).await;
    let wish = crate::Wish { staged: true, ..crate::Wish::default() };
    let bytes = Fixture::named().bytes();
    let db = pages.site.site.db();
    crate::import(db, &pages.folder.store, &Actor::operator(NOW), wish, "a.xlsx", bytes).await.unwrap();
    assert_eq!(pages.site.get("/data/undesa-stock/2020/discard").await.status, StatusCode::FORBIDDEN);
    assert_eq!(pages.site.post("/data/undesa-stock/2020/discard", "").await.status, StatusCode::FORBIDDEN);
    assert_eq!(pages.editions().await.len(), 1);
}

#[tokio::test]
async fn a_kept_mapping_is_used_again_and_what_drifted_is_told_by_name() {
    let pages = pages(co_chair()).await;
    let db = pages.site.site.db();
    let to = pages.bring("a.csv", TABLE.as_bytes(), &[]).await.to.unwrap();
    let import = to.trim_end_matches("/mapping").to_owned();
    pages.site.post(&to, &said("")).await;
    pages
        .site
        .post(&format!("{import}/names"), "name-0=Kenia&area-0=KEN&name-1=Total&area-1=-&revision=1")
        .await;
    pages.site.post(&format!("{import}/begin"), "revision=2").await;
    pages.work().await;

    // The same columns: the form is filled, decisions included.
    let next = "iso,year,stock\nKenia,2021,14\nTotal,2021,14\nUGA,2021,7\n";
    let to = pages.bring("b.csv", next.as_bytes(), &[]).await.to.unwrap();
    let form = pages.site.get(&to).await;
    assert!(
        form.outline().contains("The mapping “ministry” was made for the same columns"),
        "{}",
        form.outline()
    );
    assert!(form.body.contains("name=\"with\" value=\"ministry\""));
    pages.site.post(&to, &said("&with=ministry")).await;
    let preview = pages.site.get(&to.replace("/mapping", "/preview")).await.outline();
    assert!(preview.contains("Decided. Rows: 1") && preview.contains("Rows: 3. Figures: 2."), "{preview}");

    // Other columns: what moved, what is missing and what is new has a name.
    let drifted = "year,iso,total\n2022,KEN,14\n2022,UGA,9\n";
    let to = pages.bring("c.csv", drifted.as_bytes(), &[]).await.to.unwrap();
    let form = pages.site.get(&to).await.outline();
    assert!(form.contains("Missing, and needed: stock."), "{form}");
    assert!(form.contains("Moved: iso stood in place 1 and stands in place 2."), "{form}");
    assert!(form.contains("New: total."), "{form}");

    // The command line takes it by its name; what is missing is refused by name.
    let mapping = crate::kept_mapping(db, "ministry").await.unwrap().unwrap();
    let wish = crate::Wish { mapping: Some(mapping), staged: true, ..crate::Wish::default() };
    let operator = Actor::operator(NOW);
    let store = &pages.folder.store;
    let refused =
        crate::import(db, store, &operator, wish.clone(), "c.csv", drifted.as_bytes().to_vec()).await;
    assert_eq!(
        refused.unwrap_err().to_string(),
        "columns stock are missing; the columns are year, iso, total"
    );
    let read = crate::import(db, store, &operator, wish, "d.csv", next.as_bytes().to_vec()).await.unwrap();
    assert_eq!(read.edition.tally.figures, 2);
    pages.no_doubts().await;
}

#[tokio::test]
async fn data_on_single_persons_never_reach_the_disk() {
    let pages = pages(co_chair()).await;
    let text = "iso,year,stock,Date of birth\nKEN,2020,1,2001-01-01\n";
    for layout in ["auto", "table"] {
        let refused = pages.bring("a.csv", text.as_bytes(), &[("layout", layout)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.outline().contains("Date of birth"), "{}", refused.outline());
    }
    assert_eq!((pages.files(), pages.imports().await.len()), (0, 0));
}

#[tokio::test]
async fn imports_are_for_those_who_may_import() {
    let chair = pages(co_chair()).await;
    let to = chair.bring("a.csv", TABLE.as_bytes(), &[]).await.to.unwrap();
    assert!(to.ends_with("/mapping"));
    let member = pages(Some((person(), vec![office(Role::FocalPoint)]))).await;
    let nobody = pages(None).await;
    for path in ["/data/imports", to.as_str(), to.trim_end_matches("/mapping")] {
        assert_eq!(member.site.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(nobody.site.get(path).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    for act in ["/mapping", "/names", "/begin", "/forget"] {
        let path = to.replace("/mapping", act);
        assert_eq!(member.site.post(&path, "").await.status, StatusCode::FORBIDDEN, "{act}");
    }
}

#[tokio::test]
async fn a_draft_that_nobody_came_back_to_is_forgotten_with_its_file() {
    let pages = pages(co_chair()).await;
    pages.bring("a.csv", TABLE.as_bytes(), &[]).await;
    let (db, store) = (pages.site.site.db(), &pages.folder.store);
    crate::imports::forget_old_drafts(db, store, NOW).await.unwrap();
    assert_eq!(pages.files(), 1);
    let later = NOW.checked_add(jiff::SignedDuration::from_hours(24 * 15)).unwrap();
    crate::imports::forget_old_drafts(db, store, later).await.unwrap();
    assert_eq!((pages.files(), pages.imports().await.len()), (0, 0));
}

#[tokio::test]
async fn a_file_of_seventy_megabytes_is_told_to_be_too_large() {
    let pages = pages(co_chair()).await;
    let answer = pages.bring("a.xlsx", &vec![b' '; 70 << 20], &[]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.outline().contains("larger than 64 MB"), "{}", answer.outline());
    assert_eq!(pages.files(), 0);
}

#[test]
fn the_areas_of_the_reference_content_are_offered_for_names_that_are_alike() {
    let mapping = sources::table::Mapping { area: "iso".into(), ..sources::table::Mapping::default() };
    let found = sources::table::unknown(TABLE.as_bytes(), &mapping, &KnownAreas).unwrap();
    assert_eq!(found[0].printed, "Kenia");
    assert_eq!((found[0].same_name.as_deref(), found[0].alike[0].as_str()), (None, "KEN"));
}

#[test]
fn na_is_namibia_among_codes_of_two_letters_and_missing_among_numbers() {
    use sources::table::{Codes, Given, Mapping, look, read_mapped};
    let text = b"iso2,t,v\nNA,2020,5\nNA,2021,NA\nKE,2021,7\n";
    let seen = look(text, &sources::table::Part::default(), &KnownAreas).unwrap();
    assert_eq!((seen.mapping.area.as_str(), seen.mapping.codes), ("iso2", Codes::Iso2));
    let said = |text: &str| Some(Given::Constant(text.to_owned()));
    let mapping =
        Mapping { dataset: "x".into(), indicator: said("stock"), unit: said("persons"), ..seen.mapping };
    let (reading, findings) = read_mapped(text, &mapping, &KnownAreas).unwrap();
    let read: Vec<_> = reading
        .figures
        .observations
        .iter()
        .map(|it| (reading.figures.series_of(it).area.code.to_string(), it.value))
        .collect();
    assert_eq!(findings.kept(), []);
    assert_eq!(read, [("NAM".into(), Some(5.0)), ("NAM".into(), None), ("KEN".into(), Some(7.0))]);
}

#[tokio::test]
async fn work_of_which_nothing_is_heard_says_when_it_is_taken_up_again() {
    let pages = pages(co_chair()).await;
    let to = pages.bring("a.xlsx", &Fixture::named().bytes(), &[]).await.to.unwrap();
    let silent = NOW - jiff::SignedDuration::from_secs(90);
    let killed = async |tx: &mut db::Tx| {
        let until = silent + jiff::SignedDuration::from_mins(2);
        tx.run(db::sql("update job set state = 'running', leased_until = $1").bind(until)).await
    };
    pages.site.site.db().write(killed).await.unwrap();
    let outline = pages.site.get(&to).await.outline();
    assert!(outline.contains("Nothing has been heard of this work since"), "{outline}");
    assert!(outline.contains("it is taken up again at"), "{outline}");
}

/// Indicators by years in one name each, as wide as the widest table that publishers release.
fn wide() -> String {
    let names: Vec<String> =
        (0..33).flat_map(|it| (1990..=2021).map(move |year| format!("ind{it}_{year}"))).collect();
    let head = format!("iso3,country,{},remark,more remarks\n", names.join(","));
    let line = |(row, code): (usize, &str)| {
        let values: Vec<String> = (0..names.len()).map(|at| format!("{row}.{at}5")).collect();
        format!("{code},Somewhere,{},x,y\n", values.join(","))
    };
    let lines = ["KEN", "UGA"].into_iter().enumerate().map(line);
    std::iter::once(head).chain(lines).collect()
}

#[tokio::test]
async fn a_thousand_columns_are_described_by_one_run_and_those_not_read_are_counted() {
    let pages = pages(co_chair()).await;
    let to = pages.bring("wide.csv", wide().as_bytes(), &[]).await.to.unwrap();
    let form = pages.site.get(&to).await;
    let outline = form.outline();
    for words in [
        "Columns: 1,060. Described: 1,057; not read: 3.",
        "Shown here: 1 to 4 of 4",
        "Many columns of one kind",
    ] {
        assert!(outline.contains(words), "{words}: {outline}");
    }
    assert!(form.body.contains("value=\"ind32_2021\""), "the run is proposed");
    let run = "column-0=area&codes=iso3&time-form=plain&numbers=point&dataset=wide&title=Wide&kept-as=wide&revision=0\
               &header=1&sheet=&run-from-0=ind0_1990&run-to-0=ind32_2021&run-named-0=indicator-and-period";
    // What each of them is measured in is asked for.
    let lacks = pages.site.post(&to, run).await;
    assert_eq!(lacks.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(lacks.outline().contains("Say in what it is measured."), "{}", lacks.outline());
    let shown = pages.site.post(&to, &format!("{run}&unit=index")).await;
    assert_eq!(shown.status, StatusCode::SEE_OTHER, "{}", shown.outline());
    let preview = pages.site.get(&shown.to.unwrap()).await.outline();
    assert!(preview.contains("Rows: 2. Figures: 2,112."), "{preview}");
    assert!(preview.contains("3 in all: country · remark · more remarks"), "{preview}");
}

#[tokio::test]
async fn what_was_said_of_columns_is_carried_along_while_others_are_shown() {
    let pages = pages(co_chair()).await;
    let names: Vec<String> = (0..200).map(|it| format!("answer {it}")).collect();
    let text = format!("iso3,{}\nKEN,{}\n", names.join(","), vec!["1"; 200].join(","));
    let to = pages.bring("survey.csv", text.as_bytes(), &[]).await.to.unwrap();
    let said =
        "column-0=area&column-5=value&of-5=asked&dataset=survey&revision=0&header=1&sheet=&unit=persons";
    let next = pages.site.post(&to, &format!("{said}&look=80")).await;
    assert_eq!(next.status, StatusCode::OK, "{}", next.outline());
    assert!(next.outline().contains("Shown here: 81 to 160 of 201"), "{}", next.outline());
    for kept in ["name=\"column-5\" value=\"value\"", "name=\"of-5\" value=\"asked\"", "name=\"column-80\""] {
        assert!(next.body.contains(kept), "{kept}");
    }
    let found = pages.site.post(&to, &format!("{said}&look=0&find=199")).await.outline();
    assert!(found.contains("Shown here: 1 to 1 of 1") && found.contains("answer 199"), "{found}");
    let wrong = pages.site.post(&to, &format!("{said}&run-from-0=answer 7&run-to-0=nowhere")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.outline().contains("No column is called “nowhere”."), "{}", wrong.outline());
}

#[tokio::test]
async fn a_million_columns_are_refused_at_once() {
    let pages = pages(co_chair()).await;
    let text = format!("iso3{}\nKEN{}\n", ",a".repeat(1_000_000), ",1".repeat(1_000_000));
    let answer = pages.bring("wide.csv", text.as_bytes(), &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.outline().contains("2,000"), "{}", answer.outline());
    assert_eq!(pages.files(), 0);
}
