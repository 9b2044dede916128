//! The only statements that remove figures: those of an edition that nobody but its reviewers ever saw.

use db::{Tx, sql};

use super::set_state;
use crate::model::{EditionId, EditionState};

/// Removes an edition that waits for its review with all it says; refused where it stands elsewhere.
pub(crate) async fn remove_staged(tx: &mut Tx, id: EditionId) -> db::Result<()> {
    set_state(tx, id, EditionState::Staged, EditionState::Staged).await?;
    for statement in [
        sql("delete from observation where series_id in (select id from series where edition_id = $1)"),
        sql("delete from series where edition_id = $1"),
        sql("delete from edition_columns where edition_id = $1"),
        sql("delete from listed_area where edition_id = $1"),
        sql("delete from edition_sheet where edition_id = $1"),
        sql("delete from finding where edition_id = $1"),
        sql("delete from finding_count where edition_id = $1"),
    ] {
        tx.run(statement.bind(id)).await?;
    }
    tx.update(sql("delete from edition where id = $1 and state = 'staged'").bind(id)).await
}
