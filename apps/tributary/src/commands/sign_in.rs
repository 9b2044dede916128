//! `tributary sign-in`: a one-time link for a person, for the operator to hand over.

use crate::{Ended, installation::Installation, serve, tell, wrong_use};

pub(crate) async fn sign_in(at: &Installation, email: &str) -> anyhow::Result<Ended> {
    match link(at, email).await? {
        Some(link) => tell(link),
        None => {
            return Err(wrong_use(format!(
                "nobody is known under {email}: add the person with a seed file or on the page of members"
            )));
        }
    }
    Ok(Ended::Well)
}

/// The link, if the person is known.
pub(crate) async fn link(at: &Installation, email: &str) -> anyhow::Result<Option<String>> {
    let operator = at.operator();
    let base = serve::base_url(&at.config, at.config.listen);
    match at.db.write(async |tx| people::sign_in_path(tx, &operator, email).await).await {
        Ok(path) => Ok(Some(format!("{base}{path}"))),
        Err(people::ops::Error::NotFound(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
