//! Flows between places, estimated from two tables of stocks.
//!
//! A table of stocks has a row for each place of birth and a column for each place of residence; those who live where
//! they were born stand on its diagonal ([`with_natives`] puts them there).
//!
//! *Closed demographic accounting* (Abel 2013; Abel 2018; Abel and Cohen 2019) makes two such tables the margins of one
//! table by birth, origin and destination, in five steps:
//! 1. balance: the later stocks are scaled so that the whole grows by births less deaths;
//! 2. deaths leave the earlier stocks in proportion, births leave the native cell of the later ones;
//! 3. both tables are fitted to the mean of their totals by birth, residents kept ([`Stocks::accounts`]);
//! 4. for each place of birth, as many as possible stay ([`Accounts::minimum`]) or moves are independent of where
//!    one was ([`Accounts::independence`]), in the proportions of a seed;
//! 5. the sum over places of birth.
//!
//! [`Accounts::mix`] is the pseudo-Bayes estimate of Azose and Raftery (2019): a weighted mean of both tables of step 4.
//! What comes out are transitions over the interval between the tables, and not moves, and not yearly figures.
//!
//! Older estimates by difference of stocks stand beside: [`drop_negative`], [`reverse_negative`] (Beine and Parsons
//! 2015; Abel and Cohen 2019 compare them), and [`residual`], the net change that births and deaths leave.

use crate::{
    exact,
    fitting::{proportional, sums_of_columns, sums_of_rows},
};

/// A square table with a row and a column for each place.
pub type Table = Vec<Vec<f64>>;

/// Two tables of stocks and what happened between them.
#[derive(Clone, Copy, Debug)]
pub struct Stocks<'a> {
    /// The earlier stocks: born there, living here.
    pub before: &'a [Vec<f64>],
    /// The later stocks.
    pub after: &'a [Vec<f64>],
    /// Births in each place between the two; empty for none.
    pub births: &'a [f64],
    /// Deaths in each place between the two; empty for none.
    pub deaths: &'a [f64],
}

/// Why there are no flows.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FlowsError {
    /// A table is not square, or a row of numbers has another length.
    #[error("{what}: {found} where {expected} are needed")]
    Shape {
        /// What has the wrong length.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// An amount is negative or not a number.
    #[error("{what} of place {place} is {value}; amounts are zero or more")]
    Amount {
        /// What.
        what: &'static str,
        /// The place, counted from 0: of birth in a table.
        place: usize,
        /// The amount.
        value: f64,
    },
    /// More died or were born than there are residents.
    #[error("{what} of place {place} are {events}, but only {residents} live there")]
    TooMany {
        /// Births or deaths.
        what: &'static str,
        /// The place, counted from 0.
        place: usize,
        /// How many events.
        events: f64,
        /// How many residents, after the balance.
        residents: f64,
    },
    /// Nobody lives anywhere.
    #[error("the stocks are empty")]
    Empty,
    /// No table has these residents and totals by birth.
    #[error("the totals by place of birth cannot be matched")]
    NoMatch,
    /// The zeros of the seed leave no way for those who must move.
    #[error("the seed leaves no way for those born in place {0}")]
    Seed(usize),
    /// A weight is a share.
    #[error("the weight is {0}; it lies between 0 and 1")]
    Weight(f64),
}

/// Which cells the tables had to use so that their totals by birth match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Support {
    /// Their own.
    Own,
    /// Also those of the other table.
    Both,
    /// Also cells that are empty in both.
    All,
}

/// Stocks after the first three steps: same totals by birth, births and deaths taken out.
#[derive(Clone, Debug, PartialEq)]
pub struct Accounts {
    /// The earlier stocks of those who survived.
    pub before: Table,
    /// The later stocks of those who were born before.
    pub after: Table,
    /// What the later stocks were multiplied by; 1 when the whole was in balance.
    pub balance: f64,
    /// Places whose births exceed their native stock, so that they were taken from all who live there.
    pub spread_births: Vec<usize>,
    /// Which cells were used.
    pub support: Support,
    /// Sweeps of the fitting, the most of both tables.
    pub sweeps: usize,
}

/// How much of the minimum table a mix holds, and who says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Weight {
    /// The share of the minimum table, from 0 to 1.
    pub minimum: f64,
    /// Where the weight is from.
    pub source: String,
}

/// Stocks of foreign-born with those on the diagonal who live where they were born: residents less foreign-born.
///
/// What stands on the diagonal before is not looked at.
pub fn with_natives(foreign: &[Vec<f64>], residents: &[f64]) -> Result<Table, FlowsError> {
    square("places of residence", foreign, residents.len())?;
    let mut table = foreign.to_vec();
    (0..residents.len()).for_each(|place| table[place][place] = 0.0);
    let strangers = sums_of_columns(&table, residents.len());
    for (place, (residents, strangers)) in residents.iter().zip(&strangers).enumerate() {
        let value = residents - strangers;
        if value.is_nan() || value < 0.0 {
            return Err(FlowsError::Amount { what: "the native stock", place, value });
        }
        table[place][place] = value;
    }
    Ok(table)
}

impl Stocks<'_> {
    /// The first three steps.
    pub fn accounts(&self) -> Result<Accounts, FlowsError> {
        let places = self.before.len();
        self.check()?;
        let of = |events: &[f64]| if events.is_empty() { vec![0.0; places] } else { events.to_vec() };
        let (births, deaths) = (of(self.births), of(self.deaths));
        let all = |table: &[Vec<f64>]| exact::sum(table.iter().flatten().copied());
        let (earlier, later) = (all(self.before), all(self.after));
        let grown = exact::sum(
            [earlier].into_iter().chain(births.iter().copied()).chain(deaths.iter().map(|it| -it)),
        );
        if earlier <= 0.0 || later <= 0.0 || grown <= 0.0 {
            return Err(FlowsError::Empty);
        }
        let balance = grown / later;
        let scaled: Table =
            self.after.iter().map(|row| row.iter().map(|cell| cell * balance).collect()).collect();
        let survivors = without_deaths(self.before, &deaths)?;
        let (born, spread_births) = without_births(scaled, &births)?;
        let totals: Vec<f64> = sums_of_rows(&survivors)
            .iter()
            .zip(sums_of_rows(&born))
            .map(|(before, after)| f64::midpoint(*before, after))
            .collect();
        let (before, one, first) = matched(&survivors, &born, &totals)?;
        let (after, other, second) = matched(&born, &survivors, &totals)?;
        Ok(Accounts {
            before,
            after,
            balance,
            spread_births,
            support: one.max(other),
            sweeps: first.max(second),
        })
    }

    fn check(&self) -> Result<(), FlowsError> {
        let places = self.before.len();
        square("places of the earlier stocks", self.before, places)?;
        square("places of the later stocks", self.after, places)?;
        for (what, events) in [("places with births", self.births), ("places with deaths", self.deaths)] {
            if !events.is_empty() && events.len() != places {
                return Err(FlowsError::Shape { what, found: events.len(), expected: places });
            }
        }
        for (what, table) in [("an earlier stock", self.before), ("a later stock", self.after)] {
            for (place, row) in table.iter().enumerate() {
                amounts(row).map_err(|value| FlowsError::Amount { what, place, value })?;
            }
        }
        for (what, events) in [("the number of births", self.births), ("the number of deaths", self.deaths)] {
            for (place, event) in events.iter().enumerate() {
                amounts(&[*event]).map_err(|value| FlowsError::Amount { what, place, value })?;
            }
        }
        Ok(())
    }
}

/// The first that is no amount, if there is one.
fn amounts(row: &[f64]) -> Result<(), f64> {
    row.iter().find(|value| !value.is_finite() || **value < 0.0).map_or(Ok(()), |value| Err(*value))
}

fn square(what: &'static str, table: &[Vec<f64>], places: usize) -> Result<(), FlowsError> {
    if table.len() != places {
        return Err(FlowsError::Shape { what, found: table.len(), expected: places });
    }
    match table.iter().find(|row| row.len() != places) {
        Some(row) => Err(FlowsError::Shape { what, found: row.len(), expected: places }),
        None => Ok(()),
    }
}

/// Deaths leave every group of residents in proportion.
fn without_deaths(stocks: &[Vec<f64>], deaths: &[f64]) -> Result<Table, FlowsError> {
    let residents = sums_of_columns(stocks, deaths.len());
    let mut left = stocks.to_vec();
    for (place, (events, residents)) in deaths.iter().zip(residents).enumerate() {
        take_out(&mut left, place, *events, residents, "deaths")?;
    }
    Ok(left)
}

/// Births leave the native stock; where it is too small, all groups of residents in proportion.
fn without_births(mut stocks: Table, births: &[f64]) -> Result<(Table, Vec<usize>), FlowsError> {
    let residents = sums_of_columns(&stocks, births.len());
    let mut spread = Vec::new();
    for (place, (events, residents)) in births.iter().zip(residents).enumerate() {
        if *events <= stocks[place][place] {
            stocks[place][place] -= events;
        } else {
            take_out(&mut stocks, place, *events, residents, "births")?;
            spread.push(place);
        }
    }
    Ok((stocks, spread))
}

fn take_out(
    stocks: &mut Table,
    place: usize,
    events: f64,
    residents: f64,
    what: &'static str,
) -> Result<(), FlowsError> {
    if events > residents {
        return Err(FlowsError::TooMany { what, place, events, residents });
    }
    if events > 0.0 {
        let keep = (residents - events) / residents;
        for row in stocks.iter_mut() {
            row[place] *= keep;
        }
    }
    Ok(())
}

/// Those who move are rounding when they are a smaller share of all.
const NOBODY: f64 = 1e-14;
/// A cell that only the other table has counts for so little beside one's own.
const BORROWED: f64 = 1e-3;
/// And one that neither has.
const INVENTED: f64 = 1e-6;

/// The table with these totals by birth and its own residents.
fn matched(
    own: &[Vec<f64>],
    other: &[Vec<f64>],
    totals: &[f64],
) -> Result<(Table, Support, usize), FlowsError> {
    let residents = sums_of_columns(own, totals.len());
    let all = exact::sum(residents.iter().copied());
    for support in [Support::Own, Support::Both, Support::All] {
        let cell = |born: usize, place: usize| {
            let mut cell = own[born][place];
            if cell <= 0.0 && support >= Support::Both {
                cell = BORROWED * other[born][place];
            }
            if cell <= 0.0 && support == Support::All {
                cell = INVENTED * totals[born] * residents[place] / all;
            }
            cell
        };
        let seed: Table =
            (0..own.len()).map(|born| (0..own.len()).map(|place| cell(born, place)).collect()).collect();
        if let Some(fitted) = proportional(&seed, totals, &residents, all) {
            return Ok((fitted.table, support, fitted.sweeps));
        }
    }
    Err(FlowsError::NoMatch)
}

impl Accounts {
    /// Flows when as many as possible stay; the diagonal is empty.
    pub fn minimum(&self, seed: Option<&[Vec<f64>]>) -> Result<Table, FlowsError> {
        self.summed(seed, Self::minimum_of)
    }

    /// Flows when where one goes does not depend on where one was; the diagonal is empty.
    pub fn independence(&self, seed: Option<&[Vec<f64>]>) -> Result<Table, FlowsError> {
        self.summed(seed, Self::independence_of)
    }

    /// The pseudo-Bayes mean of both.
    pub fn mix(&self, seed: Option<&[Vec<f64>]>, weight: &Weight) -> Result<Table, FlowsError> {
        if !(0.0..=1.0).contains(&weight.minimum) {
            return Err(FlowsError::Weight(weight.minimum));
        }
        let (least, most) = (self.minimum(seed)?, self.independence(seed)?);
        let mean = |(least, most): (&f64, &f64)| weight.minimum * least + (1.0 - weight.minimum) * most;
        let rows = least.iter().zip(&most);
        Ok(rows.map(|(least, most)| least.iter().zip(most).map(mean).collect()).collect())
    }

    /// Who came less who left, for each place, births and deaths apart.
    pub fn net(&self) -> Vec<f64> {
        let places = self.before.len();
        let (before, after) = (sums_of_columns(&self.before, places), sums_of_columns(&self.after, places));
        after.iter().zip(before).map(|(after, before)| after - before).collect()
    }

    /// Origin by destination of those born in one place, stayers on the diagonal, when as many as possible stay.
    pub fn minimum_of(&self, born: usize, seed: Option<&[Vec<f64>]>) -> Result<Table, FlowsError> {
        let (before, after) = (&self.before[born], &self.after[born]);
        let places = before.len();
        let stay: Vec<f64> = before.iter().zip(after).map(|(before, after)| before.min(*after)).collect();
        let rest = |all: &[f64]| all.iter().zip(&stay).map(|(all, stay)| all - stay).collect::<Vec<f64>>();
        let (leave, mut come) = (rest(before), rest(after));
        let whole = exact::sum(before.iter().copied());
        let (all_leave, all_come) = (exact::sum(leave.iter().copied()), exact::sum(come.iter().copied()));
        let mut table = vec![vec![0.0; places]; places];
        if all_leave.min(all_come) > NOBODY * whole {
            // Both are the same people, counted at either end; what differs is rounding.
            for come in &mut come {
                *come *= all_leave / all_come;
            }
            // A place that some leave is a place to which nobody comes, so that the diagonal of this table stays empty.
            let seed = seeded(seed, places, |from, to| leave[from] > 0.0 && come[to] > 0.0);
            table = proportional(&seed, &leave, &come, whole).ok_or(FlowsError::Seed(born))?.table;
        }
        stay.iter().enumerate().for_each(|(place, stay)| table[place][place] = *stay);
        Ok(table)
    }

    /// The same when where one goes does not depend on where one was.
    pub fn independence_of(&self, born: usize, seed: Option<&[Vec<f64>]>) -> Result<Table, FlowsError> {
        let (before, after) = (&self.before[born], &self.after[born]);
        let seed = seeded(seed, before.len(), |_, _| true);
        let whole = exact::sum(before.iter().copied());
        proportional(&seed, before, after, whole).map(|it| it.table).ok_or(FlowsError::Seed(born))
    }

    fn summed(
        &self,
        seed: Option<&[Vec<f64>]>,
        of: impl Fn(&Self, usize, Option<&[Vec<f64>]>) -> Result<Table, FlowsError>,
    ) -> Result<Table, FlowsError> {
        let places = self.before.len();
        if let Some(seed) = seed {
            square("places of the seed", seed, places)?;
            for (place, row) in seed.iter().enumerate() {
                amounts(row).map_err(|value| FlowsError::Amount { what: "the seed", place, value })?;
            }
        }
        let mut sums = vec![vec![exact::Sum::default(); places]; places];
        for born in 0..places {
            for (from, row) in of(self, born, seed)?.into_iter().enumerate() {
                for (to, cell) in row.into_iter().enumerate().filter(|(to, _)| *to != from) {
                    sums[from][to].add(cell);
                }
            }
        }
        Ok(sums.into_iter().map(|row| row.into_iter().map(exact::Sum::value).collect()).collect())
    }
}

fn seeded(seed: Option<&[Vec<f64>]>, places: usize, open: impl Fn(usize, usize) -> bool) -> Table {
    let cell = |from: usize, to: usize| {
        if open(from, to) { seed.map_or(1.0, |seed| seed[from][to]) } else { 0.0 }
    };
    (0..places).map(|from| (0..places).map(|to| cell(from, to)).collect()).collect()
}

/// Flows as growth of stocks, shrinking stocks taken as no flow: from the place of birth to that of residence.
pub fn drop_negative(before: &[Vec<f64>], after: &[Vec<f64>]) -> Result<Table, FlowsError> {
    by_difference(before, after, |growth, _| growth.max(0.0))
}

/// Flows as growth of stocks, shrinking stocks taken as a flow back to the place of birth.
pub fn reverse_negative(before: &[Vec<f64>], after: &[Vec<f64>]) -> Result<Table, FlowsError> {
    by_difference(before, after, |growth, of_opposite| growth.max(0.0) + (-of_opposite).max(0.0))
}

fn by_difference(
    before: &[Vec<f64>],
    after: &[Vec<f64>],
    flow: impl Fn(f64, f64) -> f64,
) -> Result<Table, FlowsError> {
    let places = before.len();
    square("places of the earlier stocks", before, places)?;
    square("places of the later stocks", after, places)?;
    let growth = |born: usize, place: usize| after[born][place] - before[born][place];
    let cell =
        |from: usize, to: usize| if from == to { 0.0 } else { flow(growth(from, to), growth(to, from)) };
    Ok((0..places).map(|from| (0..places).map(|to| cell(from, to)).collect()).collect())
}

/// The net change by movement that births and deaths leave unexplained.
pub fn residual(before: f64, after: f64, births: f64, deaths: f64) -> f64 {
    exact::sum([after, -before, -births, deaths])
}
