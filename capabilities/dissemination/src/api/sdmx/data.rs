//! Data.

use std::{convert::Infallible, sync::Arc};

use axum::{body::Body, response::Response};
use jiff::Timestamp;
use statistics::Book;

use super::{Asked, flow_at, provider};
use crate::{
    data::{About, Csv, Form, Generic, Pieces, Specific, json},
    flow::Flow,
    key::Key,
    names::Labels,
    negotiate::{self, DataFormat},
    refusal::{Refusal, Why},
    releases::{Release, Released},
    select::{Part, Selection},
    wanted::{self, History, Wanted},
};

#[expect(clippy::similar_names, reason = "the words of the standard are alike")]
pub(super) async fn data(asked: &Asked, flow: &str, key: &str, named: &str) -> Result<Response, Refusal> {
    wanted::only(asked.parameters(), &wanted::DATA)?;
    let format = negotiate::data_format(asked.value("format"), asked.accept())?;
    let wanted = Wanted::read(asked.parameters())?;
    provider(named)?;
    let (released, outlines) = asked.flows().await?;
    let at = flow_at(&outlines, flow)?;
    let (released, outline) = (&released[at], &outlines[at]);
    let releases = chosen(released, &wanted)?;
    let history = wanted.history == History::Included;
    let modified: Option<Timestamp> =
        releases.iter().flat_map(|it| [Some(it.from), it.to.filter(|_| history)]).flatten().max();
    let version = asked.version(format.word(), &releases, modified);
    if let Some(unchanged) = version.unchanged(&asked.headers) {
        return Ok(unchanged);
    }
    let selection = Arc::new(select(asked, &outline.id, released, releases, key, wanted).await?);
    let whole = matches!(format, DataFormat::Json | DataFormat::DraftJson);
    enough(&selection, key, whole.then(|| asked.limits().observations)).await?;
    let about = asked.about(&version, modified);
    let body = written(asked, selection, about, format).await?;
    Ok(asked.send(&version, format.media_type(), body))
}

/// Refuses a selection in which nothing is, and one with too much for one piece.
async fn enough(selection: &Arc<Selection>, key: &str, most: Option<usize>) -> Result<(), Refusal> {
    let counting = Arc::clone(selection);
    let counted = tokio::task::spawn_blocking(move || counting.count(most.unwrap_or_default())).await;
    let counted = counted.map_err(|_| Refusal::new(Why::Internal))?;
    if counted.series == 0 {
        return Err(Refusal::new(Why::NoResults).with("flow", selection.flow.id.clone()).with("key", key));
    }
    match most {
        Some(most) if counted.observations > most => {
            Err(Refusal::new(Why::TooLarge).with("most", most.to_string()))
        }
        _ => Ok(()),
    }
}

/// The releases that a question is about.
pub(super) fn chosen(released: &Released, wanted: &Wanted) -> Result<Vec<Release>, Refusal> {
    let until = wanted.as_of;
    let chosen: Vec<Release> = match (wanted.history, until) {
        (History::Included, until) => {
            let all = released.releases.iter();
            all.filter(|it| until.is_none_or(|until| it.from <= until)).cloned().collect()
        }
        (History::Left, Some(instant)) => released.at(instant).cloned().into_iter().collect(),
        (History::Left, None) => released.current().cloned().into_iter().collect(),
    };
    if chosen.is_empty() {
        let first = released.releases.first().map(|it| it.from.to_string()).unwrap_or_default();
        let then = until.map_or_else(|| "now".to_owned(), |it| it.to_string());
        return Err(Refusal::new(Why::NothingThen).with("then", then).with("first", first));
    }
    let Some(after) = wanted.updated_after else { return Ok(chosen) };
    let newer: Vec<Release> = chosen.into_iter().filter(|it| it.from > after).collect();
    if newer.is_empty() {
        return Err(Refusal::new(Why::NothingSince).with("since", after.to_string()));
    }
    Ok(newer)
}

/// Reads the flow and the books of the releases, and finds what fits.
#[expect(clippy::similar_names, reason = "the words of the standard are alike")]
pub(super) async fn select(
    asked: &Asked,
    id: &str,
    released: &Released,
    releases: Vec<Release>,
    key: &str,
    wanted: Wanted,
) -> Result<Selection, Refusal> {
    let (flow, books) = asked
        .visit
        .db()
        .read(async |tx| {
            let flow = Flow::of(tx, id, released).await?;
            let mut books: Vec<Arc<Book>> = Vec::new();
            for release in &releases {
                books.push(Book::of(tx, &release.edition).await?);
            }
            Ok::<_, db::Error>((flow, books))
        })
        .await?;
    let key = Key::read(key, &flow)?;
    let finding = tokio::task::spawn_blocking(move || {
        let parts = releases.into_iter().zip(books);
        let parts = parts.map(|(release, book)| Part::new(&flow, &key, release, book)).collect();
        Selection { flow, key, wanted, parts }
    });
    finding.await.map_err(|_| Refusal::new(Why::Internal))
}

async fn written(
    asked: &Asked,
    selection: Arc<Selection>,
    about: About,
    format: DataFormat,
) -> Result<Body, Refusal> {
    let labels = || Labels::new(asked.visit.say.clone(), Arc::clone(&selection.flow));
    let form: Box<dyn Form> = match format {
        DataFormat::Generic => Box::new(Generic::new(about)),
        DataFormat::Specific => Box::new(Specific::new(about)),
        DataFormat::Csv => Box::new(Csv::new(None)),
        DataFormat::LabelledCsv => Box::new(Csv::new(Some(labels()))),
        DataFormat::Json | DataFormat::DraftJson => {
            let labels = labels();
            let writing = tokio::task::spawn_blocking(move || json(&selection, &labels, &about, format));
            return writing.await.map(Body::from).map_err(|_| Refusal::new(Why::Internal));
        }
    };
    // A piece is made when the reader has taken the one before it.
    let pieces = Pieces::new(selection, form).map(Ok::<_, Infallible>);
    Ok(Body::from_stream(futures_util::stream::iter(pieces)))
}
