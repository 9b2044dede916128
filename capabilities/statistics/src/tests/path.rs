//! From the file into the database, on both databases.

use db::testing::each_db;
use journal::Discrepancy;
use kernel::{Actor, Permit, Role};
use sources::{Refusal, undesa_stock::fixture::Fixture};

use super::{Folder, NOW, somebody};
use crate::{
    EditionState, ImportFailure, Indicator, Sex, ValueState, Wish, figures_named, figures_of, import,
    newest_stock, ops,
    policy::{DiscardFigures, WithdrawFigures},
    store,
};

fn area(code: &str) -> &'static countries::Area {
    countries::content().areas.by_code(code.parse().unwrap()).unwrap()
}

#[tokio::test]
async fn a_workbook_becomes_an_edition_whose_figures_know_their_cells() {
    let folder = Folder::new().await;
    each_db(async |db| {
        let actor = Actor::operator(NOW);
        let bytes = Fixture::named().bytes();
        let done = import(&db, &folder.store, &actor, Wish::default(), "stock.xlsx", bytes.clone()).await.unwrap();
        assert_eq!((done.already, done.rows, done.kept), (false, 7, 7 * 108));
        assert_eq!((done.edition.slug.as_str(), done.edition.state), ("2020", EditionState::Published));
        let kinds: Vec<_> = done.findings.iter().map(|it| (it.kind, it.count, it.first.join(" "))).collect();
        assert_eq!(kinds, [("duplicate-code", 1, "Table 1!D19".to_owned())]);
        assert_eq!(folder.store.get(done.edition.file).await.unwrap(), Some(bytes));

        let figures = figures_of(&db, area("KEN")).await.unwrap();
        assert_eq!(figures.len(), 108);
        let newest = figures.iter().find(|it| {
            (it.indicator.as_str(), it.year, it.sex) == ("immigrant-stock", 2020, Sex::Both)
        });
        let written = serde_json::to_string(newest.unwrap()).unwrap();
        assert_eq!(
            written.replace(&done.edition.file.to_string(), "<sha256>"),
            r#"{"indicator":"immigrant-stock","unit":"persons","year":2020,"sex":"both","value":192000,"state":"reported","edition":"2020","source":{"file_sha256":"<sha256>","sheet":"Table 1","cell":"L14"}}"#
        );
        let masked = figures_of(&db, area("TWN")).await.unwrap();
        let states: Vec<_> = masked.iter().map(|it| (it.value, it.state)).collect();
        assert!(states.contains(&(None, ValueState::Masked)) && states.contains(&(None, ValueState::Missing)));
        assert!(states.iter().all(|(value, _)| value.is_none()));

        let acts = db.read(async |tx| journal::entries(tx, &journal::Filter::default()).await).await.unwrap();
        let entry = acts.last().unwrap();
        assert_eq!((entry.act.as_str(), entry.url.as_str()), ("figures.published", "/data/undesa-stock/2020"));
        assert_eq!(entry.record, format!("edition:{}", done.edition.id));
        assert_eq!(entry.facts["countries"], 4);
        assert_eq!(entry.facts["file_sha256"], done.edition.file.to_string());
    })
    .await;
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing_and_says_so() {
    let folder = Folder::new().await;
    each_db(async |db| {
        let actor = Actor::operator(NOW);
        let bytes = Fixture::named().bytes();
        let first =
            import(&db, &folder.store, &actor, Wish::default(), "stock.xlsx", bytes.clone()).await.unwrap();
        let again =
            import(&db, &folder.store, &actor, Wish::default(), "other name.xlsx", bytes).await.unwrap();
        assert!(again.already);
        assert_eq!((again.edition, again.rows, again.kept), (first.edition, first.rows, first.kept));
        let (editions, acts) = db
            .read(async |tx| {
                let editions = store::editions(tx, None).await?;
                Ok::<_, db::Error>((editions, journal::newest(tx).await?))
            })
            .await
            .unwrap();
        assert_eq!((editions.len(), acts), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn another_file_of_the_same_name_is_an_edition_of_its_own_and_the_newest_is_read() {
    let folder = Folder::new().await;
    each_db(async |db| {
        let actor = Actor::operator(NOW);
        let first = import(&db, &folder.store, &actor, Wish::default(), "a.xlsx", Fixture::named().bytes())
            .await
            .unwrap();
        // Written once: a workbook carries the second at which it was written.
        let changed = Fixture::named().put("Table 1", "L14", tables::Cell::Number(192_001.0)).bytes();
        let later = Actor::operator(NOW + jiff::SignedDuration::from_secs(60));
        let second =
            import(&db, &folder.store, &later, Wish::default(), "b.xlsx", changed.clone()).await.unwrap();
        let start = &second.edition.file.to_string()[..8];
        assert_eq!(second.edition.slug, format!("2020-{start}"));
        // What disagrees is kept as printed, and said.
        assert!(second.findings.iter().any(|it| it.kind == "share-differs"));
        let read = async || {
            let newest = db.read(async |tx| newest_stock(tx).await).await.unwrap().unwrap();
            let figure = newest.1.one(Indicator::ImmigrantStock.word(), "KEN", 2020, Sex::Both).unwrap();
            (newest.0.slug, figure.value)
        };
        assert_eq!(read().await, (second.edition.slug.clone(), Some(192_001.0)));

        // Withdrawn, it gives way to the one before it; the same file publishes it again.
        let chair = somebody(Role::CoChair);
        let permit = Permit::<WithdrawFigures>::grant(&chair, second.edition.clone()).unwrap();
        db.write(async |tx| ops::withdraw(tx, &chair, permit, "a wrong number").await).await.unwrap();
        assert_eq!(read().await, (first.edition.slug.clone(), Some(192_000.0)));
        let again =
            import(&db, &folder.store, &later, Wish::default(), "b.xlsx", changed.clone()).await.unwrap();
        assert_eq!((again.already, again.edition.id), (false, second.edition.id));
        assert_eq!(read().await, (second.edition.slug.clone(), Some(192_001.0)));
    })
    .await;
}

#[tokio::test]
async fn only_co_chairs_and_the_operator_let_figures_in() {
    let folder = Folder::new().await;
    each_db(async |db| {
        for role in Role::ALL.iter().copied().filter(|role| *role != Role::CoChair) {
            let refused = import(
                &db,
                &folder.store,
                &somebody(role),
                Wish::default(),
                "a.xlsx",
                Fixture::named().bytes(),
            )
            .await;
            assert!(matches!(refused, Err(ImportFailure::Denied(_))), "{role}");
        }
        let refused = import(
            &db,
            &folder.store,
            &Actor::public(NOW),
            Wish::default(),
            "a.xlsx",
            Fixture::named().bytes(),
        )
        .await;
        assert!(matches!(refused, Err(ImportFailure::Denied(_))));
        let done = import(
            &db,
            &folder.store,
            &somebody(Role::CoChair),
            Wish::default(),
            "a.xlsx",
            Fixture::named().bytes(),
        )
        .await;
        assert_eq!(done.unwrap().edition.imported_by, "N. Example");
    })
    .await;
}

#[tokio::test]
async fn a_refused_file_leaves_nothing_behind() {
    let folder = Folder::new().await;
    each_db(async |db| {
        let actor = Actor::operator(NOW);
        let other = Fixture::new().rename("Table 5", "Table five").bytes();
        let refused = import(&db, &folder.store, &actor, Wish::default(), "a.xlsx", other).await.unwrap_err();
        assert!(matches!(refused, ImportFailure::Refused(Refusal::SheetMissing { .. })), "{refused}");
        let cut = Fixture::named().bytes();
        let refused =
            import(&db, &folder.store, &actor, Wish::default(), "a.xlsx", cut[..cut.len() / 2].to_vec())
                .await;
        assert_eq!(refused.unwrap_err().to_string(), "the file is cut off; download it again");
        let editions = db.read(async |tx| store::editions(tx, None).await).await.unwrap();
        assert!(editions.is_empty() && figures_of(&db, area("KEN")).await.unwrap().is_empty());
    })
    .await;
    assert_eq!(std::fs::read_dir(&folder.path).unwrap().count(), 0);
}

#[tokio::test]
async fn sums_are_read_by_their_own_name_and_never_ranked() {
    let folder = Folder::new().await;
    let db = db::testing::temporary().await;
    import(&db.db, &folder.store, &Actor::operator(NOW), Wish::default(), "a.xlsx", Fixture::named().bytes())
        .await
        .unwrap();
    let world = figures_named(&db.db, "World").await.unwrap().unwrap();
    let kosovo = figures_named(&db.db, "XKX").await.unwrap().unwrap();
    assert_eq!((world.country.as_str(), world.figures.len()), ("900", 108));
    assert_eq!((kosovo.counted_in.as_deref(), kosovo.figures.len()), (Some("SRB"), 0));
    assert!(figures_named(&db.db, "Atlantis").await.unwrap().is_none());
    let (_, book) = db.db.read(async |tx| newest_stock(tx).await).await.unwrap().unwrap();
    let ranked = book.ranked(Indicator::ImmigrantStock.word(), 2020, Sex::Both);
    let codes: Vec<_> = ranked.iter().map(|(area, _)| area.code.to_string()).collect();
    assert_eq!(codes, ["KEN", "UGA", "MDA"]);
}

#[test]
fn no_statement_changes_a_figure_or_removes_one_of_an_edition_that_was_published() {
    let sources = [include_str!("../store.rs"), include_str!("../store/figures.rs")].concat().to_lowercase();
    assert!(!sources.contains("delete from"));
    let updates: Vec<_> = sources.split("update ").skip(1).map(|rest| &rest[..11]).collect();
    assert_eq!(updates, ["edition set"]);
    // Where editions that wait are removed, nothing runs before their state was asked for.
    let removing = include_str!("../store/discard.rs");
    let asked = removing.find("set_state(tx, id, EditionState::Staged").unwrap();
    assert!(removing.find("delete from").is_some_and(|first| first > asked));
}

#[tokio::test]
async fn a_figure_changed_behind_the_program_is_found_by_the_digest_of_its_edition() {
    let folder = Folder::new().await;
    each_db(async |db| {
        let actor = Actor::operator(NOW);
        let bytes = Fixture::named().bytes();
        import(&db, &folder.store, &actor, Wish::default(), "stock.xlsx", bytes).await.unwrap();
        let faults = async || -> Vec<Discrepancy> {
            let doubts = db.read(async |tx| crate::check(tx).await).await.unwrap();
            doubts.into_iter().map(|doubt| doubt.fault).collect()
        };
        let run = async |change: &'static str| {
            db.write(async |tx| tx.run(db::sql(change)).await).await.unwrap();
        };
        assert_eq!(faults().await, []);
        for (change, back) in [
            (
                "update observation set value = value + 0.5 where period = '2020'",
                "update observation set value = value - 0.5 where period = '2020'",
            ),
            ("update listed_area set name = name || ' '", "update listed_area set name = rtrim(name)"),
            (
                "update edition set citation = citation || '.'",
                "update edition set citation = rtrim(citation, '.')",
            ),
        ] {
            run(change).await;
            assert_eq!(faults().await, [Discrepancy::Changed("figures")], "{change}");
            run(back).await;
        }
        // As editions of before the digest were told of.
        run("update journal set facts = '{}'").await;
        assert_eq!(faults().await, [Discrepancy::Unchecked("figures")]);
        run("delete from journal").await;
        assert!(faults().await.contains(&Discrepancy::Untold("figures.published".into())));
    })
    .await;
}

#[tokio::test]
async fn a_discarded_edition_leaves_no_row_and_the_same_file_comes_again() {
    each_db(async |db| {
        let folder = Folder::new().await;
        let actor = Actor::operator(NOW);
        let bytes = Fixture::named().bytes();
        let staged = || Wish { staged: true, ..Wish::default() };
        let first =
            import(&db, &folder.store, &actor, staged(), "stock.xlsx", bytes.clone()).await.unwrap().edition;
        let permit = Permit::<DiscardFigures>::grant(&actor, first.clone()).unwrap();
        db.write(async |tx| ops::discard(tx, &actor, permit).await).await.unwrap();
        crate::imports::release_file(&db, &folder.store, first.file).await.unwrap();
        assert_eq!(folder.store.get(first.file).await.unwrap(), None);
        let (editions, areas, acts) = db
            .read(async |tx| {
                let parts = store::parts(tx, first.id).await?;
                assert_eq!((parts.series.len(), parts.table.rows(), parts.sheets.len()), (0, 0, 0));
                assert_eq!(store::findings(tx, first.id).await?, []);
                let acts = journal::entries(tx, &journal::Filter::default()).await?;
                Ok::<_, db::Error>((store::editions(tx, None).await?, parts.areas, acts))
            })
            .await
            .unwrap();
        assert_eq!((editions.len(), areas.len()), (0, 0));
        let mut acts: Vec<&str> = acts.iter().map(|it| it.act.as_str()).collect();
        acts.sort_unstable();
        assert_eq!(acts, ["edition.discarded", "figures.staged"]);
        let again = import(&db, &folder.store, &actor, staged(), "stock.xlsx", bytes).await.unwrap();
        assert!(!again.already && again.edition.id != first.id);
    })
    .await;
}

#[tokio::test]
async fn a_published_edition_is_never_discarded() {
    let folder = Folder::new().await;
    each_db(async |db| {
        let actor = Actor::operator(NOW);
        let bytes = Fixture::named().bytes();
        let done = import(&db, &folder.store, &actor, Wish::default(), "stock.xlsx", bytes).await.unwrap();
        let permit = Permit::<DiscardFigures>::grant(&actor, done.edition.clone()).unwrap();
        let refused = db.write(async |tx| ops::discard(tx, &actor, permit).await).await;
        assert!(matches!(refused, Err(db::Error::Stale)), "{refused:?}");
        assert!(db.read(async |tx| newest_stock(tx).await).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn a_file_that_an_edition_needs_stays() {
    each_db(async |db| {
        let folder = Folder::new().await;
        let stored = folder.store.put(b"a letter").await.unwrap();
        let record =
            async |tx: &mut db::Tx| files::record(tx, stored, "letter.pdf", "application/pdf", NOW).await;
        db.write(record).await.unwrap();
        let edition = crate::Edition { file: stored.hash, ..sample() };
        db.write(async |tx| store::insert_edition(tx, &edition).await).await.unwrap();
        crate::imports::release_file(&db, &folder.store, stored.hash).await.unwrap();
        assert!(folder.store.get(stored.hash).await.unwrap().is_some());
    })
    .await;
}

fn sample() -> crate::Edition {
    crate::Edition {
        id: crate::EditionId::new(NOW),
        dataset: "invented".into(),
        layout: crate::Kind::Table,
        slug: "2020".into(),
        name: "2020".into(),
        file: files::FileHash::of(b""),
        title: String::new(),
        revision: String::new(),
        citation: String::new(),
        licence: String::new(),
        state: EditionState::Staged,
        imported_by: String::new(),
        imported_at: NOW,
        tally: crate::Tally::default(),
    }
}

#[tokio::test]
async fn publishing_a_file_that_waits_and_was_read_otherwise_is_refused() {
    let folder = Folder::new().await;
    each_db(async |db| {
        let actor = Actor::operator(NOW);
        let mapping = |unit: &str| sources::table::Mapping {
            dataset: "ministry".into(),
            area: "code".into(),
            time: "t".into(),
            value: "v".into(),
            indicator: Some(sources::table::Given::Constant("stock".into())),
            unit: Some(sources::table::Given::Constant(unit.into())),
            ..sources::table::Mapping::default()
        };
        let bring = async |unit: &str, staged: bool| {
            let wish =
                Wish { kind: Some(crate::Kind::Table), mapping: Some(mapping(unit)), edition: None, staged };
            import(&db, &folder.store, &actor, wish, "a.csv", b"code,t,v\nKEN,2020,5\n".to_vec()).await
        };
        bring("persons", true).await.unwrap();
        let refused = bring("thousand-persons", false).await.unwrap_err();
        assert_eq!(
            refused.to_string(),
            "this file is already the edition ministry 2020 (staged), read otherwise; discard or publish that edition on its page"
        );
        assert_eq!(bring("persons", false).await.unwrap().edition.state, EditionState::Published);
    })
    .await;
}
