//! Whether the name that a person gave an edition can be that of the file.

use std::collections::BTreeSet;

use kernel::{Place, Severity};
use sources::{Findings, Kind, Reading, place};

/// A person named one edition, and the file says another.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the edition was named `{chosen}`, and {} says `{said}`: take the file of that edition, or name the one of this file", shown(.at))]
pub struct Contradiction {
    /// What the person named.
    pub chosen: String,
    /// What the file says.
    pub said: String,
    /// Where.
    pub at: Place,
}

/// A place as people read it, such as `Table 1, E4`.
pub(crate) fn shown(at: &Place) -> String {
    let parts: Vec<&str> = [at.sheet.as_deref(), at.cell.as_deref()].into_iter().flatten().collect();
    if parts.is_empty() { "the file".to_owned() } else { parts.join(", ") }
}

/// Layouts whose files hold nothing of the years to come, so that no figure is younger than its edition.
const NO_PROJECTIONS: [Kind; 5] =
    [Kind::UndesaLong, Kind::Unhcr, Kind::Idmc, Kind::MissingMigrants, Kind::WbRemittancePrices];

/// Compares the years in the wished name with what the file says of itself.
///
/// A file that names its edition, in its titles or as the last year of its tables, must not be given the name of
/// another. Where the file names none, figures that are younger than the wished name are only told: the name may have
/// another meaning.
pub(crate) fn compare(chosen: &str, reading: &Reading, findings: &mut Findings) -> Result<(), Contradiction> {
    let wished = years_in(chosen);
    let Some(newest) = wished.iter().max().copied() else { return Ok(()) };
    let said = years_in(&reading.edition);
    let figures = &reading.figures;
    // The first of the youngest: where a person begins to look.
    let last = figures.observations.iter().min_by_key(|it| std::cmp::Reverse(it.period.year()));
    let at_last = last.map(|it| {
        let sheet = figures.sheets.get(usize::from(it.sheet)).map_or("", |name| name);
        (it.period.year(), place(sheet, it.row, it.column))
    });
    // The mapping of a table says its edition, which is again what a person named.
    if !said.is_empty() && reading.kind != Kind::Table {
        if said.is_disjoint(&wished) {
            let at = reading.edition_at.clone().or(at_last.map(|it| it.1)).unwrap_or_default();
            return Err(Contradiction { chosen: chosen.to_owned(), said: reading.edition.clone(), at });
        }
        return Ok(());
    }
    if let Some((year, at)) = at_last
        && year > newest
        && (NO_PROJECTIONS.contains(&reading.kind) || reading.kind == Kind::Table)
    {
        findings.add(Severity::Warning, "edition-before-figures", at, &year.to_string(), chosen);
    }
    Ok(())
}

/// Every year of four digits in a text.
fn years_in(text: &str) -> BTreeSet<i16> {
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4);
    runs.filter_map(|run| run.parse().ok()).filter(|year| (1800..=2200).contains(year)).collect()
}

#[cfg(test)]
mod tests {
    use sources::{Areas as _, undesa_stock::fixture::Fixture};

    use super::*;
    use crate::KnownAreas;

    #[test]
    fn a_name_that_the_title_contradicts_is_refused_with_the_cell() {
        let (reading, mut findings) = sources::read(None, &Fixture::named().bytes(), &KnownAreas).unwrap();
        for fits in ["2020", "2020, downloaded in May 2021", "final"] {
            assert_eq!(compare(fits, &reading, &mut findings), Ok(()), "{fits}");
        }
        let refused = compare("2019", &reading, &mut findings).unwrap_err();
        assert_eq!((refused.said.as_str(), shown(&refused.at).as_str()), ("2020", "Table 1, E4"));
    }

    #[test]
    fn figures_younger_than_the_name_are_told_where_the_file_names_no_edition() {
        assert!(KnownAreas.by_code("KEN").is_some());
        let text =
            b"origin_iso3,destination_iso3,year,male,female,total\nKEN,UGA,2015,1,1,2\nKEN,UGA,2020,1,2,3\n";
        let (reading, mut findings) = sources::read(None, text, &KnownAreas).unwrap();
        compare("2020", &reading, &mut findings).unwrap();
        assert_eq!(findings.kept(), []);
        compare("2015", &reading, &mut findings).unwrap();
        let told = &findings.kept()[0];
        assert_eq!((told.kind, told.found.as_str()), ("edition-before-figures", "2020"));
        assert_eq!(told.place.cell.as_deref(), Some("D3"));
    }

    #[test]
    fn years_are_runs_of_four_digits() {
        assert_eq!(years_in("Rev. 2020-09-15, v12345, 20 20"), [2020].into());
    }
}
