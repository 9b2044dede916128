//! Names of components and codes, in one language or in all.

use std::sync::Arc;

use jiff::tz::TimeZone;
use kernel::{Language, Names};
use statistics::{Sex, ValueState, shown};
use web::{Say, Site};

use crate::{
    codes::{self, NOTHING, TOTAL},
    flow::{Attribute, Dimension, Flow},
};

/// The words of a site in all its languages.
pub(crate) struct Tongues(Vec<Say>);

impl Tongues {
    pub(crate) fn of(site: &Site) -> Self {
        Self(Language::ALL.iter().map(|it| site.say(*it, TimeZone::UTC)).collect())
    }

    /// The same in every language.
    pub(crate) fn each(&self, name: impl Fn(&Say) -> String) -> Names {
        self.0.iter().fold(Names::default(), |names, say| names.with(say.language, name(say)))
    }
}

/// The name of a component, such as `REF_AREA`.
pub(crate) fn concept(say: &Say, id: &str) -> String {
    say.text(&format!("dissemination-concept-{id}"))
}

/// The name of a flow.
pub(crate) fn flow(say: &Say, dataset: &str, title: &str) -> String {
    if dataset == statistics::model::STOCK {
        return say.text("statistics-dataset-stock");
    }
    if title.is_empty() { dataset.to_owned() } else { title.to_owned() }
}

/// The name of a code of a component; nothing where the component has no list.
pub(crate) fn code(say: &Say, flow: &Flow, component: &str, code: &str) -> Option<String> {
    if let Ok(dimension) = component.parse::<Dimension>() {
        return of_dimension(say, flow, dimension, code);
    }
    match component.parse::<Attribute>().ok()? {
        Attribute::Status => status(say, code),
        Attribute::Unit => flow.units.word(code).map(|word| shown::unit(say, word)),
        Attribute::Power => power(say, code),
        Attribute::Since | Attribute::Source | Attribute::Edition | Attribute::From | Attribute::To => None,
    }
}

fn of_dimension(say: &Say, flow: &Flow, dimension: Dimension, code: &str) -> Option<String> {
    match dimension {
        Dimension::Frequency => frequency(say, code),
        Dimension::Indicator => flow.indicators.word(code).map(|word| shown::indicator(say, word)),
        Dimension::Area => flow.areas.word(code).map(|word| area(say, flow, word)),
        Dimension::Counterpart if code == NOTHING => Some(say.text("dissemination-no-counterpart")),
        Dimension::Counterpart => flow.areas.word(code).map(|word| area(say, flow, word)),
        Dimension::Sex => sex(say, code),
        Dimension::Age if code == TOTAL => Some(say.text("dissemination-all-ages")),
        Dimension::Age => flow.ages.word(code).map(str::to_owned),
        Dimension::Detail if code == NOTHING => Some(say.text("dissemination-no-detail")),
        Dimension::Detail => flow.details.word(code).map(str::to_owned),
        Dimension::Cell => None,
    }
}

/// The name of an area as figures name it.
fn area(say: &Say, flow: &Flow, word: &str) -> String {
    match word {
        "XXX" => say.text("dissemination-area-unknown"),
        "XSTATELESS" => say.text("dissemination-area-stateless"),
        "XOTHER-NORTH" => say.text("dissemination-area-other-north"),
        "XOTHER-SOUTH" => say.text("dissemination-area-other-south"),
        _ => {
            let named = shown::place(say, word);
            let printed = flow.printed.iter().find(|(code, _)| code == word).map(|(_, name)| name);
            match printed {
                Some(printed) if named == word => printed.trim().to_owned(),
                _ => named,
            }
        }
    }
}

/// How often.
pub(crate) fn frequency(say: &Say, code: &str) -> Option<String> {
    Some(match code {
        "A" => say.text("dissemination-frequency-year"),
        "Q" => say.text("dissemination-frequency-quarter"),
        "M" => say.text("dissemination-frequency-month"),
        _ => return None,
    })
}

/// Whom a figure counts.
pub(crate) fn sex(say: &Say, code: &str) -> Option<String> {
    let found = Sex::ALL.iter().find(|it| codes::sex(**it) == code)?;
    Some(shown::sex(say, *found))
}

/// What stands where a figure is.
pub(crate) fn status(say: &Say, code: &str) -> Option<String> {
    let found = ValueState::ALL.iter().find(|it| codes::status(**it) == code)?;
    Some(shown::state(say, *found))
}

/// A power of ten.
pub(crate) fn power(say: &Say, code: &str) -> Option<String> {
    Some(match code {
        "0" => say.text("dissemination-power-0"),
        "3" => say.text("dissemination-power-3"),
        "6" => say.text("dissemination-power-6"),
        "9" => say.text("dissemination-power-9"),
        _ => return None,
    })
}

/// The names of a flow in one language.
pub(crate) struct Labels {
    say: Say,
    flow: Arc<Flow>,
}

impl Labels {
    pub(crate) const fn new(say: Say, flow: Arc<Flow>) -> Self {
        Self { say, flow }
    }

    pub(crate) const fn language(&self) -> Language {
        self.say.language
    }

    pub(crate) fn concept(&self, id: &str) -> String {
        concept(&self.say, id)
    }

    pub(crate) fn code(&self, component: &str, code: &str) -> Option<String> {
        self::code(&self.say, &self.flow, component, code)
    }

    pub(crate) fn flow(&self) -> String {
        flow(&self.say, &self.flow.dataset, &self.flow.title)
    }
}
