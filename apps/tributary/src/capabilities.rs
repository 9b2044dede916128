//! The list of everything the product can do; a new capability is one line here.

use db::Tx;
use meetings::{FeedFor, Reading};
use web::{App, Settings, Site, Workbooks};

use crate::installation::Installation;

/// The site over an installation, answering at `base_url`.
pub(crate) fn site(at: &Installation, base_url: String, demo: bool) -> anyhow::Result<(Site, App)> {
    let settings = Settings { base_url, demo, zone: at.config.zone() };
    let (site, app) = Site::builder(at.db.clone(), at.clock, settings)
        .part(at.files.clone())
        .part(analyses::Desk::default())
        .part(people::Providers::open(at.config.sign_in.clone())?)
        .part(meetings::FeedMore(action_points))
        .part(countries::MapValues::new(statistics::map_values))
        .part(Workbooks(|list, imprint| Ok(tables::write_workbook(list, imprint)?)))
        .signed(groups::signed)
        .head(|db| async move { journal::head(&db).await })
        .capability(admin::capability())
        .capability(mandate::capability())
        .capability(people::capability())
        .capability(groups::capability())
        .capability(meetings::capability())
        .capability(minutes::capability())
        .capability(actions::capability())
        .capability(countries::capability())
        .capability(indicators::capability())
        .capability(statistics::capability())
        .capability(analyses::capability())
        .capability(profiles::capability())
        .capability(reports::capability())
        .capability(releases::capability())
        .capability(dissemination::capability())
        .build()?;
    Ok((site, app))
}

/// How each capability that writes acts holds its records against the journal, in the order of their acts.
pub(crate) const CHECKS: [journal::Check; 9] = [
    people::check,
    groups::check,
    meetings::check,
    minutes::check,
    actions::check,
    statistics::check,
    releases::check,
    analyses::check,
    reports::check,
];

/// The action points that a personal calendar feed shows as tasks.
fn action_points<'a>(tx: &'a mut Tx, of: &'a FeedFor) -> Reading<'a> {
    let now = of.site.clock().now();
    Box::pin(actions::todos(tx, of.person.id, now, &of.site.settings().base_url))
}

/// The jobs of all capabilities and the clockwork.
pub(crate) fn jobs() -> jobs::Registry<Site> {
    groups::jobs()
        .and(meetings::jobs::registry())
        .and(actions::jobs())
        .and(minutes::jobs())
        .and(statistics::jobs())
}
