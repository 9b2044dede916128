//! The project as the rules see it: its files and its crates, read once.

use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::metadata::{self, Package};
use crate::run::command;

/// A text file of the project.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// From the root, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    /// The last part of the path.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    pub(crate) fn is(&self, extension: &str) -> bool {
        self.name().rsplit_once('.').is_some_and(|(_, found)| found == extension)
    }

    /// A file that holds nothing but tests.
    pub(crate) fn only_tests(&self) -> bool {
        self.path.contains("/tests/") || self.name() == "tests.rs" || self.path.contains("/benches/")
    }
}

/// Files and crates.
#[derive(Clone, Debug, Default)]
pub(crate) struct Project {
    /// What git tracks or would track.
    pub(crate) files: Vec<File>,
    pub(crate) packages: Vec<Package>,
}

impl Project {
    pub(crate) fn read(root: &Path) -> anyhow::Result<Self> {
        Ok(Self { files: files(root)?, packages: metadata::ask(root)? })
    }

    /// The crates of the workspace, each with its folder.
    pub(crate) fn ours(&self) -> impl Iterator<Item = (&Package, &str)> {
        self.packages.iter().filter_map(|package| Some((package, package.folder.as_deref()?)))
    }

    pub(crate) fn rust(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.is("rs"))
    }

    pub(crate) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Whether a file or folder of this name is there.
    pub(crate) fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let within = |file: &File| {
            file.path == path || file.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))
        };
        self.files.iter().any(within)
    }
}

/// The folder of the workspace: the one above this crate's.
pub(crate) fn root() -> anyhow::Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().map(Path::to_path_buf).context("xtask stands in the root of the filesystem")
}

fn files(root: &Path) -> anyhow::Result<Vec<File>> {
    let list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let output = command("git", list).current_dir(root).output().context("could not start git")?;
    anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let names = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut paths: Vec<&str> = names.split('\0').filter(|name| !name.is_empty()).collect();
    paths.sort_unstable();
    paths.dedup();
    // A file that is deleted but not yet committed is not there; one that is not text says nothing.
    let read = |path: &str| {
        let text = std::fs::read(root.join(path)).ok()?;
        Some(File { path: path.to_owned(), text: String::from_utf8(text).unwrap_or_default() })
    };
    Ok(paths.into_iter().filter_map(read).collect())
}

#[cfg(test)]
pub(crate) mod fixtures {
    use super::{File, Project};
    use crate::metadata::{Dependency, Kind, Package};

    impl Project {
        /// A project of these files alone.
        pub(crate) fn of(files: &[(&str, &str)]) -> Self {
            let file = |(path, text): &(&str, &str)| File { path: (*path).into(), text: (*text).into() };
            Self { files: files.iter().map(file).collect(), packages: Vec::new() }
        }

        /// Adds a crate of ours in this folder, named as its last part.
        pub(crate) fn with(mut self, folder: &str, needs: &[&str]) -> Self {
            let mut package = foreign(folder.rsplit('/').next().unwrap(), "0.1.0", "MIT");
            package.folder = Some(folder.into());
            package.dependencies = needs.iter().map(|name| need(name, Kind::Normal)).collect();
            self.packages.push(package);
            self
        }

        /// Adds a need of the last crate for its tests alone.
        pub(crate) fn testing_with(mut self, name: &str) -> Self {
            self.packages.last_mut().unwrap().dependencies.push(need(name, Kind::Dev));
            self
        }
    }

    pub(crate) fn foreign(name: &str, version: &str, licence: &str) -> Package {
        Package {
            name: name.into(),
            version: version.into(),
            licence: Some(licence.into()),
            folder: None,
            dependencies: Vec::new(),
            unnamed: Vec::new(),
        }
    }

    fn need(name: &str, kind: Kind) -> Dependency {
        Dependency { name: name.into(), rename: None, kind }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_there_when_a_file_is_in_it() {
        let project = Project::of(&[("foundation/db/src/lib.rs", "")]);
        assert!(project.has("foundation/db/"));
        assert!(project.has("foundation/db/src/lib.rs"));
        assert!(!project.has("foundation/d"));
    }

    #[test]
    fn files_know_their_kind() {
        let file = |path: &str| File { path: path.into(), text: String::new() };
        assert!(file("a/pages.rs").is("rs"));
        assert!(!file("a/rs").is("rs"));
        assert!(file("a/tests/b.rs").only_tests() && file("a/src/tests.rs").only_tests());
        assert!(!file("a/src/testing.rs").only_tests());
    }

    #[test]
    fn this_project_can_be_read() {
        let files = files(&root().unwrap()).unwrap();
        assert!(files.iter().any(|file| file.path == "xtask/src/project.rs"));
    }
}
