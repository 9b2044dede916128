//! The little arithmetic of a bench: percentiles, medians, and numbers that may be divided.

use std::time::Duration;

/// How long each of many answers took.
#[derive(Clone, Debug, Default)]
pub(super) struct Times {
    sorted: Vec<Duration>,
    /// From the first question to the last answer.
    whole: Duration,
}

impl Times {
    pub(super) fn new(mut times: Vec<Duration>, whole: Duration) -> Self {
        times.sort_unstable();
        Self { sorted: times, whole }
    }

    /// The smallest time that at least so many of a hundred answers kept (nearest rank), in milliseconds.
    pub(super) fn percentile(&self, percent: usize) -> f64 {
        let rank = (self.sorted.len() * percent).div_ceil(100).max(1);
        self.sorted.get(rank - 1).map_or(f64::NAN, |time| milliseconds(*time))
    }

    #[cfg(test)]
    pub(super) fn count(&self) -> usize {
        self.sorted.len()
    }

    /// Answers in a second.
    pub(super) fn rate(&self) -> f64 {
        number(self.sorted.len()) / self.whole.as_secs_f64()
    }

    /// What stands beside the percentile that has a limit.
    pub(super) fn note(&self) -> String {
        format!(
            "p50 {:.1}, p99 {:.1} ms, {:.0} requests/s",
            self.percentile(50),
            self.percentile(99),
            self.rate()
        )
    }
}

/// The middle of an odd number of values, the upper middle of an even number.
pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

pub(super) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// A count that may be divided.
#[expect(clippy::cast_precision_loss, reason = "nothing of 2^53 pieces is counted here")]
pub(super) fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(milliseconds: impl IntoIterator<Item = u64>) -> Times {
        Times::new(milliseconds.into_iter().map(Duration::from_millis).collect(), Duration::from_secs(2))
    }

    #[track_caller]
    fn check(measured: f64, expected: f64) {
        assert!((measured - expected).abs() < 1e-9, "{measured} is not {expected}");
    }

    #[test]
    fn a_percentile_is_the_nearest_rank_whatever_the_order() {
        let hundred = times((1..=100).rev());
        check(hundred.percentile(50), 50.0);
        check(hundred.percentile(95), 95.0);
        check(hundred.percentile(99), 99.0);
        check(hundred.percentile(100), 100.0);
        check(hundred.percentile(0), 1.0);
    }

    #[test]
    fn a_few_answers_have_percentiles_that_were_really_measured() {
        let five = times([15, 20, 35, 40, 50]);
        check(five.percentile(30), 20.0);
        check(five.percentile(40), 20.0);
        check(five.percentile(50), 35.0);
        check(five.percentile(95), 50.0);
        check(times([7]).percentile(1), 7.0);
    }

    #[test]
    fn no_answer_has_no_percentile() {
        assert!(times([]).percentile(95).is_nan());
    }

    #[test]
    fn a_rate_is_answers_over_the_whole_time() {
        check(times(1..=100).rate(), 50.0);
        assert_eq!(times(1..=100).note(), "p50 50.0, p99 99.0 ms, 50 requests/s");
    }

    #[test]
    fn a_median_is_in_the_middle() {
        check(median(vec![3.0, 1.0, 2.0]), 2.0);
        check(median(vec![4.0, 1.0]), 4.0);
        assert!(median(Vec::new()).is_nan());
    }
}
