//! `tributary config`: the configuration in force.

use crate::{Ended, config::Config, tell};

/// Prints the configuration as TOML, ready to be saved as the file.
pub(crate) fn show(config: &Config) -> anyhow::Result<Ended> {
    tell(toml::to_string_pretty(config)?.trim_end());
    Ok(Ended::Well)
}
