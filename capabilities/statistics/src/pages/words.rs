//! Figures in the reader's language.

use countries::{Area, Location, content};
use web::Say;

use crate::model::{Basis, Edition, Figure, STOCK, ValueState};

/// A number in its unit, as the reader's language writes it.
pub(crate) fn number(say: &Say, unit: &str, value: f64) -> String {
    let local = say.local();
    match unit {
        "persons" | "current-usd" | "incidents" => local.decimal(value, 0),
        "thousand-persons" | "million-usd" => local.decimal(value, 1),
        "percent-per-year" => say.with("statistics-percent-a-year", "value", local.decimal(value, 2)),
        unit if unit.starts_with("percent") => {
            say.with("statistics-percent", "value", local.decimal(value, 2))
        }
        _ if value.fract() == 0.0 => local.decimal(value, 0),
        _ => local.decimal(value, 3),
    }
}

/// The name of a unit; as the source writes it where we have no word for it.
pub(crate) fn unit(say: &Say, unit: &str) -> String {
    let key = format!("statistics-unit-{unit}");
    if say.has(&key) { say.text(&key) } else { unit.replace('-', " ") }
}

/// A figure as it is shown: its number, or in words why there is none.
pub(crate) fn shown(say: &Say, figure: Option<&Figure>) -> String {
    match figure {
        Some(it) => match (it.state, it.value) {
            (ValueState::Reported | ValueState::Zero, Some(value)) => number(say, &it.series.unit, value),
            (state, _) => state_words(say, state),
        },
        None => say.text("statistics-state-no-cell"),
    }
}

/// What the state of a figure means.
pub(crate) fn state_words(say: &Say, state: ValueState) -> String {
    say.text(&format!("statistics-state-{state}"))
}

/// The name of an indicator; the publisher's code where we have no word for it.
pub(crate) fn indicator(say: &Say, indicator: &str) -> String {
    let key = format!("statistics-indicator-{indicator}");
    if say.has(&key) { say.text(&key) } else { indicator.to_owned() }
}

/// Whom a figure counts.
pub(crate) fn sex(say: &Say, sex: crate::Sex) -> String {
    say.text(&format!("statistics-sex-{sex}"))
}

/// A year, a quarter or a month, or the years between two.
pub(crate) fn period(say: &Say, figure: &Figure) -> String {
    if let Some(since) = figure.since
        && say.language.direction() == kernel::Direction::Rtl
    {
        // Isolated from left to right: a dash between numbers would turn them round.
        return format!("\u{2066}{since}–{}\u{2069}", figure.period);
    }
    figure.since.map_or_else(|| figure.period.to_string(), |since| format!("{since}–{}", figure.period))
}

/// Publisher, dataset and edition: UN DESA, International Migrant Stock 2020.
pub(crate) fn source(say: &Say, edition: &Edition) -> String {
    if edition.dataset == STOCK {
        return say.with("statistics-source", "edition", edition.slug.clone());
    }
    format!("{}, {}", edition.title, edition.name)
}

/// What estimates are made from, in words.
pub(crate) fn basis(say: &Say, printed: &str) -> String {
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
pub(crate) fn place_name(say: &Say, code: &str, printed: &str) -> String {
    let named = match location(code) {
        Some(Location::Area(area)) => area.marked_name(say.language),
        Some(Location::Aggregate(sum)) => sum.names.get(say.language).to_owned(),
        None => printed.to_owned(),
    };
    if named.is_empty() { code.to_owned() } else { named }
}

/// The country or sum that figures name by this code; none for remainders and for sums of other publishers.
pub(crate) fn location(code: &str) -> Option<Location<'static>> {
    let areas = &content().areas;
    match code.strip_prefix("m49:") {
        Some(number) => areas.aggregate(number.parse().ok()?).map(Location::Aggregate),
        None => areas.by_code(code.parse().ok()?).map(Location::Area),
    }
}

/// The page of a country or area.
pub(crate) fn area_path(area: &Area) -> String {
    format!("/countries/{}", area.code)
}
