//! Reads how many tests passed and failed from what the runners print.

use crate::report::Tally;

/// From nextest: `Summary [ 0.1s] 5 tests run: 3 passed (1 slow), 1 failed, 1 timed out, 2 skipped`.
pub(crate) fn nextest(output: &str) -> Tally {
    let Some(line) = output.lines().rfind(|line| line.trim_start().starts_with("Summary [")) else {
        return Tally::default();
    };
    let Some((_, parts)) = line.split_once("run: ") else {
        return Tally::default();
    };
    let mut tally = Tally::default();
    for part in parts.split(',') {
        let mut words = part.split_whitespace();
        let count = words.next().and_then(|n| n.parse().ok()).unwrap_or(0);
        match words.next() {
            Some("passed") => tally.passed += count,
            Some("failed" | "timed" | "exec" | "leaky-failed") => tally.failed += count,
            _ => {}
        }
    }
    tally
}

/// From `cargo test`: the sum of its lines `test result: ok. 3 passed; 0 failed; ...`.
pub(crate) fn cargo_test(output: &str) -> Tally {
    let results = output.lines().filter_map(|line| line.trim_start().strip_prefix("test result: "));
    results.fold(Tally::default(), |sum, line| {
        let count = |word: &str| {
            let part = line.split([';', '.']).find(|part| part.trim().ends_with(word));
            part.and_then(|part| part.split_whitespace().next()?.parse().ok()).unwrap_or(0)
        };
        sum.plus(Tally { passed: count(" passed"), failed: count(" failed") })
    })
}

/// From node's test runner with its TAP reporter: `# pass 3`, `# fail 1`, `# cancelled 0`.
pub(crate) fn node(output: &str) -> Tally {
    let count = |name: &str| -> u32 {
        let line = output.lines().rev().find_map(|line| line.strip_prefix(name));
        line.and_then(|rest| rest.trim().parse().ok()).unwrap_or(0)
    };
    Tally { passed: count("# pass "), failed: count("# fail ") + count("# cancelled ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: Tally, passed: u32, failed: u32) {
        assert_eq!(found, Tally { passed, failed });
    }

    #[test]
    fn nextest_counts_what_passed_and_every_kind_of_failure() {
        check(nextest("     Summary [   0.010s] 3 tests run: 3 passed, 0 skipped"), 3, 0);
        let mixed = "  PASS [0.1s] a\n     Summary [   1.2s] 7 tests run: 3 passed (1 slow, 1 leaky), \
                     2 failed, 1 timed out, 1 exec failed, 4 skipped\n        FAIL b";
        check(nextest(mixed), 3, 4);
    }

    #[test]
    fn a_cancelled_nextest_run_is_still_read() {
        check(nextest("     Summary [   1.2s] 2/7 tests run: 1 passed, 1 failed, 0 skipped"), 1, 1);
    }

    #[test]
    fn one_test_is_counted_though_the_word_is_singular() {
        check(nextest("     Summary [   1.2s] 1 test run: 1 passed, 0 skipped"), 1, 0);
    }

    #[test]
    fn a_run_that_never_came_to_its_tests_counts_nothing() {
        check(nextest("error: could not compile `x`"), 0, 0);
        check(cargo_test("error: could not compile `x`"), 0, 0);
        check(node("node: bad option"), 0, 0);
    }

    #[test]
    fn cargo_test_is_summed_over_its_binaries() {
        let output = "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
                      test result: FAILED. 1 passed; 2 failed; 0 ignored\n";
        check(cargo_test(output), 4, 2);
    }

    #[test]
    fn node_counts_cancelled_tests_as_failed() {
        check(node("TAP version 13\n# tests 4\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 0\n"), 2, 2);
    }
}
