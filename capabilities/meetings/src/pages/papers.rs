//! Papers: laid before a meeting as a file or an address, read by members only.

use axum::{
    extract::{Multipart, Path},
    http::{HeaderValue, header},
    response::IntoResponse as _,
};
use files::FileHash;
use web::{Problem, Rate, Response, StatusCode, Visit};

use super::{
    AtItem, AtPaper,
    agenda::{Laying, not_laid},
    found, path, permit, reads_inside,
};
use crate::{
    AgendaItemId, NewPaper, ops,
    policy::{ChangeMeeting, LayPaper},
    store,
};

/// The kinds of files that are taken, by the end of their name.
const KINDS: [(&str, &str); 12] = [
    ("pdf", "application/pdf"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odp", "application/vnd.oasis.opendocument.presentation"),
    ("txt", "text/plain; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("md", "text/plain; charset=utf-8"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
];

/// The largest file, in bytes.
const LARGEST: u64 = 25 * 1024 * 1024;

/// One person may lay a pile of papers at once, then one in ten seconds.
const PAPERS: Rate = Rate { burst: 20, seconds_each: 10 };

/// The type of a file by the end of its name, if it is a kind that is taken.
fn kind_of(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    KINDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending)).map(|(_, kind)| *kind)
}

#[derive(Default)]
struct Sent {
    title: String,
    link: String,
    name: String,
    bytes: Vec<u8>,
}

impl Sent {
    /// What is shown again beside its item, and why.
    fn laying(&self, item: AgendaItemId, why: String) -> Laying {
        Laying { item, title: self.title.clone(), link: self.link.clone(), why }
    }
}

async fn read_form(mut form: Multipart) -> Result<Sent, Problem> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await.map_err(too_large)? {
        match field.name().unwrap_or_default() {
            "title" => sent.title = field.text().await.map_err(too_large)?,
            "link" => sent.link = field.text().await.map_err(too_large)?,
            "file" => {
                field.file_name().unwrap_or_default().clone_into(&mut sent.name);
                sent.bytes = field.bytes().await.map_err(too_large)?.to_vec();
            }
            _ => {}
        }
    }
    if kernel::hides_direction(&sent.title) {
        return Err(Problem::hidden_direction());
    }
    Ok(sent)
}

#[expect(clippy::needless_pass_by_value, reason = "the form of `map_err`")]
fn too_large(error: axum::extract::multipart::MultipartError) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "meetings/paper-too-large")
    } else {
        Problem::unreadable(error.body_text())
    }
}

pub(crate) async fn lay(visit: Visit, Path(at): Path<AtItem>, form: Multipart) -> Result<Response, Problem> {
    let (group, meeting) =
        visit.db().read(async |tx| found(tx, &visit.actor, at.slug.as_deref(), &at.reference).await).await?;
    let permit = permit::<LayPaper>(&visit, meeting.clone())?;
    let sent = read_form(form).await?;
    let mut new = NewPaper { title: sent.title.trim().to_owned(), link: sent.link.clone(), file: None };
    let mut stored = None;
    if !sent.bytes.is_empty() {
        let Some(kind) = kind_of(&sent.name) else {
            let laying = sent.laying(at.item, visit.say.text("meetings-refused-paper-kind"));
            return not_laid(&visit, &at, laying, StatusCode::UNPROCESSABLE_ENTITY).await;
        };
        let person = visit.signed()?.id;
        let taken = visit.site.limiter().take(&format!("paper {person}"), PAPERS, visit.actor.now);
        taken.map_err(Problem::too_many)?;
        // Outside the transaction: files are written before what refers to them.
        let store = visit.site.part::<files::Store>().clone().up_to(LARGEST);
        let file = match store.put(&sent.bytes).await {
            Err(files::Error::Full) => {
                let laying = sent.laying(at.item, visit.say.text("form-disk-full"));
                return not_laid(&visit, &at, laying, StatusCode::INSUFFICIENT_STORAGE).await;
            }
            put => put.map_err(|error| paper_fault(&error))?,
        };
        new.file = Some(file.hash.to_string());
        stored = Some((file, kind));
    } else if new.link.trim().is_empty() {
        let laying = sent.laying(at.item, visit.say.text("meetings-refused-paper-empty"));
        return not_laid(&visit, &at, laying, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    if new.title.is_empty() {
        new.title = if sent.name.is_empty() { new.link.clone() } else { sent.name.clone() };
    }
    if new.file.is_some() {
        new.link = String::new();
    }
    visit
        .db()
        .write(async |tx| {
            if let Some((file, kind)) = stored {
                files::record(tx, file, &sent.name, kind, visit.actor.now).await?;
            }
            ops::lay_paper(tx, &visit.actor, permit, at.item, new).await
        })
        .await?;
    Ok(visit.done(&format!("{}/agenda", path(&group, &meeting)), "meetings-notice-paper"))
}

fn paper_fault(error: &files::Error) -> Problem {
    match error {
        files::Error::Full => db::Error::Full.into(),
        files::Error::TooLarge { .. } => {
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "meetings/paper-too-large")
        }
        files::Error::Damaged(_) | files::Error::Io(_) => Problem::internal(error),
    }
}

pub(crate) async fn read(visit: Visit, Path(at): Path<AtPaper>) -> Result<Response, Problem> {
    let (group, paper, known) = visit
        .db()
        .read(async |tx| {
            let (group, meeting) = found(tx, &visit.actor, at.slug.as_deref(), &at.reference).await?;
            let papers = store::papers(tx, meeting.id).await?;
            let paper =
                papers.into_iter().find(|paper| paper.id == at.paper).ok_or_else(Problem::not_found)?;
            let hash: Option<FileHash> = paper.file.as_deref().and_then(|hash| hash.parse().ok());
            let known = match hash {
                Some(hash) => files::find(tx, hash).await?,
                None => None,
            };
            Ok::<_, Problem>((group, paper, known))
        })
        .await?;
    if !reads_inside(&visit, &group) {
        return Err(Problem::not_found());
    }
    let Some(known) = known else { return Ok(visit.lead(&paper.link)) };
    let bytes =
        visit.site.part::<files::Store>().get(known.hash).await.map_err(|error| paper_fault(&error))?;
    let bytes = bytes.ok_or_else(Problem::not_found)?;
    let kind = HeaderValue::from_str(&known.media_type)
        .unwrap_or_else(|_| HeaderValue::from_static("application/octet-stream"));
    let name: String = known
        .name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' })
        .collect();
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .unwrap_or_else(|_| HeaderValue::from_static("attachment"));
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

pub(crate) async fn remove(visit: Visit, Path(at): Path<AtPaper>) -> Result<Response, Problem> {
    let (group, meeting) =
        visit.db().read(async |tx| found(tx, &visit.actor, at.slug.as_deref(), &at.reference).await).await?;
    let to = format!("{}/agenda", path(&group, &meeting));
    let permit = permit::<ChangeMeeting>(&visit, meeting)?;
    visit.db().write(async |tx| ops::take_back_paper(tx, &visit.actor, permit, at.paper).await).await?;
    Ok(visit.done(&to, "meetings-notice-paper-removed"))
}

#[cfg(test)]
mod tests {
    use super::kind_of;

    #[test]
    fn only_documents_are_taken() {
        assert_eq!(kind_of("Draft plan.PDF"), Some("application/pdf"));
        for refused in ["run.exe", "page.html", "drawing.svg", "nothing", ""] {
            assert_eq!(kind_of(refused), None, "{refused}");
        }
    }
}
