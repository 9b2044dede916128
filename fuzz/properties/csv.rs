//! Delimited text ends in records or in a refusal, whatever it is.

use tables::{Limits, read_delimited, read_records};

/// Records stand in the order of their lines and keep to the limits, and so do the findings; the reader for large texts
/// reads the same.
pub(crate) fn holds(bytes: &[u8]) {
    let limits = Limits { rows: 500, columns: 50, cells: 2_000, cell_chars: 500, ..Limits::default() };
    let (small, large) = (read_delimited(bytes, &limits), read_records(bytes, &limits));
    assert_eq!(small.is_ok(), large.is_ok());
    let (Ok((read, findings)), Ok((records, told))) = (small, large) else { return };
    assert_eq!((read.records.len(), &findings), (records.len(), &told));
    for (one, other) in read.records.iter().zip(records.iter()) {
        assert_eq!(one.line, other.line);
        assert!(one.fields.iter().map(String::as_str).eq(other.iter()));
    }
    assert!(read.records.is_sorted_by_key(|record| record.line));
    assert!(read.records.iter().all(|record| record.line > 0 && record.fields.len() <= 50));
    assert!(read.records.iter().map(|record| record.fields.len()).sum::<usize>() <= limits.cells);
    assert!(read.records.iter().flat_map(|record| &record.fields).all(|it| it.chars().count() <= 500));
    assert!(findings.is_sorted_by_key(|finding| finding.place.row));
}

#[cfg(test)]
#[path = "corpus.rs"]
mod corpus;

#[cfg(test)]
#[test]
fn the_corpus_of_csv_holds() {
    corpus::each("csv", holds);
}
