//! How far a circulation has come with one recipient, and what may be done about it.

use jiff::{Timestamp, civil::Date};
use kernel::PersonId;
use mail::{Delivery, MailId};

use super::{Recipient, Refused};

kernel::words! {
    /// What a mail of a circulation is for.
    pub enum Sending {
        /// It brings the minutes for the first time.
        First = "first",
        /// It brings them again, because the mail before it came back.
        Again = "again",
        /// It asks for an answer.
        Reminder = "reminder",
    }
}

/// A mail to a recipient after the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The mail.
    pub mail: MailId,
    /// To whom.
    pub person: PersonId,
    /// What for; never the first.
    pub kind: Sending,
    /// To which address.
    pub address: String,
    /// On which day, where the group is.
    pub day: Date,
    /// When.
    pub at: Timestamp,
    /// Whose act it was.
    pub by: String,
}

/// How far the minutes have come on their way to a recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// A mail is queued or being handed over.
    OnItsWay,
    /// The server of the recipient has taken one.
    Delivered,
    /// The last one came back or was given up.
    Returned,
    /// A record of the past: no mail was sent from here.
    Recorded,
}

/// One mail in the line of a recipient, with what its server said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// What for.
    pub kind: Sending,
    /// To which address.
    pub address: String,
    /// On which day, where the group is; none for the first.
    pub day: Option<Date>,
    /// Whose act it was; empty for the first, which is the circulation's.
    pub by: String,
    /// The mail; none while the first is not queued yet, and for records of the past.
    pub mail: Option<Delivery>,
}

/// The line of one recipient in the ledger: it grows and never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// To whom.
    pub recipient: Recipient,
    /// Whether the circulation went out through our own outbox; records of the past did not.
    pub by_mail: bool,
    /// The mail of the circulation itself.
    pub first: Sent,
    /// Every mail after it, oldest first.
    pub later: Vec<Sent>,
}

impl Entry {
    /// The last mail that was to bring the minutes.
    pub fn last(&self) -> &Sent {
        self.later.iter().rfind(|sent| sent.kind == Sending::Again).unwrap_or(&self.first)
    }

    /// The last reminder.
    pub fn reminder(&self) -> Option<&Sent> {
        self.later.iter().rfind(|sent| sent.kind == Sending::Reminder)
    }

    /// How far the minutes have come.
    pub fn reach(&self) -> Reach {
        match self.last().mail.as_ref().map(|mail| mail.state) {
            Some(mail::State::Accepted) => Reach::Delivered,
            Some(mail::State::Bounced | mail::State::GivenUp) => Reach::Returned,
            Some(mail::State::Queued | mail::State::Sending) => Reach::OnItsWay,
            None if self.by_mail => Reach::OnItsWay,
            None => Reach::Recorded,
        }
    }

    /// Whether the recipient may be reminded on this day: the minutes reached them, and nobody did so today.
    pub fn may_remind(&self, today: Date) -> Result<(), Refused> {
        if self.reach() != Reach::Delivered {
            return Err(Refused::NotReached);
        }
        match self.reminder() {
            Some(sent) if sent.day == Some(today) => Err(Refused::RemindedToday),
            _ => Ok(()),
        }
    }

    /// Whether the minutes may be sent again: only what came back is, so nobody has them twice.
    pub fn may_send_again(&self) -> Result<(), Refused> {
        if self.reach() == Reach::Returned { Ok(()) } else { Err(Refused::NotReturned) }
    }
}
