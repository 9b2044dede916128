//! Beginning a report, its sections, drafts.

use db::Tx;
use kernel::{Actor, CountryCode, Language, Permit};
use serde_json::json;

use super::{Error, Whole, who};
use crate::{
    model::{Draft, Report, ReportId, Section, is_slug, slug_of},
    policy::Write,
    store,
};

/// A section is a text to be read by people.
const LONGEST: usize = 60_000;
const SECTIONS: u32 = 40;
const TITLE: usize = 200;

/// A report that is begun.
#[derive(Clone, Debug, Default)]
pub struct NewReport {
    /// Its word in addresses; made of the title where it is empty.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What it says in a sentence or two.
    pub summary: String,
    /// The language it is written in.
    pub language: Option<Language>,
    /// The country it is about.
    pub country: Option<CountryCode>,
    /// What it begins with: headings and texts.
    pub sections: Vec<(String, String)>,
}

/// Begins a report of the permit's group.
pub async fn begin(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Write>,
    new: NewReport,
) -> Result<Report, Error> {
    let title = short(&new.title);
    if title.is_empty() {
        return Err(Error::NoTitle);
    }
    let owned = permit.spend();
    let (made_by, made_by_name) = who(actor);
    let id = ReportId::new(actor.now);
    let slug = match new.slug.trim() {
        "" => free_slug(tx, &title, id).await?,
        slug => slug.to_owned(),
    };
    if !is_slug(&slug) || store::report(tx, &slug).await?.is_some() {
        return Err(Error::Slug(slug.chars().take(80).collect()));
    }
    let report = Report {
        id,
        slug,
        group: owned.group,
        country: owned.country,
        language: new.language.unwrap_or(actor.language),
        title,
        summary: short(&new.summary),
        revision: 1,
        made_by,
        made_by_name: made_by_name.clone(),
        made_at: actor.now,
    };
    store::insert_report(tx, &report).await?;
    for (number, (title, text)) in (1_u32..).zip(new.sections) {
        let section = Section {
            number,
            title: short(&title),
            text: checked(&text)?,
            revision: 1,
            edited_by: made_by_name.clone(),
            edited_at: actor.now,
        };
        store::put_section(tx, report.id, &section).await?;
    }
    let act = journal::Act::new("report.drafted", "report", report.id)
        .in_group(report.group)
        .titled(&report.title, report.path(""))
        .facts(json!({ "report": report.slug, "country": report.country.map(|it| it.to_string()) }));
    journal::record(tx, actor, act).await?;
    Ok(report)
}

/// A word that no report has yet; a title without Latin letters gives none of its own.
async fn free_slug(tx: &mut Tx, title: &str, id: ReportId) -> Result<String, Error> {
    let plain = slug_of(title);
    let plain = if is_slug(&plain) { plain } else { format!("report-{}", &id.to_string()[..8]) };
    let mut slug = plain.clone();
    for number in 2..100 {
        if store::report(tx, &slug).await?.is_none() {
            break;
        }
        slug = format!("{plain}-{number}");
    }
    Ok(slug)
}

/// Title and summary as they were typed.
#[derive(Clone, Debug)]
pub struct HeadText {
    /// The title.
    pub title: String,
    /// The summary.
    pub summary: String,
    /// The revision that was read.
    pub base: i64,
}

/// Changes title and summary; `Stale` where somebody else did in between.
pub async fn write_head(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Write>,
    whole: &Whole,
    text: HeadText,
) -> Result<(), Error> {
    permit.spend();
    let title = short(&text.title);
    if title.is_empty() {
        return Err(Error::NoTitle);
    }
    let before = &whole.report;
    let report = Report { title, summary: short(&text.summary), revision: text.base + 1, ..before.clone() };
    if before.revision == text.base && (&before.title, &before.summary) == (&report.title, &report.summary) {
        return Ok(());
    }
    store::save_head(tx, &report).await?;
    written(tx, actor, &report, 0).await
}

/// A section as it was typed.
#[derive(Clone, Debug)]
pub struct SectionText {
    /// Which one; one more than there are adds one.
    pub number: u32,
    /// The heading.
    pub title: String,
    /// The text.
    pub text: String,
    /// The revision that was read; 0 of a new one.
    pub base: i64,
}

/// Saves a section; the last one is taken away by leaving it without heading and text.
pub async fn write_section(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Write>,
    whole: &Whole,
    typed: SectionText,
) -> Result<(), Error> {
    permit.spend();
    let report = &whole.report;
    let sections = store::sections(tx, report.id).await?;
    let last = sections.last().map_or(0, |it| it.number);
    let (person, name) = who(actor);
    let section = Section {
        number: typed.number,
        title: short(&typed.title),
        text: checked(&typed.text)?,
        revision: typed.base + 1,
        edited_by: name,
        edited_at: actor.now,
    };
    let empty = section.title.is_empty() && section.text.trim().is_empty();
    match sections.iter().find(|it| it.number == typed.number) {
        Some(standing) if standing.revision != typed.base => {
            // Saving what stands there already is no conflict, as when a form is sent twice.
            if (&standing.title, &standing.text) == (&section.title, &section.text) {
                return Ok(());
            }
            return Err(Error::Conflict(Box::new(standing.clone())));
        }
        Some(standing) if empty && standing.number == last => {
            store::remove_section(tx, report.id, last).await?;
        }
        Some(standing) if (&standing.title, &standing.text) == (&section.title, &section.text) => {}
        Some(_) => store::save_section(tx, report.id, &section).await?,
        None if typed.number == last + 1 && !empty => {
            if last >= SECTIONS {
                return Err(Error::TooManySections(SECTIONS));
            }
            store::put_section(tx, report.id, &Section { revision: 1, ..section }).await?;
        }
        None if empty => {}
        None => return Err(Error::NotFound("section")),
    }
    if let Some(person) = person {
        store::drop_draft(tx, report.id, person, typed.number).await?;
    }
    written(tx, actor, report, typed.number).await
}

async fn written(tx: &mut Tx, actor: &Actor, report: &Report, section: u32) -> Result<(), Error> {
    let act = journal::Act::new("report.written", "report", report.id)
        .in_group(report.group)
        .titled(&report.title, report.path(""))
        .facts(json!({ "report": report.slug, "section": section }));
    journal::record(tx, actor, act).await?;
    Ok(())
}

/// Keeps what somebody typed beside the section; only they see it.
pub async fn keep_draft(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Write>,
    whole: &Whole,
    typed: SectionText,
    draft_revision: i64,
) -> Result<Draft, Error> {
    permit.spend();
    let person = who(actor).0.ok_or(Error::NotFound("person"))?;
    let kept = store::drafts(tx, whole.report.id, person).await?;
    let kept = kept.into_iter().find(|it| it.number == typed.number);
    let text = checked(&typed.text)?;
    let title = short(&typed.title);
    let revision = match kept {
        Some(kept) if kept.revision != draft_revision => {
            if kept.text == text && kept.title == title {
                return Ok(kept);
            }
            return Err(Error::DraftConflict(Box::new(kept)));
        }
        Some(kept) => kept.revision + 1,
        None => 1,
    };
    let draft = Draft { number: typed.number, title, text, base: typed.base, revision, saved_at: actor.now };
    store::put_draft(tx, whole.report.id, person, &draft).await?;
    Ok(draft)
}

/// Adds lines to the end of somebody's draft of a section, which is begun where there is none.
pub async fn insert(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Write>,
    whole: &Whole,
    number: u32,
    line: &str,
) -> Result<Draft, Error> {
    let person = who(actor).0.ok_or(Error::NotFound("person"))?;
    let kept = store::drafts(tx, whole.report.id, person).await?;
    let kept = kept.into_iter().find(|it| it.number == number);
    let sections = store::sections(tx, whole.report.id).await?;
    let standing = sections.iter().find(|it| it.number == number);
    let (title, text, base, revision) = match (&kept, standing) {
        (Some(draft), _) => (draft.title.clone(), draft.text.clone(), draft.base, draft.revision),
        (None, Some(it)) => (it.title.clone(), it.text.clone(), it.revision, 0),
        (None, None) => (String::new(), String::new(), 0, 0),
    };
    let gap = if text.trim().is_empty() { "" } else { "\n\n" };
    let text = format!("{}{gap}{line}\n", text.trim_end());
    keep_draft(tx, actor, permit, whole, SectionText { number, title, text, base }, revision).await
}

/// Writes a report anew from one text, as the operator does from a file; begins it where there is none.
///
/// Headings of the first and second level begin sections; the first heading of the first level is the title.
pub async fn rewrite(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Write>,
    mut new: NewReport,
    text: &str,
) -> Result<Report, Error> {
    let (title, sections) = taken_apart(text);
    if new.title.is_empty() {
        new.title = title;
    }
    let Some(report) = store::report(tx, &new.slug).await? else {
        return begin(tx, actor, permit, NewReport { sections, ..new }).await;
    };
    permit.spend();
    let title = if new.title.trim().is_empty() { report.title.clone() } else { short(&new.title) };
    let summary = if new.summary.is_empty() { report.summary.clone() } else { short(&new.summary) };
    if (&title, &summary) != (&report.title, &report.summary) {
        store::save_head(tx, &Report { title, summary, revision: report.revision + 1, ..report.clone() })
            .await?;
    }
    let before = store::sections(tx, report.id).await?;
    for (number, (title, text)) in (1_u32..).zip(&sections) {
        let standing = before.iter().find(|it| it.number == number);
        let section = Section {
            number,
            title: short(title),
            text: checked(text)?,
            revision: standing.map_or(1, |it| it.revision + 1),
            edited_by: who(actor).1,
            edited_at: actor.now,
        };
        match standing {
            Some(_) => store::save_section(tx, report.id, &section).await?,
            None => store::put_section(tx, report.id, &section).await?,
        }
    }
    for gone in before.iter().rev().filter(|it| it.number as usize > sections.len()) {
        store::remove_section(tx, report.id, gone.number).await?;
    }
    written(tx, actor, &report, 0).await?;
    store::report(tx, &report.slug).await?.ok_or(Error::NotFound("report"))
}

/// The title of a text, and its sections by their headings.
fn taken_apart(text: &str) -> (String, Vec<(String, String)>) {
    let (mut title, mut sections) = (String::new(), vec![(String::new(), String::new())]);
    let mut fenced = false;
    for line in text.lines() {
        fenced ^= line.trim_start().starts_with("```");
        if !fenced
            && title.is_empty()
            && sections.len() == 1
            && sections[0].1.trim().is_empty()
            && let Some(heading) = line.strip_prefix("# ")
        {
            heading.trim().clone_into(&mut title);
            continue;
        }
        if !fenced && let Some(heading) = line.strip_prefix("## ").or_else(|| line.strip_prefix("# ")) {
            sections.push((heading.trim().to_owned(), String::new()));
            continue;
        }
        if let Some((_, text)) = sections.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    for (_, text) in &mut sections {
        *text = text.trim().to_owned();
    }
    sections.retain(|(title, text)| !title.is_empty() || !text.is_empty());
    (title, sections)
}

fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(TITLE * 3).collect()
}

fn checked(text: &str) -> Result<String, Error> {
    // Browsers send the ends of lines as two signs.
    let text = text.replace("\r\n", "\n");
    if text.chars().count() > LONGEST { Err(Error::TooLong(LONGEST)) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_taken_apart_at_its_headings() {
        let text = "# Title\n\nBefore.\n\n## One\na\n```\n## no heading\n```\n## Two\n### Below\nb\n";
        let (title, sections) = taken_apart(text);
        assert_eq!(title, "Title");
        let heads: Vec<&str> = sections.iter().map(|(title, _)| title.as_str()).collect();
        assert_eq!(heads, ["", "One", "Two"]);
        assert_eq!(sections[1].1, "a\n```\n## no heading\n```");
        assert_eq!(sections[2].1, "### Below\nb");
    }
}
