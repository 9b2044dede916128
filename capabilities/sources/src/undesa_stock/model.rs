//! The figures of this workbook, typed: eight indicators, areas by their location code.

use std::sync::Arc;

use kernel::{CountryCode, words};

pub use crate::{Sex, ValueState};

words! {
    /// What a figure measures.
    pub enum Indicator {
        /// Migrants living in the area at mid-year.
        ImmigrantStock = "immigrant-stock",
        /// Everybody living in the area at mid-year.
        Population = "population",
        /// Migrants per hundred of the population.
        ImmigrantShare = "immigrant-share",
        /// Women and girls per hundred migrants.
        FemaleShare = "female-share",
        /// Yearly change of the stock over some years, continuous.
        StockGrowth = "stock-growth",
        /// Refugees and asylum seekers living in the area at mid-year.
        RefugeeStock = "refugee-stock",
        /// Refugees and asylum seekers per hundred migrants.
        RefugeeShare = "refugee-share",
        /// Yearly change of the number of refugees and asylum seekers, continuous.
        RefugeeGrowth = "refugee-growth",
    }
}

words! {
    /// In what a figure is measured.
    pub enum Unit {
        /// Persons.
        Persons = "persons",
        /// Thousands of persons.
        ThousandPersons = "thousand-persons",
        /// Per hundred.
        Percent = "percent",
        /// Per hundred and year.
        PercentPerYear = "percent-per-year",
    }
}

words! {
    /// What an estimate is made from; one area may combine several.
    pub enum Basis {
        /// Persons born abroad.
        ForeignBorn = "B",
        /// Foreign citizens.
        ForeignCitizens = "C",
        /// Refugees, asylum seekers and displaced persons were added.
        RefugeesAdded = "R",
        /// No data: the figures were imputed.
        Imputed = "I",
    }
}

impl Indicator {
    /// In what it is measured.
    pub const fn unit(self) -> Unit {
        match self {
            Self::ImmigrantStock | Self::RefugeeStock => Unit::Persons,
            Self::Population => Unit::ThousandPersons,
            Self::ImmigrantShare | Self::FemaleShare | Self::RefugeeShare => Unit::Percent,
            Self::StockGrowth | Self::RefugeeGrowth => Unit::PercentPerYear,
        }
    }

    /// Whether it may be less than zero.
    pub const fn may_be_negative(self) -> bool {
        matches!(self.unit(), Unit::PercentPerYear)
    }
}

/// A country or area, or a sum over several, which must never be added to countries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AreaKind {
    /// A country or area of its own.
    Country(CountryCode),
    /// The world, a region, an income group.
    Aggregate,
}

/// Where people are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Area {
    /// Its code in the standard M49 of the United Nations.
    pub m49: u16,
    /// What we know it as.
    pub kind: AreaKind,
}

impl Area {
    /// The code of the country; none for an aggregate.
    pub const fn country(&self) -> Option<CountryCode> {
        match self.kind {
            AreaKind::Country(code) => Some(code),
            AreaKind::Aggregate => None,
        }
    }
}

/// The cell of a workbook in which a figure stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellPlace {
    /// The sheet.
    pub sheet: Arc<str>,
    /// The row, counted from 0.
    pub row: u32,
    /// The column, counted from 0.
    pub column: u32,
}

impl CellPlace {
    /// The name of the cell, such as `L190`.
    pub fn cell(&self) -> String {
        tables::cell_name(self.row, self.column)
    }

    /// The place as findings name it.
    pub fn as_place(&self) -> kernel::Place {
        kernel::Place {
            sheet: Some(self.sheet.to_string()),
            row: Some(self.row + 1),
            cell: Some(self.cell()),
        }
    }
}

/// One figure of one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What is measured.
    pub indicator: Indicator,
    /// Where.
    pub area: Area,
    /// The year; of a rate, the last year of its interval.
    pub year: u16,
    /// The first year of a rate's interval.
    pub since: Option<u16>,
    /// Whom it counts.
    pub sex: Sex,
    /// The number, as printed and in the indicator's unit; none unless reported or zero.
    pub value: Option<f64>,
    /// What the source says.
    pub state: ValueState,
    /// Where it stands.
    pub place: CellPlace,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rates_of_change_may_be_negative() {
        let negative: Vec<_> = Indicator::ALL.iter().filter(|it| it.may_be_negative()).collect();
        assert_eq!(negative, [&Indicator::StockGrowth, &Indicator::RefugeeGrowth]);
    }

    #[test]
    fn a_place_is_named_as_people_name_cells() {
        let place = CellPlace { sheet: "Table 1".into(), row: 11, column: 11 };
        assert_eq!(place.cell(), "L12");
        assert_eq!(place.as_place().row, Some(12));
    }

    #[test]
    fn an_aggregate_is_no_country() {
        let kenya = AreaKind::Country("KEN".parse().unwrap());
        assert_eq!(Area { m49: 404, kind: kenya }.country().unwrap().as_str(), "KEN");
        assert_eq!(Area { m49: 900, kind: AreaKind::Aggregate }.country(), None);
    }
}
