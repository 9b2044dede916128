//! SDMX REST: structures, data, and what data there are.

mod available;
mod data;
mod structures;

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use jiff::Timestamp;
use web::{Query, Version, Visit};

use crate::{
    Limits,
    data::About,
    flow::{AGENCY, Outline, VERSION, outlines},
    negotiate,
    refusal::{Refusal, Why},
    releases::{Release, Released, released},
    structure::Class,
    wanted::{Parameters, value},
};

/// Kinds of structures of the standard that are not made here.
const NOT_OFFERED: [&str; 22] = [
    "actualconstraint",
    "allowedconstraint",
    "attachmentconstraint",
    "categorisation",
    "categoryscheme",
    "customtypescheme",
    "dataconsumerscheme",
    "dataproviderscheme",
    "hierarchicalcodelist",
    "metadata",
    "metadataflow",
    "metadatastructure",
    "namepersonalisationscheme",
    "organisationscheme",
    "organisationunitscheme",
    "process",
    "provisionagreement",
    "reportingtaxonomy",
    "rulesetscheme",
    "schema",
    "structure",
    "structureset",
];

/// A question: who asks, after the `?`, and with which headers.
pub(super) struct Asked {
    visit: Visit,
    path: String,
    parameters: Vec<(String, String)>,
    headers: HeaderMap,
}

/// Answers any question.
pub(super) async fn ask(
    visit: Visit,
    Path(path): Path<String>,
    Query(parameters): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Response {
    let asked = Asked { visit, path, parameters, headers };
    match asked.answer().await {
        Ok(response) => response,
        Err(refusal) => asked.refuse(&refusal),
    }
}

impl Asked {
    async fn answer(&self) -> Result<Response, Refusal> {
        let parts: Vec<&str> = self.path.trim_end_matches('/').split('/').collect();
        let part = |at: usize, default: &'static str| match parts.get(at) {
            Some(part) if !part.is_empty() => (*part).to_owned(),
            _ => default.to_owned(),
        };
        match parts.first().copied().unwrap_or_default() {
            "data" if parts.len() <= 4 => {
                data::data(self, &part(1, ""), &part(2, "all"), &part(3, "all")).await
            }
            "availableconstraint" if parts.len() <= 5 => {
                let (flow, key) = (part(1, ""), part(2, "all"));
                available::available(self, &flow, &key, &part(3, "all"), &part(4, "all")).await
            }
            kind => match kind.parse::<Class>() {
                Ok(class) if parts.len() <= 5 => {
                    let (agency, id, version) = (part(1, "all"), part(2, "all"), part(3, "latest"));
                    let item = parts.get(4).copied();
                    structures::structures(self, class, [&agency, &id, &version], item).await
                }
                Err(_) if NOT_OFFERED.contains(&kind) => {
                    Err(Refusal::new(Why::NotOffered).with("what", kind))
                }
                _ => {
                    let refusal = Refusal::new(Why::Structure).with("asked", self.path.clone());
                    Err(refusal.with("class", Class::Flow.word()))
                }
            },
        }
    }

    fn refuse(&self, refusal: &Refusal) -> Response {
        let say = &self.visit.say;
        let (kind, body) = if negotiate::prefers_json(self.value("format"), self.accept()) {
            ("application/vnd.sdmx.error+json;version=1.0.0", refusal.json(say))
        } else {
            ("application/vnd.sdmx.error+xml;version=2.1", refusal.xml(say))
        };
        let mut response = (refusal.status(), [(header::CONTENT_TYPE, kind)], body).into_response();
        let headers = response.headers_mut();
        let vary = HeaderValue::from_static("accept, accept-encoding, accept-language, cookie");
        headers.insert(header::VARY, vary);
        if refusal.why == Why::Busy {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        response
    }

    fn accept(&self) -> &str {
        self.headers.get(header::ACCEPT).and_then(|it| it.to_str().ok()).unwrap_or_default()
    }

    fn value(&self, name: &str) -> Option<&str> {
        value(&self.parameters, name)
    }

    fn limits(&self) -> Limits {
        self.visit.site.find_part::<Limits>().copied().unwrap_or_default()
    }

    fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// Every dataset with its flow.
    async fn flows(&self) -> Result<(Vec<Released>, Vec<Outline>), Refusal> {
        let released = self.visit.db().read(async |tx| released(tx).await).await?;
        let outlines = outlines(&released);
        Ok((released, outlines))
    }

    /// The version of what these releases answer in this format.
    fn version<'a>(
        &self,
        format: &str,
        releases: impl IntoIterator<Item = &'a Release>,
        modified: Option<Timestamp>,
    ) -> Version {
        let mut parts = vec![self.path.clone(), format.to_owned(), self.visit.say.language.to_string()];
        parts.push(self.visit.site.settings().base_url.clone());
        parts.extend(self.parameters.iter().flat_map(|(name, value)| [name.clone(), value.clone()]));
        for it in releases {
            parts.push(format!("{} {} {:?}", it.edition.id, it.from, it.to));
        }
        Version::of(parts, modified)
    }

    /// What a message says of itself.
    fn about(&self, version: &Version, prepared: Option<Timestamp>) -> About {
        About {
            // An id begins with a letter.
            id: format!("T{}", version.id()),
            prepared: prepared.unwrap_or(Timestamp::UNIX_EPOCH),
            site: self.visit.site.settings().base_url.clone(),
            test: self.visit.site.settings().demo,
        }
    }

    /// The answer with its kind and its version.
    fn send(&self, version: &Version, kind: &'static str, body: Body) -> Response {
        let language = self.visit.say.language.word();
        let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_LANGUAGE, language)];
        version.mark(&self.headers, (headers, body).into_response())
    }
}

/// The place of the flow that a question names: `ID`, `AGENCY,ID` or `AGENCY,ID,VERSION`.
fn flow_at(outlines: &[Outline], named: &str) -> Result<usize, Refusal> {
    let parts: Vec<&str> = named.split(',').collect();
    let (agency, id, version) = match parts.as_slice() {
        [id] => (AGENCY, *id, VERSION),
        [agency, id] => (*agency, *id, VERSION),
        [agency, id, version] => (*agency, *id, *version),
        _ => ("", "", ""),
    };
    let ours = matches!(agency, AGENCY | "all") && matches!(version, VERSION | "latest" | "all");
    let found = outlines.iter().position(|it| ours && it.id == id);
    found.ok_or_else(|| {
        let known: Vec<&str> = outlines.iter().map(|it| it.id.as_str()).collect();
        Refusal::new(Why::Flow).with("flow", named).with("known", known.join(", "))
    })
}

/// Refuses another provider than ours.
fn provider(named: &str) -> Result<(), Refusal> {
    let id = named.rsplit(',').next().unwrap_or_default();
    if matches!(id, AGENCY | "all") {
        return Ok(());
    }
    Err(Refusal::new(Why::Provider).with("provider", named).with("agency", AGENCY))
}
