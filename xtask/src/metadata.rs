//! What `cargo metadata` tells about the crates, ours and others'.

use std::{collections::BTreeSet, path::Path};

use anyhow::Context;
use serde_json::Value;

use crate::run::command;

/// In which builds a dependency takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Normal,
    Build,
    Dev,
}

/// One line of a `[dependencies]` table.
#[derive(Clone, Debug)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    /// The name in the code, when it differs.
    pub(crate) rename: Option<String>,
    pub(crate) kind: Kind,
}

/// A crate of the workspace or of the registry.
#[derive(Clone, Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    /// An SPDX expression.
    pub(crate) licence: Option<String>,
    /// The folder under the root, for the crates of the workspace.
    pub(crate) folder: Option<String>,
    pub(crate) dependencies: Vec<Dependency>,
    /// `[package.metadata.tidy] unnamed = [...]`: needed although no source names it.
    pub(crate) unnamed: Vec<String>,
}

/// Asks cargo.
pub(crate) fn ask(root: &Path) -> anyhow::Result<Vec<Package>> {
    let output = command("cargo", ["metadata", "--format-version", "1"])
        .current_dir(root)
        .output()
        .context("could not start cargo")?;
    anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let packages = read(&serde_json::from_slice(&output.stdout)?, &root.to_string_lossy());
    let built = built(root)?;
    Ok(packages.into_iter().filter(|it| built.contains(&(it.name.clone(), it.version.clone()))).collect())
}

/// The crates that are really built: metadata also names those of features that nobody switched on.
fn built(root: &Path) -> anyhow::Result<BTreeSet<(String, String)>> {
    let line = ["tree", "--workspace", "--target", "all", "--prefix", "none", "--format", "{p}"];
    let output = command("cargo", line).current_dir(root).output().context("could not start cargo")?;
    anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text.lines().filter_map(name_and_version).collect())
}

/// `jiff v1.0.1` and what may follow it.
fn name_and_version(line: &str) -> Option<(String, String)> {
    let mut words = line.split(' ');
    let (name, version) = (words.next()?, words.next()?);
    Some((name.to_owned(), version.strip_prefix('v')?.to_owned()))
}

fn read(metadata: &Value, root: &str) -> Vec<Package> {
    list(&metadata["packages"]).iter().map(|value| package(value, root)).collect()
}

fn package(value: &Value, root: &str) -> Package {
    let manifest = value["manifest_path"].as_str().unwrap_or_default();
    let folder = manifest.strip_suffix("/Cargo.toml").and_then(|folder| folder.strip_prefix(root));
    let ours = value["source"].is_null();
    Package {
        name: text(&value["name"]),
        version: text(&value["version"]),
        licence: value["license"].as_str().map(str::to_owned),
        folder: folder.filter(|_| ours).map(|folder| folder.trim_start_matches('/').to_owned()),
        dependencies: list(&value["dependencies"]).iter().map(dependency).collect(),
        unnamed: list(&value["metadata"]["tidy"]["unnamed"]).iter().map(text).collect(),
    }
}

fn dependency(value: &Value) -> Dependency {
    Dependency {
        name: text(&value["name"]),
        rename: value["rename"].as_str().map(str::to_owned),
        kind: match value["kind"].as_str() {
            Some("dev") => Kind::Dev,
            Some("build") => Kind::Build,
            _ => Kind::Normal,
        },
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_tree_names_a_crate_and_its_version() {
        let expected = Some(("jiff".to_owned(), "1.0.1".to_owned()));
        assert_eq!(name_and_version("jiff v1.0.1 (*)"), expected);
        assert_eq!(name_and_version(""), None);
    }

    #[test]
    fn our_crates_have_a_folder_and_others_have_none() {
        let metadata = serde_json::json!({"packages": [
            {"name": "meetings", "version": "0.1.0", "license": "MIT", "source": null,
             "manifest_path": "/here/capabilities/meetings/Cargo.toml",
             "metadata": {"tidy": {"unnamed": ["tls"]}},
             "dependencies": [
                {"name": "people", "kind": null},
                {"name": "proptest", "kind": "dev", "rename": "prop"}]},
            {"name": "axum", "version": "0.8.9", "license": null, "source": "registry+x",
             "manifest_path": "/there/axum/Cargo.toml", "dependencies": []},
        ]});
        let packages = read(&metadata, "/here");
        assert_eq!(packages[0].folder.as_deref(), Some("capabilities/meetings"));
        assert_eq!(packages[0].unnamed, ["tls"]);
        assert_eq!(packages[0].dependencies[0].kind, Kind::Normal);
        assert_eq!(packages[0].dependencies[1].kind, Kind::Dev);
        assert_eq!(packages[0].dependencies[1].rename.as_deref(), Some("prop"));
        assert_eq!(packages[1].folder, None);
        assert_eq!(packages[1].licence, None);
    }
}
