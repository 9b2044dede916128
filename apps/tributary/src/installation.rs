//! An installation: the configuration in force, its data directory and its database.

use std::path::Path;

use anyhow::Context as _;
use db::Db;
use jiff::Timestamp;
use kernel::{Actor, Clock};

use crate::{cli::Cli, config::Config};

/// Everything a command works on.
pub(crate) struct Installation {
    pub(crate) config: Config,
    pub(crate) clock: Clock,
    pub(crate) db: Db,
    pub(crate) files: files::Store,
    /// Whether this call made the database.
    pub(crate) new: bool,
}

/// The configuration as the command line, the environment and the file give it.
pub(crate) fn config(cli: &Cli) -> anyhow::Result<Config> {
    let mut config = Config::read(cli.config.as_deref(), std::env::vars())?;
    if let Some(dir) = &cli.data_dir {
        config.data_dir.clone_from(dir);
    }
    Ok(config)
}

impl Installation {
    /// Opens the data directory, making it where it is not there, and brings the schema up to date.
    pub(crate) async fn open(config: Config) -> anyhow::Result<Self> {
        let dir = &config.data_dir;
        std::fs::create_dir_all(dir)
            .with_context(|| format!("the data directory {} cannot be made", dir.display()))?;
        let address = config.database();
        let db = Db::open(&address)
            .await
            .with_context(|| format!("the database {} cannot be opened", shown(&address)))?;
        let clock = config.clock();
        let applied = db.migrate(clock.now()).await.context("the schema cannot be brought up to date")?;
        let new = applied.first() == Some(&"0001_journal");
        let files = files::Store::open(config.data_dir.join("files"))
            .await
            .context("the file store cannot be opened")?;
        Ok(Self { config, clock, db, files, new })
    }

    /// Opens an installation that must exist already.
    pub(crate) async fn existing(config: Config) -> anyhow::Result<Self> {
        if config.database.url.is_none() {
            let file = config.data_dir.join("tributary.db");
            if !file.exists() {
                return Err(crate::wrong_use(format!(
                    "there is no database in {}: start `tributary` there once, or name another folder with --data-dir",
                    config.data_dir.display()
                )));
            }
        }
        Self::open(config).await
    }

    /// The time its clock shows.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The operator, acting now.
    pub(crate) fn operator(&self) -> Actor {
        Actor::operator(self.now())
    }
}

/// An address without the password it may carry.
pub(crate) fn shown(address: &str) -> String {
    match (address.find("://"), address.rfind('@')) {
        (Some(scheme), Some(at)) if at > scheme => format!("{}…{}", &address[..scheme + 3], &address[at..]),
        _ => address.to_owned(),
    }
}

/// Whether a folder is missing or holds nothing.
pub(crate) fn is_empty(dir: &Path) -> bool {
    std::fs::read_dir(dir).map_or(true, |mut entries| entries.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_in_an_address_is_not_shown() {
        assert_eq!(shown("postgres://ana:secret@db.example/t"), "postgres://…@db.example/t");
        assert_eq!(shown("sqlite://tributary-data/tributary.db"), "sqlite://tributary-data/tributary.db");
    }
}
