//! Freezing a report, writing its outputs, publishing.

use db::{Db, Tx};
use files::FileHash;
use kernel::{Actor, Permit};
use serde_json::json;
use web::{Say, Site};

use super::{Error, Whole, who};
use crate::{
    cite::{Work, WorkKind, key_of},
    freeze::freeze,
    frozen::{Frozen, FrozenHead, Written},
    ground::{From, gather},
    model::{Build, BuildId, BuildState, Form, Output, Section},
    output::written,
    policy::{Publish, Write},
    store,
    syntax::{Fault, Parsed, parse},
};

/// What a build is made with.
#[derive(Clone, Copy)]
pub struct Building<'a> {
    /// The site: its words, its address, whether it is a demonstration.
    pub site: &'a Site,
    /// The program, such as `tributary 0.1.0`.
    pub program: &'a str,
}

impl Building<'_> {
    /// The words in which a report is built: its own language, in the zone of its group.
    pub(crate) fn say(&self, whole: &Whole) -> Say {
        self.site.say(whole.report.language, whole.group.time_zone())
    }
}

/// What a report would be if it were built now, with what must be mended first.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The material.
    pub frozen: Frozen,
    /// What must be mended, in the order of the text.
    pub faults: Vec<Fault>,
}

/// A build with its outputs.
#[derive(Clone, Debug)]
pub struct Built {
    /// The build.
    pub build: Build,
    /// Its outputs.
    pub outputs: Vec<Output>,
}

/// The sections of a text taken apart, their live things numbered through.
pub(crate) fn parsed(source: &[Written]) -> Vec<Parsed> {
    let mut first = 0;
    let mut all = Vec::with_capacity(source.len());
    for (number, section) in (1_u32..).zip(source) {
        let parsed = parse(number, &section.text, first);
        first += parsed.lives.len();
        all.push(parsed);
    }
    all
}

/// What a report would be if it were built now; `sections` are those to be shown, saved or not.
pub async fn preview(
    tx: &mut Tx,
    actor: &Actor,
    building: Building<'_>,
    whole: &Whole,
    sections: &[Section],
) -> Result<Preview, Error> {
    let number = store::builds(tx, Some(whole.report.id)).await?.first().map_or(1, |it| it.number + 1);
    let say = building.say(whole);
    let report = &whole.report;
    let settings = building.site.settings();
    let head = FrozenHead {
        slug: report.slug.clone(),
        number,
        title: report.title.clone(),
        summary: report.summary.clone(),
        language: report.language,
        country: report.country,
        group: whole.group.title(report.language).to_owned(),
        authors: vec![whole.group.title(report.language).to_owned()],
        base: settings.base_url.trim_end_matches('/').to_owned(),
        built_at: actor.now,
        day: whole.group.day(actor.now),
        demonstration: settings.demo,
    };
    let shown = |it: &&Section| !it.title.is_empty() || !it.text.trim().is_empty();
    let source: Vec<Written> = sections
        .iter()
        .filter(shown)
        .map(|it| Written { title: it.title.clone(), text: it.text.clone() })
        .collect();
    let parsed = parsed(&source);
    let (ground, lacking) = gather(tx, &parsed, From::Published(actor)).await?;
    let program = building.program.to_owned();
    // A recipe may compute for a while; other visitors must not wait for it.
    let frozen = tokio::task::spawn_blocking(move || {
        let (frozen, more) = freeze(head, &program, source, &parsed, &ground, &say);
        let mut faults: Vec<Fault> = parsed.into_iter().flat_map(|it| it.faults).collect();
        faults.extend(lacking);
        faults.extend(more);
        faults.sort_by_key(|it| (it.at.section, it.at.line));
        Preview { frozen, faults }
    });
    frozen.await.map_err(|error| Error::Fault(error.to_string()))
}

/// Every output of some material, each with its form.
pub(crate) async fn all_outputs(frozen: Frozen, say: Say) -> Result<Vec<(Form, Vec<u8>)>, Error> {
    let work = tokio::task::spawn_blocking(move || {
        let one = |form: &Form| written(*form, &frozen, &say).map(|bytes| (*form, bytes));
        Form::ALL.iter().map(one).collect::<Result<Vec<_>, _>>()
    });
    Ok(work.await.map_err(|error| Error::Fault(error.to_string()))??)
}

/// Builds a report: freezes it, writes every output, and keeps all of it under its hashes.
pub async fn build(
    db: &Db,
    store: &files::Store,
    actor: &Actor,
    building: Building<'_>,
    whole: &Whole,
) -> Result<Built, Error> {
    let permit = Permit::<Write>::grant(actor, whole.owned())?;
    let mut tx = db.begin_read().await?;
    let sections = store::sections(&mut tx, whole.report.id).await?;
    let Preview { frozen, faults } = preview(&mut tx, actor, building, whole, &sections).await?;
    tx.undo().await?;
    if !faults.is_empty() {
        return Err(Error::Faults(faults));
    }
    if frozen.sections.is_empty() {
        return Err(Error::Empty);
    }
    let outputs = all_outputs(frozen.clone(), building.say(whole)).await?;
    let material = store.put(&frozen.bytes()).await?;
    let mut stored = Vec::with_capacity(outputs.len());
    for (form, bytes) in &outputs {
        stored.push((*form, store.put(bytes).await?));
    }
    let (built_by, built_by_name) = who(actor);
    let build = Build {
        id: BuildId::new(actor.now),
        report: whole.report.id,
        number: frozen.head.number,
        state: BuildState::Built,
        title: frozen.head.title.clone(),
        language: frozen.head.language,
        frozen: material.hash,
        program: frozen.program.clone(),
        built_at: actor.now,
        built_by,
        built_by_name,
        published_at: None,
        superseded_at: None,
    };
    permit.spend();
    let name = format!("{}-{}", frozen.head.slug, build.number);
    let mut tx = db.begin().await?;
    files::record(&mut tx, material, &format!("{name}.json"), "application/json", actor.now).await?;
    for (form, file) in &stored {
        files::record(&mut tx, *file, &format!("{name}.{form}"), form.media_type(), actor.now).await?;
    }
    let outputs: Vec<Output> = stored
        .iter()
        .map(|(form, file)| Output {
            form: *form,
            file: file.hash,
            length: i64::try_from(file.length).unwrap_or(i64::MAX),
        })
        .collect();
    keep(&mut tx, actor, whole, &build, &outputs, &frozen).await?;
    tx.commit().await?;
    Ok(Built { build, outputs })
}

/// Keeps the rows of a build with its act; two builds at once cannot have one number.
async fn keep(
    tx: &mut Tx,
    actor: &Actor,
    whole: &Whole,
    build: &Build,
    outputs: &[Output],
    frozen: &Frozen,
) -> Result<(), Error> {
    store::insert_build(tx, &store::NewBuild { build, outputs, frozen }).await?;
    let digests: serde_json::Map<String, serde_json::Value> =
        outputs.iter().map(|it| (it.form.to_string(), it.file.to_string().into())).collect();
    let figures = store::figure_digest(tx, build.id).await?;
    let analyses = store::analysis_digest(tx, build.id).await?;
    let act = journal::Act::new("report.built", "report-build", build.id)
        .in_group(whole.report.group)
        .titled(&build.title, whole.report.path(&format!("/{}", build.number)))
        .facts(json!({
            "report": whole.report.slug, "number": build.number, "frozen": build.frozen, "outputs": digests,
            "figures": figures, "analyses": analyses, "count": frozen.figures.len(), "program": build.program,
        }));
    journal::record(tx, actor, act).await?;
    Ok(())
}

/// Lets everybody see a build; the one that was seen before is superseded and stays readable.
pub async fn publish(
    tx: &mut Tx,
    actor: &Actor,
    permit: Permit<Publish>,
    whole: &Whole,
    build: &Build,
    frozen: &Frozen,
) -> Result<(), Error> {
    permit.spend();
    if build.state != BuildState::Built {
        return Err(Error::Published);
    }
    // A draft of an analysis is its agency's; a report must not show it to everybody.
    for used in store::analyses(tx, build.id).await? {
        let Some(number) = used.kept else { continue };
        let kept = analyses::kept(tx, number).await?.map(|it| it.analysis.owned().shown);
        if kept != Some(analyses::model::Shown::Everybody) {
            return Err(Error::DraftAnalysis(number));
        }
    }
    let path = |build: &Build| whole.report.path(&format!("/{}", build.number));
    for before in store::builds(tx, Some(whole.report.id)).await? {
        if before.state == BuildState::Published {
            store::set_superseded(tx, before.id, actor.now).await?;
            let act = journal::Act::new("report.superseded", "report-build", before.id)
                .in_group(whole.report.group)
                .titled(&before.title, path(&before))
                .facts(json!({ "report": whole.report.slug, "number": before.number, "by": build.number }))
                .changed(json!({ "state": "published" }), json!({ "state": "superseded" }));
            journal::record(tx, actor, act).await?;
        }
    }
    store::set_published(tx, build.id, actor.now).await?;
    let act = journal::Act::new("report.published", "report-build", build.id)
        .in_group(whole.report.group)
        .titled(&build.title, path(build))
        .facts(json!({
            "report": whole.report.slug, "number": build.number, "frozen": build.frozen,
            "country": whole.report.country.map(|it| it.to_string()),
        }))
        .changed(json!({ "state": "built" }), json!({ "state": "published" }));
    journal::record(tx, actor, act).await?;
    let text: Vec<&str> = frozen.source.iter().flat_map(|it| [it.title.as_str(), it.text.as_str()]).collect();
    let entry = search::Entry::new(
        format!("report:{}", whole.report.id),
        "report",
        &build.title,
        whole.report.path(""),
        actor.now,
    );
    let entry = entry.body(text.join("\n")).in_language(build.language);
    search::put(tx, &entry).await?;
    Ok(())
}

/// How a build is cited.
pub(crate) fn work_of_build(frozen: &Frozen, build: &Build) -> Work {
    let head = &frozen.head;
    Work {
        key: key_of(&format!("{}-{}", head.slug, build.number)),
        kind: WorkKind::Report,
        title: head.title.clone(),
        authors: head.authors.clone(),
        publisher: String::new(),
        date: Some(head.day),
        year: None,
        version: build.number.to_string(),
        url: frozen.address(&format!("/reports/{}/{}", head.slug, build.number)),
        licence: String::new(),
        language: Some(head.language),
        identifier: format!("sha256:{}", build.frozen),
        note: String::new(),
    }
}

/// What a build froze.
pub async fn frozen_of(store: &files::Store, build: &Build) -> Result<Frozen, Error> {
    material(store, build.frozen).await
}

/// The frozen material of a build, from the file store.
pub(crate) async fn material(store: &files::Store, hash: FileHash) -> Result<Frozen, Error> {
    let bytes = store.get(hash).await?.ok_or(Error::Material)?;
    Frozen::read(&bytes).ok_or(Error::Material)
}
