//! Tables of one family hang together: a cell that two of them share is one cell, and what one told the other has told.
//!
//! Nothing here needs the value of a cell that was withheld: it stands in the programs as an unknown.

use std::collections::{BTreeSet, HashMap};

use methods::disclosure::{self, DisclosureError, Earlier, Equation, Kept, Known};

use crate::{
    cube::Cube,
    model::{Cell, Release, Withheld},
    protect::{ProtectError, inward},
    shape::key_in_words,
};

/// More cells than this in one family take the programs too long.
pub(crate) const MOST_LINKED: usize = 4_000;

/// A cell that only earlier releases have.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Other {
    pub(crate) key: String,
    /// The first release that has it.
    pub(crate) release: i64,
}

/// What was released before, in the numbers of the cells of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Linked {
    pub(crate) earlier: Earlier,
    pub(crate) others: Vec<Other>,
}

impl Linked {
    /// What an earlier release asks of a cell that it withheld.
    pub(crate) fn kept_width(&self, cell: usize) -> Option<&Kept> {
        self.earlier.kept.iter().find(|it| it.cell == cell)
    }
}

/// The cells of all tables of a family by their keys, and what was said of them.
#[derive(Default)]
struct Family {
    places: HashMap<String, usize>,
    others: Vec<Other>,
    /// How many cells are known before the others.
    first: usize,
    said: HashMap<usize, (f64, i64)>,
    sums: BTreeSet<Vec<(usize, bool)>>,
    kept: HashMap<usize, Kept>,
}

impl Family {
    /// The numbers of a release's cells.
    fn cells(&mut self, release: &Release) -> Vec<usize> {
        (0..release.shape.cells())
            .map(|cell| {
                let key = release.shape.key(cell);
                if let Some(place) = self.places.get(&key) {
                    return *place;
                }
                let place = self.first + self.others.len();
                self.others.push(Other { key: key.clone(), release: release.number });
                self.places.insert(key, place);
                place
            })
            .collect()
    }

    /// Takes in what a release said; the cell that another release said otherwise is the failure.
    fn take(&mut self, release: &Release) -> Result<(), usize> {
        let cells = self.cells(release);
        for sum in release.shape.sums() {
            let mut terms: Vec<(usize, bool)> =
                sum.iter().map(|(cell, times)| (cells[*cell], *times > 0.0)).collect();
            terms.sort_unstable();
            self.sums.insert(terms);
        }
        for (place, cell) in cells.iter().zip(&release.cells) {
            match cell {
                Cell::Published(value) => {
                    let (said, _) = self.said.entry(*place).or_insert((*value, release.number));
                    if !agree(*said, *value) {
                        return Err(*place);
                    }
                }
                Cell::Withheld(it) => {
                    let wanted = wanted(*place, it);
                    let kept = self.kept.entry(*place).or_insert(wanted);
                    (kept.width, kept.reach) = (kept.width.max(wanted.width), kept.reach.max(wanted.reach));
                }
            }
        }
        Ok(())
    }

    fn equations(&self) -> Vec<Equation> {
        let times = |parts: bool| if parts { 1.0 } else { -1.0 };
        let sums = self.sums.iter().map(|terms| Equation {
            terms: terms.iter().map(|(cell, parts)| (*cell, times(*parts))).collect(),
            value: 0.0,
        });
        let mut said: Vec<(&usize, &(f64, i64))> = self.said.iter().collect();
        said.sort_unstable_by_key(|(cell, _)| **cell);
        let said =
            said.into_iter().map(|(cell, (value, _))| Equation { terms: vec![(*cell, 1.0)], value: *value });
        sums.chain(said).collect()
    }

    fn kept(&self) -> Vec<Kept> {
        let mut kept: Vec<Kept> = self.kept.values().copied().collect();
        kept.sort_unstable_by_key(|it| it.cell);
        kept
    }
}

fn agree(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(1.0)
}

fn wanted(cell: usize, it: &Withheld) -> Kept {
    let reach = if it.whole { it.interval.1.unwrap_or(f64::INFINITY) } else { 0.0 };
    Kept { cell, width: it.width, reach }
}

/// What was released before, linked to a new table.
pub(crate) fn link(cube: &Cube, before: &[Release]) -> Result<Linked, ProtectError> {
    if before.is_empty() {
        return Ok(Linked::default());
    }
    let count = cube.table.cells.len();
    let places = (0..count).map(|cell| (cube.shape.key(cell), cell)).collect();
    let mut family = Family { places, first: count, ..Family::default() };
    for release in before {
        family.take(release).map_err(|_| ProtectError::Inconsistent)?;
    }
    let found = count + family.others.len();
    if found > MOST_LINKED {
        return Err(ProtectError::TooMuch { found, most: MOST_LINKED });
    }
    let mut contradicted: Vec<(&usize, &(f64, i64))> = family
        .said
        .iter()
        .filter(|(cell, (value, _))| cube.table.cells.get(**cell).is_some_and(|is| !agree(*is, *value)))
        .collect();
    contradicted.sort_unstable_by_key(|(cell, _)| **cell);
    if let Some((cell, (_, release))) = contradicted.first() {
        return Err(ProtectError::Differs {
            cell: cube.shape.name(**cell, "total"),
            release: Some(*release),
        });
    }
    let earlier = Earlier { others: family.others.len(), equations: family.equations(), kept: family.kept() };
    Ok(Linked { earlier, others: family.others })
}

/// What a release would betray together with others: none if it betrays nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Betrayal {
    /// This cell could be placed too closely.
    Exposed {
        /// Which, as people name it.
        cell: String,
        /// Where it could be placed.
        interval: (f64, Option<f64>),
        /// The release that withheld it.
        release: i64,
    },
    /// The two tell different things of one cell.
    Differs {
        /// Which.
        cell: String,
    },
    /// What they say cannot be true together.
    Inconsistent,
    /// There are too many cells to prove anything.
    TooMuch {
        /// How many.
        found: usize,
    },
}

/// Proves a release against others from what is published alone, without the value of any withheld cell.
pub(crate) fn prove(release: &Release, before: &[Release]) -> Result<(), Betrayal> {
    let mut family = Family::default();
    let named = |key: &str| key_in_words(key, "total");
    for it in before.iter().chain([release]) {
        if let Err(cell) = family.take(it) {
            return Err(Betrayal::Differs { cell: named(&family.others[cell].key) });
        }
    }
    let found = family.others.len();
    if found > MOST_LINKED {
        return Err(Betrayal::TooMuch { found });
    }
    let kept = family.kept();
    let counts = before.iter().chain([release]).all(|it| it.counts);
    let known = known(found, family.equations(), &kept, counts).map_err(|error| match error {
        DisclosureError::Inconsistent
        | DisclosureError::Contradiction { .. }
        | DisclosureError::Shape { .. }
        | DisclosureError::Value { .. }
        | DisclosureError::Unprotectable { .. } => Betrayal::Inconsistent,
    })?;
    for (it, Known { interval, apart }) in kept.iter().zip(known) {
        let slack = 1e-6 * it.width.max(1.0);
        let narrow = (interval.1 - interval.0).min(apart) + slack < it.width;
        let short = interval.1 + 1e-6 * interval.1.abs().max(1.0) < it.reach;
        if narrow || short {
            let cell = named(&family.others[it.cell].key);
            let holds = |release: &&Release| {
                release.withheld().any(|(at, _)| release.shape.key(at) == family.others[it.cell].key)
            };
            let of = before.iter().chain([release]).find(holds).map_or(release.number, |it| it.number);
            return Err(Betrayal::Exposed { cell, interval: inward(interval, release.counts), release: of });
        }
    }
    Ok(())
}

/// Where each cell can be placed, and how far apart tables of whole numbers are there; of amounts that is no matter.
fn known(
    cells: usize,
    said: Vec<Equation>,
    kept: &[Kept],
    counts: bool,
) -> Result<Vec<Known>, DisclosureError> {
    if counts {
        let of: Vec<(usize, f64)> = kept.iter().map(|it| (it.cell, it.width)).collect();
        return disclosure::known_whole(cells, said, &of);
    }
    let of: Vec<usize> = kept.iter().map(|it| it.cell).collect();
    let amount = |interval| Known { interval, apart: f64::INFINITY };
    Ok(disclosure::known_from(cells, said, &of)?.into_iter().map(amount).collect())
}

#[cfg(test)]
mod tests;
