//! A bit for each row.

/// One bit for each row: whether a value is there, or whether a row is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// So many bits, all alike.
    pub fn filled(len: usize, bit: bool) -> Self {
        let mut bits = Self { words: vec![if bit { u64::MAX } else { 0 }; len.div_ceil(64)], len };
        bits.clear_tail();
        bits
    }

    /// Bits from the words that hold them; what stands beyond the end is forgotten.
    pub(crate) fn of_words(words: Vec<u64>, len: usize) -> Self {
        let mut bits = Self { words, len };
        bits.clear_tail();
        bits
    }

    /// The words that hold the bits; beyond the end they are zero.
    pub(crate) fn words(&self) -> &[u64] {
        &self.words
    }

    /// How many bits there are.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The bit of a row; false beyond the end.
    pub fn get(&self, row: usize) -> bool {
        self.words.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Adds a bit at the end.
    pub fn push(&mut self, bit: bool) {
        if self.len.is_multiple_of(64) {
            self.words.push(0);
        }
        if bit {
            self.words[self.len / 64] |= 1 << (self.len % 64);
        }
        self.len += 1;
    }

    /// How many bits are set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether every bit is set.
    pub fn all(&self) -> bool {
        self.count() == self.len
    }

    /// Whether every bit of some rows is set.
    pub(crate) fn all_between(&self, start: usize, end: usize) -> bool {
        if self.len < end {
            return false;
        }
        let (first, last) = (start / 64, end.div_ceil(64));
        self.words[first..last].iter().zip(first..).all(|(word, at)| {
            let mut wanted = u64::MAX;
            if at * 64 < start {
                wanted &= u64::MAX << (start % 64);
            }
            if (at + 1) * 64 > end {
                wanted &= u64::MAX >> ((at + 1) * 64 - end);
            }
            word & wanted == wanted
        })
    }

    /// How many bits of some rows are set; those beyond the end are not.
    pub(crate) fn count_between(&self, start: usize, end: usize) -> usize {
        let mut count = 0;
        let mut at = start;
        while at < end {
            let Some(word) = self.words.get(at / 64) else { break };
            let next = (at / 64 + 1) * 64;
            let mut part = word >> (at % 64);
            if next > end {
                part &= u64::MAX >> (64 - (end - at));
            }
            count += part.count_ones() as usize;
            at = next;
        }
        count
    }

    /// The rows whose bit is set, from the first.
    pub fn rows(&self) -> Vec<u32> {
        let mut rows = Vec::with_capacity(self.count());
        for (at, word) in self.words.iter().enumerate() {
            let mut rest = *word;
            while rest != 0 {
                let row = at * 64 + rest.trailing_zeros() as usize;
                rows.push(u32::try_from(row).expect("a table has at most u32::MAX rows"));
                rest &= rest - 1;
            }
        }
        rows
    }

    /// The bits set in both; as long as the shorter.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a & b)
    }

    /// The bits set in either; as long as the shorter.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a | b)
    }

    /// The bits not set.
    #[must_use]
    pub fn not(&self) -> Self {
        let mut bits = Self { words: self.words.iter().map(|word| !word).collect(), len: self.len };
        bits.clear_tail();
        bits
    }

    fn zip(&self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        let words = self.words.iter().zip(&other.words).map(|(a, b)| join(*a, *b)).collect();
        let mut bits = Self { words, len: self.len.min(other.len) };
        bits.clear_tail();
        bits
    }

    /// Bits beyond the end are never set, so that counting and comparing need not look.
    fn clear_tail(&mut self) {
        if !self.len.is_multiple_of(64)
            && let Some(last) = self.words.last_mut()
        {
            *last &= (1 << (self.len % 64)) - 1;
        }
    }
}

impl FromIterator<bool> for Bits {
    fn from_iter<I: IntoIterator<Item = bool>>(bits: I) -> Self {
        let mut bits = bits.into_iter();
        let mut words = Vec::with_capacity(bits.size_hint().0 / 64 + 1);
        let mut len = 0;
        // A word at a time: pushing each bit by itself costs more than finding it.
        loop {
            let mut word = 0;
            let mut filled = 0;
            for bit in bits.by_ref().take(64) {
                word |= u64::from(bit) << filled;
                filled += 1;
            }
            if filled > 0 {
                words.push(word);
            }
            len += filled;
            if filled < 64 {
                return Self { words, len };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bits_behave_as_a_list_of_truths(a: Vec<bool>, b: Vec<bool>) {
            let (x, y): (Bits, Bits) = (a.iter().copied().collect(), b.iter().copied().collect());
            prop_assert_eq!(x.len(), a.len());
            prop_assert_eq!(x.count(), a.iter().filter(|bit| **bit).count());
            let and: Bits = a.iter().zip(&b).map(|(a, b)| a & b).collect();
            let or: Bits = a.iter().zip(&b).map(|(a, b)| a | b).collect();
            prop_assert_eq!(x.and(&y), and);
            prop_assert_eq!(x.or(&y), or);
            prop_assert_eq!(x.not(), a.iter().map(|bit| !bit).collect::<Bits>());
            let rows: Vec<u32> = (0..).zip(&a).filter(|(_, bit)| **bit).map(|(row, _)| row).collect();
            prop_assert_eq!(x.rows(), rows);
            prop_assert!((0..a.len() + 70).all(|row| x.get(row) == a.get(row).copied().unwrap_or(false)));
        }

        #[test]
        fn a_run_is_full_where_each_bit_of_it_is_set(bits: Vec<bool>, start in 0_usize..80, more in 1_usize..80) {
            let end = start + more;
            // Mostly ones, or hardly any run would ever be full.
            let bits: Vec<bool> = bits.chunks(3).map(|three| three.contains(&true)).collect();
            let kept: Bits = bits.iter().copied().collect();
            let full = end <= bits.len() && bits[start.min(bits.len())..end.min(bits.len())].iter().all(|bit| *bit);
            prop_assert_eq!(kept.all_between(start, end), full);
            let set = bits.iter().take(end).skip(start).filter(|bit| **bit).count();
            prop_assert_eq!(kept.count_between(start, end), set);
        }

        #[test]
        fn bits_all_alike_are_counted_right(len in 0_usize..300) {
            prop_assert_eq!(Bits::filled(len, true).count(), len);
            prop_assert_eq!(Bits::filled(len, true), Bits::filled(len, false).not());
            prop_assert!(Bits::filled(len, true).all());
        }
    }
}
