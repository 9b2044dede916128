//! A seed file becomes steps in the order of time, or a refusal in words.

use std::collections::HashMap;

use super::{plan::plan, shape::Seed};

/// What can be read can be planned, or is refused with words.
pub(crate) fn holds(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let now = kernel::jiff::Timestamp::constant(1_790_845_200, 0);
    match Seed::read(&text) {
        Err(refusal) => assert!(refusal.to_string().starts_with("line ")),
        Ok(seed) => match plan(&seed, now, &HashMap::new(), &[]) {
            Err(contradiction) => assert!(!contradiction.to_string().is_empty()),
            Ok(steps) => assert!(steps.is_sorted_by_key(|step| step.at)),
        },
    }
}

#[cfg(test)]
#[path = "corpus.rs"]
mod corpus;

#[cfg(test)]
#[test]
fn the_corpus_of_seed_holds() {
    corpus::each("seed", holds);
}
