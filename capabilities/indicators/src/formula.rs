//! Formulas: numbers, inputs by their names, the four operations, and the methods of `engines/methods`.
//!
//! A formula is read once and checked against the kinds of its inputs; what divides by zero, or misses a number, has no
//! value. `year(S)` is the year of an input that is one figure.

mod functions;
mod parse;

use std::collections::BTreeMap;

pub use functions::{Function, Shape};
pub use parse::{FormulaError, parse};

/// A formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Formula {
    /// A number.
    Number(f64),
    /// An input.
    Input(String),
    /// The year of an input.
    Year(String),
    /// A method.
    Call(Function, Vec<Formula>),
    /// The opposite.
    Minus(Box<Formula>),
    /// An operation of two.
    Two(Box<Formula>, Operation, Box<Formula>),
}

/// An operation of two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// The sum.
    Plus,
    /// The difference.
    Minus,
    /// The product.
    Times,
    /// The quotient; none by zero.
    Over,
}

/// Flows among places, those of a community marked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The codes of the places, in the order of rows and columns.
    pub places: Vec<String>,
    /// `flows[from][to]`; a pair without a number has zero.
    pub flows: Vec<Vec<f64>>,
    /// Whether a place belongs to the community that is asked about.
    pub members: Vec<bool>,
}

/// What an input gives to a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// One number with its year.
    One(f64, i16),
    /// The numbers of all partners.
    List(Vec<f64>),
    /// Flows among all places.
    Table(Table),
    /// A number for each place.
    Places(BTreeMap<String, f64>),
}

/// The inputs of a formula by their names.
pub type Values = BTreeMap<String, Value>;

impl Formula {
    /// The value; none where an input is missing or something divides by zero.
    pub fn value(&self, values: &Values) -> Option<f64> {
        let value = match self {
            Self::Number(number) => *number,
            Self::Input(name) => match values.get(name)? {
                Value::One(value, _) => *value,
                _ => return None,
            },
            Self::Year(name) => match values.get(name)? {
                Value::One(_, year) => f64::from(*year),
                _ => return None,
            },
            Self::Minus(of) => -of.value(values)?,
            Self::Two(one, operation, other) => operation.of(one.value(values)?, other.value(values)?)?,
            Self::Call(function, arguments) => function.of(arguments, values)?,
        };
        value.is_finite().then_some(value)
    }

    /// The names of all inputs it speaks of, each once.
    pub fn inputs(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.collect(&mut names);
        names.sort_unstable();
        names.dedup();
        names
    }

    fn collect<'a>(&'a self, names: &mut Vec<&'a str>) {
        match self {
            Self::Number(_) => {}
            Self::Input(name) | Self::Year(name) => names.push(name),
            Self::Minus(of) => of.collect(names),
            Self::Two(one, _, other) => {
                one.collect(names);
                other.collect(names);
            }
            Self::Call(_, arguments) => arguments.iter().for_each(|it| it.collect(names)),
        }
    }

    /// The methods it uses, each once.
    pub fn functions(&self) -> Vec<Function> {
        let mut found = match self {
            Self::Number(_) | Self::Input(_) | Self::Year(_) => Vec::new(),
            Self::Minus(of) => of.functions(),
            Self::Two(one, _, other) => [one.functions(), other.functions()].concat(),
            Self::Call(function, arguments) => {
                let inner = arguments.iter().flat_map(Self::functions);
                std::iter::once(*function).chain(inner).collect()
            }
        };
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The formula as people write it: `100 × S ÷ P`.
    pub fn printed(&self) -> String {
        self.print(0)
    }

    /// With parentheses where it stands beside something that binds more strongly.
    fn print(&self, outer: u8) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Input(name) => name.clone(),
            Self::Year(name) => format!("year({name})"),
            Self::Minus(of) => format!("−{}", of.print(3)),
            Self::Two(one, operation, other) => {
                let (sign, binds) = match operation {
                    Operation::Plus => ("+", 1),
                    Operation::Minus => ("−", 1),
                    Operation::Times => ("×", 2),
                    Operation::Over => ("÷", 2),
                };
                // What follows a minus or a division keeps its own parentheses.
                let text = format!("{} {sign} {}", one.print(binds), other.print(binds + 1));
                if binds < outer { format!("({text})") } else { text }
            }
            Self::Call(function, arguments) => {
                let arguments: Vec<String> = arguments.iter().map(|it| it.print(0)).collect();
                format!("{}({})", function.word(), arguments.join("; "))
            }
        }
    }
}

impl Operation {
    fn of(self, one: f64, other: f64) -> Option<f64> {
        Some(match self {
            Self::Plus => one + other,
            Self::Minus => one - other,
            Self::Times => one * other,
            Self::Over if other == 0.0 => return None,
            Self::Over => one / other,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(values: &[(&str, f64)]) -> Values {
        values.iter().map(|(name, value)| ((*name).to_owned(), Value::One(*value, 2020))).collect()
    }

    #[track_caller]
    fn value(text: &str, values: &[(&str, f64)]) -> Option<f64> {
        parse(text).unwrap().value(&one(values))
    }

    #[test]
    fn operations_bind_as_in_school() {
        assert_eq!(value("1 + 2 * 3 - 8 / 4", &[]), Some(5.0));
        assert_eq!(value("-(1 + 2) * 3", &[]), Some(-9.0));
        assert_eq!(value("8 / 4 / 2 - 1 - 1", &[]), Some(-1.0));
        assert_eq!(value("100 * S / P", &[("S", 5.0), ("P", 200.0)]), Some(2.5));
    }

    #[test]
    fn what_is_missing_or_divides_by_zero_has_no_value() {
        assert_eq!(value("S + 1", &[]), None);
        assert_eq!(value("1 / S", &[("S", 0.0)]), None);
        assert_eq!(value("ln(S)", &[("S", 0.0)]), None);
        assert_eq!(value("per_hundred(S, P)", &[("S", 1.0), ("P", 0.0)]), None);
    }

    #[test]
    fn a_formula_is_printed_as_people_write_it() {
        for (text, printed) in [
            ("100 * S / P", "100 × S ÷ P"),
            ("100 * E / (P + E)", "100 × E ÷ (P + E)"),
            ("(a - b) - (c - d)", "a − b − (c − d)"),
            ("100 * ln(S / B) / (year(S) - year(B))", "100 × ln(S ÷ B) ÷ (year(S) − year(B))"),
        ] {
            assert_eq!(parse(text).unwrap().printed(), printed);
        }
        assert_eq!(parse("year(S) - S + B").unwrap().inputs(), ["B", "S"]);
    }

    #[test]
    fn lists_and_tables_go_to_methods() {
        let list = Values::from([("X".to_owned(), Value::List(vec![1.0, 3.0]))]);
        assert_eq!(parse("sum(X) / count(X)").unwrap().value(&list), Some(2.0));
        assert_eq!(parse("hhi(X)").unwrap().value(&list), Some(0.625));
        assert_eq!(parse("X").unwrap().value(&list), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_fail(text in "\\PC{0,40}") {
            let _ = parse(&text);
        }

        #[test]
        fn what_is_printed_means_the_same(a in 1.0_f64..9.0, b in 1.0_f64..9.0, c in 1.0_f64..9.0) {
            let values = one(&[("a", a), ("b", b), ("c", c)]);
            for text in ["a - (b - c)", "a / (b * c)", "(a + b) * c", "a * (b + c) / (a - -b)"] {
                let formula = parse(text).unwrap();
                let again = formula.printed().replace('×', "*").replace('÷', "/").replace('−', "-");
                prop_assert_eq!(parse(&again).unwrap().value(&values), formula.value(&values));
            }
        }
    }
}
