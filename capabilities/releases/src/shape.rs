//! What the cells of a table are: dimensions, categories, groups of them, and the sums that hang them together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a table distinguishes, such as regions: its categories, groups of them, and the sum of all as the last node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dimension {
    /// Its name.
    pub name: String,
    /// Categories first, then groups, then the sum of all.
    pub nodes: Vec<Node>,
}

/// A category, or a sum of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// Its name; the sum of all has none.
    pub name: String,
    /// The nodes that it sums; a category sums none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<usize>,
}

/// Why categories and groups do not go together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShapeError {
    /// A group names a category that the table has not.
    #[error("the group `{group}` names `{part}`, which the table has not")]
    NoSuchPart {
        /// The group.
        group: String,
        /// The category.
        part: String,
    },
    /// A category is in two groups.
    #[error("`{part}` is in two groups; a category belongs to one")]
    TwoGroups {
        /// The category.
        part: String,
    },
    /// A group has the name of a category.
    #[error("`{name}` is a group and a category; give the group another name")]
    TwoMeanings {
        /// The name.
        name: String,
    },
}

impl Dimension {
    /// A dimension of these categories and groups.
    pub fn new(
        name: &str,
        categories: &[String],
        groups: &BTreeMap<String, Vec<String>>,
    ) -> Result<Self, ShapeError> {
        let mut nodes: Vec<Node> =
            categories.iter().map(|it| Node { name: it.clone(), parts: Vec::new() }).collect();
        let mut inside = vec![false; nodes.len()];
        for (group, parts) in groups {
            if nodes.iter().any(|it| fold(&it.name) == fold(group)) {
                return Err(ShapeError::TwoMeanings { name: group.clone() });
            }
            let mut places = Vec::new();
            for part in parts {
                let place = nodes.iter().position(|it| fold(&it.name) == fold(part));
                let place = place
                    .ok_or_else(|| ShapeError::NoSuchPart { group: group.clone(), part: part.clone() })?;
                if std::mem::replace(&mut inside[place], true) {
                    return Err(ShapeError::TwoGroups { part: part.clone() });
                }
                places.push(place);
            }
            nodes.push(Node { name: group.clone(), parts: places });
            inside.push(false);
        }
        let all = (0..nodes.len()).filter(|it| !inside[*it]).collect();
        nodes.push(Node { name: String::new(), parts: all });
        Ok(Self { name: name.to_owned(), nodes })
    }

    /// The node of a name; the empty name is that of the sum of all.
    pub fn node(&self, name: &str) -> Option<usize> {
        let wanted = fold(name);
        self.nodes.iter().position(|it| fold(&it.name) == wanted)
    }

    /// The sum of all.
    pub fn total(&self) -> usize {
        self.nodes.len() - 1
    }
}

/// The same word for machines: small letters and single spaces.
pub(crate) fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// All cells over some dimensions, numbered with the last dimension fastest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shape(pub Vec<Dimension>);

impl Shape {
    /// How many cells there are, sums among them.
    pub fn cells(&self) -> usize {
        self.0.iter().map(|it| it.nodes.len()).product()
    }

    /// The cell at these nodes.
    pub fn at(&self, nodes: &[usize]) -> usize {
        self.0.iter().zip(nodes).fold(0, |cell, (dimension, node)| cell * dimension.nodes.len() + node)
    }

    /// The nodes of a cell.
    pub fn nodes(&self, mut cell: usize) -> Vec<usize> {
        let mut nodes = vec![0; self.0.len()];
        for (dimension, node) in self.0.iter().zip(&mut nodes).rev() {
            *node = cell % dimension.nodes.len();
            cell /= dimension.nodes.len();
        }
        nodes
    }

    /// Whether a cell is a sum of others.
    pub fn is_sum(&self, cell: usize) -> bool {
        self.0.iter().zip(self.nodes(cell)).any(|(dimension, node)| !dimension.nodes[node].parts.is_empty())
    }

    /// What every sum less its parts is: nothing.
    pub fn sums(&self) -> Vec<Vec<(usize, f64)>> {
        let mut sums = Vec::new();
        for cell in 0..self.cells() {
            let nodes = self.nodes(cell);
            for (which, dimension) in self.0.iter().enumerate() {
                let parts = &dimension.nodes[nodes[which]].parts;
                if parts.is_empty() {
                    continue;
                }
                let part = |node: &usize| {
                    let mut at = nodes.clone();
                    at[which] = *node;
                    (self.at(&at), 1.0)
                };
                sums.push(parts.iter().map(part).chain([(cell, -1.0)]).collect());
            }
        }
        sums
    }

    /// The cells without groups and sums of which each cell is made.
    pub fn leaves(&self, cell: usize) -> Vec<usize> {
        let mut found = vec![Vec::new()];
        for (dimension, node) in self.0.iter().zip(self.nodes(cell)) {
            let leaves = leaves_of(dimension, node);
            found = found
                .iter()
                .flat_map(|before: &Vec<usize>| {
                    leaves.iter().map(move |leaf| before.iter().copied().chain([*leaf]).collect())
                })
                .collect();
        }
        found.iter().map(|nodes| self.at(nodes)).collect()
    }

    /// What a cell is in every table of its family: the categories by which it is counted, sums left out.
    pub fn key(&self, cell: usize) -> String {
        let parts =
            self.0.iter().zip(self.nodes(cell)).filter(|(dimension, node)| *node != dimension.total());
        let mut parts: Vec<String> = parts
            .map(|(dimension, node)| {
                format!("{}\u{1f}{}", fold(&dimension.name), fold(&dimension.nodes[node].name))
            })
            .collect();
        parts.sort();
        parts.join("\u{1e}")
    }

    /// A cell in words: its categories; `total` stands for the sum of all.
    pub fn name(&self, cell: usize, total: &str) -> String {
        let names = self.0.iter().zip(self.nodes(cell)).map(|(dimension, node)| {
            Some(dimension.nodes[node].name.as_str()).filter(|name| !name.is_empty()).unwrap_or(total)
        });
        names.collect::<Vec<_>>().join(" · ")
    }
}

fn leaves_of(dimension: &Dimension, node: usize) -> Vec<usize> {
    let parts = &dimension.nodes[node].parts;
    if parts.is_empty() {
        vec![node]
    } else {
        parts.iter().flat_map(|it| leaves_of(dimension, *it)).collect()
    }
}

/// A key in words, as for a cell that only an earlier release has.
pub(crate) fn key_in_words(key: &str, total: &str) -> String {
    if key.is_empty() {
        return total.to_owned();
    }
    let parts = key.split('\u{1e}').map(|part| part.split_once('\u{1f}').map_or(part, |(_, node)| node));
    parts.collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|it| (*it).to_owned()).collect()
    }

    fn shape() -> Shape {
        let groups = BTreeMap::from([("North".to_owned(), names(&["A", "b"]))]);
        let regions = Dimension::new("Region", &names(&["A", "B", "C"]), &groups).unwrap();
        Shape(vec![regions, Dimension::new("Sex", &names(&["f", "m"]), &BTreeMap::new()).unwrap()])
    }

    #[test]
    fn cells_are_numbered_and_found_again() {
        let shape = shape();
        assert_eq!(shape.cells(), 15);
        for cell in 0..15 {
            assert_eq!(shape.at(&shape.nodes(cell)), cell);
        }
        assert_eq!(shape.name(shape.at(&[3, 2]), "total"), "North · total");
        assert_eq!(shape.leaves(shape.at(&[3, 1])), [shape.at(&[0, 1]), shape.at(&[1, 1])]);
        assert_eq!(shape.leaves(14).len(), 6);
        assert!(shape.is_sum(shape.at(&[3, 1])) && !shape.is_sum(0));
    }

    #[test]
    fn every_sum_is_its_parts() {
        let shape = shape();
        // Of each of the three columns the group and the whole, of each of the five rows the whole.
        assert_eq!(shape.sums().len(), 3 * 2 + 5);
        let values: Vec<f64> = (0..15)
            .map(|cell| shape.leaves(cell).iter().map(|leaf| f64::from(u32::try_from(*leaf).unwrap())).sum())
            .collect();
        for sum in shape.sums() {
            let total: f64 = sum.iter().map(|(cell, times)| values[*cell] * times).sum();
            assert!(total.abs() < 1e-9, "{total}");
        }
    }

    #[test]
    fn one_cell_has_one_key_in_every_table() {
        let shape = shape();
        let turned = Shape(vec![
            Dimension::new("SEX", &names(&["m", "f"]), &BTreeMap::new()).unwrap(),
            Dimension::new("age", &names(&["0-17"]), &BTreeMap::new()).unwrap(),
            Dimension::new("region", &names(&["a"]), &BTreeMap::new()).unwrap(),
        ]);
        assert_eq!(shape.key(shape.at(&[0, 0])), turned.key(turned.at(&[1, 1, 0])));
        assert_eq!(shape.key(14), "");
        assert_eq!(key_in_words(&shape.key(shape.at(&[3, 0])), "total"), "north · f");
    }

    #[test]
    fn groups_that_contradict_each_other_are_refused() {
        let groups = |group: &str, parts: &[&str]| BTreeMap::from([(group.to_owned(), names(parts))]);
        let with = |groups| Dimension::new("r", &names(&["A", "B"]), &groups).unwrap_err().to_string();
        assert!(with(groups("N", &["C"])).contains("`C`, which the table has not"));
        assert!(with(groups("a", &["B"])).contains("a group and a category"));
        assert!(with(groups("N", &["A", "A"])).contains("in two groups"));
    }
}
