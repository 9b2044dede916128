//! What the stored files are.

use db::{Tx, row, sql};
use jiff::Timestamp;

use crate::{FileHash, Stored};

row! {
    /// A stored file as it was first recorded.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Known {
        /// Its hash.
        pub hash: FileHash,
        /// How many bytes it has.
        pub length: i64,
        /// Its type, such as `application/pdf`.
        pub media_type: String,
        /// What it was called when it came.
        pub name: String,
        /// When it came.
        pub stored_at: Timestamp,
    }
}

/// Records a file that was stored; the same bytes under another name stay what they were first called.
pub async fn record(
    tx: &mut Tx,
    stored: Stored,
    name: &str,
    media_type: &str,
    now: Timestamp,
) -> db::Result<()> {
    let length = i64::try_from(stored.length).unwrap_or(i64::MAX);
    let statement =
        sql("insert into file (hash, length, media_type, name, stored_at) values ($1, $2, $3, $4, $5) \
         on conflict (hash) do nothing");
    tx.run(statement.bind(stored.hash).bind(length).bind(media_type).bind(name).bind(now)).await?;
    Ok(())
}

/// What is known of a file.
pub async fn find(tx: &mut Tx, hash: FileHash) -> db::Result<Option<Known>> {
    tx.first(sql("select hash, length, media_type, name, stored_at from file where hash = $1").bind(hash))
        .await
}

/// Every file that was recorded, for [`Store::verify_all`](crate::Store::verify_all) and for backups.
pub async fn expected(tx: &mut Tx) -> db::Result<Vec<FileHash>> {
    let rows: Vec<(FileHash,)> = tx.all(sql("select hash from file order by hash")).await?;
    Ok(rows.into_iter().map(|(hash,)| hash).collect())
}

/// Forgets that a file is there, before its bytes are removed; refused where another record refers to it.
pub async fn forget(tx: &mut Tx, hash: FileHash) -> db::Result<()> {
    tx.run(sql("delete from file where hash = $1").bind(hash)).await?;
    Ok(())
}
