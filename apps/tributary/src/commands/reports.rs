//! `tributary report` and `tributary reproduce`: writing from a file, building, making again, who cites what.

use std::path::PathBuf;

use jiff::tz::TimeZone;
use kernel::{Language, Permit};
use reports::{
    model::BuildState,
    ops::{self, Building, Error, NewReport, Reproduced, Verdict, Whole},
    policy::{Owned, Publish, Retract, Write},
};
use serde_json::json;

use crate::{
    Ended, capabilities,
    cli::{Print, ReportCommand},
    demo,
    installation::Installation,
    serve, tell, tell_json, unreadable, wrong_use,
};

pub(crate) async fn report(at: &Installation, command: ReportCommand) -> anyhow::Result<Ended> {
    match command {
        ReportCommand::List { print } => list(at, print).await,
        ReportCommand::Write { report, file, title, language, country } => {
            write(at, &report, file, title, language, country).await
        }
        ReportCommand::Build { report, publish, print } => build(at, &report, publish, print).await,
        ReportCommand::Reproduce { report, print } => reproduce(at, &report, print).await,
        ReportCommand::Citing { what, print } => citing(at, &what, print).await,
        ReportCommand::Retract { figure, reason } => retract(at, &figure, &reason).await,
    }
}

/// The site as it would be served: a build carries its words and its address.
async fn site(at: &Installation) -> anyhow::Result<web::Site> {
    let base = serve::base_url(&at.config, at.config.listen);
    Ok(capabilities::site(at, base, demo::is_loaded(at).await?)?.0)
}

/// What names nothing is wrong use; everything else is a refusal.
fn refused(error: Error) -> anyhow::Error {
    match error {
        Error::NotFound(_) | Error::Slug(_) => wrong_use(error.to_string()),
        other => other.into(),
    }
}

async fn list(at: &Installation, print: Print) -> anyhow::Result<Ended> {
    let all = at.db.read(async |tx| reports::overview(tx).await).await?;
    if print.json {
        tell_json(&all)?;
        return Ok(Ended::Well);
    }
    for it in all {
        let build = it.build.map_or_else(|| "not built".to_owned(), |number| format!("build {number}"));
        let state = it.state.map_or_else(String::new, |state| state.to_string());
        tell(format_args!("{:<40} {build:<12} {state:<11} {}", it.report, it.title));
    }
    Ok(Ended::Well)
}

async fn write(
    at: &Installation,
    report: &str,
    file: PathBuf,
    title: Option<String>,
    language: Option<Language>,
    country: Option<String>,
) -> anyhow::Result<Ended> {
    let text = std::fs::read_to_string(&file).map_err(|error| unreadable(&file, &error))?;
    let country = match country {
        Some(text) => {
            let area = countries::content().areas.find(&text);
            Some(area.ok_or_else(|| wrong_use(format!("no country or area is called `{text}`")))?.code)
        }
        None => None,
    };
    let actor = at.operator();
    let new = NewReport {
        slug: report.to_owned(),
        title: title.unwrap_or_default(),
        summary: String::new(),
        language: Some(language.unwrap_or(Language::English)),
        country,
        sections: Vec::new(),
    };
    let written = at
        .db
        .write(async |tx| {
            let group = groups::home(tx)
                .await?
                .ok_or(Error::NotFound("group: start `tributary` or seed one first"))?;
            let owned = Owned { group: group.id, parent: group.parent, country, author: None };
            let permit = Permit::<Write>::grant(&actor, owned)?;
            ops::rewrite(tx, &actor, permit, new, &text).await
        })
        .await
        .map_err(refused)?;
    tell(format_args!("{}: {}", written.path(""), written.title));
    Ok(Ended::Well)
}

async fn build(at: &Installation, report: &str, publish: bool, print: Print) -> anyhow::Result<Ended> {
    let site = site(at).await?;
    let actor = at.operator();
    let whole = at.db.read(async |tx| Whole::at(tx, report).await).await.map_err(refused)?;
    let building = Building { site: &site, program: reports::PROGRAM };
    let built = match ops::build(&at.db, &at.files, &actor, building, &whole).await {
        Ok(built) => built,
        Err(Error::Faults(faults)) => {
            let say = site.say(Language::English, TimeZone::UTC);
            let words: Vec<String> = faults.iter().map(|it| reports::fault_words(&say, it)).collect();
            if print.json {
                tell_json(&json!({ "built": false, "faults": words }))?;
            } else {
                words.iter().for_each(tell);
            }
            return Ok(Ended::WithFindings);
        }
        Err(error) => return Err(refused(error)),
    };
    let mut state = built.build.state;
    if publish {
        let frozen = ops::frozen_of(&at.files, &built.build).await?;
        at.db
            .write(async |tx| {
                let permit = Permit::<Publish>::grant(&actor, whole.owned())?;
                ops::publish(tx, &actor, permit, &whole, &built.build, &frozen).await
            })
            .await
            .map_err(refused)?;
        state = BuildState::Published;
    }
    if print.json {
        let outputs: serde_json::Map<String, serde_json::Value> =
            built.outputs.iter().map(|it| (it.form.to_string(), it.file.to_string().into())).collect();
        tell_json(&json!({
            "built": true, "report": whole.report.slug, "number": built.build.number, "id": built.build.id,
            "state": state, "frozen": built.build.frozen, "outputs": outputs, "program": built.build.program,
        }))?;
        return Ok(Ended::Well);
    }
    tell(format_args!("{}/{} ({state})", whole.report.slug, built.build.number));
    tell(format_args!("  {:<7} {}", "frozen", built.build.frozen));
    for it in &built.outputs {
        tell(format_args!("  {:<7} {} {:>9} bytes", it.form, it.file, it.length));
    }
    Ok(Ended::Well)
}

pub(crate) async fn reproduce(at: &Installation, report: &str, print: Print) -> anyhow::Result<Ended> {
    let site = site(at).await?;
    let found = ops::reproduce(&at.db, &at.files, &site, reports::PROGRAM, report).await.map_err(refused)?;
    if print.json {
        tell_json(&found)?;
    } else {
        shown(&found);
    }
    Ok(if found.equal { Ended::Well } else { Ended::WithFindings })
}

fn shown(found: &Reproduced) {
    for it in &found.parts {
        tell(format_args!("{:<7} {:<8} {}", it.part, it.verdict, it.recorded));
        if it.verdict == Verdict::Differs {
            tell(format_args!("{:<16} {}", "", it.rebuilt));
        }
    }
    found.faults.iter().for_each(tell);
    found.differences.iter().for_each(tell);
    let with = if found.built_with == found.rebuilt_with {
        found.built_with.clone()
    } else {
        format!("{}, made again with {}", found.built_with, found.rebuilt_with)
    };
    let verdict = if found.equal { "equal" } else { "not equal" };
    tell(format_args!("{}/{}: {verdict} (built with {with})", found.report, found.build));
}

async fn citing(at: &Installation, what: &str, print: Print) -> anyhow::Result<Ended> {
    let found = at.db.read(async |tx| reports::citing(tx, None, what).await).await.map_err(refused)?;
    if print.json {
        tell_json(&found)?;
        return Ok(Ended::Well);
    }
    tell(&found.title);
    if let Some(taken) = &found.retracted {
        tell(format_args!("retracted {}: {}", taken.at, taken.reason));
    }
    for it in &found.cited_by {
        let used = format!("{} figures, {} analyses", it.uses, it.analyses);
        tell(format_args!("{}/{} ({}), {used}: {}", it.report, it.build, it.state, it.title));
    }
    if found.cited_by.is_empty() {
        tell("nothing cites it");
    }
    Ok(Ended::Well)
}

async fn retract(at: &Installation, figure: &str, reason: &str) -> anyhow::Result<Ended> {
    let actor = at.operator();
    let retracted = at
        .db
        .write(async |tx| {
            let found = ops::subject(tx, figure).await?;
            let cell = found
                .cell
                .ok_or(Error::NotFound("figure: name its cell, as in undesa-stock/2020/Table 1!L190"))?;
            let permit = Permit::<Retract>::grant(&actor, ())?;
            ops::retract(tx, &actor, permit, &found.edition, cell, reason).await
        })
        .await
        .map_err(refused)?;
    tell(format_args!("retracted: {}", retracted.cell.place()));
    citing(at, figure, Print { json: false }).await
}
