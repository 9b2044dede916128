//! From cells to numbers: missing values by the policy of the recipe, then functions of columns.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Filled, FrameError, Key, Reason, Value, account::NAMED, plan::Plan};
use crate::{
    data::{Cell, Data, cell, number},
    expression::Expression,
    note::Note,
    recipe::{Columns, Missing, Recipe},
};

/// Values with what they are called.
pub(super) struct Named {
    pub(super) name: String,
    pub(super) values: Vec<Value>,
}

/// Everything a recipe computes with, a value for each row that meets its conditions.
pub(super) struct Evaluated {
    pub(super) y: Option<Named>,
    pub(super) x: Vec<Named>,
    pub(super) weights: Option<Named>,
    pub(super) amounts: Vec<(&'static str, Vec<f64>)>,
    pub(super) filled: Vec<Filled>,
    pub(super) notes: Vec<Note>,
    /// The rows that were filled in, for each column.
    marks: BTreeMap<String, BTreeSet<usize>>,
    policy: Missing,
    labels: Vec<String>,
}

impl Evaluated {
    pub(super) fn of(
        plan: &Plan<'_>,
        recipe: &Recipe,
        data: &Data,
        rows: &[usize],
    ) -> Result<Self, FrameError> {
        let looks_back = plan.y.iter().chain(&plan.x).any(Expression::looks_back);
        let policy = Plan::policy(recipe);
        let order = match (looks_back, policy) {
            (false, None) => None,
            (true, _) => Some(Order::of(plan, data, rows, "a lag or a difference")?),
            (_, Some(policy)) => Some(Order::of(plan, data, rows, &format!("`missing = \"{policy}\"`"))?),
        };
        let mut columns = Numbers { data, rows, read: BTreeMap::new(), marks: BTreeMap::new() };
        let wanted = plan.y.iter().chain(&plan.x).flat_map(Expression::columns);
        for name in wanted.chain(plan.weights).chain(plan.amounts.iter().map(|it| it.1)) {
            columns.read(name)?;
        }
        if let (Some(policy), Some(order)) = (policy, &order) {
            let years = order.years(plan, data, rows, &format!("`missing = \"{policy}\"`"))?;
            columns.fill(policy, order, &years);
        }
        let mut notes = Vec::new();
        let mut evaluate = |expression: &Expression| -> Result<Named, FrameError> {
            let asked = Asked { columns: &columns, order: order.as_ref(), plan, data, rows };
            let values = asked.values(expression, &mut notes)?;
            Ok(Named { name: expression.to_string(), values })
        };
        let y = plan.y.as_ref().map(&mut evaluate).transpose()?;
        let x = plan.x.iter().map(&mut evaluate).collect::<Result<Vec<_>, _>>()?;
        notes.sort_by(|a: &Note, b| a.text.cmp(&b.text));
        notes.dedup();
        Ok(Self {
            y,
            x,
            weights: plan.weights.map(|name| columns.weights(name)).transpose()?,
            amounts: plan.amounts.iter().map(|(what, name)| (*what, columns.amounts(name))).collect(),
            filled: Vec::new(),
            notes,
            marks: columns.marks,
            policy: recipe.missing,
            labels: if policy.is_some() {
                rows.iter().map(|row| plan.label(*row)).collect()
            } else {
                Vec::new()
            },
        })
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Named> {
        self.y.iter().chain(&self.x).chain(&self.weights)
    }

    /// Counts the numbers that were filled in, among the rows that were kept.
    pub(super) fn count_filled(&mut self, kept: &[(usize, usize)]) {
        for (column, marks) in &self.marks {
            let filled: Vec<usize> = kept.iter().map(|(at, _)| *at).filter(|at| marks.contains(at)).collect();
            if !filled.is_empty() {
                self.filled.push(Filled {
                    column: column.clone(),
                    policy: self.policy.to_string(),
                    count: filled.len(),
                    first: filled.iter().take(NAMED).map(|at| self.labels[*at].clone()).collect(),
                });
            }
        }
    }
}

/// The numbers of columns, nothing where a cell is missing.
struct Numbers<'a> {
    data: &'a Data,
    rows: &'a [usize],
    read: BTreeMap<String, Vec<Option<f64>>>,
    marks: BTreeMap<String, BTreeSet<usize>>,
}

impl Numbers<'_> {
    fn read(&mut self, name: &str) -> Result<(), FrameError> {
        if self.read.contains_key(name) {
            return Ok(());
        }
        let cells = self.data.column(name).unwrap_or_default();
        let mut numbers = Vec::with_capacity(self.rows.len());
        let mut other: Option<usize> = None;
        for row in self.rows {
            numbers.push(match cell(&cells[*row]) {
                Cell::Missing => None,
                Cell::Number(number) => Some(number),
                Cell::Text => {
                    other = Some(other.map_or(*row, |first| first.min(*row)));
                    None
                }
            });
        }
        if let Some(row) = other {
            let found = cells[row].chars().take(40).collect();
            return Err(FrameError::NotNumbers {
                column: name.to_owned(),
                found,
                line: self.data.lines[row],
            });
        }
        self.read.insert(name.to_owned(), numbers);
        Ok(())
    }

    fn weights(&self, name: &str) -> Result<Named, FrameError> {
        let mut values = Vec::with_capacity(self.rows.len());
        for (at, weight) in self.read[name].iter().enumerate() {
            values.push(match weight {
                None => Err(Reason::Missing),
                Some(0.0) => Err(Reason::ZeroWeight),
                Some(weight) if *weight < 0.0 => {
                    let line = self.data.lines[self.rows[at]];
                    return Err(FrameError::Weight { line, weight: weight.to_string() });
                }
                Some(weight) => Ok(*weight),
            });
        }
        Ok(Named { name: name.to_owned(), values })
    }

    fn amounts(&self, name: &str) -> Vec<f64> {
        self.read[name].iter().map(|number| number.unwrap_or(f64::NAN)).collect()
    }

    fn fill(&mut self, policy: Missing, order: &Order, years: &[f64]) {
        for (name, numbers) in &mut self.read {
            let mut marks = BTreeSet::new();
            for unit in &order.units {
                match policy {
                    Missing::Listwise => {}
                    Missing::Carry(most) => carry(numbers, unit, years, most, &mut marks),
                    Missing::Interpolate => interpolate(numbers, unit, years, &mut marks),
                }
            }
            if !marks.is_empty() {
                self.marks.insert(name.clone(), marks);
            }
        }
    }
}

fn carry(numbers: &mut [Option<f64>], unit: &[usize], years: &[f64], most: u32, marks: &mut BTreeSet<usize>) {
    let mut last: Option<(f64, f64)> = None;
    for at in unit {
        match (numbers[*at], last) {
            (Some(value), _) => last = Some((years[*at], value)),
            (None, Some((year, value))) if years[*at] - year <= f64::from(most) => {
                numbers[*at] = Some(value);
                marks.insert(*at);
            }
            _ => {}
        }
    }
}

fn interpolate(numbers: &mut [Option<f64>], unit: &[usize], years: &[f64], marks: &mut BTreeSet<usize>) {
    let known: Vec<usize> = unit.iter().copied().filter(|at| numbers[*at].is_some()).collect();
    for pair in known.windows(2) {
        let (Some(before), Some(after)) = (numbers[pair[0]], numbers[pair[1]]) else { continue };
        let (from, to) = (years[pair[0]], years[pair[1]]);
        for at in unit.iter().copied().filter(|at| years[*at] > from && years[*at] < to) {
            let share = (years[at] - from) / (to - from);
            numbers[at] = Some(before + share * (after - before));
            marks.insert(at);
        }
    }
}

/// The rows of each unit in the order of time.
struct Order {
    units: Vec<Vec<usize>>,
    /// The unit and the place in it of each row.
    places: Vec<(usize, usize)>,
}

impl Order {
    fn of(plan: &Plan<'_>, data: &Data, rows: &[usize], what: &str) -> Result<Self, FrameError> {
        let (Some(unit), Some(time)) = (plan.unit, plan.time) else {
            return Err(FrameError::NoOrder { what: what.to_owned() });
        };
        let unit = Key::of(unit, data, rows);
        let time = Key::of(&Columns(vec![time.to_owned()]), data, rows);
        let mut units = vec![Vec::new(); unit.levels.len()];
        for (at, code) in unit.codes.iter().enumerate() {
            units[*code as usize].push(at);
        }
        let mut places = vec![(0, 0); rows.len()];
        for (number, unit) in units.iter_mut().enumerate() {
            unit.sort_by_key(|at| (time.codes[*at], rows[*at]));
            if let Some(pair) = unit.windows(2).find(|pair| time.codes[pair[0]] == time.codes[pair[1]]) {
                let lines = [data.lines[rows[pair[0]]], data.lines[rows[pair[1]]]];
                return Err(FrameError::Twice {
                    first: lines[0],
                    second: lines[1],
                    label: plan.label(rows[pair[0]]),
                });
            }
            for (place, at) in unit.iter().enumerate() {
                places[*at] = (number, place);
            }
        }
        Ok(Self { units, places })
    }

    fn years(
        &self,
        plan: &Plan<'_>,
        data: &Data,
        rows: &[usize],
        what: &str,
    ) -> Result<Vec<f64>, FrameError> {
        let time = plan.time.unwrap_or_default();
        let cells = data.column(time).unwrap_or_default();
        let year = |row: &usize| {
            number(&cells[*row]).filter(|year| year.fract() == 0.0).ok_or_else(|| FrameError::NoYears {
                what: what.to_owned(),
                time: time.to_owned(),
                found: cells[*row].clone(),
                line: data.lines[*row],
            })
        };
        debug_assert_eq!(self.places.len(), rows.len());
        rows.iter().map(year).collect()
    }
}

struct Asked<'a> {
    columns: &'a Numbers<'a>,
    order: Option<&'a Order>,
    plan: &'a Plan<'a>,
    data: &'a Data,
    rows: &'a [usize],
}

impl Asked<'_> {
    fn values(&self, expression: &Expression, notes: &mut Vec<Note>) -> Result<Vec<Value>, FrameError> {
        let each = |values: Vec<Value>, then: fn(f64) -> Value| {
            values.into_iter().map(|it| it.and_then(then)).collect()
        };
        let both = |a: Vec<Value>, b: Vec<Value>, then: fn(f64, f64) -> Value| {
            a.into_iter().zip(b).map(|(a, b)| then(a?, b?)).collect()
        };
        Ok(match expression {
            Expression::Column(name) => {
                self.columns.read[name].iter().map(|number| number.ok_or(Reason::Missing)).collect()
            }
            Expression::Log(inside) => each(self.values(inside, notes)?, |value| {
                if value > 0.0 { Ok(value.ln()) } else { Err(Reason::NotPositive) }
            }),
            Expression::Log1p(inside) => each(self.values(inside, notes)?, |value| {
                if value > -1.0 { Ok(value.ln_1p()) } else { Err(Reason::NotPositive) }
            }),
            Expression::Lag(inside, steps) => {
                let values = self.values(inside, notes)?;
                notes.extend(self.gaps(expression, *steps));
                self.before(&values, *steps)
            }
            Expression::LagYears(inside, steps) => {
                let values = self.values(inside, notes)?;
                self.years_before(expression, &values, *steps)?
            }
            Expression::Diff(inside, steps) => {
                let values = self.values(inside, notes)?;
                notes.extend(self.gaps(expression, *steps));
                both(values.clone(), self.before(&values, *steps), |now, before| Ok(now - before))
            }
            Expression::Times(a, b) => both(self.values(a, notes)?, self.values(b, notes)?, |a, b| Ok(a * b)),
            Expression::Over(a, b) => both(self.values(a, notes)?, self.values(b, notes)?, |a, b| {
                if b == 0.0 { Err(Reason::DividedByZero) } else { Ok(a / b) }
            }),
        })
    }

    fn earlier(&self, at: usize, steps: u32) -> Option<usize> {
        let order = self.order?;
        let (unit, place) = order.places[at];
        place.checked_sub(steps as usize).map(|place| order.units[unit][place])
    }

    fn before(&self, values: &[Value], steps: u32) -> Vec<Value> {
        let value = |at| self.earlier(at, steps).map_or(Err(Reason::NoEarlier), |earlier| values[earlier]);
        (0..values.len()).map(value).collect()
    }

    fn years_before(
        &self,
        expression: &Expression,
        values: &[Value],
        steps: u32,
    ) -> Result<Vec<Value>, FrameError> {
        let what = expression.to_string();
        let Some(order) = self.order else { return Err(FrameError::NoOrder { what }) };
        let years = order.years(self.plan, self.data, self.rows, &what)?;
        let at_year: HashMap<(usize, u64), usize> =
            (0..values.len()).map(|at| ((order.places[at].0, (years[at] + 0.0).to_bits()), at)).collect();
        let value = |at: usize| {
            let year = years[at] - f64::from(steps) + 0.0;
            let earlier = at_year.get(&(order.places[at].0, year.to_bits()));
            earlier.map_or(Err(Reason::NoEarlier), |earlier| values[*earlier])
        };
        Ok((0..values.len()).map(value).collect())
    }

    /// How far back the observations before are, where they are not equally far.
    fn gaps(&self, expression: &Expression, steps: u32) -> Option<Note> {
        let order = self.order?;
        let years = order.years(self.plan, self.data, self.rows, "").ok()?;
        let far = (0..years.len()).filter_map(|at| Some(years[at] - years[self.earlier(at, steps)?]));
        let (least, most) =
            far.fold((f64::INFINITY, 0.0_f64), |(least, most), far| (least.min(far), most.max(far)));
        let time = self.plan.time.unwrap_or_default();
        (least < most).then(|| {
            let with = [
                ("term", expression.to_string()),
                ("least", least.to_string()),
                ("most", most.to_string()),
                ("time", time.to_owned()),
            ];
            Note::new("looks-back", &with, format!("`{expression}` looks back {least} to {most} steps of `{time}`, as the observations of a unit lie; `lag_years` looks back exactly"))
        })
    }
}
