//! What stands in `y` and `x`: the name of a column, or a function of one.
//!
//! `log(v)`, `log1p(v)`, `lag(v, n)` (the value n observations before in the same unit), `lag_years(v, n)` (the value
//! exactly n steps of the time column before), `diff(v)` and `diff(v, n)`, products `a * b` and ratios `a / b`.
//! A name with spaces or signs stands between backticks, unless the whole text is the name of a column.

use std::fmt;

/// A function of columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// The numbers of a column.
    Column(String),
    /// The natural logarithm; nothing where the value is not above zero.
    Log(Box<Expression>),
    /// The natural logarithm of one more; nothing where the value is not above minus one.
    Log1p(Box<Expression>),
    /// The value so many observations before in the same unit.
    Lag(Box<Expression>, u32),
    /// The value exactly so many steps of the time column before in the same unit.
    LagYears(Box<Expression>, u32),
    /// The value less the one so many observations before.
    Diff(Box<Expression>, u32),
    /// A product.
    Times(Box<Expression>, Box<Expression>),
    /// A ratio; nothing where the divisor is zero.
    Over(Box<Expression>, Box<Expression>),
}

/// Why a text is no expression.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExpressionError {
    /// A function that does not exist.
    #[error("there is no function `{0}`; there are log, log1p, lag, lag_years and diff")]
    NoFunction(String),
    /// Something is missing or too much.
    #[error("`{text}` cannot be read at `{rest}`: {expected}")]
    Syntax {
        /// The whole text.
        text: String,
        /// What is left to read.
        rest: String,
        /// What should stand there.
        expected: &'static str,
    },
}

impl Expression {
    /// Reads an expression; a text that is one of `columns` is that column, whatever signs it has.
    pub fn read(text: &str, columns: &[String]) -> Result<Self, ExpressionError> {
        let text = text.trim();
        if columns.iter().any(|column| column == text) {
            return Ok(Self::Column(text.to_owned()));
        }
        let mut reader = Reader { text, at: 0 };
        let expression = reader.product()?;
        if reader.rest().is_empty() {
            Ok(expression)
        } else {
            Err(reader.error("the expression should end here"))
        }
    }

    /// The columns it is made of.
    pub fn columns(&self) -> Vec<&str> {
        match self {
            Self::Column(name) => vec![name],
            Self::Log(it)
            | Self::Log1p(it)
            | Self::Lag(it, _)
            | Self::LagYears(it, _)
            | Self::Diff(it, _) => it.columns(),
            Self::Times(a, b) | Self::Over(a, b) => a.columns().into_iter().chain(b.columns()).collect(),
        }
    }

    /// Whether it looks at other observations of its unit.
    pub fn looks_back(&self) -> bool {
        match self {
            Self::Column(_) => false,
            Self::Lag(..) | Self::LagYears(..) | Self::Diff(..) => true,
            Self::Log(it) | Self::Log1p(it) => it.looks_back(),
            Self::Times(a, b) | Self::Over(a, b) => a.looks_back() || b.looks_back(),
        }
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Column(name) => f.write_str(name),
            Self::Log(it) => write!(f, "log({it})"),
            Self::Log1p(it) => write!(f, "log1p({it})"),
            Self::Lag(it, n) => write!(f, "lag({it}, {n})"),
            Self::LagYears(it, n) => write!(f, "lag_years({it}, {n})"),
            Self::Diff(it, 1) => write!(f, "diff({it})"),
            Self::Diff(it, n) => write!(f, "diff({it}, {n})"),
            Self::Times(a, b) => write!(f, "{a} * {b}"),
            Self::Over(a, b) => write!(f, "{a} / {b}"),
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text[self.at..].trim_start()
    }

    fn error(&self, expected: &'static str) -> ExpressionError {
        let rest = self.rest().chars().take(40).collect();
        ExpressionError::Syntax { text: self.text.chars().take(120).collect(), rest, expected }
    }

    fn take(&mut self, sign: char) -> bool {
        let found = self.rest().starts_with(sign);
        if found {
            self.at = self.text.len() - self.rest().len() + sign.len_utf8();
        }
        found
    }

    fn product(&mut self) -> Result<Expression, ExpressionError> {
        let mut left = self.factor(0)?;
        loop {
            if self.take('*') {
                left = Expression::Times(Box::new(left), Box::new(self.factor(0)?));
            } else if self.take('/') {
                left = Expression::Over(Box::new(left), Box::new(self.factor(0)?));
            } else {
                return Ok(left);
            }
        }
    }

    fn factor(&mut self, depth: u32) -> Result<Expression, ExpressionError> {
        // An expression that a person can read is never as deep; a stack has its end.
        if depth > 20 {
            return Err(self.error("fewer functions within functions"));
        }
        if self.take('`') {
            let start = self.at;
            let length = self.text[start..].find('`').ok_or_else(|| self.error("a closing backtick"))?;
            self.at = start + length + 1;
            return Ok(Expression::Column(self.text[start..start + length].to_owned()));
        }
        let name = self.word();
        if name.is_empty() {
            return Err(self.error("the name of a column or a function"));
        }
        if !self.take('(') {
            return Ok(Expression::Column(name.to_owned()));
        }
        let mut inside = self.factor(depth + 1)?;
        while self.rest().starts_with(['*', '/']) {
            let times = self.take('*') || !self.take('/');
            let (a, b) = (Box::new(inside), Box::new(self.factor(depth + 1)?));
            inside = if times { Expression::Times(a, b) } else { Expression::Over(a, b) };
        }
        let steps = self.steps()?;
        let inside = Box::new(inside);
        match (name, steps) {
            ("log", None) => Ok(Expression::Log(inside)),
            ("log1p", None) => Ok(Expression::Log1p(inside)),
            ("lag", Some(n)) => Ok(Expression::Lag(inside, n)),
            ("lag_years", Some(n)) => Ok(Expression::LagYears(inside, n)),
            ("diff", n) => Ok(Expression::Diff(inside, n.unwrap_or(1))),
            ("lag" | "lag_years", None) => Err(self.error("how many steps back: `lag(v, 1)`")),
            ("log" | "log1p", Some(_)) => Err(self.error("a logarithm has one argument")),
            _ => Err(ExpressionError::NoFunction(name.to_owned())),
        }
    }

    /// The number of steps, if there is one, and the closing bracket.
    fn steps(&mut self) -> Result<Option<u32>, ExpressionError> {
        let steps = if self.take(',') {
            let number = self.word().parse().ok().filter(|number| (1..=1000).contains(number));
            Some(number.ok_or_else(|| self.error("a number of steps from 1 to 1000"))?)
        } else {
            None
        };
        if self.take(')') { Ok(steps) } else { Err(self.error("a closing bracket")) }
    }

    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let start = self.text.len() - rest.len();
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ':' | '%');
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        self.at = start + length;
        &rest[..length]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<Expression, ExpressionError> {
        Expression::read(text, &["gdp per head".into(), "a/b".into()])
    }

    #[test]
    fn functions_are_read_and_printed_in_one_way() {
        for (text, printed) in [
            ("gdp", "gdp"),
            ("gdp per head", "gdp per head"),
            ("a/b", "a/b"),
            (" log( gdp )", "log(gdp)"),
            ("log1p(lag(stock,1))", "log1p(lag(stock, 1))"),
            ("lag_years(log(`gdp per head`), 5)", "lag_years(log(gdp per head), 5)"),
            ("diff(gdp)", "diff(gdp)"),
            ("remittances/gdp", "remittances / gdp"),
            ("log(remittances / gdp)", "log(remittances / gdp)"),
            ("BX.TRF.PWKR.CD.DT * gdp", "BX.TRF.PWKR.CD.DT * gdp"),
        ] {
            assert_eq!(read(text).map(|it| it.to_string()), Ok(printed.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        assert_eq!(read("sqrt(gdp)").unwrap_err(), ExpressionError::NoFunction("sqrt".into()));
        for (text, part) in [
            ("lag(gdp)", "how many steps back"),
            ("lag(gdp, 0)", "from 1 to 1000"),
            ("lag(gdp, x)", "from 1 to 1000"),
            ("log(gdp", "closing bracket"),
            ("log(gdp, 2)", "one argument"),
            ("log()", "name of a column"),
            ("gdp + 1", "should end here"),
            ("`gdp", "backtick"),
        ] {
            let refused = read(text).unwrap_err().to_string();
            assert!(refused.contains(part), "{text}: {refused}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[a-z(),*/` 0-9é]{0,60}") {
            let _ = read(&text);
        }
    }
}
