//! An answer to an invitation is one, or is not read as one.

use calendars::read_reply;

/// An answer names the event and at least one guest.
pub(crate) fn holds(bytes: &[u8]) {
    if let Some(reply) = read_reply(&String::from_utf8_lossy(bytes)) {
        assert!(!reply.uid.is_empty() && !reply.answers.is_empty());
    }
}

#[cfg(test)]
#[path = "corpus.rs"]
mod corpus;

#[cfg(test)]
#[test]
fn the_corpus_of_reply_holds() {
    corpus::each("reply", holds);
}
