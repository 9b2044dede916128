//! The clock as a value.

use jiff::{SignedDuration, Timestamp};

/// Tells the time; trials and tests set it back or forward, after which it runs on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
    ahead: SignedDuration,
}

impl Clock {
    /// A clock that showed `shown` when the real time was `real`.
    pub fn set(shown: Timestamp, real: Timestamp) -> Self {
        Self { ahead: shown.duration_since(real) }
    }

    /// The time it shows when the real time is `real`.
    pub fn at(self, real: Timestamp) -> Timestamp {
        real.checked_add(self.ahead).unwrap_or(real)
    }

    /// The time it shows now.
    #[expect(clippy::disallowed_methods, reason = "the one place where the machine's clock is read")]
    pub fn now(self) -> Timestamp {
        self.at(Timestamp::now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_clock_runs_on_from_where_it_was_set() {
        let real = Timestamp::from_second(1_000_000).unwrap();
        let shown = Timestamp::from_second(5).unwrap();
        let clock = Clock::set(shown, real);
        assert_eq!(clock.at(real), shown);
        let later = real.checked_add(SignedDuration::from_secs(60)).unwrap();
        assert_eq!(clock.at(later), Timestamp::from_second(65).unwrap());
    }
}
