//! What has moved since a mapping was made.

use serde::Serialize;

use super::Mapping;

/// How the columns of a file differ from those for which a mapping was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Drift {
    /// Columns that the mapping needs and the file lacks.
    pub missing: Vec<String>,
    /// Columns that stand in another place: their names, where they stood and where they stand, counted from 1.
    pub moved: Vec<(String, usize, usize)>,
    /// Columns that were not there.
    pub new: Vec<String>,
}

impl Drift {
    /// Whether the file has the columns for which the mapping was made, in their places.
    pub fn is_none(&self) -> bool {
        self.missing.is_empty() && self.moved.is_empty() && self.new.is_empty()
    }

    /// Whether a file can be read with the mapping as it stands.
    pub fn fits(&self) -> bool {
        self.missing.is_empty()
    }
}

/// What differs between the columns that a mapping was made for and those of a file; capital letters do not matter.
pub fn drift(mapping: &Mapping, made_for: &[String], names: &[String]) -> Drift {
    let place = |list: &[String], name: &str| list.iter().position(|it| it.eq_ignore_ascii_case(name));
    let is_needed = |name: &str| {
        let mapped = mapping.columns().iter().any(|it| it.eq_ignore_ascii_case(name));
        mapped || (mapping.wide && super::mapping::period_of_column(name).is_some())
    };
    let of_runs: Vec<usize> = mapping.run_columns(made_for).into_iter().map(|it| it.0).collect();
    let missing = made_for.iter().enumerate();
    let missing =
        missing.filter(|(at, it)| place(names, it).is_none() && (is_needed(it) || of_runs.contains(at)));
    let mut missing: Vec<String> = missing.map(|it| it.1.clone()).collect();
    for column in mapping.columns() {
        let told = missing.iter().any(|it| it.eq_ignore_ascii_case(column));
        if place(names, column).is_none() && !told {
            missing.push(column.to_owned());
        }
    }
    let moved = made_for.iter().enumerate().filter_map(|(stood, name)| {
        let stands = place(names, name)?;
        (stood != stands).then(|| (name.clone(), stood + 1, stands + 1))
    });
    let new = names.iter().filter(|it| !it.is_empty() && place(made_for, it).is_none());
    Drift { missing, moved: moved.collect(), new: new.cloned().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn what_moved_or_is_missing_is_told_by_name() {
        let mapping = Mapping {
            area: "code".to_owned(),
            time: "year".to_owned(),
            value: "stock".to_owned(),
            ..Mapping::default()
        };
        let made_for = names("code,year,stock,note");
        assert!(drift(&mapping, &made_for, &names("Code,year,stock,note")).is_none());
        let found = drift(&mapping, &made_for, &names("year,code,total,note"));
        assert_eq!(found.missing, ["stock"]);
        assert_eq!(found.moved, [("code".to_owned(), 1, 2), ("year".to_owned(), 2, 1)]);
        assert_eq!(found.new, ["total"]);
        assert!(!found.fits());
        // A column that the mapping does not need may go.
        assert!(drift(&mapping, &made_for, &names("code,year,stock")).fits());
    }

    #[test]
    fn a_year_that_is_gone_from_a_wide_table_is_missing() {
        let mapping = Mapping { area: "code".to_owned(), wide: true, ..Mapping::default() };
        let found = drift(&mapping, &names("code,2019,2020"), &names("code,2020,2021"));
        assert_eq!((found.missing, found.new), (names("2019"), names("2021")));
    }
}
