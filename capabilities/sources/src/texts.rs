//! The layouts of delimited texts: how they are told apart, and the way to their readers.

use crate::{
    Areas, Findings, Kind, Reading, Refusal, grid::squeeze, hdr, idmc, missing_migrants, remittance_prices,
    sdmx_csv, undesa_long, unhcr, wpp,
};

/// The layout of a text by the names in one of its first records.
#[cfg(test)]
pub(crate) fn kind_of(head: &tables::Delimited) -> Option<Kind> {
    head.records.iter().take(30).find_map(|record| kind_of_names(record.fields.iter().map(String::as_str)))
}

/// The layout whose header these names are.
pub(crate) fn kind_of_names<'a>(names: impl Iterator<Item = &'a str>) -> Option<Kind> {
    let names: Vec<String> = names.map(squeeze).collect();
    let has =
        |telling: &[&str]| telling.iter().all(|it| names.iter().any(|name| name.eq_ignore_ascii_case(it)));
    let any = |telling: &[&[&str]]| telling.iter().any(|it| has(it));
    if sdmx_csv::is_header(&names) {
        return Some(Kind::SdmxCsv);
    }
    let known = [
        (has(undesa_long::TELLING), Kind::UndesaLong),
        (any(&unhcr::TELLING), Kind::Unhcr),
        (has(idmc::TELLING[0]) || (has(idmc::TELLING[1]) && idmc::has_figures(&names)), Kind::Idmc),
        (any(&missing_migrants::TELLING), Kind::MissingMigrants),
        (has(hdr::TELLING), Kind::Hdr),
        (has(wpp::TELLING), Kind::Wpp),
        (any(&remittance_prices::TELLING), Kind::WbRemittancePrices),
    ];
    known.into_iter().find_map(|(fits, kind)| fits.then_some(kind))
}

/// Reads a text, or a workbook with the same columns; none where the kind is not one of these layouts.
pub(crate) fn read(
    kind: Kind,
    bytes: &[u8],
    areas: &dyn Areas,
) -> Option<Result<(Reading, Findings), Refusal>> {
    Some(match kind {
        Kind::UndesaLong => undesa_long::read(bytes, areas),
        Kind::Unhcr => unhcr::read(bytes, areas),
        Kind::Idmc => idmc::read(bytes, areas),
        Kind::MissingMigrants => missing_migrants::read(bytes, areas),
        Kind::Hdr => hdr::read(bytes, areas),
        Kind::Wpp => wpp::read(bytes, areas),
        Kind::WbRemittancePrices => remittance_prices::read(bytes, areas),
        Kind::SdmxCsv => sdmx_csv::read(bytes, areas),
        // Without its mapping, nobody knows what the columns of a table are.
        Kind::Table => Err(Refusal::MappingIncomplete { lacks: crate::table::Mapping::default().lacks() }),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{Isles, real};

    const KINDS: [Kind; 9] = [
        Kind::UndesaLong,
        Kind::Unhcr,
        Kind::Idmc,
        Kind::MissingMigrants,
        Kind::Hdr,
        Kind::Wpp,
        Kind::WbRemittancePrices,
        Kind::SdmxCsv,
        Kind::Table,
    ];

    /// A header of each layout, so that what follows it reaches the reader's inside.
    const HEADERS: [&str; 11] = [
        "origin_iso3,destination_iso3,year,male,female,total",
        "year,coo_name,coo_iso,coa_iso,refugees,oip",
        "Year,ISO3CoO,ISO3CoA,REF",
        "year,coo_iso,coa_iso,total",
        "ISO3,Name,Year,Conflict Stock Displacement",
        "location,origin,date,route,count,v",
        "Incident Date,Number of Dead,Total Number of Dead and Missing,Country of Incident,Country of Origin",
        "iso3,country,hdicode,region,hdi_1990,hdi_rank_1990",
        "LocID,ISO3_code,LocTypeName,Variant,Time,TPopulation1July",
        "Sending Countries Code,Receiving Countries Code,Series Code,2011Q1 [YR2011Q1]",
        "DATAFLOW,REF_AREA,SEX,TIME_PERIOD,OBS_VALUE,OBS_STATUS",
    ];

    #[test]
    fn each_layout_is_told_by_its_header() {
        let kinds: Vec<_> = HEADERS.iter().map(|header| kind_of_names(header.split(',')).unwrap()).collect();
        let mut expected = vec![
            Kind::UndesaLong,
            Kind::Unhcr,
            Kind::Unhcr,
            Kind::Idmc,
            Kind::Idmc,
            Kind::MissingMigrants,
            Kind::MissingMigrants,
        ];
        expected.extend([Kind::Hdr, Kind::Wpp, Kind::WbRemittancePrices, Kind::SdmxCsv]);
        assert_eq!(kinds, expected);
        assert_eq!(kind_of_names("ISO3,Name,Year,Hazard".split(',')), None);
    }

    #[test]
    fn real_files_are_told_by_their_headers() {
        for (file, kind) in [
            ("undesa_ims2020_bilateral_by_sex_long.csv", Some(Kind::UndesaLong)),
            ("HDX_EndYearPopulationTotals.csv", Some(Kind::Unhcr)),
            ("unhcr_pkg_idmc.csv", Some(Kind::Idmc)),
            ("iom_mmp_gdiviz.csv", Some(Kind::MissingMigrants)),
            ("HDR23-24_Composite_indices_complete_time_series.csv", Some(Kind::Hdr)),
            ("WB_RPW_corridors_36d1ed87_Data.csv", Some(Kind::WbRemittancePrices)),
            ("indicators_long_1990_2023.csv", None),
        ] {
            let Some(bytes) = real(&format!("statistics/{file}")) else { return };
            let (head, _) = tables::read_delimited(&bytes, &crate::text::limits()).unwrap();
            assert_eq!(kind_of(&head), kind, "{file}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            for kind in KINDS {
                let _ = read(kind, &bytes, &Isles);
            }
            let _ = crate::table::suggest(&bytes, &Isles);
        }

        #[test]
        fn anything_below_a_header_is_read_or_refused(
            header in 0..HEADERS.len(),
            body in "([A-Z]{0,4}|FMK|QUI|UNK|9001|2020|1990.0|-?[0-9]{1,3}[.,]?[0-9]{0,3}|[é\"\u{1}*~ .]{0,3}|Country/Area|Dead|[,;\n]){0,80}",
        ) {
            let text = format!("{}\n{body}", HEADERS[header]);
            for kind in KINDS {
                if let Some(Ok((reading, _))) = read(kind, text.as_bytes(), &Isles) {
                    prop_assert_eq!(reading.kind, kind);
                    for it in &reading.figures.observations {
                        prop_assert!(it.value.is_none_or(f64::is_finite));
                        prop_assert!((it.series as usize) < reading.figures.series.len());
                    }
                }
            }
            if let Ok((mapping, _)) = crate::table::suggest(text.as_bytes(), &Isles) {
                let unit = Some(crate::table::Given::Constant("persons".to_owned()));
                let indicator = mapping.indicator.clone().or_else(|| unit.clone());
                let mapping = crate::table::Mapping { dataset: "x".to_owned(), unit, indicator, ..mapping };
                let _ = crate::table::read_mapped(text.as_bytes(), &mapping, &Isles);
            }
        }
    }
}
