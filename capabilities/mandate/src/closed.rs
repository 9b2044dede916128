//! What evidence does not tell everybody.

use db::Tx;
use kernel::{Actor, GroupId};

/// The groups that closed their calendar to this reader: evidence says what was done there and not at which meeting.
pub async fn closed_to(tx: &mut Tx, actor: &Actor) -> db::Result<Vec<GroupId>> {
    let groups = groups::all(tx).await?.into_iter();
    let closed = groups.filter(|group| !groups::policy::sees_calendar(actor, group));
    Ok(closed.map(|group| group.id).collect())
}
