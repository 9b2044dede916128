//! One index over all capabilities: a search finds meetings, minutes, countries and actions alike.
//!
//! A capability puts what can be found into the index in the transaction that changes it:
//!
//! ```
//! use search::{Entry, Scope};
//!
//! async fn adopted(tx: &mut db::Tx, now: kernel::jiff::Timestamp) -> db::Result<()> {
//!     let minutes = Entry::new("minutes:018f", "minutes", "Third meeting", "/meetings/2026-03", now)
//!         .body("The co-chairs opened the meeting.");
//!     search::put(tx, &minutes).await?;
//!     for hit in search::find(tx, "meetings opened", &Scope::Public, 20).await? {
//!         for piece in hit.snippet {
//!             let _ = (piece.text, piece.marked); // the page decides how marks look
//!         }
//!     }
//!     Ok(())
//! }
//! ```
//!
//! What counts as a word is decided here and not by the databases (`words`), so both find the same, in
//! the same order: those whose title has all the words first, then the newest. Every word of the query
//! must be there; a word of three letters or more is also found as the beginning of a longer one. Accents,
//! case, Arabic vowel signs and forms of alef make no difference; Chinese is found by pairs of characters.
//!
//! Invariants:
//! - what belongs to a group is found only under a [`Scope`] that holds the group;
//! - no query is an error, whatever characters it is made of.

#[cfg(test)]
#[path = "../../../fuzz/properties/search.rs"]
mod property;
mod query;
mod snippet;
mod store;
mod words;

pub use snippet::{Piece, mark};
pub use store::{Entry, Hit, Scope, clear, find, put, remove};
