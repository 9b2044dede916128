//! Bytes on the disk, named by what they are.
//!
//! The same file twice is one file, and a file that was changed behind our back is found out, because its
//! name is the SHA-256 of its content. A transaction never writes files: store the bytes first, then
//! [`record`] them beside whatever refers to them; bytes nobody refers to do no harm.
//!
//! ```
//! async fn keep(store: &files::Store, db: &db::Db, upload: &[u8], now: kernel::jiff::Timestamp)
//! -> Result<files::FileHash, Box<dyn std::error::Error>> {
//!     let stored = store.put(upload).await?;
//!     db.write(async |tx| files::record(tx, stored, "letter.pdf", "application/pdf", now).await).await?;
//!     Ok(stored.hash)
//! }
//! ```
//!
//! Begin reading at [`Store`]. The only crate that writes files; [`write_whole`] is there for the others.
//!
//! Invariants:
//! - a file under its hash is whole: it is written beside, brought to the disk and then renamed;
//! - what could not be written whole leaves nothing behind;
//! - [`Store::get`] never answers bytes that do not match their hash.

mod hash;
mod store;
mod table;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod whole;

pub use hash::{FileHash, NotAHash};
pub use store::{Error, Fault, Store, Stored};
pub use table::{Known, expected, find, forget, record};
pub use whole::{read_secret, read_whole, write_whole};
