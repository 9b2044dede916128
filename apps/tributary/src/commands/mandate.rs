//! `tributary mandate`: how the mandate stands.

use jiff::civil::Date;
use kernel::Language;

use crate::{Ended, capabilities, cli::Print, installation::Installation, serve, tell, tell_json, wrong_use};

pub(crate) async fn mandate(
    at: &Installation,
    group: Option<&str>,
    as_of: Option<Date>,
    print: Print,
) -> anyhow::Result<Ended> {
    let base_url = serve::base_url(&at.config, at.config.listen);
    let (site, _) = capabilities::site(at, base_url, false)?;
    let say = site.say(Language::English, at.config.zone());
    let now = at.now();
    let report = at.db.read(async |tx| mandate::report(tx, group, as_of, now, &say).await).await;
    let report = report.map_err(|error| match error {
        mandate::ReportError::NoSuchGroup(_) => wrong_use(error.to_string()),
        error => error.into(),
    })?;
    if print.json {
        tell_json(&report)?;
    } else {
        tell(mandate::print(&report).trim_end());
    }
    Ok(Ended::Well)
}
