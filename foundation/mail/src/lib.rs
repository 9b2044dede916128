//! The outbox: one row for each mail to each person, and what the server said to it.
//!
//! A mail is queued inside the transaction of the act that calls for it, so it exists exactly when the act
//! does. The [`Sender`] hands it to a server afterwards and records the answer at once.
//!
//! ```
//! async fn invited(tx: &mut db::Tx, now: kernel::jiff::Timestamp) -> db::Result<()> {
//!     let mail = mail::New::text("ana@example.org", "Ana", "Third meeting", "We meet on 3 November.")
//!         .about("invitation", "meeting:018f")
//!         .list("migration-data")
//!         .calendar("REQUEST", b"BEGIN:VCALENDAR\r\n...".to_vec());
//!     mail::queue(tx, &mail, now).await?;
//!     let ledger = mail::ledger(tx, "meeting:018f").await?;
//!     assert_eq!(ledger[0].state, mail::State::Queued);
//!     Ok(())
//! }
//! ```
//!
//! # Why a mail may arrive twice, and what is done about it
//!
//! No program can hand over a mail *exactly* once. Between the server's `250` and our commit of it there
//! is a moment in which the machine may stop; afterwards nobody on our side knows whether the server has
//! taken the mail. One can then send again, and the mail may come twice, or not, and it may never come.
//! A circulation that misses a member is worse than one that comes twice, so it is sent again, **with the
//! same Message-ID**, by which servers and readers drop the second copy. The moment is kept short: the
//! answer is committed for each mail by itself before the next one is begun. In the ledger each recipient
//! stands once, however often the wire was tried.
//!
//! Begin reading at [`New`], [`queue`] and [`Sender`]; [`render`] makes the bytes that are sent.
//!
//! Invariants:
//! - the Message-ID of a row is set before the first try and never changes;
//! - no text that a person wrote can add a header or a recipient;
//! - `From` is our own address, never that of the person on whose behalf we write;
//! - the body of a secret mail, such as a sign-in link, is wiped when it need not be sent again.

mod message;
mod sender;
mod settings;
mod store;
mod transport;

pub use message::{Calendar, Mail, New, Privacy, Unsendable, render};
pub use sender::Sender;
pub use settings::{Origin, Settings, SettingsError, Tls};
pub use store::{Counts, Delivery, State, counts, ledger, queue, queue_once, release, send_again};
pub use transport::{Reply, Sent, Smtp, Transport};

kernel::id!(
    /// One mail to one person.
    MailId
);
