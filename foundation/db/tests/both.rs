//! The promises of the database, on each kind of it.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use db::{Db, Error, Tx, sql, testing::each_db};
use kernel::{Names, Scalar as _};

async fn with_table(db: &Db) {
    let mut tx = db.begin().await.unwrap();
    tx.run(sql("create table thing (id bigint primary key, name text not null, part text)")).await.unwrap();
    tx.commit().await.unwrap();
}

async fn add(tx: &mut Tx, id: i64, name: &str) -> db::Result<u64> {
    tx.run(sql("insert into thing (id, name) values ($1, $2)").bind(id).bind(name)).await
}

async fn count(db: &Db) -> i64 {
    db.read(async |tx| tx.scalar::<i64>(sql("select count(*) from thing")).await).await.unwrap()
}

#[tokio::test]
async fn a_transaction_is_kept_on_ok_and_undone_on_error() {
    each_db(async |db| {
        with_table(&db).await;
        let kept = db.write(async |tx| add(tx, 1, "a").await).await;
        assert_eq!(kept.unwrap(), 1);
        let undone: Result<(), Error> = db
            .write(async |tx| {
                add(tx, 2, "b").await?;
                Err(Error::Stale)
            })
            .await;
        assert!(matches!(undone, Err(Error::Stale)));
        assert_eq!(count(&db).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_glance_sees_what_was_kept_and_nothing_else() {
    each_db(async |db| {
        with_table(&db).await;
        let name = || sql("select name from thing where id = $1").bind(1_i64);
        assert_eq!(db.glance::<(String,)>(name()).await.unwrap(), None);
        let mut tx = db.begin().await.unwrap();
        add(&mut tx, 1, "a").await.unwrap();
        assert_eq!(db.glance::<(String,)>(name()).await.unwrap(), None);
        tx.commit().await.unwrap();
        assert_eq!(db.glance::<(String,)>(name()).await.unwrap(), Some(("a".to_owned(),)));
    })
    .await;
}

#[tokio::test]
async fn the_same_key_twice_is_told_as_a_duplicate() {
    each_db(async |db| {
        with_table(&db).await;
        let twice = db
            .write(async |tx| {
                add(tx, 1, "a").await?;
                add(tx, 1, "b").await
            })
            .await;
        assert!(matches!(twice, Err(Error::Duplicate(_))), "{twice:?}");
    })
    .await;
}

#[tokio::test]
async fn writers_queue_and_each_sees_what_the_one_before_did() {
    each_db(async |db| {
        with_table(&db).await;
        let mut writers = Vec::new();
        for _ in 0..8 {
            let db = db.clone();
            writers.push(tokio::spawn(async move {
                db.write(async |tx| {
                    let highest: Option<i64> = tx.scalar(sql("select max(id) from thing")).await?;
                    add(tx, highest.unwrap_or(0) + 1, "next").await
                })
                .await
            }));
        }
        for writer in writers {
            writer.await.unwrap().unwrap();
        }
        assert_eq!(count(&db).await, 8);
    })
    .await;
}

#[tokio::test]
async fn a_reader_cannot_see_what_is_not_committed() {
    each_db(async |db| {
        with_table(&db).await;
        let mut tx = db.begin().await.unwrap();
        add(&mut tx, 1, "a").await.unwrap();
        assert_eq!(count(&db).await, 0);
        tx.commit().await.unwrap();
        assert_eq!(count(&db).await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_update_that_changes_no_row_is_stale() {
    each_db(async |db| {
        with_table(&db).await;
        let stale = db.write(async |tx| {
            tx.update(sql("update thing set name = $1 where id = $2").bind("x").bind(9_i64)).await
        });
        assert!(matches!(stale.await, Err(Error::Stale)));
    })
    .await;
}

#[tokio::test]
async fn many_rows_go_in_with_few_statements_and_absent_values_stay_absent() {
    each_db(async |db| {
        with_table(&db).await;
        let rows = (0..25_000_i64).map(|n| vec![n.to_value(), "x".to_value(), None::<String>.to_value()]);
        let inserted =
            db.write(async |tx| tx.insert_all("insert into thing (id, name, part) values", rows).await).await;
        assert_eq!(inserted.unwrap(), 25_000);
        let absent: i64 = db
            .read(async |tx| tx.scalar(sql("select count(*) from thing where part is null")).await)
            .await
            .unwrap();
        assert_eq!(absent, 25_000);
    })
    .await;
}

#[tokio::test]
async fn names_in_six_scripts_come_back_as_they_went_in() {
    each_db(async |db| {
        with_table(&db).await;
        let names = Names::from("Moldova").with(kernel::Language::Arabic, "جمهورية مولدوفا");
        let wanted = names.clone();
        db.write(async |tx| tx.run(sql("insert into thing (id, name) values (1, $1)").bind(&names)).await)
            .await
            .unwrap();
        let found: Names =
            db.read(async |tx| tx.scalar(sql("select name from thing where id = 1")).await).await.unwrap();
        assert_eq!(found, wanted);
    })
    .await;
}

#[tokio::test]
async fn migrating_twice_changes_nothing() {
    each_db(async |db| {
        assert_eq!(db.migrate(db::testing::NOW).await.unwrap(), Vec::<&str>::new());
    })
    .await;
}

#[tokio::test]
async fn a_migration_that_was_edited_after_release_is_refused_by_name() {
    each_db(async |db| {
        db.write(async |tx| tx.run(sql("update migration set checksum = 'x' where name like '0001%'")).await)
            .await
            .unwrap();
        let refused = db.migrate(db::testing::NOW).await.unwrap_err();
        assert_eq!(refused.to_string(), "migration 0001_journal was changed after it had been applied");
    })
    .await;
}

/// A handler must be able to use the closures: they stay `Send`.
#[tokio::test]
async fn a_request_handler_may_write_in_a_closure() {
    async fn handler(axum::extract::State(db): axum::extract::State<Db>) -> String {
        let name = String::from("a");
        let done: Result<u64, Error> = db.write(async |tx| add(tx, 1, &name).await).await;
        format!("{done:?}")
    }
    let temporary = db::testing::temporary().await;
    with_table(&temporary.db).await;
    let _: axum::Router =
        axum::Router::new().route("/", axum::routing::get(handler)).with_state(temporary.db.clone());
    assert_eq!(handler(axum::extract::State(temporary.db.clone())).await, "Ok(1)");
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_named_without_the_password() {
    // Bound and closed again: nobody listens there.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let told = match db::Db::open(&format!("postgres://ana:secret@127.0.0.1:{port}/tributary")).await {
        Err(error) => error.to_string(),
        Ok(_) => panic!("nobody listens there"),
    };
    assert!(told.contains(&format!("127.0.0.1:{port} cannot be reached")), "{told}");
    assert!(!told.contains("secret") && !told.contains("busy"), "{told}");
}
