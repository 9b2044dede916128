//! An edition described for catalogues of data: DCAT-AP 3 and schema.org in one document of JSON-LD.

use axum::{extract::Path, http::header, response::IntoResponse as _};
use kernel::Language;
use serde_json::{Value, json};
use web::{Problem, Response, Visit};

use super::book_at;
use crate::{
    book::Book,
    model::{Edition, Kind},
};

pub(super) async fn described(
    visit: Visit,
    Path((dataset, slug)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (edition, book) = book_at(&visit, &dataset, &slug).await?;
    let document = document(&|path: &str| visit.site.address(path), &edition, &book);
    let headers = [(header::CONTENT_TYPE, "application/ld+json; charset=utf-8")];
    Ok((headers, document.to_string()).into_response())
}

fn document(address: &dyn Fn(&str) -> String, edition: &Edition, book: &Book) -> Value {
    let page = address(&edition.path(""));
    let csv = address(&edition.path("/figures.csv"));
    let xlsx = address(&edition.path("/figures.xlsx"));
    let (first, last) = book.span();
    let publisher = publisher_of(edition);
    let checksum = json!({
        "@type": "spdx:Checksum",
        "spdx:algorithm": { "@id": "spdx:checksumAlgorithm_sha256" },
        "spdx:checksumValue": edition.file.to_string(),
    });
    let distribution = |url: &str, media: &str| {
        json!({
            "@type": ["dcat:Distribution", "DataDownload"],
            "dcat:downloadURL": { "@id": url },
            "dcat:accessURL": { "@id": page },
            "dcat:mediaType": media,
            "dct:license": edition.licence,
            "contentUrl": url,
            "encodingFormat": media,
        })
    };
    json!({
        "@context": {
            "@vocab": "https://schema.org/",
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "spdx": "http://spdx.org/rdf/terms#",
            "adms": "http://www.w3.org/ns/adms#",
        },
        "@id": page,
        "@type": ["dcat:Dataset", "Dataset"],
        "dct:title": { "@value": edition.title, "@language": Language::English.word() },
        "name": edition.title,
        "dct:identifier": format!("{}/{}", edition.dataset, edition.slug),
        "identifier": format!("{}/{}", edition.dataset, edition.slug),
        "dcat:version": edition.name,
        "version": edition.name,
        "adms:versionNotes": edition.revision,
        "dct:publisher": { "@type": "foaf:Agent", "foaf:name": publisher },
        "publisher": { "@type": "Organization", "name": publisher },
        "dct:rights": edition.licence,
        "license": edition.licence,
        "dct:bibliographicCitation": edition.citation,
        "citation": edition.citation,
        "dct:issued": edition.imported_at.to_string(),
        "datePublished": edition.imported_at.to_string(),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": first.map(|year| year.to_string()),
            "dcat:endDate": last.map(|year| year.to_string()),
        },
        "temporalCoverage": first.zip(last).map(|(first, last)| format!("{first}/{last}")),
        "variableMeasured": book.indicators(),
        "dcat:landingPage": { "@id": page },
        "url": page,
        "spdx:checksum": checksum,
        "dcat:distribution": [distribution(&csv, "text/csv"), distribution(
            &xlsx,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        )],
    })
}

/// Who released what the edition says; the starter editions of the program have the layout of a general table.
fn publisher_of(edition: &Edition) -> &'static str {
    match edition.dataset.as_str() {
        "wpp-2024-starter" => publisher(Kind::Wpp),
        "factbook-starter" => "Central Intelligence Agency of the United States",
        _ => publisher(edition.layout),
    }
}

/// Who released a file of this layout; whoever made a general table is not known to us.
pub(crate) const fn publisher(layout: Kind) -> &'static str {
    match layout {
        Kind::UndesaStock | Kind::UndesaOriginDestination | Kind::UndesaLong | Kind::Wpp => {
            "United Nations, Department of Economic and Social Affairs, Population Division"
        }
        Kind::Wdi | Kind::WbRemittanceMatrix | Kind::WbStockMatrix | Kind::WbRemittancePrices => "World Bank",
        Kind::Unhcr => "United Nations High Commissioner for Refugees",
        Kind::Hdr => "United Nations Development Programme",
        Kind::Idmc => "Internal Displacement Monitoring Centre",
        Kind::MissingMigrants => "International Organization for Migration",
        Kind::SdmxCsv | Kind::Table => "",
    }
}
