//! What the store of files promises.

use std::path::PathBuf;

use db::testing::{NOW, each_db};
use files::{Error, Fault, FileHash, Store};

/// A store in a folder that goes with the value.
struct Temporary {
    store: Store,
    folder: PathBuf,
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn temporary() -> Temporary {
    let folder = std::env::temp_dir().join(format!("tributary-files-{}", uuid::Uuid::new_v4().simple()));
    Temporary { store: Store::open(&folder).await.expect("a folder"), folder }
}

fn count(folder: &PathBuf) -> usize {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries
        .map(|entry| entry.expect("an entry").path())
        .map(|path| if path.is_dir() { count(&path) } else { 1 })
        .sum()
}

#[tokio::test]
async fn the_same_bytes_twice_are_one_file() {
    let it = temporary().await;
    let one = it.store.put(b"letter").await.unwrap();
    let two = it.store.put_stream(&b"letter"[..]).await.unwrap();
    assert_eq!((one, one.length), (two, 6));
    it.store.put(b"another").await.unwrap();
    assert_eq!(count(&it.folder), 2);
    assert_eq!(it.store.get(one.hash).await.unwrap().as_deref(), Some(&b"letter"[..]));
    assert_eq!(it.store.get(FileHash::of(b"never stored")).await.unwrap(), None);
}

#[tokio::test]
async fn many_writers_of_the_same_file_do_not_disturb_each_other() {
    let it = temporary().await;
    let mut writers = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let store = it.store.clone();
        writers.spawn(async move { store.put(&vec![1; 100_000]).await });
    }
    while let Some(written) = writers.join_next().await {
        written.unwrap().unwrap();
    }
    assert_eq!(count(&it.folder), 1);
}

#[tokio::test]
async fn a_file_over_the_cap_is_refused_and_leaves_nothing() {
    let it = temporary().await;
    let store = it.store.clone().up_to(10);
    assert!(store.put(&[0; 10]).await.is_ok());
    assert!(matches!(store.put(&[0; 11]).await, Err(Error::TooLarge { cap: 10 })));
    assert_eq!(count(&it.folder), 1);
}

#[tokio::test]
async fn damage_absence_and_strangers_are_named() {
    let it = temporary().await;
    let kept = it.store.put(b"kept").await.unwrap().hash;
    let changed = it.store.put(b"changed").await.unwrap().hash;
    let lost = it.store.put(b"lost").await.unwrap().hash;
    assert_eq!(it.store.verify_all(&[kept, changed, lost]).await.unwrap(), []);
    std::fs::write(it.store.path(changed), b"CHANGED").unwrap();
    std::fs::remove_file(it.store.path(lost)).unwrap();
    let stray = it.folder.join("stray.part");
    std::fs::write(&stray, b"half").unwrap();
    let faults = it.store.verify_all(&[kept, changed, lost]).await.unwrap();
    assert_eq!(faults, [Fault::Damaged(changed), Fault::Missing(lost), Fault::Stray(stray)]);
    assert!(matches!(it.store.get(changed).await, Err(Error::Damaged(hash)) if hash == changed));
    // Storing it again mends it.
    it.store.put(b"changed").await.unwrap();
    assert_eq!(it.store.get(changed).await.unwrap().as_deref(), Some(&b"changed"[..]));
}

#[tokio::test]
async fn what_is_recorded_is_found_by_its_hash() {
    let it = temporary().await;
    let stored = it.store.put(b"letter").await.unwrap();
    each_db(async |db| {
        db.write(async |tx| {
            files::record(tx, stored, "letter.txt", "text/plain", NOW).await?;
            files::record(tx, stored, "again.txt", "text/plain", NOW).await
        })
        .await
        .unwrap();
        let known = db.read(async |tx| files::find(tx, stored.hash).await).await.unwrap().unwrap();
        assert_eq!((known.name.as_str(), known.length, known.stored_at), ("letter.txt", 6, NOW));
        assert_eq!(db.read(async |tx| files::expected(tx).await).await.unwrap(), [stored.hash]);
    })
    .await;
}

#[tokio::test]
async fn a_whole_file_replaces_the_one_before_it() {
    let it = temporary().await;
    let path = it.folder.join("deep/down/settings.txt");
    files::write_whole(&path, b"one").await.unwrap();
    files::write_whole(&path, b"two\nthree").await.unwrap();
    assert_eq!(files::read_secret(&path).await.unwrap(), "two");
    assert_eq!(count(&it.folder), 1);
}

#[tokio::test]
async fn what_nothing_needs_is_removed_and_removing_it_again_is_no_fault() {
    let it = temporary().await;
    let stored = it.store.put(b"letter").await.unwrap();
    it.store.remove(stored.hash).await.unwrap();
    it.store.remove(stored.hash).await.unwrap();
    assert_eq!(it.store.get(stored.hash).await.unwrap(), None);
}
