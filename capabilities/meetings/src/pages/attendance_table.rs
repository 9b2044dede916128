//! Who took part in a meeting as a table for a file, for those who read it on the page of the meeting.

use kernel::List;
use web::{Problem, Response, Visit};

use super::{AtMeeting, found, path, reads_inside, words};
use crate::{Attendance, store};

pub(crate) async fn file(visit: &Visit, at: &AtMeeting) -> Result<Response, Problem> {
    let (group, meeting, there) = visit
        .db()
        .read(async |tx| {
            let (group, meeting) = found(tx, &visit.actor, at.slug.as_deref(), &at.reference).await?;
            if !reads_inside(visit, &group) {
                return Err(Problem::not_found());
            }
            let there = store::attendance(tx, meeting.id).await?;
            Ok::<_, Problem>((group, meeting, there))
        })
        .await?;
    let say = &visit.say;
    let yes = |one: &Attendance| if one.own_word { say.text("meetings-own-word") } else { String::new() };
    let list = List::of(format!("{} {}", say.text("meetings-attendance"), meeting.reference), &there)
        .text(say.text("meetings-person"), |one| one.name.clone())
        .text(say.text("meetings-agency"), |one| one.agency_code.clone().unwrap_or_default())
        .text(say.text("meetings-how-present"), |one| words::mode(say, one.mode))
        .text(say.text("meetings-from-where"), |one| say.local().city(&one.zone))
        .text(say.text("meetings-remark"), yes)
        .done()
        .in_group(group.title(say.language))
        .note(meeting.title.clone())
        .note(visit.site.address(&path(&group, &meeting)));
    visit.table(&format!("attendance-{}-{}", group.slug, meeting.reference), list).await
}
