//! The rules of the house, each a check of its own: what `ARCHITECTURE.md` draws and
//! `docs/developers/style.md` promises is true of the sources, or the run fails.

mod arrows;
mod content;
mod crates;
mod documents;
mod drawing;
mod leaks;
mod licences;
mod names;
mod sizes;
mod snapshots;

use crate::project::Project;

/// A rule: its name, and everything in the project that breaks it.
pub(crate) type Rule = (&'static str, fn(&Project) -> Vec<String>);

/// All of them, in the order in which they are reported.
pub(crate) const RULES: &[Rule] = &[
    ("ARCHITECTURE.md draws every arrow between crates", arrows::drawn),
    ("arrows run down", arrows::run_down),
    ("engines know nothing but the kernel", arrows::engines_stand_alone),
    ("SQL drivers only in foundation/db", crates::sqlx),
    ("SQL of capabilities only in their stores", crates::stores),
    ("HTTP only in web and in pages and api files", crates::axum),
    ("heavy crates stay in their places", crates::heavy),
    ("one version of the crates that are spoken everywhere", crates::doubles),
    ("every dependency is used", crates::unused),
    ("licences", licences::allowed),
    ("names that say nothing are not used", names::forbidden),
    ("files and functions are short", sizes::short),
    ("paths and links in documents exist", documents::paths),
    ("decisions are numbered once", documents::decisions),
    ("content can be read", content::parses),
    ("every snapshot belongs to a test", snapshots::unreferenced),
    ("no test is ignored", leaks::ignored),
    ("no place of one machine is written down", leaks::machine_paths),
];
