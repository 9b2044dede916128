//! The layouts that are known, by the word the command line uses.

kernel::words! {
    /// A layout in which a publisher releases figures.
    pub enum Kind {
        /// UN DESA, International Migrant Stock by sex and destination: the workbook of six tables.
        UndesaStock = "undesa-stock",
        /// UN DESA, International Migrant Stock by destination and origin, as a workbook.
        UndesaOriginDestination = "undesa-origin-destination",
        /// The same pairs as a long text: origin, destination, year, male, female, total.
        UndesaLong = "undesa-long",
        /// World Bank, World Development Indicators: the download of an indicator or a query of DataBank.
        Wdi = "wdi",
        /// World Bank, bilateral remittance matrix.
        WbRemittanceMatrix = "wb-remittance-matrix",
        /// World Bank, bilateral migrant stock matrix.
        WbStockMatrix = "wb-stock-matrix",
        /// World Bank, Remittance Prices Worldwide: by corridor, or by service.
        WbRemittancePrices = "wb-remittance-prices",
        /// UNHCR, Refugee Data Finder: populations by origin and asylum.
        Unhcr = "unhcr",
        /// UNDP, Human Development Report: composite indices as one wide text.
        Hdr = "hdr",
        /// UN DESA, World Population Prospects: demographic indicators.
        Wpp = "wpp",
        /// IDMC, internally displaced persons.
        Idmc = "idmc",
        /// IOM, Missing Migrants by incident.
        MissingMigrants = "missing-migrants",
        /// Any data flow in SDMX-CSV 1.0 or 2.0.
        SdmxCsv = "sdmx-csv",
        /// Any table, with a mapping of its columns that a person made.
        Table = "table",
    }
}
