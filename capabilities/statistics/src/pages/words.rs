//! Figures in the reader's language.

use countries::{Area, Location, content};
use web::Say;

use crate::model::{Basis, Edition, Figure, Indicator, Unit, ValueState};

/// A number of an indicator with its unit, as the reader's language writes it.
pub(super) fn number(say: &Say, indicator: Indicator, value: f64) -> String {
    let local = say.local();
    match indicator.unit() {
        Unit::Persons => local.decimal(value, 0),
        Unit::ThousandPersons => local.decimal(value, 1),
        Unit::Percent => say.with("statistics-percent", "value", local.decimal(value, 2)),
        Unit::PercentPerYear => say.with("statistics-percent-a-year", "value", local.decimal(value, 2)),
    }
}

/// A figure as it is shown: its number, or in words why there is none.
pub(super) fn shown(say: &Say, figure: Option<&Figure>) -> String {
    match figure {
        Some(it) => match (it.state, it.value) {
            (ValueState::Reported | ValueState::Zero, Some(value)) => number(say, it.indicator, value),
            (state, _) => state_words(say, state),
        },
        None => say.text("statistics-state-no-cell"),
    }
}

/// What the state of a figure means.
pub(super) fn state_words(say: &Say, state: ValueState) -> String {
    say.text(&format!("statistics-state-{state}"))
}

/// The name of an indicator.
pub(super) fn indicator(say: &Say, indicator: Indicator) -> String {
    say.text(&format!("statistics-indicator-{indicator}"))
}

/// Whom a figure counts.
pub(super) fn sex(say: &Say, sex: crate::Sex) -> String {
    say.text(&format!("statistics-sex-{sex}"))
}

/// A year, or the years between two.
pub(super) fn period(say: &Say, figure: &Figure) -> String {
    if let Some(since) = figure.since
        && say.language.direction() == kernel::Direction::Rtl
    {
        // Isolated from left to right: a dash between numbers would turn them round.
        return format!("\u{2066}{since}–{}\u{2069}", figure.year);
    }
    figure.since.map_or_else(|| figure.year.to_string(), |since| format!("{since}–{}", figure.year))
}

/// Publisher, dataset and edition: UN DESA, International Migrant Stock 2020.
pub(super) fn source(say: &Say, edition: &Edition) -> String {
    say.with("statistics-source", "edition", edition.slug.clone())
}

/// What estimates are made from, in words.
pub(super) fn basis(say: &Say, printed: &str) -> String {
    let known = printed.split_whitespace().filter_map(|word| word.parse::<Basis>().ok());
    let words: Vec<String> = known
        .map(|basis| {
            say.text(match basis {
                Basis::ForeignBorn => "statistics-basis-born",
                Basis::ForeignCitizens => "statistics-basis-citizens",
                Basis::RefugeesAdded => "statistics-basis-refugees",
                Basis::Imputed => "statistics-basis-imputed",
            })
        })
        .collect();
    words.join("; ")
}

/// The name of an area or a sum in the reader's language, else as printed.
pub(super) fn place_name(say: &Say, m49: u16, printed: &str) -> String {
    match content().areas.resolve(m49) {
        Some(Location::Area(area)) => area.marked_name(say.language),
        Some(Location::Aggregate(sum)) => sum.names.get(say.language).to_owned(),
        None => printed.to_owned(),
    }
}

/// The page of a country or area.
pub(super) fn area_path(area: &Area) -> String {
    format!("/countries/{}", area.code)
}
