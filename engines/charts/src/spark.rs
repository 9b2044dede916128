//! Drawings small enough for a cell of a table or a line of text.

use crate::figure::Caption;
use crate::scale::Scale;
use crate::svg::Svg;

/// What [`sparkline`] draws.
#[derive(Clone, Copy, Debug)]
pub struct Sparkline<'a> {
    /// Its name, or [`Caption::decoration`] where the numbers stand beside it.
    pub caption: Caption<'a>,
    /// Values at even distances; the line stops at a missing one.
    pub values: &'a [Option<f64>],
}

/// Draws the course of a series without its numbers, 24 pixels high, with a dot at the last value.
pub fn sparkline(chart: &Sparkline<'_>) -> String {
    let values: Vec<Option<f64>> =
        chart.values.iter().map(|value| value.filter(|value| value.is_finite())).collect();
    let low = values.iter().flatten().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
    let y = Scale { from: (low, high), to: (20.0, 4.0) };
    let x = Scale { from: (0.0, index(values.len().saturating_sub(1))), to: (2.0, 94.0) };
    let place = |at: usize, value: f64| (x.at(index(at)), y.at(value));

    let mut svg = Svg::open(&chart.caption, 24.0);
    for (at, pair) in values.windows(2).enumerate() {
        if let [Some(from), Some(to)] = *pair {
            svg.line("spark", place(at, from), place(at + 1, to));
        }
    }
    for (at, value) in values.iter().enumerate() {
        let Some(value) = *value else { continue };
        let missing = |at: usize| values.get(at).is_none_or(Option::is_none);
        let alone = missing(at + 1) && (at == 0 || missing(at - 1));
        if values[at + 1..].iter().all(Option::is_none) {
            svg.circle("dot", place(at, value), 3.0);
        } else if alone {
            svg.circle("dot", place(at, value), 1.5);
        }
    }
    svg.close()
}

#[expect(clippy::cast_precision_loss, reason = "positions of a short list")]
fn index(at: usize) -> f64 {
    at as f64
}

/// What [`age_bar`] draws.
#[derive(Clone, Copy, Debug)]
pub struct AgeBar<'a> {
    /// Its name, or [`Caption::decoration`] where the age stands beside it in words.
    pub caption: Caption<'a>,
    /// How old the thing is.
    pub age: f64,
    /// The age that fills the bar, in the same unit; an older thing fills it too.
    pub full: f64,
}

/// Draws an age as the filled part of a bar 8 pixels high.
pub fn age_bar(bar: &AgeBar<'_>) -> String {
    let share = if bar.full > 0.0 { (bar.age / bar.full * 100.0).clamp(0.0, 100.0) } else { 0.0 };
    let mut svg = Svg::open(&bar.caption, 8.0);
    svg.rect("bar2", (0.0, 100.0), 0.0, 8.0, 2.0);
    if share > 0.0 {
        svg.rect("bar", (0.0, share), 0.0, 8.0, 2.0);
    }
    svg.close()
}
