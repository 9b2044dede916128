//! How a report, an edition or a figure is cited: for people in six languages, and as CFF, BibTeX, CSL-JSON and RIS.
//!
//! Authors are agencies and groups, never persons, and each of the forms would take a name apart at its commas or its
//! `and` if it were not told that it is one name.

mod bibtex;
mod cff;
mod csl;
mod ris;

use jiff::civil::Date;
use kernel::Language;
use serde::{Deserialize, Serialize};
use web::Say;

pub use self::{bibtex::bibtex, cff::cff, csl::csl, ris::ris};

kernel::words! {
    /// What kind of work is cited.
    pub enum WorkKind {
        /// A report.
        Report = "report",
        /// A dataset, or one figure of it.
        Dataset = "dataset",
        /// Anything else.
        Other = "other",
    }
}

kernel::words! {
    /// The form of a citation as a file.
    pub enum CiteForm {
        /// Citation File Format 1.2.0.
        Cff = "cff",
        /// BibTeX.
        Bibtex = "bibtex",
        /// JSON of the Citation Style Language.
        Csl = "csl",
        /// RIS.
        Ris = "ris",
    }
}

impl CiteForm {
    /// What kind of file it is.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Cff => "application/yaml; charset=utf-8",
            Self::Bibtex => "application/x-bibtex; charset=utf-8",
            Self::Csl => "application/vnd.citationstyles.csl+json",
            Self::Ris => "application/x-research-info-systems; charset=utf-8",
        }
    }

    /// How the name of the file ends.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Cff => "cff",
            Self::Bibtex => "bib",
            Self::Csl => "json",
            Self::Ris => "ris",
        }
    }

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cff => "CFF",
            Self::Bibtex => "BibTeX",
            Self::Csl => "CSL-JSON",
            Self::Ris => "RIS",
        }
    }
}

/// Something that can be cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// What it is called in files: letters, digits and dashes.
    #[serde(default)]
    pub key: String,
    /// What kind of work it is.
    #[serde(default = "other")]
    pub kind: WorkKind,
    /// Its title.
    pub title: String,
    /// Its authors: names of agencies and groups, each as one name.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Who published it, where that is not its author.
    #[serde(default)]
    pub publisher: String,
    /// The day of its publication.
    #[serde(default)]
    pub date: Option<Date>,
    /// The year, where no day is known.
    #[serde(default)]
    pub year: Option<i16>,
    /// Its edition, version or number.
    #[serde(default)]
    pub version: String,
    /// Where it is found.
    #[serde(default)]
    pub url: String,
    /// Its licence, as it says itself.
    #[serde(default)]
    pub licence: String,
    /// The language of its text.
    #[serde(default)]
    pub language: Option<Language>,
    /// What names its bytes for ever, such as `sha256:…`.
    #[serde(default)]
    pub identifier: String,
    /// What else a reader should know.
    #[serde(default)]
    pub note: String,
}

const fn other() -> WorkKind {
    WorkKind::Other
}

impl Work {
    /// The year in which it appeared.
    pub fn year(&self) -> Option<i16> {
        self.date.map(jiff::civil::Date::year).or(self.year)
    }

    /// Licence, identifier and note in one line.
    fn remarks(&self) -> String {
        let parts = [self.note.as_str(), self.licence.as_str(), self.identifier.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        one_line(&parts.join(" · "))
    }

    /// The citation as a file; a report brings the works it uses.
    pub fn file(&self, form: CiteForm, uses: &[Self]) -> String {
        match form {
            CiteForm::Cff => cff(self, uses),
            CiteForm::Bibtex => bibtex(self),
            CiteForm::Csl => csl(self),
            CiteForm::Ris => ris(self),
        }
    }

    /// The citation for people, in the reader's language.
    pub fn printed(&self, say: &Say) -> String {
        let authors = match self.authors.as_slice() {
            [] => self.publisher.clone(),
            [one] => one.clone(),
            [first @ .., last] => say.fill(
                "reports-cite-and",
                &[
                    ("first", first.join(&say.text("reports-cite-comma")).into()),
                    ("last", last.clone().into()),
                ],
            ),
        };
        let year = self.year().map_or_else(|| say.text("reports-cite-no-year"), |year| year.to_string());
        let (key, with) = (
            "reports-cite-begins",
            [
                ("authors", authors.as_str().into()),
                ("year", year.into()),
                ("title", self.title.as_str().into()),
            ],
        );
        // A work whose author nobody knows begins with its title.
        let key = if authors.is_empty() { "reports-cite-begins-title" } else { key };
        let mut parts = vec![say.fill(key, &with)];
        if !self.version.is_empty() {
            parts.push(say.with("reports-cite-version", "version", self.version.as_str()));
        }
        if !self.publisher.is_empty() && !self.authors.contains(&self.publisher) && !self.authors.is_empty() {
            parts.push(say.with("reports-cite-publisher", "publisher", self.publisher.as_str()));
        }
        if !self.url.is_empty() {
            parts.push(isolated(say, &self.url));
        }
        one_line(parts.join(" ").trim())
    }
}

/// Keeps a Latin name in order inside an Arabic line.
fn isolated(say: &Say, text: &str) -> String {
    match say.language.direction() {
        kernel::Direction::Rtl => format!("\u{2068}{text}\u{2069}"),
        kernel::Direction::Ltr => text.to_owned(),
    }
}

/// Without line ends and other signs that would begin a new field in a file.
fn one_line(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c.is_control() || c == '\u{2028}' || c == '\u{2029}' { ' ' } else { c })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A key that every form takes: ASCII letters, digits and dashes.
pub(crate) fn key_of(text: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let plain: String = text.chars().map(plain).collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "work".to_owned() } else { parts.join("-") }
}

/// The name of a well-known licence in the list of SPDX, from how publishers write it.
fn spdx(licence: &str) -> Option<&'static str> {
    let plain: String = licence.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let known = [
        ("ccby30igo", "CC-BY-3.0-IGO"),
        ("creativecommonsattribution30igo", "CC-BY-3.0-IGO"),
        ("ccbyncsa30igo", "CC-BY-NC-SA-3.0-IGO"),
        ("ccby40", "CC-BY-4.0"),
        ("creativecommonsattribution40", "CC-BY-4.0"),
        ("ccbysa40", "CC-BY-SA-4.0"),
        ("cc010", "CC0-1.0"),
        ("odbl10", "ODbL-1.0"),
    ];
    known.iter().find(|(words, _)| plain.contains(words)).map(|(_, spdx)| *spdx)
}

#[cfg(test)]
mod tests;
