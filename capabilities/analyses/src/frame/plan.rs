//! Which columns a recipe uses, in which order its rows lie, and which of them are complete.

use std::cmp::Ordering;

use super::{Frame, FrameError, Key, Numbers, Reason, account::Account, evaluate};
use crate::{
    data::Data,
    expression::Expression,
    recipe::{Columns, Missing, Recipe},
};

/// The columns that a recipe uses.
pub(super) struct Plan<'a> {
    pub(super) data: &'a Data,
    pub(super) conditions: Vec<(&'a [String], &'a crate::condition::Condition)>,
    pub(super) y: Option<Expression>,
    pub(super) x: Vec<Expression>,
    pub(super) weights: Option<&'a str>,
    pub(super) amounts: Vec<(&'static str, &'a str)>,
    pub(super) unit: Option<&'a Columns>,
    pub(super) time: Option<&'a str>,
    pub(super) keys: Vec<Columns>,
    /// Every column that is used, by name.
    pub(super) used: Vec<&'a [String]>,
}

impl<'a> Plan<'a> {
    pub(super) fn of(recipe: &'a Recipe, data: &'a Data) -> Result<Self, FrameError> {
        let read = |text: &String| Expression::read(text, &data.names);
        let y = recipe.y.as_ref().map(read).transpose()?;
        let x = recipe.x.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let time = recipe.time.as_ref().map(|name| Columns(vec![name.clone()]));
        let one = |name: &String| Columns(vec![name.clone()]);
        let single = [&recipe.region, &recipe.group, &recipe.classes];
        let single = single.into_iter().flatten().map(one);
        let ends =
            recipe.ends.iter().flat_map(|(from, to)| [from, to]).map(|name| Columns(vec![name.clone()]));
        let clusters = recipe.se.iter().flat_map(|se| se.by.iter().cloned());
        let mut keys: Vec<Columns> = recipe.effects.iter().chain(&recipe.unit).cloned().collect();
        // The parts of a unit such as a corridor are countries, one of which can be left out.
        let parts = recipe.unit.iter().flat_map(|unit| &unit.0).map(|name| Columns(vec![name.clone()]));
        keys.extend(time.into_iter().chain(single).chain(clusters).chain(ends).chain(parts));
        keys.sort();
        keys.dedup();
        let amounts =
            [("population", &recipe.population), ("births", &recipe.births), ("deaths", &recipe.deaths)];
        let amounts: Vec<(&'static str, &str)> =
            amounts.into_iter().filter_map(|(what, name)| Some((what, name.as_deref()?))).collect();
        let mut names: Vec<&str> = y.iter().chain(&x).flat_map(Expression::columns).collect();
        names.extend(recipe.weights.as_deref().into_iter().chain(amounts.iter().map(|it| it.1)));
        names.extend(keys.iter().flat_map(|columns| columns.0.iter().map(String::as_str)));
        names.extend(recipe.conditions.iter().map(|condition| condition.column.as_str()));
        names.sort_unstable();
        names.dedup();
        let column = |name: &str| {
            data.column(name).ok_or_else(|| FrameError::NoColumn {
                name: name.to_owned(),
                like: data.like(name),
                all: data.names.iter().take(40).cloned().collect(),
            })
        };
        let used = names.into_iter().map(column).collect::<Result<Vec<_>, _>>()?;
        let of_condition =
            |condition: &'a crate::condition::Condition| Ok((column(&condition.column)?, condition));
        let conditions =
            recipe.conditions.iter().map(of_condition).collect::<Result<Vec<_>, FrameError>>()?;
        Ok(Self {
            data,
            conditions,
            y,
            x,
            weights: recipe.weights.as_deref(),
            amounts,
            unit: recipe.unit.as_ref(),
            time: recipe.time.as_deref(),
            keys,
            used,
        })
    }

    /// What a row is called: its unit and time, or its line.
    pub(super) fn label(&self, row: usize) -> String {
        let cells = |names: &[String]| -> Vec<&'a str> {
            names
                .iter()
                .filter_map(|name| self.data.column(name))
                .map(|column| column[row].as_str())
                .collect()
        };
        let unit = self.unit.map(|unit| cells(&unit.0).join(" / "));
        let time = self.time.map(|time| cells(&[time.to_owned()]).join(" / "));
        match (unit, time) {
            (Some(unit), Some(time)) => format!("{unit}, {time}"),
            (Some(unit), None) => unit,
            _ => format!("line {}", self.data.lines[row]),
        }
    }

    /// All rows by unit and time, then by every cell that is used, in the order of the names of their columns.
    pub(super) fn order(&self) -> Vec<usize> {
        let mut rows: Vec<usize> = (0..self.data.rows()).collect();
        let time = self.time.map(|time| Columns(vec![time.to_owned()]));
        let ranks: Vec<Vec<u32>> = self
            .unit
            .into_iter()
            .chain(&time)
            .map(|columns| Key::of(columns, self.data, &rows).codes)
            .collect();
        rows.sort_by(|a, b| {
            let keys = ranks.iter().map(|ranks| ranks[*a].cmp(&ranks[*b]));
            let cells = self.used.iter().map(|column| column[*a].cmp(&column[*b]));
            keys.chain(cells).find(|order| order.is_ne()).unwrap_or(Ordering::Equal).then(a.cmp(b))
        });
        rows
    }

    /// The rows that are complete, with their places among `rows`.
    pub(super) fn keep(
        &self,
        rows: &[usize],
        evaluated: &evaluate::Evaluated,
        account: &mut Account,
    ) -> Vec<(usize, usize)> {
        let mut kept: Vec<(usize, usize)> = rows.iter().copied().enumerate().collect();
        // Reasons are looked for in the order of names, so that a row has one reason whatever the recipe's order is.
        let mut sorted: Vec<&evaluate::Named> = evaluated.all().collect();
        sorted.sort_by(|a, b| a.name.cmp(&b.name));
        kept.retain(|(at, row)| {
            let empty = self
                .keys
                .iter()
                .flat_map(|key| &key.0)
                .find(|name| self.data.column(name).is_some_and(|column| column[*row].is_empty()));
            if let Some(name) = empty {
                account.drop(Reason::Missing, name, self.label(*row));
                return false;
            }
            for named in &sorted {
                if let Err(reason) = named.values[*at] {
                    account.drop(reason, &named.name, self.label(*row));
                    return false;
                }
            }
            true
        });
        kept
    }

    pub(super) fn assemble(
        &self,
        kept: &[(usize, usize)],
        evaluated: evaluate::Evaluated,
        account: Account,
    ) -> Frame {
        let numbers = |named: &evaluate::Named| Numbers {
            name: named.name.clone(),
            values: kept.iter().filter_map(|(at, _)| named.values[*at].ok()).collect(),
        };
        let rows: Vec<usize> = kept.iter().map(|(_, row)| *row).collect();
        let keys = self.keys.iter().map(|columns| (columns.to_string(), Key::of(columns, self.data, &rows)));
        Frame {
            labels: rows.iter().map(|row| self.label(*row)).collect(),
            y: evaluated.y.as_ref().map(numbers),
            x: evaluated.x.iter().map(numbers).collect(),
            weights: evaluated.weights.as_ref().map(|named| numbers(named).values),
            amounts: evaluated
                .amounts
                .iter()
                .map(|(what, all)| (*what, kept.iter().map(|(at, _)| all[*at]).collect()))
                .collect(),
            keys: keys.collect(),
            dropped: account.dropped,
            filled: evaluated.filled,
            notes: evaluated.notes,
        }
    }

    pub(super) fn policy(recipe: &Recipe) -> Option<Missing> {
        (recipe.missing != Missing::Listwise).then_some(recipe.missing)
    }
}
