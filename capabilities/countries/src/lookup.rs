//! Finding an area by what a person types: part of a name in any language, or a code.

use std::sync::LazyLock;

use kernel::Language;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use crate::{
    content,
    model::{Area, AreaCode, fold_name},
};

/// As many areas as are offered to somebody who asked for one that does not exist.
const OFFERED: usize = 5;

/// Every name of every area, brought to the form in which names are searched.
static NAMES: LazyLock<Vec<(AreaCode, Vec<String>)>> = LazyLock::new(|| {
    let names = |area: &Area| {
        let known = area.names.iter().map(|(_, name)| plain(name));
        let more = area.also.iter().chain(&area.formal).map(|name| plain(name));
        known.chain(more).collect()
    };
    content().areas.all().iter().map(|area| (area.code, names(area))).collect()
});

/// A name without case, accents and marks.
fn plain(text: &str) -> String {
    fold_name(&text.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>())
}

/// The areas a person may mean, former ones included, in the order of their codes; everything for an empty text.
pub(crate) fn matching(text: &str) -> Vec<&'static Area> {
    let wanted = plain(text);
    let areas = content().areas.all();
    if wanted.is_empty() {
        return areas.iter().collect();
    }
    let number = wanted.parse::<u16>().ok();
    let hit = |area: &&Area| {
        let code = area.code.as_str().eq_ignore_ascii_case(&wanted)
            || area.iso2.as_ref().is_some_and(|iso2| iso2.eq_ignore_ascii_case(&wanted));
        code || (number.is_some() && area.m49 == number) || named(area, |name| name.contains(&wanted))
    };
    areas.iter().filter(hit).collect()
}

/// What may be offered to somebody who asked for an area that does not exist; the likelier first.
pub(crate) fn suggestions(text: &str) -> Vec<&'static Area> {
    let wanted = plain(&text.replace(['-', '_', '+'], " "));
    let mut offered: Vec<&'static Area> = Vec::new();
    let mut offer = |found: &dyn Fn(&Area) -> bool| {
        for area in content().areas.all() {
            if area.is_current() && found(area) && !offered.iter().any(|known| known.code == area.code) {
                offered.push(area);
            }
        }
    };
    if wanted.chars().count() >= 3 {
        offer(&|area| named(area, |name| name.contains(&wanted)));
    }
    if wanted.len() == 3 && wanted.is_ascii() {
        offer(&|area| {
            let pairs = area.code.as_str().bytes().zip(wanted.bytes());
            pairs.filter(|(a, b)| a.eq_ignore_ascii_case(b)).count() == 2
        });
    }
    let start: String = wanted.chars().take(3).collect();
    if start.chars().count() == 3 {
        offer(&|area| named(area, |name| name.split(' ').any(|word| word.starts_with(&start))));
    }
    offered.truncate(OFFERED);
    offered
}

/// The same in one line, for a refusal: `Republic of Moldova (MDA)`; a dash where nothing is near.
pub(crate) fn suggestions_line(text: &str, language: Language) -> String {
    let line = |area: &Area| format!("{} ({})", area.marked_name(language), area.code);
    let names: Vec<String> = suggestions(text).into_iter().map(line).collect();
    if names.is_empty() { "\u{2014}".to_owned() } else { names.join("; ") }
}

fn named(area: &Area, is: impl Fn(&str) -> bool) -> bool {
    let place = NAMES.binary_search_by_key(&area.code, |(code, _)| *code);
    place.is_ok_and(|place| NAMES[place].1.iter().any(|name| is(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(found: Vec<&Area>) -> Vec<&str> {
        found.into_iter().map(|area| area.code.as_str()).collect()
    }

    #[test]
    fn moldova_is_found_in_each_of_the_six_languages_and_by_its_codes() {
        for text in [
            "Moldova",
            "république de moldova",
            "REPÚBLICA DE MOLDOVA",
            "republica de moldova",
            "مولدوفا",
            "Молдова",
            "摩尔多瓦",
        ] {
            assert_eq!(codes(matching(text)), ["MDA"], "{text}");
        }
        for code in ["MDA", "mda", "498", " MDA "] {
            assert_eq!(codes(matching(code)), ["MDA"], "{code}");
        }
        assert!(codes(matching("md")).contains(&"MDA"));
        assert_eq!(codes(matching("004")), ["AFG"]);
    }

    #[test]
    fn accents_and_marks_need_not_be_typed() {
        assert_eq!(codes(matching("cote d'ivoire")), ["CIV"]);
        assert_eq!(codes(matching("turkiye")), ["TUR"]);
        assert_eq!(codes(matching("Kosovo*")), ["XKX"]);
    }

    #[test]
    fn an_empty_search_finds_everything_and_a_strange_one_nothing() {
        assert_eq!(matching(" ").len(), content().areas.all().len());
        assert!(matching("atlantis").is_empty());
    }

    #[test]
    fn whoever_mistypes_a_code_or_gives_part_of_a_name_is_offered_the_likely_ones() {
        assert_eq!(codes(suggestions("moldova")), ["MDA"]);
        assert_eq!(codes(suggestions("Moldavie")), ["MDA"]);
        assert!(codes(suggestions("MDX")).contains(&"MDA"));
        assert!(codes(suggestions("viet-namm")).contains(&"VNM"));
        assert!(suggestions("??").is_empty());
        assert!(suggestions("s").len() <= OFFERED);
    }
}
