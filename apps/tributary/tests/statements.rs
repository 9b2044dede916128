//! Every statement that stands whole in a store is understood by both databases, run by a test or not.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The texts of `sql("…")` in a source, as the compiler reads them.
fn statements(source: &str) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = BTreeSet::new();
    for part in code.split("sql(").skip(1) {
        let Some(text) = part.trim_start().strip_prefix('"') else { continue };
        let mut statement = String::new();
        let mut signs = text.chars().peekable();
        while let Some(sign) = signs.next() {
            match sign {
                '"' => break,
                '\\' if signs.peek() == Some(&'\n') => {
                    while signs.next_if(|sign| sign.is_whitespace()).is_some() {}
                }
                '\\' => statement.extend(signs.next()),
                sign => statement.push(sign),
            }
        }
        found.insert(statement);
    }
    found
}

fn stores(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the project").flatten() {
        let path = entry.path();
        let in_store = path.parent().is_some_and(|parent| parent.ends_with("store"));
        if path.is_dir() {
            stores(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && (in_store || path.ends_with("store.rs"))
        {
            found.push(path);
        }
    }
}

#[test]
fn a_statement_over_several_lines_is_read_as_one() {
    let source = "tx.run(sql(\n    \"select a \\\n     from b where c = \\\"d\\\"\",\n))";
    assert_eq!(statements(source), BTreeSet::from(["select a from b where c = \"d\"".to_owned()]));
}

#[tokio::test]
async fn what_one_database_understands_the_other_understands_too() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for folder in ["capabilities", "foundation"] {
        stores(&root.join(folder), &mut files);
    }
    let mut texts = BTreeSet::new();
    for file in files {
        let engine_alone =
            file.components().any(|part| part.as_os_str() == "search" || part.as_os_str() == "db");
        if !engine_alone {
            texts.extend(statements(&fs::read_to_string(&file).expect("a source file")));
        }
    }
    assert!(texts.len() > 100, "only {} statements were found", texts.len());
    let understood = std::sync::Mutex::new(Vec::new());
    db::testing::each_db(async |db| {
        let mut here = BTreeSet::new();
        for text in &texts {
            // What is only the beginning of a statement is refused by both, and run whole by the tests of its store.
            if db::testing::prepare(&db, text).await.is_ok() {
                here.insert(text.clone());
            }
        }
        understood.lock().expect("one test").push(here);
    })
    .await;
    let understood = understood.into_inner().expect("one test");
    let first = &understood[0];
    assert!(first.len() > 80, "SQLite understands only {} of {}", first.len(), texts.len());
    for other in &understood[1..] {
        let differing: Vec<&String> = first.symmetric_difference(other).collect();
        assert!(differing.is_empty(), "understood by one database alone: {differing:#?}");
    }
}
