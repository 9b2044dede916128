//! The command line, read by hand: a parser crate would double the build time of this one.

/// What `cargo xtask` prints when it is asked for help or misunderstood.
pub(crate) const USAGE: &str = "\
cargo xtask TASK

  test [--fast] [-p CRATE]... [--verbose]
              everything: format, lints, docs, tidy, words, tests on SQLite and PostgreSQL,
              check-sql, and the browser journeys (left out by --fast and by -p)
  tidy        the rules of the house alone
  words       what the translators still lack
  check-sql   every statement is run on both databases
  e2e         the browser journeys alone
  bench [NAME]...
              the figures of docs/developers/building.md
  fuzz [SECONDS] [TARGET]...
              the targets of fuzz/ for 60 or so many seconds each";

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Task {
    Help,
    Test,
    Tidy,
    Words,
    CheckSql,
    E2e,
    Bench,
    Fuzz,
}

/// The command line, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) task: Task,
    /// Leave out the release build and the browser.
    pub(crate) fast: bool,
    /// Show the output of every command while it runs.
    pub(crate) verbose: bool,
    /// Only these crates; empty means the workspace.
    pub(crate) packages: Vec<String>,
    /// Words given without a flag: which benches, which targets and for how long.
    pub(crate) names: Vec<String>,
}

impl Options {
    /// Reads the arguments that follow `cargo xtask`.
    pub(crate) fn parse(args: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut args = args.peekable();
        let task = match args.next().as_deref() {
            Some("test") => Task::Test,
            Some("tidy") => Task::Tidy,
            Some("words") => Task::Words,
            Some("check-sql") => Task::CheckSql,
            Some("e2e") => Task::E2e,
            Some("bench") => Task::Bench,
            Some("fuzz") => Task::Fuzz,
            None | Some("help" | "--help" | "-h") => Task::Help,
            Some(other) => return Err(format!("no task is called `{other}`")),
        };
        let mut options = Self { task, fast: false, verbose: false, packages: Vec::new(), names: Vec::new() };
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--fast" if task == Task::Test => options.fast = true,
                "--verbose" | "-v" => options.verbose = true,
                "-p" | "--package" if task == Task::Test => {
                    options.packages.push(args.next().ok_or("`-p` needs the name of a crate")?);
                }
                name if matches!(task, Task::Bench | Task::Fuzz) && !name.starts_with('-') => {
                    options.names.push(arg);
                }
                _ => return Err(format!("`{arg}` means nothing here")),
            }
        }
        Ok(options)
    }

    /// The arguments that narrow a cargo command to what was asked for.
    pub(crate) fn scope(&self) -> Vec<String> {
        if self.packages.is_empty() {
            return vec!["--workspace".into()];
        }
        self.packages.iter().flat_map(|name| ["-p".to_owned(), name.clone()]).collect()
    }

    /// Whether the whole workspace is meant.
    pub(crate) fn whole(&self) -> bool {
        self.packages.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options, String> {
        Options::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn test_alone_means_the_whole_workspace() {
        let options = parse("test").unwrap();
        assert_eq!(options.task, Task::Test);
        assert!(!options.fast);
        assert_eq!(options.scope(), ["--workspace"]);
    }

    #[test]
    fn crates_narrow_the_run() {
        let options = parse("test -p meetings -p people --fast").unwrap();
        assert_eq!(options.scope(), ["-p", "meetings", "-p", "people"]);
        assert!(options.fast && !options.whole());
    }

    #[test]
    fn benches_are_chosen_by_name() {
        assert_eq!(parse("bench feed import").unwrap().names, ["feed", "import"]);
        assert_eq!(parse("fuzz 5 csv").unwrap().names, ["5", "csv"]);
    }

    #[test]
    fn what_is_misspelt_is_refused_by_name() {
        assert_eq!(parse("tset").unwrap_err(), "no task is called `tset`");
        assert_eq!(parse("test --quick").unwrap_err(), "`--quick` means nothing here");
        assert_eq!(parse("tidy --fast").unwrap_err(), "`--fast` means nothing here");
        assert_eq!(parse("test -p").unwrap_err(), "`-p` needs the name of a crate");
    }

    #[test]
    fn nothing_at_all_asks_for_help() {
        assert_eq!(parse("").unwrap().task, Task::Help);
    }
}
