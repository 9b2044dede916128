//! Freezing, outputs, publishing, making again.

use std::io::Read as _;

use db::testing::each_db;
use kernel::Language;

use sources::undesa_stock::fixture::Fixture;

use super::{NOW, TEXT, World, acts, later};
use crate::{
    check,
    frozen::{Frozen, Inline, Part},
    model::{BuildState, Form},
    ops::{self, Error, Verdict, Whole},
    store,
    syntax::FaultKind,
};

#[tokio::test]
async fn a_build_freezes_each_figure_with_its_cell() {
    each_db(async |db| {
        let world = World::over(db).await;
        let whole = world.written("kenya", TEXT, Language::English).await;
        let built = world.built(&whole, NOW).await.unwrap();
        let frozen = ops::frozen_of(&world.folder.store, &built.build).await.unwrap();
        assert_eq!(frozen.head.title, "Migration in Kenya");
        assert_eq!(
            frozen.sections.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(),
            ["Overview", "Trend", "Analysis"]
        );
        let Inline::Figure { figure } = frozen.inlines[0] else { panic!("a figure") };
        let used = &frozen.figures[figure];
        assert_eq!(
            (used.shown.as_str(), used.value, used.sheet.as_str()),
            ("192,000", Some(192_000.0), "Table 1")
        );
        // The area without data is a cell of the table that says why it has no number.
        let missing = frozen.figures.iter().find(|it| it.area == "TWN").unwrap();
        assert_eq!((missing.value, missing.shown.as_str()), (None, "Not available"));
        let rows = world.db.read(async |tx| store::figures(tx, built.build.id).await).await.unwrap();
        assert_eq!(rows.len(), frozen.figures.len());
        assert_eq!(rows[figure].cell().place(), frozen.figures[figure].at());
        assert_eq!(frozen.analyses[0].title, "Spread of stocks");
        assert!(
            frozen.sections.iter().flat_map(|it| &it.parts).any(|it| matches!(it, Part::Analysis { .. }))
        );
        assert_eq!(acts(&world.db).await, ["report.drafted", "report.built"]);
        assert_eq!(world.db.read(async |tx| check(tx).await).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_build_made_again_is_equal_to_the_byte_also_when_newer_figures_came() {
    each_db(async |db| {
        let world = World::over(db).await;
        for (n, language) in Language::ALL.iter().enumerate() {
            let whole = world.written(&format!("kenya-{language}"), TEXT, *language).await;
            let built = world.built(&whole, later(i64::try_from(n).unwrap())).await.unwrap();
            assert_eq!(built.outputs.len(), Form::ALL.len());
        }
        // The newest edition is another one now, and the one that was read is withdrawn.
        let old = world.import(&Fixture::named()).await;
        let newer = Fixture::named().put("Table 1", "L14", tables::Cell::Number(999_999.0));
        world.import(&newer).await;
        let actor = kernel::Actor::operator(later(30));
        world
            .db
            .write(async |tx| {
                let permit = kernel::Permit::grant(&actor, old).unwrap();
                statistics::ops::withdraw(tx, &actor, permit, "a column was shifted").await
            })
            .await
            .unwrap();
        for language in Language::ALL {
            let name = format!("kenya-{language}");
            let again =
                ops::reproduce(&world.db, &world.folder.store, &world.site, "tributary test", &name).await;
            let again = again.unwrap();
            assert!(again.equal, "{again:#?}");
            assert_eq!(again.parts.len(), Form::ALL.len() + 1);
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_behind_our_back_is_told() {
    let it = db::testing::temporary().await;
    let world = World::over(it.db.clone()).await;
    let whole = world.written("kenya", TEXT, Language::English).await;
    let built = world.built(&whole, NOW).await.unwrap();
    world
        .db
        .write(async |tx| {
            tx.run(db::sql("delete from edition_columns")).await?;
            tx.run(db::sql("update observation set value = 5.0 where value = 192000.0")).await
        })
        .await
        .unwrap();
    // Books in memory are those of before; another edition of the same id would not be read anew, so a new world is.
    let frozen = ops::frozen_of(&world.folder.store, &built.build).await.unwrap();
    let path = world.folder.store.path(built.outputs[0].file);
    std::fs::write(path, b"changed").unwrap();
    let again =
        ops::reproduce(&world.db, &world.folder.store, &world.site, "tributary 9", "kenya/1").await.unwrap();
    assert!(!again.equal && again.built_with == "tributary test" && again.rebuilt_with == "tributary 9");
    assert!(again.parts.iter().any(|it| it.verdict == Verdict::Lost), "{again:?}");
    assert_eq!(frozen.program, "tributary test");
    world
        .db
        .write(async |tx| {
            tx.run(db::sql("update report_figure set value = 6.0 where value = 192000.0")).await
        })
        .await
        .unwrap();
    let doubts = world.db.read(async |tx| check(tx).await).await.unwrap();
    assert_eq!(doubts.len(), 1, "{doubts:?}");
}

#[tokio::test]
async fn a_newer_build_supersedes_the_published_one_and_both_stay() {
    each_db(async |db| {
        let world = World::over(db).await;
        let whole = world.written("kenya", TEXT, Language::English).await;
        let first = world.built(&whole, NOW).await.unwrap();
        world.published(&whole, &first, NOW).await;
        let second = world.built(&whole, later(1)).await.unwrap();
        assert_eq!(second.build.number, 2);
        world.published(&whole, &second, later(2)).await;
        let builds = world.db.read(async |tx| store::builds(tx, Some(whole.report.id)).await).await.unwrap();
        let states: Vec<BuildState> = builds.iter().map(|it| it.state).collect();
        assert_eq!(states, [BuildState::Published, BuildState::Superseded]);
        assert_eq!(builds[1].frozen, first.build.frozen);
        let actor = world.stage.actor(kernel::Role::CoChair, later(3));
        let frozen = ops::frozen_of(&world.folder.store, &builds[1]).await.unwrap();
        let again = world
            .db
            .write(async |tx| {
                let permit = kernel::Permit::grant(&actor, whole.owned())?;
                ops::publish(tx, &actor, permit, &whole, &builds[1], &frozen).await
            })
            .await;
        assert!(matches!(again, Err(Error::Published)), "{again:?}");
        assert_eq!(
            acts(&world.db).await,
            [
                "report.drafted",
                "report.built",
                "report.published",
                "report.built",
                "report.superseded",
                "report.published"
            ]
        );
        assert_eq!(world.db.read(async |tx| check(tx).await).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_resolved_is_told_with_its_line_and_nothing_is_built() {
    let it = db::testing::temporary().await;
    let world = World::over(it.db.clone()).await;
    let text = "## A\n{{figure no-such MDA 2020}}\n{{figure immigrant-stock Kenya 2020}}\n{{figure immigrant-stock KEN 1950}}\n\n## B\n{{cite undesa-stock/1900}} {{cite nobody}}\n{{analysis gone}}\n{{chart immigrant-stock KEN,UGA,MDA,TWN,RUS 1990..2020}}\n{{figure immigrant-stock KEN";
    let whole = world.written("wrong", &format!("# T\n{text}"), Language::English).await;
    let Err(Error::Faults(faults)) = world.built(&whole, NOW).await else { panic!("faults") };
    let told: Vec<(u32, u32, FaultKind)> =
        faults.iter().map(|it| (it.at.section, it.at.line, it.kind)).collect();
    assert_eq!(
        told,
        [
            (1, 1, FaultKind::Indicator),
            (1, 2, FaultKind::Area),
            (1, 3, FaultKind::Figure),
            (2, 1, FaultKind::Edition),
            (2, 1, FaultKind::Cite),
            (2, 2, FaultKind::Recipe),
            (2, 3, FaultKind::Lines),
            (2, 4, FaultKind::Unclosed),
        ]
    );
    assert_eq!(faults[1].hint, "KEN");
    let builds = world.db.read(async |tx| store::builds(tx, None).await).await.unwrap();
    assert!(builds.is_empty());
    let say = world.site.say(Language::English, jiff::tz::TimeZone::UTC);
    let words: Vec<String> = faults.iter().map(|it| crate::fault_words(&say, it)).collect();
    insta::assert_snapshot!(words.join("\n"));
}

#[tokio::test]
async fn the_outputs_say_the_same_numbers() {
    let it = db::testing::temporary().await;
    let world = World::over(it.db.clone()).await;
    let whole = world.written("kenya", TEXT, Language::English).await;
    let built = world.built(&whole, NOW).await.unwrap();
    let of = |form: Form| built.outputs.iter().find(|it| it.form == form).unwrap().file;
    let bytes = async |form| world.folder.store.get(of(form)).await.unwrap().unwrap();
    let html = String::from_utf8(bytes(Form::Html).await).unwrap();
    for part in [
        "<strong><span class=\"live\"><bdi>192,000</bdi><sup><a href=\"#figure-1\"",
        "href=\"https://t.example/data/undesa-stock/2020/cell/Table%201/",
        "<svg",
        "Handbook {of} figures",
        "[1]",
        "Spread of stocks",
    ] {
        assert!(html.contains(part), "{part} is missing in\n{html}");
    }
    assert!(!html.contains("<script") && !html.contains('\u{e100}') && !html.contains(" style="));
    let book = tables::read_workbook(&bytes(Form::Xlsx).await, &tables::Limits::default()).unwrap();
    let names: Vec<&str> = book.sheets.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names.len(), 7, "{names:?}");
    assert_eq!(names[4..], ["Figures and sources", "Sources", "About"]);
    let docx = bytes(Form::Docx).await;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut text = String::new();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    assert!(text.contains("192,000") && text.contains("Spread of stocks") && !text.contains('\u{e100}'));
    assert!(bytes(Form::Pdf).await.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn the_material_is_read_as_it_was_written() {
    let it = db::testing::temporary().await;
    let world = World::over(it.db.clone()).await;
    let whole: Whole = world.written("kenya", TEXT, Language::Arabic).await;
    let built = world.built(&whole, NOW).await.unwrap();
    let bytes = world.folder.store.get(built.build.frozen).await.unwrap().unwrap();
    let frozen = Frozen::read(&bytes).unwrap();
    assert_eq!(frozen.bytes(), bytes);
    assert_eq!(Frozen::read(b"{}"), None);
}
