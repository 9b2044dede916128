//! What is found, on each kind of database alike.

use db::{
    Tx,
    testing::{NOW, on_both},
};
use jiff::SignedDuration;
use kernel::{GroupId, Language};
use proptest::{prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use search::{Entry, Scope};

/// An entry that is `age` days old.
fn entry(record: &str, title: &str, body: &str, age: i64) -> Entry {
    let at = NOW.checked_sub(SignedDuration::from_hours(24 * age)).expect("a time near now");
    Entry::new(record, "minutes", title, format!("/{record}"), at).body(body)
}

async fn put(tx: &mut Tx, entries: &[Entry]) {
    for entry in entries {
        search::put(tx, entry).await.expect("indexed");
    }
}

async fn found(tx: &mut Tx, query: &str, scope: &Scope) -> Vec<String> {
    let hits = search::find(tx, query, scope, 20).await.expect("no query is an error");
    hits.into_iter().map(|hit| hit.record).collect()
}

#[tokio::test]
async fn every_word_must_be_there_and_titles_come_first_and_then_the_newest() {
    on_both(async |tx| {
        put(
            tx,
            &[
                entry("old-title", "Data plan", "", 30),
                entry("new-body", "Third meeting", "The plan for better data was read.", 1),
                entry("older-body", "Second meeting", "Plans need data.", 9),
                entry("half", "Plan", "Without the other word.", 0),
            ],
        )
        .await;
        assert_eq!(found(tx, "data plan", &Scope::Public).await, ["old-title", "new-body", "older-body"]);
        assert_eq!(search::find(tx, "data plan", &Scope::Public, 1).await.unwrap().len(), 1);
        assert_eq!(found(tx, "data absent", &Scope::Public).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn six_languages_are_found_however_they_are_typed() {
    on_both(async |tx| {
        put(
            tx,
            &[
                entry("fr", "Réunion sur l’intégration", "", 1).in_language(Language::French),
                entry("es", "Migración y desarrollo", "El año próximo", 1),
                entry("ar", "سياسات الهِجْرة والتنمية", "", 1),
                entry("ru", "Учёт миграции", "", 1),
                entry("zh", "国际移民数据工作组", "", 1),
            ],
        )
        .await;
        for (query, record) in [
            ("REUNION", "fr"),
            ("integration", "fr"),
            ("migracion", "es"),
            ("AÑO", "es"),
            ("هجره", "ar"),
            ("تنمية", "ar"),
            ("الهجرة", "ar"),
            ("учет", "ru"),
            ("МИГРАЦИИ", "ru"),
            ("移民数据", "zh"),
            ("民", "zh"),
        ] {
            assert_eq!(found(tx, query, &Scope::Public).await, [record], "{query}");
        }
        assert_eq!(found(tx, "民移", &Scope::Public).await, [""; 0]);
        let hit = search::find(tx, "reunion", &Scope::Public, 9).await.unwrap().remove(0);
        assert_eq!((hit.language, hit.url.as_str()), (Language::French, "/fr"));
    })
    .await;
}

#[tokio::test]
async fn what_belongs_to_a_group_is_found_by_its_members_alone() {
    on_both(async |tx| {
        let (ours, theirs) = (GroupId::new(NOW), GroupId::new(NOW));
        put(
            tx,
            &[
                entry("public", "Secretariat", "", 1),
                entry("ours", "Secret", "", 2).only_for(ours),
                entry("theirs", "Secret", "", 3).only_for(theirs),
            ],
        )
        .await;
        assert_eq!(found(tx, "secret", &Scope::Public).await, ["public"]);
        assert_eq!(found(tx, "secret", &Scope::Groups(vec![])).await, ["public"]);
        assert_eq!(found(tx, "secret", &Scope::Groups(vec![ours])).await, ["public", "ours"]);
        assert_eq!(
            found(tx, "secret", &Scope::Groups(vec![ours, theirs])).await,
            ["public", "ours", "theirs"]
        );
        assert_eq!(found(tx, "secret", &Scope::All).await, ["public", "ours", "theirs"]);
    })
    .await;
}

#[tokio::test]
async fn an_entry_is_replaced_and_removed() {
    on_both(async |tx| {
        put(tx, &[entry("m", "First words", "Old text", 1)]).await;
        put(tx, &[entry("m", "Other words", "New text\0 with a hole", 1)]).await;
        assert_eq!(found(tx, "words", &Scope::Public).await, ["m"]);
        assert_eq!(found(tx, "first", &Scope::Public).await, [""; 0]);
        assert_eq!(found(tx, "hole", &Scope::Public).await, ["m"]);
        search::remove(tx, "m").await.unwrap();
        assert_eq!(found(tx, "words", &Scope::Public).await, [""; 0]);
        put(tx, &[entry("m", "Again", "", 1), entry("n", "Again", "", 1)]).await;
        search::clear(tx).await.unwrap();
        assert_eq!(found(tx, "again", &Scope::Public).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_snippet_shows_where_the_words_stand() {
    on_both(async |tx| {
        put(tx, &[entry("m", "Minutes", "The co-chairs opened the <b>meeting</b>.", 1)]).await;
        let hit = search::find(tx, "opened meeting", &Scope::Public, 9).await.unwrap().remove(0);
        let marked: Vec<&str> =
            hit.snippet.iter().filter(|piece| piece.marked).map(|piece| piece.text.as_str()).collect();
        assert_eq!(marked, ["opened", "meeting"]);
    })
    .await;
}

#[tokio::test]
async fn a_very_long_text_fits_into_the_index() {
    on_both(async |tx| {
        let body = (0..60_000).map(|n| format!("{n:x}ж")).collect::<Vec<_>>().join(" ");
        put(tx, &[entry("long", "Long", &body, 1), entry("wide", "Wide", &"w".repeat(300_000), 1)]).await;
        assert_eq!(found(tx, "long 1fж", &Scope::Public).await, ["long"]);
        assert_eq!(found(tx, "www", &Scope::Public).await, ["wide"]);
    })
    .await;
}

/// Queries that try to be something else than words.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\" OR \"".to_owned()),
        Just("') & !'".to_owned()),
        Just("NEAR(a b, 2) ".to_owned()),
        Just("title_words : ".to_owned()),
        Just("a* ^b -c +d ".to_owned()),
        Just("\\ \0 $1 %_ ;--".to_owned()),
        Just("plan:* | data <-> ".to_owned()),
        any::<String>(),
    ];
    proptest::collection::vec(piece, 1..5).prop_map(|pieces| pieces.concat())
}

#[tokio::test]
async fn no_query_is_an_error_and_none_leaves_its_scope() {
    // The same queries for both databases, whose answers must be the same.
    let mut runner = TestRunner::deterministic();
    let queries: Vec<String> =
        (0..150).map(|_| hostile().new_tree(&mut runner).expect("a query").current()).collect();
    let answers = std::sync::Mutex::new(Vec::new());
    on_both(async |tx| {
        put(
            tx,
            &[
                entry("public", "A plan: data", "near title words b c d", 1),
                entry("hidden", "A plan: data", "near title words b c d", 1).only_for(GroupId::new(NOW)),
            ],
        )
        .await;
        let mut all = Vec::new();
        for query in &queries {
            let found = found(tx, query, &Scope::Public).await;
            assert!(!found.contains(&"hidden".to_owned()), "{query:?}");
            all.push(found);
        }
        answers.lock().unwrap().push(all);
    })
    .await;
    let answers = answers.into_inner().unwrap();
    assert!(answers.iter().all(|one| *one == answers[0]));
    assert!(answers[0].iter().any(|found| !found.is_empty()), "some of them find something");
}
