//! All papers of a meeting as one archive, packed while it is sent.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};

use axum::{body::Body, extract::Path};
use files::{FileHash, Known};
use futures_util::stream;
use jiff::tz::TimeZone;
use web::{Problem, Response, Say, StatusCode, Visit, download};
use zip::{
    CompressionMethod, DateTime, ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

use super::{AtMeeting, found, reads_inside};
use crate::{Paper, model::numbered, store};

/// The most that is packed into one archive, in bytes: what a slow line can still take.
const MOST: i64 = 250 * 1000 * 1000;

/// The longest part of a file's name that its title makes, in bytes: file systems take 255 in all.
const LONGEST: usize = 150;

/// The words of the link to the archive; none where there is nothing to pack or too much.
pub(super) fn link_words(say: &Say, length: i64) -> String {
    if length == 0 || length > MOST {
        String::new()
    } else {
        say.with("meetings-all-papers", "size", size(say, length))
    }
}

fn size(say: &Say, length: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53, and shown with one decimal")]
    let (kilo, mega) = (length as f64 / 1e3, length as f64 / 1e6);
    if length < 1_000_000 {
        say.with("meetings-size-kb", "n", say.local().decimal(kilo.ceil(), 0))
    } else {
        say.with("meetings-size-mb", "n", say.local().decimal(mega, 1))
    }
}

/// A paper on its way into the archive.
struct Entry {
    name: String,
    hash: FileHash,
    laid: DateTime,
}

pub(crate) async fn papers(visit: Visit, Path(at): Path<AtMeeting>) -> Result<Response, Problem> {
    let (reference, entries, elsewhere) = visit
        .db()
        .read(async |tx| {
            let (group, meeting) = found(tx, &visit.actor, at.slug.as_deref(), &at.reference).await?;
            // To others the papers do not exist.
            if !reads_inside(&visit, &group) {
                return Err(Problem::not_found());
            }
            let length = store::papers_length(tx, meeting.id).await?;
            if length > MOST {
                let most = size(&visit.say, MOST);
                let problem = Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "meetings/papers-too-large");
                return Err(problem.with("most", most).with("size", size(&visit.say, length)));
            }
            let items = store::agenda(tx, meeting.id).await?;
            let papers = store::papers(tx, meeting.id).await?;
            let (mut entries, mut elsewhere) = (Vec::new(), String::new());
            for (id, number) in numbered(&meeting.reference, &items, &papers) {
                let Some(paper) = papers.iter().find(|paper| paper.id == id) else { continue };
                let hash = paper.file.as_deref().and_then(|hash| hash.parse().ok());
                match hash {
                    Some(hash) => {
                        let known = files::find(tx, hash).await?.ok_or_else(Problem::not_found)?;
                        entries.push(entry(&number, paper, &known, &meeting.tz()));
                    }
                    None => {
                        elsewhere.extend([
                            number.as_str(),
                            " ",
                            &paper.title,
                            "\r\n",
                            &paper.link,
                            "\r\n\r\n",
                        ]);
                    }
                }
            }
            Ok::<_, Problem>((meeting.reference, entries, elsewhere))
        })
        .await?;
    if entries.is_empty() {
        return Err(Problem::not_found());
    }
    let packing = Packing::new(visit.site.part::<files::Store>().clone(), entries, elsewhere);
    let body = Body::from_stream(stream::try_unfold(packing, Packing::next));
    Ok(download(&format!("{reference}-papers.zip"), "application/zip", body))
}

fn entry(number: &str, paper: &Paper, known: &Known, zone: &TimeZone) -> Entry {
    let at = zone.to_datetime(paper.added_at);
    let part = |value: i8| u8::try_from(value).unwrap_or_default();
    let laid = DateTime::from_date_and_time(
        u16::try_from(at.year()).unwrap_or_default(),
        part(at.month()),
        part(at.day()),
        part(at.hour()),
        part(at.minute()),
        part(at.second()),
    );
    Entry { name: name(number, &paper.title, &known.name), hash: known.hash, laid: laid.unwrap_or_default() }
}

/// The name of a file in the archive: its number, which makes it the only one, its title, and its kind.
fn name(number: &str, title: &str, file: &str) -> String {
    let kind = file.rsplit_once('.').map(|(_, kind)| kind.to_lowercase());
    let kind = kind.filter(|kind| !kind.is_empty() && kind.chars().all(|c| c.is_ascii_alphanumeric()));
    let ending = kind.map(|kind| format!(".{kind}")).unwrap_or_default();
    let safe =
        |c: char| if c.is_alphanumeric() || "-_.,()&+'’".contains(c) || is_joined(c) { c } else { ' ' };
    let mut words: String =
        title.chars().map(safe).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = words.len().saturating_sub(ending.len());
    if words.get(bare..).is_some_and(|tail| tail.eq_ignore_ascii_case(&ending)) {
        words.truncate(bare);
    }
    while words.len() > LONGEST {
        words.pop();
    }
    let words = words.trim_matches(['.', ' ']);
    format!("{}{}{words}{ending}", number.replace('/', "-"), if words.is_empty() { "" } else { " " })
}

/// Marks that belong to the letter before them, as vowels do in Arabic.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{064b}'..='\u{0652}' | '\u{0670}')
}

/// Where the archive's bytes stand until they are sent.
#[derive(Clone, Default)]
struct Outlet(Arc<Mutex<Vec<u8>>>);

impl Outlet {
    fn drain(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An archive that is being sent: one paper is in memory at a time.
struct Packing {
    store: files::Store,
    rest: std::vec::IntoIter<Entry>,
    elsewhere: String,
    zip: Option<ZipWriter<StreamWriter<Outlet>>>,
    outlet: Outlet,
}

impl Packing {
    fn new(store: files::Store, entries: Vec<Entry>, elsewhere: String) -> Self {
        let outlet = Outlet::default();
        let zip = Some(ZipWriter::new_stream(outlet.clone()));
        Self { store, rest: entries.into_iter(), elsewhere, zip, outlet }
    }

    /// The next piece of the archive. An error breaks the transfer off: a short archive must not look whole.
    async fn next(mut self) -> io::Result<Option<(Vec<u8>, Self)>> {
        let Some(mut zip) = self.zip.take() else { return Ok(None) };
        if let Some(entry) = self.rest.next() {
            let bytes = self.store.get(entry.hash).await.map_err(io::Error::other);
            let bytes =
                bytes.and_then(|bytes| bytes.ok_or_else(|| io::Error::other("a stored paper is missing")));
            let bytes = bytes
                .inspect_err(|error| tracing::error!(%error, hash = %entry.hash, "no archive of papers"))?;
            add(&mut zip, &entry.name, entry.laid, &bytes)?;
            self.zip = Some(zip);
        } else {
            if !self.elsewhere.is_empty() {
                add(&mut zip, "links.txt", DateTime::default(), self.elsewhere.as_bytes())?;
            }
            zip.finish()?;
        }
        Ok(Some((self.outlet.drain(), self)))
    }
}

fn add(zip: &mut ZipWriter<StreamWriter<Outlet>>, name: &str, at: DateTime, bytes: &[u8]) -> io::Result<()> {
    // Papers are packed files already: packing them again costs time and wins nothing.
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Stored).last_modified_time(at);
    zip.start_file(name, options)?;
    zip.write_all(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_readable_safe_and_carries_its_number() {
        let check = |title: &str, file: &str, expected: &str| {
            assert_eq!(name("2026-03/3.1", title, file), expected);
        };
        check("Country support: requests", "a.PDF", "2026-03-3.1 Country support requests.pdf");
        check("../../etc/passwd", "x", "2026-03-3.1 etc passwd");
        check("plan.docx", "plan.docx", "2026-03-3.1 plan.docx");
        check("\u{202e}fdp.exe", "a.pdf", "2026-03-3.1 fdp.exe.pdf");
        check("طلبات البلدان", "a.pdf", "2026-03-3.1 طلبات البلدان.pdf");
        check("***", "a.b/c", "2026-03-3.1");
        let long = name("2026-03/1", &"议".repeat(200), "a.pdf");
        assert!(long.len() < 200 && long.strip_suffix(".pdf").is_some(), "{long}");
    }
}
