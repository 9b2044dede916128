//! Codes of what belongs to no country, as publishers print them.

use crate::Area;

/// The remainder of a code: unknown, various or other origins, or stateless persons.
pub(crate) fn of(code: &str) -> Option<Area> {
    match code {
        "XXX" | "UNK" | "UKN" | "VAR" => Some(Area::remainder("XXX")),
        "XXA" | "STA" | "XSTATELESS" => Some(Area::remainder("XSTATELESS")),
        _ => None,
    }
}

/// Codes under which UNHCR and IDMC count people whose place is no country of the list of areas.
///
/// They become part of the remainder, with the code as detail, so that sums stay whole and nothing is hidden.
pub(crate) fn inside(code: &str) -> Option<&'static str> {
    // Tibetan origin (UNHCR) and the Abyei Area (IDMC).
    ["TIB", "AB9"].into_iter().find(|it| *it == code)
}
