//! One line of the ledger as it is shown, with what the reader may do about it.

use jiff::{Timestamp, civil::Date};
use kernel::{Action as _, Actor, AgencyId, PersonId, Role};
use serde::Serialize;
use web::{Mark, Say, Status};

use crate::{
    model::{Circulation, Entry, Given, Reach, Sending, Sent, Version},
    ops::Whole,
    policy::{Remind, SendAgain, seat_of},
};

/// What the reader may do about a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Nothing.
    None,
    /// Answer for their own agency.
    Answer,
    /// Remind the recipient.
    Remind,
    /// Correct the address and send the minutes again.
    Mend,
}

/// A recipient in the ledger.
#[derive(Serialize)]
pub(crate) struct Row {
    #[serde(skip)]
    pub(crate) id: PersonId,
    pub(crate) agency: String,
    pub(crate) person: String,
    pub(crate) address: String,
    pub(crate) role: Role,
    pub(crate) state: &'static str,
    pub(crate) server_reply: String,
    pub(crate) queued_at: Option<Timestamp>,
    pub(crate) ended_at: Option<Timestamp>,
    pub(crate) answered_at: Option<Timestamp>,
    pub(crate) own: bool,
    /// Every mail to them, oldest first, reminders too.
    pub(crate) mails: Vec<MailView>,
    #[serde(skip)]
    pub(crate) act: Act,
    #[serde(skip)]
    pub(crate) settled: bool,
    /// What comes first among the lines that need attention.
    #[serde(skip)]
    pub(crate) rank: u8,
    #[serde(skip)]
    pub(crate) role_words: String,
    #[serde(skip)]
    pub(crate) sent_words: String,
    #[serde(skip)]
    pub(crate) again_words: String,
    #[serde(skip)]
    pub(crate) delivery: Mark,
    #[serde(skip)]
    pub(crate) answer: Mark,
    #[serde(skip)]
    pub(crate) answer_when: String,
}

/// One mail in a line.
#[derive(Serialize)]
pub(crate) struct MailView {
    pub(crate) kind: Sending,
    pub(crate) address: String,
    pub(crate) state: &'static str,
    pub(crate) server_reply: String,
    pub(crate) queued_at: Option<Timestamp>,
    pub(crate) ended_at: Option<Timestamp>,
    /// What became of it, where a later mail took its place.
    #[serde(skip)]
    pub(crate) replaced: String,
}

/// What is needed to show the lines of a circulation.
pub(super) struct Frame<'a> {
    say: &'a Say,
    circulation: &'a Circulation,
    own: Option<AgencyId>,
    today: Date,
    /// Whether this is the newest version that was sent, and its comments are open.
    open: bool,
    may_remind: bool,
    may_send_again: bool,
}

impl<'a> Frame<'a> {
    pub(crate) fn of(
        say: &'a Say,
        actor: &Actor,
        whole: &Whole,
        version: &Version,
        circulation: &'a Circulation,
    ) -> Self {
        let group = &whole.group;
        let newest = whole.sent().is_some_and(|sent| sent.id == version.id);
        Self {
            say,
            circulation,
            own: seat_of(actor, group.id, group.parent),
            today: group.day(actor.now),
            open: newest && version.is_open(actor.now),
            may_remind: newest && Remind::allowed(actor, &group.id),
            may_send_again: newest && SendAgain::allowed(actor, &group.id),
        }
    }

    pub(crate) fn row(&self, entry: &Entry, given: &[Given]) -> Row {
        let (one, last) = (&entry.recipient, entry.last());
        let answered = given.iter().rfind(|it| it.agency == one.agency);
        let reach = entry.reach();
        let own = self.own == Some(one.agency);
        let delivered = matches!(reach, Reach::Delivered | Reach::Recorded);
        // Once comments are closed nobody is waited for: silence was consent.
        let waited_for = self.circulation.by_mail && self.open && answered.is_none();
        let mail = last.mail.as_ref();
        let sent_at = mail.map_or(self.circulation.begun_at, |mail| mail.queued_at);
        let again = last.kind == Sending::Again;
        Row {
            id: one.person,
            agency: one.agency_code.clone(),
            person: one.name.clone(),
            address: last.address.clone(),
            role: one.role,
            state: state(entry, last),
            server_reply: mail.map(|mail| mail.server_reply.clone()).unwrap_or_default(),
            queued_at: mail.map(|mail| mail.queued_at),
            ended_at: mail.and_then(|mail| mail.ended_at),
            answered_at: answered.map(|given| given.at),
            own,
            mails: self.mails(entry),
            act: self.act(entry, own, answered.is_some()),
            settled: delivered && !waited_for,
            rank: match reach {
                Reach::Returned => 0,
                _ if own => 1,
                _ => 2,
            },
            role_words: self.say.text(&format!("role-{}", one.role)),
            sent_words: self.say.local().instant(sent_at),
            again_words: if again {
                self.say.with("minutes-again-to", "address", last.address.clone())
            } else {
                String::new()
            },
            delivery: delivery(self.say, state(entry, last)),
            answer: self.answer(answered),
            answer_when: self.answer_when(entry, answered),
        }
    }

    fn act(&self, entry: &Entry, own: bool, answered: bool) -> Act {
        let awaited = self.open && !answered;
        match entry.reach() {
            Reach::Returned if self.may_send_again => Act::Mend,
            _ if own && awaited => Act::Answer,
            _ if self.may_remind && awaited && entry.may_remind(self.today).is_ok() => Act::Remind,
            _ => Act::None,
        }
    }

    fn answer(&self, answered: Option<&Given>) -> Mark {
        match answered {
            Some(given) => Mark::new(Status::Met, self.say.text(&format!("minutes-answer-{}", given.answer))),
            None if self.open => Mark::new(Status::NotYetDue, self.say.text("minutes-awaited")),
            None => Mark::new(Status::NothingRecorded, self.say.text("minutes-silent")),
        }
    }

    fn answer_when(&self, entry: &Entry, answered: Option<&Given>) -> String {
        let reminded = entry.reminder().and_then(|sent| sent.mail.as_ref());
        match (answered, reminded) {
            (Some(given), _) => self.say.local().instant(given.at),
            (None, Some(mail)) => {
                self.say.with("minutes-reminded", "at", self.say.local().instant(mail.queued_at))
            }
            (None, None) => String::new(),
        }
    }

    fn mails(&self, entry: &Entry) -> Vec<MailView> {
        let last = entry.last();
        let each = std::iter::once(&entry.first).chain(&entry.later).map(|sent| MailView {
            kind: sent.kind,
            address: sent.address.clone(),
            state: state(entry, sent),
            server_reply: sent.mail.as_ref().map(|mail| mail.server_reply.clone()).unwrap_or_default(),
            queued_at: sent.mail.as_ref().map(|mail| mail.queued_at),
            ended_at: sent.mail.as_ref().and_then(|mail| mail.ended_at),
            replaced: if sent.kind == Sending::Reminder || std::ptr::eq(sent, last) {
                String::new()
            } else {
                self.replaced(sent)
            },
        });
        each.collect()
    }

    /// “Returned from m@agency.example, 13 Nov, 22:02”.
    fn replaced(&self, sent: &Sent) -> String {
        let at = sent.mail.as_ref().and_then(|mail| mail.ended_at).unwrap_or(self.circulation.begun_at);
        let at = self.say.local().instant(at);
        self.say.fill("minutes-returned-from", &[("address", sent.address.clone().into()), ("at", at.into())])
    }
}

fn state(entry: &Entry, sent: &Sent) -> &'static str {
    match &sent.mail {
        Some(mail) => mail.state.word(),
        None if entry.by_mail => "queued",
        None => "recorded",
    }
}

fn delivery(say: &Say, state: &str) -> Mark {
    let (status, key) = match state {
        "accepted" => (Status::Met, "minutes-delivery-accepted"),
        "bounced" => (Status::Overdue, "minutes-delivery-bounced"),
        "given-up" => (Status::Overdue, "minutes-delivery-given-up"),
        "recorded" => (Status::Met, "minutes-delivery-recorded"),
        _ => (Status::NotYetDue, "minutes-delivery-queued"),
    };
    Mark::new(status, say.text(key))
}
