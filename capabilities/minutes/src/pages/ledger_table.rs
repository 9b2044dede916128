//! The ledger of a circulation as a table for a file.

use kernel::List;
use web::Say;

use super::ledger::{Ledger, MailView, Row};
use crate::{model::Sending, ops::Whole};

fn kind(say: &Say, kind: Sending) -> String {
    say.text(match kind {
        Sending::First => "minutes-mail-first",
        Sending::Again => "minutes-mail-again",
        Sending::Reminder => "minutes-mail-reminder-kind",
    })
}

/// One line for each mail, oldest first within a recipient; what needs attention first, as on the page.
pub(super) fn of(say: &Say, whole: &Whole, ledger: Ledger) -> List {
    let mut rows: Vec<Row> = ledger.needs_attention;
    rows.extend(ledger.settled);
    let mails: Vec<(&Row, &MailView)> =
        rows.iter().flat_map(|row| row.mails.iter().map(move |mail| (row, mail))).collect();
    let reply = |row: &Row| match row.answered_at {
        Some(_) => row.answer.words.clone(),
        None => String::new(),
    };
    let title = format!("{} {}", say.text("minutes-ledger"), whole.meeting.reference);
    List::of(title, &mails)
        .text(say.text("minutes-agency"), |(row, _)| row.agency.clone())
        .text(say.text("minutes-recipient"), |(row, _)| row.person.clone())
        .text(say.text("minutes-function"), |(row, _)| row.role_words.clone())
        .text(say.text("minutes-mail-kind"), |(_, mail)| kind(say, mail.kind))
        .text(say.text("minutes-mail-address"), |(_, mail)| mail.address.clone())
        .text(say.text("minutes-delivery"), |(_, mail)| say.text(&format!("minutes-delivery-{}", mail.state)))
        .text(say.text("minutes-server-reply"), |(_, mail)| mail.server_reply.clone())
        .instant(say.text("minutes-queued"), |(_, mail)| mail.queued_at)
        .instant(say.text("minutes-ended"), |(_, mail)| mail.ended_at)
        .text(say.text("minutes-answer"), |(row, _)| reply(row))
        .instant(say.text("minutes-answered-at"), |(row, _)| row.answered_at)
        .done()
        .in_group(whole.group.title(say.language))
        .note(format!("{} {}", say.text("minutes-version"), ledger.version))
        .note(say.text("minutes-ledger-note"))
}
