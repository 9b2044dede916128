//! A file of a publisher is read or refused, whatever it is.

use sources::{Area, Areas, Kind, ValueState, read, table};

/// Two invented countries.
struct Isles;

impl Areas for Isles {
    fn by_m49(&self, code: u16) -> Option<Area> {
        self.by_code(match code {
            9001 => "FMK",
            9002 => "QUI",
            _ => return None,
        })
    }

    fn by_code(&self, code: &str) -> Option<Area> {
        matches!(code, "FMK" | "QUI").then(|| Area::country(code))
    }

    fn printed(&self, _: &str, name: &str) -> Option<Area> {
        self.suggest(name).map(|code| Area::country(&code))
    }

    fn names(&self, code: &str) -> Vec<String> {
        if code == "FMK" { vec!["Farrowmark".to_owned()] } else { Vec::new() }
    }

    fn m49_of(&self, name: &str) -> Option<u16> {
        (name == "Farrowmark").then_some(9001)
    }

    fn suggest(&self, name: &str) -> Option<String> {
        (name == "Farrowmark").then(|| "FMK".to_owned())
    }
}

/// A number stands where one was reported and nowhere else, and every figure has its series and its sheet.
pub(crate) fn holds(bytes: &[u8]) {
    for kind in Kind::ALL.iter().copied().map(Some).chain([None]) {
        let Ok((reading, _)) = read(kind, bytes, &Isles) else { continue };
        let figures = &reading.figures;
        for it in &figures.observations {
            let number = matches!(it.state, ValueState::Reported | ValueState::Zero);
            assert_eq!(it.value.is_some(), number);
            assert!(it.value.is_none_or(f64::is_finite));
            assert!(
                (it.series as usize) < figures.series.len() && usize::from(it.sheet) < figures.sheets.len()
            );
        }
    }
    if let Ok((mapping, columns)) = table::suggest(bytes, &Isles) {
        assert!(mapping.area.is_empty() || columns.iter().any(|it| it.name == mapping.area));
    }
}

#[cfg(test)]
#[path = "corpus.rs"]
mod corpus;

#[cfg(test)]
#[test]
fn the_corpus_of_source_holds() {
    corpus::each("source", holds);
}
