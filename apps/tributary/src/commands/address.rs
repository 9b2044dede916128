//! `tributary correct-address`: the address of a person, also of a co-chair, set right by the operator.

use anyhow::bail;
use kernel::Permit;
use people::policy::Addressee;

use crate::{Ended, installation::Installation, tell};

pub(crate) async fn correct(at: &Installation, old: &str, new: &str) -> anyhow::Result<Ended> {
    let operator = at.operator();
    let corrected = at
        .db
        .write(async |tx| {
            let Some(person) = people::person_by_email(tx, old).await? else { return Ok(None) };
            let permit = Permit::grant(&operator, Addressee::CoChair(person.id))?;
            people::ops::mend_address(tx, &operator, permit, new).await.map(Some)
        })
        .await;
    match corrected {
        Ok(Some(person)) => tell(format!("{} is known under {} now", person.name, person.email)),
        Ok(None) => bail!("nobody is known under {old}"),
        Err(people::ops::Error::Taken) => bail!("somebody else is known under {new}"),
        Err(error) => return Err(error.into()),
    }
    Ok(Ended::Well)
}
