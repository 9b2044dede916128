//! Files and functions that fit into a head.

use crate::project::{File, Project};
use crate::rust::{Source, body, braces, line_of, words};

const FILE_LINES: usize = 700;
const FUNCTION_LINES: usize = 80;

/// Kinds of files that people write by hand and read from top to bottom.
const WRITTEN: &[&str] = &["rs", "html", "js", "mjs", "py", "sh", "sql", "md"];

/// No file over 700 lines, no function over 80; tests inside a source file are not counted.
pub(super) fn short(project: &Project) -> Vec<String> {
    let mut faults = Vec::new();
    for file in &project.files {
        if !WRITTEN.iter().any(|kind| file.is(kind)) {
            continue;
        }
        let source = file.is("rs").then(|| Source::read(&file.text).without_tests());
        let lines = match &source {
            Some(source) if !file.only_tests() => lines(&file.text, &source.code),
            _ => file.text.lines().count(),
        };
        if lines > FILE_LINES {
            faults.push(format!("{} has {lines} lines, more than {FILE_LINES}", file.path));
        }
        if let Some(source) = source.filter(|_| !file.only_tests()) {
            faults.extend(functions(file, &source.code));
        }
    }
    faults
}

/// The lines outside of tests: those that are blank in the code but not in the text are comments,
/// and count, unless they stand where a test was taken out.
fn lines(text: &str, code: &str) -> usize {
    let whole = Source::read(text).code;
    let tests = whole.lines().zip(code.lines()).filter(|(before, after)| before != after).count();
    text.lines().count() - tests
}

fn functions(file: &File, code: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut last = "";
    for (at, word) in words(code) {
        if last == "fn"
            && let Some(open) = body(code, at)
        {
            let lines = line_of(code, braces(code, open)) - line_of(code, at) + 1;
            if lines > FUNCTION_LINES {
                let line = line_of(code, at);
                faults.push(format!(
                    "{}:{line}: `{word}` has {lines} lines, more than {FUNCTION_LINES}",
                    file.path
                ));
            }
        }
        last = word;
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(path: &str, text: &str) -> Vec<String> {
        short(&Project::of(&[(path, text)]))
    }

    #[test]
    fn a_function_of_eighty_lines_is_the_longest() {
        let function = |lines: usize| format!("\nfn a() {{{}\n}}\n", "\n    b();".repeat(lines - 2));
        assert_eq!(faults("a.rs", &function(80)), Vec::<String>::new());
        assert_eq!(faults("a.rs", &function(81)), ["a.rs:2: `a` has 81 lines, more than 80"]);
    }

    #[test]
    fn braces_in_strings_do_not_close_a_function() {
        let text = format!("fn a() {{\n    b(\"}}\");{}\n}}\n", "\n    c();".repeat(100));
        assert_eq!(faults("a.rs", &text).len(), 1);
    }

    #[test]
    fn tests_are_not_counted() {
        let tests =
            format!("#[cfg(test)]\nmod tests {{\n    fn a() {{{}\n    }}\n}}\n", "\n b();".repeat(800));
        assert_eq!(faults("a.rs", &format!("fn c() {{}}\n{tests}")), Vec::<String>::new());
        assert_eq!(faults("a.rs", &"// why\n".repeat(701)), ["a.rs has 701 lines, more than 700"]);
    }

    #[test]
    fn what_is_not_written_by_hand_may_be_long() {
        assert_eq!(faults("countries.toml", &"a = 1\n".repeat(2000)), Vec::<String>::new());
        assert_eq!(faults("pages.html", &"<p>\n".repeat(2000)).len(), 1);
    }
}
