//! What an indicator is.

use std::collections::BTreeMap;

use kernel::{Names, words};
use statistics::{Kind, Sex};

use crate::{
    classes::Classes,
    formula::{Formula, Shape},
};

words! {
    /// What an indicator speaks of.
    pub enum Scope {
        /// A country or area.
        Area = "area",
        /// Two countries or areas, one way.
        Pair = "pair",
        /// A community of countries.
        Community = "community",
        /// All places together.
        World = "world",
    }
}

words! {
    /// What belongs together on the page.
    pub enum Theme {
        /// How many people live in a place.
        People = "people",
        /// Migrants who live in a place, or come from it.
        Stocks = "stocks",
        /// People who move.
        Movement = "movement",
        /// Pairs of places, and how much depends on few of them.
        Corridors = "corridors",
        /// Communities of countries.
        Communities = "communities",
        /// Money that migrants send.
        Remittances = "remittances",
        /// People who are protected, or die on their way.
        Protection = "protection",
        /// Work and how it is recruited.
        Work = "work",
        /// Human development.
        Development = "development",
        /// What governments decided and planned.
        Policies = "policies",
    }
}

words! {
    /// How sure a definition is.
    pub enum Basis {
        /// Checked in the real file, schema or source.
        Checked = "V",
        /// Found in a public page.
        Found = "F",
        /// General knowledge, not confirmed.
        General = "GK",
        /// General knowledge of which we are less sure.
        Unsure = "GK?",
    }
}

words! {
    /// What an input takes of the published figures.
    pub enum Take {
        /// One figure: of the place, of the first end of a pair.
        One = "one",
        /// The same in the year before that the source has.
        Before = "before",
        /// One figure of the other end of a pair.
        Other = "other",
        /// The figure of the pair.
        Pair = "pair",
        /// The figure of the pair the other way.
        Back = "back",
        /// All partners of the place: it is the destination, the receiver, the country of asylum.
        Partners = "partners",
        /// All partners of the place: it is the origin, the sender.
        Destinations = "destinations",
        /// Partners that are no country, such as unknown origins.
        Rest = "rest",
        /// All details of the place in the year, whatever their partner, quarter or month.
        Details = "details",
        /// All pairs, as a list.
        AllPairs = "all-pairs",
        /// The figures of all places, as a list.
        AllPlaces = "all-places",
        /// All pairs.
        Flows = "flows",
        /// One figure of every place.
        Places = "places",
    }
}

impl Take {
    /// Whether it looks at all places and not only at those that are asked about.
    pub const fn of_all(self) -> bool {
        matches!(self, Self::AllPairs | Self::AllPlaces | Self::Flows | Self::Places)
    }

    /// What it gives to a formula.
    pub const fn shape(self) -> Shape {
        match self {
            Self::One | Self::Before | Self::Other | Self::Pair | Self::Back => Shape::One,
            Self::Partners
            | Self::Destinations
            | Self::Rest
            | Self::Details
            | Self::AllPairs
            | Self::AllPlaces => Shape::List,
            Self::Flows => Shape::Table,
            Self::Places => Shape::Places,
        }
    }
}

/// A figure that can be published: its layout, its word, and the detail that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// In which layout.
    pub layout: Kind,
    /// Its word in the edition.
    pub figure: String,
    /// Others that belong to the same list, such as the missing to the dead.
    pub with: Vec<String>,
    /// The detail, such as a variant of a projection; with [`Take::Details`] how it begins.
    pub detail: Option<String>,
}

/// An input of a formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The figures that serve, the best first.
    pub figures: Vec<Wanted>,
    /// Of whom.
    pub sex: Sex,
    /// What is taken.
    pub take: Take,
    /// Whether partners that are no country belong to the list.
    pub with_rest: bool,
    /// As many details must have a number, or there is no answer.
    pub complete: Option<usize>,
}

/// An indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its word in addresses.
    pub id: String,
    /// Where it stands on the page.
    pub theme: Theme,
    /// What it speaks of.
    pub of: Scope,
    /// In what it is measured.
    pub unit: String,
    /// With how many decimals it is shown.
    pub decimals: usize,
    /// How sure its definition is.
    pub mark: Basis,
    /// Where the definition is from.
    pub source: String,
    /// The formula.
    pub formula: Formula,
    /// Its inputs by their names in the formula.
    pub inputs: BTreeMap<String, Input>,
    /// The input that is the denominator.
    pub per: Option<String>,
    /// Goals, targets and indicators of the Sustainable Development Goals.
    pub sdg: Vec<String>,
    /// Objectives of the Global Compact for Migration.
    pub gcm: Vec<u8>,
    /// Into which classes its values fall.
    pub classes: Option<Classes>,
    /// Its place on a country's page.
    pub country: Option<u8>,
    /// Its name.
    pub name: Names,
    /// What it is.
    pub definition: Names,
    /// What it is not, and what to keep in mind.
    pub note: Option<Names>,
}

/// The name of a figure that indicators are computed from.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedFigure {
    /// Its word in editions.
    pub id: String,
    /// The layouts that speak of it.
    pub layouts: Vec<Kind>,
    /// Its name.
    pub name: Names,
}

impl Indicator {
    /// Its page, or a page below it.
    pub fn path(&self, below: &str) -> String {
        format!("/indicators/{}{below}", self.id)
    }

    /// The layouts it looks at.
    pub fn layouts(&self) -> Vec<Kind> {
        let mut layouts: Vec<Kind> =
            self.inputs.values().flat_map(|it| &it.figures).map(|it| it.layout).collect();
        layouts.sort_unstable();
        layouts.dedup();
        layouts
    }
}
