//! Published figures as data: whoever holds them implements [`Figures`], and [`pivot`] makes the columns.

use std::{collections::BTreeMap, future::Future};

use crate::{
    data::{Data, Input},
    recipe::Wanted,
};

/// One published figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The indicator by its id.
    pub indicator: String,
    /// The code of the area.
    pub area: String,
    /// The code of the area at the other end.
    pub counterpart: Option<String>,
    /// `both`, `male` or `female`.
    pub sex: String,
    /// The year.
    pub year: i32,
    /// The number, if there is one.
    pub value: Option<f64>,
}

/// Figures with the editions they were read from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The figures.
    pub figures: Vec<Figure>,
    /// Dataset, edition and hash of each file.
    pub inputs: Vec<Input>,
}

/// Why there are no figures.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FiguresError {
    /// An indicator or edition is not published, or the figures cannot be reached.
    #[error("{0}")]
    Refused(String),
    /// No published edition has an indicator.
    #[error(
        "no published edition has the indicator `{name}`{}; `tributary query \"select distinct indicator from figures\"` lists them",
        meant(.like)
    )]
    Indicator {
        /// The indicator.
        name: String,
        /// Published ones that are nearly the same.
        like: Vec<String>,
    },
    /// A dataset has no published edition of a name.
    #[error("`{dataset}` has no published edition `{edition}`")]
    Edition {
        /// The dataset.
        dataset: String,
        /// The edition.
        edition: String,
    },
    /// More figures than fit into memory beside everything else.
    #[error("more than {0} figures were chosen: name areas, years or the other end")]
    TooMany(usize),
    /// Two editions say something of one cell: they never mix in one series.
    #[error("`{column}` has two figures for {area} in {year}: name one edition in `editions`, or one `sex`")]
    Twice {
        /// The column.
        column: String,
        /// The area, or both areas.
        area: String,
        /// The year.
        year: i32,
    },
    /// Nothing that was asked for is there.
    #[error("no figure of {0} is published for these areas and years")]
    Nothing(String),
}

fn meant(like: &[String]) -> String {
    if like.is_empty() { String::new() } else { format!(" (is `{}` meant?)", like.join("` or `")) }
}

/// Whoever holds published figures.
pub trait Figures {
    /// The figures that are wanted; countries only unless `areas` names others.
    fn figures(&self, wanted: &Wanted) -> impl Future<Output = Result<Found, FiguresError>> + Send;
}

/// Figures in memory.
#[derive(Clone, Debug, Default)]
pub struct InMemory(pub Found);

impl Figures for InMemory {
    async fn figures(&self, wanted: &Wanted) -> Result<Found, FiguresError> {
        let asked = |it: &&Figure| {
            let area =
                |codes: &[String], area: &str| codes.is_empty() || codes.iter().any(|code| code == area);
            let other = match (&wanted.counterparts, &it.counterpart) {
                (None, None) => true,
                (Some(codes), Some(other)) => area(codes, other),
                _ => false,
            };
            wanted.columns.values().any(|indicator| *indicator == it.indicator)
                && area(&wanted.areas, &it.area)
                && (wanted.years.is_empty() || wanted.years.contains(&it.year))
                && it.sex == wanted.sex
                && other
        };
        let figures = self.0.figures.iter().filter(asked).cloned().collect();
        Ok(Found { figures, inputs: self.0.inputs.clone() })
    }
}

/// A row for each area (and counterpart) and year, a column for each indicator; what is missing stays missing.
pub fn pivot(wanted: &Wanted, found: Found) -> Result<Data, FiguresError> {
    type Place = (String, Option<String>, i32);
    let mut rows: BTreeMap<Place, BTreeMap<&str, Option<f64>>> = BTreeMap::new();
    for figure in found.figures {
        for (column, _) in wanted.columns.iter().filter(|(_, indicator)| **indicator == figure.indicator) {
            let place = (figure.area.clone(), figure.counterpart.clone(), figure.year);
            if rows.entry(place).or_default().insert(column, figure.value).is_some() {
                let area = figure
                    .counterpart
                    .iter()
                    .fold(figure.area.clone(), |area, other| format!("{area} and {other}"));
                return Err(FiguresError::Twice { column: column.clone(), area, year: figure.year });
            }
        }
    }
    if rows.is_empty() {
        let indicators: Vec<&str> = wanted.columns.values().map(String::as_str).collect();
        return Err(FiguresError::Nothing(indicators.join(", ")));
    }
    let two = wanted.counterparts.is_some();
    let keys = ["area"].into_iter().chain(two.then_some("counterpart")).chain(["year"]);
    let names: Vec<String> = keys.map(str::to_owned).chain(wanted.columns.keys().cloned()).collect();
    let mut columns: Vec<Vec<String>> = vec![Vec::with_capacity(rows.len()); names.len()];
    for ((area, counterpart, year), values) in &rows {
        let keys = [area.clone()].into_iter().chain(two.then(|| counterpart.clone().unwrap_or_default()));
        let numbers = wanted.columns.keys().map(|column| {
            values.get(column.as_str()).copied().flatten().map_or_else(String::new, |value| value.to_string())
        });
        let cells = keys.chain([year.to_string()]).chain(numbers);
        columns.iter_mut().zip(cells).for_each(|(column, cell)| column.push(cell));
    }
    Ok(Data {
        names,
        columns,
        lines: (1..).take(rows.len()).collect(),
        ragged: Vec::new(),
        inputs: found.inputs,
    })
}

#[cfg(test)]
mod tests {
    use std::{
        pin::pin,
        task::{Context, Poll, Waker},
    };

    use super::*;

    fn figure(indicator: &str, area: &str, year: i32, value: Option<f64>) -> Figure {
        let (indicator, area) = (indicator.to_owned(), area.to_owned());
        Figure { indicator, area, counterpart: None, sex: "both".into(), year, value }
    }

    fn wanted() -> Wanted {
        toml::from_str(
            "columns = { development = \"hdi\", share = \"immigrant-share\" }\nyears = [2015, 2020]",
        )
        .unwrap()
    }

    fn asked(figures: Vec<Figure>) -> Result<Data, FiguresError> {
        let memory = InMemory(Found { figures, inputs: Vec::new() });
        let wanted = wanted();
        let mut asked = pin!(memory.figures(&wanted));
        let Poll::Ready(found) = asked.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
            unreachable!("memory answers at once")
        };
        pivot(&wanted, found?)
    }

    #[test]
    fn figures_become_columns_and_what_is_missing_stays_missing() {
        let data = asked(vec![
            figure("hdi", "NAM", 2020, Some(0.63)),
            figure("immigrant-share", "NAM", 2020, Some(4.1)),
            figure("hdi", "MDA", 2015, Some(0.75)),
            figure("immigrant-share", "MDA", 2015, None),
            figure("hdi", "MDA", 1990, Some(0.6)),
            figure("population", "MDA", 2015, Some(1.0)),
        ])
        .unwrap();
        assert_eq!(data.names, ["area", "year", "development", "share"]);
        assert_eq!(data.columns[0], ["MDA", "NAM"]);
        assert_eq!(data.columns[2], ["0.75", "0.63"]);
        assert_eq!(data.columns[3], ["", "4.1"]);
    }

    #[test]
    fn two_figures_for_one_cell_and_none_at_all_are_refused() {
        let twice = asked(vec![figure("hdi", "MDA", 2015, Some(0.7)), figure("hdi", "MDA", 2015, Some(0.8))]);
        assert_eq!(
            twice,
            Err(FiguresError::Twice { column: "development".into(), area: "MDA".into(), year: 2015 })
        );
        assert!(asked(Vec::new()).unwrap_err().to_string().starts_with("no figure of hdi, immigrant-share"));
    }
}
