//! Analyses that were kept, and their runs.

use jiff::Timestamp;
use kernel::{AgencyId, GroupId, PersonId, id, words};
use sha2::{Digest as _, Sha256};

use crate::{Outcome, print::six};

id!(
    /// A kept analysis.
    AnalysisId
);

words! {
    /// How far a kept analysis has come.
    pub enum State {
        /// For its agency and the co-chairs.
        Draft = "draft",
        /// For everybody.
        Published = "published",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

/// A kept analysis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// Its id.
    pub id: AnalysisId,
    /// Its number in addresses.
    pub number: i64,
    /// Of which group.
    pub group: GroupId,
    /// Whose it is; none for the operator's.
    pub agency: Option<AgencyId>,
    /// The short name of that agency at the time.
    pub agency_code: String,
    /// Who kept it.
    pub author: Option<PersonId>,
    /// Under which name.
    pub author_name: String,
    /// The question in words.
    pub title: String,
    /// What it is for, and how it should be read.
    pub note: String,
    /// How far it has come.
    pub state: State,
    /// When it was kept.
    pub kept_at: Timestamp,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// When it was first shown to everybody.
    pub published_at: Option<Timestamp>,
    /// Counts the changes, for forms.
    pub revision: i64,
}

impl Analysis {
    /// Its page, and what lies below it.
    pub fn path(&self, rest: &str) -> String {
        format!("/analyses/{}{rest}", self.number)
    }

    /// What decides who may do what to it.
    pub fn owned(&self) -> Owned {
        let shown = if self.published_at.is_some() { Shown::Everybody } else { Shown::Members };
        Owned { group: self.group, agency: self.agency, state: self.state, shown }
    }
}

/// Who has seen it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Its agency and the co-chairs alone.
    Members,
    /// Everybody: what was published once stays readable, marked as withdrawn where it is.
    Everybody,
}

/// An analysis as far as rights depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owned {
    /// Of which group.
    pub group: GroupId,
    /// Whose.
    pub agency: Option<AgencyId>,
    /// How far it has come.
    pub state: State,
    /// Who has seen it.
    pub shown: Shown,
}

/// One run of a recipe: its text, and what it gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its number within the analysis.
    pub number: i64,
    /// The recipe.
    pub recipe: String,
    /// The outcome as JSON.
    pub outcome: String,
    /// The SHA-256 of that JSON.
    pub digest: String,
    /// When.
    pub made_at: Timestamp,
    /// By whom.
    pub made_by: String,
}

/// An analysis about to be kept or revised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The question in words.
    pub title: String,
    /// What it is for.
    pub note: String,
}

/// Letters of a title and of a note at most.
pub const TITLE: usize = 200;
/// The same for a note.
pub const NOTE: usize = 4_000;

/// What is wrong with the words of an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordingError {
    /// It has no question.
    #[error("an analysis needs a question in words")]
    NoTitle,
    /// The question is too long.
    #[error("the question is longer than {TITLE} letters")]
    LongTitle,
    /// The note is too long.
    #[error("the note is longer than {NOTE} letters")]
    LongNote,
}

impl Wording {
    /// The words without what stands around them, if they may be kept.
    pub fn checked(title: &str, note: &str) -> Result<Self, WordingError> {
        let (title, note) = (title.split_whitespace().collect::<Vec<_>>().join(" "), note.trim().to_owned());
        match (title.chars().count(), note.chars().count()) {
            (0, _) => Err(WordingError::NoTitle),
            (letters, _) if letters > TITLE => Err(WordingError::LongTitle),
            (_, letters) if letters > NOTE => Err(WordingError::LongNote),
            _ => Ok(Self { title, note }),
        }
    }
}

/// The digest of an outcome as it is kept.
pub fn digest(text: &str) -> String {
    kernel::hexadecimal(&Sha256::digest(text.as_bytes()))
}

/// The digest of everything that an act on an analysis says of it.
pub fn said(title: &str, note: &str, run: &Run) -> String {
    digest(&format!("{title}\n{note}\n{}\n{}", run.recipe, run.digest))
}

/// How a term stands in two runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The term.
    pub name: String,
    /// As it was.
    pub before: Option<f64>,
    /// As it is.
    pub after: Option<f64>,
}

/// What a later run gives otherwise than an earlier one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Every term of either, where they differ to the digits people read.
    pub terms: Vec<Difference>,
    /// Datasets whose edition, or whose file, is another.
    pub editions: Vec<(String, String, String)>,
    /// Rows before and after.
    pub rows: (usize, usize),
}

/// Compares two outcomes of one recipe.
pub fn compared(before: &Outcome, after: &Outcome) -> Comparison {
    let estimate =
        |outcome: &Outcome, name: &str| outcome.terms.iter().find(|it| it.name == name).map(|it| it.estimate);
    let mut names: Vec<&str> = before.terms.iter().map(|it| it.name.as_str()).collect();
    names.extend(
        after.terms.iter().map(|it| it.name.as_str()).filter(|name| estimate(before, name).is_none()),
    );
    let difference = |name: &str| Difference {
        name: name.to_owned(),
        before: estimate(before, name),
        after: estimate(after, name),
    };
    let differs = |it: &Difference| it.before.map(six) != it.after.map(six);
    let edition = |outcome: &Outcome, name: &str| {
        let input = outcome.inputs.iter().find(|input| input.name == name);
        input.map(|it| (it.edition.clone().unwrap_or_default(), it.sha256.clone())).unwrap_or_default()
    };
    let mut datasets: Vec<&str> =
        before.inputs.iter().chain(&after.inputs).map(|input| input.name.as_str()).collect();
    datasets.sort_unstable();
    datasets.dedup();
    let changed = |name: &str| {
        let (old, new) = (edition(before, name), edition(after, name));
        (old != new).then(|| (name.to_owned(), old.0, new.0))
    };
    Comparison {
        terms: names.into_iter().map(difference).filter(differs).collect(),
        editions: datasets.into_iter().filter_map(changed).collect(),
        rows: (before.n, after.n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_checked_and_trimmed() {
        let wording = Wording::checked("  Who  goes\nwhere? ", " For the meeting. ").unwrap();
        assert_eq!((wording.title.as_str(), wording.note.as_str()), ("Who goes where?", "For the meeting."));
        assert_eq!(Wording::checked(" ", ""), Err(WordingError::NoTitle));
        assert_eq!(Wording::checked(&"a".repeat(201), ""), Err(WordingError::LongTitle));
        assert_eq!(Wording::checked("a", &"b".repeat(4_001)), Err(WordingError::LongNote));
    }
}
