//! In which format an answer is wanted.

use crate::refusal::{Refusal, Why};

kernel::words! {
    /// A format of data.
    pub(crate) enum DataFormat {
        /// SDMX-ML 2.1, generic.
        Generic = "genericdata",
        /// SDMX-ML 2.1, with elements and attributes named by the structure.
        Specific = "structurespecificdata",
        /// SDMX-CSV 1.0.
        Csv = "csv",
        /// SDMX-CSV 1.0 with names behind the codes.
        LabelledCsv = "csvlabels",
        /// SDMX-JSON 1.0.
        Json = "json",
        /// The draft before it, which some programs still read.
        DraftJson = "draftjson",
    }
}

kernel::words! {
    /// A format of structures.
    pub(crate) enum StructureFormat {
        /// SDMX-ML 2.1.
        Xml = "xml",
        /// SDMX-JSON 1.0.
        Json = "json",
    }
}

impl DataFormat {
    /// What kind of body it is.
    pub(crate) const fn media_type(self) -> &'static str {
        match self {
            Self::Generic => "application/vnd.sdmx.genericdata+xml;version=2.1",
            Self::Specific => "application/vnd.sdmx.structurespecificdata+xml;version=2.1",
            Self::Csv => "application/vnd.sdmx.data+csv;version=1.0.0;charset=utf-8",
            Self::LabelledCsv => "application/vnd.sdmx.data+csv;version=1.0.0;labels=both;charset=utf-8",
            Self::Json => "application/vnd.sdmx.data+json;version=1.0.0",
            Self::DraftJson => "application/vnd.sdmx.draft-sdmx-json+json;version=1.0.0",
        }
    }
}

impl StructureFormat {
    /// What kind of body it is.
    pub(crate) const fn media_type(self) -> &'static str {
        match self {
            Self::Xml => "application/vnd.sdmx.structure+xml;version=2.1",
            Self::Json => "application/vnd.sdmx.structure+json;version=1.0.0",
        }
    }
}

/// The media types of data, and what answers them.
fn data(kind: &str) -> Option<DataFormat> {
    Some(match kind {
        "*/*"
        | "application/*"
        | "application/xml"
        | "text/xml"
        | "application/vnd.sdmx.genericdata+xml"
        | "application/vnd.sdmx.generictimeseriesdata+xml" => DataFormat::Generic,
        "application/vnd.sdmx.structurespecificdata+xml"
        | "application/vnd.sdmx.structurespecifictimeseriesdata+xml" => DataFormat::Specific,
        "text/csv" | "text/*" | "application/vnd.sdmx.data+csv" => DataFormat::Csv,
        "application/json" | "application/vnd.sdmx.data+json" => DataFormat::Json,
        "application/vnd.sdmx.draft-sdmx-json+json" => DataFormat::DraftJson,
        _ => return None,
    })
}

fn structure(kind: &str) -> Option<StructureFormat> {
    Some(match kind {
        "*/*"
        | "application/*"
        | "application/xml"
        | "text/xml"
        | "text/*"
        | "application/vnd.sdmx.structure+xml" => StructureFormat::Xml,
        "application/json" | "application/vnd.sdmx.structure+json" => StructureFormat::Json,
        _ => return None,
    })
}

/// One accepted media type: its name, its parameters, and how much it is wished for, in thousandths.
struct Accepted {
    kind: String,
    version: Option<String>,
    labels: bool,
    weight: u16,
}

fn accepted(header: &str) -> Vec<Accepted> {
    let one = |part: &str| {
        let mut pieces = part.split(';').map(str::trim);
        let kind = pieces.next()?.to_ascii_lowercase();
        let mut it = Accepted { kind, version: None, labels: false, weight: 1000 };
        for (name, value) in pieces.filter_map(|piece| piece.split_once('=')) {
            match (name.trim().to_ascii_lowercase().as_str(), value.trim().trim_matches('"')) {
                ("q", value) => it.weight = weight(value),
                ("version", value) => it.version = Some(value.to_owned()),
                ("labels", value) => it.labels = value == "both",
                _ => {}
            }
        }
        (!it.kind.is_empty()).then_some(it)
    };
    let mut all: Vec<Accepted> = header.split(',').filter_map(one).filter(|it| it.weight > 0).collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.weight));
    all
}

/// `0.85` as 850; what cannot be read counts as wished for.
fn weight(text: &str) -> u16 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if whole != "0" {
        return 1000;
    }
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    digits.parse().unwrap_or(1000)
}

/// Whether the version asked for is the one that is made: `2.1` of XML, `1.0` of the others.
fn is_ours(it: &Accepted) -> bool {
    let ours = if it.kind.ends_with("+xml") { "2.1" } else { "1.0" };
    it.version.as_deref().is_none_or(|version| {
        version == ours || version.strip_prefix(ours).is_some_and(|rest| rest == ".0") || version == "1"
    })
}

/// The format of data: as the address says, else as the header does.
pub(crate) fn data_format(parameter: Option<&str>, accept: &str) -> Result<DataFormat, Refusal> {
    if let Some(word) = parameter.filter(|it| !it.is_empty()) {
        return match word {
            "xml" | "sdmx-2.1" => Ok(DataFormat::Generic),
            "jsondata" => Ok(DataFormat::Json),
            word => word.parse().map_err(|_| refused(DataFormat::ALL.iter().map(|it| it.word()))),
        };
    }
    if accept.trim().is_empty() {
        return Ok(DataFormat::Generic);
    }
    let found = accepted(accept).into_iter().find_map(|it| {
        let format = data(&it.kind).filter(|_| is_ours(&it))?;
        Some(if it.labels && format == DataFormat::Csv { DataFormat::LabelledCsv } else { format })
    });
    found.ok_or_else(|| refused(DataFormat::ALL.iter().map(|it| it.media_type())))
}

/// The format of structures.
pub(crate) fn structure_format(parameter: Option<&str>, accept: &str) -> Result<StructureFormat, Refusal> {
    if let Some(word) = parameter.filter(|it| !it.is_empty()) {
        return match word {
            "sdmx-2.1" | "structure" => Ok(StructureFormat::Xml),
            word => word.parse().map_err(|_| refused(StructureFormat::ALL.iter().map(|it| it.word()))),
        };
    }
    if accept.trim().is_empty() {
        return Ok(StructureFormat::Xml);
    }
    let found = accepted(accept).into_iter().find_map(|it| structure(&it.kind).filter(|_| is_ours(&it)));
    found.ok_or_else(|| refused(StructureFormat::ALL.iter().map(|it| it.media_type())))
}

/// Whether a refusal is better read as JSON.
pub(crate) fn prefers_json(parameter: Option<&str>, accept: &str) -> bool {
    match parameter {
        Some(word) if !word.is_empty() => word.contains("json"),
        _ => accepted(accept).first().is_some_and(|it| it.kind.ends_with("json")),
    }
}

fn refused(known: impl Iterator<Item = &'static str>) -> Refusal {
    Refusal::new(Why::Format).with("known", known.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_is_the_one_most_wished_for() {
        let check = |accept: &str, expected| assert_eq!(data_format(None, accept).ok(), expected, "{accept}");
        check("", Some(DataFormat::Generic));
        check("*/*", Some(DataFormat::Generic));
        check("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Some(DataFormat::Generic));
        check("application/vnd.sdmx.data+csv;version=1.0.0", Some(DataFormat::Csv));
        check("application/vnd.sdmx.data+csv;labels=both", Some(DataFormat::LabelledCsv));
        check("application/json;q=0.5, text/csv;q=0.85", Some(DataFormat::Csv));
        check("application/vnd.sdmx.data+json;version=2.0.0, text/csv;q=0.1", Some(DataFormat::Csv));
        check("application/vnd.sdmx.data+json;version=2.0.0", None);
        check("application/vnd.sdmx.genericdata+xml;version=2.1", Some(DataFormat::Generic));
        check("application/vnd.sdmx.structurespecificdata+xml;version=2.1", Some(DataFormat::Specific));
        check("text/csv;q=0", None);
        check("image/png", None);
    }

    #[test]
    fn the_address_says_more_than_the_header() {
        assert_eq!(data_format(Some("csv"), "application/json").ok(), Some(DataFormat::Csv));
        assert_eq!(data_format(Some("parquet"), "text/csv").unwrap_err().why, Why::Format);
        assert_eq!(structure_format(Some("json"), "*/*").ok(), Some(StructureFormat::Json));
        assert_eq!(structure_format(None, "text/csv").unwrap_err().why, Why::Format);
        let version = "application/vnd.sdmx.structure+json;version=1.0.0";
        assert_eq!(structure_format(None, version).ok(), Some(StructureFormat::Json));
        assert!(prefers_json(None, "application/json") && !prefers_json(None, "*/*"));
    }
}
