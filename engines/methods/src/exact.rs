//! Sums and products that keep what rounding would lose.
//!
//! Error-free transformations after Knuth and Dekker, and the compensated dot product of Ogita, Rump and Oishi
//! (2005): the result is as if computed in twice the precision and rounded once.

/// `a + b` and what rounding it lost.
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let of_b = sum - a;
    (sum, (a - (sum - of_b)) + (b - of_b))
}

/// A sum that remembers what it lost.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum {
    high: f64,
    low: f64,
}

impl Sum {
    pub(crate) fn add(&mut self, value: f64) {
        let (high, lost) = two_sum(self.high, value);
        self.high = high;
        self.low += lost;
    }

    pub(crate) fn add_product(&mut self, a: f64, b: f64) {
        let product = a * b;
        let lost = a.mul_add(b, -product);
        self.add(product);
        self.low += lost;
    }

    pub(crate) fn value(self) -> f64 {
        self.high + self.low
    }
}

/// The sum of all values, in an order that does not matter to more than the last bit.
pub(crate) fn sum(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut sum = Sum::default();
    for value in values {
        sum.add(value);
    }
    sum.value()
}

/// The sum of the products of two rows.
pub(crate) fn dot<'a>(a: impl IntoIterator<Item = &'a f64>, b: impl IntoIterator<Item = &'a f64>) -> f64 {
    let mut sum = Sum::default();
    for (a, b) in a.into_iter().zip(b) {
        sum.add_product(*a, *b);
    }
    sum.value()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "the last bit is what this is about")]
    fn what_a_plain_sum_loses_is_kept() {
        assert_eq!(sum([1e16, 1.0, -1e16]), 1.0);
        assert_eq!(dot(&[1e16, 1.0, -1e16], &[1.0, 1.0, 1.0]), 1.0);
        // (1 + e)(1 - e) = 1 - e², where the product alone would say 1.
        let small = f64::EPSILON;
        assert_eq!(dot(&[1.0 + small, -1.0], &[1.0 - small, 1.0]), -small * small);
    }
}
