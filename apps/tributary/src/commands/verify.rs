//! `tributary verify`: is the journal as it was written, and every file as it was stored?

use files::FileHash;
use journal::{Fault, Verdict};
use serde::Serialize;

use crate::{Ended, cli::Print, installation::Installation, tell, tell_json};

/// What was found.
#[derive(Debug, Serialize)]
pub(crate) struct Verified {
    pub(crate) ok: bool,
    pub(crate) entries: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) broken: Option<Broken>,
    pub(crate) files: Vec<String>,
}

/// The first record that is not as it was written.
#[derive(Debug, Serialize)]
pub(crate) struct Broken {
    seq: i64,
    act: Option<String>,
    record: Option<String>,
    fault: &'static str,
}

pub(crate) async fn verify(at: &Installation, print: Print) -> anyhow::Result<Ended> {
    let verified = check(at).await?;
    if print.json {
        tell_json(&verified)?;
    } else {
        say(&verified);
    }
    Ok(if verified.ok { Ended::Well } else { Ended::WithFindings })
}

/// Checks the chain of the journal and the content of every stored file.
pub(crate) async fn check(at: &Installation) -> anyhow::Result<Verified> {
    let (verdict, expected) = at
        .db
        .read(async |tx| {
            Ok::<(Verdict, Vec<FileHash>), db::Error>((
                journal::verify(tx).await?,
                files::expected(tx).await?,
            ))
        })
        .await?;
    let faults = at.files.verify_all(&expected).await?;
    let files: Vec<String> = faults.iter().map(fault_of_file).collect();
    let (entries, broken) = match verdict {
        Verdict::Whole { entries } => (Some(entries), None),
        Verdict::Broken { seq, what, fault } => {
            let (act, record) = what.unzip();
            (None, Some(Broken { seq, act, record, fault: word(fault) }))
        }
    };
    Ok(Verified { ok: broken.is_none() && files.is_empty(), entries, broken, files })
}

fn say(verified: &Verified) {
    match (&verified.broken, verified.entries) {
        (Some(broken), _) => {
            let what = match (&broken.act, &broken.record) {
                (Some(act), Some(record)) => format!(" ({act} on {record})"),
                _ => String::new(),
            };
            tell(format_args!("journal: entry {}{what} {}", broken.seq, words(broken.fault)));
        }
        (None, entries) => {
            tell(format_args!("journal: {} entries, each as it was written", entries.unwrap_or(0)));
        }
    }
    for fault in &verified.files {
        tell(format_args!("files: {fault}"));
    }
    if verified.files.is_empty() {
        tell("files: each as it was stored");
    }
}

fn fault_of_file(fault: &files::Fault) -> String {
    match fault {
        files::Fault::Damaged(hash) => format!("{hash} is not what was stored"),
        files::Fault::Missing(hash) => format!("{hash} is missing"),
        files::Fault::Stray(path) => format!("{} is not one of ours", path.display()),
    }
}

fn word(fault: Fault) -> &'static str {
    match fault {
        Fault::Changed => "changed",
        Fault::Missing => "missing",
        Fault::Unchained => "unchained",
        Fault::BeyondHead => "beyond-head",
    }
}

fn words(fault: &str) -> &'static str {
    match fault {
        "changed" => "was changed after it had been written",
        "missing" => "is missing",
        "unchained" => "does not follow the entry before it",
        _ => "was added behind the journal's back",
    }
}
