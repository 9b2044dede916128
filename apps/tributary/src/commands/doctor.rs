//! `tributary doctor`: what is wrong with an installation, and how to mend it.

use jiff::SignedDuration;
use serde::Serialize;

use crate::{
    Ended,
    cli::Print,
    commands::verify,
    config::Config,
    installation::{Installation, shown},
    tell, tell_json,
};

/// One thing that was looked at.
#[derive(Debug, Serialize)]
struct Check {
    name: &'static str,
    ok: bool,
    found: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    mend: &'static str,
}

#[derive(Debug, Serialize)]
struct Report {
    ok: bool,
    checks: Vec<Check>,
}

pub(crate) async fn doctor(config: Config, print: Print) -> anyhow::Result<Ended> {
    let mut checks = vec![directory(&config), settings_of_mail(&config), address(&config)];
    match Installation::existing(config).await {
        Ok(at) => {
            checks.push(well("database", shown(&at.config.database())));
            installed(&at, &mut checks).await?;
        }
        Err(error) => {
            let mend = "start `tributary` once in this directory, or correct database.url";
            checks.push(Check { name: "database", ok: false, found: format!("{error:#}"), mend });
        }
    }
    let report = Report { ok: checks.iter().all(|check| check.ok), checks };
    if print.json {
        tell_json(&report)?;
    } else {
        for check in &report.checks {
            let mark = if check.ok { "ok   " } else { "FAULT" };
            tell(format_args!("{mark} {:<12} {}", check.name, check.found));
            if !check.ok && !check.mend.is_empty() {
                tell(format_args!("      {:<12} -> {}", "", check.mend));
            }
        }
    }
    Ok(if report.ok { Ended::Well } else { Ended::WithFindings })
}

fn well(name: &'static str, found: impl Into<String>) -> Check {
    Check { name, ok: true, found: found.into(), mend: "" }
}

fn directory(config: &Config) -> Check {
    let dir = &config.data_dir;
    let trial = dir.join(".doctor");
    let written = std::fs::write(&trial, b"a trial of the disk").and_then(|()| std::fs::remove_file(&trial));
    match written {
        Ok(()) => well("data", format!("{} can be written", dir.display())),
        Err(error) => Check {
            name: "data",
            ok: false,
            found: format!("{} cannot be written: {error}", dir.display()),
            mend: "make the folder, give it to the user that runs tributary, or make room on its disk",
        },
    }
}

fn settings_of_mail(config: &Config) -> Check {
    match (config.mail.origin(), config.mail.smtp.as_deref()) {
        (Err(error), _) => {
            Check { name: "mail", ok: false, found: error.to_string(), mend: "correct the section [mail]" }
        }
        (Ok(_), Some(smtp)) => well("mail", format!("through {smtp}")),
        (Ok(_), None) => {
            well("mail", "no server is set: mails are written into the folder outbox of the data directory")
        }
    }
}

fn address(config: &Config) -> Check {
    let public = !config.listen.ip().is_loopback();
    match &config.base_url {
        None if public => Check {
            name: "address",
            ok: false,
            found: format!("listening on {} without base_url", config.listen),
            mend: "set base_url to the address people use, so that links in mails lead there",
        },
        Some(url) if url.starts_with("http://") && public => Check {
            name: "address",
            ok: false,
            found: format!("{url} is not encrypted"),
            mend: "put a server with TLS before it and set base_url to https://…",
        },
        Some(url) => well("address", url),
        None => well("address", format!("http://{}", config.listen)),
    }
}

async fn installed(at: &Installation, checks: &mut Vec<Check>) -> anyhow::Result<()> {
    let verified = verify::check(at).await?;
    let found = match (&verified.broken, verified.entries) {
        (None, Some(entries)) => format!("{entries} entries, each as it was written"),
        _ => "it was tampered with".to_owned(),
    };
    let mend = "see `tributary verify` for the first broken record, and restore the last good backup";
    checks.push(Check { name: "journal", ok: verified.broken.is_none(), found, mend });
    let found = match verified.records.len() {
        0 => "each as its acts tell".to_owned(),
        wrong => format!("{wrong} are not as their acts tell"),
    };
    checks.push(Check { name: "records", ok: verified.records.is_empty(), found, mend });
    checks.push(Check {
        name: "files",
        ok: verified.files.is_empty(),
        found: if verified.files.is_empty() {
            "each as it was stored".into()
        } else {
            verified.files.join("; ")
        },
        mend: "restore the named files from a backup",
    });
    let now = at.now();
    let (jobs, mail) =
        at.db.read(async |tx| Ok::<_, db::Error>((jobs::counts(tx).await?, mail::counts(tx).await?))).await?;
    checks.push(Check {
        name: "jobs",
        ok: jobs.failed == 0,
        found: format!("{} waiting, {} failed", jobs.waiting, jobs.failed),
        mend: "read the errors with TRIBUTARY_LOG=info, mend the cause, and start the server again",
    });
    checks.push(Check {
        name: "outbox",
        ok: mail.failed == 0,
        found: format!(
            "{} queued, {} accepted, {} refused or given up",
            mail.queued, mail.accepted, mail.failed
        ),
        mend: "see the ledger of each circulation for the words of the server, and correct the addresses",
    });
    let ahead = now.duration_since(kernel::Clock::default().now());
    checks.push(if ahead.abs() > SignedDuration::from_mins(5) {
        let found = format!("set to {now} for a trial");
        Check { name: "clock", ok: false, found, mend: "remove `now` and TRIBUTARY_NOW for real work" }
    } else {
        well("clock", "the machine's own")
    });
    Ok(())
}
