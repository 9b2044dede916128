//! An indicator as data, and whom a reader asks about.

use countries::content as world;
use jiff::civil::Date;
use kernel::Language;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::Subject,
    content::content,
    model::{Indicator, Scope},
    ranked::community,
};

/// An indicator as data, its words in one language.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Described {
    /// Its word in addresses.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub definition: String,
    /// What it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where it belongs.
    pub theme: String,
    /// `area`, `pair`, `community` or `world`.
    pub of: String,
    /// In what it is measured.
    pub unit: String,
    /// With how many decimals it is shown.
    pub decimals: usize,
    /// The formula.
    pub formula: String,
    /// Its inputs.
    pub inputs: Vec<DescribedInput>,
    /// The input that is the denominator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denominator: Option<String>,
    /// Goals, targets and indicators of the Sustainable Development Goals.
    pub sdg: Vec<String>,
    /// Objectives of the Global Compact for Migration.
    pub gcm: Vec<u8>,
    /// `V` checked, `F` found in a public page, `GK` and `GK?` to be confirmed.
    pub mark: String,
    /// Where the definition is from.
    pub source: String,
}

/// An input as data.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct DescribedInput {
    /// Its name in the formula.
    pub name: String,
    /// The figures that serve, the best first: layout and word.
    pub figures: Vec<String>,
    /// What the first is called.
    pub label: String,
    /// Of whom.
    pub sex: String,
    /// What is taken of the figures.
    pub take: String,
}

impl Described {
    /// An indicator in the words of a language.
    pub fn of(it: &Indicator, language: Language) -> Self {
        let inputs = it.inputs.iter().map(|(name, input)| DescribedInput {
            name: name.clone(),
            figures: input.figures.iter().map(|it| format!("{}/{}", it.layout, it.figure)).collect(),
            label: content().figure(&input.figures[0].figure, language).to_owned(),
            sex: input.sex.to_string(),
            take: input.take.to_string(),
        });
        Self {
            id: it.id.clone(),
            name: it.name.get(language).to_owned(),
            definition: it.definition.get(language).to_owned(),
            note: it.note.as_ref().map(|note| note.get(language).to_owned()),
            theme: it.theme.to_string(),
            of: it.of.to_string(),
            unit: it.unit.clone(),
            decimals: it.decimals,
            formula: it.formula.printed(),
            inputs: inputs.collect(),
            denominator: it.per.clone(),
            sdg: it.sdg.clone(),
            gcm: it.gcm.clone(),
            mark: it.mark.to_string(),
            source: it.source.clone(),
        }
    }
}

/// Whom a reader asks about, by what they type.
#[derive(Clone, Copy, Debug, Default)]
pub struct Subjects<'a> {
    /// A country or community; for a pair the destination or receiver.
    pub of: &'a str,
    /// The other end of a pair.
    pub with: Option<&'a str>,
}

/// The subject of an indicator that somebody names; none where no such place or community is, or where it speaks of another kind.
pub fn subject(indicator: &Indicator, asked: Subjects<'_>, day: Date) -> Option<Subject> {
    let area = |text: &str| Some(world().areas.find(text)?.code.to_string());
    match (indicator.of, asked.with) {
        (Scope::Area, None) => Some(Subject::Area(area(asked.of)?)),
        (Scope::Pair, Some(with)) => {
            let (one, other) = (area(asked.of)?, area(with)?);
            (one != other).then_some(Subject::Pair(one, other))
        }
        (Scope::Community, None) => community(world().communities.by_id(&asked.of.to_lowercase())?, day),
        (Scope::World, None) => (asked.of == "world").then_some(Subject::World),
        _ => None,
    }
}
