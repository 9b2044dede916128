//! Reading a formula.

use super::{Formula, Function, Operation};

/// As deep may parentheses stand in each other.
const DEEP: usize = 32;

/// Why a text is no formula.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormulaError {
    /// Something else should stand here.
    #[error("`{found}` stands where {expected} should")]
    Unexpected {
        /// What stands there; empty at the end.
        found: String,
        /// What should.
        expected: &'static str,
    },
    /// No method has this name.
    #[error("there is no method `{0}`")]
    NoMethod(String),
    /// Parentheses stand too deep in each other.
    #[error("parentheses stand too deep in each other")]
    TooDeep,
}

/// Reads a formula such as `100 * S / P` or `hhi(X)`.
pub fn parse(text: &str) -> Result<Formula, FormulaError> {
    let mut reader = Reader { tokens: tokens(text)?, at: 0, depth: 0 };
    let formula = reader.sum()?;
    match reader.peek() {
        None => Ok(formula),
        Some(_) => Err(reader.unexpected("the end")),
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(f64),
    Name(String),
    Sign(char),
}

fn tokens(text: &str) -> Result<Vec<Token>, FormulaError> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let fits = |c: char| match first {
            '0'..='9' => c.is_ascii_digit() || c == '.' || c == '_',
            _ => c.is_ascii_alphanumeric() || c == '_',
        };
        let length = rest.find(|c| !fits(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (word, after) = rest.split_at(length);
        tokens.push(match first {
            '0'..='9' => {
                let number = word.replace('_', "").parse();
                Token::Number(number.map_err(|_| unexpected(word, "a number"))?)
            }
            'a'..='z' | 'A'..='Z' => Token::Name(word.to_owned()),
            '+' | '-' | '*' | '/' | '(' | ')' | ',' | ';' => Token::Sign(first),
            _ => return Err(unexpected(word, "a number, a name or a sign")),
        });
        rest = after.trim_start();
    }
    Ok(tokens)
}

fn unexpected(found: &str, expected: &'static str) -> FormulaError {
    FormulaError::Unexpected { found: found.to_owned(), expected }
}

struct Reader {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

impl Reader {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn unexpected(&self, expected: &'static str) -> FormulaError {
        let found = match self.peek() {
            None => String::new(),
            Some(Token::Number(number)) => number.to_string(),
            Some(Token::Name(name)) => name.clone(),
            Some(Token::Sign(sign)) => sign.to_string(),
        };
        FormulaError::Unexpected { found, expected }
    }

    /// Takes one of these signs, if it is next.
    fn take(&mut self, signs: &[char]) -> Option<char> {
        match self.peek() {
            Some(Token::Sign(sign)) if signs.contains(sign) => {
                let sign = *sign;
                self.at += 1;
                Some(sign)
            }
            _ => None,
        }
    }

    fn need(&mut self, sign: char, expected: &'static str) -> Result<(), FormulaError> {
        self.take(&[sign]).map(|_| ()).ok_or_else(|| self.unexpected(expected))
    }

    fn sum(&mut self) -> Result<Formula, FormulaError> {
        let mut formula = self.product()?;
        while let Some(sign) = self.take(&['+', '-']) {
            let operation = if sign == '+' { Operation::Plus } else { Operation::Minus };
            formula = Formula::Two(Box::new(formula), operation, Box::new(self.product()?));
        }
        Ok(formula)
    }

    fn product(&mut self) -> Result<Formula, FormulaError> {
        let mut formula = self.factor()?;
        while let Some(sign) = self.take(&['*', '/']) {
            let operation = if sign == '*' { Operation::Times } else { Operation::Over };
            formula = Formula::Two(Box::new(formula), operation, Box::new(self.factor()?));
        }
        Ok(formula)
    }

    fn factor(&mut self) -> Result<Formula, FormulaError> {
        self.depth += 1;
        if self.depth > DEEP {
            return Err(FormulaError::TooDeep);
        }
        let formula = if self.take(&['-']).is_some() {
            Formula::Minus(Box::new(self.factor()?))
        } else if self.take(&['(']).is_some() {
            let inner = self.sum()?;
            self.need(')', "`)`")?;
            inner
        } else {
            self.leaf()?
        };
        self.depth -= 1;
        Ok(formula)
    }

    fn leaf(&mut self) -> Result<Formula, FormulaError> {
        let token = self.peek().cloned();
        match token {
            Some(Token::Number(number)) => {
                self.at += 1;
                Ok(Formula::Number(number))
            }
            Some(Token::Name(name)) => {
                self.at += 1;
                if self.take(&['(']).is_none() {
                    return Ok(Formula::Input(name));
                }
                let arguments = self.arguments()?;
                if name == "year" {
                    return match arguments.as_slice() {
                        [Formula::Input(of)] => Ok(Formula::Year(of.clone())),
                        _ => Err(unexpected("year", "the name of one input in its parentheses")),
                    };
                }
                let function: Function = name.parse().map_err(|_| FormulaError::NoMethod(name))?;
                Ok(Formula::Call(function, arguments))
            }
            _ => Err(self.unexpected("a number, a name or `(`")),
        }
    }

    fn arguments(&mut self) -> Result<Vec<Formula>, FormulaError> {
        let mut arguments = vec![self.sum()?];
        while self.take(&[',', ';']).is_some() {
            arguments.push(self.sum()?);
        }
        self.need(')', "`,` or `)`")?;
        Ok(arguments)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_formula_is_told() {
        for (text, told) in [
            ("", "`` stands where a number, a name or `(` should"),
            ("1 +", "`` stands where a number, a name or `(` should"),
            ("(1", "`` stands where `)` should"),
            ("1 2", "`2` stands where the end should"),
            ("1.2.3", "`1.2.3` stands where a number should"),
            ("S ^ 2", "`^` stands where a number, a name or a sign should"),
            ("guess(S)", "there is no method `guess`"),
            ("year(1)", "`year` stands where the name of one input in its parentheses should"),
        ] {
            assert_eq!(parse(text).unwrap_err().to_string(), told, "{text}");
        }
        assert_eq!(parse(&"(".repeat(99)).unwrap_err(), FormulaError::TooDeep);
    }
}
