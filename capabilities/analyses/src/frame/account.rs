//! The account of rows that were left out.

use super::{Dropped, Reason};

/// How many rows are named of those that were left out.
pub(super) const NAMED: usize = 5;

/// What was left out, by reason.
#[derive(Debug, Default)]
pub(super) struct Account {
    pub(super) dropped: Vec<Dropped>,
}

impl Account {
    pub(super) fn drop(&mut self, reason: Reason, of: &str, label: String) {
        let at = self.dropped.iter().position(|it| it.reason == reason && it.of == of).unwrap_or_else(|| {
            self.dropped.push(Dropped { reason, of: of.to_owned(), count: 0, first: Vec::new() });
            self.dropped.len() - 1
        });
        self.dropped[at].count += 1;
        if self.dropped[at].first.len() < NAMED {
            self.dropped[at].first.push(label);
        }
    }
}
