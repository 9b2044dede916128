//! A statement with its arguments.

use std::fmt::Write as _;

use kernel::{Scalar, Value};

/// A statement in the dialect both databases understand, with the values of its `$1`, `$2`, ….
#[derive(Clone, Debug)]
#[must_use = "a statement does nothing until a transaction runs it"]
pub struct Sql {
    pub(crate) text: String,
    pub(crate) values: Vec<Value>,
}

/// Begins a statement; the text is part of the program, so no value can reach it.
pub fn sql(text: &'static str) -> Sql {
    Sql { text: text.to_owned(), values: Vec::new() }
}

impl Sql {
    /// Gives the next `$n` its value.
    pub fn bind(mut self, value: impl Scalar) -> Self {
        self.values.push(value.to_value());
        self
    }

    /// Appends more of the statement.
    pub fn then(mut self, text: &'static str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Appends a placeholder and gives it its value, for what stands after optional conditions.
    pub fn number(mut self, value: i64) -> Self {
        self.values.push(Value::Int(value));
        write!(self.text, "${}", self.values.len()).expect("writing to a string");
        self
    }

    /// Appends ` and <condition> $n` when there is a value, and nothing when there is none.
    pub fn and<T: Scalar>(mut self, condition: &'static str, value: Option<T>) -> Self {
        if let Some(value) = value {
            self.values.push(value.to_value());
            write!(self.text, " and {condition} ${}", self.values.len()).expect("writing to a string");
        }
        self
    }

    /// Appends ` and <column> in ($n, …)`; an empty list matches nothing.
    pub fn any_of<T: Scalar>(mut self, column: &'static str, values: &[T]) -> Self {
        if values.is_empty() {
            self.text.push_str(" and 1 = 0");
            return self;
        }
        write!(self.text, " and {column} in (").expect("writing to a string");
        for (n, value) in values.iter().enumerate() {
            self.values.push(value.to_value());
            let comma = if n == 0 { "" } else { ", " };
            write!(self.text, "{comma}${}", self.values.len()).expect("writing to a string");
        }
        self.text.push(')');
        self
    }

    /// The text as it will be sent, for logs and messages; it never holds a value.
    pub fn text(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_number_their_own_placeholders() {
        let statement = sql("select * from meeting where group_id = $1")
            .bind(7_i64)
            .and("title_key like", Some("%a%"))
            .and("zone =", None::<String>)
            .any_of("state", &["planned", "held"])
            .then(" order by id");
        assert_eq!(
            statement.text(),
            "select * from meeting where group_id = $1 and title_key like $2 and state in ($3, $4) order by id"
        );
        assert_eq!(statement.values.len(), 4);
    }

    #[test]
    fn an_empty_list_matches_nothing() {
        assert_eq!(
            sql("select 1 where 1 = 1").any_of::<i64>("n", &[]).text(),
            "select 1 where 1 = 1 and 1 = 0"
        );
    }
}
