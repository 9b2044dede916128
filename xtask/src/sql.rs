//! Check of the SQL: every statement that a store holds has been run on both databases.
//!
//! Tests write each distinct statement to the file named by `TRIBUTARY_SQL_LOG`, one JSON object to a
//! line: `{"db": "sqlite", "sql": "..."}`. A text that stands in a source and appears in no statement
//! run on PostgreSQL (or on SQLite) has never been understood by it.

use std::collections::BTreeSet;

use crate::project::{File, Project};
use crate::report::Outcome;
use crate::rust::Source;

/// Where the two databases are told apart on purpose.
const APART: &[&str] = &["foundation/db/", "foundation/search/"];

/// What ran on each database, spaces made equal.
#[derive(Debug, Default)]
pub(crate) struct Ran {
    sqlite: BTreeSet<String>,
    postgres: BTreeSet<String>,
}

impl Ran {
    /// Reads the log; lines that cannot be read are counted.
    pub(crate) fn read(log: &str) -> (Self, usize) {
        let mut ran = Self::default();
        let mut unreadable = 0;
        for line in log.lines().filter(|line| !line.is_empty()) {
            let value: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
            match (value["db"].as_str(), value["sql"].as_str()) {
                (Some("sqlite"), Some(sql)) => _ = ran.sqlite.insert(plain(sql)),
                (Some("postgres"), Some(sql)) => _ = ran.postgres.insert(plain(sql)),
                _ => unreadable += 1,
            }
        }
        (ran, unreadable)
    }

    fn lacks(&self, text: &str) -> Option<&'static str> {
        let on = |set: &BTreeSet<String>| set.iter().any(|sql| sql.contains(text));
        match (on(&self.sqlite), on(&self.postgres)) {
            (true, true) => None,
            (true, false) => Some("never ran on PostgreSQL"),
            (false, true) => Some("never ran on SQLite"),
            (false, false) => Some("never ran"),
        }
    }
}

/// One text of SQL in a source.
#[derive(Debug, PartialEq, Eq)]
struct Text {
    place: String,
    sql: String,
}

/// Compares the sources with the log.
pub(crate) fn check(project: &Project, log: &str) -> Outcome {
    let (ran, unreadable) = Ran::read(log);
    if ran.sqlite.is_empty() && ran.postgres.is_empty() {
        return Outcome::fail("no test wrote a statement to the file named by TRIBUTARY_SQL_LOG");
    }
    let texts = texts(project);
    let faults: Vec<String> = texts
        .iter()
        .filter_map(|text| Some(format!("{}: {}: {}", text.place, ran.lacks(&text.sql)?, text.sql)))
        .collect();
    let note = format!(
        "{} texts in the sources; {} statements ran on SQLite, {} on PostgreSQL",
        texts.len(),
        ran.sqlite.len(),
        ran.postgres.len()
    );
    let outcome = Outcome::rule(&faults).note(note);
    if unreadable == 0 {
        outcome
    } else {
        outcome.note(format!("{unreadable} lines of the log are unreadable"))
    }
}

fn texts(project: &Project) -> Vec<Text> {
    let stores = project.rust().filter(|file| {
        let ours = ["foundation/", "capabilities/", "apps/"].iter().any(|top| file.path.starts_with(top));
        ours && !file.only_tests() && !APART.iter().any(|folder| file.path.starts_with(folder))
    });
    stores.flat_map(in_file).collect()
}

/// The strings given to `sql(`; what is added to a statement later runs in the same statement.
fn in_file(file: &File) -> Vec<Text> {
    let source = Source::read(&file.text).without_tests();
    if !source.code.contains("sql(") {
        return Vec::new();
    }
    let begins = source.literals.iter().filter(|literal| {
        let before = source.code[..literal.at].trim_end();
        let before = before.strip_suffix('(').unwrap_or_default();
        before
            .strip_suffix("sql")
            .is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    });
    begins
        .map(|literal| Text { place: format!("{}:{}", file.path, literal.line), sql: plain(&literal.text) })
        .filter(|text| !text.sql.is_empty())
        .collect()
}

/// One space between words, so that a line break in a source makes no difference.
fn plain(sql: &str) -> String {
    sql.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORE: &str = "fn a() { sql(\"select a\n   from b\").then(\" order by a\"); db::sql(\"delete from b\"); \
                         nosql(\"x\"); }\n#[cfg(test)]\nmod tests { fn b() { sql(\"select 1\") } }";

    fn line(db: &str, sql: &str) -> String {
        format!("{}\n", serde_json::json!({"db": db, "sql": sql}))
    }

    #[test]
    fn a_text_that_ran_on_both_is_fine() {
        let project = Project::of(&[("capabilities/people/src/store.rs", STORE)]);
        let log: String = ["sqlite", "postgres"]
            .iter()
            .map(|db| line(db, "select a from b order by a") + &line(db, "delete  from b"))
            .collect();
        assert_eq!(check(&project, &log).tally.failed, 0);
    }

    #[test]
    fn a_text_that_ran_on_one_or_none_is_named() {
        let project = Project::of(&[("capabilities/people/src/store.rs", STORE)]);
        let outcome = check(&project, &line("sqlite", "select a from b order by a"));
        assert_eq!(
            outcome.output,
            "capabilities/people/src/store.rs:1: never ran on PostgreSQL: select a from b\n\
             capabilities/people/src/store.rs:2: never ran: delete from b"
        );
    }

    #[test]
    fn an_empty_log_is_a_failure_and_not_a_success() {
        assert_eq!(check(&Project::default(), "").tally.failed, 1);
    }

    #[test]
    fn what_differs_on_purpose_is_left_out() {
        let project = Project::of(&[("foundation/search/src/lib.rs", STORE), ("xtask/src/sql.rs", STORE)]);
        assert_eq!(texts(&project), []);
    }

    #[test]
    fn unreadable_lines_are_told() {
        let outcome = check(&Project::default(), &(line("sqlite", "select 1") + "{\"db\": \"sq\n"));
        assert!(outcome.notes.iter().any(|note| note.starts_with("1 lines")), "{:?}", outcome.notes);
    }
}
