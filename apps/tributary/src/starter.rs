//! The starter editions: figures that ship with the program, so that the first start has real ones.
//!
//! They go the way of every file: kept by its hash, read with its mapping, published with an act of the journal. Where
//! anything was ever published they are not let in again, also when it was withdrawn. `content/starter/README.md` says
//! where they are from.

use anyhow::Context as _;
use journal::{Filter, Who};
use kernel::Actor;
use statistics::{Kind, Mapping, Wish};

use crate::installation::Installation;

/// The files with their mappings.
const FILES: [(&str, &str, &str); 2] = [
    (
        "wpp-2024-population.csv",
        include_str!("../../../content/starter/wpp-2024-population.csv"),
        include_str!("../../../content/starter/wpp-2024-population.toml"),
    ),
    (
        "factbook.csv",
        include_str!("../../../content/starter/factbook.csv"),
        include_str!("../../../content/starter/factbook.toml"),
    ),
];

/// Publishes them in a workspace whose figures nobody has published yet, by the program itself; each once and for all.
pub(crate) async fn load(at: &Installation) -> anyhow::Result<()> {
    let acts = ["figures.published", "figures.staged"].map(str::to_owned).to_vec();
    let filter = Filter { acts, ..Filter::default() };
    let known = at.db.read(async |tx| journal::entries(tx, &filter).await).await?;
    if known.iter().any(|it| it.who != Who::System) {
        return Ok(());
    }
    let actor = Actor::system(at.now());
    for (name, text, mapping) in FILES {
        let mapping: Mapping =
            toml::from_str(mapping).with_context(|| format!("the mapping of content/starter/{name}"))?;
        if known.iter().any(|it| it.facts["dataset"] == mapping.dataset.as_str()) {
            continue;
        }
        let wish = Wish { kind: Some(Kind::Table), mapping: Some(mapping), ..Wish::default() };
        statistics::import(&at.db, &at.files, &actor, wish, name, text.as_bytes().to_vec())
            .await
            .with_context(|| format!("content/starter/{name}"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use db::testing::NOW;
    use kernel::Permit;

    use super::*;
    use crate::config::Config;

    struct Folder(PathBuf);

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    async fn installation(db: db::Db) -> (Installation, Folder) {
        let folder = Folder(
            std::env::temp_dir().join(format!("tributary-starter-{}", statistics::EditionId::new(NOW))),
        );
        let files = files::Store::open(&folder.0).await.unwrap();
        let config = Config { now: Some(NOW), ..Config::default() };
        let clock = config.clock();
        (Installation { config, clock, db, files, new: true }, folder)
    }

    async fn published(at: &Installation) -> Vec<statistics::Edition> {
        at.db.read(async |tx| statistics::editions(tx).await).await.unwrap()
    }

    #[tokio::test]
    async fn the_starter_editions_are_published_once_by_the_program() {
        let temporary = db::testing::temporary().await;
        let (at, _folder) = installation(temporary.db.clone()).await;
        load(&at).await.unwrap();
        let editions = published(&at).await;
        let names: Vec<_> = editions.iter().map(|it| it.path("")).collect();
        assert_eq!(names, ["/data/factbook-starter/2025", "/data/wpp-2024-starter/2024"]);
        for it in &editions {
            // Every line was read as expected, and says on what terms.
            assert_eq!((it.tally.errors, it.tally.warnings), (0, 0), "{}", it.dataset);
            assert!(it.licence.len() > 10 && it.citation.len() > 40, "{}", it.dataset);
            assert!(it.tally.countries > 210 && it.tally.present > 2_500, "{}", it.dataset);
        }
        let acts = Filter { acts: vec!["figures.published".to_owned()], ..Filter::default() };
        let acts = at.db.read(async |tx| journal::entries(tx, &acts).await).await.unwrap();
        assert!(acts.len() == 2 && acts.iter().all(|it| it.who == Who::System));
        let book = at.db.read(async |tx| statistics::Book::of(tx, &editions[1]).await).await.unwrap();
        let moldova = book.one("wpp-population", "MDA", 2020, statistics::Sex::Both).unwrap();
        assert_eq!((moldova.value, moldova.place.cell().as_str()), (Some(3_069_132.0), "D1737"));
    }

    #[tokio::test]
    async fn what_was_withdrawn_does_not_come_back() {
        let temporary = db::testing::temporary().await;
        let (at, _folder) = installation(temporary.db.clone()).await;
        load(&at).await.unwrap();
        load(&at).await.unwrap();
        let editions = published(&at).await;
        assert_eq!(editions.len(), 2);
        let operator = Actor::operator(NOW);
        let permit =
            Permit::<statistics::policy::WithdrawFigures>::grant(&operator, editions[0].clone()).unwrap();
        let withdrawn =
            async |tx: &mut db::Tx| statistics::ops::withdraw(tx, &operator, permit, "not ours").await;
        at.db.write(withdrawn).await.unwrap();
        load(&at).await.unwrap();
        assert_eq!(published(&at).await.len(), 1);
    }

    #[tokio::test]
    async fn a_workspace_with_figures_of_its_own_is_left_alone() {
        let temporary = db::testing::temporary().await;
        let (at, _folder) = installation(temporary.db.clone()).await;
        let pairs = "origin_iso3,destination_iso3,year,male,female,total\nKEN,UGA,2015,40,60,100\n";
        let operator = Actor::operator(NOW);
        let bytes = pairs.as_bytes().to_vec();
        statistics::import(&at.db, &at.files, &operator, Wish::default(), "a.csv", bytes).await.unwrap();
        load(&at).await.unwrap();
        assert_eq!(published(&at).await.len(), 1);
    }
}
