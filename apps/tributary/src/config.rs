//! The configuration: one TOML file, every field with a default, overridden by `TRIBUTARY_SECTION__KEY`.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use jiff::{Timestamp, tz::TimeZone};
use kernel::Clock;
use serde::{Deserialize, Serialize};

/// What the operator decides. An empty file is a working site.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Config {
    /// Where the site answers.
    pub(crate) listen: SocketAddr,
    /// The address people use, such as `https://tributary.example`; made from `listen` when absent.
    pub(crate) base_url: Option<String>,
    /// The folder that holds the database and the files.
    pub(crate) data_dir: PathBuf,
    /// Whether a new data directory is filled with the demonstration workspace.
    pub(crate) demo: bool,
    /// Whether a workspace that never had figures is given the starter editions.
    pub(crate) starter: bool,
    /// The zone in which visitors who have not signed in see times.
    pub(crate) zone: String,
    /// The clock, set for a trial: it shows this instant at the start and runs on.
    pub(crate) now: Option<Timestamp>,
    /// Where the records are kept.
    pub(crate) database: Database,
    /// How mail leaves.
    pub(crate) mail: mail::Settings,
    /// Identity providers by which people may sign in.
    pub(crate) sign_in: Vec<people::ProviderSettings>,
}

/// Where the records are kept.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Database {
    /// `sqlite://FILE` or `postgres://…`; a file in the data directory when absent.
    pub(crate) url: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            base_url: None,
            data_dir: PathBuf::from("tributary-data"),
            demo: true,
            starter: true,
            zone: "UTC".into(),
            now: None,
            database: Database::default(),
            mail: mail::Settings::default(),
            sign_in: Vec::new(),
        }
    }
}

/// Variables that begin alike and are meant for the tests, not for the program.
const FOR_TESTS: &[&str] = &[
    "TRIBUTARY_TEST_POSTGRES",
    "TRIBUTARY_REAL_DATA",
    "TRIBUTARY_SQL_LOG",
    "TRIBUTARY_BIN",
    "TRIBUTARY_LOG",
];

impl Config {
    /// Reads the file, if one is named, and the environment over it.
    pub(crate) fn read(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> anyhow::Result<Self> {
        let mut table = match file {
            Some(file) => {
                let text = std::fs::read_to_string(file)
                    .with_context(|| format!("the configuration {} cannot be read", file.display()))?;
                toml::from_str::<toml::Table>(&text).with_context(|| format!("in {}", file.display()))?
            }
            None => toml::Table::new(),
        };
        for (name, value) in environment {
            let Some(path) = name.strip_prefix("TRIBUTARY_") else { continue };
            if !FOR_TESTS.contains(&name.as_str()) {
                put(&mut table, &path.to_lowercase(), &value).with_context(|| format!("in {name}"))?;
            }
        }
        let config: Self = toml::Value::Table(table).try_into().context("in the configuration")?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> anyhow::Result<()> {
        if kernel::zone(&self.zone).is_none() {
            bail!("zone = `{}` is not a time zone of the IANA list, such as Europe/Zurich", self.zone);
        }
        if let Some(url) = &self.base_url
            && (!(url.starts_with("http://") || url.starts_with("https://")) || url.ends_with('/'))
        {
            bail!("base_url = `{url}` must begin with http:// or https:// and not end with a slash");
        }
        Ok(())
    }

    /// The address of the database.
    pub(crate) fn database(&self) -> String {
        let file = || format!("sqlite://{}", self.data_dir.join("tributary.db").display());
        self.database.url.clone().unwrap_or_else(file)
    }

    /// The clock, set or not.
    pub(crate) fn clock(&self) -> Clock {
        self.now.map_or_else(Clock::default, |now| Clock::set(now, Clock::default().now()))
    }

    /// The zone of visitors.
    pub(crate) fn zone(&self) -> TimeZone {
        kernel::zone(&self.zone).unwrap_or(TimeZone::UTC)
    }
}

/// Puts `section__key` into the table; numbers and truths are told from texts by their form.
fn put(table: &mut toml::Table, path: &str, value: &str) -> anyhow::Result<()> {
    if let Some((section, rest)) = path.split_once("__") {
        let inner = table.entry(section).or_insert_with(|| toml::Value::Table(toml::Table::new()));
        let Some(inner) = inner.as_table_mut() else { bail!("`{section}` is not a section") };
        return put(inner, rest, value);
    }
    let parsed = match value {
        "true" => toml::Value::Boolean(true),
        "false" => toml::Value::Boolean(false),
        _ => value.parse::<i64>().map_or_else(|_| toml::Value::String(value.into()), toml::Value::Integer),
    };
    table.insert(path.to_owned(), parsed);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(environment: &[(&str, &str)]) -> anyhow::Result<Config> {
        Config::read(None, environment.iter().map(|(name, value)| ((*name).into(), (*value).into())))
    }

    #[test]
    fn an_empty_configuration_is_a_working_site() {
        let config = read(&[]).unwrap();
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.database(), "sqlite://tributary-data/tributary.db");
    }

    #[test]
    fn the_environment_overrides_a_section() {
        let config = read(&[
            ("TRIBUTARY_DATABASE__URL", "postgres://localhost/t"),
            ("TRIBUTARY_MAIL__SMTP", "127.0.0.1:2525"),
            ("TRIBUTARY_NOW", "2026-10-01T09:00:00Z"),
            ("TRIBUTARY_TEST_POSTGRES", "postgres://elsewhere"),
            ("PATH", "/bin"),
        ])
        .unwrap();
        assert_eq!(config.database(), "postgres://localhost/t");
        assert_eq!(config.now.unwrap().to_string(), "2026-10-01T09:00:00Z");
    }

    #[test]
    fn a_misspelt_setting_is_refused_by_name() {
        let refused = format!("{:#}", read(&[("TRIBUTARY_DATABSE__URL", "x")]).unwrap_err());
        assert!(refused.contains("unknown field `databse`"), "{refused}");
    }

    #[test]
    fn a_zone_that_is_none_is_refused_with_an_example() {
        let refused = format!("{:#}", read(&[("TRIBUTARY_ZONE", "Mars/Olympus")]).unwrap_err());
        assert!(refused.contains("such as Europe/Zurich"), "{refused}");
    }
}
