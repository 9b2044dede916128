//! The ledger of a circulation as a table for a file.

use kernel::List;
use web::Say;

use super::ledger::{Ledger, Row};
use crate::ops::Whole;

/// One line for each recipient, what needs attention first, as on the page.
pub(super) fn of(say: &Say, whole: &Whole, ledger: Ledger) -> List {
    let mut rows: Vec<Row> = ledger.needs_attention;
    rows.extend(ledger.settled);
    let reply = |row: &Row| match row.answered_at {
        Some(_) => row.answer.words.clone(),
        None => String::new(),
    };
    let title = format!("{} {}", say.text("minutes-ledger"), whole.meeting.reference);
    List::of(title, &rows)
        .text(say.text("minutes-agency"), |row| row.agency.clone())
        .text(say.text("minutes-recipient"), |row| row.person.clone())
        .text(say.text("minutes-function"), |row| row.role_words.clone())
        .text(say.text("minutes-mail-address"), |row| row.address.clone())
        .text(say.text("minutes-delivery"), |row| row.delivery.words.clone())
        .text(say.text("minutes-server-reply"), |row| row.server_reply.clone())
        .instant(say.text("minutes-queued"), |row| row.queued_at)
        .instant(say.text("minutes-ended"), |row| row.ended_at)
        .text(say.text("minutes-answer"), reply)
        .instant(say.text("minutes-answered-at"), |row| row.answered_at)
        .done()
        .in_group(whole.group.title(say.language))
        .note(format!("{} {}", say.text("minutes-version"), ledger.version))
        .note(say.text("minutes-ledger-note"))
}
