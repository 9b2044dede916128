//! The agenda as a document for Word.

use axum::extract::Path;
use groups::Group;
use typeset::{Align, Block, Column, Cover, Document, Span, Table};
use web::{Problem, Response, Say, Visit, download};

use super::{AtMeeting, found, path, reads_inside};
use crate::{AgendaItem, Meeting, Paper, letter::span, model::numbered, store, sum_of_minutes};

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

pub(crate) async fn agenda(visit: Visit, Path(at): Path<AtMeeting>) -> Result<Response, Problem> {
    let it = visit
        .db()
        .read(async |tx| {
            let (group, meeting) = found(tx, &visit.actor, at.slug.as_deref(), &at.reference).await?;
            let items = store::agenda(tx, meeting.id).await?;
            let papers =
                if reads_inside(&visit, &group) { store::papers(tx, meeting.id).await? } else { Vec::new() };
            Ok::<_, Problem>(Agenda { group, meeting, items, papers })
        })
        .await?;
    // Where nothing is written yet there is nothing to take away.
    if it.items.is_empty() {
        return Err(Problem::not_found());
    }
    let bytes = typeset::docx(&it.document(&visit));
    Ok(download(&format!("{}-agenda.docx", it.meeting.reference), WORD, bytes))
}

struct Agenda {
    group: Group,
    meeting: Meeting,
    items: Vec<AgendaItem>,
    /// What the reader may see of them.
    papers: Vec<Paper>,
}

impl Agenda {
    fn document(&self, visit: &Visit) -> Document {
        let say = &visit.say;
        let group = self.group.title(say.language);
        let pages = say.fill(
            "meetings-document-page",
            &[("page", typeset::PAGE.into()), ("pages", typeset::PAGES.into())],
        );
        let mut blocks = self.opening(visit);
        blocks.push(Block::Table(self.table(visit)));
        let sum = say.fill(
            "meetings-agenda-sum",
            &[("sum", sum_of_minutes(&self.items).into()), ("length", self.meeting.minutes.into())],
        );
        blocks.push(Block::Note(vec![Span::text(sum)]));
        Document {
            title: say.with("meetings-agenda-of", "title", self.meeting.title.as_str()),
            cover: Cover::default(),
            language: say.language,
            author: group.to_owned(),
            at: self.meeting.changed_at,
            header: group.to_owned(),
            footer: format!("{} · {pages}", self.meeting.reference),
            blocks,
        }
    }

    /// When it is, where, and what those invited are told.
    fn opening(&self, visit: &Visit) -> Vec<Block> {
        let (say, meeting) = (&visit.say, &self.meeting);
        let own = meeting.tz();
        let when = format!("{} {}", span(say, meeting.at, meeting.end(), &own), say.local().zone(&own));
        let mut blocks = vec![Block::Paragraph(vec![Span::text(when).strong()])];
        if !reads_inside(visit, &self.group) {
            return blocks;
        }
        let labelled = |label: &str, span: Span| {
            Block::Paragraph(vec![Span::text(format!("{}: ", say.text(label))).strong(), span])
        };
        if !meeting.place.is_empty() {
            blocks.push(labelled("meetings-place", Span::text(meeting.place.as_str())));
        }
        if !meeting.join.is_empty() {
            blocks.push(labelled(
                "meetings-online",
                Span::text(meeting.join.as_str()).to(meeting.join.as_str()),
            ));
        }
        if !meeting.note.is_empty() {
            blocks.push(Block::Paragraph(vec![Span::text(meeting.note.as_str())]));
        }
        if let Some(due) = meeting.papers_due() {
            let due = say.with("meetings-papers-due", "when", say.local().deadline(&due));
            blocks.push(Block::Paragraph(vec![Span::text(due)]));
        }
        blocks
    }

    fn table(&self, visit: &Visit) -> Table {
        let say = &visit.say;
        let base = visit.site.address(&path(&self.group, &self.meeting));
        let numbers = numbered(&self.meeting.reference, &self.items, &self.papers);
        let row = |item: &AgendaItem| {
            let mut first = vec![vec![Span::text(format!("{}. {}", item.position, item.title))]];
            for (id, number) in &numbers {
                let paper = self.papers.iter().find(|paper| paper.id == *id && paper.item == item.id);
                first.extend(paper.map(|paper| laid(say, &base, paper, number)));
            }
            let clause = item.clause.map(|clause| vec![Span::text(clause.to_string())]);
            vec![
                first,
                vec![vec![Span::text(item.minutes.to_string())]],
                vec![vec![Span::text(item.presenter.as_str())]],
                clause.into_iter().collect(),
            ]
        };
        Table {
            caption: say.text("meetings-agenda"),
            columns: vec![
                Column::new(say.text("meetings-item"), 10),
                Column { align: Align::End, ..Column::new(say.text("meetings-minutes-short"), 2) },
                Column::new(say.text("meetings-lead-person"), 4),
                Column::new(say.text("meetings-clause"), 3),
            ],
            rows: self.items.iter().map(row).collect(),
            ..Table::default()
        }
    }
}

fn laid(say: &Say, base: &str, paper: &Paper, number: &str) -> Vec<Span> {
    let to = if paper.file.is_some() { format!("{base}/papers/{}", paper.id) } else { paper.link.clone() };
    let number = say.with("meetings-paper-number", "number", number);
    vec![Span::text(format!("{number} ")), Span::text(paper.title.as_str()).to(to)]
}
