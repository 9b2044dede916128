//! The chain: each row's hash covers its content and the hash of the row before it.

use db::Tx;
use kernel::micros;
use sha2::{Digest, Sha256};

use crate::{
    Entry, Who,
    store::{self, Link},
};

/// What [`crate::verify`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every row is as it was written.
    Whole {
        /// How many rows there are.
        entries: i64,
    },
    /// A row was changed, removed or added by other means than [`crate::record`].
    Broken {
        /// The number of the first row that is not as it was written.
        seq: i64,
        /// Its act and record, if the row is there.
        what: Option<(String, String)>,
        /// What is wrong with it.
        fault: Fault,
    },
}

/// What is wrong with the first broken row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Its content does not match its hash.
    Changed,
    /// It is not there.
    Missing,
    /// It does not follow the row before it.
    Unchained,
    /// Rows follow that the head of the chain does not know.
    BeyondHead,
}

const BATCH: i64 = 1000;

/// Chains the entries, in their order, to what is there; gives the number of the last.
pub(crate) async fn append(tx: &mut Tx, entries: Vec<Entry>) -> db::Result<i64> {
    let (mut seq, mut prev) = store::head(tx).await?;
    let mut links = Vec::with_capacity(entries.len());
    for mut entry in entries {
        seq += 1;
        entry.seq = seq;
        let hash = hash(&entry, &prev);
        let prev = std::mem::replace(&mut prev, hash.clone());
        links.push(Link { entry, prev, hash, malformed: false });
    }
    store::insert(tx, &links).await?;
    Ok(seq)
}

pub(crate) async fn verify(tx: &mut Tx) -> db::Result<Verdict> {
    let head = store::head(tx).await?;
    let mut before = (0, vec![0; 32]);
    loop {
        let links = store::links(tx, before.0, BATCH).await?;
        if links.is_empty() {
            break;
        }
        for link in links {
            if let Some(fault) = fault_of(&link, &before, head.0) {
                let seq = if fault == Fault::Missing { before.0 + 1 } else { link.entry.seq };
                let what =
                    (fault != Fault::Missing).then(|| (link.entry.act.clone(), link.entry.record.clone()));
                return Ok(Verdict::Broken { seq, what, fault });
            }
            before = (link.entry.seq, link.hash);
        }
    }
    if before.0 < head.0 {
        return Ok(Verdict::Broken { seq: before.0 + 1, what: None, fault: Fault::Missing });
    }
    if before.1 != head.1 {
        return Ok(Verdict::Broken { seq: before.0, what: None, fault: Fault::Changed });
    }
    Ok(Verdict::Whole { entries: before.0 })
}

fn fault_of(link: &Link, before: &(i64, Vec<u8>), head: i64) -> Option<Fault> {
    if link.entry.seq != before.0 + 1 {
        return Some(Fault::Missing);
    }
    if link.malformed || link.hash != hash(&link.entry, &link.prev) {
        return Some(Fault::Changed);
    }
    if link.prev != before.1 {
        return Some(Fault::Unchained);
    }
    (link.entry.seq > head).then_some(Fault::BeyondHead)
}

/// SHA-256 over the hash before it and every field, each preceded by its length.
fn hash(entry: &Entry, prev: &[u8]) -> Vec<u8> {
    let mut hasher = Sha256::new();
    let mut field = |bytes: &[u8]| {
        hasher.update((bytes.len() as u64).to_be_bytes());
        hasher.update(bytes);
    };
    field(prev);
    field(&entry.seq.to_be_bytes());
    field(&micros(entry.recorded_at).to_be_bytes());
    field(&micros(entry.happened_at).to_be_bytes());
    match &entry.who {
        Who::Person(id, name) => {
            field(id.uuid().as_bytes());
            field(name.as_bytes());
        }
        Who::Operator => field(b"operator"),
        Who::System => field(b"system"),
    }
    field(entry.agency.map(kernel::AgencyId::uuid).unwrap_or_default().as_bytes());
    field(entry.agency_code.as_deref().unwrap_or_default().as_bytes());
    field(entry.group.map(kernel::GroupId::uuid).unwrap_or_default().as_bytes());
    for text in [&entry.act, &entry.record, &entry.title, &entry.url] {
        field(text.as_bytes());
    }
    for json in [&entry.facts, &entry.before, &entry.after] {
        field(json.to_string().as_bytes());
    }
    hasher.finalize().to_vec()
}
