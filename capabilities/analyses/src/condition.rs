//! Which rows are looked at: `year >= 1990`, `region = Africa`, `area in (MDA, SRB)`.

use std::{cmp::Ordering, fmt, str::FromStr};

use crate::data::number;

/// How a cell is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    AtLeast,
    AtMost,
    Not,
    Is,
    Above,
    Below,
    In,
}

/// The longer sign stands before the one it begins with.
const SIGNS: [(&str, Sign); 8] = [
    (">=", Sign::AtLeast),
    ("<=", Sign::AtMost),
    ("!=", Sign::Not),
    ("==", Sign::Is),
    ("=", Sign::Is),
    (">", Sign::Above),
    ("<", Sign::Below),
    (" in ", Sign::In),
];

/// A condition on one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The column.
    pub column: String,
    sign: Sign,
    values: Vec<String>,
    text: String,
}

impl FromStr for Condition {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "`{text}` is not a condition such as `year >= 1990`, `region = Africa` or `area in (MDA, SRB)`"
            )
        };
        let found = SIGNS.iter().filter_map(|(written, sign)| Some((text.find(written)?, written, *sign)));
        let (at, written, sign) =
            found.min_by_key(|(at, written, _)| (*at, 9 - written.len())).ok_or_else(wrong)?;
        let (column, value) = (text[..at].trim(), text[at + written.len()..].trim());
        let values: Vec<String> = if sign == Sign::In {
            let inside = value.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).ok_or_else(wrong)?;
            inside.split(',').map(|value| unquoted(value).to_owned()).collect()
        } else {
            vec![unquoted(value).to_owned()]
        };
        let ordered = matches!(sign, Sign::AtLeast | Sign::AtMost | Sign::Above | Sign::Below);
        if ordered && number(&values[0]).is_none() {
            return Err(format!("`{text}`: only numbers are larger or smaller"));
        }
        if column.is_empty() || values.iter().any(String::is_empty) {
            return Err(wrong());
        }
        let text = text.trim().to_owned();
        Ok(Self { column: unquoted(column).trim_matches('`').to_owned(), sign, values, text })
    }
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let inside = |sign| text.strip_prefix(sign).and_then(|rest: &str| rest.strip_suffix(sign));
    inside('"').or_else(|| inside('\'')).unwrap_or(text)
}

impl Condition {
    /// Whether a cell meets it; a cell that is no number is neither larger nor smaller.
    pub fn is_met(&self, cell: &str) -> bool {
        let order = |value: &str| match (number(cell), number(value)) {
            (Some(a), Some(b)) => a.partial_cmp(&b),
            _ => None,
        };
        let same = |value: &String| order(value).map_or(cell == value, |order| order == Ordering::Equal);
        let first = order(&self.values[0]);
        match self.sign {
            Sign::Is | Sign::In => self.values.iter().any(same),
            Sign::Not => !self.values.iter().any(same),
            Sign::Above => first == Some(Ordering::Greater),
            Sign::Below => first == Some(Ordering::Less),
            Sign::AtLeast => first.is_some_and(Ordering::is_ge),
            Sign::AtMost => first.is_some_and(Ordering::is_le),
        }
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_as_numbers_and_texts_as_texts() {
        for (text, cell, met) in [
            ("year >= 1990", "1990", true),
            ("year > 1990", "1990", false),
            ("year <= 1990.5", "1990", true),
            ("year < 1990", "1989", true),
            ("year = 1990", "1990.0", true),
            ("year >= 1990", "..", false),
            ("area = NA", "NA", true),
            ("area != NA", "MD", true),
            ("area in (MDA, \"SRB\")", "SRB", true),
            ("area in (MDA, SRB)", "MNE", false),
            ("code = 01", "1", false),
        ] {
            assert_eq!(text.parse::<Condition>().unwrap().is_met(cell), met, "{text} of {cell}");
        }
    }

    #[test]
    fn what_is_no_condition_is_refused_in_words() {
        for text in ["year", "= 1990", "year =", "area in MDA", "area > b", ""] {
            assert!(text.parse::<Condition>().is_err(), "{text}");
        }
    }
}
