//! Making a build again from the kept editions, and comparing the bytes.

use db::Db;
use files::FileHash;
use kernel::uuid::Uuid;
use serde::Serialize;
use web::Site;

use super::{
    Error, Whole,
    building::{all_outputs, material, parsed},
};
use crate::{
    freeze::freeze,
    frozen::Frozen,
    ground::{From, gather},
    model::{Build, BuildId},
    store,
};

kernel::words! {
    /// What came of comparing bytes.
    pub enum Verdict {
        /// The same bytes.
        Equal = "equal",
        /// Other bytes.
        Differs = "differs",
        /// The bytes that were kept are gone or damaged.
        Lost = "lost",
    }
}

/// What came of making a build again.
#[derive(Clone, Debug, Serialize)]
pub struct Reproduced {
    /// The report.
    pub report: String,
    /// The number of the build.
    pub build: u32,
    /// The program that built it.
    pub built_with: String,
    /// The program that made it again.
    pub rebuilt_with: String,
    /// Whether everything is equal.
    pub equal: bool,
    /// The frozen material and each output.
    pub parts: Vec<ReproducedPart>,
    /// Where the material differs: the first places, as paths within it.
    pub differences: Vec<String>,
    /// What could not be resolved any more.
    pub faults: Vec<String>,
}

/// The material or an output, compared.
#[derive(Clone, Debug, Serialize)]
pub struct ReproducedPart {
    /// `frozen`, or the form of an output.
    pub part: String,
    /// What came of it.
    pub verdict: Verdict,
    /// The digest that was recorded.
    pub recorded: FileHash,
    /// The digest of what was made again.
    pub rebuilt: FileHash,
}

/// Finds a build by its id, by `report/number`, or by the report alone: then the published one, else the newest.
async fn find(tx: &mut db::Tx, name: &str) -> Result<(Whole, Build), Error> {
    if let Ok(id) = name.parse::<Uuid>() {
        let build = store::build(tx, BuildId::from_uuid(id)).await?.ok_or(Error::NotFound("build"))?;
        let report = store::report_of(tx, build.report).await?.ok_or(Error::NotFound("report"))?;
        return Ok((Whole::of(tx, report).await?, build));
    }
    let (slug, number) = name.split_once('/').unwrap_or((name, ""));
    let whole = Whole::at(tx, slug).await?;
    let builds = store::builds(tx, Some(whole.report.id)).await?;
    let found = if number.is_empty() {
        let shown = builds.iter().find(|it| it.state == crate::model::BuildState::Published);
        shown.or(builds.first()).cloned()
    } else {
        builds.into_iter().find(|it| it.number.to_string() == number)
    };
    Ok((whole, found.ok_or(Error::NotFound("build"))?))
}

/// Resolves the text of a build anew against exactly the editions it read, writes every output again, and compares.
pub async fn reproduce(
    db: &Db,
    files: &files::Store,
    site: &Site,
    program: &str,
    name: &str,
) -> Result<Reproduced, Error> {
    let mut tx = db.begin_read().await?;
    let (whole, build) = find(&mut tx, name).await?;
    let outputs = store::outputs(&mut tx, build.id).await?;
    let kept = material(files, build.frozen).await?;
    let taken = parsed(&kept.source);
    let (ground, lacking) = gather(&mut tx, &taken, From::Kept(&kept)).await?;
    tx.undo().await?;
    let say = site.say(kept.head.language, whole.group.time_zone());
    let (again, faults) = {
        let (head, source, program, say) =
            (kept.head.clone(), kept.source.clone(), kept.program.clone(), say.clone());
        let work = tokio::task::spawn_blocking(move || freeze(head, &program, source, &taken, &ground, &say));
        work.await.map_err(|error| Error::Fault(error.to_string()))?
    };
    let written = all_outputs(again.clone(), say).await?;
    let mut parts = vec![part(
        "frozen",
        build.frozen,
        FileHash::of(&again.bytes()),
        files.get(build.frozen).await.is_ok(),
    )];
    for output in outputs {
        let rebuilt = written.iter().find(|(form, _)| *form == output.form);
        let rebuilt = rebuilt.map_or_else(|| FileHash::of(b""), |(_, bytes)| FileHash::of(bytes));
        let there = matches!(files.get(output.file).await, Ok(Some(_)));
        parts.push(part(output.form.word(), output.file, rebuilt, there));
    }
    let faults: Vec<String> = lacking
        .iter()
        .chain(&faults)
        .map(|it| format!("section {}, line {}: {} {}", it.at.section, it.at.line, it.kind, it.found))
        .collect();
    Ok(Reproduced {
        report: whole.report.slug,
        build: build.number,
        built_with: build.program,
        rebuilt_with: program.to_owned(),
        equal: parts.iter().all(|it| it.verdict == Verdict::Equal),
        differences: differences(&kept, &again),
        parts,
        faults,
    })
}

fn part(name: &str, recorded: FileHash, rebuilt: FileHash, there: bool) -> ReproducedPart {
    let verdict = match (there, recorded == rebuilt) {
        (false, _) => Verdict::Lost,
        (true, true) => Verdict::Equal,
        (true, false) => Verdict::Differs,
    };
    ReproducedPart { part: name.to_owned(), verdict, recorded, rebuilt }
}

/// As many places are named.
const NAMED: usize = 10;

/// Where two materials differ, as paths such as `figures.3.value: 1 → 2`.
fn differences(kept: &Frozen, again: &Frozen) -> Vec<String> {
    let value = |it: &Frozen| serde_json::to_value(it).unwrap_or_default();
    let mut found = Vec::new();
    compare("", &value(kept), &value(again), &mut found);
    found
}

fn compare(path: &str, a: &serde_json::Value, b: &serde_json::Value, found: &mut Vec<String>) {
    use serde_json::Value;
    if found.len() >= NAMED || a == b {
        return;
    }
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match (a, b) {
        (Value::Object(x), Value::Object(y)) => {
            let names = x.keys().chain(y.keys().filter(|name| !x.contains_key(*name)));
            for name in names {
                let none = Value::Null;
                compare(&below(name), x.get(name).unwrap_or(&none), y.get(name).unwrap_or(&none), found);
            }
        }
        (Value::Array(x), Value::Array(y)) if x.len() == y.len() => {
            for (n, (x, y)) in x.iter().zip(y).enumerate() {
                compare(&below(&n.to_string()), x, y, found);
            }
        }
        _ => {
            let short = |it: &Value| it.to_string().chars().take(80).collect::<String>();
            found.push(format!("{path}: {} → {}", short(a), short(b)));
        }
    }
}
