//! Why a question in SDMX is not answered, and what to do about it.

use quick_xml::events::BytesText;
use serde_json::json;
use web::{Say, StatusCode};

use crate::xml::Xml;

kernel::words! {
    /// Why, as a part of the key of its words.
    pub(crate) enum Why {
        /// There is no such flow.
        Flow = "no-such-flow",
        /// There is no such structure.
        Structure = "no-such-structure",
        /// The agency or provider gives nothing here.
        Provider = "no-such-provider",
        /// The key has another number of parts than the flow has dimensions.
        KeyLength = "key-length",
        /// No such code in the list of a dimension.
        Code = "no-such-code",
        /// Nothing fits.
        NoResults = "no-results",
        /// Nothing had been published then.
        NothingThen = "nothing-then",
        /// Nothing was published since.
        NothingSince = "nothing-since",
        /// A period cannot be read.
        Period = "bad-period",
        /// An instant cannot be read.
        Instant = "bad-instant",
        /// A number cannot be read.
        Number = "bad-number",
        /// A parameter has another value than those that are known.
        Choice = "bad-choice",
        /// A parameter is not known.
        Parameter = "unknown-parameter",
        /// None of the accepted formats is made here.
        Format = "not-acceptable",
        /// The answer would be too large.
        TooLarge = "too-large",
        /// Part of the standard that is not offered.
        NotOffered = "not-offered",
        /// The database is busy.
        Busy = "busy",
        /// A fault of ours.
        Internal = "internal",
    }
}

/// A refusal with the arguments of its words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusal {
    pub why: Why,
    pub arguments: Vec<(&'static str, String)>,
}

impl Refusal {
    pub(crate) fn new(why: Why) -> Self {
        Self { why, arguments: Vec::new() }
    }

    /// With an argument, short enough to be shown.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.arguments.push((name, value.chars().take(400).collect()));
        self
    }

    /// The status of the answer.
    pub(crate) const fn status(&self) -> StatusCode {
        match self.why {
            Why::Flow
            | Why::Structure
            | Why::Provider
            | Why::Code
            | Why::NoResults
            | Why::NothingThen
            | Why::NothingSince => StatusCode::NOT_FOUND,
            Why::KeyLength | Why::Period | Why::Instant | Why::Number | Why::Choice | Why::Parameter => {
                StatusCode::BAD_REQUEST
            }
            Why::Format => StatusCode::NOT_ACCEPTABLE,
            Why::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Why::NotOffered => StatusCode::NOT_IMPLEMENTED,
            Why::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Why::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Its number in the guidelines for web services of SDMX; from 1000 on they are each service's own.
    pub(crate) const fn code(&self) -> u16 {
        match self.why {
            Why::Flow
            | Why::Structure
            | Why::Provider
            | Why::Code
            | Why::NoResults
            | Why::NothingThen
            | Why::NothingSince => 100,
            Why::KeyLength | Why::Period | Why::Instant | Why::Number | Why::Choice | Why::Parameter => 140,
            Why::Format => 1406,
            Why::TooLarge => 130,
            Why::NotOffered => 501,
            Why::Busy => 503,
            Why::Internal => 500,
        }
    }

    /// What it says, in the reader's language.
    pub(crate) fn told(&self, say: &Say) -> String {
        let arguments: Vec<_> =
            self.arguments.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        say.fill(&format!("dissemination-refusal-{}", self.why), &arguments)
    }

    /// As a message in XML.
    pub(crate) fn xml(&self, say: &Say) -> Vec<u8> {
        let mut xml = Xml::message("mes:Error", &[]);
        xml.open("mes:ErrorMessage", &[("code", &self.code().to_string())]);
        xml.element("com:Text", &[("xml:lang", say.language.word())], BytesText::new(&self.told(say)));
        xml.close();
        xml.end()
    }

    /// As a message in JSON.
    pub(crate) fn json(&self, say: &Say) -> Vec<u8> {
        let title = self.status().canonical_reason().unwrap_or_default();
        let error = json!({ "code": self.code(), "title": title, "detail": self.told(say) });
        json!({ "errors": [error] }).to_string().into_bytes()
    }
}

impl From<db::Error> for Refusal {
    fn from(error: db::Error) -> Self {
        match error {
            db::Error::Busy => Self::new(Why::Busy),
            error => {
                // The problem logs the whole chain; what is told is a message of the standard.
                let _ = web::Problem::internal(&error);
                Self::new(Why::Internal)
            }
        }
    }
}
