//! Numbers and names in the reader's language.

use std::sync::Arc;

use countries::content;
use jiff::tz::TimeZone;
use kernel::Language;
use web::{Say, Words};

use crate::number::Number;

/// The words of this crate and of the maps it draws, for the command line.
pub fn words(language: Language) -> Say {
    let words = Words::of(&[crate::capability(), countries::capability()]);
    let words = words.expect("a test reads the very same texts");
    Say::new(Arc::new(words), language, TimeZone::UTC)
}

/// A number with so many decimals; a dash where there is none.
pub(crate) fn plain(say: &Say, value: Option<f64>, decimals: usize) -> String {
    value.map_or_else(|| "\u{2014}".to_owned(), |it| say.local().decimal(it, decimals))
}

/// A number in its unit, or in words why there is none.
pub(crate) fn shown(say: &Say, number: &Number) -> String {
    match number.value {
        Some(value) => in_unit(say, &number.unit, value),
        None => say.text(&format!("profiles-state-{}", number.state)),
    }
}

pub(crate) fn in_unit(say: &Say, unit: &str, value: f64) -> String {
    let decimals = match unit {
        "persons" | "current-usd" | "ppp-usd-per-person" | "partners" => 0,
        "thousand-persons" | "million-usd" | "years" | "males-per-100-females" | "per-100000-persons" => 1,
        "index" => 4,
        _ => 2,
    };
    let key = format!("profiles-unit-{unit}");
    let number = say.local().decimal(value, decimals);
    let number = if value < 0.0 { left_to_right(say, number) } else { number };
    if say.has(&key) { say.with(&key, "value", number) } else { number }
}

/// Keeps a sign before its number, and the first year of an interval before the last, in texts from right to left.
pub(crate) fn left_to_right(say: &Say, text: String) -> String {
    match say.language.direction() {
        kernel::Direction::Ltr => text,
        kernel::Direction::Rtl => format!("\u{2066}{text}\u{2069}"),
    }
}

/// The name of a country or of what belongs to none; the code where we have no name.
pub(crate) fn place(say: &Say, code: &str) -> String {
    let area = code.parse().ok().and_then(|code| content().areas.by_code(code));
    area.map_or_else(|| code.to_owned(), |it| it.marked_name(say.language))
}

/// The name of a figure.
pub(crate) fn figure(say: &Say, name: &str) -> String {
    say.text(&format!("profiles-figure-{name}"))
}

/// Edition and cell of each source that is shown, as `undesa-stock 2020 Table 1!L190`, with its address, and how many
/// more there are; of a sum over many cells the edition.
pub(crate) fn links(number: &Number) -> (Vec<(String, String)>, usize) {
    let cell = |it: &crate::Source| {
        let place = [it.sheet.as_str(), it.cell.as_str()].into_iter().filter(|part| !part.is_empty());
        let place: Vec<&str> = place.collect();
        let words = [format!("{} {}", it.dataset, it.edition), place.join("!")].join(" ");
        (words.trim().to_owned(), it.url.clone())
    };
    let rest = number.sources.len().saturating_sub(SHOWN);
    (number.sources.iter().take(SHOWN).map(cell).collect(), rest)
}

/// The same in one line.
pub(crate) fn cells(number: &Number) -> String {
    let (links, rest) = links(number);
    let more = (rest > 0).then(|| format!("+{rest}"));
    links.into_iter().map(|(words, _)| words).chain(more).collect::<Vec<_>>().join("; ")
}

/// As many cells are written beside a number; JSON has them all.
const SHOWN: usize = 3;
