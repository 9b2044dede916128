//! `tributary backup` and `tributary restore`: everything in one archive, and back.
//!
//! The archive is a tar file: `tributary.db` (a consistent copy, made while the server may run), the files by
//! their hashes, and last `manifest.json` with the hash of every member, so that a cut archive is found out.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{Read, Write},
    path::{Component, Path, PathBuf},
};

use anyhow::{Context as _, bail};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    Ended,
    commands::verify,
    config::Config,
    installation::{Installation, is_empty},
    tell, unreadable, wrong_use,
};

#[derive(Debug, Deserialize, Serialize)]
struct Manifest {
    version: String,
    made_at: String,
    members: BTreeMap<String, String>,
}

const MANIFEST: &str = "manifest.json";
const DATABASE: &str = "tributary.db";

pub(crate) async fn backup(at: &Installation, target: &Path) -> anyhow::Result<Ended> {
    if at.config.database.url.is_some() {
        return Err(wrong_use("the database is elsewhere: use pg_dump for it, and copy the folder of files"));
    }
    if target.exists() {
        return Err(wrong_use(format!("{} is there already; name another file", target.display())));
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        return Err(wrong_use(format!("there is no folder {}: make it first", folder.display())));
    }
    let copy = target.with_extension("db-copy");
    let _remove = RemoveOnDrop(copy.clone());
    at.db.copy_into(&copy.display().to_string()).await.context("the database cannot be copied")?;
    let partial = target.with_extension("partial");
    let cleanup = RemoveOnDrop(partial.clone());
    let mut archive = tar::Builder::new(
        File::create(&partial).with_context(|| format!("{} cannot be made", partial.display()))?,
    );
    let mut members = BTreeMap::new();
    add(&mut archive, &mut members, DATABASE, &copy)?;
    let expected = at.db.read(async |tx| files::expected(tx).await).await?;
    for hash in expected {
        add(&mut archive, &mut members, &format!("files/{hash}"), &at.files.path(hash))?;
    }
    let manifest =
        Manifest { version: env!("CARGO_PKG_VERSION").into(), made_at: at.now().to_string(), members };
    let bytes = serde_json::to_vec_pretty(&manifest)?;
    append(&mut archive, MANIFEST, bytes.len() as u64, bytes.as_slice())?;
    archive.into_inner()?.sync_all()?;
    fs::rename(&partial, target)?;
    std::mem::forget(cleanup);
    tell(format_args!("{}: the database and {} files", target.display(), manifest.members.len() - 1));
    Ok(Ended::Well)
}

fn add(
    archive: &mut tar::Builder<File>,
    members: &mut BTreeMap<String, String>,
    name: &str,
    path: &Path,
) -> anyhow::Result<()> {
    let mut file = File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let hash = hash(&mut file)?;
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    append(archive, name, length, file)?;
    members.insert(name.to_owned(), hash);
    Ok(())
}

fn append(archive: &mut tar::Builder<File>, name: &str, length: u64, bytes: impl Read) -> anyhow::Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(length);
    header.set_mode(0o600);
    header.set_cksum();
    archive.append_data(&mut header, name, bytes).context("the archive cannot be written")
}

fn hash(from: &mut impl Read) -> anyhow::Result<String> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        hasher.update(&buffer[..read]);
    }
    Ok(kernel::hexadecimal(&hasher.finalize()))
}

pub(crate) async fn restore(config: &Config, source: &Path) -> anyhow::Result<Ended> {
    if config.database.url.is_some() {
        return Err(wrong_use("an archive is restored into a data directory: leave database.url out"));
    }
    let dir = &config.data_dir;
    if !is_empty(dir) {
        let words = format!("{} is not empty; name a new folder with --data-dir", dir.display());
        return Err(wrong_use(words));
    }
    let archive = File::open(source).map_err(|error| unreadable(source, &error))?;
    // The archive is unpacked beside the data directory and moved there whole, so that nothing is restored by halves.
    let beside = dir.with_extension("restoring");
    let _remove = RemoveOnDrop(beside.clone());
    unpack(archive, &beside)?;
    if dir.exists() {
        fs::remove_dir(dir)?;
    }
    fs::rename(&beside, dir).with_context(|| format!("{} cannot be put in place", dir.display()))?;
    let restored = Installation::existing(config.clone()).await?;
    let verified = verify::check(&restored).await?;
    if !verified.ok {
        bail!(
            "the archive was unpacked, but its journal, records or files do not verify: run `tributary verify`"
        );
    }
    tell(format_args!("{}: {} journal entries, all verified", dir.display(), verified.entries.unwrap_or(0)));
    Ok(Ended::Well)
}

fn unpack(file: File, target: &Path) -> anyhow::Result<()> {
    let mut archive = tar::Archive::new(file);
    let mut found = BTreeMap::new();
    let mut manifest = None;
    fs::create_dir_all(target)?;
    for entry in archive.entries().context("not an archive made by `tributary backup`")? {
        let mut entry = entry.context("the archive is cut off or damaged")?;
        let name = entry.path()?.to_string_lossy().into_owned();
        if name == MANIFEST {
            let mut text = String::new();
            entry.read_to_string(&mut text)?;
            manifest = Some(serde_json::from_str::<Manifest>(&text).context("manifest.json")?);
            continue;
        }
        let path = target.join(place(&name)?);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut out = File::create(&path)?;
        std::io::copy(&mut entry, &mut out).with_context(|| format!("{name} cannot be unpacked"))?;
        out.flush()?;
        found.insert(name, hash(&mut File::open(&path)?)?);
    }
    let Some(manifest) = manifest else {
        bail!("the archive has no manifest: it is cut off, or not one of ours")
    };
    for (name, hash) in &manifest.members {
        match found.get(name) {
            None => bail!("the archive lacks {name}"),
            Some(other) if other != hash => bail!("{name} is not as it was backed up"),
            Some(_) => {}
        }
    }
    Ok(())
}

/// Where a member of the archive belongs; nothing may climb out of the data directory.
fn place(name: &str) -> anyhow::Result<PathBuf> {
    if name == DATABASE {
        return Ok(PathBuf::from(DATABASE));
    }
    let path = Path::new(name);
    let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    let hash =
        name.strip_prefix("files/").filter(|_| plain).and_then(|hash| hash.parse::<files::FileHash>().ok());
    match hash {
        Some(hash) => Ok(Path::new("files").join(files::Store::relative(hash))),
        None => bail!("{name} does not belong into an archive of ours"),
    }
}

struct RemoveOnDrop(PathBuf);

impl Drop for RemoveOnDrop {
    fn drop(&mut self) {
        let _ = if self.0.is_dir() { fs::remove_dir_all(&self.0) } else { fs::remove_file(&self.0) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_that_would_climb_out_is_refused() {
        for name in ["../etc/passwd", "files/../../x", "/etc/passwd", "files/zz", "other.db"] {
            assert!(place(name).is_err(), "{name}");
        }
        assert!(place("tributary.db").is_ok());
        assert!(place(&format!("files/{}", "ab".repeat(32))).is_ok());
    }
}
