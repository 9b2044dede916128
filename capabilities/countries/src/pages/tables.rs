//! Areas, regions and communities as tables for files.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::List;
use web::{Problem, Response, Say, Visit};

use super::{
    region::{CommunityRow, KindRows, tree},
    shown::{area_url, badges, footnotes, kind_words, level_words, region_name},
};
use crate::{Area, AreaCode, MapFigures, content};

/// Areas with what the map shows of them.
pub(super) fn areas(say: &Say, areas: &[&Area], figures: Option<&MapFigures>) -> List {
    let language = say.language;
    let mut sorted = areas.to_vec();
    web::collate(language, &mut sorted, |area| area.name(language));
    let mut list = List::of(say.text("countries-title"), &sorted)
        .text(say.text("countries-area"), |area| area.marked_name(language))
        .text(say.text("countries-code"), |area| area.code.to_string())
        .whole("M49", |area| area.m49.map(i64::from))
        .text(say.text("countries-status"), |area| kind_words(area.kind, say))
        .text(say.text("countries-level-region"), |area| {
            area.region.map_or_else(String::new, |m49| region_name(m49, language))
        })
        .text(say.text("countries-region"), |area| {
            content()
                .areas
                .home_region(area)
                .map_or_else(String::new, |home| home.names.get(language).to_owned())
        })
        .text(say.text("countries-special"), |area| {
            badges(area, say).into_iter().map(|badge| badge.short).collect::<Vec<_>>().join(", ")
        });
    if let Some(figures) = figures {
        let values: HashMap<AreaCode, f64> = figures.values.iter().map(|it| (it.area, it.value)).collect();
        list = list.real(figures.title.clone(), move |area| values.get(&area.code).copied());
    }
    let list = list
        .link(say.text("file-address"), |area| area_url(area.code))
        .done()
        .note(say.text("countries-sources-text"))
        .note(
            figures.map_or_else(String::new, |it| format!("{} {}", say.text("countries-source"), it.source)),
        );
    footnotes(sorted, language)
        .into_iter()
        .fold(list, |list, note| list.note(format!("{} {}", note.mark, note.text)))
}

/// Every community with how many members it had on the day.
pub(super) fn communities(say: &Say, kinds: &[KindRows], on: Date) -> List {
    let rows: Vec<(&KindRows, &CommunityRow)> =
        kinds.iter().flat_map(|kind| kind.communities.iter().map(move |row| (kind, row))).collect();
    let source = |id: &str| content().communities.by_id(id).map_or("", |it| it.source.as_str()).to_owned();
    List::of(say.text("countries-communities-all"), &rows)
        .text(say.text("countries-community"), |(_, row)| row.short.clone())
        .text(say.text("countries-name"), |(_, row)| row.name.clone())
        .text(say.text("countries-of-kind"), |(kind, _)| kind.words.clone())
        .whole(say.text("countries-members"), |(_, row)| i64::try_from(row.members).ok())
        .day(say.text("countries-looked-at"), |(_, row)| Some(row.as_of))
        .text(say.text("countries-mark"), |(_, row)| row.mark.words.clone())
        .text(say.text("countries-source-head"), |(_, row)| source(&row.id))
        .link(say.text("file-address"), |(_, row)| row.url.clone())
        .done()
        .note(say.with("countries-as-on", "day", say.local().day(on)))
        .note(say.text("countries-mark-note"))
}

/// The regions of the M49 list as a file; a person is led to the page that shows them.
pub(super) async fn regions(visit: Visit) -> Result<Response, Problem> {
    if !visit.format.is_file() {
        return Ok(visit.lead("/regions#m49"));
    }
    let say = &visit.say;
    let list = List::of(say.text("countries-m49"), &tree(say))
        .text(say.text("countries-region"), |row| row.name.clone())
        .whole("M49", |row| Some(row.m49.into()))
        .text(say.text("countries-depth"), |row| level_words(row.level, say))
        .text(say.text("countries-lies-in"), |row| {
            row.parent.map_or_else(String::new, |m49| region_name(m49, say.language))
        })
        .whole(say.text("countries-areas-head"), |row| i64::try_from(row.areas).ok())
        .link(say.text("file-address"), |row| row.url.clone())
        .done()
        .note(say.text("countries-sources-text"));
    visit.table("regions-m49", list).await
}
