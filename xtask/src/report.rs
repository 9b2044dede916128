//! The report of a run: one line per step, the failing output below it, the count at the end.

use std::io::Write;
use std::time::{Duration, Instant};

use crate::run::Ran;

/// How much of a failing command's output is shown; the end of it says what went wrong.
const SHOWN_LINES: usize = 300;

/// How many passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl Tally {
    pub(crate) fn plus(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

/// What a step found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) tally: Tally,
    /// Shown when the step failed.
    pub(crate) output: String,
    /// Shown always: what was left out, and why.
    pub(crate) notes: Vec<String>,
}

impl Outcome {
    /// One check, which passed.
    pub(crate) fn pass() -> Self {
        Self { tally: Tally { passed: 1, failed: 0 }, ..Self::default() }
    }

    /// One check, which failed for this reason.
    pub(crate) fn fail(output: impl Into<String>) -> Self {
        Self { tally: Tally { passed: 0, failed: 1 }, output: output.into(), notes: Vec::new() }
    }

    /// One check: does the program end well.
    pub(crate) fn check(ran: Ran) -> Self {
        if ran.ok { Self::pass() } else { Self::fail(ran.output) }
    }

    /// A run of many tests. A program that failed without naming a failed test did not get that far.
    pub(crate) fn counted(ran: Ran, tally: Tally) -> Self {
        let unexplained = u32::from(!ran.ok && tally.failed == 0);
        let tally = Tally { failed: tally.failed + unexplained, ..tally };
        Self { tally, output: ran.output, notes: Vec::new() }
    }

    /// One check of a rule, with everything that breaks it.
    pub(crate) fn rule(faults: &[String]) -> Self {
        if faults.is_empty() { Self::pass() } else { Self::fail(faults.join("\n")) }
    }

    pub(crate) fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }
}

/// Everything that was run so far.
pub(crate) struct Report {
    pub(crate) verbose: bool,
    total: Tally,
    failed: Vec<String>,
    begun: Instant,
}

impl Report {
    pub(crate) fn new(verbose: bool) -> Self {
        Self { verbose, total: Tally::default(), failed: Vec::new(), begun: Instant::now() }
    }

    /// Runs one step and prints its line.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> Outcome) {
        print!("{name} ... ");
        // A reader of the log should see which step a slow run is in.
        _ = std::io::stdout().flush();
        let begun = Instant::now();
        let outcome = work();
        println!("{}", verdict(outcome.tally, begun.elapsed()));
        for note in &outcome.notes {
            println!("    note: {note}");
        }
        if outcome.tally.failed > 0 {
            self.failed.push(name.to_owned());
            println!("{}", indented(&outcome.output));
        }
        self.total = self.total.plus(outcome.tally);
    }

    /// Whether nothing failed.
    pub(crate) fn good(&self) -> bool {
        self.total.failed == 0
    }

    /// Prints what failed, the time, and the count alone on the last line.
    pub(crate) fn close(&self) {
        if !self.failed.is_empty() {
            println!("\nfailed: {}", self.failed.join(", "));
        }
        println!("took {}", time(self.begun.elapsed()));
        println!("{}", closing(self.total));
    }
}

fn closing(total: Tally) -> String {
    format!("{} passed, {} failed", total.passed, total.failed)
}

fn verdict(tally: Tally, took: Duration) -> String {
    let word = if tally.failed == 0 { "ok" } else { "FAILED" };
    if tally.passed + tally.failed == 1 {
        return format!("{word} ({})", time(took));
    }
    format!("{word} ({}; {})", closing(tally), time(took))
}

fn time(took: Duration) -> String {
    if took < Duration::from_mins(1) {
        return format!("{:.1} s", took.as_secs_f64());
    }
    format!("{} min {} s", took.as_secs() / 60, took.as_secs() % 60)
}

fn indented(output: &str) -> String {
    let lines: Vec<&str> = output.lines().collect();
    let left_out = lines.len().saturating_sub(SHOWN_LINES);
    let mut text = String::new();
    if left_out > 0 {
        text = format!("    ({left_out} lines left out; --verbose shows all)\n");
    }
    let shown: Vec<String> = lines[left_out..].iter().map(|line| format!("    {line}")).collect();
    text + &shown.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_is_plain() {
        assert_eq!(closing(Tally { passed: 12, failed: 0 }), "12 passed, 0 failed");
    }

    #[test]
    fn steps_add_up_and_one_failure_spoils_the_run() {
        let mut report = Report::new(false);
        report.step("first", Outcome::pass);
        assert!(report.good());
        report.step("second", || Outcome::fail("because"));
        assert!(!report.good());
        assert_eq!(report.total, Tally { passed: 1, failed: 1 });
        assert_eq!(report.failed, ["second"]);
    }

    #[test]
    fn a_program_that_failed_before_its_tests_counts_as_one_failure() {
        let ran = Ran { ok: false, output: "error: could not compile".into() };
        assert_eq!(Outcome::counted(ran, Tally::default()).tally.failed, 1);
    }

    #[test]
    fn failed_tests_are_not_counted_twice() {
        let ran = Ran { ok: false, output: String::new() };
        let tally = Tally { passed: 4, failed: 2 };
        assert_eq!(Outcome::counted(ran, tally).tally, tally);
    }

    #[test]
    fn a_long_output_is_shown_from_its_end() {
        let lines: Vec<String> = (0..SHOWN_LINES + 5).map(|n| format!("line {n}")).collect();
        let shown = indented(&lines.join("\n"));
        assert!(shown.starts_with("    (5 lines left out; --verbose shows all)\n    line 5\n"));
    }

    #[test]
    fn a_verdict_tells_the_count_only_when_there_is_one() {
        assert_eq!(verdict(Tally { passed: 1, failed: 0 }, Duration::from_millis(1500)), "ok (1.5 s)");
        let many = verdict(Tally { passed: 3, failed: 1 }, Duration::from_secs(61));
        assert_eq!(many, "FAILED (3 passed, 1 failed; 1 min 1 s)");
    }
}
