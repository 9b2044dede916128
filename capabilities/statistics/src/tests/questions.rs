//! Questions and choices over published figures, on both databases.

use std::time::Duration;

use db::{AskError, sql, testing::each_db};
use kernel::{Actor, Value};

use sources::undesa_stock::fixture::Fixture;

use super::{Folder, NOW};
use crate::{
    Choice, Lacking, Wish, choose, import, newest_stock,
    query::{QueryError, keep_reference, query},
};

const SOON: Duration = Duration::from_secs(10);

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

#[tokio::test]
async fn a_question_has_the_same_answer_on_both_databases() {
    let folder = Folder::new().await;
    each_db(async |db| {
        let actor = Actor::operator(NOW);
        import(&db, &folder.store, &actor, Wish::default(), "a.xlsx", Fixture::named().bytes()).await.unwrap();
        keep_reference(&db).await.unwrap();
        keep_reference(&db).await.unwrap();
        let asked = async |question: &str| query(&db, question, 100, SOON).await.unwrap();
        let answer = asked(
            "select f.area, a.name, f.year, f.value, a.ldc from figures f join areas a on a.area = f.area \
             where f.indicator = 'immigrant-stock' and f.year = 2020 and f.sex = 'both' and f.value is not null \
             order by f.value desc",
        )
        .await;
        assert_eq!(answer.columns, ["area", "name", "year", "value", "ldc"]);
        let kenya = [text("KEN"), text("Kenya"), Value::Int(2020), Value::Real(192_000.0), Value::Int(0)];
        assert_eq!((answer.rows.len(), answer.rows[0].as_slice()), (3, kenya.as_slice()));
        // Sums of the publisher stand apart, so that adding figures up is right.
        let world = asked("select value from aggregates where area = 'm49:900' and indicator = 'immigrant-stock' and year = 2020 and sex = 'both'").await;
        let added = asked("select sum(value), count(*) from figures where indicator = 'immigrant-stock' and year = 2020 and sex = 'both'").await;
        assert_eq!((&world.rows[0][0], &added.rows[0][1]), (&added.rows[0][0], &Value::Int(4)));
        let nothing = asked("select area, value from figures where year = 1800").await;
        assert_eq!((nothing.columns.len(), nothing.rows.len()), (2, 0));
        let members = asked("select count(*) from memberships where community = 'ecowas'").await;
        assert!(matches!(members.rows[0][0], Value::Int(15..)), "{members:?}");
        let cut = query(&db, "select value from figures", 7, SOON).await.unwrap();
        assert_eq!((cut.rows.len(), cut.cut), (7, true));
        let wrong = query(&db, "select no_such_column from figures", 1, SOON).await;
        assert!(matches!(wrong, Err(QueryError::Ask(AskError::Question(_)))), "{wrong:?}");
        let hidden = query(&db, "select * from published_figure", 1, SOON).await;
        assert!(matches!(hidden, Err(QueryError::Refused(_))), "{hidden:?}");
        let endless = "select count(*) from figures a join figures b on 1 = 1 join figures c on 1 = 1 join figures d on 1 = 1";
        let slow = query(&db, endless, 1, Duration::from_millis(50)).await;
        assert!(matches!(slow, Err(QueryError::Ask(AskError::Slow(_)))), "{slow:?}");
    })
    .await;
}

#[tokio::test]
async fn figures_are_chosen_from_one_edition_of_each_dataset() {
    let folder = Folder::new().await;
    each_db(async |db| {
        let actor = Actor::operator(NOW);
        import(&db, &folder.store, &actor, Wish::default(), "a.xlsx", Fixture::named().bytes())
            .await
            .unwrap();
        let chosen = async |choice: Choice| db.read(async |tx| choose(tx, &choice).await).await.unwrap();
        let wanted = |indicator: &str| Choice { indicators: vec![indicator.to_owned()], ..Choice::default() };
        let (all, editions) = chosen(wanted("immigrant-stock")).await.unwrap();
        assert_eq!((all.len(), editions.len()), (4 * 7, 1));
        let one = Choice { areas: vec!["KEN".into()], years: vec![2020], ..wanted("immigrant-stock") };
        let (one, _) = chosen(one).await.unwrap();
        assert_eq!((one.len(), one[0].value), (1, Some(192_000.0)));
        assert_eq!(chosen(wanted("hdi")).await.unwrap_err(), Lacking::Indicator("hdi".into()));
        let mut named = wanted("immigrant-stock");
        named.editions.insert("undesa-stock".into(), "1999".into());
        assert_eq!(chosen(named).await.unwrap_err(), Lacking::Edition("undesa-stock".into(), "1999".into()));
    })
    .await;
}

#[tokio::test]
async fn an_edition_without_packed_columns_is_read_from_its_rows() {
    let folder = Folder::new().await;
    each_db(async |db| {
        let actor = Actor::operator(NOW);
        import(&db, &folder.store, &actor, Wish::default(), "a.xlsx", Fixture::named().bytes())
            .await
            .unwrap();
        let edition = db.read(async |tx| newest_stock(tx).await).await.unwrap().unwrap().0;
        let read = async || db.read(async |tx| crate::store::parts(tx, edition.id).await).await.unwrap();
        let packed = read().await;
        db.write(async |tx| tx.run(sql("delete from edition_columns")).await).await.unwrap();
        let rows = read().await;
        assert_eq!((rows.series, rows.table, rows.areas), (packed.series, packed.table, packed.areas));
    })
    .await;
}
