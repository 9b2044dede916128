//! What a mail says, and the bytes it becomes.

use jiff::Timestamp;
use lettre::{
    Address, Message,
    message::{
        Attachment, Body, Mailbox, MultiPart, SinglePart,
        header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue},
    },
};

use crate::{MailId, Origin};

/// Whether the body is kept for the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privacy {
    /// It can be read in the database later.
    Kept,
    /// It carries a secret and is wiped when it need not be sent again.
    Secret,
}

/// An iTIP message that travels with the mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Its METHOD, such as `REQUEST`; the same as in the text.
    pub method: String,
    /// The text of the calendar.
    pub ics: Vec<u8>,
}

/// A mail about to be queued, to one person.
#[derive(Clone, Debug)]
#[must_use = "a mail is queued by `mail::queue`"]
pub struct New {
    pub(crate) to_address: String,
    pub(crate) to_name: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: Option<String>,
    pub(crate) calendar: Option<Calendar>,
    pub(crate) list: Option<String>,
    pub(crate) reply_to: Option<String>,
    pub(crate) in_reply_to: Option<MailId>,
    pub(crate) purpose: &'static str,
    pub(crate) record: String,
    pub(crate) privacy: Privacy,
}

impl New {
    /// A mail of plain text to one person.
    pub fn text(
        to_address: impl Into<String>,
        to_name: impl Into<String>,
        subject: impl Into<String>,
        text: impl Into<String>,
    ) -> Self {
        Self {
            to_address: to_address.into(),
            to_name: to_name.into(),
            subject: subject.into(),
            text: text.into(),
            html: None,
            calendar: None,
            list: None,
            reply_to: None,
            in_reply_to: None,
            purpose: "",
            record: String::new(),
            privacy: Privacy::Kept,
        }
    }

    /// What it is for, such as `circulation`, and on which record, such as `circulation:<id>`.
    pub fn about(mut self, purpose: &'static str, record: impl Into<String>) -> Self {
        self.purpose = purpose;
        self.record = record.into();
        self
    }

    /// The same in HTML, for readers that show it.
    pub fn html(mut self, html: impl Into<String>) -> Self {
        self.html = Some(html.into());
        self
    }

    /// With an invitation, a change or a cancellation for the reader's calendar.
    pub fn calendar(mut self, method: impl Into<String>, ics: Vec<u8>) -> Self {
        self.calendar = Some(Calendar { method: method.into(), ics });
        self
    }

    /// From the list of a group, by its slug.
    pub fn list(mut self, slug: impl Into<String>) -> Self {
        self.list = Some(slug.into());
        self
    }

    /// Answers go to this address.
    pub fn reply_to(mut self, address: impl Into<String>) -> Self {
        self.reply_to = Some(address.into());
        self
    }

    /// It follows an earlier mail, so that readers show both as one conversation.
    pub fn in_reply_to(mut self, earlier: MailId) -> Self {
        self.in_reply_to = Some(earlier);
        self
    }

    /// It carries a secret, such as a link to sign in: the body is wiped when it has been sent.
    pub fn secret(mut self) -> Self {
        self.privacy = Privacy::Secret;
        self
    }
}

/// A queued mail as the sender reads it.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of New")]
pub struct Mail {
    pub id: MailId,
    /// With its angle brackets; the same at each try.
    pub message_id: String,
    pub to_address: String,
    pub to_name: String,
    pub subject: String,
    pub text: String,
    pub html: Option<String>,
    pub calendar: Option<Calendar>,
    pub list: Option<String>,
    pub reply_to: Option<String>,
    pub in_reply_to: Option<MailId>,
    pub queued_at: Timestamp,
}

/// Why a mail can never be sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsendable {
    /// The recipient is no address.
    #[error("`{0}` is not an address")]
    Address(String),
    /// The message could not be put together.
    #[error("the message could not be put together: {0}")]
    Message(String),
}

/// The Message-ID of a mail.
pub(crate) fn message_id(id: MailId, domain: &str) -> String {
    format!("<{id}@{domain}>")
}

/// The bytes of RFC 5322 that are sent; the same for the same mail, whenever they are made.
pub fn render(mail: &Mail, origin: &Origin) -> Result<Vec<u8>, Unsendable> {
    let to = address(&mail.to_address)?;
    let seconds = u64::try_from(mail.queued_at.as_second()).unwrap_or(0);
    let sent = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
    let mut builder = Message::builder()
        .date(sent)
        .from(Mailbox::new(Some(one_line(&origin.name)), origin.address.clone()))
        .to(Mailbox::new(Some(one_line(&mail.to_name)).filter(|name| !name.is_empty()), to))
        .subject(one_line(&mail.subject))
        .message_id(Some(mail.message_id.clone()))
        .raw_header(header("Auto-Submitted", "auto-generated"))
        // What keeps out-of-office replies of large mail systems away.
        .raw_header(header("X-Auto-Response-Suppress", "OOF, AutoReply"));
    if let Some(reply_to) = &mail.reply_to {
        builder = builder.reply_to(Mailbox::new(None, address(reply_to)?));
    }
    if let Some(earlier) = mail.in_reply_to {
        let earlier = message_id(earlier, &origin.domain);
        builder = builder.in_reply_to(earlier.clone()).references(earlier);
    }
    if let Some(list) = &mail.list {
        builder = builder.raw_header(header("List-Id", &format!("<{}.{}>", label(list), origin.domain)));
    }
    let message = match (&mail.html, &mail.calendar) {
        (None, None) => builder.singlepart(plain(&mail.text)),
        (_, None) => builder.multipart(alternatives(mail)),
        // Some calendars look for the alternative part, others for the attached file: both are there.
        (_, Some(calendar)) => builder.multipart(
            MultiPart::mixed()
                .boundary(boundary(mail, "mixed"))
                .multipart(alternatives(mail))
                .singlepart(attached(calendar)),
        ),
    };
    Ok(message.map_err(|error| Unsendable::Message(error.to_string()))?.formatted())
}

pub(crate) fn address(text: &str) -> Result<Address, Unsendable> {
    text.trim().parse().map_err(|_| Unsendable::Address(one_line(text).chars().take(120).collect()))
}

/// The text without line ends and other controls: a header is one line, whoever wrote it.
pub(crate) fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    spaced.trim().to_owned()
}

/// A header whose value is encoded where it is not plain ASCII.
fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), one_line(value))
}

/// The part of a slug that may stand in a domain name.
fn label(slug: &str) -> String {
    slug.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect()
}

fn alternatives(mail: &Mail) -> MultiPart {
    let mut parts =
        MultiPart::alternative().boundary(boundary(mail, "alternative")).singlepart(plain(&mail.text));
    if let Some(html) = &mail.html {
        parts = parts.singlepart(SinglePart::html(html.clone()));
    }
    if let Some(calendar) = &mail.calendar {
        let method = match label(&calendar.method) {
            method if method.is_empty() => String::new(),
            method => format!(" method={method};"),
        };
        parts = parts.singlepart(calendar_part(calendar, &format!("text/calendar;{method} charset=utf-8")));
    }
    parts
}

fn plain(text: &str) -> SinglePart {
    SinglePart::plain(text.to_owned())
}

fn calendar_part(calendar: &Calendar, kind: &str) -> SinglePart {
    SinglePart::builder().header(content_type(kind)).body(base64(calendar))
}

fn attached(calendar: &Calendar) -> SinglePart {
    let kind = content_type("application/ics; name=\"invite.ics\"");
    Attachment::new("invite.ics".into()).body(base64(calendar), kind)
}

/// Base64 leaves every byte and line end of the calendar as it is.
fn base64(calendar: &Calendar) -> Body {
    Body::new_with_encoding(calendar.ics.clone(), ContentTransferEncoding::Base64).unwrap_or_else(Body::new)
}

fn content_type(kind: &str) -> ContentType {
    ContentType::parse(kind).expect("made of a fixed text and letters, digits and hyphens")
}

/// A line that parts the message, the same at each try.
fn boundary(mail: &Mail, part: &str) -> String {
    format!("{part}-{}", mail.id)
}

#[cfg(test)]
#[path = "message_tests.rs"]
mod tests;
