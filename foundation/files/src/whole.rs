//! Whole files for the other crates, which may not touch the disk themselves.

use std::{
    io,
    path::{Path, PathBuf},
};

use tokio::{fs, io::AsyncWriteExt as _};

/// Writes a file so that it is there whole or not at all, and makes the folders above it.
pub async fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).await?;
    let part = part_in(folder);
    let written = async {
        let mut file = fs::File::create_new(&part).await?;
        file.write_all(bytes).await?;
        file.sync_all().await?;
        fs::rename(&part, path).await
    };
    let outcome = written.await;
    if outcome.is_err() {
        // What was begun must not stay on a full disk; if even this fails the first error tells more.
        let _ = fs::remove_file(&part).await;
    }
    outcome
}

/// The bytes of a file that the settings name.
pub async fn read_whole(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path).await
}

/// The first line of a file that holds a secret, such as a password.
pub async fn read_secret(path: &Path) -> io::Result<String> {
    let text = fs::read_to_string(path).await?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// A name in the folder that no other writer uses.
pub(crate) fn part_in(folder: &Path) -> PathBuf {
    folder.join(format!("{}.part", uuid::Uuid::new_v4().simple()))
}
