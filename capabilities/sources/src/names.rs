//! Names that publishers print where they print no code: reference content, checked by a person.

use std::{collections::HashMap, sync::LazyLock};

use crate::{Area, AreaKind, grid::squeeze};

/// The lists, by the publisher's slug.
const LISTS: [(&str, &str); 3] = [
    ("iom", include_str!("../../../content/sources/iom-names.csv")),
    ("un-desa", include_str!("../../../content/sources/un-desa-names.csv")),
    ("world-bank", include_str!("../../../content/sources/world-bank-names.csv")),
];

/// Codes by publisher and name.
static CODES: LazyLock<HashMap<&str, HashMap<String, String>>> = LazyLock::new(|| {
    LISTS.into_iter().map(|(publisher, list)| (publisher, pairs(list).into_iter().collect())).collect()
});

/// Name and code of each line of a list.
fn pairs(list: &str) -> Vec<(String, String)> {
    let read = tables::read_delimited(list.as_bytes(), &tables::Limits::default());
    let (read, _) = read.expect("a list of names in the content can be read");
    let pair = |record: &tables::Record| match record.fields.as_slice() {
        [name, code, ..] => (squeeze(name), code.trim().to_owned()),
        _ => unreachable!("a list of names in the content has two columns"),
    };
    read.records.iter().skip(1).map(pair).collect()
}

/// The code of a name exactly as the publisher prints it; only the number of spaces does not matter.
///
/// The code is that of a country (`BGD`), a remainder (`XOTHER-NORTH`) or a sum (`wb:WLD`).
pub fn printed_code(publisher: &str, name: &str) -> Option<&'static str> {
    CODES.get(publisher)?.get(&squeeze(name)).map(String::as_str)
}

/// The same as an area.
pub fn printed(publisher: &str, name: &str) -> Option<Area> {
    printed_code(publisher, name).map(of_code)
}

fn of_code(code: &str) -> Area {
    let kind = match code {
        "XXX" | "XSTATELESS" | "XOTHER-NORTH" | "XOTHER-SOUTH" => AreaKind::Remainder,
        sum if sum.contains(':') => AreaKind::Aggregate,
        _ => AreaKind::Country,
    };
    Area { code: code.into(), kind }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Areas as _, testing::World};

    #[test]
    fn every_code_of_the_lists_is_an_area_a_remainder_or_a_sum() {
        for (publisher, list) in LISTS {
            let pairs = pairs(list);
            for (name, code) in &pairs {
                let area = printed(publisher, name).unwrap();
                let known = area.kind != AreaKind::Country || World.by_code(code).is_some();
                assert!(known, "{publisher}: {name} is {code}, which is no area");
                assert!(
                    pairs.iter().filter(|it| it.0 == *name).count() == 1,
                    "{publisher}: {name} stands twice"
                );
            }
        }
    }

    #[test]
    fn names_that_differ_in_one_word_are_kept_apart() {
        for (name, code) in [
            ("Korea, Rep.", "KOR"),
            ("Korea, Dem. Rep.", "PRK"),
            ("Congo, Rep.", "COG"),
            ("Congo,  Dem. Rep. ", "COD"),
            ("Niger", "NER"),
            ("Nigeria", "NGA"),
            ("WORLD", "wb:WLD"),
            ("Other North", "XOTHER-NORTH"),
        ] {
            assert_eq!(printed_code("world-bank", name), Some(code), "{name}");
        }
        for unknown in ["korea, rep.", "Korea", "", "Atlantis"] {
            assert_eq!(printed_code("world-bank", unknown), None, "{unknown}");
        }
        assert_eq!(printed_code("nobody", "Niger"), None);
    }
}
