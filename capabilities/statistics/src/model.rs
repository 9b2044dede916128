//! Figures: what was counted, of whom, when, and the cell it stands in.
//!
//! A figure without a value is still a figure: *missing*, *masked*, *not applicable* and *zero* are four answers, and
//! whoever computes with them has to choose. Shares and rates are kept as printed, never recomputed.

mod edition;
mod import;

use kernel::Period;
pub use sources::{
    Area, AreaKind, Kind, ListedArea, Series, Sex, ValueState,
    undesa_stock::model::{Basis, CellPlace, Indicator, Unit},
};

pub use self::{
    edition::{Edition, EditionId, EditionState, FindingCount, NamedFinding, STOCK, TEXT, Tally},
    import::{Bringer, Discarded, Failure, Import, ImportId, ImportState, KeptMapping, KeptMappingId},
};

/// One figure of one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What is measured, where, of whom and in what.
    pub series: Series,
    /// When; of a rate, the last year of its interval.
    pub period: Period,
    /// The first year of a rate's interval.
    pub since: Option<i16>,
    /// The number, as printed and in the unit of the series; none unless reported or zero.
    pub value: Option<f64>,
    /// What the source says.
    pub state: ValueState,
    /// Where it stands.
    pub place: CellPlace,
}

impl Figure {
    /// The year in which its period lies.
    pub const fn year(&self) -> i16 {
        self.period.year()
    }

    /// The code of its country; none for a sum or a remainder.
    pub fn country(&self) -> Option<kernel::CountryCode> {
        country(&self.series.area)
    }
}

/// The code of an area that is a country.
pub fn country(area: &Area) -> Option<kernel::CountryCode> {
    (area.kind == AreaKind::Country).then(|| area.code.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_a_sum_nor_a_remainder_is_a_country() {
        assert_eq!(country(&Area::country("KEN")).unwrap().as_str(), "KEN");
        assert_eq!(country(&Area::aggregate("m49", "900")), None);
        assert_eq!(country(&Area::remainder("XXX")), None);
    }
}
