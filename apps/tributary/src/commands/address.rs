//! `tributary correct-address`: the address of a person, also of a co-chair, set right by the operator.

use kernel::Permit;
use people::policy::Addressee;

use crate::{Ended, installation::Installation, tell, wrong_use};

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
        Ok(None) => return Err(wrong_use(format!("nobody is known under {old}"))),
        Err(people::ops::Error::Taken) => {
            return Err(wrong_use(format!("somebody else is known under {new}")));
        }
        Err(people::ops::Error::Address(error)) => return Err(wrong_use(error.to_string())),
        Err(error) => return Err(error.into()),
    }
    Ok(Ended::Well)
}
