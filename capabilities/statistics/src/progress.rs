//! How many figures of an import were stored so far.
//!
//! All figures of an edition are stored in one transaction, so that the database can tell nothing before it ends; the
//! process that stores them counts here. Another process of the same site shows the state without the number.

use std::{
    collections::HashMap,
    sync::{
        Arc, LazyLock, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use crate::model::ImportId;

type Counts = HashMap<ImportId, Arc<AtomicUsize>>;

static STORED: LazyLock<Mutex<Counts>> = LazyLock::new(Mutex::default);

/// Counts what is stored of one import, as long as it is held.
pub(crate) struct Counter {
    import: ImportId,
    stored: Arc<AtomicUsize>,
}

impl Counter {
    pub(crate) fn of(import: ImportId) -> Self {
        let stored = Arc::new(AtomicUsize::new(0));
        STORED.lock().unwrap_or_else(PoisonError::into_inner).insert(import, Arc::clone(&stored));
        Self { import, stored }
    }

    /// So many more were stored.
    pub(crate) fn add(&self, figures: usize) {
        self.stored.fetch_add(figures, Ordering::Relaxed);
    }
}

impl Drop for Counter {
    fn drop(&mut self) {
        STORED.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.import);
    }
}

/// How many were stored so far, where this process stores them.
pub(crate) fn stored(import: ImportId) -> Option<usize> {
    let counts = STORED.lock().unwrap_or_else(PoisonError::into_inner);
    counts.get(&import).map(|stored| stored.load(Ordering::Relaxed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_told_as_long_as_somebody_counts() {
        let import = ImportId::new(crate::tests::NOW);
        let counter = Counter::of(import);
        counter.add(20_000);
        counter.add(5);
        assert_eq!(stored(import), Some(20_005));
        drop(counter);
        assert_eq!(stored(import), None);
    }
}
