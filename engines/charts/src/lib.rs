//! Charts and maps as accessible SVG: values and words in, text out.
//!
//! Pure: the same input gives the same bytes. There is no font, no script and no `style` attribute, so a page
//! with a strict content security policy shows every figure, and the page's style sheet alone gives it colour.
//!
//! Words: a [`Caption`] names a figure for those who cannot see it; a [`Figure`] is the drawing together with
//! the [`Rows`] of the table that accompanies it; a [`Step`] is one of five amounts of the ramp `a0` to `a4`.
//!
//! Where to begin: [`line_chart`] for amounts over years, [`history()`] for acts within years, [`ranked_bars`] for
//! a place among peers, [`world_map`] with [`class_breaks`] for amounts by place, [`sankey()`] for flows between places,
//! [`slope()`] for two moments, [`scatter()`] for two numbers of many places, [`small_multiples`] for many lines on one
//! scale, [`pyramid()`] for ages and sexes, [`time_band`] for a meeting's
//! hours in one zone, and [`sparkline`] and [`age_bar`] for cells of a table. `examples/gallery` draws them all.
//!
//! Invariants:
//! - across, everything is in per cent; down, in pixels: a figure fits any width and its text keeps its size
//!   (the map alone scales, and so carries no text);
//! - from right to left, every position is 100 minus its position from left to right; maps are not mirrored;
//! - the engine speaks no language: numbers, years and words arrive formatted;
//! - text is escaped, characters that XML forbids are replaced, and links lead to the web or to this site only;
//! - a missing value is never drawn, and no line crosses one or a break between editions;
//! - what tells two series apart is never colour alone.
//!
//! The classes used are those of [`STYLE`]; a page's own style sheet may give them other looks.

mod band;
mod bars;
mod classes;
mod estimate;
mod figure;
mod history;
mod labels;
mod line;
mod map;
mod measure;
mod multiples;
mod plain;
mod print;
mod pyramid;
mod sankey;
mod scale;
mod scatter;
mod slope;
mod spark;
mod svg;

pub use band::{Midnight, TimeBand, time_band};
pub use bars::{Bar, RankedBars, ranked_bars};
pub use classes::{Breaks, LegendRow, Step, class_breaks};
pub use estimate::{Estimate, estimate};
pub use figure::{Caption, Emphasis, Figure, Row, Rows, STYLE, standalone};
pub use history::{Dot, DotKind, History, HistoryRow, Mark, history};
pub use line::{Baseline, Break, LineChart, Series, line_chart};
pub use map::{MapShape, Outline, ViewBox, WorldMap, world_map};
pub use multiples::{Multiples, Panel, small_multiples};
pub use plain::plain_style;
pub use print::printed;
pub use pyramid::{AgeBand, Pyramid, pyramid};
pub use sankey::{Flow, Hub, Sankey, sankey};
pub use scale::{Spread, nice_ticks};
pub use scatter::{Measure, Scatter, ScatterDot, scatter};
pub use slope::{Slope, SlopeLine, slope};
pub use spark::{AgeBar, Sparkline, age_bar, sparkline};
