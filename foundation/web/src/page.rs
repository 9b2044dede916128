//! The frame around every page.

use askama::Template;
use kernel::{Identity, Language};

use crate::{Say, Visit, assets, problem::Told};

kernel::words! {
    /// The sections of the navigation, in their order; one exists once a capability brings it.
    pub enum Section {
        /// What needs me.
        Today = "today",
        /// Clauses, status, evidence.
        Mandate = "mandate",
        /// Members, meetings, work plan.
        Group = "group",
        /// Map, list, country workspace.
        Countries = "countries",
        /// Communities, processes, corridors.
        Regions = "regions",
        /// Datasets, indicators, analyses.
        Data = "data",
        /// Practices, lessons, guidance, experts.
        Library = "library",
        /// Publications and their checks.
        Publish = "publish",
    }
}

impl Section {
    const fn address(self) -> &'static str {
        match self {
            Self::Today => "/",
            Self::Mandate => "/mandate",
            Self::Group => "/group",
            Self::Countries => "/countries",
            Self::Regions => "/regions",
            Self::Data => "/data",
            Self::Library => "/library",
            Self::Publish => "/reports",
        }
    }

    fn words(self, say: &Say) -> String {
        say.text(match self {
            Self::Today => "nav-today",
            Self::Mandate => "nav-mandate",
            Self::Group => "nav-group",
            Self::Countries => "nav-countries",
            Self::Regions => "nav-regions",
            Self::Data => "nav-data",
            Self::Library => "nav-library",
            Self::Publish => "nav-publish",
        })
    }
}

/// What the frame says about a page.
#[derive(Clone, Debug, Default)]
pub struct Head {
    title: String,
    description: String,
    section: Option<Section>,
    crumbs: Vec<Crumb>,
    pub(crate) lasting: bool,
}

/// A step of the way from the section to the page.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// What it is called.
    pub words: String,
    /// Where it leads; the last step leads nowhere.
    pub url: Option<String>,
}

impl Head {
    /// A page by its title.
    pub fn titled(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// In which section of the navigation it lies.
    #[must_use]
    pub fn in_section(mut self, section: Section) -> Self {
        self.section = Some(section);
        self
    }

    /// All that it tells a visitor who has not signed in follows from the journal's records, the address,
    /// the language and the minute: it may be kept until something is recorded or the minute is over.
    #[must_use]
    pub fn lasting(mut self) -> Self {
        self.lasting = true;
        self
    }

    /// What search engines and previews show of it.
    #[must_use]
    pub fn described(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// With a step of the way to it.
    #[must_use]
    pub fn crumb(mut self, words: impl Into<String>, url: impl Into<String>) -> Self {
        self.crumbs.push(Crumb { words: words.into(), url: Some(url.into()) });
        self
    }

    /// With the last step, the page itself.
    #[must_use]
    pub fn here(mut self, words: impl Into<String>) -> Self {
        self.crumbs.push(Crumb { words: words.into(), url: None });
        self
    }
}

#[derive(Template)]
#[template(path = "pages/frame.html")]
struct Frame<'a> {
    say: &'a Say,
    head: &'a Head,
    body: &'a str,
    style: String,
    script: String,
    icon: String,
    demo: bool,
    languages: Vec<LanguageLink>,
    nav: Vec<NavLink>,
    signed: Option<SignedIn>,
    notice: Option<String>,
    twin: String,
    here_encoded: String,
    zone: String,
}

struct LanguageLink {
    language: Language,
    url: String,
    current: bool,
}

struct NavLink {
    words: String,
    url: &'static str,
    current: bool,
}

struct SignedIn {
    name: String,
    office: String,
}

pub(crate) fn frame(visit: &Visit, head: &Head, body: &str) -> askama::Result<String> {
    let say = &visit.say;
    let nav = visit.site.sections().iter().map(|section| NavLink {
        words: section.words(say),
        url: section.address(),
        current: head.section == Some(*section),
    });
    Frame {
        say,
        head,
        body,
        style: assets::address("style.css"),
        script: assets::address("enhance.js"),
        icon: assets::address("icon.svg"),
        demo: visit.site.settings().demo,
        languages: languages(visit),
        nav: nav.collect(),
        signed: signed_in(visit),
        notice: visit
            .notice
            .as_deref()
            .filter(|key| key.contains("notice-") && say.has(key))
            .map(|key| say.text(key)),
        twin: twin(visit),
        here_encoded: encoded(&here(visit)),
        zone: zone(visit),
    }
    .render()
}

fn languages(visit: &Visit) -> Vec<LanguageLink> {
    let mut kept = String::new();
    for pair in visit.query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang=")) {
        kept.push_str(pair);
        kept.push('&');
    }
    let link = |language: &Language| LanguageLink {
        language: *language,
        url: format!("{}?{kept}lang={language}", visit.path),
        current: *language == visit.say.language,
    };
    Language::ALL.iter().map(link).collect()
}

fn signed_in(visit: &Visit) -> Option<SignedIn> {
    let Identity::Person(person) = &visit.actor.identity else { return None };
    let role = visit.actor.offices.iter().map(|office| office.role).min_by_key(|role| rank(*role));
    let mut office: Vec<String> =
        role.map(|role| visit.say.text(&format!("role-{role}"))).into_iter().collect();
    office.extend(person.agency_code.clone());
    Some(SignedIn { name: person.name.clone(), office: office.join(", ") })
}

/// The office by which a person is introduced, where they hold several.
fn rank(role: kernel::Role) -> u8 {
    match role {
        kernel::Role::CoChair => 0,
        kernel::Role::ParentChair => 1,
        kernel::Role::SisterConvenor => 2,
        kernel::Role::FocalPoint => 3,
        kernel::Role::Alternate => 4,
        _ => 5,
    }
}

fn twin(visit: &Visit) -> String {
    let path = if visit.path == "/" { "/index" } else { visit.path.as_str() };
    if visit.query.is_empty() { format!("{path}.json") } else { format!("{path}.json?{}", visit.query) }
}

fn here(visit: &Visit) -> String {
    if visit.query.is_empty() { visit.path.clone() } else { format!("{}?{}", visit.path, visit.query) }
}

/// An address as the value of a question in another address.
fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("writing to a string");
        }
    }
    out
}

/// The reader's zone as people say it: Bangkok (UTC+7).
fn zone(visit: &Visit) -> String {
    let offset = visit.actor.zone.to_offset(visit.actor.now).seconds();
    let (sign, offset) = if offset < 0 { ('\u{2212}', -offset) } else { ('+', offset) };
    let minutes = offset % 3600 / 60;
    let utc = match (offset, minutes) {
        (0, _) => "UTC".to_owned(),
        (_, 0) => format!("UTC{sign}{}", offset / 3600),
        (_, minutes) => format!("UTC{sign}{}:{minutes:02}", offset / 3600),
    };
    let city = visit.say.local().zone(&visit.actor.zone);
    if city == "UTC" { utc } else { format!("{city} ({utc})") }
}

#[derive(Template)]
#[template(path = "pages/problem.html")]
struct ProblemPage<'a> {
    say: &'a Say,
    told: &'a Told,
    sign_in: bool,
    here_encoded: String,
}

pub(crate) fn problem(visit: &Visit, told: &Told) -> askama::Result<String> {
    let page = ProblemPage {
        say: &visit.say,
        told,
        sign_in: told.status == 401,
        here_encoded: encoded(&here(visit)),
    };
    frame(visit, &Head::titled(told.title.clone()), &page.render()?)
}
