//! Figures as they leave a reader: few series, many observations.
//!
//! What is said of many cells (who, where, of what) is kept once in a [`Series`]; an [`Observation`] is one cell.
//! An observation without a number is still one: *missing*, *masked*, *not applicable* and *zero* are four answers,
//! and whoever computes with them has to choose. Values are kept as printed, in the unit of the series.

use std::{collections::HashMap, sync::Arc};

use kernel::{Period, words};

words! {
    /// What an area code of a figure stands for.
    pub enum AreaKind {
        /// A country or area of its own.
        Country = "country",
        /// What the source could not give to any country: other, unknown, stateless. Never ranked, but part of sums.
        Remainder = "remainder",
        /// A sum over several countries, which must never be added to countries.
        Aggregate = "aggregate",
    }
}

words! {
    /// Whom a figure counts.
    pub enum Sex {
        /// Everybody.
        Both = "both",
        /// Men and boys.
        Male = "male",
        /// Women and girls.
        Female = "female",
    }
}

words! {
    /// What the source says where the figure stands.
    pub enum ValueState {
        /// A number other than zero.
        Reported = "reported",
        /// Zero, and meant.
        Zero = "zero",
        /// Not available, or not reported separately: `..` or an empty cell.
        Missing = "missing",
        /// Withheld, so that nobody can be recognised.
        Masked = "masked",
        /// More than zero and less than half of the unit.
        RoundsToZero = "rounds-to-zero",
        /// The question makes no sense here.
        NotApplicable = "not-applicable",
    }
}

/// An area as figures name it.
///
/// Countries have the code of the reference content (`MDA`, `XKX`, `CHI`); remainders `XXX` (unknown or other),
/// `XSTATELESS`, `XOTHER-NORTH`, `XOTHER-SOUTH`; aggregates the publisher's code behind its list: `m49:900`,
/// `wb:ARB`, `hdr:ZZA.VHHD`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Area {
    /// Its code.
    pub code: Arc<str>,
    /// What it stands for.
    pub kind: AreaKind,
}

impl Area {
    /// A country or area of its own.
    pub fn country(code: &str) -> Self {
        Self { code: Arc::from(code), kind: AreaKind::Country }
    }

    /// What belongs to no country.
    pub fn remainder(code: &str) -> Self {
        Self { code: Arc::from(code), kind: AreaKind::Remainder }
    }

    /// A sum, under the code of its publisher.
    pub fn aggregate(list: &str, code: &str) -> Self {
        Self { code: Arc::from(format!("{list}:{code}")), kind: AreaKind::Aggregate }
    }
}

/// What is the same for all observations of a series.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Series {
    /// What is measured: an id of ours, or the publisher's own code as printed.
    pub indicator: Arc<str>,
    /// Where.
    pub area: Area,
    /// The other end of a pair, such as the origin of migrants; none for figures of one area.
    pub counterpart: Option<Area>,
    /// Whom it counts.
    pub sex: Sex,
    /// The age group as printed; none for all ages.
    pub age: Option<Arc<str>>,
    /// Anything else that tells series apart, such as a route or a variant; none where nothing does.
    pub detail: Option<Arc<str>>,
    /// In what it is measured, such as `persons`, `thousand-persons`, `percent`, `million-usd`.
    pub unit: Arc<str>,
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Observation {
    /// The place of its series in [`Figures::series`].
    pub series: u32,
    /// When; of a rate of change, the last year of its interval.
    pub period: Period,
    /// The first year of a rate's interval.
    pub since: Option<i16>,
    /// The number; there if and only if the state is `reported` or `zero`.
    pub value: Option<f64>,
    /// What the source says.
    pub state: ValueState,
    /// The place of its sheet in [`Figures::sheets`].
    pub sheet: u16,
    /// Its row, or the line of a text, counted from 0.
    pub row: u32,
    /// Its column, counted from 0.
    pub column: u32,
}

/// Everything that was read from one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// The series, in the order in which they were met.
    pub series: Vec<Series>,
    /// The cells, in the order of the file.
    pub observations: Vec<Observation>,
    /// The names of the sheets; a text has one, with an empty name.
    pub sheets: Vec<Arc<str>>,
}

impl Figures {
    /// Those that have a number.
    pub fn present(&self) -> usize {
        self.observations.iter().filter(|it| it.value.is_some()).count()
    }

    /// The series of an observation.
    pub fn series_of(&self, observation: &Observation) -> &Series {
        &self.series[observation.series as usize]
    }
}

/// Builds [`Figures`] cell by cell; equal series become one.
#[derive(Debug, Default)]
pub struct FiguresBuilder {
    figures: Figures,
    known: HashMap<Series, u32>,
    texts: HashMap<Box<str>, Arc<str>>,
}

impl FiguresBuilder {
    /// The shared copy of a text, so that a million rows keep one.
    pub fn text(&mut self, text: &str) -> Arc<str> {
        if let Some(shared) = self.texts.get(text) {
            return Arc::clone(shared);
        }
        let shared: Arc<str> = Arc::from(text);
        self.texts.insert(Box::from(text), Arc::clone(&shared));
        shared
    }

    /// The number of a sheet, which is added when it is new.
    pub fn sheet(&mut self, name: &str) -> u16 {
        let at = self.figures.sheets.iter().position(|it| it.as_ref() == name).unwrap_or_else(|| {
            self.figures.sheets.push(Arc::from(name));
            self.figures.sheets.len() - 1
        });
        u16::try_from(at).expect("the limits allow fewer sheets")
    }

    /// The number of a series, which is added when it is new.
    pub fn series(&mut self, series: Series) -> u32 {
        if let Some(known) = self.known.get(&series) {
            return *known;
        }
        let number = u32::try_from(self.figures.series.len()).expect("the limits allow fewer cells");
        self.figures.series.push(series.clone());
        self.known.insert(series, number);
        number
    }

    /// Adds a cell.
    pub fn push(&mut self, observation: Observation) {
        debug_assert_eq!(
            observation.value.is_some(),
            matches!(observation.state, ValueState::Reported | ValueState::Zero),
            "a number stands where one was reported, and nowhere else"
        );
        self.figures.observations.push(observation);
    }

    /// What was built.
    pub fn finish(self) -> Figures {
        self.figures
    }
}
