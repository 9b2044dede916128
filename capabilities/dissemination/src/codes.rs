//! Words of figures as codes of a list.
//!
//! A code may hold letters, digits, `_`, `@`, `$` and `-` only, and a dot separates the dimensions of a key. So `WDI`
//! writes `BX.TRF.PWKR.CD.DT` and the code is `BX_TRF_PWKR_CD_DT`; the sum `m49:900` is `900`, as in the lists of the
//! United Nations.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use sha2::{Digest as _, Sha256};
use statistics::{Sex, ValueState};

/// Everybody, all ages, everything.
pub(crate) const TOTAL: &str = "_T";
/// The dimension says nothing here.
pub(crate) const NOTHING: &str = "_Z";

/// The codes of a list, both ways.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Codes {
    by_code: BTreeMap<String, Arc<str>>,
    by_word: HashMap<Arc<str>, String>,
}

impl Codes {
    /// The codes of these words. A word that is a code keeps it; of others that would share one, the later in the order
    /// of the alphabet get a part of their hash.
    pub(crate) fn of<T: Into<Arc<str>>>(words: impl IntoIterator<Item = T>) -> Self {
        let words: BTreeSet<Arc<str>> = words.into_iter().map(Into::into).collect();
        let (own, others): (Vec<_>, Vec<_>) = words.into_iter().partition(|word| plain(word) == **word);
        let mut codes = Self::default();
        for word in own.into_iter().chain(others) {
            let mut code = plain(&word);
            if codes.by_code.contains_key(&code) || code == TOTAL || code == NOTHING {
                code = format!("{code}${}", shortened(&word));
            }
            codes.by_code.insert(code.clone(), Arc::clone(&word));
            codes.by_word.insert(word, code);
        }
        codes
    }

    /// The code of a word.
    pub(crate) fn code(&self, word: &str) -> Option<&str> {
        self.by_word.get(word).map(String::as_str)
    }

    /// The word of a code.
    pub(crate) fn word(&self, code: &str) -> Option<&str> {
        self.by_code.get(code).map(AsRef::as_ref)
    }

    /// All codes with their words, in the order of the codes.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_code.iter().map(|(code, word)| (code.as_str(), word.as_ref()))
    }
}

/// The word with what no code may hold replaced.
fn plain(word: &str) -> String {
    let word = match word.strip_prefix("m49:") {
        Some(number) if !number.is_empty() && number.bytes().all(|c| c.is_ascii_digit()) => number,
        _ => word,
    };
    let sign = |c: char| if c.is_ascii_alphanumeric() || "_@$-".contains(c) { c } else { '_' };
    let code: String = word.chars().map(sign).collect();
    if code.is_empty() { "_".to_owned() } else { code }
}

fn shortened(word: &str) -> String {
    kernel::hexadecimal(&Sha256::digest(word.as_bytes())[..4])
}

/// Whom a figure counts, by the list of codes for sex.
pub(crate) const fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Both => TOTAL,
        Sex::Male => "M",
        Sex::Female => "F",
    }
}

/// What a source says where a figure stands, by the list of codes for the status of observations.
pub(crate) const fn status(state: ValueState) -> &'static str {
    match state {
        // A zero that is meant is a number like any other.
        ValueState::Reported | ValueState::Zero => "A",
        ValueState::Missing => "O",
        ValueState::Masked => "Q",
        ValueState::RoundsToZero => "N",
        ValueState::NotApplicable => "M",
    }
}

/// A unit apart from its power of ten: `thousand-persons` is `persons` and 3, and so is `10^3 persons`.
pub(crate) fn unit(unit: &str) -> (&str, u8) {
    if let Some((power, rest)) = unit.strip_prefix("10^").and_then(|it| it.split_once(' '))
        && let Ok(power @ (3 | 6 | 9)) = power.parse()
    {
        return (rest, power);
    }
    let powers = [("thousand-", 3), ("million-", 6), ("billion-", 9)];
    powers.into_iter().find_map(|(word, power)| Some((unit.strip_prefix(word)?, power))).unwrap_or((unit, 0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_word_keeps_its_code_and_a_sum_its_number() {
        let codes =
            Codes::of(["immigrant-stock", "BX.TRF.PWKR.CD.DT", "m49:900", "XKX", "hdr:ZZA.VHHD", "65+"]);
        let found: Vec<_> = codes.iter().collect();
        let expected = [
            ("65_", "65+"),
            ("900", "m49:900"),
            ("BX_TRF_PWKR_CD_DT", "BX.TRF.PWKR.CD.DT"),
            ("XKX", "XKX"),
            ("hdr_ZZA_VHHD", "hdr:ZZA.VHHD"),
            ("immigrant-stock", "immigrant-stock"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn words_that_would_share_a_code_are_told_apart() {
        let codes = Codes::of(["a.b", "a_b", "a b", "_T", "m49:900", "900"]);
        assert_eq!((codes.code("a_b"), codes.code("900")), (Some("a_b"), Some("900")));
        assert_eq!(codes.code("a b"), Some("a_b$c8687a08"));
        assert_eq!(codes.code("_T"), Some("_T$975342f4"));
        assert_eq!(codes.iter().count(), 6);
    }

    #[test]
    fn a_unit_and_its_power_are_two_things() {
        assert_eq!(unit("thousand-persons"), ("persons", 3));
        assert_eq!(unit("million-usd"), ("usd", 6));
        assert_eq!(unit("10^3 PS"), ("PS", 3));
        assert_eq!(unit("10^x PS"), ("10^x PS", 0));
        assert_eq!(unit("percent"), ("percent", 0));
    }

    proptest! {
        #[test]
        fn every_word_has_a_code_of_its_own(words in prop::collection::vec("[a-c.+ _:é]{0,3}", 0..40)) {
            let codes = Codes::of(words.iter().map(String::as_str));
            for word in &words {
                let code = codes.code(word).unwrap();
                prop_assert_eq!(codes.word(code), Some(word.as_str()));
                prop_assert!(!code.is_empty());
                prop_assert!(code.bytes().all(|c| c.is_ascii_alphanumeric() || b"_@$-".contains(&c)));
            }
        }
    }
}
