//! What was given at which time, on both databases.

use db::testing::each_db;
use kernel::{Actor, Permit};
use statistics::{Kind, ops, policy::WithdrawFigures};

use super::{Folder, NEW, OLD, at, publish, site};
use crate::{flow::outlines, releases::released};

#[tokio::test]
async fn releases_are_read_from_the_journal() {
    let folder = Folder::new().await;
    each_db(async |db| {
        publish(&db, &folder, Kind::UndesaLong, ("old", OLD), 0).await;
        let new = publish(&db, &folder, Kind::UndesaLong, ("new", NEW), 60).await;
        let actor = Actor::operator(at(120));
        let permit = Permit::<WithdrawFigures>::grant(&actor, new).unwrap();
        let mut tx = db.begin().await.unwrap();
        ops::withdraw(&mut tx, &actor, permit, "a trial").await.unwrap();
        tx.commit().await.unwrap();

        let released = db.read(async |tx| released(tx).await).await.unwrap();
        let told: Vec<_> =
            released[0].releases.iter().map(|it| (it.edition.slug.as_str(), it.from, it.to)).collect();
        let expected = [("old", at(0), Some(at(60))), ("new", at(60), Some(at(120))), ("old", at(120), None)];
        assert_eq!(told, expected);
        let outlines = outlines(&released);
        assert_eq!((outlines.len(), outlines[0].id.as_str()), (1, "UNDESA_LONG"));
    })
    .await;
}

/// The values of comma-separated data with the edition of each.
fn values(csv: &str) -> Vec<String> {
    let mut lines = csv.lines();
    let heads: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let place = |name: &str| heads.iter().position(|it| *it == name).unwrap();
    let (value, edition) = (place("OBS_VALUE"), place("EDITION"));
    let fields = lines.map(|line| line.split(',').collect::<Vec<_>>());
    fields.map(|it| format!("{} {}", it[edition], it[value])).collect()
}

#[tokio::test]
async fn a_question_may_be_about_another_time() {
    let (site, _folder) = site().await;
    let path = "/sdmx/2.1/data/UNDESA_LONG/A..MDA.KEN._T.?format=csv&endPeriod=2015";
    let ask = async |more: &str| values(&site.get(&format!("{path}{more}")).await.body);
    assert_eq!(ask("").await, ["new 8"]);
    assert_eq!(ask(&format!("&asOf={}", at(0))).await, ["old 7"]);
    assert_eq!(ask(&format!("&asOf={}", at(3599))).await, ["old 7"]);
    assert_eq!(ask(&format!("&asOf={}", at(3600))).await, ["new 8"]);
    assert_eq!(ask("&asOf=2026-04-20").await, ["new 8"]);
    assert_eq!(ask("&includeHistory=true").await, ["old 7", "new 8"]);
    assert_eq!(ask(&format!("&includeHistory=true&asOf={}", at(0))).await, ["old 7"]);
    assert_eq!(ask(&format!("&includeHistory=true&updatedAfter={}", at(0))).await, ["new 8"]);
    let history = site.get(&format!("{path}&includeHistory=true")).await.body;
    assert!(history.contains("old,2026-04-20T09:00:00Z,2026-04-20T10:00:00Z\r\n"), "{history}");
    assert!(history.contains("new,2026-04-20T10:00:00Z,\r\n"), "{history}");
}
