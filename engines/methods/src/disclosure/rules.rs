//! The primary rules: which cells tell too much, and how closely they may be known.

use kernel::words;

use super::Table;

/// When a cell tells too much.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// Cells above zero with fewer contributors are withheld; 0 for no threshold. Of counts the cell itself is meant.
    pub threshold: f64,
    /// The n largest contributors make up more than k per cent: (n, k).
    pub dominance: Option<(usize, f64)>,
    /// The second largest contributor could place the largest within p per cent.
    pub p_percent: Option<f64>,
    /// Everybody knows the contributions of the others within q per cent already; 100 where they know nothing of them.
    pub q_percent: f64,
    /// How wide the interval of every withheld cell must be, complements included.
    pub width: f64,
}

impl Default for Rules {
    fn default() -> Self {
        Self { threshold: 5.0, dominance: None, p_percent: None, q_percent: 100.0, width: 5.0 }
    }
}

words! {
    /// Why a cell is withheld.
    pub enum Reason {
        /// It is small.
        Threshold = "threshold",
        /// Few make up nearly all of it.
        Dominance = "dominance",
        /// The largest could be computed too closely.
        PPercent = "p-percent",
        /// Another could be computed from it.
        Complement = "complement",
        /// It was withheld in an earlier release.
        Earlier = "earlier",
    }
}

/// A cell that tells too much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sensitive {
    /// The cell.
    pub cell: usize,
    /// The first rule that names it.
    pub reason: Reason,
    /// How far above its true value the interval must reach.
    pub above: f64,
    /// How wide it must be.
    pub width: f64,
}

impl Rules {
    /// The cells that tell too much, in order; known ones are past help.
    pub fn sensitive(&self, table: &Table) -> Vec<Sensitive> {
        let cells = table.cells.iter().zip(&table.known).enumerate().filter(|(_, (_, known))| !**known);
        cells
            .filter_map(|(cell, (value, _))| {
                let parts = table.contributions.get(cell).map_or(&[][..], Vec::as_slice);
                let contributors = table.contributors.get(cell).copied().unwrap_or(*value);
                let (reason, above) = self.of(*value, contributors, parts)?;
                Some(Sensitive { cell, reason, above, width: self.width.max(above) })
            })
            .collect()
    }

    /// The rule that names a cell, and how far above it must stay possible.
    fn of(&self, value: f64, contributors: f64, parts: &[f64]) -> Option<(Reason, f64)> {
        let few = value > 0.0 && contributors < self.threshold;
        if few && parts.is_empty() {
            return Some((Reason::Threshold, 0.0));
        }
        let mut parts = parts.to_vec();
        parts.sort_by(|a, b| b.total_cmp(a));
        let first = |n: usize| parts.iter().take(n).sum::<f64>();
        // The levels of protection are those of Hundepool and others (2012), table 4.2.
        let dominance = self.dominance.map(|(n, k)| (Reason::Dominance, 100.0 / k * first(n) - value));
        // With all contributions at hand the rest is what they add up to; taking it from the cell would leave rounding.
        let rest = |value: f64| if value <= first(2) * (1.0 + 1e-12) { 0.0 } else { value - first(2) };
        let p_percent =
            self.p_percent.map(|p| (Reason::PPercent, p / self.q_percent * first(1) - rest(value)));
        let broken = dominance.into_iter().chain(p_percent).filter(|(_, above)| *above > 1e-9 * value);
        let most = broken.reduce(|most, it| if it.1 > most.1 { it } else { most });
        // Few contributors are the plainer reason; the room above is that of the stricter rule all the same.
        if few { Some((Reason::Threshold, most.map_or(0.0, |it| it.1))) } else { most }
    }
}
