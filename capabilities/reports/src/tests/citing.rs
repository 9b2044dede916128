//! Who cites what, retractions, and that it stays one look-up among very many figures.

use db::{sql, testing::each_db};
use kernel::{Language, Permit, Role, Scalar as _, Value};

use super::{NOW, TEXT, World, acts, later};
use crate::{
    citing::citing,
    model::CellOf,
    ops::{self, Error},
    store,
    syntax::FaultKind,
};

const KENYA: &str = "undesa-stock/2020/Table 1!L14";

async fn retracted(world: &World, now: jiff::Timestamp) -> CellOf {
    let actor = world.stage.actor(Role::CoChair, now);
    world
        .db
        .write(async |tx| {
            let found = ops::subject(tx, KENYA).await?;
            let cell = found.cell.clone().unwrap();
            let permit = Permit::grant(&actor, ())?;
            ops::retract(tx, &actor, permit, &found.edition, cell.clone(), "the row was shifted").await?;
            Ok::<_, Error>(cell)
        })
        .await
        .unwrap()
}

#[tokio::test]
async fn whoever_cites_a_figure_or_its_edition_is_found_and_marked() {
    each_db(async |db| {
        let world = World::over(db).await;
        let whole = world.written("kenya", TEXT, Language::English).await;
        let built = world.built(&whole, NOW).await.unwrap();
        world.published(&whole, &built, NOW).await;
        let other =
            world.written("uganda", "# U\n{{figure immigrant-stock UGA 2020}}", Language::English).await;
        world.built(&other, NOW).await.unwrap();
        let of = async |what: &str, reader: Option<&kernel::Actor>| {
            let found = world.db.read(async |tx| citing(tx, reader, what).await).await.unwrap();
            found.cited_by.into_iter().map(|it| (it.report, it.uses)).collect::<Vec<_>>()
        };
        assert_eq!(of(KENYA, None).await, [("kenya".to_owned(), 1)]);
        let address = "https://t.example/data/undesa-stock/2020/cell/Table%201/L14";
        assert_eq!(of(address, None).await.len(), 1);
        assert_eq!(of("undesa-stock/2020", None).await.len(), 2);
        // What is only built is not told to the public.
        let public = kernel::Actor::public(NOW);
        assert_eq!(of("undesa-stock/2020", Some(&public)).await.len(), 1);
        for wrong in ["undesa-stock/1999", "undesa-stock/2020/Table 1!ZZ999", "nothing"] {
            let found = world.db.read(async |tx| citing(tx, None, wrong).await).await;
            assert!(matches!(found, Err(Error::NotFound(_))), "{wrong}");
        }

        retracted(&world, later(1)).await;
        let found = world.db.read(async |tx| citing(tx, None, KENYA).await).await.unwrap();
        assert_eq!(found.retracted.unwrap().reason, "the row was shifted");
        let state = world.db.read(async |tx| ops::state_of(tx, &built.build).await).await.unwrap();
        assert!(!state.is_sound() && state.is_open());
        let actor = world.stage.actor(Role::FocalPoint, later(2));
        world
            .db
            .write(async |tx| {
                let permit = Permit::grant(&actor, whole.owned())?;
                ops::note(tx, &actor, permit, &whole, &built.build, "The conclusion stands.").await
            })
            .await
            .unwrap();
        let state = world.db.read(async |tx| ops::state_of(tx, &built.build).await).await.unwrap();
        assert!(!state.is_sound() && !state.is_open());
        let told = acts(&world.db).await;
        assert_eq!(told[told.len() - 2..], ["figure.retracted", "report.retraction-noted"]);
        assert_eq!(world.db.read(async |tx| crate::check(tx).await).await.unwrap(), []);
        // A build made before stays equal; a new one refuses the figure in its sentence.
        let again =
            ops::reproduce(&world.db, &world.folder.store, &world.site, "tributary test", "kenya/1").await;
        assert!(again.unwrap().equal);
        let Err(Error::Faults(faults)) = world.built(&whole, later(3)).await else { panic!("a fault") };
        assert_eq!(faults.iter().map(|it| it.kind).collect::<Vec<_>>(), [FaultKind::Retracted]);
    })
    .await;
}

#[tokio::test]
async fn a_table_with_a_retracted_figure_says_so_in_its_cell() {
    let it = db::testing::temporary().await;
    let world = World::over(it.db.clone()).await;
    retracted(&world, NOW).await;
    let whole =
        world.written("kenya", "# K\n{{table immigrant-stock KEN,UGA 2020}}", Language::English).await;
    let built = world.built(&whole, later(1)).await.unwrap();
    let frozen = ops::frozen_of(&world.folder.store, &built.build).await.unwrap();
    let kenya = frozen.figures.iter().find(|it| it.area == "KEN").unwrap();
    assert_eq!((kenya.value, kenya.shown.as_str(), kenya.retracted), (None, "retracted", true));
    let again =
        ops::reproduce(&world.db, &world.folder.store, &world.site, "tributary test", "kenya").await.unwrap();
    assert!(again.equal, "{again:#?}");
}

/// The statement that finds who cites a figure, as the store sends it.
const PLAN: &str = "explain query plan select b.id, r.slug, b.number, b.title, b.state, r.group_id, r.country, b.built_by, u.uses, u.via from (select t.build_id, cast(sum(t.uses) as bigint) as uses, cast(sum(t.via) as bigint) as via from (select build_id, count(*) as uses, 0 as via from report_figure where edition_id = $1 and sheet = $2 and row_at = $3 and column_at = $4 group by build_id union all select build_id, 0, count(distinct position) from report_drawn where edition_id = $1 and sheet = $2 and row_from <= $3 and row_to >= $3 and column_from <= $4 and column_to >= $4 group by build_id) t group by t.build_id) u join report_build b on b.id = u.build_id join report r on r.id = b.report_id order by r.slug, b.number desc, b.id";

#[tokio::test]
async fn among_a_hundred_thousand_figures_a_citation_is_one_look_up_in_an_index() {
    let it = db::testing::temporary().await;
    let world = World::over(it.db.clone()).await;
    let whole = world.written("kenya", TEXT, Language::English).await;
    let built = world.built(&whole, NOW).await.unwrap();
    let found = world.db.read(async |tx| ops::subject(tx, KENYA).await).await.unwrap();
    let cell = found.cell.unwrap();
    let mut tx = world.db.begin().await.unwrap();
    let row = |n: i64| -> Vec<Value> {
        let text = |it: &str| Value::Text(it.to_owned());
        vec![
            built.build.id.to_value(),
            (1_000 + n).to_value(),
            cell.edition.to_value(),
            text("Table 1"),
            (n / 20 + 1_000).to_value(),
            (n % 20).to_value(),
            text("immigrant-stock"),
            text("KEN"),
            text("both"),
            text("2020"),
            text("reported"),
        ]
    };
    let head = "insert into report_figure (build_id, position, edition_id, sheet, row_at, column_at, indicator, area, sex, period, state) values";
    tx.insert_all(head, (0..100_000).map(row)).await.unwrap();
    tx.commit().await.unwrap();

    let statement = store::by_cell(&cell);
    assert_eq!(format!("explain query plan {}", statement.text()), PLAN);
    let plan: Vec<(i64, i64, i64, String)> = world
        .db
        .read(async |tx| {
            let asked = sql(PLAN).bind(cell.edition).bind(&cell.sheet).bind(cell.row).bind(cell.column);
            tx.all(asked).await
        })
        .await
        .unwrap();
    let steps: Vec<&str> = plan.iter().map(|it| it.3.as_str()).collect();
    assert!(
        steps.iter().any(|it| it.contains("report_figure USING COVERING INDEX report_figure_cell")),
        "{steps:#?}"
    );
    assert!(
        steps.iter().any(|it| it.contains("report_drawn USING COVERING INDEX report_drawn_cell")),
        "{steps:#?}"
    );
    assert!(!steps.iter().any(|it| it.starts_with("SCAN report_")), "{steps:#?}");
    let cited = world.db.read(async |tx| store::cited_by_cell(tx, &cell).await).await.unwrap();
    assert_eq!(cited.iter().map(|it| it.uses).collect::<Vec<_>>(), [1]);
}
