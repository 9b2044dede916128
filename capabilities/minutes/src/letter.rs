//! The mail that brings minutes and action points to a recipient, in their language.

use std::fmt::Write as _;

use actions::Action;
use db::Tx;
use groups::Group;
use meetings::Meeting;
use web::{Say, Site};

use crate::{
    ledger,
    model::{Circulation, Decision, Item, Recipient, Version, paragraphs},
    ops::{Error, Whole},
    store,
};

/// What a circulation says to everybody, read once for all its mails.
pub(crate) struct Contents {
    group: Group,
    meeting: Meeting,
    version: Version,
    circulation: Circulation,
    decisions: Vec<Decision>,
    agreed: Vec<Action>,
    carried: Vec<Action>,
}

impl Contents {
    pub(crate) async fn of(tx: &mut Tx, circulation: &Circulation) -> Result<Self, Error> {
        let meeting = store::meeting_of(tx, circulation.minutes).await?.ok_or(Error::NotFound("minutes"))?;
        let whole = Whole::of(tx, meeting).await?;
        let version = whole.versions.into_iter().find(|version| version.id == circulation.version);
        let mut carried = actions::carried_to(tx, &whole.meeting).await?;
        carried.retain(|action| action.state.is_open());
        Ok(Self {
            decisions: store::decisions(tx, meeting).await?,
            agreed: actions::of_meeting(tx, meeting).await?,
            carried,
            group: whole.group,
            meeting: whole.meeting,
            version: version.ok_or(Error::NotFound("version"))?,
            circulation: circulation.clone(),
        })
    }

    fn url(&self, site: &Site, rest: &str) -> String {
        site.address(&self.group.path(&format!("/meetings/{}{rest}", self.meeting.reference)))
    }
}

/// The mail to one recipient: plain text, and the same as HTML.
pub(crate) fn letter(site: &Site, it: &Contents, to: &Recipient) -> mail::New {
    let zone = kernel::zone(&to.zone).unwrap_or_else(|| it.group.time_zone());
    let say = site.say(to.language, zone);
    let subject = say.fill(
        "minutes-mail-subject",
        &[
            ("group", it.group.title(to.language).to_owned().into()),
            ("meeting", it.meeting.reference.clone().into()),
            ("version", it.version.number.to_string().into()),
        ],
    );
    let opening = opening(&say, it);
    let mut text = opening.join("\n");
    let mut html = in_paragraphs(&opening);
    let read = it.url(site, "/minutes");
    let _ = write!(text, "\n\n{}\n{read}\n", say.text("minutes-mail-read"));
    let _ =
        write!(html, "<p><a href=\"{}\">{}</a></p>", escaped(&read), escaped(&say.text("minutes-mail-read")));
    list(
        &mut text,
        &mut html,
        &say.text("minutes-decisions"),
        it.decisions.iter().map(|it| format!("{} {}", it.reference, it.text)),
    );
    list(
        &mut text,
        &mut html,
        &say.text("minutes-mail-agreed"),
        it.agreed.iter().map(|action| line(&say, action)),
    );
    list(
        &mut text,
        &mut html,
        &say.text("minutes-mail-carried"),
        it.carried.iter().map(|action| line(&say, action)),
    );
    for item in &it.version.items {
        body(&mut text, &mut html, item);
    }
    let html = page(to, &subject, &html);
    mail::New::text(&to.address, &to.name, subject, text)
        .about("circulation", ledger::record(it.circulation.id))
        .html(html)
        .list(it.group.slug.clone())
}

/// The short mail that asks a recipient for the answer of their agency.
pub(crate) fn reminder(site: &Site, it: &Contents, to: &Recipient) -> mail::New {
    let zone = kernel::zone(&to.zone).unwrap_or_else(|| it.group.time_zone());
    let say = site.say(to.language, zone);
    let subject = say.fill(
        "minutes-mail-reminder-subject",
        &[
            ("group", it.group.title(to.language).to_owned().into()),
            ("meeting", it.meeting.reference.clone().into()),
            ("version", it.version.number.to_string().into()),
        ],
    );
    let day = say.local().weekday_day(it.meeting.start.date());
    let mut lines = vec![say.fill(
        "minutes-mail-reminder",
        &[
            ("title", it.meeting.title.clone().into()),
            ("day", day.into()),
            ("agency", to.agency_code.clone().into()),
        ],
    )];
    lines.extend(deadline(&say, it));
    let answer = it.url(site, "/minutes/answer");
    let read = say.text("minutes-mail-read");
    let text = format!("{}\n\n{read}\n{answer}\n", lines.join("\n"));
    let mut html = in_paragraphs(&lines);
    let _ = write!(html, "<p><a href=\"{}\">{}</a></p>", escaped(&answer), escaped(&read));
    let html = page(to, &subject, &html);
    mail::New::text(&to.address, &to.name, subject, text)
        .about("circulation-reminder", ledger::record(it.circulation.id))
        .html(html)
        .list(it.group.slug.clone())
}

fn in_paragraphs(lines: &[String]) -> String {
    lines.iter().fold(String::new(), |mut html, line| {
        let _ = write!(html, "<p>{}</p>", escaped(line));
        html
    })
}

fn page(to: &Recipient, subject: &str, body: &str) -> String {
    let direction = to.language.direction().word();
    format!(
        "<!doctype html><html lang=\"{}\" dir=\"{direction}\"><head><meta charset=\"utf-8\"><title>{}</title></head><body>{body}</body></html>",
        to.language,
        escaped(subject)
    )
}

fn opening(say: &Say, it: &Contents) -> Vec<String> {
    let day = say.local().weekday_day(it.meeting.start.date());
    let mut lines =
        vec![say.fill(
            "minutes-mail-opening",
            &[("title", it.meeting.title.clone().into()), ("day", day.into())],
        )];
    if let Some(replaced) = it.circulation.replaces {
        lines.push(say.fill(
            "minutes-mail-replaces",
            &[
                ("version", it.version.number.to_string().into()),
                ("replaced", replaced.to_string().into()),
                ("reason", it.version.correction.clone().into()),
            ],
        ));
    }
    lines.extend(deadline(say, it));
    lines
}

fn deadline(say: &Say, it: &Contents) -> Option<String> {
    let closes = it.version.closes_at?.to_zoned_datetime(it.group.time_zone());
    Some(say.with("minutes-mail-deadline", "deadline", say.local().deadline(&closes)))
}

fn line(say: &Say, action: &Action) -> String {
    let due = action.due.map_or_else(|| say.text("minutes-no-day"), |due| say.local().short_day(due));
    format!("{} {} ({}, {due})", action.full(), action.text, action.agency_code)
}

fn list(text: &mut String, html: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return;
    }
    let _ = write!(text, "\n{title}\n");
    let _ = write!(html, "<h2>{}</h2><ul>", escaped(title));
    for line in &lines {
        let _ = writeln!(text, "- {line}");
        let _ = write!(html, "<li>{}</li>", escaped(line));
    }
    html.push_str("</ul>");
}

fn body(text: &mut String, html: &mut String, item: &Item) {
    if item.text.trim().is_empty() {
        return;
    }
    let title = if item.position == 0 { String::new() } else { format!("{}. {}", item.position, item.title) };
    let _ = write!(text, "\n{title}\n\n{}\n", item.text.trim());
    if !title.is_empty() {
        let _ = write!(html, "<h2>{}</h2>", escaped(&title));
    }
    for paragraph in paragraphs(item) {
        html.push_str(web::markdown(&paragraph.text).as_str());
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
