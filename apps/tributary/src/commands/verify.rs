//! `tributary verify`: is the journal as it was written, every record as its acts tell, and every
//! file as it was stored?

use files::FileHash;
use journal::{Discrepancy, Doubt, Fault, Verdict};
use serde::Serialize;

use crate::{Ended, capabilities, cli::Print, installation::Installation, tell, tell_json};

/// What was found.
#[derive(Debug, Serialize)]
pub(crate) struct Verified {
    pub(crate) ok: bool,
    pub(crate) entries: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) broken: Option<Broken>,
    /// Records that are not as their acts tell.
    pub(crate) records: Vec<Questioned>,
    /// Records whose acts are older than the digest that would prove them.
    pub(crate) unchecked: Vec<Questioned>,
    pub(crate) files: Vec<String>,
}

/// A record and what is the matter with it.
#[derive(Debug, Serialize)]
pub(crate) struct Questioned {
    record: String,
    title: String,
    fault: &'static str,
    /// The act that is missing, or the part that differs.
    what: String,
}

impl From<Doubt> for Questioned {
    fn from(doubt: Doubt) -> Self {
        let (fault, what) = match doubt.fault {
            Discrepancy::Untold(act) => ("no-act", act),
            Discrepancy::Changed(part) => ("changed", part.to_owned()),
            Discrepancy::Unchecked(part) => ("unchecked", part.to_owned()),
        };
        Self { record: doubt.record, title: doubt.title, fault, what }
    }
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

/// Checks the chain of the journal, every record against its acts, and the content of every stored file.
pub(crate) async fn check(at: &Installation) -> anyhow::Result<Verified> {
    let (verdict, expected, doubts) = at
        .db
        .read(async |tx| {
            let verdict = journal::verify(tx).await?;
            let mut doubts = Vec::new();
            for check in capabilities::CHECKS {
                doubts.extend(check(tx).await?);
            }
            Ok::<(Verdict, Vec<FileHash>, Vec<Doubt>), db::Error>((
                verdict,
                files::expected(tx).await?,
                doubts,
            ))
        })
        .await?;
    let (unchecked, records): (Vec<Questioned>, Vec<Questioned>) =
        doubts.into_iter().map(Questioned::from).partition(|it| it.fault == "unchecked");
    let faults = at.files.verify_all(&expected).await?;
    let files: Vec<String> = faults.iter().map(fault_of_file).collect();
    let (entries, broken) = match verdict {
        Verdict::Whole { entries } => (Some(entries), None),
        Verdict::Broken { seq, what, fault } => {
            let (act, record) = what.unzip();
            (None, Some(Broken { seq, act, record, fault: word(fault) }))
        }
    };
    let ok = broken.is_none() && records.is_empty() && files.is_empty();
    Ok(Verified { ok, entries, broken, records, unchecked, files })
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
    for it in &verified.records {
        let words =
            if it.fault == "no-act" { "its act is missing in the journal" } else { "not what was recorded" };
        tell(format_args!("records: {} ({}): {}: {words}", it.title, it.record, it.what));
    }
    if verified.records.is_empty() {
        tell("records: each as its acts tell");
    }
    for it in &verified.unchecked {
        let older = "unchecked, for its act is older than such digests";
        tell(format_args!("records: {} ({}): {}: {older}", it.title, it.record, it.what));
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
