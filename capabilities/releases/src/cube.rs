//! A file read into cells with their contributions.

use std::collections::{BTreeMap, BTreeSet};

use methods::disclosure::Table;
use sources::table::person_columns;

use crate::{
    rule::{Layout, Rule, RuleError},
    shape::{Dimension, Shape, ShapeError, fold},
};

/// More cells than this take the programs too long.
pub const MOST_CELLS: usize = 1_500;

/// A table as it came, every value in it: it lives as long as its protection is computed, and no longer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cube {
    pub(crate) shape: Shape,
    pub(crate) table: Table,
    /// Whether every cell is a whole number.
    pub(crate) counts: bool,
}

/// Why a file is no table that can be protected.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The text cannot be read.
    #[error(transparent)]
    Unreadable(#[from] tables::ReadError),
    /// The rule cannot be.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// Groups and categories contradict each other.
    #[error(transparent)]
    Shape(#[from] ShapeError),
    /// Columns hold single persons.
    #[error("the columns {} speak of single persons: count persons first, and bring the counts", .columns.join(", "))]
    PersonLevel {
        /// Which.
        columns: Vec<String>,
    },
    /// There are no rows or no columns.
    #[error("there is no table: the first line names the columns, the first column the rows")]
    Empty,
    /// A line has another number of cells than the header.
    #[error("line {line} has {found} cells where the header has {expected}")]
    Ragged {
        /// The line, from 1.
        line: u32,
        /// How many it has.
        found: usize,
        /// How many it should have.
        expected: usize,
    },
    /// The text is no count.
    #[error("line {line}, column {column}: `{found}` is no count; write a whole number, zero or more")]
    NotACount {
        /// The line, from 1.
        line: u32,
        /// The name of the column.
        column: String,
        /// What stands there.
        found: String,
    },
    /// The text is no amount.
    #[error(
        "line {line}, column {column}: `{found}` is no amount; write a number, zero or more, with a point"
    )]
    NotAnAmount {
        /// The line, from 1.
        line: u32,
        /// The name of the column.
        column: String,
        /// What stands there.
        found: String,
    },
    /// Losses and gains hide each other.
    #[error(
        "line {line}, column {column}: `{found}` is below zero; make two tables, one of gains and one of losses"
    )]
    Negative {
        /// The line, from 1.
        line: u32,
        /// The name of the column.
        column: String,
        /// What stands there.
        found: String,
    },
    /// The rule names a column that is not there.
    #[error("the rule names the column `{column}`, and the table has {}", .found.join(", "))]
    NoSuchColumn {
        /// The column.
        column: String,
        /// The columns that are there.
        found: Vec<String>,
    },
    /// A list has a column that the rule does not name.
    #[error("the rule does not say what the columns {} hold: leave them out of the file", .columns.join(", "))]
    Unnamed {
        /// Which.
        columns: Vec<String>,
    },
    /// A name occurs twice.
    #[error("`{name}` occurs twice: a row or a column has a name of its own")]
    Twice {
        /// Which.
        name: String,
    },
    /// A category has no name.
    #[error("line {line}, column {column}: there is no name")]
    Nameless {
        /// The line, from 1.
        line: u32,
        /// The name of the column.
        column: String,
    },
    /// Something is called a sum and the rule does not say so.
    #[error("`{name}` seems to be a sum: say `total = \"{name}\"` under [table], or leave it out")]
    LooksLikeSum {
        /// What.
        name: String,
    },
    /// A printed sum is not the sum of its parts.
    #[error("line {line}: the sum `{cell}` does not agree with its parts")]
    Sum {
        /// The line, from 1.
        line: u32,
        /// Which sum.
        cell: String,
    },
    /// The largest contributions do not fit into their cell.
    #[error("line {line}: the largest contributions are more than the cell, or not in falling order")]
    Largest {
        /// The line, from 1.
        line: u32,
    },
    /// There are too many cells.
    #[error(
        "the table has {found} cells with its sums, and {MOST_CELLS} can be protected at once: make it coarser, or several"
    )]
    TooManyCells {
        /// How many.
        found: usize,
    },
}

/// What sums are called in files.
const SUMS: [&str; 22] = [
    "total",
    "totals",
    "sum",
    "all",
    "grand total",
    "overall",
    "ensemble",
    "somme",
    "suma",
    "todos",
    "total general",
    "total général",
    "المجموع",
    "الإجمالي",
    "المجموع الكلي",
    "всего",
    "итого",
    "общий итог",
    "合计",
    "总计",
    "小计",
    "总数",
];

/// One line of a file: where it belongs, and what it says.
struct Line {
    number: u32,
    /// The category of each dimension.
    names: Vec<String>,
    value: f64,
    weight: f64,
    contributor: Option<String>,
    largest: Vec<f64>,
    contributors: Option<f64>,
}

/// Reads a file as the rule says.
pub(crate) fn read(bytes: &[u8], rule: &Rule) -> Result<Cube, TableError> {
    rule.check()?;
    let (read, _) = tables::read_delimited(bytes, &tables::Limits::default())?;
    let (head, records) = read.records.split_first().ok_or(TableError::Empty)?;
    let names: Vec<String> = head.fields.iter().map(|it| it.trim().to_owned()).collect();
    let columns = person_columns(&names);
    if !columns.is_empty() {
        return Err(TableError::PersonLevel { columns });
    }
    if names.len() < 2 || records.is_empty() {
        return Err(TableError::Empty);
    }
    if let Some(it) = records.iter().find(|it| it.fields.len() != names.len()) {
        let (found, expected) = (it.fields.len(), names.len());
        return Err(TableError::Ragged { line: it.line, found, expected });
    }
    let layout = &rule.table;
    let (dimensions, lines) = if layout.dimensions.is_empty() {
        let first = if names[0].is_empty() { "row" } else { &names[0] };
        let dimensions =
            vec![first.to_owned(), layout.columns.clone().unwrap_or_else(|| "column".to_owned())];
        (dimensions, grid(&names, records)?)
    } else {
        (layout.dimensions.clone(), list(layout, &names, records)?)
    };
    build(&dimensions, &lines, rule)
}

fn grid(names: &[String], records: &[tables::Record]) -> Result<Vec<Line>, TableError> {
    let mut seen = BTreeSet::new();
    for name in names.iter().skip(1).chain(records.iter().map(|it| &it.fields[0])) {
        // Rows and columns are named apart; one name may be that of a row and of a column, as sums are.
        let column = seen.len() < names.len() - 1;
        if !seen.insert((column, fold(name))) {
            return Err(TableError::Twice { name: name.clone() });
        }
    }
    let mut lines = Vec::new();
    for record in records {
        for (column, text) in names.iter().zip(&record.fields).skip(1) {
            let value = number(text, record.line, column, true)?;
            let (row, column) = (record.fields[0].trim().to_owned(), column.clone());
            let names = vec![row, column];
            let (contributor, largest, contributors) = (None, Vec::new(), None);
            lines.push(Line {
                number: record.line,
                names,
                value,
                weight: 1.0,
                contributor,
                largest,
                contributors,
            });
        }
    }
    Ok(lines)
}

#[expect(clippy::similar_names, reason = "contributors are named, or counted")]
fn list(layout: &Layout, names: &[String], records: &[tables::Record]) -> Result<Vec<Line>, TableError> {
    let place = |name: &String| {
        let place = names.iter().position(|it| fold(it) == fold(name));
        place.ok_or_else(|| TableError::NoSuchColumn { column: name.clone(), found: names.to_vec() })
    };
    let one = |name: &Option<String>| name.as_ref().map(place).transpose();
    let dimensions = layout.dimensions.iter().map(place).collect::<Result<Vec<_>, _>>()?;
    let largest = layout.largest.iter().map(place).collect::<Result<Vec<_>, _>>()?;
    let [value, contributor] = [one(&layout.value)?, one(&layout.contributor)?];
    let [contributors, weight] = [one(&layout.contributors)?, one(&layout.weight)?];
    let singles = [value, contributor, contributors, weight];
    let named: BTreeSet<usize> =
        dimensions.iter().chain(&largest).copied().chain(singles.into_iter().flatten()).collect();
    let unnamed = names.iter().enumerate().filter(|(at, _)| !named.contains(at));
    let columns: Vec<String> = unnamed.map(|(_, name)| name.clone()).collect();
    if !columns.is_empty() {
        return Err(TableError::Unnamed { columns });
    }
    let value = value.ok_or(TableError::Rule(RuleError::Layout(crate::rule::LayoutFault::NoValue)))?;
    let counts = contributor.is_none() && largest.is_empty() && contributors.is_none();
    let line = |record: &tables::Record| {
        let of = |at: usize, whole| number(&record.fields[at], record.line, &names[at], whole);
        let category = |at: &usize| match record.fields[*at].trim() {
            "" => Err(TableError::Nameless { line: record.line, column: names[*at].clone() }),
            name => Ok(name.to_owned()),
        };
        Ok(Line {
            number: record.line,
            names: dimensions.iter().map(category).collect::<Result<_, _>>()?,
            value: of(value, counts)?,
            weight: weight.map_or(Ok(1.0), |at| of(at, false))?,
            contributor: contributor.map(|at| fold(&record.fields[at])),
            largest: largest.iter().map(|at| of(*at, false)).collect::<Result<_, _>>()?,
            contributors: contributors.map(|at| of(at, true)).transpose()?,
        })
    };
    records.iter().map(line).collect()
}

/// A number as machines write it; a mark for a missing cell is none.
fn number(text: &str, line: u32, column: &str, whole: bool) -> Result<f64, TableError> {
    let (column, found) = (column.to_owned(), text.trim().chars().take(40).collect::<String>());
    let plain = found.bytes().all(|byte| byte.is_ascii_digit() || b"-.eE+".contains(&byte));
    let value = found.parse::<f64>().ok().filter(|value| plain && value.abs() <= 1e15);
    match value {
        Some(value) if value < 0.0 => Err(TableError::Negative { line, column, found }),
        Some(value) if !whole || value.fract() == 0.0 => Ok(value),
        _ if whole => Err(TableError::NotACount { line, column, found }),
        _ => Err(TableError::NotAnAmount { line, column, found }),
    }
}

/// The cells of lines.
fn build(names: &[String], lines: &[Line], rule: &Rule) -> Result<Cube, TableError> {
    let layout = &rule.table;
    let total = layout.total.as_deref().map(fold);
    let groups_of = |name: &String| {
        let found = layout.groups.iter().find(|(dimension, _)| fold(dimension) == fold(name));
        found.map(|(_, groups)| groups.clone()).unwrap_or_default()
    };
    if let Some(column) = layout.groups.keys().find(|it| !names.iter().any(|name| fold(name) == fold(it))) {
        return Err(TableError::NoSuchColumn { column: column.clone(), found: names.to_vec() });
    }
    let mut dimensions = Vec::new();
    for (which, name) in names.iter().enumerate() {
        let groups = groups_of(name);
        let is_group = |it: &str| groups.keys().any(|group| fold(group) == it);
        let mut categories: Vec<String> = Vec::new();
        let mut seen = BTreeSet::new();
        for line in lines {
            let folded = fold(&line.names[which]);
            if total.as_ref() != Some(&folded) && !is_group(&folded) && seen.insert(folded.clone()) {
                if SUMS.contains(&folded.as_str()) {
                    return Err(TableError::LooksLikeSum { name: line.names[which].clone() });
                }
                categories.push(line.names[which].clone());
            }
        }
        if categories.is_empty() {
            return Err(TableError::Empty);
        }
        dimensions.push(Dimension::new(name, &categories, &groups)?);
    }
    let cells = dimensions.iter().try_fold(1_usize, |cells, it| cells.checked_mul(it.nodes.len()));
    let shape = Shape(dimensions);
    match cells {
        Some(cells) if cells <= MOST_CELLS => fill(shape, lines, total.as_deref(), rule),
        found => Err(TableError::TooManyCells { found: found.unwrap_or(usize::MAX) }),
    }
}

/// What is known of the contributors of a cell.
#[derive(Clone, Default)]
struct Cell {
    value: f64,
    /// How many were counted before weights.
    unweighted: f64,
    by_name: BTreeMap<String, f64>,
    largest: Vec<f64>,
    contributors: f64,
}

fn fill(shape: Shape, lines: &[Line], total: Option<&str>, rule: &Rule) -> Result<Cube, TableError> {
    let layout = &rule.table;
    let count = shape.cells();
    let mut cells = vec![Cell::default(); count];
    let mut printed = Vec::new();
    for line in lines {
        let nodes: Vec<usize> = shape
            .0
            .iter()
            .zip(&line.names)
            .map(|(dimension, name)| {
                let name = if Some(fold(name).as_str()) == total { "" } else { name.as_str() };
                dimension.node(name).expect("every name became a node")
            })
            .collect();
        let at = shape.at(&nodes);
        if shape.is_sum(at) {
            printed.push((at, line));
            continue;
        }
        let cell = &mut cells[at];
        let several = line.contributor.is_some() || layout.weight.is_some();
        if !several && cell.unweighted > 0.0 {
            return Err(TableError::Twice { name: shape.name(at, "") });
        }
        let falling = line.largest.is_sorted_by(|a, b| a >= b);
        if !falling || line.largest.iter().sum::<f64>() > line.value * (1.0 + 1e-9) {
            return Err(TableError::Largest { line: line.number });
        }
        cell.value += line.value * line.weight;
        cell.unweighted += if layout.weight.is_some() { line.value } else { 1.0 };
        cell.largest.clone_from(&line.largest);
        cell.contributors += line.contributors.unwrap_or_default();
        if let Some(name) = line.contributor.as_ref().filter(|_| line.value > 0.0) {
            *cell.by_name.entry(name.clone()).or_default() += line.value * line.weight;
        }
    }
    let whole: Vec<Cell> = (0..count).map(|at| summed(&shape, &cells, at)).collect();
    for (at, line) in printed {
        let (said, is) = (line.value * line.weight, whole[at].value);
        // Names that stand once for each contributor give the parts of the sum, not the sum.
        if line.contributor.is_none() && (said - is).abs() > 1e-9 * is.max(1.0) {
            return Err(TableError::Sum {
                line: line.number,
                cell: shape.name(at, total.unwrap_or_default()),
            });
        }
    }
    Ok(cube(shape, &whole, rule))
}

/// A cell as the sum of the categories it is made of.
///
/// Where contributors have no names, one may stand behind the largest contributions of all parts: that is assumed, which
/// protects rather too much.
fn summed(shape: &Shape, cells: &[Cell], at: usize) -> Cell {
    let leaves = shape.leaves(at);
    if leaves == [at] {
        return cells[at].clone();
    }
    let mut sum = Cell::default();
    for leaf in leaves.iter().map(|leaf| &cells[*leaf]) {
        sum.value += leaf.value;
        sum.unweighted += leaf.unweighted;
        sum.contributors = sum.contributors.max(leaf.contributors);
        for (name, value) in &leaf.by_name {
            *sum.by_name.entry(name.clone()).or_default() += value;
        }
        sum.largest.resize(sum.largest.len().max(leaf.largest.len()), 0.0);
        sum.largest.iter_mut().zip(&leaf.largest).for_each(|(sum, it)| *sum += it);
    }
    sum
}

fn cube(shape: Shape, cells: &[Cell], rule: &Rule) -> Cube {
    let layout = &rule.table;
    let (named, largest) = (layout.contributor.is_some(), !layout.largest.is_empty());
    let contributions = |it: &Cell| {
        let mut parts: Vec<f64> =
            if named { it.by_name.values().copied().collect() } else { it.largest.clone() };
        parts.sort_by(|a, b| b.total_cmp(a));
        parts
    };
    let number = |it: &Cell| match (&layout.contributors, named, &layout.weight) {
        (Some(_), ..) => it.contributors,
        (None, true, _) => f64::from(u32::try_from(it.by_name.len()).unwrap_or(u32::MAX)),
        (None, false, _) => it.unweighted,
    };
    let of_counts = !named && !largest && layout.contributors.is_none() && layout.weight.is_none();
    let known = (0..cells.len()).map(|at| rule.margins_known && shape.is_sum(at)).collect();
    let values: Vec<f64> = cells.iter().map(|it| it.value).collect();
    let counts = values.iter().all(|it| it.fract() == 0.0);
    let table = Table {
        sums: shape.sums(),
        contributions: if named || largest { cells.iter().map(contributions).collect() } else { Vec::new() },
        contributors: if of_counts { Vec::new() } else { cells.iter().map(number).collect() },
        cells: values,
        known,
        whole: counts,
    };
    Cube { shape, table, counts }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(text: &str) -> Rule {
        Rule::read(text).unwrap()
    }

    const LIST: &str =
        "[table]\ndimensions = [\"region\", \"sex\", \"age\"]\nvalue = \"claims\"\ntotal = \"all\"\n";

    #[test]
    fn a_list_becomes_cells_and_what_no_line_names_is_zero() {
        let text = "region,sex,age,claims\nnorth,f,0-17,7\nnorth,m,18+,5\nsouth,f,18+,4\nall,all,all,16\n";
        let cube = read(text.as_bytes(), &rule(LIST)).unwrap();
        assert_eq!(cube.table.cells.len(), 27);
        assert_eq!(cube.table.cells.last(), Some(&16.0));
        assert_eq!(cube.table.cells.get(cube.shape.at(&[1, 1, 0])), Some(&0.0));
        assert!(cube.counts && cube.table.contributors.is_empty());
        let wrong = text.replace("16", "17");
        let told = read(wrong.as_bytes(), &rule(LIST)).unwrap_err().to_string();
        assert_eq!(told, "line 5: the sum `all · all · all` does not agree with its parts");
    }

    #[test]
    fn contributors_are_counted_once_in_a_sum() {
        let text = "region,agency,grants\nnorth,A,60.5\nnorth,B,30\nnorth,A,4.5\nsouth,A,10\nsouth,C,0\n";
        let rule = rule("[table]\ndimensions = [\"region\"]\nvalue = \"grants\"\ncontributor = \"agency\"\n");
        let cube = read(text.as_bytes(), &rule).unwrap();
        assert_eq!(cube.table.cells, [95.0, 10.0, 105.0]);
        assert_eq!(cube.table.contributions, [vec![65.0, 30.0], vec![10.0], vec![75.0, 30.0]]);
        assert_eq!(cube.table.contributors, [2.0, 1.0, 2.0]);
    }

    #[test]
    fn the_largest_of_a_sum_are_taken_for_the_same_in_all_parts() {
        let text = "region,grants,first,second,n\nnorth,100,60,20,9\nsouth,50,10,10,7\n";
        let rule = rule(
            "[table]\ndimensions = [\"region\"]\nvalue = \"grants\"\nlargest = [\"first\", \"second\"]\ncontributors = \"n\"\n",
        );
        let cube = read(text.as_bytes(), &rule).unwrap();
        assert_eq!(cube.table.contributions[2], [70.0, 30.0]);
        assert_eq!(cube.table.contributors, [9.0, 7.0, 9.0]);
        let wrong = text.replace("60,20", "20,60");
        assert!(matches!(read(wrong.as_bytes(), &rule), Err(TableError::Largest { line: 2 })));
    }

    #[test]
    fn weights_multiply_the_cell_and_not_the_number_of_those_who_were_asked() {
        let text = "region,people,w\nnorth,2,10\nnorth,1,5.5\nsouth,9,1\n";
        let rule = rule("[table]\ndimensions = [\"region\"]\nvalue = \"people\"\nweight = \"w\"\n");
        let cube = read(text.as_bytes(), &rule).unwrap();
        assert_eq!(cube.table.cells, [25.5, 9.0, 34.5]);
        assert_eq!(cube.table.contributors, [3.0, 9.0, 12.0]);
        assert!(!cube.counts);
    }

    #[test]
    fn groups_are_sums_of_the_table() {
        let text = "region,f,m\nA,5,6\nB,7,8\nC,9,10\nNorth,12,14\n";
        let rule = rule("[table.groups.region]\nNorth = [\"A\", \"B\"]\n");
        let cube = read(text.as_bytes(), &rule).unwrap();
        assert_eq!(cube.table.cells.get(cube.shape.at(&[3, 2])), Some(&26.0));
        let wrong = text.replace("12,14", "12,15");
        assert!(matches!(read(wrong.as_bytes(), &rule), Err(TableError::Sum { line: 5, .. })));
    }

    #[test]
    fn what_is_no_table_is_refused_with_its_place_and_what_to_do() {
        for (text, words) in [
            ("", "there is no table"),
            ("region,a\n", "there is no table"),
            ("region,a\nnorth,1.5\n", "line 2, column a: `1.5` is no count"),
            ("region,a\nnorth,-1\n", "`-1` is below zero; make two tables"),
            ("region,a\nnorth,\n", "`` is no count"),
            ("region,a\nnorth,NaN\n", "`NaN` is no count"),
            ("region,a,b\nnorth,1\n", "line 2 has 2 cells where the header has 3"),
            ("region,a\nnorth,1\nNorth,2\n", "`North` occurs twice"),
            ("region,a\nnorth,1\ntotal,1\n", "`total` seems to be a sum: say `total = \"total\"`"),
            ("region,Passport no\nnorth,1\n", "Passport no speak of single persons"),
        ] {
            let told = read(text.as_bytes(), &Rule::default()).unwrap_err().to_string();
            assert!(told.contains(words), "{text}: {told}");
        }
        for (text, words) in [
            ("region,sex,age,claims,note\nn,f,1,2,x\n", "the columns note hold: leave them out"),
            ("region,sex,claims\nn,f,1\n", "the rule names the column `age`"),
            ("region,sex,age,claims\nn,f,,2\n", "line 2, column age: there is no name"),
            ("region,sex,age,claims\nn,f,1,2\nn,f,1,3\n", "`n · f · 1` occurs twice"),
            ("region,sex,date of birth,claims\nn,f,1,2\n", "date of birth speak of single persons"),
        ] {
            let told = read(text.as_bytes(), &rule(LIST)).unwrap_err().to_string();
            assert!(told.contains(words), "{text}: {told}");
        }
        let wide = (0..1600).map(|it| format!("r{it},1\n")).collect::<Vec<_>>().concat();
        let told = read(format!("region,a\n{wide}").as_bytes(), &Rule::default()).unwrap_err();
        assert!(matches!(told, TableError::TooManyCells { found: 3202 }));
    }
}
