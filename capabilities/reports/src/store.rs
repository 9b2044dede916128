//! The only SQL of reports: what is written, what was built, and who cites which figure.
//!
//! Builds, their outputs, sources and figures are only ever inserted; of a build only its state changes.

mod builds;
mod citing;
mod writing;

#[cfg(test)]
pub(crate) use self::{builds::figures, citing::by_cell};
pub(crate) use self::{
    builds::{
        NewBuild, analyses, analysis_digest, build, builds, figure_digest, insert_build, outputs, published,
        set_published, set_superseded, sources,
    },
    citing::{
        Citing, cited_by_analysis, cited_by_cell, cited_by_edition, insert_note, insert_retraction, notes,
        published_analyses, published_sources, retracted_in, retraction, retractions, touched_builds,
    },
    writing::{
        drafts, drop_draft, insert_report, put_draft, put_section, remove_section, report, report_of,
        reports, save_head, save_section, sections,
    },
};
