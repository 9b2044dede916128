//! The reference content that every installation holds: the agencies.
//!
//! Areas, communities, maps and the mandate are read from the program itself; areas and memberships are copied into
//! rows besides, so that questions in SQL can join them.

use kernel::Permit;
use people::{ops::NewAgency, policy::ManageAgencies};

use crate::installation::Installation;

/// Adds the agencies of the content that are not there yet.
pub(crate) async fn load(at: &Installation) -> anyhow::Result<()> {
    let operator = at.operator();
    at.db
        .write(async |tx| {
            for agency in countries::content().founding_agencies() {
                let known = people::agency_by_code(tx, &agency.code).await?;
                if known.is_none() {
                    let permit = Permit::<ManageAgencies>::grant(&operator, ())?;
                    let new = NewAgency { code: agency.code.clone(), names: agency.names.clone() };
                    people::ops::add_agency(tx, &operator, permit, new).await?;
                }
            }
            Ok::<(), people::ops::Error>(())
        })
        .await?;
    statistics::query::keep_reference(&at.db).await?;
    Ok(())
}
