//! Flows from stocks: two tables by place of birth and of residence, and what happened between them.

use methods::flows::{self, Stocks, Table, Weight};
use serde_json::{Map, Value, json};

use crate::{
    estimate::{RunError, object},
    frame::{Frame, Key},
    measures::Measured,
    outcome::Term,
    recipe::{Columns, FlowsKind, Recipe},
};

/// The flows between two points in time.
pub(crate) fn flows(recipe: &Recipe, frame: &Frame) -> Result<Measured, RunError> {
    let undefined = |kind: &str, why: &str| RunError::undefined(kind, &[], why);
    let key = |name: &String| frame.key(&Columns(vec![name.clone()]));
    let ends = recipe.ends.as_ref().and_then(|(from, to)| key(from).zip(key(to)));
    let (born, lives) =
        ends.ok_or_else(|| undefined("no-ends", "the places of birth and of residence are not known"))?;
    let time =
        recipe.time.as_ref().and_then(key).ok_or_else(|| undefined("no-order", "the times are not known"))?;
    let times: Vec<&String> = time.levels_present().collect();
    let [before, after] = times.as_slice() else {
        let found = times.len();
        return Err(RunError::undefined(
            "two-times",
            &[("count", found.to_string())],
            format!("flows are made between two points in time; there are {found}"),
        ));
    };
    let wanted =
        recipe.flows.as_ref().ok_or_else(|| undefined("no-kind", "how flows are made is not known"))?;
    let mut places: Vec<&str> =
        born.levels_present().chain(lives.levels_present()).map(String::as_str).collect();
    places.sort_unstable();
    places.dedup();
    let table = Tables { frame, born, lives, time, places: &places };
    let (early, late) = (table.stocks(before)?, table.stocks(after)?);
    let births = table.events("births", before)?;
    let deaths = table.events("deaths", before)?;
    let stocks = Stocks { before: &early, after: &late, births: &births, deaths: &deaths };
    let mut facts =
        object(json!({"from": before, "to": after, "kind": wanted.kind.word(), "places": places}));
    let found = match wanted.kind {
        FlowsKind::DropNegative => flows::drop_negative(&early, &late)?,
        FlowsKind::ReverseNegative => flows::reverse_negative(&early, &late)?,
        kind => {
            let accounts = stocks.accounts()?;
            let net: Map<String, Value> = places
                .iter()
                .zip(accounts.net())
                .map(|(place, net)| ((*place).to_owned(), net.into()))
                .collect();
            facts.extend(object(json!({"balance": accounts.balance, "sweeps": accounts.sweeps, "net": net})));
            match kind {
                FlowsKind::Independence => accounts.independence(None)?,
                FlowsKind::Mix => {
                    let source = wanted.source.clone().unwrap_or_default();
                    let minimum = wanted.minimum.unwrap_or(f64::NAN);
                    facts.extend(object(json!({"minimum": minimum, "source": source})));
                    accounts.mix(None, &Weight { minimum, source })?
                }
                _ => accounts.minimum(None)?,
            }
        }
    };
    let mut terms = vec![Term::bare("total", found.iter().flatten().sum())];
    for (from, row) in places.iter().zip(&found) {
        for (to, flow) in places.iter().zip(row).filter(|(to, _)| *to != from) {
            terms.push(Term::bare(format!("{from} to {to}"), *flow));
        }
    }
    Ok((terms, facts))
}

struct Tables<'a> {
    frame: &'a Frame,
    born: &'a Key,
    lives: &'a Key,
    time: &'a Key,
    places: &'a [&'a str],
}

impl Tables<'_> {
    fn place(&self, key: &Key, row: usize) -> usize {
        self.places.binary_search(&key.level(row)).unwrap_or_default()
    }

    fn rows<'b>(&'b self, time: &'b str) -> impl Iterator<Item = usize> + 'b {
        (0..self.frame.n()).filter(move |row| self.time.level(*row) == time)
    }

    /// A row for each place of birth, a column for each place of residence; a pair without a row has nobody.
    fn stocks(&self, time: &str) -> Result<Table, RunError> {
        let mut table = vec![vec![None; self.places.len()]; self.places.len()];
        let y = self.frame.y.as_ref().map_or(&[][..], |y| &y.values);
        for row in self.rows(time) {
            let cell = &mut table[self.place(self.born, row)][self.place(self.lives, row)];
            if cell.replace(y[row]).is_some() {
                let (born, lives) = (self.born.level(row), self.lives.level(row));
                return Err(RunError::undefined(
                    "counted-twice",
                    &[("born", born.into()), ("lives", lives.into()), ("time", time.into())],
                    format!("two rows count those born in {born} who live in {lives} in {time}"),
                ));
            }
        }
        Ok(table.into_iter().map(|row| row.into_iter().map(Option::unwrap_or_default).collect()).collect())
    }

    /// Births or deaths of each place of residence, the same on every row of it; none if the recipe names no column.
    fn events(&self, what: &'static str, time: &str) -> Result<Vec<f64>, RunError> {
        let Some(column) = self.frame.amounts.get(what) else { return Ok(Vec::new()) };
        let mut events: Vec<Option<f64>> = vec![None; self.places.len()];
        for row in self.rows(time).filter(|row| !column[*row].is_nan()) {
            let of = &mut events[self.place(self.lives, row)];
            if of.is_some_and(|it| it.to_bits() != column[row].to_bits()) {
                let lives = self.lives.level(row);
                return Err(RunError::undefined(
                    &format!("{what}-differ"),
                    &[("place", lives.into()), ("time", time.into())],
                    format!("the {what} of {lives} in {time} differ between its rows"),
                ));
            }
            *of = Some(column[row]);
        }
        let missing = events.iter().position(Option::is_none);
        match missing {
            Some(place) => Err(RunError::undefined(
                &format!("{what}-missing"),
                &[("place", self.places[place].into()), ("time", time.into())],
                format!("the {what} of {} in {time} are missing", self.places[place]),
            )),
            None => Ok(events.into_iter().flatten().collect()),
        }
    }
}
