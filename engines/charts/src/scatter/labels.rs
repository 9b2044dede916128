//! Names beside dots: each in the first of eight places where it lies on nothing else, or nowhere.

use crate::measure::{NARROW, SMALL, width};
use crate::svg::Anchor;

/// A dot: per cent across, pixels down.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// A name that wants to stand beside a dot.
pub(super) struct Label {
    pub(super) words: String,
    pub(super) spot: Spot,
    /// It may stand further off, with a line to its dot.
    pub(super) led: bool,
}

/// A name that has a place.
pub(super) struct Placed {
    /// Of which label.
    pub(super) of: usize,
    pub(super) at: (f64, f64),
    pub(super) anchor: Anchor,
    pub(super) shift: f64,
    /// How far down from the dot a line leads to it; none stands close by.
    pub(super) lead: Option<f64>,
}

/// A rectangle whose ends across are per cent and pixels together, as the place may be of any width.
#[derive(Clone, Copy, Debug)]
struct Area {
    x: f64,
    from: f64,
    to: f64,
    top: f64,
    bottom: f64,
}

/// The widest place in which labels are looked at; between it and the narrowest, everything moves evenly.
const WIDE: f64 = 1200.0;
/// From the middle of a dot to a label.
const AWAY: f64 = 8.0;
const HIGH: f64 = 14.0;

/// Onwards or back or over the dot, and how far down the middle of the words is.
const CHOICES: [(Anchor, f64); 8] = [
    (Anchor::Start, 0.0),
    (Anchor::End, 0.0),
    (Anchor::Middle, -13.0),
    (Anchor::Middle, 14.0),
    (Anchor::Start, -9.0),
    (Anchor::Start, 10.0),
    (Anchor::End, -9.0),
    (Anchor::End, 10.0),
];

/// Further off, for those that must be named.
const FAR: [f64; 12] = [-26.0, 27.0, -40.0, 41.0, -54.0, 55.0, -68.0, 69.0, -82.0, 83.0, -110.0, 111.0];
const ANCHORS: [Anchor; 3] = [Anchor::Middle, Anchor::Start, Anchor::End];

/// The labels that have a place, at most so many; those before others have the choice. Room is from the axis on the
/// left, and from a height to a height.
pub(super) fn placed(labels: &[Label], most: usize, (left, top, bottom): (f64, f64, f64)) -> Vec<Placed> {
    let dots: Vec<Area> = labels.iter().map(|label| Area::around(&label.spot)).collect();
    let mut taken: Vec<Area> = Vec::new();
    let mut all = Vec::new();
    for (of, label) in labels.iter().enumerate().filter(|(_, label)| !label.words.is_empty()) {
        if all.len() >= most {
            break;
        }
        let free = |area: &Area| {
            area.inside(left)
                && area.top >= top
                && area.bottom <= bottom
                && taken.iter().all(|other| area.clear_of(other))
                && dots.iter().enumerate().all(|(at, dot)| at == of || area.clear_of(dot))
        };
        let far = FAR.iter().filter(|_| label.led).flat_map(|down| ANCHORS.map(|anchor| (anchor, *down)));
        let choices = CHOICES.into_iter().chain(far);
        let mut areas = choices.map(|(anchor, down)| (anchor, down, Area::of(label, anchor, down)));
        let Some((anchor, down, area)) = areas.find(|(_, _, area)| free(area)) else { continue };
        taken.push(area);
        let shift = match anchor {
            Anchor::Start => AWAY,
            Anchor::Middle => 0.0,
            Anchor::End => -AWAY,
        };
        let lead = (down.abs() >= FAR[0].abs()).then_some(down);
        all.push(Placed { of, at: (label.spot.x, label.spot.y + down + 4.0), anchor, shift, lead });
    }
    all
}

impl Area {
    fn of(label: &Label, anchor: Anchor, down: f64) -> Self {
        let wide = width(&label.words, SMALL) + 2.0;
        let (from, to) = match anchor {
            Anchor::Start => (AWAY - 1.0, AWAY + wide),
            Anchor::Middle => (-wide / 2.0, wide / 2.0),
            Anchor::End => (-AWAY - wide, 1.0 - AWAY),
        };
        let middle = label.spot.y + down;
        Self { x: label.spot.x, from, to, top: middle - HIGH / 2.0, bottom: middle + HIGH / 2.0 }
    }

    fn around(spot: &Spot) -> Self {
        Self { x: spot.x, from: -4.5, to: 4.5, top: spot.y - 4.5, bottom: spot.y + 4.5 }
    }

    /// Its ends in a place of some width.
    fn ends(&self, wide: f64) -> (f64, f64) {
        let at = self.x / 100.0 * wide;
        (at + self.from, at + self.to)
    }

    fn inside(&self, left: f64) -> bool {
        let ends = self.ends(NARROW);
        ends.0 >= left / 100.0 * NARROW - 2.0 && ends.1 <= NARROW
    }

    /// Whether the two never meet: one above the other, or side by side in the same order in the narrowest place and in
    /// the widest, and so in all between.
    fn clear_of(&self, other: &Self) -> bool {
        if self.bottom <= other.top || other.bottom <= self.top {
            return true;
        }
        let before = |wide: f64| self.ends(wide).1 <= other.ends(wide).0;
        let after = |wide: f64| other.ends(wide).1 <= self.ends(wide).0;
        before(NARROW) && before(WIDE) || after(NARROW) && after(WIDE)
    }
}
