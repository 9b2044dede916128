//! What the clockwork does for minutes.

use std::time::Duration;

use jobs::{Every, Job, Outcome, Registry};
use kernel::Actor;
use serde::{Deserialize, Serialize};
use web::Site;

use crate::ops;

/// Takes up circulations that were broken off, so that every recipient has a mail, once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ResumeCirculations {}

impl Job for ResumeCirculations {
    const NAME: &'static str = "minutes/resume-circulations";
    type Ctx = Site;

    async fn run(&self, site: &Site) -> Outcome {
        let actor = Actor::system(site.clock().now());
        for id in site.db().read(async |tx| ops::unfinished(tx).await).await? {
            let queued = site.db().write(async |tx| ops::resume(tx, &actor, id, site).await).await?;
            tracing::warn!(circulation.id = %id, queued, "a circulation that was broken off is taken up again");
        }
        Ok(())
    }
}

/// The jobs of minutes, and when they run.
pub fn jobs() -> Registry<Site> {
    Registry::new().every(Every::Interval(Duration::from_mins(10)), &ResumeCirculations {})
}
