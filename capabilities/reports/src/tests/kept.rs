//! Kept analyses in reports: who may use them, what is frozen, making again, retractions through them.

use analyses::{Recipe, Source, model::Analysis};
use db::testing::each_db;
use kernel::{Actor, Language, Permit, Role};

use super::{NOW, World, later};
use crate::{
    check,
    citing::citing,
    model::Form,
    ops::{self, Error},
    output, store,
    syntax::FaultKind,
};

const RECIPE: &str = "title = \"Stocks over the years\"\nmethod = \"ols\"\ny = \"log(stock)\"\nx = [\"year\"]\n\
                      [figures]\nareas = [\"KEN\", \"UGA\"]\ncolumns = { stock = \"immigrant-stock\" }\n";
const TEXT: &str = "# K\n\n## Years\n\nIt grew by {{analysis 1 term year}}.\n\n{{analysis 1}}\n";
const KENYA: &str = "undesa-stock/2020/Table 1!L14";

/// Keeps an analysis, and publishes it where the actor may.
async fn keep(world: &World, actor: &Actor, published: bool) -> Analysis {
    let recipe: Recipe = RECIPE.parse().unwrap();
    let Source::Figures(wanted) = &recipe.source else { panic!("figures") };
    let data = analyses::gather(&world.db, &recipe, wanted).await.unwrap();
    let outcome = analyses::run(&recipe, &data).unwrap();
    let wording = analyses::model::Wording::checked("Do stocks grow?", "").unwrap();
    world
        .db
        .write(async |tx| {
            let permit = Permit::grant(actor, world.stage.group).unwrap();
            let kept = analyses::ops::keep(tx, actor, permit, wording, RECIPE, &outcome).await.unwrap();
            if published {
                let permit = Permit::grant(actor, kept.clone()).unwrap();
                analyses::ops::publish(tx, actor, permit).await.unwrap();
            }
            Ok::<_, db::Error>(kept)
        })
        .await
        .unwrap()
}

#[tokio::test]
async fn a_kept_analysis_is_frozen_with_its_recipe_and_gives_the_same_bytes_again() {
    each_db(async |db| {
        let world = World::over(db).await;
        let chair = world.stage.actor(Role::CoChair, NOW);
        let kept = keep(&world, &chair, true).await;
        let mut said = std::collections::BTreeSet::new();
        for (n, language) in Language::ALL.iter().enumerate() {
            let whole = world.written(&format!("k-{language}"), TEXT, *language).await;
            let built = world.built(&whole, later(i64::try_from(n).unwrap())).await.unwrap();
            let frozen = ops::frozen_of(&world.folder.store, &built.build).await.unwrap();
            let [used] = frozen.analyses.as_slice() else { panic!("one analysis, named twice") };
            let of = used.kept.as_ref().unwrap();
            assert_eq!((of.number, of.run, of.recipe.as_str()), (kept.number, 1, RECIPE));
            assert_eq!(of.digest, analyses::model::digest(&used.result));
            assert_eq!((used.title.as_str(), used.editions.as_slice()), ("Do stocks grow?", [0].as_slice()));
            // A sentence and the caution after it, and a verdict of refits, in the language of the report.
            assert_eq!(used.wording.len(), 2, "{:?}", used.wording);
            said.insert((used.wording.clone(), used.verdict.clone(), used.account.clone()));
            assert_eq!(said.len(), n + 1, "{language} says the same as another language: {used:?}");
            let say = world.site.say(*language, jiff::tz::TimeZone::UTC);
            let page = output::body(&frozen, &say, &output::Marks::default());
            assert!(page.contains("href=\"/analyses/1\"") && page.contains("Do stocks grow?"), "{page}");
            assert!(!page.contains("reports-") && !page.contains("analyses-"), "{page}");
        }
        world.import(&super::Fixture::named().put("Table 1", "L14", tables::Cell::Number(999_999.0))).await;
        for language in Language::ALL {
            let name = format!("k-{language}");
            let again =
                ops::reproduce(&world.db, &world.folder.store, &world.site, "tributary test", &name).await;
            let again = again.unwrap();
            assert!(again.equal && again.parts.len() == Form::ALL.len() + 1, "{again:#?}");
        }
        assert_eq!(world.db.read(async |tx| check(tx).await).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn whoever_may_not_see_an_analysis_is_refused_and_not_told_whether_there_is_one() {
    let it = db::testing::temporary().await;
    let world = World::over(it.db.clone()).await;
    keep(&world, &Actor::operator(NOW), false).await;
    let text = format!("{TEXT}\n{{{{analysis 9}}}}\n");
    let whole = world.written("k", &text, Language::English).await;
    let Err(Error::Faults(faults)) = world.built(&whole, NOW).await else { panic!("faults") };
    assert_eq!(faults.iter().map(|it| it.kind).collect::<Vec<_>>(), [FaultKind::Kept; 2]);
    let say = world.site.say(Language::English, jiff::tz::TimeZone::UTC);
    let words = [
        crate::pages::words_of(&say, &faults[0]),
        crate::pages::words_of(&say, &faults[1]).replace('9', "1"),
    ];
    assert_eq!(words[0], words[1]);
}

#[tokio::test]
async fn a_report_does_not_show_everybody_a_draft() {
    let it = db::testing::temporary().await;
    let world = World::over(it.db.clone()).await;
    let agency = world.stage.actor(Role::FocalPoint, NOW);
    let kept = keep(&world, &agency, false).await;
    let whole = world.written("k", TEXT, Language::English).await;
    let built = world.built(&whole, NOW).await.unwrap();
    let frozen = ops::frozen_of(&world.folder.store, &built.build).await.unwrap();
    let chair = world.stage.actor(Role::CoChair, NOW);
    let publish = async || {
        world
            .db
            .write(async |tx| {
                let permit = Permit::grant(&chair, whole.owned())?;
                ops::publish(tx, &chair, permit, &whole, &built.build, &frozen).await
            })
            .await
    };
    assert!(matches!(publish().await, Err(Error::DraftAnalysis(1))));
    world
        .db
        .write(async |tx| {
            let permit = Permit::grant(&chair, kept).unwrap();
            analyses::ops::publish(tx, &chair, permit).await
        })
        .await
        .unwrap();
    publish().await.unwrap();
}

#[tokio::test]
async fn what_an_analysis_drew_on_is_cited_through_it_and_marks_the_report_when_it_is_taken_back() {
    each_db(async |db| {
        let world = World::over(db).await;
        let chair = world.stage.actor(Role::CoChair, NOW);
        let kept = keep(&world, &chair, true).await;
        let whole = world.written("k", TEXT, Language::English).await;
        let built = world.built(&whole, NOW).await.unwrap();
        world.published(&whole, &built, NOW).await;
        let of = async |what: &str| {
            let found = world.db.read(async |tx| citing(tx, None, what).await).await.unwrap();
            found.cited_by.into_iter().map(|it| (it.uses, it.analyses)).collect::<Vec<_>>()
        };
        assert_eq!(of(KENYA).await, [(0, 1)]);
        assert_eq!(of("undesa-stock/2020").await, [(0, 1)]);
        assert_eq!(of("https://t.example/analyses/1").await, [(0, 1)]);
        // The row above is another area, on which it did not draw.
        assert_eq!(of("undesa-stock/2020/Table 1!L13").await, []);
        let later_chair = world.stage.actor(Role::CoChair, later(1));
        world
            .db
            .write(async |tx| {
                let found = ops::subject(tx, KENYA).await?;
                let permit = Permit::grant(&later_chair, ())?;
                let cell = found.cell.unwrap();
                ops::retract(tx, &later_chair, permit, &found.edition, cell, "the row was shifted").await
            })
            .await
            .unwrap();
        let state = async || world.db.read(async |tx| ops::state_of(tx, &built.build).await).await.unwrap();
        assert_eq!((state().await.figures.len(), state().await.is_open()), (1, true));
        let touched = world.db.read(async |tx| store::touched_builds(tx).await).await.unwrap();
        assert_eq!(touched, [built.build.id]);
        // What is built now says that it rests on it.
        let anew = world.built(&whole, later(2)).await.unwrap();
        let frozen = ops::frozen_of(&world.folder.store, &anew.build).await.unwrap();
        assert_eq!(frozen.analyses[0].retracted, ["undesa-stock/2020 Table 1!L14"]);
        world
            .db
            .write(async |tx| {
                let analysis = analyses::kept(tx, kept.number).await?.unwrap().analysis;
                let permit = Permit::grant(&later_chair, analysis).unwrap();
                analyses::ops::withdraw(tx, &later_chair, permit, "another method is right").await.unwrap();
                Ok::<_, db::Error>(())
            })
            .await
            .unwrap();
        assert_eq!(state().await.analyses[&1].1, "another method is right");
        let Err(Error::Faults(faults)) = world.built(&whole, later(3)).await else { panic!("faults") };
        assert!(faults.iter().all(|it| it.kind == FaultKind::Withdrawn), "{faults:?}");
        let again =
            ops::reproduce(&world.db, &world.folder.store, &world.site, "tributary test", "k/1").await;
        assert!(again.unwrap().equal);
    })
    .await;
}
