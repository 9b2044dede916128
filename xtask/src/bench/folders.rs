//! Data folders under `target/bench`: fresh ones, and seeded ones that are kept for the next run.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Context;
use serde_json::{Value, json};

use super::Ground;
use super::seed::NOW;
use super::server::Program;

/// A data folder with much in it.
pub(super) struct Seeded {
    pub(super) program: Program,
    /// How long the program took to load the file.
    pub(super) seconds: f64,
}

/// The program on a new, empty data folder of this name.
pub(super) fn fresh(ground: &Ground, name: &str) -> anyhow::Result<Program> {
    let data = ground.folder.join(name);
    if data.exists() {
        std::fs::remove_dir_all(&data).with_context(|| format!("{} cannot be emptied", data.display()))?;
    }
    std::fs::create_dir_all(&ground.folder)?;
    Ok(Program { path: ground.program.clone(), data, now: None })
}

/// The program on a folder with this seed; made once for each program and seed.
pub(super) fn seeded(ground: &Ground, name: &str, seed: &Value) -> anyhow::Result<Seeded> {
    let text = seed.to_string();
    let mut hasher = DefaultHasher::new();
    std::fs::read(&ground.program)?.hash(&mut hasher);
    text.hash(&mut hasher);
    let folder = ground.folder.join(format!("{name}-{:016x}", hasher.finish()));
    let program = Program { path: ground.program.clone(), data: folder.join("data"), now: Some(NOW) };
    let done = folder.join("seeded.json");
    if let Some(seconds) = known(&done) {
        println!("  data folder of an earlier run: {}", folder.display());
        return Ok(Seeded { program, seconds });
    }
    forget(&ground.folder, name)?;
    std::fs::create_dir_all(&folder)?;
    let file = folder.join("seed.json");
    std::fs::write(&file, &text)?;
    println!("  seeding {} ({} KB) ...", folder.display(), text.len() / 1000);
    let began = Instant::now();
    let said = program.perform(&["seed".as_ref(), file.as_os_str()])?;
    let seconds = began.elapsed().as_secs_f64();
    println!("  {} in {seconds:.1} s", said.trim());
    std::fs::write(&done, json!({ "seconds": seconds }).to_string())?;
    Ok(Seeded { program, seconds })
}

/// The marker is written last, so a seeding that was cut short is done again.
fn known(done: &Path) -> Option<f64> {
    let marker: Value = serde_json::from_str(&std::fs::read_to_string(done).ok()?).ok()?;
    marker["seconds"].as_f64()
}

/// Removes the folders of this name that were made for another program or seed.
fn forget(folder: &Path, name: &str) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path: PathBuf = entry.path();
        let hash = path.file_name().and_then(|file| file.to_str()).and_then(|file| file.strip_prefix(name));
        if hash.and_then(|rest| rest.strip_prefix('-')).is_some_and(|hash| hash.len() == 16) {
            std::fs::remove_dir_all(&path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("tributary-bench-{name}-{}", std::process::id()));
        _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn a_seeding_that_was_cut_short_is_not_known() {
        let folder = folder("known");
        let done = folder.join("seeded.json");
        assert_eq!(known(&done), None);
        std::fs::write(&done, "{\"sec").unwrap();
        assert_eq!(known(&done), None);
        std::fs::write(&done, "{\"seconds\": 12.5}").unwrap();
        assert_eq!(known(&done), Some(12.5));
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn only_outdated_folders_of_the_same_name_are_removed() {
        let folder = folder("forget");
        for name in ["year-0123456789abcdef", "year-notes", "feed-0123456789abcdef", "start"] {
            std::fs::create_dir(folder.join(name)).unwrap();
        }
        forget(&folder, "year").unwrap();
        assert!(!folder.join("year-0123456789abcdef").exists());
        for name in ["year-notes", "feed-0123456789abcdef", "start"] {
            assert!(folder.join(name).exists(), "{name}");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_fresh_folder_is_empty_whatever_was_there() {
        let folder = folder("fresh");
        let ground = Ground { program: "/bin/true".into(), root: folder.clone(), folder: folder.clone() };
        std::fs::create_dir(folder.join("start")).unwrap();
        std::fs::write(folder.join("start/old"), "").unwrap();
        assert!(!fresh(&ground, "start").unwrap().data.exists());
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_folder_is_seeded_once_for_a_program_and_a_seed() {
        let folder = folder("seeded");
        let ground = Ground { program: "/bin/true".into(), root: folder.clone(), folder: folder.clone() };
        let first = seeded(&ground, "year", &json!({"groups": []})).unwrap();
        let again = seeded(&ground, "year", &json!({"groups": []})).unwrap();
        assert_eq!(first.program.data, again.program.data);
        assert!((first.seconds - again.seconds).abs() < f64::EPSILON);
        let other = seeded(&ground, "year", &json!({"groups": [1]})).unwrap();
        assert_ne!(first.program.data, other.program.data);
        assert!(!first.program.data.parent().unwrap().exists());
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
