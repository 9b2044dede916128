//! Whether the site is well, for machines that watch it.

use std::fmt::Write as _;

use axum::{
    Json,
    extract::State,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use serde::Serialize;
use web::{Problem, Response, Site};

/// The health of a running site.
#[derive(Debug, Serialize)]
pub struct Health {
    /// `ok` while the database answers.
    pub status: &'static str,
    /// The version of the program.
    pub version: &'static str,
}

pub(crate) async fn healthz(State(site): State<Site>) -> Result<Response, Problem> {
    site.db().read(async |tx| journal::newest(tx).await).await?;
    Ok(Json(Health { status: "ok", version: env!("CARGO_PKG_VERSION") }).into_response())
}

/// Gauges in the text form that Prometheus reads; they hold counts and no names.
pub(crate) async fn metrics(State(site): State<Site>) -> Result<Response, Problem> {
    let (entries, jobs, mail) = site
        .db()
        .read(async |tx| {
            let entries = journal::newest(tx).await?;
            Ok::<_, db::Error>((entries, jobs::counts(tx).await?, mail::counts(tx).await?))
        })
        .await?;
    let mut text = String::new();
    let mut gauge = |name: &str, help: &str, value: i64| {
        writeln!(
            text,
            "# HELP tributary_{name} {help}\n# TYPE tributary_{name} gauge\ntributary_{name} {value}"
        )
        .expect("writing to a string");
    };
    gauge("journal_entries", "Acts in the journal.", entries);
    gauge("jobs_waiting", "Jobs that wait for their time.", jobs.waiting);
    gauge("jobs_failed", "Jobs that need a person.", jobs.failed);
    gauge("mail_queued", "Mails that wait to be sent.", mail.queued);
    gauge("mail_failed", "Mails that were refused or given up.", mail.failed);
    let kind = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}
