//! Data as messages, made piece by piece: an edition of a million figures needs the memory of one series.

mod csv;
mod json;
mod xml;

use std::sync::Arc;

use jiff::Timestamp;
use statistics::Figure;

pub(crate) use self::{
    csv::{Csv, field},
    json::json,
    xml::{Generic, Specific},
};
use crate::{
    codes,
    flow::{Attribute, Flow},
    select::{Group, Part, Selection, source},
};

/// A form in which data are written, called in the order of its functions.
pub(crate) trait Form: Send {
    /// What stands before all data.
    fn begin(&mut self, of: &Selection);
    /// Begins a part.
    fn open(&mut self, of: &Selection, part: &Part);
    /// One series.
    fn group(&mut self, of: &Selection, part: &Part, group: &Group);
    /// Ends a part.
    fn close(&mut self);
    /// What stands behind all data.
    fn end(&mut self);
    /// What was written since it was last taken.
    fn take(&mut self) -> Vec<u8>;
}

/// What a message says of itself. It is the same whenever the same is asked: bytes that differ would be another version.
#[derive(Clone, Debug)]
pub(crate) struct About {
    /// Its id.
    pub id: String,
    /// When what it says became so.
    pub prepared: Timestamp,
    /// The address of the site.
    pub site: String,
    /// Whether it is of a demonstration.
    pub test: bool,
}

/// The value of an attribute, if it has one here.
pub(crate) fn attribute(
    flow: &Flow,
    part: &Part,
    history: bool,
    figure: &Figure,
    attribute: Attribute,
) -> Option<String> {
    Some(match attribute {
        Attribute::Status => codes::status(figure.state).to_owned(),
        Attribute::Since => figure.since?.to_string(),
        Attribute::Source => source(figure),
        Attribute::Unit => flow.units.code(codes::unit(&figure.series.unit).0)?.to_owned(),
        Attribute::Power => codes::unit(&figure.series.unit).1.to_string(),
        Attribute::Edition | Attribute::From | Attribute::To => return of_set(part, history, attribute),
    })
}

/// The value of an attribute of a whole set, if it has one.
pub(crate) fn of_set(part: &Part, history: bool, attribute: Attribute) -> Option<String> {
    match attribute {
        Attribute::Edition => Some(part.release.edition.slug.clone()),
        Attribute::From => Some(whole(part.release.from)),
        // Until when an edition held is known only afterwards: what is said of one moment does not tell it.
        Attribute::To if history => part.release.to.map(whole),
        _ => None,
    }
}

/// An instant to the second; the standard knows no parts of it in every place.
pub(crate) fn whole(instant: Timestamp) -> String {
    Timestamp::from_second(instant.as_second()).unwrap_or(instant).to_string()
}

/// A number, so that reading it gives the same number.
pub(crate) fn number(value: f64) -> String {
    value.to_string()
}

/// Pieces have at least so many bytes, but for the last.
const PIECE: usize = 64 * 1024;

/// A message in the making, which is asked for its next piece.
pub(crate) struct Pieces {
    of: Arc<Selection>,
    form: Box<dyn Form>,
    at: Option<(usize, usize)>,
    started: bool,
}

impl Pieces {
    pub(crate) fn new(of: Arc<Selection>, form: Box<dyn Form>) -> Self {
        Self { of, form, at: Some((0, 0)), started: false }
    }
}

impl Iterator for Pieces {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let (mut number, mut nth) = self.at?;
        let (of, form) = (Arc::clone(&self.of), &mut self.form);
        let mut piece = Vec::new();
        if !self.started {
            self.started = true;
            form.begin(&of);
        }
        while let Some(part) = of.parts.get(number) {
            if nth == 0 {
                form.open(&of, part);
            }
            while let Some(series) = part.series.get(nth) {
                for group in of.groups(part, *series) {
                    form.group(&of, part, &group);
                }
                nth += 1;
                piece.extend(form.take());
                if piece.len() >= PIECE {
                    self.at = Some((number, nth));
                    return Some(piece);
                }
            }
            form.close();
            (number, nth) = (number + 1, 0);
        }
        form.end();
        piece.extend(form.take());
        self.at = None;
        Some(piece)
    }
}
