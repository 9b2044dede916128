//! Tributary: the workspace and public portal of an inter-agency working group, in one binary.
//!
//! The program only puts together: `config` and `cli` say what is wanted, `installation` opens the data
//! directory, `capabilities` is the list of what the product can do, `commands` are the acts of the operator.

mod capabilities;
mod cli;
mod commands;
mod config;
mod demo;
mod installation;
mod reference;
mod seed;
mod serve;

#[cfg(test)]
mod planted;
mod starter;

use std::process::ExitCode;

use clap::Parser as _;
use cli::{Cli, Command, Serve};
use installation::Installation;

/// The command names something that is not there or cannot be: an unknown group, a file that cannot be read.
/// It ends with 2, as an unknown option does.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct WrongUse(String);

/// A refusal that ends with 2.
pub(crate) fn wrong_use(words: impl Into<String>) -> anyhow::Error {
    WrongUse(words.into()).into()
}

/// The refusal of a file that is missing or cannot be read; what stands in a file is another matter.
pub(crate) fn unreadable(file: &std::path::Path, error: &std::io::Error) -> anyhow::Error {
    wrong_use(format!("{} cannot be read: {error}", file.display()))
}

/// How a command ended, as its exit code tells: 0 done, 1 findings or a failed check; [`WrongUse`] is 2.
pub(crate) enum Ended {
    /// Everything is well.
    Well,
    /// There are findings, or a check failed.
    WithFindings,
}

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    log();
    match run(cli).await {
        Ok(Ended::Well) => ExitCode::SUCCESS,
        Ok(Ended::WithFindings) => ExitCode::from(1),
        Err(error) => {
            tell_error(&error);
            ExitCode::from(if error.is::<WrongUse>() { 2 } else { 1 })
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<Ended> {
    let config = match installation::config(&cli) {
        Ok(config) => config,
        Err(error) => {
            tell_error(&error);
            std::process::exit(2);
        }
    };
    let command = cli.command.unwrap_or(Command::Serve(Serve::default()));
    match command {
        Command::Serve(options) => serve::serve(config, &options).await.map(|()| Ended::Well),
        Command::Config => commands::config::show(&config),
        Command::Protect { table, original_of: Some(number), .. } => {
            commands::protect::is_original(&Installation::existing(config).await?, &table, number).await
        }
        Command::Protect { table, rule, print, .. } => {
            commands::protect::protect(&table, rule.as_deref(), print)
        }
        Command::Analyse { recipe, print } => commands::analyse::analyse(config, &recipe, print).await,
        Command::Restore { file } => commands::backup::restore(&config, &file).await,
        Command::Migrate => Installation::open(config).await.map(|_| Ended::Well),
        Command::Seed { file, print } => {
            commands::seed::seed(&Installation::open(config).await?, &file, print).await
        }
        Command::Doctor { print } => commands::doctor::doctor(config, print).await,
        Command::Backup { file } => {
            commands::backup::backup(&Installation::existing(config).await?, &file).await
        }
        Command::Verify { print } => {
            commands::verify::verify(&Installation::existing(config).await?, print).await
        }
        Command::SignIn { email } => {
            commands::sign_in::sign_in(&Installation::existing(config).await?, &email).await
        }
        Command::CorrectAddress { old, new } => {
            commands::address::correct(&Installation::existing(config).await?, &old, &new).await
        }
        Command::Mandate { group, as_of, print } => {
            commands::mandate::mandate(&Installation::existing(config).await?, group.as_deref(), as_of, print)
                .await
        }
        Command::Import { kind, file, edition, mapping, publish: _, stage, print } => {
            let at = Installation::open(config).await?;
            let wish = commands::import::wish(&at, kind, edition, mapping.as_deref(), stage).await?;
            commands::import::import(&at, wish, &file, print).await
        }
        Command::Indicator(asked) => {
            commands::indicator::indicator(&Installation::existing(config).await?, &asked).await
        }
        Command::Query { question, format, rows, seconds } => {
            let at = Installation::existing(config).await?;
            commands::query::query(&at, &question, format, rows, seconds).await
        }
        Command::Profile { country, format, out, as_of, language } => {
            let at = Installation::existing(config).await?;
            commands::profiles::profile(&at, &country, format, out.as_deref(), (as_of, language)).await
        }
        Command::Corridor { a, b, as_of, print } => {
            commands::profiles::corridor(&Installation::existing(config).await?, [&a, &b], as_of, print).await
        }
        Command::Region { communities, as_of, print } => {
            commands::profiles::region(&Installation::existing(config).await?, &communities, as_of, print)
                .await
        }
        Command::Report { command } => {
            commands::reports::report(&Installation::existing(config).await?, command).await
        }
        Command::Reproduce { report, print } => {
            commands::reports::reproduce(&Installation::existing(config).await?, &report, print).await
        }
        Command::Figures { country, print } => {
            commands::figures::figures(&Installation::existing(config).await?, &country, print).await
        }
    }
}

/// Logs go to standard error, so that `--json` leaves standard output to the answer.
fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("TRIBUTARY_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,tributary=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}

#[expect(clippy::print_stderr, reason = "the command line tells its user what went wrong")]
fn tell_error(error: &anyhow::Error) {
    eprintln!("tributary: {error:#}");
}

/// Prints a line of a command's answer.
pub(crate) fn tell(line: impl std::fmt::Display) {
    tell_bytes(format!("{line}\n").as_bytes());
}

#[cfg(test)]
tokio::task_local! {
    /// What a command would print, where a test asks.
    static TOLD: std::cell::RefCell<Vec<u8>>;
}

/// Prints an answer that is a file.
pub(crate) fn tell_bytes(bytes: &[u8]) {
    use std::io::{ErrorKind, Write as _, stdout};
    #[cfg(test)]
    if TOLD.try_with(|told| told.borrow_mut().extend_from_slice(bytes)).is_ok() {
        return;
    }
    let mut out = stdout().lock();
    if let Err(error) = out.write_all(bytes).and_then(|()| out.flush()) {
        // Whoever read the answer, such as `head`, has had enough of it; a full disk is a fault.
        std::process::exit(i32::from(error.kind() != ErrorKind::BrokenPipe));
    }
}

/// Prints a value as JSON.
pub(crate) fn tell_json(value: &impl serde::Serialize) -> anyhow::Result<()> {
    tell(serde_json::to_string_pretty(value)?);
    Ok(())
}
