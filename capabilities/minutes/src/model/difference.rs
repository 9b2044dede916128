//! What changed from one text to another, line by line.

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// In both.
    Both,
    /// Only in the old one.
    Old,
    /// Only in the new one.
    New,
}

/// A line of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Line {
    /// Where it stands.
    pub side: Side,
    /// What it says.
    pub text: String,
}

/// Beyond so many pairs of lines the texts are shown one after the other.
const MOST: usize = 4_000_000;

/// Compares two texts by their longest common run of lines.
pub(crate) fn difference(old: &str, new: &str) -> Vec<Line> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let line = |side, text: &str| Line { side, text: text.to_owned() };
    if old.len().saturating_mul(new.len()) > MOST {
        let gone = old.iter().map(|text| line(Side::Old, text));
        return gone.chain(new.iter().map(|text| line(Side::New, text))).collect();
    }
    // common[i][j] is the length of the longest common run of old[i..] and new[j..].
    let mut common = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = if old[i] == new[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::new();
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            out.push(line(Side::Both, old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            out.push(line(Side::Old, old[i]));
            i += 1;
        } else {
            out.push(line(Side::New, new[j]));
            j += 1;
        }
    }
    out
}
