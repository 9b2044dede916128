//! Which questions may be asked.
//!
//! Not a parser of SQL but a sieve that understands less than the databases do and lets through only what it
//! understands: signs that could begin something else (comments, dollar quotes, prefixed strings, parameters) are
//! refused, so that both databases read the same words in the question as the sieve does. What then stands before a
//! parenthesis is a function or a keyword of the list; what stands behind `from` and `join` is a view or a name that the
//! question itself gave by `with`, and no word is the name of anything else in the database.

use std::collections::HashSet;

/// Why a question may not be asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing was asked.
    #[error(
        "write a question, such as: select area, value from figures where indicator = 'immigrant-stock' and year = 2020 and sex = 'both'"
    )]
    Empty,
    /// Longer than any question should be.
    #[error("the question is longer than {0} characters")]
    Long(usize),
    /// A sign that does not belong into a question.
    #[error("`{sign}` may not stand in a question{hint}")]
    Sign {
        /// The sign.
        sign: String,
        /// What to write instead.
        hint: &'static str,
    },
    /// A quoted text or name that does not end.
    #[error("a quote is opened and not closed")]
    Open,
    /// Something else than one question.
    #[error("a question is one `select`, or `with … select`; it begins with `{0}`")]
    NotASelect(String),
    /// A second statement.
    #[error("only one statement may be asked")]
    Several,
    /// A word that changes something or leads elsewhere.
    #[error("`{0}` may not stand in a question")]
    Word(String),
    /// A function that is not in the list.
    #[error("the function `{0}` may not be used; these may: {list}", list = FUNCTIONS.join(", "))]
    Function(String),
    /// Sources in a list.
    #[error("write sources with `join … on …`, not with commas between them")]
    Comma,
    /// Something else than a view.
    #[error("`{0}` may not be read; these may: figures, aggregates, areas, memberships")]
    Source(String),
}

/// Characters of a question at most.
const LONG: usize = 20_000;

/// Functions that only compute, known to both databases.
pub(super) const FUNCTIONS: &[&str] = &[
    "abs",
    "avg",
    "cast",
    "ceil",
    "coalesce",
    "count",
    "cume_dist",
    "dense_rank",
    "exp",
    "first_value",
    "floor",
    "lag",
    "last_value",
    "lead",
    "length",
    "ln",
    "lower",
    "ltrim",
    "max",
    "min",
    "mod",
    "nth_value",
    "ntile",
    "nullif",
    "percent_rank",
    "power",
    "rank",
    "replace",
    "round",
    "row_number",
    "rtrim",
    "sign",
    "sqrt",
    "substr",
    "sum",
    "trim",
    "upper",
    "total",
    "group_concat",
    "string_agg",
    "instr",
];

/// Words that may stand before a parenthesis without being functions.
const BEFORE: &[&str] = &[
    "select",
    "from",
    "where",
    "and",
    "or",
    "not",
    "in",
    "exists",
    "as",
    "on",
    "join",
    "by",
    "having",
    "union",
    "all",
    "except",
    "intersect",
    "over",
    "partition",
    "case",
    "when",
    "then",
    "else",
    "between",
    "like",
    "is",
    "distinct",
    "filter",
    "any",
    "some",
    "using",
    "limit",
    "offset",
    "values",
];

/// Words that change something, or lead out of the question.
const NEVER: &[&str] = &[
    "insert",
    "update",
    "delete",
    "drop",
    "create",
    "alter",
    "attach",
    "detach",
    "pragma",
    "vacuum",
    "replace_into",
    "grant",
    "revoke",
    "copy",
    "call",
    "do",
    "set",
    "reset",
    "show",
    "listen",
    "notify",
    "lock",
    "begin",
    "commit",
    "rollback",
    "into",
    "returning",
    "lateral",
    "tablesample",
    "recursive",
    "execute",
    "explain",
    "analyze",
];

#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// A name or keyword, in small letters where it was not quoted.
    Word(String),
    /// A quoted text.
    Text,
    /// A number.
    Number,
    /// One sign.
    Sign(char),
}

/// The question without its last semicolon, if it may be asked; `tables` are the names of everything in the database.
pub(super) fn checked<'a>(question: &'a str, tables: &[String]) -> Result<&'a str, Refused> {
    let question = question.trim().trim_end_matches(';').trim_end();
    if question.is_empty() {
        return Err(Refused::Empty);
    }
    if question.chars().count() > LONG {
        return Err(Refused::Long(LONG));
    }
    let tokens = tokens(question)?;
    match tokens.first() {
        Some(Token::Word(word)) if word == "select" || word == "with" => {}
        Some(Token::Word(word)) => return Err(Refused::NotASelect(word.clone())),
        _ => return Err(Refused::NotASelect(question.chars().take(1).collect())),
    }
    words(&tokens)?;
    sources(&tokens)?;
    let is_table = |word: &str| word != "edition" && tables.iter().any(|table| table == word);
    let hidden = tokens.iter().find_map(|token| match token {
        Token::Word(word) if is_table(word) && !super::VIEWS.contains(&word.as_str()) => Some(word.clone()),
        _ => None,
    });
    match hidden {
        Some(word) => Err(Refused::Source(word)),
        None => Ok(question),
    }
}

fn tokens(text: &str) -> Result<Vec<Token>, Refused> {
    let mut tokens = Vec::new();
    let mut chars = text.chars().peekable();
    let refused = |sign: &str, hint| Err(Refused::Sign { sign: sign.to_owned(), hint });
    while let Some(c) = chars.next() {
        match c {
            c if c.is_whitespace() => {}
            '\'' => {
                quoted(&mut chars, '\'')?;
                tokens.push(Token::Text);
            }
            '"' => tokens.push(Token::Word(quoted(&mut chars, '"')?.to_lowercase())),
            c if c.is_ascii_alphabetic() || c == '_' => {
                let mut word = String::from(c.to_ascii_lowercase());
                while let Some(c) = chars.next_if(|c| c.is_ascii_alphanumeric() || *c == '_') {
                    word.push(c.to_ascii_lowercase());
                }
                // E'…', U&'…', x'…': texts in which signs mean something else.
                if chars.peek() == Some(&'\'') || (word == "u" && chars.peek() == Some(&'&')) {
                    return refused(&format!("{word}'"), ": write texts as 'text'");
                }
                tokens.push(Token::Word(word));
            }
            c if c.is_ascii_digit() => {
                while chars.next_if(|c| c.is_ascii_alphanumeric() || *c == '.' || *c == '_').is_some() {}
                tokens.push(Token::Number);
            }
            ';' => return Err(Refused::Several),
            '-' if chars.peek() == Some(&'-') => return refused("--", ": leave comments out"),
            '/' if chars.peek() == Some(&'*') => return refused("/*", ": leave comments out"),
            '(' | ')' | ',' | '.' | '*' | '+' | '-' | '/' | '<' | '>' | '=' | '!' | '%' | '|' => {
                tokens.push(Token::Sign(c));
            }
            c if c.is_alphabetic() => {
                return refused(&c.to_string(), ": names have Latin letters, texts stand in quotes");
            }
            c => return refused(&c.to_string(), ""),
        }
    }
    Ok(tokens)
}

/// What stands between two quotes; a doubled quote stands for one.
fn quoted(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, quote: char) -> Result<String, Refused> {
    let mut text = String::new();
    while let Some(c) = chars.next() {
        match c {
            c if c == quote && chars.next_if_eq(&quote).is_some() => text.push(quote),
            c if c == quote => return Ok(text),
            // A backslash is a sign like any other in one database and may be an escape in the other.
            '\\' | '\0' => return Err(Refused::Sign { sign: "\\".to_owned(), hint: "" }),
            c => text.push(c),
        }
    }
    Err(Refused::Open)
}

fn words(tokens: &[Token]) -> Result<(), Refused> {
    for (at, token) in tokens.iter().enumerate() {
        let Token::Word(word) = token else { continue };
        let hidden = ["pg_", "sqlite_", "information_schema"].iter().any(|of| word.starts_with(of));
        if NEVER.contains(&word.as_str()) || hidden {
            return Err(Refused::Word(word.clone()));
        }
        let opens = tokens.get(at + 1) == Some(&Token::Sign('('));
        let named_by_with = opens && is_named(tokens, at);
        if opens && !named_by_with && !FUNCTIONS.contains(&word.as_str()) && !BEFORE.contains(&word.as_str())
        {
            return Err(Refused::Function(word.clone()));
        }
    }
    Ok(())
}

/// Whether the word at this place is a name that `with` gives, with its columns: `with a (b) as (…)`.
fn is_named(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|it| tokens.get(it));
    let begins =
        matches!(before, Some(Token::Word(word)) if word == "with") || before == Some(&Token::Sign(','));
    let close = tokens[at..].iter().position(|it| *it == Token::Sign(')')).map(|it| at + it);
    let opens = tokens.get(at + 1) == Some(&Token::Sign('('));
    let columns = close.filter(|_| opens).is_some_and(|end| {
        tokens[at + 2..end].iter().all(|it| matches!(it, Token::Word(_) | Token::Sign(',')))
    });
    let then = close.and_then(|end| tokens.get(end + 1));
    begins && columns && matches!(then, Some(Token::Word(word)) if word == "as")
}

/// Every name behind `from` and `join` is a view or given by `with`; lists with commas are refused, so that there is
/// no other place for a name to stand.
fn sources(tokens: &[Token]) -> Result<(), Refused> {
    let given = given(tokens);
    let mut lists: Vec<usize> = Vec::new();
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Sign('(') => depth += 1,
            Token::Sign(')') => {
                lists.retain(|list| *list != depth);
                depth = depth.saturating_sub(1);
            }
            Token::Sign(',') if lists.contains(&depth) => return Err(Refused::Comma),
            Token::Word(word) if word == "from" || word == "join" => {
                lists.push(depth);
                source(tokens, at + 1, &given)?;
            }
            Token::Word(word) if ENDS.contains(&word.as_str()) => lists.retain(|list| *list != depth),
            _ => {}
        }
    }
    Ok(())
}

/// What stands where a source is expected: a view, a name of the question, or a question in parentheses.
fn source(tokens: &[Token], mut at: usize, given: &HashSet<&str>) -> Result<(), Refused> {
    let mut inside = false;
    while tokens.get(at) == Some(&Token::Sign('(')) {
        (at, inside) = (at + 1, true);
    }
    let Some(Token::Word(name)) = tokens.get(at) else { return Err(Refused::Source("(nothing)".to_owned())) };
    let question = inside && ["select", "with", "values"].contains(&name.as_str());
    let known = super::VIEWS.contains(&name.as_str()) || given.contains(name.as_str());
    let elsewhere = tokens.get(at + 1) == Some(&Token::Sign('.'));
    if question || (known && !elsewhere) { Ok(()) } else { Err(Refused::Source(name.clone())) }
}

/// Words that end a list of sources.
const ENDS: &[&str] =
    &["where", "group", "order", "having", "limit", "offset", "union", "except", "intersect", "window"];

/// The names that `with` gives.
fn given(tokens: &[Token]) -> HashSet<&str> {
    let mut given = HashSet::new();
    for (at, token) in tokens.iter().enumerate() {
        let Token::Word(name) = token else { continue };
        let before = at.checked_sub(1).and_then(|it| tokens.get(it));
        let begins =
            matches!(before, Some(Token::Word(word)) if word == "with") || before == Some(&Token::Sign(','));
        let then = tokens.get(at + 1);
        let plain = matches!(then, Some(Token::Word(word)) if word == "as")
            && tokens.get(at + 2) == Some(&Token::Sign('('));
        if begins && (plain || is_named(tokens, at)) {
            given.insert(name.as_str());
        }
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(question: &str) -> Result<(), String> {
        let tables = ["person", "session", "figures", "edition", "observation"].map(str::to_owned);
        checked(question, &tables).map(|_| ()).map_err(|refused| refused.to_string())
    }

    #[test]
    fn questions_over_the_views_may_be_asked() {
        for question in [
            "select count(*) from figures",
            "SELECT area, sum(value) AS people FROM figures WHERE indicator = 'immigrant-stock' AND year IN (2015, 2020) GROUP BY area ORDER BY 2 DESC LIMIT 10;",
            "with a as (select area, value from figures where year = 2020), b (area, value) as (select area, value from figures) select a.area, b.value from a join b on a.area = b.area",
            "select f.area, f.value from figures f left join areas r on r.area = f.area where r.name = 'Côte d''Ivoire; -- no comment'",
            "select * from (select area, rank() over (partition by year order by value desc) as r from figures) as t where r < 3",
            "select dataset, edition, count(distinct area) from figures group by dataset, edition",
            "select value from figures where area in (select area from memberships where community = 'ecowas')",
        ] {
            assert_eq!(told(question), Ok(()), "{question}");
        }
    }

    #[test]
    fn everything_else_is_refused_by_its_name() {
        for (question, refused) in [
            ("", "write a question"),
            ("delete from figures", "begins with `delete`"),
            ("select 1; select 2", "only one statement"),
            ("select * from person", "`person` may not be read"),
            ("select * from \"person\"", "`person` may not be read"),
            ("select * from figures, person", "not with commas"),
            ("select * from figures join main.person on true", "`main` may not be read"),
            ("select (select token from session)", "`session` may not be read"),
            ("select * from (person)", "`person` may not be read"),
            ("select * from edition", "`edition` may not be read"),
            ("select * from pg_catalog.pg_tables", "`pg_catalog` may not"),
            ("select pg_read_file('x')", "`pg_read_file` may not"),
            ("select query_to_xml('select 1', true, true, '')", "the function `query_to_xml`"),
            ("select load_extension('x')", "the function `load_extension`"),
            ("select * from json_each('[1]')", "`json_each` may not"),
            ("select \"query_to_xml\"('select 1')", "the function `query_to_xml`"),
            ("select 1 -- x", "leave comments out"),
            ("select /* x */ 1", "leave comments out"),
            ("select $$x$$", "`$` may not"),
            ("select E'\\''", "write texts as"),
            ("select 'a\\'", "may not stand"),
            ("select U&'x'", "write texts as"),
            ("select 'open", "not closed"),
            ("with recursive a as (select 1) select * from a", "`recursive` may not"),
            ("select * into copy_of from figures", "`into` may not"),
            ("with a as (delete from figures returning 1) select * from a", "`delete` may not"),
            ("select value from figures where value = ?", "`?` may not"),
        ] {
            let told = told(question).expect_err(question);
            assert!(told.contains(refused), "{question}: {told}");
        }
    }
}
