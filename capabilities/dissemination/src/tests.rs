//! Published figures as programs are given them.

mod figures;
mod history;
mod questions;
mod round;

use files::testing::Folder;
use jiff::Timestamp;
use kernel::Actor;
use statistics::{Edition, Kind, Wish, import};
use web::testing::TestSite;

use db::testing::NOW;

/// Pairs as they were first published, and as they were published then.
pub(crate) const OLD: &str = "origin_iso3,destination_iso3,year,male,female,total\n\
    KEN,MDA,2015,3,4,7\nUGA,MDA,2015,1,2,3\nKEN,UGA,2015,10,20,30\n";
pub(crate) const NEW: &str = "origin_iso3,destination_iso3,year,male,female,total\n\
    KEN,MDA,2015,3,5,8\nUGA,MDA,2015,1,2,3\nKEN,MDA,2020,6,6,12\nXXX,MDA,2020,0,2,2\n";

/// An hour so many seconds after the beginning.
pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(NOW.as_second() + second).unwrap()
}

/// Publishes a text as an edition at an hour.
pub(crate) async fn publish(
    db: &db::Db,
    folder: &Folder,
    kind: Kind,
    (name, text): (&str, &str),
    second: i64,
) -> Edition {
    let wish = Wish { kind: Some(kind), edition: Some(name.to_owned()), ..Wish::default() };
    let actor = Actor::operator(at(second));
    let bytes = text.as_bytes().to_vec();
    import(db, &folder.store, &actor, wish, "a.csv", bytes).await.unwrap().edition
}

/// A site with two editions of pairs, the second published an hour after the first.
pub(crate) async fn site() -> (TestSite, Folder) {
    site_with(crate::Limits::default()).await
}

/// The same, which tells so much at once.
pub(crate) async fn site_with(limits: crate::Limits) -> (TestSite, Folder) {
    let folder = Folder::new().await;
    let files = folder.store.clone();
    let capabilities = vec![statistics::capability(), crate::capability()];
    let site = TestSite::new(NOW, capabilities, None, |site| site.part(files).part(limits)).await;
    publish(site.site.db(), &folder, Kind::UndesaLong, ("old", OLD), 0).await;
    publish(site.site.db(), &folder, Kind::UndesaLong, ("new", NEW), 3600).await;
    (site, folder)
}
