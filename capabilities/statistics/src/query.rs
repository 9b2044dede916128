//! Questions in SQL over published figures.
//!
//! What may be asked is told from the words of the question alone, before any database sees it: one `select` over the
//! views [`VIEWS`], with functions that only compute. It is then asked on a connection that cannot write, for a limited
//! time and a limited number of rows.

mod gate;
mod reference;

use std::time::Duration;

use db::{Answer, AskError, Caps, Db};

pub use self::{gate::Refused, reference::keep_reference};

/// What may stand behind `from` and `join`.
pub const VIEWS: [&str; 4] = ["figures", "aggregates", "areas", "memberships"];

/// Rows of one answer at most.
pub const ROWS: usize = 100_000;

/// A question is stopped after this time.
pub const TIME: Duration = Duration::from_secs(20);

/// The functions that a question may use.
pub(crate) const fn functions() -> &'static [&'static str] {
    gate::FUNCTIONS
}

/// Why a question was not answered.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// It may not be asked.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The database could not answer it.
    #[error(transparent)]
    Ask(#[from] AskError),
}

/// Asks one question; published figures are for everybody, so no permit is needed.
pub async fn query(db: &Db, question: &str, rows: usize, time: Duration) -> Result<Answer, QueryError> {
    let tables = db.read(async |tx| tx.tables().await).await.map_err(AskError::from)?;
    let question = gate::checked(question, &tables)?;
    Ok(db.ask(question, Caps { rows: rows.min(ROWS), time: time.min(TIME) }).await?)
}
