//! Areas, notes and marks as lists show them.

use std::collections::BTreeMap;

use kernel::Language;
use serde::Serialize;
use web::{Mark as Sign, Say, Status};

use crate::{
    content,
    model::{Area, AreaCode, AreaKind, Mark, RegionKind, SpecialGroup},
};

/// The address of an area's page.
pub(crate) fn area_url(code: AreaCode) -> String {
    format!("/countries/{code}")
}

/// One area in a list.
#[derive(Clone, Serialize)]
pub(super) struct AreaItem {
    pub(super) code: AreaCode,
    pub(super) m49: Option<u16>,
    pub(super) name: String,
    pub(super) url: String,
    pub(super) groups: Vec<GroupBadge>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) shown: Option<String>,
}

impl AreaItem {
    pub(super) fn of(area: &Area, say: &Say) -> Self {
        Self {
            code: area.code,
            m49: area.m49,
            name: area.marked_name(say.language),
            url: area_url(area.code),
            groups: badges(area, say),
            value: None,
            shown: None,
        }
    }
}

/// A special group as a small mark.
#[derive(Clone, Serialize)]
pub(super) struct GroupBadge {
    pub(super) id: SpecialGroup,
    pub(super) short: String,
    pub(super) name: String,
}

pub(super) fn badges(area: &Area, say: &Say) -> Vec<GroupBadge> {
    area.groups.iter().map(|group| badge(*group, say.language)).collect()
}

/// The special groups are communities of the content, which has their names.
fn badge(id: SpecialGroup, language: Language) -> GroupBadge {
    let short = short_name(id, language);
    let name =
        content().communities.by_id(id.word()).map(|community| community.names.get(language).to_owned());
    GroupBadge { id, name: name.unwrap_or_else(|| short.clone()), short }
}

/// The acronym in the language, or the English one where the language has none.
pub(super) fn short_name(id: SpecialGroup, language: Language) -> String {
    let community = content().communities.by_id(id.word());
    let own = community.filter(|it| it.short.get(language) != it.names.get(language));
    own.map_or_else(|| id.word().to_uppercase(), |community| community.label(language).to_owned())
}

/// A footnote under a list or a page.
#[derive(Clone, Serialize)]
pub(super) struct Footnote {
    pub(super) mark: String,
    pub(super) text: String,
}

/// The footnotes whose marks stand after names in a list, each once.
pub(super) fn footnotes<'a>(areas: impl IntoIterator<Item = &'a Area>, language: Language) -> Vec<Footnote> {
    let notes = areas.into_iter().filter_map(|area| area.note.as_ref()).filter(|note| !note.mark.is_empty());
    let once: BTreeMap<&str, &str> =
        notes.map(|note| (note.mark.as_str(), note.text.get(language))).collect();
    once.into_iter().map(|(mark, text)| Footnote { mark: mark.to_owned(), text: text.to_owned() }).collect()
}

/// How well something is known, as a word with a shape.
pub(super) fn sign(mark: Mark, say: &Say) -> Sign {
    match mark {
        Mark::Verified => Sign::new(Status::Met, say.text("countries-mark-verified")),
        Mark::Found => Sign::new(Status::OnTrack, say.text("countries-mark-found")),
        Mark::General | Mark::Unsure => Sign::new(Status::NotYetDue, say.text("countries-mark-general")),
    }
}

pub(super) fn kind_words(kind: AreaKind, say: &Say) -> String {
    say.text(&format!("countries-kind-{kind}"))
}

pub(super) fn level_words(kind: RegionKind, say: &Say) -> String {
    say.text(&format!("countries-level-{kind}"))
}

/// A link with its words.
#[derive(Clone, Serialize)]
pub(super) struct Link {
    pub(super) words: String,
    pub(super) url: String,
}

/// Areas by name, as the dictionaries of the language order them.
pub(super) fn by_name<'a>(areas: impl IntoIterator<Item = &'a Area>, language: Language) -> Vec<&'a Area> {
    let mut list: Vec<&Area> = areas.into_iter().collect();
    web::collate(language, &mut list, |area| area.name(language));
    list
}

/// The name of a region; nothing for a number that is none.
pub(super) fn region_name(m49: u16, language: Language) -> String {
    content().areas.region(m49).map_or_else(String::new, |region| region.names.get(language).to_owned())
}
