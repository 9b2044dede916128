//! The list of everything the product can do; a new capability is one line here.

use db::Db;
use jiff::{Timestamp, tz::TimeZone};
use kernel::Person;
use web::{App, SecretHash, Settings, Signed, Site};

use crate::installation::Installation;

/// The site over an installation, answering at `base_url`.
pub(crate) fn site(at: &Installation, base_url: String, demo: bool) -> anyhow::Result<(Site, App)> {
    let settings = Settings { base_url, demo, zone: at.config.zone() };
    let (site, app) = Site::builder(at.db.clone(), at.clock, settings)
        .part(at.files.clone())
        .part(people::sign_in_part(&at.config.sign_in)?)
        .part(meetings::FeedMore::new(actions::todos))
        .part(countries::MapValues::new(statistics::map_values))
        .signed(signed)
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

/// Who holds a session, with the offices they hold on that day.
async fn signed(db: Db, session: SecretHash, now: Timestamp) -> db::Result<Option<Signed>> {
    db.read(async |tx| {
        let Some(card) = people::signed_person(tx, session, now).await? else { return Ok(None) };
        let zone = kernel::zone(&card.zone).unwrap_or(TimeZone::UTC);
        let today = now.to_zoned_datetime(zone.clone()).date();
        let offices = groups::offices_of(tx, card.id, today).await?;
        let person = Person { id: card.id, name: card.name, agency: card.agency, agency_code: card.agency_code };
        Ok(Some(Signed { person, offices, language: card.language, zone }))
    })
    .await
}
