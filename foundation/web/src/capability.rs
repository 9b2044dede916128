//! What a capability hands to the site.

use std::pin::Pin;

use axum::Router;
use jiff::ZonedDateTime;
use kernel::{Language, uuid::Uuid};
use serde::Serialize;
use utoipa_axum::router::OpenApiRouter;

use crate::{Html, Mark, Problem, Section, Site, Visit};

/// One capability: its routes, its words, and what it adds to the pages of others. A plain value.
#[must_use = "a capability does nothing until the site takes it"]
pub struct Capability {
    pub(crate) name: &'static str,
    pub(crate) pages: Router<Site>,
    pub(crate) api: OpenApiRouter<Site>,
    pub(crate) words: Vec<(Language, &'static str)>,
    pub(crate) panels: Vec<(Place, PanelOf)>,
    pub(crate) remarks: Vec<(Place, RemarksOf)>,
    pub(crate) tasks: Vec<TasksOf>,
    pub(crate) sections: Vec<Section>,
}

/// A page on which other capabilities may show a panel about the page's record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The page of one meeting; the id is the meeting's.
    Meeting,
    /// The minutes of one meeting while they are written; the id is the meeting's.
    Minutes,
    /// The page of a group; the id is the group's.
    Group,
    /// The reader's own page of the day; the id is nil.
    Today,
    /// The page of a country; the id is made of its M49 number.
    Country,
    /// The page of a regional community, as of the day in the address; the id is made by `countries`.
    Community,
    /// The migration profile of a country; the id is that of the country.
    Profile,
    /// The page of a corridor; the id is made of those of its two countries.
    Corridor,
    /// The page of an edition of figures; the id is the edition's.
    Edition,
    /// The page of one cell of an edition; the id is the edition's, and the address of the page names the cell.
    Cell,
}

/// What a panel shows: HTML for the page and the same as data for its machine twin.
#[derive(Clone, Debug, Serialize)]
pub struct PanelHtml {
    /// A `<section>` of our own making.
    #[serde(skip)]
    pub html: Html,
    /// Whether it belongs into the column of side notes.
    #[serde(skip)]
    pub side: bool,
    /// Its name in the twin, such as `action_points`.
    pub name: &'static str,
    /// The same as data.
    pub data: serde_json::Value,
}

/// A few words of another capability on a part of the page's record: in the row of an item, or beside the
/// heading where they are about the whole. Where a panel is a section, a remark fills a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// The id of the part, or that of the record itself.
    #[serde(skip)]
    pub on: Uuid,
    /// What it says, in the reader's language.
    pub words: String,
    /// Where it leads, if it leads anywhere.
    pub url: Option<String>,
}

/// Something that needs the reader, shown on their page of the day.
#[derive(Clone, Debug)]
pub struct Task {
    /// What is to be done, as a sentence.
    pub title: String,
    /// Why, and what has been done already.
    pub detail: String,
    /// Where it is done.
    pub url: String,
    /// The words on the button.
    pub action: String,
    /// Until when, in the deadline's own zone.
    pub due: Option<ZonedDateTime>,
    /// How pressing it is.
    pub urgency: TaskUrgency,
}

/// How pressing a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskUrgency {
    /// Its date has passed.
    Overdue,
    /// Its date is near.
    Soon,
    /// There is time.
    Later,
}

impl TaskUrgency {
    /// Its mark, with the words of how many days are left.
    pub fn mark(self, words: String) -> Mark {
        Mark::new(
            match self {
                Self::Overdue => crate::Status::Overdue,
                Self::Soon => crate::Status::AtRisk,
                Self::Later => crate::Status::OnTrack,
            },
            words,
        )
    }
}

pub(crate) type Boxed<T> = Pin<Box<dyn Future<Output = Result<T, Problem>> + Send>>;
pub(crate) type PanelOf = fn(Visit, Uuid) -> Boxed<Option<PanelHtml>>;
pub(crate) type RemarksOf = fn(Visit, Uuid) -> Boxed<Vec<Remark>>;
pub(crate) type TasksOf = fn(Visit) -> Boxed<Vec<Task>>;

impl Capability {
    /// A capability by the name of its folder.
    pub fn named(name: &'static str) -> Self {
        Self {
            name,
            pages: Router::new(),
            api: OpenApiRouter::new(),
            words: Vec::new(),
            panels: Vec::new(),
            remarks: Vec::new(),
            tasks: Vec::new(),
            sections: Vec::new(),
        }
    }

    /// Its HTML pages.
    pub fn pages(mut self, pages: Router<Site>) -> Self {
        self.pages = pages;
        self
    }

    /// Its part of `/api/v1`, with paths such as `/meetings`.
    pub fn api(mut self, api: OpenApiRouter<Site>) -> Self {
        self.api = api;
        self
    }

    /// Its words in a language: the text of `locales/<language>.ftl`.
    pub fn words(mut self, language: Language, ftl: &'static str) -> Self {
        self.words.push((language, ftl));
        self
    }

    /// A panel it shows on a page of another capability.
    pub fn panel(mut self, place: Place, panel: PanelOf) -> Self {
        self.panels.push((place, panel));
        self
    }

    /// What it remarks on the parts of another capability's record; the record's id is given.
    pub fn remarks(mut self, place: Place, remarks: RemarksOf) -> Self {
        self.remarks.push((place, remarks));
        self
    }

    /// What it knows to need the reader.
    pub fn tasks(mut self, tasks: TasksOf) -> Self {
        self.tasks.push(tasks);
        self
    }

    /// A section of the navigation that begins to exist with it.
    pub fn section(mut self, section: Section) -> Self {
        self.sections.push(section);
        self
    }
}

/// The six `.ftl` files of a crate, as calls of [`Capability::words`] take them.
#[macro_export]
macro_rules! with_words {
    ($capability:expr) => {
        $capability
            .words(
                kernel::Language::English,
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/en.ftl")),
            )
            .words(
                kernel::Language::French,
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/fr.ftl")),
            )
            .words(
                kernel::Language::Spanish,
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/es.ftl")),
            )
            .words(
                kernel::Language::Arabic,
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/ar.ftl")),
            )
            .words(
                kernel::Language::Russian,
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/ru.ftl")),
            )
            .words(
                kernel::Language::Chinese,
                include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/zh.ftl")),
            )
    };
}
