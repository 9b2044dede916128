//! The minutes as a document for Word.

use axum::extract::Path;
use kernel::Actor;
use meetings::Attendance;
use typeset::{Block, Column, Cover, Document, ListItem, Order, Span, Table};
use web::{Problem, Query, Response, Say, Visit, download};

use super::{
    AtMeeting, found,
    read::{Question, lead, visible},
};
use crate::{
    model::{Decision, Item, State, Version, paragraphs},
    ops::Whole,
    policy::Sight,
    store,
};

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

pub(crate) async fn word(
    visit: Visit,
    Path(at): Path<AtMeeting>,
    Query(asked): Query<Question>,
) -> Result<Response, Problem> {
    let text = visit.db().read(async |tx| load(tx, &at, &visit.actor, asked.number()).await).await?;
    let name = format!("{}-minutes-v{}.docx", text.whole.meeting.reference, text.version.number);
    let base = visit.site.settings().base_url.clone();
    Ok(download(&name, WORD, typeset::docx(&text.document(&visit.say, &base))))
}

/// All that the document tells of.
struct Text {
    whole: Whole,
    version: Version,
    decisions: Vec<Decision>,
    /// Empty for those who may read no more than adopted minutes.
    agreed: Vec<actions::Action>,
    present: Vec<Attendance>,
}

async fn load(tx: &mut db::Tx, at: &AtMeeting, actor: &Actor, asked: Option<u32>) -> Result<Text, Problem> {
    let (whole, sight) = found(tx, at, actor).await?;
    let seen = visible(&whole.versions, sight);
    let version = match asked {
        Some(number) => seen.iter().find(|it| it.number == number).copied(),
        None => seen.last().copied(),
    };
    let version = version.ok_or_else(Problem::not_found)?.clone();
    let meeting = whole.meeting.id;
    let inside = sight >= Sight::Circulated;
    Ok(Text {
        decisions: store::decisions(tx, meeting).await?,
        agreed: if inside { actions::of_meeting(tx, meeting).await? } else { Vec::new() },
        present: if inside { meetings::attendance(tx, meeting).await? } else { Vec::new() },
        version,
        whole,
    })
}

fn heading(text: impl Into<String>) -> Block {
    Block::Heading { level: 1, text: text.into() }
}

impl Text {
    fn document(&self, say: &Say, base: &str) -> Document {
        let group = self.whole.group.title(say.language);
        let number = self.version.number.to_string();
        let pages = say.fill(
            "minutes-document-page",
            &[("page", typeset::PAGE.into()), ("pages", typeset::PAGES.into())],
        );
        let edited = self.version.items.iter().map(|item| item.edited_at).max();
        let mut blocks = self.opening(say);
        blocks.extend(self.presence(say));
        blocks.extend(self.items(say, base));
        blocks.extend(self.decisions(say));
        blocks.extend(self.agreed(say));
        if let (State::Adopted, Some(digest)) = (self.version.state, &self.version.digest) {
            blocks.push(Block::Note(vec![Span::text(format!("{}: {digest}", say.text("minutes-digest")))]));
        }
        Document {
            title: say.with("minutes-document-title", "title", self.whole.meeting.title.as_str()),
            cover: Cover::default(),
            language: say.language,
            author: group.to_owned(),
            at: self
                .version
                .adopted_at
                .or(self.version.circulated_at)
                .or(edited)
                .unwrap_or(self.whole.meeting.at),
            header: group.to_owned(),
            footer: format!(
                "{} · {} {number} · {pages}",
                self.whole.meeting.reference,
                say.text("minutes-version")
            ),
            blocks,
        }
    }

    /// When the meeting was, how the text stands, and what it corrects.
    fn opening(&self, say: &Say) -> Vec<Block> {
        let meeting = &self.whole.meeting;
        let (zone, local) = (meeting.tz(), say.local());
        let (start, end) = (zone.to_datetime(meeting.at), zone.to_datetime(meeting.end()));
        let when = format!(
            "{}, {}–{} {}",
            local.weekday_day(start.date()),
            local.time(start),
            local.time(end),
            local.zone(&zone)
        );
        let state = say.text(&format!("minutes-state-{}", self.version.state));
        let lead = lead(say, &self.whole, Some(&self.version));
        let mut blocks = vec![
            Block::Paragraph(vec![Span::text(when).strong()]),
            Block::Paragraph(vec![Span::text(state).strong(), Span::text(format!(" · {lead}"))]),
        ];
        if !self.version.correction.is_empty() {
            let corrects = Span::text(say.text("minutes-corrects")).strong();
            blocks
                .push(Block::Paragraph(vec![corrects, Span::text(format!(" {}", self.version.correction))]));
        }
        blocks
    }

    fn presence(&self, say: &Say) -> Vec<Block> {
        if self.present.is_empty() {
            return Vec::new();
        }
        let caption = say.text("minutes-document-present");
        let row = |one: &Attendance| {
            let cell = |text: String| vec![vec![Span::text(text)]];
            let how = say.text(&format!("minutes-document-{}", one.mode));
            vec![cell(one.agency_code.clone().unwrap_or_default()), cell(one.name.clone()), cell(how)]
        };
        let columns = vec![
            Column::new(say.text("minutes-document-agency"), 2),
            Column::new(say.text("minutes-document-person"), 4),
            Column::new(say.text("minutes-document-how"), 2),
        ];
        let rows = self.present.iter().map(row).collect();
        vec![heading(caption.as_str()), Block::Table(Table { caption, columns, rows, ..Table::default() })]
    }

    /// The text item by item, its paragraphs with the numbers by which comments name them.
    fn items(&self, say: &Say, base: &str) -> Vec<Block> {
        let mut items: Vec<&Item> = self.version.items.iter().collect();
        items.sort_by_key(|item| item.position);
        let mut blocks = Vec::new();
        for item in items {
            let paragraphs = paragraphs(item);
            if paragraphs.is_empty() {
                continue;
            }
            blocks.push(heading(if item.position == 0 {
                say.text("minutes-whole-meeting")
            } else {
                format!("{}. {}", item.position, item.title)
            }));
            for paragraph in paragraphs {
                blocks.extend(numbered(&paragraph.number, typeset::markdown(&paragraph.text, base)));
            }
        }
        blocks
    }

    fn decisions(&self, say: &Say) -> Vec<Block> {
        if self.decisions.is_empty() {
            return Vec::new();
        }
        let item = |it: &Decision| ListItem {
            depth: 0,
            spans: vec![Span::text(it.reference.as_str()).strong(), Span::text(format!(" {}", it.text))],
        };
        let items = self.decisions.iter().map(item).collect();
        vec![heading(say.text("minutes-decisions")), Block::List { order: Order::Dotted, items }]
    }

    fn agreed(&self, say: &Say) -> Vec<Block> {
        if self.agreed.is_empty() {
            return Vec::new();
        }
        let caption = say.text("minutes-mail-agreed");
        let row = |it: &actions::Action| {
            let due = it.due.map_or_else(|| say.text("minutes-no-day"), |due| say.local().short_day(due));
            let cell = |text: &str| vec![vec![Span::text(text)]];
            vec![cell(&it.reference), cell(&it.text), cell(&it.agency_code), cell(&due)]
        };
        let columns = vec![
            Column::new(say.text("minutes-document-number"), 2),
            Column::new(say.text("minutes-document-what"), 9),
            Column::new(say.text("minutes-document-owner"), 3),
            Column::new(say.text("minutes-document-due"), 3),
        ];
        let rows = self.agreed.iter().map(row).collect();
        vec![heading(caption.as_str()), Block::Table(Table { caption, columns, rows, ..Table::default() })]
    }
}

/// The parts of a paragraph, the first with its number before it.
fn numbered(number: &str, mut blocks: Vec<Block>) -> Vec<Block> {
    let shown = Span::text(format!("{number} ")).strong();
    match blocks.first_mut() {
        Some(Block::Paragraph(spans)) => spans.insert(0, shown),
        _ => blocks.insert(0, Block::Paragraph(vec![shown])),
    }
    blocks
}
