//! A meeting in one zone's day: night, the hours people work, midnight, and the meeting.
//!
//! The bands of several zones share one absolute axis, so the meeting is one upright band through all of them.

use crate::figure::Caption;
use crate::measure::{SMALL, share, width};
use crate::svg::{Anchor, Svg};

/// What [`time_band`] draws. All places are per cent of the axis that the bands share.
#[derive(Clone, Copy, Debug)]
pub struct TimeBand<'a> {
    /// Its name, or [`Caption::decoration`] where clock and day stand beside it in words.
    pub caption: Caption<'a>,
    /// The meeting.
    pub slot: (f64, f64),
    /// When people here are at work; the rest is night.
    pub day_hours: &'a [(f64, f64)],
    /// Where days change.
    pub midnights: &'a [Midnight<'a>],
}

/// Where one day ends and the next begins.
#[derive(Clone, Copy, Debug)]
pub struct Midnight<'a> {
    /// Its place.
    pub at: f64,
    /// The day that begins, as "Fri 13"; empty for none.
    pub label: &'a str,
}

/// Draws a band 30 pixels high.
pub fn time_band(band: &TimeBand<'_>) -> String {
    let mut svg = Svg::open(&band.caption, 30.0);
    svg.rect("night", (0.0, 100.0), 4.0, 22.0, 2.0);
    for hours in band.day_hours {
        if let Some(span) = inside(*hours) {
            svg.rect("day-hours", span, 4.0, 22.0, 0.0);
        }
    }
    let midnights = band.midnights.iter().filter(|midnight| (0.0..=100.0).contains(&midnight.at));
    for midnight in midnights.clone() {
        svg.line("axis", (midnight.at, 1.0), (midnight.at, 29.0));
    }
    let slot = inside(band.slot);
    if let Some(slot) = slot {
        svg.rect("slot", slot, 0.0, 30.0, 2.0);
    }
    for midnight in midnights.filter(|midnight| !midnight.label.is_empty()) {
        let (at, anchor, shift) = label_place(midnight, slot.unwrap_or((200.0, 200.0)));
        svg.text("", (at, 19.0), anchor, shift, midnight.label);
    }
    svg.close()
}

fn inside((from, to): (f64, f64)) -> Option<(f64, f64)> {
    let (from, to) = (from.clamp(0.0, 100.0), to.clamp(0.0, 100.0));
    (from < to).then_some((from, to))
}

/// After midnight; beyond the meeting if that stands there; before midnight if the band ends there.
fn label_place(midnight: &Midnight<'_>, slot: (f64, f64)) -> (f64, Anchor, f64) {
    let wide = share(width(midnight.label, SMALL) + 10.0);
    let from = midnight.at;
    let at = if from < slot.1 && slot.0 < from + wide { slot.1 } else { from };
    if at + wide <= 100.0 {
        return (at, Anchor::Start, 6.0);
    }
    let end = if slot.0 < from && from - wide < slot.1 { slot.0 } else { from };
    (end, Anchor::End, -6.0)
}
