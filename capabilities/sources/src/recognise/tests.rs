use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use super::*;
use crate::testing::{Isles, World, real};

#[test]
fn real_files_are_recognised_and_read_without_being_told_what_they_are() {
    for (file, kind) in [
        ("undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx", Kind::UndesaStock),
        ("undesa_ims2020_bilateral_by_sex_long.csv", Kind::UndesaLong),
        ("API_BM.TRF.PWKR.CD.DT_DS2_en_csv_v2_3012027.csv", Kind::Wdi),
        ("WB_Bilateral_Remittance_Estimates_2017.xlsx", Kind::WbRemittanceMatrix),
        ("WB_Bilateral_Estimates_Migrant_Stocks_2017.xlsx", Kind::WbStockMatrix),
        ("WB_RPW_corridors_36d1ed87_Data.csv", Kind::WbRemittancePrices),
        ("unhcr_population_1951_2025.csv.gz", Kind::Unhcr),
        ("HDX_EndYearPopulationTotals.csv", Kind::Unhcr),
        ("unhcr_pkg_idmc.csv", Kind::Idmc),
        ("iom_mmp_gdiviz.csv", Kind::MissingMigrants),
        ("HDR23-24_Composite_indices_complete_time_series.csv", Kind::Hdr),
    ] {
        let Some(bytes) = real(&format!("statistics/{file}")) else { return };
        assert_eq!(recognise(&bytes), Ok(kind), "{file}");
    }
}

#[test]
fn a_file_of_another_known_layout_is_refused_naming_it() {
    let text = b"Country Name,Country Code,Series Name,Series Code,2011 [YR2011]\nFarrowmark,FMK,Net,X.Y,1\n";
    for asked in
        [Kind::UndesaStock, Kind::UndesaOriginDestination, Kind::WbStockMatrix, Kind::Unhcr, Kind::Hdr]
    {
        let refusal = read(Some(asked), text, &Isles).unwrap_err();
        assert_eq!(refusal, Refusal::OtherKind { asked, found: Kind::Wdi });
        assert_eq!(refusal.slug(), "other-kind");
    }
    assert!(read(Some(Kind::Wdi), text, &Isles).is_ok());
}

#[test]
fn each_reader_refuses_a_workbook_of_nothing_by_what_it_needs() {
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "Minutes of Monday").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert_eq!(recognise(&bytes).unwrap_err().to_string(), "no known layout begins like this: Sheet1");
    let slugs = [
        (Kind::UndesaStock, "sheet-missing"),
        (Kind::UndesaOriginDestination, "sheet-missing"),
        (Kind::Wdi, "columns-missing"),
        (Kind::WbRemittanceMatrix, "header-differs"),
        (Kind::WbStockMatrix, "header-differs"),
    ];
    for (kind, slug) in slugs {
        assert_eq!(read(Some(kind), &bytes, &Isles).unwrap_err().slug(), slug, "{kind}");
    }
}

#[test]
fn what_is_no_table_is_refused_as_what_it_is() {
    for (bytes, says) in [
        (&b"%PDF-1.7"[..], "not an XLSX workbook but pdf"),
        (b"<!doctype html><p>403", "not an XLSX workbook but web-page"),
        (b"", "not an XLSX workbook but empty"),
        (b"\x00\x01\x02\x03", "not an XLSX workbook but unknown"),
    ] {
        assert_eq!(recognise(bytes).unwrap_err().to_string(), says);
    }
}

#[test]
fn a_workbook_of_300_megabytes_is_refused_before_it_is_opened() {
    let mut bytes = vec![0; 300 << 20];
    bytes[..4].copy_from_slice(b"PK\x03\x04");
    assert_eq!(recognise(&bytes).unwrap_err().slug(), "too-large");
}

#[test]
fn a_million_columns_are_refused() {
    let mut text = "Country Name,Country Code,Indicator Name,Indicator Code".to_owned();
    text.push_str(&",1960".repeat(1_000_000));
    for kind in [None, Some(Kind::Wdi)] {
        assert_eq!(read(kind, text.as_bytes(), &Isles).unwrap_err().slug(), "too-many-columns");
    }
}

#[test]
fn latin_1_and_utf_16_are_texts() {
    let text =
        "Country Name,Country Code,Series Name,Series Code,2011 [YR2011]\nCôte d'Ivoire,CIV,Net,X.Y,1\n";
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [text.as_bytes(), &latin, &utf16] {
        let (reading, findings) = read(None, bytes, &World).unwrap();
        assert_eq!(reading.areas[0].name, "Côte d'Ivoire");
        assert_eq!(reading.figures.present(), 1);
        assert!(findings.kept().iter().all(|it| it.kind == "unit-not-said"));
    }
}

proptest! {
    #[test]
    fn any_bytes_are_recognised_or_refused(bytes: Vec<u8>) {
        let _ = recognise(&bytes);
        for kind in [Kind::Wdi, Kind::UndesaOriginDestination, Kind::WbRemittanceMatrix] {
            let _ = read(Some(kind), &bytes, &Isles);
        }
    }
}
