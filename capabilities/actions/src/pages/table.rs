//! Action points as a table for a file.

use kernel::List;

use super::row::{Frame, Shown};

/// The table of a group's action points.
pub(super) fn of(frame: &Frame<'_>, rows: &[Shown]) -> List {
    let (say, group) = (frame.say, frame.group);
    List::of(say.text("actions-title"), rows)
        .text(say.text("actions-reference"), |row| row.full_reference.clone())
        .text(say.text("actions-text"), |row| row.text.clone())
        .text(say.text("actions-owner"), |row| row.agency.clone())
        .day(say.text("actions-act-agreed"), |row| Some(row.agreed))
        .day(say.text("actions-due"), |row| row.due)
        .text(say.text("actions-state"), |row| row.mark.words.clone())
        .whole(say.text("actions-age-days"), |row| Some(row.age_days))
        .whole(say.text("actions-carried-times"), |row| Some(row.carried_over.into()))
        .text(say.text("actions-closed"), |row| row.closed_at_meeting.clone().unwrap_or_default())
        .instant(say.text("actions-closed-when"), |row| row.closed_at)
        .text(say.text("actions-reason"), |row| row.reason.clone())
        .link(say.text("file-address"), |row| row.url.clone())
        .done()
        .in_group(group.title(say.language))
        .note(say.text("actions-age-note"))
}
