//! The command line.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;

/// The workspace and public portal of an inter-agency working group.
///
/// Without a command it serves: `tributary` is `tributary serve`.
#[derive(Debug, Parser)]
#[command(name = "tributary", version, after_help = AFTER)]
pub(crate) struct Cli {
    /// The folder that holds the database and the files [default: tributary-data]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,
    /// The configuration, one TOML file
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

const AFTER: &str = "\
Every setting can be given as TRIBUTARY_SECTION__KEY, for example
  TRIBUTARY_DATABASE__URL=postgres://localhost/tributary
  TRIBUTARY_MAIL__SMTP=127.0.0.1:2525
  TRIBUTARY_NOW=2026-10-01T09:00:00Z   (a clock set for a trial)

Commands act on the data directory as the operator, also while a server runs on it.
They end with 0 when done, 1 with findings, a failed check or a file whose content is refused,
and 2 when used wrongly: an unknown option, group, country or person, a file that cannot be read.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the site, send its mail and do its jobs
    Serve(Serve),
    /// Print a one-time link by which a person signs in
    SignIn {
        /// The address under which the person is known
        email: String,
    },
    /// Correct the address by which a person is known, also a co-chair's
    CorrectAddress {
        /// The address under which the person is known now
        old: String,
        /// The address they really have
        new: String,
    },
    /// Load agencies, people, designations, meetings and action points from one JSON file
    Seed {
        /// The file; the same file twice changes nothing
        file: PathBuf,
        #[command(flatten)]
        print: Print,
    },
    /// Show how the mandate stands, computed from the journal
    Mandate {
        /// The group, by the name in its address [default: the working group itself]
        #[arg(long)]
        group: Option<String>,
        /// As known at the end of this day, in the zone of the group [default: today]
        #[arg(long, value_name = "DATE")]
        as_of: Option<Date>,
        #[command(flatten)]
        print: Print,
    },
    /// Read a publisher's file into an edition that never changes
    Import {
        /// The layout of the file, or `auto` to have it recognised
        kind: ImportKind,
        /// The file as the publisher released it
        file: PathBuf,
        /// The name of the edition, where the file gives none or another
        #[arg(long, value_name = "NAME")]
        edition: Option<String>,
        /// What the columns of a `table` hold: a TOML file, or the name of a mapping kept on screen
        #[arg(long, value_name = "FILE|NAME")]
        mapping: Option<PathBuf>,
        /// Show the figures at once; what happens anyway unless --stage is given
        #[arg(long, conflicts_with = "stage")]
        publish: bool,
        /// Only read and keep the figures, for somebody to review and publish
        #[arg(long)]
        stage: bool,
        #[command(flatten)]
        print: Print,
    },
    /// Show the figures of a country, each with its edition, sheet and cell
    Figures {
        /// Three letters, such as MDA
        country: String,
        #[command(flatten)]
        print: Print,
    },
    /// Show what an indicator says, with the cells it was computed from; without a name, all indicators
    Indicator(IndicatorArgs),
    /// Ask a question in SQL over published figures: figures, aggregates, areas, memberships
    Query {
        /// One `select`
        question: String,
        /// How to print the answer
        #[arg(long, value_enum, default_value = "csv")]
        format: AnswerFormat,
        /// Rows at most
        #[arg(long, default_value_t = statistics::query::ROWS)]
        rows: usize,
        /// Seconds at most
        #[arg(long, default_value_t = 20)]
        seconds: u64,
    },
    /// Answer a recipe: regressions, correlations, indices, and how sure the answer is
    Analyse {
        /// The recipe, one TOML file; its data stand beside it
        recipe: PathBuf,
        #[command(flatten)]
        print: Print,
    },
    /// Show the migration profile of a country, from the newest published editions
    Profile {
        /// Three letters, such as MDA
        country: String,
        /// In which form
        #[arg(long, value_name = "FORM", default_value = "json")]
        format: ProfileFormat,
        /// The file to write [default: standard output]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// Memberships and the ages of figures as of this day [default: today]
        #[arg(long, value_name = "DATE")]
        as_of: Option<Date>,
        /// The language of words: en, fr, es, ar, ru or zh
        #[arg(long, value_name = "LANGUAGE", default_value = "en")]
        language: kernel::Language,
    },
    /// Show the corridor between two countries, both ways
    Corridor {
        /// Three letters, such as MEX
        a: String,
        /// Three letters, such as USA
        b: String,
        /// Memberships and the ages of figures as of this day [default: today]
        #[arg(long, value_name = "DATE")]
        as_of: Option<Date>,
        #[command(flatten)]
        print: Print,
    },
    /// Show what a community adds up to, with the members of a day and the coverage of each figure
    Region {
        /// The community, such as ECOWAS; several are shown together, with totals where they do not overlap
        #[arg(required = true)]
        communities: Vec<String>,
        /// The day of the memberships [default: today]
        #[arg(long, value_name = "DATE")]
        as_of: Option<Date>,
        #[command(flatten)]
        print: Print,
    },
    /// Write, build and check reports whose figures lead to their cells
    Report {
        #[command(subcommand)]
        command: ReportCommand,
    },
    /// Make a built report again from what was kept and compare every byte
    Reproduce {
        /// A report, REPORT/NUMBER, or the id of a build
        report: String,
        #[command(flatten)]
        print: Print,
    },
    /// Withhold the small counts of a table, and others until none can be computed, with the proof
    Protect {
        /// A CSV of counts: the first line names the columns, the first column the rows; or a list, as the rule says
        table: PathBuf,
        /// Threshold, dominance, p %, layout and what was released before, as TOML
        #[arg(long, value_name = "FILE")]
        rule: Option<PathBuf>,
        /// Only say whether the table is the original of this release
        #[arg(long, value_name = "NUMBER", conflicts_with = "rule")]
        original_of: Option<i64>,
        #[command(flatten)]
        print: Print,
    },
    /// Check the journal, the records against their acts, and the files; name what was tampered with
    Verify {
        #[command(flatten)]
        print: Print,
    },
    /// Write database and files into one archive
    Backup {
        /// The archive to be made; an existing file is not overwritten
        file: PathBuf,
    },
    /// Fill an empty data directory from an archive
    Restore {
        /// An archive made by `tributary backup`
        file: PathBuf,
    },
    /// Bring the database to the newest schema
    Migrate,
    /// Say what is wrong with this installation and how to mend it
    Doctor {
        #[command(flatten)]
        print: Print,
    },
    /// Show the configuration as it is in force
    Config,
}

/// What is done with reports.
#[derive(Debug, Subcommand)]
pub(crate) enum ReportCommand {
    /// List the reports with their newest build
    List {
        #[command(flatten)]
        print: Print,
    },
    /// Write a report from a Markdown file, whose headings begin its sections
    Write {
        /// Its word in addresses, such as moldova-2026
        report: String,
        /// The text, with figures in double braces
        file: PathBuf,
        /// Its title [default: the first heading of the file]
        #[arg(long)]
        title: Option<String>,
        /// The language it is written in: en, fr, es, ar, ru or zh [default: en]
        #[arg(long, value_name = "LANGUAGE")]
        language: Option<kernel::Language>,
        /// The country it is about
        #[arg(long)]
        country: Option<String>,
    },
    /// Freeze a report: read every figure from its published edition and write every output
    Build {
        /// The report
        report: String,
        /// Let everybody see it at once
        #[arg(long)]
        publish: bool,
        #[command(flatten)]
        print: Print,
    },
    /// Make a build again from the kept editions, without network, and compare every byte
    Reproduce {
        /// A report (its published build), REPORT/NUMBER, or the id of a build
        report: String,
        #[command(flatten)]
        print: Print,
    },
    /// Show every report that uses a figure or an edition
    Citing {
        /// DATASET/EDITION, the SHA-256 of its file, or DATASET/EDITION/SHEET!CELL
        what: String,
        #[command(flatten)]
        print: Print,
    },
    /// Take a figure back; reports that use it say so from then on
    Retract {
        /// DATASET/EDITION/SHEET!CELL
        figure: String,
        /// Why, as everybody will read it
        #[arg(long)]
        reason: String,
    },
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum AnswerFormat {
    /// Comma-separated values with a header
    Csv,
    /// A list of objects
    Json,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum ImportKind {
    /// Tell the layout by sheets and headers
    Auto,
    /// UN DESA International Migrant Stock, by sex and destination (XLSX)
    UndesaStock,
    /// UN DESA International Migrant Stock, by destination and origin (XLSX)
    UndesaOriginDestination,
    /// The same pairs as a long text (CSV)
    UndesaLong,
    /// World Bank indicators, one or many (CSV, XLS, XLSX)
    Wdi,
    /// World Bank bilateral remittance matrix (XLSX)
    WbRemittanceMatrix,
    /// World Bank bilateral migrant stock matrix (XLSX)
    WbStockMatrix,
    /// World Bank Remittance Prices Worldwide (CSV, XLSX)
    WbRemittancePrices,
    /// UNHCR Refugee Data Finder (CSV, also packed with gzip)
    Unhcr,
    /// UNDP human development indices (CSV)
    Hdr,
    /// UN DESA World Population Prospects (CSV, also packed with gzip)
    Wpp,
    /// IDMC internally displaced persons (CSV)
    Idmc,
    /// IOM Missing Migrants by incident (CSV)
    MissingMigrants,
    /// SDMX-CSV 1.0 or 2.0
    SdmxCsv,
    /// Any table whose columns say by their names what they hold
    Table,
}

impl ImportKind {
    /// The layout; none to have it recognised.
    pub(crate) fn layout(self) -> Option<statistics::Kind> {
        use clap::ValueEnum as _;
        self.to_possible_value().and_then(|value| value.get_name().parse().ok())
    }
}

/// How a profile is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ProfileFormat {
    /// As data
    Json,
    /// As Markdown
    Md,
    /// As one HTML file with its charts
    Html,
    /// As a tagged PDF
    Pdf,
    /// As a document for Word
    Docx,
}

#[derive(Debug, Default, Args)]
pub(crate) struct Serve {
    /// Where to answer [default: 127.0.0.1:8080]; port 0 takes any that is free
    #[arg(long, value_name = "ADDR")]
    pub(crate) listen: Option<SocketAddr>,
    /// Leave a new data directory empty, without the demonstration workspace
    #[arg(long)]
    pub(crate) no_demo: bool,
    /// Leave a workspace without figures as it is, without the starter editions
    #[arg(long)]
    pub(crate) no_starter: bool,
}

#[derive(Debug, Args)]
pub(crate) struct IndicatorArgs {
    /// The indicator, such as immigrant-share
    pub(crate) id: Option<String>,
    /// A country by three letters such as MDA, a community such as ECOWAS, or `world` [default: all]
    pub(crate) area: Option<String>,
    /// The other end of a pair, the origin or sender
    #[arg(long, value_name = "COUNTRY", requires = "area")]
    pub(crate) with: Option<String>,
    /// The year [default: the newest with figures]
    #[arg(long)]
    pub(crate) year: Option<i16>,
    #[command(flatten)]
    pub(crate) print: Print,
}

#[derive(Clone, Copy, Debug, Default, Args)]
pub(crate) struct Print {
    /// Print JSON and nothing else on standard output
    #[arg(long)]
    pub(crate) json: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_data_directory_is_taken_before_and_after_a_command() {
        for line in [["tributary", "--data-dir", "d", "verify"], ["tributary", "verify", "--data-dir", "d"]] {
            assert_eq!(Cli::parse_from(line).data_dir, Some(PathBuf::from("d")));
        }
    }
}
