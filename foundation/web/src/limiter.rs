//! Limits on how often one caller may do something.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use jiff::Timestamp;

/// So many in so many seconds.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// How many at once.
    pub burst: u32,
    /// Seconds until one more is allowed.
    pub seconds_each: u32,
}

/// Counts calls by key; a bucket fills at the rate's pace and each call takes one from it.
#[derive(Default)]
pub struct Limiter {
    buckets: Mutex<HashMap<String, Bucket>>,
}

struct Bucket {
    left: f64,
    seen: Timestamp,
}

/// More keys than this and the full buckets are forgotten.
const KEYS: usize = 10_000;

impl Limiter {
    /// Takes one from the key's bucket; says how many seconds to wait when it is empty.
    pub fn take(&self, key: &str, rate: Rate, now: Timestamp) -> Result<(), u32> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() > KEYS {
            buckets.retain(|_, bucket| bucket.filled(rate, now) < f64::from(rate.burst));
        }
        let full = Bucket { left: f64::from(rate.burst), seen: now };
        let bucket = buckets.entry(key.to_owned()).or_insert(full);
        bucket.left = bucket.filled(rate, now);
        bucket.seen = now;
        if bucket.left >= 1.0 {
            bucket.left -= 1.0;
            return Ok(());
        }
        Err(rate.seconds_each)
    }
}

impl Bucket {
    fn filled(&self, rate: Rate, now: Timestamp) -> f64 {
        let seconds = now.duration_since(self.seen).as_secs_f64().max(0.0);
        (self.left + seconds / f64::from(rate.seconds_each)).min(f64::from(rate.burst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_the_burst_one_more_is_allowed_each_time_the_pace_allows() {
        let limiter = Limiter::default();
        let rate = Rate { burst: 2, seconds_each: 10 };
        let at = |second| Timestamp::from_second(second).unwrap();
        assert_eq!(limiter.take("a", rate, at(0)), Ok(()));
        assert_eq!(limiter.take("a", rate, at(0)), Ok(()));
        assert_eq!(limiter.take("a", rate, at(1)), Err(10));
        assert_eq!(limiter.take("b", rate, at(1)), Ok(()));
        assert_eq!(limiter.take("a", rate, at(12)), Ok(()));
        assert_eq!(limiter.take("a", rate, at(12)), Err(10));
    }
}
