//! Which columns of a wide table have fields on the form: a page of them, or those with a word in their names.

use serde::Serialize;
use sources::table::{Look, Mapping};
use web::{Fields, Say};

use super::typed::{COLUMNS, Role, Typed};

/// Which columns are asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Shows {
    /// How many come before the first of them.
    from: usize,
    /// What their names contain.
    find: String,
}

impl Shows {
    /// As the buttons of the form say it.
    pub(super) fn of(typed: &Typed) -> Self {
        let from = typed.get("look").parse().unwrap_or_default();
        Self { from, find: typed.get("find").chars().take(80).collect() }
    }
}

/// The columns that are shown, and what is told of the others.
#[derive(Serialize)]
pub(super) struct Part {
    /// Their places in the file, counted from 0.
    #[serde(skip)]
    pub(super) shown: Vec<usize>,
    /// Whether there are more than the form shows at once.
    pub(super) many: bool,
    pub(super) find: String,
    /// How many columns are read, and how many are not.
    #[serde(skip)]
    pub(super) count: String,
    #[serde(skip)]
    pub(super) range: String,
    #[serde(skip)]
    pub(super) before: Option<usize>,
    #[serde(skip)]
    pub(super) after: Option<usize>,
    /// Fields of columns that are not shown.
    #[serde(skip)]
    pub(super) carried: Vec<(String, String)>,
}

impl Part {
    /// A part of these columns; the one with the first fault, where something is wrong.
    pub(super) fn of(
        say: &Say,
        look: &Look,
        typed: &Typed,
        fields: &Fields,
        wish: &Shows,
        plain: Vec<usize>,
    ) -> Self {
        let names = look.names();
        let number = |n: usize| say.local().whole(i64::try_from(n).unwrap_or(i64::MAX));
        let runs = typed.runs(say, &names, &mut Fields::default());
        let of_runs = Mapping { runs, ..Mapping::default() }.run_columns(&names);
        let mut in_run = vec![false; names.len()];
        for (at, _) in &of_runs {
            // A column of its own that lies in a run is what it was said to be.
            in_run[*at] = typed.role(*at) == Role::Nothing;
        }
        let years = if typed.get("years") == "yes" { names.len() - plain.len() } else { 0 };
        let said = (0..names.len()).filter(|at| in_run[*at] || typed.role(*at) != Role::Nothing).count();
        let is_wrong = |at: &usize| !fields.of(&format!("column-{at}")).is_empty();
        let rest: Vec<usize> = plain.into_iter().filter(|at| !in_run[*at] || is_wrong(at)).collect();
        let many = rest.len() > COLUMNS || names.len() > COLUMNS;
        let small = wish.find.to_lowercase();
        let fits = |at: &usize| small.is_empty() || names[*at].to_lowercase().contains(&small);
        let found: Vec<usize> = rest.into_iter().filter(|at| fits(at) || is_wrong(at)).collect();
        let wrong = found.iter().position(is_wrong).map(|at| at / COLUMNS * COLUMNS);
        let from = wrong.unwrap_or(wish.from).min(found.len().saturating_sub(1) / COLUMNS * COLUMNS);
        let to = (from + COLUMNS).min(found.len());
        let shown = found[from..to].to_vec();
        let hidden = (0..names.len()).filter(|at| !shown.contains(at));
        let read = (said + years).min(names.len());
        Self {
            carried: typed.carried(hidden),
            many,
            find: wish.find.clone(),
            count: say.fill(
                "statistics-mapping-count",
                &[
                    ("all", number(names.len()).into()),
                    ("read", number(read).into()),
                    ("unread", number(names.len() - read).into()),
                ],
            ),
            range: say.fill(
                "statistics-mapping-range",
                &[
                    ("from", number((from + 1).min(to)).into()),
                    ("to", number(to).into()),
                    ("of", number(found.len()).into()),
                ],
            ),
            before: from.checked_sub(COLUMNS),
            after: (to < found.len()).then_some(to),
            shown,
        }
    }
}
