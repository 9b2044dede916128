//! The rows of the last period as points, so that what a line or a correlation says can be seen.

use crate::{
    data::Data,
    frame::Frame,
    recipe::{Columns, Method, Recipe},
};

/// Points that a drawing takes.
const MOST: usize = 400;

/// What is looked at against the first term.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Points {
    pub(crate) x: String,
    pub(crate) y: String,
    /// The period they are of.
    pub(crate) time: String,
    /// The unit of each, and its numbers across and upwards.
    pub(crate) dots: Vec<(String, f64, f64)>,
}

/// The points of a recipe that compares units with each other; none where a drawing would show something else.
pub(crate) fn points(recipe: &Recipe, data: &Data) -> Option<Points> {
    if !matches!(recipe.method, Method::Correlation | Method::Ols) || !recipe.effects.is_empty() {
        return None;
    }
    let frame = Frame::build(recipe, data).ok()?;
    let (y, x) = (frame.y.as_ref()?, frame.x.first()?);
    let unit = frame.key(recipe.unit.as_ref().filter(|unit| unit.0.len() == 1)?)?;
    let times = frame.key(&Columns(vec![recipe.time.clone()?]))?;
    let time = times.levels_present().last()?.clone();
    let rows = (0..frame.n()).filter(|row| times.level(*row) == time);
    let dots: Vec<_> =
        rows.map(|row| (unit.level(row).to_owned(), x.values[row], y.values[row])).take(MOST + 1).collect();
    (2..=MOST).contains(&dots.len()).then(|| Points { x: x.name.clone(), y: y.name.clone(), time, dots })
}
