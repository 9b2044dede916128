//! What readers must know of countries and areas; `countries` answers through `statistics`.

use crate::Area;

/// Countries and areas by the codes that publishers use.
///
/// Figures are matched by code. A name is only asked whether it contradicts the code, or, for the few publishers that
/// print no code, looked up in the list of that publisher's own names ([`Areas::printed`]).
pub trait Areas {
    /// The country or sum of an M49 or location code of the UN Population Division, such as 498 or 900.
    fn by_m49(&self, code: u16) -> Option<Area>;

    /// The country of a code of three letters, ISO 3166 or a publisher's own in its place, such as `MDA` or `XKX`.
    fn by_code(&self, code: &str) -> Option<Area>;

    /// The country of a code of two letters of ISO 3166, such as `NA` for Namibia.
    fn by_iso2(&self, code: &str) -> Option<Area> {
        self.printed("iso2", code)
    }

    /// The area of a name exactly as a publisher prints it; the list of the publisher is reference content.
    fn printed(&self, publisher: &str, name: &str) -> Option<Area>;

    /// The names under which a source may print a country, former ones included; none, and its name is not checked.
    fn names(&self, code: &str) -> Vec<String>;

    /// The M49 or location code of the area with exactly this name, to catch codes that were exchanged.
    fn m49_of(&self, name: &str) -> Option<u16>;

    /// The code of the area with exactly this name, to suggest it to a person; never to match by.
    fn suggest(&self, name: &str) -> Option<String>;

    /// The codes of a few areas whose names are much like this one, the most alike first; to suggest, never to match by.
    fn alike(&self, name: &str) -> Vec<String> {
        let _ = name;
        Vec::new()
    }
}
