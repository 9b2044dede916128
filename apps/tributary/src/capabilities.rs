//! The list of everything the product can do; a new capability is one line here.

use web::{App, Settings, Site};

use crate::installation::Installation;

/// The site over an installation, answering at `base_url`.
pub(crate) fn site(at: &Installation, base_url: String, demo: bool) -> anyhow::Result<(Site, App)> {
    let settings = Settings { base_url, demo, zone: at.config.zone() };
    let (site, app) = Site::builder(at.db.clone(), at.clock, settings)
        .part(at.files.clone())
        .part(people::Providers::open(at.config.sign_in.clone())?)
        .part(meetings::FeedMore::new(actions::todos))
        .part(countries::MapValues::new(statistics::map_values))
        .signed(groups::signed)
        .capability(admin::capability())
        .capability(mandate::capability())
        .capability(people::capability())
        .capability(groups::capability())
        .capability(meetings::capability())
        .capability(minutes::capability())
        .capability(actions::capability())
        .capability(countries::capability())
        .capability(statistics::capability())
        .build()?;
    Ok((site, app))
}

/// The jobs of all capabilities and the clockwork.
pub(crate) fn jobs() -> jobs::Registry<Site> {
    groups::jobs().and(meetings::jobs()).and(actions::jobs()).and(minutes::jobs())
}
