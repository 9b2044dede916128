//! The folder of files.

use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};
use tokio::{
    fs,
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
};

use crate::{FileHash, whole::part_in};

/// Larger files are refused unless the store was told otherwise.
const CAP: u64 = 256 * 1024 * 1024;

/// Why a file could not be stored or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no room; what had been written was removed.
    #[error("the disk that holds the files is full")]
    Full,
    /// The file has more bytes than the store takes.
    #[error("the file is larger than {cap} bytes")]
    TooLarge {
        /// How many bytes it takes.
        cap: u64,
    },
    /// The stored bytes are not those that were stored: the disk failed or somebody changed them.
    #[error("the stored file {0} has been damaged")]
    Damaged(FileHash),
    /// Anything else that the machine reports.
    #[error(transparent)]
    Io(io::Error),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Io(error),
        }
    }
}

/// A file that is now on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// By which it is found.
    pub hash: FileHash,
    /// How many bytes it has.
    pub length: u64,
}

/// Something that is wrong with the folder of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The bytes are not those that were stored.
    Damaged(FileHash),
    /// It was recorded and is not there.
    Missing(FileHash),
    /// No file of ours: left behind by a process that was killed, or put there by somebody.
    Stray(PathBuf),
}

/// The folder of files; cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
    cap: u64,
    #[cfg(feature = "testing")]
    room: Option<usize>,
}

impl Store {
    /// The store in this folder, which is made if it is not there.
    pub async fn open(folder: impl Into<PathBuf>) -> Result<Self, Error> {
        let folder = folder.into();
        fs::create_dir_all(&folder).await?;
        Ok(Self {
            folder,
            cap: CAP,
            #[cfg(feature = "testing")]
            room: None,
        })
    }

    /// The same store, as if its disk had room for so many bytes of each file.
    #[cfg(feature = "testing")]
    #[must_use]
    pub fn with_room_for(self, bytes: usize) -> Self {
        Self { room: Some(bytes), ..self }
    }

    /// The same store, taking no file of more than `cap` bytes.
    #[must_use]
    pub fn up_to(self, cap: u64) -> Self {
        Self { cap, ..self }
    }

    /// Stores bytes; the same bytes twice are one file.
    pub async fn put(&self, bytes: &[u8]) -> Result<Stored, Error> {
        self.put_stream(bytes).await
    }

    /// Stores what is read until its end, without holding all of it in memory.
    pub async fn put_stream(&self, from: impl AsyncRead + Unpin) -> Result<Stored, Error> {
        #[cfg(feature = "testing")]
        if let Some(room) = self.room {
            return self.put_through(from, |file| crate::testing::Small { file, room }).await;
        }
        self.put_through(from, |file| file).await
    }

    /// Stores by way of a writer, which in tests is one that fails.
    async fn put_through<W: AsyncWrite + Unpin>(
        &self,
        from: impl AsyncRead + Unpin,
        through: impl FnOnce(fs::File) -> W,
    ) -> Result<Stored, Error> {
        let part = part_in(&self.folder);
        let outcome = self.write(from, through, &part).await;
        if outcome.is_err() {
            // What was begun must not stay on a full disk; if even this fails the first error tells more.
            let _ = fs::remove_file(&part).await;
        }
        outcome
    }

    async fn write<W: AsyncWrite + Unpin>(
        &self,
        mut from: impl AsyncRead + Unpin,
        through: impl FnOnce(fs::File) -> W,
        part: &Path,
    ) -> Result<Stored, Error> {
        let file = fs::File::create_new(part).await?;
        let on_disk = file.try_clone().await?;
        let mut to = through(file);
        let mut digest = Sha256::new();
        let mut length = 0;
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let read = from.read(&mut buffer).await?;
            if read == 0 {
                break;
            }
            length += read as u64;
            if length > self.cap {
                return Err(Error::TooLarge { cap: self.cap });
            }
            digest.update(&buffer[..read]);
            to.write_all(&buffer[..read]).await?;
        }
        to.flush().await?;
        on_disk.sync_all().await?;
        let hash = FileHash::from_digest(digest);
        let path = self.path(hash);
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder).await?;
        // Over an equal file it changes nothing, over a damaged one it mends it.
        fs::rename(part, &path).await?;
        // The name too must survive a power cut.
        fs::File::open(folder).await?.sync_all().await?;
        Ok(Stored { hash, length })
    }

    /// The bytes of a file, none if it is not stored.
    pub async fn get(&self, hash: FileHash) -> Result<Option<Vec<u8>>, Error> {
        match fs::read(self.path(hash)).await {
            Ok(bytes) if FileHash::of(&bytes) == hash => Ok(Some(bytes)),
            Ok(_) => Err(Error::Damaged(hash)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes the bytes of a file that nothing refers to; one that is not there is none the less gone.
    pub async fn remove(&self, hash: FileHash) -> Result<(), Error> {
        match fs::remove_file(self.path(hash)).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Where a file lies, or would lie, for engines that read from paths and for backups.
    pub fn path(&self, hash: FileHash) -> PathBuf {
        self.folder.join(Self::relative(hash))
    }

    /// Where a file lies within the store's folder.
    pub fn relative(hash: FileHash) -> PathBuf {
        let name = hash.to_string();
        [&name[..2], &name[2..4], &name[4..]].iter().collect()
    }

    /// Reads every file and says what is wrong, in the order of hashes and then of strays.
    pub async fn verify_all(&self, expected: &[FileHash]) -> Result<Vec<Fault>, Error> {
        let mut found = BTreeSet::new();
        let mut damaged = BTreeSet::new();
        let mut strays = BTreeSet::new();
        let mut folders = vec![self.folder.clone()];
        while let Some(folder) = folders.pop() {
            let mut entries = fs::read_dir(folder).await?;
            while let Some(entry) = entries.next_entry().await? {
                let path = entry.path();
                if entry.file_type().await?.is_dir() {
                    folders.push(path);
                } else if let Some(hash) = self.hash_of(&path) {
                    found.insert(hash);
                    if FileHash::of(&fs::read(&path).await?) != hash {
                        damaged.insert(hash);
                    }
                } else {
                    strays.insert(path);
                }
            }
        }
        let mut faults: Vec<Fault> = damaged.into_iter().map(Fault::Damaged).collect();
        faults.extend(expected.iter().filter(|hash| !found.contains(hash)).copied().map(Fault::Missing));
        faults.extend(strays.into_iter().map(Fault::Stray));
        Ok(faults)
    }

    /// Which file lies at a path, if it is one of ours.
    fn hash_of(&self, path: &Path) -> Option<FileHash> {
        let parts: Option<Vec<&str>> =
            path.strip_prefix(&self.folder).ok()?.iter().map(std::ffi::OsStr::to_str).collect();
        let hash = parts?.concat().parse().ok()?;
        (self.path(hash) == path).then_some(hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Small;

    #[tokio::test]
    async fn a_full_disk_is_told_as_such_and_nothing_stays_behind() {
        let folder = std::env::temp_dir().join(format!("tributary-files-{}", uuid::Uuid::new_v4().simple()));
        let store = Store::open(&folder).await.unwrap();
        let bytes = vec![7_u8; 200_000];
        let refused = store.put_through(&bytes[..], |file| Small { file, room: 100_000 }).await;
        assert!(matches!(refused, Err(Error::Full)), "{refused:?}");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
        // With room again the same file is stored.
        let stored = store.put(&bytes).await.unwrap();
        assert_eq!(store.get(stored.hash).await.unwrap(), Some(bytes));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
