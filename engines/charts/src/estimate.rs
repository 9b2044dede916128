//! An estimate with its interval, small enough for a cell of a table; the rows of a table share one axis.

use crate::figure::Caption;
use crate::scale::Scale;
use crate::svg::Svg;

/// What [`estimate`] draws.
#[derive(Clone, Copy, Debug)]
pub struct Estimate<'a> {
    /// Its name, or [`Caption::decoration`] where the numbers stand beside it.
    pub caption: Caption<'a>,
    /// The estimate; none, and only the interval is drawn.
    pub value: Option<f64>,
    /// From where to where it may lie.
    pub interval: Option<(f64, f64)>,
    /// The numbers at both ends of the axis that the rows share.
    pub axis: (f64, f64),
    /// A number to compare with, as the estimate of another row: a pale line.
    pub beside: Option<f64>,
}

/// Draws an estimate as a dot on its interval, 18 pixels high, with a broken line at zero where the axis has it.
///
/// ```
/// use charts::{Caption, Estimate, estimate};
/// let caption = Caption::decoration(kernel::Direction::Ltr);
/// let svg = estimate(&Estimate { caption, value: Some(1.0), interval: Some((0.5, 1.5)), axis: (-1.0, 2.0), beside: None });
/// assert!(svg.contains("class=\"zero\"") && svg.contains("class=\"ci\""));
/// ```
pub fn estimate(drawn: &Estimate<'_>) -> String {
    let mut svg = Svg::open(&drawn.caption, 18.0);
    let (low, high) = drawn.axis;
    let x = Scale { from: (low, high), to: (4.0, 96.0) };
    let place = |value: f64| x.at(value).clamp(0.0, 100.0);
    let inside = |value: &f64| value.is_finite() && (low..=high).contains(value);
    if inside(&0.0) {
        svg.line("zero", (place(0.0), -8.0), (place(0.0), 26.0));
    }
    if let Some(beside) = drawn.beside.filter(inside) {
        svg.line("grid", (place(beside), -8.0), (place(beside), 26.0));
    }
    if let Some((from, to)) = drawn.interval.filter(|(from, to)| from.is_finite() && to.is_finite()) {
        svg.line("ci", (place(from), 9.0), (place(to), 9.0));
    }
    if let Some(value) = drawn.value.filter(|value| value.is_finite()) {
        svg.circle("pt halo", (place(value), 9.0), 5.0);
    }
    svg.close()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Direction;

    fn drawn(direction: Direction) -> String {
        estimate(&Estimate {
            caption: Caption::decoration(direction),
            value: Some(0.5),
            interval: Some((0.0, 1.0)),
            axis: (0.0, 1.0),
            beside: Some(0.25),
        })
    }

    #[test]
    fn the_dot_stands_on_its_interval_and_lines_run_as_the_page_does() {
        let ltr = drawn(Direction::Ltr);
        assert!(ltr.contains("<line class=\"ci\" x1=\"4%\" x2=\"96%\" y1=\"9\" y2=\"9\"/>"), "{ltr}");
        assert!(ltr.contains("cx=\"50%\""), "{ltr}");
        assert!(ltr.contains("<line class=\"grid\" x1=\"27%\""), "{ltr}");
        assert!(drawn(Direction::Rtl).contains("<line class=\"grid\" x1=\"73%\""));
    }

    #[test]
    fn what_is_no_number_is_not_drawn() {
        let caption = Caption::decoration(Direction::Ltr);
        let nothing = Estimate {
            caption,
            value: Some(f64::NAN),
            interval: Some((f64::NEG_INFINITY, 1.0)),
            axis: (1.0, 2.0),
            beside: None,
        };
        let svg = estimate(&nothing);
        assert!(!svg.contains("<line") && !svg.contains("<circle"), "{svg}");
    }
}
